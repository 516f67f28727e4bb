// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/definition/address.h"

#include "core/base/sqlquote.h"

#include <QHash>

#include <functional>

namespace core::definition {

namespace {

constexpr unsigned Owner = ObjectType::Owner;
constexpr unsigned Comment = ObjectType::Comment;
constexpr unsigned Label = ObjectType::Label;
constexpr unsigned Rename = ObjectType::Rename;
constexpr unsigned Schema = ObjectType::Schema;
constexpr unsigned Drop = ObjectType::Drop;
constexpr unsigned All = Owner | Comment | Label | Rename | Schema | Drop;

struct Row
{
    const char *type;
    const char *word;
    const char *grant;
    unsigned clauses;
    const char *drop = "";
    const char *ownership = "";
};

/// In the order of a script: what others are likely to need comes first, what acts on others (event triggers,
/// default privileges) last.
const Row Rows[] = {
    {"role", "role", "", Comment | Label | Rename | Drop},
    {"role membership", "", "", 0},
    {"tablespace", "tablespace", "tablespace", Owner | Comment | Label | Rename | Drop},
    {"schema", "schema", "schema", All & ~Schema},
    {"extension", "extension", "", Comment | Schema | Drop},
    {"language", "language", "language", All & ~Schema},
    {"access method", "access method", "", Comment | Drop},
    {"foreign-data wrapper", "foreign data wrapper", "fdw", Owner | Comment | Rename | Drop},
    {"server", "server", "server", Owner | Comment | Rename | Drop},
    {"user mapping", "user mapping", "", Drop},
    {"type", "type", "type", All},
    {"domain", "domain", "type", All},
    {"collation", "collation", "", All & ~Label},
    {"conversion", "conversion", "", All & ~Label},
    {"function", "function", "function", All},
    {"procedure", "procedure", "procedure", All},
    {"aggregate", "aggregate", "function", All},
    {"operator", "operator", "", Owner | Comment | Schema | Drop},
    {"operator family", "operator family", "", All & ~Label},
    {"operator class", "operator class", "", All & ~Label},
    {"operator of access method", "", "", 0},
    {"function of access method", "", "", 0},
    {"cast", "cast", "", Comment | Drop},
    {"transform", "transform", "", Comment | Drop},
    {"text search parser", "text search parser", "", Comment | Rename | Schema | Drop},
    {"text search template", "text search template", "", Comment | Rename | Schema | Drop},
    {"text search dictionary", "text search dictionary", "", All & ~Label},
    {"text search configuration", "text search configuration", "", All & ~Label},
    {"domain constraint", "constraint", "", Comment | Rename | Drop},
    {"sequence", "sequence", "sequence", All},
    {"composite type", "type", "type", All},
    {"composite type column", "column", "", Comment},
    {"table", "table", "table", All},
    {"toast table", "", "", 0},
    {"foreign table", "foreign table", "table", All},
    {"table column", "column", "column", Comment | Label},
    {"foreign table column", "column", "column", Comment | Label},
    {"default value", "", "", 0},
    {"view", "view", "table", All},
    {"view column", "column", "column", Comment | Label},
    {"materialized view", "materialized view", "table", All},
    {"materialized view column", "column", "column", Comment | Label},
    {"index", "index", "", Comment | Rename | Drop},
    {"index column", "column", "", Comment},
    {"table constraint", "constraint", "", Comment | Rename | Drop},
    {"statistics object", "statistics", "", All & ~Label},
    {"rule", "rule", "", Comment | Rename | Drop},
    {"trigger", "trigger", "", Comment | Rename | Drop},
    {"policy", "policy", "", Comment | Rename | Drop},
    {"publication", "publication", "", Owner | Comment | Label | Rename | Drop},
    {"publication relation", "", "", 0},
    {"publication namespace", "", "", 0},
    {"subscription", "subscription", "", Owner | Comment | Label | Rename | Drop},
    {"large object", "large object", "largeobject", Owner | Comment | Label},
    {"default acl", "", "", 0},
    {"parameter ACL", "parameter", "parameter", 0},
    {"database", "database", "database", All & ~Schema},
    {"event trigger", "event trigger", "", Owner | Comment | Label | Rename | Drop},
};

bool within(QStringView text, QChar c, const std::function<bool(qsizetype)> &found)
{
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == QLatin1Char('"'))
            quoted = !quoted;
        else if (!quoted && text[i] == c && found(i))
            return true;
    }
    return false;
}

