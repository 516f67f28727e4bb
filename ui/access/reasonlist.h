// SPDX-License-Identifier: GPL-3.0-or-later
// Statements with the reason for each, one under the other, numbered. Thread: GUI.
#pragma once

#include "core/access/recipes.h"
#include "ui/access/textrows.h"
#include "ui/base/theme.h"

namespace ui::access {

class ReasonList : public TextRows
{
    Q_OBJECT

public:
    explicit ReasonList(const Theme &theme, QWidget *parent = nullptr);

    /// Of very many the first are told, and how many follow.
    void setSteps(const QList<core::access::RecipeStep> &steps);

    static constexpr qsizetype MostSteps = 60;

private:
    const Theme &m_theme;
};

} // namespace ui::access
