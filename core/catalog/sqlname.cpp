// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/sqlname.h"

#include "core/base/sqlquote.h"

#include <QHash>

#include <functional>

namespace core::catalog {

namespace {

QString rest(const ObjectRef &ref)
{
    return ref.label.startsWith(ref.name) ? ref.label.mid(ref.name.size()) : QString();
}

QString qualified(const QString &schema, const QString &name)
{
    return schema.isEmpty() ? quoteIdentifier(name) : quoteQualified({schema, name});
}

using Filler = std::function<QString(const ObjectRef &)>;

const QHash<QString, Filler> &fillers()
{
    static const QHash<QString, Filler> map{
        {QStringLiteral("name"), [](const ObjectRef &ref) { return quoteIdentifier(ref.name); }},
        {QStringLiteral("bare"), [](const ObjectRef &ref) { return ref.name; }},
        {QStringLiteral("parts"),
         [](const ObjectRef &ref) { return quoteQualified(ref.name.split(QLatin1Char('.'))); }},
        {QStringLiteral("literal"), [](const ObjectRef &ref) { return quoteLiteral(ref.name); }},
        {QStringLiteral("schema"),
         [](const ObjectRef &ref) {
             return ref.schema.isEmpty() ? QString() : quoteIdentifier(ref.schema) + QLatin1Char('.');
         }},
        {QStringLiteral("parent"), [](const ObjectRef &ref) { return qualified(ref.schema, ref.parent); }},
        {QStringLiteral("rest"), rest},
        {QStringLiteral("inputs"),
         [](const ObjectRef &ref) {
             return rest(ref) == QLatin1String("()") ? QStringLiteral("(*)") : rest(ref);
         }},
    };
    return map;
}

} // namespace

QString fillName(const QString &pattern, const ObjectRef &ref)
{
    QString text;
    for (qsizetype at = 0; at < pattern.size();) {
        const qsizetype open = pattern.indexOf(QLatin1Char('{'), at);
        const qsizetype close = pattern.indexOf(QLatin1Char('}'), open);
        if (open < 0 || close < 0)
            return text + pattern.mid(at);
        text += pattern.mid(at, open - at);
        if (const Filler fill = fillers().value(pattern.mid(open + 1, close - open - 1)))
            text += fill(ref);
        at = close + 1;
    }
    return text;
}

QString shortName(const ObjectRef &ref, const ObjectKinds &kinds)
{
    const ObjectKind *kind = kinds.find(ref.kind);
    return kind && !kind->shortName.isEmpty() ? fillName(kind->shortName, ref) : quoteIdentifier(ref.name);
}

QString qualifiedName(const ObjectRef &ref, const ObjectKinds &kinds)
{
    const ObjectKind *kind = kinds.find(ref.kind);
    if (!kind)
        return quoteIdentifier(ref.name);
    if (!kind->sqlName.isEmpty()) {
        // found by a search that does not say where it stands
        const bool placed = !kind->sqlName.contains(QLatin1String("{parent}")) || !ref.parent.isEmpty();
        return placed ? fillName(kind->sqlName, ref) : shortName(ref, kinds);
    }
    if (!kind->is(ObjectKind::InSchema))
        return shortName(ref, kinds);
    // the label of a routine is its name as it is, then its argument types as the server prints them
    return qualified(ref.schema, ref.name) + (kind->is(ObjectKind::Routine) ? rest(ref) : QString());
}

} // namespace core::catalog
