// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/scripttab.h"

#include "core/ddl/multirun.h"
#include "core/ddl/scriptrunner.h"
#include "ui/base/amounts.h"
#include "ui/base/banner.h"
#include "ui/base/elidedlabel.h"
#include "ui/base/progressline.h"
#include "ui/connections/tonelabel.h"
#include "ui/forms/hairline.h"
#include "ui/forms/sqlpanel.h"
#include "ui/forms/tryreportview.h"

#include <QApplication>
#include <QClipboard>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui::access {

using core::Error;
using core::Result;
using core::ddl::SaveOutcome;
using core::ddl::TryReport;
using core::session::Lease;

namespace {

constexpr int Margin = 28;
constexpr int NarrowTab = 760; ///< below it the SQL stands under the fields
constexpr int SqlWidth = 360;

} // namespace

ScriptTab::ScriptTab(const forms::FormServices &services, const forms::FormPlace &place, QWidget *parent)
    : Tab(parent)
    , m_services(services)
    , m_access(new forms::FormAccess(services.pool, services.connector, this))
    , m_outer(new QSplitter(Qt::Vertical, this))
    , m_inner(new QSplitter(Qt::Horizontal, this))
    , m_scroll(new QScrollArea(this))
    , m_progress(new ProgressLine(services.theme, this))
    , m_banner(new Banner(services.theme, services.icons, this))
    , m_readOnly(new Banner(services.theme, services.icons, this))
    , m_form(new forms::FormView(services.theme, services.icons, this))
    , m_sql(new forms::SqlPanel(services.theme, services.icons, this))
    , m_report(new forms::TryReportView(services.theme, services.icons, this))
{
    m_access->setPlace(place);
    m_banner->setObjectName(QStringLiteral("accessBanner"));
    m_readOnly->setObjectName(QStringLiteral("accessReadOnly"));
    m_readOnly->setClosable(false);
    m_progress->setGroove(false);

    auto *content = new QWidget(this);
    m_body = new QVBoxLayout(content);
    m_body->setContentsMargins(Margin, 20, Margin, Margin);
    m_body->setSpacing(16);
    m_body->addWidget(makeHead());
    m_body->addWidget(m_form);
    m_scroll->setObjectName(QStringLiteral("accessScroll"));
    m_scroll->setAccessibleName(tr("Question and answer"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(content);
    m_scroll->viewport()->setBackgroundRole(QPalette::Base);
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);

    auto *left = new QWidget(this);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_progress);
    column->addWidget(m_banner);
    column->addWidget(m_readOnly);
    column->addWidget(m_scroll, 1);
    m_inner->setObjectName(QStringLiteral("accessSplitter"));
    m_inner->addWidget(left);
    m_inner->addWidget(m_sql);
    m_inner->setStretchFactor(0, 1);
    m_inner->setStretchFactor(1, 0);
    m_inner->setChildrenCollapsible(false);
    m_sql->setMinimumWidth(220);
    m_sql->setMinimumHeight(120);
    left->setMinimumWidth(260);
    m_outer->addWidget(m_inner);
    m_outer->addWidget(m_report);
    m_outer->setStretchFactor(0, 1);
    m_outer->setChildrenCollapsible(false);
    m_report->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_outer);

    m_clock.setInterval(250);
    connect(&m_clock, &QTimer::timeout, this, &Tab::statusChanged);
    connect(m_sql, &forms::SqlPanel::saveRequested, this, [this] { save(); });
    connect(m_sql, &forms::SqlPanel::tryRequested, this, &ScriptTab::tryOut);
    connect(m_sql, &forms::SqlPanel::cancelRequested, this, &ScriptTab::cancel);
    connect(m_sql, &forms::SqlPanel::copyRequested, this,
            [this] { withScript([this] { QApplication::clipboard()->setText(m_script.toSql()); }); });
    connect(m_sql, &forms::SqlPanel::openRequested, this,
            [this] { withScript([this] { emit openSqlRequested(m_script.toSql() + QLatin1Char('\n')); }); });
    connect(m_report, &forms::TryReportView::closed, m_report, &QWidget::hide);
    setFocusProxy(m_scroll);
    m_sql->setScript({});
}

