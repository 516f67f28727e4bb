// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/complete.h"

#include "core/completion/collector.h"
#include "core/completion/expression.h"
#include "core/completion/joins.h"
#include "core/completion/rules.h"
#include "core/completion/triggertables.h"

#include "core/base/sqlquote.h"

namespace core::completion {

namespace {

/// Completion of one caret: picks what can stand there and hands it to the collector.
class Completer
{
public:
    Completer(const Words &words, const Request &request, const Locals &locals)
        : m_request(request)
        , m_words(words)
        , m_locals(locals)
        , m_snapshot(request.snapshot.get())
        , m_asked(request.asked)
        , m_snippets(request.snippets)
        , m_query(readQuery(words))
        , m_scope(words, m_query, m_snapshot)
        , m_collector(words, m_snapshot, request.usage.get())
    {
        readQualifier();
    }

    Answer run(int limit)
    {
        if (!m_query.block().verb.isEmpty() || m_query.at().clause == Clause::With)
            inQuery();
        else
            inUtility();
        Answer answer;
        answer.from = m_from >= 0 ? m_from : m_words.typed.from;
        answer.behind = m_words.typed.inQuotes ? 1 : 0;
        answer.typed = m_words.typed.text;
        answer.mayBeNew = m_mayBeNew;
        answer.entries = m_collector.take(limit);
        return answer;
    }

private:
    const Word *before(int back = 1) const { return m_words.before(back); }
    bool after(std::initializer_list<QByteArrayView> words, int back = 1) const
    {
        const Word *word = before(back);
        return word && word->isOneOf(words);
    }
    const Frame &frame() const { return m_query.at(); }

    void readQualifier()
    {
        int at = 1;
        while (before(at) && before(at)->is(".") && before(at + 1)
               && (before(at + 1)->isName() || before(at + 1)->kind == sql::TokenKind::Keyword)) {
            m_qualifier.prepend(before(at + 1)->text);
            at += 2;
        }
        m_qualified = at > 1 || (before() && before()->is("."));
        m_backOfQualifier = at;
    }

    // --- statements that are no queries

    void inUtility()
    {
        if (m_qualifier.size() == 1 && m_locals.find(m_qualifier.first())) {
            qualified();
            return;
        }
        const Expected expected = expectedAfter(m_words);
        if (m_words.caret == 0 || (before() && before()->is(";"))) {
            if (m_qualified)
                return;
            m_collector.keywords(statementStarts(), 40);
            m_collector.snippets(m_snippets);
            m_collector.locals(m_locals.names, 60);
            return;
        }
        if (m_locals.declaring && !m_qualified)
            types();
        else if (!m_qualified)
            m_collector.locals(m_locals.names, 60);
        if (!expected.found) {
            if (after({"select", "insert", "update", "delete"}))
                return;
            // a routine's body, or something this does not know: everything, once something is typed
            if (m_qualified) {
                expression(false);
            } else if (m_words.typed.text.size() >= 2 || m_asked) {
                m_collector.keywords(statementStarts(), 20);
                m_collector.keywords(operandWords(), 10);
                m_collector.functions({}, FunctionsWanted::Expression, 0);
                m_collector.relations({}, RelationsWanted::Any, 0);
            }
            return;
        }
        if (!m_qualified)
            m_collector.keywords(expected.keywords, expected.keywordsFirst ? 100 : 40);
        for (const QByteArray &list : expected.lists)
            offerList(list, expected);
    }

