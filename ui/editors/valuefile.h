// SPDX-License-Identifier: GPL-3.0-or-later
// A value from a file and into one, read and written in the thread pool. Thread: GUI.
#pragma once

#include "core/base/task.h"

#include <QByteArray>
#include <QString>

namespace ui::editors {

/// The server takes 1 GB in a value, of which bytea's text has half.
inline constexpr qint64 MostFileBytes = 256LL << 20;

/// The whole file. Fails with Io, and with Input where it is larger than MostFileBytes.
core::Task<QByteArray> readValueFile(const QString &path);
/// There whole or not at all. Fails with Io.
core::Task<qint64> writeValueFile(const QString &path, const QByteArray &bytes);

} // namespace ui::editors
