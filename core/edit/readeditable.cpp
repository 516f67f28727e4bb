// SPDX-License-Identifier: GPL-3.0-or-later
// readEditable(): the facts of tables out of the catalogue, and through views what stands beneath them.
#include "core/browse/typereader.h"
#include "core/edit/editable.h"
#include "core/edit/occurrences.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace core::edit {

namespace {

using session::Job;
using session::Link;

QString tr(const char *text)
{
    return QCoreApplication::translate("core::edit", text);
}

/// Types of which no two values are equal that are not the same. Not numeric (1.0 and 1.00), interval (1 mon
/// and 30 days), float (0 and -0), bpchar, and whatever is made of other types.
bool isExact(Oid base, char kind, bool deterministic)
{
    static const Oid always[] = {16,  17,  18,  20,   21,   23,   26,   27,   28,   29,   1082, 1083, 1114,
                                 650, 774, 829, 1184, 1266, 1560, 1562, 2950, 3220, 5069, 790,  869};
    static const Oid texts[] = {19, 25, 1043};
    if (kind == 'e' || std::find(std::begin(always), std::end(always), base) != std::end(always))
        return true;
    return deterministic && std::find(std::begin(texts), std::end(texts), base) != std::end(texts);
}

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &entry : value.toArray())
        list << entry.toString();
    return list;
}

char letter(const QJsonValue &value, char none)
{
    const QString text = value.toString();
    return text.isEmpty() ? none : text.at(0).toLatin1();
}

ColumnFacts columnOf(const QJsonObject &json)
{
    const auto oid = [&](const char *key) { return Oid(json.value(QLatin1String(key)).toInteger()); };
    const auto text = [&](const char *key) { return json.value(QLatin1String(key)).toString(); };
    const auto flag = [&](const char *key) { return json.value(QLatin1String(key)).toBool(); };
    ColumnFacts facts;
    facts.number = json.value(QLatin1String("number")).toInt();
    facts.name = text("name");
    facts.typeOid = oid("oid");
    facts.typeModifier = json.value(QLatin1String("modifier")).toInt(-1);
    facts.type = text("type");
    facts.castType = text("cast");
    facts.baseType = oid("base");
    facts.baseTypeName = text("base_type");
    facts.baseModifier = json.value(QLatin1String("base_modifier")).toInt(-1);
    facts.kind = letter(json.value(QLatin1String("base_kind")), 'b');
    facts.category = letter(json.value(QLatin1String("category")), 'U');
    facts.elementTypeName = text("element_type");
    facts.elementType = facts.category == 'A' ? oid("element") : 0;
    facts.enumLabels = strings(json.value(QLatin1String("labels")));
    facts.domainChecks = strings(json.value(QLatin1String("checks")));
    facts.notNull = flag("not_null");
    facts.defaultText = text("default");
    facts.hasDefault = !facts.defaultText.isEmpty();
    facts.isSerial = flag("serial");
    const char identity = letter(json.value(QLatin1String("identity")), ' ');
    facts.identity = identity == 'a' ? ColumnFacts::Identity::Always
        : identity == 'd'            ? ColumnFacts::Identity::ByDefault
                                     : ColumnFacts::Identity::None;
    facts.generated = flag("generated");
    facts.collation = text("collation");
    const bool chars = facts.baseType == 1042 || facts.baseType == 1043;
    const bool bits = facts.baseType == 1560 || facts.baseType == 1562;
    if (facts.baseModifier > 0 && (chars || bits))
        facts.maxLength = chars ? facts.baseModifier - 4 : facts.baseModifier;
    facts.mayInsert = flag("may_insert");
    facts.mayUpdate = flag("may_update");
    facts.mayRead = flag("may_read");
    facts.updatable = flag("updatable");
    facts.exact = isExact(facts.baseType, facts.kind, flag("deterministic"));
    facts.castShows = flag("cast_shows");
    return facts;
}

