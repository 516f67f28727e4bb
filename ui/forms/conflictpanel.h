// SPDX-License-Identifier: GPL-3.0-or-later
// Shows what somebody else changed beside what one has typed, and asks whose value goes on. Thread: GUI.
#pragma once

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/forms/conflictmodel.h"

#include <QWidget>

class QTableView;

namespace ui {
class ElidedLabel;
}

namespace ui::forms {

class ConflictPanel : public QWidget
{
    Q_OBJECT

public:
    ConflictPanel(const Theme &theme, const Icons &icons, QWidget *parent = nullptr);

    /// Shows itself.
    void ask(const QString &title, const QString &text, const QList<ConflictModel::Row> &rows);
    ConflictModel &model() { return m_model; }

    /// What every tab asks when its save finds somebody else's change.
    void askAboutSave(const QList<ConflictModel::Row> &rows);

signals:
    /// The user has decided; the panel is hidden.
    void decided(const QList<ui::forms::Difference> &differences);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void decide();

    const Theme &m_theme;
    ConflictModel m_model;
    ElidedLabel *m_title;
    ElidedLabel *m_text;
    QTableView *m_table;
};

} // namespace ui::forms
