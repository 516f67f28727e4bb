// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/radiusmodel.h"

#include "core/catalog/objectref.h"
#include "ui/base/onelinetext.h"
#include "ui/forms/plaintip.h"

#include <QHash>

namespace ui::actions {

using core::actions::RadiusNode;

namespace {

/// Of pg_identify_object's types, where there is one.
QString iconOf(const QString &type)
{
    static const QHash<QString, QString> icons{
        {QStringLiteral("table"), QStringLiteral("table")},
        {QStringLiteral("foreign table"), QStringLiteral("foreign-table")},
        {QStringLiteral("view"), QStringLiteral("view")},
        {QStringLiteral("materialized view"), QStringLiteral("matview")},
        {QStringLiteral("index"), QStringLiteral("index")},
        {QStringLiteral("sequence"), QStringLiteral("sequence")},
        {QStringLiteral("function"), QStringLiteral("function")},
        {QStringLiteral("procedure"), QStringLiteral("procedure")},
        {QStringLiteral("aggregate"), QStringLiteral("aggregate")},
        {QStringLiteral("type"), QStringLiteral("type")},
        {QStringLiteral("composite type"), QStringLiteral("type")},
        {QStringLiteral("domain"), QStringLiteral("domain")},
        {QStringLiteral("schema"), QStringLiteral("schema")},
        {QStringLiteral("extension"), QStringLiteral("extension")},
        {QStringLiteral("trigger"), QStringLiteral("trigger")},
        {QStringLiteral("event trigger"), QStringLiteral("trigger")},
        {QStringLiteral("policy"), QStringLiteral("policy")},
        {QStringLiteral("rule"), QStringLiteral("rule")},
        {QStringLiteral("table constraint"), QStringLiteral("constraint")},
        {QStringLiteral("domain constraint"), QStringLiteral("constraint")},
        {QStringLiteral("server"), QStringLiteral("server")},
        {QStringLiteral("publication"), QStringLiteral("publication")},
        {QStringLiteral("publication relation"), QStringLiteral("publication")},
        {QStringLiteral("language"), QStringLiteral("language")},
    };
    if (type.endsWith(QLatin1String("column")))
        return QStringLiteral("column");
    return icons.value(type, QStringLiteral("dot"));
}

} // namespace

RadiusModel::RadiusModel(const Icons &icons, QObject *parent)
    : QAbstractItemModel(parent)
    , m_icons(icons)
{
}

void RadiusModel::setRadius(const core::actions::Radius &radius)
{
    beginResetModel();
    m_radius = radius;
    m_children.clear();
    m_children.resize(radius.nodes.size());
    m_roots.clear();
    m_rows.clear();
    m_rows.reserve(radius.nodes.size());
    for (qsizetype i = 0; i < radius.nodes.size(); ++i) {
        const qsizetype parent = radius.nodes.at(i).parent;
        QList<int> &siblings = parent < 0 ? m_roots : m_children[parent];
        m_rows << int(siblings.size());
        siblings << int(i);
    }
    endResetModel();
}

const QList<int> &RadiusModel::childrenOf(const QModelIndex &parent) const
{
    return parent.isValid() ? m_children.at(qsizetype(parent.internalId())) : m_roots;
}

QModelIndex RadiusModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, quintptr(childrenOf(parent).at(row)));
}

QModelIndex RadiusModel::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    const qsizetype parent = m_radius.nodes.at(qsizetype(child.internalId())).parent;
    return parent < 0 ? QModelIndex() : createIndex(m_rows.at(parent), 0, quintptr(parent));
}

int RadiusModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(childrenOf(parent).size());
}

int RadiusModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QString RadiusModel::text(const RadiusNode &node, int column) const
{
    switch (column) {
    case ObjectColumn:
        return node.identity;
    case KindColumn:
        return node.type;
    case WhyColumn:
        if (node.isGiven())
            return tr("chosen");
        return node.alone ? node.why : tr("%1 (CASCADE)").arg(node.why);
    case RowsColumn:
        return core::catalog::shortCount(node.rows);
    case SizeColumn:
        return core::catalog::shortBytes(node.bytes);
    default:
        return {};
    }
}

QVariant RadiusModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const RadiusNode &node = m_radius.nodes.at(qsizetype(index.internalId()));
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(text(node, index.column()));
    case Qt::ToolTipRole: {
        QString tip = node.type + QLatin1Char(' ') + node.identity;
        if (node.otherWays > 0)
            tip += QLatin1Char('\n')
                + (node.otherWays == 1 ? tr("Goes with another one, too")
                                       : tr("Goes with %1 others, too").arg(node.otherWays));
        return forms::plainTip(tip);
    }
    case Qt::DecorationRole:
        return index.column() == ObjectColumn ? QVariant(m_icons.icon(iconOf(node.type))) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() >= RowsColumn ? int(Qt::AlignRight | Qt::AlignVCenter)
                                            : int(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return index.column() == ObjectColumn
            ? QStringLiteral("%1 %2, %3").arg(node.type, node.identity, text(node, WhyColumn))
            : text(node, index.column());
    default:
        return {};
    }
}

QVariant RadiusModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section >= RowsColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Object"), tr("Kind"), tr("Why it goes"), tr("Rows, about"), tr("Size")};
    return section >= 0 && section < ColumnCount ? titles[section] : QVariant();
}

} // namespace ui::actions
