// SPDX-License-Identifier: GPL-3.0-or-later
// Beneath an edited document: the statement that would save it, and the buttons that apply or discard it.
// Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui::editor {
class SqlView;
}

namespace ui::json {

class WillRunBar : public QWidget
{
    Q_OBJECT

public:
    struct State
    {
        bool atOnce = false; ///< applying saves; else it stages
        bool staged = false; ///< it waits in its row already
        bool canApply = false;
        bool canDiscard = false;
        QString sql{};
    };

    explicit WillRunBar(const Theme &theme, QWidget *parent = nullptr);

    /// Shows it.
    void setState(const State &state);
    /// There is nothing to be applied.
    void dismiss();
    bool hasFocusWithin() const; ///< in a button
    /// Empty while nothing is shown.
    QString sql() const;
    /// As it was shown last.
    QString lastSql() const;
    bool canApply() const;

signals:
    void applyRequested();
    void discardRequested();

private:
    void applyTheme();

    const Theme &m_theme;
    QWidget *m_box;
    QLabel *m_head;
    editor::SqlView *m_sql;
    QWidget *m_buttons;
    QPushButton *m_apply;
    QPushButton *m_discard;
};

} // namespace ui::json
