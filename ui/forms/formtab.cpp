// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/formtab.h"

#include "core/ddl/multirun.h"
#include "ui/base/amounts.h"
#include "ui/base/banner.h"
#include "ui/base/elidedlabel.h"
#include "ui/base/progressline.h"
#include "ui/connections/tonelabel.h"
#include "ui/forms/conflictpanel.h"
#include "ui/forms/formaccess.h"
#include "ui/forms/formview.h"
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

namespace ui::forms {

using core::forms::Values;

namespace keys = core::settings::keys;

namespace {

constexpr int Margin = 28;
constexpr int NarrowTab = 760; ///< below it the SQL stands under the form
constexpr int LowTab = 640; ///< below it a report takes the room of the SQL, where that stands under the form
constexpr int SqlWidth = 360;
constexpr int HeadlineTop = 4;

} // namespace

FormTab::FormTab(const FormServices &services, QWidget *parent)
    : Tab(parent)
    , m_services(services)
    , m_access(new FormAccess(services.pool, services.connector, this))
    , m_outer(new QSplitter(Qt::Vertical, this))
    , m_inner(new QSplitter(Qt::Horizontal, this))
    , m_scroll(new QScrollArea(this))
    , m_progress(new ProgressLine(services.theme, m_scroll))
    , m_banner(new Banner(services.theme, services.icons, this))
    , m_readOnly(new Banner(services.theme, services.icons, this))
    , m_conflicts(new ConflictPanel(services.theme, services.icons, this))
    , m_form(new FormView(services.theme, services.icons, this))
    , m_sql(new SqlPanel(services.theme, services.icons, this))
    , m_report(new TryReportView(services.theme, services.icons, this))
{
    setObjectName(QStringLiteral("formTab"));
    m_banner->setObjectName(QStringLiteral("formBanner"));
    m_readOnly->setObjectName(QStringLiteral("formReadOnly"));
    m_progress->setGroove(false);

    auto *content = new QWidget(this);
    m_content = new QVBoxLayout(content);
    m_content->setContentsMargins(Margin, 20, Margin, Margin);
    m_content->setSpacing(16);
    m_content->addWidget(makeHead());
    m_content->addWidget(m_form, 1);
    m_scroll->setObjectName(QStringLiteral("formScroll"));
    m_scroll->setAccessibleName(tr("Form"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_scroll->setWidget(content);
    m_scroll->viewport()->setBackgroundRole(QPalette::Base);
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);

    auto *left = new QWidget(this);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(m_readOnly);
    column->addWidget(m_conflicts);
    column->addWidget(m_scroll, 1);
    m_inner->addWidget(left);
    m_inner->addWidget(m_sql);
    m_inner->setStretchFactor(0, 1);
    m_inner->setStretchFactor(1, 0);
    m_inner->setChildrenCollapsible(false);
    m_inner->setObjectName(QStringLiteral("formSplitter"));
    m_sql->setMinimumWidth(220);
    left->setMinimumWidth(260);
    m_outer->addWidget(m_inner);
    m_outer->addWidget(m_report);
    m_outer->setStretchFactor(0, 1);
    m_outer->setChildrenCollapsible(false);
    m_report->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_outer);

    m_readOnly->setClosable(false);
    m_clock.setInterval(250);
    connect(&m_clock, &QTimer::timeout, this, &Tab::statusChanged);
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(0); // once for all that one edit sets off
    connect(&m_refresh, &QTimer::timeout, this, &FormTab::refreshScript);
    m_draftDelay.setSingleShot(true);
    m_draftDelay.setInterval(200);
    connect(&m_draftDelay, &QTimer::timeout, this, &FormTab::keepDraft);
    connect(m_form, &FormView::edited, this, &FormTab::edited);
    connect(m_conflicts, &ConflictPanel::decided, this, &FormTab::decided);
    connect(m_sql, &SqlPanel::saveRequested, this, [this] { save(); });
    connect(m_sql, &SqlPanel::tryRequested, this, &FormTab::tryOut);
    connect(m_sql, &SqlPanel::cancelRequested, this, &FormTab::cancel);
    connect(m_sql, &SqlPanel::copyRequested, this,
            [this] { QGuiApplication::clipboard()->setText(m_script.toSql()); });
    connect(m_sql, &SqlPanel::openRequested, this,
            [this] { emit openSqlRequested(m_script.toSql() + QLatin1Char('\n')); });
    connect(m_report, &TryReportView::closed, this, [this] {
        m_report->hide();
        fitSplitter();
    });
    connect(m_inner, &QSplitter::splitterMoved, this, [this] {
        if (m_inner->orientation() == Qt::Horizontal)
            m_services.settings.set(keys::formSplitter, m_inner->saveState());
    });
    setFocusProxy(m_scroll);
    setState(State::Empty);
}

FormTab::~FormTab()
{
    if (m_draftDelay.isActive())
        keepDraft();
    m_run.reset();
}

QWidget *FormTab::makeHead()
{
    auto *head = new QWidget(this);
    m_icon = new QLabel(head);
    m_icon->setFixedSize(20, 24);
    m_name = new ElidedLabel(m_services.theme, {}, head);
    m_name->setObjectName(QStringLiteral("formName"));
    QFont large = m_name->font();
    large.setPixelSize(18);
    large.setWeight(QFont::DemiBold);
    m_name->setFont(large);
    m_headline = new ElidedLabel(m_services.theme, {}, head);
    m_headline->setObjectName(QStringLiteral("formHeadline"));
    m_headline->setColor(Token::Muted);
    m_reload = new QToolButton(head);
    m_reload->setObjectName(QStringLiteral("formReload"));
    m_reload->setIcon(m_services.icons.icon(QStringLiteral("refresh")));
    m_reload->setAutoRaise(true);
    m_reload->setAccessibleName(tr("Read again"));
    m_reload->setToolTip(tr("Read it from the server again; your changes stay"));
    connect(m_reload, &QToolButton::clicked, this, &FormTab::reload);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(10);
    line->addWidget(m_icon);
    line->addWidget(m_name, 1);
    line->addWidget(m_reload);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(HeadlineTop);
    column->addLayout(line);
    column->addWidget(m_headline);
    connect(&m_services.theme, &Theme::changed, this, &FormTab::showHead);
    return head;
}

void FormTab::addSection(const QString &title, FormSection *section)
{
    if (!title.isEmpty() || m_sections.isEmpty())
        m_form->addPart(new HairLine(m_services.theme, this));
    if (!title.isEmpty()) {
        auto *label = new connections::ToneLabel(m_services.theme, Token::Text, title, this);
        QFont bold = label->font();
        bold.setWeight(QFont::DemiBold);
        label->setFont(bold);
        m_form->addPart(label);
        if (section->accessibleName().isEmpty())
            section->setAccessibleName(title);
    }
    m_form->addPart(section, 1);
    m_sections << Section{title, section};
    connect(section, &FormSection::edited, this, &FormTab::edited);
}

QList<FormSection *> FormTab::sections() const
{
    QList<FormSection *> list;
    for (const Section &section : m_sections)
        list << section.widget;
    return list;
}

const FormPlace &FormTab::place() const
{
    return m_access->place();
}

// --- what the window asks

QString FormTab::title() const
{
    const QString kind = m_ref.kind;
    if (!isNew())
        return m_ref.text();
    const QString typed = m_objectForm ? m_form->values().text(m_objectForm->nameField) : QString();
    if (!typed.isEmpty())
        return typed;
    const auto *known = m_services.kinds.find(kind);
    return tr("New %1").arg(known ? known->label.toLower() : kind);
}

QString FormTab::iconName() const
{
    if (m_objectForm)
        return m_objectForm->icon;
    const auto *kind = m_services.kinds.find(m_ref.kind);
    return kind ? kind->icon : QStringLiteral("edit");
}

tabs::TabStatus FormTab::status() const
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
    case State::Empty:
    case State::Restored:
    case State::Unread:
        status.state = tr("not connected");
        break;
    case State::Ready:
    case State::Gone:
        status.state = tr("idle");
        break;
    }
    return status;
}