    void offerList(const QByteArray &list, const Expected &expected)
    {
        const int relation = m_snapshot && !expected.name.isEmpty()
            ? m_snapshot->relation(expected.schema, expected.name)
            : -1;
        const QByteArray schema = m_qualifier.isEmpty() ? QByteArray() : m_qualifier.last();
        if (list == "column" || list == "columnofon") {
            if (!m_qualified)
                m_collector.columns(
                    m_scope.columnsOfRelation(list == "column" ? relation : relationBehindOn()), 100, {});
        } else if (list == "expression") {
            if (!m_qualified) {
                if (endsOperand(m_words)) {
                    m_collector.keywords(operatorWords(), 60);
                    return;
                }
                m_collector.columns(m_scope.columnsOfRelation(relation), 120, {});
                m_collector.keywords(operandWords(), 20);
            }
            m_collector.functions(schema, FunctionsWanted::Expression, 30);
        } else if (list == "relationcolumn") {
            if (m_qualified && m_snapshot) {
                const QByteArray of
                    = m_qualifier.size() > 1 ? m_qualifier[m_qualifier.size() - 2] : QByteArray();
                m_collector.columns(m_scope.columnsOfRelation(m_snapshot->relation(of, schema)), 120, {});
            }
            relations(RelationsWanted::Any, 60);
        } else if (const auto wanted = relationsWanted(list)) {
            relations(*wanted, 60);
        } else if (list == "function" || list == "procedure" || list == "aggregate"
                   || list == "triggerfunction") {
            m_collector.functions(schema,
                                  list == "function"        ? FunctionsWanted::Named
                                      : list == "procedure" ? FunctionsWanted::Procedure
                                      : list == "aggregate" ? FunctionsWanted::Aggregate
                                                            : FunctionsWanted::Trigger,
                                  60);
            if (!m_qualified)
                m_collector.schemas(0);
        } else if (list == "type" || list == "domain") {
            m_collector.types(schema, list == "domain", 60);
            if (!m_qualified)
                m_collector.schemas(0);
        } else if (m_qualified && list != "setting") {
            return;
        } else if (list == "schema") {
            m_collector.schemas(60, false);
        } else if (list == "setting") {
            m_collector.settings(60, m_qualifier.isEmpty() ? QByteArray() : m_qualifier.join('.') + '.');
        } else if (list == "value") {
            m_collector.settingValues(
                expected.schema.isEmpty() ? expected.name : expected.schema + '.' + expected.name, 80);
        } else if (list == "constraint" || list == "trigger" || list == "policy" || list == "rule") {
            m_collector.parts(list[0], relation, 60);
        } else {
            m_collector.named(list, 60);
        }
    }

    /// CREATE TRIGGER ... UPDATE OF | ON t
    int relationBehindOn() const
    {
        for (std::size_t at = 0; m_snapshot && at + 1 < m_words.list.size(); ++at) {
            if (!m_words.list[at].is("on"))
                continue;
            if (at + 3 < m_words.list.size() && m_words.list[at + 2].is("."))
                return m_snapshot->relation(m_words.list[at + 1].text, m_words.list[at + 3].text);
            return m_snapshot->relation({}, m_words.list[at + 1].text);
        }
        return -1;
    }

    void relations(RelationsWanted wanted, int score)
    {
        const QByteArray schema = m_qualifier.isEmpty() ? QByteArray() : m_qualifier.last();
        m_collector.relations(schema, wanted, score);
        if (!m_qualified)
            m_collector.schemas(score - 30);
    }

    // --- queries

    void inQuery()
    {
        const Frame &at = frame();
        const Word *last = before();
        if (at.group == Group::NewNames) {
            m_mayBeNew = true;
            return;
        }
        if (last && last->is("::")) {
            types();
            return;
        }
        if (m_qualified && before(m_backOfQualifier) && before(m_backOfQualifier)->is("::")) {
            types();
            return;
        }
        if (at.group == Group::InsertColumns) {
            targetColumns(true);
            return;
        }
        if (at.group == Group::UsingColumns) {
            commonColumns();
            return;
        }
        if (at.group != Group::Expression && !m_qualified) {
            if (const QStringList *follow = wordsBehind(m_words, at.clause)) {
                m_collector.keywords(*follow, 100);
                return;
            }
        }
        if (at.group == Group::Expression) {
            inParentheses();
            return;
        }
        switch (at.clause) {
        case Clause::None:
            clauseNone();
            return;
        case Clause::With:
            clauseWith();
            return;
        case Clause::From:
        case Clause::Target:
            clauseFrom();
            return;
        case Clause::Into:
            m_mayBeNew = true;
            if (!m_qualified)
                m_collector.locals(m_locals.names, 100);
            return;
        case Clause::Using:
        case Clause::Limit:
        case Clause::Lock:
            if (m_qualified)
                return;
            if (at.clause == Clause::Limit)
                m_collector.locals(m_locals.names, 60);
            if (at.clause == Clause::Lock && after({"of"}))
                aliases(60, false);
            m_collector.keywords(wordsAfter(at.clause, m_query.block().verb), 60);
            return;
        case Clause::Conflict:
            clauseConflict();
            return;
        case Clause::When:
            if (after({"and"}) || m_qualified || (endsOperand(m_words) && !after({"matched"})))
                expression(true);
            if (!m_qualified)
                m_collector.keywords(wordsAfter(at.clause, {}), 60);
            return;
        case Clause::Set:
            clauseSet();
            return;
        case Clause::Values:
            if (!m_qualified)
                m_collector.keywords(wordsAfter(at.clause, m_query.block().verb), 60);
            return;
        default:
            expression(true);
        }
    }

