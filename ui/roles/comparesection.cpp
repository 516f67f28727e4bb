// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/roles/comparesection.h"

#include "core/access/rolegraph.h"
#include "core/access/securable.h"
#include "core/ddl/role.h"
#include "ui/connections/tonelabel.h"
#include "ui/forms/formaccess.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <memory>

namespace ui::roles {

using core::Result;
using core::session::Lease;

CompareSection::CompareSection(const forms::FormServices &services, QWidget *parent)
    : FormSection(parent)
    , m_library(services.library)
    , m_access(new forms::FormAccess(services.pool, services.connector, this))
    , m_model(new ComparisonModel(this))
    , m_with(new QComboBox(this))
    , m_all(new QPushButton(tr("Take all over"), this))
    , m_same(new QCheckBox(tr("Also what is the same"), this))
    , m_note(connections::makeMessageLabel(services.theme, Token::Muted, this))
    , m_view(new QTableView(this))
{
    setObjectName(QStringLiteral("compareSection"));
    m_with->setObjectName(QStringLiteral("compareWith"));
    m_with->setAccessibleName(tr("Compare with the role"));
    m_with->setToolTip(tr("The other role: Enter compares"));
    m_with->setEditable(true);
    m_with->setInsertPolicy(QComboBox::NoInsert);
    m_with->setMinimumWidth(260);
    m_with->lineEdit()->setPlaceholderText(tr("Choose a role"));
    m_with->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_with->completer()->setFilterMode(Qt::MatchContains);
    m_all->setObjectName(QStringLiteral("compareTakeAll"));
    m_all->setAccessibleName(m_all->text());
    m_all->setToolTip(tr("Everything that differs, from the right to the left, but who its members are"));
    m_all->setAutoDefault(false);
    m_same->setObjectName(QStringLiteral("compareSame"));
    m_same->setAccessibleName(m_same->text());
    m_note->setObjectName(QStringLiteral("compareNote"));
    m_note->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_view->setObjectName(QStringLiteral("compareView"));
    m_view->setAccessibleName(tr("Differences"));
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
    head->resizeSection(ComparisonModel::Take, 48);
    head->resizeSection(ComparisonModel::Area, 100);
    head->resizeSection(ComparisonModel::What, 190);
    head->resizeSection(ComparisonModel::Left, 150);
    m_view->setMinimumHeight(12 * metrics::GridRow);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto *label = new QLabel(tr("Compare &with"), this);
    label->setBuddy(m_with);
    row->addWidget(label);
    row->addWidget(m_with);
    row->addWidget(m_all);
    row->addWidget(m_same);
    row->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(row);
    layout->addWidget(m_note);
    layout->addWidget(m_view, 1);

    connect(m_with, &QComboBox::textActivated, this, &CompareSection::compareWith);
    connect(m_with->lineEdit(), &QLineEdit::returnPressed, this,
            [this] { compareWith(m_with->currentText()); });
    connect(m_all, &QPushButton::clicked, this, [this] { m_model->takeAll(true); });
    connect(m_same, &QCheckBox::toggled, m_model, &ComparisonModel::setAllShown);
    connect(m_model, &ComparisonModel::edited, this, &FormSection::edited);
    tell();
}

CompareSection::~CompareSection() = default;

void CompareSection::load(const forms::FormPlace &place, const core::catalog::ObjectRef &ref,
                          const core::ddl::Reading &reading)
{
    m_access->setPlace(place);
    m_ref = ref;
    m_left = reading;
    const QString text = m_with->currentText();
    const QSignalBlocker quiet(m_with);
    m_with->clear();
    QStringList names;
    for (const auto &role : reading.context.choices.value(QStringLiteral("roles"))) {
        if (role.value != reading.values.text(QStringLiteral("name")))
            names << role.value;
    }
    m_with->addItems(names);
    m_with->setCurrentIndex(-1);
    m_with->setEditText(m_wanted.isEmpty() ? text : m_wanted);
    if (!m_wanted.isEmpty())
        compareWith(m_wanted);
    tell();
}

Result<CompareSection::Other> CompareSection::readOther(core::session::Link &link, core::session::Job &job,
                                                        const core::catalog::SqlLibrary &library, qint64 left,
                                                        const QString &right)
{
    auto graph = core::access::readRoleGraph(link, job, library);
    if (!graph)
        return std::move(graph).error();
    const core::access::Role *role = graph->find(right);
    if (!role)
        return core::Error::input(tr("There is no role %1").arg(right));
    core::catalog::ObjectRef ref;
    ref.kind = QStringLiteral("role");
    ref.oid = role->oid;
    ref.name = right;
    auto reading = core::ddl::readRole(link, job, library, ref);
    if (!reading)
        return std::move(reading).error();
    core::access::SecurableScope scope;
    scope.columns = core::access::SecurableScope::Columns::Granted;
    auto objects = core::access::readSecurables(link, job, library, scope);
    if (!objects)
        return std::move(objects).error();
    return Other{std::move(*reading), core::access::compareGrants(objects->list, left, role->oid)};
}

void CompareSection::compareWith(const QString &role)
{
    m_wanted = role;
    if (m_with->currentText() != role)
        m_with->setEditText(role);
    if (!m_left || role.isEmpty())
        return;
    if (role == m_left->values.text(QStringLiteral("name"))) {
        took(core::Error::input(tr("This is the same role")));
        return;
    }
    const quint64 serial = ++m_serial;
    m_reading = true;
    m_failed.clear();
    tell();
    core::whenDone(m_access->shared(), this, [this, serial, role](Result<Lease> lease) {
        if (serial != m_serial)
            return;
        if (!lease) {
            took(lease.error());
            return;
        }
        auto held = std::make_shared<Lease>(std::move(*lease));
        auto task = (*held)->run<Other>(tr("Comparing roles"),
                                        [library = m_library, left = m_ref.oid,
                                         role](core::session::Link &link, core::session::Job &job) {
                                            return readOther(link, job, library, left, role);
                                        });
        core::whenDone(task, this, [this, serial, held](Result<Other> other) {
            held->release();
            if (serial == m_serial)
                took(other);
        });
    });
}

void CompareSection::took(const Result<Other> &other)
{
    m_reading = false;
    if (!other) {
        m_failed = other.error().message;
        m_right.reset();
        m_model->setRoles({}, {});
    } else {
        m_right = *other;
        m_model->setNames(m_left->values.text(QStringLiteral("name")),
                          m_right->reading.values.text(QStringLiteral("name")));
        m_model->setRoles(core::ddl::compareRoles(m_left->values, m_right->reading.values, m_left->context),
                          m_right->grants);
    }
    tell();
    emit edited();
}

void CompareSection::tell()
{
    QString text;
    if (m_reading)
        text = tr("Reading…");
    else if (!m_failed.isEmpty())
        text = m_failed;
    else if (!m_right)
        text = tr(
            "What differs stands here; what is ticked becomes the SQL that makes this role like the other.");
    else if (m_model->differences() == 0)
        text = tr("They are alike in everything but name, password and comment.");
    else
        text = tr("%1 differences; privileges are those of this database.").arg(m_model->differences());
    m_note->setText(text);
    m_all->setEnabled(m_right && m_model->differences() > 0);
}

core::ddl::Script CompareSection::script() const
{
    if (!m_left || !m_right)
        return {};
    core::ddl::Script script;
    const auto chosen = m_model->chosen();
    if (!chosen.isEmpty())
        script = core::ddl::roleLikeScript(m_left->values, m_right->reading.values, chosen, m_left->context);
    script += core::access::grantScript(
        core::access::grantsLike(m_model->chosenGrants(), m_left->values.text(QStringLiteral("name"))),
        {.version = m_left->context.version});
    return script;
}

void CompareSection::setReadOnly(const QString &reason)
{
    m_model->setReadOnly(!reason.isEmpty());
    m_all->setToolTip(reason.isEmpty() ? tr("Everything that differs, from the right to the left") : reason);
}

QJsonObject CompareSection::draft() const
{
    return m_wanted.isEmpty() ? QJsonObject() : QJsonObject{{QStringLiteral("with"), m_wanted}};
}

void CompareSection::restore(const QJsonObject &draft)
{
    m_wanted = draft.value(QStringLiteral("with")).toString();
    m_with->setEditText(m_wanted);
    if (m_left && !m_wanted.isEmpty())
        compareWith(m_wanted);
}

} // namespace ui::roles
