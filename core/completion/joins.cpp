// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/joins.h"

#include "core/base/sqlquote.h"
#include "core/completion/match.h"

namespace core::completion {

namespace {

QString dotted(const QByteArray &table, const QByteArray &column)
{
    return quoteIdentifier(QString::fromUtf8(table)) + QLatin1Char('.')
        + quoteIdentifier(QString::fromUtf8(column));
}

QByteArray columnName(const Snapshot &snapshot, quint32 relation, qint16 number)
{
    for (const Column &column : snapshot.columns(snapshot.relations()[relation])) {
        if (column.number == number)
            return snapshot.bytes(column.name).toByteArray();
    }
    return {};
}

/// left.a = right.b AND ... in words; empty where a column is not known.
QString condition(const Snapshot &snapshot, const ForeignKey &key, const QByteArray &from,
                  const QByteArray &to, bool toFirst)
{
    QStringList parts;
    for (const auto &[ours, theirs] : key.columns) {
        const QByteArray left = columnName(snapshot, key.from, ours);
        const QByteArray right = columnName(snapshot, key.to, theirs);
        if (left.isEmpty() || right.isEmpty())
            return {};
        const QString a = dotted(from, left);
        const QString b = dotted(to, right);
        parts << (toFirst ? b + QStringLiteral(" = ") + a : a + QStringLiteral(" = ") + b);
    }
    return parts.join(QStringLiteral(" AND "));
}

QString written(const QString &text, bool lower)
{
    return lower ? text.toLower() : text;
}

} // namespace

QByteArray aliasFor(QByteArrayView table, const QList<QByteArray> &taken)
{
    QByteArray name;
    for (qsizetype i = 0; i < table.size(); ++i) {
        const char c = table[i];
        const bool upper = c >= 'A' && c <= 'Z';
        const bool letter = upper || (c >= 'a' && c <= 'z');
        const char before = i > 0 ? table[i - 1] : '_';
        const bool afterLetter = (before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z');
        if (letter && (!afterLetter || (upper && before >= 'a' && before <= 'z')))
            name += upper ? char(c - 'A' + 'a') : c;
    }
    if (name.isEmpty())
        name = "t";
    name.truncate(8);
    const auto good = [&](const QByteArray &candidate) {
        return !taken.contains(candidate)
            && quoteIdentifier(QString::fromLatin1(candidate)) == QString::fromLatin1(candidate)
            && sql::keywordClass(candidate) == sql::KeywordClass::None;
    };
    QByteArray candidate = name;
    for (int number = 2; !good(candidate); ++number)
        candidate = name + QByteArray::number(number);
    return candidate;
}

void offerJoins(const Words &words, const Scope &scope, const Query &query, const Snapshot *snapshot,
                Collector &collector)
{
    if (!snapshot || !words.before() || !words.before()->is("join"))
        return;
    if (words.before(2) && words.before(2)->isOneOf({"cross", "natural"}))
        return;
    QList<QByteArray> taken;
    for (const ScopeSource &source : scope.sources())
        taken << source.source.shownName();
    int offered = 0;
    for (const ScopeSource &source : scope.sources()) {
        if (source.relation < 0 || source.block != query.at().block || source.source.at >= words.caret)
            continue;
        for (const ForeignKey *key : snapshot->foreignKeysOf(quint32(source.relation))) {
            const bool ours = key->from == quint32(source.relation);
            const quint32 other = ours ? key->to : key->from;
            const Relation &relation = snapshot->relations()[other];
            const QByteArray name = snapshot->bytes(relation.name).toByteArray();
            const QByteArray alias = aliasFor(name, taken);
            const QByteArray here = source.source.shownName();
            const QString on = ours ? condition(*snapshot, *key, here, alias, true)
                                    : condition(*snapshot, *key, alias, here, false);
            if (on.isEmpty() || ++offered > 60)
                continue;
            QString table = quoteIdentifier(QString::fromUtf8(name));
            if (!relation.visible)
                table.prepend(quoteIdentifier(snapshot->text(snapshot->schemas()[relation.schema].name))
                              + QLatin1Char('.'));
            collector.join(table + QLatin1Char(' ') + QString::fromUtf8(alias)
                               + written(QStringLiteral(" ON "), words.lower) + on,
                           QStringLiteral("foreign key"), 150, name);
        }
    }
}

void offerConditions(const Words &words, const Scope &scope, const Query &query, const Snapshot *snapshot,
                     Collector &collector)
{
    if (!snapshot || !words.before() || !words.before()->is("on"))
        return;
    // the table that the condition is of stands directly before ON
    const ScopeSource *last = nullptr;
    for (const ScopeSource &source : scope.sources()) {
        if (source.block == query.at().block && source.source.at < words.caret
            && (!last || source.source.at > last->source.at))
            last = &source;
    }
    if (!last)
        return;
    bool found = false;
    for (const ScopeSource &source : scope.sources()) {
        if (&source == last || source.block != query.at().block || source.source.at > last->source.at)
            continue;
        const QByteArray lastName = last->source.shownName();
        const QByteArray name = source.source.shownName();
        if (last->relation >= 0 && source.relation >= 0) {
            for (const ForeignKey *key : snapshot->foreignKeysOf(quint32(last->relation))) {
                QString text;
                if (key->from == quint32(last->relation) && key->to == quint32(source.relation))
                    text = condition(*snapshot, *key, lastName, name, false);
                else if (key->to == quint32(last->relation) && key->from == quint32(source.relation))
                    text = condition(*snapshot, *key, name, lastName, false);
                if (text.isEmpty())
                    continue;
                collector.join(text, QStringLiteral("foreign key"), 220, text.toUtf8());
                found = true;
            }
        }
        if (found)
            continue;
        // no key says so, but names do
        for (const ScopeColumn &column : last->columns) {
            const bool telling = column.name.endsWith("_id") || column.name.endsWith("Id");
            for (const ScopeColumn &other : source.columns) {
                if (telling && other.name == column.name && other.type == column.type)
                    collector.join(dotted(lastName, column.name) + QStringLiteral(" = ")
                                       + dotted(name, other.name),
                                   QStringLiteral("same name"), 160, column.name);
            }
        }
    }
}

} // namespace core::completion
