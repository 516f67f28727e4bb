// SPDX-License-Identifier: GPL-3.0-or-later
// Files as the readers take them apart, cut into pieces of every size, and compared with what Python reads.
#include "core/importing/copytextreader.h"
#include "core/importing/csvreader.h"
#include "core/importing/decoding.h"
#include "core/importing/inference.h"
#include "core/importing/jsonreader.h"
#include "core/importing/sniff.h"
#include "core/importing/workbook.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace core;
using namespace core::importing;

namespace {

/// Gives a few bytes at a time.
class Dripping : public ByteSource
{
public:
    Dripping(QByteArray bytes, qsizetype step)
        : m_held(std::move(bytes))
        , m_step(step)
    {
    }
    Result<qsizetype> read(char *to, qsizetype size) override
    {
        return m_held.read(to, std::min(size, m_step));
    }

private:
    HeldSource m_held;
    qsizetype m_step;
};

using Rows = QList<QStringList>;

QString shown(const Cell &cell)
{
    return cell.form == Cell::Form::Null ? QStringLiteral("<null>") : QString::fromUtf8(cell.data, cell.size);
}

Rows readAll(RecordReader &reader, QString *problem = nullptr, QList<qint64> *lines = nullptr)
{
    Rows rows;
    if (auto opened = reader.open(); !opened) {
        if (problem)
            *problem = opened.error().message;
        return rows;
    }
    rows << reader.columns();
    Record record;
    for (;;) {
        auto read = reader.next(record);
        if (!read) {
            if (problem)
                *problem = read.error().message;
            break;
        }
        if (!*read)
            break;
        if (record.problem) {
            rows << QStringList{QStringLiteral("!") + *record.problem};
        } else {
            QStringList row;
            for (const Cell &cell : record.cells)
                row << shown(cell);
            rows << row;
        }
        if (lines)
            *lines << record.line;
    }
    return rows;
}

Rows csv(const QByteArray &bytes, const ReadOptions &options = {}, QString *problem = nullptr,
         QList<qint64> *lines = nullptr, qsizetype step = 1 << 20)
{
    CsvReader reader(std::make_unique<Dripping>(bytes, step), options);
    return readAll(reader, problem, lines);
}

Rows json(const QByteArray &bytes, bool lines, QString *problem = nullptr, qsizetype step = 1 << 20)
{
    JsonReader reader(
        [=]() -> Result<ByteSourcePtr> { return ByteSourcePtr(std::make_unique<Dripping>(bytes, step)); },
        lines);
    return readAll(reader, problem);
}

Result<QByteArray> python(const QString &script, const QStringList &arguments = {})
{
    QProcess process;
    process.start(QStringLiteral("/usr/bin/python3"), QStringList{QStringLiteral("-c"), script} + arguments);
    if (!process.waitForFinished(60000) || process.exitCode() != 0)
        return Error::internal(QString::fromUtf8(process.readAllStandardError()));
    return process.readAllStandardOutput();
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QString typeOf(const QByteArrayList &values)
{
    ColumnGuess guess;
    for (const QByteArray &value : values)
        guess.add(value.isNull() ? Cell::null() : Cell::text(value));
    return guess.typeName();
}

} // namespace

class TestReaders : public QObject
{
    Q_OBJECT

private slots:
    void csvValues()
    {
        const Rows rows = csv("a,b\r\n1,\"x,\"\"y\"\"\nz\"\r,\"\"\n\n\"\",q\"u,o\"te");
        QCOMPARE(rows,
                 Rows({{u"a"_qs, u"b"_qs},
                       {u"1"_qs, u"x,\"y\"\nz"_qs},
                       {u"<null>"_qs, QString(u""_qs)},
                       {QString(u""_qs), u"qu,ote"_qs}}));
    }

    void csvEveryCut()
    {
        const QByteArray bytes = "a;b;c\r\n\"1\"\"\";\"\r\n\";x\r\"é\";;\"a\\\"\n😀;\"q\";\"\"\n";
        ReadOptions options;
        options.delimiter = ';';
        QList<qint64> lines;
        const Rows whole = csv(bytes, options, nullptr, &lines);
        QCOMPARE(whole.size(), 4);
        QCOMPARE(lines, QList<qint64>({2, 4, 5}));
        for (qsizetype step = 1; step < 12; ++step)
            QCOMPARE(csv(bytes, options, nullptr, nullptr, step), whole);
    }

