// SPDX-License-Identifier: GPL-3.0-or-later
// The elements of an array of any depth, with their subscripts. Thread: GUI.
#pragma once

#include "ui/editors/partspane.h"

class QComboBox;
class QLabel;

namespace ui::editors {

class ArrayPane : public PartsPane
{
    Q_OBJECT

public:
    ArrayPane(const ColumnFacts &facts, const EditorTools &tools, QWidget *owner);

    QByteArray text() const override;

protected:
    QString take(const QByteArray &text) override;
    void takeNothing() override;
    void partChanged() override;
    void insert() override;
    void remove() override;
    void move(int by) override;

private:
    void show(int row);
    int dimension() const;
    void nest();

    core::values::ArrayText m_array;
    QComboBox *m_dimension; ///< of what is added, removed and moved; where there are several
    QToolButton *m_nest;
    QLabel *m_count;
};

} // namespace ui::editors
