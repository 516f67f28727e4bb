// SPDX-License-Identifier: GPL-3.0-or-later
// Ranges of blocks cover a table exactly, once, whoever takes them.
#include "core/transfer/filenames.h"
#include "core/transfer/piecelist.h"
#include "tests/support/testmain.h"

#include <QSet>

#include <map>
#include <thread>

using namespace core::transfer;

namespace {

/// Takes everything, as one session after the other would.
std::vector<Piece> takeAll(PieceList &list, bool leader = true)
{
    std::vector<Piece> pieces;
    while (const auto piece = list.take(leader))
        pieces.push_back(*piece);
    return pieces;
}

void verifyCovers(const std::vector<Piece> &pieces, qint64 blocks)
{
    qint64 next = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        QVERIFY(!pieces[i].whole);
        QCOMPARE(pieces[i].firstBlock, next);
        const bool last = i + 1 == pieces.size();
        QCOMPARE(pieces[i].endBlock < 0, last);
        QVERIFY(last || pieces[i].endBlock > next);
        QVERIFY(next < blocks);
        next = pieces[i].endBlock;
    }
}

} // namespace

class TestPieceList : public QObject
{
    Q_OBJECT

private slots:
    void coversEveryBlockOnce_data()
    {
        QTest::addColumn<QList<qint64>>("blocks");
        QTest::addColumn<int>("sessions");
        QTest::newRow("one block") << QList<qint64>{1} << 4;
        QTest::newRow("32") << QList<qint64>{32} << 4;
        QTest::newRow("33") << QList<qint64>{33} << 4;
        QTest::newRow("many") << QList<qint64>{1000000} << 4;
        QTest::newRow("terabytes") << QList<qint64>{4294967294} << 64;
        QTest::newRow("partitions") << QList<qint64>{7, 100000, 3, 3, 50000} << 4;
        QTest::newRow("many partitions") << QList<qint64>(1000, 5) << 8;
    }
    void coversEveryBlockOnce()
    {
        QFETCH(QList<qint64>, blocks);
        QFETCH(int, sessions);
        PieceList::Table table;
        table.blocks.assign(blocks.begin(), blocks.end());
        PieceList list({table}, sessions);
        const auto pieces = takeAll(list);
        verifyCovers(pieces, *std::max_element(blocks.begin(), blocks.end()));
        QVERIFY(pieces.size() <= 2000 || blocks.first() > 1000000000);
        // the first is not the whole where there is enough for all, the last is small
        if (blocks.first() == 1000000) {
            QVERIFY(pieces.front().endBlock <= 4096);
            QVERIFY(1000000 - pieces.back().firstBlock <= 2 * 32);
        }
    }

    void conditions()
    {
        QCOMPARE(Piece{}.condition(), QByteArray());
        QCOMPARE((Piece{.table = 0, .whole = false, .firstBlock = 0, .endBlock = 32}.condition()),
                 QByteArray(" WHERE ctid >= '(0,0)'::pg_catalog.tid AND ctid < '(32,0)'::pg_catalog.tid"));
        QCOMPARE((Piece{.table = 0, .whole = false, .firstBlock = 4294967295, .endBlock = -1}.condition()),
                 QByteArray(" WHERE ctid >= '(4294967295,0)'::pg_catalog.tid"));
    }

    void heaviestFirstAndDoneOnce()
    {
        PieceList list(
            {{.blocks = {}, .weight = 1}, {.blocks = {100}, .weight = 100}, {.blocks = {}, .weight = 50}}, 2);
        QCOMPARE(list.mostSessions(), 2);
        std::vector<int> order;
        std::map<int, int> lastOnes;
        for (const Piece &piece : takeAll(list)) {
            if (order.empty() || order.back() != piece.table)
                order.push_back(piece.table);
            lastOnes[piece.table] += list.done(piece) ? 1 : 0;
        }
        QCOMPARE(order, (std::vector<int>{1, 2, 0}));
        QVERIFY(!list.hasWork(true));
        // every piece of table 1 was out at once: the last one done ends it
        QCOMPARE(lastOnes[0] + lastOnes[1] + lastOnes[2], 3);
    }

    void whatAnotherCannotReadIsTheLeaders()
    {
        PieceList list({{.blocks = {}, .weight = 2}, {.blocks = {}, .weight = 1}}, 2);
        const auto first = list.take(false);
        QCOMPARE(first->table, 0);
        list.giveBack(*first);
        QCOMPARE(list.take(false)->table, 1);
        QVERIFY(!list.take(false));
        QVERIFY(!list.hasWork(false));
        QVERIFY(list.hasWork(true));
        const auto again = list.take(true);
        QCOMPARE(again->table, 0);
        QVERIFY(list.done(*again));
        QVERIFY(!list.hasWork(true));
    }

