// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/definition/withoutpasswords.h"

#include "core/passwords/clearpasswords.h"

#include <QSet>

namespace core::definition {

qsizetype hidePasswords(Definitions &definitions)
{
    static const QSet<QString> secretive{QStringLiteral("server"), QStringLiteral("subscription"),
                                         QStringLiteral("user mapping")};
    qsizetype hidden = 0;
    for (Definition &definition : definitions.list) {
        if (!secretive.contains(definition.type))
            continue;
        bool found = false;
        for (QString &statement : definition.statements) {
            const QString masked = passwords::masked(statement);
            if (masked == statement)
                continue;
            statement = QStringLiteral("-- the password is left out: put it in the place of …\n") + masked;
            found = true;
        }
        hidden += found ? 1 : 0;
    }
    return hidden;
}

} // namespace core::definition
