// SPDX-License-Identifier: GPL-3.0-or-later
// Writers without a server: workbooks of several sheets, what is left behind, what a format cannot hold, and
// the small readers beneath them.
#include "core/transfer/bytescan.h"
#include "core/transfer/format.h"
#include "core/transfer/pgarray.h"
#include "core/transfer/serialdate.h"
#include "core/transfer/spreadsheetwriter.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <clocale>

using namespace core;
using namespace core::transfer;

namespace {

class FileSink : public ByteSink
{
public:
    Result<void> write(QByteArrayView more) override
    {
        bytes.append(more);
        return full ? Result<void>(Error::io(QStringLiteral("full"))) : Result<void>();
    }
    QByteArray bytes;
    bool full = false;
};

const QList<result::Column> Columns{{.name = QStringLiteral("n"), .typeOid = 701},
                                    {.name = QStringLiteral("_x0041_"), .typeOid = 25}};

Result<void> write(SpreadsheetWriter &writer, int rows)
{
    if (auto begun = writer.begin(Columns); !begun)
        return begun;
    for (int row = 0; row < rows; ++row) {
        const QByteArray number = QByteArray::number(row + 0.5);
        const QByteArray text = "_x0042_ " + number;
        const result::CellView cells[]
            = {{number.constData(), number.size(), false}, {text.constData(), text.size(), false}};
        if (auto written = writer.row(cells); !written)
            return written;
    }
    return writer.end(true);
}

qsizetype openFiles()
{
    return QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::AllEntries | QDir::System).size();
}

QStringList leftovers()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::CacheLocation))
        .entryList({QStringLiteral("xlsx-*")}, QDir::Dirs);
}

} // namespace

