// SPDX-License-Identifier: GPL-3.0-or-later
// SQL to look at and to copy: the editor's colours, read only, no margins. Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <QWidget>

class QsciScintilla;

namespace ui::editor {

class SqlLexer;

class SqlView : public QWidget
{
    Q_OBJECT

public:
    /// Accessible name "SQL preview"; set another where there are two.
    explicit SqlView(const Theme &theme, QWidget *parent = nullptr);

    QString sql() const;
    /// Keeps the place that was scrolled to, as far as the new text reaches there.
    void setSql(const QString &sql);
    /// Long lines are folded to the width (off at first).
    void setWrapped(bool wrapped);

    QSize sizeHint() const override;

private:
    QsciScintilla *m_view;
    SqlLexer *m_lexer;
};

} // namespace ui::editor
