// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/filtersql.h"

#include "core/base/sqlquote.h"
#include "core/result/typeinfo.h"

#include <QStringList>

namespace core::analysis {

using result::Column;

namespace {

QString textLiteral(const FilterValue &value)
{
    return quoteLiteral(QString::fromUtf8(value.value_or(QByteArray())));
}

/// A text in which %, _ and \ stand for themselves in a LIKE.
QString likeLiteral(const FilterValue &value, bool before, bool after)
{
    QString text = QString::fromUtf8(value.value_or(QByteArray()));
    text.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
    text.replace(QLatin1Char('%'), QLatin1String("\\%"));
    text.replace(QLatin1Char('_'), QLatin1String("\\_"));
    return quoteLiteral((before ? QStringLiteral("%") : QString()) + text
                        + (after ? QStringLiteral("%") : QString()));
}

QString typedLiteral(const Column &column, const FilterValue &value)
{
    // Without a modifier: numeric(4,1) would round the value, varchar(3) cut it. character has to say bpchar,
    // which is character(1) otherwise.
    QString type = result::builtinTypeName(column.typeOid, -1);
    if (type.isEmpty())
        type = column.typeName;
    const QString literal = textLiteral(value);
    return type.isEmpty() ? literal : literal + QLatin1String("::") + type;
}

QString listCondition(const QString &name, const Column &column, const Filter &filter)
{
    const bool in = filter.op == FilterOp::In;
    QStringList literals;
    bool listsNull = false;
    for (const FilterValue &value : filter.values) {
        if (value)
            literals << typedLiteral(column, value);
        else
            listsNull = true;
    }
    const QString joined = literals.join(QLatin1String(", "));
    QString known;
    if (literals.size() == 1)
        known = name + QLatin1String(in ? " = " : " <> ") + joined;
    else if (!literals.isEmpty())
        known = name + QLatin1String(in ? " IN (" : " NOT IN (") + joined + QLatin1Char(')');
    if (in) {
        if (!listsNull)
            return known.isEmpty() ? QStringLiteral("false") : known;
        const QString null = name + QLatin1String(" IS NULL");
        return known.isEmpty() ? null : QStringLiteral("(%1 OR %2)").arg(known, null);
    }
    if (listsNull)
        return known.isEmpty() ? name + QLatin1String(" IS NOT NULL") : known;
    if (literals.size() == 1)
        return name + QLatin1String(" IS DISTINCT FROM ") + joined;
    return known.isEmpty() ? QStringLiteral("true") : QStringLiteral("(%1 OR %2 IS NULL)").arg(known, name);
}

QString condition(const Column &column, const Filter &filter)
{
    const QString name = quoteIdentifier(column.name);
    const QString text = name + QLatin1String("::text");
    const auto value = [&](qsizetype i) { return filter.values.value(i); };
    const auto compared = [&](const char *op) {
        return name + QLatin1Char(' ') + QLatin1String(op) + QLatin1Char(' ')
            + typedLiteral(column, value(0));
    };
    const QLatin1String like(filter.matchCase ? " LIKE " : " ILIKE ");
    switch (filter.op) {
    case FilterOp::Contains:
        return text + like + likeLiteral(value(0), true, true);
    case FilterOp::NotContains:
        // what is NULL does not contain it
        return QStringLiteral("(%1) IS NOT TRUE").arg(text + like + likeLiteral(value(0), true, true));
    case FilterOp::StartsWith:
        return text + like + likeLiteral(value(0), false, true);
    case FilterOp::EndsWith:
        return text + like + likeLiteral(value(0), true, false);
    case FilterOp::Regex:
        return text + QLatin1String(filter.matchCase ? " ~ " : " ~* ") + textLiteral(value(0));
    case FilterOp::In:
    case FilterOp::NotIn:
        return listCondition(name, column, filter);
    case FilterOp::Less:
        return compared("<");
    case FilterOp::LessOrEqual:
        return compared("<=");
    case FilterOp::Greater:
        return compared(">");
    case FilterOp::GreaterOrEqual:
        return compared(">=");
    case FilterOp::Between:
        return QStringLiteral("%1 BETWEEN ").arg(name) + typedLiteral(column, value(0))
            + QLatin1String(" AND ") + typedLiteral(column, value(1));
    case FilterOp::IsNull:
        return name + QLatin1String(" IS NULL");
    case FilterOp::IsNotNull:
        return name + QLatin1String(" IS NOT NULL");
    }
    return {};
}

} // namespace

QString whereClause(const QList<Column> &columns, const QList<Filter> &filters)
{
    QStringList conditions;
    for (const Filter &filter : filters) {
        if (filter.column >= 0 && filter.column < columns.size())
            conditions << condition(columns.at(filter.column), filter);
    }
    return conditions.join(QLatin1String(" AND "));
}

} // namespace core::analysis
