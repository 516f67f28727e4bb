// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editcommands.h"

#include "ui/editor/codearea.h"
#include "ui/editor/comments.h"
#include "ui/editor/sqleditor.h"

#include <algorithm>

namespace ui::editor {

using Sci = QsciScintilla;

const QList<EditCommands::Command> &EditCommands::table()
{
    static const QList<Command> commands{
        {"editorGoToLine", QT_TR_NOOP("Go to line…"), QKeySequence(Qt::CTRL | Qt::Key_G), "number",
         &EditCommands::goToLine},
        {"editorToggleComment", QT_TR_NOOP("Toggle comment"), QKeySequence(Qt::CTRL | Qt::Key_Slash), "minus",
         &EditCommands::toggleComment},
        {"editorDuplicateLine", QT_TR_NOOP("Duplicate line or selection"),
         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D), "copy", &EditCommands::duplicate},
        {"editorDeleteLine", QT_TR_NOOP("Delete line"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K),
         "trash", &EditCommands::deleteLines},
        {"editorMoveLineUp", QT_TR_NOOP("Move line up"), QKeySequence(Qt::ALT | Qt::Key_Up), "arrow-up",
         &EditCommands::moveLinesUp},
        {"editorMoveLineDown", QT_TR_NOOP("Move line down"), QKeySequence(Qt::ALT | Qt::Key_Down),
         "arrow-down", &EditCommands::moveLinesDown},
        {"editorNextOccurrence", QT_TR_NOOP("Add a caret at the next occurrence"),
         QKeySequence(Qt::CTRL | Qt::Key_D), "plus", &EditCommands::addNextOccurrence},
        {"editorAllOccurrences", QT_TR_NOOP("Add carets at all occurrences"),
         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M), "plus", &EditCommands::selectAllOccurrences},
        {"editorCaretAbove", QT_TR_NOOP("Add a caret above"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Up),
         "chevron-up", &EditCommands::addCaretAbove},
        {"editorCaretBelow", QT_TR_NOOP("Add a caret below"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Down),
         "chevron-down", &EditCommands::addCaretBelow},
        {"editorZoomIn", QT_TR_NOOP("Larger text"), QKeySequence(Qt::CTRL | Qt::Key_Plus), "search",
         &EditCommands::zoomIn},
        {"editorZoomOut", QT_TR_NOOP("Smaller text"), QKeySequence(Qt::CTRL | Qt::Key_Minus), "search",
         &EditCommands::zoomOut},
        {"editorZoomReset", QT_TR_NOOP("Text in its usual size"), QKeySequence(Qt::CTRL | Qt::Key_0),
         "search", &EditCommands::zoomReset},
        {"editorWrap", QT_TR_NOOP("Wrap long lines"), QKeySequence(Qt::ALT | Qt::Key_Z), "text",
         &EditCommands::toggleWrap},
    };
    return commands;
}

