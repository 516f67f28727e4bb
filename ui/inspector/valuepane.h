// SPDX-License-Identifier: GPL-3.0-or-later
// One way of looking at a cell's value: a page of the inspector. Thread: GUI; what takes longer than a frame
// is done in the thread pool.
#pragma once

#include "ui/inspector/cellvalue.h"

#include <QWidget>

namespace ui::inspector {

class ValuePane : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Never NULL or empty.
    virtual void setValue(const CellValue &value) = 0;
    /// Lets go of the value.
    virtual void clear() = 0;
    /// What is to be known about it: "12 characters"; empty while it is worked on.
    virtual QString note() const = 0;
    /// What is read and copied here, as text; for tests and screen readers.
    virtual QString shownText() const = 0;

signals:
    void noteChanged();
};

} // namespace ui::inspector
