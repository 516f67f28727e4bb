// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL that a form is going to run, as it stands now, and what can be done with it. Thread: GUI.
#pragma once

#include "core/ddl/script.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QWidget>

class QPushButton;
class QToolButton;

namespace ui {
class ElidedLabel;
}
namespace ui::editor {
class SqlView;
}

namespace ui::forms {

class SqlPanel : public QWidget
{
    Q_OBJECT

public:
    SqlPanel(const Theme &theme, const Icons &icons, QWidget *parent = nullptr);

    /// Of a long script the beginning is shown (Script::preview()).
    /// note: told instead of the number of statements, where there can be none ("Name it first").
    void setScript(const core::ddl::Script &script, const QString &note = {});
    /// "4 statements, one transaction".
    static QString summary(const core::ddl::Script &script);
    QString shownSql() const;
    QString shownSummary() const;

    enum class Work
    {
        None,
        Saving,
        Trying,
    };
    /// While something runs there is Cancel instead of the buttons.
    void setWork(Work work);
    /// What the button says instead of Save: it takes something away.
    void setDangerText(const QString &text);
    /// What the button says instead of Save.
    void setSaveText(const QString &text);
    /// Nothing can be saved at all.
    void setReadOnly(bool readOnly);
    void focusCancel();
    /// Only the heading and the buttons.
    void setCompact(bool compact);

signals:
    void saveRequested();
    void tryRequested();
    void openRequested();
    void copyRequested();
    void cancelRequested();

private:
    void fitButtons();

    editor::SqlView *m_view;
    QWidget *m_page; ///< the view and what is around it
    ElidedLabel *m_summary;
    QToolButton *m_copy;
    QPushButton *m_save;
    QPushButton *m_try;
    QPushButton *m_open;
    QPushButton *m_cancel;
    QString m_saveText;
    bool m_empty = true;
    bool m_readOnly = false;
    Work m_work = Work::None;
};

} // namespace ui::forms
