// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/importrequest.h"

#include "core/base/sqlnames.h"
#include "core/importing/readoptiontable.h"
#include "core/importing/sniff.h"

namespace app::cli {

using namespace core;
using importing::ImportRequest;
using importing::ReadOptions;

namespace {

/// name=value; which = the first or the last sign.
Result<std::pair<QString, QString>> pairFrom(const QString &text, const char *option, bool last = false)
{
    const qsizetype sign = last ? text.lastIndexOf(QLatin1Char('=')) : text.indexOf(QLatin1Char('='));
    if (sign <= 0 || (last && sign == text.size() - 1))
        return Error::input(QStringLiteral("--%1 takes NAME=…, not \"%2\"").arg(QLatin1String(option), text));
    return std::pair(text.left(sign), text.mid(sign + 1));
}

Result<QList<std::pair<QString, QString>>> pairsFrom(const Arguments &arguments, const char *option,
                                                     bool last = false)
{
    QList<std::pair<QString, QString>> pairs;
    for (const QString &text : arguments.values(option)) {
        auto pair = pairFrom(text, option, last);
        if (!pair)
            return pair.error();
        pairs << *pair;
    }
    return pairs;
}

} // namespace

QList<Option> importOptions()
{
    QList<Option> options{
        {"table", "NAME", "the table, quoted as in SQL where need be"},
        {"format", "NAME",
         "csv, tsv, json, jsonl, xlsx, copy-text, copy-binary (default: what the file seems to be)"},
    };
    for (const importing::ReadOptionInfo &option : importing::readOptionTable())
        options << Option{option.flag, option.flagValue, option.flagHelp};
    return options
        + QList<Option>{
            {"header", nullptr, "the first line has the names of the columns"},
            {"by-position", nullptr, "columns go by their order, whatever their names"},
            {"create", nullptr, "make the table; the types are those that hold every value of the file"},
            {"type", "COLUMN=TYPE", "of a column of the new table; repeats", true},
            {"truncate", nullptr, "empty the table first, in the same transaction"},
            {"bad-rows", "FILE", "bad rows are left out and written to FILE, each with its reason"},
            {"keep-going", nullptr, "bad rows are left out and counted"},
            {"max-bad-rows", "N",
             "so many bad rows stop the import, nothing stays (default 1000; 0: no limit)"},
            {"date-order", "ORDER", "of dates that are not ISO: ymd, dmy, mdy"},
            {"dry-run", nullptr, "do it all, then roll it back"},
            {"show-sql", nullptr, "print what would run, and change nothing"},
            {"quiet", nullptr, "no word about what was done"},
        }
        + rowOptions();
}

QList<Option> rowOptions()
{
    return {
        {"map", "COLUMN=TABLE", "a column (its name, or its number) goes into this one of the table; repeats",
         true},
        {"skip", "COLUMN", "a column that is left out; repeats", true},
        {"set", "COLUMN=TEXT", "this column of the table gets this value in every row; repeats", true},
        {"expression", "COLUMN=SQL",
         "this column of the table gets the value of SQL over the columns that are read; repeats", true},
        {"upsert", "KEY",
         "rows that are there get the new values; KEY: columns of a unique index,\n"
         "\"\" is the primary key"},
        {"skip-existing", "KEY", "rows that are there stay as they are"},
    };
}

Result<RowWishes> rowWishesFrom(const Arguments &arguments)
{
    auto map = pairsFrom(arguments, "map", true);
    auto constants = pairsFrom(arguments, "set");
    auto expressions = pairsFrom(arguments, "expression");
    for (const auto *pairs : {&map, &constants, &expressions}) {
        if (!*pairs)
            return pairs->error();
    }
    RowWishes wishes;
    wishes.mapping.pairs = *map;
    wishes.mapping.constants = *constants;
    wishes.mapping.expressions = *expressions;
    wishes.mapping.skipped = arguments.values("skip");
    if (arguments.has("upsert") && arguments.has("skip-existing"))
        return Error::input(QStringLiteral("--upsert and --skip-existing exclude each other"));
    for (const char *option : {"upsert", "skip-existing"}) {
        if (!arguments.has(option))
            continue;
        wishes.onConflict = option == QByteArrayView("upsert") ? importing::OnConflict::Update
                                                               : importing::OnConflict::Skip;
        if (const QString key = arguments.value(option); !key.trimmed().isEmpty()) {
            auto columns = namesFromSql(key, QLatin1Char(','), QStringLiteral("the columns of the key"));
            if (!columns)
                return columns.error();
            wishes.key = *columns;
        }
    }
    return wishes;
}

Result<ReadOptions> readOptionsFrom(const Arguments &arguments, const importing::InputFile &file)
{
    ReadOptions options;
    QSet<QString> known;
    if (arguments.has("format")) {
        const QString format = arguments.value("format");
        auto read = importing::optionsForFormat(format);
        if (!read)
            return read;
        options = *read;
        known << QStringLiteral("format");
        if (format == QLatin1String("tsv"))
            known << QStringLiteral("delimiter");
    }
    for (const importing::ReadOptionInfo &option : importing::readOptionTable()) {
        if (!arguments.has(option.flag))
            continue;
        if (auto set
            = option.set(options, option.flagValue ? arguments.value(option.flag) : QStringLiteral("no"));
            !set)
            return set.error();
        known << option.id;
    }
    if (arguments.has("header")) {
        if (arguments.has("no-header"))
            return Error::input(QStringLiteral("--header and --no-header exclude each other"));
        options.header = true;
        known << QStringLiteral("header");
    }
    auto sniffed = importing::sniff(file, options, known);
    if (!sniffed)
        return sniffed;
    const importing::SourceFormatInfo &info = importing::sourceFormatInfo(sniffed->format);
    for (const importing::ReadOptionInfo &option : importing::readOptionTable()) {
        if (arguments.has(option.flag) && !info.options.contains(option.id))
            return Error::input(QStringLiteral("--%1 does not apply to the format %2")
                                    .arg(QLatin1String(option.flag), info.id));
    }
    if (auto checked = sniffed->check(); !checked)
        return checked.error();
    return sniffed;
}

Result<ImportRequest> importRequestFrom(const Arguments &arguments, const ReadOptions &read)
{
    ImportRequest request;
    request.file = arguments.operands.first();
    request.read = read;
    if (!arguments.has("table"))
        return Error::input(QStringLiteral("--table is missing: it says where the rows go"));
    auto table
        = namesFromSql(arguments.value("table"), QLatin1Char('.'), QStringLiteral("the name of a table"));
    if (!table)
        return table.error();
    if (table->size() > 2)
        return Error::input(QStringLiteral("\"%1\" has too many parts for the name of a table")
                                .arg(arguments.value("table")));
    request.table = *table;
    request.create = arguments.has("create");
    request.truncate = arguments.has("truncate");
    request.dryRun = arguments.has("dry-run");

    auto wishes = rowWishesFrom(arguments);
    if (!wishes)
        return wishes.error();
    auto types = pairsFrom(arguments, "type");
    if (!types)
        return types.error();
    request.mapping = wishes->mapping;
    request.mapping.byPosition = arguments.has("by-position");
    request.onConflict = wishes->onConflict;
    request.key = wishes->key;
    request.types = *types;
    if (!request.types.isEmpty() && !request.create)
        return Error::input(QStringLiteral("--type is for new tables: it needs --create"));

    request.badRowsFile = arguments.value("bad-rows");
    if (arguments.has("bad-rows") && request.badRowsFile.isEmpty())
        return Error::input(QStringLiteral("--bad-rows needs the name of a file"));
    request.keepGoing = arguments.has("keep-going") || arguments.has("bad-rows");
    if (arguments.has("max-bad-rows")) {
        bool isNumber = false;
        request.mostBadRows = arguments.value("max-bad-rows").toLongLong(&isNumber);
        if (!isNumber || request.mostBadRows < 0)
            return Error::input(QStringLiteral("--max-bad-rows takes a number"));
        if (!request.keepGoing)
            return Error::input(QStringLiteral("--max-bad-rows needs --bad-rows or --keep-going"));
    }
    request.dateOrder = arguments.value("date-order").toLower();
    if (arguments.has("date-order")
        && !QStringList{QStringLiteral("ymd"), QStringLiteral("dmy"), QStringLiteral("mdy")}.contains(
            request.dateOrder))
        return Error::input(QStringLiteral("--date-order is one of ymd, dmy, mdy"));
    if (auto checked = importing::checkRequest(request); !checked)
        return checked.error();
    return request;
}

QString described(const ReadOptions &read)
{
    const importing::SourceFormatInfo &info = importing::sourceFormatInfo(read.format);
    QStringList parts{info.label};
    for (const importing::ReadOptionInfo &option : importing::readOptionTable()) {
        const QString value = option.get(read);
        if (!info.options.contains(option.id) || value.isEmpty())
            continue;
        if (option.kind == importing::ReadOptionInfo::Kind::Switch) {
            parts << (value == QLatin1String("yes") ? QStringLiteral("with a header")
                                                    : QStringLiteral("without a header"));
            continue;
        }
        if (option.kind == importing::ReadOptionInfo::Kind::Number && value == QLatin1String("0"))
            continue;
        parts << option.label.toLower() + QLatin1Char(' ')
                + (value == QLatin1String("\t") ? QStringLiteral("tab") : value);
    }
    return parts.join(QLatin1String(", "));
}

} // namespace app::cli
