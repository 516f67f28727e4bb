// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/definition/reader.h"

#include "core/base/sqlquote.h"
#include "core/definition/address.h"
#include "core/definition/compose.h"
#include "core/definition/snapshot.h"
#include "core/definition/withoutpasswords.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <algorithm>

namespace core::definition {

namespace {

using catalog::SqlLibrary;
using catalog::SqlParameters;
using session::Job;
using session::Link;

QString numbers(const QList<Key> &keys, qint64 Key::*field)
{
    QStringList list;
    list.reserve(keys.size());
    for (const Key &key : keys)
        list << QString::number(key.*field);
    return QLatin1Char('{') + list.join(QLatin1Char(',')) + QLatin1Char('}');
}

/// :classids and :oids; both null for "everything".
SqlParameters keyParameters(const QList<Key> *keys)
{
    if (keys == nullptr)
        return {{QStringLiteral("classids"), {}}, {QStringLiteral("oids"), {}}};
    return {{QStringLiteral("classids"), numbers(*keys, &Key::classId)},
            {QStringLiteral("oids"), numbers(*keys, &Key::oid)}};
}

Key keyOf(const Rows &rows, int row, const char *classId = "classid", const char *oid = "oid")
{
    return {rows.number(row, classId), rows.number(row, oid)};
}

QList<Object> objectsOf(const Rows &rows)
{
    QList<Object> objects;
    objects.reserve(rows.size());
    for (int row = 0; row < rows.size(); ++row) {
        if (rows.text(row, "identity").isEmpty())
            continue; // dropped since the snapshot was taken
        objects.append({.key = keyOf(rows, row),
                        .kind = rows.text(row, "kind"),
                        .type = rows.text(row, "type"),
                        .schema = rows.text(row, "schema"),
                        .name = rows.text(row, "name"),
                        .identity = rows.text(row, "identity"),
                        .called = rows.text(row, "called"),
                        .above = keyOf(rows, row, "above_classid", "above")});
    }
    return objects;
}

std::optional<Piece::Part> partOf(const QString &word)
{
    if (word == QLatin1String("create"))
        return Piece::Part::Create;
    if (word == QLatin1String("body"))
        return Piece::Part::Body;
    if (word == QLatin1String("shell"))
        return Piece::Part::Shell;
    if (word == QLatin1String("settings"))
        return Piece::Part::Settings;
    return std::nullopt;
}

class FactReader
{
public:
    FactReader(Snapshot &snapshot, const Scope &scope)
        : m_snapshot(snapshot)
        , m_scope(scope)
    {
    }

    Result<Facts> run(int version)
    {
        m_facts.version = version;
        m_facts.others = m_scope.objects.isEmpty();
        m_facts.within = m_scope.schema;
        for (auto step : {&FactReader::readClasses, &FactReader::readObjects, &FactReader::readPieces,
                          &FactReader::readHidden, &FactReader::readParts, &FactReader::readLinks,
                          &FactReader::readOwners, &FactReader::readComments, &FactReader::readLabels,
                          &FactReader::readGrants, &FactReader::callThemRight}) {
            if (auto done = (this->*step)(); !done)
                return std::move(done).error();
        }
        return std::move(m_facts);
    }

    const QStringList &remarks() const { return m_remarks; }

private:
    /// Of the whole database everything is read, without naming it.
    SqlParameters listed() const
    {
        if (m_scope.objects.isEmpty() && m_scope.schema.isEmpty())
            return keyParameters(nullptr);
        return keyParameters(&m_keys);
    }

    Result<void> readClasses()
    {
        auto rows = m_snapshot.rows(QStringLiteral("definition"), QStringLiteral("classes"), {});
        if (!rows)
            return std::move(rows).error();
        m_facts.relationClass = rows->number(0, "relation");
        m_facts.typeClass = rows->number(0, "type");
        m_facts.namespaceClass = rows->number(0, "namespace");
        m_facts.languageClass = rows->number(0, "language");
        m_facts.publicationClass = rows->number(0, "publication");
        m_facts.operatorFamilyClass = rows->number(0, "operator_family");
        return {};
    }

    Result<void> readObjects()
    {
        SqlParameters parameters = keyParameters(m_scope.objects.isEmpty() ? nullptr : &m_scope.objects);
        parameters.insert(QStringLiteral("schema"),
                          m_scope.schema.isEmpty() ? QVariant() : QVariant(m_scope.schema));
        parameters.insert(QStringLiteral("names"), {});
        auto rows = m_snapshot.rows(QStringLiteral("definition"), QStringLiteral("objects"), parameters);
        if (!rows)
            return std::move(rows).error();
        m_facts.objects = objectsOf(*rows);
        for (const Object &object : std::as_const(m_facts.objects))
            m_keys << object.key;
        return {};
    }

