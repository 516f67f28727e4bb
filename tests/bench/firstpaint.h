// SPDX-License-Identifier: GPL-3.0-or-later
// Waits for the first painted window of a program, tells the seconds since the program was started and, two
// idle seconds later, its memory; then ends the program. For programs started by benchmeasure.
#pragma once

#include "tests/bench/figures.h"

#include <QCoreApplication>
#include <QEvent>
#include <QTimer>
#include <QWidget>

namespace bench {

class FirstPaint : public QObject
{
public:
    explicit FirstPaint(QObject *parent = nullptr)
        : QObject(parent)
    {
        QCoreApplication::instance()->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (!m_seen && event->type() == QEvent::Paint && watched->isWidgetType()
            && static_cast<QWidget *>(watched)->window()->isVisible()) {
            m_seen = true;
            // the event that paints also brings the pixels to the screen: what is queued now comes after it
            QMetaObject::invokeMethod(this, &FirstPaint::painted, Qt::QueuedConnection);
        }
        return false;
    }

private:
    void painted()
    {
        figure("seconds", sinceProgramStart());
        figure("cpu", processCpuSeconds());
        QTimer::singleShot(2000, this, [] {
            figure("idle", statusBytes("VmRSS"));
            ::_exit(0);
        });
    }

    bool m_seen = false;
};

} // namespace bench
