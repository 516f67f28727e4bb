// SPDX-License-Identifier: GPL-3.0-or-later
// Menus, tabs, headers, bars and labels.
#include "ui/base/style.h"

#include <QDialog>
#include <QMainWindow>
#include <QPainter>
#include <QPushButton>
#include <QStyleOption>
#include <QTabBar>
#include <QToolBar>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

// Elsewhere "default" only means that the focus is there and Enter presses it.
bool inDialog(const QWidget *widget)
{
    return !widget || qobject_cast<const QDialog *>(widget->window());
}

bool has(const QWidget *widget, const char *property)
{
    return widget && widget->property(property).toBool();
}

bool on(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

bool isVertical(QTabBar::Shape shape)
{
    return shape == QTabBar::RoundedEast || shape == QTabBar::RoundedWest || shape == QTabBar::TriangularEast
        || shape == QTabBar::TriangularWest;
}

} // namespace

void Style::drawButtonLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (!button)
        return;
    QStyleOptionButton copy(*button);
    const bool filled = has(widget, "primary") || has(widget, "danger")
        || ((button->features & QStyleOptionButton::DefaultButton) && inDialog(widget));
    if (filled) {
        copy.palette.setColor(QPalette::ButtonText, color(Token::OnAccent));
        copy.palette.setColor(QPalette::Disabled, QPalette::ButtonText,
                              mix(Token::Window, Token::OnAccent, 0.85));
    }
    if (copy.features & QStyleOptionButton::HasMenu) {
        const QRect mark(copy.rect.right() - 20, copy.rect.top(), 12, copy.rect.height());
        paint::chevron(painter, visualRect(copy.direction, copy.rect, mark), Qt::DownArrow,
                       filled ? color(Token::OnAccent) : color(Token::Muted));
        copy.features &= ~QStyleOptionButton::HasMenu;
        copy.rect = visualRect(copy.direction, copy.rect, copy.rect.adjusted(0, 0, -14, 0));
    }
    QProxyStyle::drawControl(CE_PushButtonLabel, &copy, painter, widget);
}

void Style::drawMenuItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (!item)
        return;
    const QRect rect = item->rect;
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        paint::edge(painter, QRectF(rect.left(), rect.center().y(), rect.width(), 1), Qt::TopEdge,
                    color(Token::Border));
        return;
    }
    const bool enabled = on(item, State_Enabled);
    const auto placed = [&](const QRect &logical) { return visualRect(item->direction, rect, logical); };
    if (on(item, State_Selected) && enabled)
        paint::box(painter, rect, color(Token::Selection), QColor(), 4);
    const QRect iconPlace = placed({rect.left() + 6, rect.top() + (rect.height() - 16) / 2, 16, 16});
    if (item->checkType != QStyleOptionMenuItem::NotCheckable) {
        if (item->checked && item->checkType == QStyleOptionMenuItem::Exclusive)
            paint::box(painter, QRectF(iconPlace).adjusted(5, 5, -5, -5), color(Token::Accent), QColor(), 3);
        else if (item->checked)
            paint::tick(painter, iconPlace, color(Token::Accent));
    } else if (!item->icon.isNull()) {
        item->icon.paint(painter, iconPlace, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }
    const int flags = int(Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip | Qt::TextShowMnemonic);
    const auto shortcutAt = item->text.indexOf(QLatin1Char('\t'));
    const QRect textPlace = placed(rect.adjusted(28, 0, -16, 0));
    painter->save();
    painter->setFont(item->font);
    painter->setPen(enabled ? color(Token::Text) : item->palette.color(QPalette::Disabled, QPalette::Text));
    painter->drawText(textPlace, flags | int(visualAlignment(item->direction, Qt::AlignLeft)),
                      shortcutAt < 0 ? item->text : item->text.left(shortcutAt));
    if (shortcutAt >= 0) {
        painter->setPen(enabled ? color(Token::Muted)
                                : item->palette.color(QPalette::Disabled, QPalette::Text));
        painter->drawText(textPlace, flags | int(visualAlignment(item->direction, Qt::AlignRight)),
                          item->text.mid(shortcutAt + 1));
    }
    painter->restore();
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu)
        paint::chevron(painter, placed({rect.right() - 18, rect.top(), 14, rect.height()}),
                       item->direction == Qt::RightToLeft ? Qt::LeftArrow : Qt::RightArrow,
                       color(Token::Muted));
    Q_UNUSED(widget)
}

