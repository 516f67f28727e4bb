// SPDX-License-Identifier: GPL-3.0-or-later
// The strip under a grid while its result waits for its reader: how many rows there are, that the server has
// more, for how long the statement has held its snapshot there, and how to go on. Hidden otherwise. Thread:
// GUI.
#pragma once

#include "core/result/resultset.h"
#include "ui/base/theme.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace ui::query {

class PauseBar : public QWidget
{
    Q_OBJECT

public:
    /// result: not owned, may die first.
    PauseBar(const Theme &theme, core::result::ResultSet *result, QWidget *parent = nullptr);

    /// What it says; empty while hidden.
    QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QPushButton *button(const char *name);
    void refresh();
    void say(const QString &rows, const QString &about, const QString &tip, bool warn);
    void sayPaused();
    void sayStopping();
    void applyTheme();

    const Theme &m_theme;
    QPointer<core::result::ResultSet> m_result;
    QLabel *m_rows;
    QLabel *m_about;
    QPushButton *m_more;
    QPushButton *m_all;
    QPushButton *m_stop;
    QTimer m_tick;
    QElapsedTimer m_stopping;
    bool m_warn = false;
};

} // namespace ui::query
