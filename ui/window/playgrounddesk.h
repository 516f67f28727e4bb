// SPDX-License-Identifier: GPL-3.0-or-later
// The playground from the window: started, stopped and made anew, and where one sees how far it is. It says
// which connection it gave; others connect. Thread: GUI.
#pragma once

#include "core/playground/playground.h"
#include "ui/base/prompts.h"
#include "ui/window/knownprofiles.h"

namespace ui::browser {
class BrowserModel;
}
namespace ui::connections {
class Welcome;
}

namespace ui::window {

class StatusLine;

class PlaygroundDesk : public QObject
{
    Q_OBJECT

public:
    struct Services
    {
        core::playground::Playground &playground;
        Prompts &prompts;
        KnownProfiles &profiles;
        browser::BrowserModel &tree;
        connections::Welcome &welcome;
        StatusLine &status;
    };

    explicit PlaygroundDesk(const Services &services, QObject *parent = nullptr);

    /// Starts it (or takes over one that runs): ends with started or failed. Nothing while it is starting.
    void start();
    void stop();
    void askToMakeAnew();
    /// What is shown in the first tab of somebody who has just come.
    static QString firstQuery();

signals:
    void started(const core::profile::ConnectionProfile &profile);
    void failed(const core::Error &error);
    /// Its server is about to end.
    void leaving(const core::profile::ConnectionProfile &profile);

private:
    void waitFor(core::Task<core::playground::PlaygroundStarted> starting);
    void leave();
    void take(const core::playground::PlaygroundStarted &playground);

    const Services m_services;
    bool m_starting = false;
};

} // namespace ui::window
