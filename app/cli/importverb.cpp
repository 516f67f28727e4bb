// SPDX-License-Identifier: GPL-3.0-or-later
// howdah import: a file into a table.
#include "app/cli/cli.h"
#include "app/cli/connection.h"
#include "app/cli/importrequest.h"
#include "core/base/interrupt.h"
#include "core/base/sqlquote.h"
#include "core/importing/importer.h"
#include "core/session/pool.h"

#include <QCoreApplication>

#include <malloc.h>

namespace app::cli {

using namespace core;
using importing::ImportPreview;
using importing::ImportReport;
using importing::ImportRequest;

namespace {

/// One import from start to end.
class ImportCommand : public QObject
{
public:
    ImportCommand(const Console &console, ImportRequest request, importing::InputFilePtr file,
                  QObject *parent)
        : QObject(parent)
        , m_console(console)
        , m_request(std::move(request))
        , m_file(std::move(file))
        , m_pool(m_canceller)
        , m_importer(m_pool)
    {
    }

    void start(const Connection &connection, bool onlyShow, bool quiet)
    {
        if (!connection.password.isEmpty())
            m_pool.setPassword(connection.profile.id, connection.password);
        auto progress = std::make_shared<importing::ImportProgress>();
        if (onlyShow)
            follow(m_importer.preview(m_request, connection.profile, {}, progress, m_file),
                   [this](const ImportPreview &preview) { return show(preview); });
        else
            follow(m_importer.start(m_request, connection.profile, {}, progress, m_file),
                   [this, quiet](const ImportReport &report) { return tell(report, quiet); });
    }

private:
    template <class T, class F> void follow(Task<T> task, F finished)
    {
        connect(&m_interrupt, &core::Interrupt::interrupted, this, [task]() mutable { task.requestStop(); });
        whenDone(task, this, [this, finished](Result<T> answer) {
            m_console.quit(answer ? finished(*answer) : failed(answer.error()));
            deleteLater();
        });
    }

    int failed(const Error &error) const
    {
        const int code = m_console.error(error);
        return error.isCancelled() && m_interrupt.signalNumber() != 0 ? 128 + m_interrupt.signalNumber()
                                                                      : code;
    }

    int show(const ImportPreview &preview) const
    {
        ImportRequest request = m_request;
        request.createStatement = preview.createStatement;
        return m_console.print(QStringLiteral("-- ") + harmless(described(request.read)) + QLatin1Char('\n')
                               + harmless(preview.plan.script(request)))
            ? Done
            : IoFailed;
    }

    int tell(const ImportReport &report, bool quiet) const
    {
        for (const session::Notice &notice : report.notices)
            m_console.notice(notice);
        for (const QString &note : report.notes)
            m_console.warning(harmless(note));
        for (const QString &example : report.badExamples)
            m_console.say(harmless(example));
        if (report.badRows > 0)
            m_console.warning(report.badRowsFile.isEmpty()
                                  ? QStringLiteral("%L1 bad rows were left out").arg(report.badRows)
                                  : QStringLiteral("%L1 bad rows were left out; they are in %2")
                                        .arg(report.badRows)
                                        .arg(harmless(report.badRowsFile)));
        if (quiet)
            return Done;
        QString text = QStringLiteral("%L1 rows %2 %3 in %L4 s")
                           .arg(report.rows)
                           .arg(report.dryRun ? QStringLiteral("would go into") : QStringLiteral("into"),
                                harmless(quoteQualified(report.table)))
                           .arg(double(report.total.count()) / 1e6, 0, 'f', 2);
        if (report.skipped > 0)
            text += QStringLiteral("; %L1 were there already").arg(report.skipped);
        if (report.dryRun)
            text += QStringLiteral("; everything was rolled back");
        m_console.say(text);
        return Done;
    }

    const Console &m_console;
    const ImportRequest m_request;
    const importing::InputFilePtr m_file;
    core::Interrupt m_interrupt;
    session::Canceller m_canceller;
    session::Pool m_pool;
    importing::Importer m_importer;
};

std::optional<int> start(const Arguments &arguments, Console &console)
{
#ifdef M_MMAP_THRESHOLD
    mallopt(M_MMAP_THRESHOLD, 128 << 10); // large blocks go back to the system when they are freed
#endif
    auto connection = connectionFrom(arguments, console);
    if (!connection)
        return console.error(connection.error());
    auto file = importing::InputFile::open(arguments.operands.first());
    if (!file)
        return console.error(file.error());
    auto read = readOptionsFrom(arguments, **file);
    if (!read)
        return console.error(read.error());
    auto request = importRequestFrom(arguments, *read);
    if (!request)
        return console.error(request.error());
    auto *command
        = new ImportCommand(console, std::move(*request), std::move(*file), QCoreApplication::instance());
    command->start(*connection, arguments.has("show-sql"), arguments.has("quiet"));
    return std::nullopt;
}

} // namespace

Verb importVerb()
{
    return {.name = "import",
            .operands = "--url URI FILE --table NAME",
            .purpose = "reads the rows of a file into a table",
            .options = connectionOptions() + importOptions(),
            .notes
            = "FILE may be - for standard input, and packed with gzip or zstd. Everything happens in one\n"
              "transaction: an import that fails or is interrupted leaves nothing. Columns go by their\n"
              "names where the file has names, else by their order.",
            .lowest = 1,
            .highest = 1,
            .start = start};
}

} // namespace app::cli
