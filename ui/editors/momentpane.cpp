// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/momentpane.h"

#include <QCalendarWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTextCharFormat>
#include <QTimeEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui::editors {

namespace {

constexpr core::values::Oid Date = 1082, Time = 1083, Timestamp = 1114, Timestamptz = 1184, Timetz = 1266;

struct Now
{
    core::values::Oid oid;
    const char *form; ///< of to_char()
};

// In words that every DateStyle reads the same way.
constexpr Now Nows[] = {{Date, "YYYY-MM-DD"},
                        {Time, "HH24:MI:SS.US"},
                        {Timestamp, "YYYY-MM-DD HH24:MI:SS.US"},
                        {Timestamptz, "YYYY-MM-DD HH24:MI:SS.USTZH:TZM"},
                        {Timetz, "HH24:MI:SS.USTZH:TZM"}};

} // namespace

bool MomentPane::isFor(core::values::Oid oid)
{
    return oid == Date || oid == Time || oid == Timestamp || oid == Timestamptz || oid == Timetz;
}

MomentPane::MomentPane(const ColumnFacts &facts, const EditorTools &tools, QWidget *owner)
    : Pane(tools.theme, owner)
    , m_borrow(tools.borrow)
    , m_note(new QLabel(this))
{
    const auto oid = core::values::withoutDomains(facts.type)->oid;
    m_hasDate = oid == Date || oid == Timestamp || oid == Timestamptz;
    m_hasTime = oid != Date;
    for (const Now &now : Nows) {
        if (now.oid == oid)
            m_nowForm = now.form;
    }
    setAccessibleName(m_hasDate ? tr("Calendar") : tr("Clock"));
    if (m_hasDate) {
        m_days = new QCalendarWidget(this);
        m_days->setObjectName(QStringLiteral("calendarDays"));
        m_days->setAccessibleName(tr("Day"));
        m_days->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
        m_days->setMinimumDate(QDate(-4713, 1, 1));
        content().addWidget(m_days);
        for (const auto &[name, icon] : {std::pair("qt_calendar_prevmonth", "chevron-left"),
                                         std::pair("qt_calendar_nextmonth", "chevron-right")}) {
            if (auto *step = m_days->findChild<QToolButton *>(QLatin1String(name)))
                step->setIcon(tools.icons.icon(QLatin1String(icon)));
        }
        connect(m_days, &QCalendarWidget::selectionChanged, this, &MomentPane::dayChosen);
        connect(m_days, &QCalendarWidget::activated, this, [this] {
            dayChosen();
            if (!m_hasTime)
                emit chosen();
        });
        connect(&tools.theme, &Theme::changed, this, &MomentPane::updateColors);
    }
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    if (m_hasTime) {
        m_clock = new QTimeEdit(this);
        m_clock->setObjectName(QStringLiteral("calendarTime"));
        m_clock->setAccessibleName(tr("Time of day"));
        m_clock->setDisplayFormat(QStringLiteral("HH:mm:ss"));
        row->addWidget(m_clock);
        connect(m_clock, &QTimeEdit::timeChanged, this, &MomentPane::clockChosen);
    }
    const auto button = [&](const char *name, const QString &text, const QString &tip, auto pressed) {
        auto *made = new QPushButton(text, this);
        made->setObjectName(QLatin1String(name));
        made->setAccessibleName(tip);
        made->setToolTip(tip);
        row->addWidget(made);
        connect(made, &QPushButton::clicked, this, pressed);
        return made;
    };
    row->addStretch(1);
    // clocks differ: what is written beside what the server's own now() writes comes from there
    if (m_borrow) {
        m_now = button("calendarNow", m_hasTime ? tr("Now") : tr("Today"),
                       tr("This moment, by the server's clock"), [this] { askNow(); });
    }
    if (m_hasDate) {
        button("calendarEra", tr("BC"), tr("Before Christ, or after"), [this] { toggleEra(); });
        button("calendarMinusInfinity", QStringLiteral("-∞"), tr("-infinity: before every other"),
               [this] { setWord("-infinity"); });
        button("calendarInfinity", QStringLiteral("∞"), tr("infinity: after every other"),
               [this] { setWord("infinity"); });
    }
    content().addLayout(row);
    m_note->setObjectName(QStringLiteral("calendarNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->hide();
    content().addWidget(m_note);
    updateColors();
}

QWidget *MomentPane::firstField() const
{
    if (!m_days)
        return m_clock;
    // the view inside takes the arrow keys
    auto *view = m_days->findChild<QWidget *>(QStringLiteral("qt_calendar_calendarview"));
    return view ? view : m_days;
}

void MomentPane::updateColors()
{
    if (!m_days)
        return;
    QTextCharFormat days;
    days.setForeground(theme().color(Token::Text));
    for (const Qt::DayOfWeek day : {Qt::Saturday, Qt::Sunday})
        m_days->setWeekdayTextFormat(day, days); // red is for danger
    QTextCharFormat head;
    head.setForeground(theme().color(Token::Muted));
    m_days->setHeaderTextFormat(head);
}

QString MomentPane::take(const QByteArray &text)
{
    m_text = text;
    m_moment = MomentText::of(QString::fromUtf8(text));
    m_showing = true;
    if (m_days) {
        const QDate day = m_moment.day();
        m_days->setSelectedDate(day.isValid() ? day : QDate::currentDate());
    }
    if (m_clock)
        m_clock->setTime(m_moment.clock().isValid() ? m_moment.clock() : QTime(0, 0));
    m_showing = false;
    return {}; // what it cannot show stands in the line
}

void MomentPane::takeNothing()
{
    (void)take({});
}

void MomentPane::dayChosen()
{
    if (m_showing)
        return;
    m_moment.setDay(m_days->selectedDate());
    if (m_hasTime && m_moment.time.isEmpty())
        m_moment.setClock(m_clock->time());
    tell();
}

void MomentPane::clockChosen()
{
    if (m_showing)
        return;
    m_moment.setClock(m_clock->time());
    if (m_hasDate && m_moment.date.isEmpty())
        m_moment.setDay(m_days->selectedDate());
    tell();
}

void MomentPane::askNow()
{
    m_now->setEnabled(false);
    const auto failed = [this](const core::Error &error) {
        m_lease.release();
        m_now->setEnabled(true);
        m_note->setText(tr("The server could not be asked for its time: %1").arg(error.message));
        m_note->show();
    };
    m_borrowing = m_borrow();
    core::whenDone(m_borrowing, this, [this, failed](core::Result<core::session::Lease> lease) {
        if (!lease)
            return failed(lease.error());
        m_lease = std::move(*lease);
        auto asked = m_lease->run<QByteArray>(
            tr("Asking for the server's time"),
            [form = m_nowForm](core::session::Link &link,
                               core::session::Job &job) -> core::Result<QByteArray> {
                auto answer = link.execute(job, "select pg_catalog.to_char(pg_catalog.now(), $1)", {form});
                if (!answer)
                    return std::move(answer).error();
                return QByteArray(PQgetvalue(answer->get(), 0, 0));
            });
        core::whenDone(asked, this, [this, failed](const core::Result<QByteArray> &now) {
            if (!now)
                return failed(now.error());
            m_lease.release();
            m_now->setEnabled(true);
            if (!isVisible())
                return; // it was closed meanwhile
            m_note->hide();
            showText(*now);
            emit edited();
        });
    });
}

void MomentPane::setWord(const char *word)
{
    m_moment = {};
    m_text = word;
    emit edited();
}

void MomentPane::toggleEra()
{
    if (!m_moment.known || m_moment.date.isEmpty())
        return;
    m_moment.beforeChrist = !m_moment.beforeChrist;
    tell();
    (void)take(m_text);
}

void MomentPane::tell()
{
    m_text = m_moment.text().toUtf8();
    emit edited();
}

} // namespace ui::editors