    Result<void> readPieces()
    {
        constexpr qsizetype Batch = 5000;
        QMap<QString, QList<const Object *>> byKind;
        for (const Object &object : std::as_const(m_facts.objects)) {
            if (!object.kind.isEmpty())
                byKind[object.kind] << &object;
        }
        for (auto kind = byKind.cbegin(); kind != byKind.cend(); ++kind) {
            for (qsizetype at = 0; at < kind->size(); at += Batch) {
                if (auto done = readPiecesOf(kind.key(), kind->mid(at, Batch)); !done)
                    return done;
            }
        }
        for (const Object &object : std::as_const(m_facts.objects)) {
            const ObjectType *type = objectType(object.type);
            if (type != nullptr && type->clauses == ObjectType::NoClauses && !type->grant.isEmpty())
                continue; // a parameter: nothing makes it, privileges are all there is
            if (!object.kind.isEmpty() && !m_answered.contains(object.key) && !m_refused.contains(object.key))
                m_remarks << QStringLiteral("%1 %2: the server gave no definition; it was dropped meanwhile, "
                                            "or may not be read")
                                 .arg(object.type, object.identity);
        }
        return {};
    }

    /// What is said about an object calls it as ALTER does.
    Result<void> callThemRight()
    {
        QHash<Key, QString> called;
        for (const Object &object : std::as_const(m_facts.objects)) {
            if (!object.called.isEmpty())
                called.insert(object.key, object.called);
        }
        const auto name = [&called](auto &all) {
            for (auto &one : all) {
                if (const auto found = called.constFind(one.key); found != called.cend() && one.sub == 0)
                    one.identity = *found;
            }
        };
        if (!called.isEmpty()) {
            name(m_facts.comments);
            name(m_facts.labels);
            name(m_facts.grants);
        }
        return {};
    }

    /// Whom the server refuses is found by halves, and left out with a remark.
    Result<void> readPiecesOf(const QString &kind, const QList<const Object *> &objects)
    {
        QStringList oids;
        for (const Object *object : objects)
            oids << QString::number(object->key.oid);
        auto rows = m_snapshot.guardedRows(
            kind, QStringLiteral("ddl"),
            {{QStringLiteral("oids"),
              QString(QLatin1Char('{') + oids.join(QLatin1Char(',')) + QLatin1Char('}'))}});
        if (!rows) {
            if (rows.error().kind != Error::Kind::Sql)
                return std::move(rows).error();
            if (objects.size() > 1) {
                const qsizetype half = objects.size() / 2;
                auto first = readPiecesOf(kind, objects.mid(0, half));
                return first ? readPiecesOf(kind, objects.mid(half)) : first;
            }
            const Object &object = *objects.first();
            m_refused.insert(object.key);
            m_remarks << QStringLiteral("%1 %2 cannot be read: %3")
                             .arg(object.type, object.identity, rows.error().message);
            return {};
        }
        QHash<qint64, Key> asked;
        for (const Object *object : objects)
            asked.insert(object->key.oid, object->key);
        for (int row = 0; row < rows->size(); ++row) {
            const auto part = partOf(rows->text(row, "part"));
            const QString sql = rows->text(row, "ddl");
            if (!part)
                return Error::internal(
                    QStringLiteral("%1/ddl.sql gives the part \"%2\"").arg(kind, rows->text(row, "part")));
            const Key key = keyOf(*rows, row);
            if (sql.isEmpty())
                continue;
            m_answered.insert(key);
            m_facts.pieces.append(
                {.key = key, .part = *part, .position = rows->number(row, "position"), .sql = sql});
        }
        return {};
    }

    Result<void> readHidden()
    {
        auto rows = m_snapshot.rows(QStringLiteral("definition"), QStringLiteral("hidden"), {});
        if (!rows)
            return std::move(rows).error();
        QHash<Key, QString> hidden;
        for (int row = 0; row < rows->size(); ++row)
            hidden.insert(keyOf(*rows, row), rows->text(row, "what"));
        for (const Object &object : std::as_const(m_facts.objects)) {
            if (const auto found = hidden.constFind(object.key); found != hidden.cend())
                m_remarks << QStringLiteral("%1 %2 is not whole: the role may not read %3")
                                 .arg(object.type, object.identity, *found);
        }
        return {};
    }

