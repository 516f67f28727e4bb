// SPDX-License-Identifier: GPL-3.0-or-later
// Controls made of parts: scroll bars, combo boxes, spin boxes, tool buttons.
#include "ui/base/style.h"

#include <QPainter>
#include <QStyleOption>
#include <QToolButton>

namespace ui {

namespace {

constexpr int ToolButtonPadding = 10;
constexpr int ToolButtonGap = 6;

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
    drawPrimitive(PE_PanelButtonTool, button, painter, widget);
    const bool primary = has(widget, "primary");
    const bool enabled = on(button, State_Enabled);
    const bool textless = button->toolButtonStyle == Qt::ToolButtonIconOnly || button->text.isEmpty();
    const bool menu
        = button->features & (QStyleOptionToolButton::MenuButtonPopup | QStyleOptionToolButton::HasMenu);
    const bool pictured = !button->icon.isNull() && button->toolButtonStyle != Qt::ToolButtonTextOnly;
    const auto placed
        = [&](const QRect &logical) { return visualRect(button->direction, button->rect, logical); };
    QRect place
        = button->rect.adjusted(textless ? 0 : ToolButtonPadding, 0, textless ? 0 : -ToolButtonPadding, 0);
    if (menu && (!textless || (button->features & QStyleOptionToolButton::MenuButtonPopup))) {
        paint::chevron(painter, placed({button->rect.right() - 21, place.top(), 14, place.height()}),
                       Qt::DownArrow, color(primary ? Token::OnAccent : Token::Muted));
        place.adjust(0, 0, -16, 0);
    }
    if (pictured) {
        const QSize size = button->iconSize;
        const int left = textless ? place.left() + (place.width() - size.width()) / 2 : place.left();
        const QRect picture(left, place.top() + (place.height() - size.height()) / 2, size.width(),
                            size.height());
        const bool lit = on(button, State_On);
        button->icon.paint(painter, placed(picture), Qt::AlignCenter,
                           enabled ? QIcon::Normal : QIcon::Disabled, lit ? QIcon::On : QIcon::Off);
        place.setLeft(place.left() + size.width() + ToolButtonGap);
    }
    if (textless)
        return;
    Token text = Token::Text;
    if (primary)
        text = Token::OnAccent;
    else if (has(widget, "pill") && !on(button, State_On))
        text = Token::Muted;
    QPalette palette = button->palette;
    palette.setColor(QPalette::Active, QPalette::ButtonText, color(text));
    palette.setColor(QPalette::Inactive, QPalette::ButtonText, color(text));
    painter->save();
    painter->setFont(button->font);
    const Qt::Alignment side = pictured || menu ? Qt::AlignLeft : Qt::AlignHCenter;
    drawItemText(
        painter, placed(place),
        int(visualAlignment(button->direction, side | Qt::AlignVCenter)) | Qt::TextShowMnemonic
            | Qt::TextSingleLine,
        palette, enabled,
        button->fontMetrics.elidedText(button->text, Qt::ElideRight, place.width(), Qt::TextShowMnemonic),
        QPalette::ButtonText);
    painter->restore();
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
