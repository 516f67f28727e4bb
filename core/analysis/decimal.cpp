// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/decimal.h"

#include <algorithm>
#include <array>

namespace core::analysis {

namespace {

constexpr std::int64_t Base = 1'000'000'000;
constexpr int LimbDigits = 9;
constexpr int ShortDigits = 18;
constexpr int UnsettledMost = 1 << 30; // limbs of less than 10^9 in an int64

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::int64_t power10(int exponent)
{
    std::int64_t power = 1;
    for (; exponent > 0; --exponent)
        power *= 10;
    return power;
}

} // namespace

void DecimalSum::add(std::int64_t value)
{
    m_short[0] += value;
    ++m_count;
}

bool DecimalSum::add(QByteArrayView text)
{
    const char *p = text.data();
    const char *end = p + text.size();
    const bool negative = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+'))
        ++p;
    // up to 18 digits: a number of the machine
    std::int64_t number = 0;
    int digits = 0;
    int scale = -1;
    const char *at = p;
    for (; at < end; ++at) {
        if (*at == '.' && scale < 0) {
            scale = 0;
        } else if (isDigit(*at)) {
            if (++digits > ShortDigits)
                return addLong(text);
            number = number * 10 + (*at - '0');
            scale += scale >= 0;
        } else {
            break;
        }
    }
    if (at == end && digits > 0) {
        scale = std::max(scale, 0);
        m_short[scale] += negative ? -number : number;
        m_scale = std::max(m_scale, scale);
        ++m_count;
        return true;
    }
    if (text == QByteArrayView("NaN"))
        m_nan = true;
    else if (text == QByteArrayView("Infinity"))
        m_positive = true;
    else if (text == QByteArrayView("-Infinity"))
        m_negative = true;
    else
        return false;
    ++m_count;
    return true;
}

bool DecimalSum::addLong(QByteArrayView text)
{
    const bool negative = text.front() == '-';
    if (text.front() == '-' || text.front() == '+')
        text = text.sliced(1);
    qsizetype point = text.indexOf('.');
    if (point < 0)
        point = text.size();
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (i != point && !isDigit(text[i]))
            return false;
    }
    if (m_unsettled >= UnsettledMost)
        settle();
    ++m_unsettled;
    const auto sign = std::int64_t(negative ? -1 : 1);
    const auto place = [](std::vector<std::int64_t> &limbs, std::size_t index) -> std::int64_t & {
        if (limbs.size() <= index)
            limbs.resize(index + 1);
        return limbs[index];
    };
    std::size_t index = 0;
    for (qsizetype last = point; last > 0; last -= LimbDigits, ++index) {
        std::int64_t limb = 0;
        for (qsizetype i = std::max<qsizetype>(0, last - LimbDigits); i < last; ++i)
            limb = limb * 10 + (text[i] - '0');
        place(m_whole, index) += sign * limb;
    }
    index = 0;
    for (qsizetype first = point + 1; first < text.size(); first += LimbDigits, ++index) {
        std::int64_t limb = 0;
        for (qsizetype i = first; i < first + LimbDigits; ++i)
            limb = limb * 10 + (i < text.size() ? text[i] - '0' : 0);
        place(m_fraction, index) += sign * limb;
    }
    m_scale = std::max(m_scale, int(std::max<qsizetype>(0, text.size() - point - 1)));
    ++m_count;
    return true;
}

void DecimalSum::settle()
{
    std::int64_t carry = 0;
    for (auto limb = m_fraction.rbegin(); limb != m_fraction.rend(); ++limb) {
        *limb += carry;
        carry = *limb / Base;
        *limb %= Base;
    }
    for (std::size_t i = 0; i < m_whole.size() || carry != 0; ++i) {
        if (i == m_whole.size())
            m_whole.push_back(0);
        m_whole[i] += carry;
        carry = m_whole[i] / Base;
        m_whole[i] %= Base;
    }
    m_unsettled = 0;
}

std::optional<QByteArray> DecimalSum::special() const
{
    if (m_nan || (m_positive && m_negative))
        return QByteArrayLiteral("NaN");
    if (m_positive)
        return QByteArrayLiteral("Infinity");
    if (m_negative)
        return QByteArrayLiteral("-Infinity");
    return std::nullopt;
}

