// SPDX-License-Identifier: GPL-3.0-or-later
// The band that asks what goes on where somebody else changed something: a title, a line, the values side by
// side, buttons. Hidden until there is something to ask. Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <QWidget>

class QPushButton;
class QTableView;

namespace ui {
class ElidedLabel;
}

namespace ui::forms {

class SideBySide;

class ConflictFrame : public QWidget
{
    Q_OBJECT

protected:
    /// edge: the side that touches what is asked about, where a line stands.
    ConflictFrame(const Theme &theme, Qt::Edge edge, QWidget *parent);

    /// names: prefix of the objects' names. Afterwards buttons are added.
    void build(SideBySide &model, const QString &names, const QString &tableName);
    QPushButton *addButton(const char *name, const QString &text = {}, bool primary = false);
    void say(const QString &title, const QString &text);
    /// As high as its rows, at most this many.
    void fitTable(int mostRows);
    QTableView *table() const { return m_table; }

    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    Qt::Edge m_edge;
    ElidedLabel *m_title;
    ElidedLabel *m_text;
    QTableView *m_table;
    QLayout *m_buttons = nullptr;
};

} // namespace ui::forms
