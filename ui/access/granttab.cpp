// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/granttab.h"

#include "core/access/grants.h"
#include "ui/access/grantmodel.h"
#include "ui/access/picks.h"
#include "ui/base/banner.h"
#include "ui/connections/tonelabel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
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
    connect(&m_delay, &QTimer::timeout, this, &GrantTab::write);
    connect(&form(), &forms::FormView::edited, this, &GrantTab::edited);
    connect(m_model, &GrantModel::ticksChanged, this, &GrantTab::write);
    connect(m_model, &GrantModel::ticksChanged, this, [this] {
        if (!m_ticking)
            typed();
    });
    showScript({}, tr("reading…"));
}

QString GrantTab::title() const
{
    return tr("Grant or revoke");
}

void GrantTab::load()
{
    using Read = std::shared_ptr<const GrantWorld>;
    ask<Read>(
        tr("Reading roles and objects"),
        [library = services().library](core::session::Link &link, core::session::Job &job) -> Result<Read> {
            auto world = readRolesAndObjects(link, job, library, false);
            if (!world)
                return std::move(world).error();
            auto defaults = core::access::readDefaultPrivileges(link, job, library);
            if (!defaults)
                return std::move(defaults).error();
            return std::make_shared<const GrantWorld>(GrantWorld{std::move(*world), std::move(*defaults)});
        },
        [this](Result<Read> read) {
            if (!read) {
                showReadError(read.error());
                return;
            }
            m_world = std::move(*read);
            fillForm();
            write();
        });
}

void GrantTab::fillForm()
{
    QList<Choice> kinds;
    for (const SecurableKind &kind : core::access::securableKinds()) {
        if (kind.id != QLatin1String("column") && m_world->roles.version().major() >= kind.since)
            kinds << Choice{kind.id, kind.plural, {}};
    }
    Context context;
    context.version = m_world->roles.version();
    context.choices.insert(QStringLiteral("grantees"), roleChoices(m_world->roles, true));
    context.choices.insert(QStringLiteral("roles"), roleChoices(m_world->roles));
    context.choices.insert(QStringLiteral("schemas"), schemaChoices(m_world->roles, m_world->objects));
    context.choices.insert(QStringLiteral("kinds"), kinds);

    Values values = form().values();
    if (!m_filled) {
        values.setText(grantfields::Verb, QStringLiteral("grant"));
        values.setList(grantfields::Grantees,
                       m_start.grantee.isEmpty() ? QStringList() : QStringList{m_start.grantee});
        values.setList(grantfields::Schemas,
                       m_start.schema.isEmpty() ? QStringList() : QStringList{m_start.schema});
        values.setList(grantfields::Kinds,
                       m_start.kinds.isEmpty() ? QStringList{QStringLiteral("table"), QStringLiteral("view")}
                                               : m_start.kinds);
    }
    m_filled = true;

    showFields(context);
    form().setValues(values, values);
}

