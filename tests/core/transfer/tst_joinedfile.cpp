// SPDX-License-Identifier: GPL-3.0-or-later
// One file written by several threads: whole records, what stands around them once, in every format that can.
#include "core/transfer/format.h"
#include "core/transfer/joinedfile.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <thread>

using namespace core;
using namespace core::transfer;

namespace {

class Array : public ByteSink
{
public:
    Result<void> write(QByteArrayView more) override
    {
        if (failAfter >= 0 && bytes.size() > failAfter)
            return Error::io(QStringLiteral("full"));
        bytes.append(more);
        return {};
    }
    QByteArray bytes;
    qsizetype failAfter = -1;
};

const QList<result::Column> &columns()
{
    static const QList<result::Column> list{{.name = QStringLiteral("id"), .typeOid = 23},
                                            {.name = QStringLiteral("text"), .typeOid = 25}};
    return list;
}

PieceSink::MakeWriter maker(WriteOptions options)
{
    options.compression = Compression::None;
    return [options](ByteSink &target, Progress &progress) {
        return makeWriter(options, target, progress, true);
    };
}

/// rows rows from first on, each with text of size bytes.
Result<void> feed(result::RowSink &sink, int first, int rows, int size)
{
    if (auto begun = sink.begin(columns()); !begun)
        return begun;
    Result<void> fed;
    for (int i = 0; i < rows && fed; ++i) {
        const QByteArray id = QByteArray::number(first + i);
        const QByteArray text(size, char('a' + i % 26));
        const result::CellView cells[]
            = {{id.constData(), id.size(), false}, {text.constData(), text.size(), false}};
        fed = sink.row(cells);
    }
    if (auto ended = sink.end(fed.has_value()); !ended && fed)
        return ended;
    return fed;
}

QByteArray unpacked(const QByteArray &bytes, Compression compression)
{
    if (compression == Compression::None)
        return bytes;
    QProcess tool;
    tool.start(compression == Compression::Gzip ? QStringLiteral("gzip") : QStringLiteral("zstd"),
               {QStringLiteral("-dc")});
    tool.write(bytes);
    tool.closeWriteChannel();
    tool.waitForFinished();
    return tool.exitCode() == 0 ? tool.readAllStandardOutput() : QByteArray("(no tool)");
}

} // namespace

Q_DECLARE_METATYPE(WriteOptions)

