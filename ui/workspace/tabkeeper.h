// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps tabs in the journal within a second of a change, and makes them again at the next start:
// text, title, file, connection, caret and place; nothing is run and nothing connected for it. Thread: GUI.
#pragma once

#include "core/workspace/journal.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace ui::query {
class SqlTab;
}
namespace ui::tabs {
class Tab;
class TabArea;
} // namespace ui::tabs

namespace ui::workspace {

class TextKeeper;

class TabKeeper : public QObject
{
    Q_OBJECT

public:
    TabKeeper(core::workspace::Store &store, tabs::TabArea &tabs, QObject *parent = nullptr);
    /// Writes what is new. The tabs stay in the journal: only those that were closed are gone.
    ~TabKeeper() override;

    /// From now on; once for a tab.
    void keep(query::SqlTab *tab);
    /// Another tab, by what it takes to show it again; touch() when that is another one. id: it was left
    /// over.
    void keep(tabs::Tab *tab, std::function<QJsonObject()> state, const QString &id = {});
    /// It is to be written again.
    void touch(const QObject *tab);
    /// It was closed, and not because the program ends.
    void forget(tabs::Tab *tab);
    /// Starts to write what is new now.
    void flush();

    core::Task<QList<core::workspace::KeptTab>> takeLeftOver() { return m_journal.takeLeftOver(); }
    /// Text, title, caret and file of a tab that was made for it. What it says of the connection is the
    /// window's.
    void restore(query::SqlTab *tab, const core::workspace::KeptTab &kept);
    /// A closed SQL tab (0: the one closed last) with its text; once. restore() makes it again.
    core::Task<std::optional<core::workspace::KeptTab>> takeClosed(qint64 number = 0);
    core::workspace::ClosedTabs &closedTabs() { return m_closed; }
    bool hasClosed() const { return m_hasClosed; }
    /// Asks the file for hasClosed(): nothing of this is known before.
    void lookForClosed();
    /// Whether it was in front.
    static bool wasCurrent(const core::workspace::KeptTab &kept);

    static constexpr std::chrono::milliseconds WriteDelay{400};
    static constexpr std::chrono::seconds RetryDelay{5};

signals:
    /// What is typed is not kept at the moment; told once until it is again.
    void failed(const core::Error &error);
    /// It is again.
    void works();
    /// hasClosed() may be another.
    void closedChanged();

private:
    struct Kept
    {
        QString id;
        TextKeeper *text = nullptr;              ///< of an SQL tab; null: it is being restored
        std::function<QJsonObject()> state = {}; ///< of another one
        bool dirty = true;
        bool writing = false;
    };
    /// Until it is destroyed.
    void know(tabs::Tab *tab, const Kept &kept);
    void watch(query::SqlTab *tab, const QString &id, bool known);
    /// Caret and what is seen.
    static void place(const query::SqlTab &tab, const QJsonObject &state, qsizetype size);
    void write(tabs::Tab *tab, int position, Kept &kept);
    /// text: null while it is being restored.
    void close(const query::SqlTab &tab, const Kept &kept);

    core::workspace::Journal m_journal;
    tabs::TabArea &m_tabs;
    QHash<const QObject *, Kept> m_kept;
    core::workspace::ClosedTabs m_closed;
    bool m_hasClosed = false;
    QTimer m_delay;
    bool m_told = false;
};

} // namespace ui::workspace
