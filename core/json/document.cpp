// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/document.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>

namespace core::json {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::json", text);
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

int hexDigit(char c)
{
    if (isDigit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// Past the closing quote of the string that starts at `from`; the string is whole.
qsizetype stringEnd(QByteArrayView text, qsizetype from)
{
    const char *data = text.data();
    qsizetype at = from + 1;
    while (at < text.size()) {
        const void *quote = std::memchr(data + at, '"', std::size_t(text.size() - at));
        if (!quote)
            break;
        const qsizetype end = static_cast<const char *>(quote) - data;
        const void *escape = std::memchr(data + at, '\\', std::size_t(end - at));
        if (!escape)
            return end + 1;
        at = static_cast<const char *>(escape) - data + 2;
    }
    return text.size();
}

Place placeOf(QByteArrayView text, qsizetype offset)
{
    Place place{1, 1, offset};
    for (qsizetype at = 0; at < std::min(offset, text.size()); ++at) {
        if (text[at] == '\n') {
            ++place.line;
            place.column = 1;
        } else if ((text[at] & 0xC0) != 0x80) {
            ++place.column;
        }
    }
    return place;
}

} // namespace

// Values whose container is not closed yet wait on m_open; a container that closes moves its children to the
// tree, where they stand side by side. So nothing recurses, whatever the depth.
class Parser
{
public:
    Parser(Document &document, const std::stop_token &stop)
        : m_document(document)
        , m_stop(stop)
        , m_data(document.m_source.constData())
        , m_size(document.m_source.size())
    {
    }

    Result<void> run(Place *where)
    {
        m_document.m_nodes.push_back({}); // the root's place
        if (!parse()) {
            if (m_cancelled)
                return Error::cancelled();
            if (m_tooMany)
                return Error::input(tr("More than %1 million values.").arg(Document::MostNodes / 1'000'000));
            const Place place = placeOf(m_document.m_source, m_at);
            if (where)
                *where = place;
            return Error::input(tr("Line %1, column %2: %3").arg(place.line).arg(place.column).arg(m_reason));
        }
        m_document.m_nodes[Document::Root] = m_open.front();
        m_document.m_nodes[Document::Root].parent = Document::NoNode;
        adopt(Document::Root);
        m_document.m_nodes.shrink_to_fit();
        return {};
    }

private:
    using Entry = Document::Entry;

    bool parse()
    {
        std::uint32_t key = 0;
        for (;;) {
            // a value is due here
            skipSpace();
            const std::uint32_t begin = std::uint32_t(m_at);
            if (m_at >= m_size)
                return fail(tr("the text ends where a value is due."));
            if (qsizetype(m_open.size() + m_document.m_nodes.size()) > Document::MostNodes) {
                m_tooMany = true;
                return false;
            }
            const char c = m_data[m_at];
            m_open.push_back({begin, begin, key, Document::NoNode, 0, 0});
            if (c == '{' || c == '[') {
                if ((++m_containers & 4095) == 0 && m_stop.stop_requested()) {
                    m_cancelled = true;
                    return false;
                }
                m_stack.push_back(std::uint32_t(m_open.size() - 1));
                ++m_at;
                skipSpace();
                if (m_at < m_size && m_data[m_at] == (c == '{' ? '}' : ']')) {
                    close();
                } else {
                    key = 0;
                    if (c == '{' && !readKey(&key))
                        return false;
                    continue;
                }
            } else if (!readScalar(c)) {
                return false;
            } else {
                m_open.back().end = std::uint32_t(m_at);
            }
            // what follows a value
            for (;;) {
                skipSpace();
                if (m_stack.empty())
                    return m_at == m_size ? true : fail(tr("something follows the value."));
                const bool object = m_data[m_open[m_stack.back()].begin] == '{';
                if (m_at >= m_size)
                    return fail(object ? tr("the object is not closed.") : tr("the array is not closed."));
                if (m_data[m_at] == ',') {
                    ++m_at;
                    skipSpace();
                    key = 0;
                    if (object && !readKey(&key))
                        return false;
                    break;
                }
                if (m_data[m_at] != (object ? '}' : ']'))
                    return fail(object ? tr("\",\" or \"}\" is due.") : tr("\",\" or \"]\" is due."));
                close();
            }
        }
    }

    void skipSpace()
    {
        while (
            m_at < m_size
            && (m_data[m_at] == ' ' || m_data[m_at] == '\n' || m_data[m_at] == '\t' || m_data[m_at] == '\r'))
            ++m_at;
    }

    bool readKey(std::uint32_t *key)
    {
        if (m_at >= m_size || m_data[m_at] != '"')
            return fail(tr("a key in quotes is due."));
        *key = std::uint32_t(m_at);
        if (!readString())
            return false;
        skipSpace();
        if (m_at >= m_size || m_data[m_at] != ':')
            return fail(tr("\":\" is due."));
        ++m_at;
        return true;
    }

    bool readScalar(char c)
    {
        if ((++m_scalars & 65535) == 0 && m_stop.stop_requested()) {
            m_cancelled = true;
            return false;
        }
        if (c == '"')
            return readString();
        if (c == '-' || isDigit(c))
            return readNumber();
        for (const QByteArrayView word :
             {QByteArrayView("null"), QByteArrayView("true"), QByteArrayView("false")}) {
            if (QByteArrayView(m_data + m_at, m_size - m_at).startsWith(word)) {
                m_at += word.size();
                return true;
            }
        }
        return fail(tr("a value is due."));
    }

    bool readNumber()
    {
        const auto digits = [this] {
            const qsizetype first = m_at;
            while (m_at < m_size && isDigit(m_data[m_at]))
                ++m_at;
            return m_at > first;
        };
        if (m_data[m_at] == '-')
            ++m_at;
        if (m_at < m_size && m_data[m_at] == '0')
            ++m_at;
        else if (!digits())
            return fail(tr("a digit is due."));
        if (m_at < m_size && m_data[m_at] == '.') {
            ++m_at;
            if (!digits())
                return fail(tr("a digit is due after the point."));
        }
        if (m_at < m_size && (m_data[m_at] == 'e' || m_data[m_at] == 'E')) {
            ++m_at;
            if (m_at < m_size && (m_data[m_at] == '+' || m_data[m_at] == '-'))
                ++m_at;
            if (!digits())
                return fail(tr("a digit is due in the exponent."));
        }
        return true;
    }

    bool readString()
    {
        for (++m_at; m_at < m_size; ++m_at) {
            const unsigned char c = static_cast<unsigned char>(m_data[m_at]);
            if (c == '"') {
                ++m_at;
                return true;
            }
            if (c < 0x20)
                return fail(tr("a control character stands in a string."));
            if (c != '\\')
                continue;
            ++m_at;
            if (m_at >= m_size)
                break;
            if (m_data[m_at] == 'u') {
                for (int i = 0; i < 4; ++i) {
                    ++m_at;
                    if (m_at >= m_size || hexDigit(m_data[m_at]) < 0)
                        return fail(tr("four hexadecimal digits are due after \\u."));
                }
            } else if (!QByteArrayView("\"\\/bfnrt").contains(m_data[m_at])) {
                return fail(tr("there is no such escape."));
            }
        }
        return fail(tr("the string is not closed."));
    }

    void close()
    {
        const std::uint32_t container = m_stack.back();
        m_stack.pop_back();
        ++m_at;
        const auto first = Node(m_document.m_nodes.size());
        m_document.m_nodes.insert(m_document.m_nodes.end(), m_open.begin() + container + 1, m_open.end());
        const auto count = std::uint32_t(m_open.size() - container - 1);
        m_open.resize(container + 1);
        m_open[container].end = std::uint32_t(m_at);
        m_open[container].first = first;
        m_open[container].count = count;
        for (Node child = first; child < first + count; ++child)
            adopt(child);
    }

    // Only now does this node stand where its children can name it.
    void adopt(Node node)
    {
        const Entry &entry = m_document.m_nodes[node];
        if (entry.first == Document::NoNode)
            return;
        for (Node child = entry.first; child < entry.first + entry.count; ++child)
            m_document.m_nodes[child].parent = node;
    }

    bool fail(const QString &reason)
    {
        m_reason = reason;
        return false;
    }

    Document &m_document;
    const std::stop_token &m_stop;
    const char *m_data;
    qsizetype m_size;
    qsizetype m_at = 0;
    std::vector<Entry> m_open;          ///< values of containers that are not closed
    std::vector<std::uint32_t> m_stack; ///< those containers, as places in m_open
    QString m_reason;
    std::uint32_t m_containers = 0;
    std::uint32_t m_scalars = 0;
    bool m_tooMany = false;
    bool m_cancelled = false;
};

Result<Document> Document::parse(QByteArray text, const std::stop_token &stop, Place *where)
{
    if (text.size() >= qsizetype(1) << 31)
        return Error::input(tr("More than 2 GB."));
    Document document;
    document.m_source = std::move(text);
    const Result<void> done = Parser(document, stop).run(where);
    if (!done)
        return done.error();
    return document;
}

Kind Document::kind(Node node) const
{
    switch (m_source.at(m_nodes[node].begin)) {
    case '{':
        return Kind::Object;
    case '[':
        return Kind::Array;
    case '"':
        return Kind::String;
    case 't':
        return Kind::True;
    case 'f':
        return Kind::False;
    case 'n':
        return Kind::Null;
    default:
        return Kind::Number;
    }
}

QByteArrayView Document::text(Node node) const
{
    const Entry &entry = m_nodes[node];
    return QByteArrayView(m_source).sliced(entry.begin, entry.end - entry.begin);
}

QByteArrayView Document::keyText(Node node) const
{
    const std::uint32_t key = m_nodes[node].key;
    if (key == 0)
        return {};
    return QByteArrayView(m_source).sliced(key, stringEnd(m_source, key) - key);
}

Node Document::next(Node node) const
{
    if (childCount(node) > 0)
        return child(node, 0);
    for (; node != Root; node = parent(node)) {
        if (index(node) + 1 < childCount(parent(node)))
            return node + 1;
    }
    return NoNode;
}

Node Document::nodeAt(qsizetype offset) const
{
    Node node = Root;
    while (m_nodes[node].count > 0) {
        const auto first = m_nodes.begin() + m_nodes[node].first;
        const auto last = first + m_nodes[node].count;
        const auto after = std::upper_bound(first, last, offset, [](qsizetype at, const Entry &entry) {
            return at < qsizetype(entry.key != 0 ? entry.key : entry.begin);
        });
        if (after == first || offset > qsizetype((after - 1)->end))
            break;
        node = Node(after - 1 - m_nodes.begin());
    }
    return node;
}

Place Document::placeOf(qsizetype offset) const
{
    return json::placeOf(m_source, offset);
}

QString Document::unescaped(QByteArrayView quoted, qsizetype limit)
{
    if (quoted.size() < 2)
        return {};
    const QByteArrayView inner = quoted.sliced(1, quoted.size() - 2);
    QString out;
    qsizetype at = 0;
    while (at < inner.size() && (limit < 0 || out.size() < limit)) {
        qsizetype run = inner.indexOf('\\', at);
        if (run < 0)
            run = inner.size();
        if (limit >= 0 && run - at > 4 * limit) { // UTF-8 takes at most four bytes for one character
            run = at + 4 * limit;
            while (run > at && (inner[run] & 0xC0) == 0x80)
                --run;
        }
        out += QString::fromUtf8(inner.sliced(at, run - at));
        at = run;
        if (at + 1 >= inner.size() || inner[at] != '\\')
            continue;
        const char c = inner[at + 1];
        at += 2;
        if (c == 'u' && at + 4 <= inner.size()) {
            int code = 0;
            for (int i = 0; i < 4; ++i)
                code = code << 4 | std::max(0, hexDigit(inner[at + i]));
            out += QChar(char16_t(code));
            at += 4;
        } else {
            const qsizetype which = QByteArrayView("bfnrt").indexOf(c);
            out += QLatin1Char(which >= 0 ? "\b\f\n\r\t"[which] : c);
        }
    }
    return out;
}

} // namespace core::json
