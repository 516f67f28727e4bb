// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/cellpainter.h"

#include "core/result/celltext.h"
#include "core/result/typeinfo.h"

#include <QPainter>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace ui::grid {

using core::result::CellView;

namespace {

QFont sized(QFont font, int pixels)
{
    font.setPixelSize(pixels);
    return font;
}

bool isPlain(unsigned char c)
{
    return c >= 0x20 && c < 0x7F;
}

} // namespace

CellPainter::Face::Face(const QFont &textFont)
    : font(textFont)
    , metrics(font)
    , raw(QRawFont::fromFont(font))
{
    QString ascii;
    for (char16_t c = 0x20; c < 0x7F; ++c)
        ascii += QChar(c);
    const QList<quint32> indexes = raw.glyphIndexesForString(ascii);
    const QList<QPointF> widths
        = indexes.size() == ascii.size() ? raw.advancesForGlyphIndexes(indexes) : QList<QPointF>();
    if (widths.size() != ascii.size())
        return;
    narrowest = 1000;
    for (qsizetype i = 0; i < ascii.size(); ++i) {
        const auto c = std::size_t(ascii.at(i).unicode());
        glyphs[c] = indexes.at(i);
        advances[c] = widths.at(i).x();
        if (advances[c] > 0)
            narrowest = std::min(narrowest, advances[c]);
    }
    for (char c = '0'; c <= '9'; ++c)
        digit = std::max(digit, advances[std::size_t(c)]);
    const QList<quint32> dots = raw.glyphIndexesForString(QStringLiteral("\u2026"));
    if (!dots.isEmpty() && dots.first() != 0) {
        ellipsis = dots.first();
        ellipsisAdvance = raw.advancesForGlyphIndexes({ellipsis}).first().x();
    }
}

CellPainter::CellPainter(const Theme &theme)
    : m_theme(theme)
    , m_text(theme.interfaceFont())
    , m_code(sized(theme.codeFont(), 12))
    , m_null(sized(theme.codeFont(), 10))
{
    refresh();
}

void CellPainter::refresh()
{
    m_text = Face(m_theme.interfaceFont());
    // A monospaced face looks larger than a text face of the same size.
    const int code = std::max(8, QFontInfo(m_theme.codeFont()).pixelSize() - 1);
    m_code = Face(sized(m_theme.codeFont(), code));
    m_null = Face(sized(m_theme.codeFont(), std::max(8, code - 2)));
    m_textColor = m_theme.color(Token::Text);
    m_mutedColor = m_theme.color(Token::Muted);
}

CellPainter::Style CellPainter::styleOf(const core::result::Column &column)
{
    using core::result::TypeFamily;
    const TypeFamily family = core::result::typeFamily(column.typeOid);
    return {core::result::alignsRight(column.typeOid), core::result::usesCodeFont(column.typeOid),
            family == TypeFamily::Number || family == TypeFamily::DateTime};
}

qreal CellPainter::advance(const Face &face, unsigned char c, bool tabular)
{
    return tabular && c >= '0' && c <= '9' ? face.digit : face.advances[c];
}

qreal CellPainter::baseline(const Face &face, const QRectF &box) const
{
    return std::round(box.top() + (box.height() - face.metrics.height()) / 2 + face.metrics.ascent());
}