bool FormTab::isModified() const
{
    if (!m_reading)
        return false;
    return m_form->isModified()
        || std::any_of(m_sections.begin(), m_sections.end(),
                       [](const Section &section) { return section.widget->isModified(); });
}

void FormTab::cancel()
{
    if (m_stop)
        m_stop();
}

void FormTab::focusWork()
{
    m_form->focusFirst();
}

void FormTab::requestClose(std::function<void(bool)> answer)
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
        dropDraft();
        answer(true);
        return;
    }
    question.title = tr("Save the changes to “%1”?").arg(title());
    const bool canSave = m_state == State::Ready;
    if (canSave)
        question.answers << Question::Answer{tr("Save"), Question::Role::Primary};
    else
        question.text = tr("They cannot be saved now: it is not connected.");
    question.answers << Question::Answer{tr("Close without saving"), Question::Role::Danger};
    m_services.prompts.ask(question, this, [this, answer, canSave](int chosen) {
        if (chosen < 0) {
            answer(false);
        } else if (canSave && chosen == 0) {
            save(answer);
        } else {
            dropDraft();
            answer(true);
        }
    });
}

void FormTab::showHead()
{
    m_icon->setPixmap(m_services.icons.pixmap(iconName(), Token::Accent, 20, devicePixelRatioF()));
    m_name->setText(title());
    m_headline->setText(m_reading                       ? m_reading->headline
                            : m_state == State::Reading ? tr("Reading…")
                                                        : QString());
    m_headline->setVisible(!m_headline->text().isEmpty());
    m_reload->setVisible(!isNew());
    m_reload->setEnabled(!isBusy());
}

