// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes as a table: offset, hexadecimal, ASCII; as many in a row as there is room for (16, 8 or 4). Of any
// size: what is visible is read when it is painted. Thread: GUI.
#pragma once

#include "ui/base/theme.h"
#include "ui/inspector/cellvalue.h"

#include <QAbstractScrollArea>

namespace ui::inspector {

class HexView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit HexView(const Theme &theme, QWidget *parent = nullptr);

    void setBytes(ValueBytes bytes);
    qsizetype position() const { return m_position; }
    /// Both ends included; the byte under the cursor alone where nothing is selected.
    std::pair<qsizetype, qsizetype> selection() const;
    void setPosition(qsizetype position, bool select = false);
    /// The rows on the screen as text.
    QString shownText() const;

public slots:
    /// The selected bytes as hexadecimal digits.
    void copy();

signals:
    void positionChanged();
    void copyRefused(const core::Error &error);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void applyTheme();
    void updateLayout();
    qsizetype byteAt(const QPoint &point) const;
    int hexLeft(int column) const;
    int asciiLeft() const;
    qsizetype topRow() const;
    int visibleRows() const;
    void tell();

    const Theme &m_theme;
    QFont m_font;
    qreal m_cell = 8; ///< width of one character
    int m_rowHeight = 18;
    int m_perRow = 16;
    int m_offsetDigits = 8;
    ValueBytes m_bytes;
    qsizetype m_position = 0;
    qsizetype m_anchor = 0;
};

} // namespace ui::inspector
