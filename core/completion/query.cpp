// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/query.h"

namespace core::completion {

namespace {

using Stage = Frame::Stage;

class Reader
{
public:
    explicit Reader(const Words &words)
        : m_words(words)
    {
        m_query.blocks << Block();
        m_stack.push_back(Frame());
    }

    Query read()
    {
        const auto count = int(m_words.list.size());
        for (m_at = 0; m_at <= count; ++m_at) {
            if (m_at == m_words.caret)
                m_query.caret = m_stack;
            if (m_at == count)
                break;
            step(m_words.list[std::size_t(m_at)]);
        }
        for (const Frame &frame : m_stack)
            closeList(frame, count);
        return std::move(m_query);
    }

private:
    Frame &top() { return m_stack.back(); }
    Block &block() { return m_query.blocks[top().block]; }
    const Word *word(int at) const
    {
        return at >= 0 && at < int(m_words.list.size()) ? &m_words.list[std::size_t(at)] : nullptr;
    }
    bool isWord(int at, QByteArrayView text) const
    {
        const Word *found = word(at);
        return found && found->is(text);
    }
    bool isOneOf(int at, std::initializer_list<QByteArrayView> words) const
    {
        const Word *found = word(at);
        return found && found->isOneOf(words);
    }

    void closeList(const Frame &frame, int at)
    {
        Block &closed = m_query.blocks[frame.block];
        if (closed.listFirst >= 0 && closed.listLast < 0)
            closed.listLast = at;
    }

    void setClause(Clause clause)
    {
        closeList(top(), m_at);
        top().clause = clause;
        top().clauseAt = m_at + 1;
        top().stage = clause == Clause::From || clause == Clause::Target ? Stage::Start : Stage::None;
        top().lateral = false;
    }

    /// Another block that takes this one's place in the frame: behind UNION, or the SELECT of an INSERT.
    void nextBlock()
    {
        Block next;
        next.parent = block().parent;
        next.seesParent = block().seesParent;
        next.ctesOf = top().block;
        m_query.blocks << next;
        top().block = int(m_query.blocks.size()) - 1;
    }

    void open()
    {
        Frame &frame = top();
        Frame inner;
        inner.block = frame.block;
        inner.clause = frame.clause;
        inner.clauseAt = frame.clauseAt;
        inner.open = m_at;
        const bool body
            = isOneOf(m_at + 1, {"select", "with", "values", "insert", "update", "delete", "merge"});
        const bool cteBody = frame.group != Group::Expression && frame.clause == Clause::With
            && isOneOf(m_at - 1, {"as", "materialized"});
        if (body || cteBody) {
            Block made;
            made.parent = frame.block;
            made.seesParent = !cteBody;
            m_query.blocks << made;
            inner = Frame();
            inner.open = m_at;
            inner.group = Group::Query;
            inner.block = int(m_query.blocks.size()) - 1;
            if (cteBody && !block().ctes.isEmpty()) {
                block().ctes.last().block = inner.block;
            } else if (frame.clause == Clause::From && frame.stage == Stage::Start) {
                m_query.blocks.last().seesParent = frame.lateral;
                addSource(Source{{}, {}, {}, {}, inner.block, false, false, frame.lateral, m_at});
                frame.stage = Stage::Named;
            }
        } else if (frame.clause == Clause::With && frame.group == Group::None) {
            inner.group = Group::NewNames;
        } else if (frame.stage == Stage::Start) {
            inner.group = Group::From;
            inner.stage = Stage::Start;
            frame.stage = Stage::None;
        } else if (frame.stage == Stage::Alias && frame.clause == Clause::From) {
            inner.group = Group::NewNames;
            inner.source = frame.source;
        } else if (frame.clause == Clause::Target && block().verb == "insert") {
            inner.group = Group::InsertColumns;
            frame.stage = Stage::None;
        } else if (frame.clause == Clause::When && isWord(m_at - 1, "insert")) {
            inner.group = Group::InsertColumns;
        } else if (frame.clause == Clause::Conflict && isWord(m_at - 1, "conflict")) {
            inner.group = Group::InsertColumns;
        } else if (frame.clause == Clause::Set
                   && (isOneOf(m_at - 1, {"set", ","}) && frame.group == Group::None)) {
            inner.group = Group::InsertColumns; // UPDATE t SET (a, b) =
        } else if (frame.clause == Clause::Using && isWord(m_at - 1, "using")) {
            inner.group = Group::UsingColumns;
        } else if (frame.stage == Stage::Name && frame.clause == Clause::From) {
            if (frame.source >= 0)
                block().sources[frame.source].function = true;
            frame.stage = Stage::Named;
            inner.group = Group::Expression;
        } else {
            inner.group = Group::Expression;
        }
        m_stack.push_back(inner);
    }

    void close()
    {
        if (top().group == Group::Query)
            closeList(top(), m_at);
        if (m_stack.size() > 1)
            m_stack.pop_back();
    }

