// SPDX-License-Identifier: GPL-3.0-or-later
// One pixel between two parts. Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <QPaintEvent>
#include <QPainter>
#include <QWidget>

namespace ui::forms {

class HairLine : public QWidget
{
public:
    explicit HairLine(const Theme &theme, QWidget *parent = nullptr)
        : QWidget(parent)
        , m_theme(theme)
    {
        setFixedHeight(1);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter(this).fillRect(event->rect(), m_theme.color(Token::Border));
    }

private:
    const Theme &m_theme;
};

} // namespace ui::forms
