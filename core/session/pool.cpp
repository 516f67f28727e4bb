// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/pool.h"

#include <QSet>
#include <QTimer>

#include <algorithm>

namespace core::session {

namespace {

using Clock = std::chrono::steady_clock;
using profile::ConnectionProfile;

/// One open (or opening) session.
struct Entry
{
    Session *session = nullptr;
    ConnectionProfile profile;
    QString database;
    bool shared = false;
    bool lent = true;
    bool settling = true; ///< being opened or asked whether it is alive: nobody holds it yet
    bool doomed = false;  ///< ends when it comes back
    Clock::time_point idleSince{};
};

/// Someone who waits for a shared session.
struct Waiter
{
    ConnectionProfile profile;
    QString database;
    std::shared_ptr<TaskSource<Lease>> source;
    std::shared_ptr<std::stop_callback<std::function<void()>>> givesUp{};
};

QString provenKey(const ConnectionProfile &profile, const QString &database)
{
    return profile.id.toString() + QLatin1Char('/') + database;
}

} // namespace

struct Pool::Private
{
    Private(Pool *pool, Canceller &sessionCanceller, Limits poolLimits)
        : q(pool)
        , canceller(sessionCanceller)
        , limits(poolLimits)
    {
    }

    Pool *q;
    Canceller &canceller;
    Limits limits;
    QHash<QUuid, Secret> passwords;
    QHash<QString, ConnectionProfile> proven; ///< logins that worked, and with which values
    std::vector<Entry> entries;
    std::deque<Waiter> waiters;
    QTimer sweeper;

    int count(const QUuid &profile) const
    {
        return int(std::count_if(entries.begin(), entries.end(),
                                 [&](const Entry &s) { return s.profile.id == profile; }));
    }

    int exclusiveCount(const QUuid &profile) const
    {
        return int(std::count_if(entries.begin(), entries.end(),
                                 [&](const Entry &s) { return !s.shared && s.profile.id == profile; }));
    }

    int sharedCount(const QUuid &profile, const QString &database) const
    {
        return int(std::count_if(entries.begin(), entries.end(), [&](const Entry &s) {
            return s.shared && s.profile.id == profile && s.database == database;
        }));
    }

    Entry *find(const Session *session)
    {
        const auto it = std::find_if(entries.begin(), entries.end(),
                                     [&](const Entry &s) { return s.session == session; });
        return it == entries.end() ? nullptr : &*it;
    }

    void drop(Session *session)
    {
        const auto it = std::find_if(entries.begin(), entries.end(),
                                     [&](const Entry &s) { return s.session == session; });
        if (it == entries.end())
            return;
        const QUuid profile = it->profile.id;
        entries.erase(it);
        session->disconnect(q);
        session->deleteLater(); // we may be inside one of its signals
        emit q->sessionCountChanged(profile);
        serveLater();
    }

    void open(const ConnectionProfile &profile, const QString &database, bool shared,
              const std::shared_ptr<TaskSource<Lease>> &source)
    {
        ConnectRequest request;
        request.profile = profile;
        request.database = database;
        request.password = passwords.value(profile.id);
        const QString key = provenKey(profile, database);
        request.proven = proven.contains(key) && proven.value(key) == profile;
        auto *session = new Session(request, canceller, q);
        entries.push_back({session, profile, database, shared});
        QObject::connect(session, &Session::lost, q, [this, session] { sessionLost(session); });
        emit q->sessionCountChanged(profile.id);

        auto opening = session->open();
        stopWith(source, opening);
        whenDone(std::move(opening), session,
                 [this, session, source, key, profile](Result<SessionInfo> info) {
                     if (!info) {
                         proven.remove(key);
                         drop(session);
                         source->finish(std::move(info).error());
                         return;
                     }
                     proven.insert(key, profile);
                     hand(session, *source);
                 });
    }

    /// If the task was stopped meanwhile, the lease is dropped here, which gives the session back.
    void hand(Session *session, TaskSource<Lease> &source)
    {
        if (Entry *entry = find(session)) {
            entry->settling = false;
            source.finish(Lease(q, session));
        } else {
            source.finish(Error::cancelled());
        }
    }

    /// Stopping the task of source also stops other.
    template <class T> void stopWith(const std::shared_ptr<TaskSource<Lease>> &source, const Task<T> &other)
    {
        struct Forward
        {
            Task<T> task;
            void operator()() { task.requestStop(); }
        };
        auto link = std::make_shared<std::stop_callback<Forward>>(source->stopToken(), Forward{other});
        // kept until the answer is there
        whenDoneKeep(other, link);
    }

