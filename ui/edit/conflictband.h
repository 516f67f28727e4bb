// SPDX-License-Identifier: GPL-3.0-or-later
// Beneath the rows: the row that somebody else changed or deleted since it was read, in three columns, and
// what to do about it. Nothing is written before the user has chosen. Thread: GUI.
#pragma once

#include "ui/edit/conflictmodel.h"
#include "ui/forms/conflictframe.h"

namespace ui::edit {

class ConflictBand : public forms::ConflictFrame
{
    Q_OBJECT

public:
    explicit ConflictBand(const Theme &theme, QWidget *parent = nullptr);

    /// Shows itself. where: "row 12 of public.orders"; more: how many conflicts there are besides. canAdd:
    /// a row that is gone may be added again.
    void ask(const core::edit::Conflict &conflict, const QStringList &names, const QString &where, int more,
             bool canAdd);
    /// The row it shows; hidden: none.
    core::edit::RowId row() const { return m_conflict.row; }
    ConflictModel &model() { return m_model; }

signals:
    /// Of a row that is there still.
    void chosen(core::edit::RowId row, const QList<core::edit::EditBuffer::Choice> &choices);
    /// Of one that is gone.
    void chosenDeleted(core::edit::RowId row, bool keepMine);
    void closeRequested();

private:
    ConflictModel m_model;
    core::edit::Conflict m_conflict;
    QPushButton *m_first;
    QPushButton *m_mine;
    QPushButton *m_theirs;
};

} // namespace ui::edit
