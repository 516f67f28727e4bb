// SPDX-License-Identifier: GPL-3.0-or-later
// A date, time or timestamp as the server writes it, in pieces of text: each piece can be replaced and the
// others stay as they were, to the last digit. A value.
#pragma once

#include <QDateTime>
#include <QString>

namespace ui::editors {

struct MomentText
{
    QString date{};     ///< 2024-02-29; a year of more digits is possible
    QString time{};     ///< 24:00:00, without the fraction
    QString fraction{}; ///< .000001
    QString offset{};   ///< +05:45
    bool beforeChrist = false;
    bool known = false; ///< it was written that way

    static MomentText of(const QString &text);
    QString text() const;

    /// What a calendar can show: invalid where it cannot.
    QDate day() const;
    void setDay(const QDate &day);
    QTime clock() const;
    /// Keeps the fraction.
    void setClock(const QTime &clock);
};

} // namespace ui::editors
