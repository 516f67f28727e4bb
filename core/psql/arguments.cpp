// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/psql/arguments.h"

#include "core/psql/substitute.h"

#include <QCoreApplication>

namespace core::psql {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::psql", text);
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

bool isNamePart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
        || uchar(c) >= 0x80;
}

} // namespace

void CommandLine::skipBlank()
{
    while (m_at < m_line.size() && isBlank(m_line[m_at]))
        ++m_at;
}

std::optional<QByteArray> CommandLine::command()
{
    skipBlank();
    if (m_at >= m_line.size())
        return std::nullopt;
    if (m_line[m_at] != '\\' || (m_at + 1 < m_line.size() && m_line[m_at + 1] == '\\')) {
        m_rest = m_line[m_at] == '\\' ? m_at + 2 : m_at;
        m_at = m_line.size();
        return std::nullopt;
    }
    const qsizetype start = ++m_at;
    while (m_at < m_line.size() && !isBlank(m_line[m_at]) && m_line[m_at] != '\\')
        ++m_at;
    return m_line.sliced(start, m_at - start).toByteArray();
}

QByteArray CommandLine::wholeLine()
{
    skipBlank();
    QByteArray text = m_line.sliced(m_at).toByteArray();
    m_at = m_line.size();
    return text.trimmed();
}

Result<QList<QByteArray>> CommandLine::arguments(const Variables &variables, bool active)
{
    QList<QByteArray> words;
    for (;;) {
        skipBlank();
        if (m_at >= m_line.size() || m_line[m_at] == '\\')
            return words;
        QByteArray text;
        auto read = word(text, variables, active);
        if (!read)
            return read.error();
        words << text;
    }
}

Result<bool> CommandLine::word(QByteArray &into, const Variables &variables, bool active)
{
    while (m_at < m_line.size() && !isBlank(m_line[m_at]) && m_line[m_at] != '\\') {
        const char c = m_line[m_at];
        if (c == '\'') {
            if (auto read = quotedText(into); !read)
                return read.error();
        } else if (c == '"') { // the quotes stay: a pattern or a name reads them
            const qsizetype end = m_line.indexOf('"', m_at + 1);
            if (end < 0)
                return Error::input(tr("unterminated quoted string"));
            into.append(m_line.data() + m_at, end + 1 - m_at);
            m_at = end + 1;
        } else if (c == '`') {
            return Error::input(tr("Programs in backticks are not run here"));
        } else if (c == ':') {
            if (auto read = variable(into, variables, active); !read)
                return read.error();
        } else {
            into.append(c);
            ++m_at;
        }
    }
    return true;
}

Result<void> CommandLine::variable(QByteArray &into, const Variables &variables, bool active)
{
    const QByteArrayView rest = m_line.sliced(m_at);
    const char second = rest.size() > 1 ? rest[1] : '\0';
    qsizetype length = 1;
    qsizetype nameAt = 1;
    char close = '\0';
    if (second == '\'' || second == '"') {
        close = second;
        nameAt = 2;
    } else if (second == '{' && rest.size() > 2 && rest[2] == '?') {
        close = '}';
        nameAt = 3;
    }
    length = nameAt;
    while (length < rest.size() && isNamePart(rest[length]))
        ++length;
    const QByteArray name = rest.sliced(nameAt, length - nameAt).toByteArray();
    const bool whole = !name.isEmpty() && (close == '\0' || (length < rest.size() && rest[length] == close));
    if (!whole) {
        into.append(':');
        ++m_at;
        return {};
    }
    if (close != '\0')
        ++length;
    m_at += length;
    const auto value = variables.value(name);
    if (close == '}') {
        into.append(value ? "TRUE" : "FALSE");
        return {};
    }
    if (!active || !value) {
        into.append(rest.data(), length);
        return {};
    }
    if (close == '\0') {
        into.append(*value);
        return {};
    }
    auto quoted = close == '"' ? identifier(*value) : literal(*value);
    if (!quoted)
        return quoted.error();
    into.append(*quoted);
    return {};
}

/// '…' with '' and the escapes of C.
Result<void> CommandLine::quotedText(QByteArray &into)
{
    ++m_at;
    const auto digits = [this](int base, int most) {
        int value = 0;
        for (int i = 0; i < most && m_at < m_line.size(); ++i) {
            bool ok = false;
            const int digit = m_line.sliced(m_at, 1).toByteArray().toInt(&ok, base);
            if (!ok)
                break;
            value = value * base + digit;
            ++m_at;
        }
        return char(value);
    };
    while (m_at < m_line.size()) {
        const char c = m_line[m_at++];
        if (c == '\'') {
            if (m_at >= m_line.size() || m_line[m_at] != '\'')
                return {};
            into.append('\'');
            ++m_at;
        } else if (c == '\\' && m_at < m_line.size()) {
            const char escaped = m_line[m_at];
            if (escaped >= '0' && escaped <= '7') {
                into.append(digits(8, 3));
                continue;
            }
            ++m_at;
            switch (escaped) {
            case 'n':
                into.append('\n');
                break;
            case 't':
                into.append('\t');
                break;
            case 'b':
                into.append('\b');
                break;
            case 'r':
                into.append('\r');
                break;
            case 'f':
                into.append('\f');
                break;
            case 'x':
                into.append(digits(16, 2));
                break;
            default:
                into.append(escaped);
            }
        } else {
            into.append(c);
        }
    }
    return Error::input(tr("unterminated quoted string"));
}

std::optional<bool> toCondition(const QList<QByteArray> &words)
{
    return toBoolean(words.join(' '));
}

} // namespace core::psql
