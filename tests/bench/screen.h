// SPDX-License-Identifier: GPL-3.0-or-later
// An X server without a monitor: what a window is painted on where there is nobody to look.
#pragma once

#include "core/base/result.h"

#include <QProcess>
#include <QStringList>

#include <memory>

namespace bench {

class Screen
{
public:
    /// Starts Xvfb on a number of its own choice; fails with Io where there is none. Waits up to 10 s.
    static core::Result<std::unique_ptr<Screen>> start();
    ~Screen();

    /// Words of the environment for programs that are to paint on it.
    QStringList environment() const;

private:
    Screen() = default;

    QProcess m_server;
    QString m_number;
};

} // namespace bench
