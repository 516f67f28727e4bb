// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/closedmodel.h"

#include "ui/base/amounts.h"
#include "ui/grid/oneline.h"
#include "ui/workspace/whentext.h"

#include <algorithm>

namespace ui::workspace {

using core::workspace::ClosedTab;

QString ClosedModel::factsOf(const ClosedTab &tab)
{
    QStringList facts{whenText(tab.at)};
    if (!tab.server.isEmpty())
        facts << (tab.database.isEmpty() || tab.database == tab.server
                      ? tab.server
                      : tab.server + QStringLiteral(" / ") + tab.database);
    facts << sizeText(tab.bytes);
    return grid::oneLine(facts.join(QStringLiteral(" · ")));
}

void ClosedModel::setTabs(const QList<ClosedTab> &tabs)
{
    m_all = tabs;
    show();
}

void ClosedModel::setFilter(const QString &words)
{
    m_words = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    show();
}

void ClosedModel::show()
{
    beginResetModel();
    m_shown.clear();
    for (const ClosedTab &tab : std::as_const(m_all)) {
        const QString all
            = QStringList{tab.title, tab.server, tab.database, tab.begins}.join(QLatin1Char('\n'));
        if (std::all_of(m_words.cbegin(), m_words.cend(),
                        [&](const QString &word) { return all.contains(word, Qt::CaseInsensitive); }))
            m_shown << tab;
    }
    endResetModel();
}

int ClosedModel::rowOf(qint64 number) const
{
    for (int row = 0; row < m_shown.size(); ++row) {
        if (m_shown[row].number == number)
            return row;
    }
    return -1;
}

int ClosedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant ClosedModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_shown.size())
        return {};
    const ClosedTab &tab = m_shown[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return grid::oneLine(tab.begins.simplified());
    case Qt::AccessibleTextRole:
        return QStringList{grid::oneLine(tab.title), grid::oneLine(tab.begins.simplified()), factsOf(tab)}
            .join(QStringLiteral(", "));
    case Qt::ToolTipRole: {
        const QString more
            = tab.begins.size() >= ClosedTab::ListedCharacters ? QStringLiteral("…") : QString();
        return QStringLiteral("<p>%1</p><pre style='white-space: pre-wrap'>")
                   .arg(grid::oneLine(tab.title).toHtmlEscaped())
            + tab.begins.toHtmlEscaped() + more + QStringLiteral("</pre>");
    }
    default:
        return {};
    }
}

} // namespace ui::workspace
