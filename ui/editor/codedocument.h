// SPDX-License-Identifier: GPL-3.0-or-later
// A text of any size made into Scintilla's document in the thread pool and shown at once: 50 MB set in the
// window's thread are 200 ms (release build), shown 10 ms. Thread: made and shown in the GUI thread.
#pragma once

#include "core/base/task.h"

#include <QByteArray>

#include <memory>

class QsciScintilla;

namespace ui::editor {

class CodeDocument;

/// Fails with Input where there is not enough memory.
core::Task<std::shared_ptr<CodeDocument>> makeDocument(const QsciScintilla &area, const QByteArray &utf8);

/// Instead of the one the area has; begins a new undo history, the caret goes to the start. SCN_MODIFIED
/// tells nobody of it. Once for a document.
void showDocument(QsciScintilla &area, CodeDocument &document);

} // namespace ui::editor