    void addSource(Source source)
    {
        block().sources << std::move(source);
        top().source = int(block().sources.size()) - 1;
    }

    bool beginsQuery() const
    {
        if (m_at == 0)
            return true;
        const Frame &frame = m_stack.back();
        if (frame.clause == Clause::With || frame.setOperation || frame.open == m_at - 1)
            return true;
        return isOneOf(m_at - 1,
                       {"as", "explain", "analyze", "verbose", ")", "begin", "then", "else", "loop", "query",
                        "in", "is", "also", "instead", "do", "atomic", ";", "all"})
            || (isWord(m_at - 1, "for") && isWord(0, "declare"));
    }

    void begin(const Word &word)
    {
        if (!m_query.blocks[top().block].verb.isEmpty())
            nextBlock();
        block().verb = word.text;
        top().setOperation = false;
        setClause(Clause::None);
    }

    /// Names in FROM, and of the target; true: the word is read.
    bool item(const Word &word)
    {
        Frame &frame = top();
        const bool quoted = word.kind == sql::TokenKind::QuotedIdentifier;
        switch (frame.stage) {
        case Stage::Start:
            if (word.is("only"))
                return true;
            if (word.is("lateral")) {
                frame.lateral = true;
                return true;
            }
            if (!word.isRelationName() || (block().verb == "update" && word.is("set")))
                return false;
            addSource(Source{
                {}, word.text, {}, {}, -1, false, frame.clause == Clause::Target, frame.lateral, m_at});
            frame.stage = Stage::Name;
            frame.lateral = false;
            return true;
        case Stage::Name:
        case Stage::Named:
            if (word.is(".") && frame.stage == Stage::Name) {
                frame.stage = Stage::Dot;
                return true;
            }
            if (word.is("*") && frame.stage == Stage::Name)
                return true;
            if (word.is("as")) {
                frame.stage = Stage::As;
                return true;
            }
            if (!quoted && (word.isOneOf({"set", "values", "overriding", "default", "tablesample"})))
                return false;
            [[fallthrough]];
        case Stage::As:
            if (!word.isRelationName() || frame.source < 0)
                return false;
            block().sources[frame.source].alias = word.text;
            frame.stage = Stage::Alias;
            return true;
        case Stage::Dot: {
            const Word *dot = this->word(m_at - 1);
            if (word.kind != sql::TokenKind::Identifier && !quoted && word.kind != sql::TokenKind::Keyword)
                return false;
            if (frame.source < 0 || (dot && dot->end() != word.offset && !word.isRelationName()))
                return false;
            Source &source = block().sources[frame.source];
            source.schema = source.name;
            source.name = word.text;
            frame.stage = Stage::Name;
            return true;
        }
        case Stage::Alias:
        case Stage::None:
            return false;
        }
        return false;
    }

    void step(const Word &word)
    {
        if (word.is("(")) {
            open();
            return;
        }
        if (word.is(")")) {
            close();
            return;
        }
        Frame &frame = top();
        if (frame.group == Group::NewNames) {
            if (word.isName()) {
                if (frame.clause == Clause::With && !block().ctes.isEmpty())
                    block().ctes.last().columnNames << word.text;
                else if (frame.source >= 0 && isOneOf(m_at - 1, {"(", ","}))
                    block().sources[frame.source].columnNames << word.text;
            }
            return;
        }
        if (frame.group == Group::Expression && endsGroups(word)) {
            // a parenthesis that is not closed yet: FROM belongs to the query around it
            while (m_stack.size() > 1 && top().group == Group::Expression)
                m_stack.pop_back();
            keyword(word);
            return;
        }
        if (frame.group == Group::Expression || frame.group == Group::InsertColumns
            || frame.group == Group::UsingColumns)
            return;
        if (frame.stage != Stage::None && item(word))
            return;
        // a name behind its dot
        if (isWord(m_at - 1, ".") && this->word(m_at - 1)->end() == word.offset)
            return;
        if (word.kind == sql::TokenKind::QuotedIdentifier)
            return;
        keyword(word);
    }

    /// FROM and WHERE stand in the parentheses of few functions only.
    bool endsGroups(const Word &word) const
    {
        const Frame &frame = m_stack.back();
        if (isWord(m_at - 1, ".") || (isWord(m_at - 1, "distinct") && isOneOf(m_at - 2, {"is", "not"})))
            return false;
        if (word.is("from") && word.kind == sql::TokenKind::Keyword)
            return !m_query.blocks[frame.block].verb.isEmpty()
                && !isOneOf(frame.open - 1, {"extract", "substring", "trim", "overlay", "position"});
        return word.is("where") && word.kind == sql::TokenKind::Keyword
            && !m_query.blocks[frame.block].verb.isEmpty() && !isWord(frame.open - 1, "filter");
    }

