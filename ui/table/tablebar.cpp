// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/tablebar.h"

#include "ui/base/elidedlabel.h"
#include "ui/base/pill.h"
#include "ui/table/conditionfield.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui::table {

TableBar::TableBar(const Theme &theme, const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icons(icons)
    , m_back(button("tableBack", QStringLiteral("chevron-left"), tr("Back"), tr("Back (Alt+Left)")))
    , m_forward(
          button("tableForward", QStringLiteral("chevron-right"), tr("Forward"), tr("Forward (Alt+Right)")))
    , m_field(new ConditionField(theme, this))
    , m_historyButton(button("whereHistory", QStringLiteral("history"), tr("Earlier conditions"),
                             tr("Conditions asked before of this table (Down)")))
    , m_historyMenu(new QMenu(this))
    , m_refresh(button("tableRefresh", QStringLiteral("refresh"), tr("Refresh"),
                       tr("Read the rows again (F5 or Ctrl+R)")))
    , m_error(new QLabel(this))
    , m_orderRow(new QWidget(this))
    , m_statement(new ElidedLabel(theme, {}, this))
    , m_copy(button("copyStatement", QStringLiteral("copy"), tr("Copy the statement"),
                    tr("Copy the statement that gave these rows")))
    , m_open(button("openStatement", QStringLiteral("sql"), tr("Open in an SQL tab"),
                    tr("Open this statement in a new SQL tab")))
    , m_add(button("addRow", QStringLiteral("plus"), tr("Add row"),
                   tr("Add a row behind the last one (Alt+Ins)")))
    , m_export(button("exportTable", QStringLiteral("export"), tr("Export these rows"),
                      tr("Export these rows (Ctrl+Shift+E)")))
    , m_rows(new QLabel(this))
    , m_count(new QPushButton(tr("Count"), this))
{
    setObjectName(QStringLiteral("tableBar"));
    setAccessibleName(tr("What is shown of the table"));

    auto *where = new QLabel(tr("WHERE"), this);
    where->setFont(theme.codeFont());
    where->setForegroundRole(QPalette::PlaceholderText);
    where->setBuddy(m_field);
    m_historyMenu->setObjectName(QStringLiteral("whereHistoryMenu"));
    m_historyMenu->setAccessibleName(tr("Earlier conditions"));

    m_error->setObjectName(QStringLiteral("whereError"));
    m_error->setAccessibleName(tr("Error in the condition"));
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_error->hide();

    m_order = new QHBoxLayout(m_orderRow);
    m_order->setContentsMargins(0, 0, 0, 0);
    m_order->setSpacing(4);
    m_orderRow->hide();

    m_statement->setObjectName(QStringLiteral("tableStatement"));
    m_statement->setAccessibleName(tr("The statement that gives these rows"));
    m_statement->setFont(theme.codeFont());
    m_statement->setColor(Token::Muted);
    m_rows->setObjectName(QStringLiteral("tableRows"));
    m_rows->setAccessibleName(tr("Rows in the table"));
    m_rows->setTextFormat(Qt::PlainText);
    m_rows->setForegroundRole(QPalette::PlaceholderText);
    m_count->setObjectName(QStringLiteral("countRows"));
    m_count->setProperty("flat", true);
    m_count->setFlat(true);

    auto *first = new QHBoxLayout;
    first->setSpacing(4);
    for (QToolButton *step : {m_back, m_forward})
        first->addWidget(step);
    first->addWidget(where);
    first->addSpacing(4);
    first->addWidget(m_field, 1);
    first->addWidget(m_historyButton);
    first->addWidget(m_refresh);
    auto *second = new QHBoxLayout;
    second->setSpacing(4);
    second->addWidget(m_orderRow);
    second->addWidget(m_statement, 1);
    second->addWidget(m_add);
    second->addWidget(m_copy);
    second->addWidget(m_open);
    second->addWidget(m_export);
    second->addSpacing(8);
    second->addWidget(m_rows);
    second->addWidget(m_count);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 5);
    layout->setSpacing(3);
    layout->addLayout(first);
    layout->addWidget(m_error);
    layout->addLayout(second);

    connect(m_field, &ConditionField::submitted, this, &TableBar::runRequested);
    connect(m_field, &ConditionField::historyRequested, this, &TableBar::showHistory);
    connect(m_field, &QLineEdit::textChanged, this, &TableBar::clearError);
    connect(m_historyButton, &QToolButton::clicked, this, &TableBar::showHistory);
    connect(m_refresh, &QToolButton::clicked, this, &TableBar::refreshRequested);
    connect(m_back, &QToolButton::clicked, this, &TableBar::backRequested);
    connect(m_forward, &QToolButton::clicked, this, &TableBar::forwardRequested);
    connect(m_copy, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(m_sql); });
    connect(m_open, &QToolButton::clicked, this, &TableBar::openSqlRequested);
    connect(m_export, &QToolButton::clicked, this, &TableBar::exportRequested);
    connect(m_add, &QToolButton::clicked, this, &TableBar::addRowRequested);
    m_add->hide();
    connect(m_count, &QPushButton::clicked, this, [this] {
        if (m_counting)
            emit countCancelled();
        else
            emit countRequested();
    });
    const auto recolour = [this] {
        QPalette colours = m_error->palette();
        colours.setColor(QPalette::WindowText, m_theme.color(Token::Danger));
        m_error->setPalette(colours);
        update();
    };
    connect(&theme, &Theme::changed, this, recolour);
    recolour();
    setPath(false, false);
    setRows({}, {}, false);
}

