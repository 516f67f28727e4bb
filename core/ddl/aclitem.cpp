// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/aclitem.h"

#include <QHash>

namespace core::ddl {

const QList<Privilege> &privileges()
{
    static const QList<Privilege> all{
        {'a', QStringLiteral("INSERT")},       {'r', QStringLiteral("SELECT")},
        {'w', QStringLiteral("UPDATE")},       {'d', QStringLiteral("DELETE")},
        {'D', QStringLiteral("TRUNCATE")},     {'x', QStringLiteral("REFERENCES")},
        {'t', QStringLiteral("TRIGGER")},      {'X', QStringLiteral("EXECUTE")},
        {'U', QStringLiteral("USAGE")},        {'C', QStringLiteral("CREATE")},
        {'T', QStringLiteral("TEMPORARY")},    {'c', QStringLiteral("CONNECT")},
        {'s', QStringLiteral("SET"), 15},      {'A', QStringLiteral("ALTER SYSTEM"), 15},
        {'m', QStringLiteral("MAINTAIN"), 17},
    };
    return all;
}

char privilegeLetter(const QString &word)
{
    const QString upper = word.trimmed().toUpper();
    for (const Privilege &privilege : privileges()) {
        if (privilege.word == upper)
            return privilege.letter;
    }
    return upper == QLatin1String("TEMP") ? 'T' : char(0);
}

QString privilegeWord(char letter)
{
    for (const Privilege &privilege : privileges()) {
        if (privilege.letter == letter)
            return privilege.word;
    }
    return {};
}

QString privilegeSql(char letter)
{
    return privilegeWord(letter).toLower();
}

const QList<AclKind> &aclKinds()
{
    const auto kind
        = [](const char *id, const char *on, const char *letters, char acldefault, int since = 0) {
              return AclKind{QString::fromLatin1(id), QString::fromLatin1(on), QString::fromLatin1(letters),
                             acldefault ? QChar::fromLatin1(acldefault) : QChar(), since};
          };
    // acldefault() knows columns too ('c'): nobody has anything. It knows no parameters: the same.
    static const QList<AclKind> all{
        kind("table", "table", "arwdDxtm", 'r'),
        kind("column", "", "arwx", 'c'),
        kind("sequence", "sequence", "rwU", 's'),
        kind("database", "database", "CTc", 'd'),
        kind("schema", "schema", "UC", 'n'),
        kind("function", "function", "X", 'f'),
        kind("procedure", "procedure", "X", 'f'),
        kind("type", "type", "U", 'T'),
        kind("domain", "domain", "U", 'T'),
        kind("language", "language", "U", 'l'),
        kind("fdw", "foreign data wrapper", "U", 'F'),
        kind("server", "foreign server", "U", 'S'),
        kind("tablespace", "tablespace", "C", 't'),
        kind("largeobject", "large object", "rw", 'L'),
        kind("parameter", "parameter", "sA", 0, 15),
    };
    return all;
}

const AclKind *aclKind(const QString &id)
{
    for (const AclKind &kind : aclKinds()) {
        if (kind.id == id)
            return &kind;
    }
    return nullptr;
}

QString lettersOf(const QString &id, ServerVersion version)
{
    const AclKind *kind = aclKind(id);
    if (!kind || !version.atLeast(kind->since))
        return {};
    QString letters;
    for (const QChar letter : kind->letters) {
        for (const Privilege &privilege : privileges()) {
            if (QLatin1Char(privilege.letter) == letter && version.atLeast(privilege.since))
                letters += letter;
        }
    }
    return letters;
}

namespace {

Error malformed(const QString &text)
{
    return Error::input(QStringLiteral("Not a privilege as the server writes them: %1").arg(text));
}

/// A role's name as aclitem's output writes it: bare, or in double quotes that are doubled within.
QString takeName(QStringView text, qsizetype &at)
{
    QString name;
    bool quoted = false;
    for (; at < text.size(); ++at) {
        const QChar c = text[at];
        if (c == QLatin1Char('"')) {
            if (quoted && at + 1 < text.size() && text[at + 1] == QLatin1Char('"')) {
                name += c;
                ++at;
            } else {
                quoted = !quoted;
            }
        } else if (!quoted && (c == QLatin1Char('=') || c == QLatin1Char('/'))) {
            break;
        } else {
            name += c;
        }
    }
    return name;
}

} // namespace

Result<QList<AclItem>> parseAclItem(const QString &text)
{
    qsizetype at = 0;
    const QString grantee = takeName(text, at);
    if (at >= text.size() || text[at] != QLatin1Char('='))
        return malformed(text);
    ++at;
    QList<AclItem> items;
    for (; at < text.size() && text[at] != QLatin1Char('/'); ++at) {
        if (text[at] == QLatin1Char('*')) {
            if (items.isEmpty() || items.last().grantable)
                return malformed(text);
            items.last().grantable = true;
            continue;
        }
        const char letter = text[at].toLatin1();
        if (privilegeWord(letter).isEmpty())
            return malformed(text);
        items.append({.granteeName = grantee, .privilege = letter});
    }
    QString grantor;
    if (at < text.size()) {
        ++at;
        grantor = takeName(text, at);
        if (at != text.size())
            return malformed(text);
    }
    for (AclItem &item : items)
        item.grantorName = grantor;
    return items;
}

Result<QList<AclItem>> parseAcl(const QString &array)
{
    if (array.isEmpty())
        return QList<AclItem>();
    if (!array.startsWith(QLatin1Char('{')) || !array.endsWith(QLatin1Char('}')))
        return malformed(array);
    QList<AclItem> all;
    QString element;
    bool quoted = false;
    for (qsizetype i = 1; i < array.size(); ++i) {
        const QChar c = array[i];
        if (c == QLatin1Char('\\') && i + 1 < array.size()) {
            element += array[++i];
        } else if (c == QLatin1Char('"')) {
            quoted = !quoted;
        } else if (!quoted && (c == QLatin1Char(',') || i == array.size() - 1)) {
            if (element.isEmpty() && all.isEmpty() && i == array.size() - 1)
                break;
            auto items = parseAclItem(element);
            if (!items)
                return std::move(items).error();
            all += *items;
            element.clear();
        } else {
            element += c;
        }
    }
    if (quoted)
        return malformed(array);
    return all;
}

} // namespace core::ddl
