// SPDX-License-Identifier: GPL-3.0-or-later
// The bottom zone: where am I, as whom, in what transaction state. Plain labels. Thread: GUI.
#pragma once

#include "ui/base/theme.h"
#include "ui/tabs/tab.h"

#include <QWidget>

class QLabel;

namespace ui {
class StatusDot;
}

namespace ui::window {

class StatusLine : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(const Theme &theme, QWidget *parent = nullptr);

    void setStatus(const tabs::TabStatus &status);
    /// Something of the window as a whole, at the left end: "Starting the playground…"; empty: nothing.
    void setActivity(const QString &text);
    QSize minimumSizeHint() const override { return {200, 25}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QLabel *label(const char *name);
    /// What has no room goes, the least wanted first.
    void fit();

    const Theme &m_theme;
    StatusDot *m_dot;
    QLabel *m_where;
    QLabel *m_version;
    QLabel *m_state;
    QLabel *m_time;
    QLabel *m_activity;
    QLabel *m_caret;
    QLabel *m_encoding;
    QLabel *m_tls;
};

} // namespace ui::window
