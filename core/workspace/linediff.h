// SPDX-License-Identifier: GPL-3.0-or-later
// Two texts, line by line: what went, what came, with a few lines around it. Thread: any.
#pragma once

#include <QByteArray>
#include <QString>

namespace core::workspace {

/// As `diff -u` writes it, without heads of files; empty where the texts are the same. More than `most` lines
/// are left out, and it is said how many.
QString lineDiff(const QByteArray &before, const QByteArray &after, int most = 400);

} // namespace core::workspace
