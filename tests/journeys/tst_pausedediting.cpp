// SPDX-License-Identifier: GPL-3.0-or-later
// Rows are edited and saved while the statement that gave them still waits to be read on: the reading is
// never lost without a question.
#include "tests/journeys/editjourney.h"
#include "ui/edit/conflictband.h"

class TestPausedEditing : public EditJourney
{
    Q_OBJECT

    static constexpr qsizetype Step = 100'000; // rows of one step, as the settings have it at first
    static constexpr qsizetype All = 150'000;

    core::result::ResultSet &result() { return page()->result(); }
    QString title(int id) { return ask(QStringLiteral("select title from many where id = %1").arg(id)); }

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
    }

    void init()
    {
        useFolders();
        exec(QStringLiteral("drop table if exists many; create table many (id int primary key, title text); "
                            "insert into many select n, 'title ' || n from generate_series(1, %1) n; "
                            "analyze many")
                 .arg(All));
        start();
        connectTo(m_url);
    }

    void cleanup() { end(); }

    void aTableIsSavedBesideItsReading()
    {
        openTable(QStringLiteral("many"));
        QTRY_VERIFY(result().isPaused());
        type(0, "title", QStringLiteral("mine"));
        type(1, "title", QStringLiteral("mine too"));
        exec(QStringLiteral("update many set title = 'theirs' where id = 2"));
        save();
        QTRY_VERIFY(editing()->conflicts().isVisible()); // compared as everywhere
        QCOMPARE(title(1), QStringLiteral("title 1"));
        editing()->discard();
        type(0, "title", QStringLiteral("mine"));
        save();
        QTRY_VERIFY(!editing()->isDirty());
        QCOMPARE(title(1), QStringLiteral("mine"));
        // and back
        QTRY_VERIFY(find<QPushButton>("editUndoSaved")->isVisible());
        QTest::mouseClick(find<QPushButton>("editUndoSaved"), Qt::LeftButton);
        QTRY_COMPARE(title(1), QStringLiteral("title 1"));
        QVERIFY(m_prompts->questions.isEmpty());
        QVERIFY(result().isPaused());
        QCOMPARE(result().rowCount(), Step);
        result().fetchAll();
        QTRY_COMPARE(result().rowCount(), All);
    }

    void aRowAddedAtTheEndReadsNoFurther()
    {
        openTable(QStringLiteral("many"));
        QTRY_VERIFY(result().isPaused());
        view().setFocus();
        view().setCurrentCell(3, columnOf("title"));
        press(Qt::Key_D, Qt::ControlModifier); // duplicate
        QTRY_COMPARE(view().model()->rowCount(), int(Step) + 1);
        QTRY_COMPARE(view().currentRow(), Step);
        press(Qt::Key_Insert, Qt::AltModifier); // and one more, empty
        QTRY_COMPARE(view().currentRow(), Step + 1);
        type(int(Step) + 1, "id", QStringLiteral("-1"));
        save(); // the duplicate needs another key: refused, and nothing read meanwhile
        const auto refused = [this] {
            const auto *failure = find<QWidget>("rowFailure");
            return failure && failure->isVisible();
        };
        QTRY_VERIFY(refused());
        QCOMPARE(result().rowCount(), Step);
        QVERIFY(result().isPaused());
        // whoever goes to the last row of the table wants the next ones
        editing()->discard();
        view().setFocus();
        press(Qt::Key_Home, Qt::ControlModifier);
        press(Qt::Key_End, Qt::ControlModifier);
        QTRY_COMPARE(result().rowCount(), All);
    }

    void ofAStatementIsAsked()
    {
        runPaused();
        type(0, "title", QStringLiteral("mine"));
        save(); // no answer is prepared: Cancel
        QCOMPARE(m_prompts->questions.size(), 1);
        QCoreApplication::processEvents(); // the answer comes as that of a person does
        QVERIFY(editing()->isDirty());
        QVERIFY(result().isPaused());
        QCOMPARE(title(1), QStringLiteral("title 1"));
        m_prompts->answer(QStringLiteral("Read the rest first"));
        save();
        QTRY_VERIFY(!editing()->isDirty());
        QCOMPARE(result().rowCount(), All);
        QCOMPARE(title(1), QStringLiteral("mine"));
    }

    void orItsReadingEnds()
    {
        runPaused();
        type(0, "title", QStringLiteral("mine"));
        m_prompts->answer(QStringLiteral("End the reading here"));
        save();
        QTRY_VERIFY(!editing()->isDirty());
        QCOMPARE(result().rowCount(), Step);
        QCOMPARE(title(1), QStringLiteral("mine"));
    }

private:
    void runPaused()
    {
        ui::query::SqlTab *tab = window().currentSqlTab();
        QVERIFY(tab);
        tab->editor().setText(QStringLiteral("select * from many order by id"));
        tab->editor().setFocus();
        press(Qt::Key_F5);
        QTRY_VERIFY(page() && result().isPaused());
    }
};

QTEST_MAIN(TestPausedEditing)
#include "tst_pausedediting.moc"
