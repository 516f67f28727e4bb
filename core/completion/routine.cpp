// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/routine.h"

#include <algorithm>

namespace core::completion {

namespace {

using List = std::vector<Word>;

/// The row of a table, where a type can be one: t, s.t, t%rowtype.
void setRow(LocalName &local, const List &words, std::size_t from, std::size_t to)
{
    const std::size_t count = to - from;
    const bool rowtype = count >= 3 && words[to - 2].is("%") && words[to - 1].is("rowtype");
    const std::size_t end = rowtype ? to - 2 : to;
    if (end - from == 1 && words[from].isName()) {
        local.table = words[from].text;
    } else if (end - from == 3 && words[from].isName() && words[from + 1].is(".")
               && words[from + 2].isName()) {
        local.schema = words[from].text;
        local.table = words[from + 2].text;
    }
}

QByteArray written(QByteArrayView text, const List &words, std::size_t from, std::size_t to)
{
    if (from >= to)
        return {};
    return text.sliced(words[from].offset, words[to - 1].end() - words[from].offset)
        .toByteArray()
        .simplified();
}

/// A type of two words, which is no name and a type.
bool beginsLongType(const List &words, std::size_t at)
{
    const Word &word = words[at];
    const Word &next = words[at + 1];
    return (word.is("double") && next.is("precision"))
        || (word.isOneOf({"character", "char", "bit", "nchar"}) && next.is("varying"))
        || (word.is("national") && next.isOneOf({"character", "char"}))
        || (word.isOneOf({"time", "timestamp"}) && next.isOneOf({"with", "without"}))
        || (word.is("interval") && next.isOneOf({"year", "month", "day", "hour", "minute", "second"}));
}

/// One of the parameters: words [from, to) between commas.
void addParameter(QList<LocalName> &names, QByteArrayView text, const List &words, std::size_t from,
                  std::size_t to)
{
    const auto isMode = [&](std::size_t at) { return words[at].isOneOf({"in", "out", "inout", "variadic"}); };
    for (std::size_t at = from; at < to; ++at) {
        if (words[at].isOneOf({"default", "=", ":="}))
            to = at;
    }
    while (from < to && isMode(from))
        ++from;
    if (to - from < 2 || from >= to || !words[from].isName() || beginsLongType(words, from)
        || words[from + 1].isOneOf({".", "(", "[", "%"}))
        return;
    LocalName local;
    local.name = words[from++].text;
    while (from < to && isMode(from))
        ++from;
    local.type = written(text, words, from, to);
    setRow(local, words, from, to);
    names << local;
}

/// Returns the word behind the parenthesis that ends them.
std::size_t addParameters(QList<LocalName> &names, QByteArrayView text, const List &words, std::size_t open)
{
    int depth = 0;
    std::size_t from = open + 1;
    for (std::size_t at = open; at < words.size(); ++at) {
        depth += words[at].is("(") ? 1 : words[at].is(")") ? -1 : 0;
        if (depth == 0 || (depth == 1 && words[at].is(","))) {
            addParameter(names, text, words, from, at);
            from = at + 1;
        }
        if (depth == 0)
            return at + 1;
    }
    return words.size();
}

void addBuiltins(QList<LocalName> &names, std::initializer_list<std::pair<const char *, const char *>> list)
{
    for (const auto &[name, type] : list)
        names << LocalName{.name = name, .type = type, .builtin = true};
}

QByteArray languageOf(const List &words)
{
    for (std::size_t at = 0; at + 1 < words.size(); ++at) {
        if (words[at].is("language"))
            return words[at + 1].text;
    }
    return {};
}

/// Walks a PL/pgSQL body up to the caret; keeps the names of the blocks and loops that are open there.
class BodyWalk
{
public:
    BodyWalk(QByteArrayView text, List words, QList<LocalName> names)
        : m_text(text)
        , m_words(std::move(words))
        , m_names(std::move(names))
    {
    }

    Locals run()
    {
        while (m_at < m_words.size())
            step();
        return {m_names, m_declaring};
    }

private:
    bool is(std::size_t at, QByteArrayView word) const { return at < m_words.size() && m_words[at].is(word); }
    void open() { m_scopes.push_back(m_names.size()); }
    void close()
    {
        if (m_scopes.empty())
            return;
        m_names.resize(m_scopes.back());
        m_scopes.pop_back();
    }
    bool beginsStatement() const
    {
        return m_at == 0
            || m_words[m_at - 1].isOneOf({";", "begin", "then", "else", "loop", ">>", "declare"});
    }

