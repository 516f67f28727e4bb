// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/securable.h"

#include "core/access/answer.h"
#include "core/base/sqlquote.h"

#include <QHash>

#include <algorithm>

namespace core::access {

namespace {

/// 20,000 objects have few different texts of these: each is kept once.
class Shared
{
public:
    QString text(const QString &value)
    {
        const auto found = m_texts.constFind(value);
        return found == m_texts.constEnd() ? *m_texts.insert(value, value) : *found;
    }
    QList<AclItem> items(const QString &acl)
    {
        const auto found = m_items.constFind(acl);
        return found == m_items.constEnd() ? *m_items.insert(acl, aclItemsFrom(acl)) : *found;
    }

private:
    QHash<QString, QString> m_texts;
    QHash<QString, QList<AclItem>> m_items;
};

catalog::SqlParameters parametersOf(const SecurableScope &scope)
{
    QStringList kinds;
    for (const QString &id : scope.kinds) {
        if (const SecurableKind *kind = securableKind(id))
            kinds << kind->id;
    }
    if (scope.kinds.isEmpty()) {
        for (const SecurableKind &kind : securableKinds())
            kinds << kind.id;
        kinds.removeAll(QStringLiteral("column"));
    }
    if (scope.columns != SecurableScope::Columns::None && !kinds.contains(QStringLiteral("column")))
        kinds << QStringLiteral("column");
    return {{QStringLiteral("kinds"), arrayLiteral(kinds)},
            {QStringLiteral("schemas"), arrayLiteral(scope.schemas)},
            {QStringLiteral("oids"), arrayLiteral(scope.oids)},
            {QStringLiteral("needle"), scope.filter},
            {QStringLiteral("all_columns"), scope.columns == SecurableScope::Columns::All},
            {QStringLiteral("system"), scope.system},
            {QStringLiteral("limit"), scope.limit + 1}};
}

} // namespace

bool Securable::isRelation() const
{
    const SecurableKind *found = securableKind(kind);
    return found != nullptr && kind != QLatin1String("column")
        && (found->word == QLatin1String("table") || found->word == QLatin1String("sequence"));
}

QString Securable::text() const
{
    QString text = schema.isEmpty() ? name : schema + QLatin1Char('.') + name;
    const SecurableKind *found = securableKind(kind);
    if (found != nullptr && found->privileges == Privileges(Privilege::Execute))
        text += QLatin1Char('(') + signature + QLatin1Char(')');
    return column.isEmpty() ? text : text + QLatin1Char('.') + column;
}

QString Securable::sqlName() const
{
    if (kind == QLatin1String("large_object"))
        return QString::number(oid);
    if (kind == QLatin1String("parameter"))
        // "my.setting" has a dot that is no part of a quoted name
        return quoteQualified(name.split(QLatin1Char('.')));
    const QString text = quoteQualified({schema, name});
    const SecurableKind *found = securableKind(kind);
    return found != nullptr && found->privileges == Privileges(Privilege::Execute)
        ? text + QLatin1Char('(') + signature + QLatin1Char(')') // the types are quoted by the server
        : text;
}

QList<AclItem> aclItemsFrom(const QString &text)
{
    QList<AclItem> items;
    for (const QStringView entry : QStringView(text).split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const qsizetype first = entry.indexOf(QLatin1Char(' '));
        const qsizetype second = entry.indexOf(QLatin1Char(' '), first + 1);
        if (first < 0 || second < 0 || entry.size() < second + 3)
            continue;
        AclItem item;
        item.grantee = entry.first(first).toLongLong();
        item.grantor = entry.sliced(first + 1, second - first - 1).toLongLong();
        // a privilege this program does not know is left out
        item.privileges = privilegeFromKeyword(entry.sliced(second + 1, entry.size() - second - 3));
        if (entry.back() == QLatin1Char('*'))
            item.grantable = item.privileges;
        items << item;
    }
    return merged(items);
}

QList<AclItem> merged(const QList<AclItem> &items)
{
    QList<AclItem> list;
    for (const AclItem &item : items) {
        const auto same = std::find_if(list.begin(), list.end(), [&item](const AclItem &other) {
            return other.grantee == item.grantee && other.grantor == item.grantor;
        });
        if (same == list.end()) {
            list << item;
        } else {
            same->privileges |= item.privileges;
            same->grantable |= item.grantable;
        }
    }
    return list;
}

Result<Securables> readSecurables(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                                  const SecurableScope &scope)
{
    auto rows = Answer::ask(link, job, library, QStringLiteral("securables"), parametersOf(scope));
    if (!rows)
        return std::move(rows).error();
    const int kind = rows->column("kind");
    const int oid = rows->column("oid");
    const int sub = rows->column("sub");
    const int schema = rows->column("schema");
    const int name = rows->column("name");
    const int part = rows->column("part");
    const int owner = rows->column("owner");
    const int defaults = rows->column("defaults");
    const int acl = rows->column("acl");
    Shared shared;
    Securables found;
    const int count = int(std::min<qint64>(rows->rows(), scope.limit));
    found.cut = rows->rows() > count;
    found.list.reserve(count);
    for (int i = 0; i < count; ++i) {
        Securable object;
        object.kind = shared.text(rows->text(i, kind));
        object.oid = rows->number(i, oid);
        object.sub = int(rows->number(i, sub));
        object.schema = shared.text(rows->text(i, schema));
        object.name = rows->text(i, name);
        (object.sub != 0 ? object.column : object.signature) = rows->text(i, part);
        object.owner = rows->number(i, owner);
        object.defaults = rows->flag(i, defaults);
        object.items = shared.items(rows->text(i, acl));
        found.list << object;
    }
    QHash<QString, qsizetype> order;
    for (const SecurableKind &known : securableKinds())
        order.insert(known.id, order.size());
    std::stable_sort(found.list.begin(), found.list.end(), [&order](const Securable &a, const Securable &b) {
        return order.value(a.kind) < order.value(b.kind);
    });
    return found;
}

} // namespace core::access
