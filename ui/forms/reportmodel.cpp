// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/reportmodel.h"

#include "ui/forms/plaintip.h"

#include <QColor>
#include <QFont>

namespace ui::forms {

namespace {

constexpr quintptr GroupId = ~quintptr(0); ///< of a group; a line has its group's number

} // namespace

ReportModel::ReportModel(const Theme &theme, QObject *parent)
    : QAbstractItemModel(parent)
    , m_theme(theme)
{
}

void ReportModel::setGroups(const QList<ReportGroup> &groups)
{
    beginResetModel();
    m_groups = groups;
    endResetModel();
}

QModelIndex ReportModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) : GroupId);
}

QModelIndex ReportModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == GroupId)
        return {};
    return createIndex(int(index.internalId()), 0, GroupId);
}

int ReportModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    if (parent.internalId() != GroupId || parent.column() > 0)
        return 0;
    return int(m_groups.at(parent.row()).lines.size());
}

int ReportModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant ReportModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() == GroupId) {
        if (index.column() != What)
            return {};
        if (role == Qt::DisplayRole)
            return m_groups.at(index.row()).title;
        if (role == Qt::FontRole) {
            QFont bold = m_theme.interfaceFont();
            bold.setWeight(QFont::DemiBold);
            return bold;
        }
        return {};
    }
    const ReportLine &line = m_groups.at(int(index.internalId())).lines.at(index.row());
    const QString &text = index.column() == What ? line.what
        : index.column() == Outcome              ? line.outcome
                                                 : line.more;
    switch (role) {
    case Qt::DisplayRole:
        return text.simplified();
    case Qt::ToolTipRole:
        return plainTip(text);
    case Qt::ForegroundRole:
        return m_theme.color(index.column() == What          ? Token::Text
                                 : index.column() == Outcome ? line.tone
                                                             : Token::Muted);
    default:
        return {};
    }
}

QVariant ReportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const QString names[ColumnCount] = {tr("What"), tr("Outcome"), tr("More")};
    return names[section];
}

} // namespace ui::forms
