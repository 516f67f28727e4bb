// SPDX-License-Identifier: GPL-3.0-or-later
// Random tables of the worst values, out of the server and into it again in every format that can be read:
// every cell comes back as it was. What a format cannot carry is refused or told, by the column's name.
#include "core/base/sqlquote.h"
#include "core/importing/importer.h"
#include "core/transfer/exporter.h"
#include "core/transfer/format.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"
#include "tests/support/worstvalues.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace core;
using namespace core::importing;
using test::WorstValue;
using transfer::Format;

namespace {

constexpr int WidestTable = 14;
constexpr int LongestTable = 12;
constexpr qsizetype LongestCell = 32767;

const QStringList &worstNames()
{
    static const QStringList names{
        QStringLiteral("a"),
        QStringLiteral("A"),
        QStringLiteral("a b"),
        QStringLiteral("a-b"),
        QStringLiteral("a_b"),
        QStringLiteral("  both  "),
        QStringLiteral("quo\"te"),
        QStringLiteral("\"\""),
        QStringLiteral("it's"),
        QStringLiteral("comma,semi;pipe|"),
        QStringLiteral("<b>&amp;%1 %s"),
        QStringLiteral("line\nbreak"),
        QStringLiteral("cr\r\nlf"),
        QStringLiteral("tab\there"),
        QStringLiteral("back\\slash\\N"),
        QStringLiteral("\\."),
        QStringLiteral("NULL"),
        QStringLiteral("1"),
        QStringLiteral("3"),
        QStringLiteral("column_2"),
        QStringLiteral("import_line"),
        QStringLiteral("=1+1"),
        QStringLiteral("_x000D_"),
        QStringLiteral("\u202ertl \u05e9\u05dc\u05d5\u05dd"),
        QStringLiteral("\U0001f468\u200d\U0001f469"),
        QStringLiteral("e\u0301"),
        QString(63, u'n'),
    };
    return names;
}

/// Beside the values that every test has: arrays of documents are where JSON and arrays look alike.
QList<WorstValue> allValues()
{
    return test::worstValues(TestServer::major())
        + QList<WorstValue>{
            {"jsonb[]", "array['[1, {}]'::jsonb, '[]', '{}']", "{\"[1, {}]\",\"[]\",\"{}\"}"},
            {"jsonb[]", "array['\"x\"'::jsonb, '\"\"', 'true']", "{\"\\\"x\\\"\",\"\\\"\\\"\",true}"},
            {"json[]", "array[array['{\"a\": 1}'::json, '[2]']]", "{{\"{\\\"a\\\": 1}\",[2]}}"},
            {"json[]", "array[' 1 '::json, E'{\\n}']", "{\" 1 \",\"{\n}\"}"},
            {"numeric", "0.000000000000000000000000000012", "0.000000000000000000000000000012"},
            {"numeric", "-100.00", "-100.00"},
            {"numeric", "1e30::numeric", "1000000000000000000000000000000"},
            {"double precision", "'1e30'", "1e+30"},
        };
}

/// What the format has no way to say. Told, or refused: see the test of these.
bool isCarried(Format format, const WorstValue &value)
{
    const QByteArray &type = value.type;
    const QByteArray text = value.text.value_or(QByteArray());
    switch (format) {
    case Format::Json:
    case Format::JsonLines: {
        if (type != "json" && type != "jsonb")
            return true;
        return text != "null" && text == text.trimmed()
            && (format == Format::Json || !(text.contains('\n') || text.contains('\r')));
    }
    case Format::CopyBinary:
        // the server has no binary form of the one, and does not read its own of an empty vector or query
        return type != "aclitem" && !((type.endsWith("vector") || type == "tsquery") && text.isEmpty());
    case Format::Xlsx:
        if (!value.text)
            return true;
        if (text.isEmpty() || text.size() > LongestCell)
            return false;
        if (type == "double precision")
            return text != "0.30000000000000004" && text != "1.2345678901234568e+17";
        if (type.startsWith("timestamp")) // others of this kind are written as text
            return text != "2023-12-31 18:15:00.000001+00";
        return true;
    default:
        return true;
    }
}

struct Table
{
    QStringList names;
    QList<QByteArray> types;
    QList<QList<WorstValue>> rows;

