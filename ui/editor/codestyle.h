// SPDX-License-Identifier: GPL-3.0-or-later
// Fonts and colours of every SQL text, from the theme. Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <QByteArrayView>

class QsciScintilla;

namespace ui::editor {

inline constexpr int CodeLineHeight = 20; ///< px, in the usual size, without zoom
inline constexpr int TextPadding = 12;    ///< px left of the text
inline constexpr qsizetype RoomToType = 1
    << 20; ///< bytes a text gets more than it has: making room takes long
inline constexpr float CaretLineStrength = 0.025F; ///< of the text's colour over the surface

/// What does not change with the theme: UTF-8, line ends kept as they are, no frame, no margins, four blanks
/// a tab.
void prepareCode(QsciScintilla &editor);

/// Sets all styles anew; call again when the theme has changed.
void applyCodeStyle(QsciScintilla &editor, const Theme &theme, int fontSize = 0);

/// `over` with `part` (0 to 1) over `under`, as one opaque colour.
QColor blend(const QColor &under, const QColor &over, double part);

/// Caret and view, for a text that was not there before.
void goToStart(QsciScintilla &editor);

/// The whole text, NUL and byte order mark included, and back. Setting starts a new undo history.
QString codeText(const QsciScintilla &editor);
void setCodeText(QsciScintilla &editor, const QString &text);
/// A piece of the text without copying it; valid until the text changes or another piece is asked for. Unlike
/// the whole text it costs nothing where the caret is elsewhere.
QByteArrayView codeBytes(const QsciScintilla &editor, qsizetype from, qsizetype to);
/// The same with text that is UTF-8 already; bytes that are not stay as they are.
void setCodeBytes(QsciScintilla &editor, const QByteArray &bytes);
/// Of a piece of it; the selection stays on the text it is on, which Scintilla's plain insertion does not do.
void replaceCodeBytes(const QsciScintilla &editor, qsizetype from, qsizetype length, QByteArrayView with);

} // namespace ui::editor
