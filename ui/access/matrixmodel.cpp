// SPDX-License-Identifier: GPL-3.0-or-later
// Which rows there are, and changes; what a cell says is in matrixcell.cpp.
#include "ui/access/matrixmodel.h"

#include "core/base/pooltask.h"

#include <algorithm>

namespace ui::access {

using core::access::Privilege;
using core::access::Privileges;
using core::access::PublicRole;
using core::access::RoleRights;
using core::access::Securable;
using core::access::SecurableKind;

namespace {

constexpr int KeptFacts = 1000;

/// What the thread pool needs to find the rows: copies and shared values.
struct Arrangement
{
    MatrixDataPtr data;
    bool turned = false;
    qint64 role = 0;
    QList<qint64> roles;
    MatrixFilter filter;
    QSet<MatrixKey> edited; ///< without the columns' numbers: their tables are meant
};

bool contains(const QString &text, const QString &needle)
{
    return needle.isEmpty() || text.contains(needle, Qt::CaseInsensitive);
}

bool isGranted(const Arrangement &work, const RoleRights &rights, const Securable &object)
{
    // a superuser may everything: of it only its own grants say something
    const bool superuser = work.data->roles.isSuperuser(work.role);
    const auto granted = [&](const Securable &part) {
        return bool(superuser ? ownOf(part, work.role).privileges : rights.held(part));
    };
    if (granted(object))
        return true;
    const auto columns = work.data->columns.constFind(object.oid);
    return object.isRelation() && columns != work.data->columns.constEnd()
        && std::any_of(columns->begin(), columns->end(), granted);
}

QList<int> objectsShown(const Arrangement &work, const std::stop_token &stop)
{
    QList<int> shown;
    const RoleRights rights(work.data->roles, work.role);
    const auto &objects = work.data->objects;
    for (int i = 0; i < objects.size() && !stop.stop_requested(); ++i) {
        const Securable &object = objects[i];
        if (!contains(work.filter.text.isEmpty() ? QString() : object.text(), work.filter.text))
            continue;
        if (work.filter.onlyGranted && !isGranted(work, rights, object)
            && !work.edited.contains(keyOf(work.role, object)))
            continue;
        shown << i;
    }
    return shown;
}

QList<int> rolesShown(const Arrangement &work, const std::stop_token &stop)
{
    QSet<qint64> holding{PublicRole};
    if (work.filter.onlyGranted && !work.data->objects.isEmpty()) {
        const auto &roles = work.data->roles;
        const Securable &object = work.data->objects.first();
        for (const core::access::Holder &holder : core::access::holders(roles, object))
            holding.insert(holder.role);
        for (const Securable &column : work.data->columns.value(object.oid)) {
            for (const auto &item : column.items) {
                for (const qint64 member : roles.members(item.grantee, core::access::RoleGraph::Via::Inherit))
                    holding.insert(member);
            }
        }
        for (const MatrixKey &key : work.edited)
            holding.insert(key.role);
    }
    QList<int> shown;
    for (int i = 0; i < work.roles.size() && !stop.stop_requested(); ++i) {
        const qint64 role = work.roles[i];
        if (work.filter.onlyGranted && !holding.contains(role))
            continue;
        if (contains(work.data->roles.nameOf(role), work.filter.text))
            shown << i;
    }
    return shown;
}

} // namespace

MatrixModel::MatrixModel(QHash<QString, QString> icons, QObject *parent)
    : QAbstractTableModel(parent)
    , m_icons(std::move(icons))
    , m_facts(KeptFacts)
{
}

MatrixModel::~MatrixModel()
{
    m_task.requestStop();
}

void MatrixModel::clear()
{
    m_task.requestStop();
    ++m_serial;
    beginResetModel();
    m_facts.clear();
    m_rights.reset();
    m_granter.reset();
    m_data.reset();
    m_entries.clear();
    m_rows.clear();
    m_privileges.clear();
    m_columns.clear();
    m_open.clear();
    m_total = 0;
    endResetModel();
}

void MatrixModel::showObjects(MatrixDataPtr data, qint64 role)
{
    m_turned = false;
    m_role = role;
    take(std::move(data));
}

void MatrixModel::showRoles(MatrixDataPtr data)
{
    m_turned = true;
    m_role = PublicRole;
    take(std::move(data));
}

void MatrixModel::take(MatrixDataPtr data)
{
    const MatrixFilter filter = m_filter;
    clear();
    beginResetModel();
    m_data = std::move(data);
    m_roleList.clear();
    Privileges known;
    QSet<QString> kinds;
    QHash<MatrixKey, Securable> found;
    QSet<QString> schemas;
    for (const Securable &object : m_data->objects) {
        kinds.insert(object.kind);
        schemas.insert(object.schema);
        if (!m_edits.isEmpty())
            found.insert(keyOf(0, object), object);
    }
    if (!m_edits.isEmpty()) {
        for (const auto &columns : m_data->columns) {
            for (const Securable &column : columns)
                found.insert(keyOf(0, column), column);
        }
    }
    for (const QString &id : kinds) {
        if (const SecurableKind *kind = core::access::securableKind(id))
            known |= core::access::privilegesOf(*kind, m_data->roles.version());
    }
    schemas.remove(QString());
    m_severalSchemas = schemas.size() > 1;
    m_privileges = core::access::listOf(known);
    m_granter.emplace(m_data->roles, m_data->user);
    if (m_turned) {
        m_roleList << PublicRole;
        QList<core::access::Role> roles = m_data->roles.roles();
        std::sort(roles.begin(), roles.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
        for (const core::access::Role &role : std::as_const(roles))
            m_roleList << role.oid;
        m_total = m_data->objects.isEmpty() ? 0 : m_roleList.size();
    } else {
        m_rights.emplace(m_data->roles, m_role);
        m_total = m_data->objects.size();
    }
    endResetModel();
    m_edits.refresh(found);
    arrange();
}

void MatrixModel::setFilter(const MatrixFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    arrange();
}

void MatrixModel::setReadOnly(const QString &reason)
{
    if (reason == m_readOnly)
        return;
    m_readOnly = reason;
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void MatrixModel::arrange()
{
    m_task.requestStop();
    if (!m_data || m_total == 0) {
        m_entries.clear();
        layOut();
        emit arranged();
        return;
    }
    Arrangement work{m_data, m_turned, m_role, m_roleList, m_filter, {}};
    for (MatrixKey key : m_edits.keys()) {
        if (key.sub != 0) {
            key.kind = m_edits.find(key)->table.kind;
            key.sub = 0;
        }
        work.edited.insert(key);
    }
    const quint64 serial = ++m_serial;
    m_task = core::runInPool<QList<int>>([work = std::move(work)](const std::stop_token &stop) {
        return core::Result<QList<int>>(work.turned ? rolesShown(work, stop) : objectsShown(work, stop));
    });
    core::whenDone(m_task, this, [this, serial](core::Result<QList<int>> shown) {
        if (serial != m_serial || !shown)
            return;
        m_entries = std::move(*shown);
        layOut();
        emit arranged();
    });
}

/// The rows from the entries: headings where kinds differ in what can be granted, columns of what is open.
void MatrixModel::layOut()
{
    beginResetModel();
    m_facts.clear();
    m_rows.clear();
    m_rows.reserve(m_entries.size());
    const auto &kinds = core::access::securableKinds();
    bool headings = false;
    if (!m_turned) {
        QSet<QString> shown;
        for (const int at : std::as_const(m_entries))
            shown.insert(m_data->objects[at].kind);
        const bool onlyTables = std::all_of(shown.begin(), shown.end(), [](const QString &id) {
            return core::access::securableKind(id)->word == QLatin1String("table");
        });
        headings = shown.size() > 1 && !onlyTables;
    }
    QString kind;
    for (const int at : std::as_const(m_entries)) {
        if (headings && m_data->objects[at].kind != kind) {
            kind = m_data->objects[at].kind;
            const auto found = std::find_if(kinds.begin(), kinds.end(),
                                            [&kind](const SecurableKind &one) { return one.id == kind; });
            m_rows << Row{RowType::Group, int(found - kinds.begin()), 0};
        }
        m_rows << Row{RowType::Entry, at, 0};
        if (!m_open.contains(at))
            continue;
        const Securable &table = m_turned ? m_data->objects.first() : m_data->objects[at];
        const int count = int(columnsOf(table.oid).size());
        for (int i = 0; i < count; ++i)
            m_rows << Row{RowType::Column, at, i};
    }
    endResetModel();
}

const QList<Securable> &MatrixModel::columnsOf(qint64 table) const
{
    static const QList<Securable> none;
    const auto whole = m_columns.constFind(table);
    if (whole != m_columns.constEnd())
        return *whole;
    const auto granted = m_data->columns.constFind(table);
    return granted == m_data->columns.constEnd() ? none : *granted;
}

void MatrixModel::setColumns(qint64 table, const QList<Securable> &columns)
{
    if (!m_data)
        return;
    m_columns.insert(table, columns);
    layOut();
}

bool MatrixModel::isRelation(int row) const
{
    const Securable *found = object(row);
    return found != nullptr && m_rows[row].type == RowType::Entry && found->isRelation()
        && found->kind != QLatin1String("sequence");
}

bool MatrixModel::isOpen(int row) const
{
    return m_rows[row].type == RowType::Entry && m_open.contains(m_rows[row].at);
}

void MatrixModel::setOpen(int row, bool open)
{
    if (!isRelation(row) || isOpen(row) == open)
        return;
    const qint64 table = object(row)->oid;
    const int at = m_rows[row].at;
    const int count = int(columnsOf(table).size());
    m_facts.clear();
    if (open) {
        m_open.insert(at);
        if (count > 0) {
            beginInsertRows({}, row + 1, row + count);
            for (int i = 0; i < count; ++i)
                m_rows.insert(row + 1 + i, Row{RowType::Column, at, i});
            endInsertRows();
        }
        if (!m_columns.contains(table))
            emit columnsWanted(table);
    } else {
        m_open.remove(at);
        int last = row;
        while (last + 1 < m_rows.size() && m_rows[last + 1].type == RowType::Column)
            ++last;
        if (last > row) {
            beginRemoveRows({}, row + 1, last);
            m_rows.remove(row + 1, last - row);
            endRemoveRows();
        }
    }
    emit dataChanged(index(row, 0), index(row, columnCount() - 1));
}

// --- what a row is

const Securable *MatrixModel::object(int row) const
{
    if (row < 0 || row >= m_rows.size() || m_rows[row].type == RowType::Group)
        return nullptr;
    const Securable &whole = m_turned ? m_data->objects.first() : m_data->objects[m_rows[row].at];
    if (m_rows[row].type == RowType::Entry)
        return &whole;
    const auto &columns = columnsOf(whole.oid);
    return m_rows[row].sub < columns.size() ? &columns[m_rows[row].sub] : nullptr;
}

const Securable *MatrixModel::table(int row) const
{
    if (row < 0 || row >= m_rows.size() || m_rows[row].type != RowType::Column)
        return nullptr;
    return m_turned ? &m_data->objects.first() : &m_data->objects[m_rows[row].at];
}

qint64 MatrixModel::roleOf(int row) const
{
    return m_turned ? m_roleList[m_rows[row].at] : m_role;
}

std::optional<Privilege> MatrixModel::privilegeOf(int column) const
{
    return column > 0 && column <= m_privileges.size() ? std::optional(m_privileges[column - 1])
                                                       : std::nullopt;
}

int MatrixModel::columnOf(Privilege privilege) const
{
    const qsizetype at = m_privileges.indexOf(privilege);
    return at < 0 ? -1 : int(at) + 1;
}

int MatrixModel::rowOf(const QString &objectText) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].type != RowType::Group && text(row) == objectText)
            return row;
    }
    return -1;
}

