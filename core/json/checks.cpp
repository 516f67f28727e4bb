// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/checks.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>

namespace core::json {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::json", text);
}

constexpr qint64 MostBeforePoint = 131072;
constexpr qint64 MostAfterPoint = 16383;

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return (c | 0x20) - 'a' + 10;
}

struct Refusal
{
    qsizetype at = -1; ///< in the token
    QString why{};
};

// Of a string in its quotes, which is valid JSON.
Refusal refusalOfString(QByteArrayView text)
{
    qsizetype high = -1; // where a half that waits for the other one stands
    for (qsizetype at = 1; at + 1 < text.size(); ++at) {
        if (text[at] != '\\') {
            if (high >= 0)
                break;
            const void *found = std::memchr(text.data() + at, '\\', std::size_t(text.size() - at));
            if (!found)
                break;
            at = static_cast<const char *>(found) - text.data() - 1;
            continue;
        }
        if (text[at + 1] != 'u') {
            if (high >= 0)
                break;
            ++at;
            continue;
        }
        char16_t unit = 0;
        for (qsizetype digit = at + 2; digit < at + 6; ++digit)
            unit = char16_t(unit << 4 | hexDigit(text[digit]));
        if (high >= 0 && !QChar::isLowSurrogate(unit))
            break;
        if (high < 0 && QChar::isLowSurrogate(unit))
            return {at, tr("half of a surrogate pair, which jsonb does not take.")};
        if (unit == 0)
            return {at, tr("\\u0000 cannot be kept in jsonb.")};
        high = QChar::isHighSurrogate(unit) ? at : -1;
        at += 5;
    }
    if (high >= 0)
        return {high, tr("half of a surrogate pair, which jsonb does not take.")};
    return {};
}

// How the server's numeric counts: digits before and after the point, the exponent taken in.
Refusal refusalOfNumber(QByteArrayView text)
{
    if (text.size() < 8 && !text.contains('e') && !text.contains('E'))
        return {};
    qsizetype at = text.startsWith('-') ? 1 : 0;
    qint64 before = 0;
    qint64 leadingZeros = 0; // after the point, of 0.00…
    qint64 after = 0;
    bool significant = false;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
        significant = significant || text[at] != '0';
        before += significant ? 1 : 0;
    }
    if (at < text.size() && text[at] == '.') {
        for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
            ++after;
            if (!significant && text[at] == '0')
                ++leadingZeros;
            significant = significant || text[at] != '0';
        }
    }
    if (before == 0)
        before = -leadingZeros;
    qint64 exponent = 0;
    if (at < text.size()) {
        bool ok = false;
        const qsizetype sign = at + 1;
        exponent = text.sliced(sign).toByteArray().toLongLong(&ok);
        if (!ok || std::abs(exponent) >= (qint64(1) << 30))
            return {0, tr("a number with too large an exponent for numeric.")};
    }
    if (significant && before + exponent > MostBeforePoint)
        return {0, tr("a number with more than 131,072 digits before the point.")};
    if (after - exponent > MostAfterPoint)
        return {0, tr("a number with more than 16,383 digits after the point.")};
    return {};
}

} // namespace

QList<Remark> refusals(const Document &document, Flavor flavor, qsizetype most, const std::stop_token &stop)
{
    QList<Remark> list;
    if (flavor == Flavor::Json)
        return list;
    const auto add = [&](Node node, QByteArrayView token, const Refusal &refusal) {
        if (refusal.at < 0 || list.size() >= most)
            return;
        const qsizetype offset = token.data() - document.source().constData() + refusal.at;
        const Place place = document.placeOf(offset);
        list << Remark{node, true,
                       tr("Line %1, column %2: %3").arg(place.line).arg(place.column).arg(refusal.why),
                       place};
    };
    for (Node node = 0; node < Node(document.nodeCount()) && list.size() < most; ++node) {
        if ((node & 65535) == 65535 && stop.stop_requested())
            break;
        const QByteArrayView key = document.keyText(node);
        if (key.contains('\\'))
            add(node, key, refusalOfString(key));
        if (document.isContainer(node))
            continue;
        const QByteArrayView text = document.text(node);
        if (text.front() == '"')
            add(node, text, refusalOfString(text));
        else if (text.front() == '-' || (text.front() >= '0' && text.front() <= '9'))
            add(node, text, refusalOfNumber(text));
    }
    return list;
}

QList<Remark> normalisations(const Document &document, Flavor flavor, const std::stop_token &stop)
{
    if (flavor == Flavor::Json)
        return {};
    struct Sort
    {
        Node first = Document::NoNode;
        qint64 count = 0;
        void add(Node node)
        {
            if (count++ == 0)
                first = node;
        }
    };
    Sort duplicates;
    Sort numbers;
    std::vector<QString> keys;
    for (Node node = 0; node < Node(document.nodeCount()); ++node) {
        if ((node & 65535) == 65535 && stop.stop_requested())
            return {};
        if (!document.isContainer(node)) {
            const QByteArrayView text = document.text(node);
            const bool number = text.front() == '-' || (text.front() >= '0' && text.front() <= '9');
            const bool zero = number && text.front() == '-'
                && std::none_of(text.begin(), text.end(), [](char c) { return c >= '1' && c <= '9'; });
            if (number && (text.contains('e') || text.contains('E') || zero))
                numbers.add(node);
            continue;
        }
        if (document.kind(node) != Kind::Object || document.childCount(node) < 2)
            continue;
        keys.clear();
        for (std::uint32_t i = 0; i < document.childCount(node); ++i)
            keys.push_back(document.key(document.child(node, i)));
        std::sort(keys.begin(), keys.end());
        for (std::size_t i = 1; i < keys.size(); ++i) {
            if (keys[i] == keys[i - 1])
                duplicates.add(node);
        }
    }
    QList<Remark> list;
    if (duplicates.count > 0)
        list << Remark{duplicates.first, false,
                       duplicates.count == 1
                           ? tr("A key stands twice in its object: jsonb keeps the last one only.")
                           : tr("%1 keys stand twice in their object: jsonb keeps the last ones only.")
                                 .arg(duplicates.count)};
    if (numbers.count > 0)
        list << Remark{numbers.first, false,
                       numbers.count == 1
                           ? tr("%1 will be written as a plain number.")
                                 .arg(QString::fromUtf8(document.text(numbers.first)).left(40))
                           : tr("%1 numbers will be written as plain numbers.").arg(numbers.count)};
    return list;
}

} // namespace core::json
