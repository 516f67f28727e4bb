// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playground/sampledatabase.h"

#include "core/base/sqlquote.h"
#include "core/playground/sqlrunner.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QThread>

namespace core::playground {

namespace {

QStringList sqlFiles()
{
    QStringList files;
    const QStringList names
        = QDir(QStringLiteral(":/playground")).entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    for (const QString &name : names)
        files << QStringLiteral(":/playground/") + name;
    return files;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// "04-order-items.sql" → "order items"
QString titleOf(const QString &path)
{
    QString title = path.section(QLatin1Char('/'), -1).section(QLatin1Char('-'), 1);
    title.chop(4);
    return title.replace(QLatin1Char('-'), QLatin1Char(' '));
}

/// One process at a time; the lock goes with the connection.
Result<void> lock(SqlRunner &admin, const QString &database, const std::stop_token &stop)
{
    const QString sql = QStringLiteral("select pg_try_advisory_lock(hashtextextended(%1, 7))")
                            .arg(quoteLiteral(QStringLiteral("howdah sample ") + database));
    for (;;) {
        const auto got = admin.run(sql, stop);
        if (!got)
            return got.error();
        if (*got == QLatin1String("t"))
            return {};
        QThread::msleep(100);
    }
}

Result<void> fill(const QString &url, const SampleOptions &options, const std::stop_token &stop,
                  const Progress &progress)
{
    auto opened = SqlRunner::open(url);
    if (!opened)
        return opened.error();
    SqlRunner draft = std::move(*opened);
    // what the caller's environment (PGTZ, PGDATESTYLE, PGOPTIONS) may have set differently, and speed
    QString settings
        = QStringLiteral("set timezone = 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'postgres';"
                         "set standard_conforming_strings = on; set lock_timeout = 0;"
                         "set statement_timeout = 0; set default_transaction_read_only = off;"
                         "set synchronous_commit = off; set maintenance_work_mem = '256MB'; set jit = off;");
    settings += QStringLiteral("set howdah.scale = %1; set howdah.today = %2")
                    .arg(quoteLiteral(QString::number(options.scale)), quoteLiteral(options.today));
    if (auto set = draft.run(settings, stop); !set)
        return set.error();
    const QStringList files = sqlFiles();
    if (files.isEmpty())
        return Error::internal(QStringLiteral("The sample's SQL files are missing in this program"));
    const auto tell = [&](const QString &part, qsizetype done) {
        if (progress)
            progress(QStringLiteral("Making the sample database: %1…").arg(part),
                     int(100 * done / (files.size() + 1)));
    };
    for (qsizetype i = 0; i < files.size(); ++i) {
        tell(titleOf(files[i]), i);
        if (auto done = draft.run(QString::fromUtf8(contentOf(files[i])), stop); !done) {
            if (done.error().context.isEmpty())
                done.error().context = files[i];
            return done.error();
        }
    }
    tell(QStringLiteral("statistics"), files.size());
    if (auto done = draft.run(QStringLiteral("vacuum (analyze)"), stop); !done)
        return done.error();
    return {};
}

} // namespace

QString sampleVersion(const SampleOptions &options)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const QStringList files = sqlFiles();
    for (const QString &file : files)
        hash.addData(contentOf(file));
    hash.addData(QByteArray::number(options.scale));
    return QString::fromLatin1(hash.result().toHex().left(16));
}

Result<SampleState> ensureSample(const std::function<QString(const QString &)> &urlOf,
                                 const SampleOptions &options, const std::stop_token &stop,
                                 const Progress &progress)
{
    auto opened = SqlRunner::open(urlOf(QStringLiteral("postgres")));
    if (!opened)
        return opened.error();
    SqlRunner admin = std::move(*opened);
    if (auto locked = lock(admin, options.database, stop); !locked)
        return locked.error();

    const QString version = sampleVersion(options);
    const auto mark = admin.run(
        QStringLiteral(
            "select coalesce((select substr(setting, length('howdah.sample=') + 1)"
            " from pg_db_role_setting s, unnest(s.setconfig) setting"
            " where s.setdatabase = d.oid and s.setrole = 0 and setting like 'howdah.sample=%'), 'none')"
            " from pg_database d where d.datname = ")
            + quoteLiteral(options.database),
        stop);
    if (!mark)
        return mark.error();
    if (!mark->isNull())
        return *mark == version ? SampleState::Kept : SampleState::Outdated;

    const QString draftName = options.database + QStringLiteral("_being_made");
    const QString draft = quoteIdentifier(draftName);
    const QString drop = QStringLiteral("drop database if exists %1 with (force)").arg(draft);
    if (auto dropped = admin.run(drop, stop); !dropped) // of an attempt that was interrupted
        return dropped.error();
    if (auto made
        = admin.run(QStringLiteral("create database %1 encoding 'UTF8' template template0").arg(draft), stop);
        !made)
        return made.error();
    Result<void> done = fill(urlOf(draftName), options, stop, progress);
    if (done) {
        auto renamed = admin.run(
            QStringLiteral("alter database %1 set howdah.sample = %2; alter database %1 rename to %3")
                .arg(draft, quoteLiteral(version), quoteIdentifier(options.database)),
            stop);
        if (!renamed)
            done = renamed.error();
    }
    if (!done) {
        (void)admin.run(drop); // without the stop token: it may be why we are here
        return done.error();
    }
    return SampleState::Made;
}

} // namespace core::playground
