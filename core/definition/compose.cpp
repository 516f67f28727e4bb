// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/definition/compose.h"

#include "core/base/sqlquote.h"
#include "core/definition/address.h"
#include "core/definition/grants.h"
#include "core/definition/order.h"
#include "core/definition/repeatable.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <algorithm>

namespace core::definition {

namespace {

/// How unwillingly a thing is taken apart. What is left behind says best what it is about where it is a
/// default; a shell makes two lines of one object.
enum Reluctance
{
    SplitDefault = 1,
    SplitBody,
    SplitShell,
    SplitView,
};

/// An object and all that was read of it.
struct Line
{
    Object object{};
    QList<Piece> shell{};
    QList<Piece> create{};
    QList<Piece> ownBody{};
    QMap<Key, QList<Piece>> bodies{}; ///< of parts that have dependencies of their own
    QList<Piece> settings{};
    QString owner{};
    QStringList after{};                ///< comments, labels, grants
    QMap<Key, QStringList> partAfter{}; ///< those of parts
    // what it needs: lines
    QList<int> shellNeeds{};
    QList<int> createNeeds{};
    QList<int> bodyNeeds{};
    QMap<Key, QList<int>> partNeeds{};
    QList<Key> parts{}; ///< by the index in Node::later; the object's own key: its create or its own body
};

QStringList sqlOf(const QList<Piece> &pieces)
{
    QStringList statements;
    for (const Piece &piece : pieces)
        statements << piece.sql;
    return statements;
}

class Composer
{
public:
    Composer(const Facts &facts, const Options &options)
        : m_facts(facts)
        , m_options(options)
    {
    }

    Definitions run()
    {
        takeObjects();
        for (const Dependency &link : m_facts.links)
            m_links[link.key].append(link);
        takePieces();
        takeOwners();
        takeComments();
        takeLabels();
        if (m_options.privileges)
            takeGrants();
        takeNeeds();
        return inOrder();
    }

private:
    void takeObjects()
    {
        m_lines.reserve(m_facts.objects.size());
        for (const Object &object : m_facts.objects) {
            if (m_lineOf.contains(object.key))
                continue; // a catalogue that has it twice is one that changes meanwhile
            m_lineOf.insert(object.key, static_cast<int>(m_lines.size()));
            m_lines.append({.object = object});
        }
    }

    /// In which line `key` stands: its own, or of what it is within; -1 if in none. extension: it belongs
    /// to one.
    int lineOf(const Key &key, bool *extension = nullptr) const
    {
        Key at = key;
        for (int depth = 0; depth < 16; ++depth) {
            if (const auto found = m_lineOf.constFind(at); found != m_lineOf.cend())
                return *found;
            const auto links = m_links.constFind(at);
            if (links == m_links.cend())
                return -1;
            const Dependency *best = nullptr;
            int bestRank = 0;
            for (const Dependency &link : *links) {
                const int rank = closeness(link);
                if (rank > bestRank) {
                    best = &link;
                    bestRank = rank;
                }
            }
            if (best == nullptr)
                return -1;
            if (extension != nullptr && best->type == 'e')
                *extension = true;
            at = best->ref;
        }
        return -1;
    }

    /// How much of a part of link.ref link.key is; 0: it is none.
    int closeness(const Dependency &link) const
    {
        switch (link.type) {
        case 'e':
            return 6;
        case 'i':
            return 5;
        case 'P': // what a partition has of its parent's is made with that, which then needs the partition
            return 4;
        case 'a':
            // a member of a family is not one of its operator, nor a published table's line the table's
            return link.ref.classId == m_facts.publicationClass
                    || link.ref.classId == m_facts.operatorFamilyClass
                ? 3
                : 2;
        case 'S':
            return 1;
        default:
            return 0;
        }
    }

