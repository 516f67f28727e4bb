// SPDX-License-Identifier: GPL-3.0-or-later
// One field of a form: the widget that shows and takes a value. The label, the changed mark and what is wrong
// with the value are FormView's; a subclass is what stands in the grid's second column. Thread: GUI.
#pragma once

#include "core/forms/formspec.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QWidget>

namespace ui::forms {

/// What the widgets of fields use.
struct FieldTools
{
    const Theme &theme;
    const Icons &icons;
};

class Field : public QWidget
{
    Q_OBJECT

public:
    Field(core::forms::FieldSpec spec, const core::forms::Context &context, FieldTools tools,
          QWidget *parent = nullptr);

    const core::forms::FieldSpec &spec() const { return m_spec; }
    const QString &id() const { return m_spec.id; }

    /// Takes the value from values[id()]; edited() is not emitted.
    virtual void setValue(const core::forms::Values &values) = 0;
    /// What was there before, for marks of changes within; called before setValue().
    virtual void setBefore(const core::forms::Values &) { }
    /// Writes the value into values[id()]; null where the field is empty and that means nothing.
    virtual void store(core::forms::Values &values) const = 0;
    /// The other fields as they are now: for choices and languages that depend on them.
    virtual void follow(const core::forms::Values &) { }
    virtual void setReadOnly(bool readOnly) = 0;
    /// What is wrong with the value: a red (or, of a remark, warn-coloured) edge, and the text within where
    /// it fits. True: it is told within; else the form tells it beneath. Empty: nothing is wrong.
    virtual bool setProblem(const QString &text, bool error) = 0;
    /// Why what stands in the field is no value at all, so that store() could not write it: an error of the
    /// form's. Empty: it is.
    virtual QString refusal() const { return {}; }
    /// Problems of rows, where it is a table; the others are the whole field's.
    virtual void setRowProblems(const QList<core::forms::Problem> &) { }
    /// Where the keyboard focus goes, and what the label is the buddy of.
    virtual QWidget *work() const = 0;
    /// As a tooltip tells what was there before: one line.
    virtual QString toText(const core::forms::Values &values) const;
    /// The widest it wants to be in pixels; 0: all there is.
    virtual int wishedWidth() const { return FieldWidth; }
    /// Of several lines: its label stands at the first of them.
    virtual bool isTall() const { return false; }

    static constexpr int FieldWidth = 380;

signals:
    void edited();

protected:
    const Theme &theme() const { return m_tools.theme; }
    const Icons &icons() const { return m_tools.icons; }
    const FieldTools &tools() const { return m_tools; }
    const core::forms::Context &context() const { return m_context; }
    /// The choices of the field itself: its own, choicesOf, or the context's list.
    QList<core::forms::Choice> choices(const core::forms::Values &values) const;

private:
    core::forms::FieldSpec m_spec;
    core::forms::Context m_context;
    FieldTools m_tools;
};

} // namespace ui::forms
