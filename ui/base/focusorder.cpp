// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/focusorder.h"

#include <QLayout>
#include <QWidget>

namespace ui {

namespace {

/// The widget and those within it that can have the focus, in their order now.
QList<QWidget *> stopsIn(QWidget *widget)
{
    QList<QWidget *> stops;
    QWidget *at = widget;
    do {
        const bool within = at == widget || widget->isAncestorOf(at);
        if (within && at->focusPolicy() != Qt::NoFocus && !at->focusProxy())
            stops << at;
        at = at->nextInFocusChain();
    } while (at != nullptr && at != widget);
    return stops;
}

} // namespace

QList<QWidget *> widgetsOf(const QLayout &layout)
{
    QList<QWidget *> widgets;
    for (int i = 0; i < layout.count(); ++i) {
        QLayoutItem *item = layout.itemAt(i);
        if (QWidget *widget = item->widget())
            widgets << widget;
        else if (const QLayout *within = item->layout())
            widgets += widgetsOf(*within);
    }
    return widgets;
}

void orderFocus(const QList<QWidget *> &widgets)
{
    QList<QWidget *> stops;
    for (QWidget *widget : widgets)
        stops += stopsIn(widget);
    for (qsizetype i = 1; i < stops.size(); ++i)
        QWidget::setTabOrder(stops.at(i - 1), stops.at(i));
}

} // namespace ui
