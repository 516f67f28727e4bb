// SPDX-License-Identifier: GPL-3.0-or-later
// Draws one cell's text: cut to the width it has, at a point. Plain ASCII goes from the cell's bytes straight
// to glyphs (no QString, no shaping: that is most of a frame's cost, and it keeps ligatures out of data); all
// else is laid out by Qt. Digits of numbers and times stand in columns of equal width. Thread: GUI. Cost:
// what is visible, whatever the cell's size.
#pragma once

#include "core/result/chunk.h"
#include "core/result/column.h"
#include "ui/base/theme.h"

#include <QFont>
#include <QFontMetricsF>
#include <QGlyphRun>
#include <QRawFont>
#include <QRectF>

#include <array>
#include <vector>

class QPainter;

namespace ui::grid {

class CellPainter
{
public:
    struct Style
    {
        bool right = false;   ///< set at the right edge
        bool code = false;    ///< code font
        bool tabular = false; ///< digits of equal width
    };

    explicit CellPainter(const Theme &theme);

    /// Takes fonts and colours from the theme again.
    void refresh();

    static Style styleOf(const core::result::Column &column);

    /// rect: the cell without its grid lines. True if the whole value was drawn, false if it was cut.
    bool paint(QPainter &painter, const QRect &rect, const core::result::CellView &cell, Style style);
    /// A word in place of a value (NULL, DEFAULT): small and muted.
    void paintWord(QPainter &painter, const QRect &rect, const QByteArray &word, bool right);
    /// A row's number, right aligned in rect.
    void paintNumber(QPainter &painter, const QRect &rect, qint64 number, const QColor &color);

    /// Pixels the cell would like, padding included; not more than limit (the work ends there, too).
    qreal wantedWidth(const core::result::CellView &cell, Style style, qreal limit) const;
    qreal digitWidth() const { return m_text.digit; }

    static constexpr int Padding = 10;

private:
    struct Face
    {
        explicit Face(const QFont &textFont);

        QFont font;
        QFontMetricsF metrics;
        QRawFont raw;
        std::array<quint32, 128> glyphs{};
        std::array<qreal, 128> advances{};
        qreal digit = 0; ///< the widest digit
        quint32 ellipsis = 0;
        qreal ellipsisAdvance = 0;
        qreal narrowest = 3;
    };

    static qreal advance(const Face &face, unsigned char c, bool tabular);
    bool paintAscii(QPainter &painter, const Face &face, const QRectF &box,
                    const core::result::CellView &cell, Style style, bool *whole);
    qreal baseline(const Face &face, const QRectF &box) const;

    const Theme &m_theme;
    Face m_text;
    Face m_code;
    Face m_null;
    QColor m_textColor;
    QColor m_mutedColor;
    std::vector<quint32> m_glyphs;    ///< scratch
    std::vector<QPointF> m_positions; ///< scratch
};

} // namespace ui::grid
