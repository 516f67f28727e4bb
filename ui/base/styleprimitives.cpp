// SPDX-License-Identifier: GPL-3.0-or-later
// Frames, buttons, indicators, items and arrows.
#include "ui/base/style.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QStyleOption>
#include <QTableView>
#include <QTreeView>

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

} // namespace

QColor Style::frameColor(const QStyleOption *option, const QWidget *widget) const
{
    if (has(widget, "error") || (widget && has(widget->parentWidget(), "error")))
        return color(Token::Danger);
    if (has(widget, "warn") || (widget && has(widget->parentWidget(), "warn")))
        return color(Token::Warn);
    if (on(option, State_Enabled) && on(option, State_HasFocus))
        return color(Token::Accent);
    if (on(option, State_Enabled) && on(option, State_MouseOver))
        return mix(Token::Border, Token::Muted, 0.35);
    return color(Token::Border);
}

void Style::drawButton(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const bool enabled = on(option, State_Enabled);
    const bool pressed = on(option, State_Sunken) || on(option, State_On);
    const bool hovered = enabled && on(option, State_MouseOver);
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool isDefault
        = button && (button->features & QStyleOptionButton::DefaultButton) && inDialog(widget);
    const bool primary = has(widget, "primary") || (isDefault && !has(widget, "danger"));
    QColor fill = color(Token::Surface);
    QColor border = frameColor(option, widget);
    if (primary || has(widget, "danger")) {
        fill = color(primary ? Token::Accent : Token::Danger);
        if (!enabled)
            fill = mixed(color(Token::Window), fill, 0.45);
        else if (pressed)
            fill = mixed(fill, color(Token::Text), 0.18);
        else if (hovered)
            fill = mixed(fill, color(Token::OnAccent), 0.12);
        border = QColor();
    } else if (has(widget, "flat") || (button && (button->features & QStyleOptionButton::Flat))) {
        border = QColor();
        fill = pressed ? mix(Token::Window, Token::Text, 0.12)
            : hovered  ? mix(Token::Window, Token::Text, 0.06)
                       : QColor();
    } else if (!enabled) {
        fill = color(Token::Window);
    } else if (pressed) {
        fill = mix(Token::Surface, Token::Text, 0.07);
    } else if (hovered) {
        fill = mix(Token::Surface, Token::Text, 0.03);
    }
    paint::box(painter, option->rect, fill, border, metrics::Corner);
    if (!on(option, State_HasFocus))
        return;
    if (border.isValid()) {
        paint::box(painter, option->rect, QColor(), color(Token::Accent), metrics::Corner, 2);
    } else { // a ring of the accent with a gap, so that it shows on the accent too
        paint::box(painter, option->rect, QColor(), color(Token::Accent), metrics::Corner, 1);
        if (fill.isValid())
            paint::box(painter, QRectF(option->rect).adjusted(2, 2, -2, -2), QColor(), color(Token::OnAccent),
                       metrics::Corner - 2, 1);
    }
}

void Style::drawField(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (has(widget, "bare"))
        return;
    const bool enabled = on(option, State_Enabled);
    const bool focused = enabled && on(option, State_HasFocus);
    paint::box(painter, option->rect, color(enabled ? Token::Surface : Token::Window),
               frameColor(option, widget), metrics::Corner, focused ? 2 : 1);
}

void Style::drawToolButton(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const bool enabled = on(option, State_Enabled);
    const bool hovered = enabled && on(option, State_MouseOver);
    QColor fill;
    QColor border;
    if (has(widget, "primary") || has(widget, "framed")) {
        drawButton(option, painter, widget);
        return;
    }
    if (on(option, State_On))
        fill = color(Token::Selection);
    else if (on(option, State_Sunken))
        fill = mix(Token::Window, Token::Text, 0.12);
    else if (hovered)
        fill = mix(Token::Window, Token::Text, 0.06);
    if (on(option, State_HasFocus))
        border = color(Token::Accent);
    paint::box(painter, option->rect, fill, border, metrics::Corner);
}

