// SPDX-License-Identifier: GPL-3.0-or-later
// A server that only writes down what it is sent: any text is taken for a statement that did something. It
// knows COPY … FROM STDIN (and takes its rows), transactions, and standard_conforming_strings, of which it
// tells the client as a real server does. For what psql makes of a script, at thousands of statements a
// second and without an effect. Thread: its own; received() of any.
#pragma once

#include <QByteArrayList>
#include <QString>

#include <memory>
#include <thread>

namespace support {

class RecordingServer
{
public:
    struct Received
    {
        QByteArray sql;
        QByteArray rows{}; ///< of a COPY … FROM STDIN
        bool copies = false;
    };

    /// folder: for the socket, short.
    static std::unique_ptr<RecordingServer> start(const QString &folder);
    ~RecordingServer();

    /// What came since the last call. Call it when the client has gone.
    QList<Received> take();

private:
    RecordingServer() = default;
    void serve();
    void client(int socket);

    int m_listener = -1;
    std::thread m_thread;
    QList<Received> m_received;
};

} // namespace support