class TestJoinedFile : public QObject
{
    Q_OBJECT

private slots:
    void piecesMakeOneFile_data()
    {
        QTest::addColumn<WriteOptions>("options");
        QTest::addColumn<int>("size");
        for (const FormatInfo &info : formats()) {
            WriteOptions options;
            options.format = info.format;
            options.sql.table = QStringList{QStringLiteral("t")};
            options.sql.keyColumns = QStringList{QStringLiteral("id")};
            if (!joinsPieces(options))
                continue;
            for (const Compression compression : {Compression::None, Compression::Gzip, Compression::Zstd}) {
                options.compression = compression;
                for (const int size : {10, 3000, 1500000})
                    QTest::addRow("%s %s %d", qPrintable(info.id),
                                  qPrintable(compressionInfo(compression).name), size)
                        << options << size;
            }
        }
    }
    void piecesMakeOneFile()
    {
        QFETCH(WriteOptions, options);
        QFETCH(int, size);
        const int rows = size > 100000 ? 5 : 600;
        constexpr int Pieces = 6;
        Array file;
        Progress progress;
        JoinedFile joined(file, progress, options);
        std::vector<std::thread> threads;
        std::atomic<int> failures = 0;
        for (int i = 0; i < Pieces; ++i) {
            threads.emplace_back([&, i] {
                PieceSink sink(joined, maker(options));
                // two of them have no rows at all
                if (!::feed(sink, i * 1000, i % 3 == 1 ? 0 : rows, size))
                    ++failures;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(failures.load(), 0);
        VERIFY_OK(joined.finish());
        QCOMPARE(progress.rows.load(), 4 * rows);
        QCOMPARE(progress.bytes.load(), file.bytes.size());

        // by one writer
        Array alone;
        Progress own;
        WriteOptions plain = options;
        plain.compression = Compression::None;
        auto writer = makeWriter(plain, alone, own);
        VERIFY_OK(writer);
        VERIFY_OK((*writer)->begin(columns()));
        for (const int i : {0, 2, 3, 5}) {
            for (int row = 0; row < rows; ++row) {
                const QByteArray id = QByteArray::number(i * 1000 + row);
                const QByteArray text(size, char('a' + row % 26));
                const result::CellView cells[]
                    = {{id.constData(), id.size(), false}, {text.constData(), text.size(), false}};
                VERIFY_OK((*writer)->row(cells));
            }
        }
        VERIFY_OK((*writer)->end(true));

        const QByteArray all = unpacked(file.bytes, options.compression);
        if (options.format == Format::Json) {
            QJsonParseError error;
            const QJsonArray array = QJsonDocument::fromJson(all, &error).array();
            QCOMPARE(error.error, QJsonParseError::NoError);
            QCOMPARE(array.size(), 4 * rows);
            QSet<int> ids;
            for (const auto &value : array)
                ids << value.toObject().value(QLatin1String("id")).toInt();
            QCOMPARE(ids.size(), 4 * rows);
        } else if (options.format == Format::SqlInsert || options.format == Format::SqlUpsert) {
            QCOMPARE(all.count("\n("), 4 * rows);
            QVERIFY(all.endsWith(";\n"));
            QCOMPARE(all.count("INSERT INTO"), all.count(";\n"));
        } else if (options.format == Format::CopyBinary) {
            QCOMPARE(all.size(), alone.bytes.size());
            QVERIFY(all.startsWith(QByteArray("PGCOPY\n\377\r\n\0", 11)));
            QVERIFY(all.endsWith("\xff\xff"));
        } else {
            QByteArrayList ours = all.split('\n');
            QByteArrayList theirs = alone.bytes.split('\n');
            QCOMPARE(all.size(), alone.bytes.size());
            if (options.columnNames && !alone.bytes.startsWith('{') && !alone.bytes.startsWith("0\t")
                && !alone.bytes.startsWith("UPDATE"))
                QCOMPARE(ours.first(), theirs.first());
            std::sort(ours.begin(), ours.end());
            std::sort(theirs.begin(), theirs.end());
            QVERIFY(ours == theirs);
        }
    }

    void nothingButEmptyPieces()
    {
        for (const FormatInfo &info : formats()) {
            WriteOptions options;
            options.format = info.format;
            options.sql.table = QStringList{QStringLiteral("t")};
            options.sql.keyColumns = QStringList{QStringLiteral("id")};
            if (!joinsPieces(options))
                continue;
            Array file;
            Progress progress;
            JoinedFile joined(file, progress, options);
            for (int i = 0; i < 3; ++i) {
                PieceSink sink(joined, maker(options));
                VERIFY_OK(::feed(sink, 0, 0, 0));
            }
            VERIFY_OK(joined.finish());
            Array alone;
            auto writer = makeWriter(options, alone, progress);
            VERIFY_OK(writer);
            VERIFY_OK((*writer)->begin(columns()));
            VERIFY_OK((*writer)->end(true));
            QCOMPARE(file.bytes, alone.bytes);
        }
    }

    void failuresAreTold()
    {
        for (const Compression compression : {Compression::None, Compression::Gzip}) {
            WriteOptions options;
            options.compression = compression;
            Array file;
            file.failAfter = 100;
            Progress progress;
            JoinedFile joined(file, progress, options);
            PieceSink sink(joined, maker(options));
            const auto fed = ::feed(sink, 0, 100000, 100);
            QVERIFY(!fed);
            QCOMPARE(fed.error().message, QStringLiteral("full"));
            // the lock is free again
            PieceSink other(joined, maker(options));
            QVERIFY(!::feed(other, 0, 100000, 100));
        }
        Array file;
        Progress progress;
        JoinedFile joined(file, progress, {});
        joined.refuse();
        PieceSink sink(joined, maker({}));
        QVERIFY(!::feed(sink, 0, 10, 10));
    }
};

QTEST_GUILESS_MAIN(TestJoinedFile)
#include "tst_joinedfile.moc"
