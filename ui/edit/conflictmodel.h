// SPDX-License-Identifier: GPL-3.0-or-later
// A row that somebody else changed, cell by cell, side by side. Thread: GUI.
#pragma once

#include "core/edit/editbuffer.h"
#include "ui/forms/sidebyside.h"

#include <QStringList>

namespace ui::edit {

class ConflictModel : public forms::SideBySide
{
    Q_OBJECT

public:
    explicit ConflictModel(QObject *parent = nullptr);

    /// names: of the result's columns. Cells that nobody changed are left out.
    void setConflict(const core::edit::Conflict &conflict, const QStringList &names);
    /// Of the cells where I wrote something.
    QList<core::edit::EditBuffer::Choice> choices() const;

private:
    QList<int> m_columns; ///< of the result, by row
};

} // namespace ui::edit
