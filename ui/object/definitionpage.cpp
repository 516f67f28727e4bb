// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/object/definitionpage.h"

#include "core/definition/reader.h"
#include "ui/base/banner.h"
#include "ui/editor/sqlview.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui::object {

using core::Result;
using core::definition::Definition;
using core::definition::Definitions;
using core::definition::Key;
using core::definition::Options;
using core::definition::Scope;

namespace {

Result<qint64> catalogOid(core::session::Link &link, core::session::Job &job, const QString &catalog)
{
    auto answer = link.execute(job,
                               "select cast(c.oid as int8) from pg_catalog.pg_class c where c.relname = $1 "
                               "and c.relnamespace = cast('pg_catalog' as regnamespace)",
                               {catalog.toUtf8()});
    if (!answer)
        return std::move(answer).error();
    return PQntuples(answer->get()) == 0 ? 0 : QByteArray(PQgetvalue(answer->get(), 0, 0)).toLongLong();
}

QString textOf(const Definitions &definitions)
{
    QStringList texts;
    for (const Definition &definition : definitions.list)
        texts << core::definition::toSql(definition);
    return texts.join(QLatin1Char('\n'));
}

bool isSchema(const core::catalog::ObjectRef &ref)
{
    return ref.kind == QLatin1String("schema");
}

bool isDatabase(const core::catalog::ObjectRef &ref)
{
    return ref.kind == QLatin1String("database");
}

} // namespace

DefinitionPage::DefinitionPage(const forms::FormServices &services, forms::FormAccess &access,
                               const core::objects::Section &section, QWidget *parent)
    : SectionPage(services, access, section, parent)
    , m_view(new editor::SqlView(services.theme, this))
{
    auto *tools = new QWidget(this);
    auto *line = new QHBoxLayout(tools);
    line->setContentsMargins(20, 10, 12, 10);
    line->setSpacing(8);
    m_choices = new QPushButton(tr("With"), tools);
    m_choices->setObjectName(QStringLiteral("definitionChoices"));
    m_choices->setAccessibleName(tr("What the SQL contains"));
    m_choices->setToolTip(m_choices->accessibleName());
    m_menu = new QMenu(m_choices);
    m_menu->setToolTipsVisible(true);
    m_choices->setMenu(m_menu);
    line->addWidget(m_choices);
    m_within = addChoice("definitionWithin", tr("With what is in it"),
                         tr("Also everything in it, in an order in which it can be run"), false);
    m_owner = addChoice("definitionOwner", tr("Owner"), tr("ALTER … OWNER TO"), true);
    m_privileges = addChoice("definitionPrivileges", tr("Privileges"), tr("GRANT and REVOKE"), true);
    m_ifNotExists = addChoice("definitionIfNotExists", tr("If not exists"),
                              tr("What is there already is left alone"), false);
    m_dropFirst = addChoice("definitionDropFirst", tr("Drop first"),
                            tr("Before everything else, what is there is dropped"), false);
    m_passwords = addChoice("definitionPasswords", tr("Passwords"),
                            tr("The passwords of servers, user mappings and subscriptions"), false);
    line->addStretch(1);
    const auto addButton = [tools, line](const char *name, const QString &text, const QString &toolTip) {
        auto *button = new QPushButton(text, tools);
        button->setObjectName(QLatin1String(name));
        button->setAccessibleName(toolTip);
        button->setToolTip(toolTip);
        line->addWidget(button);
        return button;
    };
    m_copy = addButton("definitionCopy", tr("Copy"), tr("Copy the SQL"));
    m_open = addButton("definitionOpen", tr("Open in editor"), tr("Open the SQL in an editor"));
    addTools(tools);
    m_view->setAccessibleName(tr("SQL of the object"));
    auto *holder = new QWidget(this);
    auto *layout = new QVBoxLayout(holder);
    layout->setContentsMargins(20, 0, 8, 12);
    layout->addWidget(m_view);
    setBody(holder);
    setFocusProxy(m_view);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_sql); });
    connect(m_open, &QPushButton::clicked, this, [this] { emit openSqlRequested(m_ref.name, m_sql); });
}

QAction *DefinitionPage::addChoice(const char *name, const QString &text, const QString &toolTip, bool on)
{
    QAction *choice = m_menu->addAction(text);
    choice->setObjectName(QLatin1String(name));
    choice->setToolTip(toolTip);
    choice->setCheckable(true);
    choice->setChecked(on);
    connect(choice, &QAction::toggled, this, &DefinitionPage::restart);
    return choice;
}

Options DefinitionPage::options() const
{
    return {.owner = m_owner->isChecked(),
            .privileges = m_privileges->isChecked(),
            .ifNotExists = m_ifNotExists->isChecked(),
            .dropFirst = m_dropFirst->isChecked(),
            .passwords = m_passwords->isChecked()};
}

void DefinitionPage::clear()
{
    m_sql.clear();
    m_view->setSql({});
    const QSignalBlocker quiet(m_within);
    m_within->setVisible(isSchema(m_ref) || isDatabase(m_ref));
    m_within->setChecked(isSchema(m_ref));
    m_copy->setEnabled(false);
    m_open->setEnabled(false);
}

void DefinitionPage::read()
{
    borrow<Definitions>(
        [library = m_services.library, ref = m_ref, options = options(), within = m_within->isChecked()](
            core::session::Link &link, core::session::Job &job) -> Result<Definitions> {
            Scope scope;
            if (within && isSchema(ref)) {
                scope.schema = ref.name;
            } else if (!within || !isDatabase(ref)) {
                auto catalog = catalogOid(link, job, core::objects::catalogOf(ref.kind));
                if (!catalog)
                    return std::move(catalog).error();
                scope.objects = {Key{*catalog, ref.oid}};
            }
            if (auto there = core::objects::checkThere(link, job, library, ref); !there)
                return std::move(there).error();
            return core::definition::read(link, job, library, scope, options);
        },
        [this](const Result<Definitions> &definitions) {
            if (!definitions) {
                fail(definitions.error());
                return;
            }
            m_sql = textOf(*definitions);
            m_view->setSql(m_sql.left(LongestShown));
            m_copy->setEnabled(!m_sql.isEmpty());
            m_open->setEnabled(!m_sql.isEmpty());
            finish(m_sql.isEmpty());
            QStringList remarks = definitions->remarks;
            if (definitions->hidden > 0)
                remarks << tr("Passwords are hidden here: With › Passwords shows them.");
            if (m_sql.size() > LongestShown)
                remarks << tr("Only the beginning is shown; all of it is copied and opened.");
            if (!remarks.isEmpty())
                banner().setMessage(Banner::Tone::Info, remarks.join(QLatin1Char('\n')));
        });
}

} // namespace ui::object
