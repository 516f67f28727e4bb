// SPDX-License-Identifier: GPL-3.0-or-later
// The name of another object in one line: pressed, it goes there. Cut where it does not fit, whole as tool
// tip. Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <QAbstractButton>

namespace ui::object {

class LinkLabel : public QAbstractButton
{
    Q_OBJECT

public:
    LinkLabel(const Theme &theme, const QString &text, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    const Theme &m_theme;
    QString m_value;
};

} // namespace ui::object
