// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of connections and their objects, read when a node is expanded. Thin: what a kind is and does is
// data (ObjectKind), where objects come from is a CatalogSource. Thread: GUI.
#pragma once

#include "core/catalog/objectkind.h"
#include "core/profile/connectionprofile.h"
#include "core/session/sessioninfo.h"
#include "ui/browser/node.h"
#include "ui/browser/treesearch.h"
#include "ui/browser/treesizes.h"

#include <QAbstractItemModel>
#include <QSet>

namespace ui::browser {

class BrowserModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role
    {
        TypeRole = Qt::UserRole, ///< Node::Type as int
        RefRole,                 ///< ObjectRef
        SecondaryRole,           ///< muted text on the right
        IconRole,                ///< name of a picture, empty for none
        TintRole,                ///< ui::Token as int
        StrongRole,              ///< bool: a connected server
        FolderRole,              ///< bool
        FaintRole,               ///< bool: cannot be looked into, or belongs to the system
        FoundRole,               ///< the text searched for, of hits and excerpts
    };

    BrowserModel(CatalogSource &source, core::catalog::ObjectKinds kinds, QObject *parent = nullptr);
    ~BrowserModel() override;

    // --- what there is

    /// The connections in the order wanted; groups become headers. What is expanded stays so.
    void setProfiles(const QList<core::profile::ConnectionProfile> &profiles);
    /// The answer to connectRequested(), or a connection made elsewhere. An expanded server is read.
    void setConnected(const QUuid &profile, const core::session::SessionInfo &info);
    /// Its children go. A reason becomes the red child of an expanded server, with "retry".
    void setDisconnected(const QUuid &profile, const QString &reason = {});
    bool isConnected(const QUuid &profile) const;
    /// Which objects are listed; what is loaded is read again.
    void setScope(const Scope &scope);
    const Scope &scope() const { return m_scope; }
    void setShowSystem(bool show);
    bool showsSystem() const { return m_scope.system; }
    /// The size of tables and the like beside their names, as far as fillSizes() was told.
    void setShowSizes(bool show);
    bool showsSizes() const { return m_sizes; }

    // --- what was open before

    /// What is expanded, as paths; servers too, and what was given to restore() and not read yet.
    QStringList expandedPaths() const;
    /// Opens these again when what is above them is read; servers are left alone.
    void restore(const QStringList &paths);
    /// Of a node; the same in the next run.
    QString path(const QModelIndex &index) const;
    /// Invalid where that is not loaded.
    QModelIndex find(const QString &path) const;

    // --- what the view tells

    /// Reads the node unless that is done; an unconnected server asks for a connection.
    void expand(const QModelIndex &index);
    /// Gives up reading it. What is loaded stays.
    void collapse(const QModelIndex &index);
    bool wasExpanded(const QModelIndex &index) const;
    /// Reads again what is beneath, and in turn what is expanded there; what stays keeps its state.
    void refresh(const QModelIndex &index);
    void refreshAll();
    /// index: a Failure, or the node that failed.
    void retry(const QModelIndex &index);

    /// These were changed, made or dropped: reads the lists they stand in again and the counts above, then
    /// themselves with what is expanded there, and elsewhere only what turns out to be another.
    void refreshAround(const QList<ObjectRef> &objects);

    /// Asks for sizes (see TreeSizes), at most MostSizes at once. sizesFilled() when they are there.
    void fillSizes(const QModelIndexList &indexes);
    static constexpr int MostSizes = 500;

    /// Asks the databases that are open in the tree (see core::catalog::searchText); hits stand on top, flat,
    /// until clearHits().
    void search(const QString &typed);
    void clearHits() { m_search.clear(); }
    int hitCount() const { return m_search.count(); }
    bool isSearching() const { return m_search.isRunning(); }

    // --- asked by view and menus

    Node::Type type(const QModelIndex &index) const;
    ObjectRef ref(const QModelIndex &index) const;
    core::profile::ConnectionProfile profile(const QModelIndex &index) const;
    core::Error error(const QModelIndex &index) const;
    const core::catalog::ObjectKinds &kinds() const { return m_kinds; }
    const NodeTree &tree() const { return m_tree; }
    NodeId idOf(const QModelIndex &index) const;
    QModelIndex indexOf(NodeId id) const;
    QModelIndex serverIndex(const QUuid &profile) const;
    /// Of every connected server: the databases loaded, or where there is none its own.
    QList<ObjectRef> openDatabases() const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;

signals:
    void connectRequested(const core::profile::ConnectionProfile &profile);
    /// Its children went: a view shows it closed.
    void closed(const QModelIndex &index);
    void hitsChanged();
    void scopeChanged();
    void sizesFilled();
    /// Around the changes one answer makes.
    void aboutToSync();
    void synced();
    /// A node has been read (or read again).
    void loaded(const QModelIndex &index);

private:
    NodeId serverOf(const QUuid &profile) const;
    core::profile::ConnectionProfile profileOf(const QUuid &id) const;
    bool canHaveChildren(const Node &node) const;
    QString pathOf(NodeId id) const;
    void syncExcerpts();
    bool hasAll(NodeId id, const Objects &objects);
    void readAgainBeneath(NodeId id, bool all);

    /// all: then what is expanded beneath too, else only what is stale or has changed there.
    void load(NodeId id, bool all = true);
    void stop(NodeId id);
    void receive(NodeId id, core::Result<Objects> answer);
    void syncRoot();
    /// Makes the children of parent be `wanted`: nodes of the same key stay with all beneath, moved where
    /// need be.
    void sync(NodeId parent, std::vector<Node> wanted);
    void syncRows(NodeId parent, std::vector<Node> wanted);
    void update(NodeId id, const Node &wanted);
    void replaceWith(NodeId parent, Node only);
    void removeChildren(NodeId parent);

    CatalogSource &m_source;
    core::catalog::ObjectKinds m_kinds;
    Scope m_scope;
    NodeTree m_tree;
    QList<core::profile::ConnectionProfile> m_profiles;
    bool m_syncing = false;
    QSet<NodeId> m_changed;     ///< by the answer being put into the tree
    QSet<QString> m_wantedOpen; ///< paths to be opened when they come
    TreeSearch m_search;
    TreeSizes m_treeSizes;
    bool m_sizes = true; ///< shown
    quint64 m_serial = 0;
};

} // namespace ui::browser