ScriptTab::~ScriptTab()
{
    m_run.reset();
}

QWidget *ScriptTab::makeHead()
{
    auto *head = new QWidget(this);
    m_icon = new QLabel(head);
    m_icon->setFixedSize(20, 24);
    m_name = new ElidedLabel(m_services.theme, {}, head);
    m_name->setObjectName(QStringLiteral("accessName"));
    QFont large = m_name->font();
    large.setPixelSize(18);
    large.setWeight(QFont::DemiBold);
    m_name->setFont(large);
    m_headline = new ElidedLabel(m_services.theme, {}, head);
    m_headline->setObjectName(QStringLiteral("accessHeadline"));
    m_headline->setColor(Token::Muted);
    m_reload = new QToolButton(head);
    m_reload->setObjectName(QStringLiteral("accessReload"));
    m_reload->setIcon(m_services.icons.icon(QStringLiteral("refresh")));
    m_reload->setAutoRaise(true);
    m_reload->setAccessibleName(tr("Read again"));
    m_reload->setToolTip(tr("Ask the server again"));
    connect(m_reload, &QToolButton::clicked, this, &ScriptTab::reload);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(10);
    line->addWidget(m_icon);
    line->addWidget(m_name, 1);
    line->addWidget(m_reload);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(line);
    column->addWidget(m_headline);
    connect(&m_services.theme, &Theme::changed, this, [this] {
        m_icon->setPixmap(m_services.icons.pixmap(m_iconName, Token::Accent, 20, devicePixelRatioF()));
    });
    return head;
}

connections::ToneLabel *ScriptTab::addHeading(const QString &text)
{
    auto *label = new connections::ToneLabel(m_services.theme, Token::Text, text, this);
    QFont bold = label->font();
    bold.setWeight(QFont::DemiBold);
    label->setFont(bold);
    m_body->addWidget(label);
    return label;
}

void ScriptTab::addLine()
{
    m_body->addWidget(new forms::HairLine(m_services.theme, this));
}

void ScriptTab::setHead(const QString &icon, const QString &name, const QString &headline)
{
    m_iconName = icon;
    m_icon->setPixmap(m_services.icons.pixmap(icon, Token::Accent, 20, devicePixelRatioF()));
    m_name->setText(name);
    m_headline->setText(headline);
}

// --- what the window asks

tabs::TabStatus ScriptTab::status() const
{
    tabs::TabStatus status;
    status.profile = place().profile;
    status.database = place().database;
    status.session = m_info;
    status.placeIsFixed = true;
    status.running = isBusy();
    const auto since = [this](const QString &text) {
        const qint64 seconds = m_since.isValid() ? m_since.elapsed() / 1000 : 0;
        return seconds < 1 ? text : text + QLatin1Char(' ') + durationText(std::chrono::seconds(seconds));
    };
    switch (m_state) {
    case State::Reading:
        status.state = since(tr("reading"));
        break;
    case State::Saving:
        status.state = since(tr("saving"));
        break;
    case State::Trying:
        status.state = since(tr("trying"));
        break;
    case State::Idle:
        status.state = m_info ? tr("idle") : tr("not connected");
        break;
    }
    return status;
}

void ScriptTab::cancel()
{
    if (m_stop)
        m_stop();
}

void ScriptTab::focusWork()
{
    m_form->focusFirst();
}

void ScriptTab::requestClose(std::function<void(bool)> answer)
{
    Question question;
    if (m_state == State::Saving) {
        question.title = tr("“%1” is being saved").arg(title());
        question.text = tr("Closing the tab stops it. What is in one transaction is rolled back then.");
        question.answers = {{tr("Stop and close"), Question::Role::Danger}};
        m_services.prompts.ask(question, this, [answer](int chosen) { answer(chosen == 0); });
        return;
    }
    if (!isModified()) {
        answer(true);
        return;
    }
    question.title = tr("Save the changes to “%1”?").arg(title());
    question.answers
        = {{tr("Save"), Question::Role::Primary}, {tr("Close without saving"), Question::Role::Danger}};
    m_services.prompts.ask(question, this, [this, answer](int chosen) {
        if (chosen == 0)
            save(answer);
        else
            answer(chosen == 1);
    });
}

