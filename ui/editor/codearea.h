// SPDX-License-Identifier: GPL-3.0-or-later
// The text part of the SQL editor: QScintilla that leaves the window's keys to the window and paints the bars
// at its left edge. Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <Qsci/qsciscintilla.h>

#include <QKeySequence>
#include <QList>
#include <QPoint>

#include <functional>

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
    /// A key that belongs to an action of ours from now on.
    void leaveKey(const QKeySequence &key);
    /// What is pasted or dropped goes through it before it is in the text.
    void setPasteFilter(std::function<QByteArray(const QByteArray &)> filter)
    {
        m_filter = std::move(filter);
    }

    /// What is pasted at a single caret or over one selection goes there instead of into the text.
    void setPasteHandler(std::function<void(const QByteArray &)> handler) { m_paste = std::move(handler); }
    void paste() override;

    /// Keys and the wheel then ask for another size instead of changing it: 1 larger, -1 smaller, 0 the
    /// usual.
    void setZoomHandler(std::function<void(int step)> handler) { m_zoom = std::move(handler); }
    using QsciScintilla::zoomIn;
    using QsciScintilla::zoomOut;
    void zoomIn() override;
    void zoomOut() override;
    void zoomTo(int size) override;

signals:
    void zoomed();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    QByteArray fromMimeData(const QMimeData *source, bool &rectangular) const override;

private:
    int lineTop(int line) const;
    /// Px left of the text.
    int leftWidth() const;

    const Theme &m_theme;
    bool isOurs(const QKeyEvent &event) const;
    QList<QPair<long, long>> selections() const;

    std::function<QByteArray(const QByteArray &)> m_filter;
    std::function<void(const QByteArray &)> m_paste;
    std::function<void(int)> m_zoom;
    QList<Bar> m_bars;
    QList<QKeySequence> m_left;
    QList<QPair<long, long>> m_before; ///< caret and anchor of each, when Alt was pressed
    QPoint m_altPress;
    bool m_altClick = false;
};

} // namespace ui::editor
