// SPDX-License-Identifier: GPL-3.0-or-later
// The order in which Tab walks, where widgets are not made in the order in which they are read. Thread: GUI.
#pragma once

#include <QList>

class QLayout;
class QWidget;

namespace ui {

/// The widgets of a layout and of the layouts in it, from its first item to its last.
QList<QWidget *> widgetsOf(const QLayout &layout);
/// Tab walks through these one after the other; within each as it does now. All of one window.
void orderFocus(const QList<QWidget *> &widgets);

} // namespace ui
