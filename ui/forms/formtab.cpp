// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/formtab.h"

#include "core/ddl/multirun.h"
#include "ui/base/banner.h"
#include "ui/connections/tonelabel.h"
#include "ui/forms/conflictpanel.h"
#include "ui/forms/formaccess.h"
#include "ui/forms/formview.h"
#include "ui/forms/hairline.h"
#include "ui/forms/scriptframe.h"
#include "ui/forms/scriptsteps.h"
#include "ui/forms/sqlpanel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::forms {

using core::forms::Values;

FormTab::FormTab(const FormServices &services, QWidget *parent)
    : Tab(parent)
    , m_services(services)
    , m_access(new FormAccess(services.pool, services.connector, this))
    , m_frame(
          new ScriptFrame(services.theme, services.icons, services.settings, QStringLiteral("form"), this))
    , m_banner(&m_frame->banner())
    , m_sql(&m_frame->sql())
    , m_conflicts(new ConflictPanel(services.theme, this))
    , m_form(new FormView(services.theme, services.icons, this))
{
    setObjectName(QStringLiteral("formTab"));
    m_frame->scroll().setAccessibleName(tr("Form"));
    m_frame->reload().setToolTip(tr("Read it from the server again; your changes stay"));
    m_frame->addBand(m_conflicts);
    m_frame->page().addWidget(m_form, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_frame);

    m_refresh.setSingleShot(true);
    m_refresh.setInterval(0); // once for all that one edit sets off
    connect(&m_refresh, &QTimer::timeout, this, &FormTab::refreshScript);
    m_draftDelay.setSingleShot(true);
    m_draftDelay.setInterval(200);
    connect(&m_draftDelay, &QTimer::timeout, this, &FormTab::keepDraft);
    connect(m_frame, &ScriptFrame::ticked, this, &Tab::statusChanged);
    connect(&m_frame->reload(), &QToolButton::clicked, this, &FormTab::reload);
    connect(m_form, &FormView::made, m_frame, &ScriptFrame::orderFocus);
    connect(m_form, &FormView::edited, this, &FormTab::edited);
    connect(m_conflicts, &ConflictPanel::decided, this, &FormTab::decided);
    connect(m_sql, &SqlPanel::saveRequested, this, [this] { save(); });
    connect(m_sql, &SqlPanel::tryRequested, this, &FormTab::tryOut);
    connect(m_sql, &SqlPanel::cancelRequested, this, &FormTab::cancel);
    connect(m_sql, &SqlPanel::copyRequested, this,
            [this] { QGuiApplication::clipboard()->setText(m_script.toSql()); });
    connect(m_sql, &SqlPanel::openRequested, this,
            [this] { emit openSqlRequested(m_script.toSql() + QLatin1Char('\n')); });
    setFocusProxy(&m_frame->scroll());
    setState(State::Empty);
}

FormTab::~FormTab()
{
    if (m_draftDelay.isActive())
        keepDraft();
    m_run.reset();
}

void FormTab::addSection(const QString &title, FormSection *section)
{
    if (!section->hasOwnHeading() && (!title.isEmpty() || m_sections.isEmpty()))
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

TryReportView &FormTab::report() const
{
    return m_frame->report();
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
    status.state = m_frame->workText();
    if (status.state.isEmpty())
        status.state = m_state == State::Ready || m_state == State::Gone ? tr("idle") : tr("not connected");
    return status;
}

bool FormTab::isModified() const
{
    if (!m_reading)
        return false;
    return m_form->isModified() || !m_restoredSections.isEmpty()
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
    if (m_state == State::Saving) {
        askToStopSaving(m_services.prompts, this, title(), std::move(answer));
        return;
    }
    if (!isModified()) {
        dropDraft();
        answer(true);
        return;
    }
    Question question;
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
    m_frame->setHead(iconName(), title(),
                     m_reading                       ? m_reading->headline
                         : m_state == State::Reading ? tr("Reading…")
                                                     : QString());
    m_frame->reload().setVisible(!isNew());
    m_frame->reload().setEnabled(!isBusy());
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
    m_frame->setName(title());
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
    using Work = ScriptFrame::Work;
    m_state = state;
    m_form->setEnabled(true); // also where a conflict had disabled it
    m_frame->setWork(state == State::Saving        ? Work::Saving
                         : state == State::Trying  ? Work::Trying
                         : state == State::Reading ? Work::Reading
                                                   : Work::None,
                     state != State::Ready || !readOnlyReason().isEmpty());
    showHead();
    emit statusChanged();
}

} // namespace ui::forms
