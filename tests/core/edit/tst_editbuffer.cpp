// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/editbuffer.h"
#include "core/edit/editsql.h"
#include "core/edit/pending.h"
#include "core/edit/undolog.h"
#include "tests/support/feedresult.h"
#include "tests/support/testmain.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace core;
using namespace core::edit;

namespace {

CellValue text(const char *value)
{
    return CellValue::fromText(value);
}

QList<result::Column> columnsOfT()
{
    return {{.name = QStringLiteral("id"), .typeOid = 23, .tableOid = 1, .tableColumn = 1},
            {.name = QStringLiteral("na\"me"), .typeOid = 25, .tableOid = 1, .tableColumn = 2},
            {.name = QStringLiteral("made"), .typeOid = 25, .tableOid = 1, .tableColumn = 3},
            {.name = QStringLiteral("upper"), .typeOid = 25}};
}

Editable editableT()
{
    TableFacts t;
    t.oid = 1;
    t.name = {QStringLiteral("s"), QStringLiteral("t%1")};
    ColumnFacts id{
        .number = 1, .name = QStringLiteral("id"), .typeOid = 23, .castType = QStringLiteral("integer")};
    id.exact = id.notNull = id.hasDefault = id.isSerial = true;
    ColumnFacts name{
        .number = 2, .name = QStringLiteral("na\"me"), .typeOid = 25, .castType = QStringLiteral("text")};
    name.exact = true;
    ColumnFacts made{
        .number = 3, .name = QStringLiteral("made"), .typeOid = 25, .castType = QStringLiteral("text")};
    made.generated = made.exact = true;
    t.columns = {id, name, made};
    t.keys = {{QStringLiteral("t_pkey"), true, {1}}};
    return decide(columnsOfT(), {t}, {1});
}

std::unique_ptr<result::ResultSet> resultT(const std::vector<test::Row> &rows)
{
    auto result = std::make_unique<result::ResultSet>();
    test::Feeder feeder(*result);
    feeder.begin(columnsOfT());
    feeder.rows(rows);
    feeder.end();
    return result;
}

test::Row row(const char *id, const char *name)
{
    return {QByteArray(id), name ? test::Value(QByteArray(name)) : test::Value(), QByteArray("m"),
            QByteArray("U")};
}

} // namespace

class TestEditBuffer : public QObject
{
    Q_OBJECT

    std::unique_ptr<result::ResultSet> m_result;
    std::unique_ptr<EditBuffer> m_buffer;

    /// Every staged cell and row, for comparing.
    QString staged() const
    {
        QStringList lines;
        for (const RowId id : m_buffer->stagedRows()) {
            QString line = QStringLiteral("%1:%2").arg(id).arg(int(m_buffer->state(id)));
            for (int column = 0; column < 4; ++column) {
                if (const CellValue *value = m_buffer->staged(id, column))
                    line += QStringLiteral(" %1=%2/%3")
                                .arg(column)
                                .arg(int(value->kind))
                                .arg(QString::fromUtf8(value->text));
            }
            lines << line;
        }
        return lines.join(QLatin1Char('\n'));
    }

private slots:
    void init()
    {
        m_result = resultT({row("1", "one"), row("2", nullptr), row("3", "")});
        m_buffer = std::make_unique<EditBuffer>();
        VERIFY_OK(m_buffer->setResult(m_result.get(), editableT()));
    }
    void cleanup()
    {
        m_buffer.reset();
        m_result.reset();
    }

    void theOldValueTakesAnEditBack()
    {
        EditBuffer &b = *m_buffer;
        VERIFY_OK(b.setCell(0, 1, text("x")));
        QCOMPARE(b.state(0), RowState::Changed);
        QCOMPARE(b.cellState(0, 1), CellState::Changed);
        QCOMPARE(*b.original(0, 1), QByteArray("one"));
        VERIFY_OK(b.setCell(0, 1, text("one")));
        QVERIFY(!b.isDirty() && b.isEmpty());
        VERIFY_OK(b.setCell(1, 1, text(""))); // NULL is not the empty text
        QVERIFY(b.isDirty());
        VERIFY_OK(b.setCell(1, 1, CellValue::null()));
        QVERIFY(!b.isDirty());
        VERIFY_OK(b.setCell(2, 1, text("")));
        QVERIFY(!b.isDirty());
        QCOMPARE(b.undoText(), QStringLiteral("Change a cell"));
    }

