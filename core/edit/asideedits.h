// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of rows that the present result does not have: they are still saved, and laid over a row again where
// its key is found. Each has a row id of its own. A value.
#pragma once

#include "core/edit/editable.h"
#include "core/edit/rowchange.h"
#include "core/result/rows.h"

#include <optional>

namespace core::edit {

struct AsideEdit
{
    RowChange change{};
    std::optional<Conflict> conflict{};
    std::optional<RowFailure> failure{};
};

class AsideEdits
{
public:
    bool isEmpty() const { return m_list.isEmpty(); }
    const QList<AsideEdit> &list() const { return m_list; }
    QList<RowId> rows() const;
    /// Null: none of that row.
    const AsideEdit *find(RowId row) const;
    AsideEdit *find(RowId row);

    void add(const AsideEdit &edit) { m_list << edit; }
    void add(const QList<AsideEdit> &edits) { m_list << edits; }
    void remove(RowId row);
    void clear() { m_list.clear(); }

    struct Placed
    {
        RowId row = 0; ///< of the result
        RowChange change{};
    };
    /// Takes out those whose rows are there, in the rows' order of each table. Cost: one look at each row, as
    /// long as something is looked for.
    QList<Placed> takeThoseIn(const result::Rows &rows, const Editable &editable);

private:
    QList<AsideEdit> m_list;
};

} // namespace core::edit
