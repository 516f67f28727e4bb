// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/utility.h"

#include "core/completion/expression.h"
#include "core/completion/rules.h"

namespace core::completion {

namespace {

class Utility
{
public:
    Utility(const Caret &caret, Operands &operands, Collector &collector)
        : m_caret(caret)
        , m_operands(operands)
        , m_collector(collector)
    {
    }

    void run(const QList<Snippet> &snippets)
    {
        if (m_caret.qualifier.size() == 1 && m_caret.locals.find(m_caret.qualifier.first())) {
            m_operands.qualified();
            return;
        }
        const Expected expected = expectedAfter(m_caret.words);
        if (m_caret.words.caret == 0 || (m_caret.before() && m_caret.before()->is(";"))) {
            if (m_caret.qualified)
                return;
            m_collector.keywords(statementStarts(), 40);
            m_collector.snippets(snippets);
            m_collector.locals(m_caret.locals.names, 60);
            return;
        }
        if (m_caret.locals.declaring && !m_caret.qualified)
            m_operands.types();
        else if (!m_caret.qualified)
            m_collector.locals(m_caret.locals.names, 60);
        if (!expected.found) {
            if (m_caret.after({"select", "insert", "update", "delete"}))
                return;
            // a routine's body, or something this does not know: everything, once something is typed
            if (m_caret.qualified) {
                m_operands.expression(false);
            } else if (m_caret.words.typed.text.size() >= 2 || m_caret.asked) {
                m_collector.keywords(statementStarts(), 20);
                m_collector.keywords(operandWords(), 10);
                m_collector.functions({}, FunctionsWanted::Expression, 0);
                m_collector.relations({}, RelationsWanted::Any, 0);
            }
            return;
        }
        if (!m_caret.qualified)
            m_collector.keywords(expected.keywords, expected.keywordsFirst ? 100 : 40);
        for (const QByteArray &list : expected.lists)
            offerList(list, expected);
    }

private:
    void offerList(const QByteArray &list, const Expected &expected)
    {
        const int relation = m_caret.snapshot && !expected.name.isEmpty()
            ? m_caret.snapshot->relation(expected.schema, expected.name)
            : -1;
        const QByteArray schema = m_caret.schema();
        if (list == "column" || list == "columnofon") {
            if (!m_caret.qualified)
                m_collector.columns(
                    m_caret.scope.columnsOfRelation(list == "column" ? relation : relationBehindOn()), 100,
                    {});
        } else if (list == "expression") {
            if (!m_caret.qualified) {
                if (endsOperand(m_caret.words)) {
                    m_collector.keywords(operatorWords(), 60);
                    return;
                }
                m_collector.columns(m_caret.scope.columnsOfRelation(relation), 120, {});
                m_collector.keywords(operandWords(), 20);
            }
            m_collector.functions(schema, FunctionsWanted::Expression, 30);
        } else if (list == "relationcolumn") {
            if (m_caret.qualified && m_caret.snapshot) {
                const QByteArray of = m_caret.qualifier.size() > 1
                    ? m_caret.qualifier[m_caret.qualifier.size() - 2]
                    : QByteArray();
                m_collector.columns(m_caret.scope.columnsOfRelation(m_caret.snapshot->relation(of, schema)),
                                    120, {});
            }
            m_operands.relations(RelationsWanted::Any, 60);
        } else if (const auto wanted = relationsWanted(list)) {
            m_operands.relations(*wanted, 60);
        } else if (list == "function" || list == "procedure" || list == "aggregate"
                   || list == "triggerfunction") {
            m_collector.functions(schema,
                                  list == "function"        ? FunctionsWanted::Named
                                      : list == "procedure" ? FunctionsWanted::Procedure
                                      : list == "aggregate" ? FunctionsWanted::Aggregate
                                                            : FunctionsWanted::Trigger,
                                  60);
            if (!m_caret.qualified)
                m_collector.schemas(0);
        } else if (list == "type" || list == "domain") {
            m_collector.types(schema, list == "domain", 60);
            if (!m_caret.qualified)
                m_collector.schemas(0);
        } else if (m_caret.qualified && list != "setting") {
            return;
        } else if (list == "schema") {
            m_collector.schemas(60, false);
        } else if (list == "setting") {
            m_collector.settings(
                60, m_caret.qualifier.isEmpty() ? QByteArray() : m_caret.qualifier.join('.') + '.');
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
        for (std::size_t at = 0; m_caret.snapshot && at + 1 < m_caret.words.list.size(); ++at) {
            if (!m_caret.words.list[at].is("on"))
                continue;
            if (at + 3 < m_caret.words.list.size() && m_caret.words.list[at + 2].is("."))
                return m_caret.snapshot->relation(m_caret.words.list[at + 1].text,
                                                  m_caret.words.list[at + 3].text);
            return m_caret.snapshot->relation({}, m_caret.words.list[at + 1].text);
        }
        return -1;
    }

    const Caret &m_caret;
    Operands &m_operands;
    Collector &m_collector;
};

} // namespace

void offerInUtility(const Caret &caret, const QList<Snippet> &snippets, Operands &operands,
                    Collector &collector)
{
    Utility(caret, operands, collector).run(snippets);
}

} // namespace core::completion
