// SPDX-License-Identifier: GPL-3.0-or-later
// Where the bytes of an import come from. Thread: one at a time.
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <memory>

namespace core::importing {

class ByteSource
{
public:
    virtual ~ByteSource() = default;

    /// At most size bytes; 0 at the end. Fails with Io, or Input where the bytes are not what they should be.
    virtual Result<qsizetype> read(char *to, qsizetype size) = 0;
};

using ByteSourcePtr = std::unique_ptr<ByteSource>;

/// Fills the room as far as there are bytes.
Result<qsizetype> readFully(ByteSource &source, char *to, qsizetype size);

/// Bytes that are held.
class HeldSource : public ByteSource
{
public:
    explicit HeldSource(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
    }
    Result<qsizetype> read(char *to, qsizetype size) override;

private:
    QByteArray m_bytes;
    qsizetype m_at = 0;
};

} // namespace core::importing
