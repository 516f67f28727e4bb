// SPDX-License-Identifier: GPL-3.0-or-later
// The tool bar: where the current tab runs (connection, database), run and stop, the transaction, the
// palette. A line on top carries the environment's colour. It shows what it is told and says what is wanted.
// Thread: GUI.
#pragma once

#include "ui/base/actions.h"
#include "ui/base/icons.h"
#include "ui/tabs/tab.h"

#include <QMenu>
#include <QWidget>

class QPushButton;
class QToolButton;

namespace ui::window {

class TopBar : public QWidget
{
    Q_OBJECT

public:
    TopBar(const Theme &theme, const Icons &icons, const Actions &actions, QWidget *parent = nullptr);

    void setStatus(const tabs::TabStatus &status);
    QSize minimumSizeHint() const override { return {400, metrics::Toolbar}; }
    QMenu *connectionMenu() const { return m_connectionMenu; }
    QMenu *databaseMenu() const { return m_databaseMenu; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QPushButton *menuButton(const QString &name, const QString &accessible, QMenu **menu);
    QToolButton *actionButton(const Actions &actions, const char *id);
    void refreshIcons();
    /// In a narrow window what cannot be pressed now goes first.
    void fit();

    const Theme &m_theme;
    const Icons &m_icons;
    Token m_environment = Token::Border;
    QMenu *m_connectionMenu = nullptr;
    QMenu *m_databaseMenu = nullptr;
    QMenu *m_commitMenu = nullptr;
    QPushButton *m_connection;
    QPushButton *m_database;
    QPushButton *m_run;
    QMenu *m_runMenu = nullptr;
    QPushButton *m_runMode; ///< what an error ends, beside Run
    QPushButton *m_commitMode;
    QList<QToolButton *> m_transaction; ///< commit and roll back
    QToolButton *m_seeAs = nullptr;
    QAction *m_cancel;
    bool m_running = false;
    bool m_inTransaction = false;
    bool m_seeing = false;
    bool m_canScript = false;
    QAction *m_stopOnError;
    QAction *m_autoCommit;
    QAction *m_manual;
};

} // namespace ui::window
