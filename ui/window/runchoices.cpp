// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/runchoices.h"

#include <QActionGroup>
#include <QSignalBlocker>

#include <functional>

namespace ui::window {

namespace keys = core::settings::keys;

struct RunChoices::Choice
{
    const char *id;
    QString text;
    QString toolTip;
    std::function<bool()> isSet;
    std::function<void()> set;
};

RunChoices::RunChoices(Actions &actions, core::settings::Settings &settings, QObject *parent)
    : QObject(parent)
    , m_actions(actions)
    , m_settings(settings)
{
    const auto stops = [&settings](bool stop) {
        return std::pair([&settings, stop] { return settings.get(keys::stopOnError) == stop; },
                         [&settings, stop] { settings.set(keys::stopOnError, stop); });
    };
    addChoices(tr("Query"),
               {{"query.stopOnError", tr("Stop at the first error"),
                 tr("A script ends at its first error; nothing after it is sent"), stops(true).first,
                 stops(true).second},
                {"query.goOnAfterError", tr("Go on after an error"),
                 tr("A script goes on with the next statement"), stops(false).first, stops(false).second}});
    const auto savepoints = [&settings](int value) {
        return std::pair([&settings, value] { return settings.get(keys::savepoints) == value; },
                         [&settings, value] { settings.set(keys::savepoints, value); });
    };
    addChoices(
        tr("Transaction"),
        {{"transaction.noSavepoints", tr("No savepoints"),
          tr("An error in a transaction fails the whole transaction"), savepoints(0).first,
          savepoints(0).second},
         {"transaction.savepointSingle", tr("Savepoint for a single statement"),
          tr("Run by itself, a statement that fails costs the transaction nothing else"), savepoints(1).first,
          savepoints(1).second},
         {"transaction.savepointAlways", tr("Savepoint for every statement"),
          tr("In scripts too, as psql with ON_ERROR_ROLLBACK"), savepoints(2).first, savepoints(2).second}});
    const auto isolation = [&settings](const char *level) {
        const QString value = QLatin1String(level);
        return std::pair([&settings, value] { return settings.get(keys::isolation) == value; },
                         [&settings, value] { settings.set(keys::isolation, value); });
    };
    const auto level = [&](const char *id, const QString &text, const char *value) {
        return Choice{id, text, tr("Of the transactions that manual commit begins"), isolation(value).first,
                      isolation(value).second};
    };
    addChoices(tr("Transaction"),
               {level("transaction.isolationDefault", tr("Isolation as the server has it"), ""),
                level("transaction.readCommitted", tr("Read committed"), "READ COMMITTED"),
                level("transaction.repeatableRead", tr("Repeatable read"), "REPEATABLE READ"),
                level("transaction.serializable", tr("Serializable"), "SERIALIZABLE")});
    addSwitch("transaction.readOnly", tr("Read only"),
              tr("The transactions that manual commit begins cannot write"), keys::readOnlyTransactions);
    addSwitch("transaction.deferrable", tr("Deferrable"),
              tr("Serializable and read only: it waits at its start and then never fails for others"),
              keys::deferrableTransactions);
}

void RunChoices::addChoices(const QString &group, const QList<Choice> &choices)
{
    auto *exclusive = new QActionGroup(this);
    for (const Choice &choice : choices) {
        QAction *action = m_actions.addCheckable(
            {.id = QLatin1String(choice.id), .text = choice.text, .toolTip = choice.toolTip, .group = group},
            [this, set = choice.set](bool on) {
                if (!on)
                    return;
                set();
                emit chosen();
            });
        const QSignalBlocker quiet(action);
        action->setChecked(choice.isSet());
        exclusive->addAction(action);
    }
}

void RunChoices::addSwitch(const char *id, const QString &text, const QString &toolTip,
                           const core::settings::Key<bool> &key)
{
    QAction *action = m_actions.addCheckable(
        {.id = QLatin1String(id), .text = text, .toolTip = toolTip, .group = tr("Transaction")},
        [this, &key](bool on) {
            m_settings.set(key, on);
            emit chosen();
        });
    const QSignalBlocker quiet(action);
    action->setChecked(m_settings.get(key));
}

} // namespace ui::window