// --- changes

void FormTab::edited()
{
    if (m_banner->tone() == Banner::Tone::Ok)
        m_banner->clear();
    for (const Section &section : std::as_const(m_sections))
        section.widget->setValues(m_form->values());
    m_refresh.start();
    if (!m_draftDelay.isActive()) // who types without a pause is kept too
        m_draftDelay.start();
}

core::ddl::Script FormTab::ownScript() const
{
    if (!m_reading || !m_objectForm)
        return {};
    const bool creating = m_reading->context.creating;
    const Values &now = m_form->values();
    if (creating && now.text(m_objectForm->nameField).isEmpty())
        return {};
    return m_objectForm->write(creating ? std::nullopt : std::optional(m_reading->values), now,
                               m_reading->context);
}

core::ddl::Script FormTab::script() const
{
    core::ddl::Script script = ownScript();
    if (isNew() && script.isEmpty())
        return script; // nothing that the sections' statements could be about
    for (const Section &section : m_sections)
        script += section.widget->script();
    return script;
}

/// Told beside "SQL" instead of a count.
QString FormTab::note() const
{
    if (m_state == State::Restored)
        return m_script.isEmpty() ? tr("not connected")
                                  : tr("%1, not connected").arg(SqlPanel::summary(m_script));
    if (!m_reading)
        return QStringLiteral(" ");
    if (isNew() && m_script.isEmpty())
        return tr("name it first");
    return {};
}

void FormTab::refreshScript()
{
    m_script = script();
    m_sql->setScript(m_script, note());
    m_name->setText(title());
    emit titleChanged();
    emit statusChanged();
}

// --- states

bool FormTab::isBusy() const
{
    return m_state == State::Reading || m_state == State::Saving || m_state == State::Trying;
}

void FormTab::setState(State state)
{
    m_state = state;
    m_progress->setGeometry(0, 0, m_scroll->width(), m_progress->sizeHint().height());
    m_progress->raise();
    if (isBusy()) {
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
    m_sql->setWork(state == State::Saving       ? SqlPanel::Work::Saving
                       : state == State::Trying ? SqlPanel::Work::Trying
                                                : SqlPanel::Work::None);
    m_sql->setReadOnly(state != State::Ready || !readOnlyReason().isEmpty());
    if (writing && m_focusBefore)
        m_sql->focusCancel();
    m_form->setEnabled(!writing); // what is being saved must stay what is shown
    for (const Section &section : std::as_const(m_sections))
        section.widget->setEnabled(m_form->isEnabled());
    if (!writing && m_focusBefore && isVisible())
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    if (!writing)
        m_focusBefore.clear();
    showHead();
    emit statusChanged();
}

void FormTab::resizeEvent(QResizeEvent *event)
{
    Tab::resizeEvent(event);
    fitSplitter();
}

void FormTab::fitSplitter()
{
    const Qt::Orientation wanted = width() < NarrowTab ? Qt::Vertical : Qt::Horizontal;
    if (m_inner->orientation() != wanted) {
        m_inner->setOrientation(wanted);
        if (wanted == Qt::Vertical)
            m_inner->setSizes({std::max(1, height() * 3 / 5), std::max(1, height() * 2 / 5)});
    }
    if (wanted == Qt::Horizontal && m_inner->property("fitted").toInt() != int(wanted)) {
        if (!m_inner->restoreState(m_services.settings.get(keys::formSplitter)))
            m_inner->setSizes({std::max(1, width() - SqlWidth), SqlWidth});
        m_inner->setOrientation(wanted); // the state holds one too
    }
    m_inner->setProperty("fitted", int(wanted));
    m_sql->setCompact(wanted == Qt::Vertical && height() < LowTab && m_report->isVisibleTo(this));
}

} // namespace ui::forms
