// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/definition/repeatable.h"

#include <QStringList>

namespace core::definition {

namespace {

/// What CREATE … IF NOT EXISTS is for.
const QStringList &known()
{
    static const QStringList words{
        QStringLiteral("schema"),        QStringLiteral("table"),        QStringLiteral("unlogged table"),
        QStringLiteral("foreign table"), QStringLiteral("sequence"),     QStringLiteral("unlogged sequence"),
        QStringLiteral("index"),         QStringLiteral("unique index"), QStringLiteral("materialized view"),
        QStringLiteral("extension"),     QStringLiteral("server"),       QStringLiteral("user mapping"),
        QStringLiteral("collation"),     QStringLiteral("statistics")};
    return words;
}

} // namespace

QString dollarTag(const QString &text, const QString &word)
{
    QString tag = QLatin1Char('$') + word + QLatin1Char('$');
    for (int i = 1; text.contains(tag); ++i)
        tag = QStringLiteral("$%1%2$").arg(word).arg(i);
    return tag;
}

QString repeatable(const QString &statement)
{
    const QString create = QStringLiteral("create ");
    if (statement.startsWith(create, Qt::CaseInsensitive)) {
        const QString rest = statement.mid(create.size());
        if (rest.startsWith(QLatin1String("or replace "), Qt::CaseInsensitive))
            return statement;
        for (const QString &word : known()) {
            if (!rest.startsWith(word + QLatin1Char(' '), Qt::CaseInsensitive))
                continue;
            const QString name = rest.mid(word.size() + 1);
            if (name.startsWith(QLatin1String("if not exists "), Qt::CaseInsensitive))
                return statement;
            return create + word + QStringLiteral(" if not exists ") + name;
        }
    }
    QString action = statement;
    if (statement.contains(QLatin1Char(';'))) { // where a statement ends is not always clear to PL/pgSQL
        const QString quote = dollarTag(statement, QStringLiteral("sql"));
        action = QStringLiteral("execute ") + quote + statement + quote;
    }
    const QString tag = dollarTag(action, QStringLiteral("make"));
    return QStringLiteral("do ") + tag + QStringLiteral("\nbegin\n") + action
        + QStringLiteral(
               ";\nexception when duplicate_object or duplicate_table or duplicate_function\n"
               "    or duplicate_schema or duplicate_alias or invalid_table_definition\n"
               "    or wrong_object_type or unique_violation or object_not_in_prerequisite_state then\n"
               "    null;\nend\n")
        + tag;
}

} // namespace core::definition