void readEffects(const QJsonObject &json, TableFacts &table)
{
    using Kind = SideEffect::Kind;
    const auto flag
        = [](const QJsonValue &value, const char *key) { return value[QLatin1String(key)].toBool(); };
    const auto text
        = [](const QJsonValue &value, const char *key) { return value[QLatin1String(key)].toString(); };
    for (const QJsonValue &value : json.value(QLatin1String("triggers")).toArray()) {
        table.effects << SideEffect{Kind::Trigger,         text(value, "name"),   text(value, "function"),
                                    flag(value, "insert"), flag(value, "update"), flag(value, "delete")};
        table.insteadOf = table.insteadOf || flag(value, "instead");
    }
    for (const QJsonValue &value : json.value(QLatin1String("rules")).toArray()) {
        const char event = letter(value[QLatin1String("event")], ' ');
        const SideEffect rule{Kind::Rule, text(value, "name"), {}, event == '3', event == '2', event == '4'};
        table.effects << rule;
        if (!flag(value, "instead"))
            continue;
        const QString why
            = tr("The rule %1 does something else instead: it cannot be told what becomes of a row.")
                  .arg(rule.name);
        if (rule.onInsert)
            table.whyNoInsert = why;
        if (rule.onUpdate)
            table.whyNoUpdate = why;
        if (rule.onDelete)
            table.whyNoDelete = why;
    }
    for (const QJsonValue &value : json.value(QLatin1String("cascades")).toArray()) {
        table.effects << SideEffect{Kind::Cascade, text(value, "name"),   text(value, "table"),
                                    false,         flag(value, "update"), flag(value, "delete")};
    }
}

browse::ForeignKey keyOf(const QJsonValue &value, const TableFacts &table)
{
    browse::ForeignKey key{
        value[QLatin1String("name")].toString(),
        table.name,
        {value[QLatin1String("schema")].toString(), value[QLatin1String("table")].toString()},
        {},
        {}};
    for (const QJsonValue &column : value[QLatin1String("columns")].toArray()) {
        key.fromColumns << browse::KeyColumn{column[QLatin1String("number")].toInt(),
                                             column[QLatin1String("name")].toString(),
                                             column[QLatin1String("type")].toString()};
        key.toColumns << browse::KeyColumn{column[QLatin1String("to_number")].toInt(),
                                           column[QLatin1String("to_name")].toString(),
                                           column[QLatin1String("to_type")].toString()};
    }
    return key;
}

/// The rights of a table, as reasons why not.
void readRights(const QJsonObject &json, TableFacts &table)
{
    constexpr int UpdateBit = 1 << 2; // CmdType
    constexpr int InsertBit = 1 << 3;
    constexpr int DeleteBit = 1 << 4;
    const QString name = table.name.text();
    if (json.value(QLatin1String("catalogue")).toBool()) {
        table.whyNoInsert = table.whyNoUpdate = table.whyNoDelete
            = tr("%1 is a part of the server's catalogue.").arg(name);
        return;
    }
    const int can = json.value(QLatin1String("updatable")).toInt();
    const auto refuse = [&](QString &why, int bit, bool may, const QString &right) {
        if ((can & bit) == 0)
            why = table.kind == 'v' ? tr("%1 is a view that the server cannot write through.").arg(name)
                                    : tr("The server cannot write into %1.").arg(name);
        else if (!may)
            why = right;
    };
    const auto any = [&](bool ColumnFacts::*right) {
        return std::any_of(table.columns.cbegin(), table.columns.cend(),
                           [right](const ColumnFacts &column) { return column.*right; });
    };
    refuse(table.whyNoInsert, InsertBit, any(&ColumnFacts::mayInsert),
           tr("You have no right to insert into %1.").arg(name));
    refuse(table.whyNoUpdate, UpdateBit, any(&ColumnFacts::mayUpdate),
           tr("You have no right to update %1.").arg(name));
    refuse(table.whyNoDelete, DeleteBit, json.value(QLatin1String("may_delete")).toBool(),
           tr("You have no right to delete from %1.").arg(name));
}

struct Read
{
    TableFacts facts;
    QByteArray definition; ///< of a view
};

Result<QList<Read>> readTables(Link &link, Job &job, const catalog::SqlLibrary &library,
                               const QList<Oid> &oids)
{
    if (oids.isEmpty())
        return QList<Read>();
    QStringList numbers;
    for (const Oid oid : oids)
        numbers << QString::number(oid);
    auto sql = library.statement(
        QStringLiteral("edit"), QStringLiteral("tables"), link.info().version,
        {{QStringLiteral("tables"),
          QString(QLatin1Char('{') + numbers.join(QLatin1Char(',')) + QLatin1Char('}'))}});
    if (!sql)
        return std::move(sql).error();
    auto answer = link.execute(job, sql->toUtf8());
    if (!answer)
        return std::move(answer).error();
    QList<Read> read;
    for (int i = 0; i < PQntuples(answer->get()); ++i) {
        const QJsonObject json
            = QJsonDocument::fromJson(QByteArray(PQgetvalue(answer->get(), i, 1))).object();
        Read one;
        TableFacts &table = one.facts;
        table.oid = Oid(QByteArray(PQgetvalue(answer->get(), i, 0)).toULongLong());
        table.name
            = {json.value(QLatin1String("schema")).toString(), json.value(QLatin1String("name")).toString()};
        table.kind = letter(json.value(QLatin1String("kind")), 'r');
        table.hasChildren = json.value(QLatin1String("children")).toBool();
        table.temporary = json.value(QLatin1String("temporary")).toBool();
        table.rowSecurity = json.value(QLatin1String("row_security")).toBool();
        for (const QJsonValue &column : json.value(QLatin1String("columns")).toArray())
            table.columns << columnOf(column.toObject());
        for (const QJsonValue &key : json.value(QLatin1String("keys")).toArray()) {
            UniqueKey unique{key[QLatin1String("name")].toString(), key[QLatin1String("primary")].toBool()};
            for (const QJsonValue &number : key[QLatin1String("columns")].toArray())
                unique.columns << number.toInt();
            table.keys << unique;
        }
        for (const QJsonValue &key : json.value(QLatin1String("references")).toArray())
            table.references << keyOf(key, table);
        readRights(json, table);
        readEffects(json, table);
        one.definition = json.value(QLatin1String("definition")).toString().toUtf8();
        read << one;
    }
    return read;
}

