// SPDX-License-Identifier: GPL-3.0-or-later
// A line that says what is being worked on, how far it is, and a button that ends it or helps. Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {
class ProgressLine;
}

namespace ui::grid {

class WorkNote : public QWidget
{
    Q_OBJECT

public:
    explicit WorkNote(const Theme &theme, QWidget *parent = nullptr);

    /// permille of what is done, -1: nobody knows, no line is drawn. help: a second button, empty for none.
    void show(const QString &text, int permille, const QString &cancel, const QString &help = {});

signals:
    void cancelled();
    void helpWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QLabel *m_text;
    ProgressLine *m_progress;
    QPushButton *m_help;
    QPushButton *m_cancel;
};

} // namespace ui::grid
