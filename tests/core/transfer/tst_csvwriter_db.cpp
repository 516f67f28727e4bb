// SPDX-License-Identifier: GPL-3.0-or-later
// The writer against psql's copy (...) to ... csv, byte for byte.
#include "core/transfer/csvwriter.h"
#include "core/transfer/targetfile.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <libpq-fe.h>

using namespace core;
using namespace core::transfer;
using result::CellView;
using result::Column;

namespace {

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
}

QByteArray literal(char c)
{
    return c == '\t' ? QByteArray("E'\\t'") : c == '\'' ? QByteArray("''''") : QByteArray("'") + c + '\'';
}

QByteArray copyOptions(const CsvOptions &options)
{
    QByteArray text
        = "format csv, delimiter " + literal(options.delimiter) + ", quote " + literal(options.quote);
    if (options.escape)
        text += ", escape " + literal(*options.escape);
    text += ", null '" + options.nullText + "'";
    if (options.header)
        text += ", header";
    return text;
}

} // namespace

class TestCsvWriterDb : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        m_connection = PQconnectdb(m_url.toUtf8().constData());
        QCOMPARE(PQstatus(m_connection), CONNECTION_OK);
        PQsetClientEncoding(m_connection, "UTF8");
        makeHostileTable();
    }

    void cleanupTestCase() { PQfinish(m_connection); }

    /// Every combination of the options on a table of everything that ever went wrong in CSV.
    void hostileValues()
    {
        const QByteArray query = "select * from hostile order by id";
        QList<CsvOptions> list;
        for (const char delimiter : {',', ';', '\t', '|', 'a', ' ', '\\'}) {
            for (const char quote : {'"', '\'', '~'}) {
                for (const auto escape :
                     {std::optional<char>(), std::optional<char>('\\'), std::optional<char>('e')}) {
                    for (const char *nullText : {"", "NULL", "\\N", "x"}) {
                        for (const bool header : {true, false}) {
                            CsvOptions options;
                            options.delimiter = delimiter;
                            options.quote = quote;
                            options.escape = escape;
                            options.nullText = nullText;
                            options.header = header;
                            if (options.check())
                                list << options;
                        }
                    }
                }
            }
        }
        QVERIFY(list.size() > 400);
        compare(query, list);
    }

    void shapes_data()
    {
        QTest::addColumn<QByteArray>("query");
        const auto add = [](const char *name, QByteArray query) { QTest::newRow(name) << query; };
        add("no rows", "select 1 as a, ''::text as b where false");
        add("no columns", "select from generate_series(1, 3)");
        add("no columns, no rows", "select where false");
        add("duplicate names", "select 1 as a, 2 as a, 3 as \"?column?\"");
        add("hostile names", "select 1 as \"a,b\", 2 as \"a\"\"b\", 3 as \"\\.\", 4 as \" \", 5 as \"NULL\"");
        add("name of 63 bytes", "select 1 as \"" + QByteArray("é").repeated(31) + "x\"");
        add("one column, end of data",
            "select '\\.'::text as \"\\.\" union all select null union all select ''");
        add("bytea", "select decode('00ff5c22', 'hex'), ''::bytea, '\\x'::bytea");
        add("types",
            "select 1.10::numeric, 'infinity'::timestamptz, '2024-02-29 12:34:56.789012+02'::timestamptz, "
            "'0044-03-15 BC'::date, '24:00'::time, 1e300::float8, 'nan'::float8, 0.1::float4, true, "
            "'{\"a\": [1, \"x,y\"]}'::jsonb, array['a,b', null, '\"'], row(1, 'a,b', null), "
            "'[1,5)'::int4range, "
            "'1 year 2 mons'::interval, '(1,2)'::point, 'a'::\"char\", null::int, b'101', "
            "'x'::name, ''::xml");
        add("values", "values (1, 'a'), (2, null)");
    }
    void shapes()
    {
        QFETCH(QByteArray, query);
        CsvOptions semicolon;
        semicolon.delimiter = ';';
        semicolon.nullText = "NULL";
        compare(query, {CsvOptions(), semicolon});
    }

    void encodings_data()
    {
        QTest::addColumn<TextEncoding>("encoding");
        QTest::addColumn<QString>("servers");
        QTest::newRow("latin1") << TextEncoding::Latin1 << QStringLiteral("LATIN1");
        QTest::newRow("win1252") << TextEncoding::Windows1252 << QStringLiteral("WIN1252");
    }
    /// Every character that the server's conversion knows, and that ours refuses those that it refuses.
    void encodings()
    {
        QFETCH(TextEncoding, encoding);
        QFETCH(QString, servers);
        const QByteArray query
            = "select chr(c) as U&\"\\00e9\" from generate_series(1, 65533) c "
              "where c not between 55296 and 57343 and chr(c) = any(array(select convert_from("
              "decode(lpad(to_hex(b), 2, '0'), 'hex'), '"
            + servers.toUtf8() + "') from generate_series(1, 255) b where not ('" + servers.toUtf8()
            + "' = 'WIN1252' and b in (129, 141, 143, 144, 157)))) order by c";
        const QString path = m_folder.filePath(QStringLiteral("psql.csv"));
        psql({"\\encoding " + servers.toUtf8(),
              "copy (" + query + ") to stdout csv header \\g '" + path.toUtf8() + "'"});
        CsvOptions options;
        options.encoding = encoding;
        QCOMPARE(ours(query, options), content(path));
        QVERIFY(content(path).size() > 240);
    }

    /// A database without an encoding gives bytes that are no text: they must pass unchanged.
    void invalidBytes()
    {
        auto made = TestServer::query(TestServer::sharedUrl(),
                                      QStringLiteral("create database sql_ascii_csv encoding 'SQL_ASCII' "
                                                     "template template0 lc_collate 'C' lc_ctype 'C'"));
        VERIFY_OK(made);
        const QString url = TestServer::sharedUrl(QStringLiteral("sql_ascii_csv"));
        PGconn *connection = PQconnectdb(url.toUtf8().constData());
        std::swap(connection, m_connection);
        std::swap(m_url, const_cast<QString &>(url));
        QCOMPARE(PQsetClientEncoding(m_connection, "SQL_ASCII"), 0);
        QByteArray query = "select b, convert_from(set_byte('\\x41'::bytea, 0, b), 'SQL_ASCII') || ',' as t "
                           "from generate_series(1, 255) b";
        compare(query, {CsvOptions()});
        std::swap(connection, m_connection);
        std::swap(m_url, const_cast<QString &>(url));
        PQfinish(connection);
        (void)TestServer::query(TestServer::sharedUrl(),
                                QStringLiteral("drop database sql_ascii_csv with (force)"));
    }

