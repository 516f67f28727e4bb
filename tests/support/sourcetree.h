// SPDX-License-Identifier: GPL-3.0-or-later
// The project's own source tree as tests/rules read it.
#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

namespace sourcetree {

/// Paths relative to the project's root, sorted, of the files under `folder` whose names match one of
/// `patterns`.
QStringList files(const QString &folder, const QStringList &patterns);

/// The .cpp and .h files under core, ui, app and tests.
QStringList sources();

/// The text of a file named relative to the root; empty where there is none.
QString read(const QString &path);

/// C++ with comments and the insides of literals blanked: every line keeps its number and length.
struct Code
{
    QString text;
    QSet<int> rawLines; ///< lines (from 1) that a raw string literal touches
};
Code code(const QString &source);

} // namespace sourcetree