EditCommands::EditCommands(SqlEditor &editor, CodeArea &area, const Icons &icons, QObject *parent)
    : QObject(parent)
    , m_editor(editor)
    , m_area(area)
{
    for (const Command &command : table()) {
        auto *action = new QAction(icons.icon(QLatin1String(command.icon)), tr(command.text), this);
        action->setObjectName(QLatin1String(command.id));
        action->setShortcut(command.key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setToolTip(
            QStringLiteral("%1 (%2)").arg(action->text(), command.key.toString(QKeySequence::NativeText)));
        connect(action, &QAction::triggered, this, command.run);
        static_cast<QWidget &>(editor).addAction(action);
        area.leaveKey(command.key);
        m_actions << action;
    }
}

long EditCommands::send(unsigned int message, unsigned long first, long second) const
{
    return m_area.SendScintilla(message, first, second);
}

void EditCommands::goToLine()
{
    emit goToLineRequested();
}

void EditCommands::toggleComment()
{
    toggleComments(m_editor);
}

void EditCommands::duplicate()
{
    m_area.SendScintilla(Sci::SCI_SELECTIONDUPLICATE); // the line, where nothing is selected
}

void EditCommands::deleteLines()
{
    const long first
        = send(Sci::SCI_LINEFROMPOSITION, static_cast<unsigned long>(send(Sci::SCI_GETSELECTIONSTART)));
    const long end = send(Sci::SCI_GETSELECTIONEND);
    long last = send(Sci::SCI_LINEFROMPOSITION, static_cast<unsigned long>(end));
    if (last > first && end == send(Sci::SCI_POSITIONFROMLINE, static_cast<unsigned long>(last)))
        --last; // a selection of whole lines ends at the start of the next one
    const long count = send(Sci::SCI_GETLINECOUNT);
    long from = send(Sci::SCI_POSITIONFROMLINE, static_cast<unsigned long>(first));
    long to = last + 1 < count ? send(Sci::SCI_POSITIONFROMLINE, static_cast<unsigned long>(last + 1))
                               : send(Sci::SCI_GETLENGTH);
    if (last + 1 >= count && first > 0) // the last line takes the break before it with it
        from = send(Sci::SCI_GETLINEENDPOSITION, static_cast<unsigned long>(first - 1));
    send(Sci::SCI_DELETERANGE, static_cast<unsigned long>(from), to - from);
    send(Sci::SCI_GOTOPOS, static_cast<unsigned long>(std::min(from, send(Sci::SCI_GETLENGTH))));
}

void EditCommands::moveLinesUp()
{
    send(Sci::SCI_MOVESELECTEDLINESUP);
    send(Sci::SCI_SCROLLCARET);
}

void EditCommands::moveLinesDown()
{
    send(Sci::SCI_MOVESELECTEDLINESDOWN);
    send(Sci::SCI_SCROLLCARET);
}

void EditCommands::addNextOccurrence()
{
    send(Sci::SCI_SETSEARCHFLAGS, Sci::SCFIND_MATCHCASE);
    send(Sci::SCI_TARGETWHOLEDOCUMENT);
    send(Sci::SCI_MULTIPLESELECTADDNEXT); // the word, where nothing is selected
    send(Sci::SCI_SCROLLCARET);
}

void EditCommands::selectAllOccurrences()
{
    send(Sci::SCI_SETSEARCHFLAGS, Sci::SCFIND_MATCHCASE);
    send(Sci::SCI_TARGETWHOLEDOCUMENT);
    if (send(Sci::SCI_GETSELECTIONEMPTY))
        send(Sci::SCI_MULTIPLESELECTADDNEXT); // takes the word
    send(Sci::SCI_MULTIPLESELECTADDEACH);
}

void EditCommands::addCaretAbove()
{
    addCaret(-1);
}

void EditCommands::addCaretBelow()
{
    addCaret(1);
}

/// Above the topmost, or below the lowest, in the column of the caret one began with.
void EditCommands::addCaret(int by)
{
    const long count = send(Sci::SCI_GETSELECTIONS);
    long edge = send(Sci::SCI_GETSELECTIONNCARET, 0);
    long line = send(Sci::SCI_LINEFROMPOSITION, static_cast<unsigned long>(edge));
    for (long i = 1; i < count; ++i) {
        const long caret = send(Sci::SCI_GETSELECTIONNCARET, static_cast<unsigned long>(i));
        const long other = send(Sci::SCI_LINEFROMPOSITION, static_cast<unsigned long>(caret));
        if (by < 0 ? other < line : other > line)
            line = other;
    }
    const long column
        = send(Sci::SCI_GETCOLUMN, static_cast<unsigned long>(send(Sci::SCI_GETSELECTIONNCARET, 0)));
    const long next = line + by;
    if (next < 0 || next >= send(Sci::SCI_GETLINECOUNT))
        return;
    const long place = send(Sci::SCI_FINDCOLUMN, static_cast<unsigned long>(next), column);
    send(Sci::SCI_ADDSELECTION, static_cast<unsigned long>(place), place);
    send(Sci::SCI_SCROLLRANGE, static_cast<unsigned long>(place), place);
}

void EditCommands::zoomIn()
{
    m_area.zoomIn();
}

void EditCommands::zoomOut()
{
    m_area.zoomOut();
}

void EditCommands::zoomReset()
{
    m_area.zoomTo(0);
}

void EditCommands::toggleWrap()
{
    m_editor.setWrapped(!m_editor.isWrapped());
    emit m_editor.wrapChosen(m_editor.isWrapped());
}

} // namespace ui::editor
