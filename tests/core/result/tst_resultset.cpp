// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/feedresult.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace core::result;
using namespace test;

class TestResultSet : public QObject
{
    Q_OBJECT

private slots:
    void lifeOfAResult()
    {
        ResultSet result;
        QSignalSpy columns(&result, &ResultSet::columnsKnown);
        QSignalSpy appended(&result, &ResultSet::rowsAppended);
        QSignalSpy ended(&result, &ResultSet::ended);
        QCOMPARE(result.state(), ResultSet::State::Waiting);
        Feeder feeder(result);
        feeder.begin({column("id", 20), column("odd \"name\"\n%1", 1700), column("mine", 98765)});
        QCOMPARE(columns.count(), 1);
        QCOMPARE(result.state(), ResultSet::State::Receiving);
        QCOMPARE(result.columns().at(0).typeName, QStringLiteral("bigint"));
        QCOMPARE(result.columns().at(2).typeName, QString());
        feeder.rows({{QByteArray("1"), std::nullopt, QByteArray()}});
        QCOMPARE(result.rowCount(), qsizetype(1));
        feeder.rows({{QByteArray("2"), QByteArray("x"), QByteArray("y")}});
        QCOMPARE(appended.count(), 2);
        QCOMPARE(appended.at(1).at(0).value<qsizetype>(), qsizetype(1));
        QCOMPARE(appended.at(1).at(1).value<qsizetype>(), qsizetype(1));
        QVERIFY(result.cell(0, 1).null);
        QVERIFY(!result.cell(0, 2).null);
        QCOMPARE(result.cell(1, 2).bytes(), QByteArrayView("y"));
        QVERIFY(result.memory() > 0);
        feeder.end(true);
        QCOMPARE(ended.count(), 1);
        QCOMPARE(result.state(), ResultSet::State::Complete);

        QSignalSpy names(&result, &ResultSet::typeNamesChanged);
        result.setTypeName(2, QStringLiteral("public.\"My <type>\""));
        QCOMPARE(names.count(), 1);
        QCOMPARE(result.columns().at(2).typeName, QStringLiteral("public.\"My <type>\""));
    }

    void stoppedResultsArePartial()
    {
        ResultSet result;
        Feeder feeder(result);
        feeder.begin({column("id", 20)});
        feeder.rows({{QByteArray("1")}});
        feeder.end(false);
        QCOMPARE(result.state(), ResultSet::State::Partial);
        QCOMPARE(result.rowCount(), qsizetype(1));
    }

    void everyCellIsFound()
    {
        ResultSet result;
        Feeder feeder(result);
        feeder.begin({column("id", 20), column("text", 25)});
        constexpr qsizetype Rows = 100'000;
        feeder.generate(0, Rows - 1, [](qsizetype row, Row &cells) {
            cells[0] = QByteArray::number(row);
            cells[1] = row % 7 == 0 ? Value() : Value(QByteArray(row % 50, 'x'));
        });
        feeder.end();
        QCOMPARE(result.rowCount(), Rows);
        const auto check = [&](qsizetype row) {
            return result.cell(row, 0).bytes() == QByteArray::number(row)
                && result.cell(row, 1).null == (row % 7 == 0)
                && (row % 7 == 0 || result.cell(row, 1).size == row % 50);
        };
        for (qsizetype row = 0; row < Rows; ++row)
            QVERIFY(check(row));
        for (qsizetype i = 0; i < Rows; ++i) // far apart, back and forth
            QVERIFY(check(i * 7919 % Rows));
    }

    void theFirstRowsComeInASmallBlock()
    {
        ResultSet result;
        QSignalSpy appended(&result, &ResultSet::rowsAppended);
        const auto sink = result.sink({});
        QVERIFY(sink->begin({column("id", 20)}));
        const CellView cell{"1", 1, false};
        for (int i = 0; i < 150; ++i)
            QVERIFY(sink->row(std::span(&cell, 1)));
        QCoreApplication::sendPostedEvents(&result);
        QVERIFY(result.rowCount() >= 64 && result.rowCount() <= 128);
        sink->idle();
        QCoreApplication::sendPostedEvents(&result);
        QCOMPARE(result.rowCount(), qsizetype(150));
        QVERIFY(sink->end(true));
    }

