// SPDX-License-Identifier: GPL-3.0-or-later
// howdah copy: the rows of a table into a table of another server.
#include "app/cli/cli.h"
#include "app/cli/connection.h"
#include "app/cli/importrequest.h"
#include "app/cli/verb.h"
#include "core/base/interrupt.h"
#include "core/base/sqlnames.h"
#include "core/base/sqlquote.h"
#include "core/importing/tablecopy.h"
#include "core/session/pool.h"

#include <QCoreApplication>

namespace app::cli {

using namespace core;
using importing::CopyReport;
using importing::CopyRequest;

namespace {

/// One copy from start to end.
class CopyCommand : public QObject
{
public:
    CopyCommand(const Console &console, QObject *parent)
        : QObject(parent)
        , m_console(console)
        , m_pool(m_canceller)
        , m_copier(m_pool)
    {
    }

    void start(const CopyRequest &request, const Connection &from, const Connection &to, bool onlyShow,
               bool quiet)
    {
        for (const Connection *one : {&from, &to}) {
            if (!one->password.isEmpty())
                m_pool.setPassword(one->profile.id, one->password);
        }
        auto task = m_copier.start(request, from.profile, {}, to.profile, {},
                                   std::make_shared<importing::ImportProgress>(), onlyShow);
        connect(&m_interrupt, &core::Interrupt::interrupted, this, [task]() mutable { task.requestStop(); });
        whenDone(task, this, [this, onlyShow, quiet](Result<CopyReport> answer) {
            m_console.quit(finish(answer, onlyShow, quiet));
            deleteLater();
        });
    }

private:
    int finish(const Result<CopyReport> &answer, bool onlyShow, bool quiet) const
    {
        if (!answer) {
            const int code = m_console.error(answer.error());
            return answer.error().isCancelled() && m_interrupt.signalNumber() != 0
                ? 128 + m_interrupt.signalNumber()
                : code;
        }
        if (onlyShow)
            return m_console.print(harmless(answer->script)) ? Done : IoFailed;
        for (const QString &note : answer->notes)
            m_console.warning(harmless(note));
        if (!quiet)
            m_console.say(
                QStringLiteral("%L1 rows %2 %3 in %L4 s%5%6")
                    .arg(answer->rows)
                    .arg(answer->dryRun ? QStringLiteral("would go into") : QStringLiteral("into"),
                         harmless(quoteQualified(answer->table)))
                    .arg(double(answer->total.count()) / 1e6, 0, 'f', 2)
                    .arg(answer->skipped > 0 ? QStringLiteral("; %L1 were there already").arg(answer->skipped)
                                             : QString(),
                         answer->dryRun ? QStringLiteral("; everything was rolled back") : QString()));
        return Done;
    }

    const Console &m_console;
    core::Interrupt m_interrupt;
    session::Canceller m_canceller;
    session::Pool m_pool;
    importing::TableCopier m_copier;
};

Result<QStringList> nameFrom(const Arguments &arguments, const char *option)
{
    auto parts
        = namesFromSql(arguments.value(option), QLatin1Char('.'), QStringLiteral("the name of a table"));
    if (parts && parts->size() > 2)
        return Error::input(
            QStringLiteral("\"%1\" has too many parts for the name of a table").arg(arguments.value(option)));
    return parts;
}

std::optional<int> start(const Arguments &arguments, Console &console)
{
    auto to = connectionFrom(arguments, console);
    if (!to)
        return console.error(to.error());
    auto from = arguments.has("from-url") ? sourceConnectionFrom(arguments, console) : to;
    if (!from)
        return console.error(from.error());
    if (!arguments.has("table"))
        return console.error(Error::input(QStringLiteral("--table is missing: it says what is copied")));
    CopyRequest request;
    auto table = nameFrom(arguments, "table");
    if (!table)
        return console.error(table.error());
    request.from = *table;
    if (arguments.has("to")) {
        auto target = nameFrom(arguments, "to");
        if (!target)
            return console.error(target.error());
        request.to = *target;
    } else if (!arguments.has("from-url")) {
        return console.error(Error::input(
            QStringLiteral("A table cannot be copied into itself: --from-url or --to is missing")));
    }
    auto wishes = rowWishesFrom(arguments);
    if (!wishes)
        return console.error(wishes.error());
    request.mapping = wishes->mapping;
    request.onConflict = wishes->onConflict;
    request.key = wishes->key;
    request.create = arguments.has("create");
    request.truncate = arguments.has("truncate");
    request.dryRun = arguments.has("dry-run");
    auto *command = new CopyCommand(console, QCoreApplication::instance());
    command->start(request, *from, *to, arguments.has("show-sql"), arguments.has("quiet"));
    return std::nullopt;
}

} // namespace

Verb copyVerb()
{
    return {.name = "copy",
            .operands = "--from-url URI --url URI --table NAME",
            .purpose = "copies the rows of a table into a table of another server",
            .options = sourceConnectionOptions() + connectionOptions()
                + QList<Option>{{"table", "NAME", "the table or view that is read"},
                                {"to", "NAME", "the table that is written (default: of the same name)"},
                                {"create", nullptr, "make that table: columns, NOT NULL, primary key"},
                                {"truncate", nullptr, "empty it first, in the same transaction"},
                                {"dry-run", nullptr, "do it all, then roll it back"},
                                {"show-sql", nullptr, "print what would run, and change nothing"},
                                {"quiet", nullptr, "no word about what was done"}}
                + rowOptions(),
            .notes
            = "Columns go by their names. Rows go from one server into the other without a file between\n"
              "them, in binary format where the types allow it, in one transaction.",
            .lowest = 0,
            .highest = 0,
            .start = start};
}

} // namespace app::cli