    template <class T, class Keep> void whenDoneKeep(const Task<T> &task, std::shared_ptr<Keep> keep)
    {
        auto *watcher = new QFutureWatcher<Result<T>>(q);
        QObject::connect(watcher, &QFutureWatcherBase::finished, q,
                         [watcher, kept = std::move(keep)] { watcher->deleteLater(); });
        watcher->setFuture(task.future());
    }

    void sessionLost(Session *session)
    {
        Entry *entry = find(session);
        if (!entry)
            return;
        if (entry->lent)
            entry->doomed = true; // its holder still shows it
        else
            drop(session);
    }

    void serveLater()
    {
        QMetaObject::invokeMethod(
            q, [this] { serve(); }, Qt::QueuedConnection);
    }

    /// Gives free sessions to those who wait, in the order they came; opens new ones within the limits.
    void serve()
    {
        std::deque<Waiter> still;
        std::deque<Waiter> now;
        now.swap(waiters);
        for (Waiter &waiter : now) {
            if (waiter.source->stopToken().stop_requested()) {
                waiter.source->finish(Error::cancelled());
            } else if (!serveOne(waiter)) {
                still.push_back(std::move(waiter));
            }
        }
        waiters.insert(waiters.begin(), std::make_move_iterator(still.begin()),
                       std::make_move_iterator(still.end()));
    }

    bool serveOne(const Waiter &waiter)
    {
        for (std::size_t i = 0; i < entries.size(); ++i) {
            Entry &entry = entries[i];
            if (!entry.shared || entry.lent || entry.database != waiter.database
                || entry.profile.id != waiter.profile.id)
                continue;
            if (entry.profile
                != waiter.profile) { // edited meanwhile: the old way in is no longer the wanted one
                drop(entry.session);
                return serveOne(waiter);
            }
            entry.lent = true;
            if (Clock::now() - entry.idleSince > limits.pingAfter)
                ping(entry.session, waiter);
            else
                hand(entry.session, *waiter.source);
            return true;
        }
        if (sharedCount(waiter.profile.id, waiter.database) >= limits.shared)
            return false;
        if (count(waiter.profile.id) >= limits.total) {
            // an idle session of another database of this profile makes room
            const auto idle = std::find_if(entries.begin(), entries.end(), [&](const Entry &s) {
                return s.profile.id == waiter.profile.id && s.shared && !s.lent;
            });
            if (idle == entries.end())
                return false;
            drop(idle->session);
        }
        open(waiter.profile, waiter.database, true, waiter.source);
        return true;
    }

    void ping(Session *session, const Waiter &waiter)
    {
        find(session)->settling = true;
        auto pinged = session->run<void>(QStringLiteral("Checking the connection"), [](Link &link, Job &job) {
            auto answer = link.execute(job, "SELECT 1");
            return answer ? Result<void>() : Result<void>(answer.error());
        });
        stopWith(waiter.source, pinged);
        whenDone(std::move(pinged), session, [this, session, waiter](Result<void> answer) {
            if (answer) {
                hand(session, *waiter.source);
                return;
            }
            drop(session);
            if (answer.error().isCancelled() || waiter.source->stopToken().stop_requested())
                waiter.source->finish(Error::cancelled());
            else
                open(waiter.profile, waiter.database, true, waiter.source);
        });
    }

    void sweep()
    {
        std::vector<Session *> old;
        for (const Entry &entry : entries) {
            if (entry.shared && !entry.lent && Clock::now() - entry.idleSince > limits.closeAfter)
                old.push_back(entry.session);
        }
        for (Session *session : old)
            drop(session);
    }
};

Lease::Lease(Lease &&other) noexcept
    : m_pool(std::exchange(other.m_pool, nullptr))
    , m_session(std::exchange(other.m_session, nullptr))
{
}

Lease &Lease::operator=(Lease &&other) noexcept
{
    if (this != &other) {
        release();
        m_pool = std::exchange(other.m_pool, nullptr);
        m_session = std::exchange(other.m_session, nullptr);
    }
    return *this;
}

Lease::~Lease()
{
    release();
}

void Lease::release()
{
    if (m_pool && m_session)
        m_pool->giveBack(m_session);
    m_pool = nullptr;
    m_session = nullptr;
}

Pool::Pool(Canceller &canceller, QObject *parent)
    : Pool(canceller, Limits{}, parent)
{
}

Pool::Pool(Canceller &canceller, Limits limits, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, canceller, limits))
{
    connect(&d->sweeper, &QTimer::timeout, this, [this] { d->sweep(); });
    d->sweeper.start(std::clamp(limits.closeAfter, std::chrono::seconds(1), std::chrono::seconds(30)));
}

