// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/textkeeper.h"

#include "ui/editor/codearea.h"
#include "ui/editor/sqleditor.h"

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
    connect(&editor.area(), &QsciScintillaBase::SCN_MODIFIED, this,
            [this](int position, int type, const char *text, int length) {
                modified(position, type, QByteArrayView(text, text ? length : 0));
            });
    connect(&editor, &editor::SqlEditor::caretMoved, this, &TextKeeper::changed);
    connect(&editor.area(), &QsciScintillaBase::SCN_UPDATEUI, this, [this](int what) {
        if (what & (Sci::SC_UPDATE_V_SCROLL | Sci::SC_UPDATE_H_SCROLL))
            emit changed();
    });
}

void TextKeeper::modified(int position, int type, QByteArrayView text)
{
    const bool inserted = type & Sci::SC_MOD_INSERTTEXT;
    if (!inserted && !(type & Sci::SC_MOD_DELETETEXT))
        return;
    m_dirty = true;
    if (!m_whole) {
        append(m_edits,
               inserted ? TextEdit{position, 0, text.toByteArray()} : TextEdit{position, text.size(), {}});
        m_waiting += text.size();
        if (m_edits.size() > MostEdits
            || m_waiting > std::max<qint64>(SmallText, m_editor.bytes().size() / 4))
            startAnew();
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
    if (!m_dirty)
        return;
    const QByteArrayView text = m_editor.bytes();
    const bool tooMany = m_blocks >= MostBlocks || m_sent > text.size() / 2;
    if (m_whole || text.size() <= SmallText || tooMany) {
        entry.text = text.first(std::min(text.size(), LargestText)).toByteArray();
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
