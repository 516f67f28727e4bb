// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/namecheck.h"

namespace core::ddl {

QString problemOfName(const QString &name)
{
    if (name.contains(QChar(u'\0')))
        return QStringLiteral("PostgreSQL has no NUL character");
    const qsizetype bytes = name.toUtf8().size();
    if (bytes > NameBytes)
        return QStringLiteral("%1 bytes long; the server keeps %2").arg(bytes).arg(NameBytes);
    return {};
}

forms::FieldSpec::Check nameCheck(const QString &field)
{
    return [field](const forms::Values &values, const forms::Context &) {
        return problemOfName(values.text(field));
    };
}

} // namespace core::ddl
