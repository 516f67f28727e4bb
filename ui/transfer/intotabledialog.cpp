// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/intotabledialog.h"

#include "core/base/sqlquote.h"
#include "ui/base/amounts.h"
#include "ui/connections/formgrid.h"
#include "ui/connections/tonelabel.h"
#include "ui/transfer/columnmapping.h"
#include "ui/transfer/rowfate.h"

#include <QCheckBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

namespace ui::transfer {

using connections::ToneLabel;

namespace {

constexpr int LeftWidth = 400;
constexpr int EditorHeight = 170;

} // namespace

IntoTableDialog::IntoTableDialog(const Theme &theme, const Icons &icons, Prompts &prompts, const Texts &texts,
                                 const QString &newTip, QWidget *parent)
    : TransferDialog(theme, icons, texts, parent)
    , m_theme(theme)
    , m_prompts(prompts)
    , m_prefix(texts.prefix)
{
    m_where = new connections::FormGrid(theme);
    m_new = named(new QCheckBox(QStringLiteral("A new table")), qPrintable(name("New")),
                  QStringLiteral("A new table"), newTip);
    m_fate = new RowFate(theme, m_prefix);
    m_columns = new ColumnMapping(theme, m_prefix);
    m_createLabel = new ToneLabel(theme, Token::Muted, QStringLiteral("The new table (can be changed)"));
    m_create = makeEditor("Create", QStringLiteral("The statement that makes the table"), false);
    m_sqlLabel = new ToneLabel(theme, Token::Muted, QStringLiteral("What will run"));
    m_sql = makeEditor("Sql", QStringLiteral("SQL that will run"), true);
    m_try = makeButton(
        qPrintable(name("Try")), QStringLiteral("Try"),
        QStringLiteral("Do it all in a transaction that is rolled back, and tell what would happen"));
    connect(m_try, &QPushButton::clicked, this, &IntoTableDialog::tryOut);
}

QPlainTextEdit *IntoTableDialog::makeEditor(const char *part, const QString &accessible, bool readOnly)
{
    auto *edit = new QPlainTextEdit;
    edit->setObjectName(name(part));
    edit->setAccessibleName(accessible);
    edit->setReadOnly(readOnly);
    edit->setFont(m_theme.codeFont());
    edit->setTabChangesFocus(true);
    edit->setLineWrapMode(readOnly ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
    edit->setMaximumHeight(EditorHeight);
    return edit;
}

void IntoTableDialog::build(const QString &optionsName, QWidget *fields, QWidget *summary)
{
    auto *inner = new QWidget;
    auto *options = new QVBoxLayout(inner);
    options->setContentsMargins(0, 0, 2 * metrics::Step, 0);
    options->setSpacing(metrics::Step);
    options->addWidget(m_where);
    if (fields)
        options->addWidget(fields);
    options->addSpacing(2 * metrics::Step);
    options->addWidget(m_fate);
    options->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setObjectName(name("Options"));
    scroll->setAccessibleName(optionsName);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inner);
    scroll->setMinimumWidth(LeftWidth);
    m_left = scroll;

    auto *right = new QWidget;
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * metrics::Step);
    if (summary)
        column->addWidget(summary);
    column->addWidget(m_columns, 1);
    column->addWidget(m_createLabel);
    column->addWidget(m_create);
    column->addWidget(m_sqlLabel);
    column->addWidget(m_sql);

    auto *splitter = new QSplitter;
    splitter->setObjectName(name("Splitter"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_left);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setHandleWidth(4 * metrics::Step);
    addButton(m_try);
    body()->addWidget(m_banner);
    body()->addWidget(splitter, 1);
}

bool IntoTableDialog::isNew() const
{
    return m_new->isChecked();
}

QString IntoTableDialog::createStatement() const
{
    QString statement = m_create->toPlainText().trimmed();
    while (statement.endsWith(QLatin1Char(';')))
        statement.chop(1);
    return statement;
}

void IntoTableDialog::showScript(const QString &text, bool possible)
{
    m_sql->setPlainText(text);
    m_start->setEnabled(possible && !isRunning());
    m_try->setEnabled(possible && !isRunning());
}

void IntoTableDialog::run(bool dryRun)
{
    const std::function<void()> work = workFor(dryRun);
    if (isRunning() || !work)
        return;
    const std::optional<Question> question = dryRun ? std::nullopt : questionBefore();
    if (!question)
        return work();
    m_prompts.ask(*question, this, [this, work](int answer) {
        if (answer == 0 && !isRunning())
            work();
    });
}

void IntoTableDialog::lock(bool running)
{
    m_left->setEnabled(!running);
    m_columns->setEnabled(!running);
    m_create->setReadOnly(running);
    showSql();
}

QString IntoTableDialog::reportText(qint64 rows, qint64 skipped, const QStringList &table,
                                    std::chrono::microseconds total, bool dryRun)
{
    QString text = (dryRun ? QStringLiteral("%1 would go into %2 (%3); everything was rolled back")
                           : QStringLiteral("%1 went into %2 in %3"))
                       .arg(rowsText(rows), core::quoteQualified(table),
                            durationText(std::chrono::duration_cast<std::chrono::milliseconds>(total)));
    if (skipped > 0)
        text += QStringLiteral("; %1 were there already").arg(rowsText(skipped));
    return text;
}

void IntoTableDialog::showFailure(const core::Error &error, const QString &cancelled)
{
    if (error.isCancelled())
        m_banner->setMessage(Banner::Tone::Info, cancelled);
    else
        m_banner->setError(error);
    emit failed(error);
}

} // namespace ui::transfer
