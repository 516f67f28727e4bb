// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/scope.h"

#include "core/completion/signature.h"

#include <algorithm>

namespace core::completion {

namespace {

constexpr int DeepestNesting = 12; ///< of subqueries whose columns are looked for; recursive CTEs end here
constexpr std::size_t MostColumns = 5000;

void rename(std::vector<ScopeColumn> &columns, const QList<QByteArray> &names)
{
    for (qsizetype i = 0; i < names.size() && i < qsizetype(columns.size()); ++i)
        columns[std::size_t(i)].name = names[i];
    for (qsizetype i = qsizetype(columns.size()); i < names.size(); ++i)
        columns.push_back({names[i]});
}

} // namespace

Scope::Scope(const Words &words, const Query &query, const Snapshot *snapshot)
    : m_words(words)
    , m_query(query)
    , m_snapshot(snapshot)
{
    int block = query.at().block;
    const auto add = [&](int of, const Source &source, int distance) {
        ScopeSource made;
        made.source = source;
        made.block = of;
        made.distance = distance;
        made.relation = relationOf(of, source);
        made.columns = columns(of, source, 0);
        m_sources.push_back(std::move(made));
    };
    for (int distance = 0; block >= 0 && distance < DeepestNesting; ++distance) {
        const Block &at = query.blocks[block];
        for (const Source &source : at.sources) {
            if (source.target && distance == 0 && m_target < 0)
                m_target = int(m_sources.size());
            add(block, source, distance);
        }
        block = at.seesParent ? at.parent : -1;
    }
}

const Cte *Scope::cte(int block, QByteArrayView name) const
{
    for (int steps = 0; block >= 0 && steps < 100; ++steps) {
        int chain = block;
        for (int links = 0; chain >= 0 && links < 100; ++links) {
            for (const Cte &candidate : m_query.blocks[chain].ctes) {
                if (QByteArrayView(candidate.name) == name)
                    return &candidate;
            }
            chain = m_query.blocks[chain].ctesOf;
        }
        block = m_query.blocks[block].parent;
    }
    return nullptr;
}

std::vector<const Cte *> Scope::ctes() const
{
    std::vector<const Cte *> found;
    for (int block = m_query.at().block, steps = 0; block >= 0 && steps < 100; ++steps) {
        int chain = block;
        for (int links = 0; chain >= 0 && links < 100; ++links) {
            for (const Cte &candidate : m_query.blocks[chain].ctes)
                found.push_back(&candidate);
            chain = m_query.blocks[chain].ctesOf;
        }
        block = m_query.blocks[block].parent;
    }
    return found;
}

const ScopeSource *Scope::source(QByteArrayView name) const
{
    for (const ScopeSource &candidate : m_sources) {
        if (QByteArrayView(candidate.source.shownName()) == name)
            return &candidate;
    }
    return nullptr;
}

int Scope::relationOf(int block, const Source &source) const
{
    if (!m_snapshot || source.block >= 0 || source.function || source.name.isEmpty())
        return -1;
    if (source.schema.isEmpty() && !source.target && cte(block, source.name))
        return -1;
    return m_snapshot->relation(source.schema, source.name);
}

std::vector<ScopeColumn> Scope::columnsOfRelation(int relation) const
{
    std::vector<ScopeColumn> columns;
    if (!m_snapshot || relation < 0)
        return columns;
    for (const Column &column : m_snapshot->columns(m_snapshot->relations()[std::size_t(relation)]))
        columns.push_back(
            {m_snapshot->bytes(column.name).toByteArray(), m_snapshot->bytes(column.type).toByteArray(),
             m_snapshot->bytes(column.comment).toByteArray(), relation, column.number, column.flags});
    return columns;
}

std::vector<ScopeColumn> Scope::columnsOfCte(const Cte &cte, int depth) const
{
    std::vector<ScopeColumn> found;
    if (cte.block >= 0)
        found = outputs(cte.block, depth);
    rename(found, cte.columnNames);
    return found;
}

std::vector<ScopeColumn> Scope::columns(int block, const Source &source, int depth) const
{
    if (depth > DeepestNesting)
        return {};
    std::vector<ScopeColumn> found;
    if (source.block >= 0)
        found = outputs(source.block, depth + 1);
    else if (source.function)
        found = ofFunction(source);
    else if (const Cte *of = source.schema.isEmpty() && !source.target ? cte(block, source.name) : nullptr)
        found = columnsOfCte(*of, depth + 1);
    else
        found = columnsOfRelation(relationOf(block, source));
    rename(found, source.columnNames);
    return found;
}

std::vector<ScopeColumn> Scope::ofFunction(const Source &source) const
{
    const QByteArray name = source.shownName();
    if (!m_snapshot)
        return {{name}};
    for (const quint32 index : m_snapshot->overloads(source.schema, source.name)) {
        const Function &function = m_snapshot->functions()[index];
        QByteArray result = m_snapshot->bytes(function.result).toByteArray();
        if (result.startsWith("TABLE(") && result.endsWith(')')) {
            std::vector<ScopeColumn> columns;
            for (const Argument &part : splitArguments(result.mid(6, result.size() - 7)))
                columns.push_back({part.name, part.type});
            return columns;
        }
        if (result.startsWith("SETOF "))
            result.remove(0, 6);
        if (result == "record") { // OUT parameters name the columns
            std::vector<ScopeColumn> columns;
            for (const Argument &part : splitArguments(m_snapshot->bytes(function.arguments).toByteArray())) {
                if (part.mode == "OUT" || part.mode == "INOUT")
                    columns.push_back({part.name, part.type});
            }
            return columns;
        }
        const qsizetype dot = result.indexOf('.');
        const int relation
            = m_snapshot->relation(dot < 0 ? QByteArray() : result.left(dot), result.mid(dot + 1));
        if (relation >= 0)
            return columnsOfRelation(relation);
        return {{name, result}};
    }
    return {{name}};
}

std::vector<ScopeColumn> Scope::outputs(int block, int depth) const
{
    std::vector<ScopeColumn> found;
    if (depth > DeepestNesting || block < 0)
        return found;
    const Block &of = m_query.blocks[block];
    const auto word = [&](int at) -> const Word & { return m_words.list[std::size_t(at)]; };
    if (of.verb == "values")
        return {{"column1"}, {"column2"}};
    if (of.listFirst < 0)
        return found;
    const int last
        = std::min(of.listLast < 0 ? int(m_words.list.size()) : of.listLast, int(m_words.list.size()));
    // columns of a source of this block by its name; empty: of all
    const auto expand = [&](QByteArrayView qualifier) {
        for (const Source &source : of.sources) {
            if (!qualifier.isEmpty() && QByteArrayView(source.shownName()) != qualifier)
                continue;
            for (ScopeColumn &column : columns(block, source, depth + 1)) {
                if (found.size() < MostColumns)
                    found.push_back(std::move(column));
            }
        }
    };
    const auto typed = [&](QByteArrayView qualifier, QByteArrayView name) -> ScopeColumn {
        for (const Source &source : of.sources) {
            if (!qualifier.isEmpty() && QByteArrayView(source.shownName()) != qualifier)
                continue;
            for (const ScopeColumn &column : columns(block, source, depth + 1)) {
                if (QByteArrayView(column.name) == name)
                    return column;
            }
        }
        return {name.toByteArray()};
    };
    const auto element = [&](int first, int end) {
        while (first < end && word(first).isOneOf({"all", "distinct"}))
            ++first;
        if (first >= end)
            return;
        const Word &tail = word(end - 1);
        if (end - first >= 2 && (tail.isName() || tail.kind == sql::TokenKind::Keyword)
            && word(end - 2).is("as")) {
            ScopeColumn column{tail.text};
            if (end - first == 3 && word(first).isName())
                column.type = typed({}, word(first).text).type;
            else if (end - first == 5 && word(first + 1).is("."))
                column.type = typed(word(first).text, word(first + 2).text).type;
            found.push_back(column);
        } else if (tail.is("*") && end - first == 1) {
            expand({});
        } else if (tail.is("*") && end - first >= 3 && word(end - 2).is(".")) {
            expand(word(end - 3).text);
        } else if (end - first == 1 && tail.isName()) {
            found.push_back(typed({}, tail.text));
        } else if (end - first >= 3 && word(end - 2).is(".") && tail.isName()) {
            found.push_back(typed(word(end - 3).text, tail.text));
        } else if (tail.isName() && end - first >= 2
                   && (word(end - 2).is(")") || word(end - 2).is("end") || word(end - 2).isName()
                       || word(end - 2).kind == sql::TokenKind::Number
                       || word(end - 2).kind == sql::TokenKind::String)) {
            found.push_back({tail.text}); // an alias without AS
        } else if (word(first).isName() && first + 1 < end && word(first + 1).is("(")) {
            found.push_back({word(first).text});
        } else if (word(first).isName() && first + 1 < end && word(first + 1).is("::")) {
            found.push_back({word(first).text, end - first == 3 ? word(end - 1).text : QByteArray()});
        } else if (word(first).is("case")) {
            found.push_back({"case"});
        } else {
            found.push_back({"?column?"});
        }
    };
    int depthHere = 0;
    int from = of.listFirst;
    for (int at = of.listFirst; at < last; ++at) {
        if (word(at).is("(") || word(at).is("["))
            ++depthHere;
        else if ((word(at).is(")") || word(at).is("]")) && depthHere > 0)
            --depthHere;
        else if (word(at).is(",") && depthHere == 0) {
            element(from, at);
            from = at + 1;
        }
        if (found.size() > MostColumns)
            return found;
    }
    element(from, last);
    found.erase(std::remove_if(found.begin(), found.end(),
                               [](const ScopeColumn &column) { return column.name == "?column?"; }),
                found.end());
    return found;
}

} // namespace core::completion
