// SPDX-License-Identifier: GPL-3.0-or-later
// A text of any lines that comes back as it went in: line breaks of any kind, no-break spaces, marks of
// direction. Enter and Tab belong to whoever holds it; Shift+Enter and Alt+Enter make a line, Ctrl+I a tab.
// Bytes that are no UTF-8 are shown and not edited. Thread: GUI.
#pragma once

#include "ui/base/theme.h"
#include "ui/editors/transit.h"

#include <QPlainTextEdit>

namespace ui::editors {

class TextBox : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit TextBox(const Theme &theme, QWidget *parent = nullptr);

    void setBytes(const QByteArray &bytes);
    QByteArray bytes() const;
    /// Empty, and editable.
    void clearBytes();
    bool isUtf8() const { return m_foreign.isNull(); }
    /// Marks for what has no width or no colour: spaces at the ends, no-break, zero width, direction, tabs.
    void setInvisibleShown(bool shown);
    /// "CRLF", "CR", or nothing for \n and a single line.
    QString lineBreakName() const;
    /// For its text, without the frame around it; no larger than `most`.
    QSize wishedSize(const QSize &most) const;

signals:
    void typed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    QMimeData *createMimeDataFromSelection() const override;

private:
    void setShown(const QString &text);
    void drawInvisible(QPainter &painter, const QTextBlock &block, const QPointF &at) const;

    const Theme &m_theme;
    Transit m_transit;
    QByteArray m_foreign; ///< what was set, where it is no UTF-8
    bool m_invisible = false;
    bool m_setting = false;
};

} // namespace ui::editors
