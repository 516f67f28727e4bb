// SPDX-License-Identifier: GPL-3.0-or-later
// The history: what is kept of a run, how it is searched, that passwords never reach the file, and bounds.
// And saved queries in folders.
#include "core/workspace/history.h"
#include "core/workspace/historysearch.h"
#include "core/workspace/savedqueries.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace core;
using namespace core::workspace;

namespace {

HistoryEntry entry(const QString &sql, const QString &server = QStringLiteral("shop"))
{
    HistoryEntry made;
    made.at = QDateTime::currentDateTimeUtc();
    made.connection = QStringLiteral("{id of %1}").arg(server);
    made.server = server;
    made.database = QStringLiteral("db");
    made.sql = sql;
    made.bytes = sql.toUtf8().size();
    return made;
}

} // namespace

class TestHistory : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString file()
    {
        return m_folder.filePath(QLatin1String(QTest::currentTestFunction()) + QLatin1String(".sqlite"));
    }

    static QStringList found(History &history, const QString &typed, bool onlyErrors = false,
                             const QString &connection = {})
    {
        QStringList list;
        const auto entries = history.find({typed, connection, onlyErrors}).wait();
        for (const HistoryEntry &each : entries.value_or(QList<HistoryEntry>()))
            list << each.sql;
        return list;
    }

