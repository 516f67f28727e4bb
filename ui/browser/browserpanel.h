// SPDX-License-Identifier: GPL-3.0-or-later
// The left zone of the window: filter field, tree, what can be done with an object. It acts through signals
// alone; the model asks for connections itself (BrowserModel::connectRequested).
#pragma once

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/browser/browsermodel.h"

#include <QPersistentModelIndex>
#include <QTimer>
#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QMenu;
class QStackedWidget;
class QToolButton;

namespace ui::browser {

class BrowserFilter;
class BrowserOptions;
class BrowserView;

class BrowserPanel : public QWidget
{
    Q_OBJECT

public:
    BrowserPanel(BrowserModel &model, const Theme &theme, const Icons &icons, QWidget *parent = nullptr);
    ~BrowserPanel() override;

    /// Opens the server (which connects it), then along the names given as each is read: {"shop", "public",
    /// "Tables"}.
    void reveal(const QUuid &profile, const QStringList &path = {});
    /// The object under the cursor; an empty ref where there is none.
    ObjectRef currentRef() const;
    /// Every object selected (folders, servers and messages left out), in the order shown.
    QList<ObjectRef> selected() const;
    QModelIndex currentIndex() const; ///< of the model
    void setCurrentIndex(const QModelIndex &source);
    /// What is open, selected and in sight, and the options, for the next run.
    QByteArray state() const;
    /// Of an earlier run: servers stay closed; what was open beneath one opens when it is connected.
    void restoreState(const QByteArray &state);
    void focusFilter();
    void focusTree();
    /// What the context menu of a row offers; the caller owns it. Null where there is nothing.
    QMenu *menuFor(const QModelIndex &source);
    /// Adds what others can do with an object, each time a menu is made; the ref may be a folder's. They
    /// stand in front of "Copy name", in the order of the calls.
    using MenuPart = std::function<void(QMenu &menu, const ObjectRef &ref)>;
    void addMenuPart(MenuPart part) { m_menuParts << std::move(part); }
    void extendMenu(QMenu &menu, const ObjectRef &ref) const;
    /// Adds what can be done with all that is selected: called with one object or several, after the parts
    /// above (which are only for one).
    using SelectionPart = std::function<void(QMenu &menu, const QList<ObjectRef> &refs)>;
    void addSelectionPart(SelectionPart part) { m_selectionParts << std::move(part); }
    void extendMenu(QMenu &menu, const QList<ObjectRef> &refs) const;

    // --- what the menu does, for other doors to the same actions

    void activate(const QModelIndex &source);
    void refreshCurrent(); ///< for the window's action, which owns the key
    void retry(const QModelIndex &source);
    void connectServer(const QModelIndex &source);
    void selectRows(const ObjectRef &ref);
    void newQuery(const ObjectRef &ref);
    void copyText(const QString &text);
    /// The names of what is selected, qualified and quoted or as they are, one a line.
    void copyNames(bool qualified);

signals:
    /// Enter or double click on anything but a folder.
    void activated(const core::catalog::ObjectRef &ref);
    /// Its rows in a tab: tables, views, and the like.
    void openTable(const core::catalog::ObjectRef &ref);
    void exportRequested(const core::catalog::ObjectRef &ref);
    /// Several tables: ref is a schema, a folder in one, a database, or one of the tables.
    void exportTablesRequested(const core::catalog::ObjectRef &ref);
    /// A file into it: a table, or a schema, where the table is made.
    void importRequested(const core::catalog::ObjectRef &ref);
    void copyTableRequested(const core::catalog::ObjectRef &ref);
    /// A new SQL tab on that database; run: at once.
    void queryRequested(const QUuid &profile, const QString &database, const QString &sql,
                        const QString &title, bool run);
    void disconnectRequested(const core::profile::ConnectionProfile &profile);
    void editRequested(const core::profile::ConnectionProfile &profile);
    void deleteRequested(const core::profile::ConnectionProfile &profile);
    void newConnectionRequested();
    void playgroundRequested();
    /// Other rows are selected: see selected().
    void selectionChanged();
    /// Another row is current; the ref may be empty.
    void currentChanged(const core::catalog::ObjectRef &ref);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeEmptyState();
    void showMenu(const QModelIndex &index, const QPoint &at);
    void openKnown(const QModelIndex &source);
    void followState();
    void fillSizes();
    void applyFilter();
    void applyExpansion(NodeId above);
    void followReveal();
    void updateStatus();
    void updateEmptyState();

    QList<MenuPart> m_menuParts;
    QList<SelectionPart> m_selectionParts;
    BrowserModel &m_model;
    const Icons &m_icons;
    BrowserFilter *m_filter;
    QLineEdit *m_field;
    QLabel *m_status;
    BrowserView *m_view;
    BrowserOptions *m_options;
    QToolButton *m_optionsButton;
    QStackedWidget *m_stack;
    QTimer m_typing;
    QTimer m_sizing;                      ///< since the rows in sight changed
    QPersistentModelIndex m_beforeFilter; ///< of the model: the row that was current
    QString m_wantedCurrent;              ///< path of the row that was selected in the last run
    QString m_wantedTop;                  ///< and of the first in sight
    bool m_searched = false;              ///< the text in the field was searched for
    bool m_applying = false;              ///< expansion follows the filter, not the user
    QUuid m_revealed;
    QStringList m_revealPath;
};

} // namespace ui::browser