    void inParentheses()
    {
        const Frame &at = frame();
        const Word *opener = at.open > 0 ? &m_words.list[std::size_t(at.open - 1)] : nullptr;
        const bool first = at.open == m_words.caret - 1;
        if (opener && opener->is("over") && !m_qualified) {
            if (first)
                m_collector.keywords({QStringLiteral("PARTITION BY"), QStringLiteral("ORDER BY")}, 220);
        }
        if (after({"partition", "order", "group"}) && !m_qualified) {
            m_collector.keywords({QStringLiteral("BY")}, 100);
            return;
        }
        if (opener && opener->is("cast") && after({"as"})) {
            types();
            return;
        }
        if (first && opener && opener->isOneOf({"in", "exists", "any", "all", "some", "lateral"})
            && !m_qualified)
            m_collector.keywords({QStringLiteral("SELECT")}, 160);
        if (first && opener && opener->is("filter") && !m_qualified) {
            m_collector.keywords({QStringLiteral("WHERE")}, 100);
            return;
        }
        expression(false);
        if (opener && opener->is("over") && endsOperand(m_words) && !m_qualified)
            m_collector.keywords({QStringLiteral("ORDER BY"), QStringLiteral("ROWS BETWEEN"),
                                  QStringLiteral("RANGE BETWEEN"), QStringLiteral("DESC"),
                                  QStringLiteral("ASC")},
                                 70);
    }

    void clauseNone()
    {
        if (m_qualified)
            return;
        m_collector.keywords(frame().setOperation
                                 ? QStringList{QStringLiteral("SELECT"), QStringLiteral("ALL"),
                                               QStringLiteral("ALL SELECT"), QStringLiteral("VALUES")}
                                 : wordsAfter(Clause::None, m_query.block().verb),
                             80);
    }

    void clauseWith()
    {
        if (m_qualified)
            return;
        if (after({")"})) {
            m_collector.keywords({QStringLiteral("SELECT"), QStringLiteral("INSERT INTO"),
                                  QStringLiteral("UPDATE"), QStringLiteral("DELETE FROM"),
                                  QStringLiteral("MERGE INTO"), QStringLiteral("AS")},
                                 80);
        } else if (after({"with"})) {
            m_mayBeNew = true;
            m_collector.keywords({QStringLiteral("RECURSIVE")}, 40);
        } else if (after({"as"})) {
            m_collector.keywords(
                {QStringLiteral("("), QStringLiteral("MATERIALIZED ("), QStringLiteral("NOT MATERIALIZED (")},
                80);
        } else if (after({"recursive", ","})) {
            m_mayBeNew = true;
        } else {
            m_collector.keywords({QStringLiteral("AS")}, 80);
        }
    }

    void clauseFrom()
    {
        const Frame &at = frame();
        const bool target = at.clause == Clause::Target;
        if (at.stage == Frame::Stage::Start || at.stage == Frame::Stage::Dot || m_qualified) {
            m_collector.relations(m_qualifier.isEmpty() ? QByteArray() : m_qualifier.last(),
                                  target ? RelationsWanted::Writable : RelationsWanted::Rows, 60);
            if (m_qualified) {
                if (!target)
                    m_collector.functions(m_qualifier.last(), FunctionsWanted::Rows, 0);
                return;
            }
            if (!target) {
                for (const Cte *cte : m_scope.ctes())
                    m_collector.cte(cte->name, 90);
                m_collector.functions({}, FunctionsWanted::Rows, -60);
                offerJoins(m_words, m_scope, m_query, m_snapshot, m_collector);
                m_collector.keywords({QStringLiteral("LATERAL"), QStringLiteral("ONLY"), QStringLiteral("(")},
                                     -40);
            }
            m_collector.schemas(20);
            return;
        }
        if (at.stage == Frame::Stage::As) {
            m_mayBeNew = true;
            offerAlias();
            return;
        }
        m_mayBeNew = at.stage == Frame::Stage::Name || at.stage == Frame::Stage::Named;
        const bool joined = isJoined();
        if (joined)
            m_collector.keywords({QStringLiteral("ON"), QStringLiteral("USING (")}, 120);
        m_collector.keywords(wordsAfter(at.clause, m_query.block().verb), 60);
        if (m_mayBeNew && m_asked)
            offerAlias();
    }