// --- states

void ScriptTab::setState(State state)
{
    m_state = state;
    if (isBusy()) {
        if (!m_clock.isActive())
            m_since.start();
        m_clock.start();
        m_progress->setIndeterminate();
    } else {
        m_since.invalidate();
        m_clock.stop();
        m_progress->setIdle();
    }
    // a widget that is disabled gives its focus to just any other
    const bool writing = state == State::Saving || state == State::Trying;
    if (writing && isAncestorOf(QApplication::focusWidget()))
        m_focusBefore = QApplication::focusWidget();
    showState();
    if (writing && m_focusBefore) {
        m_sql->focusCancel();
    } else if (m_focusBefore) {
        m_focusBefore->setFocus(Qt::OtherFocusReason);
        m_focusBefore.clear();
    }
    emit statusChanged();
}

void ScriptTab::showState()
{
    const bool writing = m_state == State::Saving || m_state == State::Trying;
    m_sql->setWork(m_state == State::Saving       ? forms::SqlPanel::Work::Saving
                       : m_state == State::Trying ? forms::SqlPanel::Work::Trying
                                                  : forms::SqlPanel::Work::None);
    m_sql->setReadOnly(isBusy() || !readOnlyReason().isEmpty());
    // what is being saved must stay what is shown
    m_scroll->widget()->setEnabled(!writing);
    const QString reason = readOnlyReason();
    if (reason.isEmpty())
        m_readOnly->clear();
    else
        m_readOnly->setMessage(Banner::Tone::Info, reason);
}

void ScriptTab::ended()
{
    m_stop = {};
    setState(State::Idle);
}

QString ScriptTab::readOnlyReason() const
{
    if (place().profile.readOnly)
        return tr("The connection is opened read-only: the script can be read and copied, not saved");
    if (m_info && m_info->standby)
        return tr("The server is a standby: it takes no changes");
    return m_reason;
}

void ScriptTab::setReadOnly(const QString &reason)
{
    m_reason = reason;
    showState();
}

void ScriptTab::showScript(const core::ddl::Script &script, const QString &note)
{
    m_awaited = false;
    m_script = script;
    m_sql->setScript(script, script.isEmpty() ? note : QString());
    m_sql->setReadOnly(isBusy() || !readOnlyReason().isEmpty());
    emit statusChanged();
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &then : waiting)
        then();
}

void ScriptTab::withScript(std::function<void()> then)
{
    if (m_awaited)
        m_waiting << std::move(then);
    else
        then();
}

void ScriptTab::showReadError(const Error &error)
{
    if (error.isCancelled())
        m_banner->setMessage(Banner::Tone::Info, tr("Reading was stopped."));
    else
        m_banner->setError(error);
    m_banner->addButton(
        error.connectionLost || error.kind == Error::Kind::Connection ? tr("Reconnect") : tr("Read again"),
        [this] { reload(); }, true);
}

void ScriptTab::reload()
{
    if (m_state == State::Saving || m_state == State::Trying)
        return;
    m_banner->clear();
    load();
}

void ScriptTab::resizeEvent(QResizeEvent *event)
{
    Tab::resizeEvent(event);
    fitSplitter();
}

void ScriptTab::fitSplitter()
{
    const Qt::Orientation wanted = width() < NarrowTab ? Qt::Vertical : Qt::Horizontal;
    if (m_inner->orientation() == wanted && m_inner->property("fitted").isValid())
        return;
    m_inner->setProperty("fitted", true);
    m_inner->setOrientation(wanted);
    if (wanted == Qt::Vertical)
        m_inner->setSizes({std::max(1, height() * 3 / 5), std::max(1, height() * 2 / 5)});
    else
        m_inner->setSizes({std::max(1, width() - SqlWidth), SqlWidth});
}

// --- saving and trying