    void step()
    {
        const Word &word = m_words[m_at];
        if (word.is("declare") && beginsStatement()) {
            open();
            m_declaring = true;
            ++m_at;
        } else if (m_declaring && word.is("begin")) {
            m_declaring = false;
            ++m_at;
        } else if (m_declaring) {
            declaration();
        } else if (word.is("begin") || word.is("case")) {
            open();
            ++m_at;
        } else if (word.isOneOf({"for", "foreach"}) && beginsStatement()) {
            open();
            m_loopOpened = true;
            if (m_at + 1 < m_words.size() && m_words[m_at + 1].isName())
                m_names << LocalName{.name = m_words[m_at + 1].text};
            m_at += 2;
        } else if (word.is("loop")) {
            if (!std::exchange(m_loopOpened, false))
                open();
            ++m_at;
        } else if (word.is("end")) {
            const bool ofIf = is(m_at + 1, "if");
            const bool named = ofIf || is(m_at + 1, "loop") || is(m_at + 1, "case");
            if (!ofIf)
                close();
            m_at += named ? 2 : 1;
        } else {
            ++m_at;
        }
    }

    /// name [constant] type [...];
    void declaration()
    {
        std::size_t end = m_at;
        while (end < m_words.size() && !m_words[end].is(";"))
            ++end;
        const bool done = end < m_words.size();
        if (done && m_words[m_at].isName() && end - m_at > 1) {
            LocalName local;
            local.name = m_words[m_at].text;
            std::size_t from = m_at + 1;
            if (m_words[from].is("constant"))
                ++from;
            std::size_t to = from;
            while (to < end && !m_words[to].isOneOf({"not", "default", ":=", "=", "collate", "for"}))
                ++to;
            if (!m_words[m_at + 1].is("alias")) {
                local.type = written(m_text, m_words, from, to);
                setRow(local, m_words, from, to);
            }
            m_names << local;
        }
        m_at = end + 1;
    }

    QByteArrayView m_text;
    List m_words;
    QList<LocalName> m_names;
    std::vector<qsizetype> m_scopes;
    std::size_t m_at = 0;
    bool m_declaring = false;
    bool m_loopOpened = false;
};

} // namespace

const LocalName *Locals::find(QByteArrayView name) const
{
    const auto at = std::find_if(names.begin(), names.end(), [name](const LocalName &local) {
        return QByteArrayView(local.name) == name;
    });
    return at == names.end() ? nullptr : &*at;
}

Locals localNames(QByteArrayView statement, qsizetype caret)
{
    const auto body = bodyAround(statement, caret);
    if (!body)
        return {};
    const QByteArrayView before = statement.sliced(body->from, caret - body->from);
    List words = allWords(before);
    if (!words.empty() && words.back().kind == sql::TokenKind::Error && words.back().end() == before.size()
        && before[words.back().offset] == '$')
        return {}; // in a string within the body its names do not hold
    const QByteArrayView headText = statement.first(body->tag);
    const List head = allWords(headText);
    Locals locals;
    QByteArray returned;
    const bool block = !head.empty() && head.front().is("do");
    for (std::size_t at = 0; !block && at < head.size(); ++at) {
        if (head[at].is("(")) {
            at = addParameters(locals.names, headText, head, at) - 1;
        } else if (head[at].is("returns") && at + 1 < head.size()) {
            returned = head[at + 1].text;
            if (returned == "table" && at + 2 < head.size() && head[at + 2].is("("))
                at = addParameters(locals.names, headText, head, at + 2) - 1;
        }
    }
    QByteArray language = languageOf(head);
    if (language.isEmpty())
        language = languageOf(allWords(statement.sliced(std::min(body->behind, statement.size()))));
    if (language.isEmpty() || language == "plpgsql") {
        QList<LocalName> names;
        addBuiltins(names, {{"found", "boolean"}, {"sqlstate", "text"}, {"sqlerrm", "text"}});
        if (returned == "trigger")
            addBuiltins(names,
                        {{"new", "record"},
                         {"old", "record"},
                         {"tg_name", "name"},
                         {"tg_when", "text"},
                         {"tg_level", "text"},
                         {"tg_op", "text"},
                         {"tg_relid", "oid"},
                         {"tg_table_name", "name"},
                         {"tg_table_schema", "name"},
                         {"tg_nargs", "integer"},
                         {"tg_argv", "text[]"}});
        else if (returned == "event_trigger")
            addBuiltins(names, {{"tg_event", "text"}, {"tg_tag", "text"}});
        names << locals.names;
        if (!words.empty() && words.back().end() == before.size() && words.back().isName())
            words.pop_back(); // it is being typed
        locals = BodyWalk(before, std::move(words), names).run();
    } else if (language != "sql") {
        return {};
    }
    // the nearest hides those further out
    QList<LocalName> near;
    for (auto at = locals.names.rbegin(); at != locals.names.rend(); ++at) {
        if (std::none_of(near.begin(), near.end(),
                         [&](const LocalName &other) { return other.name == at->name; }))
            near << *at;
    }
    locals.names = near;
    return locals;
}

} // namespace core::completion
