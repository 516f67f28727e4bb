// SPDX-License-Identifier: GPL-3.0-or-later
// The file of an import: a path or standard input. It may be read several times (what it holds, its types,
// its rows); every reading begins with the same bytes, also when somebody replaces the file meanwhile.
#pragma once

#include "core/importing/bytesource.h"

#include <QString>

#include <atomic>
#include <memory>

namespace core::importing {

enum class Packing
{
    None,
    Gzip,
    Zstd,
};

class InputFile
{
public:
    /// path or "-". Blocks while the first megabyte of a pipe is awaited. Thread: any but the GUI's.
    static Result<std::shared_ptr<InputFile>> open(const QString &path);
    ~InputFile();
    InputFile(const InputFile &) = delete;
    InputFile &operator=(const InputFile &) = delete;

    const QString &name() const { return m_name; }
    /// In bytes as they stand in the file; -1 for a pipe.
    qint64 size() const { return m_size; }
    /// How many bytes of the file the last reading has taken. Thread: any.
    qint64 taken() const { return m_taken.load(std::memory_order_relaxed); }
    Packing packing() const { return m_packing; }
    /// At most a megabyte of the unpacked beginning.
    const QByteArray &head() const { return m_head; }
    /// head() is the whole file.
    bool headIsAll() const { return m_headIsAll; }

    /// A pipe goes into a temporary file without a name, so that it can be read more than once.
    Result<void> makeRewindable();

    /// Every reading fails with Cancelled from now on. Thread: any.
    void stop() { m_stopped.store(true); }

    /// From the beginning, unpacked. A file that is not rewindable can be opened once. Outlived by this
    /// object.
    Result<ByteSourcePtr> read();
    /// Of a rewindable file, as it stands there.
    Result<qsizetype> readAt(qint64 offset, char *to, qsizetype size) const;

private:
    class Raw;
    friend class Raw;
    InputFile() = default;
    Result<void> lookAtHead();
    Error failure(int code) const;

    QString m_name;
    int m_descriptor = -1;
    bool m_closes = true;
    bool m_rewindable = true;
    bool m_opened = false;
    qint64 m_size = -1;
    QByteArray m_rawHead; ///< of a pipe: what was read already
    QByteArray m_head;
    bool m_headIsAll = false;
    Packing m_packing = Packing::None;
    std::atomic<qint64> m_taken = 0;
    std::atomic<bool> m_stopped = false;
};

using InputFilePtr = std::shared_ptr<InputFile>;

} // namespace core::importing
