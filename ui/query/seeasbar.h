// SPDX-License-Identifier: GPL-3.0-or-later
// What stands above a tab that is seen as another role: as whom, with which request settings, what becomes of
// changes, the SQL of it, how many rows policies hide, and the way out. It shows what it is told and says
// what is wanted. Thread: GUI.
#pragma once

#include "core/access/seeas.h"
#include "core/forms/context.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace ui {
class ElidedLabel;
}
namespace ui::connections {
class ToneLabel;
}
namespace ui::editor {
class SqlView;
}
namespace ui::forms {
class ChoiceModel;
}

namespace ui::query {

class RequestSettings;

class SeeAsBar : public QWidget
{
    Q_OBJECT

public:
    /// runs: statements are run, and may be kept; otherwise rows are read only.
    SeeAsBar(const Theme &theme, const Icons &icons, bool runs, QWidget *parent = nullptr);

    QString role() const { return m_role; }
    void setRole(const QString &role);
    void setRoles(const QList<core::forms::Choice> &roles);
    RequestSettings &settings() const { return *m_settings; }
    core::access::SeeAs seeAs() const;

    /// Changes are committed if all goes well.
    bool keepsChanges() const;
    void setKeepsChanges(bool keep);
    /// Why they cannot be; empty: they can.
    void setKeepRefused(const QString &why);

    /// Beneath: what is wrong with the role. Empty: nothing.
    void setProblem(const QString &text);
    QString problem() const;
    /// What is shown beneath was not read as it stands in the bar.
    void setPending(bool pending);
    /// Something runs as this role: it cannot be another one now.
    void setLocked(bool locked);
    /// What becomes of it, in words.
    QString stateText() const;
    QString sql() const;

    /// How many rows are visible; countable: it can be asked.
    void setRows(const QString &text, bool counting, bool countable);
    QString rowsText() const;
    void focusRole();

    /// Not what its words need: they make room for each other, the zones beside the tab never do.
    QSize minimumSizeHint() const override;

signals:
    /// Something typed or chosen.
    void edited();
    /// Enter, or chosen from the list: meant to be used now.
    void submitted();
    /// The role was typed to its end.
    void roleFinished();
    void leaveRequested();
    void countRequested();
    void countCancelled();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QToolButton *foldButton(const char *name, const QString &text, const QString &toolTip);
    void fillBox();
    void refresh();
    void fit();

    const Theme &m_theme;
    const Icons &m_icons;
    bool m_runs;
    QString m_role;
    bool m_counting = false;
    bool m_pending = false;
    QComboBox *m_box;
    forms::ChoiceModel *m_roles;
    ElidedLabel *m_state;
    ElidedLabel *m_rows;
    QPushButton *m_count;
    QHBoxLayout *m_first = nullptr;
    QHBoxLayout *m_second = nullptr;
    bool m_wide = true;
    QToolButton *m_settingsButton;
    QToolButton *m_sqlButton;
    QCheckBox *m_keep;
    QToolButton *m_leave;
    connections::ToneLabel *m_problem;
    RequestSettings *m_settings;
    editor::SqlView *m_sql;
};

/// The frame as SQL to be read: what is sent before and behind the user's statements. Values that look like
/// secrets are masked.
QString seeAsSql(const core::access::SeeAs &seeAs, bool commit);

} // namespace ui::query
