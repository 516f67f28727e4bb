// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/granttab.h"

#include "core/access/grants.h"
#include "ui/access/grantmodel.h"
#include "ui/access/picks.h"
#include "ui/base/banner.h"
#include "ui/connections/tonelabel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui::access {

using core::Result;
using core::access::AclItem;
using core::access::Change;
using core::access::DefaultAcl;
using core::access::DefaultChange;
using core::access::Privilege;
using core::access::Privileges;
using core::access::Securable;
using core::access::SecurableKind;
using core::forms::Choice;
using core::forms::Context;
using core::forms::FieldSpec;
using core::forms::FormSpec;
using core::forms::Values;

namespace {

const QString VerbField = QStringLiteral("verb");
const QString GranteesField = QStringLiteral("grantees");
const QString PrivilegesField = QStringLiteral("privileges");
const QString SchemasField = QStringLiteral("schemas");
const QString KindsField = QStringLiteral("kinds");
const QString NameField = QStringLiteral("name");
const QString MakersField = QStringLiteral("makers");
const QString CascadeField = QStringLiteral("cascade");

const QString RevokePublic = QStringLiteral("revokePublic");

struct VerbEntry
{
    const char *id;
    const char *label;
    Change::Verb verb;
};

constexpr VerbEntry Verbs[] = {
    {"grant", QT_TRANSLATE_NOOP("ui::access::GrantTab", "Grant"), Change::Verb::Grant},
    {"grantOption", QT_TRANSLATE_NOOP("ui::access::GrantTab", "Grant with grant option"),
     Change::Verb::GrantWithOption},
    {"revoke", QT_TRANSLATE_NOOP("ui::access::GrantTab", "Revoke"), Change::Verb::Revoke},
    {"revokeOption", QT_TRANSLATE_NOOP("ui::access::GrantTab", "Revoke the grant option only"),
     Change::Verb::RevokeOption},
    {"revokePublic", QT_TRANSLATE_NOOP("ui::access::GrantTab", "Revoke what PUBLIC has"),
     Change::Verb::Revoke},
};

Change::Verb verbOf(const Values &values)
{
    for (const VerbEntry &entry : Verbs) {
        if (values.text(VerbField) == QLatin1String(entry.id))
            return entry.verb;
    }
    return Change::Verb::Grant;
}

bool isRevoke(const Values &values)
{
    return verbOf(values) == Change::Verb::Revoke || verbOf(values) == Change::Verb::RevokeOption;
}

bool isRevokePublic(const Values &values)
{
    return values.text(VerbField) == RevokePublic;
}

Privileges chosenPrivileges(const Values &values)
{
    Privileges chosen;
    const QStringList words = values.list(PrivilegesField);
    for (const QString &word : words)
        chosen |= core::access::privilegeFromKeyword(word);
    return chosen;
}

bool anyVerb(const Values &, const Context &)
{
    return true;
}

constexpr int ListHeight = 320;

} // namespace

GrantTab::GrantTab(const forms::FormServices &services, const forms::FormPlace &place,
                   const GrantStart &start, QWidget *parent)
    : ScriptTab(services, place, parent)
    , m_start(start)
    , m_model(new GrantModel(services.icons, this))
    , m_view(new QTreeView(this))
    , m_count(new connections::ToneLabel(services.theme, Token::Muted, {}, this))
{
    setObjectName(QStringLiteral("grantTab"));
    setHead(iconName(), tr("Grant or revoke"),
            tr("Over many objects at once; only what changes anything stands in the script"));
    form().setMarked(false);
    addLine();
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    m_count->setObjectName(QStringLiteral("grantCount"));
    const auto button = [&](const char *name, const QString &text, bool ticked) {
        auto *made = new QPushButton(text, this);
        made->setObjectName(QLatin1String(name));
        made->setProperty("flat", true);
        made->setAccessibleName(text);
        made->setToolTip(text);
        connect(made, &QPushButton::clicked, this, [this, ticked] { m_model->setAll(ticked); });
        return made;
    };
    line->addWidget(m_count, 1);
    line->addWidget(button("grantAll", tr("Tick all"), true));
    line->addWidget(button("grantNone", tr("Tick none"), false));
    body().addLayout(line);
    m_view->setObjectName(QStringLiteral("grantObjects"));
    m_view->setAccessibleName(tr("Objects"));
    m_view->setModel(m_model);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setMinimumHeight(ListHeight);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->header()->setStretchLastSection(true);
    m_view->header()->resizeSection(GrantModel::ObjectColumn, 240);
    m_view->header()->resizeSection(GrantModel::KindColumn, 110);
    body().addWidget(m_view, 1);
    m_delay.setSingleShot(true);
    m_delay.setInterval(60);
    connect(&m_delay, &QTimer::timeout, this, &GrantTab::filter);
    connect(&form(), &forms::FormView::edited, this, &GrantTab::edited);
    connect(m_model, &GrantModel::ticksChanged, this, &GrantTab::write);
    showScript({}, tr("reading…"));
}

