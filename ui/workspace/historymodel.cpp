// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/historymodel.h"

#include "ui/base/amounts.h"
#include "ui/grid/oneline.h"
#include "ui/workspace/whentext.h"

#include <QMimeData>

namespace ui::workspace {

using core::workspace::HistoryEntry;
using State = HistoryEntry::State;

namespace {

QString stateText(const HistoryEntry &entry)
{
    switch (entry.state) {
    case State::Running:
        return HistoryModel::tr("running, or not ended");
    case State::Failed:
        return HistoryModel::tr("failed");
    case State::Cancelled:
        return HistoryModel::tr("cancelled");
    case State::Unknown:
        return HistoryModel::tr("outcome unknown");
    case State::Done:
        break;
    }
    return {};
}

} // namespace

QString HistoryModel::factsOf(const HistoryEntry &entry)
{
    QStringList facts{whenText(entry.at)};
    facts << (entry.database.isEmpty() || entry.database == entry.server
                  ? entry.server
                  : entry.server + QStringLiteral(" / ") + entry.database);
    if (!entry.role.isEmpty())
        facts << tr("as %1").arg(entry.role);
    if (const QString state = stateText(entry); !state.isEmpty())
        facts << state;
    if (entry.state != State::Running)
        facts << durationText(entry.duration);
    if (entry.rows >= 0 && entry.state == State::Done)
        facts << rowsText(entry.rows);
    if (entry.statements > 1)
        facts << tr("%1 statements").arg(countText(entry.statements));
    if (entry.isCut())
        facts << tr("only the first %1 are kept").arg(sizeText(HistoryEntry::LargestStatement));
    return grid::oneLine(facts.join(QStringLiteral(" · ")));
}

void HistoryModel::setEntries(const QList<HistoryEntry> &entries)
{
    beginResetModel();
    m_entries = entries;
    endResetModel();
}

int HistoryModel::rowOf(qint64 id) const
{
    for (int row = 0; row < m_entries.size(); ++row) {
        if (m_entries[row].id == id)
            return row;
    }
    return -1;
}

void HistoryModel::setWhole(qint64 id, const QString &sql)
{
    m_wholeId = id;
    m_whole = sql;
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_entries.size())
        return {};
    const HistoryEntry &entry = m_entries[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return grid::oneLine(entry.sql.simplified());
    case Qt::AccessibleTextRole:
        return QStringList{grid::oneLine(entry.sql.simplified()), factsOf(entry), entry.error,
                           entry.pinned ? tr("pinned") : QString()}
            .join(QStringLiteral(", "));
    case Qt::ToolTipRole: {
        QString text = entry.sql.trimmed().toHtmlEscaped();
        if (entry.sql.size() >= HistoryEntry::ListedCharacters)
            text += QStringLiteral("…");
        QString tip = QStringLiteral("<pre style='white-space: pre-wrap'>%1</pre>").arg(text);
        if (!entry.error.isEmpty())
            tip += QStringLiteral("<p>") + entry.error.toHtmlEscaped() + QStringLiteral("</p>");
        return tip;
    }
    default:
        return {};
    }
}

Qt::ItemFlags HistoryModel::flags(const QModelIndex &index) const
{
    return QAbstractListModel::flags(index) | (index.isValid() ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
}

QStringList HistoryModel::mimeTypes() const
{
    return {QStringLiteral("text/plain")};
}

QMimeData *HistoryModel::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    const HistoryEntry &entry = m_entries.at(indexes.first().row());
    const bool listedWhole = entry.sql.size() < HistoryEntry::ListedCharacters;
    if (!listedWhole && entry.id != m_wholeId)
        return nullptr; // half a statement is worse than none
    auto *data = new QMimeData;
    data->setText(listedWhole ? entry.sql : m_whole);
    return data;
}

} // namespace ui::workspace