/// Where `needle` begins outside of quoted names, the last time; -1 if nowhere.
qsizetype lastOutside(const QString &text, QLatin1String needle)
{
    qsizetype at = -1;
    within(text, needle.front(), [&](qsizetype i) {
        if (QStringView(text).mid(i).startsWith(needle))
            at = i;
        return false;
    });
    return at;
}

/// "alice on server s" as it is said from outside: (alice), (s).
QString around(const QString &identity, QLatin1String middle, const QString &pattern)
{
    const qsizetype at = lastOutside(identity, middle);
    if (at < 0)
        return {};
    return pattern.arg(identity.left(at), identity.mid(at + middle.size()));
}

/// The same where the server does not quote the second name.
QString aroundRaw(const QString &identity, QLatin1String middle, const QString &pattern)
{
    bool quoted = false;
    for (qsizetype at = 0; at < identity.size(); ++at) {
        if (identity[at] == QLatin1Char('"'))
            quoted = !quoted;
        else if (!quoted && QStringView(identity).mid(at).startsWith(middle))
            return pattern.arg(identity.left(at), quoteIdentifier(identity.mid(at + middle.size())));
    }
    return {};
}

QString withStar(const QString &identity)
{
    return identity.endsWith(QLatin1String("()")) ? identity.left(identity.size() - 1) + QStringLiteral("*)")
                                                  : identity;
}

/// The object's name in statements, without the word before it.
QString nameOf(const QString &type, const QString &identity)
{
    if (type == QLatin1String("aggregate"))
        return withStar(identity);
    if (type == QLatin1String("cast")) {
        const QString inside = identity.mid(1, identity.size() - 2);
        return around(inside, QLatin1String(" AS "), QStringLiteral("(%1 as %2)"));
    }
    if (type == QLatin1String("operator class") || type == QLatin1String("operator family"))
        return around(identity, QLatin1String(" USING "), QStringLiteral("%1 using %2"));
    if (type == QLatin1String("domain constraint")) {
        qsizetype end = 0;
        const QString name = leadingName(identity, &end);
        return name + QStringLiteral(" on domain ") + identity.mid(end + 4);
    }
    if (type == QLatin1String("transform")) {
        const QString rest = identity.mid(4);
        const QString found
            = aroundRaw(rest, QLatin1String(" on language "), QStringLiteral("for %1 language %2"));
        // 16 left the "on" out
        return found.isEmpty()
            ? aroundRaw(rest, QLatin1String(" language "), QStringLiteral("for %1 language %2"))
            : found;
    }
    if (type == QLatin1String("user mapping"))
        return aroundRaw(identity, QLatin1String(" on server "), QStringLiteral("for %1 server %2"));
    return identity;
}

/// The two names of "c on public.t".
std::pair<QString, QString> partAndWhole(const QString &identity)
{
    qsizetype end = 0;
    const QString part = leadingName(identity, &end);
    return {part, identity.mid(end + 4)}; // " on "
}

} // namespace

const QList<ObjectType> &objectTypes()
{
    static const QList<ObjectType> all = [] {
        QList<ObjectType> list;
        int rank = 0;
        for (const Row &row : Rows)
            list.append({.type = QLatin1String(row.type),
                         .word = QLatin1String(row.word),
                         .grant = QLatin1String(row.grant),
                         .clauses = row.clauses,
                         .drop = QLatin1String(row.drop),
                         .ownership = QLatin1String(row.ownership),
                         .rank = rank++});
        return list;
    }();
    return all;
}

