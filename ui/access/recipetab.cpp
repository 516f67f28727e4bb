// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/recipetab.h"

#include "core/base/sqlquote.h"
#include "ui/access/picks.h"
#include "ui/access/reasonlist.h"
#include "ui/base/banner.h"
#include "ui/connections/tonelabel.h"

#include <QJsonArray>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::access {

using core::Result;
using core::access::Recipe;
using core::access::RecipeRequest;
using core::access::RecipeScript;
using core::access::Role;
using core::access::Securable;
using core::forms::Choice;
using core::forms::Context;
using core::forms::FieldSpec;
using core::forms::FormSpec;
using core::forms::Values;

namespace {

const QString RecipeField = QStringLiteral("recipe");
const QString RoleField = QStringLiteral("role");
const QString LoginField = QStringLiteral("login");
const QString SchemasField = QStringLiteral("schemas");
const QString MakersField = QStringLiteral("makers");
const QString BypassField = QStringLiteral("bypassRls");

constexpr qsizetype LongestName = 63; ///< bytes

const Recipe &recipeOf(const Values &values)
{
    const Recipe *found = core::access::findRecipe(values.text(RecipeField));
    return found ? *found : core::access::recipes().first();
}

} // namespace

RecipeTab::RecipeTab(const forms::FormServices &services, const forms::FormPlace &place,
                     const RecipeStart &start, QWidget *parent)
    : ScriptTab(services, place, parent)
    , m_start(start)
    , m_purpose(connections::makeMessageLabel(services.theme, Token::Muted, this))
    , m_steps(new ReasonList(services.theme, this))
    , m_remarks(connections::makeMessageLabel(services.theme, Token::Muted, this))
{
    setObjectName(QStringLiteral("recipeTab"));
    m_purpose->setObjectName(QStringLiteral("recipePurpose"));
    m_remarks->setObjectName(QStringLiteral("recipeRemarks"));
    setHead(iconName(), tr("Recipes of least privilege"),
            tr("What a role of a certain job needs, and nothing else; read it, try it, save it"));
    form().setMarked(false);
    addLine();
    body().addWidget(m_purpose);
    body().addWidget(m_steps);
    m_remarkHeading = addHeading(tr("What it does not do"));
    body().addWidget(m_remarks);
    body().addStretch(1);
    m_remarkHeading->hide();
    m_remarks->hide();
    connect(&form(), &forms::FormView::edited, this, &RecipeTab::edited);
    showScript({}, tr("choose a role"));
}

QString RecipeTab::title() const
{
    const QString role = form().values().text(RoleField);
    const Recipe &recipe = recipeOf(form().values());
    return role.isEmpty() ? tr("Recipes") : tr("%1: %2").arg(role, recipe.title);
}

void RecipeTab::load()
{
    ask<RolesAndObjects>(
        tr("Reading roles and objects"),
        [library = services().library](core::session::Link &link, core::session::Job &job) {
            return readRolesAndObjects(link, job, library, false);
        },
        [this](Result<RolesAndObjects> world) {
            if (!world) {
                showReadError(world.error());
                return;
            }
            m_world = std::move(*world);
            fillForm();
            write();
        });
}

void RecipeTab::fillForm()
{
    const QList<Choice> schemas = schemaChoices(m_world.roles, m_world.objects);
    QStringList names;
    for (const Choice &schema : schemas)
        names << schema.value;
    Context context;
    context.version = m_world.roles.version();
    context.choices.insert(QStringLiteral("roles"), roleChoices(m_world.roles));
    context.choices.insert(QStringLiteral("schemas"), schemas);

    Values values = form().values();
    if (!m_filled) {
        values.setText(RecipeField, core::access::recipes().first().id);
        if (!m_start.role.isEmpty())
            values.setText(RoleField, m_start.role);
        values.setFlag(LoginField, true);
        const QString only = names.size() == 1 ? names.first() : QString();
        const QString schema = names.contains(m_start.schema) ? m_start.schema : only;
        values.setList(SchemasField, schema.isEmpty() ? QStringList() : QStringList{schema});
        m_offeredMakers = makersOf(values.list(SchemasField));
        values.setList(MakersField, m_offeredMakers);
    }
    m_filled = true;

    showFields(context);
    form().setValues(values, values);
}

