// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indexing/trypanel.h"

#include "core/session/borrow.h"
#include "ui/base/amounts.h"
#include "ui/base/segmented.h"
#include "ui/connections/tonelabel.h"
#include "ui/indexing/texttable.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace ui::indexing {

using core::indexing::Plan;
using core::indexing::TriedStatement;
using core::indexing::TryRequest;
using core::indexing::TryResult;
using core::session::Job;
using core::session::Link;

namespace {

QString costText(double cost)
{
    return roughCountText(cost);
}

} // namespace

QString askedText(const QByteArray &statement, const core::indexing::ColumnRef &column)
{
    const QString text = QString::fromUtf8(statement);
    const QString start = QStringLiteral("select *\nfrom ") + column.qualified() + QStringLiteral("\nwhere ");
    return text.startsWith(start) ? text.mid(start.size()) : text;
}

TryPanel::TryPanel(const Theme &theme, core::session::Pool &pool, Prompts &prompts, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_pool(pool)
    , m_prompts(prompts)
    , m_rows(theme, {tr("Statement"), tr("Cost before"), tr("with it"), tr("Planner")})
{
    m_where
        = new Segmented(theme, QStringLiteral("indexTryWhere"), {tr("On a copy"), tr("On the table")}, this);
    m_where->setAccessibleName(tr("Where the index is tried"));
    m_about = new connections::ToneLabel(theme, Token::Muted, {}, this);
    m_about->setObjectName(QStringLiteral("indexTryAbout"));
    m_about->setWordWrap(true);
    m_start = new QPushButton(this);
    m_start->setObjectName(QStringLiteral("indexTry"));
    m_start->setProperty("primary", true);
    m_told = connections::makeMessageLabel(theme, Token::Text, this);
    m_told->setObjectName(QStringLiteral("indexTryTold"));
    m_view = makeTextTable(m_rows, QStringLiteral("indexTryRows"), tr("Statements with the index"), this);
    m_view->setMaximumHeight(6 * metrics::TreeRow);
    m_plans = new QWidget(this);
    auto *plans = new QHBoxLayout(m_plans);
    plans->setContentsMargins(0, 0, 0, 0);
    plans->setSpacing(8);
    const auto plan = [&](const QString &name, const QString &head) {
        auto *column = new QVBoxLayout;
        column->setSpacing(2);
        auto *label = new connections::ToneLabel(theme, Token::Muted, head, m_plans);
        label->setFont(theme.smallFont());
        auto *text = new QPlainTextEdit(m_plans);
        text->setObjectName(name);
        text->setAccessibleName(head);
        text->setReadOnly(true);
        text->setLineWrapMode(QPlainTextEdit::NoWrap);
        text->setFont(theme.codeFont());
        column->addWidget(label);
        column->addWidget(text, 1);
        plans->addLayout(column, 1);
        return text;
    };
    m_before = plan(QStringLiteral("indexPlanBefore"), tr("Plan as it is"));
    m_after = plan(QStringLiteral("indexPlanAfter"), tr("Plan with the index"));
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_where);
    row->addWidget(m_start);
    row->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(row);
    column->addWidget(m_about);
    column->addWidget(m_told);
    column->addWidget(m_view);
    column->addWidget(m_plans, 1);
    column->addStretch(0);
    connect(m_where, &Segmented::currentChanged, this, [this] {
        m_result.reset();
        tell({}, Token::Text);
        showResult();
        showState();
    });
    connect(m_start, &QPushButton::clicked, this, [this] { m_running ? stop() : start(); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TryPanel::showPlans);
    setSubject({});
}

TryPanel::~TryPanel()
{
    stop();
}

bool TryPanel::onTable() const
{
    return m_where->current() == 1;
}

void TryPanel::setSubject(const std::optional<Subject> &subject)
{
    stop();
    ++m_serial; // whatever still runs is of another one
    m_running = false;
    m_subject = subject;
    m_result.reset();
    tell({}, Token::Text);
    if (m_subject && !m_subject->column.tableProblem.isEmpty())
        m_where->setCurrent(0);
    showResult();
    showState();
}

void TryPanel::showState()
{
    setVisible(m_subject.has_value());
    if (!m_subject)
        return;
    const core::indexing::JsonColumn &column = m_subject->column;
    const QString table = column.ref.qualified();
    m_where->setSegmentEnabled(1, column.tableProblem.isEmpty());
    m_where->setEnabled(!m_running && column.problem.isEmpty());
    const TryRequest limits;
    QString about;
    if (!column.problem.isEmpty())
        about = column.problem;
    else if (onTable())
        about = tr("Builds the index on %1 itself and rolls it back. Until then nobody can write to "
                   "the table; the build is "
                   "given up after %2 s. It waits for %3 to get the lock, and gives up then.")
                    .arg(table, QString::number(limits.statementTimeout.count() / 1000),
                         durationText(limits.lockTimeout));
    else
        about = tr("Builds it on a temporary copy of up to %1 rows, which goes again. Nobody is "
                   "locked out; the size is "
                   "an estimate from it.")
                    .arg(countText(limits.copiedRows))
            + (column.tableProblem.isEmpty() ? QString() : QLatin1Char(' ') + column.tableProblem);
    m_about->setTone(onTable() && column.problem.isEmpty() ? Token::Warn : Token::Muted);
    m_about->setText(about);
    m_start->setText(m_running ? tr("Stop") : onTable() ? tr("Lock and try") : tr("Try"));
    m_start->setToolTip(m_running ? tr("Stops the try; nothing stays of it")
                                  : tr("Builds the index in a transaction that is rolled back"));
    m_start->setEnabled(column.problem.isEmpty());
}

void TryPanel::tell(const QString &text, Token tone)
{
    m_told->setTone(tone);
    m_told->setText(text);
    m_told->setVisible(!text.isEmpty());
}

void TryPanel::start()
{
    if (!m_subject || m_running || !m_subject->column.problem.isEmpty())
        return;
    if (!onTable() || m_subject->profile.environment != core::profile::Environment::Production) {
        run();
        return;
    }
    Question question;
    question.title = tr("Lock %1 on production?").arg(m_subject->column.ref.table);
    question.text = tr("%1 is a production connection. While the index is built, everybody who writes to the "
                       "table waits.")
                        .arg(m_subject->profile.title());
    question.answers = {{tr("Lock and try"), Question::Role::Danger}};
    m_prompts.ask(question, this, [this](int chosen) {
        if (chosen == 0)
            run();
    });
}

void TryPanel::run()
{
    if (!m_subject || m_running)
        return;
    TryRequest request;
    request.column = m_subject->column.ref;
    request.candidate = m_subject->candidate;
    request.statements = m_subject->statements;
    request.onTable = onTable();
    m_result.reset();
    showResult();
    m_running = true;
    tell(request.onTable ? tr("Building on the table\u2026") : tr("Copying and building\u2026"),
         Token::Muted);
    showState();
    const quint64 serial = ++m_serial;
    core::session::borrow<TryResult>(
        m_pool.exclusive(m_subject->profile, m_subject->database), this, tr("Trying an index"),
        [request](Link &link, Job &job) { return core::indexing::tryIndex(link, job, request); },
        {[this, serial] { return serial == m_serial; },
         [this](std::function<void()> stopper) { m_stop = std::move(stopper); },
         {}},
        [this](core::Result<TryResult> result) {
            m_running = false;
            m_stop = {};
            if (result)
                m_result = *std::move(result);
            else
                tell(result.error().isCancelled() ? tr("Stopped. Nothing stays of it.")
                                                  : result.error().toText(),
                     result.error().isCancelled() ? Token::Muted : Token::Danger);
            showResult();
            showState();
            emit finished();
        });
}

void TryPanel::stop()
{
    if (const auto stopper = std::exchange(m_stop, {}))
        stopper();
}

void TryPanel::showResult()
{
    m_view->setVisible(m_result && !m_result->statements.isEmpty());
    m_plans->setVisible(m_result && !m_result->statements.isEmpty());
    if (!m_result)
        return;
    const TryResult &result = *m_result;
    const auto expected = result.expectedBytes();
    QString text = tr("%1 for %2, built in %3.")
                       .arg(sizeText(result.bytes), rowsText(result.rows), durationText(result.buildTime));
    if (!result.onTable && result.rows != result.tableRows)
        text += QLatin1Char(' ')
            + (expected ? tr("The whole table has about %1 rows: about %2.")
                              .arg(roughCountText(double(result.tableRows)), sizeText(*expected))
                        : tr("How many rows the table has is not known before ANALYZE."));
    tell(text, Token::Text);
    QList<QList<Cell>> rows;
    for (qsizetype i = 0; i < result.statements.size(); ++i) {
        const TriedStatement &tried = result.statements.at(i);
        QList<Cell> row{{askedText(m_subject->statements.at(i), m_subject->column.ref),
                         {},
                         QString::fromUtf8(m_subject->statements.at(i)),
                         true}};
        row << Cell{tried.before ? costText(tried.before->cost) : QString(), {}, {}, false, true}
            << Cell{tried.after ? costText(tried.after->cost) : QString(), {}, {}, false, true};
        if (!tried.before || !tried.after)
            row << Cell{tr("cannot be planned"), Token::Danger, tried.error.toText()};
        else if (tried.used)
            row << Cell{tr("uses it"), Token::Ok};
        else if (tried.usable)
            row << Cell{
                tr("can use it"), Token::Warn,
                result.onTable
                    ? tr(
                        "It could, but reading the table costs less by the planner's estimate: the condition "
                        "leaves too many rows, or the table has too few.")
                    : tr("Reading all of so few rows costs less by the planner's estimate; the plan "
                         "shown is the "
                         "one with the index.")};
        else
            row << Cell{tr("does not use it"), Token::Muted};
        rows << row;
    }
    m_rows.setRows(rows);
    if (!rows.isEmpty())
        m_view->selectRow(0);
    showPlans();
}

void TryPanel::showPlans()
{
    const int row = m_view->currentIndex().row();
    if (!m_result || row < 0 || row >= m_result->statements.size())
        return;
    const TriedStatement &tried = m_result->statements.at(row);
    m_before->setPlainText(tried.before ? tried.before->text : tried.error.toText());
    m_after->setPlainText(tried.after ? tried.after->text : tried.error.toText());
}

} // namespace ui::indexing
