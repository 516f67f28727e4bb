// SPDX-License-Identifier: GPL-3.0-or-later
// Patterns of names, as psql's processSQLNamePattern() reads them.
#include "core/psql/describe.h"
#include "core/psql/substitute.h"

#include <QCoreApplication>

#include <cstring>

namespace core::psql {

namespace {

/// The parts between dots, each a regular expression.
QList<QByteArray> expressions(const QByteArray &pattern)
{
    QList<QByteArray> parts{QByteArray()};
    bool quoted = false;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        if (c == '"') {
            if (quoted && i + 1 < pattern.size() && pattern[i + 1] == '"')
                parts.last() += pattern[++i];
            else
                quoted = !quoted;
        } else if (!quoted && c >= 'A' && c <= 'Z') {
            parts.last() += char(c | 0x20);
        } else if (!quoted && c == '*') {
            parts.last() += ".*";
        } else if (!quoted && c == '?') {
            parts.last() += '.';
        } else if (!quoted && c == '.') {
            parts << QByteArray();
        } else if (c == '$') {
            parts.last() += "\\$";
        } else {
            const bool special = c != '\0' && std::strchr("|*+?()[]{}.^$\\", c);
            if ((quoted && special)
                || (!quoted && c == '[' && i + 1 < pattern.size() && pattern[i + 1] == ']'))
                parts.last() += '\\';
            parts.last() += c;
        }
    }
    return parts;
}

Result<QByteArray> matches(const QByteArray &column, const QByteArray &expression)
{
    auto quoted = literal("^(" + expression + ")$");
    if (!quoted)
        return quoted.error();
    return QByteArray(column + " OPERATOR(pg_catalog.~) " + *quoted + " COLLATE pg_catalog.default");
}

} // namespace

Result<QByteArray> patternConditions(const QByteArray &pattern, const QByteArray &schema,
                                     const QByteArray &name, const QByteArray &otherName,
                                     const QByteArray &visible)
{
    QByteArray conditions;
    const auto add
        = [&conditions](const QByteArray &condition) { conditions += "\n AND (" + condition + ")"; };
    if (pattern.isEmpty()) {
        if (!visible.isEmpty())
            add(visible);
        return conditions;
    }
    QList<QByteArray> parts
        = schema.isEmpty() ? QList<QByteArray>{expressions(pattern).join('.')} : expressions(pattern);
    if (parts.size() > 3)
        return Error::input(
            QCoreApplication::translate("core::psql", "improper qualified name (too many dotted names): %1")
                .arg(QString::fromUtf8(pattern)));
    if (parts.size() == 3) {
        auto database = matches("pg_catalog.current_database()::text", parts.first());
        if (!database)
            return database.error();
        add(*database);
        parts.removeFirst();
    }
    const QByteArray last = parts.last();
    if (!last.isEmpty() && last != ".*") {
        auto own = matches(name, last);
        if (!own)
            return own.error();
        QByteArray condition = *own;
        if (!otherName.isEmpty()) {
            auto other = matches(otherName, last);
            if (!other)
                return other.error();
            condition += " OR " + *other;
        }
        add(condition);
    }
    if (parts.size() == 2) {
        if (parts.first() != ".*" && !parts.first().isEmpty()) {
            auto inSchema = matches(schema, parts.first());
            if (!inSchema)
                return inSchema.error();
            add(*inSchema);
        }
    } else if (!visible.isEmpty()) {
        add(visible);
    }
    return conditions;
}

} // namespace core::psql
