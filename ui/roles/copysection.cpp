// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/roles/copysection.h"

#include "ui/base/banner.h"
#include "ui/connections/tonelabel.h"
#include "ui/forms/formaccess.h"
#include "ui/forms/hairline.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

#include <memory>

namespace ui::roles {

using core::Result;
using core::access::RoleGrants;
using core::session::Lease;

namespace {

constexpr int MostRows = 10; ///< that are seen without scrolling

} // namespace

CopySection::CopySection(const forms::FormServices &services, QWidget *parent)
    : FormSection(parent)
    , m_library(services.library)
    , m_access(new forms::FormAccess(services.pool, services.connector, this))
    , m_model(new CopyModel(this))
    , m_copy(new QCheckBox(this))
    , m_view(new QTableView(this))
    , m_note(connections::makeMessageLabel(services.theme, Token::Muted, this))
    , m_banner(new Banner(services.theme, services.icons, this))
{
    setObjectName(QStringLiteral("copySection"));
    m_copy->setObjectName(QStringLiteral("copyPrivileges"));
    m_copy->setChecked(true);
    QFont bold = m_copy->font();
    bold.setWeight(QFont::DemiBold);
    m_copy->setFont(bold);
    m_view->setObjectName(QStringLiteral("copyView"));
    m_view->setAccessibleName(tr("What is copied"));
    m_view->setModel(m_model);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setShowGrid(false);
    m_view->setTabKeyNavigation(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setMinimumSectionSize(metrics::GridRow);
    m_view->verticalHeader()->setDefaultSectionSize(metrics::GridRow);
    QHeaderView *head = m_view->horizontalHeader();
    head->setStretchLastSection(true);
    head->setHighlightSections(false);
    head->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    head->resizeSection(CopyModel::What, 190);
    head->resizeSection(CopyModel::Database, 130);
    head->resizeSection(CopyModel::Count, 80);
    m_note->setObjectName(QStringLiteral("copyNote"));
    m_note->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_banner->setObjectName(QStringLiteral("copyBanner"));
    m_banner->setClosable(false);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(new forms::HairLine(services.theme, this));
    layout->addWidget(m_copy);
    layout->addWidget(m_banner);
    layout->addWidget(m_view);
    layout->addWidget(m_note);

    connect(m_copy, &QCheckBox::toggled, this, &CopySection::edited);
    connect(m_model, &CopyModel::edited, this, &CopySection::edited);
    hide();
}

CopySection::~CopySection() = default;

void CopySection::setOriginal(qint64 role, const QString &name)
{
    m_role = role;
    m_name = name;
    m_copy->setText(
        tr("&Copy what %1 was granted").arg(QString(name).replace(QLatin1Char('&'), QLatin1String("&&"))));
    m_copy->setAccessibleName(tr("Copy what %1 was granted").arg(name));
    setAccessibleName(m_copy->accessibleName());
    setVisible(role != 0);
    if (m_loaded && role != 0)
        read();
}

void CopySection::load(const forms::FormPlace &place, const core::catalog::ObjectRef &,
                       const core::ddl::Reading &reading)
{
    m_access->setPlace(place);
    m_to = reading.values.text(QStringLiteral("name"));
    m_loaded = true;
    if (m_role != 0)
        read();
}

void CopySection::setValues(const core::forms::Values &values)
{
    m_to = values.text(QStringLiteral("name"));
}

void CopySection::read()
{
    const quint64 serial = ++m_serial;
    m_reading = true;
    m_failed.clear();
    tell();
    core::whenDone(m_access->shared(), this, [this, serial](Result<Lease> lease) {
        if (serial != m_serial)
            return;
        if (!lease) {
            took(lease.error());
            return;
        }
        auto held = std::make_shared<Lease>(std::move(*lease));
        auto task = (*held)->run<RoleGrants>(
            tr("Reading what %1 was granted").arg(m_name),
            [library = m_library, role = m_role](core::session::Link &link, core::session::Job &job) {
                return core::access::readRoleGrants(link, job, library, role, true);
            });
        core::whenDone(task, this, [this, serial, held](Result<RoleGrants> grants) {
            held->release();
            if (serial == m_serial)
                took(grants);
        });
    });
}

void CopySection::took(const Result<RoleGrants> &grants)
{
    m_reading = false;
    if (!grants) {
        m_failed = grants.error().message;
        m_banner->setError(grants.error());
        m_banner->addButton(
            tr("Read again"), [this] { read(); }, true);
        edited();
        return;
    }
    m_here = *grants;
    m_model->setHere(*grants); // says edited()
}

/// One database after the other: a role may be known in hundreds.
void CopySection::readThere()
{
    if (m_reading || m_role == 0 || !m_copy->isChecked())
        return;
    const auto database = m_model->takeUnread();
    if (!database)
        return;
    m_reading = true;
    const quint64 serial = m_serial;
    const auto answer = [this, serial, database = *database](const Result<RoleGrants> &grants) {
        if (serial != m_serial)
            return;
        m_reading = false;
        m_model->setThere(database, grants); // says edited(), which goes on
    };
    core::whenDone(m_access->shared(*database), this, [this, serial, answer](Result<Lease> lease) {
        if (serial != m_serial)
            return;
        if (!lease) {
            answer(lease.error());
            return;
        }
        auto held = std::make_shared<Lease>(std::move(*lease));
        auto task = (*held)->run<RoleGrants>(
            tr("Reading what %1 was granted").arg(m_name),
            [library = m_library, role = m_role](core::session::Link &link, core::session::Job &job) {
                return core::access::readRoleGrants(link, job, library, role, false);
            });
        core::whenDone(task, this, [held, answer](const Result<RoleGrants> &grants) {
            held->release();
            answer(grants);
        });
    });
}

void CopySection::edited()
{
    readThere();
    tell();
    emit FormSection::edited();
}

void CopySection::tell()
{
    if (m_failed.isEmpty()) {
        const QString failure = m_copy->isChecked() ? m_model->failure() : QString();
        if (failure.isEmpty()) {
            m_banner->clear();
        } else {
            m_banner->setMessage(Banner::Tone::Warn, tr("It could not be read: %1").arg(failure));
            m_banner->addButton(tr("Read again"), [this] {
                m_model->retry();
                edited();
            });
        }
    }
    m_view->setEnabled(m_copy->isChecked());
    m_view->setVisible(m_model->rowCount() > 0);
    const int rows = std::min(MostRows, std::max(1, m_model->rowCount()));
    m_view->setFixedHeight(m_view->horizontalHeader()->sizeHint().height() + rows * metrics::GridRow
                           + 2 * m_view->frameWidth());
    QStringList lines;
    if (m_reading && m_model->rowCount() == 0)
        lines << tr("Reading…");
    else if (m_here && m_model->rowCount() == 0)
        lines << tr("It was granted nothing itself.");
    lines << tr(
        "Attributes, memberships and parameters are in the fields above; password, comment and members "
        "are not copied.");
    if (m_here && m_here->owned > 0)
        lines << tr("What it owns stays its own: %1 in %2.").arg(m_here->owned).arg(m_here->database);
    if (m_here && m_here->mappings > 0)
        lines << tr("Its user mappings, which may hold passwords, are not copied: %1.").arg(m_here->mappings);
    m_note->setText(lines.join(QLatin1Char('\n')));
}

core::ddl::Script CopySection::script() const
{
    return m_role == 0 || !m_copy->isChecked() || m_to.isEmpty() ? core::ddl::Script()
                                                                 : m_model->script(m_to);
}

bool CopySection::isModified() const
{
    return m_role != 0 && m_copy->isChecked() && m_model->taken() > 0;
}

/// It is saved: a role like any other from now on.
void CopySection::revert()
{
    ++m_serial;
    m_role = 0;
    m_reading = false;
    m_here.reset();
    m_model->clear();
    hide();
}

QString CopySection::problem() const
{
    if (m_role == 0 || !m_copy->isChecked())
        return {};
    if (!m_failed.isEmpty())
        return tr("What %1 was granted could not be read: %2").arg(m_name, m_failed);
    if (!m_here || m_model->isReading())
        return tr("What %1 was granted is still being read").arg(m_name);
    const QString failure = m_model->failure();
    return failure.isEmpty() ? QString()
                             : tr("What %1 was granted could not be read: %2").arg(m_name, failure);
}

QJsonObject CopySection::draft() const
{
    return {{QStringLiteral("role"), QString::number(m_role)},
            {QStringLiteral("name"), m_name},
            {QStringLiteral("copy"), m_copy->isChecked()},
            {QStringLiteral("ticks"), m_model->ticks()}};
}

void CopySection::restore(const QJsonObject &draft)
{
    m_copy->setChecked(draft.value(QStringLiteral("copy")).toBool(true));
    m_model->setTicks(draft.value(QStringLiteral("ticks")).toObject());
    const qint64 role = draft.value(QStringLiteral("role")).toString().toLongLong();
    if (role != m_role)
        setOriginal(role, draft.value(QStringLiteral("name")).toString());
}

} // namespace ui::roles
