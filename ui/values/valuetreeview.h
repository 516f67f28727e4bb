// SPDX-License-Identifier: GPL-3.0-or-later
// A foldable tree of a value's parts: key at the left, value at the right. A table of the rows shown, since
// QTreeView spends seconds on opening everything of a large value. Left and Right fold and move to the
// parent, * opens all. Thread: GUI. Cost of a frame: what is visible.
#pragma once

#include "ui/base/theme.h"
#include "ui/values/valuetreemodel.h"

#include <QTableView>

class QMenu;

namespace ui::values {

class ValueTreeView : public QTableView
{
    Q_OBJECT

public:
    explicit ValueTreeView(const Theme &theme, QWidget *parent = nullptr);

    ValueTreeModel &nodes() { return m_model; }
    void setTree(ValueTreePtr tree, const QString &rootLabel);
    /// NoNode if there is none.
    ValueTree::Node currentNode() const;
    /// Opens the way to it and makes it the current one.
    void goTo(ValueTree::Node node);
    /// A later state of the tree: what is open and what is current stays, as far as it is there.
    void updateTree(ValueTreePtr tree);
    /// Where key and value of a row are painted, in the viewport.
    QRect labelRect(int row) const;
    QRect valueRect(int row) const;

public slots:
    void copyValue();
    void copyKey();
    void openAll();
    void foldAll();

signals:
    void currentNodeChanged();

protected:
    /// Entries of the menu of a node.
    virtual void fillMenu(QMenu *menu, ValueTree::Node node);
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyTheme();
    void setAllOpen(bool open);

    const Theme &m_theme;
    ValueTreeModel m_model;
};

} // namespace ui::values