QToolButton *TableBar::button(const char *name, const QString &icon, const QString &accessible,
                              const QString &toolTip)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(accessible);
    button->setToolTip(toolTip);
    button->setIcon(m_icons.icon(icon));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void TableBar::setPath(bool back, bool forward)
{
    m_back->setEnabled(back);
    m_forward->setEnabled(forward);
}

void TableBar::setOrder(const QList<core::browse::OrderBy> &order)
{
    qDeleteAll(m_orderRow->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    for (int i = 0; i < order.size(); ++i) {
        const QString text = core::browse::orderText({order[i]});
        auto *pill = new Pill(m_theme, i == 0 ? tr("ORDER BY %1").arg(text) : text, true, m_orderRow);
        pill->setObjectName(QStringLiteral("orderPill%1").arg(i));
        pill->setAccessibleName(tr("Sorted by %1").arg(text));
        pill->setToolTip(tr("Take this out of the order").toHtmlEscaped());
        connect(
            pill, &Pill::removeRequested, this, [this, i] { emit orderRemoved(i); },
            Qt::QueuedConnection); // the pill goes in the handler
        m_order->addWidget(pill);
        pill->show();
    }
    m_orderRow->setVisible(!order.isEmpty());
}

void TableBar::setStatement(const QByteArray &sql)
{
    m_sql = QString::fromUtf8(sql);
    QString line = m_sql; // what is ours needs no line breaks to be read; the user's own stay visible
    for (const char *clause : {"FROM ", "WHERE (", "ORDER BY "})
        line.replace(QLatin1Char('\n') + QLatin1String(clause), QLatin1Char(' ') + QLatin1String(clause));
    m_statement->setText(line);
}

void TableBar::showError(const core::Error &error, qsizetype position)
{
    QString text = error.message;
    if (!error.sqlState.isEmpty())
        text += QStringLiteral("  (%1)").arg(error.sqlState);
    if (!error.detail.isEmpty())
        text += QLatin1Char('\n') + error.detail;
    if (!error.hint.isEmpty())
        text += QLatin1Char('\n') + error.hint;
    m_error->setText(text);
    m_error->show();
    m_field->setProperty("error", true);
    m_field->setErrorPosition(position);
    m_field->update();
}

void TableBar::clearError()
{
    m_error->hide();
    m_error->clear();
    m_field->setProperty("error", false);
    m_field->setErrorPosition(-1);
    m_field->update();
}

QString TableBar::errorText() const
{
    return m_error->text();
}

void TableBar::setRows(const QString &text, const QString &toolTip, bool counting)
{
    m_counting = counting;
    m_rows->setText(text);
    m_rows->setToolTip(toolTip);
    m_count->setText(counting ? tr("Cancel") : tr("Count"));
    m_count->setAccessibleName(counting ? tr("Cancel counting") : tr("Count the rows exactly"));
    m_count->setToolTip(counting
                            ? tr("Stop counting")
                            : tr("Count the rows exactly, with the same condition, on a second session"));
}

void TableBar::showHistory()
{
    fillHistory();
    m_historyMenu->popup(m_field->mapToGlobal(QPoint(0, m_field->height())));
}

void TableBar::fillHistory()
{
    m_historyMenu->clear();
    for (const QString &condition : m_history) {
        QString shown = condition.simplified();
        if (shown.size() > 120)
            shown = shown.left(119) + QChar(0x2026);
        QAction *action = m_historyMenu->addAction(shown.replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setFont(m_theme.codeFont());
        connect(action, &QAction::triggered, this, [this, condition] { emit historyChosen(condition); });
    }
    if (m_history.isEmpty())
        m_historyMenu->addAction(tr("Nothing was asked of this table yet"))->setEnabled(false);
}

void TableBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // in a narrow window the statement is what is wanted least; it stays a tool tip and a button away
    m_statement->setVisible(width() >= 480);
    layout()->activate();
    m_error->setContentsMargins(std::max(0, m_field->x() - m_error->x()), 0, 0, 0); // under what it is about
}

void TableBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Window));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(Token::Border));
}

void TableBar::setCanAddRow(bool can)
{
    m_add->setVisible(can);
}

} // namespace ui::table
