// SPDX-License-Identifier: GPL-3.0-or-later
// Controls made of parts: scroll bars, combo boxes, spin boxes, tool buttons.
#include "ui/base/style.h"

#include <QPainter>
#include <QStyleOption>
#include <QToolButton>

namespace ui {

namespace {

bool has(const QWidget *widget, const char *property)
{
    return widget && widget->property(property).toBool();
}

bool on(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

} // namespace

void Style::drawScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar)
        return;
    const bool horizontal = bar->orientation == Qt::Horizontal;
    // The groove is see-through: the bar belongs to whatever it scrolls.
    if (widget && widget->testAttribute(Qt::WA_OpaquePaintEvent))
        painter->fillRect(bar->rect, color(Token::Surface));
    if (bar->maximum <= bar->minimum)
        return;
    const bool active = on(bar, State_Enabled) && (on(bar, State_MouseOver) || on(bar, State_Sunken));
    const bool held = on(bar, State_Sunken) && (bar->activeSubControls & SC_ScrollBarSlider);
    QRectF slider = subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, widget);
    const qreal inset = active ? 2.5 : 4;
    slider.adjust(horizontal ? 2 : inset, horizontal ? inset : 2, horizontal ? -2 : -inset,
                  horizontal ? -inset : -2);
    paint::box(painter, slider,
               mix(Token::Border, Token::Muted,
                   held         ? 0.85
                       : active ? 0.6
                                : 0.3),
               QColor(), 4);
}

void Style::drawComboBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (!combo)
        return;
    if (combo->frame && !has(widget, "bare")) {
        if (combo->editable)
            drawField(option, painter, widget);
        else
            drawButton(option, painter, widget);
    }
    if (combo->subControls & SC_ComboBoxArrow)
        paint::chevron(painter, subControlRect(CC_ComboBox, combo, SC_ComboBoxArrow, widget), Qt::DownArrow,
                       color(on(option, State_Enabled) ? Token::Muted : Token::Border));
}

void Style::drawSpinBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (!spin)
        return;
    if (spin->frame)
        drawField(option, painter, widget);
    if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto arrow = [&](SubControl part, QAbstractSpinBox::StepEnabledFlag flag, Qt::ArrowType direction) {
        const QRect place = subControlRect(CC_SpinBox, spin, part, widget);
        const bool possible = on(spin, State_Enabled) && (spin->stepEnabled & flag);
        const bool hovered = possible && (spin->activeSubControls & part);
        const Token token = !possible ? Token::Border : hovered ? Token::Text : Token::Muted;
        paint::chevron(painter, place, direction, color(token), 6);
    };
    arrow(SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, Qt::UpArrow);
    arrow(SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, Qt::DownArrow);
}

void Style::drawToolButtonControl(const QStyleOptionComplex *option, QPainter *painter,
                                  const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (!button)
        return;
    QStyleOptionToolButton copy(*button);
    const bool framed = has(widget, "framed");
    const bool primary = has(widget, "primary");
    drawPrimitive(PE_PanelButtonTool, &copy, painter, widget);
    const bool menuPart = button->features & QStyleOptionToolButton::MenuButtonPopup;
    const bool menuMark = button->features & QStyleOptionToolButton::HasMenu;
    const bool iconOnly = button->toolButtonStyle == Qt::ToolButtonIconOnly || button->text.isEmpty();
    QRect label = button->rect;
    if (menuPart || (menuMark && !iconOnly)) {
        const QRect mark
            = visualRect(button->direction, button->rect,
                         {button->rect.right() - 20, button->rect.top(), 16, button->rect.height()});
        paint::chevron(painter, mark, Qt::DownArrow, color(primary ? Token::OnAccent : Token::Muted));
        label = visualRect(button->direction, button->rect, button->rect.adjusted(0, 0, -16, 0));
    }
    copy.rect = label.adjusted(framed || !iconOnly ? 3 : 0, 0, framed || !iconOnly ? -3 : 0, 0);
    copy.features = QStyleOptionToolButton::None;
    Token text = Token::Text;
    if (primary)
        text = Token::OnAccent;
    else if (has(widget, "pill") && !on(button, State_On))
        text = Token::Muted;
    copy.palette.setColor(QPalette::Active, QPalette::ButtonText, color(text));
    copy.palette.setColor(QPalette::Inactive, QPalette::ButtonText, color(text));
    copy.state &= ~(State_Sunken | State_On | State_HasFocus);
    QProxyStyle::drawControl(CE_ToolButtonLabel, &copy, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    switch (control) {
    case CC_ScrollBar:
        drawScrollBar(option, painter, widget);
        return;
    case CC_ComboBox:
        drawComboBox(option, painter, widget);
        return;
    case CC_SpinBox:
        drawSpinBox(option, painter, widget);
        return;
    case CC_ToolButton:
        drawToolButtonControl(option, painter, widget);
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

} // namespace ui
