// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/valueorder.h"

#include "core/analysis/datetimekey.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstring>
#include <limits>

namespace core::analysis {

using result::CellView;

namespace {

constexpr std::uint64_t SignBit = std::uint64_t(1) << 63;

struct KindOfType
{
    result::Oid oid;
    ValueKind kind;
};

// Sorted by OID. What is not here is ordered as text.
constexpr KindOfType Kinds[] = {
    {16, ValueKind::Boolean},      {17, ValueKind::Bytes},       {18, ValueKind::Bytes},
    {19, ValueKind::Bytes},        {20, ValueKind::Signed},      {21, ValueKind::Signed},
    {23, ValueKind::Signed},       {26, ValueKind::Unsigned},    {28, ValueKind::Unsigned},
    {29, ValueKind::Unsigned},     {700, ValueKind::Float},      {701, ValueKind::Float},
    {774, ValueKind::Bytes},       {790, ValueKind::Money},      {829, ValueKind::Bytes},
    {1042, ValueKind::PaddedText}, {1082, ValueKind::Date},      {1083, ValueKind::Time},
    {1114, ValueKind::Timestamp},  {1184, ValueKind::Timestamp}, {1186, ValueKind::Interval},
    {1266, ValueKind::Time},       {1560, ValueKind::Bytes},     {1562, ValueKind::Bytes},
    {1700, ValueKind::Decimal},    {2950, ValueKind::Bytes},     {3220, ValueKind::Lsn},
    {5069, ValueKind::Unsigned},
};

std::uint64_t ofSigned(std::int64_t value)
{
    return std::uint64_t(value) ^ SignBit;
}

std::uint64_t leadingWord(const char *data, qsizetype size)
{
    std::uint64_t word = 0;
    if (size >= 8) {
        std::memcpy(&word, data, 8);
        if constexpr (std::endian::native == std::endian::little)
            word = __builtin_bswap64(word);
        return word;
    }
    for (qsizetype i = 0; i < size; ++i)
        word |= std::uint64_t(static_cast<unsigned char>(data[i])) << (56 - 8 * i);
    return word;
}

void appendWord(std::string &key, std::uint64_t word)
{
    for (int shift = 56; shift >= 0; shift -= 8)
        key += char(word >> shift & 0xFF);
}

qsizetype unpaddedSize(const CellView &cell)
{
    qsizetype size = cell.size;
    while (size > 0 && cell.data[size - 1] == ' ')
        --size;
    return size;
}

template <class T> bool integer(const CellView &cell, T &value)
{
    const auto read = std::from_chars(cell.data, cell.data + cell.size, value);
    return read.ec == std::errc() && read.ptr == cell.data + cell.size;
}

bool boolean(const CellView &cell, std::uint64_t &word)
{
    if (cell.size < 1)
        return false;
    word = cell.data[0] == 't';
    return word == 1 || cell.data[0] == 'f';
}

bool floating(const CellView &cell, std::uint64_t &word)
{
    double value = 0;
    const auto read = std::from_chars(cell.data, cell.data + cell.size, value);
    if (read.ptr != cell.data + cell.size)
        return false;
    if (value != value) {
        word = ~std::uint64_t(0);
        return true;
    }
    if (value == 0)
        value = 0; // -0 is 0
    const auto bits = std::bit_cast<std::uint64_t>(value);
    word = bits & SignBit ? ~bits : bits | SignBit;
    return true;
}

// Every amount of a result has the same number of digits behind the point, whatever the locale writes there.
bool money(const CellView &cell, std::uint64_t &word)
{
    std::int64_t value = 0;
    bool negative = false;
    bool any = false;
    for (const char c : cell.bytes()) {
        if (c >= '0' && c <= '9') {
            if (__builtin_mul_overflow(value, 10, &value) || __builtin_sub_overflow(value, c - '0', &value))
                return false;
            any = true;
        } else if (c == '-' || c == '(') {
            negative = true;
        }
    }
    if (!any || (!negative && value == std::numeric_limits<std::int64_t>::min()))
        return false;
    word = ofSigned(negative ? value : -value);
    return true;
}

bool lsn(const CellView &cell, std::uint64_t &word)
{
    std::uint32_t high = 0, low = 0;
    const char *end = cell.data + cell.size;
    const auto first = std::from_chars(cell.data, end, high, 16);
    if (first.ec != std::errc() || first.ptr == end || *first.ptr != '/')
        return false;
    const auto second = std::from_chars(first.ptr + 1, end, low, 16);
    word = std::uint64_t(high) << 32 | low;
    return second.ec == std::errc() && second.ptr == end;
}

// --- numeric

// The first word of a numeric: sign, 18 bits of exponent, 13 digits in 45 bits. Each further word holds 19
// digits. A negative one is the complement of its absolute value; after its last word stands one of all ones,
// so that it is larger than every one with more digits.
constexpr int FirstDigits = 13;
constexpr int MoreDigits = 19;
constexpr int ExponentBias = 16'384 + 2; // numeric has up to 16383 digits behind the point, 131072 before
constexpr int ExponentShift = 45;
constexpr std::uint64_t LargestExponent = (1 << 18) - 1;

struct Digits
{
    const char *at = nullptr; ///< the first digit that is not zero
    const char *end = nullptr;
    bool negative = false;
    int exponent = 0; ///< digits before the point, counted from the first that is not zero

