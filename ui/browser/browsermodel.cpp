// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/browsermodel.h"

#include "ui/base/theme.h"
#include "ui/connections/environmentlook.h"

#include <QHash>
#include <QMimeData>

namespace ui::browser {

using core::Error;
using core::Result;
using core::catalog::ObjectKind;
using core::profile::ConnectionProfile;

namespace {

Node headerNode(const QString &key, const QString &text)
{
    Node node;
    node.type = Node::Type::Header;
    node.key = QStringLiteral("header:") + key;
    node.text = text.toUpper();
    return node;
}

Node serverNode(const ConnectionProfile &profile)
{
    Node node;
    node.type = Node::Type::Server;
    node.key = QStringLiteral("server:") + profile.id.toString();
    node.text = profile.title();
    node.ref.kind = QStringLiteral("server");
    node.ref.profile = profile.id;
    node.ref.name = node.text;
    return node;
}

Node failureNode(const Error &error)
{
    Node node;
    node.type = Node::Type::Failure;
    node.key = QStringLiteral("failure");
    node.text = error.message;
    node.error = std::make_shared<const Error>(error);
    return node;
}

Node busyNode(const QString &text)
{
    Node node;
    node.type = Node::Type::Busy;
    node.key = QStringLiteral("busy");
    node.text = text;
    return node;
}

/// What the list says of an object, on the right of its name.
QString secondaryOf(const ObjectRef &ref, const ObjectKind *kind)
{
    if (ref.folder)
        return ref.amount < 0 ? QString() : core::catalog::shortCount(ref.amount);
    if (!ref.detail.isEmpty())
        return ref.is(ObjectRef::Nullable) ? ref.detail + BrowserModel::tr(" · null") : ref.detail;
    if (!kind)
        return {};
    return kind->amount == ObjectKind::Amount::Bytes ? core::catalog::shortBytes(ref.amount)
        : kind->amount == ObjectKind::Amount::Rows   ? core::catalog::shortCount(ref.amount)
                                                     : QString();
}

struct MarkText
{
    ObjectRef::Mark mark;
    const char *text;
};

constexpr MarkText MarkTexts[] = {
    {ObjectRef::PrimaryKey, QT_TRANSLATE_NOOP("BrowserModel", "primary key")},
    {ObjectRef::NotNull, QT_TRANSLATE_NOOP("BrowserModel", "not null")},
    {ObjectRef::Nullable, QT_TRANSLATE_NOOP("BrowserModel", "may be null")},
    {ObjectRef::ForeignKey, QT_TRANSLATE_NOOP("BrowserModel", "foreign key")},
    {ObjectRef::Unique, QT_TRANSLATE_NOOP("BrowserModel", "unique")},
    {ObjectRef::Generated, QT_TRANSLATE_NOOP("BrowserModel", "generated")},
    {ObjectRef::Identity, QT_TRANSLATE_NOOP("BrowserModel", "identity")},
    {ObjectRef::System, QT_TRANSLATE_NOOP("BrowserModel", "system")},
    {ObjectRef::Template, QT_TRANSLATE_NOOP("BrowserModel", "template")},
    {ObjectRef::NoConnect, QT_TRANSLATE_NOOP("BrowserModel", "connections not allowed")},
    {ObjectRef::Invalid, QT_TRANSLATE_NOOP("BrowserModel", "not valid")},
    {ObjectRef::Disabled, QT_TRANSLATE_NOOP("BrowserModel", "disabled")},
    {ObjectRef::NoAccess, QT_TRANSLATE_NOOP("BrowserModel", "no privilege to look inside")},
};

} // namespace

BrowserModel::BrowserModel(CatalogSource &source, core::catalog::ObjectKinds kinds, QObject *parent)
    : QAbstractItemModel(parent)
    , m_source(source)
    , m_kinds(std::move(kinds))
{
}

BrowserModel::~BrowserModel()
{
    m_tree.walk(RootNode, [this](NodeId id) {
        if (m_tree[id].task)
            m_tree[id].task->requestStop();
    });
    for (auto &task : m_searches)
        task.requestStop();
}

// --- connections

void BrowserModel::setProfiles(const QList<ConnectionProfile> &profiles)
{
    m_profiles = profiles;
    syncRoot();
}

void BrowserModel::syncRoot()
{
    std::vector<Node> wanted;
    for (const Hits &hits : m_hits) {
        const ObjectRef &within = hits.within;
        const QString where = within.database.isEmpty() ? within.name : within.database;
        const QString key = QStringLiteral("hits:") + within.profile.toString() + within.database;
        const bool more = hits.objects.size() >= core::catalog::Reader::SearchLimit;
        const QString count = hits.objects.size() == 1 ? tr("1 hit")
            : more                                     ? tr("%1 hits and more").arg(hits.objects.size())
                                                       : tr("%1 hits").arg(hits.objects.size());
        wanted.push_back(headerNode(key, count + tr(" in ") + where));
        if (hits.error) {
            Node node = failureNode(*hits.error);
            node.key = key + node.key;
            wanted.push_back(std::move(node));
        }
        for (const ObjectRef &ref : hits.objects) {
            Node node;
            node.type = Node::Type::Hit;
            node.key = key + ref.identity();
            node.ref = ref;
            node.text = ref.text();
            node.secondary = ref.detail;
            wanted.push_back(std::move(node));
        }
    }
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
    const auto gone = std::remove_if(m_hits.begin(), m_hits.end(),
                                     [&](const Hits &hits) { return hits.within.profile == profile; });
    if (gone != m_hits.end()) {
        m_hits.erase(gone, m_hits.end());
        syncRoot();
        emit hitsChanged();
    }
}

bool BrowserModel::isConnected(const QUuid &profile) const
{
    const NodeId id = serverOf(profile);
    return id >= 0 && m_tree[id].connected;
}

void BrowserModel::setShowSystem(bool show)
{
    if (m_scope.system == show)
        return;
    m_scope.system = show;
    refreshAll();
    emit showsSystemChanged(show);
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

void BrowserModel::retry(const QModelIndex &index)
{
    NodeId id = idOf(index);
    if (m_tree[id].type == Node::Type::Failure)
        id = m_tree[id].parent;
    if (id != RootNode)
        load(id);
    else
        search(QString(m_needle));
}

void BrowserModel::load(NodeId id)
{
    stop(id);
    Node &node = m_tree[id];
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
    if (!answer) {
        replaceWith(id, failureNode(answer.error()));
        return;
    }
    std::vector<Node> wanted;
    wanted.reserve(size_t(answer->size()));
    for (ObjectRef &ref : *answer) {
        Node node;
        node.type = Node::Type::Object;
        node.key = ref.identity();
        node.text = ref.folder ? ref.name : ref.text();
        node.secondary = secondaryOf(ref, m_kinds.find(ref.kind));
        node.ref = std::move(ref);
        wanted.push_back(std::move(node));
    }
    sync(id, std::move(wanted));
    // what stayed and was loaded is now older than its parent
    for (const NodeId child : std::vector<NodeId>(m_tree[id].children)) {
        Node &node = m_tree[child];
        if (node.state == Node::State::Unloaded || node.serial != 0)
            continue;
        if (node.expanded)
            load(child);
        else
            node.stale = true;
    }
    emit loaded(indexOf(id));
}

// --- changing rows

void BrowserModel::sync(NodeId parent, std::vector<Node> wanted)
{
    const QModelIndex index = indexOf(parent);
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

    QHash<QString, NodeId> present;
    for (const NodeId id : m_tree[parent].children)
        present.insert(m_tree[id].key, id);
    for (size_t i = 0; i < wanted.size();) {
        const auto found = present.constFind(wanted[i].key);
        if (found != present.constEnd()) {
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
        while (end < wanted.size() && !present.contains(wanted[end].key))
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
    if (!server && node.text == wanted.text && node.ref == wanted.ref && node.secondary == wanted.secondary)
        return;
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

void BrowserModel::search(const QString &needle)
{
    clearHits();
    if (needle.trimmed().isEmpty())
        return;
    m_needle = needle.trimmed();
    const quint64 serial = ++m_searchSerial;
    for (const ObjectRef &within : openDatabases()) {
        auto task = m_source.search(within, m_needle);
        m_searches.push_back(task);
        ++m_searching;
        core::whenDone(task, this, [this, serial, within](Result<Objects> answer) {
            if (serial != m_searchSerial)
                return;
            --m_searching;
            if (!isConnected(within.profile))
                return emit hitsChanged();
            Hits hits{within, {}, {}};
            if (answer) {
                hits.objects = std::move(answer).value();
                // what is the server's own is found from every database of it
                hits.objects.removeIf([this](const ObjectRef &ref) { return isHit(ref); });
            } else {
                hits.error = answer.error();
            }
            m_hits.push_back(std::move(hits));
            syncRoot();
            emit hitsChanged();
        });
    }
}

void BrowserModel::clearHits()
{
    ++m_searchSerial;
    for (auto &task : m_searches)
        task.requestStop();
    m_searches.clear();
    m_searching = 0;
    if (m_hits.empty())
        return;
    m_hits.clear();
    syncRoot();
    emit hitsChanged();
}

bool BrowserModel::isHit(const ObjectRef &ref) const
{
    return std::any_of(m_hits.begin(), m_hits.end(), [&ref](const Hits &hits) {
        return std::any_of(hits.objects.begin(), hits.objects.end(), [&ref](const ObjectRef &other) {
            return other.profile == ref.profile && other.database == ref.database
                && other.identity() == ref.identity();
        });
    });
}

int BrowserModel::hitCount() const
{
    qsizetype count = 0;
    for (const Hits &hits : m_hits)
        count += hits.objects.size();
    return int(count);
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
            .arg(toolTip(node).toHtmlEscaped());
    }
    case Qt::AccessibleTextRole:
        return node.text;
    case Qt::AccessibleDescriptionRole: {
        const QString what = node.ref.folder || !kind ? QString() : kind->label;
        return what.isEmpty() || node.secondary.isEmpty() ? what + node.secondary
                                                          : what + QStringLiteral(", ") + node.secondary;
    }
    case TypeRole:
        return int(node.type);
    case RefRole:
        return QVariant::fromValue(node.ref);
    case SecondaryRole:
        return node.type == Node::Type::Failure ? tr("retry") : node.secondary;
    case IconRole:
        if (node.type == Node::Type::Failure)
            return QStringLiteral("error");
        if (object && !node.ref.folder && node.ref.is(ObjectRef::PrimaryKey))
            return QStringLiteral("key");
        return kind ? kind->icon : QString();
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

QString BrowserModel::toolTip(const Node &node) const
{
    if (node.type == Node::Type::Failure)
        return node.error->toText();
    if (node.type == Node::Type::Server) {
        const ConnectionProfile profile = profileOf(node.ref.profile);
        return profile.host.isEmpty() ? node.text : node.text + QLatin1Char('\n') + profile.host;
    }
    const ObjectKind *kind = m_kinds.find(node.ref.kind);
    if (node.ref.folder || !kind)
        return node.text;
    QStringList lines{kind->label + QLatin1Char(' ') + core::catalog::qualifiedName(node.ref, m_kinds)};
    if (!node.ref.detail.isEmpty())
        lines << node.ref.detail;
    if (kind->amount == ObjectKind::Amount::Rows && node.ref.amount >= 0)
        lines << tr("about %L1 rows").arg(node.ref.amount);
    QStringList marks;
    for (const MarkText &entry : MarkTexts) {
        if (node.ref.is(entry.mark))
            marks << tr(entry.text);
    }
    if (!marks.isEmpty())
        lines << marks.join(QStringLiteral(", "));
    if (!node.ref.comment.isEmpty())
        lines << node.ref.comment;
    return lines.join(QLatin1Char('\n'));
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
