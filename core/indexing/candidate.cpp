// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/indexing/candidate.h"

#include "core/base/sqlquote.h"
#include "core/json/layout.h"

#include <algorithm>

namespace core::indexing {

namespace {

constexpr qsizetype LongestName = 63; // bytes: NAMEDATALEN - 1

QString one(const char *text)
{
    return QLatin1String(text);
}

bool sameExpression(const QString &a, const QString &b)
{
    return a == b || canonical(a.toUtf8()) == canonical(b.toUtf8());
}

/// Cut to so many bytes, between characters.
QString cut(const QString &name, qsizetype bytes)
{
    QString text = name;
    while (text.toUtf8().size() > bytes)
        text.chop(text.back().isLowSurrogate() ? 2 : 1);
    return text;
}

QString free(const QString &start, const QString &end, const QStringList &taken)
{
    for (int n = 1;; ++n) {
        const QString tail = n == 1 ? end : end + QString::number(n);
        const QString name = cut(start, LongestName - tail.toUtf8().size()) + tail;
        if (!taken.contains(name))
            return name;
    }
}

} // namespace

const QList<IndexClass> &indexClasses()
{
    static const QList<IndexClass> classes{
        {one("gin.path"),
         one("gin"),
         one("jsonb_path_ops"),
         one("jsonb_path_ops"),
         {one("@>"), one("@?"), one("@@")},
         false},
        {one("btree"),
         one("btree"),
         {},
         {},
         {one("="), one("<"), one("<="), one(">"), one(">="), one("between"), one("in"), one("is"),
          one("order by")},
         true},
        {one("btree.pattern"),
         one("btree"),
         one("text_pattern_ops"),
         one("text_pattern_ops"),
         {one("="), one("in"), one("like")},
         true},
        {one("gin"),
         one("gin"),
         {},
         one("jsonb_ops"),
         {one("@>"), one("@?"), one("@@"), one("?"), one("?|"), one("?&")},
         false},
    };
    return classes;
}

QString Candidate::using_() const
{
    const QString inside = bare ? expression : QLatin1Char('(') + expression + QLatin1Char(')');
    return kind->method + QLatin1String(" (") + inside
        + (kind->opclass.isEmpty() ? QString() : QLatin1Char(' ') + kind->opclass) + QLatin1Char(')');
}

bool serves(const IndexClass &kind, const QString &expression, const JsonUse &use)
{
    return kind.ofText == use.text && !use.keyUnknown && kind.operators.contains(use.op)
        && sameExpression(expression, use.expression);
}

QList<Candidate> candidatesFor(const QList<StatementUses> &statements)
{
    QList<Candidate> found;
    for (int i = 0; i < int(statements.size()); ++i) {
        for (const JsonUse &use : statements.at(i).uses) {
            for (const IndexClass &kind : indexClasses()) {
                if (!serves(kind, use.expression, use))
                    continue;
                // a sorted index by another collation is only worth it for patterns
                if (kind.id == QLatin1String("btree.pattern") && use.op != QLatin1String("like"))
                    continue;
                Candidate candidate{&kind, use.expression, use.bare, {}};
                auto at = std::find_if(found.begin(), found.end(), [&](const Candidate &other) {
                    return other.kind == candidate.kind && sameExpression(other.expression, use.expression);
                });
                if (at == found.end())
                    found << candidate;
            }
        }
    }
    for (Candidate &candidate : found) {
        for (int i = 0; i < int(statements.size()); ++i) {
            const QList<JsonUse> &uses = statements.at(i).uses;
            if (std::any_of(uses.begin(), uses.end(), [&](const JsonUse &use) {
                    return serves(*candidate.kind, candidate.expression, use);
                }))
                candidate.serves << i;
        }
    }
    const auto rank = [](const Candidate &candidate) { return candidate.kind - indexClasses().constData(); };
    std::stable_sort(found.begin(), found.end(), [&](const Candidate &a, const Candidate &b) {
        return a.serves.size() != b.serves.size() ? a.serves.size() > b.serves.size() : rank(a) < rank(b);
    });
    return found;
}

QString asContainment(const JsonUse &use, const QString &column)
{
    if (use.op != QLatin1String("=") || !use.text || use.keys.isEmpty() || use.compared.isEmpty()
        || !use.expression.contains(QLatin1String("->>")))
        return {};
    const QString &value = use.compared;
    if (!value.startsWith(QLatin1Char('\'')) || value.size() < 2)
        return {};
    QString text = value.mid(1, value.size() - 2);
    text.replace(QLatin1String("''"), QLatin1String("'"));
    QString json = QString::fromUtf8(json::quoted(text));
    for (auto key = use.keys.crbegin(); key != use.keys.crend(); ++key)
        json = QLatin1Char('{') + QString::fromUtf8(json::quoted(*key)) + QLatin1String(": ") + json
            + QLatin1Char('}');
    return quoteIdentifier(column) + QLatin1String(" @> ") + quoteLiteral(json);
}

bool isThere(const Candidate &candidate, const ExistingIndex &index)
{
    if (!index.valid || index.partial || index.method != candidate.kind->method || index.parts.size() != 1)
        return false;
    const IndexPart &part = index.parts.first();
    return sameExpression(part.expression, candidate.expression)
        && (candidate.kind->catalogName.isEmpty() ? part.opclass != QLatin1String("text_pattern_ops")
                                                  : part.opclass == candidate.kind->catalogName);
}

bool serves(const ExistingIndex &index, const JsonUse &use)
{
    if (!index.valid)
        return false;
    // of several columns GIN can use any, a sorted one begins with the first
    const qsizetype parts = index.method == QLatin1String("gin") ? index.parts.size() : 1;
    for (qsizetype i = 0; i < std::min(parts, index.parts.size()); ++i) {
        const IndexPart &part = index.parts.at(i);
        for (const IndexClass &kind : indexClasses()) {
            const bool sameClass = kind.catalogName.isEmpty()
                ? part.opclass != QLatin1String("text_pattern_ops")
                : part.opclass == kind.catalogName;
            if (kind.method == index.method && sameClass && serves(kind, part.expression, use))
                return true;
        }
    }
    return false;
}

QString indexName(const QString &table, const Candidate &candidate, const QString &column,
                  const QStringList &taken)
{
    QString start = table + QLatin1Char('_') + column;
    const QString key = candidate.bare ? QString() : candidate.expression.section(QLatin1Char('\''), -2, -2);
    if (!key.isEmpty())
        start += QLatin1Char('_') + key;
    return free(start, candidate.kind->id == QLatin1String("gin.path") ? one("_path_idx") : one("_idx"),
                taken);
}

QString createStatements(const ColumnRef &column, const Candidate &candidate, const QString &name,
                         bool partitioned, const QList<Partition> &partitions)
{
    const QString what = QLatin1String(" using ") + candidate.using_() + QLatin1String(";\n");
    const QString quoted = quoteIdentifier(name);
    if (!partitioned)
        return QLatin1String("create index concurrently ") + quoted + QLatin1String("\n    on ")
            + column.qualified() + QLatin1String("\n   ") + what
            + QLatin1String("-- Builds without locking out writes; not within a transaction. If it fails, it "
                            "leaves an\n-- invalid index behind: drop index concurrently ")
            + quoteQualified({column.schema, name}).replace(QLatin1Char('\n'), QLatin1Char(' '))
            + QLatin1String(";\n");
    QString sql
        = QStringLiteral("-- A partitioned table cannot have an index built concurrently as a whole: "
                         "each partition gets its own,\n"
                         "-- then they are attached. Not within a transaction, one statement after the "
                         "other.\n"
                         "create index ")
        + quoted + QLatin1String(" on only ") + column.qualified() + what;
    QStringList names;
    QString attach;
    for (const Partition &partition : partitions) {
        const QString own = free(
            partition.table,
            candidate.kind->id == QLatin1String("gin.path") ? one("_path_idx") : one("_json_idx"), names);
        names << own;
        const QString table = quoteQualified({partition.schema, partition.table});
        if (partition.foreign) {
            sql += QLatin1String("-- ") + QString(table).replace(QLatin1Char('\n'), QLatin1Char(' '))
                + QLatin1String(" is a foreign table: it has no index here\n");
            continue;
        }
        sql += (partition.leaf ? QStringLiteral("create index concurrently ")
                               : QStringLiteral("create index "))
            + quoteIdentifier(own) + (partition.leaf ? QStringLiteral(" on ") : QStringLiteral(" on only "))
            + table + what;
        const QString above = partition.parent < 0
            ? quoteQualified({column.schema, name})
            : quoteQualified({partitions.at(partition.parent).schema, names.at(partition.parent)});
        // the lower ones first, so that each is whole when it is attached
        attach.prepend(QLatin1String("alter index ") + above + QLatin1String(" attach partition ")
                       + quoteQualified({partition.schema, own}) + QLatin1String(";\n"));
    }
    return sql + attach;
}

} // namespace core::indexing