    void keyword(const Word &word)
    {
        Frame &frame = top();
        const QByteArray &verb = block().verb;
        const bool query = !verb.isEmpty();
        if (word.is(",")) {
            if (frame.clause == Clause::On || frame.clause == Clause::Using || frame.clause == Clause::From)
                setClause(Clause::From);
            return;
        }
        if (word.is(";")) {
            if (frame.open < 0) {
                frame = Frame();
                m_query.blocks << Block();
                frame.block = int(m_query.blocks.size()) - 1;
            }
            return;
        }
        if (word.is("select") || word.is("perform")) {
            if (verb == "insert" && frame.clause != Clause::With) {
                frame.insertBlock = frame.block;
                nextBlock();
            } else if (!beginsQuery() && !(query && frame.setOperation)) {
                return; // GRANT SELECT
            } else if (query) {
                nextBlock();
            }
            block().verb = "select";
            frame.setOperation = false;
            setClause(Clause::Select);
            block().listFirst = m_at + 1;
            return;
        }
        if (word.is("with")) {
            if (beginsQuery() || (verb == "insert" && frame.clause == Clause::Target)) {
                setClause(Clause::With);
            }
            return;
        }
        if (frame.clause == Clause::With) {
            if (word.isOneOf({"insert", "update", "delete", "merge"}) && beginsQuery()) {
                begin(word);
                if (word.is("update"))
                    setClause(Clause::Target);
            } else if (word.isName() && isOneOf(m_at - 1, {"with", "recursive", ","})
                       && !word.is("recursive")) {
                block().ctes << Cte{word.text, {}, -1};
            } else if (word.is("values")) {
                block().verb = word.text;
                setClause(Clause::Values);
            }
            return;
        }
        if (word.is("insert") || word.is("merge") || word.is("delete") || word.is("update")) {
            if (word.is("update") && frame.clause == Clause::Conflict)
                return;
            if (frame.clause == Clause::When || !beginsQuery())
                return;
            begin(word);
            if (word.is("update"))
                setClause(Clause::Target);
            return;
        }
        if (word.is("values")) {
            if (!query)
                block().verb = word.text;
            setClause(Clause::Values);
            return;
        }
        if (!query)
            return; // the rest means something in queries only
        if (word.is("into")) {
            setClause(verb == "select" ? Clause::Into : Clause::Target);
        } else if (word.is("from")) {
            const bool distinct = isWord(m_at - 1, "distinct") && isOneOf(m_at - 2, {"is", "not"});
            if (!distinct)
                setClause(verb == "delete" && block().sources.isEmpty() ? Clause::Target : Clause::From);
        } else if (word.is("using")) {
            if (verb == "delete" || (verb == "merge" && frame.clause == Clause::Target))
                setClause(Clause::From);
            else if (frame.clause == Clause::From)
                setClause(Clause::Using);
        } else if (word.is("join")) {
            setClause(Clause::From);
        } else if (word.isOneOf({"left", "right", "full", "inner", "cross", "natural"})) {
            if (frame.clause == Clause::On || frame.clause == Clause::Using) {
                if (!isWord(m_at + 1, "(")) // left() is a function
                    setClause(Clause::From);
                frame.stage = Stage::None;
            }
        } else if (word.is("on")) {
            const bool conflict = verb == "insert" || frame.insertBlock >= 0;
            if (conflict && (isWord(m_at + 1, "conflict") || frame.clause != Clause::From)) {
                toInsert();
                setClause(Clause::Conflict);
            } else if (frame.clause == Clause::From) {
                setClause(Clause::On);
            }
        } else if (word.is("where")) {
            setClause(Clause::Where);
        } else if (word.is("group")) {
            setClause(Clause::GroupBy);
        } else if (word.is("having")) {
            setClause(Clause::Having);
        } else if (word.is("window")) {
            setClause(Clause::Window);
        } else if (word.is("order")) {
            setClause(Clause::OrderBy);
        } else if (word.isOneOf({"limit", "offset", "fetch"})) {
            setClause(Clause::Limit);
        } else if (word.is("for")) {
            setClause(Clause::Lock);
        } else if (word.is("returning")) {
            toInsert();
            setClause(Clause::Returning);
            block().listFirst = m_at + 1;
            block().listLast = -1;
        } else if (word.is("set")) {
            setClause(Clause::Set);
        } else if (word.is("when") && verb == "merge") {
            setClause(Clause::When);
        } else if (word.isOneOf({"union", "intersect", "except"})) {
            setClause(Clause::None);
            frame.setOperation = true;
        }
    }

    void toInsert()
    {
        if (top().insertBlock < 0)
            return;
        closeList(top(), m_at);
        top().block = top().insertBlock;
        top().insertBlock = -1;
    }

    const Words &m_words;
    Query m_query;
    std::vector<Frame> m_stack;
    int m_at = 0;
};

} // namespace

Query readQuery(const Words &words)
{
    return Reader(words).read();
}

} // namespace core::completion
