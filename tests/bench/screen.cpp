// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/screen.h"

using core::Error;
using core::Result;

namespace bench {

Result<std::unique_ptr<Screen>> Screen::start()
{
    std::unique_ptr<Screen> screen(new Screen);
    QProcess &server = screen->m_server;
    server.setStandardErrorFile(QProcess::nullDevice());
    server.start(QStringLiteral("Xvfb"),
                 {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                  QStringLiteral("0"), QStringLiteral("1440x900x24"), QStringLiteral("-nolisten"),
                  QStringLiteral("tcp")});
    // it writes its number once it can be used
    while (!server.canReadLine()) {
        if (!server.waitForReadyRead(10'000))
            return Error::io(QStringLiteral("Xvfb did not start: %1").arg(server.errorString()));
    }
    screen->m_number = QString::fromLatin1(server.readLine().trimmed());
    return screen;
}

Screen::~Screen()
{
    m_server.terminate();
    if (!m_server.waitForFinished(3000))
        m_server.kill();
    m_server.waitForFinished(1000);
}

QStringList Screen::environment() const
{
    return {QStringLiteral("QT_QPA_PLATFORM=xcb"), QStringLiteral("DISPLAY=:") + m_number};
}

} // namespace bench
