// SPDX-License-Identifier: GPL-3.0-or-later
// A file that appears under its name only when it is whole: written as <name>.<random>.part in the same
// folder, renamed by commit(). Devices, pipes and "-" (standard output) are written straight. Thread: any,
// one at a time. Everything that belongs to the platform's files is in the .cpp.
#pragma once

#include "core/transfer/bytesink.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace core::transfer {

class TargetFile : public ByteSink
{
public:
    /// Opens path for writing; finds here, before any query runs, that it cannot be written. An existing file
    /// stays as it is until commit(), which keeps its permissions; a symbolic link stays a link. Fails with
    /// Io.
    static Result<std::unique_ptr<TargetFile>> open(const QString &path);

    /// Removes what was written, if it was not committed.
    ~TargetFile() override;

    Result<void> write(QByteArrayView bytes) override;
    /// Everything is written: closes the file, which keeps its temporary name until commit(). Where many
    /// files are to appear together; otherwise commit() does it.
    Result<void> close();
    /// Puts the file under its name, at once and whole.
    Result<void> commit();
    /// Removes what was written so far.
    void discard();

    /// "-" and devices: the reader may want each row as it comes.
    bool isStream() const { return m_partName.isEmpty(); }

private:
    TargetFile(QString shown, int descriptor);
    Error failure(const QString &what, int code) const;

    QString m_shown;       ///< as the user named it
    QByteArray m_name;     ///< what commit() renames to
    QByteArray m_partName; ///< empty: written straight
    int m_descriptor;
    bool m_replaces = false;
};

} // namespace core::transfer
