// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/chunkbuilder.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

#include <optional>

using namespace core::result;

class TestChunk : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatItWasGiven()
    {
        QRandomGenerator random(7);
        for (const int columns : {1, 3, 63, 64, 65, 200}) {
            ChunkBuilder builder(columns);
            QVERIFY(builder.isEmpty());
            std::vector<std::optional<QByteArray>> expected;
            constexpr int Rows = 130;
            for (int row = 0; row < Rows; ++row) {
                std::vector<CellView> cells;
                const std::size_t first = expected.size();
                for (int column = 0; column < columns; ++column) {
                    const int kind = random.bounded(4);
                    expected.push_back(kind == 0
                                           ? std::nullopt
                                           : std::optional(QByteArray(kind == 1 ? 0 : random.bounded(30),
                                                                      char('a' + random.bounded(26)))));
                }
                for (int column = 0; column < columns; ++column) {
                    const auto &value = expected[first + std::size_t(column)];
                    cells.push_back(value ? CellView{value->constData(), value->size(), false} : CellView{});
                }
                builder.append(cells);
            }
            QCOMPARE(builder.rows(), qsizetype(Rows));
            const ChunkPtr chunk = builder.take();
            QVERIFY(builder.isEmpty());
            QVERIFY(!builder.take());
            QCOMPARE(chunk->rows(), qsizetype(Rows));
            QCOMPARE(chunk->columns(), columns);
            for (int row = 0; row < Rows; ++row) {
                for (int column = 0; column < columns; ++column) {
                    const auto &value = expected[std::size_t(row * columns + column)];
                    const CellView cell = chunk->cell(row, column);
                    QCOMPARE(cell.null, !value.has_value());
                    QCOMPARE(QByteArray(cell.data, cell.size), value.value_or(QByteArray()));
                }
            }
            QVERIFY(chunk->cost() < qsizetype(expected.size()) * 40 + 4096);
        }
    }

    void theBuilderStartsAnew()
    {
        ChunkBuilder builder(1);
        const CellView one{"one", 3, false}, two{"two", 3, false};
        builder.append(std::span(&one, 1));
        const ChunkPtr first = builder.take();
        builder.append(std::span(&two, 1));
        QCOMPARE(builder.bytes(), qsizetype(1 + 3));
        const ChunkPtr second = builder.take();
        QCOMPARE(first->cell(0, 0).bytes(), QByteArrayView("one"));
        QCOMPARE(second->cell(0, 0).bytes(), QByteArrayView("two"));
    }

    void rowsWithoutColumns() // SELECT FROM t
    {
        ChunkBuilder builder(0);
        for (int i = 0; i < 5; ++i)
            builder.append({});
        QCOMPARE(builder.take()->rows(), qsizetype(5));
    }

    void nullAndEmptyDiffer()
    {
        ChunkBuilder builder(2);
        const CellView cells[] = {CellView{}, CellView{"", 0, false}};
        builder.append(cells);
        const ChunkPtr chunk = builder.take();
        QVERIFY(chunk->cell(0, 0).null);
        QVERIFY(!chunk->cell(0, 1).null);
        QCOMPARE(chunk->cell(0, 1).size, qsizetype(0));
    }
};

QTEST_GUILESS_MAIN(TestChunk)
#include "tst_chunk.moc"
