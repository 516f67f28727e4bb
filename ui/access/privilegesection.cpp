// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/privilegesection.h"

#include "core/session/borrow.h"
#include "ui/access/matrixview.h"
#include "ui/access/tickchoice.h"
#include "ui/base/banner.h"
#include "ui/base/elidedlabel.h"
#include "ui/base/focusorder.h"
#include "ui/base/progressline.h"
#include "ui/connections/tonelabel.h"
#include "ui/forms/formaccess.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::access {

using core::Result;
using core::access::Securable;
using core::access::SecurableKind;
using core::access::SecurableScope;
using core::forms::Choice;

namespace {

QHash<QString, QString> iconsOf(const core::catalog::ObjectKinds &kinds)
{
    QHash<QString, QString> icons;
    for (const SecurableKind &kind : core::access::securableKinds()) {
        const core::catalog::ObjectKind *known = kinds.find(kind.id);
        if (known != nullptr)
            icons.insert(kind.id, known->icon);
    }
    icons.insert(QStringLiteral("large_object"), QStringLiteral("binary"));
    icons.insert(QStringLiteral("parameter"), QStringLiteral("settings"));
    return icons;
}

QStringList relationKinds()
{
    return {QStringLiteral("table"), QStringLiteral("view"), QStringLiteral("materialized_view"),
            QStringLiteral("foreign_table")};
}

} // namespace

PrivilegeSection::PrivilegeSection(const forms::FormServices &services, Of of, QWidget *parent)
    : FormSection(parent)
    , m_services(services)
    , m_of(of)
    , m_access(new forms::FormAccess(services.pool, services.connector, this))
    , m_model(new MatrixModel(iconsOf(services.kinds), this))
    , m_view(new MatrixView(services.theme, services.icons, *m_model, this))
    , m_legend(connections::makeMessageLabel(services.theme, Token::Muted, this))
    , m_banner(new Banner(services.theme, services.icons, this))
    , m_progress(new ProgressLine(services.theme, this))
    , m_detail(connections::makeMessageLabel(services.theme, Token::Muted, this))
{
    setObjectName(QStringLiteral("privilegeSection"));
    m_legend->setObjectName(QStringLiteral("matrixLegend"));
    m_legend->setAccessibleName(tr("Legend"));
    m_banner->setObjectName(QStringLiteral("matrixBanner"));
    m_banner->setClosable(false);
    m_progress->setGroove(false);
    m_detail->setObjectName(QStringLiteral("matrixDetail"));
    m_detail->setAccessibleName(tr("Where the privilege comes from"));
    m_cascade = new QCheckBox(tr("Also revoke what was granted on"), this);
    m_cascade->setObjectName(QStringLiteral("matrixCascade"));
    m_cascade->setAccessibleName(m_cascade->text());
    m_cascade->setToolTip(tr("Adds CASCADE to the revokes that need it"));
    m_cascade->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_legend);
    layout->addWidget(makeTools());
    layout->addWidget(m_banner);
    layout->addWidget(m_progress);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_cascade);
    layout->addWidget(m_detail);
    m_view->setMinimumHeight(220);

    m_filterDelay.setSingleShot(true);
    m_filterDelay.setInterval(80);
    connect(&m_filterDelay, &QTimer::timeout, this, [this] {
        m_model->setFilter({m_filter->text().trimmed(), m_onlyGranted->isChecked()});
    });
    connect(m_filter, &QLineEdit::textChanged, &m_filterDelay, qOverload<>(&QTimer::start));
    connect(m_onlyGranted, &QCheckBox::toggled, this, [this] {
        m_model->setFilter({m_filter->text().trimmed(), m_onlyGranted->isChecked()});
    });
    connect(m_cascade, &QCheckBox::toggled, this, &FormSection::edited);
    connect(m_model, &MatrixModel::arranged, this, &PrivilegeSection::arranged);
    connect(m_model, &MatrixModel::edited, this, &PrivilegeSection::edited);
    connect(m_model, &MatrixModel::columnsWanted, this, &PrivilegeSection::readColumns);
    connect(m_view, &MatrixView::inspected, this, &PrivilegeSection::showDetail);
    setFocusProxy(m_view);
    orderFocus(widgetsOf(*layout));
    showDetail();
}

PrivilegeSection::~PrivilegeSection()
{
    stop();
}

