// SPDX-License-Identifier: GPL-3.0-or-later
// The row of rounded tabs above the results: "Result 1 · 4 812", "Messages · 2". Left and Right move. Thread:
// GUI.
#pragma once

#include "ui/base/theme.h"

#include <QStringList>
#include <QWidget>

namespace ui::query {

class PillTabs : public QWidget
{
    Q_OBJECT

public:
    explicit PillTabs(const Theme &theme, QWidget *parent = nullptr);

    void setTexts(const QStringList &texts);
    int current() const { return m_current; }
    /// Emits currentChanged if that changes something.
    void setCurrent(int index);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {60, 26}; }

signals:
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    QRect pill(int index) const;
    int at(const QPoint &point) const;

    const Theme &m_theme;
    QStringList m_texts;
    int m_current = 0;
    int m_hovered = -1;
};

} // namespace ui::query
