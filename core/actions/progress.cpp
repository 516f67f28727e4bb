// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/progress.h"

#include <QHash>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace core::actions {

namespace {

/// The server's phases as sentences; one that is not known is told as the server calls it.
QString phaseText(const QString &phase)
{
    static const QHash<QString, QString> texts{
        {QStringLiteral("initializing"), QStringLiteral("Beginning")},
        {QStringLiteral("scanning heap"), QStringLiteral("Scanning the table")},
        {QStringLiteral("vacuuming indexes"), QStringLiteral("Removing dead entries from indexes")},
        {QStringLiteral("vacuuming heap"), QStringLiteral("Removing dead rows")},
        {QStringLiteral("cleaning up indexes"), QStringLiteral("Cleaning up indexes")},
        {QStringLiteral("truncating heap"), QStringLiteral("Giving empty blocks back")},
        {QStringLiteral("performing final cleanup"), QStringLiteral("Cleaning up at the end")},
        {QStringLiteral("acquiring sample rows"), QStringLiteral("Reading sample rows")},
        {QStringLiteral("acquiring inherited sample rows"),
         QStringLiteral("Reading sample rows of partitions")},
        {QStringLiteral("computing statistics"), QStringLiteral("Computing statistics")},
        {QStringLiteral("computing extended statistics"), QStringLiteral("Computing extended statistics")},
        {QStringLiteral("finalizing analyze"), QStringLiteral("Writing statistics")},
        {QStringLiteral("seq scanning heap"), QStringLiteral("Reading the table")},
        {QStringLiteral("index scanning heap"), QStringLiteral("Reading the table by its index")},
        {QStringLiteral("sorting tuples"), QStringLiteral("Sorting rows")},
        {QStringLiteral("writing new heap"), QStringLiteral("Writing the table anew")},
        {QStringLiteral("swapping relation files"), QStringLiteral("Putting the new files in place")},
        {QStringLiteral("rebuilding index"), QStringLiteral("Building indexes anew")},
        {QStringLiteral("waiting for writers before build"),
         QStringLiteral("Waiting for transactions that write")},
        {QStringLiteral("waiting for writers before validation"),
         QStringLiteral("Waiting for transactions that write")},
        {QStringLiteral("waiting for old snapshots"), QStringLiteral("Waiting for older transactions")},
        {QStringLiteral("waiting for readers before marking dead"),
         QStringLiteral("Waiting for transactions that read the old index")},
        {QStringLiteral("waiting for readers before dropping"),
         QStringLiteral("Waiting for transactions that read the old index")},
    };
    if (phase.startsWith(QLatin1String("building index")))
        return QStringLiteral("Building the index") + phase.mid(14);
    if (phase.startsWith(QLatin1String("index validation")))
        return QStringLiteral("Checking the index") + phase.mid(16);
    return texts.value(phase, phase);
}

QString duration(std::chrono::seconds time)
{
    const qint64 seconds = time.count();
    return seconds < 120 ? QStringLiteral("%1 s").arg(seconds) : QStringLiteral("%1 min").arg(seconds / 60);
}

} // namespace

double Progress::share() const
{
    if (total <= 0 || done < 0)
        return -1;
    return std::min(1.0, double(done) / double(total));
}

QString Progress::text() const
{
    if (command.isEmpty())
        return {};
    QString text = phaseText(phase);
    const auto number = [](qint64 value) { return QLocale(QLocale::English).toString(value); };
    if (total > 0 && done >= 0) {
        const QString of = unit == QLatin1String("lockers") ? QStringLiteral("transactions")
            : unit == QLatin1String("tuples")               ? QStringLiteral("rows")
                                                            : unit;
        text += QStringLiteral(": %1 of %2 %3").arg(number(done), number(total), of);
    }
    if (parts > 0)
        text += QStringLiteral(" · part %1 of %2").arg(number(std::min(part + 1, parts)), number(parts));
    return text;
}

QString Progress::waitText() const
{
    if (!waiting)
        return {};
    QStringList names;
    for (const ddl::Blocker &blocker : blockers)
        names << describe(blocker);
    return names.isEmpty() ? QStringLiteral("Waits for a lock")
                           : QStringLiteral("Waits for ") + names.join(QStringLiteral(", "));
}

QString describe(const ddl::Blocker &blocker)
{
    QStringList known;
    if (!blocker.user.isEmpty())
        known << blocker.user;
    if (!blocker.application.isEmpty())
        known << blocker.application;
    if (!blocker.state.isEmpty())
        known << (blocker.since.count() < 0
                      ? blocker.state
                      : QStringLiteral("%1, begun %2 ago").arg(blocker.state, duration(blocker.since)));
    const QString pid = QStringLiteral("pid %1").arg(blocker.pid);
    return known.isEmpty() ? pid : QStringLiteral("%1 (%2)").arg(pid, known.join(QStringLiteral(", ")));
}

Result<Progress> readProgress(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                              int pid)
{
    auto sql = library.statement(QStringLiteral("action"), QStringLiteral("progress"), link.info().version,
                                 {{QStringLiteral("pid"), pid}});
    if (!sql)
        return std::move(sql).error();
    auto answer = link.execute(job, sql->toUtf8());
    if (!answer)
        return std::move(answer).error();
    const PGresult *rows = answer->get();
    Progress progress;
    if (PQntuples(rows) == 0)
        return progress;
    const auto text = [&](int column) { return QString::fromUtf8(PQgetvalue(rows, 0, column)); };
    const auto number
        = [&](int column) { return PQgetisnull(rows, 0, column) ? qint64(-1) : text(column).toLongLong(); };
    progress.command = text(0);
    progress.relation = text(1);
    progress.phase = text(2);
    progress.done = number(3);
    progress.total = number(4);
    progress.unit = text(5);
    progress.part = number(6);
    progress.parts = number(7);
    progress.waiting = text(8) == QLatin1String("t");
    if (progress.waiting) {
        auto blockers = ddl::blockersOf(link, job, library, pid);
        if (!blockers)
            return std::move(blockers).error();
        progress.blockers = std::move(*blockers);
    }
    return progress;
}

} // namespace core::actions