private slots:
    void keepsARunFromItsBeginning()
    {
        Store store(file());
        History history(store);
        QSignalSpy changed(&history, &History::changed);
        HistoryEntry run = entry(QStringLiteral("select '\u202E\U0001F418 & <b>'"));
        run.role = QStringLiteral("clerk");
        const QString uid = history.begin(run);
        auto list = history.find({}).wait();
        VERIFY_OK(list);
        QCOMPARE(list->size(), 1);
        QCOMPARE(int(list->first().state), int(HistoryEntry::State::Running));
        run.state = HistoryEntry::State::Failed;
        run.duration = std::chrono::microseconds(1234);
        run.rows = 5;
        run.error = QStringLiteral("column does not exist");
        history.finish(uid, run);
        list = history.find({}).wait();
        VERIFY_OK(list);
        const HistoryEntry kept = list->first();
        QCOMPARE(kept.sql, run.sql);
        QCOMPARE(kept.role, run.role);
        QCOMPARE(kept.duration, run.duration);
        QCOMPARE(kept.rows, 5);
        QCOMPARE(kept.error, run.error);
        QCOMPARE(kept.at.toMSecsSinceEpoch(), run.at.toMSecsSinceEpoch());
        QTRY_COMPARE(changed.size(), 2);
    }

    void findsWordsAndTheirBeginnings()
    {
        Store store(file());
        History history(store);
        history.begin(entry(QStringLiteral("select * from sales.\"Order items\" where id <> 3")));
        history.begin(entry(QStringLiteral("delete from customers"), QStringLiteral("other")));
        HistoryEntry failed = entry(QStringLiteral("select broken"));
        failed.state = HistoryEntry::State::Failed;
        failed.error = QStringLiteral("column \"broken\" does not exist");
        history.finish(history.begin(failed), failed);
        QCOMPARE(found(history, {}).size(), 3);
        QCOMPARE(found(history, QStringLiteral("ord")).size(), 1);
        QCOMPARE(found(history, QStringLiteral("sales.\"Ord")).size(), 1);
        QCOMPARE(found(history, QStringLiteral("  from\n select")).size(), 1);
        QCOMPARE(found(history, QStringLiteral("<>")).size(), 1);
        QCOMPARE(found(history, QStringLiteral("from nothing")).size(), 0);
        QCOMPARE(found(history, QStringLiteral("exist")), QStringList{QStringLiteral("select broken")});
        QCOMPARE(found(history, {}, true).size(), 1);
        QCOMPARE(found(history, {}, false, QStringLiteral("{id of other}")).size(), 1);
        QCOMPARE(history.places().wait()->size(), 2);
        for (const char *nasty :
             {"\"", "'", "NEAR(", "sql:", "* OR *", "AND", "-", "a\"b\"c", "^x", "{", "%1"})
            VERIFY_OK(history.find({QLatin1String(nasty)}).wait());
    }

    void pinsRemovesAndClears()
    {
        Store store(file());
        History history(store);
        HistoryEntry old = entry(QStringLiteral("select 'a long time ago'"));
        old.at = old.at.addDays(-30);
        history.begin(old);
        old.sql = QStringLiteral("select 'pinned long ago'");
        history.begin(old);
        history.begin(entry(QStringLiteral("select 'today'")));
        auto list = history.find({}).wait();
        VERIFY_OK(list);
        VERIFY_OK(history.setPinned(list->at(1).id, true).wait());
        QCOMPARE(found(history, {}).first(), QStringLiteral("select 'pinned long ago'"));
        QCOMPARE(history.clear(QDateTime::currentDateTimeUtc().addDays(-7)).wait().value_or(-1), 1);
        QCOMPARE(found(history, {}).size(), 2);
        QCOMPARE(found(history, QStringLiteral("time ago")).size(), 0);
        list = history.find({}).wait();
        VERIFY_OK(history.remove({list->at(0).id, list->at(1).id}).wait());
        QCOMPARE(history.count().wait().value_or(-1), 0);
    }

    void growsToItsLimit()
    {
        Store store(file());
        History history(store);
        history.setLimit(100);
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 1001; ++i)
            history.begin(entry(QStringLiteral("select %1").arg(i)));
        store.waitForDone();
        qInfo("1001 runs took %lld ms", timer.elapsed());
        const int count = history.count().wait().value_or(-1);
        QVERIFY2(count >= 100 && count <= 150, qPrintable(QString::number(count)));
        QCOMPARE(found(history, QStringLiteral("1000")).size(), 1);
    }

    void passwordsNeverReachTheFile()
    {
        const QString path = file();
        {
            Store store(path);
            History history(store);
            HistoryEntry run = entry(QStringLiteral("ALTER ROLE clerk PASSWORD 'hunter2-in-clear'"));
            const QString uid = history.begin(run);
            run.error = QStringLiteral("refused: 'hunter2-in-clear'");
            run.state = HistoryEntry::State::Failed;
            history.finish(uid, run);
            store.waitForDone();
            for (const QString &each : QDir(m_folder.path()).entryList(QDir::Files)) {
                QFile bytes(m_folder.filePath(each));
                QVERIFY(bytes.open(QIODevice::ReadOnly));
                QVERIFY2(!bytes.readAll().contains("hunter2"), qPrintable(each));
            }
            QCOMPARE(found(history, QStringLiteral("alter role clerk")).size(), 1);
        }
    }

    void longStatementsAreWholeUpToTheLimit()
    {
        Store store(file());
        History history(store);
        const QString whole = QStringLiteral("select '%1'").arg(QString(3'000'000, QChar(u'x')));
        history.begin(entry(whole));
        const QString more = QStringLiteral("select '%1'").arg(QString(3'000'000, QChar(u'\u20AC')));
        history.begin(entry(more));
        const auto list = history.find({}).wait();
        VERIFY_OK(list);
        QVERIFY(list->at(0).isCut());
        QVERIFY(!list->at(1).isCut());
        QVERIFY(list->at(1).sql.size() <= HistoryEntry::ListedCharacters);
        QCOMPARE(history.statement(list->at(1).id).wait().value_or(QString()), whole);
        const QString cut = history.statement(list->at(0).id).wait().value_or(QString());
        QVERIFY(more.startsWith(cut));
        QVERIFY(cut.toUtf8().size() > HistoryEntry::LargestStatement - 4);
    }

    void savedQueriesInFolders()
    {
        Store store(file());
        SavedQueries saved(store);
        QSignalSpy changed(&saved, &SavedQueries::changed);
        SavedQuery folder;
        folder.folder = true;
        folder.name = QStringLiteral("Reports & <b>");
        const auto top = saved.save(folder).wait();
        VERIFY_OK(top);
        folder.parent = *top;
        folder.name = QStringLiteral("inner");
        const auto inner = saved.save(folder).wait();
        VERIFY_OK(inner);
        SavedQuery query;
        query.parent = *inner;
        query.name = QStringLiteral("Best \U0001F418");
        query.trigger = QStringLiteral("best");
        query.body = QStringLiteral("select '%1'\n");
        const auto id = saved.save(query).wait();
        VERIFY_OK(id);
        QTRY_COMPARE(saved.all().size(), 3);
        QCOMPARE(saved.path(*id), (QStringList{QStringLiteral("Reports & <b>"), QStringLiteral("inner")}));
        QCOMPARE(saved.snippets(), (QList<Snippet>{{query.trigger, query.name, query.body}}));
        // a folder goes not into itself
        SavedQuery moved = *saved.find(*top);
        moved.parent = *inner;
        const auto refused = saved.save(moved).wait();
        QVERIFY(!refused);
        QCOMPARE(int(refused.error().kind), int(Error::Kind::Input));
        // another program sees them, and what it changes is seen
        Store other(store.file());
        SavedQueries theirs(other);
        theirs.reload();
        QTRY_COMPARE(theirs.all(), saved.all());
        VERIFY_OK(theirs.remove(*top).wait());
        saved.reload();
        QTRY_VERIFY(saved.all().isEmpty());
        QVERIFY(changed.size() >= 2);
    }
};

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