FormSpec RecipeTab::fields() const
{
    QList<Choice> kinds;
    for (const Recipe &recipe : core::access::recipes())
        kinds << Choice{recipe.id, recipe.title, recipe.purpose};
    const auto isNew = [this](const Values &now, const Context &) {
        const QString name = now.text(RoleField);
        const auto &roles = m_world.roles; // none: not connected yet
        return !name.isEmpty() && !roles.roles().isEmpty() && !roles.find(name);
    };
    FormSpec spec;
    spec.groups
        = {{.fields
            = {{.id = RecipeField,
                .label = tr("Recipe"),
                .type = FieldSpec::Type::OneOf,
                .help = tr("What the role is for."),
                .required = true,
                .choices = kinds},
               {.id = RoleField,
                .label = tr("Role"),
                .type = FieldSpec::Type::Suggest,
                .help = tr("Who gets it. A name that is not there yet makes a new role."),
                .placeholder = tr("a role, or the name of a new one"),
                .required = true,
                .choicesFrom = QStringLiteral("roles"),
                .check =
                    [](const Values &now, const Context &) {
                        const QString name = now.text(RoleField);
                        if (name.toUtf8().size() > LongestName)
                            return tr("Names have at most 63 bytes");
                        return name.startsWith(QLatin1String("pg_"))
                            ? tr("Names that begin with pg_ are the server's")
                            : QString();
                    },
                .remark = [isNew](const Values &now, const Context &known) -> QString {
                    return isNew(now, known) ? tr("new: it is created first") : QString();
                }},
               {.id = LoginField,
                .label = tr("Can log in"),
                .type = FieldSpec::Type::Flag,
                .help = tr("Off: a group, for others to be members of."),
                .shownWhen = isNew},
               {.id = SchemasField,
                .label = tr("Schemas"),
                .type = FieldSpec::Type::Many,
                .help = tr("Over which schemas of this database."),
                .placeholder = tr("add a schema"),
                .choicesFrom = QStringLiteral("schemas"),
                .shownWhen = [](const Values &now, const Context &) { return recipeOf(now).usesSchemas; }},
               {.id = MakersField,
                .label = tr("Future objects of"),
                .type = FieldSpec::Type::Many,
                .help
                = tr("Whose tables, sequences and functions that are made later are meant, too (FOR ROLE): "
                     "those who make objects there. Nobody: only what is there now."),
                .placeholder = tr("add a role"),
                .choicesFrom = QStringLiteral("roles"),
                .shownWhen = [](const Values &now, const Context &) { return recipeOf(now).usesMakers; }},
               {.id = BypassField,
                .label = tr("See all rows (BYPASSRLS)"),
                .type = FieldSpec::Type::Flag,
                .help = tr("Needed to dump tables with row security. Only a superuser may give it."),
                .shownWhen = [](const Values &now, const Context &) {
                    return recipeOf(now).id == QLatin1String("backup");
                }}}}};
    return spec;
}

QJsonObject RecipeTab::draftMore() const
{
    return {{QStringLiteral("offeredMakers"), QJsonArray::fromStringList(m_offeredMakers)}};
}

void RecipeTab::restoreMore(const QJsonObject &more)
{
    m_filled = true;
    m_offeredMakers.clear();
    const QJsonArray makers = more.value(QStringLiteral("offeredMakers")).toArray();
    for (const QJsonValue &maker : makers)
        m_offeredMakers << maker.toString();
}

/// Who owns what stands in the schemas now makes the next, too; an empty schema's owner.
QStringList RecipeTab::makersOf(const QStringList &schemas) const
{
    QStringList makers;
    const auto add = [&](qint64 owner) {
        const QString name = m_world.roles.nameOf(owner);
        if (owner != 0 && !name.startsWith(QLatin1String("pg_")) && !makers.contains(name))
            makers << name;
    };
    for (const Securable &object : m_world.objects) {
        if (schemas.contains(object.schema) && object.isRelation())
            add(object.owner);
    }
    for (const Securable &object : m_world.objects) {
        if (makers.isEmpty() && object.kind == QLatin1String("schema") && schemas.contains(object.name))
            add(object.owner);
    }
    makers.sort();
    return makers;
}

void RecipeTab::edited()
{
    // those who make objects follow the schemas, as long as nobody chose them
    Values values = form().values();
    const QStringList makers = makersOf(values.list(SchemasField));
    if (values.list(MakersField) == m_offeredMakers && makers != m_offeredMakers) {
        m_offeredMakers = makers;
        values.setList(MakersField, makers);
        form().setValues(form().before(), values);
    }
    write();
}

const Role *RecipeTab::role() const
{
    return m_world.roles.find(form().values().text(RoleField));
}

QString RecipeTab::problem() const
{
    const Values &values = form().values();
    const Recipe &recipe = recipeOf(values);
    const bool wants = recipe.usesSchemas
        && (recipe.id != QLatin1String("backup") || !m_world.roles.version().atLeast(14));
    return wants && values.list(SchemasField).isEmpty() ? tr("Choose the schemas first.") : QString();
}

void RecipeTab::write()
{
    const Values &values = form().values();
    const Recipe &recipe = recipeOf(values);
    m_purpose->setText(recipe.purpose);
    const QString name = values.text(RoleField);
    m_recipe = {};
    QString note;
    if (name.isEmpty() || form().hasErrors()) {
        note = tr("choose a role");
    } else if (!problem().isEmpty()) {
        note = tr("choose the schemas");
    } else {
        RecipeRequest request;
        request.role = name;
        request.version = m_world.roles.version();
        request.makers = recipe.usesMakers ? values.list(MakersField) : QStringList();
        request.bypassRls = values.flag(BypassField);
        request.roleOid = role() ? role()->oid : 0;
        const QStringList schemas = values.list(SchemasField);
        for (const Securable &object : std::as_const(m_world.objects)) {
            if (object.kind == QLatin1String("database") && object.name == place().database)
                request.database = object;
            if (object.kind == QLatin1String("schema") && schemas.contains(object.name))
                request.schemas << object;
            if (schemas.contains(object.schema))
                request.existing << object;
        }
        m_recipe = recipe.write(request);
        if (!role()) {
            const bool login = values.flag(LoginField);
            m_recipe.steps.prepend(
                {{QStringLiteral("create role %1 %2")
                      .arg(core::quoteIdentifier(name),
                           login ? QStringLiteral("login") : QStringLiteral("nologin"))},
                 login ? tr("a new role that can log in; it has no password yet") : tr("a new group")});
            if (login)
                m_recipe.remarks.prepend(
                    tr("The new role has no password: set one in its form, where it is hashed "
                       "before it is sent."));
        }
    }
    m_steps->setSteps(m_recipe.steps);
    m_remarks->setText(m_recipe.remarks.join(QLatin1Char('\n')));
    m_remarks->setVisible(!m_recipe.remarks.isEmpty());
    m_remarkHeading->setVisible(!m_recipe.remarks.isEmpty());
    showScript(m_recipe.script(), note);
    emit titleChanged();
}

} // namespace ui::access
