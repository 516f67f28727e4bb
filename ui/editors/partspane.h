// SPDX-License-Identifier: GPL-3.0-or-later
// Panes over the parts of a value: arrays, composites, ranges, multiranges, hstore. What is the same for all
// is the table and the row of buttons beneath it. Thread: GUI.
#pragma once

#include "core/values/arraytext.h"
#include "ui/editors/pane.h"
#include "ui/editors/parts.h"

class QHBoxLayout;
class QToolButton;

namespace ui::editors {

class PartsPane : public Pane
{
    Q_OBJECT

public:
    PartsPane(const ColumnFacts &facts, const EditorTools &tools, const QStringList &heads, bool pairs,
              QWidget *owner);

    QWidget *firstField() const override { return m_view; }
    PartsView &view() const { return *m_view; }

protected:
    /// A part was edited in its row.
    virtual void partChanged() = 0;
    virtual void insert() { }
    virtual void remove() { }
    virtual void move(int) { }
    /// Add, remove, up, down: for values whose parts are not fixed.
    void addButtons(const QString &addText);
    void updateButtons();

    PartsModel &model() const { return *m_model; }
    QHBoxLayout &buttons() const { return *m_buttons; }
    const core::values::TypePtr &type() const { return m_type; }
    QToolButton *addButton(const char *name, const QString &icon, const QString &text);

private:
    core::values::TypePtr m_type;
    EditorTools m_tools;
    PartsModel *m_model;
    PartsView *m_view;
    QHBoxLayout *m_buttons;
    QToolButton *m_remove = nullptr;
    QToolButton *m_up = nullptr;
    QToolButton *m_down = nullptr;
    QToolButton *m_null = nullptr;
};

/// The pane of a type whose text has parts; null for every other type.
Pane *makePartsPane(const ColumnFacts &facts, const EditorTools &tools, QWidget *owner);
/// What the button of such a pane is called; empty for a type that has none.
QString partsPaneName(const core::values::TypePtr &type);

} // namespace ui::editors
