// SPDX-License-Identifier: GPL-3.0-or-later
// A moment, as text that PostgreSQL takes; a calendar helps to write it.
#pragma once

#include "ui/forms/field.h"

class QAction;

namespace ui::forms {

class ProblemLine;

class TimestampField : public Field
{
    Q_OBJECT

public:
    TimestampField(const core::forms::FieldSpec &spec, const core::forms::Context &context, FieldTools tools,
                   QWidget *parent = nullptr);

    void setValue(const core::forms::Values &values) override;
    void store(core::forms::Values &values) const override;
    void setReadOnly(bool readOnly) override;
    bool setProblem(const QString &text, bool error) override;
    QWidget *work() const override;

private:
    void openCalendar();
    void choose(const QString &text);

    ProblemLine *m_line;
    QAction *m_calendar;
};

} // namespace ui::forms