void Style::drawTabShape(const QStyleOption *option, QPainter *painter) const
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
    if (!tab)
        return;
    const bool selected = on(tab, State_Selected);
    const bool hovered = on(tab, State_Enabled) && on(tab, State_MouseOver);
    const bool vertical = isVertical(tab->shape);
    const QRectF rect = tab->rect;
    painter->fillRect(tab->rect,
                      selected      ? color(Token::Surface)
                          : hovered ? mix(Token::Sunken, Token::Text, 0.04)
                                    : color(Token::Sunken));
    const QColor line = color(Token::Border);
    if (vertical) {
        paint::edge(painter, rect, Qt::BottomEdge, line);
        if (selected)
            painter->fillRect(QRectF(rect.left(), rect.top(), 2, rect.height()), color(Token::Accent));
        return;
    }
    paint::edge(painter, rect, Qt::RightEdge, line);
    if (selected)
        painter->fillRect(QRectF(rect.left(), rect.top(), rect.width(), 2), color(Token::Accent));
    else
        paint::edge(painter, rect, Qt::BottomEdge, line);
    if (on(tab, State_HasFocus))
        paint::box(painter, rect.adjusted(3, 4, -4, -3), QColor(), color(Token::Accent), 4);
}

void Style::drawHeaderSection(const QStyleOption *option, QPainter *painter) const
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    const bool hovered = on(option, State_Enabled) && on(option, State_MouseOver);
    const bool pressed = on(option, State_Sunken);
    painter->fillRect(option->rect,
                      pressed       ? mix(Token::Window, Token::Text, 0.08)
                          : hovered ? mix(Token::Window, Token::Text, 0.03)
                                    : color(Token::Window));
    const bool horizontal = !header || header->orientation == Qt::Horizontal;
    paint::edge(painter, option->rect, Qt::BottomEdge, color(Token::Border));
    if (horizontal || option->direction == Qt::LeftToRight)
        paint::edge(painter, option->rect,
                    option->direction == Qt::RightToLeft ? Qt::LeftEdge : Qt::RightEdge,
                    color(Token::Border));
}

