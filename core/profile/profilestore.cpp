// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/profilestore.h"

#include "core/base/folders.h"
#include "core/profile/profilejson.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLockFile>
#include <QSaveFile>
#include <QTimer>

#include <algorithm>

namespace core::profile {

namespace {

constexpr QLatin1String ListKey("connections");
constexpr QLatin1String VersionKey("version");
constexpr QLatin1String UsedKey("lastUsed");
constexpr int CurrentVersion = 1;
constexpr qint64 LargestFile = 16 << 20;
/// A change holds the lock for a few milliseconds; whoever needs longer hangs.
constexpr std::chrono::milliseconds LockPatience{300};

} // namespace

/// The file, as it is: entries that are no profile stay where they are.
struct ProfileStore::Content
{
    QByteArray bytes;
    QJsonObject root;
    QJsonArray entries;

    qsizetype indexOf(const QUuid &id) const
    {
        for (qsizetype i = 0; i < entries.size(); ++i) {
            if (entries.at(i).isObject() && profileFromJson(entries.at(i).toObject()).id == id)
                return i;
        }
        return -1;
    }
};

ProfileStore::ProfileStore(QString file, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
{
    if (m_file.isEmpty())
        m_file = configFolder() + QStringLiteral("/connections.json");
    // several events come with one atomic replacement: look once, after them
    auto *settle = new QTimer(this);
    settle->setSingleShot(true);
    settle->setInterval(50);
    connect(settle, &QTimer::timeout, this, &ProfileStore::reloadIfChanged);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, settle, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, settle, qOverload<>(&QTimer::start));
}

Result<ProfileStore::Content> ProfileStore::read() const
{
    Content content;
    QFile file(m_file);
    if (!file.exists())
        return content;
    if (!file.open(QIODevice::ReadOnly))
        return Error::io(QStringLiteral("Cannot read %1: %2").arg(m_file, file.errorString()));
    if (file.size() > LargestFile)
        return Error::input(QStringLiteral("%1 is too large to be a list of connections").arg(m_file));
    content.bytes = file.readAll();
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(content.bytes, &problem);
    if (problem.error != QJsonParseError::NoError)
        return Error::input(QStringLiteral("%1 is damaged at byte %2: %3")
                                .arg(m_file)
                                .arg(problem.offset)
                                .arg(problem.errorString()));
    if (!document.isObject()
        || (!document.object().value(ListKey).isUndefined() && !document.object().value(ListKey).isArray()))
        return Error::input(QStringLiteral("%1 holds no list of connections").arg(m_file));
    content.root = document.object();
    content.entries = content.root.value(ListKey).toArray();
    return content;
}

Result<void> ProfileStore::load()
{
    auto content = read();
    if (content) {
        adopt(*content);
        watch();
        return {};
    }
    Error error = content.error();
    if (error.kind == Error::Kind::Input) {
        const QString aside = keepAsCorrupt(m_file);
        if (aside.isEmpty())
            error = Error::io(error.message,
                              QStringLiteral("It could not be moved aside, so nothing is saved."));
        else
            error.hint = QStringLiteral("It was kept as %1; the list starts empty.").arg(aside);
    }
    adopt({});
    watch();
    return error;
}

void ProfileStore::watch()
{
    const QString folder = QFileInfo(m_file).absolutePath();
    if (!m_watcher.directories().contains(folder) && QFileInfo(folder).isDir())
        m_watcher.addPath(folder);
    // in-place edits change the file and not the folder; an atomic replacement takes the watch with the old
    // file
    if (!m_watcher.files().contains(m_file) && QFile::exists(m_file))
        m_watcher.addPath(m_file);
}

void ProfileStore::reloadIfChanged()
{
    watch();
    auto content = read();
    if (!content) {
        // perhaps half written by an editor: it is judged when we have to write
        emit failed(content.error());
        return;
    }
    if (content->bytes != m_seen)
        adopt(*content);
}

void ProfileStore::adopt(const Content &content)
{
    QList<ConnectionProfile> profiles;
    QHash<QUuid, QDateTime> used;
    for (const QJsonValue &value : content.entries) {
        if (!value.isObject())
            continue;
        const QJsonObject object = value.toObject();
        const ConnectionProfile profile = profileFromJson(object);
        const auto same = [&](const ConnectionProfile &other) { return other.id == profile.id; };
        if (std::any_of(profiles.begin(), profiles.end(), same))
            continue; // a copy made by hand: the first one counts
        profiles.append(profile);
        const QDateTime at = QDateTime::fromString(object.value(UsedKey).toString(), Qt::ISODateWithMs);
        if (at.isValid())
            used.insert(profile.id, at);
    }
    m_seen = content.bytes;
    if (profiles == m_profiles && used == m_used)
        return;
    const QList<ConnectionProfile> before = std::exchange(m_profiles, profiles);
    m_used = used;

    const auto in = [](const QList<ConnectionProfile> &list, const QUuid &id) {
        return std::find_if(list.begin(), list.end(), [&](const auto &p) { return p.id == id; });
    };
    for (const ConnectionProfile &old : before) {
        if (in(profiles, old.id) == profiles.end())
            emit profileRemoved(old.id);
    }
    for (const ConnectionProfile &now : profiles) {
        const auto old = in(before, now.id);
        if (old == before.end())
            emit profileAdded(now.id);
        else if (!(*old == now))
            emit profileUpdated(now.id);
    }
    emit changed();
}

Result<void> ProfileStore::edit(const std::function<Result<void>(Content &)> &change)
{
    if (!ensurePrivateFolder(QFileInfo(m_file).absolutePath()))
        return Error::io(QStringLiteral("Cannot create %1").arg(QFileInfo(m_file).absolutePath()));
    QLockFile lock(m_file + QStringLiteral(".lock"));
    lock.setStaleLockTime(5000);
    if (!lock.tryLock(int(LockPatience.count())))
        return Error::io(QStringLiteral("%1 is locked by another program").arg(m_file));

    auto content = read();
    if (!content)
        return content.error();
    if (auto done = change(*content); !done)
        return done;
    if (!content->root.contains(VersionKey))
        content->root.insert(VersionKey, CurrentVersion);
    content->root.insert(ListKey, content->entries);
    content->bytes = QJsonDocument(content->root).toJson(QJsonDocument::Indented);

    QSaveFile out(m_file);
    if (!out.open(QIODevice::WriteOnly))
        return Error::io(QStringLiteral("Cannot write %1: %2").arg(m_file, out.errorString()));
    // before the first byte, not after
    out.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (out.write(content->bytes) != content->bytes.size() || !out.commit())
        return Error::io(QStringLiteral("Cannot write %1: %2").arg(m_file, out.errorString()));
    lock.unlock();
    adopt(*content);
    watch();
    return {};
}

std::optional<ConnectionProfile> ProfileStore::find(const QUuid &id) const
{
    for (const ConnectionProfile &profile : m_profiles) {
        if (profile.id == id)
            return profile;
    }
    return std::nullopt;
}

QStringList ProfileStore::groups() const
{
    QStringList groups;
    for (const ConnectionProfile &profile : m_profiles) {
        if (!profile.group.isEmpty() && !groups.contains(profile.group))
            groups << profile.group;
    }
    return groups;
}

QList<ConnectionProfile> ProfileStore::recent(int count) const
{
    QList<ConnectionProfile> list;
    for (const ConnectionProfile &profile : m_profiles) {
        if (m_used.contains(profile.id))
            list << profile;
    }
    std::stable_sort(list.begin(), list.end(), [this](const auto &a, const auto &b) {
        return m_used.value(a.id) > m_used.value(b.id);
    });
    return list.mid(0, count);
}

Result<QUuid> ProfileStore::add(ConnectionProfile profile)
{
    if (profile.id.isNull())
        profile.id = QUuid::createUuid();
    auto done = edit([&](Content &content) -> Result<void> {
        if (content.indexOf(profile.id) >= 0)
            return Error::input(QStringLiteral("“%1” is in the list already").arg(profile.title()));
        content.entries.append(profileToJson(profile));
        return {};
    });
    if (!done)
        return std::move(done).error();
    return profile.id;
}

Result<void> ProfileStore::update(const ConnectionProfile &profile)
{
    return edit([&](Content &content) -> Result<void> {
        const qsizetype at = content.indexOf(profile.id);
        if (at < 0)
            return Error::input(QStringLiteral("“%1” was deleted meanwhile").arg(profile.title()));
        content.entries[at] = profileToJson(profile, content.entries.at(at).toObject());
        return {};
    });
}

Result<void> ProfileStore::remove(const QUuid &id)
{
    return edit([&](Content &content) -> Result<void> {
        for (qsizetype at = content.indexOf(id); at >= 0; at = content.indexOf(id))
            content.entries.removeAt(at);
        return {};
    });
}

Result<void> ProfileStore::move(const QUuid &id, const QString &group, qsizetype index)
{
    return edit([&](Content &content) -> Result<void> {
        const qsizetype from = content.indexOf(id);
        if (from < 0)
            return Error::input(QStringLiteral("The connection was deleted meanwhile"));
        ConnectionProfile profile = profileFromJson(content.entries.at(from).toObject());
        profile.group = group;
        const QJsonObject entry = profileToJson(profile, content.entries.at(from).toObject());
        content.entries.removeAt(from);

        qsizetype to = content.entries.size();
        qsizetype seen = 0;
        qsizetype afterLast = -1;
        for (qsizetype i = 0; i < content.entries.size(); ++i) {
            if (!content.entries.at(i).isObject()
                || profileFromJson(content.entries.at(i).toObject()).group != group)
                continue;
            if (seen == index) {
                to = i;
                afterLast = -1;
                break;
            }
            ++seen;
            afterLast = i + 1;
        }
        content.entries.insert(afterLast >= 0 ? afterLast : to, entry);
        return {};
    });
}

Result<void> ProfileStore::markUsed(const QUuid &id)
{
    return edit([&](Content &content) -> Result<void> {
        const qsizetype at = content.indexOf(id);
        if (at < 0)
            return {};
        QJsonObject entry = content.entries.at(at).toObject();
        entry.insert(UsedKey, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs));
        content.entries[at] = entry;
        return {};
    });
}

} // namespace core::profile

#include "moc_profilestore.cpp"