    /// The next n digits as a number, zeros where there are no more. False when none was left.
    bool take(int n, std::uint64_t &value)
    {
        const bool any = at < end;
        value = 0;
        while (n > 0 && at < end) {
            if (*at != '.') {
                value = value * 10 + std::uint64_t(*at - '0');
                --n;
            }
            ++at;
        }
        for (; n > 0; --n)
            value *= 10;
        return any;
    }
};

bool readDigits(const CellView &cell, Digits &digits)
{
    const char *p = cell.data;
    const char *end = p + cell.size;
    if (p < end && (*p == '-' || *p == '+'))
        digits.negative = *p++ == '-';
    const char *point = nullptr;
    const char *first = nullptr;
    const char *last = nullptr; // behind the last digit that is not zero
    const char *start = p;
    for (; p < end; ++p) {
        if (*p == '.') {
            if (point)
                return false;
            point = p;
        } else if (*p < '0' || *p > '9') {
            return false;
        } else if (*p != '0') {
            if (!first)
                first = p;
            last = p + 1;
        }
    }
    if (end == start || (point && end - start == 1))
        return false;
    if (!first) {
        digits.negative = false;
        return true; // zero
    }
    if (!point)
        point = end;
    digits.at = first;
    digits.end = last;
    digits.exponent = int(first < point ? point - first : point + 1 - first);
    return true;
}

bool special(const CellView &cell, std::uint64_t &word)
{
    const QByteArrayView text = cell.bytes();
    const std::uint64_t infinity = SignBit | LargestExponent << ExponentShift | 1;
    if (text == QByteArrayView("NaN"))
        word = infinity + 1;
    else if (text == QByteArrayView("Infinity"))
        word = infinity;
    else if (text == QByteArrayView("-Infinity"))
        word = ~infinity;
    else
        return false;
    return true;
}

bool firstWord(Digits &digits, std::uint64_t &word)
{
    word = SignBit;
    if (!digits.at)
        return true;
    const int exponent = digits.exponent + ExponentBias;
    if (exponent <= 0 || std::uint64_t(exponent) >= LargestExponent)
        return false;
    std::uint64_t leading = 0;
    digits.take(FirstDigits, leading);
    word |= std::uint64_t(exponent) << ExponentShift | leading;
    if (digits.negative)
        word = ~word;
    return true;
}

bool decimal(const CellView &cell, std::uint64_t &word)
{
    Digits digits;
    if (readDigits(cell, digits))
        return firstWord(digits, word);
    return special(cell, word);
}

std::string_view decimalKey(const CellView &cell, std::string &scratch)
{
    scratch.clear();
    Digits digits;
    std::uint64_t word = 0;
    if (!readDigits(cell, digits)) {
        if (special(cell, word))
            appendWord(scratch, word);
        return scratch;
    }
    if (!firstWord(digits, word))
        return scratch;
    appendWord(scratch, word);
    while (digits.take(MoreDigits, word))
        appendWord(scratch, digits.negative ? ~(word + 1) : word);
    if (digits.negative)
        appendWord(scratch, ~std::uint64_t(0));
    return scratch;
}

bool intervalWords(const CellView &cell, std::uint64_t &high, std::uint64_t &low)
{
    Int128 value = 0;
    if (!intervalKey(cell.bytes(), value))
        return false;
    high = ofSigned(std::int64_t(value >> 64));
    low = std::uint64_t(value);
    return true;
}

} // namespace

ValueOrder::ValueOrder(const result::Column &column)
    : m_kind(ValueKind::Text)
{
    const auto *found
        = std::lower_bound(std::begin(Kinds), std::end(Kinds), column.typeOid,
                           [](const KindOfType &type, result::Oid oid) { return type.oid < oid; });
    if (found != std::end(Kinds) && found->oid == column.typeOid)
        m_kind = found->kind;
}

bool ValueOrder::word(const CellView &cell, std::uint64_t &word) const
{
    std::int64_t number = 0;
    bool read = false;
    switch (m_kind) {
    case ValueKind::Text:
    case ValueKind::Bytes:
        word = leadingWord(cell.data, cell.size);
        return true;
    case ValueKind::PaddedText:
        word = leadingWord(cell.data, unpaddedSize(cell));
        return true;
    case ValueKind::Signed:
        read = integer(cell, number);
        break;
    case ValueKind::Unsigned:
        return integer(cell, word);
    case ValueKind::Decimal:
        return decimal(cell, word);
    case ValueKind::Float:
        return floating(cell, word);
    case ValueKind::Money:
        return money(cell, word);
    case ValueKind::Boolean:
        return boolean(cell, word);
    case ValueKind::Lsn:
        return lsn(cell, word);
    case ValueKind::Date:
        read = dateKey(cell.bytes(), number);
        break;
    case ValueKind::Timestamp:
        read = timestampKey(cell.bytes(), number);
        break;
    case ValueKind::Time:
        read = timeKey(cell.bytes(), number);
        break;
    case ValueKind::Interval: {
        std::uint64_t low = 0;
        return intervalWords(cell, word, low);
    }
    }
    word = ofSigned(number);
    return read;
}

bool ValueOrder::isOneWord() const
{
    switch (m_kind) {
    case ValueKind::Text:
    case ValueKind::Bytes:
    case ValueKind::PaddedText:
    case ValueKind::Decimal:
    case ValueKind::Interval:
        return false;
    default:
        return true;
    }
}

std::string_view ValueOrder::key(const CellView &cell, std::string &scratch) const
{
    switch (m_kind) {
    case ValueKind::Text:
    case ValueKind::Bytes:
        return {cell.data, std::size_t(cell.size)};
    case ValueKind::PaddedText:
        return {cell.data, std::size_t(unpaddedSize(cell))};
    case ValueKind::Decimal:
        return decimalKey(cell, scratch);
    default:
        break;
    }
    scratch.clear();
    std::uint64_t high = 0, low = 0;
    if (m_kind == ValueKind::Interval) {
        if (intervalWords(cell, high, low)) {
            appendWord(scratch, high);
            appendWord(scratch, low);
        }
    } else if (word(cell, high)) {
        appendWord(scratch, high);
    }
    return scratch;
}

int compareKeys(std::string_view a, std::string_view b)
{
    const int order = a.compare(b); // by bytes, as memcmp
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

bool isExactNumber(ValueKind kind)
{
    return kind == ValueKind::Signed || kind == ValueKind::Unsigned || kind == ValueKind::Decimal;
}

} // namespace core::analysis
