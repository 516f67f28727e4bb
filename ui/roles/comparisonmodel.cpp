// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/roles/comparisonmodel.h"

#include <QFont>

#include <algorithm>

namespace ui::roles {

void ComparisonModel::setNames(const QString &left, const QString &right)
{
    m_left = left;
    m_right = right;
    emit headerDataChanged(Qt::Horizontal, Left, Right);
}

void ComparisonModel::setRoles(const QList<core::ddl::RoleDifference> &differences,
                               const QList<core::access::GrantDifference> &grants)
{
    beginResetModel();
    m_differences = differences;
    m_grants = grants;
    m_rows.clear();
    for (qsizetype i = 0; i < differences.size(); ++i) {
        const auto &one = differences.at(i);
        m_rows << Row{one.area, one.what, one.left, one.right, false, i, -1};
    }
    for (qsizetype i = 0; i < grants.size(); ++i) {
        const auto &one = grants.at(i);
        const auto *kind = core::access::securableKind(one.object.kind);
        m_rows << Row{tr("Privileges"),
                      (kind ? kind->label.toLower() + QLatin1Char(' ') : QString()) + one.object.text(),
                      core::access::grantedWords(one.left, one.leftGrantable),
                      core::access::grantedWords(one.right, one.rightGrantable),
                      false,
                      -1,
                      i};
    }
    m_shown.clear();
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_all || !m_rows.at(i).same())
            m_shown << i;
    }
    endResetModel();
}

void ComparisonModel::refilter()
{
    beginResetModel();
    m_shown.clear();
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_all || !m_rows.at(i).same())
            m_shown << i;
    }
    endResetModel();
}

void ComparisonModel::setAllShown(bool all)
{
    m_all = all;
    refilter();
}

void ComparisonModel::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    if (readOnly)
        takeAll(false);
}

void ComparisonModel::takeAll(bool taken)
{
    for (Row &row : m_rows) {
        // who its members are is ticked one by one: taking them over would throw others out
        const bool members
            = row.attribute >= 0 && m_differences.at(row.attribute).field == QLatin1String("members");
        row.taken = taken && !members && !row.same() && !m_readOnly;
    }
    if (!m_shown.isEmpty())
        emit dataChanged(index(0, Take), index(rowCount() - 1, Take), {Qt::CheckStateRole});
    emit edited();
}

int ComparisonModel::differences() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return !row.same(); }));
}

int ComparisonModel::taken() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.taken; }));
}

QList<core::ddl::RoleDifference> ComparisonModel::chosen() const
{
    QList<core::ddl::RoleDifference> found;
    for (const Row &row : m_rows) {
        if (row.taken && row.attribute >= 0)
            found << m_differences.at(row.attribute);
    }
    return found;
}

QList<core::access::GrantDifference> ComparisonModel::chosenGrants() const
{
    QList<core::access::GrantDifference> found;
    for (const Row &row : m_rows) {
        if (row.taken && row.grant >= 0)
            found << m_grants.at(row.grant);
    }
    return found;
}

int ComparisonModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int ComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Columns);
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows.at(m_shown.at(index.row()));
    if (index.column() == Take) {
        if (role == Qt::CheckStateRole && !row.same())
            return row.taken ? Qt::Checked : Qt::Unchecked;
        if (role == Qt::AccessibleTextRole)
            return row.same() ? tr("the same") : row.taken ? tr("Take over: yes") : tr("Take over: no");
        return {};
    }
    if (role == Qt::FontRole && !row.same() && (index.column() == Left || index.column() == Right)) {
        QFont bold;
        bold.setWeight(QFont::DemiBold);
        return bold;
    }
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    QString text;
    switch (index.column()) {
    case Area:
        text = row.area;
        break;
    case What:
        text = row.what;
        break;
    case Left:
        text = row.left.isEmpty() ? QStringLiteral("–") : row.left;
        break;
    default:
        text = row.right.isEmpty() ? QStringLiteral("–") : row.right;
    }
    return text.replace(QLatin1Char('\n'), QChar(0x21B5));
}

bool ComparisonModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable))
        return false;
    m_rows[m_shown.at(index.row())].taken = value.toInt() == Qt::Checked;
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit edited();
    return true;
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Take:
        return tr("Take");
    case Area:
        return tr("Part");
    case What:
        return tr("What");
    case Left:
        return m_left;
    default:
        return m_right;
    }
}

Qt::ItemFlags ComparisonModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const bool ticks = index.column() == Take && !m_readOnly && !m_rows.at(m_shown.at(index.row())).same();
    return ticks ? flags | Qt::ItemIsUserCheckable : flags;
}

} // namespace ui::roles
