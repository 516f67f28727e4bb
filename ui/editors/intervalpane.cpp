// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/intervalpane.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

namespace ui::editors {

namespace {

constexpr core::values::Oid IntervalType = 1186;
constexpr int FirstWithInfinity = 17;
constexpr int FieldWidth = 110;

} // namespace

bool IntervalPane::isFor(core::values::Oid oid)
{
    return oid == IntervalType;
}

IntervalPane::IntervalPane(const ColumnFacts &facts, const EditorTools &tools, QWidget *owner)
    : Pane(tools.theme, owner)
{
    setAccessibleName(tr("Fields of the interval"));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(4);
    const struct
    {
        Interval::Field field;
        const char *name;
        QString text;
    } fields[] = {
        {Interval::Years, "intervalYears", tr("Years")},
        {Interval::Months, "intervalMonths", tr("Months")},
        {Interval::Days, "intervalDays", tr("Days")},
        {Interval::Hours, "intervalHours", tr("Hours")},
        {Interval::Minutes, "intervalMinutes", tr("Minutes")},
        {Interval::Seconds, "intervalSeconds", tr("Seconds")},
    };
    for (const auto &each : fields) {
        auto *edit = new QLineEdit(this);
        edit->setObjectName(QLatin1String(each.name));
        edit->setAccessibleName(each.text);
        edit->setToolTip(tr("%1, with a minus before what goes back; Up and Down count").arg(each.text));
        edit->setFont(tools.theme.codeFont());
        edit->setAlignment(Qt::AlignRight);
        edit->setFixedWidth(FieldWidth);
        const QString pattern = each.field == Interval::Seconds
            ? QStringLiteral("[+-]?[0-9]{0,18}(\\.[0-9]{0,6})?")
            : QStringLiteral("[+-]?[0-9]{0,18}");
        edit->setValidator(new QRegularExpressionValidator(QRegularExpression(pattern), edit));
        edit->installEventFilter(this);
        form->addRow(each.text, edit);
        m_fields.at(each.field) = edit;
        connect(edit, &QLineEdit::textEdited, this, [this, field = each.field] { fieldTyped(field); });
    }
    content().addLayout(form);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    row->addStretch(1);
    const auto button = [&](const char *name, const QString &text, const QString &tip, auto pressed) {
        auto *made = new QPushButton(text, this);
        made->setObjectName(QLatin1String(name));
        made->setAccessibleName(tip);
        made->setToolTip(tip);
        made->setAutoDefault(false);
        row->addWidget(made);
        connect(made, &QPushButton::clicked, this, pressed);
    };
    button("intervalNegate", QStringLiteral("±"), tr("The other way round: every field with the other sign"),
           [this] { negate(); });
    if (facts.serverVersion >= FirstWithInfinity) {
        button("intervalMinusInfinity", QStringLiteral("-∞"), tr("-infinity: shorter than every other"),
               [this] { setWord("-infinity"); });
        button("intervalInfinity", QStringLiteral("∞"), tr("infinity: longer than every other"),
               [this] { setWord("infinity"); });
    }
    content().addLayout(row);
}

QWidget *IntervalPane::firstField() const
{
    return m_fields.front();
}

QString IntervalPane::take(const QByteArray &text)
{
    m_text = text;
    const auto parsed = Interval::parse(text);
    m_interval = parsed ? *parsed : Interval();
    show();
    // what the fields cannot show stands in the line; whatever is typed into them takes its place
    return {};
}

void IntervalPane::takeNothing()
{
    m_text = {};
    m_interval = {};
    show();
}

void IntervalPane::show()
{
    for (std::size_t i = 0; i < m_fields.size(); ++i)
        m_fields.at(i)->setText(QString::fromLatin1(m_interval.fields.at(i)));
}

void IntervalPane::fieldTyped(Interval::Field field)
{
    const QByteArray typed = m_fields.at(field)->text().toLatin1();
    // not whole yet: "", "-", "1."
    m_interval.fields.at(field) = Interval::isField(field, typed) ? typed : QByteArray("0");
    tell();
}

void IntervalPane::step(Interval::Field field, int by)
{
    const QByteArray now = m_interval.fields.at(field);
    const qsizetype point = now.indexOf('.');
    const QByteArray whole = point < 0 ? now : now.left(point);
    qint64 next = whole.toLongLong() + by;
    const bool crossing = point >= 0 && (whole.startsWith('-') != (next < 0) || next == 0);
    // digits behind the point stay as long as the sign does
    const QByteArray text
        = QByteArray::number(next) + (point < 0 || crossing ? QByteArray() : now.mid(point));
    if (!Interval::isField(field, text))
        return;
    m_interval.fields.at(field) = text;
    m_fields.at(field)->setText(QString::fromLatin1(text));
    tell();
}

void IntervalPane::negate()
{
    for (QByteArray &field : m_interval.fields) {
        if (field.startsWith('-'))
            field.remove(0, 1);
        else if (field != "0")
            field.prepend('-');
    }
    show();
    tell();
}

void IntervalPane::setWord(const char *word)
{
    m_interval = {};
    show();
    m_text = word;
    emit edited();
}

void IntervalPane::tell()
{
    m_text = m_interval.text();
    emit edited();
}

bool IntervalPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool plain = !(key->modifiers() & ~Qt::KeypadModifier);
        const int by = key->key() == Qt::Key_Up ? 1 : key->key() == Qt::Key_Down ? -1 : 0;
        for (int i = 0; plain && by != 0 && i < Interval::FieldCount; ++i) {
            if (m_fields.at(std::size_t(i)) == watched) {
                step(Interval::Field(i), by);
                return true;
            }
        }
    }
    return Pane::eventFilter(watched, event);
}

} // namespace ui::editors
