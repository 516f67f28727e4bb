// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/chunkbuilder.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

#include <array>
#include <cstdlib>
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

    // Random rows against plain values: by cell in any order, by row, back from the bytes.
    void everyWayOfReadingAgrees_data()
    {
        QTest::addColumn<int>("columns");
        QTest::addColumn<int>("rows");
        for (const int columns : {1, 2, 4, 5, 10, 16, 17, 64, 65, 1600})
            QTest::addRow("%d columns", columns) << columns << (columns > 100 ? 20 : 300);
    }

    void everyWayOfReadingAgrees()
    {
        QFETCH(int, columns);
        QFETCH(int, rows);
        QRandomGenerator random{std::uint32_t(columns)};
        ChunkBuilder builder(columns);
        std::vector<std::vector<std::optional<QByteArray>>> expected;
        qint64 raw = 0;
        for (int row = 0; row < rows; ++row) {
            auto &values = expected.emplace_back();
            std::vector<CellView> cells;
            for (int column = 0; column < columns; ++column) {
                constexpr int Lengths[] = {0, 1, 3, 4, 7, 8, 15, 16, 17, 126, 127, 128, 129, 300};
                const int kind = random.bounded(16);
                if (kind == 0)
                    values.push_back(std::nullopt);
                else if (kind == 1 && random.bounded(100) == 0)
                    values.emplace_back(QByteArray(100'000 + random.bounded(100'000), 'L'));
                else
                    values.emplace_back(QByteArray(Lengths[random.bounded(int(std::size(Lengths)))],
                                                   char(random.bounded(256))));
                raw += values.back() ? values.back()->size() : 0;
            }
            for (const auto &value : values)
                cells.push_back(value ? CellView{value->constData(), value->size(), false} : CellView{});
            builder.append(cells);
        }
        const qsizetype announced = builder.cost();
        // as a file keeps it
        const QByteArray stored = builder.stored().toByteArray();
        const Chunk fromFile(Block(stored.constData(), const_cast<char *>(stored.constData()),
                                   std::size_t(stored.size()), [](void *, std::size_t) {}),
                             std::uint32_t(builder.bytes()), builder.rows(), columns);
        const ChunkPtr chunk = builder.take();
        QCOMPARE(chunk->cost(), announced);
        QVERIFY(double(chunk->cost()) <= 1.1 * double(raw) + 1.5 * rows * columns + sizeof(Chunk));

        const auto same = [](const CellView &cell, const std::optional<QByteArray> &value) {
            return cell.null == !value && (!value || cell.bytes() == *value);
        };
        Chunk::Cursor cursor;
        Chunk::Cursor rowCursor;
        std::vector<CellView> whole(std::size_t(columns), CellView{});
        for (int row = 0; row < rows; ++row) { // onward
            chunk->row(row, whole, rowCursor);
            for (int column = 0; column < columns; ++column) {
                const auto &value = expected[std::size_t(row)][std::size_t(column)];
                QVERIFY(same(chunk->cell(row, column, cursor), value));
                QVERIFY(same(whole[std::size_t(column)], value));
                QVERIFY(same(fromFile.cell(row, column), value));
            }
        }
        for (int i = 0; i < 3000; ++i) { // anywhere, one cursor for both ways
            const int row = random.bounded(rows);
            const int column = random.bounded(columns);
            QVERIFY(same(chunk->cell(row, column, cursor), expected[std::size_t(row)][std::size_t(column)]));
            if (i % 3 == 0) {
                chunk->row(row, whole, cursor);
                QVERIFY(same(whole.back(), expected[std::size_t(row)].back()));
            }
        }
        // every byte knows its cell
        qsizetype valueBytes = 0;
        for (qsizetype offset = 0; offset < chunk->bytes().size();
             offset += offset < 20'000 ? 1 : 1 + random.bounded(999)) {
            const Chunk::Place place = chunk->placeAt(offset);
            const auto &value = expected[std::size_t(place.row)][std::size_t(place.column)];
            QVERIFY(same(place.cell, value));
            QCOMPARE(place.cell.null ? nullptr : place.cell.data,
                     place.cell.null ? nullptr : chunk->bytes().data() + place.offset);
            if (place.offset <= offset) {
                QVERIFY(offset < place.offset + place.cell.size);
                ++valueBytes;
            } else {
                QVERIFY(place.offset - offset <= 5);
            }
        }
        QVERIFY(valueBytes > 0);
    }

    // The largest value a server can have, between small ones; only where there is memory for it.
    void aCellOfAGigabyte()
    {
        constexpr qsizetype Size = (1LL << 30) - 10;
        // memory that is only read costs none
        const std::unique_ptr<char, void (*)(void *)> zeros(static_cast<char *>(std::calloc(Size, 1)),
                                                            std::free);
        if (!zeros)
            QSKIP("not enough memory");
        ChunkBuilder builder(2);
        const CellView large{zeros.get(), Size, false};
        const CellView word{"small", 5, false};
        builder.append(std::array{word, large});
        builder.append(std::array{word, CellView{}});
        const ChunkPtr chunk = builder.take();
        QCOMPARE(chunk->cell(0, 1).size, Size);
        QCOMPARE(chunk->cell(0, 1).data[Size - 1], '\0');
        QCOMPARE(chunk->cell(1, 0).bytes(), QByteArrayView("small"));
        QVERIFY(chunk->cell(1, 1).null);
        QVERIFY(chunk->cost() < Size + 1000);
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
