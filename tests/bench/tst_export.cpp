// SPDX-License-Identifier: GPL-3.0-or-later
// Export of 1 M rows against psql's \copy, turn by turn, so that what else the machine does hits both alike.
// Prints the medians and their ratio; the two files must be equal. HOWDAH_BENCH_ROWS and HOWDAH_BENCH_TURNS
// change the amount.
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>

namespace {

double median(QList<double> times)
{
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

bool equal(const QString &a, const QString &b)
{
    QFile first(a);
    QFile second(b);
    if (!first.open(QIODevice::ReadOnly) || !second.open(QIODevice::ReadOnly)
        || first.size() != second.size())
        return false;
    while (!first.atEnd()) {
        if (first.read(1 << 20) != second.read(1 << 20))
            return false;
    }
    return true;
}

} // namespace

class BenchExport : public QObject
{
    Q_OBJECT

private slots:
    void againstPsql_data()
    {
        QTest::addColumn<QString>("columns");
        QTest::newRow("wide") << QStringLiteral(
            "g::bigint as id, (g % 1000)::int as n, (g * 1.17)::numeric(12,2) as amount, "
            "'customer number ' || g as name, timestamptz '2024-01-01' + g * interval '1 minute' as at, "
            "g % 2 = 0 as flag, md5(g::text)::uuid as key, "
            "jsonb_build_object('a', g, 'tags', jsonb_build_array('x', 'y'), 'note', 'some text') as "
            "details, "
            "g / 3.0::float8 as ratio, "
            "case when g % 3 = 0 then null else 'note, with a comma ' || g end as note");
        QTest::newRow("narrow") << QStringLiteral("g::bigint as id, 'row ' || g as name");
    }
    void againstPsql()
    {
        QFETCH(QString, columns);
        const int rows = qEnvironmentVariableIsSet("HOWDAH_BENCH_ROWS")
            ? qEnvironmentVariableIntValue("HOWDAH_BENCH_ROWS")
            : 1000000;
        const int turns = qEnvironmentVariableIsSet("HOWDAH_BENCH_TURNS")
            ? qEnvironmentVariableIntValue("HOWDAH_BENCH_TURNS")
            : 5;
        const QString url = TestServer::createDatabase();
        QVERIFY(!url.isEmpty());
        VERIFY_OK(TestServer::query(
            url,
            QStringLiteral("create unlogged table bench as select %1 from generate_series(1, "
                           "%2) g")
                .arg(columns)
                .arg(rows)));
        VERIFY_OK(TestServer::query(url, QStringLiteral("vacuum analyze bench")));
        QTemporaryDir folder;
        const QString theirs = folder.filePath(QStringLiteral("psql.csv"));
        const QString ours = folder.filePath(QStringLiteral("howdah.csv"));
        const auto run = [](const QString &program, const QStringList &words) {
            QElapsedTimer clock;
            clock.start();
            const int code = QProcess::execute(program, words);
            return code == 0 ? double(clock.nsecsElapsed()) / 1e9 : -1.0;
        };
        QList<double> psql;
        QList<double> howdah;
        for (int turn = 0; turn < turns; ++turn) {
            psql << run(QStringLiteral("psql"),
                        {QStringLiteral("-Xqd"), url, QStringLiteral("-c"),
                         QStringLiteral("\\copy (select * from bench) to '%1' csv header").arg(theirs)});
            howdah << run(QStringLiteral(HOWDAH_BINARY_DIR "/howdah"),
                          {QStringLiteral("export"), QStringLiteral("--url"), url, QStringLiteral("--sql"),
                           QStringLiteral("select * from bench"), QStringLiteral("--quiet"),
                           QStringLiteral("--output"), ours});
            QVERIFY(psql.last() > 0);
            QVERIFY(howdah.last() > 0);
            QVERIFY(equal(theirs, ours));
            QFile::remove(ours); // replacing a file syncs it to the disk, which psql does not
            QFile::remove(theirs);
        }
        qInfo("%d rows: psql \\copy %.2f s, howdah export %.2f s, ratio %.2f", rows, median(psql),
              median(howdah), median(howdah) / median(psql));
    }
};

QTEST_GUILESS_MAIN(BenchExport)
#include "tst_export.moc"
