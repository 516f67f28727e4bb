// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/drafts.h"

#include "core/base/folders.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QLockFile>
#include <QSaveFile>
#include <QUuid>

#include <algorithm>

namespace core::workspace {

namespace {

const QString Suffix = QStringLiteral(".json");
const QString LockName = QStringLiteral("run.lock");

QByteArray bytesOf(const Draft &draft)
{
    const QJsonObject whole{{QStringLiteral("id"), draft.id},
                            {QStringLiteral("kind"), draft.kind},
                            {QStringLiteral("title"), draft.title},
                            {QStringLiteral("changed"), draft.changed.toString(Qt::ISODateWithMs)},
                            {QStringLiteral("content"), draft.content}};
    return QJsonDocument(whole).toJson(QJsonDocument::Compact);
}

/// None where the file is no draft; it is kept aside then.
std::optional<Draft> draftIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > Drafts::LargestDraft)
        return {};
    const QJsonObject whole = QJsonDocument::fromJson(file.readAll()).object();
    file.close();
    Draft draft{whole.value(QLatin1String("id")).toString(), whole.value(QLatin1String("kind")).toString(),
                whole.value(QLatin1String("title")).toString(),
                whole.value(QLatin1String("content")).toObject(),
                QDateTime::fromString(whole.value(QLatin1String("changed")).toString(), Qt::ISODateWithMs)};
    if (draft.id + Suffix != QFileInfo(path).fileName() || draft.kind.isEmpty()) {
        keepAsCorrupt(path);
        return {};
    }
    return draft;
}

} // namespace

/// The folder of one run, locked while the run lives. Thread: the writer's.
struct Drafts::Run
{
    QString base;   ///< where the folders of all runs are
    QString folder; ///< ours
    std::unique_ptr<QLockFile> lock;

    ~Run()
    {
        // drafts that are still there are left over for the next run; an empty folder is nothing
        lock.reset();
        QDir().rmdir(folder);
    }

    Result<void> prepare()
    {
        if (lock)
            return {};
        if (!ensurePrivateFolder(base) || !ensurePrivateFolder(folder))
            return Error::io(QStringLiteral("The folder %1 cannot be made").arg(folder));
        auto mine = std::make_unique<QLockFile>(folder + QLatin1Char('/') + LockName);
        mine->setStaleLockTime(0); // only a run that is over leaves its lock
        if (!mine->tryLock())
            return Error::io(QStringLiteral("The folder %1 cannot be locked").arg(folder));
        lock = std::move(mine);
        return {};
    }

    Result<void> write(const Draft &draft)
    {
        if (auto ready = prepare(); !ready)
            return ready;
        const QByteArray bytes = bytesOf(draft);
        if (bytes.size() > LargestDraft)
            return Error::io(QStringLiteral("%1 is too large to be kept as a draft").arg(draft.title));
        QSaveFile file(folder + QLatin1Char('/') + draft.id + Suffix);
        // its owner's alone before the first byte is in it
        if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
            || file.write(bytes) != bytes.size() || !file.commit())
            return Error::io(
                QStringLiteral("The draft of %1 cannot be written: %2").arg(draft.title, file.errorString()));
        return {};
    }

    void remove(const QString &id) const { QFile::remove(folder + QLatin1Char('/') + id + Suffix); }

    QList<Draft> takeLeftOver()
    {
        QList<Draft> found;
        const QStringList runs
            = QDir(base).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name); // none yet: no folder made
        for (const QString &run : runs) {
            const QString path = base + QLatin1Char('/') + run;
            if (path == folder)
                continue;
            QLockFile theirs(path + QLatin1Char('/') + LockName);
            theirs.setStaleLockTime(0);
            if (!theirs.tryLock())
                continue; // another window of the program is open
            const QStringList files = QDir(path).entryList({QLatin1Char('*') + Suffix}, QDir::Files);
            for (const QString &file : files) {
                const QString old = path + QLatin1Char('/') + file;
                const auto draft = draftIn(old);
                if (draft && prepare() && QFile::rename(old, folder + QLatin1Char('/') + file))
                    found << *draft;
            }
            theirs.unlock();
            QDir().rmdir(path); // stays where something is left in it
        }
        std::sort(found.begin(), found.end(),
                  [](const Draft &a, const Draft &b) { return a.changed < b.changed; });
        return found;
    }
};

Drafts::Drafts(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_folder(folder.isEmpty() ? dataFolder() + QStringLiteral("/drafts") : folder)
    , m_run(std::make_shared<Run>())
{
    m_run->base = m_folder;
    m_run->folder = m_folder + QLatin1Char('/') + newId();
    m_writer.setMaxThreadCount(1);
    m_delay.setSingleShot(true);
    m_delay.setInterval(WriteDelay);
    connect(&m_delay, &QTimer::timeout, this, &Drafts::flush);
}

Drafts::~Drafts()
{
    waitForWritten();
}

QString Drafts::newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

void Drafts::put(Draft draft)
{
    draft.changed = QDateTime::currentDateTimeUtc();
    m_waiting.insert(draft.id, draft);
    if (!m_delay.isActive()) // not started anew: who types without a pause is kept too
        m_delay.start();
}

void Drafts::remove(const QString &id)
{
    m_waiting.remove(id);
    m_writer.start([run = m_run, id] { run->remove(id); });
}

Task<QList<Draft>> Drafts::takeLeftOver()
{
    auto source = std::make_shared<TaskSource<QList<Draft>>>();
    m_writer.start([run = m_run, source] { source->finish(run->takeLeftOver()); });
    return source->task();
}

void Drafts::flush()
{
    m_delay.stop();
    for (const Draft &draft : std::as_const(m_waiting))
        write(draft);
    m_waiting.clear();
}

void Drafts::waitForWritten()
{
    flush();
    m_writer.waitForDone();
}

void Drafts::write(const Draft &draft)
{
    auto source = std::make_shared<TaskSource<bool>>();
    whenDone(source->task(), this, [this](const Result<bool> &written) {
        if (!written && !m_told)
            emit failed(written.error());
        m_told = !written;
    });
    m_writer.start([run = m_run, source, draft] {
        const Result<void> written = run->write(draft);
        source->finish(written ? Result<bool>(true) : Result<bool>(written.error()));
    });
}

} // namespace core::workspace