    void takePieces()
    {
        for (const Piece &piece : m_facts.pieces) {
            const int at = lineOf(piece.key);
            if (at < 0) {
                m_remarks << QStringLiteral("left out, since it belongs to nothing here: %1").arg(piece.sql);
                continue;
            }
            Line &line = m_lines[at];
            const bool own = piece.key == line.object.key;
            switch (piece.part) {
            case Piece::Part::Shell:
                line.shell << piece;
                break;
            case Piece::Part::Create:
                (own ? line.create : line.bodies[piece.key]) << piece;
                break;
            case Piece::Part::Body:
                (own ? line.ownBody : line.bodies[piece.key]) << piece;
                break;
            case Piece::Part::Settings:
                line.settings << piece;
                break;
            }
        }
        const auto sort = [](QList<Piece> &pieces) {
            std::stable_sort(pieces.begin(), pieces.end(), [](const Piece &a, const Piece &b) {
                return std::tie(a.position, a.sql) < std::tie(b.position, b.sql);
            });
        };
        for (Line &line : m_lines) {
            sort(line.shell);
            sort(line.create);
            sort(line.ownBody);
            sort(line.settings);
            for (auto &body : line.bodies)
                sort(body);
            if (isInitPublic(line) || isThisDatabase(line))
                line.create.clear();
        }
    }

    /// The schema public as initdb made it: it is there already.
    bool isInitPublic(const Line &line) const
    {
        constexpr qint64 FirstOwnOid = 16384;
        return line.object.type == QLatin1String("schema") && line.object.key.oid < FirstOwnOid;
    }

    /// The database that all of this is: what is said of it is for the one in which the script runs.
    bool isThisDatabase(const Line &line) const
    {
        return m_facts.others && line.object.type == QLatin1String("database");
    }

    void takeOwners()
    {
        if (!m_options.owner)
            return;
        for (Line &line : m_lines) {
            const auto found = m_facts.owners.constFind(line.object.key);
            const ObjectType *type = objectType(line.object.type);
            if (type == nullptr || !type->knows(ObjectType::Owner))
                continue;
            const Ownership owner = found == m_facts.owners.cend() ? Ownership() : *found;
            if (isInitPublic(line)) {
                const bool asMade = m_facts.version >= 15 && line.object.identity == QLatin1String("public")
                    ? owner.owner == QLatin1String("pg_database_owner")
                    : owner.bootstrap;
                if (asMade)
                    continue;
            }
            if (owner.owner.isEmpty() || (isThisDatabase(line) && owner.bootstrap))
                continue;
            line.owner = QStringLiteral("alter %1 owner to %2")
                             .arg(address(line.object.type, line.object.address()), owner.owner);
        }
    }

    /// A comment on a part goes where the part goes.
    static QStringList &afterOf(Line &line, const Key &key)
    {
        return line.bodies.contains(key) ? line.partAfter[key] : line.after;
    }

    void takeComments()
    {
        bool publicHasOne = false;
        for (const CommentOn &comment : m_facts.comments) {
            bool extension = false;
            const int at = lineOf(comment.key, &extension);
            const QString object = address(comment.type, comment.identity);
            if (at < 0 || extension || object.isEmpty())
                continue;
            Line &line = m_lines[at];
            if (isInitPublic(line)) {
                publicHasOne = true;
                if (comment.text == QLatin1String("standard public schema"))
                    continue;
            }
            afterOf(line, comment.key)
                << QStringLiteral("comment on %1 is %2").arg(object, quoteLiteral(comment.text));
        }
        for (Line &line : m_lines) {
            if (isInitPublic(line) && line.object.identity == QLatin1String("public") && !publicHasOne)
                line.after << QStringLiteral("comment on schema public is null");
        }
    }

    void takeLabels()
    {
        for (const LabelOn &label : m_facts.labels) {
            const int at = lineOf(label.key);
            const QString object = address(label.type, label.identity);
            if (at < 0 || object.isEmpty())
                continue;
            afterOf(m_lines[at], label.key) << QStringLiteral("security label for %1 on %2 is %3")
                                                   .arg(label.provider, object, quoteLiteral(label.text));
        }
    }

