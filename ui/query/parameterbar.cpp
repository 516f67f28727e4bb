// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/parameterbar.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ui::query {

namespace {

constexpr int Most = 5; ///< rows of fields before they scroll
constexpr int RowHeight = 36;
constexpr int LongestType = 40; ///< characters that are shown of its name

} // namespace

ParameterBar::ParameterBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_grid(new QGridLayout)
    , m_title(new QLabel(this))
    , m_run(new QPushButton(tr("Run with these values"), this))
    , m_cancel(new QPushButton(tr("Do not run"), this))
{
    setObjectName(QStringLiteral("parameterBar"));
    setAccessibleName(tr("Values for the statement"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setProperty("muted", true);
    m_title->setForegroundRole(QPalette::PlaceholderText);
    m_run->setObjectName(QStringLiteral("parametersRun"));
    m_run->setAccessibleName(m_run->text());
    m_run->setToolTip(tr("Run with these values (Enter)"));
    m_run->setProperty("primary", true);
    m_cancel->setObjectName(QStringLiteral("parametersCancel"));
    m_cancel->setAccessibleName(m_cancel->text());
    m_cancel->setToolTip(tr("Nothing is run (Esc)"));
    m_cancel->setProperty("flat", true);
    connect(m_run, &QPushButton::clicked, this, &ParameterBar::agree);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        dismiss();
        emit dismissed();
    });
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(2, 1);
    auto *fields = new QWidget(this);
    fields->setLayout(m_grid);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("parameterFields"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(fields);
    fields->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_title, 1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_run);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addLayout(buttons);
    layout->addWidget(scroll);
    connect(&m_theme, &Theme::changed, this, [this] { update(); });
    hide();
}

void ParameterBar::ask(const QList<AskedValue> &values, const QList<editor::SqlRange> &ranges,
                       std::function<void(const QList<Given> &)> agreed)
{
    dismiss();
    m_agreed = std::move(agreed);
    ++m_question;
    m_title->setText(values.size() == 1 ? tr("The statement asks for a value. Nothing is run before.")
                                        : tr("Values are asked for. Nothing is run before."));
    for (const AskedValue &what : values) {
        Row row;
        row.what = what;
        const QString name = what.name.isEmpty() ? QStringLiteral("$%1").arg(what.parameter)
                                                 : QLatin1Char(':') + QString::fromUtf8(what.name);
        row.key = what.name.isEmpty()
            ? '$' + QByteArray::number(what.parameter) + ' ' + ranges.value(what.statement).text
            : ':' + what.name;
        const int line = int(m_rows.size());
        row.label = new QLabel(what.prompt.isEmpty() ? name : what.prompt, this);
        row.label->setTextFormat(Qt::PlainText);
        row.label->setFont(m_theme.codeFont());
        row.type = new QLabel(this);
        row.type->setObjectName(QStringLiteral("parameterType%1").arg(line));
        row.type->setTextFormat(Qt::PlainText);
        row.type->setFont(m_theme.codeFont());
        row.type->setForegroundRole(QPalette::PlaceholderText);
        row.type->hide();
        row.field = new QLineEdit(this);
        row.field->setObjectName(QStringLiteral("parameter%1").arg(line));
        row.field->setAccessibleName(what.prompt.isEmpty() ? tr("Value of %1").arg(name) : what.prompt);
        if (what.secret)
            row.field->setEchoMode(QLineEdit::Password);
        row.field->setFont(m_theme.codeFont());
        row.field->setMinimumHeight(metrics::Field);
        row.label->setBuddy(row.field);
        row.null = new QCheckBox(tr("NULL"), this);
        row.null->setObjectName(QStringLiteral("parameterNull%1").arg(line));
        row.null->setAccessibleName(tr("%1 is NULL").arg(name));
        row.null->setEnabled(!what.identifier);
        connect(row.null, &QCheckBox::toggled, row.field, [field = row.field](bool null) {
            field->setEnabled(!null);
            field->setPlaceholderText(null ? QStringLiteral("NULL") : QString());
        });
        const auto last = m_given.constFind(row.key);
        if (last != m_given.constEnd() && !what.secret) {
            row.field->setText(QString::fromUtf8(last->value_or(QByteArray())));
            row.null->setChecked(!last->has_value() && !what.identifier);
        }
        connect(row.field, &QLineEdit::returnPressed, this, &ParameterBar::agree);
        m_grid->addWidget(row.label, line, 0);
        m_grid->addWidget(row.type, line, 1);
        m_grid->addWidget(row.field, line, 2);
        m_grid->addWidget(row.null, line, 3);
        m_rows << row;
    }
    findChild<QScrollArea *>()->setFixedHeight(RowHeight * std::min(Most, int(m_rows.size())));
    show();
    if (!m_rows.isEmpty()) {
        QLineEdit *first = m_rows.first().field;
        first->setFocus();
        first->selectAll();
    }
}

void ParameterBar::setTypes(int statement, const QStringList &types)
{
    for (const Row &row : std::as_const(m_rows)) {
        const QString type
            = row.what.statement == statement ? types.value(row.what.parameter - 1) : QString();
        if (type.isEmpty() || !row.what.name.isEmpty())
            continue;
        row.type->setText(type.left(LongestType));
        row.type->setToolTip(type.size() > LongestType ? type.toHtmlEscaped() : QString());
        row.type->show();
        row.field->setAccessibleDescription(tr("Of type %1").arg(type));
    }
}

void ParameterBar::dismiss()
{
    m_agreed = {};
    for (const Row &row : m_rows) {
        for (QWidget *widget : QWidgetList{row.label, row.type, row.field, row.null}) {
            m_grid->removeWidget(widget);
            widget->hide();
            widget->deleteLater();
        }
    }
    m_rows.clear();
    hide();
}

void ParameterBar::agree()
{
    if (!m_agreed)
        return;
    QList<Given> given;
    for (const Row &row : m_rows) {
        const Value value = row.null->isChecked() ? Value() : Value(row.field->text().toUtf8());
        if (!row.what.secret)
            m_given.insert(row.key, value);
        given << Given{row.what, value};
    }
    const auto agreed = std::exchange(m_agreed, {});
    dismiss();
    agreed(given);
}

void ParameterBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return QWidget::keyPressEvent(event);
    dismiss();
    emit dismissed();
}

void ParameterBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Window));
    painter.fillRect(QRect(0, 0, width(), 1), m_theme.color(Token::Border));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(Token::Border));
}

} // namespace ui::query
