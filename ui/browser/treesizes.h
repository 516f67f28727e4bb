// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes on disk of what stands in the tree, asked for behind what is shown. What is locked says so, and is
// asked about again after a pause. Thread: GUI.
#pragma once

#include "core/catalog/objectkind.h"
#include "ui/browser/node.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace ui::browser {

class TreeSizes : public QObject
{
    Q_OBJECT

public:
    /// All outlive it.
    TreeSizes(CatalogSource &source, const core::catalog::ObjectKinds &kinds, NodeTree &tree,
              QObject *parent = nullptr);

    /// Asks about those among these that have a size and were not asked about since their list was read; at
    /// most `most` at once, the rest with the next call. Does nothing while an answer is waited for.
    void ask(const std::vector<NodeId> &ids, int most);

signals:
    void changed(ui::browser::NodeId id);
    /// Answered, or failed: there may be more to ask.
    void filled();

private:
    struct Question
    {
        ObjectRef within; ///< the database it is asked in
        QString kind;     ///< any of those whose sizes come from the same file
        QList<qint64> oids;
    };

    const core::catalog::ObjectKind *sizedKind(NodeId id) const;
    QString askedIn(const Node &node) const;
    NodeId serverAbove(NodeId id) const;
    void send(const Question &question);
    void put(const Question &question, const Sizes &sizes);
    void forgetLocked();

    CatalogSource &m_source;
    const core::catalog::ObjectKinds &m_kinds;
    NodeTree &m_tree;
    QTimer m_again; ///< until what was locked is asked about again
    int m_waiting = 0;
};

} // namespace ui::browser
