// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes to be edited: digits at the left, characters at the right (Tab stays with whoever holds it, F6 goes
// from one side to the other). What is typed overwrites; Insert switches to inserting. Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <QAbstractScrollArea>

namespace ui::editors {

class HexEdit : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit HexEdit(const Theme &theme, QWidget *parent = nullptr);

    void setBytes(const QByteArray &bytes);
    const QByteArray &bytes() const { return m_bytes; }
    void setReadOnly(bool readOnly) { m_readOnly = readOnly; }
    bool isReadOnly() const { return m_readOnly; }
    bool inserts() const { return m_inserts; }
    qsizetype position() const { return m_position; }
    void setPosition(qsizetype position, bool select = false);
    QSize sizeHint() const override;

    static constexpr int PerRow = 16;

public slots:
    void copy();
    /// Hexadecimal digits (white space between them), or else the text's own bytes.
    void paste();

signals:
    void edited();
    void positionChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void applyTheme();
    void updateScrollBar();
    void tell();
    std::pair<qsizetype, qsizetype> selection() const; ///< first, count
    void put(const QByteArray &bytes, bool insert);
    void typeDigit(int digit);
    void removeSelection(bool backwards);
    bool navigate(QKeyEvent *event);
    qreal hexLeft(int column) const;
    qreal textLeft(int column) const;
    void pointAt(const QPointF &point, bool select);

    const Theme &m_theme;
    QFont m_font;
    qreal m_cell = 8;
    int m_rowHeight = 18;
    QByteArray m_bytes;
    qsizetype m_position = 0;
    qsizetype m_anchor = 0;
    bool m_low = false;  ///< the second digit of a byte is next
    bool m_text = false; ///< the characters' side
    bool m_inserts = false;
    bool m_readOnly = false;
};

} // namespace ui::editors