QString GrantTab::title() const
{
    return tr("Grant or revoke");
}

void GrantTab::load()
{
    using Read = std::pair<RolesAndObjects, QList<DefaultAcl>>;
    ask<Read>(
        tr("Reading roles and objects"),
        [library = services().library](core::session::Link &link, core::session::Job &job) -> Result<Read> {
            auto world = readRolesAndObjects(link, job, library, false);
            if (!world)
                return std::move(world).error();
            auto defaults = core::access::readDefaultPrivileges(link, job, library);
            if (!defaults)
                return std::move(defaults).error();
            return Read{std::move(*world), std::move(*defaults)};
        },
        [this](Result<Read> read) {
            if (!read) {
                showReadError(read.error());
                return;
            }
            m_world = std::move(read->first);
            m_defaults = std::move(read->second);
            const bool first = !m_filled;
            fillForm();
            filter();
            if (first && !m_start.object.isEmpty())
                m_model->tickOnly({m_start.object});
        });
}

void GrantTab::fillForm()
{
    QList<Choice> verbs;
    for (const VerbEntry &entry : Verbs)
        verbs << Choice{QString::fromLatin1(entry.id), tr(entry.label), {}};
    QList<Choice> schemas;
    for (const Securable &object : std::as_const(m_world.objects)) {
        if (object.kind == QLatin1String("schema"))
            schemas << Choice{object.name, {}, tr("owned by %1").arg(m_world.roles.nameOf(object.owner))};
    }
    QList<Choice> kinds;
    for (const SecurableKind &kind : core::access::securableKinds()) {
        if (kind.id != QLatin1String("column") && m_world.roles.version().major() >= kind.since)
            kinds << Choice{kind.id, kind.plural, {}};
    }
    Context context;
    context.version = m_world.roles.version();
    context.choices.insert(QStringLiteral("grantees"), roleChoices(m_world.roles, true));
    context.choices.insert(QStringLiteral("roles"), roleChoices(m_world.roles));
    context.choices.insert(QStringLiteral("schemas"), schemas);
    context.choices.insert(QStringLiteral("kinds"), kinds);

    Values values = form().values();
    if (!m_filled) {
        values.setText(VerbField, QStringLiteral("grant"));
        values.setList(GranteesField,
                       m_start.grantee.isEmpty() ? QStringList() : QStringList{m_start.grantee});
        values.setList(SchemasField, m_start.schema.isEmpty() ? QStringList() : QStringList{m_start.schema});
        values.setList(KindsField,
                       m_start.kinds.isEmpty() ? QStringList{QStringLiteral("table"), QStringLiteral("view")}
                                               : m_start.kinds);
    }
    m_filled = true;

    const auto named = [](const Values &now, const Context &) { return !isRevokePublic(now); };
    FormSpec spec;
    spec.groups = {
        {.fields
         = {{.id = VerbField,
             .label = tr("Do"),
             .type = FieldSpec::Type::OneOf,
             .required = true,
             .choices = verbs},
            {.id = PrivilegesField,
             .label = tr("Privileges"),
             .type = FieldSpec::Type::Many,
             .help = tr("Those that a kind of object does not have are left out for it."),
             .placeholder = tr("add a privilege"),
             .shownWhen = named,
             .choicesOf =
                 [](const Values &now, const Context &known) {
                     Privileges all;
                     const QStringList chosen = now.list(KindsField);
                     for (const SecurableKind &kind : core::access::securableKinds()) {
                         if (chosen.isEmpty() || chosen.contains(kind.id))
                             all |= core::access::privilegesOf(kind, known.version);
                     }
                     QList<Choice> choices;
                     for (const Privilege privilege : core::access::listOf(all))
                         choices << Choice{core::access::keyword(privilege),
                                           core::access::keyword(privilege).toUpper(),
                                           meaningOf(privilege, chosen.value(0))};
                     return choices;
                 }},
            {.id = GranteesField,
             .label = tr("To or from"),
             .type = FieldSpec::Type::Many,
             .help = tr("Roles, or PUBLIC: everybody, also roles made later."),
             .placeholder = tr("add a role"),
             .choicesFrom = QStringLiteral("grantees"),
             .shownWhen = named},
            {.id = KindsField,
             .label = tr("Kinds"),
             .type = FieldSpec::Type::Many,
             .help = tr("None chosen: every kind."),
             .placeholder = tr("add a kind"),
             .choicesFrom = QStringLiteral("kinds")},
            {.id = SchemasField,
             .label = tr("Schemas"),
             .type = FieldSpec::Type::Many,
             .help = tr("Objects that stand in them, and the schemas themselves. None chosen: all of them."),
             .placeholder = tr("all schemas"),
             .choicesFrom = QStringLiteral("schemas")},
            {.id = NameField,
             .label = tr("Name contains"),
             .type = FieldSpec::Type::Text,
             .help = tr("A part of schema.name, in any case."),
             .placeholder = tr("any name")},
            {.id = MakersField,
             .label = tr("Future objects of"),
             .type = FieldSpec::Type::Many,
             .help
             = tr("Default privileges FOR ROLE: the same for what these roles make later, of the chosen "
                  "kinds, in the chosen schemas; with no schema chosen, in the whole database."),
             .placeholder = tr("nobody's"),
             .choicesFrom = QStringLiteral("roles"),
             .shownWhen = anyVerb},
            {.id = CascadeField,
             .label = tr("Cascade"),
             .type = FieldSpec::Type::Flag,
             .help
             = tr("Also what the grantees have granted on. Without it the server refuses to revoke that."),
             .shownWhen = [](const Values &now, const Context &) { return isRevoke(now); }}}}};
    form().setForm(spec, context);
    form().setValues(values, values);
}