    QString create(const QString &table) const
    {
        QStringList columns;
        for (qsizetype i = 0; i < names.size(); ++i)
            columns << quoteIdentifier(names[i]) + u' ' + QString::fromUtf8(types[i]);
        return QStringLiteral("create table ") + table + QStringLiteral(" (")
            + columns.join(QStringLiteral(", ")) + u')';
    }

    QString insert(const QString &table) const
    {
        QString sql;
        for (const QList<WorstValue> &row : rows) {
            QStringList values;
            for (const WorstValue &value : row)
                values << QString::fromUtf8(value.sql);
            sql += QStringLiteral("insert into ") + table + QStringLiteral(" values (")
                + values.join(QStringLiteral(", ")) + QStringLiteral(");\n");
        }
        return sql;
    }
};

} // namespace

class TestRoundTrip : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        m_profile = profileFromUrl(m_url);
        m_pool = std::make_unique<session::Pool>(m_canceller);
        m_exporter = std::make_unique<transfer::Exporter>(*m_pool);
        m_importer = std::make_unique<Importer>(*m_pool);
        VERIFY_OK(TestServer::query(m_url, test::worstTypes()));
        const QString database = m_url.section(u'/', 3).section(u'?', 0, 0);
        VERIFY_OK(
            TestServer::query(m_url,
                              QStringLiteral("alter database \"%1\" set timezone = 'UTC'; "
                                             "alter database \"%1\" set client_min_messages = 'warning'")
                                  .arg(database)));
    }

    void cleanupTestCase()
    {
        m_importer.reset();
        m_exporter.reset();
        m_pool.reset();
    }

    void comesBack_data()
    {
        QTest::addColumn<Format>("format");
        for (const Format format : {Format::Csv, Format::Tsv, Format::Json, Format::JsonLines, Format::Xlsx,
                                    Format::CopyText, Format::CopyBinary, Format::SqlInsert})
            QTest::newRow(qPrintable(transfer::formatInfo(format).id)) << format;
    }

    void comesBack()
    {
        QFETCH(Format, format);
        QRandomGenerator random(quint32(4711 + int(format)));
        auto deck = deckOf(random, format);
        for (int number = 0; !deck.isEmpty(); ++number) {
            const Table table = randomTable(random, format, deck);
            const transfer::WriteOptions write = randomOptions(random, format);
            QStringList notes;
            QVERIFY2(there(table, write, random, &notes), qPrintable(m_problem));
            QVERIFY2(notes.isEmpty(), qPrintable(notes.join(u'\n')));
            const QString different = differences();
            QVERIFY2(different.isEmpty(), qPrintable(QStringLiteral("table %1: ").arg(number) + different));
        }
    }

    void whatIsNotCarried_data()
    {
        QTest::addColumn<Format>("format");
        for (const Format format : {Format::Json, Format::JsonLines, Format::Xlsx})
            QTest::newRow(qPrintable(transfer::formatInfo(format).id)) << format;
    }

    /// One column for each such value; what is refused goes alone.
    void whatIsNotCarried()
    {
        QFETCH(Format, format);
        QRandomGenerator random(1);
        const transfer::WriteOptions write{.format = format};
        Table told{{QStringLiteral("key")}, {"int"}, {{WorstValue{"int", "1", "1"}}}};
        int refused = 0;
        for (const WorstValue &value : allValues()) {
            if (isCarried(format, value))
                continue;
            if (value.type == "worst.label") // takes no NULL, so this is one that the import refuses
                continue;
            const QString name = QStringLiteral("c%1 <").arg(told.names.size());
            if (format == Format::Xlsx && value.text->size() > LongestCell) {
                const Table one{{name}, {value.type}, {{value}}};
                QVERIFY(!there(one, write, random));
                QVERIFY2(m_problem.contains(name), qPrintable(m_problem));
                ++refused;
                continue;
            }
            told.names << name;
            told.types << value.type;
            told.rows[0] << value;
        }
        QStringList notes;
        QVERIFY2(there(told, write, random, &notes), qPrintable(m_problem));
        for (qsizetype i = 1; i < told.names.size(); ++i) {
            const QString name = u'"' + told.names[i] + u'"';
            const auto count = std::count_if(notes.begin(), notes.end(),
                                             [&name](const QString &note) { return note.contains(name); });
            QVERIFY2(count == 1, qPrintable(QString::fromUtf8(told.types[i] + ": " + told.rows[0][i].sql)));
        }
        QCOMPARE(notes.size(), told.names.size() - 1);
        QVERIFY(told.names.size() >= 4);
        QCOMPARE(refused > 0, format == Format::Xlsx);
    }

