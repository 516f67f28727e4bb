// SPDX-License-Identifier: GPL-3.0-or-later
// A network that misbehaves: stands on a port of 127.0.0.1 between libpq and a test server, in a thread of
// its own.
#pragma once

#include <QByteArray>
#include <QString>

#include <atomic>
#include <mutex>
#include <thread>

class FaultProxy
{
public:
    enum class Fault
    {
        None,
        BlackHole,   ///< connections are accepted and stay open, no byte passes
        Reset,       ///< the client gets a RST
        Cut,         ///< the client gets an orderly end
        EndlessLogin ///< new connections: a server that greets without end and never lets in
    };

    /// In front of the server with its socket in `folder`.
    FaultProxy(const QString &folder, int serverPort);
    ~FaultProxy();
    FaultProxy(const FaultProxy &) = delete;
    FaultProxy &operator=(const FaultProxy &) = delete;

    QString url(const QString &database = QStringLiteral("postgres")) const;
    /// From now on, or once the server has sent so many bytes more.
    void set(Fault fault, qint64 afterServerBytes = 0);
    /// The next bytes of the server are replaced by these, which then repeat until the connection ends.
    void corrupt(const QByteArray &bytes);
    /// Bytes that came from the server.
    qint64 fromServer() const { return m_fromServer; }
    /// Clients that connected so far.
    int connections() const { return m_connections; }

private:
    struct Pair;
    void work();
    bool move(Pair &pair, short client, short server);

    QByteArray m_path; ///< of the server's socket
    int m_listener = -1;
    int m_port = 0;
    std::atomic<Fault> m_fault = Fault::None;
    std::atomic<qint64> m_faultAt = 0;
    std::atomic<qint64> m_fromServer = 0;
    std::atomic_int m_connections = 0;
    std::atomic_bool m_stop = false;
    std::mutex m_mutex;
    QByteArray m_garbage;
    std::thread m_thread;
};