    // A row now and then, for a long time.
    void singleRowsCostWhatTheyAre()
    {
        const auto budget = std::make_shared<Budget>(100 << 20);
        {
            ResultSet result({budget, {}}, {});
            Feeder feeder(result);
            feeder.begin({column("id", 20), column("text", 25)});
            constexpr qsizetype Count = 700;
            for (qsizetype i = 0; i < Count; ++i) {
                feeder.rows({{QByteArray::number(i), i % 3 == 0 ? Value() : Value(QByteArray(i % 20, 'x'))}});
                QCOMPARE(result.cell(i, 0).bytes(), QByteArrayView(QByteArray::number(i)));
            }
            feeder.end();
            QCOMPARE(result.rowCount(), Count);
            QVERIFY(result.rows().chunkCount() < 20);
            QVERIFY(result.memory() < Count * 30);
            QCOMPARE(budget->used(), qint64(result.memory()));
            for (qsizetype i = 0; i < Count; ++i) {
                QCOMPARE(result.cell(i, 0).bytes(), QByteArrayView(QByteArray::number(i)));
                QCOMPARE(result.cell(i, 1).null, i % 3 == 0);
                QCOMPARE(result.cell(i, 1).size, i % 3 == 0 ? 0 : i % 20);
            }
        }
        QCOMPARE(budget->used(), 0);
    }

    void largeCellsDoNotFillTheInboxWithRows()
    {
        ResultSet result;
        Feeder feeder(result);
        feeder.begin({column("doc", 25)});
        const QByteArray large(3 << 20, 'x');
        feeder.generate(0, 19, [&](qsizetype, Row &cells) { cells[0] = large; });
        feeder.end();
        QCOMPARE(result.rowCount(), qsizetype(20));
        QCOMPARE(result.cell(19, 0).size, large.size());
        QVERIFY(result.memory() < 21 * large.size());
    }

    void noRows()
    {
        ResultSet result;
        QSignalSpy appended(&result, &ResultSet::rowsAppended);
        Feeder feeder(result);
        feeder.begin({column("id", 20)});
        feeder.end();
        QCOMPARE(appended.count(), 0);
        QCOMPARE(result.state(), ResultSet::State::Complete);
    }

    void noColumns() // SELECT FROM t
    {
        ResultSet result;
        Feeder feeder(result);
        feeder.begin({});
        feeder.rows({{}, {}, {}});
        feeder.end();
        QCOMPARE(result.rowCount(), qsizetype(3));
        QCOMPARE(result.columnCount(), 0);
    }

    void endWithoutBegin() // a statement that failed before its first row
    {
        ResultSet result;
        const auto sink = result.sink({});
        sink->idle();
        QVERIFY(sink->end(false));
        QCoreApplication::sendPostedEvents(&result);
        QCOMPARE(result.state(), ResultSet::State::Partial);
        QCOMPARE(result.columnCount(), 0);
    }

    void theSinkOutlivesTheResult()
    {
        auto result = std::make_unique<ResultSet>();
        const auto sink = result->sink({});
        QVERIFY(sink->begin({column("id", 20)}));
        result.reset();
        const CellView cell{"1", 1, false};
        bool accepted = true;
        for (int i = 0; i < 20'000 && accepted; ++i)
            accepted = sink->row(std::span(&cell, 1)).has_value();
        QVERIFY(!accepted);
        (void)sink->end(false);
        QCoreApplication::processEvents();
    }

    void aStoppedJobIsNeverHeldUp()
    {
        ResultSet result;
        std::stop_source stop;
        const auto sink = result.sink(stop.get_token());
        std::atomic_bool done = false;
        std::jthread worker([&] {
            (void)sink->begin({column("id", 20)});
            const QByteArray large(1 << 20, 'x');
            const CellView cell{large.constData(), large.size(), false};
            while (sink->row(std::span(&cell, 1))) { }
            (void)sink->end(false);
            done = true;
        });
        stop.request_stop(); // nobody takes anything out meanwhile
        while (!done)
            std::this_thread::yield();
        worker.join();
        QCoreApplication::sendPostedEvents(&result);
        QCOMPARE(result.state(), ResultSet::State::Partial);
    }
};

QTEST_GUILESS_MAIN(TestResultSet)
#include "tst_resultset.moc"
