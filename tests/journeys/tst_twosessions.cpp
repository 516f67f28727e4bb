// SPDX-License-Identifier: GPL-3.0-or-later
// Two people write the same rows: one in the real window with keys, the other in a second session or a second
// window. Whatever the second one wrote is there afterwards, unless the first has seen it and chosen their
// own. HOWDAH_SHOTS=folder keeps pictures.
#include "tests/journeys/editjourney.h"
#include "ui/edit/conflictband.h"

#include <QTableView>

#include <utility>

using ui::edit::ConflictModel;

class TestTwoSessions : public EditJourney
{
    Q_OBJECT

    std::unique_ptr<app::Program> m_other; ///< the second window
    support::ScriptedPrompts *m_otherPrompts = nullptr;

    /// The window that is used from now on.
    void changeSeats()
    {
        std::swap(m_program, m_other);
        std::swap(m_prompts, m_otherPrompts);
        if (!m_program)
            return;
        window().activateWindow();
        QTRY_VERIFY(window().isActiveWindow());
    }
    void saveExpectingConflict()
    {
        save();
        QVERIFY(editing()->isDirty());
        QTRY_VERIFY(conflicts().isVisible());
    }
    ui::edit::ConflictBand &conflicts() { return editing()->conflicts(); }
    /// A button of the panel, by its key: Space on it.
    void push(const char *name)
    {
        auto *button = find<QPushButton>(name);
        QVERIFY(button);
        QVERIFY2(button->isVisible(), name);
        button->setFocus();
        press(Qt::Key_Space);
    }
    /// Ticks a cell of the panel as a person with keys does.
    void tick(const char *column, ConflictModel::Column whose)
    {
        auto *table = find<QTableView>("rowConflictTable");
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, ConflictModel::Name).data().toString() != QLatin1String(column))
                continue;
            table->setFocus();
            table->setCurrentIndex(table->model()->index(row, whose));
            press(Qt::Key_Space);
            QCOMPARE(table->currentIndex().data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
            return;
        }
        QFAIL(column);
    }
    QString shown(int row, const char *column)
    {
        return view().model()->index(row, columnOf(column)).data().toString();
    }
    QString row(int id)
    {
        return ask(QStringLiteral("select id, title, author, price from works where id = %1").arg(id));
    }
    void openWorks()
    {
        start();
        connectTo(m_url);
        openTable(QStringLiteral("works"));
    }

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
    }

    void init()
    {
        // each from the beginning: folders of its own and the rows as they were
        useFolders();
        exec(QStringLiteral(
            "drop table if exists works, shelves cascade; "
            "create table shelves (id int primary key, label text not null); "
            "create table works (id int primary key, title text not null, author text, price numeric(8,2), "
            "shelf int references shelves); "
            "insert into shelves select n, 'shelf ' || n from generate_series(1, 3) n; "
            "insert into works select n, 'work ' || n, 'author ' || n, n, n % 3 + 1 "
            "from generate_series(1, 9) n"));
    }

    void cleanup()
    {
        m_heart.reset();
        for (std::unique_ptr<app::Program> *each : {&m_program, &m_other}) {
            if (*each)
                QVERIFY((*each)->shutDown(std::chrono::seconds(10)));
            each->reset();
        }
    }

    void theSameCellOfTheSameRow_data()
    {
        QTest::addColumn<QByteArray>("button");
        QTest::addColumn<QString>("inTheTable");
        QTest::newRow("mine") << QByteArray("rowConflictMine") << QStringLiteral("mine 'a' <b> %1");
        QTest::newRow("theirs") << QByteArray("rowConflictTheirs") << QStringLiteral("theirs");
    }
    void theSameCellOfTheSameRow()
    {
        QFETCH(QByteArray, button);
        QFETCH(QString, inTheTable);
        openWorks();
        type(1, "title", QStringLiteral("mine 'a' <b> %1"));
        exec(QStringLiteral("update works set title = 'theirs' where id = 2"));
        saveExpectingConflict();
        QCOMPARE(row(2), QStringLiteral("2|theirs|author 2|2.00"));
        push(button.constData());
        QCOMPARE(row(2), QStringLiteral("2|theirs|author 2|2.00")); // choosing alone writes nothing
        if (editing()->isDirty())
            save();
        QVERIFY(!editing()->isDirty());
        QCOMPARE(row(2), QStringLiteral("2|%1|author 2|2.00").arg(inTheTable));
        QCOMPARE(shown(1, "title"), inTheTable);
    }

    void anotherCellOfTheSameRow()
    {
        openWorks();
        type(2, "title", QStringLiteral("mine"));
        exec(QStringLiteral("update works set author = 'theirs', price = 99 where id = 3"));
        save();
        QVERIFY(!editing()->isDirty());
        QCOMPARE(row(3), QStringLiteral("3|mine|theirs|99.00"));
        // and the window shows what is in the table, not what it had read
        QCOMPARE(shown(2, "author"), QStringLiteral("theirs"));
        QCOMPARE(shown(2, "price"), QStringLiteral("99.00"));
    }

    void oneRowInConflictKeepsTheOthersFromBeingSavedToo()
    {
        openWorks();
        type(0, "title", QStringLiteral("mine 1"));
        type(1, "title", QStringLiteral("mine 2"));
        type(2, "title", QStringLiteral("mine 3"));
        exec(QStringLiteral("update works set title = 'theirs ' || id where id in (1, 3)"));
        saveExpectingConflict();
        QCOMPARE(ask(QStringLiteral("select string_agg(title, ',' order by id) from works where id < 4")),
                 QStringLiteral("theirs 1,work 2,theirs 3"));
        // one after the other; a save before all are answered leads to the next and writes nothing
        push("rowConflictTheirs");
        save();
        QTRY_VERIFY(conflicts().isVisible());
        QCOMPARE(ask(QStringLiteral("select title from works where id = 2")), QStringLiteral("work 2"));
        push("rowConflictMine");
        save();
        QVERIFY(!editing()->isDirty());
        QCOMPARE(ask(QStringLiteral("select string_agg(title, ',' order by id) from works where id < 4")),
                 QStringLiteral("theirs 1,mine 2,mine 3"));
    }

    void chosenCellByCell()
    {
        openWorks();
        type(3, "title", QStringLiteral("my title"));
        type(3, "author", QStringLiteral("my author"));
        type(3, "price", QStringLiteral("44.40"));
        exec(QStringLiteral("update works set title = 'their title', author = null, shelf = 1 where id = 4"));
        saveExpectingConflict();
        tick("title", ConflictModel::Theirs);
        tick("author", ConflictModel::Mine);
        shot("conflict-cells");
        push("rowConflictGoOn");
        QVERIFY(editing()->isDirty());
        save();
        QVERIFY(!editing()->isDirty());
        QCOMPARE(ask(QStringLiteral("select title, author, price, shelf from works where id = 4")),
                 QStringLiteral("their title|my author|44.40|1"));
    }

    void somebodyIsFasterOnceMoreAfterTheChoice()
    {
        openWorks();
        type(4, "title", QStringLiteral("mine"));
        exec(QStringLiteral("update works set title = 'theirs' where id = 5"));
        saveExpectingConflict();
        push("rowConflictMine");
        exec(QStringLiteral("update works set title = 'theirs again' where id = 5"));
        saveExpectingConflict(); // what was chosen was about what was seen
        QCOMPARE(row(5), QStringLiteral("5|theirs again|author 5|5.00"));
        push("rowConflictMine");
        save();
        QCOMPARE(row(5), QStringLiteral("5|mine|author 5|5.00"));
    }

    void theRowIsDeletedMeanwhile_data()
    {
        QTest::addColumn<bool>("again");
        QTest::newRow("added again") << true;
        QTest::newRow("let go") << false;
    }
    void theRowIsDeletedMeanwhile()
    {
        QFETCH(bool, again);
        openWorks();
        type(5, "title", QStringLiteral("mine"));
        type(6, "title", QStringLiteral("mine too"));
        exec(QStringLiteral("delete from works where id = 6"));
        saveExpectingConflict();
        shot("conflict-deleted");
        QCOMPARE(row(7), QStringLiteral("7|work 7|author 7|7.00"));
        push(again ? "rowConflictMine" : "rowConflictTheirs");
        save();
        QVERIFY(!editing()->isDirty());
        QCOMPARE(row(6), again ? QStringLiteral("6|mine|author 6|6.00") : QString());
        QCOMPARE(row(7), QStringLiteral("7|mine too|author 7|7.00"));
    }

    void theyChangeARowThatIsToBeDeleted_data()
    {
        QTest::addColumn<bool>("allTheSame");
        QTest::newRow("deleted all the same") << true;
        QTest::newRow("kept") << false;
    }
    void theyChangeARowThatIsToBeDeleted()
    {
        QFETCH(bool, allTheSame);
        openWorks();
        view().setFocus();
        view().setCurrentCell(7, columnOf("title"));
        press(Qt::Key_Delete, Qt::ControlModifier);
        QVERIFY(editing()->isDirty());
        exec(QStringLiteral("update works set price = 1000 where id = 8")); // a cell nobody here touched
        saveExpectingConflict();
        QCOMPARE(row(8), QStringLiteral("8|work 8|author 8|1000.00"));
        push(allTheSame ? "rowConflictMine" : "rowConflictTheirs");
        if (editing()->isDirty())
            save();
        QVERIFY(!editing()->isDirty());
        QCOMPARE(row(8), allTheSame ? QString() : QStringLiteral("8|work 8|author 8|1000.00"));
    }

    void theyGiveTheRowAnotherKey()
    {
        openWorks();
        type(0, "title", QStringLiteral("mine"));
        // the row has moved away, and another one has come to its place
        exec(QStringLiteral("update works set id = 101 where id = 1; "
                            "insert into works values (1, 'a newcomer', 'else', 1, 1)"));
        saveExpectingConflict();
        QCOMPARE(row(1), QStringLiteral("1|a newcomer|else|1.00"));
        QCOMPARE(row(101), QStringLiteral("101|work 1|author 1|1.00"));
        push("rowConflictTheirs");
        QVERIFY(!editing()->isDirty());
        QCOMPARE(shown(0, "title"), QStringLiteral("a newcomer"));
    }

    void iGiveTheRowAnotherKeyWhileTheyEditIt()
    {
        openWorks();
        type(8, "id", QStringLiteral("900"));
        exec(QStringLiteral("update works set title = 'theirs' where id = 9"));
        save();
        QVERIFY(!editing()->isDirty());
        QCOMPARE(row(900), QStringLiteral("900|theirs|author 9|9.00"));
        QCOMPARE(row(9), QString());
        // and the row goes on being found, by its new key
        type(8, "title", QStringLiteral("once more"));
        save();
        QCOMPARE(row(900), QStringLiteral("900|once more|author 9|9.00"));
    }

    void theKeyIWantIsTakenMeanwhile()
    {
        openWorks();
        type(8, "id", QStringLiteral("900"));
        exec(QStringLiteral("insert into works values (900, 'theirs', null, null, null)"));
        save();
        QVERIFY(editing()->isDirty());
        QTRY_VERIFY(find<QWidget>("rowFailure")->isVisible());
        QCOMPARE(row(900), QStringLiteral("900|theirs||"));
        QCOMPARE(row(9), QStringLiteral("9|work 9|author 9|9.00"));
        QCOMPARE(shown(8, "id"), QStringLiteral("900")); // what was typed is still there
    }

    void aJoinIsSavedTableByTable()
    {
        start();
        connectTo(m_url);
        runSql(QStringLiteral("select w.id, w.title, w.price, s.id as shelf_id, s.label "
                              "from works w join shelves s on s.id = w.shelf order by w.id"));
        // rows 0, 3 and 6 stand on the same shelf, whose label is shown three times
        type(0, "label", QStringLiteral("my shelf"));
        type(0, "title", QStringLiteral("mine"));
        type(3, "price", QStringLiteral("4.44"));
        exec(QStringLiteral("update shelves set label = 'their shelf' where id = 2; "
                            "update works set price = 11 where id = 1; "
                            "update works set title = 'theirs' where id = 4"));
        saveExpectingConflict();
        QCOMPARE(ask(QStringLiteral("select label from shelves where id = 2")),
                 QStringLiteral("their shelf"));
        QCOMPARE(row(1), QStringLiteral("1|work 1|author 1|11.00"));
        tick("label", ConflictModel::Theirs);
        push(find<QPushButton>("rowConflictGoOn")->isVisible() ? "rowConflictGoOn" : "rowConflictTheirs");
        save();
        QVERIFY(!editing()->isDirty());
        QCOMPARE(ask(QStringLiteral("select label from shelves where id = 2")),
                 QStringLiteral("their shelf"));
        QCOMPARE(row(1), QStringLiteral("1|mine|author 1|11.00"));
        QCOMPARE(row(4), QStringLiteral("4|theirs|author 4|4.44"));
    }

    void twoWindowsOnTheSameRow()
    {
        openWorks();
        changeSeats();
        qputenv("HOWDAH_CONFIG_HOME", m_home.filePath(QStringLiteral("second/config")).toUtf8());
        qputenv("HOWDAH_DATA_HOME", m_home.filePath(QStringLiteral("second/data")).toUtf8());
        openWorks();
        // both type into the same cell before either saves
        type(1, "title", QStringLiteral("of the second"));
        type(2, "author", QStringLiteral("of the second"));
        changeSeats();
        type(1, "title", QStringLiteral("of the first"));
        type(2, "title", QStringLiteral("of the first"));
        save();
        QVERIFY(!editing()->isDirty());
        changeSeats();
        saveExpectingConflict();
        QCOMPARE(row(2), QStringLiteral("2|of the first|author 2|2.00"));
        push("rowConflictMine");
        save();
        QVERIFY(!editing()->isDirty());
        QCOMPARE(row(2), QStringLiteral("2|of the second|author 2|2.00"));
        QCOMPARE(row(3), QStringLiteral("3|of the first|of the second|3.00"));
        // the first one does not write over it either, although it showed its own as saved
        changeSeats();
        type(1, "title", QStringLiteral("of the first, again"));
        saveExpectingConflict();
        QCOMPARE(row(2), QStringLiteral("2|of the second|author 2|2.00"));
        push("rowConflictTheirs");
        QVERIFY(!editing()->isDirty());
        QCOMPARE(shown(1, "title"), QStringLiteral("of the second"));
    }
};

QTEST_MAIN(TestTwoSessions)
#include "tst_twosessions.moc"
