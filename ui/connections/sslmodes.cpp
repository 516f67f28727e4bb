// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/sslmodes.h"

namespace ui::connections {

const QList<SslMode> &sslModes()
{
    static const QList<SslMode> modes{
        {QStringLiteral("prefer"), QStringLiteral("prefer (default)"),
         QStringLiteral("Encrypted if the server can. Falls back to no encryption without a word.")},
        {QStringLiteral("require"), QStringLiteral("require"),
         QStringLiteral("Always encrypted. Does not check who the server is.")},
        {QStringLiteral("verify-ca"), QStringLiteral("verify-ca"),
         QStringLiteral("Encrypted, and the certificate comes from an authority you trust.")},
        {QStringLiteral("verify-full"), QStringLiteral("verify-full"),
         QStringLiteral("Encrypted, the certificate is trusted and belongs to this host. The safe choice.")},
        {QStringLiteral("allow"), QStringLiteral("allow"),
         QStringLiteral("Not encrypted unless the server insists.")},
        {QStringLiteral("disable"), QStringLiteral("disable"),
         QStringLiteral("Never encrypted. Fine for a local socket.")},
    };
    return modes;
}

} // namespace ui::connections
