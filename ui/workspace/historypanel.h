// SPDX-License-Identifier: GPL-3.0-or-later
// The history at the left: a field that searches while one types, and the runs found. Thread: GUI.
#pragma once

#include "core/workspace/history.h"
#include "ui/base/icons.h"
#include "ui/base/prompts.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QToolButton;

namespace ui::workspace {

class HistoryModel;

class HistoryPanel : public QWidget
{
    Q_OBJECT

public:
    HistoryPanel(core::workspace::History &history, const Theme &theme, const Icons &icons, Prompts &prompts,
                 QWidget *parent = nullptr);

    void focusSearch();

signals:
    void openRequested(const QString &sql, const core::workspace::HistoryEntry &entry);
    void insertRequested(const QString &sql);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void addAction(const char *name, const QString &text, const QString &icon, const QKeySequence &key,
                   std::function<void()> handler);
    void read();
    void readPlaces();
    void fill(const QList<core::workspace::HistoryEntry> &entries);
    void withStatement(std::function<void(const core::workspace::HistoryEntry &, const QString &)> then);
    void removeChosen();
    void pinChosen();
    void clearOlder(int days);
    void showMenu(const QPoint &place);

    core::workspace::History &m_history;
    const Icons &m_icons;
    Prompts &m_prompts;
    QLineEdit *m_search;
    QComboBox *m_places;
    QToolButton *m_errors;
    QToolButton *m_clear;
    QListView *m_list;
    QLabel *m_empty;
    HistoryModel *m_model;
    QList<QAction *> m_actions;
    QList<core::workspace::HistoryPlace> m_known;
    QTimer m_soon;
    bool m_stale = true;
    int m_serial = 0; ///< of the last question; answers to older ones are dropped
};

} // namespace ui::workspace
