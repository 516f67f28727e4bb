// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/connectiondesk.h"

#include "core/session/versionremark.h"
#include "ui/browser/browserpanel.h"
#include "ui/connections/connectionform.h"
#include "ui/tabs/tabarea.h"
#include "ui/window/connectiontab.h"
#include "ui/window/statusline.h"

#include <utility>

namespace ui::window {

using connections::ConnectionForm;
using connections::Connector;
using core::Error;
using core::profile::ConnectionProfile;

ConnectionDesk::ConnectionDesk(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
    connect(&services.connector, &Connector::connected, this, &ConnectionDesk::connected);
    connect(&services.connector, &Connector::failed, this, [this](const QUuid &id, const Error &error) {
        m_services.tree.setDisconnected(id, error.toText());
        m_services.status.setActivity({});
        tellFailed(id, error);
        if (m_wanted == id)
            m_wanted = {};
    });
    connect(&services.connector, &Connector::cancelled, this, [this](const QUuid &id) {
        m_services.tree.setDisconnected(id);
        m_services.status.setActivity({});
        if (m_wanted == id)
            m_wanted = {};
    });
    connect(&services.connector, &Connector::started, this, [this](const QUuid &id) {
        if (const auto profile = m_services.profiles.find(id))
            m_services.status.setActivity(tr("Connecting to %1…").arg(profile->title()));
    });
}

void ConnectionDesk::clearNotice()
{
    if (Banner *notice = m_services.notice.ifMade())
        notice->clear();
}

void ConnectionDesk::connectTo(const ConnectionProfile &profile)
{
    connectAs(profile, {});
}

void ConnectionDesk::connectForThisRun(const ConnectionProfile &profile, const core::Secret &password)
{
    connectAs(m_services.profiles.addForThisRun(profile), {password, false});
}

void ConnectionDesk::connectAs(const ConnectionProfile &profile, const connections::PasswordAnswer &typed)
{
    m_wanted = profile.id;
    clearNotice();
    if (typed.password.isEmpty())
        m_services.connector.connectTo(profile);
    else
        m_services.connector.connectTo(profile, typed);
    m_services.browser.reveal(profile.id); // shows that it connects, or why it could not
}

void ConnectionDesk::connectInTree(const ConnectionProfile &profile)
{
    m_services.connector.connectTo(profile);
}

void ConnectionDesk::connected(const QUuid &id, const core::session::SessionInfo &info)
{
    m_services.tree.setConnected(id, info);
    m_services.status.setActivity({});
    if (m_wanted == id)
        clearNotice();
    if (const QString remark = core::session::versionRemark(info.version); !remark.isEmpty())
        m_services.notice->setMessage(Banner::Tone::Warn, remark);
    if (m_services.stored.find(id))
        (void)m_services.stored.markUsed(id); // only for the order of the welcome page; failed() tells
    if (std::exchange(m_wanted, {}) != id)
        return;
    if (const auto profile = m_services.profiles.find(id))
        emit up(*profile);
}

void ConnectionDesk::tellFailed(const QUuid &id, const Error &error)
{
    const auto profile = m_services.profiles.find(id);
    // from the tree: the tree tells; a tab that waits tells itself
    if (!profile || m_wanted != id)
        return;
    Error told = error;
    told.message = tr("%1: %2").arg(
        profile->title(), QString(error.message).replace(QLatin1String("\n\t"), QLatin1String("\n")));
    Banner &notice = *m_services.notice;
    notice.setError(told);
    notice.addButton(
        tr("Try again"), [this, profile = *profile] { connectTo(profile); }, true);
    notice.addButton(tr("Edit connection"), [this, profile = *profile] {
        clearNotice();
        edit(profile);
    });
}

void ConnectionDesk::disconnectFrom(const ConnectionProfile &profile)
{
    m_services.pool.disconnect(profile.id);
    m_services.pool.setPassword(profile.id, {});
    m_services.tree.setDisconnected(profile.id);
    emit disconnected(profile.id);
}

ConnectionTab *ConnectionDesk::edit(const std::optional<ConnectionProfile> &profile)
{
    tabs::TabArea &tabs = m_services.tabs;
    for (int i = 0; profile && i < tabs.count(); ++i) {
        auto *open = qobject_cast<ConnectionTab *>(tabs.at(i));
        if (open && open->form().profile().id == profile->id) {
            tabs.setCurrent(open);
            return open;
        }
    }
    auto *tab = new ConnectionTab({m_services.theme, m_services.icons, m_services.prompts, m_services.stored,
                                   m_services.secrets, m_services.canceller},
                                  m_services.prompts, &tabs);
    if (profile)
        tab->form().showProfile(*profile);
    connect(&tab->form(), &ConnectionForm::closeRequested, this, [&tabs, tab] { tabs.close(tab); });
    connect(&tab->form(), &ConnectionForm::deleted, this, [this, tab](const QUuid &id) {
        m_services.pool.disconnect(id);
        m_services.tabs.close(tab);
    });
    connect(&tab->form(), &ConnectionForm::saved, this,
            [this](const ConnectionProfile &saved, const core::Secret &typed) {
                if (!typed.isEmpty())
                    m_services.pool.setPassword(saved.id, typed);
            });
    connect(&tab->form(), &ConnectionForm::connectRequested, this,
            [this, tab](const ConnectionProfile &saved, const connections::PasswordAnswer &typed) {
                m_services.tabs.close(tab);
                m_services.pool.disconnect(saved.id);
                connectAs(saved, typed);
            });
    tabs.add(tab);
    tab->focusWork();
    return tab;
}

void ConnectionDesk::askToDelete(const ConnectionProfile &profile)
{
    Question question;
    question.title = tr("Delete the connection “%1”?").arg(profile.title());
    question.text = tr("Howdah forgets how to reach it, and its password. Nothing changes on the server.");
    question.answers = {{tr("Delete connection"), Question::Role::Danger}};
    m_services.prompts.ask(question, this, [this, profile](int answer) {
        if (answer != 0)
            return;
        disconnectFrom(profile);
        m_services.profiles.forgetOfThisRun(profile.id);
        if (!m_services.stored.find(profile.id))
            return;
        core::whenDone(m_services.secrets.remove(profile.id), this, [](core::Result<void>) {});
        if (auto removed = m_services.stored.remove(profile.id); !removed)
            m_services.status.setActivity(removed.error().message);
    });
}

} // namespace ui::window
