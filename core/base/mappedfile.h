// SPDX-License-Identifier: GPL-3.0-or-later
// A file's bytes as one view, whatever its size: only what is being read is in memory. What cannot be mapped
// (a pipe) is copied to an unnamed temporary file first. Thread: one at a time. The file must not be cut
// while it is read: as with every mapping, that would end the program.
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QFile>
#include <QString>
#include <QTemporaryFile>

#include <memory>

namespace core {

class MappedFile
{
public:
    /// `path` - is standard input. Blocks while a pipe is read. Fails: Io.
    static Result<std::unique_ptr<MappedFile>> open(const QString &path);

    QByteArrayView bytes() const { return m_bytes; }
    /// What lies before `offset` is not wanted for now and need not stay in memory. Cheap: call it often.
    void forget(qsizetype offset);

private:
    MappedFile() = default;
    Result<void> map(QFile &file);

    QFile m_file;
    QTemporaryFile m_copy;
    QByteArrayView m_bytes;
    qsizetype m_forgotten = 0;
};

} // namespace core
