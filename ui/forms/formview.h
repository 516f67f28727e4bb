// SPDX-License-Identifier: GPL-3.0-or-later
// The widgets of a FormSpec: labels at the right edge of their column, fields beside them, a mark at each
// field that differs from what was read, problems at the field. It holds no opinion about servers: values in,
// values out. Thread: GUI.
#pragma once

#include "core/forms/formspec.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QHash>
#include <QSet>
#include <QWidget>

class QVBoxLayout;

namespace ui::forms {

class Field;
class FieldRow;
class FormGroup;

class FormView : public QWidget
{
    Q_OBJECT

public:
    FormView(const Theme &theme, const Icons &icons, QWidget *parent = nullptr);
    ~FormView() override;

    /// Makes the widgets anew, empty. The same spec and context again keeps them.
    void setForm(const core::forms::FormSpec &spec, const core::forms::Context &context);
    /// before: what the changed marks compare with and go back to; of a new object its defaults. edited() is
    /// not emitted.
    void setValues(const core::forms::Values &before, const core::forms::Values &now);
    /// As the fields hold them; what has no field is as setValues() gave it.
    const core::forms::Values &values() const { return m_now; }
    const core::forms::Values &before() const { return m_before; }
    bool isModified() const;

    /// What FormSpec itself finds (checks, required, bounds) is shown by itself; these come on top, from the
    /// server: they go when their field is edited.
    void setProblems(const QList<core::forms::Problem> &problems);
    /// The checks' and the server's.
    QList<core::forms::Problem> problems() const;
    bool hasErrors() const;
    /// From now on also what is missing is told; goes to the first error. True: there is none.
    bool check();
    /// "Connection limit: At most 5", …: for a banner, where the fields may be scrolled away.
    QStringList errorTexts() const;
    /// Only to look at; the reason is the tooltip of every field. Empty: can be changed.
    void setReadOnly(const QString &reason);
    /// Whether changes are marked (they are at first): a question has nothing to go back to.
    void setMarked(bool marked);

    /// One field back to what was read; all of them.
    void revert(const QString &field);
    void revertAll();
    void focusField(const QString &field);
    void focusFirst();
    /// What a tab adds: beneath the fields, above the late groups. Stays when the form is made anew.
    void addPart(QWidget *part, int stretch = 0);
    /// One of the fields has the focus.
    bool hasFieldFocus() const;
    /// For tests and for those who put more beside a field.
    Field *field(const QString &id) const;

signals:
    void edited();
    /// The fields are others: Tab walks through the form in reading order, but not yet from what stands
    /// before it and on to what comes after.
    void made();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void clear();
    void orderStops();
    void fieldEdited(Field *field);
    void refresh();
    void showStates();
    void showProblems();
    void fitLabels();
    bool isMissing(const core::forms::Problem &problem) const;

    const Theme &m_theme;
    const Icons &m_icons;
    QVBoxLayout *m_layout;
    QWidget *m_parts; ///< that were added
    QVBoxLayout *m_partsLayout;
    core::forms::FormSpec m_spec;
    core::forms::Context m_context;
    core::forms::Values m_before;
    core::forms::Values m_now;
    QList<FormGroup *> m_groups;
    QHash<QString, FieldRow *> m_rows;
    QList<core::forms::Problem> m_found;  ///< by the checks
    QList<core::forms::Problem> m_server; ///< told from outside
    QSet<QString> m_touched;              ///< edited since setValues()
    QString m_readOnly;
    bool m_setting = false;
    bool m_checked = false; ///< somebody tried to save: what is missing is told from then on
    bool m_made = false;
    bool m_marked = true;
};

} // namespace ui::forms
