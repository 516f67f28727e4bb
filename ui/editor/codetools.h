// SPDX-License-Identifier: GPL-3.0-or-later
// What the editor does by knowing SQL: marks of mistakes, folding, brackets, formatting; with their actions.
// Thread: GUI.
#pragma once

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/editor/braces.h"
#include "ui/editor/folding.h"
#include "ui/editor/formatting.h"
#include "ui/editor/livecheck.h"

#include <QAction>
#include <QWidget>

namespace ui::editor {

class CodeTools : public QObject
{
    Q_OBJECT

public:
    /// The actions become those of `editor`, which is the parent.
    CodeTools(const Theme &theme, const Icons &icons, CodeArea &area, SqlLexer &lexer, QWidget &editor);

    LiveCheck &liveCheck() { return m_liveCheck; }
    Folding &folding() { return m_folding; }
    Braces &braces() { return m_braces; }
    Formatting &formatting() { return m_formatting; }
    const QList<QAction *> &actions() const { return m_actions; }

signals:
    /// Somebody wants to choose how formatted SQL looks.
    void formatOptionsRequested();

private:
    template <class Function>
    void add(const char *name, const QString &text, const QKeySequence &key, const QString &icon,
             Function triggered);

    const Icons &m_icons;
    CodeArea &m_area;
    QWidget &m_editor;
    LiveCheck m_liveCheck;
    Folding m_folding;
    Braces m_braces;
    Formatting m_formatting;
    QList<QAction *> m_actions;
};

} // namespace ui::editor
