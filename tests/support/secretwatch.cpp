// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/secretwatch.h"

#include <QDirIterator>
#include <QFile>
#include <QLoggingCategory>
#include <QMutex>
#include <QUrl>

#include <unistd.h>

using namespace core;

namespace {

/// In every password, and nowhere else: plain ASCII, so that no quoting changes it; another process of these
/// tests has another one, as their arguments are looked at too.
const QByteArray marker = "Zeb4aQ" + QByteArray::number(getpid());

QMutex mutex;
QByteArray said;

void hear(QtMsgType, const QMessageLogContext &, const QString &message)
{
    const QMutexLocker lock(&mutex);
    said += message.toUtf8() + '\n';
}

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The marker as it may stand in a file: plain, UTF-16, hexadecimal, base64 at each of its three places.
QList<QByteArray> disguises()
{
    QByteArray wide;
    for (const char c : marker)
        wide += QByteArray(1, c) + '\0';
    QList<QByteArray> all{marker, wide, marker.toHex(), marker.toHex().toUpper()};
    for (int before = 0; before < 3; ++before) {
        const QByteArray code = (QByteArray(before, 'x') + marker).toBase64(QByteArray::OmitTrailingEquals);
        const int from = before == 0 ? 0 : before + 1; // the letters that depend on the marker alone
        all << code.mid(from, (before + marker.size()) * 8 / 6 - from);
    }
    return all;
}

void search(const QString &where, const QByteArray &text, QStringList &found)
{
    static const QList<QByteArray> all = disguises();
    for (const QByteArray &form : all) {
        const qsizetype at = text.indexOf(form);
        if (at < 0)
            continue;
        const qsizetype from = std::max(qsizetype(0), at - 80);
        found << where + QStringLiteral(": ")
                + QString::fromUtf8(text.mid(from, at - from + 120)).simplified();
    }
}

} // namespace

Result<std::unique_ptr<SecretWatch>> SecretWatch::start()
{
    std::unique_ptr<SecretWatch> watch(new SecretWatch);
    if (!watch->m_home.isValid())
        return Error::io(watch->m_home.errorString());
    for (const char *name : {"CONFIG", "DATA", "CACHE"})
        qputenv(QByteArray("HOWDAH_") + name + "_HOME",
                watch->m_home.filePath(QString::fromLatin1(name).toLower()).toUtf8());
    auto server = TestServer::start(
        {.tcp = true,
         .settings
         = {QStringLiteral("log_statement = all"), QStringLiteral("log_min_duration_statement = 0"),
            QStringLiteral("log_min_messages = debug5"), QStringLiteral("log_min_error_statement = debug5"),
            QStringLiteral("log_error_verbosity = verbose"), QStringLiteral("log_connections = on"),
            QStringLiteral("log_parameter_max_length = -1"),
            QStringLiteral("log_parameter_max_length_on_error = -1"),
            QStringLiteral("track_activity_query_size = 100000")}});
    if (!server)
        return server.error();
    watch->m_server = std::move(*server);
    said.clear();
    QLoggingCategory::setFilterRules(QStringLiteral("*=true\nqt.*=false\nqt.sql.*=true\nqt.core.*=false"));
    watch->m_previous = qInstallMessageHandler(hear);
    return watch;
}

SecretWatch::~SecretWatch()
{
    qInstallMessageHandler(m_previous);
    QLoggingCategory::setFilterRules({});
}

QString SecretWatch::password(const QString &what)
{
    return QString::fromLatin1(marker) + QStringLiteral(" %1 it's \"$x$\\ %41:@/?#é").arg(what);
}

Result<TestServer::Rows> SecretWatch::quietly(const QString &sql) const
{
    const QString options = QStringLiteral("-c log_statement=none -c log_min_duration_statement=-1 "
                                           "-c log_min_messages=panic -c log_min_error_statement=panic");
    return TestServer::query(m_server->url() + QStringLiteral("&application_name=quiet&options=")
                                 + QString::fromLatin1(QUrl::toPercentEncoding(options)),
                             sql);
}

void SecretWatch::saw(const QString &where, const QByteArray &text)
{
    m_seen.append({where, text});
}

QByteArray SecretWatch::serverLog() const
{
    return content(m_server->folder() + QStringLiteral("/server.log"));
}

QString SecretWatch::leaks() const
{
    QStringList found;
    search(QStringLiteral("the server's log"), serverLog(), found);
    for (QDirIterator walk(m_home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
         walk.hasNext();) {
        const QString path = walk.next();
        search(path, path.toUtf8() + '\n' + content(path), found);
    }
    for (const auto &[where, text] : m_seen)
        search(where, text, found);
    {
        const QMutexLocker lock(&mutex);
        search(QStringLiteral("messages"), said, found);
    }
    const QStringList processes = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString &process : processes)
        search(QStringLiteral("arguments of ") + process,
               content(QStringLiteral("/proc/%1/cmdline").arg(process)), found);
    const auto activity
        = quietly(QStringLiteral("select query from pg_stat_activity where application_name <> 'quiet'"));
    for (const QStringList &row : activity.value_or(TestServer::Rows()))
        search(QStringLiteral("pg_stat_activity"), row.at(0).toUtf8(), found);
    return found.join(QLatin1Char('\n'));
}
