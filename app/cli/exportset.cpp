// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exportset.h"

#include "app/cli/cli.h"
#include "app/cli/exportsource.h"
#include "core/base/interrupt.h"
#include "core/base/sqlquote.h"
#include "core/transfer/exporter.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>

namespace app::cli {

using namespace core;
using transfer::SetReport;
using transfer::SetRequest;

session::Pool::Limits poolFor(int sessions)
{
    session::Pool::Limits limits;
    limits.exclusive = std::max(limits.exclusive, sessions);
    limits.total = limits.exclusive + limits.shared;
    return limits;
}

Result<SetRequest> setFrom(const Arguments &arguments, const transfer::WriteOptions &write)
{
    if (arguments.value("output") == QLatin1String("-"))
        return Error::input(QStringLiteral("Several tables cannot go to standard output"),
                            QStringLiteral("--output names a folder, each table is a file in it."));
    if (arguments.has("sql") || arguments.has("file") || (arguments.has("schema") && arguments.has("table")))
        return Error::input(
            QStringLiteral("One of --sql, --file and --table, or --schema, says what to export"));
    auto tables = tablesFrom(arguments);
    if (!tables)
        return tables.error();
    auto sessions = sessionsFrom(arguments);
    if (!sessions)
        return sessions.error();
    if (arguments.has("schema") && arguments.value("schema").isEmpty())
        return Error::input(QStringLiteral("--schema needs a name"));
    return SetRequest{.tables = std::move(*tables),
                      .schema = arguments.value("schema"),
                      .folder = QDir(arguments.value("output")).absolutePath(),
                      .write = write,
                      .sessions = *sessions,
                      .unordered = arguments.has("unordered"),
                      .keepFinished = arguments.has("keep-finished")};
}

namespace {

QString shownName(const transfer::TableInfo &table)
{
    return harmless(quoteQualified(table.path()));
}

/// One run from start to end.
class SetCommand : public QObject
{
public:
    SetCommand(const Console &console, const SetRequest &request, QObject *parent)
        : QObject(parent)
        , m_console(console)
        , m_request(request)
        , m_pool(m_canceller, poolFor(request.sessions))
        , m_exporter(m_pool)
    {
    }

    void start(const Connection &connection, bool quiet)
    {
        if (!connection.password.isEmpty())
            m_pool.setPassword(connection.profile.id, connection.password);
        auto task = m_exporter.startSet(m_request, connection.profile, {}, m_progress);
        connect(&m_interrupt, &core::Interrupt::interrupted, this, [task]() mutable { task.requestStop(); });
        whenDone(task, this, [this, quiet](const Result<SetReport> &answer) {
            m_console.quit(answer ? finish(*answer, quiet) : fail(answer.error()));
            deleteLater();
        });
    }

private:
    int fail(const Error &error) const
    {
        if (error.isCancelled() && m_interrupt.signalNumber() != 0) {
            m_console.error(error);
            return 128 + m_interrupt.signalNumber();
        }
        // which table it was
        for (const auto &table : m_progress->tables()) {
            if (table->error())
                return m_console.error(error, {}, shownName(table->table) + QLatin1String(": "));
        }
        return m_console.error(error);
    }

    int finish(const SetReport &report, bool quiet) const
    {
        int code = Done;
        for (const QString &note : report.notes)
            m_console.warning(harmless(note));
        for (const transfer::TableReport &table : report.tables) {
            if (table.error)
                code = m_console.error(*table.error, {}, shownName(table.table) + QLatin1String(": "));
        }
        if (quiet)
            return code;
        for (const transfer::TableReport &table : report.tables) {
            if (!table.error)
                m_console.say(QStringLiteral("%1: %2 rows, %3 bytes")
                                  .arg(harmless(table.path), QLocale().toString(table.rows),
                                       QLocale().toString(table.bytes)));
        }
        const qsizetype written = report.tables.size() - report.failed();
        m_console.say(QStringLiteral("%L1 %2, %L3 rows, %L4 bytes in %L5 s")
                          .arg(written)
                          .arg(written == 1 ? QStringLiteral("table") : QStringLiteral("tables"))
                          .arg(report.rows())
                          .arg(report.bytes())
                          .arg(double(report.total.count()) / 1e6, 0, 'f', 2));
        return code;
    }

    const Console &m_console;
    const SetRequest m_request;
    core::Interrupt m_interrupt;
    session::Canceller m_canceller;
    session::Pool m_pool;
    transfer::Exporter m_exporter;
    std::shared_ptr<transfer::SetProgress> m_progress = std::make_shared<transfer::SetProgress>();
};

} // namespace

void startSetExport(const SetRequest &request, const Connection &connection, const Console &console,
                    bool quiet)
{
    auto *command = new SetCommand(console, request, QCoreApplication::instance());
    command->start(connection, quiet);
}

} // namespace app::cli