    void lockedCellsSayWhy()
    {
        EditBuffer &b = *m_buffer;
        QVERIFY(!b.setCell(0, 2, text("x")));
        QVERIFY(!b.setCell(0, 3, text("x")));
        QVERIFY(!b.setCell(9, 0, text("x")));
        QVERIFY(!b.setCells({{0, 1, text("x")}, {0, 2, text("x")}}));
        QVERIFY(!b.isDirty() && !b.canUndo());
        VERIFY_OK(b.deleteRows({0}));
        QVERIFY(!b.whyNot(0, 1).isEmpty());
        b.undeleteRows({0});
        QVERIFY(b.whyNot(0, 1).isEmpty());
    }

    void undoAndRedoAreExact()
    {
        QRandomGenerator random(7);
        QStringList states{staged()};
        EditBuffer &b = *m_buffer;
        while (states.size() < 200) {
            const std::size_t before = states.size();
            const QList<RowId> added = b.newRows();
            const QList<RowId> rows = QList<RowId>{0, 1, 2} + added;
            const RowId at = rows.at(random.bounded(int(rows.size())));
            switch (random.bounded(7)) {
            case 0:
                VERIFY_OK(b.insertRow());
                break;
            case 1:
                (void)b.deleteRows({at});
                break;
            case 2:
                b.undeleteRows({at});
                break;
            case 3:
                VERIFY_OK(b.duplicateRows({at}));
                break;
            case 4:
                b.revertRows({at});
                break;
            default:
                (void)b.setCell(at, random.bounded(2), text(random.bounded(2) ? "a" : "7"));
            }
            if (staged() != states.last())
                states << staged();
            Q_UNUSED(before)
        }
        QStringList back{staged()};
        while (b.canUndo()) {
            b.undo();
            if (staged() != back.last())
                back << staged();
        }
        std::reverse(back.begin(), back.end());
        QCOMPARE(back, states);
        QVERIFY(!b.isDirty());
        while (b.canRedo())
            b.redo();
        QCOMPARE(staged(), states.last());
    }

    void aBlockIsPasted()
    {
        EditBuffer &b = *m_buffer;
        auto pasted = b.paste({1, 2}, {0, 1, 2},
                              {{text("20"), text("x"), text("locked"), text("beyond")},
                               {text("30"), CellValue::null(), text("locked")},
                               {text("40"), text("new"), text("locked")}});
        VERIFY_OK(pasted);
        QCOMPARE(pasted->cells, 6);
        QCOMPARE(pasted->locked, 3);
        QCOMPARE(pasted->beyond, 1);
        QCOMPARE(pasted->added.size(), 1);
        QCOMPARE(b.counts().changed, 2);
        QCOMPARE(b.counts().added, 1);
        QCOMPARE(b.value(pasted->added.first(), 1), text("new"));
        b.undo(); // one step
        QVERIFY(!b.isDirty() && !b.canUndo());
        QVERIFY(!b.paste({0}, {2}, {{text("x")}}));
    }

    void duplicatesLeaveOutWhatFillsItself()
    {
        EditBuffer &b = *m_buffer;
        VERIFY_OK(b.setCell(0, 1, text("staged")));
        auto copies = b.duplicateRows({0, 1});
        VERIFY_OK(copies);
        QCOMPARE(copies->size(), 2);
        QCOMPARE(b.value(copies->first(), 0).kind, CellValue::Kind::Default);
        QCOMPARE(b.value(copies->first(), 1), text("staged"));
        QCOMPARE(b.value(copies->last(), 1), CellValue::null());
        VERIFY_OK(b.deleteRows({copies->first()})); // an added row just goes
        QCOMPARE(b.newRows(), QList<RowId>{copies->last()});
    }