void Style::drawIndicator(const QStyleOption *option, QPainter *painter, bool round) const
{
    const bool enabled = on(option, State_Enabled);
    const bool checked = on(option, State_On);
    const bool partly = on(option, State_NoChange);
    const qreal side = std::min(option->rect.width(), option->rect.height());
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(option->rect).center());
    box.adjust(0.5, 0.5, -0.5, -0.5);
    const qreal radius = round ? side / 2 : 4;
    QColor fill = color(enabled ? Token::Surface : Token::Window);
    QColor border = mix(Token::Border, Token::Muted, 0.85);
    if (checked || partly)
        fill = border = color(Token::Accent);
    else if (enabled && on(option, State_MouseOver))
        border = color(Token::Accent);
    if (!enabled) {
        border = mixed(color(Token::Surface), border, 0.45);
        if (checked || partly)
            fill = border;
    }
    paint::box(painter, box, fill, border, radius);
    const QColor mark = color(Token::OnAccent);
    if (partly) {
        const QPointF c = box.center();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(mark, 1.75, Qt::SolidLine, Qt::RoundCap));
        painter->drawLine(QPointF(c.x() - 3.25, c.y()), QPointF(c.x() + 3.25, c.y()));
        painter->restore();
    } else if (checked && round) {
        paint::box(painter, QRectF(box.center() - QPointF(2.75, 2.75), QSizeF(5.5, 5.5)), mark, QColor(), 3);
    } else if (checked) {
        paint::tick(painter, box, mark);
    }
}

void Style::drawItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
    if (!item)
        return;
    if (item->backgroundBrush.style() != Qt::NoBrush) {
        const QPointF origin = painter->brushOrigin();
        painter->setBrushOrigin(option->rect.topLeft());
        painter->fillRect(option->rect, item->backgroundBrush);
        painter->setBrushOrigin(origin);
    }
    const bool selected = on(option, State_Selected);
    const bool hovered = on(option, State_Enabled) && on(option, State_MouseOver);
    if (!selected && !hovered)
        return;
    QColor fill = selected ? color(Token::Selection) : mix(Token::Window, Token::Text, 0.04);
    if (selected && !on(option, State_Active))
        fill = mix(Token::Selection, Token::Window, 0.35);
    // One rounded bar over all columns: only the outer ends are round.
    QRectF bar = option->rect;
    const auto position = item->viewItemPosition;
    // In a tree the bar begins at the branches, which come as a row of their own (PE_PanelItemViewRow).
    const bool tree = qobject_cast<const QTreeView *>(widget);
    const bool first = position == QStyleOptionViewItem::OnlyOne || position == QStyleOptionViewItem::Invalid
        || position == QStyleOptionViewItem::Beginning;
    const bool last = position == QStyleOptionViewItem::End || position == QStyleOptionViewItem::OnlyOne
        || position == QStyleOptionViewItem::Invalid;
    // A table tells no positions: its cells stand wall to wall.
    const bool table = qobject_cast<const QTableView *>(widget);
    const bool roundLeft = first && !table && (!tree || bar.left() <= 0);
    const bool roundRight = last && !table;
    if (tree)
        bar.adjust(roundLeft ? metrics::Step : 0, 0, roundRight ? -metrics::Step : 0, 0);
    constexpr qreal radius = 4;
    painter->save();
    painter->setClipRect(bar, Qt::IntersectClip);
    if (!roundLeft)
        bar.setLeft(bar.left() - 2 * radius);
    if (!roundRight)
        bar.setRight(bar.right() + 2 * radius);
    paint::box(painter, bar, fill, QColor(), radius);
    painter->restore();
}

