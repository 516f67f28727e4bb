// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/editbuffer.h"

namespace core::edit {

EditBuffer::EditBuffer(QObject *parent)
    : QObject(parent)
{
}

EditBuffer::~EditBuffer() = default;

} // namespace core::edit
