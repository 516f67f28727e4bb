// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/chunkbuilder.h"
#include "core/result/inbox.h"
#include "tests/support/testmain.h"

#include <atomic>
#include <thread>

using namespace core::result;

namespace {

ChunkPtr chunk(const char *text)
{
    ChunkBuilder builder(1);
    const CellView cell{text, qsizetype(strlen(text)), false};
    builder.append(std::span(&cell, 1));
    return builder.take();
}

} // namespace

class TestInbox : public QObject
{
    Q_OBJECT

private slots:
    void notifiesOnceUntilTaken()
    {
        int notified = 0;
        Inbox inbox([&] { ++notified; });
        inbox.putColumns({Column{}});
        QVERIFY(inbox.put(chunk("a"), {}));
        QVERIFY(inbox.put(chunk("b"), {}));
        inbox.putEnd(true);
        QCOMPARE(notified, 1);
        const Inbox::Delivery delivery = inbox.take();
        QVERIFY(delivery.hasColumns);
        QCOMPARE(delivery.columns.size(), 1);
        QCOMPARE(delivery.chunks.size(), std::size_t(2));
        QVERIFY(delivery.ended && delivery.complete);
        const Inbox::Delivery nothing = inbox.take();
        QVERIFY(!nothing.hasColumns && nothing.chunks.empty() && !nothing.ended);
        QVERIFY(inbox.put(chunk("c"), {}));
        QCOMPARE(notified, 2);
    }

    void theWorkerWaitsForRoom()
    {
        Inbox inbox([] {}, 2);
        std::atomic_int put = 0;
        std::jthread worker([&] {
            for (int i = 0; i < 5; ++i) {
                if (inbox.put(chunk("x"), {}))
                    ++put;
            }
        });
        QTRY_COMPARE(put.load(), 2);
        std::size_t received = 0;
        QTRY_VERIFY((received += inbox.take().chunks.size()) == 5);
        worker.join();
        QCOMPARE(put.load(), 5);
    }

    void closingFreesTheWorker()
    {
        int notified = 0;
        Inbox inbox([&] { ++notified; }, 1);
        QVERIFY(inbox.put(chunk("a"), {}));
        std::atomic_bool returned = false, accepted = true;
        std::jthread worker([&] {
            accepted = inbox.put(chunk("b"), {});
            returned = true;
        });
        inbox.close();
        QTRY_VERIFY(returned.load());
        QVERIFY(!accepted.load());
        const int before = notified;
        QVERIFY(!inbox.put(chunk("c"), {}));
        inbox.putColumns({});
        inbox.putEnd(true);
        QCOMPARE(notified, before);
    }

    void stoppingFreesTheWorkerAndKeepsTheRows()
    {
        Inbox inbox([] {}, 1);
        std::stop_source stop;
        QVERIFY(inbox.put(chunk("a"), stop.get_token()));
        std::atomic_bool returned = false, accepted = true;
        std::jthread worker([&] {
            accepted = inbox.put(chunk("b"), stop.get_token());
            returned = true;
        });
        stop.request_stop();
        QTRY_VERIFY(returned.load());
        QVERIFY(!accepted.load());
        worker.join();
        inbox.putEnd(false);
        const Inbox::Delivery delivery = inbox.take();
        QCOMPARE(delivery.chunks.size(), std::size_t(2));
        QVERIFY(delivery.ended && !delivery.complete);
    }
};

QTEST_GUILESS_MAIN(TestInbox)
#include "tst_inbox.moc"