QWidget *PrivilegeSection::makeTools()
{
    auto *tools = new QWidget(this);
    auto *line = new QHBoxLayout(tools);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    if (m_of == Of::Role) {
        m_schemas = new TickChoice(tr("Schemas"), tr("All schemas"), tools);
        m_schemas->setObjectName(QStringLiteral("matrixSchemas"));
        m_kinds = new TickChoice(tr("Kinds of objects"), tr("All kinds"), tools);
        m_kinds->setObjectName(QStringLiteral("matrixKinds"));
        QList<Choice> kinds;
        for (const SecurableKind &kind : core::access::securableKinds()) {
            if (kind.id != QLatin1String("column"))
                kinds << Choice{.value = kind.id, .label = kind.plural};
        }
        m_kinds->setChoices(kinds);
        m_kinds->setTicked(relationKinds());
        for (TickChoice *choice : {m_schemas, m_kinds}) {
            line->addWidget(choice);
            connect(choice, &TickChoice::changed, this, [this] {
                m_scopeChosen = true;
                read();
            });
        }
    }
    m_filter = new QLineEdit(tools);
    m_filter->setObjectName(QStringLiteral("matrixFilter"));
    m_filter->setPlaceholderText(m_of == Of::Role ? tr("Filter objects") : tr("Filter roles"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(60);
    m_onlyGranted = new QCheckBox(m_of == Of::Role ? tr("Only granted") : tr("Only who may"), tools);
    m_onlyGranted->setObjectName(QStringLiteral("matrixOnlyGranted"));
    m_onlyGranted->setAccessibleName(tr("Only where something is granted"));
    m_onlyGranted->setToolTip(m_of == Of::Role ? tr("Only where something is granted")
                                               : tr("Only roles that may do something with it"));
    m_revert = new QToolButton(tools);
    m_revert->setObjectName(QStringLiteral("matrixRevert"));
    m_revert->setIcon(m_services.icons.icon(QStringLiteral("undo")));
    m_revert->setAutoRaise(true);
    m_revert->setAccessibleName(tr("Undo all changes of privileges"));
    m_revert->setToolTip(m_revert->accessibleName());
    m_revert->setEnabled(false);
    connect(m_revert, &QToolButton::clicked, this, &PrivilegeSection::revert);
    m_count = new ElidedLabel(m_services.theme, {}, tools);
    m_count->setObjectName(QStringLiteral("matrixCount"));
    m_count->setColor(Token::Muted);
    m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    line->addWidget(m_filter, 1);
    line->addWidget(m_onlyGranted);
    line->addWidget(m_count);
    line->addWidget(m_revert);
    if (m_of == Of::Object) {
        m_onlyGranted->setChecked(true);
        m_model->setFilter({{}, true});
    }
    return tools;
}

// --- reading

void PrivilegeSection::stop()
{
    ++m_serial;
    m_reading = false;
    if (auto stop = std::exchange(m_stop, {}))
        stop();
}

void PrivilegeSection::load(const forms::FormPlace &place, const core::catalog::ObjectRef &ref,
                            const core::ddl::Reading &)
{
    const bool modified = isModified();
    m_access->setPlace(place);
    m_ref = ref;
    m_loaded = true;
    m_model->setEdits({});
    m_cascade->setChecked(false);
    read();
    if (modified)
        emit edited();
}

MatrixScope PrivilegeSection::scope() const
{
    MatrixScope scope;
    SecurableScope &objects = scope.objects;
    objects.columns = SecurableScope::Columns::Granted;
    if (m_of == Of::Object) {
        const SecurableKind *kind = core::access::securableKind(m_ref.kind.section(QLatin1Char('/'), -1));
        if (kind != nullptr)
            objects.kinds = {kind->id};
        objects.oids = {m_ref.oid};
        objects.system = true;
        if (kind == nullptr || kind->word != QLatin1String("table"))
            objects.columns = SecurableScope::Columns::None;
        return scope;
    }
    scope.withSchemas = true;
    objects.kinds = m_kinds->ticked();
    objects.schemas = m_schemas->ticked();
    const bool tables = objects.kinds.isEmpty()
        || std::any_of(objects.kinds.begin(), objects.kinds.end(), [](const QString &id) {
                            return core::access::securableKind(id)->word == QLatin1String("table");
                        });
    if (!tables)
        objects.columns = SecurableScope::Columns::None;
    return scope;
}

void PrivilegeSection::setScope(const QStringList &schemas, const QStringList &kinds)
{
    if (m_of != Of::Role)
        return;
    m_scopeChosen = true;
    m_schemas->setTicked(schemas);
    m_kinds->setTicked(kinds);
    if (m_loaded)
        read();
}

void PrivilegeSection::read()
{
    stop();
    m_reading = true;
    m_banner->clear();
    m_progress->setIndeterminate();
    if (m_model->rowCount() == 0)
        m_view->setEmptyText(tr("Reading privileges…"));
    const quint64 serial = m_serial;
    // the first time: those of public, if there is one
    if (m_of == Of::Role && !m_scopeChosen && m_schemas->ticked().isEmpty())
        m_schemas->setTicked({m_ref.schema.isEmpty() ? QStringLiteral("public") : m_ref.schema});
    core::session::borrow<MatrixDataPtr>(
        m_access->shared(), this, tr("Reading privileges"),
        [library = m_services.library, scope = scope()](core::session::Link &link, core::session::Job &job) {
            return readMatrix(link, job, library, scope);
        },
        {.wanted = [this, serial] { return serial == m_serial; },
         .stoppable = [this](std::function<void()> stop) { m_stop = std::move(stop); }},
        [this](Result<MatrixDataPtr> answer) { readDone(std::move(answer)); });
}

void PrivilegeSection::readDone(Result<MatrixDataPtr> answer)
{
    m_stop = {};
    m_reading = false;
    m_progress->setIdle();
    if (!answer) {
        m_view->setEmptyText({});
        if (answer.error().isCancelled())
            m_banner->setMessage(Banner::Tone::Info, tr("Reading was stopped."));
        else
            m_banner->setError(answer.error());
        m_banner->addButton(
            tr("Read again"), [this] { read(); }, true);
        emit shown();
        return;
    }
    m_data = *answer;
    showRead();
}

void PrivilegeSection::showRead()
{
    if (m_of == Of::Role) {
        QList<Choice> schemas;
        for (const QString &schema : m_data->schemas)
            schemas << Choice{.value = schema};
        const QStringList before = m_schemas->ticked();
        m_schemas->setChoices(schemas);
        if (!before.isEmpty() && m_schemas->ticked().isEmpty()) { // no public any more: all of them
            m_scopeChosen = true;
            read();
            return;
        }
        const core::access::Role *known = m_data->roles.find(m_ref.oid);
        if (m_ref.oid != 0 && known == nullptr) {
            m_model->clear();
            m_view->setEmptyText({});
            m_banner->setMessage(Banner::Tone::Warn, tr("The role is gone: somebody has dropped it."));
            emit shown();
            return;
        }
        m_model->showObjects(m_data, m_ref.oid == 0 ? NewRole : m_ref.oid);
    } else {
        if (m_data->objects.isEmpty()) {
            m_model->clear();
            m_view->setEmptyText({});
            m_banner->setMessage(Banner::Tone::Warn, tr("It is gone: somebody has dropped it."));
            emit shown();
            return;
        }
        m_model->showRoles(m_data);
    }
    showLegend();
    if (isModified())
        edited(); // what they say is known only now
}

void PrivilegeSection::arranged()
{
    const qsizetype count = m_model->entryCount();
    const qsizetype total = m_model->entryTotal();
    m_count->setText(count == total ? tr("%L1").arg(total) : tr("%L1 of %L2").arg(count).arg(total));
    if (m_data && m_data->cut)
        m_count->setText(tr("the first %L1").arg(total));
    m_view->setEmptyText(total == 0 ? tr("There are no such objects here. Choose other schemas or kinds.")
                             : m_filter->text().isEmpty() ? tr("Nothing is granted here.")
                                                          : tr("Nothing matches the filter."));
    const bool any = m_model->rowCount() > 0;
    if (any && !m_view->currentIndex().isValid()) {
        int row = 0;
        while (row + 1 < m_model->rowCount() && m_model->rowType(row) == MatrixModel::RowType::Group)
            ++row;
        m_view->setCurrentIndex(m_model->index(row, std::min(1, m_model->columnCount() - 1)));
        m_view->clearSelection();
    }
    m_view->setMinimumHeight(std::min(m_view->sizeHint().height(), 480));
    showDetail();
    emit shown();
}

void PrivilegeSection::readColumns(qint64 table)
{
    core::session::borrow<QList<Securable>>(
        m_access->shared(), this, tr("Reading columns"),
        [library = m_services.library, table](core::session::Link &link, core::session::Job &job) {
            return access::readColumns(link, job, library, table);
        },
        {.wanted = [this, read = m_data] { return read == m_data; }},
        [this, table](const Result<QList<Securable>> &columns) {
            if (columns)
                m_model->setColumns(table, *columns);
            else
                m_banner->setError(columns.error());
        });
}

// --- what is said

QString PrivilegeSection::legend() const
{
    return m_legend->text();
}

QString PrivilegeSection::detail() const
{
    return m_detail->text();
}

void PrivilegeSection::showLegend()
{
    QStringList parts;
    const auto &roles = m_data->roles;
    if (m_of == Of::Role) {
        QStringList names;
        const QList<qint64> inherited = roles.rolesInheritedBy(m_ref.oid);
        for (const qint64 role : inherited) {
            if (role != m_ref.oid && m_ref.oid != 0 && names.size() < 4)
                names << roles.nameOf(role);
        }
        if (inherited.size() > 5 && m_ref.oid != 0)
            names << QStringLiteral("…");
        parts << (names.isEmpty()
                      ? tr("ticked = granted to it")
                      : tr("pale = through membership in %1").arg(names.join(QLatin1String(", "))));
    } else {
        parts << tr("ticked = granted to the role") << tr("pale = through membership");
    }
    parts << tr("★ = with grant option") << tr("P = PUBLIC") << tr("O = owner") << tr("S = superuser")
          << tr("R = predefined role") << tr("– = some columns") << tr("T = of the whole table");
    m_legend->setText(parts.join(QStringLiteral(" · ")));
}

void PrivilegeSection::showDetail()
{
    const QModelIndex index = m_view->currentIndex();
    QString text = index.isValid() ? m_model->explanation(index) : QString();
    text.replace(QLatin1Char('\n'), QStringLiteral(" · "));
    m_detail->setText(text.isEmpty() ? QStringLiteral(" ") : text);
}

// --- changes

void PrivilegeSection::edited()
{
    m_revert->setEnabled(!m_model->edits().isEmpty());
    const bool dependents = m_data && !m_model->edits().dependents(m_data->roles).isEmpty();
    m_cascade->setVisible(dependents);
    showDetail();
    emit FormSection::edited();
}

void PrivilegeSection::setValues(const core::forms::Values &values)
{
    m_name = m_of == Of::Role ? values.text(QStringLiteral("name")) : QString();
}

core::ddl::Script PrivilegeSection::script() const
{
    if (!m_data || !m_model->granter() || m_model->edits().isEmpty())
        return {};
    return m_model->edits().script(m_data->roles, *m_model->granter(), m_model->role(), m_name,
                                   m_cascade->isChecked());
}

QList<core::ddl::Recheck> PrivilegeSection::rechecks() const
{
    if (!m_data || m_model->edits().isEmpty())
        return {};
    return {core::access::recheckOf(m_services.library, m_model->edits().seen(m_data->roles))};
}

void PrivilegeSection::giveUp(const QStringList &ids)
{
    MatrixEdits edits = m_model->edits();
    edits.remove(ids);
    m_model->setEdits(edits);
}

bool PrivilegeSection::isModified() const
{
    return !m_model->edits().isEmpty();
}

void PrivilegeSection::revert()
{
    m_cascade->setChecked(false);
    m_model->setEdits({});
}

QString PrivilegeSection::problem() const
{
    if (m_model->edits().isEmpty())
        return {};
    if (m_reading) // against what was read before, others' changes would be told once more
        return tr("The privileges are being read. They can be saved when they are here.");
    if (!m_data || !m_model->granter())
        return tr("The privileges are not read yet.");
    return m_model->edits().problem(m_data->roles, *m_model->granter(), m_cascade->isChecked());
}

void PrivilegeSection::setReadOnly(const QString &reason)
{
    // the tab saves nothing then, so nothing is to be changed here either; who may grant without being
    // allowed to alter the role does it from the object: "Who may do what"
    m_model->setReadOnly(reason);
}

QJsonObject PrivilegeSection::draft() const
{
    if (m_model->edits().isEmpty())
        return {};
    QJsonObject json = m_model->edits().toJson();
    json.insert(QStringLiteral("cascade"), m_cascade->isChecked());
    return json;
}

void PrivilegeSection::restore(const QJsonObject &draft)
{
    m_cascade->setChecked(draft.value(QStringLiteral("cascade")).toBool());
    m_model->setEdits(MatrixEdits::fromJson(draft));
}

} // namespace ui::access