// --- changes

void MatrixModel::setEdits(const MatrixEdits &edits)
{
    m_edits = edits;
    if (m_data && !m_edits.isEmpty()) {
        QHash<MatrixKey, Securable> found;
        for (const Securable &object : m_data->objects)
            found.insert(keyOf(0, object), object);
        for (const auto &columns : m_data->columns) {
            for (const Securable &column : columns)
                found.insert(keyOf(0, column), column);
        }
        m_edits.refresh(found);
    }
    m_facts.clear();
    if (m_data)
        arrange();
    emit edited();
}

MatrixModel::Wanted MatrixModel::wanted(const QModelIndex &index) const
{
    const auto privilege = privilegeOf(index.column());
    const Securable *what = object(index.row());
    if (!privilege || what == nullptr)
        return Wanted::None;
    const Own now = m_edits.now(roleOf(index.row()), *what);
    if (now.grantable.testFlag(*privilege))
        return Wanted::WithOption;
    return now.privileges.testFlag(*privilege) ? Wanted::Granted : Wanted::None;
}

MatrixModel::Wanted MatrixModel::next(const QModelIndex &index) const
{
    const auto privilege = privilegeOf(index.column());
    const Securable *what = object(index.row());
    if (!privilege || what == nullptr)
        return Wanted::None;
    const qint64 role = roleOf(index.row());
    const Facts &known = facts(index.row());
    const bool may = known.mayGrant.testFlag(*privilege);
    switch (wanted(index)) {
    case Wanted::None:
        // back from a revoke one may not grant again
        return !may && ownOf(*what, role).grantable.testFlag(*privilege) ? Wanted::WithOption
                                                                         : Wanted::Granted;
    case Wanted::Granted:
        return may && role != PublicRole && role != what->owner ? Wanted::WithOption : Wanted::None;
    case Wanted::WithOption:
        break;
    }
    return Wanted::None;
}

