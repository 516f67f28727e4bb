// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/nestedtext.h"

#include <QCoreApplication>

#include <optional>

namespace core::result {

namespace {

constexpr int MostDimensions = 6; // MAXDIM of the server
constexpr int MostLevels = 16;    // of values inside values: each doubles the quotes

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

} // namespace

class NestedParser
{
public:
    using Node = NestedText::Node;
    using Kind = NestedText::Kind;
    using Entry = NestedText::Entry;

    NestedParser(NestedText &tree, const NestedText::Options &options, const std::stop_token &stop)
        : m_tree(tree)
        , m_options(options)
        , m_stop(stop)
    {
    }

    Result<void> run(Kind kind)
    {
        m_tree.m_nodes.push_back({0, std::uint32_t(m_tree.m_buffer.size())});
        if (!(kind == Kind::Array ? array(NestedText::Root) : composite(NestedText::Root))) {
            if (m_cancelled)
                return Error::cancelled();
            return Error::input(
                QCoreApplication::translate("core::result", "The value cannot be taken apart at byte %1.")
                    .arg(m_at + 1));
        }
        if (m_options.looksInside)
            lookInside();
        return m_cancelled ? Result<void>(Error::cancelled()) : Result<void>();
    }

private:
    char at(qsizetype place) const { return place < m_end ? m_tree.m_buffer.at(place) : '\0'; }

    void skipSpace()
    {
        while (m_at < m_end && isSpace(at(m_at)))
            ++m_at;
    }

    void enter(Node node)
    {
        m_at = m_tree.m_nodes[node].begin;
        m_end = m_tree.m_nodes[node].end;
    }

    bool mayGoOn()
    {
        m_cancelled = m_cancelled || ((++m_steps & 16383) == 0 && m_stop.stop_requested());
        return !m_cancelled && qsizetype(m_tree.m_nodes.size() + m_open.size()) < NestedText::MostNodes;
    }

    // "[2:3][-1:1]=" before the braces; none is as good as any.
    bool bounds(std::vector<std::int32_t> *lower)
    {
        const auto number = [this](std::int32_t *value) {
            const qsizetype first = m_at;
            while (m_at < m_end && QByteArrayView("+-0123456789").contains(at(m_at)))
                ++m_at;
            bool ok = false;
            *value = m_tree.m_buffer.mid(first, m_at - first).toInt(&ok);
            return ok;
        };
        skipSpace();
        if (at(m_at) != '[')
            return true;
        while (at(m_at) == '[') {
            std::int32_t low = 1;
            std::int32_t high = 0;
            ++m_at;
            if (!number(&low))
                return false;
            if (at(m_at) == ':') {
                ++m_at;
                if (!number(&high))
                    return false;
            } else {
                low = 1; // a length alone
            }
            if (at(m_at) != ']')
                return false;
            ++m_at;
            lower->push_back(low);
            skipSpace();
        }
        if (at(m_at) != '=')
            return false;
        ++m_at;
        skipSpace();
        return true;
    }

    // Children of braces that are not closed yet wait on m_open, as in core/json.
    bool array(Node node)
    {
        enter(node);
        std::vector<std::int32_t> lower;
        if (!bounds(&lower) || at(m_at) != '{')
            return false;
        m_open.clear();
        std::vector<std::size_t> open;
        const std::size_t firstNode = m_tree.m_nodes.size();
        const auto fail = [&] {
            m_tree.m_nodes.resize(firstNode);
            return false;
        };
        bool wantsElement = true;
        do {
            if (!mayGoOn())
                return fail();
            skipSpace();
            const char c = at(m_at);
            if (c == '{' && wantsElement) {
                if (open.size() >= std::size_t(MostDimensions))
                    return fail();
                Entry entry;
                entry.kind = Kind::Array;
                entry.begin = std::uint32_t(m_at++);
                entry.lower = open.size() < lower.size() ? lower[open.size()] : 1;
                open.push_back(m_open.size());
                m_open.push_back(entry);
                skipSpace();
                wantsElement = at(m_at) != '}';
            } else if (c == '}' && !wantsElement) {
                ++m_at;
                Entry &entry = m_open[open.back()];
                entry.end = std::uint32_t(m_at);
                close(open.back());
                open.pop_back();
            } else if (c == m_options.delimiter && !wantsElement) {
                ++m_at;
                wantsElement = true;
            } else if (wantsElement && m_at < m_end && c != '}' && c != m_options.delimiter) {
                const auto entry = element();
                if (!entry)
                    return fail();
                m_open.push_back(*entry);
                wantsElement = false;
            } else {
                return fail();
            }
        } while (!open.empty());
        skipSpace();
        if (m_at != m_end)
            return fail();
        Entry &self = m_tree.m_nodes[node];
        self.kind = Kind::Array;
        self.first = m_open.front().first;
        self.count = m_open.front().count;
        self.lower = m_open.front().lower;
        adopt(node);
        return true;
    }

    std::optional<Entry> element()
    {
        Entry entry;
        if (at(m_at) == '"') {
            const qsizetype first = ++m_at;
            bool escaped = false;
            while (m_at < m_end && at(m_at) != '"') {
                escaped = escaped || at(m_at) == '\\';
                m_at += at(m_at) == '\\' ? 2 : 1;
            }
            if (m_at >= m_end)
                return {};
            setText(entry, first, m_at, escaped, false);
            ++m_at;
            return entry;
        }
        const qsizetype first = m_at;
        qsizetype last = first;
        bool escaped = false;
        while (m_at < m_end && at(m_at) != m_options.delimiter && at(m_at) != '}') {
            if (at(m_at) == '{' || at(m_at) == '"')
                return {};
            const bool escape = at(m_at) == '\\';
            escaped = escaped || escape;
            if (escape && ++m_at >= m_end)
                return {};
            if (!isSpace(at(m_at)) || escape)
                last = m_at + 1;
            ++m_at;
        }
        if (m_at >= m_end)
            return {};
        setText(entry, first, last, escaped, false);
        if (!escaped && qstrnicmp(m_tree.m_buffer.constData() + first, "null", 4) == 0 && last - first == 4) {
            entry.kind = Kind::Null;
            entry.end = entry.begin;
        }
        return entry;
    }

