// SPDX-License-Identifier: GPL-3.0-or-later
// A group of a form as widgets: its heading, and a row for each field with label, mark of a change and a
// place for what is wrong. Ticks of a group of flags stand in columns beneath one label. Thread: GUI.
#pragma once

#include "ui/forms/field.h"

#include <QList>
#include <QWidget>

class QGridLayout;
class QLabel;
class QToolButton;

namespace ui::connections {
class ToneLabel;
}

namespace ui::forms {

/// What stands around one field.
class FieldRow : public QObject
{
    Q_OBJECT

public:
    FieldRow(Field *field, FieldTools tools, QObject *parent);

    Field *field() const { return m_field; }
    void setShown(bool shown);
    bool isShown() const { return m_shown; }
    /// was: what was there before, as text.
    void setChanged(bool changed, const QString &was);
    void setProblem(const QString &text, bool error);
    const QString &problem() const { return m_text; }
    /// why: shown as the tool tip of the field; empty: its help.
    void setReadOnly(bool readOnly, const QString &why);

signals:
    void revertRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    friend class FormGroup;
    void describe();

    Field *m_field;
    connections::ToneLabel *m_label = nullptr; ///< none where a tick is its own label
    QWidget *m_cell = nullptr;                 ///< field, mark and message
    QToolButton *m_mark;
    connections::ToneLabel *m_message;
    QString m_text;
    bool m_error = false;
    QString m_why;
    bool m_shown = true;
};

class FormGroup : public QWidget
{
    Q_OBJECT

public:
    FormGroup(const core::forms::FieldGroup &group, const core::forms::Context &context, FieldTools tools,
              bool first, QWidget *parent = nullptr);

    const QList<FieldRow *> &rows() const { return m_rows; }
    /// The widest label, as it would like to be.
    int labelWidth() const;
    void setLabelWidth(int width);
    bool isOpen() const;
    void setOpen(bool open);
    /// Shows the heading only where something beneath it is shown.
    void fitHeading();

private:
    void addRow(FieldRow *row, FieldTools tools);
    QWidget *addHeading(const QString &title, bool collapsible, FieldTools tools);

    QGridLayout *m_grid;
    QWidget *m_body;
    QWidget *m_heading = nullptr;
    QToolButton *m_toggle = nullptr;
    connections::ToneLabel *m_flagsLabel = nullptr;
    QList<FieldRow *> m_rows;
};

} // namespace ui::forms