bool MatrixModel::change(const QModelIndexList &indexes, const std::function<Own(int, Own, Privilege)> &to)
{
    int top = rowCount();
    int bottom = -1;
    for (const QModelIndex &index : indexes) {
        const Securable *what = object(index.row());
        const auto privilege = privilegeOf(index.column());
        if (what == nullptr || !privilege || !whyFixed(index).isEmpty())
            continue;
        const qint64 role = roleOf(index.row());
        const Own was = m_edits.now(role, *what);
        const Own now = to(index.row(), was, *privilege);
        if (now == was)
            continue;
        m_edits.set(role, *what, table(index.row()), now);
        m_facts.remove(index.row());
        top = std::min(top, index.row());
        bottom = std::max(bottom, index.row());
    }
    if (bottom < 0)
        return false;
    m_facts.clear();
    // a table's row tells of its columns, and they of it
    while (top > 0 && m_rows[top].type == RowType::Column)
        --top;
    while (bottom + 1 < rowCount() && m_rows[bottom + 1].type == RowType::Column)
        ++bottom;
    emit dataChanged(index(top, 0), index(bottom, columnCount() - 1));
    emit edited();
    return true;
}

bool MatrixModel::set(const QModelIndexList &indexes, Wanted wanted)
{
    return change(indexes, [&](int row, Own own, Privilege privilege) {
        const qint64 role = roleOf(row);
        const bool noOption = role == PublicRole || role == object(row)->owner;
        const Own before = ownOf(*object(row), role);
        // what one may not grant comes back only as it was
        if (wanted != Wanted::None && !facts(row).mayGrant.testFlag(privilege)) {
            own.privileges |= before.privileges & privilege;
            own.grantable |= before.grantable & privilege;
            return own;
        }
        own.privileges.setFlag(privilege, wanted != Wanted::None);
        own.grantable.setFlag(privilege, wanted == Wanted::WithOption && !noOption);
        return own;
    });
}

bool MatrixModel::undo(const QModelIndexList &indexes)
{
    return change(indexes, [&](int row, Own own, Privilege privilege) {
        const Own before = ownOf(*object(row), roleOf(row));
        own.privileges.setFlag(privilege, before.privileges.testFlag(privilege));
        own.grantable.setFlag(privilege, before.grantable.testFlag(privilege));
        return own;
    });
}

} // namespace ui::access
