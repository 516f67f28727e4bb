// SPDX-License-Identifier: GPL-3.0-or-later
// The text part of the SQL editor: QScintilla that leaves the window's keys to the window and paints the bars
// at its left edge. Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <Qsci/qsciscintilla.h>

#include <QList>

namespace ui::editor {

class CodeArea : public QsciScintilla
{
    Q_OBJECT

public:
    CodeArea(const Theme &theme, QWidget *parent);

    /// A bar over lines [first, last], 0-based, at the left edge.
    struct Bar
    {
        int firstLine = -1;
        int lastLine = -1;
        ui::Token color = ui::Token::Accent;

        bool operator==(const Bar &) const = default;
    };
    void setBars(const QList<Bar> &bars);

    /// Keys the window owns: they go to its actions even while one types.
    static bool isWindowKey(const QKeyEvent &event);

signals:
    void zoomed();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;

private:
    int lineTop(int line) const;
    /// Px left of the text.
    int leftWidth() const;

    const Theme &m_theme;
    QList<Bar> m_bars;
};

} // namespace ui::editor
