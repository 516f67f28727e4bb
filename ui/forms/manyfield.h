// SPDX-License-Identifier: GPL-3.0-or-later
// Several of the values offered, as chips in their order, and a place to add one.
#pragma once

#include "ui/forms/field.h"

#include <QStringList>

class QCompleter;
class QLineEdit;

namespace ui {
class Pill;
}
namespace ui::grid {
class FlowLayout;
}

namespace ui::forms {

class ChoiceModel;

class ManyField : public Field
{
    Q_OBJECT

public:
    ManyField(const core::forms::FieldSpec &spec, const core::forms::Context &context, FieldTools tools,
              QWidget *parent = nullptr);

    void setValue(const core::forms::Values &values) override;
    void store(core::forms::Values &values) const override;
    void follow(const core::forms::Values &values) override;
    void setReadOnly(bool readOnly) override;
    bool setProblem(const QString &text, bool error) override;
    QWidget *work() const override;
    QString toText(const core::forms::Values &values) const override;
    int wishedWidth() const override { return 560; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addTyped();
    void add(const QString &value);
    void removeAt(qsizetype index);
    void showChips();
    void offer();

    QStringList m_values;
    bool m_wasNull = true;
    bool m_readOnly = false;
    ChoiceModel *m_known;   ///< all choices: their labels
    ChoiceModel *m_offered; ///< those not taken yet
    grid::FlowLayout *m_flow;
    QList<Pill *> m_chips;
    QLineEdit *m_line;
};

} // namespace ui::forms
