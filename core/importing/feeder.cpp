// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/feeder.h"

#include "core/importing/badrows.h"

#include <algorithm>

namespace core::importing {

namespace {

constexpr qsizetype PlainBlock = 256 << 10;
constexpr qsizetype BatchBlock = 4 << 20; ///< a savepoint for each
constexpr qint64 BatchRows = 65536;
constexpr std::size_t LinesKept = 1000000; ///< more than the server can be behind when each row has two lines

} // namespace

Feeder::Feeder(InputFilePtr file, std::unique_ptr<RecordReader> reader, RowEncoder encoder, Rows rows,
               ImportProgress &progress)
    : m_file(std::move(file))
    , m_reader(std::move(reader))
    , m_encoder(std::move(encoder))
    , m_rowByRow(rows != Rows::Plain)
    , m_withCsv(rows == Rows::ApartWithCsv)
    , m_progress(progress)
    , m_queue(m_rowByRow ? 1 : 4)
    , m_thread([this] { run(); })
{
}

Feeder::~Feeder()
{
    stop();
    m_thread.join();
}

void Feeder::stop()
{
    m_queue.close();
    m_file->stop();
}

void Feeder::run()
{
    auto done = m_reader ? readRecords() : readBytes();
    m_queue.finish(done ? std::optional<Error>() : done.error());
}

bool Feeder::put(Block &block)
{
    m_progress.bytes.store(m_file->taken(), std::memory_order_relaxed);
    return m_queue.put(std::exchange(block, Block()));
}

Result<void> Feeder::readBytes()
{
    auto source = m_file->read();
    if (!source)
        return source.error();
    for (;;) {
        Block block;
        block.bytes.resize(PlainBlock);
        auto some = readFully(**source, block.bytes.data(), block.bytes.size());
        if (!some)
            return some.error();
        if (*some == 0)
            return {};
        block.bytes.truncate(*some);
        if (!put(block))
            return {};
    }
}

Result<void> Feeder::readRecords()
{
    const qsizetype full = m_rowByRow ? BatchBlock : PlainBlock;
    Block block;
    Record record;
    qint64 row = 0;
    qint64 distance = 0;
    for (;;) {
        auto read = m_reader->next(record);
        if (!read)
            return read.error();
        if (!*read)
            break;
        if (block.bytes.isEmpty())
            block.bytes.reserve(full + (16 << 10));
        bool good = !record.problem && m_encoder.append(block.bytes, record);
        if (!good) {
            if (!m_rowByRow)
                return Error::input(QStringLiteral("Line %L1 %2").arg(record.line).arg(*record.problem),
                                    QStringLiteral("Nothing was imported."));
            Block::Refused refused{record.line, *record.problem, {}};
            appendCsv(refused.csv, record.cells);
            block.refused.push_back(std::move(refused));
        } else {
            ++row;
            ++block.rows;
            if (m_rowByRow) {
                if (m_withCsv)
                    appendCsv(block.csv, record.cells);
                block.hasCsv = m_withCsv;
                block.places.push_back({block.bytes.size(), block.csv.size(), record.line});
            } else if (record.line - row != distance) {
                distance = record.line - row;
                rememberLine(row, record.line);
            }
        }
        if (block.bytes.size() >= full || block.rows >= BatchRows || block.refused.size() >= 1000) {
            if (!put(block))
                return {};
        }
    }
    if (block.rows > 0 || !block.refused.empty())
        put(block);
    return {};
}

void Feeder::rememberLine(qint64 row, qint64 line)
{
    const std::lock_guard lock(m_mutex);
    m_lines.emplace_back(row, line);
    if (m_lines.size() > LinesKept) {
        m_lines.pop_front();
        m_forgotten = true;
    }
}

qint64 Feeder::lineOf(qint64 row) const
{
    const std::lock_guard lock(m_mutex);
    auto after = std::upper_bound(m_lines.begin(), m_lines.end(), row,
                                  [](qint64 wanted, const auto &entry) { return wanted < entry.first; });
    if (after == m_lines.begin())
        return m_forgotten ? -1 : row; // up to the first one the two are the same
    --after;
    return row - after->first + after->second;
}

} // namespace core::importing
