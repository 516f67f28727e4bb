// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/browsermodel.h"

#include "core/catalog/sqlname.h"
#include "ui/base/theme.h"
#include "ui/browser/nodetexts.h"
#include "ui/browser/surroundings.h"
#include "ui/connections/environmentlook.h"

#include <QHash>
#include <QMimeData>

#include <algorithm>

namespace ui::browser {

using core::Error;
using core::Result;
using core::catalog::ObjectKind;
using core::profile::ConnectionProfile;

namespace {

/// Between the parts of a path; no name holds it that anybody typed.
constexpr QChar PathSeparator(0x1f);

} // namespace

BrowserModel::BrowserModel(CatalogSource &source, core::catalog::ObjectKinds kinds, QObject *parent)
    : QAbstractItemModel(parent)
    , m_source(source)
    , m_kinds(std::move(kinds))
    , m_search(source, [this](const QUuid &profile) { return isConnected(profile); })
    , m_treeSizes(source, m_kinds, m_tree)
{
    connect(&m_search, &TreeSearch::rowsChanged, this, &BrowserModel::syncRoot);
    connect(&m_search, &TreeSearch::changed, this, &BrowserModel::hitsChanged);
    connect(&m_treeSizes, &TreeSizes::changed, this,
            [this](NodeId id) { emit dataChanged(indexOf(id), indexOf(id)); });
    connect(&m_treeSizes, &TreeSizes::filled, this, &BrowserModel::sizesFilled);
}

BrowserModel::~BrowserModel()
{
    m_tree.walk(RootNode, [this](NodeId id) {
        if (m_tree[id].task)
            m_tree[id].task->requestStop();
    });
}

// --- connections

void BrowserModel::setProfiles(const QList<ConnectionProfile> &profiles)
{
    m_profiles = profiles;
    syncRoot();
}

void BrowserModel::syncRoot()
{
    std::vector<Node> wanted = m_search.rows();
    // groups in the order of their first connection; those without a group stand first, without a header
    QStringList groups{QString()};
    for (const ConnectionProfile &profile : m_profiles) {
        if (!groups.contains(profile.group))
            groups << profile.group;
    }
    for (const QString &group : groups) {
        if (!group.isEmpty())
            wanted.push_back(headerNode(QStringLiteral("group:") + group, group));
        for (const ConnectionProfile &profile : m_profiles) {
            if (profile.group == group)
                wanted.push_back(serverNode(profile));
        }
    }
    sync(RootNode, std::move(wanted));
    syncExcerpts();
}

/// The lines found stand beneath their objects.
void BrowserModel::syncExcerpts()
{
    QHash<QString, std::vector<Node>> lines = m_search.excerpts();
    for (const NodeId id : std::vector<NodeId>(m_tree[RootNode].children)) {
        const auto found = lines.find(m_tree[id].key);
        if (m_tree[id].type == Node::Type::Hit && found != lines.end() && m_tree[id].children.empty())
            sync(id, std::move(*found));
    }
}

void BrowserModel::setConnected(const QUuid &profile, const core::session::SessionInfo &info)
{
    const NodeId id = serverOf(profile);
    if (id < 0)
        return;
    Node &node = m_tree[id];
    node.connected = true;
    node.secondary = info.version.toString();
    if (info.standby)
        node.secondary += tr(" · standby");
    // the server's own lists are read through the database it was connected to
    node.state = Node::State::Unloaded;
    emit dataChanged(indexOf(id), indexOf(id));
    if (node.expanded)
        load(id);
}

void BrowserModel::setDisconnected(const QUuid &profile, const QString &reason)
{
    const NodeId id = serverOf(profile);
    if (id < 0)
        return;
    stop(id);
    Node &node = m_tree[id];
    node.connected = false;
    node.secondary.clear();
    node.state = Node::State::Unloaded;
    if (reason.isEmpty() || !node.expanded) {
        node.expanded = false;
        removeChildren(id);
        emit closed(indexOf(id));
    } else {
        m_tree[id].state = Node::State::Loaded;
        replaceWith(id, failureNode(Error::connection(reason)));
    }
    emit dataChanged(indexOf(id), indexOf(id));
    m_search.forget(profile);
}

bool BrowserModel::isConnected(const QUuid &profile) const
{
    const NodeId id = serverOf(profile);
    return id >= 0 && m_tree[id].connected;
}

void BrowserModel::setScope(const Scope &scope)
{
    if (m_scope == scope)
        return;
    m_scope = scope;
    refreshAll();
    emit scopeChanged();
}

void BrowserModel::setShowSystem(bool show)
{
    Scope scope = m_scope;
    scope.system = show;
    setScope(scope);
}

// --- reading

void BrowserModel::expand(const QModelIndex &index)
{
    const NodeId id = idOf(index);
    Node &node = m_tree[id];
    node.expanded = true;
    if (!canHaveChildren(node) || node.state == Node::State::Loading)
        return;
    if (node.state == Node::State::Unloaded || node.stale)
        load(id);
}

void BrowserModel::collapse(const QModelIndex &index)
{
    const NodeId id = idOf(index);
    m_tree[id].expanded = false;
    if (m_tree[id].state != Node::State::Loading)
        return;
    stop(id);
    const auto &children = m_tree[id].children;
    const bool onlyBusy = children.empty() || m_tree[children.front()].type == Node::Type::Busy;
    m_tree[id].state = onlyBusy ? Node::State::Unloaded : Node::State::Loaded;
    m_tree[id].stale = !onlyBusy; // a refresh was given up
    if (onlyBusy)
        removeChildren(id);
}

bool BrowserModel::wasExpanded(const QModelIndex &index) const
{
    return m_tree[idOf(index)].expanded;
}

void BrowserModel::refresh(const QModelIndex &index)
{
    const NodeId id = idOf(index);
    if (id == RootNode)
        return refreshAll();
    const Node &node = m_tree[id];
    if (node.type == Node::Type::Server && !node.connected)
        return;
    if (!canHaveChildren(node)) // a leaf is a row of the list above
        return refresh(indexOf(node.parent));
    if (node.state != Node::State::Unloaded)
        load(id);
}

void BrowserModel::refreshAll()
{
    for (const NodeId id : std::vector<NodeId>(m_tree[RootNode].children)) {
        if (m_tree[id].connected && m_tree[id].state != Node::State::Unloaded)
            load(id);
    }
}

void BrowserModel::refreshAround(const QList<ObjectRef> &objects)
{
    for (const NodeId id : surroundingsOf(m_tree, m_kinds, objects)) {
        if (m_tree[id].state != Node::State::Unloaded)
            load(id, m_tree[id].state == Node::State::Loading && m_tree[id].spread);
    }
}

void BrowserModel::retry(const QModelIndex &index)
{
    NodeId id = idOf(index);
    if (m_tree[id].type == Node::Type::Failure)
        id = m_tree[id].parent;
    if (id != RootNode)
        load(id);
    else
        search(QString(m_search.typed()));
}

void BrowserModel::load(NodeId id, bool all)
{
    stop(id);
    Node &node = m_tree[id];
    node.spread = all;
    const bool connecting = node.type == Node::Type::Server && !node.connected;
    node.state = Node::State::Loading;
    node.stale = false;
    // children of before stay in sight while they are read again
    if (node.children.empty() || m_tree[node.children.front()].type != Node::Type::Object)
        replaceWith(id, busyNode(connecting ? tr("Connecting…") : tr("Loading…")));
    if (connecting)
        return emit connectRequested(profileOf(m_tree[id].ref.profile));

    const quint64 serial = ++m_serial;
    m_tree[id].serial = serial;
    auto task = m_source.children(m_tree[id].ref, m_scope);
    m_tree[id].task = task;
    core::whenDone(task, this, [this, id, serial](Result<Objects> answer) {
        if (m_tree[id].serial == serial) // else: refreshed, collapsed or gone meanwhile
            receive(id, std::move(answer));
    });
}

void BrowserModel::stop(NodeId id)
{
    Node &node = m_tree[id];
    if (node.task)
        node.task->requestStop();
    node.task.reset();
    node.serial = 0;
}

void BrowserModel::receive(NodeId id, Result<Objects> answer)
{
    m_tree[id].task.reset();
    m_tree[id].serial = 0;
    m_tree[id].state = Node::State::Loaded;
    const bool all = m_tree[id].spread;
    m_changed.clear();
    if (!answer) {
        replaceWith(id, failureNode(answer.error()));
        return;
    }
    if (hasAll(id, *answer)) {
        readAgainBeneath(id, all);
        emit loaded(indexOf(id));
        return;
    }
    std::vector<Node> wanted;
    wanted.reserve(size_t(answer->size()));
    for (ObjectRef &ref : *answer) {
        Node node;
        node.type = Node::Type::Object;
        node.key = ref.identity();
        node.text = ref.folder ? ref.name : ref.text();
        node.ref = std::move(ref);
        wanted.push_back(std::move(node));
    }
    sync(id, std::move(wanted));
    if (!m_wantedOpen.isEmpty()) {
        const QString above = pathOf(id) + PathSeparator;
        for (const NodeId child : m_tree[id].children) {
            if (m_wantedOpen.remove(above + m_tree[child].key))
                m_tree[child].expanded = true;
        }
    }
    readAgainBeneath(id, all);
    emit loaded(indexOf(id));
}

/// A refresh that changes nothing, which is most of them.
bool BrowserModel::hasAll(NodeId id, const Objects &objects)
{
    const auto &children = m_tree[id].children;
    if (children.size() != size_t(objects.size()) || children.empty())
        return false;
    for (size_t i = 0; i < children.size(); ++i) {
        const Node &node = m_tree[children[i]];
        if (node.type != Node::Type::Object || node.ref != objects[qsizetype(i)])
            return false;
    }
    for (const NodeId child : children)
        m_tree[child].sized = false;
    return true;
}

/// What stayed and was loaded is now older than its parent.
void BrowserModel::readAgainBeneath(NodeId id, bool all)
{
    for (const NodeId child : std::vector<NodeId>(m_tree[id].children)) {
        Node &node = m_tree[child];
        if (node.state == Node::State::Unloaded || (node.serial != 0 && !node.stale)
            || !(all || node.stale || m_changed.contains(child)))
            continue;
        if (node.expanded)
            load(child, all || !node.ref.folder); // of a list only what changed in it
        else
            node.stale = true;
    }
}

// --- changing rows

void BrowserModel::sync(NodeId parent, std::vector<Node> wanted)
{
    emit aboutToSync();
    m_syncing = true;
    syncRows(parent, std::move(wanted));
    m_syncing = false;
    emit synced();
    m_tree.settle();
}

void BrowserModel::syncRows(NodeId parent, std::vector<Node> wanted)
{
    const QModelIndex index = indexOf(parent);
    const auto &present = m_tree[parent].children;
    // the first answer: nothing to compare
    if (present.empty()
        || (present.size() == 1 && m_tree[present.front()].type != Node::Type::Object
            && parent != RootNode)) {
        removeChildren(parent);
        if (wanted.empty())
            return;
        beginInsertRows(index, 0, int(wanted.size()) - 1);
        m_tree.insert(parent, 0, std::move(wanted));
        endInsertRows();
        return;
    }
    QHash<QString, int> wantedAt;
    wantedAt.reserve(qsizetype(wanted.size()));
    for (size_t i = 0; i < wanted.size(); ++i)
        wantedAt.insert(wanted[i].key, int(i));

    for (int last = int(m_tree[parent].children.size()) - 1; last >= 0; --last) {
        const auto vanished
            = [&](int row) { return !wantedAt.contains(m_tree[m_tree[parent].children[size_t(row)]].key); };
        if (!vanished(last))
            continue;
        int first = last;
        while (first > 0 && vanished(first - 1))
            --first;
        beginRemoveRows(index, first, last);
        m_tree.remove(parent, first, last);
        endRemoveRows();
        last = first;
    }

    QHash<QString, NodeId> known;
    for (const NodeId id : m_tree[parent].children)
        known.insert(m_tree[id].key, id);
    for (size_t i = 0; i < wanted.size();) {
        const auto found = known.constFind(wanted[i].key);
        if (found != known.constEnd()) {
            const int from = m_tree[*found].row;
            if (from != int(i)) {
                beginMoveRows(index, from, from, index, int(i));
                m_tree.move(parent, from, int(i));
                endMoveRows();
            }
            update(*found, wanted[i]);
            ++i;
            continue;
        }
        size_t end = i;
        while (end < wanted.size() && !known.contains(wanted[end].key))
            ++end;
        beginInsertRows(index, int(i), int(end) - 1);
        m_tree.insert(parent, int(i),
                      std::vector<Node>(std::make_move_iterator(wanted.begin() + std::ptrdiff_t(i)),
                                        std::make_move_iterator(wanted.begin() + std::ptrdiff_t(end))));
        endInsertRows();
        i = end;
    }
}

void BrowserModel::update(NodeId id, const Node &wanted)
{
    Node &node = m_tree[id];
    const bool server = node.type == Node::Type::Server; // its right side comes from the session
    node.sized = false;
    if (!server && node.text == wanted.text && node.ref == wanted.ref && node.secondary == wanted.secondary)
        return;
    m_changed.insert(id);
    node.text = wanted.text;
    node.ref = wanted.ref;
    if (!server)
        node.secondary = wanted.secondary;
    emit dataChanged(indexOf(id), indexOf(id));
}

void BrowserModel::replaceWith(NodeId parent, Node only)
{
    removeChildren(parent);
    beginInsertRows(indexOf(parent), 0, 0);
    std::vector<Node> nodes;
    nodes.push_back(std::move(only));
    m_tree.insert(parent, 0, std::move(nodes));
    endInsertRows();
}

void BrowserModel::removeChildren(NodeId parent)
{
    const int count = int(m_tree[parent].children.size());
    if (count == 0)
        return;
    beginRemoveRows(indexOf(parent), 0, count - 1);
    m_tree.remove(parent, 0, count - 1);
    endRemoveRows();
    if (!m_syncing)
        m_tree.settle();
}

// --- search

QList<ObjectRef> BrowserModel::openDatabases() const
{
    QList<ObjectRef> found;
    for (const NodeId server : m_tree[RootNode].children) {
        if (!m_tree[server].connected)
            continue;
        const qsizetype before = found.size();
        for (const NodeId id : m_tree[server].children) {
            const Node &node = m_tree[id];
            const ObjectKind *kind = m_kinds.find(node.ref.kind);
            if (kind && kind->is(ObjectKind::OwnDatabase) && node.state == Node::State::Loaded)
                found << node.ref;
        }
        if (found.size() == before) {
            ObjectRef own = m_tree[server].ref;
            own.database = profileOf(own.profile).database;
            found << own;
        }
    }
    return found;
}

void BrowserModel::search(const QString &typed)
{
    m_search.start(typed, openDatabases());
}

// --- sizes

void BrowserModel::setShowSizes(bool show)
{
    if (m_sizes == show)
        return;
    m_sizes = show;
    emit aboutToSync(); // every row looks different
    emit synced();
    emit sizesFilled();
}

void BrowserModel::fillSizes(const QModelIndexList &indexes)
{
    if (!m_sizes)
        return;
    std::vector<NodeId> ids;
    ids.reserve(size_t(indexes.size()));
    for (const QModelIndex &index : indexes)
        ids.push_back(idOf(index));
    m_treeSizes.ask(ids, MostSizes);
}

// --- what was open before

QString BrowserModel::pathOf(NodeId id) const
{
    QStringList keys;
    for (; id > RootNode; id = m_tree[id].parent)
        keys.prepend(m_tree[id].key);
    return keys.join(PathSeparator);
}

QString BrowserModel::path(const QModelIndex &index) const
{
    return pathOf(idOf(index));
}

QModelIndex BrowserModel::find(const QString &path) const
{
    NodeId at = RootNode;
    for (const QString &key : path.split(PathSeparator)) {
        const auto &children = m_tree[at].children;
        const auto found = std::find_if(children.begin(), children.end(),
                                        [&](NodeId child) { return m_tree[child].key == key; });
        if (found == children.end())
            return {};
        at = *found;
    }
    return indexOf(at);
}

QStringList BrowserModel::expandedPaths() const
{
    QStringList paths;
    m_tree.walk(RootNode, [&](NodeId id) {
        const Node &node = m_tree[id];
        if (node.expanded && (node.type == Node::Type::Server || node.type == Node::Type::Object))
            paths << pathOf(id);
    });
    for (const QString &path : m_wantedOpen)
        paths << path;
    return paths;
}

void BrowserModel::restore(const QStringList &paths)
{
    for (const QString &path : paths) {
        if (path.contains(PathSeparator)) // else a server: that would connect
            m_wantedOpen.insert(path);
    }
}

// --- asked

NodeId BrowserModel::idOf(const QModelIndex &index) const
{
    return index.isValid() ? NodeId(index.internalId()) : RootNode;
}

QModelIndex BrowserModel::indexOf(NodeId id) const
{
    return id == RootNode ? QModelIndex() : createIndex(m_tree[id].row, 0, quintptr(id));
}

NodeId BrowserModel::serverOf(const QUuid &profile) const
{
    for (const NodeId id : m_tree[RootNode].children) {
        if (m_tree[id].type == Node::Type::Server && m_tree[id].ref.profile == profile)
            return id;
    }
    return -1;
}

QModelIndex BrowserModel::serverIndex(const QUuid &profile) const
{
    const NodeId id = serverOf(profile);
    return id < 0 ? QModelIndex() : indexOf(id);
}

Node::Type BrowserModel::type(const QModelIndex &index) const
{
    return m_tree[idOf(index)].type;
}

ObjectRef BrowserModel::ref(const QModelIndex &index) const
{
    return m_tree[idOf(index)].ref;
}

ConnectionProfile BrowserModel::profileOf(const QUuid &id) const
{
    for (const ConnectionProfile &profile : m_profiles) {
        if (profile.id == id)
            return profile;
    }
    return {};
}

ConnectionProfile BrowserModel::profile(const QModelIndex &index) const
{
    return profileOf(m_tree[idOf(index)].ref.profile);
}

Error BrowserModel::error(const QModelIndex &index) const
{
    const auto &error = m_tree[idOf(index)].error;
    return error ? *error : Error();
}

bool BrowserModel::canHaveChildren(const Node &node) const
{
    if (node.type == Node::Type::Server)
        return true;
    if (node.type != Node::Type::Object)
        return false;
    if (node.ref.folder)
        return node.ref.amount != 0;
    const ObjectKind *kind = m_kinds.find(node.ref.kind);
    return kind && !kind->children.isEmpty() && !node.ref.is(ObjectRef::NoConnect);
}

// --- Qt's model

QModelIndex BrowserModel::index(int row, int column, const QModelIndex &parent) const
{
    const auto &children = m_tree[idOf(parent)].children;
    if (column != 0 || row < 0 || row >= int(children.size()) || parent.column() > 0)
        return {};
    return createIndex(row, 0, quintptr(children[size_t(row)]));
}

QModelIndex BrowserModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOf(m_tree[idOf(index)].parent) : QModelIndex();
}

int BrowserModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(m_tree[idOf(parent)].children.size());
}

int BrowserModel::columnCount(const QModelIndex &) const
{
    return 1;
}

bool BrowserModel::hasChildren(const QModelIndex &parent) const
{
    const Node &node = m_tree[idOf(parent)];
    return node.state == Node::State::Unloaded ? canHaveChildren(node) : !node.children.empty();
}

QVariant BrowserModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = m_tree[idOf(index)];
    const ObjectKind *kind = m_kinds.find(node.ref.kind);
    const bool object = node.type == Node::Type::Object || node.type == Node::Type::Hit;
    switch (role) {
    case Qt::DisplayRole:
        return node.text;
    case Qt::ToolTipRole: {
        // a tool tip guesses whether it is markup: ours is, the server's text in it is not
        return QStringLiteral("<span style='white-space: pre-wrap'>%1</span>")
            .arg(toolTipText(node, m_kinds,
                             node.type == Node::Type::Server ? profileOf(node.ref.profile)
                                                             : ConnectionProfile())
                     .toHtmlEscaped());
    }
    case Qt::AccessibleTextRole:
        return accessibleText(node, kind);
    case FoundRole:
        return node.type == Node::Type::Hit || node.type == Node::Type::Excerpt ? m_search.needle()
                                                                                : QString();
    case TypeRole:
        return int(node.type);
    case RefRole:
        return QVariant::fromValue(node.ref);
    case SecondaryRole:
        return node.type == Node::Type::Failure ? tr("retry")
            : node.type == Node::Type::Object   ? secondaryText(node, kind, m_sizes)
                                                : node.secondary;
    case IconRole:
        if (node.type == Node::Type::Failure)
            return QStringLiteral("error");
        if (object && !node.ref.folder && node.ref.is(ObjectRef::PrimaryKey))
            return QStringLiteral("key");
        return kind && node.type != Node::Type::Excerpt ? kind->icon : QString();
    case TintRole:
        if (node.type == Node::Type::Failure)
            return int(Token::Danger);
        if (node.type == Node::Type::Server)
            return int(connections::lookOf(profileOf(node.ref.profile).environment).color);
        if (object && !node.ref.folder && node.ref.is(ObjectRef::PrimaryKey))
            return int(Token::Warn);
        return int(object && !node.ref.folder && kind && kind->is(ObjectKind::Prominent) ? Token::Accent
                                                                                         : Token::Muted);
    case StrongRole:
        return node.connected;
    case FolderRole:
        return node.ref.folder;
    case FaintRole:
        return node.type == Node::Type::Busy
            || (node.ref.marks
                & (ObjectRef::NoConnect | ObjectRef::NoAccess | ObjectRef::Disabled | ObjectRef::Invalid))
            != 0;
    default:
        return {};
    }
}

Qt::ItemFlags BrowserModel::flags(const QModelIndex &index) const
{
    const Node &node = m_tree[idOf(index)];
    if (!index.isValid() || node.type == Node::Type::Header || node.type == Node::Type::Busy)
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const bool object = node.type == Node::Type::Object || node.type == Node::Type::Hit;
    if (object && !node.ref.folder)
        flags |= Qt::ItemIsDragEnabled;
    return flags;
}

QStringList BrowserModel::mimeTypes() const
{
    return {QStringLiteral("text/plain")};
}

QMimeData *BrowserModel::mimeData(const QModelIndexList &indexes) const
{
    QStringList names;
    for (const QModelIndex &index : indexes)
        names << core::catalog::qualifiedName(m_tree[idOf(index)].ref, m_kinds);
    auto *data = new QMimeData;
    data->setText(names.join(QStringLiteral(", ")));
    return data;
}

} // namespace ui::browser
