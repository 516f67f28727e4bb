// SPDX-License-Identifier: GPL-3.0-or-later
// The strip beneath rows with staged edits: what there is to be saved, and Save, Discard, the SQL; while it
// is saved how far that is, with Cancel; afterwards what was saved, with Undo. Thread: GUI.
#pragma once

#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace ui {
class ElidedLabel;
}

namespace ui::edit {

class EditBar : public QWidget
{
    Q_OBJECT

public:
    EditBar(const Theme &theme, const Icons &icons, QWidget *parent = nullptr);

    /// What is staged; problem: what must be looked at first ("1 conflict"), empty for none.
    void showStaged(const QString &summary, const QString &problem);
    /// detail: "statement 2 of 6".
    void showSaving(const QString &detail);
    /// It stays for a while. undo: whether that is offered.
    void showSaved(const QString &text, bool undo);
    /// Whether what was saved last can be undone.
    void offerUndo(bool undo);
    /// Nothing to say: hides itself, unless it still says what was saved.
    void showNothing();
    /// The SQL is shown above.
    void setSqlShown(bool shown);
    QString text() const;

    static constexpr int SavedStays = 20'000; ///< milliseconds

signals:
    void sqlWanted(bool shown);
    void discardRequested();
    void saveRequested();
    void cancelRequested();
    void undoRequested();
    void problemWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Mode
    {
        Nothing,
        Staged,
        Saving,
        Saved
    };
    void setMode(Mode mode);
    QPushButton *button(const char *name, const QString &text, const QString &toolTip, const char *kind);

    const Theme &m_theme;
    const Icons &m_icons;
    Mode m_mode = Mode::Nothing;
    QLabel *m_icon;
    ElidedLabel *m_text;
    QPushButton *m_problem;
    QPushButton *m_sql;
    QPushButton *m_discard;
    QPushButton *m_save;
    QPushButton *m_cancel;
    QPushButton *m_undo;
    QTimer m_leave;
};

} // namespace ui::edit
