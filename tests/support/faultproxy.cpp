// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultproxy.h"

#include <QFile>

#include <algorithm>
#include <arpa/inet.h>
#include <cstring>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>
#include <vector>

struct FaultProxy::Pair
{
    int client = -1;
    int server = -1;
    QByteArray toClient;
    QByteArray toServer;
    bool greeted = false;

    void end(bool reset)
    {
        if (reset) {
            const linger now{1, 0};
            setsockopt(client, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        }
        ::close(client);
        if (server >= 0)
            ::close(server);
    }
};

namespace {

/// False at the end of the connection.
bool receive(int socket, QByteArray &into)
{
    char buffer[16384];
    const auto size = recv(socket, buffer, sizeof buffer, MSG_DONTWAIT);
    if (size > 0)
        into.append(buffer, size);
    return size > 0 || (size < 0 && (errno == EAGAIN || errno == EINTR));
}

bool flush(int socket, QByteArray &from)
{
    if (from.isEmpty())
        return true;
    const auto size = ::send(socket, from.constData(), size_t(from.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (size > 0)
        from.remove(0, size);
    return size >= 0 || errno == EAGAIN || errno == EINTR;
}

} // namespace

FaultProxy::FaultProxy(const QString &folder, int serverPort)
    : m_path(QFile::encodeName(folder) + "/.s.PGSQL." + QByteArray::number(serverPort))
{
    m_listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) != 0 || listen(m_listener, 16) != 0)
        qWarning("the fault proxy cannot listen");
    getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size);
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { work(); });
}

FaultProxy::~FaultProxy()
{
    m_stop = true;
    m_thread.join();
    ::close(m_listener);
}

QString FaultProxy::url(const QString &database) const
{
    return QStringLiteral("postgresql://postgres@127.0.0.1:%1/%2?sslmode=disable&gssencmode=disable")
        .arg(m_port)
        .arg(database);
}

void FaultProxy::set(Fault fault, qint64 afterServerBytes)
{
    m_faultAt = m_fromServer + afterServerBytes;
    m_fault = fault;
}

void FaultProxy::corrupt(const QByteArray &bytes)
{
    const std::lock_guard lock(m_mutex);
    m_garbage = bytes;
}

void FaultProxy::work()
{
    std::vector<Pair> pairs;
    while (!m_stop) {
        std::vector<pollfd> fds{{m_listener, POLLIN, 0}};
        const bool black = m_fault == Fault::BlackHole && m_fromServer >= m_faultAt;
        for (const Pair &pair : pairs) {
            const int client = pair.toClient.isEmpty() ? POLLIN : POLLIN | POLLOUT;
            const int server = pair.toClient.size() < 65536 ? POLLIN : 0;
            fds.push_back({pair.client, short(black ? 0 : client), 0});
            fds.push_back({black ? -1 : pair.server, short(server), 0});
        }
        poll(fds.data(), fds.size(), 10); // often enough to see a change of mind
        for (std::size_t i = pairs.size(); i-- > 0;) {
            if (!move(pairs[i], fds[1 + 2 * i].revents, fds[2 + 2 * i].revents))
                pairs.erase(pairs.begin() + qsizetype(i));
        }
        if (!(fds[0].revents & POLLIN))
            continue;
        Pair pair;
        pair.client = accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (m_fault != Fault::EndlessLogin) {
            pair.server = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
            sockaddr_un address{};
            address.sun_family = AF_UNIX;
            std::strncpy(address.sun_path, m_path.constData(), sizeof address.sun_path - 1);
            if (connect(pair.server, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0) {
                pair.end(true);
                continue;
            }
        }
        ++m_connections;
        pairs.push_back(pair);
    }
    for (Pair &pair : pairs)
        pair.end(false);
}

/// False if the pair has ended.
bool FaultProxy::move(Pair &pair, short client, short server)
{
    const Fault fault = m_fromServer >= m_faultAt ? m_fault.load() : Fault::None;
    bool alive = true;
    if (fault == Fault::BlackHole) {
        if (!(client & (POLLHUP | POLLERR)))
            return true;
        pair.end(false);
        return false;
    }
    if (fault == Fault::Reset || fault == Fault::Cut) {
        pair.end(fault == Fault::Reset);
        return false;
    }
    if (pair.server < 0) {
        // let in, and then told one parameter more, and one more
        if (client & (POLLIN | POLLHUP | POLLERR))
            alive = receive(pair.client, pair.toServer);
        if (!pair.toServer.isEmpty() && pair.toClient.isEmpty()) {
            if (!std::exchange(pair.greeted, true))
                pair.toClient += QByteArrayLiteral("R\0\0\0\x08\0\0\0\0");
            pair.toClient += QByteArrayLiteral("S\0\0\0\x0c"
                                               "foo\0bar\0");
        }
        alive = alive && flush(pair.client, pair.toClient);
        if (!alive)
            pair.end(false);
        return alive;
    }
    if (client & (POLLIN | POLLHUP | POLLERR))
        alive = receive(pair.client, pair.toServer);
    if (alive && server & (POLLIN | POLLHUP | POLLERR)) {
        QByteArray fresh;
        const bool more = receive(pair.server, fresh);
        qint64 passed = fresh.size();
        if (m_fault != Fault::None) // up to the byte where the fault begins
            passed = std::min<qint64>(passed, std::max<qint64>(0, m_faultAt - m_fromServer));
        m_fromServer += fresh.size();
        const std::lock_guard lock(m_mutex);
        if (!m_garbage.isEmpty())
            fresh = m_garbage.repeated(1 + int(16384 / m_garbage.size()));
        else
            fresh.truncate(passed);
        pair.toClient += fresh;
        if (!more) {
            (void)flush(pair.client, pair.toClient);
            alive = false;
        }
    }
    alive = alive && flush(pair.server, pair.toServer);
    alive = alive && flush(pair.client, pair.toClient);
    if (!alive)
        pair.end(false);
    return alive;
}