FormSpec GrantTab::fields() const
{
    const auto named = [](const Values &now, const Context &) { return !isRevokePublic(now); };
    FormSpec spec;
    spec.groups = {
        {.fields
         = {{.id = grantfields::Verb,
             .label = tr("Do"),
             .type = FieldSpec::Type::OneOf,
             .required = true,
             .choices = grantVerbs()},
            {.id = grantfields::Privileges,
             .label = tr("Privileges"),
             .type = FieldSpec::Type::Many,
             .help = tr("Those that a kind of object does not have are left out for it."),
             .placeholder = tr("add a privilege"),
             .shownWhen = named,
             .choicesOf =
                 [](const Values &now, const Context &known) {
                     Privileges all;
                     const QStringList chosen = now.list(grantfields::Kinds);
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
            {.id = grantfields::Grantees,
             .label = tr("To or from"),
             .type = FieldSpec::Type::Many,
             .help = tr("Roles, or PUBLIC: everybody, also roles made later."),
             .placeholder = tr("add a role"),
             .choicesFrom = QStringLiteral("grantees"),
             .shownWhen = named},
            {.id = grantfields::Kinds,
             .label = tr("Kinds"),
             .type = FieldSpec::Type::Many,
             .help = tr("None chosen: every kind."),
             .placeholder = tr("add a kind"),
             .choicesFrom = QStringLiteral("kinds")},
            {.id = grantfields::Schemas,
             .label = tr("Schemas"),
             .type = FieldSpec::Type::Many,
             .help = tr("Objects that stand in them, and the schemas themselves. None chosen: all of them."),
             .placeholder = tr("all schemas"),
             .choicesFrom = QStringLiteral("schemas")},
            {.id = grantfields::Name,
             .label = tr("Name contains"),
             .type = FieldSpec::Type::Text,
             .help = tr("A part of schema.name, in any case."),
             .placeholder = tr("any name")},
            {.id = grantfields::Makers,
             .label = tr("Future objects of"),
             .type = FieldSpec::Type::Many,
             .help
             = tr("Default privileges FOR ROLE: the same for what these roles make later, of the chosen "
                  "kinds, in the chosen schemas; with no schema chosen, in the whole database."),
             .placeholder = tr("nobody's"),
             .choicesFrom = QStringLiteral("roles"),
             .shownWhen = anyVerb},
            {.id = grantfields::Cascade,
             .label = tr("Cascade"),
             .type = FieldSpec::Type::Flag,
             .help
             = tr("Also what the grantees have granted on. Without it the server refuses to revoke that."),
             .shownWhen = [](const Values &now, const Context &) { return isRevoke(now); }}}}};
    return spec;
}

QList<core::ddl::Recheck> GrantTab::rechecks() const
{
    QList<core::ddl::Recheck> list;
    if (!m_seen.isEmpty())
        list << core::access::recheckOf(services().library, m_seen);
    if (!m_seenDefaults.isEmpty())
        list << core::access::recheckOf(services().library, m_seenDefaults);
    return list;
}

/// Theirs goes on: the object is not granted on or revoked from here.
void GrantTab::giveUp(const QStringList &ids)
{
    QSet<QString> unticked = m_model->unticked();
    for (const QString &id : ids) {
        if (!id.isEmpty())
            unticked.insert(id);
    }
    m_model->setUnticked(unticked);
}

QJsonObject GrantTab::draftMore() const
{
    const QSet<QString> &unticked = m_model->unticked();
    return {{QStringLiteral("unticked"),
             QJsonArray::fromStringList(QStringList(unticked.begin(), unticked.end()))}};
}

void GrantTab::restoreMore(const QJsonObject &more)
{
    m_filled = true;
    const QJsonArray unticked = more.value(QStringLiteral("unticked")).toArray();
    QSet<QString> keys;
    for (const QJsonValue &one : unticked)
        keys.insert(one.toString());
    m_model->setUnticked(keys);
}

void GrantTab::edited()
{
    awaitScript();
    m_delay.start();
}

/// Made elsewhere from what is here now; of several on their way only the last counts.
void GrantTab::write()
{
    m_delay.stop();
    if (!m_world)
        return;
    awaitScript();
    m_making.requestStop();
    const quint64 serial = ++m_serial;
    GrantWork work{m_world, form().values(), m_model->unticked(), m_model->objects()};
    m_making = core::runInPool<GrantResult>(
        [work = std::move(work)](const std::stop_token &stop) { return grantResult(work, stop); });
    core::whenDone(m_making, this, [this, serial](Result<GrantResult> made) {
        if (serial == m_serial && made)
            show(*made);
    });
}

void GrantTab::show(const GrantResult &made)
{
    if (made.otherObjects)
        m_model->setObjects(made.objects);
    m_model->setGrantees(made.grantees);
    if (!m_start.object.isEmpty()) {
        m_ticking = true;
        m_model->tickOnly({std::exchange(m_start.object, {})}); // asks for the script again
        m_ticking = false;
        return;
    }
    m_seen = made.seen;
    m_seenDefaults = made.seenDefaults;
    m_count->setText(tr("%1 of %2 objects").arg(made.ticked).arg(made.objects.size()));
    showScript(made.script, made.note);
}

} // namespace ui::access
