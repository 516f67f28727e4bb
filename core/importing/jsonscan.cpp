// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/jsonscan.h"

#include <cstring>

namespace core::importing {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

int hexDigit(char c)
{
    if (isDigit(c))
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

JsonScan unfinished(const char *at)
{
    return {JsonScan::Outcome::Unfinished, at, {}};
}

JsonScan wrong(const char *at, const char *why)
{
    return {JsonScan::Outcome::Wrong, at, QString::fromUtf8(why)};
}

JsonScan scanString(const char *from, const char *to, bool ended)
{
    const char *at = from + 1;
    for (;;) {
        while (at < to && *at != '"' && *at != '\\' && quint8(*at) >= 0x20)
            ++at;
        if (at == to)
            return ended ? wrong(from, "a string is not closed") : unfinished(at);
        if (*at == '"')
            return {JsonScan::Outcome::Whole, at + 1, {}};
        if (*at != '\\')
            return wrong(at, "a control character stands in a string");
        if (at + 1 == to)
            return ended ? wrong(from, "a string is not closed") : unfinished(at);
        if (at[1] == 'u') {
            for (int i = 2; i < 6; ++i) {
                if (at + i >= to)
                    return ended ? wrong(from, "a string is not closed") : unfinished(at);
                if (hexDigit(at[i]) < 0)
                    return wrong(at, "\\u is followed by four hexadecimal digits");
            }
            at += 6;
        } else if (std::memchr("\"\\/bfnrt", at[1], 8)) {
            at += 2;
        } else {
            return wrong(at, "no such escape");
        }
    }
}

JsonScan scanNumber(const char *from, const char *to, bool ended)
{
    const char *at = from;
    const auto digits = [&] {
        const char *const begin = at;
        while (at < to && isDigit(*at))
            ++at;
        return at > begin;
    };
    // a number ends with the first character that is none of its own: at the end of what is there it may go
    // on
    const auto stop = [&](bool good) {
        if (at == to && !ended)
            return unfinished(at);
        return good ? JsonScan{JsonScan::Outcome::Whole, at, {}} : wrong(from, "no number of JSON");
    };
    if (*at == '-')
        ++at;
    if (at < to && *at == '0')
        ++at;
    else if (!digits())
        return stop(false);
    if (at < to && *at == '.') {
        ++at;
        if (!digits())
            return stop(false);
    }
    if (at < to && (*at == 'e' || *at == 'E')) {
        ++at;
        if (at < to && (*at == '+' || *at == '-'))
            ++at;
        if (!digits())
            return stop(false);
    }
    if (at < to && (isDigit(*at) || *at == '.' || *at == '_'))
        return wrong(from, "no number of JSON");
    return stop(true);
}

JsonScan scanWord(const char *from, const char *to, bool ended)
{
    for (const QByteArrayView word :
         {QByteArrayView("true"), QByteArrayView("false"), QByteArrayView("null")}) {
        const qsizetype there = std::min<qsizetype>(word.size(), to - from);
        if (std::memcmp(from, word.data(), std::size_t(there)) != 0)
            continue;
        if (there < word.size())
            return ended ? wrong(from, "the text ends within a word") : unfinished(to);
        return {JsonScan::Outcome::Whole, from + word.size(), {}};
    }
    return wrong(from, "this is no value of JSON");
}

JsonScan scanScalar(const char *from, const char *to, bool ended)
{
    if (*from == '"')
        return scanString(from, to, ended);
    if (*from == '-' || isDigit(*from))
        return scanNumber(from, to, ended);
    return scanWord(from, to, ended);
}

} // namespace

const char *skipJsonSpace(const char *from, const char *to)
{
    while (from < to && isSpace(*from))
        ++from;
    return from;
}

JsonScan JsonScanner::scan(const char *from, const char *to, bool ended, std::vector<Member> *members)
{
    if (members)
        members->clear();
    m_open.clear();
    enum class Want
    {
        Value,
        ValueOrEnd, ///< behind [
        Key,
        KeyOrEnd, ///< behind {
        CommaOrEnd,
    };
    Want want = Want::Value;
    const char *at = from;
    QByteArrayView key;
    const char *valueBegin = nullptr;
    const auto valueEnded = [&](const char *end) {
        if (members && m_open.size() == 1 && m_open.front() == '{')
            members->push_back({key, {valueBegin, end}});
        want = Want::CommaOrEnd;
        return m_open.empty();
    };
    for (;;) {
        at = skipJsonSpace(at, to);
        if (at == to)
            return ended ? wrong(at, "the text ends too early") : unfinished(at);
        const char c = *at;
        if (want == Want::CommaOrEnd) {
            const char close = m_open.back() == '{' ? '}' : ']';
            if (c == ',') {
                want = m_open.back() == '{' ? Want::Key : Want::Value;
                ++at;
            } else if (c == close) {
                m_open.pop_back();
                if (valueEnded(++at))
                    return {JsonScan::Outcome::Whole, at, {}};
            } else {
                return wrong(at, close == '}' ? "expected , or }" : "expected , or ]");
            }
            continue;
        }
        if (want == Want::Key || want == Want::KeyOrEnd) {
            if (c == '}' && want == Want::KeyOrEnd) {
                m_open.pop_back();
                if (valueEnded(++at))
                    return {JsonScan::Outcome::Whole, at, {}};
                continue;
            }
            if (c != '"')
                return wrong(at, "expected a key in double quotes");
            const JsonScan string = scanString(at, to, ended);
            if (string.outcome != JsonScan::Outcome::Whole)
                return string;
            const char *const colon = skipJsonSpace(string.at, to);
            if (colon == to)
                return ended ? wrong(colon, "the text ends too early") : unfinished(colon);
            if (*colon != ':')
                return wrong(colon, "expected :");
            if (m_open.size() == 1)
                key = {at, string.at};
            at = colon + 1;
            want = Want::Value;
            continue;
        }
        if (c == ']' && want == Want::ValueOrEnd) {
            m_open.pop_back();
            if (valueEnded(++at))
                return {JsonScan::Outcome::Whole, at, {}};
            continue;
        }
        if (m_open.size() == 1)
            valueBegin = at;
        if (c == '{' || c == '[') {
            m_open.push_back(c);
            want = c == '{' ? Want::KeyOrEnd : Want::ValueOrEnd;
            ++at;
            continue;
        }
        const JsonScan scalar = scanScalar(at, to, ended);
        if (scalar.outcome != JsonScan::Outcome::Whole)
            return scalar;
        at = scalar.at;
        if (valueEnded(at))
            return {JsonScan::Outcome::Whole, at, {}};
    }
}

bool appendJsonString(QByteArray &to, QByteArrayView text)
{
    const char *at = text.begin() + 1;
    const char *const end = text.end() - 1;
    const auto unit = [](const char *digits) {
        char32_t value = 0;
        for (int i = 0; i < 4; ++i)
            value = value * 16 + char32_t(hexDigit(digits[i]));
        return value;
    };
    while (at < end) {
        const auto *slash = static_cast<const char *>(std::memchr(at, '\\', std::size_t(end - at)));
        to.append(at, (slash ? slash : end) - at);
        if (!slash)
            break;
        at = slash + 2;
        switch (slash[1]) {
        case 'b':
            to += '\b';
            break;
        case 'f':
            to += '\f';
            break;
        case 'n':
            to += '\n';
            break;
        case 'r':
            to += '\r';
            break;
        case 't':
            to += '\t';
            break;
        case 'u': {
            char32_t code = unit(at);
            at += 4;
            if (code == 0 || (code >= 0xdc00 && code < 0xe000))
                return false;
            if (code >= 0xd800 && code < 0xdc00) {
                if (end - at < 6 || at[0] != '\\' || at[1] != 'u')
                    return false;
                const char32_t low = unit(at + 2);
                if (low < 0xdc00 || low >= 0xe000)
                    return false;
                code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
                at += 6;
            }
            to += QString::fromUcs4(&code, 1).toUtf8();
            break;
        }
        default:
            to += slash[1];
        }
    }
    return true;
}

bool appendPgArray(QByteArray &to, QByteArrayView json, char delimiter)
{
    const char *at = json.begin();
    const char *const end = json.end();
    QByteArray string;
    const auto element = [&](QByteArrayView text) {
        to += '"';
        for (const char c : text) {
            if (c == '"' || c == '\\')
                to += '\\';
            to += c;
        }
        to += '"';
    };
    while (at < end) {
        const char c = *at;
        if (c == '[' || c == ']') {
            to += c == '[' ? '{' : '}';
            ++at;
        } else if (c == ',') {
            to += delimiter;
            ++at;
        } else if (isSpace(c)) {
            ++at;
        } else {
            const JsonScan value = c == '{' ? JsonScanner().scan(at, end, true) : scanScalar(at, end, true);
            if (value.outcome != JsonScan::Outcome::Whole)
                return false;
            const QByteArrayView text(at, value.at);
            if (text == "null") {
                to += "NULL";
            } else if (c == '"') {
                string.clear();
                if (!appendJsonString(string, text))
                    return false;
                element(string);
            } else if (c == '{') {
                element(text);
            } else {
                to.append(text.data(), text.size());
            }
            at = value.at;
        }
    }
    return true;
}

bool isJson(QByteArrayView text)
{
    const char *const from = skipJsonSpace(text.begin(), text.end());
    if (from == text.end())
        return false;
    const JsonScan scan = JsonScanner().scan(from, text.end(), true);
    return scan.outcome == JsonScan::Outcome::Whole && skipJsonSpace(scan.at, text.end()) == text.end();
}

} // namespace core::importing