    Result<void> readParts()
    {
        const QSet<Key> own(m_keys.begin(), m_keys.end());
        QSet<Key> wanted;
        for (const Piece &piece : std::as_const(m_facts.pieces)) {
            if (!own.contains(piece.key))
                wanted.insert(piece.key);
        }
        if (wanted.isEmpty())
            return {};
        const QList<Key> keys = wanted.values();
        auto rows
            = m_snapshot.rows(QStringLiteral("definition"), QStringLiteral("parts"), keyParameters(&keys));
        if (!rows)
            return std::move(rows).error();
        for (int row = 0; row < rows->size(); ++row)
            m_facts.parts.insert(keyOf(*rows, row), {rows->text(row, "type"), rows->text(row, "identity")});
        return {};
    }

    Result<void> readLinks()
    {
        auto rows = m_snapshot.rows(QStringLiteral("definition"), QStringLiteral("links"), listed());
        if (!rows)
            return std::move(rows).error();
        m_facts.links.reserve(rows->size());
        for (int row = 0; row < rows->size(); ++row)
            m_facts.links.append({.key = keyOf(*rows, row),
                                  .ref = keyOf(*rows, row, "ref_classid", "ref_oid"),
                                  .type = rows->text(row, "type").at(0).toLatin1(),
                                  .extension = rows->text(row, "extension")});
        return {};
    }

    Result<void> readOwners()
    {
        auto rows = m_snapshot.rows(QStringLiteral("definition"), QStringLiteral("owners"), listed());
        if (!rows)
            return std::move(rows).error();
        for (int row = 0; row < rows->size(); ++row)
            m_facts.owners.insert(keyOf(*rows, row),
                                  {rows->text(row, "owner"), rows->truth(row, "bootstrap")});
        return {};
    }

    Result<void> readComments()
    {
        auto rows = m_snapshot.rows(QStringLiteral("definition"), QStringLiteral("comments"), listed());
        if (!rows)
            return std::move(rows).error();
        for (int row = 0; row < rows->size(); ++row)
            m_facts.comments.append({.key = keyOf(*rows, row),
                                     .sub = rows->number(row, "sub"),
                                     .type = rows->text(row, "type"),
                                     .identity = rows->text(row, "identity"),
                                     .text = rows->text(row, "comment")});
        std::sort(m_facts.comments.begin(), m_facts.comments.end(), [](const auto &a, const auto &b) {
            return std::tie(a.type, a.key.oid, a.sub) < std::tie(b.type, b.key.oid, b.sub);
        });
        return {};
    }

    Result<void> readLabels()
    {
        auto rows = m_snapshot.rows(QStringLiteral("definition"), QStringLiteral("labels"), listed());
        if (!rows)
            return std::move(rows).error();
        for (int row = 0; row < rows->size(); ++row)
            m_facts.labels.append({.key = keyOf(*rows, row),
                                   .sub = rows->number(row, "sub"),
                                   .type = rows->text(row, "type"),
                                   .identity = rows->text(row, "identity"),
                                   .provider = rows->text(row, "provider"),
                                   .text = rows->text(row, "label")});
        return {};
    }

    Result<void> readGrants()
    {
        // those on members of extensions and the system's are wanted with a schema, too
        auto rows = m_snapshot.rows(QStringLiteral("definition"), QStringLiteral("grants"),
                                    keyParameters(m_facts.others ? nullptr : &m_keys));
        if (!rows)
            return std::move(rows).error();
        for (int row = 0; row < rows->size(); ++row)
            m_facts.grants.append({.key = keyOf(*rows, row),
                                   .sub = rows->number(row, "sub"),
                                   .type = rows->text(row, "type"),
                                   .schema = rows->text(row, "schema"),
                                   .identity = rows->text(row, "identity"),
                                   .owner = rows->text(row, "owner"),
                                   .acl = rows->text(row, "acl"),
                                   .base = rows->text(row, "base"),
                                   .fromInit = rows->truth(row, "from_init"),
                                   .prefix = rows->text(row, "prefix"),
                                   .target = rows->text(row, "target")});
        std::sort(m_facts.grants.begin(), m_facts.grants.end(), [](const auto &a, const auto &b) {
            return std::tie(a.key, a.sub) < std::tie(b.key, b.sub);
        });
        return {};
    }

