// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/asideedits.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <map>

namespace core::edit {

namespace {

/// The values of a key as one string that no other values make.
void appendKey(QByteArray &key, bool null, QByteArrayView bytes)
{
    if (null) {
        key += 'n';
        return;
    }
    key += QByteArray::number(bytes.size());
    key += ':';
    key += bytes;
}

} // namespace

QList<RowId> AsideEdits::rows() const
{
    QList<RowId> rows;
    for (const AsideEdit &edit : m_list)
        rows << edit.change.row;
    return rows;
}

const AsideEdit *AsideEdits::find(RowId row) const
{
    const auto found = std::find_if(m_list.cbegin(), m_list.cend(),
                                    [row](const AsideEdit &edit) { return edit.change.row == row; });
    return found == m_list.cend() ? nullptr : &*found;
}

AsideEdit *AsideEdits::find(RowId row)
{
    const auto found = std::find_if(m_list.begin(), m_list.end(),
                                    [row](const AsideEdit &edit) { return edit.change.row == row; });
    return found == m_list.end() ? nullptr : &*found;
}

void AsideEdits::remove(RowId row)
{
    m_list.removeIf([row](const AsideEdit &edit) { return edit.change.row == row; });
}

QList<AsideEdits::Placed> AsideEdits::takeThoseIn(const result::Rows &rows, const Editable &editable)
{
    std::map<int, QHash<QByteArray, QList<qsizetype>>> wanted; // by origin: places in the list, by key
    for (qsizetype i = 0; i < m_list.size(); ++i) {
        const RowChange &change = m_list.at(i).change;
        QByteArray key;
        for (const SeenCell &cell : change.key)
            appendKey(key, !cell.value, cell.value ? QByteArrayView(*cell.value) : QByteArrayView());
        wanted[change.origin][key] << i;
    }
    QList<Placed> placed;
    QSet<qsizetype> taken;
    result::RowReader reader(rows);
    for (const auto &[origin, keys] : wanted) {
        const QList<int> &columns = editable.origins.at(origin).keyColumns;
        if (columns.isEmpty())
            continue;
        qsizetype left = keys.size();
        QByteArray key;
        QSet<QByteArray> found;
        for (qsizetype row = 0; row < reader.rows().count() && left > 0; ++row) {
            key.truncate(0);
            for (const int column : columns) {
                const result::CellView cell = reader.cell(row, column);
                appendKey(key, cell.null, cell.bytes());
            }
            const auto hit = keys.constFind(key);
            if (hit == keys.cend() || found.contains(key))
                continue;
            found.insert(key);
            --left;
            for (const qsizetype index : *hit) {
                placed << Placed{row, m_list.at(index).change};
                taken.insert(index);
            }
        }
    }
    QList<AsideEdit> rest;
    for (qsizetype i = 0; i < m_list.size(); ++i) {
        if (!taken.contains(i))
            rest << m_list.at(i);
    }
    m_list = rest;
    return placed;
}

} // namespace core::edit
