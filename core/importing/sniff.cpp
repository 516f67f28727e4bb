// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/sniff.h"

#include "core/importing/copytextreader.h"
#include "core/importing/csvreader.h"
#include "core/importing/decoding.h"
#include "core/importing/inference.h"
#include "core/importing/jsonreader.h"
#include "core/importing/sheetreader.h"
#include "core/importing/workbook.h"

#include <QFileInfo>

#include <map>

namespace core::importing {

namespace {

constexpr int RowsLookedAt = 500;
constexpr qsizetype LongestSample = 4096; ///< of a value, in bytes

/// The head as UTF-8, whole lines of it.
QByteArray headText(const InputFile &file, const QString &encoding, qsizetype most = 256 << 10)
{
    auto bytes = decode(std::make_unique<HeldSource>(file.head()), encoding);
    if (!bytes)
        return {};
    QByteArray text(most, Qt::Uninitialized);
    qsizetype filled = 0;
    while (filled < most) { // what comes before a failure counts
        auto some = (*bytes)->read(text.data() + filled, most - filled);
        if (!some || *some == 0)
            break;
        filled += *some;
    }
    text.truncate(filled);
    return text;
}

SourceFormat guessFormat(const InputFile &file, const QByteArray &text)
{
    if (file.head().startsWith("PK\x03\x04"))
        return SourceFormat::Xlsx;
    if (file.head().startsWith("PGCOPY\n\xff\r\n"))
        return SourceFormat::CopyBinary;
    QString name = file.name().toLower();
    for (const char *packed : {".gz", ".zst"}) {
        if (name.endsWith(QLatin1String(packed)))
            name.chop(qsizetype(strlen(packed)));
    }
    const QString suffix = QFileInfo(name).suffix();
    for (const SourceFormatInfo &info : sourceFormats()) {
        if (info.suffixes.contains(suffix) && info.format != SourceFormat::Xlsx
            && info.format != SourceFormat::CopyBinary && suffix != QLatin1String("txt"))
            return info.format;
    }
    const char *const end = text.constEnd();
    const char *const first = skipJsonSpace(text.constBegin(), end);
    if (first < end && *first == '[') {
        const char *const next = skipJsonSpace(first + 1, end);
        if (next < end && (*next == '{' || *next == ']'))
            return SourceFormat::Json;
    }
    if (first < end && *first == '{'
        && JsonScanner().scan(first, end, false).outcome != JsonScan::Outcome::Wrong)
        return SourceFormat::JsonLines;
    if (text.contains('\t') && (text.contains("\t\\N") || text.contains("\\N\t") || text.endsWith("\n\\.\n")))
        return SourceFormat::CopyText;
    return SourceFormat::Csv;
}

/// How the lines of the head come apart.
struct Shape
{
    qsizetype columns = 0; ///< of most records
    double agreement = 0;  ///< share of the records that have as many
    int records = 0;
};

Shape shapeOf(const QByteArray &text, const ReadOptions &options)
{
    CsvReader reader(std::make_unique<HeldSource>(text), options);
    Record record;
    std::map<qsizetype, int> counts;
    Shape shape;
    qint64 skipped = 0;
    while (shape.records < RowsLookedAt) {
        auto read = reader.nextLoose(record);
        if (!read || !*read)
            break;
        if (skipped++ < options.skipLines || (record.cells.size() == 1 && record.cells.front().size == 0))
            continue;
        ++shape.records;
        ++counts[qsizetype(record.cells.size())];
    }
    int most = 0;
    for (const auto &[columns, count] : counts) {
        if (count >= most) {
            most = count;
            shape.columns = columns;
        }
    }
    if (shape.records > 0)
        shape.agreement = double(most) / shape.records;
    return shape;
}

void guessDelimiter(const QByteArray &text, ReadOptions &options, const QSet<QString> &known)
{
    double best = -1;
    const ReadOptions base = options;
    const bool quoteKnown = known.contains(QStringLiteral("quote"));
    for (const char delimiter : {',', ';', '\t', '|', ':'}) {
        if (known.contains(QStringLiteral("delimiter")) && delimiter != base.delimiter)
            continue;
        for (const char quote : {'"', '\''}) {
            if (quoteKnown ? quote == '\'' : quote == '\'' && !text.contains('\''))
                continue;
            ReadOptions attempt = base;
            attempt.delimiter = delimiter;
            if (!quoteKnown)
                attempt.quote = quote;
            const Shape shape = shapeOf(text, attempt);
            if (shape.records == 0)
                continue;
            double score = shape.columns < 2
                ? 0.1
                : shape.agreement * (1 + 0.05 * double(std::min<qsizetype>(shape.columns, 20)));
            if (delimiter == ':')
                score *= 0.5; // times have it
            if (!quoteKnown && quote == '\'')
                // apostrophes are no quotes: only where values begin with them
                score *= text.startsWith('\'') || text.contains(QByteArray(1, delimiter) + '\'') ? 0.99 : 0.1;
            if (score > best) {
                best = score;
                options.delimiter = attempt.delimiter;
                options.quote = attempt.quote;
            }
        }
    }
    if (known.contains(QStringLiteral("delimiter")) && best < 0)
        options.delimiter = base.delimiter;
    if (!known.contains(QStringLiteral("escape")) && options.quote != '\0'
        && text.contains(QByteArray("\\") + options.quote) && !text.contains(QByteArray(2, options.quote))) {
        ReadOptions escaped = options;
        escaped.escape = '\\';
        if (shapeOf(text, escaped).agreement >= shapeOf(text, options).agreement)
            options.escape = '\\';
    }
}

/// Whether the first row names the columns: words, none twice, unlike what follows.
bool guessHeader(const QList<QList<Sample::Value>> &rows)
{
    if (rows.isEmpty())
        return true;
    QSet<QByteArray> seen;
    bool sameKinds = rows.size() > 1;
    for (qsizetype column = 0; column < rows.first().size(); ++column) {
        const Sample::Value &name = rows.first()[column];
        if (name.null || name.text.trimmed().isEmpty() || seen.contains(name.text))
            return false;
        seen.insert(name.text);
        ColumnGuess guess;
        guess.add(Cell::text(name.text));
        // t and f may well be names
        if (const QString type = guess.typeName();
            type != QLatin1String("text") && type != QLatin1String("boolean"))
            return false;
        ColumnGuess below;
        for (qsizetype row = 1; row < rows.size(); ++row) {
            if (column < rows[row].size() && !rows[row][column].null)
                below.add(Cell::text(rows[row][column].text));
        }
        if (below.typeName() != QLatin1String("text"))
            sameKinds = false;
    }
    if (!sameKinds || rows.size() == 1)
        return true;
    // all text: names are short
    qsizetype longest = 0;
    for (const Sample::Value &value : rows.first())
        longest = std::max(longest, value.text.size());
    return longest <= 63;
}

} // namespace

Result<std::unique_ptr<RecordReader>> readerOf(const InputFilePtr &file, const ReadOptions &options)
{
    using Reader = std::unique_ptr<RecordReader>;
    if (auto checked = options.check(); !checked)
        return checked.error();
    const auto text = [file, encoding = options.encoding]() -> Result<ByteSourcePtr> {
        auto bytes = file->read();
        if (!bytes)
            return bytes;
        return decode(std::move(*bytes), encoding);
    };
    switch (options.format) {
    case SourceFormat::Csv:
    case SourceFormat::CopyText: {
        auto bytes = text();
        if (!bytes)
            return bytes.error();
        if (options.format == SourceFormat::Csv)
            return Reader(std::make_unique<CsvReader>(std::move(*bytes), options));
        return Reader(std::make_unique<CopyTextReader>(std::move(*bytes)));
    }
    case SourceFormat::Json:
    case SourceFormat::JsonLines:
        if (auto kept = file->makeRewindable(); !kept)
            return kept.error();
        return Reader(std::make_unique<JsonReader>(text, options.format == SourceFormat::JsonLines));
    case SourceFormat::Xlsx: {
        if (auto kept = file->makeRewindable(); !kept)
            return kept.error();
        if (file->packing() != Packing::None)
            return Error::input(
                QStringLiteral("A workbook is packed already: unpack %1 first").arg(file->name()));
        auto book = Workbook::open(file);
        if (!book)
            return book.error();
        return Reader(std::make_unique<SheetReader>(std::move(*book), options));
    }
    case SourceFormat::CopyBinary:
        break;
    }
    return Error::input(QStringLiteral("The rows of COPY binary are read by the server alone"));
}

Result<Sample> sampleOf(const InputFilePtr &file, const ReadOptions &options, int rows)
{
    Sample sample;
    if (!sourceFormatInfo(options.format).hasRecords)
        return sample;
    if (auto checked = options.check(); !checked)
        return checked.error();
    Result<std::unique_ptr<RecordReader>> reader = Error::internal({});
    bool cut = false;
    if (options.format == SourceFormat::Xlsx) {
        reader = readerOf(file, options);
        if (auto book = Workbook::open(file)) {
            for (const Workbook::Sheet &sheet : (*book)->sheets())
                sample.sheets << sheet.name;
        }
    } else {
        const QByteArray text = headText(*file, options.encoding);
        cut = !file->headIsAll() || text.size() >= (256 << 10);
        const auto again
            = [text]() -> Result<ByteSourcePtr> { return ByteSourcePtr(std::make_unique<HeldSource>(text)); };
        if (options.format == SourceFormat::Csv)
            reader = std::unique_ptr<RecordReader>(std::make_unique<CsvReader>(std::move(*again()), options));
        else if (options.format == SourceFormat::CopyText)
            reader = std::unique_ptr<RecordReader>(std::make_unique<CopyTextReader>(std::move(*again())));
        else
            reader = std::unique_ptr<RecordReader>(
                std::make_unique<JsonReader>(again, options.format == SourceFormat::JsonLines, cut));
    }
    if (!reader)
        return reader.error();
    if (auto opened = (*reader)->open(); !opened)
        return opened.error();
    sample.columns = (*reader)->columns();
    Record record;
    QByteArray text;
    while (sample.rows.size() < rows) {
        auto read = (*reader)->next(record);
        if (!read) {
            if (!cut)
                sample.error = read.error();
            break;
        }
        if (!*read)
            break;
        QList<Sample::Value> row;
        for (const Cell &cell : record.cells) {
            if (cell.form == Cell::Form::Null) {
                row.append(Sample::Value());
                continue;
            }
            text = cell.bytes().first(std::min(cell.size, LongestSample)).toByteArray();
            if (cell.form == Cell::Form::Json && cell.data[0] == '"' && cell.size <= LongestSample) {
                QByteArray plain;
                if (appendJsonString(plain, cell.bytes()))
                    text = plain;
            }
            row.append({text, false});
        }
        sample.rows.append(std::move(row));
        sample.lines.append(record.line);
        sample.problems.append(record.problem.value_or(QString()));
    }
    if (cut && sample.rows.size() > 1 && sample.rows.size() < rows && !sample.problems.last().isEmpty()) {
        // the record that the head ends in
        sample.rows.removeLast();
        sample.lines.removeLast();
        sample.problems.removeLast();
    }
    return sample;
}

Result<ReadOptions> sniff(const InputFile &file, const ReadOptions &options, const QSet<QString> &known)
{
    ReadOptions guess = options;
    if (!known.contains(QStringLiteral("encoding")))
        guess.encoding = guessEncoding(file.head(), file.headIsAll());
    const QByteArray text = headText(file, guess.encoding);
    if (!known.contains(QStringLiteral("format")))
        guess.format = guessFormat(file, text);
    if (guess.format == SourceFormat::Xlsx || guess.format == SourceFormat::CopyBinary)
        guess.encoding = QStringLiteral("UTF-8");
    if (guess.format != SourceFormat::Csv)
        return guess;
    guessDelimiter(text, guess, known);
    if (!known.contains(QStringLiteral("header"))) {
        ReadOptions plain = guess;
        plain.header = false;
        CsvReader reader(std::make_unique<HeldSource>(text), plain);
        QList<QList<Sample::Value>> rows;
        if (reader.open()) {
            Record record;
            while (rows.size() < 100) {
                auto read = reader.nextLoose(record);
                if (!read || !*read)
                    break;
                QList<Sample::Value> row;
                for (const Cell &cell : record.cells)
                    row.append({cell.bytes().toByteArray(), cell.form == Cell::Form::Null});
                rows.append(std::move(row));
            }
        }
        guess.header = guessHeader(rows);
    }
    return guess;
}

} // namespace core::importing
