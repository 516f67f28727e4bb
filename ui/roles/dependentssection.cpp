// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/roles/dependentssection.h"

#include "ui/connections/tonelabel.h"
#include "ui/forms/formaccess.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

#include <memory>

namespace ui::roles {

using core::Result;
using core::ddl::RoleDependents;
using core::session::Lease;

DependentsSection::DependentsSection(const forms::FormServices &services, QWidget *parent)
    : FormSection(parent)
    , m_library(services.library)
    , m_access(new forms::FormAccess(services.pool, services.connector, this))
    , m_model(new DependentsModel(this))
    , m_view(new QTableView(this))
    , m_note(connections::makeMessageLabel(services.theme, Token::Muted, this))
{
    setObjectName(QStringLiteral("dependents"));
    m_view->setObjectName(QStringLiteral("dependentsView"));
    m_view->setAccessibleName(tr("What names the role"));
    m_view->setModel(m_model);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setShowGrid(false);
    m_view->setTabKeyNavigation(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setMinimumSectionSize(metrics::GridRow);
    m_view->verticalHeader()->setDefaultSectionSize(metrics::GridRow);
    m_view->horizontalHeader()->setStretchLastSection(true);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->horizontalHeader()->resizeSection(DependentsModel::Database, 140);
    m_view->horizontalHeader()->resizeSection(DependentsModel::Dependency, 110);
    m_view->horizontalHeader()->resizeSection(DependentsModel::Type, 150);
    m_view->setMinimumHeight(8 * metrics::GridRow);
    m_note->setObjectName(QStringLiteral("dependentsNote"));
    m_note->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_note);
    layout->addWidget(m_view, 1);
}

DependentsSection::~DependentsSection() = default;

void DependentsSection::load(const forms::FormPlace &place, const core::catalog::ObjectRef &ref,
                             const core::ddl::Reading &reading)
{
    m_access->setPlace(place);
    m_role = ref.oid;
    ++m_serial;
    m_more = 0;
    m_failed.clear();
    m_wanted = {Wanted{}};
    m_reading = false;
    m_model->clear();
    QStringList closed;
    for (const auto &row : reading.context.facts.rows(QStringLiteral("closed")))
        closed << row.text(QStringLiteral("database"));
    for (const auto &row : reading.values.rows(QStringLiteral("databases"))) {
        const QString database = row.text(QStringLiteral("database"));
        if (!closed.contains(database))
            m_wanted << Wanted{database};
    }
    next();
}

/// One database after the other: a role may be known in hundreds.
void DependentsSection::next()
{
    m_reading = !m_wanted.isEmpty();
    tell();
    if (m_wanted.isEmpty())
        return;
    const QString database = m_wanted.takeFirst().database;
    const quint64 serial = m_serial;
    core::whenDone(m_access->shared(database), this, [this, serial, database](Result<Lease> lease) {
        if (serial != m_serial)
            return;
        if (!lease) {
            took(database, lease.error());
            return;
        }
        auto held = std::make_shared<Lease>(std::move(*lease));
        auto task = (*held)->run<RoleDependents>(
            tr("Reading what names the role"),
            [library = m_library, role = m_role, shared = database.isEmpty()](core::session::Link &link,
                                                                              core::session::Job &job) {
                return core::ddl::readRoleDependents(link, job, library, role, shared);
            });
        core::whenDone(task, this, [this, serial, database, held](Result<RoleDependents> found) {
            held->release();
            if (serial == m_serial)
                took(database, found);
        });
    });
}

void DependentsSection::took(const QString &database, const Result<RoleDependents> &found)
{
    if (found) {
        m_model->add(database.isEmpty() ? tr("whole server") : database, found->list);
        m_more += found->total - found->list.size();
    } else {
        m_failed << database + QLatin1String(": ") + found.error().message;
    }
    next();
}

void DependentsSection::tell()
{
    QStringList lines;
    if (m_reading)
        lines << tr("Reading…");
    else if (m_model->rowCount() == 0 && m_failed.isEmpty())
        lines << tr("Nothing names it.");
    if (m_more > 0)
        lines << tr("%1 more are not listed.").arg(m_more);
    lines += m_failed;
    m_note->setText(lines.join(QLatin1Char('\n')));
    m_note->setVisible(!lines.isEmpty());
}

} // namespace ui::roles
