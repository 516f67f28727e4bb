// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done to a text beyond typing: lines, several carets, zoom, wrap. One table, from which the
// editor has its shortcuts and the window its palette. Each is one undo step. Thread: GUI.
#pragma once

#include "ui/base/icons.h"

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>

namespace ui::editor {

class CodeArea;
class SqlEditor;

class EditCommands : public QObject
{
    Q_OBJECT

public:
    struct Command
    {
        const char *id; ///< also the QAction's objectName: "editorMoveLineUp"
        const char *text;
        QKeySequence key;
        const char *icon;
        void (EditCommands::*run)();
    };
    static const QList<Command> &table();

    /// Adds an action with its shortcut for each to the editor.
    EditCommands(SqlEditor &editor, CodeArea &area, const Icons &icons, QObject *parent);

    QList<QAction *> actions() const { return m_actions; }

signals:
    void goToLineRequested();

private:
    long send(unsigned int message, unsigned long first = 0, long second = 0) const;
    void goToLine();
    void toggleComment();
    void duplicate();
    void deleteLines();
    void moveLinesUp();
    void moveLinesDown();
    void addNextOccurrence();
    void selectAllOccurrences();
    void addCaretAbove();
    void addCaretBelow();
    void addCaret(int by);
    void zoomIn();
    void zoomOut();
    void zoomReset();
    void toggleWrap();

    SqlEditor &m_editor;
    CodeArea &m_area;
    QList<QAction *> m_actions;
};

} // namespace ui::editor