private:
    void makeHostileTable()
    {
        QList<QByteArray> values{"",
                                 " ",
                                 ",",
                                 ";",
                                 "|",
                                 "\t",
                                 "\"",
                                 "\"\"",
                                 "\"\"\"",
                                 "'",
                                 "''",
                                 "\\",
                                 "\\\\",
                                 "\\.",
                                 "\\N",
                                 "NULL",
                                 "null",
                                 "x",
                                 "xx",
                                 "a",
                                 "e",
                                 "~",
                                 "\n",
                                 "\r",
                                 "\r\n",
                                 "a\nb",
                                 "\n\n",
                                 " leading",
                                 "trailing ",
                                 "a,b;c|d\te",
                                 "it's \"quoted\"",
                                 "\\\"",
                                 "\"\\",
                                 "é",
                                 "😀",
                                 "\u202eabc\u202c",
                                 "\u200b",
                                 "名前,値",
                                 "<b>&amp;%1</b>",
                                 "-1",
                                 "=1+1",
                                 "\x01\x02\x7f",
                                 "\u0085",
                                 "\u2028",
                                 QByteArray(5000, 'y'),
                                 QByteArray("x,\"").repeated(2000),
                                 "1234567,",
                                 "12345678,",
                                 "123456789,",
                                 "1234567\"",
                                 "1234567\n",
                                 "12345678\r"};
        // and some that nobody thought of; the same ones every time
        QRandomGenerator random(4711);
        static const QList<QByteArray> alphabet{",", ";",  "\t", "|", "\"",   "'",       "\\",
                                                ".", "\n", "\r", "a", "e",    "x",       "N",
                                                " ", "é",  "😀",  "~", "NULL", "12345678"};
        for (int i = 0; i < 500; ++i) {
            QByteArray value;
            for (int length = random.bounded(12); length > 0; --length)
                value += alphabet[random.bounded(alphabet.size())];
            values << value;
        }
        run("create table hostile (id int, one text, \"NULL\" text, \"a,\"\"b\" text, x text)");
        run("begin");
        for (int i = 0; i < values.size(); ++i) {
            const QByteArray number = QByteArray::number(i);
            const QByteArray &other = values[(i * 7 + 3) % values.size()];
            const char *const parameters[]
                = {number.constData(), values[i].constData(), i % 3 == 0 ? nullptr : other.constData(),
                   i % 5 == 0 ? nullptr : values[i].constData()};
            PGresult *done = PQexecParams(m_connection, "insert into hostile values ($1, $2, $3, $4, null)",
                                          4, nullptr, parameters, nullptr, nullptr, 0);
            QCOMPARE(PQresultStatus(done), PGRES_COMMAND_OK);
            PQclear(done);
        }
        run("commit");
    }

    void run(const char *sql)
    {
        PGresult *done = PQexec(m_connection, sql);
        QVERIFY2(PQresultStatus(done) == PGRES_COMMAND_OK, PQerrorMessage(m_connection));
        PQclear(done);
    }

    void psql(const QList<QByteArray> &lines)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QStringLiteral("psql"),
                      {QStringLiteral("-XqAt"), QStringLiteral("-v"), QStringLiteral("ON_ERROR_STOP=1"),
                       QStringLiteral("-d"), m_url});
        process.write(lines.join('\n') + '\n');
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(process.exitCode(), 0);
    }

    QByteArray ours(const QByteArray &query, const CsvOptions &options)
    {
        class Bytes : public ByteSink
        {
        public:
            Result<void> write(QByteArrayView more) override
            {
                all.append(more);
                return {};
            }
            QByteArray all;
        } bytes;
        PGresult *result = PQexec(m_connection, query.constData());
        if (PQresultStatus(result) != PGRES_TUPLES_OK)
            return QByteArray("ERROR ") + PQerrorMessage(m_connection);
        Progress progress;
        CsvWriter writer(bytes, options, progress);
        QList<Column> columns;
        const int count = PQnfields(result);
        for (int i = 0; i < count; ++i)
            columns << Column{QString::fromUtf8(PQfname(result, i))};
        auto done = writer.begin(columns);
        std::vector<CellView> cells(static_cast<std::size_t>(count));
        for (int row = 0; row < PQntuples(result) && done; ++row) {
            for (int i = 0; i < count; ++i)
                cells[std::size_t(i)] = {PQgetvalue(result, row, i), PQgetlength(result, row, i),
                                         PQgetisnull(result, row, i) == 1};
            done = writer.row(cells);
        }
        PQclear(result);
        if (done)
            done = writer.end(true);
        return done ? bytes.all : "ERROR " + done.error().message.toUtf8();
    }

    void compare(const QByteArray &query, const QList<CsvOptions> &list)
    {
        QList<QByteArray> lines;
        for (int i = 0; i < list.size(); ++i)
            // not \copy: psql takes its query apart and puts blanks into U&"" and b''
            lines << "copy (" + query + ") to stdout with (" + copyOptions(list[i]) + ") \\g '"
                    + m_folder.filePath(QString::number(i)).toUtf8() + "'";
        psql(lines);
        for (int i = 0; i < list.size(); ++i) {
            const QByteArray theirs = content(m_folder.filePath(QString::number(i)));
            const QByteArray mine = ours(query, list[i]);
            if (mine != theirs) {
                qsizetype at = 0;
                while (at < mine.size() && at < theirs.size() && mine[at] == theirs[at])
                    ++at;
                QFAIL(qPrintable(QStringLiteral("%1\nat byte %2: ours %3, psql's %4")
                                     .arg(QString::fromUtf8(copyOptions(list[i])), QString::number(at),
                                          QString::fromUtf8(mine.mid(at, 60).toPercentEncoding()),
                                          QString::fromUtf8(theirs.mid(at, 60).toPercentEncoding()))));
            }
        }
    }

    QString m_url;
    PGconn *m_connection = nullptr;
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestCsvWriterDb)
#include "tst_csvwriter_db.moc"