/// Where the columns of a query come from, without running it and without a right to its tables.
Result<QList<result::Column>> describe(Link &link, Job &job, const QByteArray &sql)
{
    const auto drain = [&]() -> Result<session::PgResult> {
        session::PgResult last;
        std::optional<Error> failed;
        while (true) {
            auto next = link.nextResult(job);
            if (!next)
                return std::move(next).error();
            if (!*next)
                break;
            if (PQresultStatus(next->get()) == PGRES_FATAL_ERROR && !failed)
                failed = link.errorOf(next->get());
            last = std::move(*next);
        }
        if (failed)
            return *failed;
        return last;
    };
    if (job.stopRequested())
        return Error::cancelled();
    if (PQsendPrepare(link.connection(), "", sql.constData(), 0, nullptr) == 0)
        return link.connectionError();
    if (auto prepared = drain(); !prepared)
        return std::move(prepared).error();
    if (PQsendDescribePrepared(link.connection(), "") == 0)
        return link.connectionError();
    auto described = drain();
    if (!described)
        return std::move(described).error();
    QList<result::Column> columns;
    for (int i = 0; i < PQnfields(described->get()); ++i) {
        columns << result::Column{
            .tableOid = PQftable(described->get(), i),
            .tableColumn = PQftablecol(described->get(), i),
        };
    }
    return columns;
}

/// The key in the view's own columns' numbers; without columns where one of them does not show.
UniqueKey through(const UniqueKey &key, Oid table, const QList<result::Column> &below, const TableFacts &view)
{
    UniqueKey shown = key;
    shown.columns.clear();
    for (const int number : key.columns) {
        const auto from = std::find_if(below.cbegin(), below.cend(), [&](const result::Column &column) {
            return column.tableOid == table && column.tableColumn == number;
        });
        const qsizetype at = from - below.cbegin();
        if (at >= below.size() || at >= view.columns.size())
            return {key.name, key.primary, {}};
        shown.columns << view.columns.at(at).number;
    }
    return shown;
}

/// Gives a view the keys of the tables beneath it. What the server writes through by itself has one table;
/// with triggers there may be more (joins): then the keys of all of them together tell its rows apart, and
/// the key of one alone may.
Result<void> lookThrough(Link &link, Job &job, const catalog::SqlLibrary &library,
                         const QByteArray &definition, TableFacts &view, bool joins, int depth)
{
    constexpr int Deepest = 8;
    auto below = describe(link, job, definition);
    if (!below) {
        if (below.error().kind == Error::Kind::Sql && !below.error().sessionLost())
            return {}; // no right to the schema beneath: no key then
        return std::move(below).error();
    }
    QList<Oid> oids;
    for (const result::Column &column : std::as_const(*below)) {
        if (column.tableOid != 0 && !oids.contains(column.tableOid))
            oids << column.tableOid;
    }
    if (oids.isEmpty() || (oids.size() != 1 && !joins) || depth > Deepest)
        return {};
    auto tables = readTables(link, job, library, oids);
    if (!tables)
        return std::move(tables).error();
    UniqueKey together{{}, true, {}};
    bool all = tables->size() == oids.size();
    for (Read &base : *tables) {
        if (base.facts.kind == 'v') {
            if (auto deeper = lookThrough(link, job, library, base.definition, base.facts, joins, depth + 1);
                !deeper)
                return deeper;
        } else if (base.facts.hasChildren || occurrences(definition, base.facts.name) != 1) {
            all = false;
            continue;
        }
        qsizetype shown = 0;
        for (const UniqueKey &key : std::as_const(base.facts.keys)) {
            const UniqueKey here = through(key, base.facts.oid, *below, view);
            if (here.columns.isEmpty())
                continue;
            view.keys << here;
            if (shown++ > 0)
                continue;
            together.name += (together.name.isEmpty() ? QString() : QStringLiteral(" + ")) + here.name;
            together.columns << here.columns;
        }
        all = all && shown > 0;
    }
    if (tables->size() > 1 && all)
        view.keys.prepend(together);
    return {};
}

