// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/celltext.h"

#include <QStringDecoder>

#include <algorithm>

namespace core::result {

namespace {

/// Length of the valid UTF-8 sequence at p, 0 if there is none (Unicode table 3-7: no overlong forms, no
/// surrogates).
int sequenceLength(const unsigned char *p, qsizetype left)
{
    const unsigned char c = p[0];
    if (c < 0x80)
        return 1;
    const auto tail = [p](int i) { return (p[i] & 0xC0) == 0x80; };
    if (c >= 0xC2 && c <= 0xDF)
        return left >= 2 && tail(1) ? 2 : 0;
    if (c >= 0xE0 && c <= 0xEF) {
        if (left < 3 || !tail(1) || !tail(2))
            return 0;
        if ((c == 0xE0 && p[1] < 0xA0) || (c == 0xED && p[1] > 0x9F))
            return 0;
        return 3;
    }
    if (c >= 0xF0 && c <= 0xF4) {
        if (left < 4 || !tail(1) || !tail(2) || !tail(3))
            return 0;
        if ((c == 0xF0 && p[1] < 0x90) || (c == 0xF4 && p[1] > 0x8F))
            return 0;
        return 4;
    }
    return 0;
}

char32_t decode(const unsigned char *p, int length)
{
    switch (length) {
    case 1:
        return p[0];
    case 2:
        return char32_t(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    case 3:
        return char32_t(p[0] & 0x0F) << 12 | char32_t(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    default:
        return char32_t(p[0] & 0x07) << 18 | char32_t(p[1] & 0x3F) << 12 | char32_t(p[2] & 0x3F) << 6
            | (p[3] & 0x3F);
    }
}

bool reordersText(char32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F
        || c == 0x061C;
}

void appendByte(QString &text, unsigned char byte)
{
    static constexpr char Digits[] = "0123456789abcdef";
    text += QLatin1String("\\x");
    text += QLatin1Char(Digits[byte >> 4]);
    text += QLatin1Char(Digits[byte & 15]);
}

void appendVisible(QString &text, char32_t c)
{
    if (c == U'\n')
        text += QChar(0x23CE);
    else if (c == U'\r')
        text += QChar(0x240D);
    else if (c == U'\t')
        text += QChar(0x2192);
    else if (c < 0x20)
        text += QChar(char16_t(0x2400 + c));
    else if (c == 0x7F)
        text += QChar(0x2421);
    else if ((c >= 0x80 && c < 0xA0) || c == 0x2028 || c == 0x2029 || reordersText(c) || c == 0xFEFF)
        text += QStringLiteral("\\u%1").arg(uint(c), 4, 16, QLatin1Char('0'));
    else if (c < 0x10000)
        text += QChar(char16_t(c));
    else {
        text += QChar(QChar::highSurrogate(c));
        text += QChar(QChar::lowSurrogate(c));
    }
}

// A byte order mark is part of the value: Qt would take it for a mark and drop it.
QStringDecoder textDecoder()
{
    return QStringDecoder(QStringDecoder::Utf8,
                          QStringConverter::Flag::Stateless | QStringConverter::Flag::ConvertInitialBom);
}

} // namespace

QString displayText(const CellView &cell, qsizetype maxLength)
{
    if (cell.null)
        return {};
    const auto *p = reinterpret_cast<const unsigned char *>(cell.data);
    const unsigned char *end = p + cell.size;
    QString text;
    text.reserve(std::min(cell.size, maxLength) + 8);
    while (p < end) {
        if (text.size() >= maxLength) {
            text += QChar(0x2026);
            break;
        }
        const int length = sequenceLength(p, end - p);
        if (length == 0) {
            appendByte(text, *p++);
        } else {
            appendVisible(text, decode(p, length));
            p += length;
        }
    }
    return text;
}

QString fullText(const CellView &cell)
{
    if (cell.null)
        return {};
    const QByteArrayView bytes = cell.bytes();
    QStringDecoder decoder = textDecoder();
    const QString decoded = decoder.decode(bytes);
    if (!decoder.hasError())
        return decoded;
    const auto *start = reinterpret_cast<const unsigned char *>(cell.data);
    QString text;
    qsizetype at = 0;
    while (at < cell.size) {
        const qsizetype first = at;
        for (int length = 1; at < cell.size && length > 0; at += length)
            length = sequenceLength(start + at, cell.size - at);
        if (at > first) {
            QStringDecoder run = textDecoder();
            text += QString(run.decode(bytes.sliced(first, at - first)));
        }
        while (at < cell.size && sequenceLength(start + at, cell.size - at) == 0)
            appendByte(text, start[at++]);
    }
    return text;
}

} // namespace core::result
