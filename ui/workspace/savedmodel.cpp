// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/savedmodel.h"

#include "ui/grid/oneline.h"

#include <QMimeData>

#include <algorithm>

namespace ui::workspace {

using core::workspace::SavedQuery;

namespace {

const QString ItemType = QStringLiteral("application/x-howdah-saved");

} // namespace

SavedModel::SavedModel(core::workspace::SavedQueries &saved, const Icons &icons, QObject *parent)
    : QAbstractItemModel(parent)
    , m_saved(saved)
    , m_icons(icons)
{
    connect(&saved, &core::workspace::SavedQueries::changed, this, &SavedModel::rebuild);
    rebuild();
}

void SavedModel::setFilter(const QString &text)
{
    if (m_filter == text)
        return;
    m_filter = text;
    rebuild();
}

void SavedModel::rebuild()
{
    beginResetModel();
    m_byId.clear();
    m_children.clear();
    for (const SavedQuery &query : m_saved.all())
        m_byId.insert(query.id, query);
    const QStringList words = m_filter.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QSet<qint64> shown;
    for (const SavedQuery &query : m_saved.all()) {
        const bool fits = std::all_of(words.begin(), words.end(), [&](const QString &word) {
            return query.name.contains(word, Qt::CaseInsensitive)
                || query.trigger.contains(word, Qt::CaseInsensitive)
                || query.body.contains(word, Qt::CaseInsensitive);
        });
        if (!fits)
            continue;
        for (qint64 id = query.id; id != 0 && !shown.contains(id); id = m_byId.value(id).parent)
            shown.insert(id);
    }
    for (const SavedQuery &query : m_saved.all()) {
        // what lost its folder, or is in a ring of folders that two programs made, is shown at the top
        const bool atTop = !m_byId.contains(query.parent) || m_saved.isBeneath(query.parent, query.id);
        if (shown.contains(query.id))
            m_children[atTop ? 0 : query.parent] << query.id;
    }
    endResetModel();
}

std::optional<SavedQuery> SavedModel::at(const QModelIndex &index) const
{
    const auto found = m_byId.constFind(qint64(index.internalId()));
    return index.isValid() && found != m_byId.constEnd() ? std::optional(*found) : std::nullopt;
}

QModelIndex SavedModel::indexOf(qint64 id) const
{
    for (auto it = m_children.constBegin(); it != m_children.constEnd(); ++it) {
        if (const qsizetype row = it->indexOf(id); row >= 0)
            return createIndex(int(row), 0, quintptr(id));
    }
    return {};
}

QModelIndex SavedModel::index(int row, int column, const QModelIndex &parent) const
{
    const QList<qint64> children = m_children.value(parent.isValid() ? qint64(parent.internalId()) : 0);
    return column == 0 && row >= 0 && row < children.size() ? createIndex(row, 0, quintptr(children[row]))
                                                            : QModelIndex();
}

QModelIndex SavedModel::parent(const QModelIndex &index) const
{
    const auto item = at(index);
    if (!item || item->parent == 0 || !m_children.value(item->parent).contains(item->id))
        return {};
    return indexOf(item->parent);
}

int SavedModel::rowCount(const QModelIndex &parent) const
{
    return int(m_children.value(parent.isValid() ? qint64(parent.internalId()) : 0).size());
}

int SavedModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant SavedModel::data(const QModelIndex &index, int role) const
{
    const auto item = at(index);
    if (!item)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return grid::oneLine(item->trigger.isEmpty() ? item->name
                                                     : item->name + QStringLiteral("  ") + item->trigger);
    case Qt::EditRole:
        return item->name;
    case Qt::DecorationRole:
        return m_icons.icon(item->folder                  ? QStringLiteral("open")
                                : item->trigger.isEmpty() ? QStringLiteral("sql")
                                                          : QStringLiteral("star"));
    case Qt::AccessibleTextRole:
        return item->folder           ? tr("Folder %1").arg(item->name)
            : item->trigger.isEmpty() ? item->name
                                      : tr("%1, snippet %2").arg(item->name, item->trigger);
    case Qt::ToolTipRole:
        return item->folder ? QVariant()
                            : QStringLiteral("<pre>%1</pre>").arg(item->body.left(2000).toHtmlEscaped());
    default:
        return {};
    }
}

void SavedModel::change(const SavedQuery &query)
{
    core::whenDone(m_saved.save(query), this, [this](const core::Result<qint64> &saved) {
        if (!saved)
            emit failed(saved.error());
    });
}

bool SavedModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    auto item = at(index);
    const QString name = value.toString().trimmed();
    if (role != Qt::EditRole || !item || name.isEmpty() || name == item->name)
        return false;
    item->name = name;
    change(*item);
    return true;
}

Qt::ItemFlags SavedModel::flags(const QModelIndex &index) const
{
    const auto item = at(index);
    if (!item)
        return Qt::ItemIsDropEnabled;
    Qt::ItemFlags flags
        = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemIsDragEnabled;
    return item->folder ? flags | Qt::ItemIsDropEnabled : flags;
}

QStringList SavedModel::mimeTypes() const
{
    return {ItemType, QStringLiteral("text/plain")};
}

QMimeData *SavedModel::mimeData(const QModelIndexList &indexes) const
{
    const auto item = indexes.isEmpty() ? std::nullopt : at(indexes.first());
    if (!item)
        return nullptr;
    auto *data = new QMimeData;
    data->setData(ItemType, QByteArray::number(item->id));
    if (!item->folder)
        data->setText(item->body); // into an editor
    return data;
}

bool SavedModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int, int,
                                 const QModelIndex &parent) const
{
    const auto target = at(parent);
    return data->hasFormat(ItemType) && (!target || target->folder);
}

bool SavedModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                              const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const auto target = at(parent);
    auto item = m_saved.find(data->data(ItemType).toLongLong());
    if (!item || item->parent == (target ? target->id : 0))
        return false;
    item->parent = target ? target->id : 0;
    change(*item);
    return true;
}

} // namespace ui::workspace
