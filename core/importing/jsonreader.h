// SPDX-License-Identifier: GPL-3.0-or-later
// JSON objects as rows: an array of them, or one after the other (JSON Lines). The columns are the keys of
// all objects, so the file is read twice. A key that an object lacks is NULL.
#pragma once

#include "core/importing/jsonscan.h"
#include "core/importing/record.h"
#include "core/importing/recordbuffer.h"

#include <QHash>

#include <functional>
#include <memory>

namespace core::importing {

class JsonReader : public RecordReader
{
public:
    using Open = std::function<Result<ByteSourcePtr>()>;

    /// open gives the bytes (UTF-8) from their beginning, twice. lines: each line is an object, so that the
    /// next line can be read after one that is wrong. lenient: a file that ends too early just ends.
    JsonReader(Open open, bool lines, bool lenient = false);

    Result<void> open() override;
    Result<bool> next(Record &record) override;

private:
    Result<bool> nextObject(Record &record);
    Result<void> start();
    /// To what is no white space. False at the end of the file.
    Result<bool> toText();
    /// On to this place, with the lines counted.
    void advance(const char *to);
    Error wrong(const JsonScan &scan) const;
    bool fill(Record &record);

    const Open m_open;
    const bool m_lines;
    const bool m_lenient;
    std::unique_ptr<RecordBuffer> m_buffer;
    JsonScanner m_scanner;
    std::vector<JsonScanner::Member> m_members;
    QHash<QByteArray, int> m_places; ///< by key as it stands in the file
    QByteArrayList m_keys;
    std::vector<int> m_order; ///< of the columns in the last object
    qint64 m_line = 1;
    qint64 m_column = 0; ///< bytes of the line that were passed
    qint64 m_number = 0;
    bool m_inArray = false;
    bool m_first = true;
    bool m_ended = false;
};

} // namespace core::importing
