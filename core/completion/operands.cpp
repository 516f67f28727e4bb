// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/operands.h"

#include "core/base/sqlquote.h"
#include "core/completion/expression.h"
#include "core/completion/joins.h"
#include "core/completion/rules.h"
#include "core/completion/triggertables.h"

#include <algorithm>

namespace core::completion {

Operands::Operands(const Caret &caret, Collector &collector)
    : m_caret(caret)
    , m_collector(collector)
{
}

void Operands::types()
{
    m_collector.types(m_caret.schema(), false, 60);
    if (!m_caret.qualified)
        m_collector.schemas(0);
}

void Operands::relations(RelationsWanted wanted, int score)
{
    const QByteArray schema = m_caret.schema();
    m_collector.relations(schema, wanted, score);
    if (!m_caret.qualified)
        m_collector.schemas(score - 30);
}

void Operands::aliases(int score, bool dot)
{
    for (const ScopeSource &source : m_caret.scope.sources()) {
        const QByteArray &name = source.source.shownName();
        if (!name.isEmpty() && (source.distance == 0 || dot))
            m_collector.alias(
                name, score - source.distance * 10,
                source.source.alias.isEmpty() ? QString() : QString::fromUtf8(source.source.name), dot);
    }
}

void Operands::expression(bool clauses)
{
    if (m_caret.qualified) {
        qualified();
        return;
    }
    const Frame &at = m_caret.frame();
    if (m_caret.after({"as"})) {
        m_mayBeNew = true;
        return;
    }
    if (star())
        return;
    if (endsOperand(m_caret.words, at.clauseAt)) {
        m_collector.keywords(operatorWords(), 40);
        if (hasCase())
            m_collector.keywords({QStringLiteral("WHEN"), QStringLiteral("THEN"), QStringLiteral("ELSE"),
                                  QStringLiteral("END")},
                                 60);
        if (m_caret.after({")"}))
            m_collector.keywords({QStringLiteral("OVER ("), QStringLiteral("FILTER (WHERE"),
                                  QStringLiteral("WITHIN GROUP (ORDER BY")},
                                 20);
        if (clauses) {
            m_collector.keywords(wordsAfter(at.clause, m_caret.query.block().verb), 60);
            m_mayBeNew = at.clause == Clause::Select || at.clause == Clause::Returning;
        } else {
            m_collector.keywords({QStringLiteral("ORDER BY"), QStringLiteral("AS")}, 10);
        }
        return;
    }
    if (m_caret.after({"is"})) {
        m_collector.keywords({QStringLiteral("NULL"), QStringLiteral("NOT NULL"), QStringLiteral("TRUE"),
                              QStringLiteral("FALSE"), QStringLiteral("NOT TRUE"),
                              QStringLiteral("NOT FALSE"), QStringLiteral("DISTINCT FROM"),
                              QStringLiteral("NOT DISTINCT FROM"), QStringLiteral("UNKNOWN"),
                              QStringLiteral("JSON")},
                             100);
        return;
    }
    if (at.clause == Clause::On && at.group == Group::None)
        offerConditions(m_caret.words, m_caret.scope, m_caret.query, m_caret.snapshot, m_collector);
    scopeColumns();
    aliases(40, true);
    m_collector.locals(m_caret.locals.names, 110);
    const bool start = m_caret.after({"select", "("}) || m_caret.after({"returning"});
    if (m_caret.after({"select"}))
        m_collector.keywords(
            {QStringLiteral("DISTINCT"), QStringLiteral("ALL"), QStringLiteral("DISTINCT ON (")}, 10);
    if (start || m_caret.after({","}))
        m_collector.keywords({QStringLiteral("*")}, 20);
    if (at.clause == Clause::OrderBy)
        outputNames();
    if (at.clause == Clause::GroupBy)
        m_collector.keywords(
            {QStringLiteral("ROLLUP ("), QStringLiteral("CUBE ("), QStringLiteral("GROUPING SETS (")}, 0);
    if (at.clause == Clause::Values || (at.group == Group::Expression && at.clause == Clause::Target))
        m_collector.keywords({QStringLiteral("DEFAULT")}, 40);
    m_collector.keywords(operandWords(), 0);
    m_collector.functions({}, FunctionsWanted::Expression, 0);
    m_collector.schemas(-80);
    if (m_caret.query.block().sources.isEmpty() && m_caret.words.typed.text.size() >= 2
        && at.clause == Clause::Select) {
        m_collector.anyColumns(-40); // FROM is not written yet
        m_collector.relations({}, RelationsWanted::Rows, -80);
    }
}

bool Operands::hasCase() const
{
    for (int at = std::max(0, m_caret.frame().clauseAt); at < m_caret.words.caret; ++at) {
        if (m_caret.words.list[std::size_t(at)].is("case"))
            return true;
    }
    return false;
}

void Operands::scopeColumns()
{
    const Clause clause = m_caret.frame().clause;
    const bool insert = m_caret.query.block().verb == "insert";
    if (insert && clause == Clause::Values)
        return;
    for (const ScopeSource &source : m_caret.scope.sources()) {
        // names that more than one source has need theirs in front
        std::vector<ScopeColumn> clear;
        std::vector<ScopeColumn> unclear;
        for (const ScopeColumn &column : source.columns) {
            bool twice = false;
            for (const ScopeSource &other : m_caret.scope.sources()) {
                if (&other == &source || other.distance != source.distance)
                    continue;
                for (const ScopeColumn &same : other.columns)
                    twice = twice || same.name == column.name;
            }
            (twice || source.distance > 0 ? unclear : clear).push_back(column);
        }
        const int score = 130 - std::min(source.distance, 4) * 20;
        m_collector.columns(clear, score, {}, source.source.shownName());
        m_collector.columns(unclear, score - 5, source.source.shownName(), source.source.shownName());
    }
    if (insert && clause == Clause::Set)
        m_collector.alias("excluded", 100, QStringLiteral("the row that was to be inserted"), true);
}

/// Behind a star that was asked about: what it stands for.
bool Operands::star()
{
    const Word *last = m_caret.before();
    if (!last || !last->is("*") || last->end() != m_caret.words.typed.from
        || !m_caret.words.typed.text.isEmpty())
        return false;
    const bool qualified = m_caret.before(2) && m_caret.before(2)->is(".") && m_caret.before(3);
    const Word *lead = m_caret.before(qualified ? 4 : 2);
    if (!lead || !lead->isOneOf({"select", ",", "distinct", "all", "returning"}))
        return false;
    if (!m_caret.asked)
        return true;
    QStringList names;
    std::vector<const ScopeSource *> here;
    for (const ScopeSource &source : m_caret.scope.sources()) {
        if (source.distance == 0)
            here.push_back(&source);
    }
    for (const ScopeSource *source : here) {
        if (qualified && source->source.shownName() != m_caret.before(3)->text)
            continue;
        for (const ScopeColumn &column : source->columns) {
            const QString name = quoteIdentifier(QString::fromUtf8(column.name));
            const QString owner = quoteIdentifier(QString::fromUtf8(source->source.shownName()));
            names << (qualified || here.size() > 1 ? owner + QLatin1Char('.') + name : name);
        }
    }
    if (!names.isEmpty()) {
        m_collector.several(names.join(QStringLiteral(", ")), 100);
        m_from = qualified ? m_caret.before(3)->offset : last->offset;
    }
    return true;
}

void Operands::outputNames()
{
    const Block &block = m_caret.query.block();
    for (int at = block.listFirst; at >= 0 && at + 1 < block.listLast && at + 1 < m_caret.words.caret; ++at) {
        if (m_caret.words.list[std::size_t(at)].is("as") && m_caret.words.list[std::size_t(at + 1)].isName())
            m_collector.alias(m_caret.words.list[std::size_t(at + 1)].text, 140,
                              QStringLiteral("of this query"));
    }
}

void Operands::qualified()
{
    if (m_caret.qualifier.isEmpty())
        return; // (x).| needs types that nobody here knows
    const QByteArray last = m_caret.qualifier.last();
    if (m_caret.qualifier.size() == 1) {
        if (const ScopeSource *source = m_caret.scope.source(last)) {
            m_collector.columns(source->columns, 120, {}, {});
            m_collector.keywords({QStringLiteral("*")}, 0);
            return;
        }
        const ScopeSource *target = m_caret.scope.target();
        if (target && (last == "excluded" || last == "old" || last == "new")) {
            m_collector.columns(target->columns, 120, {}, {});
            return;
        }
        if (const LocalName *local = m_caret.locals.find(last)) {
            if (m_caret.snapshot && !local->table.isEmpty())
                m_collector.columns(
                    m_caret.scope.columnsOfRelation(m_caret.snapshot->relation(local->schema, local->table)),
                    120, {});
            else if (last == "new" || last == "old")
                triggerRow();
            return;
        }
    }
    if (!m_caret.snapshot)
        return;
    const int relation = m_caret.snapshot->relation(
        m_caret.qualifier.size() > 1 ? m_caret.qualifier[m_caret.qualifier.size() - 2] : QByteArray(), last);
    if (relation >= 0)
        m_collector.columns(m_caret.scope.columnsOfRelation(relation), 60, {});
    if (m_caret.qualifier.size() == 1 && m_caret.snapshot->schema(last) >= 0) {
        m_collector.functions(last, FunctionsWanted::Expression, 60);
        m_collector.relations(last, RelationsWanted::Rows, 0);
    }
}

/// What NEW and OLD have: the columns of the tables whose triggers call this.
void Operands::triggerRow()
{
    std::vector<ScopeColumn> columns;
    if (m_caret.snapshot) {
        for (const int table : triggerTables(*m_caret.snapshot, m_caret.statement, m_caret.behind)) {
            for (const ScopeColumn &column : m_caret.scope.columnsOfRelation(table)) {
                if (std::none_of(columns.begin(), columns.end(),
                                 [&](const ScopeColumn &other) { return other.name == column.name; }))
                    columns.push_back(column);
            }
        }
    }
    if (columns.empty())
        m_collector.anyColumns(60); // nobody knows of which table
    else
        m_collector.columns(columns, 120, {});
}

} // namespace core::completion
