// SPDX-License-Identifier: GPL-3.0-or-later
// CSV as COPY … FROM reads it (a quote may also begin within a value; what stood in quotes is never NULL),
// but for line ends, which may be mixed. Rows of another length than the header are problems.
#pragma once

#include "core/importing/readoptions.h"
#include "core/importing/record.h"
#include "core/importing/recordbuffer.h"

namespace core::importing {

class CsvReader : public RecordReader
{
public:
    /// bytes: UTF-8; options have passed check().
    CsvReader(ByteSourcePtr bytes, const ReadOptions &options);

    Result<void> open() override;
    Result<bool> next(Record &record) override;
    /// The next record whatever its length: for guesses. False at the end.
    Result<bool> nextLoose(Record &record);

private:
    struct Field
    {
        qsizetype begin; ///< from the record's first byte
        qsizetype end;
        bool quoted;
        bool plain; ///< one pair of quotes around everything, nothing escaped
    };
    enum class Found
    {
        Record,
        Unfinished, ///< more bytes are needed
        OpenQuote,  ///< at the end of the file
    };

    Found split(const char *from, const char *to, bool ended);
    Cell cellOf(char *base, const Field &field);
    Result<bool> findRecord();

    const ReadOptions m_options;
    const char m_escape;
    RecordBuffer m_buffer;
    bool m_special[256] = {};
    std::vector<Field> m_fields;
    qsizetype m_length = 0; ///< of the record, with its line end
    qint64 m_line = 1;      ///< of the record that comes next
    qint64 m_number = 0;
};

} // namespace core::importing