    void takeGrants()
    {
        for (GrantsOn grants : m_facts.grants) {
            bool extension = false;
            int at = lineOf(grants.key, &extension);
            const bool byDefault = !grants.prefix.isEmpty(); // a line of their own, also those of a schema
            const bool inLine = at >= 0 && !extension && !byDefault;
            const bool ofSchema = byDefault && at >= 0;
            if (!inLine && !ofSchema
                && (!m_facts.others || (!m_facts.within.isEmpty() && m_facts.within != grants.schema)))
                continue;
            // an empty database has the schema public, with the privileges initdb gave
            if (inLine && !grants.fromInit && grants.type == QLatin1String("schema")
                && grants.identity == QLatin1String("public"))
                grants.base = grants.base.left(grants.base.size() - 1)
                    + (m_facts.version >= 15 ? QStringLiteral(",=U/") : QStringLiteral(",=UC/"))
                    + aclName(grants.owner) + QLatin1Char('}');
            auto statements = grantStatements(grants);
            if (!statements) {
                m_remarks << statements.error().message;
                continue;
            }
            if (statements->isEmpty())
                continue;
            if (!inLine)
                at = lineForGrants(grants, byDefault ? -1 : at);
            m_lines[at].after += *statements;
        }
    }

    /// A line for what nothing but its privileges is told of: a member of an extension, or the system's.
    int lineForGrants(const GrantsOn &grants, int needed)
    {
        if (const auto found = m_grantLines.constFind(grants.key); found != m_grantLines.cend())
            return *found;
        Line line{
            .object
            = {.key = grants.key, .type = grants.type, .schema = grants.schema, .identity = grants.identity}};
        if (grants.sub != 0) { // the line is the table's
            QString table;
            lastName(grants.identity, &table);
            line.object.identity = table;
            line.object.type.remove(QLatin1String(" column"));
        }
        if (needed >= 0)
            line.createNeeds << needed;
        const int at = static_cast<int>(m_lines.size());
        m_lines.append(line);
        m_grantLines.insert(grants.key, at);
        return at;
    }

    static QString aclName(const QString &role)
    {
        QString name = role;
        return QLatin1String("\"") + name.replace(QLatin1String("\""), QLatin1String("\\\"\\\""))
            + QLatin1Char('"');
    }

    /// What the stand-in of an object must find: of what is read of the dependencies of the object itself.
    bool shellNeeds(const Dependency &link) const
    {
        if (link.key.classId == m_facts.relationClass)
            return true;
        if (link.key.classId == m_facts.typeClass)
            return link.ref.classId == m_facts.namespaceClass;
        return link.ref.classId == m_facts.namespaceClass || link.ref.classId == m_facts.typeClass
            || link.ref.classId == m_facts.languageClass;
    }

    void takeNeeds()
    {
        QHash<Key, int> lineCache;         // of what is referred to: the same things again and again
        QHash<int, QList<int>> partitions; // by line
        QList<std::pair<int, int>> within; // an index, constraint or trigger, and its table
        for (const Dependency &link : m_facts.links) {
            const int from = lineOf(link.key);
            if (from < 0)
                continue;
            auto cached = lineCache.constFind(link.ref);
            if (cached == lineCache.cend())
                cached = lineCache.insert(link.ref, lineOf(link.ref));
            Line &line = m_lines[from];
            const bool own = link.key == line.object.key;
            if (own && link.type == 'x' && !link.extension.isEmpty())
                line.after << QStringLiteral("alter %1 depends on extension %2")
                                  .arg(address(line.object.type, line.object.address()), link.extension);
            const int to = *cached;
            if (to < 0 || to == from)
                continue;
            if (own && link.type == 'a' && link.ref.classId == m_facts.relationClass) {
                const bool table = line.object.type.endsWith(QLatin1String("table"));
                if (table && !line.ownBody.isEmpty())
                    partitions[to] << from;
                else if (!table)
                    within << std::pair(from, to);
            }
            if (const auto part = line.bodies.constFind(link.key); part != line.bodies.cend()) {
                line.partNeeds[link.key] << to;
            } else if (own && !line.shell.isEmpty() && shellNeeds(link)) {
                line.shellNeeds << to;
            } else if (own && !line.ownBody.isEmpty() && link.type != 'n' && link.type != 'x') {
                line.bodyNeeds << to;
            } else {
                line.createNeeds << to;
            }
        }
        // an index of a partitioned table that is there before a partition is attached gives it one of its
        // own
        for (const auto &[from, table] : std::as_const(within)) {
            for (const int partition : partitions.value(table)) {
                if (partition != from)
                    m_lines[from].createNeeds << partition;
            }
        }
    }

