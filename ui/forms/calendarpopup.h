// SPDX-License-Identifier: GPL-3.0-or-later
// A calendar with the time of day and the moments that are no date. Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <QDateTime>
#include <QFrame>

class QCalendarWidget;
class QTimeEdit;

namespace ui::forms {

class CalendarPopup : public QFrame
{
    Q_OBJECT

public:
    /// offset: what follows the seconds of the text it was opened for ("+02"), kept. Deletes itself.
    CalendarPopup(const Theme &theme, const QDateTime &at, const QString &offset, QWidget *parent);

    /// Beneath the field, within its screen.
    void openAt(const QWidget *field);

signals:
    /// As PostgreSQL takes it: "2026-03-01 12:00:00+02", "infinity", or nothing.
    void chosen(const QString &text);

private:
    void chooseDay(bool close);
    void updateColors();

    const Theme &m_theme;
    QCalendarWidget *m_days;
    QTimeEdit *m_time;
    QString m_offset;
};

} // namespace ui::forms