    void csvOptions()
    {
        ReadOptions options;
        options.escape = '\\';
        QCOMPARE(csv("a,b\n\"x\\\"y\\\\\",\"\\n\"\n", options).last(),
                 QStringList({u"x\"y\\"_qs, u"\\n"_qs}));
        options = {};
        options.quote = '\0';
        options.nullText = "NULL";
        QCOMPARE(csv("a,b\n\"x,NULL\n", options).last(), QStringList({u"\"x"_qs, u"<null>"_qs}));
        options = {};
        options.nullText = "NULL";
        QCOMPARE(csv("a,b,c\nNULL,\"NULL\",\n", options).last(),
                 QStringList({u"<null>"_qs, u"NULL"_qs, QString(u""_qs)}));
        options = {};
        options.header = false;
        options.skipLines = 2;
        QCOMPARE(csv("one \"\ntwo\r\n3,4\n", options),
                 Rows({{u"column_1"_qs, u"column_2"_qs}, {u"3"_qs, u"4"_qs}}));
        QCOMPARE(csv("a,,a\n1,2,3\n").first(), QStringList({u"a"_qs, u"column_2"_qs, u"a_2"_qs}));
        QCOMPARE(csv(""), Rows({QStringList()}));
    }

    void csvBad()
    {
        QString problem;
        const Rows rows = csv("a,b\n1\n1,2,3\n4,5\n", {}, &problem);
        QVERIFY(rows[1].first().contains(u"b is missing"_qs));
        QVERIFY(rows[2].first().contains(u"has 3 values for 2 columns"_qs));
        QCOMPARE(rows[3], QStringList({u"4"_qs, u"5"_qs}));
        csv("a,b\n1,\"2\n3,4\n", {}, &problem);
        QVERIFY2(problem.contains(u"line 2"_qs) && problem.contains(u"never closed"_qs), qPrintable(problem));
        csv(QByteArray(9999, ',') + '\n', {}, &problem);
        QVERIFY2(problem.contains(u"10,000 columns"_qs), qPrintable(problem));
    }

    void csvAgainstPython()
    {
        QRandomGenerator random(4711);
        const QStringList parts{u"a"_qs,  u","_qs,  u"\""_qs, u"\n"_qs,   u"\r\n"_qs,
                                u"\\"_qs, u"é😀"_qs, u" "_qs,  u"NULL"_qs, u"'"_qs};
        QJsonArray table;
        Rows expected;
        for (int row = 0; row < 400; ++row) {
            QJsonArray cells;
            QStringList line;
            for (int column = 0; column < 4; ++column) {
                QString value = QStringLiteral("x");
                for (int i = random.bounded(6); i > 0; --i)
                    value += parts[random.bounded(parts.size())];
                cells << value;
                line << value;
            }
            table << cells;
            expected << line;
        }
        const QTemporaryDir folder;
        put(folder.filePath(u"in.json"_qs), QJsonDocument(table).toJson());
        for (const char *ending : {"\\n", "\\r\\n"}) {
            auto wrote = python(
                QStringLiteral(
                    "import csv,json,sys\n"
                    "w=csv.writer(open(sys.argv[2],'w',newline='',encoding='utf-8'),lineterminator='%1')\n"
                    "[w.writerow(r) for r in json.load(open(sys.argv[1]))]")
                    .arg(QLatin1String(ending)),
                {folder.filePath(u"in.json"_qs), folder.filePath(u"out.csv"_qs)});
            VERIFY_OK(wrote);
            QFile file(folder.filePath(u"out.csv"_qs));
            QVERIFY(file.open(QIODevice::ReadOnly));
            ReadOptions options;
            options.header = false;
            const QByteArray bytes = file.readAll();
            for (const qsizetype step : {7, 1 << 20}) {
                Rows rows = csv(bytes, options, nullptr, nullptr, step);
                rows.removeFirst();
                QCOMPARE(rows, expected);
            }
        }
    }

