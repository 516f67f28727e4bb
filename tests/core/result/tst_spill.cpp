// SPDX-License-Identifier: GPL-3.0-or-later
// Results that do not fit into their budget: what is in memory, what is in the file, who may read it, and
// what is left behind (nothing).
#include "tests/support/feedresult.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QTemporaryDir>

#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace core::result;
using namespace test;

namespace {

constexpr qsizetype RowCount = 200'000;

void fill(qsizetype row, Row &cells)
{
    cells[0] = QByteArray::number(row);
    cells[1] = row % 5 == 0 ? Value() : Value(QByteArray(20 + row % 40, char('a' + row % 26)));
}

bool holds(qsizetype row, const CellView &number, const CellView &text)
{
    Row expected(2);
    fill(row, expected);
    return number.bytes() == *expected[0] && text.null == !expected[1]
        && (text.null || text.bytes() == *expected[1]);
}

/// Files of this process that have no name any more and lie in folder.
QStringList unnamedFiles(const QString &folder)
{
    QStringList found;
    const QDir open(QStringLiteral("/proc/self/fd"));
    for (const QString &name : open.entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot)) {
        const QString target = QFile::symLinkTarget(open.filePath(name));
        if (target.startsWith(folder) && target.endsWith(QLatin1String(" (deleted)")))
            found << name;
    }
    return found;
}

} // namespace

