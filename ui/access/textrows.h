// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of text that wraps: marks of a fixed width at the left, lines beneath each other beside them. It
// places them itself, since nested layouts do not give wrapping labels the height they need. Thread: GUI.
#pragma once

#include <QList>
#include <QWidget>

class QLabel;

namespace ui::access {

class TextRows : public QWidget
{
    Q_OBJECT

public:
    explicit TextRows(QWidget *parent = nullptr);

    /// Deletes what stands in it.
    void clear();
    /// Takes the widgets over. marks: as wide as they say, at the first line.
    void add(const QList<QWidget *> &marks, const QList<QWidget *> &lines);
    /// Texts are others now.
    void arrange();
    /// Between rows; within one there is less.
    void setSpacing(int spacing) { m_spacing = spacing; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    struct Row
    {
        QList<QWidget *> marks;
        QList<QWidget *> lines;
    };
    QList<Row> m_rows;
    int m_spacing = 12;
};

} // namespace ui::access
