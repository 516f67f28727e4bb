// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/textkeeper.h"

#include "ui/editor/codearea.h"
#include "ui/editor/sqleditor.h"
#include "ui/editor/sqllexer.h"

#include <algorithm>

namespace ui::workspace {

using core::workspace::TextEdit;
using Sci = QsciScintilla;

namespace {

constexpr int MostBlocks = 2000;       ///< of edits, before the text is written whole again
constexpr qsizetype MostEdits = 20000; ///< waiting; more are one large change

} // namespace

TextKeeper::TextKeeper(editor::SqlEditor &editor, bool known, QObject *parent)
    : QObject(parent)
    , m_editor(editor)
    , m_dirty(!known)
    , m_whole(!known)
{
    connect(&editor.lexer().changes(), &editor::TextChanges::changed, this, &TextKeeper::modified);
    connect(&editor, &editor::SqlEditor::replaced, this, [this] {
        startAnew();
        emit changed();
    });
    connect(&editor, &editor::SqlEditor::caretMoved, this, &TextKeeper::changed);
    connect(&editor.area(), &QsciScintillaBase::SCN_UPDATEUI, this, [this](int what) {
        if (what & (Sci::SC_UPDATE_V_SCROLL | Sci::SC_UPDATE_H_SCROLL))
            emit changed();
    });
}

void TextKeeper::modified(const editor::TextChange &change)
{
    m_dirty = true;
    if (!m_whole) {
        m_waiting += change.length;
        if (m_edits.size() > MostEdits || m_waiting > std::max<qint64>(SmallText, m_editor.byteSize() / 4))
            startAnew();
        else
            append(m_edits,
                   change.inserted ? TextEdit{change.position, 0, change.insertion.toByteArray()}
                                   : TextEdit{change.position, change.length, {}});
    }
    emit changed();
}

void TextKeeper::startAnew()
{
    m_whole = true;
    m_dirty = true;
    m_edits.clear();
    m_waiting = 0;
}

void TextKeeper::take(core::workspace::TabEntry &entry)
{
    m_editor.lexer().changes().settle();
    if (!m_dirty)
        return;
    const qsizetype size = m_editor.byteSize();
    const bool tooMany = m_blocks >= MostBlocks || m_sent > size / 2;
    if (m_whole || size <= SmallText || tooMany) {
        entry.text = m_editor.bytes(0, std::min(size, LargestText)).toByteArray();
        m_blocks = 0;
        m_sent = 0;
    } else {
        entry.edits = m_edits;
        ++m_blocks;
        m_sent += m_waiting;
    }
    m_whole = false;
    m_dirty = false;
    m_edits.clear();
    m_waiting = 0;
}

} // namespace ui::workspace