    void jsonValues()
    {
        const QByteArray bytes
            = "[ {\"a\": 1.50, \"b\": \"x\\u00e9\\n\"},\n{\"b\": null, \"c\": [1, {\"d\": \"}\"}]},\n {} ]\n";
        const Rows expected{{u"a"_qs, u"b"_qs, u"c"_qs},
                            {u"1.50"_qs, u"\"x\\u00e9\\n\""_qs, u"<null>"_qs},
                            {u"<null>"_qs, u"<null>"_qs, u"[1, {\"d\": \"}\"}]"_qs},
                            {u"<null>"_qs, u"<null>"_qs, u"<null>"_qs}};
        QCOMPARE(json(bytes, false), expected);
        for (qsizetype step = 1; step < 9; ++step)
            QCOMPARE(json(bytes, false, nullptr, step), expected);
        QCOMPARE(json("{\"a\":1}\n{\"a\":2}{\"a\":3}", false),
                 Rows({{u"a"_qs}, {u"1"_qs}, {u"2"_qs}, {u"3"_qs}}));
        QCOMPARE(json("[]", false), Rows({QStringList()}));
        QCOMPARE(json("", true), Rows({QStringList()}));
    }

    void jsonBad_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        const auto add = [](const QByteArray &bytes, const char *says) {
            QTest::addRow("%s", bytes.left(40).constData()) << bytes << QString::fromUtf8(says);
        };
        add("[{\"a\": 1},\n {\"a\": tru}]", "Line 2, character 8");
        add("[{\"a\": 1}\n{\"a\": 2}]", "Line 2: expected , or ]");
        add("[{\"a\": 1}", "not closed");
        add("[{\"a\": 1}] x", "something follows");
        add("[1]", "is no object");
        add("{\"a\": 01}", "no number");
        add("{\"a\": \"\t\"}", "control character");
        add("{\"a\": \"\\x\"}", "no such escape");
        add("{\"a\": [" + QByteArray(10000, '['), "ends too early");
    }
    void jsonBad()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        QString problem;
        json(bytes, false, &problem);
        QVERIFY2(problem.contains(says), qPrintable(problem));
    }

    void jsonDeep()
    {
        const QByteArray deep = "{\"a\": " + QByteArray(100000, '[') + QByteArray(100000, ']') + '}';
        const Rows rows = json(deep, false);
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows.last().first().size(), 200000);
    }

    void jsonLinesGoOn()
    {
        const Rows rows = json("{\"a\":1}\n{\"a\":\n{\"a\":2,\"a\":3}\n7\n{\"a\":4}\n", true);
        QCOMPARE(rows.size(), 6);
        QVERIFY(rows[2].first().startsWith(u'!'));
        QVERIFY2(rows[3].first().contains(u"twice"_qs), qPrintable(rows[3].first()));
        QVERIFY(rows[4].first().contains(u"is no object"_qs));
        QCOMPARE(rows[5], QStringList{u"4"_qs});
    }

    void arrays()
    {
        QByteArray out;
        QVERIFY(appendPgArray(out, "[1, null, \"a\\\"b\", [true], {\"x\": \"y\"}]"));
        QCOMPARE(out, QByteArray("{1,NULL,\"a\\\"b\",{true},\"{\\\"x\\\": \\\"y\\\"}\"}"));
        QVERIFY(!appendPgArray(out, "[\"\\u0000\"]"));
        QVERIFY(!appendPgArray(out, "[\"\\ud800\"]"));
    }

    void copyText()
    {
        CopyTextReader reader(std::make_unique<Dripping>("a\\tb\t\\N\tx\\\ty\n1\t2\t3\r\n\\.\nrest\n", 3));
        QCOMPARE(readAll(reader),
                 Rows({{u"column_1"_qs, u"column_2"_qs, u"column_3"_qs},
                       {u"a\\tb"_qs, u"<null>"_qs, u"x\\\ty"_qs},
                       {u"1"_qs, u"2"_qs, u"3"_qs}}));
    }

    void encodings()
    {
        const auto read = [](const QByteArray &bytes, const QString &encoding) -> QByteArray {
            auto source = decode(std::make_unique<Dripping>(bytes, 3), encoding);
            if (!source)
                return "(" + source.error().message.toUtf8() + ")";
            QByteArray out(1000, 0);
            auto size = readFully(**source, out.data(), out.size());
            if (!size)
                return "(" + size.error().message.toUtf8() + ")";
            return out.left(*size);
        };
        QCOMPARE(read("\xef\xbb\xbf"
                      "aé",
                      u"UTF-8"_qs),
                 QByteArray("aé"));
        QCOMPARE(read(QByteArray("\xff\xfe"
                                 "a\0\xe9\0\x3d\xd8\x00\xde",
                                 10),
                      u"UTF-16LE"_qs),
                 QByteArray("aé😀"));
        QCOMPARE(read("\xe9\x80", u"WINDOWS-1252"_qs), QByteArray("é€"));
        QVERIFY(read("a\n\x81", u"WINDOWS-1252"_qs).startsWith("(Line 2 is not"));
        QCOMPARE(guessEncoding("a\0b\0,\0", true), u"UTF-8"_qs);
        QCOMPARE(guessEncoding(QByteArray("a\0b\0,\0", 6), true), u"UTF-16LE"_qs);
        QCOMPARE(guessEncoding("caf\xe9", true), u"WINDOWS-1252"_qs);
        QCOMPARE(guessEncoding("caf\xc3", false), u"UTF-8"_qs);
        QVERIFY(encodingName(u"utf8"_qs).has_value());
        QVERIFY(!encodingName(u"klingon"_qs).has_value());
    }

    void types()
    {
        QCOMPARE(typeOf({"1", "-20", {}}), u"integer"_qs);
        QCOMPARE(typeOf({"1", "2147483648"}), u"bigint"_qs);
        QCOMPARE(typeOf({"9223372036854775807"}), u"bigint"_qs);
        QCOMPARE(typeOf({"9223372036854775808"}), u"numeric"_qs);
        QCOMPARE(typeOf({"1", "2.50"}), u"numeric"_qs);
        QCOMPARE(typeOf({"1.5", "1e-7"}), u"double precision"_qs);
        QCOMPARE(typeOf({"1.5", "NaN", "-Infinity"}), u"double precision"_qs);
        QCOMPARE(typeOf({"NaN"}), u"text"_qs);
        QCOMPARE(typeOf({"1e5", "0.12345678901234567890"}), u"numeric"_qs);
        for (const char *text : {"007", "+5", " 1", "-0", "1.", "", "0x1f", "1,5", "--1", "1e9999"})
            QCOMPARE(typeOf({text}), u"text"_qs);
        QCOMPARE(typeOf({"t", "FALSE"}), u"boolean"_qs);
        QCOMPARE(typeOf({"NO", "YES"}), u"text"_qs);
        QCOMPARE(typeOf({"t", "1"}), u"text"_qs);
        QCOMPARE(typeOf({"2024-02-29"}), u"date"_qs);
        QCOMPARE(typeOf({"2023-02-29"}), u"text"_qs);
        QCOMPARE(typeOf({"2024-02-29", "2024-02-29 12:34:56.789012"}), u"timestamp"_qs);
        QCOMPARE(typeOf({"2024-02-29T12:34:56.1234567"}), u"text"_qs);
        QCOMPARE(typeOf({"2024-02-29 12:34Z", "2024-02-29 12:34:56+05:30"}), u"timestamptz"_qs);
        QCOMPARE(typeOf({"2024-02-29 12:34", "2024-02-29 12:34Z"}), u"text"_qs);
        QCOMPARE(typeOf({"6f5e4d3c-0000-4000-8000-000000000001", "af5e4d3c-0000-4000-8000-00000000000F"}),
                 u"uuid"_qs);
        QCOMPARE(typeOf({"{\"a\": 1}", "[]"}), u"jsonb"_qs);
        QCOMPARE(typeOf({"{\"a\": \"\\u0000\"}"}), u"text"_qs);
        QCOMPARE(typeOf({"{a}"}), u"text"_qs);
        QCOMPARE(typeOf({{}, {}}), u"text"_qs);
        const QString longName(200, u'é');
        const QStringList names = columnNames({longName, longName, u"a"_qs});
        QVERIFY(names[0].toUtf8().size() <= 63 && names[1].toUtf8().size() <= 63 && names[0] != names[1]);
    }

    void sniffing_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("expected");
        const auto add = [](const char *name, const QByteArray &bytes, const char *expected) {
            QTest::addRow("%s %s", name, bytes.left(20).constData())
                << QString::fromUtf8(name) << bytes << QString::fromUtf8(expected);
        };
        add("a.csv", "id,name\n1,x\n2,y\n", "csv , \" header UTF-8");
        add("a.csv", "id;name;price\n1;x;1,5\n2;y;2,5\n", "csv ; \" header UTF-8");
        add("a.txt", "id\tname\n1\t\"x\ty\"\n", "csv \t \" header UTF-8");
        add("a.csv", "1,2\n3,4\n", "csv , \" data UTF-8");
        add("a.csv", "'a','b'\n'x,y','z'\n", "csv , ' header UTF-8");
        add("a.csv", "caf\xe9|b\n1|2\n", "csv | \" header WINDOWS-1252");
        add("a", "[\n{\"a\":1}]", "json , \" header UTF-8");
        add("a", "{\"a\":1}\n{\"a\":2}", "jsonl , \" header UTF-8");
        add("a.json", "[]", "json , \" header UTF-8");
        add("a.dat", "1\t\\N\tx\n", "copy-text , \" header UTF-8");
        add("a.csv", "when,what\n10:20:30,a:b:c:d\n10:21:30,a:b:c:d\n", "csv , \" header UTF-8");
    }
    void sniffing()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, expected);
        const QTemporaryDir folder;
        put(folder.filePath(name), bytes);
        auto file = InputFile::open(folder.filePath(name));
        VERIFY_OK(file);
        auto options = sniff(**file, {}, {});
        VERIFY_OK(options);
        QCOMPARE(QStringLiteral("%1 %2 %3 %4 %5")
                     .arg(sourceFormatInfo(options->format).id)
                     .arg(QLatin1Char(options->delimiter))
                     .arg(QLatin1Char(options->quote))
                     .arg(options->header ? u"header"_qs : u"data"_qs, options->encoding),
                 expected);
    }

    void packed_data()
    {
        QTest::addColumn<QString>("command");
        QTest::newRow("gzip") << u"gzip -c \"$1\" > \"$2\""_qs;
        QTest::newRow("gzip, two members")
            << u"(head -c 500 \"$1\" | gzip; tail -c +501 \"$1\" | gzip) > \"$2\""_qs;
        QTest::newRow("zstd") << u"zstd -qc \"$1\" > \"$2\""_qs;
        QTest::newRow("plain") << u"cat \"$1\" > \"$2\""_qs;
    }
    void packed()
    {
        QFETCH(QString, command);
        const QTemporaryDir folder;
        QByteArray bytes = "n,t\n";
        for (int i = 0; i < 300000; ++i)
            bytes += QByteArray::number(i) + ",text\n";
        put(folder.filePath(u"a"_qs), bytes);
        QProcess shell;
        shell.start(u"bash"_qs,
                    {u"-c"_qs, command, u"-"_qs, folder.filePath(u"a"_qs), folder.filePath(u"b"_qs)});
        QVERIFY(shell.waitForFinished() && shell.exitCode() == 0);
        auto file = InputFile::open(folder.filePath(u"b"_qs));
        VERIFY_OK(file);
        for (int turn = 0; turn < 2; ++turn) {
            auto reader = readerOf(*file, {});
            VERIFY_OK(reader);
            QCOMPARE(readAll(**reader).size(), 300001);
        }
        if (QTest::currentDataTag() == QByteArray("plain"))
            return;
        QVERIFY(QFile::resize(folder.filePath(u"b"_qs), QFileInfo(folder.filePath(u"b"_qs)).size() - 20));
        auto cut = InputFile::open(folder.filePath(u"b"_qs));
        VERIFY_OK(cut);
        auto reader = readerOf(*cut, {});
        VERIFY_OK(reader);
        QString problem;
        readAll(**reader, &problem);
        QVERIFY2(!problem.isEmpty(), "a file that was cut was read to its end");
    }

    void workbook()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"a.xlsx"_qs);
        auto made = python(
            QStringLiteral(
                "import openpyxl,sys,datetime as d\n"
                "b=openpyxl.Workbook(); s=b.active; s.title='first'\n"
                "s.append(['n','t','d','ts','ti','b','f','e'])\n"
                "s.append([1,'a & <b> \\u00e9\\U0001f600',d.date(2024,2,29),d.datetime(2024,2,29,12,34,56),"
                "d.time(1,2,3),True,0.1,''])\n"
                "s.append([None,'007',d.date(1900,3,1),None,None,False,123456789012345678,None])\n"
                "s['A5']=12.5\n"
                "t=b.create_sheet('se\"cond'); t.append(['x']); t.append(['y'])\n"
                "b.save(sys.argv[1])"),
            {path});
        VERIFY_OK(made);
        auto file = InputFile::open(path);
        VERIFY_OK(file);
        auto options = sniff(**file, {}, {});
        VERIFY_OK(options);
        QCOMPARE(options->format, SourceFormat::Xlsx);
        auto reader = readerOf(*file, *options);
        VERIFY_OK(reader);
        QList<qint64> lines;
        Rows rows = readAll(**reader, nullptr, &lines);
        QCOMPARE(rows.size(), 4);
        QCOMPARE(rows[1].mid(0, 7),
                 QStringList({u"1"_qs, u"a & <b> é😀"_qs, u"2024-02-29"_qs, u"2024-02-29 12:34:56"_qs,
                              u"01:02:03"_qs, u"true"_qs, u"0.1"_qs}));
        QCOMPARE(rows[2][1], u"007"_qs);
        QCOMPARE(rows[2][2], u"1900-03-01"_qs);
        QCOMPARE(rows[3][0], u"12.5"_qs);
        QCOMPARE(lines, QList<qint64>({2, 3, 5}));
        options->sheet = u"se\"cond"_qs;
        auto second = readerOf(*file, *options);
        VERIFY_OK(second);
        QCOMPARE(readAll(**second), Rows({{u"x"_qs}, {u"y"_qs}}));
        options->sheet = u"none"_qs;
        auto none = readerOf(*file, *options);
        VERIFY_OK(none);
        QString problem;
        readAll(**none, &problem);
        QVERIFY2(problem.contains(u"no sheet"_qs), qPrintable(problem));
    }

    void workbookDamaged()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"a.xlsx"_qs);
        VERIFY_OK(python(u"import openpyxl,sys\nb=openpyxl.Workbook(); b.active.append(['n']); "
                         "[b.active.append([i]) for i in range(200)]; b.save(sys.argv[1])"_qs,
                         {path}));
        QFile whole(path);
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const QByteArray bytes = whole.readAll();
        QRandomGenerator random(7);
        for (int turn = 0; turn < 300; ++turn) { // whatever is wrong with it: an error or rows, never a crash
            QByteArray broken = bytes;
            for (int i = 0; i < 5; ++i)
                broken[qsizetype(random.bounded(quint32(broken.size())))] = char(random.bounded(256));
            if (turn % 3 == 0)
                broken.truncate(qsizetype(random.bounded(quint32(broken.size()))));
            const QString copy = folder.filePath(u"b.xlsx"_qs);
            put(copy, broken);
            auto file = InputFile::open(copy);
            VERIFY_OK(file);
            ReadOptions options;
            options.format = SourceFormat::Xlsx;
            if (auto reader = readerOf(*file, options))
                readAll(**reader);
        }
    }

    void numberFormats()
    {
        const auto kind = [](const char *format) { return int(numberStyle(QString::fromUtf8(format)).kind); };
        QCOMPARE(kind("General"), int(NumberKind::Number));
        QCOMPARE(kind("#,##0.00"), int(NumberKind::Number));
        QCOMPARE(kind("0.00\" days\""), int(NumberKind::Number));
        QCOMPARE(kind("[Red]0"), int(NumberKind::Number));
        QCOMPARE(kind("yyyy-mm-dd"), int(NumberKind::Date));
        QCOMPARE(kind("mmm\\-yy"), int(NumberKind::Date));
        QCOMPARE(kind("[$-409]d/m/yy h:mm AM/PM;@"), int(NumberKind::DateTime));
        QCOMPARE(kind("mm:ss.0"), int(NumberKind::Time));
        QCOMPARE(kind("[h]:mm"), int(NumberKind::Duration));
        QCOMPARE(isoText(60, {NumberKind::Date}, false), QByteArray("1900-02-28"));
        QCOMPARE(isoText(61, {NumberKind::Date}, false), QByteArray("1900-03-01"));
        QCOMPARE(isoText(0, {NumberKind::Date}, true), QByteArray("1904-01-01"));
        QCOMPARE(isoText(0.5, {NumberKind::Time}, false), QByteArray("12:00:00"));
        QCOMPARE(isoText(1.5, {NumberKind::Duration}, false), QByteArray("36:00:00"));
        QCOMPARE(numberStyle(u"yyyy-mm-dd hh:mm:ss\" +02\""_qs).zone, QByteArray("+02"));
        QCOMPARE(unescapedString(u"a_x000D_b_x005F_x"_qs), u"a\rb_x"_qs);
    }
};

QTEST_GUILESS_MAIN(TestReaders)
#include "tst_readers.moc"
