// SPDX-License-Identifier: GPL-3.0-or-later
// Rows as CSV, byte for byte as COPY … TO STDOUT CSV writes them with the same options.
// Cost: one copy of each value; memory does not depend on the rows or cells.
// Source: CopyAttributeOutCSV() and CopyOneRowTo() of PostgreSQL.
#pragma once

#include "core/transfer/csvoptions.h"
#include "core/transfer/rowwriter.h"

#include <vector>

namespace core::transfer {

class CsvWriter : public RowWriter
{
public:
    /// options must have passed check().
    CsvWriter(ByteSink &target, const CsvOptions &options, Progress &progress, bool flushWhenIdle = false);

    qint64 rows() const { return m_out.rows(); }

protected:
    void start() override;
    /// Fails also where the encoding has no such character.
    void writeRow(std::span<const result::CellView> cells) override;

private:
    bool quickRow(std::span<const result::CellView> cells);
    char *quickField(char *to, const result::CellView &cell, bool plain) const;
    char *quickQuoted(char *to, const char *data, qsizetype size) const;
    void field(const char *data, qsizetype size, bool onlyColumn);
    void quoted(const char *data, qsizetype size);
    bool looksNull(const char *data, qsizetype size) const
    {
        return size == m_options.nullText.size()
            && (size == 0 || std::memcmp(data, m_options.nullText.constData(), std::size_t(size)) == 0);
    }
    void put(const char *data, qsizetype size);
    void put(char c) { put(&c, 1); }
    void transcode(const char *data, qsizetype size);

    const CsvOptions m_options;
    const char m_escape;
    const bool m_transcodes;
    const QByteArray m_lineEnd;
    qsizetype m_column = 0;    ///< being written, for the message
    std::vector<char> m_plain; ///< columns whose values hold no character that needs quotes
};

} // namespace core::transfer
