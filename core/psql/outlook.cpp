// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/psql/outlook.h"

#include "core/psql/arguments.h"
#include "core/psql/interpreter.h"
#include "core/psql/substitute.h"

namespace core::psql {

using Runs = Outlook::Runs;

namespace {

/// What the session says.
constexpr const char *ofTheSession[] = {"DBNAME",
                                        "USER",
                                        "HOST",
                                        "PORT",
                                        "ENCODING",
                                        "ERROR",
                                        "SQLSTATE",
                                        "ROW_COUNT",
                                        "LASTOID",
                                        "LAST_ERROR_MESSAGE",
                                        "LAST_ERROR_SQLSTATE",
                                        "SERVER_VERSION_NAME",
                                        "SERVER_VERSION_NUM"};

Runs negated(Runs runs)
{
    return runs == Runs::Perhaps ? runs : runs == Runs::Yes ? Runs::No : Runs::Yes;
}

Runs both(Runs one, Runs other)
{
    if (one == Runs::No || other == Runs::No)
        return Runs::No;
    return one == Runs::Yes && other == Runs::Yes ? Runs::Yes : Runs::Perhaps;
}

Runs either(Runs one, Runs other)
{
    return negated(both(negated(one), negated(other)));
}

} // namespace

Outlook::Outlook(Variables known)
    : m_variables(std::move(known))
{
    for (const char *name : ofTheSession)
        m_unsure.insert(name);
}

Runs Outlook::runs() const
{
    return both(negated(m_ended), m_branches.empty() ? Runs::Yes : m_branches.back().now);
}

bool Outlook::isSure(const QByteArray &name) const
{
    return !m_unsure.contains(name)
        && std::none_of(m_anyWith.begin(), m_anyWith.end(),
                        [&name](const QByteArray &prefix) { return name.startsWith(prefix); });
}

bool Outlook::maybeSet(const QByteArray &name) const
{
    return !isSure(name) || m_variables.contains(name);
}

/// The variables of a command are known. Taken roughly: quotes are not looked at.
bool Outlook::isSure(QByteArrayView line) const
{
    for (qsizetype at = line.indexOf(':'); at >= 0; at = line.indexOf(':', at + 1)) {
        qsizetype from = at + 1;
        while (from < line.size() && QByteArrayView("'\"{?").contains(line[from]))
            ++from;
        qsizetype end = from;
        while (end < line.size() && Variables::isName(line.sliced(end, 1).toByteArray()))
            ++end;
        if (end > from && !isSure(line.sliced(from, end - from).toByteArray()))
            return false;
    }
    return true;
}

void Outlook::follow(const Item &item, const Visit &visit)
{
    if (!item.isCommand)
        return;
    CommandLine line(item.text);
    while (const auto name = line.command()) {
        const QByteArrayView before = line.remaining();
        const auto words = readsWholeLine(*name)
            ? Result<QList<QByteArray>>(QList<QByteArray>{line.wholeLine()})
            : line.arguments(m_variables, true);
        if (visit)
            visit(*name, words ? *words : QList<QByteArray>(), runs());
        if (!words)
            return;
        const bool sure = isSure(before.first(before.size() - line.remaining().size()));
        if (isCondition(*name)) {
            condition(*name, *words, sure);
        } else if (runs() != Runs::No) {
            if (*name == "set" && !words->isEmpty() && sure && runs() == Runs::Yes) {
                m_unsure.remove(words->first());
                (void)m_variables.set(words->first(), words->mid(1).join());
            } else {
                command(*name, *words);
            }
        }
    }
}

void Outlook::command(const QByteArray &name, const QList<QByteArray> &words)
{
    if (name == "unset" && runs() == Runs::Yes && isSure(words.value(0))) {
        (void)m_variables.unset(words.value(0));
    } else if (name == "set" || name == "unset" || name == "getenv") {
        m_unsure.insert(words.value(0));
    } else if (name == "prompt") {
        m_unsure.insert(words.value(words.size() - 1));
    } else if (name == "gset") {
        m_anyWith << words.value(0);
    } else if (name == "q" || name == "quit") {
        m_ended = either(m_ended, runs());
    } else if (name == "i" || name == "ir" || name.startsWith("include")) {
        m_anyWith << QByteArray();
    }
}

void Outlook::condition(const QByteArray &name, const QList<QByteArray> &words, bool sure)
{
    const Runs holds = !sure ? Runs::Perhaps : toCondition(words).value_or(false) ? Runs::Yes : Runs::No;
    if (name == "if") {
        const Runs outside = m_branches.empty() ? Runs::Yes : m_branches.back().now;
        m_branches.push_back({outside, both(outside, holds), holds});
        return;
    }
    if (m_branches.empty())
        return;
    Branch &branch = m_branches.back();
    if (name == "endif") {
        m_branches.pop_back();
        return;
    }
    const Runs now = name == "else" ? Runs::Yes : holds;
    branch.now = both(branch.outside, both(negated(branch.taken), now));
    branch.taken = either(branch.taken, now);
}

} // namespace core::psql
