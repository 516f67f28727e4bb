// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/playgrounddesk.h"

#include "core/profile/conninfo.h"
#include "ui/browser/browsermodel.h"
#include "ui/connections/welcome.h"
#include "ui/window/statusline.h"

#include <QFile>

namespace ui::window {

using connections::Welcome;
using core::playground::PlaygroundStarted;
using core::profile::ConnectionProfile;

PlaygroundDesk::PlaygroundDesk(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
    connect(&services.playground, &core::playground::Playground::progress, this, [this](const QString &text) {
        if (!m_starting)
            return;
        m_services.welcome.setPlayground(Welcome::Playground::Starting, text);
        m_services.status.setActivity(text);
    });
}

void PlaygroundDesk::start()
{
    if (!m_starting)
        waitFor(m_services.playground.start());
}

void PlaygroundDesk::waitFor(core::Task<PlaygroundStarted> starting)
{
    m_starting = true;
    m_services.welcome.setPlayground(Welcome::Playground::Starting, tr("Starting…"));
    m_services.status.setActivity(tr("Starting the playground…"));
    core::whenDone(std::move(starting), this, [this](core::Result<PlaygroundStarted> playground) {
        m_starting = false;
        m_services.status.setActivity({});
        if (playground) {
            take(*playground);
            return;
        }
        m_services.welcome.setPlayground(Welcome::Playground::Stopped);
        m_services.welcome.setPlaygroundError(playground.error().toText());
        m_services.tree.setDisconnected(KnownProfiles::playgroundId(), playground.error().toText());
        emit failed(playground.error());
    });
}

void PlaygroundDesk::take(const PlaygroundStarted &playground)
{
    m_services.welcome.setPlayground(Welcome::Playground::Running);
    auto parsed = core::profile::parseConninfo(playground.url);
    if (!parsed) {
        emit failed(parsed.error());
        return;
    }
    ConnectionProfile profile = parsed->profile;
    profile.id = KnownProfiles::playgroundId();
    profile.name = tr("Playground");
    profile.group = tr("Development");
    profile.environment = core::profile::Environment::Development;
    m_services.profiles.setPlayground(profile);
    emit started(profile);
}

void PlaygroundDesk::leave()
{
    // tabs on it keep their text and results; they say that the session is gone
    if (const auto profile = m_services.profiles.playground())
        emit leaving(*profile);
    m_services.profiles.setPlayground({});
}

void PlaygroundDesk::stop()
{
    if (m_starting)
        return;
    leave();
    m_services.status.setActivity(tr("Stopping the playground…"));
    core::whenDone(m_services.playground.stop(), this, [this](core::Result<void> stopped) {
        m_services.status.setActivity(stopped ? tr("The playground is stopped") : stopped.error().message);
        m_services.welcome.setPlayground(Welcome::Playground::Stopped);
    });
}

void PlaygroundDesk::askToMakeAnew()
{
    if (m_starting)
        return;
    Question question;
    question.title = tr("Make the playground anew?");
    question.text = tr("Everything in it is thrown away, also what you made there yourself.");
    question.answers = {{tr("Throw away and make anew"), Question::Role::Danger}};
    m_services.prompts.ask(question, this, [this](int answer) {
        if (answer != 0)
            return;
        leave();
        waitFor(m_services.playground.reset());
    });
}

QString PlaygroundDesk::firstQuery()
{
    QFile file(QStringLiteral(":/playground/queries/best customers.sql"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace ui::window