void GrantTab::edited()
{
    m_delay.start();
}

void GrantTab::filter()
{
    m_delay.stop();
    const Values &values = form().values();
    const QStringList kinds = values.list(KindsField);
    const QStringList schemas = values.list(SchemasField);
    const QString part = values.text(NameField).trimmed();
    const bool publics = isRevokePublic(values);
    QList<Securable> found;
    for (const Securable &object : std::as_const(m_world.objects)) {
        if (object.sub != 0 || (!kinds.isEmpty() && !kinds.contains(object.kind)))
            continue;
        const QString &schema = object.kind == QLatin1String("schema") ? object.name : object.schema;
        if (!schemas.isEmpty() && !schema.isEmpty() && !schemas.contains(schema))
            continue;
        if (!part.isEmpty() && !object.text().contains(part, Qt::CaseInsensitive))
            continue;
        if (publics && !core::access::publicPrivileges(object))
            continue;
        found << object;
    }
    m_model->setObjects(found);
    QList<qint64> grantees;
    if (publics) {
        grantees << core::access::PublicRole;
    } else {
        const QStringList names = values.list(GranteesField);
        for (const QString &name : names) {
            const auto *role = m_world.roles.find(name);
            if (role || name == PublicChoice)
                grantees << (role && name != PublicChoice ? role->oid : core::access::PublicRole);
        }
    }
    m_model->setGrantees(grantees);
    write();
}

