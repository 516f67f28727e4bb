// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/scriptplan.h"

#include "core/access/seeasguard.h"
#include "core/passwords/clearpasswords.h"
#include "core/psql/arguments.h"
#include "core/psql/interpreter.h"
#include "core/sql/traits.h"

#include <QCoreApplication>

namespace ui::query {

using core::Error;
using core::Result;
using core::sql::Statement;
using editor::SqlRange;
using Kind = Statement::Kind;

namespace {

constexpr qsizetype LongestDanger = 2000; ///< characters that are shown

/// Counts lines as the editor does: \n, \r\n and \r end one. Asked for places in ascending order.
class Lines
{
public:
    explicit Lines(QByteArrayView text)
        : m_text(text)
    {
    }

    int at(qsizetype place)
    {
        for (; m_place < place; ++m_place) {
            const char c = m_text[m_place];
            if (c == '\n' || (c == '\r' && (m_place + 1 == m_text.size() || m_text[m_place + 1] != '\n')))
                ++m_line;
        }
        return m_line;
    }

private:
    QByteArrayView m_text;
    qsizetype m_place = 0;
    int m_line = 0;
};

/// Commands that send SQL which is not in the text.
bool sendsMore(const SqlRange &range)
{
    if (range.kind != Kind::Backslash)
        return false;
    const auto name = core::psql::CommandLine(range.text).command();
    return name && core::psql::sendsMore(*name);
}

QStringList dangersIn(const QList<SqlRange> &ranges)
{
    QStringList dangerous;
    for (const SqlRange &range : ranges) {
        if (sendsMore(range) || core::sql::traits(range.text).isDangerous())
            dangerous << core::passwords::masked(range.toString()).left(LongestDanger);
    }
    return dangerous;
}

QString whyNotAsOther(const SqlRange &range)
{
    return range.kind == Kind::Backslash
        ? QCoreApplication::translate("ui::query", "psql's commands are not run as another role.")
        : core::access::whyNotWhileSeeing(range.text);
}

} // namespace

QList<SqlRange> statementsIn(const ScriptText &script, const std::stop_token &stop)
{
    const QByteArrayView text = script.text;
    const QByteArrayView piece = text.sliced(script.from, script.to - script.from);
    QList<SqlRange> ranges;
    Lines first(text);
    Lines last(text);
    core::sql::Splitter splitter(piece);
    Statement statement;
    while (!stop.stop_requested() && splitter.next(statement)) {
        SqlRange range;
        range.byteOffset = script.from + statement.bodyOffset;
        range.text = statement.sql(piece).toByteArray();
        range.firstLine = first.at(range.byteOffset);
        range.lastLine = last.at(script.from + statement.end());
        range.kind = statement.kind;
        range.data = statement.data(piece).toByteArray();
        ranges << range;
    }
    return ranges;
}

ScriptPlan planOf(const QList<SqlRange> &ranges, QByteArrayView text, const core::psql::Variables &known,
                  const std::stop_token &stop)
{
    ScriptPlan plan;
    plan.ranges = ranges;
    if (!stop.stop_requested())
        plan.items = runItems(ranges, text);
    if (!stop.stop_requested())
        plan.passwords = PasswordGuard::look(ranges);
    if (!stop.stop_requested())
        plan.ahead = lookAhead(plan.items, known);
    if (!stop.stop_requested())
        plan.dangerous = dangersIn(ranges);
    for (qsizetype i = 0; i < ranges.size() && plan.unseeable < 0 && !stop.stop_requested(); ++i) {
        plan.whyUnseeable = whyNotAsOther(ranges[i]);
        plan.unseeable = plan.whyUnseeable.isEmpty() ? -1 : i;
    }
    if (!ranges.isEmpty()) {
        const qsizetype start = ranges.first().byteOffset;
        plan.text
            = text.sliced(start, ranges.last().byteOffset + ranges.last().text.size() - start).toByteArray();
    }
    return plan;
}

Result<ScriptPlan> makePlan(const ScriptText &script, const core::psql::Variables &known,
                            const std::stop_token &stop)
{
    ScriptPlan plan = planOf(statementsIn(script, stop), script.text, known, stop);
    if (stop.stop_requested())
        return Error::cancelled();
    return plan;
}

} // namespace ui::query