Pool::~Pool()
{
    closeAll();
}

void Pool::closeAll()
{
    for (Waiter &waiter : d->waiters)
        waiter.source->finish(Error::cancelled());
    d->waiters.clear();
    std::vector<Entry> entries;
    entries.swap(d->entries);
    QSet<QUuid> profiles;
    for (const Entry &entry : entries) {
        profiles.insert(entry.profile.id);
        delete entry.session;
    }
    for (const QUuid &profile : profiles)
        emit sessionCountChanged(profile);
}

void Pool::setPassword(const QUuid &profile, const Secret &password)
{
    // another password has yet to prove itself: the first login with it tells all there is to tell
    if (d->passwords.value(profile).reveal() != password.reveal())
        d->proven.removeIf([&profile](const auto &entry) { return entry.value().id == profile; });
    if (password.isEmpty())
        d->passwords.remove(profile);
    else
        d->passwords.insert(profile, password);
}

bool Pool::hasPassword(const QUuid &profile) const
{
    return d->passwords.contains(profile);
}

Task<Lease> Pool::exclusive(const ConnectionProfile &profile, const QString &database)
{
    const int tabs = d->exclusiveCount(profile.id);
    if (tabs >= d->limits.exclusive || d->count(profile.id) >= d->limits.total) {
        return finishedTask<Lease>(
            Error{.kind = Error::Kind::Connection,
                  .message = tr("%1 sessions are open on this connection already").arg(d->count(profile.id)),
                  .hint = tr("Close a tab that is not needed any more.")});
    }
    auto source = std::make_shared<TaskSource<Lease>>();
    auto task = source->task();
    d->open(profile, database.isEmpty() ? profile.database : database, false, source);
    return task;
}

Task<Lease> Pool::shared(const ConnectionProfile &profile, const QString &database)
{
    auto source = std::make_shared<TaskSource<Lease>>();
    auto task = source->task();
    // answered at once, also while its session is being checked; the queue forgets it a moment later
    const std::function<void()> giveUp = [this, waiting = std::weak_ptr(source)] {
        if (const auto alive = waiting.lock())
            alive->finish(Error::cancelled());
        d->serveLater();
    };
    d->waiters.push_back(
        {profile, database.isEmpty() ? profile.database : database, source,
         std::make_shared<std::stop_callback<std::function<void()>>>(source->stopToken(), giveUp)});
    d->serve();
    return task;
}

void Pool::disconnect(const QUuid &profile)
{
    std::vector<Session *> idle;
    for (Entry &entry : d->entries) {
        if (entry.profile.id != profile)
            continue;
        if (entry.lent && !entry.settling)
            entry.doomed = true;
        else
            idle.push_back(entry.session);
    }
    for (Session *session : idle) {
        session->cancelAll(); // who waits for it hears Cancelled
        d->drop(session);
    }
    std::erase_if(d->waiters, [&](const Waiter &waiter) {
        if (waiter.profile.id != profile)
            return false;
        waiter.source->finish(Error::cancelled());
        return true;
    });
}

void Pool::closeIdle(const QUuid &profile, const QString &database)
{
    std::vector<Session *> idle;
    for (const Entry &entry : d->entries) {
        if (entry.shared && !entry.lent && entry.profile.id == profile
            && entry.session->info().database == database)
            idle.push_back(entry.session);
    }
    for (Session *session : idle)
        d->drop(session);
}

int Pool::openSessions(const QUuid &profile) const
{
    return d->count(profile);
}

void Pool::giveBack(Session *session)
{
    Entry *entry = d->find(session);
    if (!entry)
        return;
    // Only a session that is as it was goes to the next one; anything else is cheaper to replace than to
    // understand.
    if (!entry->shared || entry->doomed || session->pending() > 0
        || session->state() != Session::State::Idle) {
        d->drop(session);
        return;
    }
    entry->lent = false;
    entry->idleSince = Clock::now();
    d->serveLater();
}

} // namespace core::session
