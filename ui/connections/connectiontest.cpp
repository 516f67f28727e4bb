// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connectiontest.h"

#include "core/catalog/databases.h"

#include <QLocale>

namespace ui::connections {

using core::Error;
using core::session::Job;
using core::session::Link;
using core::session::SessionInfo;

namespace {

/// Two figures that count: "0.04 ms", "0.4 ms", "3.1 ms", "22 ms".
QString inMilliseconds(std::chrono::microseconds time)
{
    const double value = double(time.count()) / 1000.0;
    const int decimals = value < 0.1 ? 2 : value < 10 ? 1 : 0;
    return QStringLiteral("%1 ms").arg(value, 0, 'f', decimals);
}

} // namespace

ConnectionTest::ConnectionTest(core::session::Canceller &canceller, QObject *parent)
    : QObject(parent)
    , m_canceller(canceller)
{
}

ConnectionTest::~ConnectionTest()
{
    cancel();
}

void ConnectionTest::start(const core::session::ConnectRequest &request)
{
    cancel();
    m_request = request;
    auto *session = new core::session::Session(request, m_canceller, this);
    m_session = session;
    m_clock.start();
    m_task = session->open();
    core::whenDone(m_task, this, [this, session](core::Result<SessionInfo> answer) {
        if (m_session != session)
            return; // abandoned meanwhile
        m_session = nullptr;
        if (answer) {
            emit succeeded(*answer);
            listDatabases(session);
            return;
        }
        session->deleteLater();
        emit failed(answer.error());
        if (answer.error().sqlState == QLatin1String("3D000"))
            lookElsewhere();
    });
}

void ConnectionTest::listDatabases(core::session::Session *session)
{
    m_lister = session;
    auto task = session->run<QStringList>(QStringLiteral("Listing databases"), core::catalog::databaseNames);
    core::whenDone(task, this, [this, session](core::Result<QStringList> names) {
        if (m_lister != session)
            return;
        m_lister = nullptr;
        session->deleteLater();
        if (names)
            emit databasesKnown(*names);
    });
}

void ConnectionTest::lookElsewhere()
{
    // the login was right: the server looks for the database after it
    auto request = m_request;
    request.database = QStringLiteral("postgres");
    auto *session = new core::session::Session(request, m_canceller, this);
    m_lister = session;
    core::whenDone(session->open(), this, [this, session](core::Result<SessionInfo> answer) {
        if (m_lister != session)
            return;
        if (answer)
            listDatabases(session);
        else
            session->deleteLater();
    });
}

void ConnectionTest::cancel()
{
    if (m_lister)
        m_lister->deleteLater();
    m_lister = nullptr;
    if (!m_session)
        return;
    m_task.requestStop();
    m_session->deleteLater();
    m_session = nullptr;
}

QString summaryOf(const SessionInfo &info)
{
    QStringList words{
        QStringLiteral("PostgreSQL %1").arg(info.version.toString()),
        QStringLiteral("%1 connect").arg(inMilliseconds(info.connectTime)),
        QStringLiteral("%1 round trip").arg(inMilliseconds(info.roundTrip)),
    };
    if (!info.encrypted)
        words << QStringLiteral("TLS off");
    else
        words << (info.tlsProtocol.isEmpty() ? QStringLiteral("TLS on") : info.tlsProtocol);
    if (info.localSocket)
        words << QStringLiteral("local socket");
    else if (!info.host.isEmpty())
        words << info.host;
    if (info.standby)
        words << QStringLiteral("read-only standby");
    if (info.serverEncoding == QLatin1String("SQL_ASCII"))
        words << info.serverEncoding;
    return words.join(QStringLiteral(" · "));
}

QString fieldOf(const Error &error)
{
    if (error.sqlState == QLatin1String("28P01") || (error.kind == Error::Kind::Auth && error.needsPassword))
        return QStringLiteral("password");
    if (error.sqlState == QLatin1String("3D000"))
        return QStringLiteral("database");
    if (error.sqlState == QLatin1String("28000") || error.kind == Error::Kind::Auth)
        return QStringLiteral("user");
    if (error.kind == Error::Kind::Connection && error.sqlState.isEmpty())
        return QStringLiteral("host");
    return QStringLiteral("test");
}

QString wordsOf(const Error &error)
{
    QString text = error.message;
    if (!error.sqlState.isEmpty())
        text += QStringLiteral(" (SQLSTATE ") + error.sqlState + QLatin1Char(')');
    for (const QString &more : {error.detail, error.hint}) {
        if (!more.isEmpty())
            text += QLatin1Char('\n') + more;
    }
    // libpq indents its second lines for a terminal
    return text.remove(QLatin1Char('\t')).trimmed();
}

} // namespace ui::connections
