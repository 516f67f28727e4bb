// SPDX-License-Identifier: GPL-3.0-or-later
// Shows what somebody else changed beside what one has typed, and asks whose value goes on. Thread: GUI.
#pragma once

#include "ui/forms/conflictframe.h"
#include "ui/forms/conflictmodel.h"

namespace ui::forms {

class ConflictPanel : public ConflictFrame
{
    Q_OBJECT

public:
    explicit ConflictPanel(const Theme &theme, QWidget *parent = nullptr);

    /// Shows itself.
    void ask(const QString &title, const QString &text, const QList<ConflictModel::Row> &rows);
    ConflictModel &model() { return m_model; }

    /// What every tab asks when its save finds somebody else's change.
    void askAboutSave(const QList<ConflictModel::Row> &rows);

signals:
    /// The user has decided; the panel is hidden.
    void decided(const QList<ui::forms::Difference> &differences);

private:
    void decide();

    ConflictModel m_model;
};

} // namespace ui::forms
