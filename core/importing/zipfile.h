// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a zip archive, read as streams. Source: PKWARE's APPNOTE, with the extension for 64 bits.
#pragma once

#include "core/importing/inputfile.h"

#include <QHash>

namespace core::importing {

class ZipFile
{
public:
    /// file is rewindable. Fails with Input where it is no archive, or an encrypted one.
    static Result<ZipFile> open(InputFilePtr file);

    bool contains(const QString &name) const { return m_entries.contains(name); }
    /// The bytes of a part, unpacked. Fails with Input where there is none of that name.
    Result<ByteSourcePtr> part(const QString &name) const;

private:
    struct Entry
    {
        qint64 header = 0;
        qint64 packed = 0;
        int method = 0;
        bool encrypted = false;
    };

    InputFilePtr m_file;
    QHash<QString, Entry> m_entries;
};

} // namespace core::importing