    /// The item before the caret came by a JOIN that still lacks its condition.
    bool isJoined() const
    {
        const int start = frame().clauseAt - 1;
        if (start < 0 || !m_words.list[std::size_t(start)].is("join"))
            return false;
        return !(start > 0 && m_words.list[std::size_t(start - 1)].isOneOf({"cross", "natural"}))
            && !(start > 1 && m_words.list[std::size_t(start - 2)].is("natural"));
    }

    void offerAlias()
    {
        const int source = frame().source;
        const QList<Source> &sources = m_query.block().sources;
        if (source < 0 || source >= sources.size())
            return;
        QList<QByteArray> taken;
        for (const Source &other : sources)
            taken << other.shownName();
        m_collector.alias(aliasFor(sources[source].name, taken), 100, QStringLiteral("alias"));
    }

    void clauseConflict()
    {
        if (m_qualified)
            return;
        if (after({"constraint"})) {
            const ScopeSource *target = m_scope.target();
            m_collector.parts('c', target ? target->relation : -1, 80);
        } else if (after({"on"})) {
            m_collector.keywords({QStringLiteral("CONFLICT")}, 80);
        } else if (after({"conflict"})) {
            m_collector.keywords({QStringLiteral("("), QStringLiteral("DO NOTHING"),
                                  QStringLiteral("DO UPDATE SET"), QStringLiteral("ON CONSTRAINT")},
                                 80);
        } else if (after({"do"})) {
            m_collector.keywords({QStringLiteral("NOTHING"), QStringLiteral("UPDATE SET")}, 80);
        } else if (after({"update"})) {
            m_collector.keywords({QStringLiteral("SET")}, 80);
        } else {
            m_collector.keywords({QStringLiteral("DO NOTHING"), QStringLiteral("DO UPDATE SET"),
                                  QStringLiteral("WHERE"), QStringLiteral("RETURNING")},
                                 80);
        }
    }

    void clauseSet()
    {
        if (after({"set", ","}) && !m_qualified) {
            targetColumns(false);
            return;
        }
        // the name left of the = sign
        const Word *name = before();
        if (name && name->isName() && after({"set", ","}, 2) && !m_qualified) {
            m_collector.keywords({QStringLiteral("=")}, 80);
            return;
        }
        if (after({"="}) && !m_qualified)
            m_collector.keywords({QStringLiteral("DEFAULT")}, 40);
        expression(true);
    }

    void targetColumns(bool list)
    {
        if (m_qualified)
            return;
        const ScopeSource *target = m_scope.target();
        if (!target)
            return;
        // what is there already is not offered again
        QList<QByteArray> there;
        const int from = list ? frame().open + 1 : frame().clauseAt;
        int depth = 0;
        for (int at = from; at >= 0 && at < int(m_words.list.size()); ++at) {
            const Word &word = m_words.list[std::size_t(at)];
            if (word.is("("))
                ++depth;
            else if (word.is(")") && --depth < 0)
                break;
            const bool first = list || at == from || m_words.list[std::size_t(at - 1)].is(",");
            if (depth == 0 && word.isName() && first)
                there << word.text;
        }
        std::vector<ScopeColumn> open;
        QStringList all;
        for (const ScopeColumn &column : target->columns) {
            if (there.contains(column.name) || (column.flags & Column::Generated) != 0)
                continue;
            open.push_back(column);
            all << quoteIdentifier(QString::fromUtf8(column.name));
        }
        m_collector.columns(open, 100, {});
        if (list && there.isEmpty() && all.size() > 1 && m_words.typed.text.isEmpty()
            && frame().clause == Clause::Target)
            m_collector.several(all.join(QStringLiteral(", ")), 160);
    }

    void commonColumns()
    {
        if (m_qualified)
            return;
        const std::vector<ScopeSource> &sources = m_scope.sources();
        const int block = frame().block;
        std::vector<const ScopeSource *> here;
        for (const ScopeSource &source : sources) {
            if (source.block == block && source.source.at < frame().open)
                here.push_back(&source);
        }
        if (here.size() < 2)
            return;
        const ScopeSource *last = here.back();
        for (const ScopeColumn &column : last->columns) {
            bool common = false;
            for (std::size_t i = 0; i + 1 < here.size(); ++i) {
                for (const ScopeColumn &other : here[i]->columns)
                    common = common || other.name == column.name;
            }
            if (common)
                m_collector.columns({column}, 100, {});
        }
    }

