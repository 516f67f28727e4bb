// SPDX-License-Identifier: GPL-3.0-or-later
// Saved queries and snippets at the left: searched, opened, inserted, dragged into a text, renamed, moved by
// dragging. Thread: GUI.
#pragma once

#include "core/workspace/savedqueries.h"
#include "ui/base/icons.h"
#include "ui/base/prompts.h"

#include <QSet>
#include <QWidget>

class QLabel;
class QLineEdit;
class QTreeView;

namespace ui::workspace {

class SavedModel;

class SavedPanel : public QWidget
{
    Q_OBJECT

public:
    SavedPanel(core::workspace::SavedQueries &saved, const Theme &theme, const Icons &icons, Prompts &prompts,
               QWidget *parent = nullptr);

    void focusSearch();
    /// Asks for a name; into the folder that is chosen.
    void saveText(const QString &sql, const QString &suggestion);

signals:
    void openRequested(const QString &sql, const QString &title);
    void insertRequested(const QString &sql);
    /// The text of the tab in front, or what is selected in it, is to be saved.
    void saveRequested();
    void failed(const core::Error &error);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QAction *addAction(const char *name, const QString &text, const QString &icon, const QKeySequence &key,
                       std::function<void()> handler);
    void fill();
    void open();
    void addFolder();
    void askTrigger();
    void removeChosen();
    void save(const core::workspace::SavedQuery &query);
    qint64 chosenFolder() const;
    void showMenu(const QPoint &place);

    core::workspace::SavedQueries &m_saved;
    const Icons &m_icons;
    Prompts &m_prompts;
    SavedModel *m_model;
    QLineEdit *m_search;
    QTreeView *m_tree;
    QLabel *m_empty;
    QList<QAction *> m_onItem;
    QSet<qint64> m_open; ///< folders
    qint64 m_current = 0;
};

} // namespace ui::workspace
