// SPDX-License-Identifier: GPL-3.0-or-later
// A table whose rows are known by one name each, as chips: a place to add one, what else is in a row in a
// popup, and the table itself under "Details". Where there are many, the first ones and how many more.
// Thread: GUI.
#pragma once

#include "ui/forms/field.h"
#include "ui/forms/rowchip.h"

#include <QList>

class QLineEdit;
class QMenu;
class QToolButton;

namespace ui::grid {
class FlowLayout;
}

namespace ui::forms {

class ChoiceModel;
class RowsModel;
class TableField;

class ChipTableField : public Field
{
    Q_OBJECT

public:
    ChipTableField(const core::forms::FieldSpec &spec, const core::forms::Context &context, FieldTools tools,
                   QWidget *parent = nullptr);

    void setBefore(const core::forms::Values &values) override;
    void setValue(const core::forms::Values &values) override;
    void store(core::forms::Values &values) const override;
    void setReadOnly(bool readOnly) override;
    bool setProblem(const QString &text, bool error) override;
    QString refusal() const override;
    void setRowProblems(const QList<core::forms::Problem> &problems) override;
    QWidget *work() const override;
    QString toText(const core::forms::Values &values) const override;
    int wishedWidth() const override { return 640; }
    bool isTall() const override { return true; }

    RowsModel &model() const;
    const QList<RowChip *> &chips() const { return m_chips; }
    /// The menu of a chip: its ticks, who granted it, the table, remove. The caller owns it.
    QMenu *menuOf(int chip);
    void setDetails(bool shown);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// A row that is there, or one that was.
    struct Entry
    {
        int row = -1; ///< of the model; -1: removed
        core::forms::Values values;
        ChipText chip;
    };
    QString keyOf(const core::forms::Values &row) const;
    QString specialOf(const core::forms::Values &row, bool several) const;
    QList<Entry> entries() const;
    void showChips();
    void openMenu(int chip);
    void removeOrRestore(int chip);
    void move(int chip, int step);
    void add(const QString &name);
    void addTyped();
    void offer();

    TableField *m_table;
    QWidget *m_line;
    grid::FlowLayout *m_flow;
    QList<RowChip *> m_chips;
    QList<Entry> m_shown; ///< one for each chip
    QLineEdit *m_edit;
    QToolButton *m_more;
    QToolButton *m_details;
    ChoiceModel *m_known;
    ChoiceModel *m_offered;
    QList<core::forms::Values> m_before;
    bool m_readOnly = false;
};

} // namespace ui::forms