    void types()
    {
        m_collector.types(m_qualifier.isEmpty() ? QByteArray() : m_qualifier.last(), false, 60);
        if (!m_qualified)
            m_collector.schemas(0);
    }

    void aliases(int score, bool dot)
    {
        for (const ScopeSource &source : m_scope.sources()) {
            const QByteArray &name = source.source.shownName();
            if (!name.isEmpty() && (source.distance == 0 || dot))
                m_collector.alias(
                    name, score - source.distance * 10,
                    source.source.alias.isEmpty() ? QString() : QString::fromUtf8(source.source.name), dot);
        }
    }

    /// An operand, or what can stand behind one. clauses: the next clause may begin here.
    void expression(bool clauses)
    {
        if (m_qualified) {
            qualified();
            return;
        }
        const Frame &at = frame();
        if (after({"as"})) {
            m_mayBeNew = true;
            return;
        }
        if (star())
            return;
        if (endsOperand(m_words, at.clauseAt)) {
            m_collector.keywords(operatorWords(), 40);
            if (hasCase())
                m_collector.keywords({QStringLiteral("WHEN"), QStringLiteral("THEN"), QStringLiteral("ELSE"),
                                      QStringLiteral("END")},
                                     60);
            if (after({")"}))
                m_collector.keywords({QStringLiteral("OVER ("), QStringLiteral("FILTER (WHERE"),
                                      QStringLiteral("WITHIN GROUP (ORDER BY")},
                                     20);
            if (clauses) {
                m_collector.keywords(wordsAfter(at.clause, m_query.block().verb), 60);
                m_mayBeNew = at.clause == Clause::Select || at.clause == Clause::Returning;
            } else {
                m_collector.keywords({QStringLiteral("ORDER BY"), QStringLiteral("AS")}, 10);
            }
            return;
        }
        if (after({"is"})) {
            m_collector.keywords({QStringLiteral("NULL"), QStringLiteral("NOT NULL"), QStringLiteral("TRUE"),
                                  QStringLiteral("FALSE"), QStringLiteral("NOT TRUE"),
                                  QStringLiteral("NOT FALSE"), QStringLiteral("DISTINCT FROM"),
                                  QStringLiteral("NOT DISTINCT FROM"), QStringLiteral("UNKNOWN"),
                                  QStringLiteral("JSON")},
                                 100);
            return;
        }
        if (at.clause == Clause::On && at.group == Group::None)
            offerConditions(m_words, m_scope, m_query, m_snapshot, m_collector);
        scopeColumns();
        aliases(40, true);
        m_collector.locals(m_locals.names, 110);
        const bool start = after({"select", "("}) || after({"returning"});
        if (after({"select"}))
            m_collector.keywords(
                {QStringLiteral("DISTINCT"), QStringLiteral("ALL"), QStringLiteral("DISTINCT ON (")}, 10);
        if (start || after({","}))
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
        if (m_query.block().sources.isEmpty() && m_words.typed.text.size() >= 2
            && at.clause == Clause::Select) {
            m_collector.anyColumns(-40); // FROM is not written yet
            m_collector.relations({}, RelationsWanted::Rows, -80);
        }
    }

    bool hasCase() const
    {
        for (int at = std::max(0, frame().clauseAt); at < m_words.caret; ++at) {
            if (m_words.list[std::size_t(at)].is("case"))
                return true;
        }
        return false;
    }