bool CellPainter::paintAscii(QPainter &painter, const Face &face, const QRectF &box, const CellView &cell,
                             Style style, bool *whole)
{
    if (face.ellipsis == 0)
        return false;
    m_glyphs.clear();
    m_positions.clear();
    qreal x = 0;
    qsizetype fitting = 0; // glyphs that leave room for the dots
    qreal fittingEnd = 0;
    *whole = true;
    for (qsizetype i = 0; i < cell.size; ++i) {
        const auto c = static_cast<unsigned char>(cell.data[i]);
        if (!isPlain(c))
            return false;
        const qreal width = advance(face, c, style.tabular);
        const qreal inset = (width - face.advances[c]) / 2;
        m_glyphs.push_back(face.glyphs[c]);
        m_positions.emplace_back(x + inset, 0);
        x += width;
        if (x + face.ellipsisAdvance <= box.width()) {
            fitting = qsizetype(m_glyphs.size());
            fittingEnd = x;
        }
        if (x > box.width() + 0.01) {
            *whole = false;
            break;
        }
    }
    if (!*whole) {
        m_glyphs.resize(std::size_t(fitting));
        m_positions.resize(std::size_t(fitting));
        m_glyphs.push_back(face.ellipsis);
        m_positions.emplace_back(fittingEnd, 0);
        x = fittingEnd + face.ellipsisAdvance;
    }
    if (m_glyphs.empty())
        return true;
    QGlyphRun run;
    run.setRawFont(face.raw);
    run.setRawData(m_glyphs.data(), m_positions.data(), int(m_glyphs.size()));
    const qreal left = style.right && *whole ? box.right() - x : box.left();
    painter.drawGlyphRun(QPointF(left, baseline(face, box)), run);
    return true;
}

bool CellPainter::paint(QPainter &painter, const QRect &rect, const CellView &cell, Style style)
{
    const QRectF box = QRectF(rect).adjusted(Padding, 0, -Padding, 0);
    if (box.width() < 1)
        return cell.size == 0;
    bool whole = true;
    if (cell.null) {
        paintWord(painter, rect, QByteArrayLiteral("NULL"), style.right);
        return true;
    }
    if (cell.size == 0)
        return true;
    const Face &face = style.code ? m_code : m_text;
    painter.setPen(m_textColor);
    if (paintAscii(painter, face, box, cell, style, &whole))
        return whole;

    const auto most = qsizetype(box.width() / std::max<qreal>(1.5, face.narrowest)) + 8;
    QString text = core::result::displayText(cell, most);
    const qreal width = face.metrics.horizontalAdvance(text);
    whole = width <= box.width() + 0.01;
    if (!whole)
        text = face.metrics.elidedText(text, Qt::ElideRight, box.width());
    painter.setFont(face.font);
    const qreal left = style.right && whole ? box.right() - width : box.left();
    painter.drawText(QPointF(left, baseline(face, box)), text);
    return whole;
}

void CellPainter::paintWord(QPainter &painter, const QRect &rect, const QByteArray &word, bool right)
{
    const QRectF box = QRectF(rect).adjusted(Padding, 0, -Padding, 0);
    bool whole = true;
    painter.setPen(m_mutedColor);
    if (!paintAscii(painter, m_null, box, {word.constData(), word.size(), false}, {right, true, false},
                    &whole)) {
        painter.setFont(m_null.font);
        painter.drawText(QPointF(box.left(), baseline(m_null, box)), QLatin1String(word));
    }
}

void CellPainter::paintNumber(QPainter &painter, const QRect &rect, qint64 number, const QColor &color)
{
    char digits[24];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), number).ptr;
    painter.setPen(color);
    bool whole = true;
    const CellView cell{digits, end - digits, false};
    const QRectF box = QRectF(rect).adjusted(4, 0, -Padding, 0);
    if (!paintAscii(painter, m_text, box, cell, {true, false, true}, &whole)) {
        painter.setFont(m_text.font);
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, QString::number(number));
    }
}

qreal CellPainter::wantedWidth(const CellView &cell, Style style, qreal limit) const
{
    const Face &face = cell.null ? m_null : style.code ? m_code : m_text;
    static constexpr char Word[] = "NULL";
    const CellView text = cell.null ? CellView{Word, 4, false} : cell;
    qreal width = 2 * Padding + 1;
    for (qsizetype i = 0; i < text.size && width < limit; ++i) {
        const auto c = static_cast<unsigned char>(text.data[i]);
        if (!isPlain(c)) {
            const auto most = qsizetype(limit / std::max<qreal>(1.5, face.narrowest)) + 8;
            width = 2 * Padding + 1 + face.metrics.horizontalAdvance(core::result::displayText(text, most));
            break;
        }
        width += advance(face, c, style.tabular);
    }
    return std::min(std::ceil(width), limit);
}

} // namespace ui::grid
