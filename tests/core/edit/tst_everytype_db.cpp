// SPDX-License-Identifier: GPL-3.0-or-later
// Every type with its worst values: what is shown is what is saved, what somebody else wrote is never
// overwritten, what was saved can be taken back, and a draft of it comes back byte for byte.
#include "core/edit/pending.h"
#include "core/edit/undo.h"
#include "tests/core/edit/editworld.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace core;
using namespace core::edit;
using Fate = SaveOutcome::Fate;

class TestEveryType : public QObject
{
    Q_OBJECT

    QString m_url;
    std::unique_ptr<EditWorld> m;
    std::unique_ptr<EditWorld> m_other;

    UndoOutcome takeBack(const UndoEntry &entry)
    {
        auto answer
            = m->session()
                  .run<UndoOutcome>(QStringLiteral("undo"),
                                    [&](session::Link &link, session::Job &job) -> Result<UndoOutcome> {
                                        return undoSaved(link, job, entry);
                                    })
                  .wait();
        return answer ? *answer : UndoOutcome{.error = answer.error()};
    }

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        m = std::make_unique<EditWorld>(m_url);
        m_other = std::make_unique<EditWorld>(m_url);
        VERIFY_OK(m->open());
        VERIFY_OK(m_other->open());
        const char *const statements[] = {
            "create type mood as enum ('sad', 'it''s ok', '\"', 'MOOD')",
            "create type pair as (a numeric, \"b \"\"c\" text)",
            "create domain money_like as numeric(12,4)",
            "create domain code as char(4)",
            "create domain twice as money_like",
            "create collation anycase (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
            "create extension if not exists citext",
            "create extension if not exists hstore",
        };
        for (const char *statement : statements) {
            const auto outcome = m->run(statement);
            if (outcome.error)
                qInfo("%s: %s", statement, qPrintable(outcome.error->message));
        }
    }
    void cleanupTestCase()
    {
        m.reset();
        m_other.reset();
    }

    void values_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArrayList>("values");
        const auto row = [](const char *type, const QByteArrayList &values) {
            QTest::newRow(type) << QByteArray(type) << values;
        };
        const int major = TestServer::major();
        row("bool", {"true", "false", "null"});
        row("int2", {"-32768", "32767", "0"});
        row("int8", {"-9223372036854775808", "9223372036854775807", "null", "0"});
        QByteArrayList numerics{"1", "1.0", "1.00", "0", "-0.0", "'NaN'", "1e-300", "0.1"};
        numerics << QByteArray(300, '9') << QByteArray(300, '9') + ".5";
        if (major >= 14)
            numerics << "'Infinity'"
                     << "'-Infinity'";
        row("numeric", numerics);
        row("numeric(8,3)", {"1.5", "1.501", "-99999.999"});
        row("float4", {"0", "'-0'", "'NaN'", "'Infinity'", "0.1", "1e-45", "3.4028235e38"});
        row("float8",
            {"0", "'-0'", "'NaN'", "'-Infinity'", "0.1", "0.30000000000000004", "5e-324",
             "1.7976931348623157e308", "null"});
        row("money", {"1.5", "-0.01", "'92233720368547758.07'"});
        row("text",
            {"''", "'NULL'", "null", "' a '", "E'a\\r\\nb\\n'", "E'\\t\\\\''\"$1%1 :x {column}'",
             "'e' || chr(769)", "chr(233)", "'שלום'", "'😀'", "repeat('x', 100000)", "E'\\\\N'"});
        row("varchar(5)", {"'a'", "'a '", "'a    '", "''", "'ééééé'"});
        row("char(5)", {"'a'", "'ab'", "''", "null"});
        row("bpchar", {"'a'::bpchar", "'a  '::bpchar", "''::bpchar"});
        row("\"char\"", {"'a'", "''", "'\"'", "chr(39)::\"char\""});
        row("name", {"'a'", "repeat('n', 63)", "'\"'"});
        row("date", {"'infinity'", "'-infinity'", "'4713-01-01 BC'", "'5874897-12-31'", "'2024-02-29'"});
        row("time", {"'24:00'", "'00:00'", "'23:59:59.999999'"});
        row("timetz", {"'24:00+15:59'", "'00:00-15:59'", "'12:00+01'", "'11:00+00'"});
        row("timestamp", {"'infinity'", "'4713-01-01 00:00 BC'", "'294276-12-31 23:59:59.999999'"});
        row("timestamptz",
            {"'-infinity'", "'0044-03-15 12:00+00 BC'", "'2024-10-27 02:30+01'", "'2024-10-27 02:30+02'"});
        QByteArrayList intervals{"'1 mon'", "'30 days'", "'720:00'", "'-1 year 2 mons -3 days 04:05:06.7'"};
        if (major >= 17)
            intervals << "'infinity'"
                      << "'-infinity'";
        row("interval", intervals);
        row("uuid", {"'00000000-0000-0000-0000-000000000000'", "'ffffffff-ffff-ffff-ffff-ffffffffffff'"});
        row("inet", {"'1.2.3.4'", "'1.2.3.4/24'", "'::1'", "'::ffff:1.2.3.4/96'"});
        row("cidr", {"'10.0.0.0/8'", "'10.0.0.0/32'", "'::/0'"});
        row("macaddr8", {"'08:00:2b:01:02:03:04:05'", "'00:00:00:00:00:00:00:00'"});
        row("bit(4)", {"B'0000'", "B'1010'"});
        row("varbit", {"B''", "B'0'", "B'00'"});
        row("bytea",
            {"''",
             "(select string_agg(decode(lpad(to_hex(i), 2, '0'), 'hex'), '' order by i) from "
             "generate_series(0, 255) i)",
             "'\\x00'", "null"});
        row("json",
            {"'{\"a\":1,\"a\":2}'", "'{ \"a\":1,\"a\":2}'", "'[1, 1.0,1e400]'", "'null'", "null", "'\"x\"'"});
        row("jsonb", {"'{\"a\":1.0}'", "'{\"a\":1.00}'", "'{}'", "'null'", "null", "'\"\\\\u00e9 %1\"'"});
        row("xml",
            {"'<a/>'", "'<a></a>'", "'<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>é</a>'", "'x'", "null"});
        row("int[]", {"'{}'", "'{1,NULL,3}'", "'[2:3]={1,2}'", "'{{1,2},{3,4}}'", "null", "'{1}'"});
        row("text[]", {"array['a,b', '\"', '\\', '', 'NULL', null, '{x}', ' ']", "array['']", "'{}'"});
        row("char(3)[]", {"array['a','b  ']", "'{}'"});
        row("numeric[]", {"'{1.0}'", "'{1.00}'", "'{NaN}'"});
        row("float8[]", {"'{0}'", "'{-0}'"});
        row("pair",
            {"row(1.0, 'x')", "row(1.00, 'x')", "row(null, null)", "null", "row(null, '')",
             "row(2, E'a\"b\\\\,()\\n')"});
        row("pair[]", {"array[row(1.0, 'a,b')::pair, null]", "array[row(1.00, 'a,b')::pair, null]"});
        row("int4range", {"'[1,5)'", "'empty'", "'(,)'", "null"});
        row("numrange", {"'[1.0,2.0]'", "'[1.00,2.0]'", "'empty'"});
        row("tstzrange", {"'[-infinity,infinity]'", "'(,2024-01-01 00:00+00)'"});
        if (major >= 14)
            row("nummultirange", {"'{[1.0,2.0],[5,6)}'", "'{[1.00,2.0],[5,6)}'", "'{}'"});
        row("tsvector", {"'a:1A b'", "'''it''''s'':1'", "''"});
        row("tsquery", {"'a & b'", "'!a <-> b'"});
        row("point", {"'(1,2)'", "'(-0,NaN)'", "'(0,NaN)'", "null"});
        row("polygon", {"'((0,0),(1,1),(1,0))'", "'((1,1),(1,0),(0,0))'"});
        row("path", {"'[(0,0),(1,1)]'", "'((0,0),(1,1))'"});
        row("circle", {"'<(0,0),1>'", "'<(0,0),1.5>'"});
        row("line", {"'{1,2,3}'", "'{2,4,6}'"});
        row("box", {"'(1,1),(0,0)'", "'(2,0.5),(0,0)'"});
        row("pg_lsn", {"'0/0'", "'FFFFFFFF/FFFFFFFF'"});
        row("oid", {"0", "4294967295"});
        row("regclass", {"'pg_class'", "'pg_type'", "0"});
        row("mood", {"'sad'", "'it''s ok'", "'\"'", "null"});
        row("mood[]", {"array['sad', 'it''s ok', '\"']::mood[]", "'{}'"});
        row("twice", {"1", "1.5", "null"});
        row("code", {"'a'", "'abcd'", "''"});
        row("text collate anycase", {"'a'", "'A'", "'b'"});
        row("citext", {"'a'", "'A'", "'b'"});
        row("hstore", {"'a=>1'", "'a=>NULL, \"b c\"=>\"\\\"\"'", "''"});
    }

    void values()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArrayList, values);
        const QByteArray table
            = "\"t'able %1 \"\"<b>&" + QByteArray::number(QRandomGenerator::global()->generate()) + "\"";
        const auto made
            = m->run("create table " + table + " (id int primary key, \"v \"\"{column}\" " + type + ")");
        if (made.error && made.error->sqlState == QLatin1String("42704"))
            QSKIP("this server has no such type");
        QVERIFY2(made.ok(), made.error ? qPrintable(made.error->toText()) : "");
        for (qsizetype i = 0; i < values.size(); ++i) {
            const auto added = m->run("insert into " + table + " values (" + QByteArray::number(i) + ", "
                                      + values.at(i) + ")");
            QVERIFY2(added.ok(), added.error ? qPrintable(added.error->toText()) : "");
        }
        const int count = int(values.size());
        const QByteArray select = "select * from " + table + " order by id";
        EditBuffer &b = m->buffer;
        b.revertAll();
        VERIFY_OK(m->show(select));
        QVERIFY2(b.editable().isEditable() && b.editable().columns.at(1).whyNot.isEmpty(),
                 qPrintable(b.editable().columns.at(1).whyNot));
        QList<Cell> shown;
        for (int i = 0; i < count; ++i)
            shown << b.original(i, 1);

        // each row gets the value of the next one, as it is shown
        for (int i = 0; i < count; ++i)
            VERIFY_OK(b.setCell(i, 1, CellValue::fromCell(shown.at((i + 1) % count))));
        const PendingEdits pending = b.pending();
        auto back = pendingFromJson(toJson(pending));
        VERIFY_OK(back);
        QVERIFY(back->changes == pending.changes);
        const QList<RowChange> changes = b.changes();
        const SaveOutcome outcome = m->save();
        QVERIFY2(outcome.fate == Fate::Saved, told(outcome).constData());
        const UndoEntry entry = inverse(b.editable(), changes, outcome.saved, {}, {});
        VERIFY_OK(m->show(select));
        for (int i = 0; i < count; ++i) {
            QVERIFY2(b.original(i, 1) == shown.at((i + 1) % count),
                     (b.original(i, 1).value_or("NULL") + " instead of "
                      + shown.at((i + 1) % count).value_or("NULL"))
                         .constData());
        }

        // taken back, from the journal's own JSON
        auto read = undoFromJson(toJson(entry));
        VERIFY_OK(read);
        const UndoOutcome undone = takeBack(*read);
        QVERIFY2(undone.fate == Fate::Saved,
                 undone.failures.isEmpty() ? qPrintable(QString::number(undone.changedSince.size()))
                                           : qPrintable(undone.failures.first().second.toText()));
        VERIFY_OK(m->show(select));
        for (int i = 0; i < count; ++i)
            QVERIFY(b.original(i, 1) == shown.at(i));
        QCOMPARE(takeBack(*read).fate, Fate::Nothing); // not twice

        // somebody else changes every row to another value, however alike: nothing of it is overwritten
        QVERIFY(m_other
                    ->run("update " + table + " a set \"v \"\"{column}\" = b.\"v \"\"{column}\" from " + table
                          + " b where b.id = (a.id + 1) % " + QByteArray::number(count))
                    .ok());
        for (int i = 0; i < count; ++i) {
            if (i % 2 == 0)
                VERIFY_OK(b.setCell(
                    i, 1, shown.at(i) ? CellValue::null() : CellValue::fromCell(shown.at((i + 2) % count))));
            else
                VERIFY_OK(b.deleteRows({i}));
        }
        const qsizetype edits = b.changes().size();
        const SaveOutcome late = m->save();
        QCOMPARE(late.fate, Fate::Nothing);
        QCOMPARE(late.conflicts.size(), edits);
        VERIFY_OK(m_other->show(select));
        for (int i = 0; i < count; ++i)
            QVERIFY(m_other->buffer.original(i, 1) == shown.at((i + 1) % count));
        b.revertAll();
    }

    void keys_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArrayList>("values");
        const auto row = [](const char *type, const QByteArrayList &values) {
            QTest::newRow(type) << QByteArray(type) << values;
        };
        row("numeric", {"1.0", "'NaN'", "2.00"});
        row("float8", {"'-0'", "'NaN'", "0.1", "'Infinity'"});
        row("text", {"''", "'a'", "'A'", "E'a\\'b\\\\'"});
        row("char(5)", {"''", "'a'"});
        row("text collate anycase", {"'a'", "'B'"});
        row("citext", {"'a'", "'B'"});
        row("interval", {"'1 mon'", "'31 days'"});
        row("bytea", {"''", "'\\x00ff'"});
        row("int[]", {"'{}'", "'{1,NULL}'", "'[2:2]={1}'"});
        row("numrange", {"'[1.0,2]'", "'empty'"});
        row("jsonb", {"'{}'", "'1.0'"});
        row("twice", {"1", "2.5"});
        row("mood", {"'sad'", "'\"'"});
        row("pair", {"row(1.0, 'x')", "row(null, 'x')"});
        row("inet", {"'1.2.3.4'", "'1.2.3.4/24'"});
        row("timestamptz", {"'infinity'", "'0044-03-15 BC'"});
        row("\"char\"", {"'a'", "'\"'"});
        row("bool", {"true", "false"});
    }

    void keys()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArrayList, values);
        const QByteArray table = "k" + QByteArray::number(QRandomGenerator::global()->generate());
        const auto made = m->run("create table " + table + " (v " + type + " primary key, n int)");
        if (made.error && made.error->sqlState == QLatin1String("42704"))
            QSKIP("this server has no such type");
        QVERIFY2(made.ok(), made.error ? qPrintable(made.error->toText()) : "");
        for (const QByteArray &value : values)
            QVERIFY(m->run("insert into " + table + " values (" + value + ", 0)").ok());
        m->buffer.revertAll();
        VERIFY_OK(m->show("select * from " + table + " order by v"));
        for (int i = 0; i < values.size(); ++i)
            VERIFY_OK(m->buffer.setCell(i, 1, CellValue::fromText(QByteArray::number(i + 1))));
        const SaveOutcome outcome = m->save();
        QVERIFY2(outcome.fate == Fate::Saved, told(outcome).constData());
        QCOMPARE(m->rows(QStringLiteral("select string_agg(n::text, ' ' order by v) from ")
                         + QString::fromLatin1(table))
                     .first()
                     .first()
                     .split(QLatin1Char(' '))
                     .size(),
                 values.size());
        VERIFY_OK(m->buffer.deleteRows({0}));
        const SaveOutcome gone = m->save();
        QVERIFY2(gone.fate == Fate::Saved, told(gone).constData());
    }

    /// Two sessions edit the same rows at random; every save that succeeded must have seen what it replaced.
    void noUpdateIsLost()
    {
        QVERIFY(m->run("create table race (id int primary key, a text, b numeric, c jsonb)").ok());
        QVERIFY(m->run("insert into race select i, 'a', 1.0, '{}' from generate_series(0, 4) i").ok());
        QRandomGenerator random(4711);
        QHash<std::pair<int, int>, Cell> table; // what is in the table, by what was saved
        EditWorld *worlds[] = {m.get(), m_other.get()};
        for (EditWorld *world : worlds) {
            world->buffer.revertAll();
            VERIFY_OK(world->show("select * from race order by id"));
        }
        for (int row = 0; row < 5; ++row) {
            for (int column = 1; column < 4; ++column)
                table.insert({row, column}, m->buffer.original(row, column));
        }
        int saves = 0;
        int conflicts = 0;
        for (int step = 0; step < 400; ++step) {
            EditWorld &world = *worlds[random.bounded(2)];
            EditBuffer &b = world.buffer;
            const int row = random.bounded(5);
            const int column = 1 + random.bounded(3);
            const int action = random.bounded(10);
            if (action < 5) {
                // few values: going there and back happens
                const char *const values[3][3]
                    = {{"x", "X", "x "}, {"1.0", "1.00", "1"}, {"{}", "{\"a\": 1.0}", "{\"a\": 1.00}"}};
                const int which = random.bounded(4);
                VERIFY_OK(b.setCell(row, column,
                                    which == 3 ? CellValue::null()
                                               : CellValue::fromText(values[column - 1][which])));
            } else if (action == 5) {
                b.undo();
            } else if (action == 6) {
                VERIFY_OK(world.show("select * from race order by id")); // edits go along
            } else {
                const QList<RowChange> changes = b.changes();
                const SaveOutcome outcome = world.save();
                if (outcome.fate == Fate::Saved) {
                    for (const RowChange &change : changes) {
                        for (const CellChange &cell : change.cells) {
                            const int id = change.key.first().value->toInt();
                            QVERIFY2(table.value({id, cell.column}) == cell.was, "an update was lost");
                            table.insert({id, cell.column}, cell.value.cell());
                        }
                    }
                    saves += changes.isEmpty() ? 0 : 1;
                    continue;
                }
                QVERIFY2(!outcome.error && outcome.failures.isEmpty(), told(outcome).constData());
                conflicts += int(outcome.conflicts.size());
                for (const Conflict &conflict : outcome.conflicts) {
                    QList<EditBuffer::Choice> choices;
                    for (const Conflict::Part &part : conflict.parts)
                        choices << EditBuffer::Choice{part.column, random.bounded(2) == 0};
                    b.resolve(conflict.row, choices);
                }
            }
        }
        VERIFY_OK(m->buffer.isDirty() ? Result<void>() : Result<void>());
        m->buffer.revertAll();
        VERIFY_OK(m->show("select * from race order by id"));
        for (int row = 0; row < 5; ++row) {
            for (int column = 1; column < 4; ++column)
                QVERIFY(m->buffer.original(row, column) == table.value({row, column}));
        }
        QVERIFY2(saves > 20 && conflicts > 20, qPrintable(QStringLiteral("%1 %2").arg(saves).arg(conflicts)));
    }

    /// Both saves run at the same moment, on the same row.
    void atTheSameMoment()
    {
        QVERIFY(m->run("create table once (id int primary key, v text)").ok());
        QVERIFY(m->run("insert into once values (1, 'before')").ok());
        for (int round = 0; round < 20; ++round) {
            QList<Task<SaveOutcome>> tasks;
            EditWorld *worlds[] = {m.get(), m_other.get()};
            QList<SaveRequest> requests;
            for (EditWorld *world : worlds) {
                world->buffer.revertAll();
                VERIFY_OK(world->show("select * from once"));
                VERIFY_OK(world->buffer.setCell(
                    0, 1,
                    CellValue::fromText(QByteArray::number(round) + (world == m.get() ? " one" : " other"))));
                requests << SaveRequest{world->buffer.editable(), world->buffer.changes()};
            }
            for (int i = 0; i < 2; ++i) {
                tasks << worlds[i]->session().run<SaveOutcome>(
                    QStringLiteral("save"),
                    [request = requests.at(i)](session::Link &link, session::Job &job)
                        -> Result<SaveOutcome> { return edit::save(link, job, request); });
            }
            int saved = 0;
            int refused = 0;
            for (auto &task : tasks) {
                auto outcome = task.wait();
                VERIFY_OK(outcome);
                saved += outcome->fate == Fate::Saved ? 1 : 0;
                refused += outcome->conflicts.size() == 1 ? 1 : 0;
            }
            QCOMPARE(saved, 1);
            QCOMPARE(refused, 1);
        }
        m->buffer.revertAll();
        m_other->buffer.revertAll();
    }
};

QTEST_GUILESS_MAIN(TestEveryType)
#include "tst_everytype_db.moc"
