// SPDX-License-Identifier: GPL-3.0-or-later
// What COPY … TO STDOUT wrote, a row on each line. The values stay as they are escaped.
#pragma once

#include "core/importing/record.h"
#include "core/importing/recordbuffer.h"

namespace core::importing {

class CopyTextReader : public RecordReader
{
public:
    explicit CopyTextReader(ByteSourcePtr bytes);

    Result<void> open() override;
    Result<bool> next(Record &record) override;

private:
    /// Behind the line that begins the window; null at the end of the file, or at \.
    Result<const char *> line();

    RecordBuffer m_buffer;
    qint64 m_line = 0;
    bool m_ended = false;
};

} // namespace core::importing
