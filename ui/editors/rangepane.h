// SPDX-License-Identifier: GPL-3.0-or-later
// The bounds of a range, and the ranges of a multirange. Thread: GUI.
#pragma once

#include "core/values/rangetext.h"
#include "ui/editors/partspane.h"

class QCheckBox;

namespace ui::editors {

class RangePane : public PartsPane
{
    Q_OBJECT

public:
    RangePane(const ColumnFacts &facts, const EditorTools &tools, QWidget *owner);

    QByteArray text() const override { return m_range.write(); }

protected:
    QString take(const QByteArray &text) override;
    void takeNothing() override;
    void partChanged() override;

private:
    void show();
    void ticked();

    core::values::RangeText m_range;
    QCheckBox *m_lower;
    QCheckBox *m_upper;
    QCheckBox *m_empty;
    bool m_showing = false;
};

class MultirangePane : public PartsPane
{
    Q_OBJECT

public:
    MultirangePane(const ColumnFacts &facts, const EditorTools &tools, QWidget *owner);

    QByteArray text() const override;

protected:
    QString take(const QByteArray &text) override;
    void takeNothing() override;
    void partChanged() override;
    void insert() override;
    void remove() override;
    void move(int by) override;

private:
    void show(QList<core::values::Part> ranges, int row);
    QList<core::values::Part> ranges() const;
};

} // namespace ui::editors