/// What is not so already: granting twice, or revoking what nobody has, says nothing.
QList<Change> GrantTab::changesFor(const Securable &object) const
{
    const Values &values = form().values();
    const Change::Verb verb = verbOf(values);
    const auto *kind = core::access::securableKind(object.kind);
    const bool publics = isRevokePublic(values);
    QList<Change> changes;
    const QStringList names = publics ? QStringList{PublicChoice} : values.list(GranteesField);
    for (const QString &name : names) {
        const bool everybody = name == PublicChoice;
        const auto *role = everybody ? nullptr : m_world.roles.find(name);
        if ((!everybody && !role) || !kind)
            continue;
        Privileges held;
        Privileges grantable;
        for (const AclItem &item : object.items) {
            if (item.grantee == (everybody ? core::access::PublicRole : role->oid)) {
                held |= item.privileges;
                grantable |= item.grantable;
            }
        }
        Privileges wanted = core::access::privilegesOf(*kind, m_world.roles.version());
        if (!publics)
            wanted &= chosenPrivileges(values);
        switch (verb) {
        case Change::Verb::Grant:
            wanted &= ~held;
            break;
        case Change::Verb::GrantWithOption:
            wanted = everybody ? Privileges() : wanted & ~grantable; // PUBLIC cannot have it
            break;
        case Change::Verb::Revoke:
            wanted &= held;
            break;
        case Change::Verb::RevokeOption:
            wanted &= grantable;
            break;
        }
        if (wanted)
            changes << Change{.verb = verb,
                              .object = object,
                              .privileges = wanted,
                              .grantee = everybody ? QString() : name,
                              .cascade = isRevoke(values) && values.flag(CascadeField)};
    }
    return changes;
}

core::ddl::Script GrantTab::makeScript(const QList<Securable> &objects) const
{
    const Values &values = form().values();
    QList<Change> changes;
    for (const Securable &object : objects)
        changes += changesFor(object);
    core::ddl::Script script = core::access::grantScript(changes, {.version = m_world.roles.version()});

    // the same for what is made later
    const QStringList makers = values.list(MakersField);
    QStringList schemas = values.list(SchemasField);
    const bool whole = schemas.isEmpty();
    if (whole)
        schemas << QString();
    const QStringList kinds = values.list(KindsField);
    QList<DefaultChange> later;
    for (const QString &maker : makers) {
        const auto *role = m_world.roles.find(maker);
        for (const QString &schema : std::as_const(schemas)) {
            for (const SecurableKind &kind :
                 core::access::kindsWithDefaults(m_world.roles.version(), !whole)) {
                // views are tables there, materialized views and foreign tables, too
                const bool tables = kind.id == QLatin1String("table");
                const bool wanted = kinds.isEmpty() || kinds.contains(kind.id)
                    || (tables && kinds.contains(QLatin1String("view")));
                if (!role || !wanted)
                    continue;
                Securable future;
                future.kind = kind.id;
                future.items = core::access::defaultsFor(m_defaults, kind.id, role->oid, schema,
                                                         m_world.roles.version())
                                   .items;
                for (const Change &change : changesFor(future))
                    later << DefaultChange{.verb = change.verb,
                                           .forRole = maker,
                                           .schema = schema,
                                           .kind = kind.id,
                                           .privileges = change.privileges,
                                           .grantee = change.grantee,
                                           .cascade = change.cascade};
            }
        }
    }
    script += core::access::defaultPrivilegesScript(later, {.version = m_world.roles.version()});
    return script;
}

void GrantTab::write()
{
    const Values &values = form().values();
    const QList<Securable> ticked = m_model->ticked();
    m_count->setText(tr("%1 of %2 objects").arg(ticked.size()).arg(m_model->objects().size()));
    QString note = tr("nothing to change");
    if (!isRevokePublic(values)) {
        if (values.list(GranteesField).isEmpty())
            note = tr("choose roles");
        else if (!chosenPrivileges(values))
            note = tr("choose privileges");
    }
    showScript(makeScript(ticked), note);
}

} // namespace ui::access
