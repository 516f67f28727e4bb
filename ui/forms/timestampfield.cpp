// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/timestampfield.h"

#include "ui/forms/calendarpopup.h"
#include "ui/forms/problemline.h"

#include <QAction>
#include <QHBoxLayout>
#include <QRegularExpression>
#include <QToolButton>

namespace ui::forms {

namespace {

constexpr int IconWidth = 26;

/// Day and time as far as the text says them in the server's own writing, else tomorrow at the same hour.
QDateTime momentIn(const QString &text, QString *offset)
{
    static const QRegularExpression written(
        QStringLiteral(R"(^\s*(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(.*))?$)"));
    const auto match = written.match(text);
    if (!match.hasMatch())
        return QDateTime(QDate::currentDate().addDays(1), QTime(0, 0));
    *offset = match.captured(3).trimmed();
    if (offset->size() > 1 && !offset->startsWith(QLatin1Char('+')) && !offset->startsWith(QLatin1Char('-')))
        offset->prepend(QLatin1Char(' '));
    QString time = match.captured(2);
    if (time.size() == 5)
        time += QLatin1String(":00");
    return QDateTime(QDate::fromString(match.captured(1), Qt::ISODate), QTime::fromString(time, Qt::ISODate));
}

} // namespace

TimestampField::TimestampField(const core::forms::FieldSpec &spec, const core::forms::Context &context,
                               FieldTools tools, QWidget *parent)
    : Field(spec, context, tools, parent)
    , m_line(new ProblemLine(tools.theme, this))
    , m_calendar(new QAction(tools.icons.icon(QStringLiteral("calendar")), tr("Calendar"), this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_line);
    setFocusProxy(m_line);
    m_line->setObjectName(spec.id);
    m_line->setPlaceholderText(spec.placeholder);
    m_line->setTrailing(IconWidth);
    m_calendar->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Down));
    m_calendar->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_calendar->setToolTip(tr("Calendar (Alt+Down)"));
    m_line->addAction(m_calendar, QLineEdit::TrailingPosition);
    for (auto *button : m_line->findChildren<QToolButton *>()) {
        button->setObjectName(spec.id + QStringLiteral("Calendar"));
        button->setAccessibleName(tr("Calendar"));
    }
    connect(m_calendar, &QAction::triggered, this, &TimestampField::openCalendar);
    connect(m_line, &QLineEdit::textEdited, this, &Field::edited);
}

void TimestampField::openCalendar()
{
    QString offset;
    const QDateTime at = momentIn(m_line->text(), &offset);
    auto *popup = new CalendarPopup(theme(), at, offset, this);
    connect(popup, &CalendarPopup::chosen, this, &TimestampField::choose);
    popup->openAt(m_line);
}

void TimestampField::choose(const QString &text)
{
    m_line->setText(text);
    emit edited();
}

void TimestampField::setValue(const core::forms::Values &values)
{
    if (m_line->text() != values.text(id()))
        m_line->setText(values.text(id()));
}

void TimestampField::store(core::forms::Values &values) const
{
    const QString text = m_line->text().trimmed();
    if (text.isEmpty())
        values.setNull(id());
    else
        values.setText(id(), text);
}

void TimestampField::setReadOnly(bool readOnly)
{
    m_line->setReadOnly(readOnly);
    m_calendar->setEnabled(!readOnly);
}

bool TimestampField::setProblem(const QString &text, bool error)
{
    return m_line->setProblem(text, error);
}

QWidget *TimestampField::work() const
{
    return m_line;
}

} // namespace ui::forms
