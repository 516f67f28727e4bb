// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/recordingserver.h"

#include <QFile>
#include <QRegularExpression>
#include <QtEndian>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

namespace support {

namespace {

bool readAll(int socket, char *into, qsizetype size)
{
    while (size > 0) {
        const ssize_t got = ::read(socket, into, size_t(size));
        if (got <= 0)
            return false;
        into += got;
        size -= got;
    }
    return true;
}

/// type 0: none, as at the very beginning.
bool readMessage(int socket, char *type, QByteArray &body)
{
    quint32 length = 0;
    if ((type && !readAll(socket, type, 1)) || !readAll(socket, reinterpret_cast<char *>(&length), 4))
        return false;
    body.resize(qsizetype(qFromBigEndian(length)) - 4);
    return readAll(socket, body.data(), body.size());
}

QByteArray message(char type, const QByteArray &body)
{
    char length[4];
    qToBigEndian(quint32(body.size() + 4), length);
    return QByteArray(1, type) + QByteArray(length, 4) + body;
}

QByteArray zeroEnded(const QByteArray &text)
{
    return text + '\0';
}

/// Without comments, in lower case, white space as one blank; that is enough to know what it is about.
QByteArray gist(const QByteArray &sql)
{
    static const QRegularExpression comments(QStringLiteral("/\\*.*?\\*/|--[^\\r\\n]*"),
                                             QRegularExpression::DotMatchesEverythingOption);
    return QString::fromLatin1(sql).remove(comments).simplified().toLower().toLatin1();
}

} // namespace

std::unique_ptr<RecordingServer> RecordingServer::start(const QString &folder)
{
    auto server = std::unique_ptr<RecordingServer>(new RecordingServer);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray path = QFile::encodeName(folder + QStringLiteral("/.s.PGSQL.5432"));
    if (path.size() >= qsizetype(sizeof address.sun_path))
        return nullptr;
    std::memcpy(address.sun_path, path.constData(), size_t(path.size()));
    server->m_listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::bind(server->m_listener, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0
        || ::listen(server->m_listener, 5) != 0)
        return nullptr;
    server->m_thread = std::thread([raw = server.get()] { raw->serve(); });
    return server;
}

RecordingServer::~RecordingServer()
{
    if (m_listener >= 0)
        ::shutdown(m_listener, SHUT_RDWR);
    if (m_thread.joinable())
        m_thread.join();
    if (m_listener >= 0)
        ::close(m_listener);
}

QList<RecordingServer::Received> RecordingServer::take()
{
    return std::exchange(m_received, {});
}

void RecordingServer::serve()
{
    for (;;) {
        const int socket = ::accept(m_listener, nullptr, nullptr);
        if (socket < 0)
            return;
        client(socket);
        ::close(socket);
    }
}

void RecordingServer::client(int socket)
{
    QByteArray body;
    if (!readMessage(socket, nullptr, body))
        return;
    char state = 'I';
    const auto parameter = [](const char *name, const QByteArray &value) {
        return message('S', zeroEnded(name) + zeroEnded(value));
    };
    const auto send = [socket](const QByteArray &bytes) {
        return ::send(socket, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL) == bytes.size();
    };
    const auto ready = [&state] { return message('Z', QByteArray(1, state)); };
    send(message('R', QByteArray(4, '\0')) + parameter("server_version", "15.0")
         + parameter("client_encoding", "UTF8") + parameter("server_encoding", "UTF8")
         + parameter("standard_conforming_strings", "on") + parameter("is_superuser", "on")
         + parameter("session_authorization", "u") + message('K', QByteArray(8, '\1')) + ready());
    static const QRegularExpression setting(
        QStringLiteral("^set (?:session |local )?standard_conforming_strings ?(?:=|to) ?'?(\\w+)"));
    static const QRegularExpression copying(QStringLiteral("^copy [^(]*(\\([^)]*\\))? ?from stdin\\b"));
    char type = 0;
    while (readMessage(socket, &type, body)) {
        if (type != 'Q')
            return; // Terminate
        Received received;
        received.sql = body.first(body.size() - 1);
        const QByteArray about = gist(received.sql);
        const QString words = QString::fromLatin1(about);
        QByteArray answer;
        if (copying.match(words).hasMatch()) {
            received.copies = true;
            if (!send(message('G', QByteArray(3, '\0'))))
                return;
            while (readMessage(socket, &type, body) && type == 'd')
                received.rows += body;
            if (received.rows.endsWith("\\.\n") || received.rows.endsWith("\\.\r\n")) // psql sends it, too
                received.rows.truncate(received.rows.lastIndexOf("\\."));
        }
        if (const auto match = setting.match(words); match.hasMatch()) {
            const bool on
                = match.captured(1) != QLatin1String("off") && match.captured(1) != QLatin1String("false");
            answer += parameter("standard_conforming_strings", on ? "on" : "off");
        }
        if (about.startsWith("begin") || about.startsWith("start transaction"))
            state = 'T';
        else if (about.startsWith("commit") || about.startsWith("rollback") || about.startsWith("end"))
            state = 'I';
        m_received << received;
        if (!send(answer + message('C', zeroEnded("DONE")) + ready()))
            return;
    }
}

} // namespace support