    Definitions inOrder()
    {
        QList<Node> nodes;
        nodes.reserve(m_lines.size());
        for (Line &line : m_lines) {
            const ObjectType *type = objectType(line.object.type);
            Node node{.rank = type != nullptr ? type->rank : 0, .name = line.object.identity};
            if (line.shell.isEmpty()) {
                node.needs = line.createNeeds;
                if (!line.ownBody.isEmpty()) {
                    node.later.append({.needs = line.bodyNeeds, .reluctance = SplitBody});
                    line.parts << line.object.key;
                }
            } else {
                node.needs = line.shellNeeds;
                node.later.append({.needs = line.createNeeds + line.bodyNeeds,
                                   .reluctance = isView(line) ? SplitView : SplitShell});
                line.parts << line.object.key;
            }
            for (auto part = line.bodies.cbegin(); part != line.bodies.cend(); ++part) {
                node.later.append({.needs = line.partNeeds.value(part.key()), .reluctance = SplitDefault});
                line.parts << part.key();
            }
            nodes.append(node);
        }
        const Order found = order(nodes);
        for (const auto &[node, needed] : found.broken)
            m_remarks << QStringLiteral("%1 %2 and %3 %4 need each other: the first may not be made as it is")
                             .arg(m_lines[node].object.type, m_lines[node].object.identity,
                                  m_lines[needed].object.type, m_lines[needed].object.identity);

        QHash<int, QSet<int>> split; // by line: parts that have steps of their own
        for (const Step &step : found.steps) {
            if (step.part >= 0)
                split[step.node].insert(step.part);
        }
        Definitions result;
        for (const Step &step : found.steps) {
            Definition made = step.part < 0 ? whole(m_lines[step.node], split.value(step.node))
                                            : part(m_lines[step.node], step.part, split.value(step.node));
            if (!made.statements.isEmpty())
                result.list.append(std::move(made));
        }
        if (m_options.dropFirst)
            result.list = drops(found) + result.list;
        result.remarks = m_remarks;
        return result;
    }

    bool isView(const Line &line) const { return line.object.key.classId == m_facts.relationClass; }

    static Definition of(const Object &object)
    {
        return {.key = object.key,
                .kind = object.kind,
                .type = object.type,
                .schema = object.schema,
                .identity = object.identity};
    }

    QStringList made(const QList<Piece> &pieces) const
    {
        QStringList statements = sqlOf(pieces);
        if (m_options.ifNotExists) {
            for (QString &statement : statements)
                statement = repeatable(statement);
        }
        return statements;
    }

    QStringList settings(const Line &line) const
    {
        QStringList statements = sqlOf(line.settings);
        if (m_options.ifNotExists) {
            for (QString &statement : statements) {
                if (statement.contains(QLatin1String(" add "))
                    || statement.contains(QLatin1String(" options (")))
                    statement = repeatable(statement); // the others say how something is
            }
        }
        return statements;
    }

    /// One block, in which the database has the name of the one it runs in.
    static QStringList inThisDatabase(const QStringList &statements, const QString &name)
    {
        if (statements.isEmpty())
            return {};
        QString block;
        const QString called = QStringLiteral("database ") + name + QLatin1Char(' ');
        for (const QString &statement : statements) {
            const qsizetype at = statement.indexOf(called);
            if (at < 0) {
                block += QStringLiteral("    execute ") + quoteLiteral(statement) + QStringLiteral(";\n");
                continue;
            }
            const auto escaped
                = [](QString text) { return text.replace(QLatin1Char('%'), QLatin1String("%%")); };
            const QString pattern = escaped(statement.left(at)) + QStringLiteral("database %I ")
                + escaped(statement.mid(at + called.size()));
            block += QStringLiteral("    execute pg_catalog.format(") + quoteLiteral(pattern)
                + QStringLiteral(", pg_catalog.current_database());\n");
        }
        const QString tag = dollarTag(block, QStringLiteral("database"));
        return {QStringLiteral("do ") + tag + QStringLiteral("\nbegin\n") + block + QStringLiteral("end\n")
                + tag};
    }

