// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/edit/editcommands.h"

#include <QCoreApplication>
#include <QKeyEvent>

#include <algorithm>

namespace ui::edit {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::edit::EditCommands", text);
}

} // namespace

QList<CommandSpec> editCommands()
{
    const auto key = [](const char *text) { return QKeySequence(QLatin1String(text)); };
    return {
        {Command::EditCell,
         "rows.edit",
         tr("Edit cell"),
         tr("Edit the current cell; a character typed into it does the same, = begins an SQL expression"),
         "edit",
         {key("F2")},
         true},
        {Command::SetNull,
         "rows.null",
         tr("Set to NULL"),
         tr("Set the selected cells to NULL"),
         "",
         {key("Ctrl+0"), key("Del")}},
        {Command::SetDefault,
         "rows.default",
         tr("Set to DEFAULT"),
         tr("Let the selected cells take their columns' defaults"),
         "",
         {key("Ctrl+Shift+0"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_ParenRight)}},
        {Command::SetExpression,
         "rows.expression",
         tr("SQL expression…"),
         tr("Give the current cell what an SQL expression is when the row is saved: now()"),
         "function",
         {key("Ctrl+="), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Equal)}},
        {Command::Paste,
         "rows.paste",
         tr("Paste"),
         tr("Paste a block of cells from here on; what goes beyond the last row becomes new rows"),
         "paste",
         {key("Ctrl+V")}},
        {Command::AddRow,
         "rows.add",
         tr("Add row"),
         tr("Add a row behind the last one"),
         "plus",
         {key("Alt+Ins")},
         true},
        {Command::DuplicateRows,
         "rows.duplicate",
         tr("Duplicate rows"),
         tr("Add the selected rows once more; keys that fill themselves get new values"),
         "copy",
         {key("Ctrl+D")}},
        {Command::DeleteRows,
         "rows.delete",
         tr("Delete rows"),
         tr("Have the selected rows deleted by the next save; again: keep them"),
         "trash",
         {key("Ctrl+Del"), key("Alt+Del")}},
        {Command::Undo,
         "rows.undo",
         tr("Undo the edit"),
         tr("Take the last edit of the rows back"),
         "undo",
         {key("Ctrl+Z")},
         true},
        {Command::Redo,
         "rows.redo",
         tr("Redo the edit"),
         tr("Make the edit that was undone again"),
         "redo",
         {key("Ctrl+Shift+Z"), key("Ctrl+Y")}},
        {Command::Revert,
         "rows.revert",
         tr("Revert"),
         tr("Take back what was changed in the selected cells, or the whole rows that are selected"),
         "",
         {key("Ctrl+Alt+Z")}},
        {Command::ShowSql,
         "rows.sql",
         tr("Show the SQL of the edits"),
         tr("The statements a save will run, as they stand now"),
         "sql",
         {},
         true},
        {Command::Save,
         "rows.save",
         tr("Save the edits"),
         tr("Save all edited rows in one transaction"),
         "save",
         {key("Ctrl+S")}},
        {Command::Discard,
         "rows.discard",
         tr("Discard the edits"),
         tr("Take all edits of the rows back"),
         "",
         {}},
        {Command::SavedEdits,
         "rows.saved",
         tr("Saved edits…"),
         tr("What was saved from here, to be undone on the server"),
         "history",
         {},
         false,
         false},
    };
}

const CommandSpec *commandOf(const QList<CommandSpec> &commands, const QKeyEvent &key)
{
    const QKeyCombination pressed(key.modifiers() & ~(Qt::KeypadModifier | Qt::GroupSwitchModifier),
                                  Qt::Key(key.key()));
    const auto found = std::find_if(commands.begin(), commands.end(), [&](const CommandSpec &spec) {
        return std::any_of(spec.keys.begin(), spec.keys.end(),
                           [&](const QKeySequence &keys) { return keys.count() == 1 && keys[0] == pressed; });
    });
    return found == commands.end() ? nullptr : &*found;
}

} // namespace ui::edit