class TestSpill : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_cache; ///< does not exist at first

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_cache = m_folder.filePath(QStringLiteral("cache & <b>\n'\"é"));
    }

    void pastTheBudgetRowsAreInAFile()
    {
        const auto budget = std::make_shared<Budget>(3 << 20);
        Rows held;
        {
            ResultSet result({budget, m_cache}, {});
            Feeder feeder(result);
            feeder.begin({column("id", 20), column("text", 25)});
            feeder.generate(0, RowCount - 1, fill);
            feeder.end();
            QCOMPARE(result.state(), ResultSet::State::Complete);
            QCOMPARE(result.rowCount(), RowCount);
            QVERIFY(budget->used() <= budget->limit());
            QCOMPARE(budget->used(), qint64(result.memory()));
            QVERIFY(result.memory() > 1 << 20);
            QVERIFY(result.spilled() > 3 << 20);
            // nobody else can find or open it
            QCOMPARE(QDir(m_cache).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden),
                     QStringList());
            QCOMPARE(int(QFile(m_cache).permissions() & (QFile::ReadGroup | QFile::ReadOther)), 0);
            const QStringList files = unnamedFiles(m_cache);
            QCOMPARE(files.size(), 1);
            struct stat about
            {
            };
            QCOMPARE(::fstat(files.first().toInt(), &about), 0);
            QCOMPARE(about.st_mode & 0777U, 0600U);
            QCOMPARE(about.st_size, result.spilled());

            for (qsizetype row = 0; row < RowCount; ++row)
                QVERIFY(holds(row, result.cell(row, 0), result.cell(row, 1)));
            for (qsizetype i = 0; i < 5000; ++i) { // far apart, back and forth
                const qsizetype row = i * 7919 % RowCount;
                QVERIFY(holds(row, result.cell(row, 0), result.cell(row, 1)));
            }
            held = result.rows();
        }
        // a value that was taken lives on
        RowReader reader(held);
        std::vector<CellView> cells(2);
        for (qsizetype row = RowCount - 1; row >= 0; row -= 101) {
            QVERIFY(reader.row(row, cells));
            QVERIFY(holds(row, cells[0], cells[1]));
        }
        QVERIFY(budget->used() > 0);
        held = {};
        reader = RowReader({});
        QCOMPARE(budget->used(), 0);
        QCOMPARE(unnamedFiles(m_cache), QStringList());
    }

    void aViewOutlivesSixteenOtherChunks()
    {
        ResultSet result({std::make_shared<Budget>(0), m_cache}, {});
        Feeder feeder(result);
        feeder.begin({column("id", 20), column("text", 25)});
        feeder.generate(0, RowCount - 1, fill);
        feeder.end();
        const Rows rows = result.rows();
        QVERIFY(rows.chunkCount() > 20);
        const qsizetype first = rows.firstRow(rows.chunkCount() - 17) + 1;
        const CellView view = result.cell(first, 0);
        for (std::size_t i = rows.chunkCount() - 16; i < rows.chunkCount(); ++i)
            (void)result.cell(rows.firstRow(i), 0);
        QCOMPARE(view.bytes(), QByteArrayView(QByteArray::number(first)));
    }

    // Small results never touch the disk, whatever the others hold.
    void aSmallResultNeedsNoFile()
    {
        const auto budget = std::make_shared<Budget>(0);
        ResultSet result({budget, QStringLiteral("/dev/null/none")}, {});
        Feeder feeder(result);
        feeder.begin({column("id", 20), column("text", 25)});
        feeder.generate(0, 999, fill);
        feeder.end();
        QCOMPARE(result.state(), ResultSet::State::Complete);
        QCOMPARE(result.spilled(), 0);
        QCOMPARE(budget->used(), qint64(result.memory()));
    }

    void aLargerBudgetCountsAtOnce()
    {
        const auto budget = std::make_shared<Budget>(0);
        ResultSet result({budget, m_cache}, {});
        Feeder feeder(result);
        feeder.begin({column("id", 20), column("text", 25)});
        feeder.generate(0, 99'999, fill);
        const qint64 spilled = result.spilled();
        QVERIFY(spilled > 0);
        budget->setLimit(100 << 20);
        feeder.generate(100'000, RowCount - 1, fill);
        feeder.end();
        QCOMPARE(result.spilled(), spilled);
        for (qsizetype row = 0; row < RowCount; row += 7)
            QVERIFY(holds(row, result.cell(row, 0), result.cell(row, 1)));
    }

    void manyThreadsReadWhileItGrows()
    {
        const auto budget = std::make_shared<Budget>(2 << 20);
        auto result = std::make_unique<ResultSet>(Storage{budget, m_cache}, ReadingPolicy{});
        auto feeder = std::make_unique<Feeder>(*result);
        feeder->begin({column("id", 20), column("text", 25)});
        std::atomic_int wrong = 0;
        {
            std::vector<std::jthread> readers;
            for (int part = 0; part < 4; ++part) {
                feeder->generate(part * RowCount / 4, (part + 1) * RowCount / 4 - 1, fill);
                readers.emplace_back([rows = result->rows(), part, &wrong] {
                    RowReader reader(rows);
                    std::vector<CellView> cells(2);
                    for (qsizetype i = 0; i < rows.count(); ++i) {
                        const qsizetype row = part % 2 == 0 ? i : (i % 8 < 4 ? i : i * 7919 % rows.count());
                        if (!reader.row(row, cells) || !holds(row, cells[0], cells[1]))
                            ++wrong;
                    }
                });
            }
            feeder->end();
            feeder.reset();
            result.reset(); // before its readers
        }
        QCOMPARE(wrong.load(), 0);
        QCOMPARE(budget->used(), 0);
        QCOMPARE(unnamedFiles(m_cache), QStringList());
    }

    // The file may not grow any more in the midst of a chunk: an error, and every row is there.
    void theDiskIsFull()
    {
        ::signal(SIGXFSZ, SIG_IGN); // as the program does
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        rlimit small = before;
        small.rlim_cur = (2 << 20) + 12345;
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto budget = std::make_shared<Budget>(0);
        qsizetype taken = 0;
        core::Error error;
        {
            ResultSet result({budget, m_cache}, {});
            const auto sink = result.sink({});
            std::jthread worker([&] {
                (void)sink->begin({column("id", 20), column("text", 25)});
                Row row(2);
                std::vector<CellView> cells(2);
                for (qsizetype i = 0; i < RowCount; ++i) {
                    fill(i, row);
                    cells = {view(row[0]), view(row[1])};
                    if (auto accepted = sink->row(cells); !accepted) {
                        error = accepted.error();
                        break;
                    }
                    ++taken;
                }
                (void)sink->end(false);
            });
            QTRY_COMPARE(result.state(), ResultSet::State::Partial);
            worker.join();
            ::setrlimit(RLIMIT_FSIZE, &before);
            QCOMPARE(error.kind, core::Error::Kind::Io);
            QVERIFY(error.message.contains(m_cache));
            QVERIFY(!error.hint.isEmpty());
            QVERIFY(taken < RowCount);
            QCOMPARE(result.rowCount(), taken);
            QVERIFY(result.spilled() > 0 && result.spilled() <= qint64(small.rlim_cur));
            for (qsizetype row = 0; row < taken; ++row)
                QVERIFY(holds(row, result.cell(row, 0), result.cell(row, 1)));
        }
        QCOMPARE(budget->used(), 0);
    }

    void aBlockThatIsMappedNeedsNoFile()
    {
        auto file = SpillFile::create(m_cache);
        VERIFY_OK(file);
        const QByteArray one(10'000, 'a');
        const QByteArray two(70'001, 'b');
        QCOMPARE(*(*file)->append(one), 0);
        QCOMPARE(*(*file)->append(two), one.size());
        QCOMPARE((*file)->size(), one.size() + two.size());
        const Block block = (*file)->map(one.size(), two.size());
        file->reset();
        QCOMPARE(QByteArrayView(block.data(), two.size()), QByteArrayView(two));
    }

    void noFolder()
    {
        auto file = SpillFile::create(QStringLiteral("/dev/null/none"));
        QVERIFY(!file);
        QCOMPARE(file.error().kind, core::Error::Kind::Io);
    }
};

QTEST_GUILESS_MAIN(TestSpill)
#include "tst_spill.moc"
