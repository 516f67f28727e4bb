// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/textsearch.h"

#include <QStringDecoder>

#include <algorithm>

namespace ui::editor {

namespace {

constexpr char16_t NoCharacter = 0xFDD0; ///< stands for a byte that is no UTF-8; it is nobody's character

qsizetype utf8Length(QStringView text, bool damaged)
{
    qsizetype length = 0;
    for (const QChar c : text) {
        const char16_t unit = c.unicode();
        length += unit < 0x80 || (damaged && unit == NoCharacter) ? 1
            : unit < 0x800 || c.isSurrogate()                     ? 2 // a pair makes four
                                                                  : 3;
    }
    return length;
}

/// Bytes of the character that begins there; 0: none does.
qsizetype characterAt(QByteArrayView text, qsizetype at)
{
    const auto byte
        = [&](qsizetype i) -> unsigned { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const auto follows = [&](qsizetype i, unsigned from = 0x80, unsigned to = 0xBF) {
        return byte(i) >= from && byte(i) <= to;
    };
    const unsigned lead = byte(at);
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return follows(at + 1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF)
        return follows(at + 1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF) && follows(at + 2) ? 3
                                                                                                          : 0;
    if (lead >= 0xF0 && lead <= 0xF4)
        return follows(at + 1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF) && follows(at + 2)
                && follows(at + 3)
            ? 4
            : 0;
    return 0;
}

QString decodedKeepingLengths(QByteArrayView utf8)
{
    QString text;
    text.reserve(utf8.size());
    qsizetype good = 0;
    for (qsizetype at = 0; at < utf8.size();) {
        const qsizetype size = characterAt(utf8, at);
        if (size == 0) {
            text += QString::fromUtf8(utf8.sliced(good, at - good));
            text += QChar(NoCharacter);
            good = at + 1;
        }
        at += std::max<qsizetype>(size, 1);
    }
    return text + QString::fromUtf8(utf8.sliced(good));
}

QString expanded(const QString &text, const QRegularExpressionMatch &match)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const QChar next = i + 1 < text.size() ? text[i + 1] : QChar();
        if ((c == QLatin1Char('\\') || c == QLatin1Char('$')) && next >= QLatin1Char('0')
            && next <= QLatin1Char('9')) {
            out += match.captured(next.digitValue());
            ++i;
        } else if (c == QLatin1Char('\\') && !next.isNull()) {
            out += next == QLatin1Char('n') ? QChar(u'\n') : next == QLatin1Char('t') ? QChar(u'\t') : next;
            ++i;
        } else {
            out += c;
        }
    }
    return out;
}

bool isWithin(const std::optional<QList<TextRange>> &scope, qsizetype start, qsizetype end)
{
    if (!scope)
        return true;
    const auto range
        = std::upper_bound(scope->begin(), scope->end(), start,
                           [](qsizetype place, const TextRange &other) { return place < other.end; });
    return range != scope->end() && range->start <= start && end <= range->end;
}

} // namespace

QList<TextHit> findAll(QByteArrayView utf8, const TextQuery &query, const std::stop_token &stop)
{
    // QString::fromUtf8 would drop a byte order mark
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    QString text = decoder(utf8);
    const bool damaged = decoder.hasError() || text.endsWith(QChar(QChar::ReplacementCharacter));
    if (damaged)
        text = decodedKeepingLengths(utf8);
    QList<TextHit> hits;
    qsizetype seen = 0;  // UTF-16
    qsizetype bytes = 0; // the same place
    for (auto it = query.pattern.globalMatch(text); it.hasNext() && !stop.stop_requested();) {
        const QRegularExpressionMatch match = it.next();
        if (match.capturedLength() == 0)
            continue;
        bytes += utf8Length(QStringView(text).mid(seen, match.capturedStart() - seen), damaged);
        seen = match.capturedStart();
        const qsizetype length = utf8Length(match.capturedView(), damaged);
        if (isWithin(query.scope, bytes, bytes + length))
            hits.append(
                {bytes, length, query.expands ? expanded(query.replacement, match) : query.replacement});
    }
    return hits;
}

} // namespace ui::editor