class TestFormats : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QDir(QStandardPaths::writableLocation(QStandardPaths::CacheLocation)).removeRecursively();
    }

    /// Each sheet has its header; the numbers have a point in a locale that writes commas, where there is
    /// one.
    void severalSheets()
    {
        std::setlocale(LC_NUMERIC, "de_DE.UTF-8");
        FileSink sink;
        Progress progress;
        {
            SpreadsheetWriter writer(sink, {.format = Format::Xlsx}, progress, 4);
            VERIFY_OK(write(writer, 7));
        }
        std::setlocale(LC_NUMERIC, "C");
        QCOMPARE(progress.rows, 7);
        QCOMPARE(progress.bytes, sink.bytes.size());
        QCOMPARE(leftovers(), QStringList());
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("book.xlsx")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(sink.bytes);
        file.close();
        QProcess process;
        process.start(QStringLiteral("/usr/bin/python3"),
                      {QStringLiteral(HOWDAH_SOURCE_DIR "/tests/core/transfer/readback.py"),
                       QStringLiteral("xlsx"), file.fileName()});
        process.waitForFinished();
        const QJsonArray rows = QJsonDocument::fromJson(process.readAllStandardOutput()).array();
        QStringList lines;
        for (const auto row : rows)
            lines << row.toArray()[0].toString() + QLatin1Char('|') + row.toArray()[1].toString();
        const QString header = QStringLiteral("s n|s _x0041_");
        lines.replaceInStrings(QStringLiteral("_x005F_x"), QStringLiteral("_x")); // openpyxl leaves it
        QCOMPARE(
            lines,
            (QStringList{QStringLiteral("sheet|Sheet"), header, QStringLiteral("n 0.5|s _x0042_ 0.5"),
                         QStringLiteral("n 1.5|s _x0042_ 1.5"), QStringLiteral("n 2.5|s _x0042_ 2.5"),
                         QStringLiteral("sheet|Sheet (2)"), header, QStringLiteral("n 3.5|s _x0042_ 3.5"),
                         QStringLiteral("n 4.5|s _x0042_ 4.5"), QStringLiteral("n 5.5|s _x0042_ 5.5"),
                         QStringLiteral("sheet|Sheet (3)"), header, QStringLiteral("n 6.5|s _x0042_ 6.5")}));
    }

    void leavesNothing()
    {
        FileSink sink;
        Progress progress;
        const qsizetype before = openFiles();
        for (int round = 0; round < 5; ++round) {
            SpreadsheetWriter stopped(sink, {.format = Format::Xlsx}, progress, 4);
            VERIFY_OK(stopped.begin(Columns));
            const result::CellView cells[] = {{"1", 1, false}, {"x", 1, false}};
            for (int row = 0; row < 10; ++row)
                VERIFY_OK(stopped.row(cells));
            VERIFY_OK(stopped.end(false));
            QVERIFY(sink.bytes.isEmpty());
        }
        QCOMPARE(openFiles(), before);
        QCOMPARE(leftovers(), QStringList());
        sink.full = true;
        {
            SpreadsheetWriter writer(sink, {.format = Format::Xlsx}, progress);
            QCOMPARE(write(writer, 1).error().message, QStringLiteral("full"));
        }
        QCOMPARE(openFiles(), before);
        QCOMPARE(leftovers(), QStringList());
    }

    /// Bytes of a database without an encoding, and dates in a style of the user's.
    void whatAFormatCannotHoldIsNamed()
    {
        const auto refusal = [](Format format, result::Oid type, const QByteArray &value) {
            FileSink sink;
            Progress progress;
            WriteOptions options{.format = format};
            options.sql.table = {QStringLiteral("t")};
            auto writer = makeWriter(options, sink, progress);
            if (!writer)
                return writer.error().message;
            const result::CellView cells[] = {{"1", 1, false}, {value.constData(), value.size(), false}};
            auto begun = (*writer)->begin(
                {{.name = QStringLiteral("a")}, {.name = QStringLiteral("b %1"), .typeOid = type}});
            if (!begun || !(*writer)->row(std::span(cells)))
                return begun ? (*writer)->end(false).error().message : begun.error().message;
            return QString();
        };
        for (const Format format :
             {Format::Json, Format::JsonLines, Format::Html, Format::Markdown, Format::Xlsx}) {
            QCOMPARE(refusal(format, 25, "é"), QString());
            const QString words = refusal(format, 25, "ok \xff");
            QVERIFY2(words.startsWith(QStringLiteral("Row 1, column 2 (b %1) is not valid UTF-8")),
                     qPrintable(words));
        }
        QCOMPARE(refusal(Format::CopyText, 25, "ok \xff"), QString());
        constexpr result::Oid Date = 1082;
        QCOMPARE(refusal(Format::SqlInsert, Date, "2024-02-01"), QString());
        QCOMPARE(refusal(Format::SqlInsert, Date, "0044-03-15 BC"), QString());
        for (const char *other : {"01/02/2024", "01.02.2024", "01-02-2024"})
            QVERIFY(refusal(Format::SqlInsert, Date, other).contains(QStringLiteral("read differently")));
    }

    void dates_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<double>("days"); // -1: none
        const auto add
            = [](const char *text, double days) { QTest::newRow(text) << QByteArray(text) << days; };
        add("1900-03-01", 61);
        add("1900-02-28", -1);
        add("2024-02-29", 45351);
        add("2023-02-29", -1);
        add("9999-12-31", 2958465);
        add("10000-01-01", -1);
        add("2024-02-29 12:00:00", 45351.5);
        add("2024-02-29 12:00:00.5", 45351.5 + 0.5 / 86400);
        add("2024-02-29 12:00:00+05:45", 45351.5);
        add("2024-02-29 12:00:00 BC", -1);
        add("2024-02-29 23:59:59.9996", -1);
        add("2024-02-29 24:00:00", -1);
        add("29.02.2024", -1);
        add("infinity", -1);
        add("", -1);
    }

    void dates()
    {
        QFETCH(QByteArray, text);
        QFETCH(double, days);
        const auto serial = serialDate(text);
        QCOMPARE(serial ? serial->days : -1, days);
    }

    void numbers()
    {
        for (const char *yes : {"0", "-0", "1.50", "-1e+300", "1E-7", "10"})
            QVERIFY2(isJsonNumber(yes), yes);
        for (const char *no : {"", "-", "01", ".5", "1.", "1e", "NaN", "Infinity", "+1", "1 ", "$1", "0x1"})
            QVERIFY2(!isJsonNumber(no), no);
        for (const char *yes : {"5", "1.5", ".5", "1.", "1e5"})
            QVERIFY2(isPlainNumber(yes), yes);
        for (const char *no : {"", ".", "1a", "-1", "1e"})
            QVERIFY2(!isPlainNumber(no), no);
        QVERIFY(isValidUtf8("0123456789 é€😀"));
        for (const char *no : {"\xff", "\xc0\x80", "\xed\xa0\x80", "01234567\xe2\x82", "\xf4\x90\x80\x80"})
            QVERIFY2(!isValidUtf8(no), QByteArray(no).toHex().constData());
    }

    void arrays_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("told");
        const auto add = [](const char *text, const char *told) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(told);
        };
        add("{}", "[]");
        add("{1,NULL,\"NULL\",\"\"}", "[<1>,null,<NULL>,<>]");
        add("{{1,2},{3,4}}", "[[<1>,<2>],[<3>,<4>]]");
        add("{\"a\\\"b\\\\\",\"{,}\"}", "[<a\"b\\>,<{,}>]");
        for (const char *bad :
             {"", "1", "{", "{1", "{1,}", "{,1}", "{1}x", "[2:3]={1,2}", "{\"a", "{\"a\\", "{1 {2}}"})
            add(bad, "no");
    }

    void arrays()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, told);
        QByteArray parts;
        const bool read = readArray(text,
                                    {[&] { parts += '['; }, [&] { parts += ']'; }, [&] { parts += ','; },
                                     [&](QByteArrayView value) { parts += '<' + value.toByteArray() + '>'; },
                                     [&] { parts += "null"; }});
        QCOMPARE(read ? parts : QByteArray("no"), told);
    }
};

QTEST_GUILESS_MAIN(TestFormats)
#include "tst_formats.moc"
