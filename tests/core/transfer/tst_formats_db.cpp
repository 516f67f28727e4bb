// SPDX-License-Identifier: GPL-3.0-or-later
// What each writer wrote, read by somebody else: PostgreSQL through psql, Python's csv, json and html,
// openpyxl, gzip and zstd. The values are those of hostile.sql.
#include "core/transfer/exporter.h"
#include "core/transfer/format.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

using namespace core;
using namespace core::transfer;

namespace {

QString source(const char *name)
{
    return QStringLiteral(HOWDAH_SOURCE_DIR "/tests/core/transfer/") + QLatin1String(name);
}

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
}

} // namespace

class TestFormatsDb : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        m_profile = profileFromUrl(m_url);
        QCOMPARE(psql({QStringLiteral("-f"), source("hostile.sql")}), QString());
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_pool = std::make_unique<session::Pool>(m_canceller);
        m_exporter = std::make_unique<Exporter>(*m_pool);
    }

    void cleanup()
    {
        m_exporter.reset();
        m_pool.reset();
        m_folder.reset();
    }

    void loadsBack_data()
    {
        QTest::addColumn<Format>("format");
        QTest::addColumn<QString>("command");
        QTest::newRow("csv") << Format::Csv << QStringLiteral("\\copy h2 from '%1' csv header");
        QTest::newRow("tsv") << Format::Tsv
                             << QStringLiteral("\\copy h2 from '%1' (format csv, header, delimiter E'\\t')");
        QTest::newRow("copy-text") << Format::CopyText << QStringLiteral("\\copy h2 from '%1'");
        QTest::newRow("copy-binary") << Format::CopyBinary << QStringLiteral("\\copy h2 from '%1' binary");
        QTest::newRow("insert") << Format::SqlInsert << QStringLiteral("\\i %1");
        QTest::newRow("upsert") << Format::SqlUpsert << QStringLiteral("\\i %1");
    }

    void loadsBack()
    {
        QFETCH(Format, format);
        QFETCH(QString, command);
        WriteOptions write{.format = format};
        write.sql = {.table = {QStringLiteral("public"), QStringLiteral("h2")},
                     .keyColumns = {QStringLiteral("id")},
                     .rowsPerStatement = 4,
                     .overrideIdentity = true};
        VERIFY_OK(exported("select * from h", write));
        emptyCopy();
        QCOMPARE(psql({QStringLiteral("-c"), command.arg(file())}), QString());
        QCOMPARE(sum("h2"), sum("h"));
        // the same through a session that reads backslashes and dates its own way
        if (format == Format::SqlInsert || format == Format::SqlUpsert) {
            emptyCopy();
            QCOMPARE(
                psql({QStringLiteral("-c"),
                      QStringLiteral("set standard_conforming_strings = off; set escape_string_warning = "
                                     "off; set datestyle = 'SQL, DMY'"),
                      QStringLiteral("-c"), command.arg(file())}),
                QString());
            QCOMPARE(sum("h2"), sum("h"));
        }
        if (format == Format::SqlUpsert) { // once more over what is there and changed
            QCOMPARE(psql({QStringLiteral("-c"), QStringLiteral("update h2 set t = 'other', n = null"),
                           QStringLiteral("-c"), command.arg(file())}),
                     QString());
            QCOMPARE(sum("h2"), sum("h"));
        }
    }

    /// What several sessions write into one file is whole statements.
    void insertsOfSeveralSessions()
    {
        QCOMPARE(
            psql({QStringLiteral("-c"),
                  QStringLiteral("create table big as select g as id, md5(g::text) as t from "
                                 "generate_series(1, 100000) g; analyze big; create table big2 (like big)")}),
            QString());
        WriteOptions write{.format = Format::SqlInsert};
        write.sql.table = {QStringLiteral("big2")};
        write.sql.rowsPerStatement = 77;
        auto task = m_exporter->start(
            {.source = TableSource{{QStringLiteral("big")}}, .target = file(), .write = write, .sessions = 4},
            m_profile, {}, std::make_shared<Progress>());
        QTRY_VERIFY(task.isFinished());
        VERIFY_OK(task.wait());
        QCOMPARE(psql({QStringLiteral("-f"), file()}), QString());
        QCOMPARE(total("big2"), total("big"));
    }

    void updates()
    {
        emptyCopy();
        QCOMPARE(psql({QStringLiteral("-c"),
                       QStringLiteral("insert into h2 overriding system value select * from h; "
                                      "update h2 set t = 'x', n = 1, ta = null, by = null, tz = now()")}),
                 QString());
        WriteOptions write{.format = Format::SqlUpdate};
        write.sql.table = {QStringLiteral("h2")};
        write.sql.keyColumns = {QStringLiteral("id")};
        VERIFY_OK(exported("select t, n, id, ta, by, tz from h", write));
        QCOMPARE(psql({QStringLiteral("-f"), file()}), QString());
        QCOMPARE(sum("h2"), sum("h"));
    }

    void optionsOfInsert()
    {
        WriteOptions write{.format = Format::SqlInsert};
        write.sql = {.table = {QStringLiteral("S 1"), QStringLiteral("a\"b")},
                     .rowsPerStatement = 2,
                     .skipConflicts = true};
        VERIFY_OK(
            exported("select g as \"select\", 'it''s \\' as \"B\" from generate_series(1, 3) g", write));
        QCOMPARE(content(file()),
                 QByteArray("INSERT INTO \"S 1\".\"a\"\"b\" (\"select\", \"B\") VALUES\n"
                            "(1, E'it''s \\\\'),\n(2, E'it''s \\\\')\nON CONFLICT DO NOTHING;\n"
                            "INSERT INTO \"S 1\".\"a\"\"b\" (\"select\", \"B\") VALUES\n"
                            "(3, E'it''s \\\\')\nON CONFLICT DO NOTHING;\n"));
        VERIFY_OK(exported("select 1 as a where false", write));
        QCOMPARE(content(file()), QByteArray());
        refused(exported("select 1 as a, 2 as a", write), "twice");
        write.sql.table.clear();
        refused(exported("select 1 as a", write), "table");
        write.format = Format::SqlUpsert;
        write.sql.table = {QStringLiteral("t")};
        refused(exported("select 1 as a", write), "key");
        write.sql.keyColumns = {QStringLiteral("b")};
        refused(exported("select 1 as a", write), "not among");
    }

    /// VALUES and the list for IN are SQL of the same values and types.
    void listsForTheClipboard()
    {
        WriteOptions write{.format = Format::SqlValues};
        VERIFY_OK(exported(
            "select b, i2, i4, n, f4, f8, t, by, d, tz, iv, jb::text, ia, ta from h order by id", write));
        QByteArray values = content(file()).trimmed();
        QVERIFY(values.endsWith(';'));
        values.chop(1);
        const auto same = TestServer::query(
            m_url,
            QStringLiteral(
                "select (select array_agg(x::text) from (%1) x) = (select array_agg(y::text order by "
                "y.id) from (select b, i2, i4, n, f4, f8, t, by, d, tz, iv, jb::text, ia, ta, id "
                "from h) y), (select pg_typeof(column2)::text || pg_typeof(column5)::text || "
                "pg_typeof(column4)::text from (%1) x limit 1)")
                .arg(QString::fromUtf8(values)));
        VERIFY_OK(same);
        QCOMPARE(same->first().at(1), QStringLiteral("smallintrealnumeric"));
        write.format = Format::SqlInList;
        VERIFY_OK(exported("select t from h where t is not null", write));
        const auto count = TestServer::query(
            m_url, QStringLiteral("select count(*) from h where t in ") + QString::fromUtf8(content(file())));
        VERIFY_OK(count);
        QCOMPARE(count->first().first(), QStringLiteral("5"));
        VERIFY_OK(exported("select f4, i4 from h where f4 is not null", write));
        const auto pairs
            = TestServer::query(m_url,
                                QStringLiteral("select count(*) from h where (f4, i4) is not null and "
                                               "(f4, i4) in ")
                                    + QString::fromUtf8(content(file())));
        VERIFY_OK(pairs);
        QCOMPARE(pairs->first().first(), QStringLiteral("3"));
    }

    void json_data()
    {
        QTest::addColumn<Format>("format");
        QTest::newRow("array") << Format::Json;
        QTest::newRow("lines") << Format::JsonLines;
    }

    /// Python reads it, and PostgreSQL makes the same rows of it.
    void json()
    {
        QFETCH(Format, format);
        VERIFY_OK(exported("select * from h", {.format = format}));
        const QJsonArray rows = readBack(format == Format::Json ? "json" : "jsonl");
        QCOMPARE(rows.size(), 6);
        const auto value = [&rows](int row, const char *name) {
            for (const auto pair : rows[row].toArray()) {
                if (pair.toArray()[0].toString() == QLatin1String(name))
                    return pair.toArray()[1].toString();
            }
            return QStringLiteral("(none)");
        };
        QCOMPARE(value(0, "b"), QStringLiteral("true"));
        QCOMPARE(value(0, "ia"), QStringLiteral("[1, null, 3]"));
        QCOMPARE(value(1, "n"), QStringLiteral("\"NaN\""));
        QCOMPARE(value(1, "ta"), QStringLiteral("[]"));
        QCOMPARE(value(2, "ia"), QStringLiteral("[[1, 2], [3, 4]]"));
        QCOMPARE(value(2, "ta"), QStringLiteral("\"[2:3]={a,b}\""));
        QCOMPARE(value(0, "by"), QStringLiteral("\"\\\\x00ff5c27\""));

        emptyCopy();
        const QString array = format == Format::Json
            ? QStringLiteral("(:'content')::json")
            : QStringLiteral(
                "(select json_agg(x::json) from regexp_split_to_table(rtrim(:'content', E'\\n'), "
                "E'\\n') x)");
        QFile script(m_folder->filePath(QStringLiteral("load.sql")));
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write(QStringLiteral("\\set content `cat %1`\n"
                                    "insert into h2 overriding system value select * from "
                                    "json_populate_recordset(null::h, %2);\n")
                         .arg(file(), array)
                         .toUtf8());
        script.close();
        QCOMPARE(psql({QStringLiteral("-f"), script.fileName()}), QString());
        // a jsonb null is a JSON null, and blanks around a json value are not its own
        const char *columns = "id, b, i2, i4, n, f4, f8, t, v, c, by, d, ts, tz, ti, ttz, iv, u, j::jsonb, "
                              "nullif(jb, 'null'), ia, ta, ja, m, ma, p::text, r, ip, bt, vb, mo, bx::text, "
                              "\"we ird \"\"col\"\"\"";
        QCOMPARE(sum("h2", columns), sum("h", columns));
    }

    void jsonOddities()
    {
        VERIFY_OK(exported("select 1 as a, 2 as a, 3 as a_2, 4 as \"q\"\"\\\"", {.format = Format::Json}));
        QCOMPARE(content(file()), QByteArray("[\n{\"a\": 1, \"a_3\": 2, \"a_2\": 3, \"q\\\"\\\\\": 4}\n]\n"));
        VERIFY_OK(exported("select 1 as a where false", {.format = Format::Json}));
        QCOMPARE(content(file()), QByteArray("[]\n"));
        VERIFY_OK(
            exported("select chr(1) || chr(31) || chr(127) || E'\\b' as t", {.format = Format::JsonLines}));
        QCOMPARE(content(file()), QByteArray("{\"t\": \"\\u0001\\u001f\x7f\\u0008\"}\n"));
    }

    void python_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("csv") << QStringLiteral("csv");
        QTest::newRow("tsv") << QStringLiteral("tsv");
    }

    void python()
    {
        QFETCH(QString, kind);
        VERIFY_OK(exported("select t, \"we ird \"\"col\"\"\", ta from h order by id",
                           {.format = kind == QLatin1String("csv") ? Format::Csv : Format::Tsv}));
        compareTexts(readBack(qPrintable(kind)), 0, QStringLiteral("coalesce(%1::text, '')"));
    }

    void html()
    {
        WriteOptions write{.format = Format::Html};
        write.title = QStringLiteral("<b>&\"%1");
        write.csv.nullText = "∅";
        VERIFY_OK(exported("select t, \"we ird \"\"col\"\"\", ta from h order by id", write));
        QVERIFY(content(file()).startsWith("<!DOCTYPE html>"));
        QVERIFY(content(file()).contains("<td class=\"null\">∅</td>"));
        QJsonArray rows = readBack("html");
        QCOMPARE(rows.takeAt(0).toArray()[0].toString(), write.title);
        compareTexts(rows, 0, QStringLiteral("%1::text"));
        write.fragment = true;
        VERIFY_OK(exported("select 1 as a", write));
        QCOMPARE(content(file()),
                 QByteArray("<table>\n<thead>\n<tr><th class=\"n\">a</th></tr>\n</thead>\n<tbody>\n"
                            "<tr><td class=\"n\">1</td></tr>\n</tbody>\n</table>\n"));
    }

    void markdown()
    {
        VERIFY_OK(exported("select t, id, \"we ird \"\"col\"\"\" from h order by id",
                           {.format = Format::Markdown}));
        const QJsonArray rows = readBack("markdown");
        QCOMPARE(rows.size(), 8);
        for (const auto row : rows)
            QCOMPARE(row.toArray().size(), 3);
        QCOMPARE(rows[1].toArray()[0].toString(), QStringLiteral("---"));
        QCOMPARE(rows[1].toArray()[1].toString(), QStringLiteral("---:"));
        QCOMPARE(
            rows[5].toArray()[0].toString(),
            QStringLiteral("&lt;b>&amp;amp; \"q\" 's' \\| pipe<br>line2<br>\\`code\\` \\*b\\* \\_x\\_ a_b"));
    }

    void xlsx()
    {
        WriteOptions write{.format = Format::Xlsx};
        write.title = QStringLiteral("a/b [c] 'd' with a name that is far too long for it");
        VERIFY_OK(exported(
            "select id, b, i4, n, f8, t, d, ts, tz, ti from h where id <> 3 or true order by id", write));
        const QJsonArray rows = readBack("xlsx");
        QCOMPARE(rows[0].toArray()[1].toString(), QStringLiteral("a_b _c_ _d_ with a name that is"));
        const auto cell = [&rows](int row, int column) { return rows[row + 1].toArray()[column].toString(); };
        QCOMPARE(cell(0, 5), QStringLiteral("s t"));
        QCOMPARE(cell(1, 0), QStringLiteral("n 1"));
        QCOMPARE(cell(1, 1), QStringLiteral("b True"));
        QCOMPARE(cell(1, 2), QStringLiteral("n -2147483648"));
        QCOMPARE(cell(1, 3), QStringLiteral("s 12345678901234567890.12345678901234567890"));
        QCOMPARE(cell(1, 4), QStringLiteral("n 0.1"));
        QCOMPARE(cell(1, 6), QStringLiteral("d 2024-02-29 00:00:00"));
        QCOMPARE(cell(1, 7), QStringLiteral("d 2024-02-29 12:34:56.789000"));
        QVERIFY(cell(1, 8).startsWith(QStringLiteral("d 2024-02-29 ")));
        QCOMPARE(cell(1, 9), QStringLiteral("d 12:34:56"));
        QCOMPARE(cell(2, 3), QStringLiteral("s NaN"));
        QCOMPARE(cell(2, 4), QStringLiteral("s Infinity"));
        QVERIFY(rows[3].toArray()[5].isNull()); // the empty text
        QCOMPARE(cell(2, 6), QStringLiteral("s infinity"));
        QCOMPARE(cell(2, 9), QStringLiteral("s 24:00:00"));
        QCOMPARE(cell(3, 6), QStringLiteral("s 0001-01-01 BC"));
        QCOMPARE(cell(3, 7), QStringLiteral("s 1900-01-01 00:00:00"));
        QVERIFY(cell(3, 8).startsWith(QStringLiteral("s ")));
        QCOMPARE(cell(4, 3), QStringLiteral("n -1e-20"));
        QCOMPARE(cell(5, 3), QStringLiteral("n 999999999999999"));
        QCOMPARE(cell(5, 5), QStringLiteral("s @cmd"));
        QVERIFY(rows[7].toArray()[5].isNull());
    }

    void xlsxText()
    {
        WriteOptions write{.format = Format::Xlsx};
        VERIFY_OK(exported("select '=1+1' as f, repeat('é', 32767) as longest", write));
        QJsonArray row = readBack("xlsx")[2].toArray();
        QCOMPARE(row[0].toString(), QStringLiteral("s =1+1"));
        QCOMPARE(row[1].toString().size(), 2 + 32767);
        const QByteArray tooLong = "select 1 as a, repeat('😀', 16384) as \"b%1\"";
        refused(exported(tooLong, write), "Row 1, column 2 (b%1)");
        write.cutLongText = true;
        VERIFY_OK(exported(tooLong, write));
        row = readBack("xlsx")[2].toArray();
        QCOMPARE(row[1].toString().size(), 2 + 32766);
    }

    void compressed_data()
    {
        QTest::addColumn<Compression>("compression");
        QTest::newRow("gzip") << Compression::Gzip;
        QTest::newRow("zstd") << Compression::Zstd;
    }

    void compressed()
    {
        QFETCH(Compression, compression);
        const QByteArray query = "select g, md5(g::text) from generate_series(1, 300000) g";
        VERIFY_OK(exported(query, {}));
        const QByteArray plain = content(file());
        WriteOptions write;
        write.compression = compression;
        auto progress = std::make_shared<Progress>();
        auto report = exported(query, write, progress);
        VERIFY_OK(report);
        QCOMPARE(report->rows, 300000);
        QCOMPARE(report->bytes, QFile(file()).size());
        QProcess tool;
        tool.start(QLatin1String(compression == Compression::Gzip ? "gzip" : "zstd"),
                   {QStringLiteral("-d"), QStringLiteral("-c"), QStringLiteral("-f"), file()});
        // gzip wants its suffix unless it reads standard input
        if (compression == Compression::Gzip) {
            tool.kill();
            tool.waitForFinished();
            tool.setStandardInputFile(file());
            tool.start(QStringLiteral("gzip"), {QStringLiteral("-dc")});
        }
        QVERIFY2(tool.waitForFinished(), qPrintable(tool.errorString()));
        QCOMPARE(tool.exitCode(), 0);
        QVERIFY(tool.readAllStandardOutput() == plain);
        // and a cancelled one leaves nothing, though a thread is writing
        QVERIFY(QFile::remove(file()));
        auto task = m_exporter->start(
            {.source = StatementSource{"select md5(g::text) from generate_series(1, 100000000) g"},
             .target = file(),
             .write = write},
            m_profile, {}, progress);
        QTRY_VERIFY(progress->bytes > (1 << 20));
        task.requestStop();
        QTRY_VERIFY(task.isFinished());
        QVERIFY(task.wait().error().isCancelled());
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

    void formulasAreMadeHarmless()
    {
        WriteOptions write;
        write.csv.neutraliseFormulas = true;
        VERIFY_OK(
            exported("select * from (values (1, '=1+1', -5, '-5'), (2, '@a', 5, '+1.5e3'), (3, '-a', -1, "
                     "E'\\tx'), (4, '+', 0, ''), (5, E'\\r', 0, 'a=b')) v(\"=id\", a, b, c)",
                     write));
        QCOMPARE(content(file()),
                 QByteArray("'=id,a,b,c\n1,'=1+1,-5,-5\n2,'@a,5,+1.5e3\n3,'-a,-1,'\tx\n4,'+,0,\"\"\n"
                            "5,\"'\r\",0,a=b\n"));
    }

    void whatCannotBeWritten()
    {
        WriteOptions binary{.format = Format::CopyBinary};
        auto task = m_exporter->start({.source = RowsSource{}, .target = file(), .write = binary}, {}, {},
                                      std::make_shared<Progress>());
        QTRY_VERIFY(task.isFinished());
        QCOMPARE(task.wait().error().kind, Error::Kind::Input);
        WriteOptions workbook{.format = Format::Xlsx};
        workbook.compression = Compression::Gzip;
        refused(exported("select 1", workbook), "compressed");
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

private:
    QString file() const { return m_folder->filePath(QStringLiteral("it's.out")).remove(QLatin1Char('\'')); }

    Result<ExportReport> exported(const QByteArray &sql, const WriteOptions &write,
                                  const std::shared_ptr<Progress> &progress = std::make_shared<Progress>())
    {
        auto task = m_exporter->start({.source = StatementSource{sql}, .target = file(), .write = write},
                                      m_profile, {}, progress);
        // clipboard formats are written all the same: the table says where they are offered
        if (!QTest::qWaitFor([&task] { return task.isFinished(); }, support::Patience))
            return Error::internal(QStringLiteral("The export does not end"));
        return task.wait();
    }

    static void refused(const Result<ExportReport> &report, const char *word)
    {
        QVERIFY(!report);
        QVERIFY2(report.error().message.contains(QLatin1String(word)), qPrintable(report.error().message));
    }

    /// What it says on standard error; empty if all went well.
    QString psql(const QStringList &arguments) const
    {
        QProcess process;
        process.start(QStringLiteral("psql"),
                      QStringList{QStringLiteral("-X"), QStringLiteral("-q"), QStringLiteral("-v"),
                                  QStringLiteral("ON_ERROR_STOP=1"), QStringLiteral("-d"), m_url}
                          + arguments);
        process.waitForFinished();
        return QString::fromUtf8(process.readAllStandardError())
            + (process.exitCode() == 0 ? QString() : QStringLiteral(" (failed)"));
    }

    void emptyCopy() const
    {
        QCOMPARE(
            psql({QStringLiteral("-c"),
                  QStringLiteral("set client_min_messages = error; drop table if exists h2; create table "
                                 "h2 (like h including all)")}),
            QString());
    }

    /// Of a large table: how many rows, and a sum over all of them.
    QString total(const char *table) const
    {
        auto rows
            = TestServer::query(m_url,
                                QStringLiteral("select row(count(*), sum(hashtext(x::text)))::text from %1 x")
                                    .arg(QLatin1String(table)));
        return rows ? rows->first().first() : rows.error().message;
    }

    /// Every row of a small one, in one text.
    QString sum(const char *table, const char *columns = "x.*") const
    {
        auto rows = TestServer::query(
            m_url,
            QStringLiteral("select string_agg(row(%1)::text, E'\\n' order by id) from %2 x")
                .arg(QLatin1String(columns), QLatin1String(table)));
        return rows ? rows->first().first() : rows.error().message;
    }

    QJsonArray readBack(const char *kind) const
    {
        QProcess process;
        const QString copy = file() + QLatin1Char('.') + QLatin1String(kind);
        QFile::copy(file(), copy);
        process.start(QStringLiteral("/usr/bin/python3"), {source("readback.py"), QLatin1String(kind), copy});
        process.waitForFinished();
        const QByteArray errors = process.readAllStandardError();
        if (!errors.isEmpty())
            qWarning("%s", errors.constData());
        QFile::remove(copy);
        return QJsonDocument::fromJson(process.readAllStandardOutput()).array();
    }

    /// The three columns of texts, as the server tells them.
    void compareTexts(QJsonArray rows, int skip, const QString &form) const
    {
        QCOMPARE(rows.size(), 7 + skip);
        const QJsonArray names = rows.takeAt(skip).toArray();
        QCOMPARE(names[1].toString(), QStringLiteral("we ird \"col\""));
        const auto expected = TestServer::query(m_url,
                                                QStringLiteral("select %1, %2, %3 from h order by id")
                                                    .arg(form.arg(QStringLiteral("t")),
                                                         form.arg(QStringLiteral("\"we ird \"\"col\"\"\"")),
                                                         form.arg(QStringLiteral("ta"))));
        VERIFY_OK(expected);
        for (int row = 0; row < 6; ++row) {
            for (int column = 0; column < 3; ++column) {
                const QJsonValue found = rows[row + skip].toArray()[column];
                QCOMPARE(found.isNull() ? QString() : found.toString(), (*expected)[row][column]);
            }
        }
    }

    QString m_url;
    profile::ConnectionProfile m_profile;
    session::Canceller m_canceller;
    std::unique_ptr<session::Pool> m_pool;
    std::unique_ptr<Exporter> m_exporter;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestFormatsDb)
#include "tst_formats_db.moc"
