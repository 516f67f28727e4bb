// SPDX-License-Identifier: GPL-3.0-or-later
// The bar below a grid that finds a text in all of its rows. Thread: GUI. The search begins 120 ms after the
// last key and runs in another thread (ResultFinder).
#pragma once

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/grid/resultfinder.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace ui {
class ProgressLine;
}

namespace ui::grid {

class GridFindBar : public QWidget
{
    Q_OBJECT

public:
    GridFindBar(const Theme &theme, const Icons &icons, GridView &view, QWidget *parent = nullptr);

    /// Shows the bar, ready to type, with the text of the current cell if there was none.
    void open();
    /// Hides it; the grid gets the keys back.
    void close();
    /// To the next hit; opens the bar if nothing is looked for.
    void findNext();
    void findPrevious();

    ResultFinder &finder() const { return *m_finder; }

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QToolButton *addToggle(const QString &text, const char *name, const QString &tip, Qt::Key key);
    QToolButton *addButton(const QString &icon, const char *name, const QString &tip,
                           void (GridFindBar::*slot)());
    void search();
    void showState();

    const Theme &m_theme;
    const Icons &m_icons;
    GridView &m_view;
    ResultFinder *m_finder;
    QLineEdit *m_text;
    QToolButton *m_case = nullptr;
    QToolButton *m_whole = nullptr;
    QToolButton *m_regex = nullptr;
    QToolButton *m_column = nullptr;
    ProgressLine *m_progress;
    QLabel *m_count;
    QTimer m_timer;
    bool m_goToFirst = false; ///< the next hits that come are the first since the text was typed
};

} // namespace ui::grid
