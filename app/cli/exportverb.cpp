// SPDX-License-Identifier: GPL-3.0-or-later
// howdah export: rows to a file or to standard output.
#include "app/cli/cli.h"
#include "app/cli/connection.h"
#include "app/cli/interrupt.h"
#include "core/session/pool.h"
#include "core/sql/splitter.h"
#include "core/transfer/exporter.h"

#include <QCoreApplication>
#include <QFile>

namespace app::cli {

using namespace core;
using transfer::ExportReport;
using transfer::ExportRequest;

namespace {

constexpr qint64 LargestScript = 64 << 20;

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    const bool open
        = path == QLatin1String("-") ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!open)
        return Error::io(QStringLiteral("Cannot read %1: %2").arg(path, file.errorString()));
    const QByteArray bytes = file.read(LargestScript + 1);
    if (file.error() != QFile::NoError)
        return Error::io(QStringLiteral("Cannot read %1: %2").arg(path, file.errorString()));
    if (bytes.size() > LargestScript)
        return Error::input(QStringLiteral("%1 is too large for one statement").arg(path));
    return bytes;
}

/// The one statement of the text, without its semicolon.
Result<QByteArray> oneStatement(const QByteArray &text)
{
    const QList<sql::Statement> statements = sql::split(text);
    if (statements.size() != 1)
        return Error::input(
            statements.isEmpty()
                ? QStringLiteral("There is no statement to export")
                : QStringLiteral("An export takes one statement, here are %1").arg(statements.size()));
    if (statements.first().kind != sql::Statement::Kind::Sql)
        return Error::input(QStringLiteral("This is no query whose rows can be exported"));
    return statements.first().sql(text).toByteArray();
}

/// The parts of a name as SQL writes it: public.orders, "My table", "a.b"."c""d". Unquoted parts are in lower
/// case.
Result<QStringList> nameParts(const QString &text)
{
    QStringList parts;
    QString part;
    bool quoted = false;
    bool wasQuoted = false;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        const QChar c = i < text.size() ? text[i] : QChar();
        if (quoted && i == text.size())
            return Error::input(QStringLiteral("A quote is not closed in the name %1").arg(text));
        if (quoted && c == QLatin1Char('"')) {
            if (i + 1 < text.size() && text[i + 1] == QLatin1Char('"')) {
                part += c;
                ++i;
            } else {
                quoted = false;
            }
        } else if (quoted) {
            part += c;
        } else if (c == QLatin1Char('"') && part.isEmpty() && !wasQuoted) {
            quoted = wasQuoted = true;
        } else if (i == text.size() || c == QLatin1Char('.')) {
            if (part.isEmpty())
                return Error::input(QStringLiteral("\"%1\" is not the name of a table").arg(text));
            parts << part;
            part.clear();
            wasQuoted = false;
        } else if (wasQuoted || c == QLatin1Char('"')) {
            return Error::input(QStringLiteral("\"%1\" is not the name of a table").arg(text));
        } else {
            part += c.unicode() < 0x80 ? c.toLower() : c; // as the server folds names
        }
    }
    if (parts.size() > 3)
        return Error::input(QStringLiteral("\"%1\" has too many parts for the name of a table").arg(text));
    return parts;
}

Result<transfer::ExportSource> sourceFrom(const Arguments &arguments)
{
    const int given = int(arguments.has("sql")) + int(arguments.has("file")) + int(arguments.has("table"));
    if (given != 1)
        return Error::input(QStringLiteral("One of --sql, --file and --table says what to export"));
    if (arguments.has("table"))
        return nameParts(arguments.value("table")).transform([](QStringList name) {
            return transfer::ExportSource(transfer::TableSource{std::move(name)});
        });
    auto text = arguments.has("sql") ? Result<QByteArray>(arguments.value("sql").toUtf8())
                                     : readFile(arguments.value("file"));
    return std::move(text).and_then(oneStatement).transform([](QByteArray statement) {
        return transfer::ExportSource(transfer::StatementSource{std::move(statement)});
    });
}

Result<transfer::CsvOptions> csvFrom(const Arguments &arguments)
{
    transfer::CsvOptions csv;
    struct Character
    {
        const char *option;
        std::function<void(char)> set;
    };
    const Character characters[] = {{"delimiter", [&csv](char c) { csv.delimiter = c; }},
                                    {"quote", [&csv](char c) { csv.quote = c; }},
                                    {"escape", [&csv](char c) { csv.escape = c; }}};
    for (const Character &character : characters) {
        if (!arguments.has(character.option))
            continue;
        auto value
            = transfer::characterFromName(arguments.value(character.option), QLatin1String(character.option));
        if (!value)
            return value.error();
        character.set(*value);
    }
    if (arguments.has("encoding")) {
        auto encoding = transfer::encodingFromName(arguments.value("encoding"));
        if (!encoding)
            return encoding.error();
        csv.encoding = *encoding;
    }
    csv.nullText = arguments.value("null").toUtf8();
    csv.header = !arguments.has("no-header");
    csv.crlf = arguments.has("crlf");
    if (auto checked = csv.check(); !checked)
        return checked.error();
    return csv;
}

