// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sqlquote.h"
#include "core/base/task.h"
#include "tests/support/testmain.h"

#include <thread>

using namespace core;

class TestResult : public QObject
{
    Q_OBJECT

private slots:
    void carriesValueOrError()
    {
        Result<int> good = 3;
        QVERIFY(good);
        QCOMPARE(*good, 3);
        Result<int> bad = Error::input(QStringLiteral("no"));
        QVERIFY(!bad);
        QCOMPARE(bad.error().kind, Error::Kind::Input);
        QCOMPARE(std::move(good).transform([](int n) { return n + 1; }).value(), 4);
        QCOMPARE(bad.value_or(7), 7);
        Result<void> nothing;
        QVERIFY(nothing);
    }

    void moveOnlyValuesPass()
    {
        TaskSource<std::unique_ptr<int>> source;
        auto task = source.task();
        source.finish(std::make_unique<int>(5));
        auto answer = task.wait();
        VERIFY_OK(answer);
        QCOMPARE(**answer, 5);
    }

    void droppedSourceAnswersCancelled()
    {
        auto source = std::make_unique<TaskSource<int>>();
        auto task = source->task();
        source.reset();
        auto answer = task.wait();
        QVERIFY(!answer);
        QVERIFY(answer.error().isCancelled());
    }

    void firstFinishCounts()
    {
        TaskSource<int> source;
        QVERIFY(source.finish(1));
        QVERIFY(!source.finish(2));
        QCOMPARE(source.task().wait().value(), 1);
    }

    void whenDoneDeliversInTheContextsThread()
    {
        auto source = std::make_shared<TaskSource<int>>();
        QObject context;
        int got = 0;
        whenDone(source->task(), &context, [&](Result<int> answer) {
            QCOMPARE(QThread::currentThread(), context.thread());
            got = *answer;
        });
        std::thread worker([source] { source->finish(9); });
        QTRY_COMPARE(got, 9);
        worker.join();
    }

    void contextGoneBeforeTheAnswer()
    {
        auto source = std::make_shared<TaskSource<int>>();
        auto context = std::make_unique<QObject>();
        bool called = false;
        whenDone(source->task(), context.get(), [&](Result<int>) { called = true; });
        context.reset();
        source->finish(1);
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }

    void stopReachesTheWorker()
    {
        TaskSource<int> source;
        auto task = source.task();
        QVERIFY(!source.stopToken().stop_requested());
        task.requestStop();
        QVERIFY(source.stopToken().stop_requested());
    }

    void quoting()
    {
        QCOMPARE(quoteIdentifier(QStringLiteral("orders")), QStringLiteral("orders"));
        QCOMPARE(quoteIdentifier(QStringLiteral("Order")), QStringLiteral("\"Order\""));
        QCOMPARE(quoteIdentifier(QStringLiteral("user")), QStringLiteral("\"user\""));
        QCOMPARE(quoteIdentifier(QStringLiteral("a\"b")), QStringLiteral("\"a\"\"b\""));
        QCOMPARE(quoteIdentifier(QString()), QStringLiteral("\"\""));
        QCOMPARE(quoteIdentifier(QStringLiteral("1a")), QStringLiteral("\"1a\""));
        QCOMPARE(quoteLiteral(QStringLiteral("it's")), QStringLiteral("'it''s'"));
        QCOMPARE(quoteLiteral(QStringLiteral("a\\b")), QStringLiteral("E'a\\\\b'"));
    }
};

QTEST_GUILESS_MAIN(TestResult)
#include "tst_result.moc"