const ObjectType *objectType(const QString &type)
{
    static const QHash<QString, qsizetype> byType = [] {
        QHash<QString, qsizetype> map;
        for (const ObjectType &known : objectTypes())
            map.insert(known.type, map.size());
        return map;
    }();
    const auto found = byType.constFind(type);
    return found == byType.cend() ? nullptr : &objectTypes()[*found];
}

QString address(const QString &type, const QString &identity)
{
    const ObjectType *known = objectType(type);
    if (known == nullptr || known->word.isEmpty() || identity.isEmpty())
        return {};
    const QString name = nameOf(type, identity);
    return name.isEmpty() ? QString() : known->word + QLatin1Char(' ') + name;
}

QString dropStatement(const QString &type, const QString &identity, bool ifExists, bool cascade)
{
    const ObjectType *known = objectType(type);
    if (known == nullptr || identity.isEmpty())
        return {};
    if (type == QLatin1String("large object")) // there is no DROP for it
        return ifExists
            ? QStringLiteral("select pg_catalog.lo_unlink(oid) from pg_catalog.pg_largeobject_metadata "
                             "where oid = %1")
                  .arg(identity)
            : QStringLiteral("select pg_catalog.lo_unlink(%1)").arg(identity);
    if (!known->knows(ObjectType::Drop))
        return {};
    const QString exists = ifExists ? QStringLiteral("if exists ") : QString();
    const QString tail = cascade ? QStringLiteral(" cascade") : QString();
    if (type == QLatin1String("table constraint") || type == QLatin1String("domain constraint")) {
        const auto [name, whole] = partAndWhole(identity);
        const QString owner
            = type == QLatin1String("table constraint") ? QStringLiteral("table") : QStringLiteral("domain");
        return QStringLiteral("alter %1 %2 drop constraint %3").arg(owner, whole, exists) + name + tail;
    }
    const QString word = known->drop.isEmpty() ? known->word : known->drop;
    return QStringLiteral("drop ") + word + QLatin1Char(' ') + exists + nameOf(type, identity) + tail;
}

QString grantTarget(const QString &type, const QString &identity)
{
    const ObjectType *known = objectType(type);
    if (known == nullptr || known->grant.isEmpty() || identity.isEmpty())
        return {};
    if (known->grant == QLatin1String("column")) {
        QString table;
        lastName(identity, &table);
        return QStringLiteral("table ") + table;
    }
    static const QHash<QString, QString> words{
        {QStringLiteral("fdw"), QStringLiteral("foreign data wrapper")},
        {QStringLiteral("server"), QStringLiteral("foreign server")},
        {QStringLiteral("largeobject"), QStringLiteral("large object")}};
    return words.value(known->grant, known->grant) + QLatin1Char(' ') + identity;
}

QString leadingName(const QString &text, qsizetype *end)
{
    qsizetype at = 0;
    bool quoted = false;
    for (; at < text.size(); ++at) {
        const QChar c = text[at];
        if (c == QLatin1Char('"'))
            quoted = !quoted;
        else if (!quoted && (c == QLatin1Char(' ') || c == QLatin1Char('.')))
            break;
    }
    if (end != nullptr)
        *end = at;
    return text.left(at);
}

QString lastName(const QString &text, QString *before)
{
    const qsizetype dot = lastOutside(text, QLatin1String("."));
    if (before != nullptr)
        *before = dot < 0 ? QString() : text.left(dot);
    return text.mid(dot + 1);
}

QString unquoted(const QString &name)
{
    if (name.size() < 2 || !name.startsWith(QLatin1Char('"')) || !name.endsWith(QLatin1Char('"')))
        return name;
    return name.mid(1, name.size() - 2).replace(QLatin1String("\"\""), QLatin1String("\""));
}

} // namespace core::definition
