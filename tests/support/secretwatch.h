// SPDX-License-Identifier: GPL-3.0-or-later
// Where a clear password can be read after the program had it: a server that logs every statement and
// everything else it can, the program's folders (settings, profiles, history, drafts, cache) in a place of
// their own, what it and its children printed, and the arguments of every process. One in a process, made
// before the program's objects and gone after them.
//     auto watch = SecretWatch::start(); VERIFY_OK(watch);
//     use (*watch)->password("role form") …
//     QCOMPARE((*watch)->leaks(), QString());
#pragma once

#include "tests/support/testserver.h"

#include <QTemporaryDir>

class SecretWatch
{
public:
    /// Also sets HOWDAH_CONFIG_HOME, HOWDAH_DATA_HOME and HOWDAH_CACHE_HOME, catches all messages of this
    /// process, and switches all logging categories on.
    static core::Result<std::unique_ptr<SecretWatch>> start();
    ~SecretWatch();
    SecretWatch(const SecretWatch &) = delete;
    SecretWatch &operator=(const SecretWatch &) = delete;

    /// Listens on TCP, where it asks everybody for a SCRAM password.
    TestServer &server() { return *m_server; }
    /// A password nobody types by chance, with the characters that break quoting, and `what` in it: it is
    /// found in any encoding and tells whose it was.
    static QString password(const QString &what);
    /// As a superuser, not to be found in the log: for what the tests prepare.
    core::Result<TestServer::Rows> quietly(const QString &sql) const;

    /// Further text that must be free of secrets: what a program printed, an error that was shown.
    void saw(const QString &where, const QByteArray &text);

    /// A line "place: what stands around it" for each password that can be read.
    QString leaks() const;
    QByteArray serverLog() const;
    QString home() const { return m_home.path(); }

private:
    SecretWatch() = default;

    QTemporaryDir m_home;
    std::unique_ptr<TestServer> m_server;
    QList<std::pair<QString, QByteArray>> m_seen;
    QtMessageHandler m_previous = nullptr;
};
