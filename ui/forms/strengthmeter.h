// SPDX-License-Identifier: GPL-3.0-or-later
// Four steps of a bar and the word for them: "Fair · contains the role's name". Thread: GUI.
#pragma once

#include "core/passwords/strength.h"
#include "ui/base/theme.h"

#include <QWidget>

namespace ui::forms {

class StrengthMeter : public QWidget
{
    Q_OBJECT

public:
    explicit StrengthMeter(const Theme &theme, QWidget *parent = nullptr);

    /// remark: told instead of the reason, in the colour of warnings.
    void setStrength(const core::passwords::Strength &strength, const QString &remark = {});
    QString text() const { return m_text; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    core::passwords::Strength::Step m_step = core::passwords::Strength::Step::Weak;
    QString m_text;
    bool m_warns = false;
};

} // namespace ui::forms
