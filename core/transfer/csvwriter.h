// SPDX-License-Identifier: GPL-3.0-or-later
// Rows as CSV, byte for byte as COPY … TO STDOUT CSV writes them with the same options.
// Thread: the session's. Cost: one copy of each value into a buffer of 1 MB; memory does not depend on the
// rows or cells. Source: CopyAttributeOutCSV() and CopyOneRowTo() of PostgreSQL.
#pragma once

#include "core/result/rowsink.h"
#include "core/transfer/bytesink.h"
#include "core/transfer/csvoptions.h"
#include "core/transfer/progress.h"

#include <memory>

namespace core::transfer {

class CsvWriter : public result::RowSink
{
public:
    /// options must have passed check(). flushWhenIdle: hand on what is there when the server is slow
    /// (pipes).
    CsvWriter(ByteSink &target, const CsvOptions &options, Progress &progress, bool flushWhenIdle = false);

    Result<void> begin(const QList<result::Column> &columns) override;
    /// Fails with Io: what the target says, or that the encoding has no such character (row and column
    /// named).
    Result<void> row(std::span<const result::CellView> cells) override;
    void idle() override;
    Result<void> end(bool complete) override;

    qint64 rows() const { return m_rows; }

private:
    void field(const char *data, qsizetype size, bool onlyColumn);
    void quoted(const char *data, qsizetype size);
    void put(const char *data, qsizetype size);
    void put(char c) { put(&c, 1); }
    void transcode(const char *data, qsizetype size);
    void raw(const char *data, qsizetype size);
    void flush();
    void fail(Error error);
    QString place() const;

    ByteSink &m_target;
    const CsvOptions m_options;
    Progress &m_progress;
    const bool m_flushWhenIdle;
    const char m_escape;
    const bool m_transcodes;
    const QByteArray m_lineEnd;

    std::unique_ptr<char[]> m_buffer;
    qsizetype m_used = 0;
    qint64 m_bytes = 0; ///< handed to the target
    qint64 m_rows = 0;
    int m_column = 0; ///< being written, for the message
    QList<result::Column> m_columns;
    std::unique_ptr<Error> m_error;
};

} // namespace core::transfer