    void stopAndDrop()
    {
        PieceList list({{.blocks = {100000}, .weight = 2}, {.blocks = {}, .weight = 1}}, 2);
        QVERIFY(list.take(true));
        list.drop(0);
        QCOMPARE(list.take(true)->table, 1);
        QVERIFY(!list.take(true));
        PieceList other({{.blocks = {100000}, .weight = 2}}, 2);
        other.stop();
        QVERIFY(!other.take(true));
        QVERIFY(!other.hasWork(true));
    }

    void takenByManyAtOnce()
    {
        PieceList list({{.blocks = {200000}, .weight = 2}, {.blocks = {100, 5000}, .weight = 1}}, 4);
        std::mutex mutex;
        std::vector<Piece> all;
        int ended = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&, leader = i == 0] {
                while (const auto piece = list.take(leader)) {
                    const bool last = list.done(*piece);
                    const std::lock_guard lock(mutex);
                    all.push_back(*piece);
                    ended += last ? 1 : 0;
                }
            });
        for (std::thread &thread : threads)
            thread.join();
        for (const int table : {0, 1}) {
            std::vector<Piece> some;
            std::copy_if(all.begin(), all.end(), std::back_inserter(some),
                         [table](const Piece &piece) { return piece.table == table; });
            std::sort(some.begin(), some.end(),
                      [](const Piece &a, const Piece &b) { return a.firstBlock < b.firstBlock; });
            verifyCovers(some, table == 0 ? 200000 : 5000);
        }
        QCOMPARE(ended, 2);
    }

    // --- names of files

    void safeNames_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        const auto add = [](const char *text, const char *name) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(name);
        };
        add("orders", "orders");
        add("a/b\\c:d*e?f\"g<h>i|j", "a_b_c_d_e_f_g_h_i_j");
        add("..", "__");
        add(".", "_");
        add("", "_");
        add(".hidden", "_hidden");
        add("-rf", "_rf");
        add("end.", "end_");
        add(" spaces ", "spaces");
        add("two\nlines\t", "two_lines_");
        add("CON", "_CON");
        add("lpt1.x", "_lpt1.x");
        add("Ünï %1 😀", "Ünï %1 😀");
        QTest::newRow("right to left")
            << QString(QChar(0x202e)) + QStringLiteral("gpj.exe") << QStringLiteral("_gpj.exe");
    }
    void safeNames()
    {
        QFETCH(QString, text);
        QFETCH(QString, name);
        QCOMPARE(safeFileName(text), name);
    }

    void longNames()
    {
        const QString emoji = QStringLiteral("😀").repeated(63);
        const QString name = safeFileName(emoji + QLatin1Char('.') + emoji);
        QVERIFY(name.toUtf8().size() <= 180);
        QVERIFY(name.isValidUtf16());
        QVERIFY(name.size() % 2 == 0);
    }

    void differentFiles()
    {
        const auto in = [](const char *schema, const char *name) {
            return QStringList{QString::fromUtf8(schema), QString::fromUtf8(name)};
        };
        QCOMPARE(tableFileNames({in("s", "A"), in("s", "a"), in("s", "a-2"), in("s", "a/b"), in("s", "a:b")},
                                QStringLiteral(".csv.gz")),
                 (QStringList{QStringLiteral("A.csv.gz"), QStringLiteral("a-2.csv.gz"),
                              QStringLiteral("a-2-2.csv.gz"), QStringLiteral("a_b.csv.gz"),
                              QStringLiteral("a_b-2.csv.gz")}));
        QCOMPARE(tableFileNames({in("s", "t"), in("r", "t")}, QStringLiteral(".csv")),
                 (QStringList{QStringLiteral("s.t.csv"), QStringLiteral("r.t.csv")}));
        // é as one character and as two: one file where the system says so
        QCOMPARE(
            QSet<QString>(
                {tableFileNames({in("s", "\xc3\xa9"), in("s", "e\xcc\x81")}, QStringLiteral(".x")).last()}),
            QSet<QString>({QString::fromUtf8("e\xcc\x81-2.x")}));
    }
};

QTEST_GUILESS_MAIN(TestPieceList)
#include "tst_piecelist.moc"
