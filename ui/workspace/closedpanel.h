// SPDX-License-Identifier: GPL-3.0-or-later
// The tabs that were closed last, of all starts of the program: reopened, or forgotten. Read when it is
// looked at. Thread: GUI.
#pragma once

#include "core/workspace/closedtabs.h"
#include "ui/base/icons.h"
#include "ui/base/prompts.h"

#include <QKeySequence>
#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;
class QListView;
class QToolButton;

namespace ui::workspace {

class ClosedModel;

class ClosedPanel : public QWidget
{
    Q_OBJECT

public:
    ClosedPanel(core::workspace::ClosedTabs &closed, const Theme &theme, const Icons &icons, Prompts &prompts,
                QWidget *parent = nullptr);

    void focusSearch();

signals:
    void reopenRequested(qint64 number);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void addAction(const char *name, const QString &text, const QString &icon, const QKeySequence &key,
                   std::function<void()> handler);
    void read();
    void showTold();
    void reopenChosen();
    void removeChosen();
    void clear();
    void showMenu(const QPoint &place);

    core::workspace::ClosedTabs &m_closed;
    const Icons &m_icons;
    Prompts &m_prompts;
    QLineEdit *m_search;
    QToolButton *m_clear;
    QListView *m_list;
    QLabel *m_empty;
    ClosedModel *m_model;
    QList<QAction *> m_actions;
    QString m_problem;
    bool m_stale = true;
};

} // namespace ui::workspace
