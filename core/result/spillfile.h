// SPDX-License-Identifier: GPL-3.0-or-later
// The file that one result's rows go to when there is no more memory for them: readable by its owner only and
// without a name, so that it is gone with the last one who uses it, whatever becomes of the program. Nobody
// can make it shorter, and only what was written whole is mapped: reading it cannot fail half-way.
// Thread: append() one, map() any.
#pragma once

#include "core/base/result.h"
#include "core/result/block.h"

#include <QByteArrayView>
#include <QString>

#include <memory>

namespace core::result {

class SpillFile
{
public:
    /// Fails with Io. folder is created if it is missing.
    static Result<std::shared_ptr<SpillFile>> create(const QString &folder);
    ~SpillFile();
    SpillFile(const SpillFile &) = delete;
    SpillFile &operator=(const SpillFile &) = delete;

    /// Writes at the end and tells where. Fails with Io (a full disk); then nothing was added.
    Result<qint64> append(QByteArrayView bytes);
    /// What append() wrote, for as long as the Block lives (it does not need the file for that). Empty if the
    /// system has no address space left.
    Block map(qint64 offset, qsizetype size) const;
    qint64 size() const { return m_size; }

private:
    SpillFile(int file, QString folder)
        : m_file(file)
        , m_folder(std::move(folder))
    {
    }

    int m_file;
    QString m_folder;
    qint64 m_size = 0;
};

} // namespace core::result
