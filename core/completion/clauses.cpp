// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/clauses.h"

#include "core/base/sqlquote.h"
#include "core/completion/expression.h"
#include "core/completion/joins.h"
#include "core/completion/rules.h"

namespace core::completion {

namespace {

class Clauses
{
public:
    Clauses(const Caret &caret, Operands &operands, Collector &collector)
        : m_caret(caret)
        , m_operands(operands)
        , m_collector(collector)
    {
    }

    bool mayBeNew() const { return m_mayBeNew; }

    void run()
    {
        const Frame &at = m_caret.frame();
        const Word *last = m_caret.before();
        if (at.group == Group::NewNames) {
            m_mayBeNew = true;
            return;
        }
        if (last && last->is("::")) {
            m_operands.types();
            return;
        }
        if (m_caret.qualified && m_caret.before(m_caret.behindQualifier)
            && m_caret.before(m_caret.behindQualifier)->is("::")) {
            m_operands.types();
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
        if (at.group != Group::Expression && !m_caret.qualified) {
            if (const QStringList *follow = wordsBehind(m_caret.words, at.clause)) {
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
            if (!m_caret.qualified)
                m_collector.locals(m_caret.locals.names, 100);
            return;
        case Clause::Using:
        case Clause::Limit:
        case Clause::Lock:
            if (m_caret.qualified)
                return;
            if (at.clause == Clause::Limit)
                m_collector.locals(m_caret.locals.names, 60);
            if (at.clause == Clause::Lock && m_caret.after({"of"}))
                m_operands.aliases(60, false);
            m_collector.keywords(wordsAfter(at.clause, m_caret.query.block().verb), 60);
            return;
        case Clause::Conflict:
            clauseConflict();
            return;
        case Clause::When:
            if (m_caret.after({"and"}) || m_caret.qualified
                || (endsOperand(m_caret.words) && !m_caret.after({"matched"})))
                m_operands.expression(true);
            if (!m_caret.qualified)
                m_collector.keywords(wordsAfter(at.clause, {}), 60);
            return;
        case Clause::Set:
            clauseSet();
            return;
        case Clause::Values:
            if (!m_caret.qualified)
                m_collector.keywords(wordsAfter(at.clause, m_caret.query.block().verb), 60);
            return;
        default:
            m_operands.expression(true);
        }
    }

private:
    void inParentheses()
    {
        const Frame &at = m_caret.frame();
        const Word *opener = at.open > 0 ? &m_caret.words.list[std::size_t(at.open - 1)] : nullptr;
        const bool first = at.open == m_caret.words.caret - 1;
        if (opener && opener->is("over") && !m_caret.qualified) {
            if (first)
                m_collector.keywords({QStringLiteral("PARTITION BY"), QStringLiteral("ORDER BY")}, 220);
        }
        if (m_caret.after({"partition", "order", "group"}) && !m_caret.qualified) {
            m_collector.keywords({QStringLiteral("BY")}, 100);
            return;
        }
        if (opener && opener->is("cast") && m_caret.after({"as"})) {
            m_operands.types();
            return;
        }
        if (first && opener && opener->isOneOf({"in", "exists", "any", "all", "some", "lateral"})
            && !m_caret.qualified)
            m_collector.keywords({QStringLiteral("SELECT")}, 160);
        if (first && opener && opener->is("filter") && !m_caret.qualified) {
            m_collector.keywords({QStringLiteral("WHERE")}, 100);
            return;
        }
        m_operands.expression(false);
        if (opener && opener->is("over") && endsOperand(m_caret.words) && !m_caret.qualified)
            m_collector.keywords({QStringLiteral("ORDER BY"), QStringLiteral("ROWS BETWEEN"),
                                  QStringLiteral("RANGE BETWEEN"), QStringLiteral("DESC"),
                                  QStringLiteral("ASC")},
                                 70);
    }

    void clauseNone()
    {
        if (m_caret.qualified)
            return;
        m_collector.keywords(m_caret.frame().setOperation
                                 ? QStringList{QStringLiteral("SELECT"), QStringLiteral("ALL"),
                                               QStringLiteral("ALL SELECT"), QStringLiteral("VALUES")}
                                 : wordsAfter(Clause::None, m_caret.query.block().verb),
                             80);
    }

    void clauseWith()
    {
        if (m_caret.qualified)
            return;
        if (m_caret.after({")"})) {
            m_collector.keywords({QStringLiteral("SELECT"), QStringLiteral("INSERT INTO"),
                                  QStringLiteral("UPDATE"), QStringLiteral("DELETE FROM"),
                                  QStringLiteral("MERGE INTO"), QStringLiteral("AS")},
                                 80);
        } else if (m_caret.after({"with"})) {
            m_mayBeNew = true;
            m_collector.keywords({QStringLiteral("RECURSIVE")}, 40);
        } else if (m_caret.after({"as"})) {
            m_collector.keywords(
                {QStringLiteral("("), QStringLiteral("MATERIALIZED ("), QStringLiteral("NOT MATERIALIZED (")},
                80);
        } else if (m_caret.after({"recursive", ","})) {
            m_mayBeNew = true;
        } else {
            m_collector.keywords({QStringLiteral("AS")}, 80);
        }
    }

    void clauseFrom()
    {
        const Frame &at = m_caret.frame();
        const bool target = at.clause == Clause::Target;
        if (at.stage == Frame::Stage::Start || at.stage == Frame::Stage::Dot || m_caret.qualified) {
            m_collector.relations(m_caret.schema(),
                                  target ? RelationsWanted::Writable : RelationsWanted::Rows, 60);
            if (m_caret.qualified) {
                if (!target)
                    m_collector.functions(m_caret.qualifier.last(), FunctionsWanted::Rows, 0);
                return;
            }
            if (!target) {
                for (const Cte *cte : m_caret.scope.ctes())
                    m_collector.cte(cte->name, 90);
                m_collector.functions({}, FunctionsWanted::Rows, -60);
                offerJoins(m_caret.words, m_caret.scope, m_caret.query, m_caret.snapshot, m_collector);
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
        m_collector.keywords(wordsAfter(at.clause, m_caret.query.block().verb), 60);
        if (m_mayBeNew && m_caret.asked)
            offerAlias();
    }

    /// The item before the caret came by a JOIN that still lacks its condition.
    bool isJoined() const
    {
        const int start = m_caret.frame().clauseAt - 1;
        if (start < 0 || !m_caret.words.list[std::size_t(start)].is("join"))
            return false;
        return !(start > 0 && m_caret.words.list[std::size_t(start - 1)].isOneOf({"cross", "natural"}))
            && !(start > 1 && m_caret.words.list[std::size_t(start - 2)].is("natural"));
    }

    void offerAlias()
    {
        const int source = m_caret.frame().source;
        const QList<Source> &sources = m_caret.query.block().sources;
        if (source < 0 || source >= sources.size())
            return;
        QList<QByteArray> taken;
        for (const Source &other : sources)
            taken << other.shownName();
        m_collector.alias(aliasFor(sources[source].name, taken), 100, QStringLiteral("alias"));
    }

    void clauseConflict()
    {
        if (m_caret.qualified)
            return;
        if (m_caret.after({"constraint"})) {
            const ScopeSource *target = m_caret.scope.target();
            m_collector.parts('c', target ? target->relation : -1, 80);
        } else if (m_caret.after({"on"})) {
            m_collector.keywords({QStringLiteral("CONFLICT")}, 80);
        } else if (m_caret.after({"conflict"})) {
            m_collector.keywords({QStringLiteral("("), QStringLiteral("DO NOTHING"),
                                  QStringLiteral("DO UPDATE SET"), QStringLiteral("ON CONSTRAINT")},
                                 80);
        } else if (m_caret.after({"do"})) {
            m_collector.keywords({QStringLiteral("NOTHING"), QStringLiteral("UPDATE SET")}, 80);
        } else if (m_caret.after({"update"})) {
            m_collector.keywords({QStringLiteral("SET")}, 80);
        } else {
            m_collector.keywords({QStringLiteral("DO NOTHING"), QStringLiteral("DO UPDATE SET"),
                                  QStringLiteral("WHERE"), QStringLiteral("RETURNING")},
                                 80);
        }
    }

    void clauseSet()
    {
        if (m_caret.after({"set", ","}) && !m_caret.qualified) {
            targetColumns(false);
            return;
        }
        // the name left of the = sign
        const Word *name = m_caret.before();
        if (name && name->isName() && m_caret.after({"set", ","}, 2) && !m_caret.qualified) {
            m_collector.keywords({QStringLiteral("=")}, 80);
            return;
        }
        if (m_caret.after({"="}) && !m_caret.qualified)
            m_collector.keywords({QStringLiteral("DEFAULT")}, 40);
        m_operands.expression(true);
    }

    void targetColumns(bool list)
    {
        if (m_caret.qualified)
            return;
        const ScopeSource *target = m_caret.scope.target();
        if (!target)
            return;
        // what is there already is not offered again
        QList<QByteArray> there;
        const int from = list ? m_caret.frame().open + 1 : m_caret.frame().clauseAt;
        int depth = 0;
        for (int at = from; at >= 0 && at < int(m_caret.words.list.size()); ++at) {
            const Word &word = m_caret.words.list[std::size_t(at)];
            if (word.is("("))
                ++depth;
            else if (word.is(")") && --depth < 0)
                break;
            const bool first = list || at == from || m_caret.words.list[std::size_t(at - 1)].is(",");
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
        if (list && there.isEmpty() && all.size() > 1 && m_caret.words.typed.text.isEmpty()
            && m_caret.frame().clause == Clause::Target)
            m_collector.several(all.join(QStringLiteral(", ")), 160);
    }

    void commonColumns()
    {
        if (m_caret.qualified)
            return;
        const std::vector<ScopeSource> &sources = m_caret.scope.sources();
        const int block = m_caret.frame().block;
        std::vector<const ScopeSource *> here;
        for (const ScopeSource &source : sources) {
            if (source.block == block && source.source.at < m_caret.frame().open)
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

    const Caret &m_caret;
    Operands &m_operands;
    Collector &m_collector;
    bool m_mayBeNew = false;
};

} // namespace

bool offerInQuery(const Caret &caret, Operands &operands, Collector &collector)
{
    Clauses clauses(caret, operands, collector);
    clauses.run();
    return clauses.mayBeNew();
}

} // namespace core::completion