    void scopeColumns()
    {
        const Clause clause = frame().clause;
        const bool insert = m_query.block().verb == "insert";
        if (insert && clause == Clause::Values)
            return;
        for (const ScopeSource &source : m_scope.sources()) {
            // names that more than one source has need theirs in front
            std::vector<ScopeColumn> clear;
            std::vector<ScopeColumn> unclear;
            for (const ScopeColumn &column : source.columns) {
                bool twice = false;
                for (const ScopeSource &other : m_scope.sources()) {
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
    bool star()
    {
        const Word *last = before();
        if (!last || !last->is("*") || last->end() != m_words.typed.from || !m_words.typed.text.isEmpty())
            return false;
        const bool qualified = before(2) && before(2)->is(".") && before(3);
        const Word *lead = before(qualified ? 4 : 2);
        if (!lead || !lead->isOneOf({"select", ",", "distinct", "all", "returning"}))
            return false;
        if (!m_asked)
            return true;
        QStringList names;
        std::vector<const ScopeSource *> here;
        for (const ScopeSource &source : m_scope.sources()) {
            if (source.distance == 0)
                here.push_back(&source);
        }
        for (const ScopeSource *source : here) {
            if (qualified && source->source.shownName() != before(3)->text)
                continue;
            for (const ScopeColumn &column : source->columns) {
                const QString name = quoteIdentifier(QString::fromUtf8(column.name));
                const QString owner = quoteIdentifier(QString::fromUtf8(source->source.shownName()));
                names << (qualified || here.size() > 1 ? owner + QLatin1Char('.') + name : name);
            }
        }
        if (!names.isEmpty()) {
            m_collector.several(names.join(QStringLiteral(", ")), 100);
            m_from = qualified ? before(3)->offset : last->offset;
        }
        return true;
    }

    void outputNames()
    {
        const Block &block = m_query.block();
        for (int at = block.listFirst; at >= 0 && at + 1 < block.listLast && at + 1 < m_words.caret; ++at) {
            if (m_words.list[std::size_t(at)].is("as") && m_words.list[std::size_t(at + 1)].isName())
                m_collector.alias(m_words.list[std::size_t(at + 1)].text, 140,
                                  QStringLiteral("of this query"));
        }
    }

    void qualified()
    {
        if (m_qualifier.isEmpty())
            return; // (x).| needs types that nobody here knows
        const QByteArray last = m_qualifier.last();
        if (m_qualifier.size() == 1) {
            if (const ScopeSource *source = m_scope.source(last)) {
                m_collector.columns(source->columns, 120, {}, {});
                m_collector.keywords({QStringLiteral("*")}, 0);
                return;
            }
            const ScopeSource *target = m_scope.target();
            if (target && (last == "excluded" || last == "old" || last == "new")) {
                m_collector.columns(target->columns, 120, {}, {});
                return;
            }
            if (const LocalName *local = m_locals.find(last)) {
                if (m_snapshot && !local->table.isEmpty())
                    m_collector.columns(
                        m_scope.columnsOfRelation(m_snapshot->relation(local->schema, local->table)), 120,
                        {});
                else if (last == "new" || last == "old")
                    triggerRow();
                return;
            }
        }
        if (!m_snapshot)
            return;
        const int relation = m_snapshot->relation(
            m_qualifier.size() > 1 ? m_qualifier[m_qualifier.size() - 2] : QByteArray(), last);
        if (relation >= 0)
            m_collector.columns(m_scope.columnsOfRelation(relation), 60, {});
        if (m_qualifier.size() == 1 && m_snapshot->schema(last) >= 0) {
            m_collector.functions(last, FunctionsWanted::Expression, 60);
            m_collector.relations(last, RelationsWanted::Rows, 0);
        }
    }

    /// What NEW and OLD have: the columns of the tables whose triggers call this.
    void triggerRow()
    {
        std::vector<ScopeColumn> columns;
        if (m_snapshot) {
            for (const int table : triggerTables(*m_snapshot, m_request.statement, m_request.behind)) {
                for (const ScopeColumn &column : m_scope.columnsOfRelation(table)) {
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

    const Request &m_request;
    const Words &m_words;
    const Locals &m_locals;
    const Snapshot *m_snapshot;
    bool m_asked;
    const QList<Snippet> &m_snippets;
    Query m_query;
    Scope m_scope;
    Collector m_collector;
    QList<QByteArray> m_qualifier; ///< names before the dot
    bool m_qualified = false;
    int m_backOfQualifier = 1;
    bool m_mayBeNew = false;
    qsizetype m_from = -1;
};

} // namespace

Answer complete(const Request &request)
{
    qsizetype caret = std::clamp<qsizetype>(request.caret, 0, request.statement.size());
    qsizetype offset = 0;
    const QByteArrayView inner = innermost(request.statement, caret, offset);
    const Words words = readWords(inner, caret);
    Answer answer;
    answer.from = request.caret;
    if (words.nowhere)
        return answer;
    const Locals locals = offset > 0 ? localNames(request.statement, request.caret) : Locals();
    answer = Completer(words, request, locals).run(request.limit);
    answer.from += offset;
    return answer;
}

} // namespace core::completion