void Style::drawBranch(const QStyleOption *option, QPainter *painter) const
{
    if (!on(option, State_Children))
        return;
    const bool open = on(option, State_Open);
    const bool mirrored = option->direction == Qt::RightToLeft;
    const QColor line = on(option, State_MouseOver) ? color(Token::Text) : color(Token::Muted);
    paint::chevron(painter, option->rect,
                   open           ? Qt::DownArrow
                       : mirrored ? Qt::LeftArrow
                                  : Qt::RightArrow,
                   line);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    const auto arrow = [&](Qt::ArrowType direction) {
        paint::chevron(painter, option->rect, direction,
                       on(option, State_Enabled) ? color(Token::Muted) : color(Token::Border));
    };
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonBevel:
        drawButton(option, painter, widget);
        return;
    case PE_FrameDefaultButton:
        return;
    case PE_PanelButtonTool:
        drawToolButton(option, painter, widget);
        return;
    case PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            drawField(option, painter, widget);
        return;
    }
    case PE_FrameLineEdit:
        drawField(option, painter, widget);
        return;
    case PE_FrameFocusRect: {
        // Buttons and fields carry their ring themselves; items and check boxes get this one.
        if (qobject_cast<const QPushButton *>(widget) || (widget && widget->inherits("QComboBoxListView")))
            return;
        // QTreeView draws the ring of a whole row without naming itself.
        const int inset = !widget || qobject_cast<const QTreeView *>(widget) ? metrics::Step : 0;
        paint::box(painter, QRectF(option->rect).adjusted(inset, 0, -inset, 0), QColor(),
                   color(Token::Accent), 4);
        return;
    }
    case PE_Frame:
    case PE_FrameWindow:
    case PE_FrameDockWidget:
    case PE_FrameTabWidget: {
        if (widget && widget->inherits("QComboBoxPrivateContainer")) {
            paint::box(painter, option->rect, color(Token::Surface), color(Token::Border), metrics::Corner);
            return;
        }
        const bool focused = on(option, State_HasFocus) && qobject_cast<const QAbstractScrollArea *>(widget);
        paint::box(painter, option->rect, QColor(), color(focused ? Token::Accent : Token::Border), 0);
        return;
    }
    case PE_FrameGroupBox:
        paint::box(painter, option->rect, QColor(), color(Token::Border), metrics::Corner);
        return;
    case PE_PanelMenu:
        paint::box(painter, option->rect, color(Token::Surface), color(Token::Border), metrics::Corner);
        return;
    case PE_FrameMenu:
        return;
    case PE_PanelTipLabel:
        paint::box(painter, option->rect, color(Token::Surface), mix(Token::Border, Token::Muted, 0.3), 0);
        return;
    case PE_FrameStatusBarItem:
    case PE_PanelStatusBar:
    case PE_PanelToolBar:
    case PE_FrameTabBarBase:
    case PE_IndicatorTabTear:
    case PE_PanelMenuBar:
        return;
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, color(Token::Surface));
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawIndicator(option, painter, false);
        return;
    case PE_IndicatorRadioButton:
        drawIndicator(option, painter, true);
        return;
    case PE_IndicatorBranch:
        drawBranch(option, painter);
        return;
    case PE_IndicatorArrowDown:
    case PE_IndicatorButtonDropDown:
    case PE_IndicatorSpinDown:
        arrow(Qt::DownArrow);
        return;
    case PE_IndicatorArrowUp:
    case PE_IndicatorSpinUp:
        arrow(Qt::UpArrow);
        return;
    case PE_IndicatorArrowLeft:
        arrow(Qt::LeftArrow);
        return;
    case PE_IndicatorArrowRight:
        arrow(Qt::RightArrow);
        return;
    case PE_IndicatorHeaderArrow: {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        if (header && header->sortIndicator != QStyleOptionHeader::None)
            arrow(header->sortIndicator == QStyleOptionHeader::SortUp ? Qt::UpArrow : Qt::DownArrow);
        return;
    }
    case PE_IndicatorTabClose: {
        const bool hovered = on(option, State_Enabled) && on(option, State_MouseOver);
        if (hovered)
            paint::box(painter, option->rect, mix(Token::Window, Token::Text, 0.12), QColor(), 4);
        paint::cross(painter, option->rect, color(hovered ? Token::Text : Token::Muted));
        return;
    }
    case PE_IndicatorToolBarSeparator: {
        const bool horizontal = on(option, State_Horizontal);
        QRectF line = option->rect;
        const QPointF c = line.center();
        if (horizontal)
            line = {c.x(), c.y() - 9, 1, 18};
        else
            line = {c.x() - 9, c.y(), 18, 1};
        paint::edge(painter, line, horizontal ? Qt::LeftEdge : Qt::TopEdge, color(Token::Border));
        return;
    }
    case PE_IndicatorToolBarHandle:
        return;
    case PE_PanelItemViewItem:
        drawItem(option, painter, widget);
        return;
    case PE_PanelItemViewRow: {
        // The branch area of a selected tree row: the row's own bar continues to the left edge.
        const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
        if (!item)
            return;
        if (item->features & QStyleOptionViewItem::Alternate)
            painter->fillRect(option->rect, color(Token::Window));
        if (!qobject_cast<const QTreeView *>(widget))
            return;
        QStyleOptionViewItem whole(*item);
        whole.backgroundBrush = Qt::NoBrush;
        // Hovered rows come in full width, selected ones up to where the first cell begins.
        const auto *view = static_cast<const QTreeView *>(widget);
        whole.viewItemPosition = option->rect.right() >= view->viewport()->width() - 1
            ? QStyleOptionViewItem::OnlyOne
            : QStyleOptionViewItem::Beginning;
        drawItem(&whole, painter, widget);
        return;
    }
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

} // namespace ui
