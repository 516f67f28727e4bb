// SPDX-License-Identifier: GPL-3.0-or-later
// A writer of any format whose bytes are compressed on their way, in a thread of their own.
#pragma once

#include "core/result/rowsink.h"
#include "core/transfer/backgroundsink.h"
#include "core/transfer/compressor.h"
#include "core/transfer/format.h"

#include <memory>

namespace core::transfer {

class CompressedWriter : public result::RowSink
{
public:
    /// progress counts the bytes that target gets: the compressed ones.
    static Result<std::unique_ptr<result::RowSink>> make(const WriteOptions &options, ByteSink &target,
                                                         Progress &progress);

    Result<void> begin(const QList<result::Column> &columns) override;
    Result<void> row(std::span<const result::CellView> cells) override;
    void idle() override;
    Result<void> end(bool complete) override;

private:
    /// Counts what passes.
    class Counter : public ByteSink
    {
    public:
        Counter(ByteSink &target, Progress &progress)
            : m_target(target)
            , m_progress(progress)
        {
        }
        Result<void> write(QByteArrayView bytes) override;

    private:
        ByteSink &m_target;
        Progress &m_progress;
    };

    CompressedWriter(ByteSink &target, Progress &progress);
    void tellRows();

    Progress &m_progress;
    Progress m_plain; ///< the writer's own
    qint64 m_toldRows = 0;
    Counter m_counter;
    std::unique_ptr<Compressor> m_compressor;
    std::unique_ptr<BackgroundSink> m_background;
    std::unique_ptr<result::RowSink> m_writer;
};

} // namespace core::transfer
