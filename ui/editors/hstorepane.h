// SPDX-License-Identifier: GPL-3.0-or-later
// The pairs of an hstore as a table of keys and values. Thread: GUI.
#pragma once

#include "ui/editors/partspane.h"

namespace ui::editors {

class HstorePane : public PartsPane
{
    Q_OBJECT

public:
    HstorePane(const ColumnFacts &facts, const EditorTools &tools, QWidget *owner);

    QByteArray text() const override;

protected:
    QString take(const QByteArray &text) override;
    void takeNothing() override;
    void partChanged() override;
    void insert() override;
    void remove() override;

private:
    void show(QList<PartRow> rows, int row);
    PartRow pair(const core::values::Part &key, const core::values::Part &value) const;
};

} // namespace ui::editors
