// SPDX-License-Identifier: GPL-3.0-or-later
// bytea as a table of bytes.
#pragma once

#include <QByteArrayView>
#include <QString>

namespace ui::inspector {

/// Whether text is bytea in the server's hex form (\x...).
bool isHexBytea(QByteArrayView text);
/// Bytes that such a text stands for.
qsizetype byteaSize(QByteArrayView text);
/// Offset, sixteen bytes in hexadecimal, the same in ASCII, one line each, of the first `limit` bytes.
QString hexDump(QByteArrayView text, qsizetype limit);

} // namespace ui::inspector
