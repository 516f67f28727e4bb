// SPDX-License-Identifier: GPL-3.0-or-later
// A large button with an icon, a title and a line of explanation; and the small one of a list, with a
// coloured dot.
#pragma once

#include "ui/base/icons.h"

#include <QAbstractButton>

namespace ui::connections {

class CardButton : public QAbstractButton
{
    Q_OBJECT

public:
    CardButton(const Theme &theme, const Icons &icons, const QString &icon, const QString &title,
               const QString &detail, QWidget *parent = nullptr);

    void setDetail(const QString &detail);
    const QString &detail() const { return m_detail; }
    /// Progress instead of the button: not clickable, with a line that moves; percent below 0: no end is
    /// known.
    void setBusy(bool busy, int percent = -1);
    bool isBusy() const { return m_busy; }

    QSize sizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void describe();

    const Theme &m_theme;
    const Icons &m_icons;
    QString m_icon;
    QString m_detail;
    bool m_busy = false;
    int m_percent = -1;
    int m_timer = 0;
    int m_phase = 0;
};

/// One row: dot, title, and at the right what it leads to, elided.
class RowButton : public QAbstractButton
{
    Q_OBJECT

public:
    RowButton(const Theme &theme, Token dot, const QString &title, const QString &detail,
              QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    Token m_dot;
    QString m_detail;
};

} // namespace ui::connections
