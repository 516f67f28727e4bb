// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/calendarpopup.h"

#include <QCalendarWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QTextCharFormat>
#include <QTimeEdit>
#include <QVBoxLayout>

namespace ui::forms {

CalendarPopup::CalendarPopup(const Theme &theme, const QDateTime &at, const QString &offset, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_theme(theme)
    , m_days(new QCalendarWidget(this))
    , m_time(new QTimeEdit(at.time(), this))
    , m_offset(offset)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("calendarPopup"));
    setAccessibleName(tr("Calendar"));
    setFrameShape(QFrame::StyledPanel);
    m_days->setObjectName(QStringLiteral("calendarDays"));
    m_days->setAccessibleName(tr("Day"));
    m_days->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    m_days->setSelectedDate(at.date());
    m_time->setObjectName(QStringLiteral("calendarTime"));
    m_time->setAccessibleName(tr("Time of day"));
    m_time->setDisplayFormat(QStringLiteral("HH:mm:ss"));
    auto *below = new QHBoxLayout;
    auto *label = new QLabel(tr("Time"), this);
    label->setBuddy(m_time);
    below->addWidget(label);
    below->addWidget(m_time);
    below->addStretch();
    const auto button = [&](const char *name, const QString &text, std::function<void()> press) {
        auto *made = new QPushButton(text, this);
        made->setObjectName(QLatin1String(name));
        connect(made, &QPushButton::clicked, this, std::move(press));
        below->addWidget(made);
        return made;
    };
    button("calendarInfinity", tr("Infinity"), [this] {
        emit chosen(QStringLiteral("infinity"));
        close();
    });
    button("calendarClear", tr("Clear"), [this] {
        emit chosen(QString());
        close();
    });
    button("calendarTake", tr("Take"), [this] { chooseDay(true); })->setProperty("primary", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_days);
    layout->addLayout(below);
    connect(m_days, &QCalendarWidget::clicked, this, [this] { chooseDay(false); });
    connect(m_days, &QCalendarWidget::activated, this, [this] { chooseDay(true); });
    connect(m_time, &QTimeEdit::timeChanged, this, [this] { chooseDay(false); });
    updateColors();
}

void CalendarPopup::updateColors()
{
    QTextCharFormat days;
    days.setForeground(m_theme.color(Token::Text));
    for (const Qt::DayOfWeek day : {Qt::Saturday, Qt::Sunday})
        m_days->setWeekdayTextFormat(day, days); // red is for danger
    QTextCharFormat head;
    head.setForeground(m_theme.color(Token::Muted));
    m_days->setHeaderTextFormat(head);
    QTextCharFormat today;
    today.setForeground(m_theme.color(Token::Accent));
    today.setFontWeight(QFont::Bold);
    m_days->setDateTextFormat(QDate::currentDate(), today);
}

void CalendarPopup::chooseDay(bool close)
{
    emit chosen(m_days->selectedDate().toString(QStringLiteral("yyyy-MM-dd")) + QLatin1Char(' ')
                + m_time->time().toString(QStringLiteral("HH:mm:ss")) + m_offset);
    if (close)
        this->close();
}

void CalendarPopup::openAt(const QWidget *field)
{
    adjustSize();
    QPoint at = field->mapToGlobal(QPoint(0, field->height() + 2));
    const QRect room = field->screen()->availableGeometry();
    if (at.y() + height() > room.bottom())
        at.setY(field->mapToGlobal(QPoint(0, 0)).y() - height() - 2);
    at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
    move(at);
    show();
    m_days->setFocus();
}

} // namespace ui::forms