/// Looking that leaves nothing behind.
class Savepoint
{
public:
    Savepoint(Link &link, Job &job)
        : m_link(link)
        , m_job(job)
    {
    }

    Result<void> begin()
    {
        const bool inside = m_link.transactionState() == session::TransactionState::InTransaction;
        m_end = inside ? QByteArray("rollback to savepoint howdah_look; release savepoint howdah_look")
                       : QByteArray("rollback");
        auto begun = m_link.execute(m_job, inside ? "savepoint howdah_look" : "begin read only");
        if (!begun)
            return std::move(begun).error();
        return {};
    }

    Result<void> end()
    {
        for (const QByteArray &statement : m_end.split(';')) {
            if (auto ended = m_link.execute(m_job, statement); !ended)
                return std::move(ended).error();
        }
        return {};
    }

private:
    Link &m_link;
    Job &m_job;
    QByteArray m_end;
};

/// What is built in is known without asking. Of a domain the result itself only says what it stands on.
Result<QList<values::TypePtr>> readTypes(Link &link, Job &job, QList<result::Column> columns,
                                         const Editable &editable)
{
    bool all = true;
    QList<values::TypePtr> types;
    for (int i = 0; i < columns.size(); ++i) {
        if (const ColumnFacts *facts = editable.facts(i)) {
            columns[i].typeOid = facts->typeOid;
            columns[i].typeModifier = facts->typeModifier;
        }
        types << values::builtinType(columns.at(i).typeOid, columns.at(i).typeModifier);
        all = all && !types.last()->name.isEmpty();
    }
    if (all)
        return types;
    auto read = browse::readTypes(link, job, columns);
    if (!read)
        return read;
    for (int i = 0; i < types.size(); ++i) {
        if (read->at(i))
            types[i] = read->at(i);
    }
    return types;
}

} // namespace

Result<Editable> readEditable(Link &link, Job &job, const catalog::SqlLibrary &library,
                              const QList<result::Column> &columns, Source source,
                              const QByteArray &statement)
{
    QList<Oid> oids;
    for (const result::Column &column : columns) {
        if (column.tableOid != 0 && !oids.contains(column.tableOid))
            oids << column.tableOid;
    }
    if (link.transactionState() == session::TransactionState::Failed) {
        return Error{.kind = Error::Kind::Sql,
                     .message
                     = tr("The transaction has failed: nothing can be read before it is rolled back."),
                     .sqlState = QStringLiteral("25P02")};
    }
    auto read = readTables(link, job, library, oids);
    if (!read)
        return std::move(read).error();
    const auto isView = [](const Read &one) { return one.facts.kind == 'v'; };
    if (std::any_of(read->cbegin(), read->cend(), isView)) {
        // an error in looking must not cost the user's transaction; a pooler must not change the backend
        Savepoint savepoint(link, job);
        if (auto begun = savepoint.begin(); !begun)
            return std::move(begun).error();
        Result<void> looked;
        for (Read &one : *read) {
            if (isView(one) && looked)
                looked = lookThrough(link, job, library, one.definition, one.facts, one.facts.insteadOf, 0);
            if (link.transactionState() == session::TransactionState::Failed) {
                // begin anew for the next view
                if (auto ended = savepoint.end(); !ended)
                    return std::move(ended).error();
                if (auto begun = savepoint.begin(); !begun)
                    return std::move(begun).error();
            }
        }
        if (link.isOpen()) {
            if (auto ended = savepoint.end(); !ended && looked)
                return std::move(ended).error();
        }
        if (!looked)
            return std::move(looked).error();
    }
    QList<TableFacts> tables;
    QList<int> counts;
    for (const Read &one : std::as_const(*read)) {
        tables << one.facts;
        counts << (source == Source::Table ? 1 : occurrences(statement, one.facts.name));
    }
    Editable editable = decide(columns, tables, counts);
    auto types = readTypes(link, job, columns, editable);
    if (!types)
        return std::move(types).error();
    editable.types = std::move(*types);
    editable.serverMajor = link.info().version.major();
    return editable;
}

} // namespace core::edit
