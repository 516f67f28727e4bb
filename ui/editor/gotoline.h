// SPDX-License-Identifier: GPL-3.0-or-later
// A small field above the text: a line, or line and column ("120:7"). It goes there while one types, Esc goes
// back. Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace ui::editor {

class SqlEditor;

class GoToLine : public QWidget
{
    Q_OBJECT

public:
    GoToLine(const Theme &theme, SqlEditor &editor, QWidget *parent = nullptr);

    void open();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void go();
    void close(bool stay);

    const Theme &m_theme;
    SqlEditor &m_editor;
    QLineEdit *m_field;
    QLabel *m_note;
    int m_line = 0; ///< where one came from
    int m_column = 0;
};

} // namespace ui::editor
