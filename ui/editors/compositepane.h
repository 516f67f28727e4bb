// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a composite, with their names. Thread: GUI.
#pragma once

#include "ui/editors/partspane.h"

namespace ui::editors {

class CompositePane : public PartsPane
{
    Q_OBJECT

public:
    CompositePane(const ColumnFacts &facts, const EditorTools &tools, QWidget *owner);

    QByteArray text() const override;

protected:
    QString take(const QByteArray &text) override;
    void takeNothing() override;
    void partChanged() override;

private:
    void show(const QList<core::values::Part> &fields);
};

} // namespace ui::editors
