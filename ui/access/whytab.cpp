// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/whytab.h"

#include "ui/access/curelist.h"
#include "ui/access/picks.h"
#include "ui/access/steplist.h"
#include "ui/access/textrows.h"
#include "ui/base/banner.h"
#include "ui/connections/tonelabel.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QThreadPool>
#include <QVBoxLayout>

namespace ui::access {

using core::Result;
using core::access::Explanation;
using core::access::Privilege;
using core::access::Question;
using core::access::Securable;
using core::access::Situation;
using core::forms::Choice;
using core::forms::Context;
using core::forms::FieldSpec;
using core::forms::FormSpec;
using core::forms::Values;

namespace {

const QString RoleField = QStringLiteral("role");
const QString ObjectField = QStringLiteral("object");
const QString PrivilegeField = QStringLiteral("privilege");
const QString ColumnsField = QStringLiteral("columns");

} // namespace

WhyTab::WhyTab(const forms::FormServices &services, const forms::FormPlace &place, const WhyStart &start,
               QWidget *parent)
    : ScriptTab(services, place, parent)
    , m_start(start)
    , m_title(tr("Why can't she?"))
    , m_verdictIcon(new QLabel(this))
    , m_verdict(connections::makeMessageLabel(services.theme, Token::Text, this))
    , m_steps(new StepList(services.theme, services.icons, this))
    , m_cures(new CureList(services.theme, this))
{
    setObjectName(QStringLiteral("whyTab"));
    setHead(iconName(), tr("Why can't she read this?"),
            start.note.isEmpty() ? tr("What has to hold for a role to do something with an object, and the "
                                      "smallest change that allows it")
                                 : start.note);
    m_verdictIcon->setFixedSize(20, 20);
    m_verdict->setObjectName(QStringLiteral("whyVerdict"));
    QFont bold = m_verdict->font();
    bold.setPixelSize(15);
    bold.setWeight(QFont::DemiBold);
    m_verdict->setFont(bold);
    m_verdictRow = new TextRows(this);
    m_verdictRow->add({m_verdictIcon}, {m_verdict});
    form().setMarked(false);
    addLine();
    body().addWidget(m_verdictRow);
    m_seeAs = new QPushButton(tr("See as this role"), this);
    m_seeAs->setObjectName(QStringLiteral("whySeeAs"));
    m_seeAs->setIcon(services.icons.icon(QStringLiteral("eye")));
    m_seeAs->setToolTip(tr("An SQL tab that runs as this role and rolls everything back"));
    m_seeAs->hide();
    connect(m_seeAs, &QPushButton::clicked, this, [this] {
        const Securable *object = objectOf(m_world.all.objects, form().values().text(ObjectField));
        emit seeAsRequested(form().values().text(RoleField),
                            object && object->isRelation() && object->kind != QLatin1String("sequence")
                                ? QStringLiteral("select *\nfrom %1\nlimit 100;\n").arg(object->sqlName())
                                : QString());
    });
    body().addWidget(m_seeAs, 0, Qt::AlignLeft);
    body().addWidget(m_steps);
    m_cureHeading = addHeading(tr("What cures it"));
    body().addWidget(m_cures);
    body().addStretch(1);
    m_cureHeading->hide();
    m_cures->hide();

    m_delay.setSingleShot(true);
    m_delay.setInterval(120);
    connect(&m_delay, &QTimer::timeout, this, &WhyTab::askNow);
    connect(&form(), &forms::FormView::edited, this, &WhyTab::edited);
    connect(m_cures, &CureList::changed, this, [this] {
        if (const auto *cure = m_cures->chosen())
            showScript(cure->script);
    });
    connect(&services.theme, &Theme::changed, this, [this] {
        if (m_answer)
            m_verdictIcon->setPixmap(this->services().icons.pixmap(
                m_answer->allowed ? QStringLiteral("ok") : QStringLiteral("error"),
                m_answer->allowed ? Token::Ok : Token::Danger, 20, devicePixelRatioF()));
    });
    clearAnswer(tr("Reading roles and objects…"));
}

QString WhyTab::verdict() const
{
    return m_verdict->text();
}

// --- the question

void WhyTab::load()
{
    if (isAfterSave()) { // roles and objects are as they were; what holds is not
        askNow();
        return;
    }
    ask<World>(
        tr("Reading roles and objects"),
        [library = services().library, start = m_start,
         filled = m_filled](core::session::Link &link, core::session::Job &job) -> Result<World> {
            auto all = readRolesAndObjects(link, job, library, true);
            if (!all)
                return std::move(all).error();
            World world;
            world.roles = roleChoices(all->roles);
            world.objects = objectChoices(all->objects);
            world.all = std::move(*all);
            if (filled || start.statement.isEmpty())
                return world;
            auto denied = core::access::explainDenied(link, job, library, start.statement, start.role,
                                                      start.searchPath);
            if (!denied)
                return std::move(denied).error();
            world.denied = std::move(*denied);
            return world;
        },
        [this](Result<World> world) {
            if (!world) {
                showReadError(world.error());
                if (!m_answer)
                    clearAnswer(tr("Roles and objects could not be read."));
                return;
            }
            // freeing what was read before takes as long as reading it
            QThreadPool::globalInstance()->start(
                [old = std::make_shared<World>(std::exchange(m_world, std::move(*world)))]() mutable {
                    old.reset();
                });
            const bool first = !m_filled;
            fillForm();
            if (first && !m_start.statement.isEmpty())
                tellDenied();
            askNow();
        });
}

void WhyTab::fillForm()
{
    Values values = m_filled ? form().values() : Values();
    if (!m_filled) {
        if (!m_start.role.isEmpty())
            values.setText(RoleField, m_start.role);
        if (!m_start.object.isEmpty())
            values.setText(ObjectField, m_start.object);
        if (!m_world.denied.isEmpty())
            choose(m_world.denied.first().question, values);
        else if (const Securable *object = objectOf(m_world.all.objects, m_start.object))
            values.setText(PrivilegeField,
                           core::access::keyword(m_start.privilege.value_or(firstPrivilege(object->kind))));
    }
    m_filled = true;

    Context context;
    context.version = m_world.all.roles.version();
    context.choices.insert(QStringLiteral("roles"), m_world.roles);
    context.choices.insert(QStringLiteral("objects"), m_world.objects);
    const auto kindOf
        = [](const Values &now) { return now.text(ObjectField).section(QLatin1Char(':'), 0, 0); };
    FormSpec spec;
    spec.groups
        = {{.fields = {{.id = RoleField,
                        .label = tr("Role"),
                        .type = FieldSpec::Type::OneOf,
                        .help = tr("Who cannot do it. A group counts for its members."),
                        .placeholder = tr("who"),
                        .required = true,
                        .choicesFrom = QStringLiteral("roles")},
                       {.id = ObjectField,
                        .label = tr("Object"),
                        .type = FieldSpec::Type::OneOf,
                        .help = tr("Type a part of its name."),
                        .placeholder = tr("a table, view, function, schema, …"),
                        .required = true,
                        .choicesFrom = QStringLiteral("objects")},
                       {.id = PrivilegeField,
                        .label = tr("Action"),
                        .type = FieldSpec::Type::OneOf,
                        .help = tr("What she wants to do with it."),
                        .required = true,
                        .choicesOf =
                            [kindOf](const Values &now, const Context &known) {
                                return privilegeChoices(kindOf(now), known.version);
                            }},
                       {.id = ColumnsField,
                        .label = tr("Columns"),
                        .type = FieldSpec::Type::Many,
                        .help = tr("Only these; none chosen: all of them."),
                        .placeholder = tr("all columns"),
                        .shownWhen = [this](const Values &, const Context &) { return !m_columns.isEmpty(); },
                        .choicesOf = [this](const Values &, const Context &) { return columnChoices(); }}}}};
    form().setForm(spec, context);
    form().setValues(values, values);
}

void WhyTab::choose(const Question &question, Values &values) const
{
    for (const Securable &object : m_world.all.objects) {
        const bool named = question.oid == 0 ? object.name == question.name : object.oid == question.oid;
        const auto *kind = core::access::securableKind(question.kind);
        const bool alike = kind && core::access::securableKind(object.kind)
            && core::access::securableKind(object.kind)->word == kind->word;
        if (named && alike && object.sub == 0)
            values.setText(ObjectField, objectKey(object));
    }
    values.setText(PrivilegeField, core::access::keyword(question.privilege));
    values.setList(ColumnsField, question.columns);
}

/// A statement may lack more than one right: the others are a click away.
void WhyTab::tellDenied()
{
    if (m_world.denied.isEmpty()) {
        banner().setMessage(Banner::Tone::Info,
                            tr("%1 lacks no privilege on what the statement names: some commands are the "
                               "owner's alone. Choose the object to ask about.")
                                .arg(m_start.role));
        return;
    }
    if (m_world.denied.size() < 2)
        return;
    banner().setMessage(
        Banner::Tone::Info,
        tr("The statement was refused more than one right: %1 objects lack one.").arg(m_world.denied.size()));
    for (const core::access::Denied &one : m_world.denied.mid(0, 4)) {
        banner().addButton(one.object.text(), [this, question = one.question] {
            Values values = form().values();
            choose(question, values);
            form().setValues(form().before(), values);
            askNow();
        });
    }
}

QList<Choice> WhyTab::columnChoices() const
{
    QList<Choice> choices;
    for (const QString &column : m_columns)
        choices << Choice{column, {}, {}};
    return choices;
}

void WhyTab::edited()
{
    // another kind of object can do other things
    Values values = form().values();
    const Securable *object = objectOf(m_world.all.objects, values.text(ObjectField));
    if (object) {
        const auto *kind = core::access::securableKind(object->kind);
        const auto asked = core::access::privilegeFromKeyword(values.text(PrivilegeField));
        bool changed = false;
        if (kind && (!asked || !(kind->privileges & asked))) {
            values.setText(PrivilegeField, core::access::keyword(firstPrivilege(object->kind)));
            changed = true;
        }
        if (m_columnsOf != objectKey(*object) && !values.list(ColumnsField).isEmpty()) {
            values.setList(ColumnsField, {});
            changed = true;
        }
        if (changed)
            form().setValues(form().before(), values);
    }
    m_delay.start();
}

Question WhyTab::question() const
{
    const Values &values = form().values();
    Question question;
    if (const auto *role = m_world.all.roles.find(values.text(RoleField)))
        question.role = role->oid;
    if (const Securable *object = objectOf(m_world.all.objects, values.text(ObjectField))) {
        question.kind = object->kind;
        question.oid = object->oid;
        question.name = object->name;
    }
    if (const auto asked
        = core::access::listOf(core::access::privilegeFromKeyword(values.text(PrivilegeField)));
        !asked.isEmpty())
        question.privilege = asked.first();
    question.columns = values.list(ColumnsField);
    return question;
}

void WhyTab::askNow()
{
    m_delay.stop();
    const Question asked = question();
    if (asked.role == 0 || asked.kind.isEmpty()) {
        clearAnswer(asked.role == 0 ? tr("Choose a role.") : tr("Choose an object."));
        return;
    }
    ask<Situation>(
        tr("Asking what %1 may do").arg(form().values().text(RoleField)),
        [library = services().library, asked](core::session::Link &link, core::session::Job &job) {
            return core::access::readSituation(link, job, library, asked);
        },
        [this](Result<Situation> situation) {
            if (situation)
                showAnswer(*situation);
            else
                showReadError(situation.error());
            emit answered();
        });
}

// --- the answer

void WhyTab::clearAnswer(const QString &note)
{
    m_answer.reset();
    m_seeAs->hide();
    m_verdictIcon->setPixmap(
        services().icons.pixmap(QStringLiteral("info"), Token::Muted, 20, devicePixelRatioF()));
    m_verdict->setTone(Token::Muted);
    m_verdict->setText(note);
    m_verdictRow->arrange();
    m_steps->setSteps({});
    m_cures->setCures({});
    m_cures->hide();
    m_cureHeading->hide();
    showScript({}, tr("nothing to do"));
}

void WhyTab::showAnswer(const Situation &situation)
{
    m_answer = core::access::explain(situation);
    const bool allowed = m_answer->allowed;
    m_verdictIcon->setPixmap(services().icons.pixmap(allowed ? QStringLiteral("ok") : QStringLiteral("error"),
                                                     allowed ? Token::Ok : Token::Danger, 20,
                                                     devicePixelRatioF()));
    m_verdict->setTone(allowed ? Token::Ok : Token::Danger);
    m_verdict->setText(m_answer->verdict);
    m_verdictRow->arrange();
    m_seeAs->show();
    m_steps->setSteps(m_answer->steps);
    m_cures->setCures(m_answer->cures);
    m_cures->setVisible(!m_answer->cures.isEmpty());
    m_cureHeading->setVisible(!m_answer->cures.isEmpty());
    const auto *cure = m_cures->chosen();
    showScript(cure ? cure->script : core::ddl::Script(),
               allowed    ? tr("nothing to do")
                   : cure ? QString()
                          : tr("nothing that a grant could cure"));

    QStringList columns;
    for (const Securable &column : situation.columns)
        columns << column.column;
    m_columnsOf = objectKey(situation.object);
    if (m_columns != columns) {
        m_columns = columns;
        // only this field's choices are others: what is being typed elsewhere stays
        const Values &now = form().values();
        if (!form().isAncestorOf(QApplication::focusWidget()))
            form().setValues(form().before(), now);
    }

    const QString role = form().values().text(RoleField);
    m_title = tr("%1 on %2").arg(role, situation.object.text());
    emit titleChanged();
}

} // namespace ui::access