void ScriptTab::save(std::function<void(bool)> then)
{
    if (m_awaited) {
        withScript([this, then] { save(then); });
        return;
    }
    const auto refuse = [&then] {
        if (then)
            then(false);
    };
    if (isBusy() || m_script.isEmpty() || !readOnlyReason().isEmpty()) {
        refuse();
        return;
    }
    if (const QString wrong = problem(); !wrong.isEmpty() || !m_form->check()) {
        if (!wrong.isEmpty())
            m_banner->setMessage(Banner::Tone::Warn, wrong);
        refuse();
        return;
    }
    if (place().profile.environment != core::profile::Environment::Production) {
        runSave(std::move(then));
        return;
    }
    Question question;
    question.title = tr("Save this on production?");
    question.text = tr("%1 is a production connection.").arg(place().profile.title());
    question.detail = m_script.preview();
    question.answers = {{tr("Save on production"), Question::Role::Danger}};
    m_services.prompts.ask(question, this, [this, then = std::move(then)](int answer) mutable {
        if (answer == 0 && !isBusy())
            runSave(std::move(then));
        else if (then)
            then(false);
    });
}

void ScriptTab::runSave(std::function<void(bool)> then)
{
    m_banner->clear();
    m_run = std::make_unique<core::ddl::MultiRun>(
        [this](const QString &database) { return m_access->shared(database); }, m_script,
        core::ddl::SaveOptions());
    connect(
        m_run.get(), &core::ddl::MultiRun::finished, this,
        [this, then = std::move(then)](const SaveOutcome &outcome) { saveDone(outcome, then); },
        Qt::QueuedConnection);
    m_stop = [this] {
        if (m_run)
            m_run->cancel();
    };
    setState(State::Saving);
    m_run->start();
}

void ScriptTab::saveDone(const SaveOutcome &outcome, const std::function<void(bool)> &then)
{
    m_run.reset();
    ended();
    const QString ours = outcome.summary(m_script);
    if (outcome.ok()) {
        m_banner->setMessage(Banner::Tone::Ok, tr("Saved."));
        m_report->hide();
    } else if (!outcome.error
               || (outcome.error->isCancelled() && outcome.fate == SaveOutcome::Fate::Nothing)) {
        m_banner->setMessage(Banner::Tone::Info, ours);
    } else {
        Error told = *outcome.error;
        told.hint = told.hint.isEmpty() ? ours : told.hint + QLatin1Char('\n') + ours;
        m_banner->setError(told);
    }
    if (outcome.fate != SaveOutcome::Fate::Nothing) {
        emit saved();
        if (isAncestorOf(QApplication::focusWidget())) // there may be nothing left to save
            m_scroll->setFocus(Qt::OtherFocusReason);
        m_saved = true;
        load();
        m_saved = false;
    }
    if (then)
        then(outcome.ok());
}

void ScriptTab::tryOut()
{
    if (m_awaited) {
        withScript([this] { tryOut(); });
        return;
    }
    if (isBusy() || m_script.isEmpty())
        return;
    m_banner->clear();
    m_tried = m_script;
    const quint64 serial = ++m_serial;
    setState(State::Trying);
    auto leasing = std::make_shared<core::Task<Lease>>(m_access->own());
    m_stop = [leasing] { leasing->requestStop(); };
    core::whenDone(*leasing, this, [this, serial](Result<Lease> lease) {
        if (serial != m_serial)
            return;
        if (!lease) {
            ended();
            m_banner->setError(lease.error());
            return;
        }
        auto held = std::make_shared<Lease>(std::move(*lease));
        auto trying = std::make_shared<core::Task<TryReport>>((*held)->run<TryReport>(
            tr("Trying"), [script = m_tried](core::session::Link &link, core::session::Job &job) {
                return Result<TryReport>(core::ddl::tryOut(link, job, script));
            }));
        m_stop = [trying] { trying->requestStop(); };
        core::whenDone(*trying, this, [this, serial, held](Result<TryReport> report) {
            held->release();
            if (serial != m_serial)
                return;
            ended();
            if (report)
                tried(*report);
            else
                m_banner->setError(report.error());
        });
    });
}

void ScriptTab::tried(const TryReport &report)
{
    m_report->setReport(report, m_tried);
    if (!m_report->isVisibleTo(this)) {
        m_report->show();
        m_outer->setSizes({std::max(1, height() * 3 / 5), std::max(1, height() * 2 / 5)});
    }
}

} // namespace ui::access
