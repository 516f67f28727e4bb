// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/environmentlook.h"

namespace ui::connections {

using core::profile::Environment;

const QList<EnvironmentLook> &environmentLooks()
{
    static const QList<EnvironmentLook> looks{
        {Environment::None, QStringLiteral("None"), Token::Muted},
        {Environment::Development, QStringLiteral("Development"), Token::Ok},
        {Environment::Test, QStringLiteral("Test"), Token::Accent},
        {Environment::Staging, QStringLiteral("Staging"), Token::Warn},
        {Environment::Production, QStringLiteral("Production"), Token::Danger},
    };
    return looks;
}

const EnvironmentLook &lookOf(Environment environment)
{
    for (const EnvironmentLook &look : environmentLooks()) {
        if (look.environment == environment)
            return look;
    }
    return environmentLooks().first();
}

} // namespace ui::connections
