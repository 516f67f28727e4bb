// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/opener.h"

#include "core/session/pgerror.h"
#include "core/session/wakepipe.h"

#include <QSqlDriver>
#include <QSqlError>
#include <QUuid>
#include <QVariant>

#include <algorithm>
#include <chrono>
#include <cstring>

namespace core::session {

namespace {

using Clock = std::chrono::steady_clock;

struct ConnectionCloser
{
    void operator()(PGconn *connection) const { PQfinish(connection); }
};
using Connection = std::unique_ptr<PGconn, ConnectionCloser>;

enum class Password
{
    Send,
    Withhold
};

Connection begin(const ConnectRequest &request, Password use)
{
    const auto parameters = request.parameters();
    QList<const char *> names;
    QList<const char *> values;
    for (const auto &[name, value] : parameters) {
        names << name.constData();
        values << value.constData();
    }
    const QByteArray password = request.password.reveal();
    const QByteArray nowhere = QByteArrayLiteral("/dev/null/none"); // without a word, as no file is
    if (use == Password::Withhold) {
        names << "passfile";
        values << nowhere.constData();
    } else if (!password.isEmpty()) {
        names << "password";
        values << password.constData();
    }
    names << nullptr;
    values << nullptr;
    // expand_dbname 0: a database may be called "host=elsewhere"
    return Connection(PQconnectStartParams(names.constData(), values.constData(), 0));
}

std::chrono::seconds timeoutOf(const ConnectRequest &request)
{
    int seconds = 10;
    for (const auto &[name, value] : request.parameters()) {
        if (name == "connect_timeout")
            seconds = value.toInt();
    }
    const auto hosts = request.profile.host.count(QLatin1Char(',')) + 1;
    return seconds <= 0 ? std::chrono::hours(24) : std::chrono::seconds(std::max(2, seconds)) * hosts;
}

/// One complete login that can be stopped; the connection is closed again.
Result<void> probe(const ConnectRequest &request, const std::stop_token &stop, Password use)
{
    WakePipe wake;
    const std::stop_callback onStop(stop, [&wake] { wake.wake(); });
    const Connection connection = begin(request, use);
    if (!connection)
        return Error::internal(QStringLiteral("Out of memory"));
    PQsetErrorVerbosity(connection.get(), PQERRORS_VERBOSE);
    const auto deadline = Clock::now() + timeoutOf(request);
    PostgresPollingStatusType status = PGRES_POLLING_WRITING;
    while (PQstatus(connection.get()) != CONNECTION_BAD && status != PGRES_POLLING_OK
           && status != PGRES_POLLING_FAILED) {
        if (stop.stop_requested())
            return Error::cancelled();
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
        if (left.count() <= 0) {
            return Error{
                .kind = Error::Kind::Connection,
                .message
                = QStringLiteral("No answer from the server within %1 s").arg(timeoutOf(request).count()),
                .hint = QStringLiteral("Check host and port, and whether a firewall drops the packets.")};
        }
        const auto what = status == PGRES_POLLING_READING ? WakePipe::Wait::Read : WakePipe::Wait::ReadWrite;
        if (wake.wait(PQsocket(connection.get()), what, left) != WakePipe::Event::Ready)
            continue;
        status = PQconnectPoll(connection.get());
    }
    if (PQstatus(connection.get()) == CONNECTION_OK)
        return {};
    return errorFromLogin(QString::fromUtf8(PQerrorMessage(connection.get())),
                          PQconnectionNeedsPassword(connection.get()) != 0);
}

/// conninfo quoting: '…' with ' and \ escaped.
QString quoteOption(const QByteArray &value)
{
    QString text = QString::fromUtf8(value);
    text.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('\''), QLatin1String("\\'"));
    return QLatin1Char('\'') + text + QLatin1Char('\'');
}

Result<void> configure(QSqlDatabase &database, const ConnectRequest &request)
{
    QStringList options;
    for (const auto &[name, value] : request.parameters()) {
        if (name == "host") {
            database.setHostName(QString::fromUtf8(value));
        } else if (name == "dbname") {
            database.setDatabaseName(QString::fromUtf8(value));
        } else if (name == "user") {
            database.setUserName(QString::fromUtf8(value));
        } else if (value.contains(';')) {
            return Error::input(
                QStringLiteral("The value of %1 contains a semicolon").arg(QString::fromUtf8(name)),
                QStringLiteral("A connection parameter cannot hold one; use a service file."));
        } else {
            options << QString::fromUtf8(name) + QLatin1Char('=') + quoteOption(value);
        }
    }
    database.setConnectOptions(options.join(QLatin1Char(';')));
    database.setPassword(QString::fromUtf8(request.password.reveal()));
    return {};
}

/// Why QPSQL could not open. It tells text only, so libpq asks again, with no password to be refused: what is
/// refused before the login ("too many connections", "starting up") comes with its SQLSTATE. A server that
/// asks for the password has refused ours, or said something after it.
Error reasonOf(const QSqlError &qpsql, const ConnectRequest &request, const std::stop_token &stop)
{
    Error error = Error::connection(qpsql.databaseText().trimmed());
    // a password from elsewhere cannot be withheld
    const auto &given = request.profile.parameters;
    if (qEnvironmentVariableIsSet("PGPASSWORD")
        || std::any_of(given.cbegin(), given.cend(), [](const auto &parameter) {
               return parameter.first == QLatin1String("password")
                   || parameter.first == QLatin1String("service");
           }))
        return error;
    auto probed = probe(request, stop, Password::Withhold);
    if (stop.stop_requested())
        return Error::cancelled();
    if (probed)
        return error; // it would work now
    if (!probed.error().needsPassword)
        return probed.error();
    error.kind = Error::Kind::Auth;
    error.needsPassword = true;
    return error;
}

PGconn *handleOf(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    const char *type = handle.typeName();
    if (!type || (std::strcmp(type, "PGconn*") != 0 && std::strcmp(type, "pg_conn*") != 0))
        return nullptr;
    return *static_cast<PGconn *const *>(handle.constData());
}

} // namespace

Result<std::shared_ptr<Link>> Opener::open(const ConnectRequest &request, const std::stop_token &stop)
{
    const auto started = Clock::now();
    if (!request.proven) {
        if (auto probed = probe(request, stop, Password::Send); !probed)
            return probed.error();
    }
    if (stop.stop_requested())
        return Error::cancelled();

    auto link = std::shared_ptr<Link>(new Link, [](Link *p) { delete p; });
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), link->m_name);
        if (!database.isValid()) {
            return Error::internal(QStringLiteral("Qt's PostgreSQL driver (QPSQL) is not installed"));
        }
        if (auto configured = configure(database, request); !configured)
            return configured.error();
        const bool opened = database.open();
        database.setPassword({});
        if (!opened)
            return reasonOf(database.lastError(), request, stop);
        link->m_connection = handleOf(database);
    }
    if (!link->m_connection)
        return Error::internal(QStringLiteral("QPSQL gave no libpq connection"));
    if (auto ready = link->prepare(request.profile.readOnly, started); !ready)
        return ready.error();
    return link;
}

} // namespace core::session
