// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of a text as an editor tells them, so that a large text need not be written whole after every key.
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace core::workspace {

struct TextEdit
{
    qint64 at = 0; ///< bytes
    qint64 removed = 0;
    QByteArray inserted{};
    bool operator==(const TextEdit &) const = default;
};

/// Adds an edit to those before; typing on and deleting on become one.
void append(QList<TextEdit> &edits, const TextEdit &edit);

QByteArray toBytes(const QList<TextEdit> &edits);
/// None where the bytes are no edits.
std::optional<QList<TextEdit>> editsFrom(const QByteArray &bytes);

/// Cost: the text once, then how far each edit is from the one before. None where an edit does not fit.
std::optional<QByteArray> applied(const QByteArray &text, const QList<TextEdit> &edits);

} // namespace core::workspace