void Style::drawProgress(ControlElement element, const QStyleOption *option, QPainter *painter) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
    if (!bar || element == CE_ProgressBarLabel)
        return;
    const bool horizontal = bar->state.testFlag(State_Horizontal);
    QRectF groove = bar->rect;
    const qreal thick = metrics::Step;
    const QPointF c = groove.center() + QPointF(0.5, 0.5);
    if (horizontal)
        groove = QRectF(groove.left(), std::floor(c.y() - thick / 2), groove.width(), thick);
    else
        groove = QRectF(std::floor(c.x() - thick / 2), groove.top(), thick, groove.height());
    if (element == CE_ProgressBarGroove) {
        paint::box(painter, groove, mix(Token::Sunken, Token::Border, 0.5), QColor(), thick / 2);
        return;
    }
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    const qreal share
        = range > 0 ? std::clamp(qreal(qint64(bar->progress) - bar->minimum) / qreal(range), 0.0, 1.0) : 0.4;
    const bool reverse = bar->invertedAppearance != (horizontal && bar->direction == Qt::RightToLeft);
    QRectF done = groove;
    if (horizontal) {
        done.setWidth(groove.width() * share);
        if (reverse)
            done.moveRight(groove.right());
    } else {
        done.setHeight(groove.height() * share);
        if (!reverse)
            done.moveBottom(groove.bottom());
    }
    if (share > 0)
        paint::box(painter, done, color(on(option, State_Enabled) ? Token::Accent : Token::Muted), QColor(),
                   thick / 2);
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonBevel:
        drawPrimitive(PE_PanelButtonCommand, option, painter, widget);
        return;
    case CE_PushButtonLabel:
        drawButtonLabel(option, painter, widget);
        return;
    case CE_MenuItem:
        drawMenuItem(option, painter, widget);
        return;
    case CE_MenuEmptyArea:
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, color(Token::Window));
        return;
    case CE_MenuBarItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (!item)
            return;
        painter->fillRect(item->rect, color(Token::Window));
        const bool active = on(item, State_Selected) && on(item, State_Enabled);
        if (active)
            paint::box(painter, QRectF(item->rect).adjusted(1, 2, -1, -2),
                       mix(Token::Window, Token::Text, 0.08), QColor(), 4);
        drawItemText(painter, item->rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine,
                     item->palette, on(item, State_Enabled), item->text, QPalette::WindowText);
        return;
    }
    case CE_TabBarTabShape:
        drawTabShape(option, painter);
        return;
    case CE_TabBarTabLabel: {
        const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
        if (!tab)
            return;
        QStyleOptionTab copy(*tab);
        copy.state &= ~State_HasFocus; // the ring is in the shape
        const Token text = on(tab, State_Selected) ? Token::Text : Token::Muted;
        copy.palette.setColor(QPalette::Active, QPalette::WindowText, color(text));
        copy.palette.setColor(QPalette::Inactive, QPalette::WindowText, color(text));
        QCommonStyle::drawControl(element, &copy, painter, widget);
        return;
    }
    case CE_HeaderSection:
        drawHeaderSection(option, painter);
        return;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, color(Token::Window));
        paint::edge(painter, option->rect, Qt::BottomEdge, color(Token::Border));
        return;
    case CE_Splitter: {
        const bool upright = on(option, State_Horizontal);
        QRectF line = option->rect;
        const QPointF c = line.center();
        line = upright ? QRectF(std::floor(c.x()), line.top(), 1, line.height())
                       : QRectF(line.left(), std::floor(c.y()), line.width(), 1);
        paint::edge(painter, line, upright ? Qt::LeftEdge : Qt::TopEdge,
                    color(on(option, State_MouseOver) ? Token::Accent : Token::Border));
        return;
    }
    case CE_ToolBar: {
        const auto *bar = qstyleoption_cast<const QStyleOptionToolBar *>(option);
        painter->fillRect(option->rect, color(Token::Window));
        const bool below = !bar || bar->toolBarArea != Qt::BottomToolBarArea;
        paint::edge(painter, option->rect, below ? Qt::BottomEdge : Qt::TopEdge, color(Token::Border));
        return;
    }
    case CE_ProgressBarGroove:
    case CE_ProgressBarContents:
    case CE_ProgressBarLabel:
        drawProgress(element, option, painter);
        return;
    case CE_ComboBoxLabel: {
        const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        if (!combo || combo->editable)
            return;
        QRect edit = subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget);
        if (!combo->currentIcon.isNull()) {
            const QRect place = visualRect(combo->direction, edit,
                                           {edit.left(), edit.top() + (edit.height() - 16) / 2, 16, 16});
            combo->currentIcon.paint(painter, place, Qt::AlignCenter,
                                     on(combo, State_Enabled) ? QIcon::Normal : QIcon::Disabled);
            edit = visualRect(combo->direction, edit, edit.adjusted(22, 0, 0, 0));
        }
        const QString text = combo->fontMetrics.elidedText(combo->currentText, Qt::ElideRight, edit.width());
        drawItemText(painter, edit, int(visualAlignment(combo->direction, Qt::AlignLeft | Qt::AlignVCenter)),
                     combo->palette, on(combo, State_Enabled), text, QPalette::ButtonText);
        return;
    }
    case CE_FocusFrame:
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

} // namespace ui