private:
    /// What the format carries, by type, each list in a random order.
    static QMap<QByteArray, QList<WorstValue>> deckOf(QRandomGenerator &random, Format format)
    {
        QMap<QByteArray, QList<WorstValue>> deck;
        for (const WorstValue &value : allValues()) {
            if (isCarried(format, value))
                deck[value.type] << value;
        }
        for (QList<WorstValue> &values : deck)
            std::shuffle(values.begin(), values.end(), random);
        return deck;
    }

    /// Takes its values from the deck; those of a type that has no more come from everything there was.
    static Table randomTable(QRandomGenerator &random, Format format,
                             QMap<QByteArray, QList<WorstValue>> &deck)
    {
        const auto all = deckOf(random, format);
        Table table;
        QStringList names = worstNames();
        const int columns = 1 + random.bounded(WidestTable);
        for (int i = 0; i < columns; ++i) {
            const QList<QByteArray> types = deck.isEmpty() ? all.keys() : deck.keys();
            table.names << names.takeAt(random.bounded(int(names.size())));
            table.types << types[random.bounded(int(types.size()))];
        }
        const int rows = 1 + random.bounded(LongestTable);
        for (int r = 0; r < rows; ++r) {
            QList<WorstValue> row;
            for (const QByteArray &type : std::as_const(table.types)) {
                // the domain takes none; an empty row of a workbook is none
                const bool mayBeNull = type != "worst.label" && !(format == Format::Xlsx && row.isEmpty());
                if (mayBeNull && random.bounded(5) == 0) {
                    row << WorstValue{type, "null"};
                } else if (const auto left = deck.find(type); left != deck.end()) {
                    row << left->takeLast();
                    if (left->isEmpty())
                        deck.erase(left);
                } else {
                    row << all[type][random.bounded(int(all[type].size()))];
                }
            }
            if (format == Format::Xlsx && !row.first().text) // text has a NULL among its values
                row.first() = WorstValue{"text", "'there'", "there"};
            table.rows << row;
        }
        return table;
    }

    static transfer::WriteOptions randomOptions(QRandomGenerator &random, Format format)
    {
        transfer::WriteOptions write{.format = format};
        if (format == Format::Csv) {
            write.csv.delimiter = QByteArray(",;|\t").at(random.bounded(4));
            write.csv.quote = random.bounded(3) == 0 ? '\'' : '"';
            if (random.bounded(3) == 0)
                write.csv.escape = '\\';
            if (random.bounded(3) == 0)
                write.csv.nullText = "NULL";
            write.csv.crlf = random.bounded(2) == 0;
            if (random.bounded(4) == 0)
                write.csv.encoding = transfer::TextEncoding::Utf8WithBom;
            if (random.bounded(4) == 0)
                write.csv.encoding = transfer::TextEncoding::Utf16Le;
        }
        if (format == Format::SqlInsert) {
            write.sql.table = {QStringLiteral("worst"), QStringLiteral("back")};
            write.sql.rowsPerStatement = 1 + random.bounded(5);
        }
        if (format != Format::Xlsx)
            write.compression = transfer::Compression(random.bounded(3));
        return write;
    }

    /// Makes the table worst.t, and worst.back of what was written of it. False: see m_problem.
    bool there(const Table &table, const transfer::WriteOptions &write, QRandomGenerator &random,
               QStringList *notes = nullptr)
    {
        m_problem.clear();
        const auto failed = [this](const Error &error) {
            m_problem = error.toText();
            return false;
        };
        m_columns = table.names;
        auto made = TestServer::query(m_url,
                                      QStringLiteral("drop table if exists worst.t, worst.back;")
                                          + table.create(QStringLiteral("worst.t")) + u';'
                                          + table.create(QStringLiteral("worst.back")) + u';'
                                          + table.insert(QStringLiteral("worst.t")));
        if (!made)
            return failed(made.error());
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("t") + transfer::fileSuffix(write));
        auto exporting = m_exporter->start(
            {.source = transfer::TableSource{{QStringLiteral("worst"), QStringLiteral("t")}},
             .target = path,
             .write = write},
            m_profile, {}, std::make_shared<transfer::Progress>());
        if (!QTest::qWaitFor([&exporting] { return exporting.isFinished(); }, 60000))
            return failed(Error::internal(QStringLiteral("the export does not end")));
        auto written = exporting.wait();
        if (!written)
            return failed(written.error());
        if (notes)
            *notes = written->notes;
        if (write.format == Format::SqlInsert)
            return runs(path, write.compression);
        ImportRequest request{
            .file = path, .table = {QStringLiteral("worst"), QStringLiteral("back")}, .keepGoing = false};
        auto read = optionsForFormat(transfer::formatInfo(write.format).id);
        if (!read)
            return failed(read.error());
        request.read = *read;
        if (write.format == Format::Csv) {
            request.read.delimiter = write.csv.delimiter;
            request.read.quote = write.csv.quote;
            request.read.escape = write.csv.escape;
            request.read.nullText = write.csv.nullText;
            if (write.csv.encoding == transfer::TextEncoding::Utf16Le)
                request.read.encoding = QStringLiteral("UTF-16LE");
        }
        // the ways through a temporary table and through batches must keep as much
        if (write.format != Format::CopyBinary)
            request.keepGoing = random.bounded(3) == 0;
        auto importing = m_importer->start(request, m_profile, {}, std::make_shared<ImportProgress>());
        if (!QTest::qWaitFor([&importing] { return importing.isFinished(); }, 60000))
            return failed(Error::internal(QStringLiteral("the import does not end")));
        auto report = importing.wait();
        if (!report)
            return failed(report.error());
        if (report->badRows > 0)
            m_problem = report->badExamples.join(u'\n');
        return report->badRows == 0;
    }

    bool runs(const QString &path, transfer::Compression compression)
    {
        static const QStringList unpack{QStringLiteral("cat"), QStringLiteral("gunzip -c"),
                                        QStringLiteral("zstd -dc")};
        QProcess shell;
        shell.start(QStringLiteral("sh"),
                    {QStringLiteral("-c"),
                     unpack[int(compression)]
                         + QStringLiteral(" \"$1\" | psql -Xqd \"$2\" -v ON_ERROR_STOP=1 -o /dev/null"),
                     QStringLiteral("sh"), path, m_url});
        const bool done = shell.waitForFinished(60000) && shell.exitCode() == 0;
        if (!done)
            m_problem = QString::fromUtf8(shell.readAllStandardError()).left(2000);
        return done;
    }

    /// Rows that one table has and the other has not, as text.
    QString differences()
    {
        QStringList lines;
        const QStringList tables{QStringLiteral("worst.t"), QStringLiteral("worst.back")};
        for (int i = 0; i < 2; ++i) {
            auto rows = TestServer::query(
                m_url,
                QStringLiteral("select left(x, 3000) from (select row(t.*)::text x from %1 t except all "
                               "select row(t.*)::text from %2 t) d")
                    .arg(tables[i], tables[1 - i]));
            if (!rows)
                return rows.error().toText();
            for (const QStringList &row : *rows)
                lines << (i == 0 ? QStringLiteral("was: ") : QStringLiteral("is:  ")) + row.first();
        }
        return lines.isEmpty() ? QString() : m_columns.join(u'|') + u'\n' + lines.join(u'\n');
    }

    QString m_url;
    profile::ConnectionProfile m_profile;
    session::Canceller m_canceller;
    std::unique_ptr<session::Pool> m_pool;
    std::unique_ptr<transfer::Exporter> m_exporter;
    std::unique_ptr<Importer> m_importer;
    QStringList m_columns;
    QString m_problem;
};

QTEST_GUILESS_MAIN(TestRoundTrip)
#include "tst_roundtrip_db.moc"