    Snapshot &m_snapshot;
    const Scope &m_scope;
    Facts m_facts;
    QList<Key> m_keys;
    QSet<Key> m_answered;
    QSet<Key> m_refused;
    QStringList m_remarks;
};

/// Other names of pg_identify_object's types: ObjectKind ids that share one, and SQL's words.
const QHash<QString, QStringList> &kindNames()
{
    static const QHash<QString, QStringList> names = [] {
        QHash<QString, QStringList> map;
        const std::pair<const char *, const char *> rows[] = {
            {"partitioned_table", "table"},
            {"partition", "table"},
            {"trigger_function", "function"},
            {"routine", "function,procedure,aggregate"},
            {"type", "type,composite type"},
            {"enum", "type"},
            {"composite_type", "type,composite type"},
            {"domain", "type,domain"},
            {"range_type", "type"},
            {"base_type", "type"},
            {"shell_type", "type"},
            {"foreign_server", "server"},
            {"constraint", "table constraint,domain constraint"},
            {"statistics", "statistics object"},
            {"foreign_data_wrapper", "foreign-data wrapper"},
            {"text_search_configuration", "text search configuration"},
        };
        for (const auto &[name, types] : rows)
            map.insert(QLatin1String(name), QString(QLatin1String(types)).split(QLatin1Char(',')));
        return map;
    }();
    return names;
}

bool isKind(const Object &object, const QString &kind)
{
    const QString id = QString(kind).replace(QLatin1Char(' '), QLatin1Char('_')).toLower();
    return object.kind == id || QString(object.type).replace(QLatin1Char(' '), QLatin1Char('_')) == id
        || kindNames().value(id).contains(object.type);
}

/// How the server might write what a person wrote.
QStringList spellings(const QString &name)
{
    QStringList all{name, quoteIdentifier(name)};
    if (!name.contains(QLatin1Char('"')))
        all << name.toLower();
    const qsizetype dot = name.indexOf(QLatin1Char('.'));
    if (dot > 0 && !name.contains(QLatin1Char('(')))
        all << quoteIdentifier(name.left(dot)) + QLatin1Char('.') + quoteIdentifier(name.mid(dot + 1));
    // f(int, text): the server writes its own words for types, and no space behind a comma
    const qsizetype open = name.indexOf(QLatin1Char('('));
    if (open > 0) {
        QString tight = name;
        all << tight.replace(QLatin1String(", "), QLatin1String(","));
    }
    all.removeDuplicates();
    return all;
}

QString textArray(const QStringList &values)
{
    QStringList quoted;
    for (QString value : values)
        quoted << QLatin1Char('"')
                + value.replace(QLatin1Char('\\'), QLatin1String("\\\\"))
                      .replace(QLatin1Char('"'), QLatin1String("\\\""))
                + QLatin1Char('"');
    return QLatin1Char('{') + quoted.join(QLatin1Char(',')) + QLatin1Char('}');
}

} // namespace

Result<Definitions> read(Link &link, Job &job, const SqlLibrary &library, const Scope &scope,
                         const Options &options)
{
    Snapshot snapshot(link, job, library);
    if (auto begun = snapshot.begin(); !begun)
        return std::move(begun).error();
    FactReader reader(snapshot, scope);
    auto facts = reader.run(link.info().version.major());
    if (!facts)
        return std::move(facts).error();
    Definitions found = compose(*facts, options);
    if (!options.passwords)
        found.hidden = hidePasswords(found);
    found.remarks = reader.remarks() + found.remarks;
    return found;
}

Result<QList<Object>> find(Link &link, Job &job, const SqlLibrary &library, const QString &kind,
                           const QString &name)
{
    Snapshot snapshot(link, job, library);
    if (auto begun = snapshot.begin(); !begun)
        return std::move(begun).error();
    SqlParameters parameters = keyParameters(nullptr);
    parameters.insert(QStringLiteral("schema"), {});
    parameters.insert(QStringLiteral("names"), textArray(spellings(name)));
    auto rows = snapshot.rows(QStringLiteral("definition"), QStringLiteral("objects"), parameters);
    if (!rows)
        return std::move(rows).error();
    QList<Object> found = objectsOf(*rows);
    found.removeIf([&](const Object &object) { return !isKind(object, kind); });
    QList<Object> exact, inPath;
    for (const Object &object : std::as_const(found)) {
        if (object.identity == name)
            exact << object;
        else if (!object.schema.isEmpty() && snapshot.sees(object.schema))
            inPath << object;
    }
    if (!exact.isEmpty())
        return exact;
    return inPath.isEmpty() ? found : inPath;
}

} // namespace core::definition
