// SPDX-License-Identifier: GPL-3.0-or-later
// One of the values offered and nothing else; long lists are found by typing a part.
#pragma once

#include "ui/forms/field.h"

class QComboBox;

namespace ui::forms {

class ChoiceModel;

class ChoiceField : public Field
{
    Q_OBJECT

public:
    ChoiceField(const core::forms::FieldSpec &spec, const core::forms::Context &context, FieldTools tools,
                QWidget *parent = nullptr);

    void setValue(const core::forms::Values &values) override;
    void store(core::forms::Values &values) const override;
    void follow(const core::forms::Values &values) override;
    void setReadOnly(bool readOnly) override;
    bool setProblem(const QString &text, bool error) override;
    QWidget *work() const override;
    QString toText(const core::forms::Values &values) const override;
    int wishedWidth() const override { return 240; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void offer(const core::forms::Values &values);
    void showValue();

    QComboBox *m_box;
    ChoiceModel *m_choices;
    QString m_value;
    bool m_null = true;
};

} // namespace ui::forms
