// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with rows that are edited, as one table: menus, keys, tool tips and the palette are made
// from it. The keys belong to the rows while they have the focus. Thread: GUI.
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

class QKeyEvent;

namespace ui::edit {

enum class Command
{
    EditCell,
    SetNull,
    SetDefault,
    SetExpression,
    Paste,
    AddRow,
    DuplicateRows,
    DeleteRows,
    Undo,
    Redo,
    Revert,
    ShowSql,
    Save,
    Discard,
    SavedEdits,
};

struct CommandSpec
{
    Command command;
    const char *id; ///< of the action: "rows.add"; in menus the object's name
    QString text;
    QString toolTip;
    const char *icon;
    QList<QKeySequence> keys{};
    bool beginsGroup = false;
    bool inMenu = true; ///< of a cell; the palette has all
};

QList<CommandSpec> editCommands();
/// Null: the key means nothing here.
const CommandSpec *commandOf(const QList<CommandSpec> &commands, const QKeyEvent &key);

} // namespace ui::edit
