// SPDX-License-Identifier: GPL-3.0-or-later
// How a step of an EditBuffer is made: rows are edited on copies, then the step is pushed and done at once.
// Private to this room.
#pragma once

#include "core/edit/editbuffer.h"

#include <map>

namespace core::edit {

class EditBuffer::Recorder
{
public:
    Recorder(EditBuffer &buffer, QString text);

    /// The row's edits as they will be. The reference stays valid.
    RowEdit &edit(RowId row);
    /// Nothing of the row is to be left.
    void remove(RowId row);
    /// newRows: as they will be; null: as they are. False if the step would do nothing.
    bool commit(const QList<RowId> *newRows = nullptr);

private:
    EditBuffer &m_buffer;
    Step m_step;
    std::map<RowId, RowEdit> m_now;
    QSet<RowId> m_removed;
};

} // namespace core::edit
