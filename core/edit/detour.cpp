// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/detour.h"

#include "core/base/sqlquote.h"
#include "core/edit/editsql.h"
#include "core/edit/trials.h"

#include <QCoreApplication>

#include <algorithm>

namespace core::edit {

namespace {

using session::Job;
using session::Link;

constexpr int MostGuesses = 20; // rows that step aside although no circle is seen

QString tr(const char *text)
{
    return QCoreApplication::translate("core::edit", text);
}

bool mustBeUnique(const Error &error)
{
    return error.sqlState == QLatin1String("23505") || error.sqlState == QLatin1String("23P01");
}

/// Types whose values have a next one, and what lies between.
struct Stepping
{
    Oid type;
    const char *step;
};

constexpr Stepping steppings[] = {
    {21, "1"},
    {23, "1"},
    {20, "1"},
    {1700, "1"},
    {700, "1"},
    {701, "1"},
    {26, "1"},
    {1082, "1"},
    {790, "'1'::money"},
    {1114, "interval '1 day'"},
    {1184, "interval '1 day'"},
};

} // namespace

Detours::Detours(Link &link, Job &job, const Editable &editable)
    : m_link(link)
    , m_job(job)
    , m_editable(editable)
{
}

Result<QList<Detours::Part>> Detours::partsOf(const Error &error)
{
    const std::pair name(error.schema, error.constraint);
    if (const auto known = m_parts.constFind(name); known != m_parts.cend())
        return *known;
    // of a partition it names the partition's; its columns have the same names
    auto answer = m_link.execute(
        m_job,
        "select a.attname, exists (select from pg_catalog.pg_constraint o where o.contype = 'f' "
        "and o.confrelid = x.indrelid and a.attnum = any (o.confkey) and o.confupdtype = 'c') "
        "from pg_catalog.pg_index x "
        "join pg_catalog.pg_class k on k.oid = x.indexrelid "
        "join pg_catalog.pg_namespace n on n.oid = k.relnamespace "
        "cross join lateral unnest(x.indkey::int2[]) with ordinality as u (number, place) "
        "join pg_catalog.pg_attribute a on a.attrelid = x.indrelid and a.attnum = u.number "
        "where n.nspname = $1 and k.relname = $2 and u.place <= x.indnkeyatts order by u.place",
        {error.schema.toUtf8(), error.constraint.toUtf8()});
    if (!answer)
        return std::move(answer).error();
    QList<Part> parts;
    for (int i = 0; i < PQntuples(answer->get()); ++i)
        parts << Part{QString::fromUtf8(PQgetvalue(answer->get(), i, 0)),
                      *PQgetvalue(answer->get(), i, 1) == 't'};
    m_parts.insert(name, parts);
    return parts;
}

/// One row of each circle: this one wants what that one has, and so on back to the first. By the values'
/// text.
Result<QList<qsizetype>> Detours::circles(const QList<Stuck> &stuck)
{
    QHash<QByteArray, qsizetype> owners;
    QList<QByteArray> wants;
    for (qsizetype i = 0; i < stuck.size(); ++i) {
        const Stuck &row = stuck.at(i);
        wants << QByteArray();
        if (row.change.action != RowChange::Action::Update || !mustBeUnique(row.error))
            continue;
        auto parts = partsOf(row.error);
        if (!parts)
            return std::move(parts).error();
        QByteArray has = row.error.schema.toUtf8() + '\0' + row.error.constraint.toUtf8();
        QByteArray wanted = has;
        bool known = false;
        for (const CellChange &cell : row.change.cells) {
            const ColumnFacts *facts = m_editable.facts(cell.column);
            const auto named = [&](const Part &part) { return facts && part.name == facts->name; };
            if (std::none_of(parts->cbegin(), parts->cend(), named))
                continue;
            known = cell.value.isLiteral() && cell.was && cell.value.cell();
            if (!known)
                break;
            for (auto &[text, value] : {std::pair(&has, *cell.was), std::pair(&wanted, cell.value.text)})
                *text += '\0' + QByteArray::number(cell.column) + ':' + QByteArray::number(value.size()) + ':'
                    + value;
        }
        if (!known)
            continue;
        owners.insert(has, i);
        wants.last() = wanted;
    }
    QList<qsizetype> found;
    QList<qsizetype> seenBy(stuck.size(), -1);
    for (qsizetype start = 0; start < stuck.size(); ++start) {
        qsizetype at = start;
        while (at >= 0 && seenBy.at(at) < 0) {
            seenBy[at] = start;
            at = wants.at(at).isEmpty() ? -1 : owners.value(wants.at(at), -1);
        }
        if (at >= 0 && seenBy.at(at) == start)
            found << at;
    }
    return found;
}

Result<QList<Detours::Aside>> Detours::makeWay(const QList<Stuck> &stuck)
{
    QList<Aside> aside;
    const auto attempt = [&](const Stuck &row) -> Result<bool> {
        if (m_tried.contains(row.statement) || row.change.action != RowChange::Action::Update
            || !mustBeUnique(row.error))
            return false;
        m_tried.insert(row.statement);
        auto stepped = stepAside(row);
        if (!stepped)
            return std::move(stepped).error();
        if (*stepped)
            aside << **stepped;
        return stepped->has_value();
    };
    auto rows = circles(stuck);
    if (!rows)
        return std::move(rows).error();
    for (const qsizetype index : std::as_const(*rows)) {
        const Stuck &row = stuck.at(index);
        auto stepped = attempt(row);
        if (!stepped)
            return std::move(stepped).error();
        if (!*stepped)
            m_whyNot.insert(
                row.statement,
                tr("Rows of this save exchange this value, which must be unique at every moment, and "
                   "none of them could step aside: save them one after the other through a free value, "
                   "or make the constraint DEFERRABLE."));
    }
    // a circle whose values are written differently (1 and 1.0), or go through an expression, is not seen
    for (const Stuck &row : stuck) {
        if (!aside.isEmpty() || m_guesses >= MostGuesses)
            break;
        if (m_tried.contains(row.statement))
            continue;
        ++m_guesses;
        if (auto stepped = attempt(row); !stepped)
            return std::move(stepped).error();
    }
    return aside;
}

/// As SQL, those to be tried first at the beginning. What is taken, or refused by a check, is refused by the
/// server; then the next one has its turn.
QList<QByteArray> Detours::freeValues(int column, bool mayBeNull) const
{
    const ColumnFacts &facts = *m_editable.facts(column);
    const TableFacts &table = *m_editable.table(column);
    QList<QByteArray> values;
    if (mayBeNull && !facts.notNull)
        values << "null";
    const QByteArray name = quoteIdentifier(facts.name).toUtf8();
    const QByteArray relation = quoteQualified({table.name.schema, table.name.table}).toUtf8();
    for (const Stepping &each : steppings) {
        if (each.type != facts.baseType)
            continue;
        for (const auto &[edge, sign] : {std::pair("min", "-"), std::pair("max", "+")})
            values << "(select pg_catalog." + QByteArray(edge) + "(" + name + ") " + sign + " " + each.step
                    + " from " + relation + ")";
    }
    const QByteArray random
        = "pg_catalog.md5(pg_catalog.random()::text || pg_catalog.clock_timestamp()::text)";
    if (facts.baseType == 25 || facts.baseType == 1042 || facts.baseType == 1043)
        values << (facts.maxLength > 0
                       ? "pg_catalog.left(" + random + ", " + QByteArray::number(facts.maxLength) + ")"
                       : random);
    else if (facts.baseType == 2950)
        values << random + "::uuid";
    else if (facts.baseType == 17)
        values << "pg_catalog.decode(" + random + ", 'hex')";
    return values;
}

Result<std::optional<Detours::Aside>> Detours::stepAside(const Stuck &row)
{
    auto parts = partsOf(row.error);
    if (!parts)
        return std::move(parts).error();
    for (const CellChange &cell : row.change.cells) {
        const ColumnFacts *facts = m_editable.facts(cell.column);
        const auto part = std::find_if(parts->cbegin(), parts->cend(),
                                       [&](const Part &each) { return facts && each.name == facts->name; });
        if (part == parts->cend())
            continue;
        // NULL would go along to the rows that refer to it, and they would stay there
        for (const QByteArray &value : freeValues(cell.column, !part->cascades)) {
            auto statement
                = statementFor(m_editable, to(row.change, cell.column, CellValue::expression(value)));
            if (!statement)
                return std::move(statement).error();
            if (auto begun = m_link.execute(m_job, "savepoint howdah_row"); !begun)
                return std::move(begun).error();
            auto answer = m_link.execute(m_job, statement->sql(), statement->parameters());
            if (!answer && !isRefusal(answer.error()))
                return std::move(answer).error();
            const bool went
                = answer && PQntuples(answer->get()) == 1 && QByteArray(PQcmdTuples(answer->get())) == "1";
            if (!went) {
                if (auto back = m_link.execute(m_job, "rollback to savepoint howdah_row"); !back)
                    return std::move(back).error();
            }
            if (auto released = m_link.execute(m_job, "release savepoint howdah_row"); !released)
                return std::move(released).error();
            if (!went)
                continue;
            Aside aside{row.statement, row.change, {cell.column, {}}};
            const QList<int> columns = returnedColumns(m_editable, row.change.origin);
            for (int i = 0; i < columns.size() && i < PQnfields(answer->get()); ++i) {
                Cell now;
                if (!PQgetisnull(answer->get(), 0, i))
                    now = QByteArray(PQgetvalue(answer->get(), 0, i), PQgetlength(answer->get(), 0, i));
                if (columns.at(i) == cell.column)
                    aside.through.value = now;
                for (SeenCell &key : aside.change.key) { // its place in the file is another one, too
                    if (key.column == columns.at(i))
                        key.value = now;
                }
            }
            aside.change = from(aside.change, aside.through);
            return std::optional(aside);
        }
    }
    return std::optional<Aside>();
}

RowChange from(const RowChange &change, const SeenCell &through)
{
    RowChange moved = change;
    for (CellChange &cell : moved.cells) {
        if (cell.column == through.column)
            cell.was = through.value;
    }
    for (SeenCell &cell : moved.key) {
        if (cell.column == through.column)
            cell.value = through.value;
    }
    return moved;
}

RowChange to(const RowChange &change, int column, const CellValue &value)
{
    RowChange there = change;
    there.cells.removeIf([column](const CellChange &cell) { return cell.column != column; });
    for (CellChange &cell : there.cells)
        cell.value = value;
    return there;
}

} // namespace core::edit