    Definition whole(const Line &line, const QSet<int> &split) const
    {
        Definition result = of(line.object);
        QStringList &statements = result.statements;
        const int ownPart = static_cast<int>(line.parts.indexOf(line.object.key));
        const bool ownSplit = ownPart >= 0 && split.contains(ownPart);
        const QStringList owner = line.owner.isEmpty() ? QStringList() : QStringList(line.owner);
        QStringList parts;
        for (qsizetype at = 0; at < line.parts.size(); ++at) {
            if (line.parts[at] != line.object.key && !split.contains(static_cast<int>(at)))
                parts += made(line.bodies.value(line.parts[at])) + line.partAfter.value(line.parts[at]);
        }
        if (ownSplit && !line.shell.isEmpty()) {
            statements += made(line.shell);
            if (isView(line)) // its rule comes later, everything else can be now
                statements += owner + parts + settings(line) + line.after;
            return result;
        }
        statements += made(line.create) + owner;
        if (!ownSplit)
            statements += made(line.ownBody);
        statements += parts + settings(line) + line.after;
        if (isThisDatabase(line))
            statements = inThisDatabase(statements, line.object.identity);
        return result;
    }

    Definition part(const Line &line, int at, const QSet<int> &split) const
    {
        const Key key = line.parts[at];
        Definition result = of(line.object);
        if (key != line.object.key) {
            const Identity called = m_facts.parts.value(key);
            result.key = key;
            result.kind.clear();
            result.type = called.type;
            result.identity = called.identity;
            result.statements = made(line.bodies.value(key)) + line.partAfter.value(key);
            return result;
        }
        if (line.shell.isEmpty()) {
            result.statements = made(line.ownBody);
            return result;
        }
        if (isView(line)) {
            result.kind.clear();
            result.type = QStringLiteral("rule");
            result.identity = QStringLiteral("\"_RETURN\" on ") + line.object.identity;
            for (const Piece &piece : line.create)
                result.statements << QStringLiteral("create or replace ") + piece.sql.mid(7); // "create "
            return result;
        }
        result.statements = made(line.create);
        if (!line.owner.isEmpty())
            result.statements << line.owner;
        result.statements += made(line.ownBody);
        for (qsizetype other = 0; other < line.parts.size(); ++other) {
            if (line.parts[other] != key && !split.contains(static_cast<int>(other)))
                result.statements
                    += made(line.bodies.value(line.parts[other])) + line.partAfter.value(line.parts[other]);
        }
        result.statements += settings(line) + line.after;
        return result;
    }

    /// What there is goes in the opposite order, without taking along what is not made again; only who is in
    /// a circle with others cannot go alone. What is attached to something goes with what it is a part of.
    QList<Definition> drops(const Order &found) const
    {
        const QSet<int> circular(found.circular.begin(), found.circular.end());
        QSet<int> seen;
        QList<Definition> list;
        for (auto step = found.steps.crbegin(); step != found.steps.crend(); ++step) {
            const Line &line = m_lines[step->node];
            const bool attached = !line.ownBody.isEmpty() && m_lineOf.contains(line.object.above);
            if (line.create.isEmpty() || attached || seen.contains(step->node))
                continue; // the last of its parts comes first here
            seen.insert(step->node);
            const QString statement
                = dropStatement(line.object.type, line.object.address(), true, circular.contains(step->node));
            if (statement.isEmpty())
                continue;
            Definition drop = of(line.object);
            drop.statements << statement;
            list.append(drop);
        }
        return list;
    }

    const Facts &m_facts;
    const Options &m_options;
    QList<Line> m_lines;
    QHash<Key, int> m_lineOf;
    QHash<Key, int> m_grantLines;
    QHash<Key, QList<Dependency>> m_links;
    QStringList m_remarks;
};

} // namespace

Definitions compose(const Facts &facts, const Options &options)
{
    return Composer(facts, options).run();
}

} // namespace core::definition
