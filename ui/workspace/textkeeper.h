// SPDX-License-Identifier: GPL-3.0-or-later
// Notes what is typed in one editor, so that the journal gets a small text whole and of a large one the
// edits. Thread: GUI. Cost: an edit costs its own length.
#pragma once

#include "core/workspace/journal.h"

#include <QObject>

namespace ui::editor {
class SqlEditor;
struct TextChange;
} // namespace ui::editor

namespace ui::workspace {

class TextKeeper : public QObject
{
    Q_OBJECT

public:
    /// known: what the editor has now is in the journal already.
    TextKeeper(editor::SqlEditor &editor, bool known, QObject *parent = nullptr);

    /// Moves what is new into the entry.
    void take(core::workspace::TabEntry &entry);
    /// It could not be written, or the file is another one.
    void startAnew();

    static constexpr qsizetype SmallText = 256 * 1024; ///< bytes; written whole
    static constexpr qsizetype LargestText = 900LL * 1024 * 1024;

signals:
    /// Text, caret or what is seen of it.
    void changed();

private:
    void modified(const editor::TextChange &change);

    editor::SqlEditor &m_editor;
    QList<core::workspace::TextEdit> m_edits;
    qint64 m_waiting = 0; ///< bytes in m_edits
    qint64 m_sent = 0;    ///< bytes and blocks of edits since the whole text
    int m_blocks = 0;
    bool m_dirty;
    bool m_whole = true; ///< what comes next is the whole text
};

} // namespace ui::workspace