    bool composite(Node node)
    {
        enter(node);
        skipSpace();
        if (at(m_at) != '(')
            return false;
        ++m_at;
        m_open.clear();
        for (;;) {
            if (!mayGoOn())
                return false;
            Entry entry;
            const qsizetype first = m_at;
            bool escaped = false;
            bool quoted = false;
            while (m_at < m_end && (quoted || (at(m_at) != ',' && at(m_at) != ')'))) {
                const char c = at(m_at++);
                if (c == '\\') {
                    escaped = true;
                    ++m_at;
                } else if (c == '"') {
                    escaped = true;
                    quoted = !quoted; // a doubled quote closes and opens again
                } else if (c == '(' && !quoted) {
                    return false; // the server writes it in quotes
                }
            }
            if (m_at >= m_end)
                return false;
            if (m_at == first)
                entry.kind = Kind::Null;
            setText(entry, first, m_at, escaped, true);
            const bool last = at(m_at++) == ')';
            m_open.push_back(entry);
            if (last)
                break;
        }
        skipSpace();
        if (m_at != m_end)
            return false;
        Entry &self = m_tree.m_nodes[node];
        self.kind = Kind::Composite;
        self.first = std::uint32_t(m_tree.m_nodes.size());
        self.count = std::uint32_t(m_open.size());
        m_tree.m_nodes.insert(m_tree.m_nodes.end(), m_open.begin(), m_open.end());
        adopt(node);
        return true;
    }

    void setText(Entry &entry, qsizetype first, qsizetype last, bool escaped, bool doubledQuotes)
    {
        entry.begin = std::uint32_t(first);
        entry.end = std::uint32_t(last);
        if (!escaped)
            return;
        QByteArray plain;
        bool quoted = false;
        for (qsizetype i = first; i < last; ++i) {
            const char c = m_tree.m_buffer.at(i);
            if (c == '\\' && i + 1 < last) {
                plain += m_tree.m_buffer.at(++i);
            } else if (c == '"' && doubledQuotes) {
                if (quoted && i + 1 < last && m_tree.m_buffer.at(i + 1) == '"')
                    plain += m_tree.m_buffer.at(++i);
                else
                    quoted = !quoted;
            } else {
                plain += c;
            }
        }
        entry.begin = std::uint32_t(m_tree.m_buffer.size());
        m_tree.m_buffer += plain;
        entry.end = std::uint32_t(m_tree.m_buffer.size());
    }

    // The children of m_open[container] stand behind it: they move to the tree.
    void close(std::size_t container)
    {
        const auto first = Node(m_tree.m_nodes.size());
        const auto begin = m_open.begin() + std::ptrdiff_t(container) + 1;
        m_open[container].first = first;
        m_open[container].count = std::uint32_t(m_open.end() - begin);
        m_tree.m_nodes.insert(m_tree.m_nodes.end(), begin, m_open.end());
        m_open.resize(container + 1);
        for (Node child = first; child < m_tree.m_nodes.size(); ++child)
            adopt(child);
    }

    void adopt(Node node)
    {
        const Entry entry = m_tree.m_nodes[node];
        for (Node child = entry.first; child < entry.first + entry.count; ++child)
            m_tree.m_nodes[child].parent = node;
    }

    void lookInside()
    {
        Node begin = 1;
        for (int level = 0; level < MostLevels && !m_cancelled; ++level) {
            const auto end = Node(m_tree.m_nodes.size());
            for (Node node = begin; node < end && mayGoOn(); ++node) {
                const Entry entry = m_tree.m_nodes[node];
                if (entry.kind != Kind::Value || entry.end - entry.begin < 2)
                    continue;
                const char c = m_tree.m_buffer.at(entry.begin);
                if (c == '(')
                    (void)composite(node);
                else if (c == '{' || c == '[')
                    (void)array(node);
            }
            begin = end;
        }
    }

    NestedText &m_tree;
    const NestedText::Options &m_options;
    const std::stop_token &m_stop;
    std::vector<Entry> m_open;
    qsizetype m_at = 0;
    qsizetype m_end = 0;
    std::uint32_t m_steps = 0;
    bool m_cancelled = false;
};

namespace {

Result<void> parse(NestedText &tree, NestedText::Kind kind, const NestedText::Options &options,
                   const std::stop_token &stop)
{
    return NestedParser(tree, options, stop).run(kind);
}

} // namespace

Result<NestedText> NestedText::array(QByteArray text, const Options &options, const std::stop_token &stop)
{
    NestedText tree;
    tree.m_buffer = std::move(text);
    const Result<void> done = parse(tree, Kind::Array, options, stop);
    if (!done)
        return done.error();
    return tree;
}

Result<NestedText> NestedText::composite(QByteArray text, const Options &options, const std::stop_token &stop)
{
    NestedText tree;
    tree.m_buffer = std::move(text);
    const Result<void> done = parse(tree, Kind::Composite, options, stop);
    if (!done)
        return done.error();
    return tree;
}

} // namespace core::result