// All parts in one row of limbs, carried over from the right, the sign taken out.
DecimalSum::Value DecimalSum::value() const
{
    constexpr std::size_t ShortLimbs = 5; // an Int128, and two for the digits behind the point
    constexpr std::size_t ShortFraction = 2;
    Value sum;
    sum.fraction = std::max(m_fraction.size(), ShortFraction);
    const std::size_t whole = std::max(m_whole.size(), ShortLimbs) + 2;
    std::vector<Int128> limbs(whole + sum.fraction); // from the least significant
    for (std::size_t i = 0; i < m_fraction.size(); ++i)
        limbs[sum.fraction - 1 - i] += m_fraction[i];
    for (std::size_t i = 0; i < m_whole.size(); ++i)
        limbs[sum.fraction + i] += m_whole[i];
    for (int scale = 0; scale <= Scales; ++scale) {
        // scale digits behind the point are missing up to 18 of them
        Int128 rest = m_short[scale];
        const int missing = 2 * LimbDigits - scale;
        std::size_t at = sum.fraction - ShortFraction + std::size_t(missing / LimbDigits);
        const std::int64_t factor = power10(missing % LimbDigits);
        for (; rest != 0; ++at) {
            limbs[at] += rest % Base * factor;
            rest /= Base;
        }
    }
    Int128 carry = 0;
    for (Int128 &limb : limbs) {
        limb += carry;
        carry = limb / Base;
        limb %= Base;
    }
    const auto top = std::find_if(limbs.rbegin(), limbs.rend(), [](Int128 limb) { return limb != 0; });
    sum.negative = top != limbs.rend() && *top < 0;
    if (sum.negative) {
        for (Int128 &limb : limbs)
            limb = -limb;
    }
    // limbs of mixed signs: borrow from the next
    Int128 borrow = 0;
    for (Int128 &limb : limbs) {
        limb -= borrow;
        borrow = limb < 0;
        if (borrow)
            limb += Base;
    }
    for (auto limb = limbs.rbegin(); limb != limbs.rend(); ++limb)
        sum.limbs.push_back(std::uint32_t(*limb));
    return sum;
}

QByteArray DecimalSum::toText(const Value &value, int scale)
{
    QByteArray digits;
    for (const std::uint32_t limb : value.limbs)
        digits += QByteArray::number(limb).rightJustified(LimbDigits, '0');
    const qsizetype point = digits.size() - qsizetype(value.fraction) * LimbDigits;
    QByteArray whole = digits.left(point);
    QByteArray fraction = digits.mid(point).leftJustified(scale, '0');
    qsizetype zeros = 0;
    while (zeros + 1 < whole.size() && whole.at(zeros) == '0')
        ++zeros;
    whole.remove(0, zeros);
    fraction.truncate(scale);
    const bool zero = std::all_of(digits.begin(), digits.end(), [](char c) { return c == '0'; });
    return (value.negative && !zero ? QByteArray("-") : QByteArray()) + whole
        + (scale > 0 ? '.' + fraction : QByteArray());
}

QByteArray DecimalSum::sum() const
{
    return special().value_or(toText(value(), m_scale));
}

// As numeric's division: at least 16 significant digits, counted in groups of four digits, at least as many
// digits behind the point as the sum has; rounded half away from zero (select_div_scale, div_var).
QByteArray DecimalSum::average() const
{
    if (m_count == 0)
        return {};
    if (const auto text = special())
        return *text;
    Value sum = value();
    const QByteArray digits = toText(sum, int(sum.fraction) * LimbDigits);
    // the first group of four digits that is not zero, and its place
    const auto group = [](QByteArray text) -> std::pair<int, int> {
        if (text.startsWith('-'))
            text.remove(0, 1);
        qsizetype point = text.indexOf('.');
        if (point < 0)
            point = text.size();
        QByteArray plain = text.left(point) + text.mid(point + 1);
        const qsizetype pad = (4 - point % 4) % 4;
        plain.prepend(QByteArray(pad, '0'));
        plain.append(QByteArray((4 - plain.size() % 4) % 4, '0'));
        for (qsizetype i = 0; i < plain.size(); i += 4) {
            if (const int value = plain.mid(i, 4).toInt())
                return {int((point + pad) / 4 - 1 - i / 4), value};
        }
        return {0, 0};
    };
    const auto [sumWeight, sumFirst] = group(digits);
    const auto [countWeight, countFirst] = group(QByteArray::number(qulonglong(m_count)));
    int weight = sumWeight - countWeight;
    if (sumFirst <= countFirst)
        --weight;
    const int scale = std::clamp(std::max(16 - weight * 4, m_scale), 0, 1000);

    // long division, with one digit more than is shown
    const std::size_t wanted = std::size_t((scale + 1) / LimbDigits + 1);
    while (sum.fraction < wanted) {
        sum.limbs.push_back(0);
        ++sum.fraction;
    }
    Int128 rest = 0;
    for (std::uint32_t &limb : sum.limbs) {
        rest = rest * Base + limb;
        limb = std::uint32_t(rest / Int128(m_count));
        rest %= Int128(m_count);
    }
    // half of the last digit shown is added, what is behind it is cut
    const int place = scale + 1; // of the five, counted from the point
    std::size_t at = sum.limbs.size() - sum.fraction + std::size_t((place - 1) / LimbDigits);
    std::int64_t carry = 5 * power10(LimbDigits - 1 - (place - 1) % LimbDigits);
    for (;; --at) {
        const std::int64_t limb = std::int64_t(sum.limbs[at]) + carry;
        sum.limbs[at] = std::uint32_t(limb % Base);
        carry = limb / Base;
        if (carry == 0 || at == 0)
            break;
    }
    return toText(sum, scale);
}

} // namespace core::analysis