Result<ExportRequest> requestFrom(const Arguments &arguments)
{
    if (arguments.value("format", QStringLiteral("csv")) != QLatin1String("csv"))
        return Error::input(
            QStringLiteral("The format %1 is not known; there is csv").arg(arguments.value("format")));
    if (arguments.value("output").isEmpty())
        return Error::input(QStringLiteral("--output is missing"),
                            QStringLiteral("--output - is standard output."));
    auto csv = csvFrom(arguments);
    if (!csv)
        return csv.error();
    auto source = sourceFrom(arguments);
    if (!source)
        return source.error();
    return ExportRequest{
        .source = std::move(*source), .target = arguments.value("output"), .write = {.csv = *csv}};
}

/// One export from start to end.
class ExportCommand : public QObject
{
public:
    ExportCommand(const Console &console, QObject *parent)
        : QObject(parent)
        , m_console(console)
        , m_pool(m_canceller)
        , m_exporter(m_pool)
    {
    }

    void start(const ExportRequest &request, const Connection &connection, bool quiet)
    {
        if (!connection.password.isEmpty())
            m_pool.setPassword(connection.profile.id, connection.password);
        auto task = m_exporter.start(request, connection.profile, {}, std::make_shared<transfer::Progress>());
        connect(&m_interrupt, &Interrupt::interrupted, this, [task]() mutable { task.requestStop(); });
        whenDone(task, this, [this, request, quiet](Result<ExportReport> answer) {
            m_console.quit(finish(request, answer, quiet));
            deleteLater();
        });
    }

private:
    int finish(const ExportRequest &request, const Result<ExportReport> &answer, bool quiet)
    {
        if (!answer) {
            const QString statement = QString::fromUtf8(transfer::exportStatement(request.source));
            const int code = m_console.error(answer.error(), statement);
            return answer.error().isCancelled() && m_interrupt.signalNumber() != 0
                ? 128 + m_interrupt.signalNumber()
                : code;
        }
        for (const session::Notice &notice : answer->notices)
            m_console.notice(notice);
        if (!quiet && request.target != QLatin1String("-"))
            m_console.say(QStringLiteral("%L1 rows, %L2 bytes in %L3 s")
                              .arg(answer->rows)
                              .arg(answer->bytes)
                              .arg(double(answer->total.count()) / 1e6, 0, 'f', 2));
        return Done;
    }

    const Console &m_console;
    Interrupt m_interrupt;
    session::Canceller m_canceller;
    session::Pool m_pool;
    transfer::Exporter m_exporter;
};

std::optional<int> start(const Arguments &arguments, Console &console)
{
    auto request = requestFrom(arguments);
    if (!request)
        return console.error(request.error());
    auto connection = connectionFrom(arguments, console);
    if (!connection)
        return console.error(connection.error());
    auto *command = new ExportCommand(console, QCoreApplication::instance());
    command->start(*request, *connection, arguments.has("quiet"));
    return std::nullopt;
}

} // namespace

Verb exportVerb()
{
    return {
        .name = "export",
        .operands = "--url URI (--sql TEXT | --file FILE | --table NAME) --output FILE",
        .purpose = "writes the rows of a query or a table to a file",
        .options = connectionOptions()
            + QList<Option>{{"sql", "TEXT", "the query, one statement"},
                            {"file", "FILE", "the query is in FILE (- is standard input)"},
                            {"table", "NAME", "every row of a table or view; quoted as in SQL where need be"},
                            {"output", "FILE", "where to write; - is standard output"},
                            {"format", "NAME", "csv, the only one so far and what is taken without it"},
                            {"delimiter", "C",
                             "one character, or comma, semicolon, tab, pipe (default comma)"},
                            {"quote", "C", "one character (default \")"},
                            {"escape", "C", "before a quote inside quotes (default: the quote, doubled)"},
                            {"null", "TEXT", "what NULL is written as (default: nothing)"},
                            {"no-header", nullptr, "no line of column names"},
                            {"encoding", "NAME", "utf-8, utf-8-bom, utf-16le, iso-8859-1, windows-1252"},
                            {"crlf", nullptr, "lines end as on Windows"},
                            {"quiet", nullptr, "no word about what was written"}},
        .notes = "The file is written beside its final name and renamed when it is whole: an export that "
                 "fails or is\n"
                 "interrupted leaves nothing. The bytes are those of psql's \\copy (...) to ... csv header.",
        .lowest = 0,
        .highest = 0,
        .start = start};
}

} // namespace app::cli