    void signalsNameTheRows()
    {
        QSignalSpy rows(m_buffer.get(), &EditBuffer::rowsChanged);
        QSignalSpy changed(m_buffer.get(), &EditBuffer::changed);
        VERIFY_OK(m_buffer->setCells({{0, 1, text("a")}, {2, 1, text("b")}, {2, 0, text("9")}}));
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().first().value<QList<RowId>>(), (QList<RowId>{0, 2}));
        QCOMPARE(changed.size(), 1);
    }

    void statementsSayTheSameTwice()
    {
        EditBuffer &b = *m_buffer;
        VERIFY_OK(b.setCell(0, 1, text("it's \\ $1")));
        VERIFY_OK(b.setCell(1, 1, CellValue::expression("now()::text -- {column}")));
        VERIFY_OK(b.deleteRows({2}));
        auto added = b.insertRow();
        VERIFY_OK(added);
        auto script = edit::script(b.editable(), b.changes(), false);
        VERIFY_OK(script);
        QCOMPARE(QString::fromUtf8(*script),
                 QStringLiteral(
                     "begin;\n\n"
                     "delete from s.\"t%1\"\nwhere id = 3\n    and \"na\"\"me\" = ''\n    and made = 'm'\n"
                     "returning id, \"na\"\"me\";\n\n"
                     "update s.\"t%1\"\nset \"na\"\"me\" = E'it''s \\\\ $1'\nwhere id = 1\n"
                     "    and \"na\"\"me\" = 'one'\nreturning id, \"na\"\"me\", made;\n\n"
                     "update s.\"t%1\"\nset \"na\"\"me\" = (now()::text -- {column}\n)\nwhere id = 2\n"
                     "    and \"na\"\"me\" is null\nreturning id, \"na\"\"me\", made;\n\n"
                     "insert into s.\"t%1\" default values\nreturning id, \"na\"\"me\", made;\n\n"
                     "commit;\n"));
        auto statement = statementFor(b.editable(), b.changes({0}).first());
        VERIFY_OK(statement);
        QCOMPARE(statement->sql(),
                 QByteArray("update s.\"t%1\"\nset \"na\"\"me\" = $1::text\nwhere id = $2::integer\n"
                            "    and \"na\"\"me\" = $3::text\nreturning id, \"na\"\"me\", made"));
        QCOMPARE(statement->parameters().size(), 3);
        VERIFY_OK(b.setCell(0, 1,
                            CellValue::jsonPatch("{\"a\": \"{column}\"}",
                                                 "jsonb_set({column}, '{a}', '\"{column}\"')",
                                                 "{column} #> '{a}' = '1'")));
        statement = statementFor(b.editable(), b.changes({0}).first());
        VERIFY_OK(statement);
        QVERIFY(
            statement->sql().contains("set \"na\"\"me\" = jsonb_set(\"na\"\"me\", '{a}', '\"{column}\"')"));
        QVERIFY(statement->sql().contains("and (\"na\"\"me\" #> '{a}' = '1')"));
    }

    void expressionsAreOne()
    {
        for (const char *good : {"now()", "1 + 1", "'a;b'", "(select max(id) from t)", "upper('x') -- why"})
            VERIFY_OK(checkExpression(good));
        for (const char *bad : {"", "  -- nothing", "1; drop table t", "1) or (1", "'open", "$1 + 1", "(1"})
            QVERIFY2(!checkExpression(bad), bad);
    }

    void editsGoAlongToANewResult()
    {
        EditBuffer &b = *m_buffer;
        VERIFY_OK(b.setCell(0, 1, text("mine")));
        VERIFY_OK(b.setCell(1, 1, text("also mine")));
        VERIFY_OK(b.deleteRows({2}));
        auto added = b.insertRow();
        VERIFY_OK(added);
        VERIFY_OK(b.setCell(*added, 1, text("new")));
        // in another order; 2 was changed by somebody, 3 is not there any more
        auto next = resultT({row("9", "nine"), row("2", "theirs"), row("1", "one")});
        VERIFY_OK(b.setResult(next.get(), editableT()));
        QCOMPARE(*b.staged(2, 1), text("mine"));
        QCOMPARE(b.state(2), RowState::Changed);
        QCOMPARE(b.state(1), RowState::Conflict);
        QCOMPARE(*b.conflict(1)->parts.at(1).theirs, QByteArray("theirs"));
        QCOMPARE(b.conflict(1)->parts.at(1).was, Cell());
        QCOMPARE(b.counts().aside, 1);
        QCOMPARE(b.newRows().size(), 1);
        QCOMPARE(b.changes().size(), 4);
        // a conflict still compares with what was seen
        const RowChange change = b.changes({1}).first();
        QCOMPARE(change.cells.first().was, Cell());
        b.resolve(1, {{1, false}});
        QCOMPARE(*b.changes({1}).first().cells.first().was, QByteArray("theirs"));
        // back again: what was aside is found
        auto again = resultT({row("3", "")});
        VERIFY_OK(b.setResult(again.get(), editableT()));
        QCOMPARE(b.state(0), RowState::Deleted);
        QCOMPARE(b.counts().aside, 2);
        // other columns: nothing is thrown away
        auto other = std::make_unique<result::ResultSet>();
        test::Feeder feeder(*other);
        feeder.begin({{.name = QStringLiteral("x")}});
        feeder.end();
        QVERIFY(!b.setResult(other.get(), {}));
        QCOMPARE(b.changes().size(), 4);
        // no rows at all: what was seen is kept with the edits
        VERIFY_OK(b.setResult(nullptr, {}));
        again.reset();
        QCOMPARE(b.changes().size(), 4);
        auto last = resultT({row("1", "one"), row("2", "theirs"), row("3", "")});
        VERIFY_OK(b.setResult(last.get(), editableT()));
        QCOMPARE(b.counts().aside, 0);
        QCOMPARE(b.counts().conflicts, 0);
        QCOMPARE(b.changes().size(), 4);
    }

    void aKilledProgramLosesNothing()
    {
        QTemporaryDir folder;
        QByteArray long_("x");
        long_.append('\0').append("\xff\xfe");
        {
            auto drafts = std::make_unique<workspace::Drafts>(folder.path());
            PendingJournal journal(*m_buffer, *drafts);
            journal.setContext(QStringLiteral("s.t"), {{QStringLiteral("profile"), QStringLiteral("p")}});
            VERIFY_OK(m_buffer->setCell(0, 1, CellValue::fromText(long_)));
            VERIFY_OK(m_buffer->setCell(1, 1, text("")));
            VERIFY_OK(m_buffer->insertRow());
            QTRY_VERIFY_WITH_TIMEOUT(
                QDir(folder.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size() == 1
                    && QDir(folder.path() + QLatin1Char('/')
                            + QDir(folder.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).first())
                            .entryList({QStringLiteral("*.json")})
                            .size()
                        == 1,
                1000); // within a second
        }
        workspace::Drafts next(folder.path());
        auto left = next.takeLeftOver().wait();
        VERIFY_OK(left);
        QCOMPARE(left->size(), 1);
        QCOMPARE(left->first().kind, QStringLiteral("edits"));
        QCOMPARE(left->first().content.value(QLatin1String("profile")).toString(), QStringLiteral("p"));
        auto pending = pendingFromJson(left->first().content.value(QLatin1String("edits")).toObject());
        VERIFY_OK(pending);
        auto now = resultT({row("2", "theirs"), row("1", "one")});
        EditBuffer buffer;
        VERIFY_OK(buffer.setResult(now.get(), editableT()));
        PendingJournal journal(buffer, next);
        journal.setContext(left->first().title, left->first().content, left->first().id);
        VERIFY_OK(buffer.restore(*pending));
        QCOMPARE(*buffer.staged(1, 1), CellValue::fromText(long_));
        QCOMPARE(buffer.state(0), RowState::Conflict);
        QCOMPARE(buffer.newRows().size(), 1);
        buffer.revertAll();
        QVERIFY(!buffer.isDirty());
        journal.flush();
        next.waitForWritten();
        QVERIFY(!QFileInfo::exists(folder.path() + QLatin1Char('/') + journal.id()));
        // what is no draft of ours
        QVERIFY(!pendingFromJson({}));
        QVERIFY(
            !pendingFromJson(QJsonDocument::fromJson("{\"version\":1,\"columns\":[],\"changes\":[{\"row\":1,"
                                                     "\"action\":1,\"cells\":[[5,{\"kind\":0},null]]}]}")
                                 .object()));
    }

    void theUndoLogKeepsTheNewest()
    {
        QTemporaryDir folder;
        const QUuid one = QUuid::createUuid();
        UndoLog log(folder.path(), 2000);
        UndoEntry entry;
        entry.tables = {QStringLiteral("s.t <b>")};
        EditStatement statement;
        statement << "update t set a = ";
        statement.value(QByteArray("\xff\x00'", 3), "text").value({}, "int");
        entry.statements = {statement};
        for (int i = 0; i < 20; ++i) {
            entry.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
            entry.saved = QDateTime(QDate(2026, 1, 1 + i), QTime(0, 0), Qt::UTC);
            VERIFY_OK(log.put(one, entry).wait());
        }
        auto list = log.list(one).wait();
        VERIFY_OK(list);
        QVERIFY(list->size() > 1 && list->size() < 10);
        QCOMPARE(list->first().id, entry.id);
        QCOMPARE(list->first().statements.first().parameters(), statement.parameters());
        QCOMPARE(list->first().statements.first().sql(), statement.sql());
        QVERIFY(list->first().canBeUndone());
        UndoEntry undone = list->first();
        undone.undone = QDateTime::currentDateTimeUtc();
        VERIFY_OK(log.put(one, undone).wait());
        auto again = log.list(one).wait();
        QVERIFY(!again->first().canBeUndone());
        QVERIFY(again->size() >= list->size() - 1); // its date takes room, too
        const QDir files(folder.path() + QLatin1Char('/') + one.toString(QUuid::WithoutBraces));
        for (const QFileInfo &file : files.entryInfoList(QDir::Files)) {
            QCOMPARE(file.permissions() & ~(QFile::ReadUser | QFile::WriteUser),
                     QFile::ReadOwner | QFile::WriteOwner);
        }
        VERIFY_OK(log.remove(one, undone.id).wait());
        QCOMPARE(log.list(one).wait()->size(), again->size() - 1);
        QCOMPARE(log.list(QUuid::createUuid()).wait()->size(), 0);
    }

    void manyEditsStayCheap()
    {
        result::ResultSet big;
        test::Feeder feeder(big);
        feeder.begin(columnsOfT());
        feeder.generate(0, 99999, [](qsizetype i, test::Row &cells) {
            cells = {QByteArray::number(i), QByteArray("x"), QByteArray("m"), QByteArray("U")};
        });
        feeder.end();
        EditBuffer buffer;
        VERIFY_OK(buffer.setResult(&big, editableT()));
        QList<EditBuffer::CellEdit> edits;
        for (RowId i = 0; i < 100000; ++i)
            edits << EditBuffer::CellEdit{i, 1, text("y")};
        QTemporaryDir folder;
        workspace::Drafts drafts(folder.path());
        PendingJournal journal(buffer, drafts);
        VERIFY_OK(buffer.setCells(edits));
        QCOMPARE(buffer.counts().changed, 100000);
        const auto written = [&] {
            drafts.flush();
            drafts.waitForWritten();
            QDirIterator files(folder.path(), {QStringLiteral("*.json")}, QDir::Files,
                               QDirIterator::Subdirectories);
            return files.hasNext() ? QFileInfo(files.next()).size() : 0;
        };
        QTRY_VERIFY(written() > 1000000);
        QCOMPARE(buffer.changes().size(), 100000);
        VERIFY_OK(buffer.setResult(&big, editableT()));
        QCOMPARE(buffer.counts().changed, 100000);
        QCOMPARE(buffer.counts().aside, 0);
    }
};

QTEST_GUILESS_MAIN(TestEditBuffer)
#include "tst_editbuffer.moc"
