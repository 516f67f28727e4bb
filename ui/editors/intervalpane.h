// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of an interval, each for itself: months are no days, and days are no hours. Thread: GUI.
#pragma once

#include "core/values/intervaltext.h"
#include "ui/editors/celleditor.h"
#include "ui/editors/pane.h"

#include <array>

class QLabel;
class QLineEdit;

namespace ui::editors {

class IntervalPane : public Pane
{
    Q_OBJECT

public:
    IntervalPane(const ColumnFacts &facts, const EditorTools &tools, QWidget *owner);

    QByteArray text() const override { return m_text; }
    QWidget *firstField() const override;

    static bool isFor(core::values::Oid oid);

protected:
    QString take(const QByteArray &text) override;
    void takeNothing() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using Interval = core::values::IntervalText;

    void fieldTyped(Interval::Field field);
    void step(Interval::Field field, int by);
    void setWord(const char *word);
    void show();
    void negate();
    void tell();

    Interval m_interval;
    QByteArray m_text;
    std::array<QLineEdit *, Interval::FieldCount> m_fields{};
};

} // namespace ui::editors
