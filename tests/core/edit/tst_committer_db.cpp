// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/pending.h"
#include "core/edit/undo.h"
#include "tests/core/edit/editworld.h"
#include "tests/support/testmain.h"

using namespace core;
using namespace core::edit;
using Fate = SaveOutcome::Fate;

namespace {

CellValue text(const char *value)
{
    return CellValue::fromText(value);
}

} // namespace

class TestCommitter : public QObject
{
    Q_OBJECT

    QString m_url;
    std::unique_ptr<EditWorld> m;

private slots:
    void init()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        m = std::make_unique<EditWorld>(m_url);
        VERIFY_OK(m->open());
        QVERIFY(m->run("create table t (id int primary key, name text, amount numeric)").ok());
        QVERIFY(m->run("insert into t values (1, 'one', 1.0), (2, 'two', 2.00), (3, null, null)").ok());
    }
    void cleanup() { m.reset(); }

    void savesAllThree()
    {
        VERIFY_OK(m->show("select * from t order by id"));
        EditBuffer &b = m->buffer;
        QVERIFY2(b.editable().isEditable(), qPrintable(b.editable().whyNot));
        VERIFY_OK(b.setCell(0, 1, text("it's \\ \"x\"\r\n")));
        VERIFY_OK(b.setCell(2, 2, CellValue::expression("1 + 1 -- two")));
        VERIFY_OK(b.deleteRows({1}));
        auto added = b.insertRow();
        VERIFY_OK(added);
        VERIFY_OK(b.setCell(*added, 0, text("7")));
        VERIFY_OK(b.setCell(*added, 1, CellValue::null()));
        QCOMPARE(b.counts().rows(), 4);
        const SaveOutcome outcome = m->save();
        QVERIFY2(outcome.fate == Fate::Saved, told(outcome).constData());
        QCOMPARE(outcome.saved.size(), 4);
        QCOMPARE(m->rows(QStringLiteral("select * from t order by id")),
                 (TestServer::Rows{
                     {QStringLiteral("1"), QStringLiteral("it's \\ \"x\"\r\n"), QStringLiteral("1.0")},
                     {QStringLiteral("3"), {}, QStringLiteral("2")},
                     {QStringLiteral("7"), {}, {}}}));
        QVERIFY(!b.isDirty());
        QCOMPARE(b.state(1), RowState::Gone);
        QCOMPARE(b.state(*added), RowState::Unchanged);
        QCOMPARE(*b.original(2, 2), QByteArray("2")); // RETURNING says what the expression made
        QVERIFY(!b.canUndo());
        // and what was saved can be edited on
        VERIFY_OK(b.setCell(*added, 1, text("seven")));
        VERIFY_OK(b.setCell(2, 2, text("2.50")));
        QVERIFY(m->save().fate == Fate::Saved);
        QCOMPARE(m->rows(QStringLiteral("select name, amount from t where id in (3, 7) order by id")),
                 (TestServer::Rows{{{}, QStringLiteral("2.50")}, {QStringLiteral("seven"), {}}}));
    }

    void aChangedRowIsNotOverwritten()
    {
        VERIFY_OK(m->show("select * from t order by id"));
        EditBuffer &b = m->buffer;
        VERIFY_OK(b.setCell(0, 1, text("mine")));
        VERIFY_OK(b.setCell(1, 1, text("also mine")));
        QVERIFY(!m->rows(QStringLiteral("update t set name = 'theirs', amount = 9 where id = 1 returning 1"))
                     .isEmpty());
        SaveOutcome outcome = m->save();
        QCOMPARE(outcome.fate, Fate::Nothing);
        QCOMPARE(outcome.conflicts.size(), 1);
        QCOMPARE(b.state(0), RowState::Conflict);
        QCOMPARE(b.cellState(0, 1), CellState::Conflict);
        const Conflict *conflict = b.conflict(0);
        QVERIFY(conflict);
        QCOMPARE(*conflict->parts.at(1).was, QByteArray("one"));
        QCOMPARE(*conflict->parts.at(1).theirs, QByteArray("theirs"));
        QCOMPARE(conflict->parts.at(1).mine, text("mine"));
        QCOMPARE(*conflict->parts.at(2).was, QByteArray("1.0"));
        QCOMPARE(*conflict->parts.at(2).theirs, QByteArray("9"));
        QCOMPARE(m->rows(QStringLiteral("select name from t where id = 2")).first().first(),
                 QStringLiteral("two"));
        // saving again without an answer is the same again
        QCOMPARE(m->save().fate, Fate::Nothing);
        b.resolve(0, {{1, false}});
        QCOMPARE(b.state(0), RowState::Changed);
        QCOMPARE(*b.original(0, 2), QByteArray("9"));
        outcome = m->save();
        QVERIFY2(outcome.fate == Fate::Saved, told(outcome).constData());
        QCOMPARE(m->rows(QStringLiteral("select name, amount from t order by id limit 2")),
                 (TestServer::Rows{{QStringLiteral("mine"), QStringLiteral("9")},
                                   {QStringLiteral("also mine"), QStringLiteral("2.00")}}));
    }

    void theirsCanBeTaken()
    {
        VERIFY_OK(m->show("select * from t order by id"));
        EditBuffer &b = m->buffer;
        VERIFY_OK(b.setCell(0, 1, text("mine")));
        VERIFY_OK(b.setCell(0, 2, text("5")));
        m->rows(QStringLiteral("update t set name = 'theirs' where id = 1"));
        QCOMPARE(m->save().conflicts.size(), 1);
        b.resolve(0, {{1, true}, {2, false}});
        QVERIFY(m->save().fate == Fate::Saved);
        QCOMPARE(m->rows(QStringLiteral("select name, amount from t where id = 1")),
                 (TestServer::Rows{{QStringLiteral("theirs"), QStringLiteral("5")}}));
    }

    void aRowThatIsGoneIsTold()
    {
        VERIFY_OK(m->show("select * from t order by id"));
        EditBuffer &b = m->buffer;
        VERIFY_OK(b.setCell(0, 1, text("mine")));
        VERIFY_OK(b.deleteRows({1}));
        m->rows(QStringLiteral("delete from t where id < 3"));
        const SaveOutcome outcome = m->save();
        QCOMPARE(outcome.conflicts.size(), 2);
        QVERIFY(b.conflict(0)->deleted && b.conflict(1)->deleted);
        b.resolveDeleted(0, true);
        b.resolveDeleted(1, false);
        QCOMPARE(b.state(0), RowState::Gone);
        QCOMPARE(b.counts().rows(), 1);
        const SaveOutcome again = m->save();
        QVERIFY2(again.fate == Fate::Saved, told(again).constData());
        QCOMPARE(m->rows(QStringLiteral("select id, name, amount from t order by id")).first(),
                 (QStringList{QStringLiteral("1"), QStringLiteral("mine"), QStringLiteral("1.0")}));
    }

    void aDeleteOfAChangedRowStops()
    {
        VERIFY_OK(m->show("select * from t order by id"));
        VERIFY_OK(m->buffer.deleteRows({0}));
        m->rows(
            QStringLiteral("update t set amount = 1.00 where id = 1")); // equal to `=`, and yet another value
        const SaveOutcome outcome = m->save();
        QCOMPARE(outcome.conflicts.size(), 1);
        QVERIFY(!outcome.conflicts.first().deleted);
        m->buffer.resolve(0, {});
        QVERIFY(m->save().fate == Fate::Saved);
    }

    void aRefusedRowIsTold()
    {
        QVERIFY(m->run("alter table t add check (amount < 100), alter name set not null, add unique (name)")
                    .error.has_value()); // row 3 has none
        QVERIFY(m->run("update t set name = 'three' where id = 3").ok());
        QVERIFY(m->run("alter table t add check (amount < 100), alter name set not null, add unique (name)")
                    .ok());
        VERIFY_OK(m->show("select * from t order by id"));
        EditBuffer &b = m->buffer;
        VERIFY_OK(b.setCell(0, 2, text("1000")));
        VERIFY_OK(b.setCell(1, 1, CellValue::null()));
        VERIFY_OK(b.setCell(2, 2, text("abc")));
        const SaveOutcome outcome = m->save();
        QCOMPARE(outcome.fate, Fate::Nothing);
        QCOMPARE(outcome.failures.size(), 3);
        QCOMPARE(b.state(0), RowState::Failed);
        QCOMPARE(b.failure(0)->error.sqlState, QStringLiteral("23514"));
        QCOMPARE(b.failure(1)->error.sqlState, QStringLiteral("23502"));
        QCOMPARE(b.failure(1)->column, 1);
        QCOMPARE(b.failure(2)->error.sqlState, QStringLiteral("22P02"));
        QVERIFY(b.isDirty());
        QCOMPARE(m->session().state(), session::Session::State::Idle);
        b.revertRows({0, 2});
        VERIFY_OK(b.setCell(1, 1, text("zwei")));
        QVERIFY(m->save().fate == Fate::Saved);
    }

    void orderIsFound()
    {
        // a unique value that one row gives up and another takes; a child before its parent
        QVERIFY(m->run("create table n (id int primary key, rank int unique, parent int references n)").ok());
        QVERIFY(m->run("insert into n values (1, 1, null), (2, 2, null), (3, 3, null)").ok());
        VERIFY_OK(m->show("select * from n order by id"));
        EditBuffer &b = m->buffer;
        VERIFY_OK(b.setCell(0, 1, text("2")));
        VERIFY_OK(b.setCell(1, 1, text("3")));
        VERIFY_OK(b.setCell(2, 1, text("4")));
        auto child = b.insertRow();
        auto parent = b.insertRow();
        VERIFY_OK(b.setCell(*child, 0, text("10")));
        VERIFY_OK(b.setCell(*child, 2, text("11")));
        VERIFY_OK(b.setCell(*parent, 0, text("11")));
        const SaveOutcome outcome = m->save();
        QVERIFY2(outcome.fate == Fate::Saved, told(outcome).constData());
        QCOMPARE(
            m->rows(QStringLiteral("select string_agg(rank::text, ' ' order by id) from n")).first().first(),
            QStringLiteral("2 3 4"));
    }

    void uniqueValuesAreExchanged()
    {
        // a circle of two, one of three, and a row that is in none; a key, a nullable column, text with a
        // length
        QVERIFY(
            m->run("create table x (id int primary key, rank int unique, code varchar(4) not null unique, "
                   "note text)")
                .ok());
        QVERIFY(m->run("create table log (id int, rank int)").ok());
        QVERIFY(m->run("create function noted() returns trigger language plpgsql as "
                       "$$ begin insert into log values (new.id, new.rank); return new; end $$")
                    .ok());
        QVERIFY(m->run("create trigger t after update on x for each row execute function noted()").ok());
        QVERIFY(m->run("create table follows (rank int references x (rank) on update cascade)").ok());
        QVERIFY(m->run("insert into x select n, n * 10, 'c' || n, 'n' from generate_series(1, 6) n").ok());
        QVERIFY(m->run("insert into follows values (10), (20), (30)").ok());
        VERIFY_OK(m->show("select * from x order by id"));
        EditBuffer &b = m->buffer;
        const auto swap = [&](int column, const std::initializer_list<std::pair<int, const char *>> &values) {
            for (const auto &[row, value] : values)
                VERIFY_OK(b.setCell(row, column, text(value)));
        };
        swap(1, {{0, "20"}, {1, "10"}});
        swap(2, {{2, "c4"}, {3, "c5"}, {4, "c3"}});
        VERIFY_OK(b.setCell(5, 3, text("'); --")));
        const auto changes = b.changes();
        const SaveOutcome outcome = m->save();
        QVERIFY2(outcome.fate == Fate::Saved, told(outcome).constData());
        const QString all = QStringLiteral(
            "select string_agg(format('%s %s %s', id, rank, code), ', ' order by id) from x");
        QCOMPARE(m->rows(all).first().first(),
                 QStringLiteral("1 20 c1, 2 10 c2, 3 30 c4, 4 40 c5, 5 50 c3, 6 60 c6"));
        // rows that refer to it went along, and not by way of NULL
        QCOMPARE(m->rows(QStringLiteral("select string_agg(rank::text, ' ' order by rank) from follows"))
                     .first()
                     .first(),
                 QStringLiteral("10 20 30"));
        QCOMPARE(
            std::count_if(outcome.saved.begin(), outcome.saved.end(), [](auto &row) { return row.through; }),
            2);
        // what was seen of the rows besides is compared still: nobody is overwritten on the way
        const UndoEntry entry = inverse(b.editable(), changes, outcome.saved, {}, {});
        const UndoOutcome undone
            = *m->session()
                   .run<UndoOutcome>(QStringLiteral("undo"),
                                     [&](session::Link &link, session::Job &job) -> Result<UndoOutcome> {
                                         return undoSaved(link, job, entry);
                                     })
                   .wait();
        QVERIFY2(undone.fate == Fate::Saved, undoScript(entry).constData());
        QCOMPARE(m->rows(all).first().first(),
                 QStringLiteral("1 10 c1, 2 20 c2, 3 30 c3, 4 40 c4, 5 50 c5, 6 60 c6"));
    }

    void anExchangeOverwritesNobody()
    {
        QVERIFY(m->run("create table x (id int primary key, rank int not null unique, note text)").ok());
        QVERIFY(m->run("insert into x values (1, 1, 'a'), (2, 2, 'b')").ok());
        VERIFY_OK(m->show("select * from x order by id"));
        EditBuffer &b = m->buffer;
        VERIFY_OK(b.setCell(0, 1, text("2")));
        VERIFY_OK(b.setCell(1, 1, text("1")));
        VERIFY_OK(b.setCell(0, 2, text("mine")));
        VERIFY_OK(TestServer::query(m_url, QStringLiteral("update x set note = 'theirs' where id = 1")));
        const SaveOutcome outcome = m->save();
        QCOMPARE(outcome.fate, Fate::Nothing);
        QCOMPARE(outcome.conflicts.size(), 1);
        QCOMPARE(
            m->rows(QStringLiteral("select string_agg(format('%s %s', rank, note), ', ' order by id) from x"))
                .first()
                .first(),
            QStringLiteral("1 theirs, 2 b"));
        // a primary key in the user's transaction, which stays as it was but for that
        b.revertAll();
        VERIFY_OK(m->show("select * from x order by id"));
        QVERIFY(m->run("begin").ok());
        VERIFY_OK(b.setCell(0, 0, text("2")));
        VERIFY_OK(b.setCell(1, 0, text("1")));
        const SaveOutcome inside = m->save();
        QVERIFY2(inside.fate == Fate::Saved, told(inside).constData());
        QVERIFY(inside.inTransaction);
        QVERIFY(m->run("commit").ok());
        QCOMPARE(
            m->rows(QStringLiteral("select string_agg(format('%s %s', id, note), ', ' order by id) from x"))
                .first()
                .first(),
            QStringLiteral("1 b, 2 theirs"));
    }

    void whereNothingIsFreeTheExchangeIsRefused()
    {
        // a boolean has no third value
        QVERIFY(m->run("create table x (id int primary key, side bool not null unique)").ok());
        QVERIFY(m->run("insert into x values (1, true), (2, false)").ok());
        VERIFY_OK(m->show("select * from x order by id"));
        EditBuffer &b = m->buffer;
        VERIFY_OK(b.setCell(0, 1, text("f")));
        VERIFY_OK(b.setCell(1, 1, text("t")));
        const SaveOutcome outcome = m->save();
        QCOMPARE(outcome.fate, Fate::Nothing);
        QCOMPARE(outcome.failures.size(), 2);
        QCOMPARE(outcome.failures.first().error.sqlState, QStringLiteral("23505"));
        QVERIFY(outcome.failures.first().error.hint.contains(QStringLiteral("DEFERRABLE")));
        QCOMPARE(m->session().state(), session::Session::State::Idle);
        // with a constraint that can wait it goes by itself, and back again
        QVERIFY(m->run("alter table x drop constraint x_side_key, add constraint r unique (side) deferrable")
                    .ok());
        const SaveOutcome later = m->save();
        QVERIFY2(later.fate == Fate::Saved, told(later).constData());
        // a value that a row holds which is not among the edited ones stays what it is: taken
        QVERIFY(m->run("create table y (id int primary key, rank int unique)").ok());
        QVERIFY(m->run("insert into y select n, n from generate_series(1, 3) n").ok());
        VERIFY_OK(m->show("select * from y where id < 3 order by id"));
        VERIFY_OK(b.setCell(0, 1, text("3")));
        VERIFY_OK(b.setCell(1, 1, text("1")));
        const SaveOutcome taken = m->save();
        QCOMPARE(taken.fate, Fate::Nothing);
        QCOMPARE(
            m->rows(QStringLiteral("select string_agg(rank::text, ' ' order by id) from y")).first().first(),
            QStringLiteral("1 2 3"));
    }

    void aDeferredErrorStandsAtItsRow()
    {
        QVERIFY(m->run("create table p (id int primary key)").ok());
        QVERIFY(
            m->run("create table c (id int primary key, p int references p deferrable initially deferred)")
                .ok());
        QVERIFY(m->run("insert into c values (1, null), (2, null), (3, null)").ok());
        QVERIFY(m->run("insert into p values (1)").ok());
        VERIFY_OK(m->show("select * from c order by id"));
        EditBuffer &b = m->buffer;
        VERIFY_OK(b.setCell(0, 1, text("1")));
        VERIFY_OK(b.setCell(1, 1, text("99")));
        VERIFY_OK(b.setCell(2, 1, text("1")));
        const SaveOutcome outcome = m->save();
        QCOMPARE(outcome.fate, Fate::Nothing);
        QVERIFY(!outcome.error);
        QCOMPARE(outcome.failures.size(), 1);
        QCOMPARE(outcome.failures.first().row, 1);
        QCOMPARE(outcome.failures.first().error.sqlState, QStringLiteral("23503"));
    }

    void triggersAreShownAndTold()
    {
        QVERIFY(
            m->run("create function up() returns trigger language plpgsql as $$ begin "
                   "if new.name = 'no' then return null; end if; new.name := upper(new.name); return new; "
                   "end $$")
                .ok());
        QVERIFY(
            m->run("create trigger up before insert or update on t for each row execute function up()").ok());
        VERIFY_OK(m->show("select * from t order by id"));
        EditBuffer &b = m->buffer;
        VERIFY_OK(b.setCell(0, 1, text("loud")));
        QVERIFY(m->save().fate == Fate::Saved);
        QCOMPARE(*b.original(0, 1), QByteArray("LOUD"));
        QCOMPARE(b.cellState(0, 1), CellState::Saved);
        VERIFY_OK(b.setCell(1, 1, text("no")));
        auto added = b.insertRow();
        VERIFY_OK(b.setCell(*added, 0, text("9")));
        VERIFY_OK(b.setCell(*added, 1, text("no")));
        const SaveOutcome outcome = m->save();
        QCOMPARE(outcome.failures.size(), 2);
        QVERIFY(outcome.conflicts.isEmpty());
    }

    void worksInTheUsersTransaction()
    {
        QVERIFY(m->run("begin").ok());
        QVERIFY(m->run("update t set amount = 7 where id = 3").ok());
        VERIFY_OK(m->show("select * from t order by id"));
        EditBuffer &b = m->buffer;
        VERIFY_OK(b.setCell(0, 1, text("in it")));
        SaveOutcome outcome = m->save();
        QVERIFY2(outcome.fate == Fate::Saved, told(outcome).constData());
        QVERIFY(outcome.inTransaction);
        QVERIFY(b.hasUncommitted());
        QVERIFY(!b.isDirty());
        QCOMPARE(b.pending().changes.size(), 1); // what a killed program would have lost
        // a refused edit costs nothing of the transaction
        VERIFY_OK(b.setCell(1, 2, text("nonsense")));
        QCOMPARE(m->save().fate, Fate::Nothing);
        QCOMPARE(m->session().state(), session::Session::State::InTransaction);
        b.revertRows({1});
        QVERIFY(m->run("rollback").ok());
        b.transactionEnded(false);
        QCOMPARE(b.state(0), RowState::Changed);
        QCOMPARE(*b.original(0, 1), QByteArray("one"));
        QCOMPARE(m->rows(QStringLiteral("select name from t where id = 1")).first().first(),
                 QStringLiteral("one"));
        outcome = m->save();
        QVERIFY2(outcome.fate == Fate::Saved, told(outcome).constData());
    }

    void manyRowsTakeFewRoundTrips()
    {
        QVERIFY(m->run("create table many (id int primary key, v text, big text)").ok());
        QVERIFY(
            m->run("insert into many select i, 'v', repeat('b', 2000) from generate_series(0, 4999) i").ok());
        VERIFY_OK(m->show("select * from many order by id"));
        EditBuffer &b = m->buffer;
        QList<EditBuffer::CellEdit> edits;
        for (RowId i = 0; i < 5000; ++i)
            edits << EditBuffer::CellEdit{i, 1, CellValue::fromText(QByteArray::number(i))};
        VERIFY_OK(b.setCells(edits));
        QElapsedTimer clock;
        clock.start();
        SaveOutcome outcome = m->save();
        QVERIFY2(outcome.fate == Fate::Saved, told(outcome).constData());
        qInfo("5,000 rows in %lld ms", static_cast<long long>(clock.elapsed()));
        QCOMPARE(m->rows(QStringLiteral("select count(*) from many where v = id::text")).first().first(),
                 QStringLiteral("5000"));
        // somebody else is in the middle of it
        for (EditBuffer::CellEdit &edit : edits)
            edit.value = text("again");
        VERIFY_OK(b.setCells(edits));
        m->rows(QStringLiteral("update many set v = 'theirs' where id in (10, 4000)"));
        m->rows(QStringLiteral("delete from many where id = 2500"));
        outcome = m->save();
        QCOMPARE(outcome.fate, Fate::Nothing);
        QCOMPARE(outcome.conflicts.size(), 3);
        QCOMPARE(m->rows(QStringLiteral("select count(*) from many where v = 'again'")).first().first(),
                 QStringLiteral("0"));
        // one is refused at the end: that one is told
        b.revertRows({10, 2500, 4000});
        VERIFY_OK(b.setCell(4999, 1, CellValue::fromText(QByteArray("a\0b", 3))));
        outcome = m->save();
        QCOMPARE(outcome.failures.size(), 1);
        QCOMPARE(outcome.failures.first().row, 4999);
        QCOMPARE(m->session().state(), session::Session::State::Idle);
    }

    void aSaveIsTakenBack()
    {
        const char *const statements[] = {
            "create table u (id int generated always as identity primary key, v text, "
            "hidden text default 'h', "
            "twice text generated always as (v || v) stored)",
            "create table r (id int primary key, u int references u on delete set null)",
            "create function noted() returns trigger language plpgsql as "
            "$$ begin return new; end $$",
            "create trigger noted after insert or update on u for each row execute function noted()",
            "insert into u (v, hidden) values ('a', 'one'), ('b', 'two'), ('c', 'three')",
            "insert into r values (1, 2)",
        };
        for (const char *statement : statements)
            QVERIFY2(m->run(statement).ok(), statement);
        VERIFY_OK(m->show("select id, v from u order by id"));
        const auto before = m->rows(QStringLiteral("select * from u order by id"));
        EditBuffer &b = m->buffer;
        VERIFY_OK(b.setCell(0, 1, CellValue::expression("upper(v)")));
        VERIFY_OK(b.deleteRows({1}));
        auto added = b.insertRow();
        VERIFY_OK(b.setCell(*added, 1, text("new")));
        const QList<RowChange> changes = b.changes();
        const SaveOutcome outcome = m->save();
        QVERIFY2(outcome.fate == Fate::Saved, told(outcome).constData());
        const UndoEntry entry = inverse(b.editable(), changes, outcome.saved, {}, {});
        QCOMPARE(entry.statements.size(), 3);
        QVERIFY(entry.missing.isEmpty());
        QCOMPARE(entry.beyond.size(), 3); // the trigger, the key that refers to it, the sequence
        const auto takeBack = [&] {
            return m->session()
                .run<UndoOutcome>(QStringLiteral("undo"),
                                  [&](session::Link &link, session::Job &job) -> Result<UndoOutcome> {
                                      return undoSaved(link, job, entry);
                                  })
                .wait();
        };
        // not over what somebody else wrote since
        m->rows(QStringLiteral("update u set v = 'theirs' where id = 4"));
        auto refused = takeBack();
        VERIFY_OK(refused);
        QCOMPARE(refused->fate, Fate::Nothing);
        QCOMPARE(refused->changedSince.size(), 1);
        QCOMPARE(m->session().state(), session::Session::State::Idle);
        m->rows(QStringLiteral("update u set v = 'new' where id = 4"));
        auto undone = takeBack();
        VERIFY_OK(undone);
        QVERIFY2(undone->fate == Fate::Saved,
                 undone->failures.isEmpty() ? "" : qPrintable(undone->failures.first().second.toText()));
        QCOMPARE(m->rows(QStringLiteral("select * from u order by id")), before);
    }

    void theSameRowTwiceInAJoin()
    {
        QVERIFY(m->run("create table o (id int primary key, t int)").ok());
        QVERIFY(m->run("insert into o values (1, 1), (2, 1)").ok());
        VERIFY_OK(m->show("select o.id, t.id as t, t.name from o join t on t.id = o.t order by o.id"));
        EditBuffer &b = m->buffer;
        VERIFY_OK(b.setCell(0, 2, text("both")));
        VERIFY_OK(b.setCell(1, 2, text("both")));
        SaveOutcome outcome = m->save();
        QVERIFY2(outcome.fate == Fate::Saved, told(outcome).constData());
        QVERIFY(!b.isDirty());
        QCOMPARE(*b.original(1, 2), QByteArray("both"));
        VERIFY_OK(b.setCell(0, 2, text("this")));
        VERIFY_OK(b.setCell(1, 2, text("that")));
        outcome = m->save();
        QCOMPARE(outcome.fate, Fate::Nothing);
        QCOMPARE(outcome.conflicts.size(), 1);
    }

    void aReadOnlySessionStaysOne()
    {
        VERIFY_OK(m->show("select * from t order by id"));
        QVERIFY(m->run("set default_transaction_read_only = on").ok());
        VERIFY_OK(m->buffer.setCell(0, 1, text("x")));
        const SaveOutcome outcome = m->save();
        QCOMPARE(outcome.fate, Fate::Nothing);
        QCOMPARE(outcome.failures.first().error.sqlState, QStringLiteral("25006"));
    }

    void aStopLeavesNothing()
    {
        VERIFY_OK(m->show("select * from t order by id"));
        VERIFY_OK(m->buffer.setCell(0, 1, CellValue::expression("pg_sleep(60)::text")));
        const QList<RowChange> changes = m->buffer.changes();
        auto task = m->session().run<SaveOutcome>(
            QStringLiteral("save"), [&](session::Link &link, session::Job &job) -> Result<SaveOutcome> {
                return edit::save(link, job, {m->buffer.editable(), changes}, {});
            });
        QTRY_VERIFY(!m->rows(QStringLiteral("select 1 from pg_stat_activity where query like 'update%' and "
                                            "wait_event = 'PgSleep' and datname = current_database()"))
                         .isEmpty());
        task.requestStop();
        auto outcome = task.wait();
        VERIFY_OK(outcome);
        QCOMPARE(outcome->fate, Fate::Nothing);
        QVERIFY(outcome->error && outcome->error->isCancelled());
        QTRY_COMPARE(m->session().state(), session::Session::State::Idle);
    }

    void aLockIsWaitedForAWhile()
    {
        EditWorld other(m_url);
        VERIFY_OK(other.open());
        QVERIFY(other.run("begin").ok());
        QVERIFY(other.run("update t set name = 'locked' where id = 1").ok());
        VERIFY_OK(m->show("select * from t order by id"));
        VERIFY_OK(m->buffer.setCell(0, 1, text("mine")));
        SaveOptions options;
        options.lockTimeout = std::chrono::milliseconds(200);
        const SaveOutcome outcome = m->save(options);
        QCOMPARE(outcome.fate, Fate::Nothing);
        QCOMPARE(m->session().state(), session::Session::State::Idle);
        QVERIFY(other.run("commit").ok());
        QCOMPARE(m->save(options).conflicts.size(), 1);
    }

    void aLostConnectionSavesNothing()
    {
        VERIFY_OK(m->show("select * from t order by id"));
        VERIFY_OK(m->buffer.setCell(0, 1, text("mine")));
        VERIFY_OK(
            m->buffer.setCell(1, 1, CellValue::expression("pg_terminate_backend(pg_backend_pid())::text")));
        const SaveOutcome outcome = m->save();
        QCOMPARE(outcome.fate, Fate::Nothing);
        QVERIFY(outcome.error && outcome.error->sessionLost());
        QCOMPARE(m->buffer.counts().changed, 2);
        QCOMPARE(m->rows(QStringLiteral("select name from t where id = 1")).first().first(),
                 QStringLiteral("one"));
    }

    void aLossInCommitIsUnknown()
    {
        // COMMIT waits for a standby that never comes; the connection ends while it waits
        TestServer::Options options;
        options.settings = {QStringLiteral("wal_level = replica"), QStringLiteral("max_wal_senders = 2"),
                            QStringLiteral("synchronous_standby_names = 'nobody'"),
                            QStringLiteral("synchronous_commit = local")};
        auto server = TestServer::start(options);
        VERIFY_OK(server);
        const auto asked = [&](const QString &sql) {
            auto found = (*server)->exec(sql);
            return found ? *found : TestServer::Rows();
        };
        EditWorld world((*server)->url());
        VERIFY_OK(world.open());
        QVERIFY(world.run("create table t (id int primary key, name text)").ok());
        QVERIFY(world.run("insert into t values (1, 'one')").ok());
        QVERIFY(world.run("set synchronous_commit = on").ok());
        VERIFY_OK(world.show("select * from t"));
        VERIFY_OK(world.buffer.setCell(0, 1, text("mine")));
        const QList<RowChange> changes = world.buffer.changes();
        const SaveRequest request{world.buffer.editable(), changes};
        auto task = world.session().run<SaveOutcome>(
            QStringLiteral("save"), [request](session::Link &link, session::Job &job) -> Result<SaveOutcome> {
                return edit::save(link, job, request);
            });
        QTRY_VERIFY(
            !asked(QStringLiteral("select 1 from pg_stat_activity where wait_event = 'SyncRep'")).isEmpty());
        QVERIFY(!asked(QStringLiteral("select pg_terminate_backend(pid) from pg_stat_activity "
                                      "where wait_event = 'SyncRep'"))
                     .isEmpty());
        auto outcome = task.wait();
        VERIFY_OK(outcome);
        if (outcome->fate == Fate::Saved)
            QSKIP("this server answered before it ended the connection");
        QCOMPARE(outcome->fate, Fate::Unknown);
        QVERIFY(!outcome->transaction.isEmpty());
        // nothing is lost, and another session knows
        QCOMPARE(world.buffer.counts().changed, 1);
        EditWorld other((*server)->url());
        VERIFY_OK(other.open());
        const auto known = [&](const QString &transaction) {
            return other.session()
                .run<std::optional<bool>>(QStringLiteral("ask"),
                                          [transaction](session::Link &link, session::Job &job) {
                                              return wasCommitted(link, job, transaction);
                                          })
                .wait();
        };
        auto answer = known(outcome->transaction);
        VERIFY_OK(answer);
        QVERIFY(answer->has_value() && **answer);
        world.buffer.applySaved(changes, outcome->saved, false);
        QVERIFY(!world.buffer.isDirty());
        QCOMPARE(*world.buffer.original(0, 1), QByteArray("mine"));
        QVERIFY(!known(QStringLiteral("999999999999"))); // a number from the future: the server says so
    }
};

QTEST_GUILESS_MAIN(TestCommitter)
#include "tst_committer_db.moc"
