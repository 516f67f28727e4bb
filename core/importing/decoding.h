// SPDX-License-Identifier: GPL-3.0-or-later
// Text of any encoding as UTF-8, by iconv; a byte order mark is left out. Nothing is ever replaced.
#pragma once

#include "core/importing/bytesource.h"

#include <QByteArrayView>
#include <QString>
#include <QStringList>

namespace core::importing {

/// Those offered; every other name that iconv knows can be used, too.
const QStringList &offeredEncodings();
/// "utf8" → "UTF-8", "cp1252" → "WINDOWS-1252" …; fails with Input where the system has none of that name.
Result<QString> encodingName(const QString &name);
/// By the byte order mark, then by what the bytes can be. head: the beginning of a file; whole: all of it.
QString guessEncoding(QByteArrayView head, bool whole);

/// encoding as encodingName() gives it. UTF-8 passes unchecked: the server names the row and column where it
/// is wrong.
Result<ByteSourcePtr> decode(ByteSourcePtr bytes, const QString &encoding);

} // namespace core::importing
