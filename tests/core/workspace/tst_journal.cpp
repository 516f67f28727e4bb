// SPDX-License-Identifier: GPL-3.0-or-later
// Tabs on disk: what a killed run leaves, closed ones and their limits, whole texts and edits, two programs
// at once, files of earlier versions, damaged and locked ones, no room.
#include "core/workspace/journal.h"
#include "tests/support/testmain.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <csignal>

#include <sys/resource.h>

using namespace core;
using namespace core::workspace;

namespace {

const QString Hostile = QStringLiteral("\"; drop role x; -- ' & %1 <b> \n \u202E\U0001F418");

TabEntry entry(const QString &id, const QByteArray &text, int position = 0)
{
    return {id, position, {{QStringLiteral("title"), Hostile}}, text};
}

/// Written out: what those files have does not change with the program.
constexpr const char *FirstVersion = R"(
CREATE TABLE tab (id TEXT PRIMARY KEY, run TEXT NOT NULL, position INTEGER NOT NULL, state TEXT NOT NULL)
    WITHOUT ROWID;
CREATE TABLE tab_text (id TEXT PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE tab_edit (id TEXT NOT NULL, number INTEGER NOT NULL, edits BLOB NOT NULL,
    PRIMARY KEY (id, number));
CREATE TABLE history (id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, at INTEGER NOT NULL,
    connection TEXT NOT NULL, server TEXT NOT NULL, database TEXT NOT NULL, role TEXT NOT NULL,
    sql TEXT NOT NULL, bytes INTEGER NOT NULL, statements INTEGER NOT NULL, duration INTEGER NOT NULL,
    rows INTEGER NOT NULL, state INTEGER NOT NULL, error TEXT NOT NULL, pinned INTEGER NOT NULL DEFAULT 0);
CREATE INDEX history_at ON history (at);
CREATE VIRTUAL TABLE history_words USING fts5 (sql, server, database, error, content = 'history',
    content_rowid = 'id', tokenize = 'unicode61');
CREATE TRIGGER history_added AFTER INSERT ON history BEGIN
    INSERT INTO history_words (rowid, sql, server, database, error)
    VALUES (new.id, new.sql, new.server, new.database, new.error);
END;
CREATE TRIGGER history_gone AFTER DELETE ON history BEGIN
    INSERT INTO history_words (history_words, rowid, sql, server, database, error)
    VALUES ('delete', old.id, old.sql, old.server, old.database, old.error);
END;
CREATE TRIGGER history_ended AFTER UPDATE OF sql, server, database, error ON history BEGIN
    INSERT INTO history_words (history_words, rowid, sql, server, database, error)
    VALUES ('delete', old.id, old.sql, old.server, old.database, old.error);
    INSERT INTO history_words (rowid, sql, server, database, error)
    VALUES (new.id, new.sql, new.server, new.database, new.error);
END;
CREATE TABLE saved (id INTEGER PRIMARY KEY, parent INTEGER NOT NULL, folder INTEGER NOT NULL,
    name TEXT NOT NULL, shortcut TEXT NOT NULL, body TEXT NOT NULL, changed INTEGER NOT NULL);
INSERT INTO tab VALUES ('one', 'a run that is over', 0, '{"title":"Query 1"}');
INSERT INTO tab_text VALUES ('one', CAST('select ''kept'';' AS BLOB));
INSERT INTO history (uid, at, connection, server, database, role, sql, bytes, statements, duration, rows, state,
    error) VALUES ('u', 1, 'c', 's', 'd', '', 'select ''ran''', 12, 1, 5, 1, 1, '');
INSERT INTO saved (parent, folder, name, shortcut, body, changed) VALUES (0, 0, 'saved', '', 'select 1', 1);
PRAGMA user_version = 1;
)";

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const char *name)
    {
        return m_folder.filePath(QLatin1String(name) + QLatin1String("/w.sqlite"));
    }

private slots:
    void whatAKilledRunLeaves()
    {
        const QString file = path("killed");
        QProcess other;
        other.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--write"), file});
        QVERIFY(other.waitForStarted());
        QTRY_VERIFY(other.waitForReadyRead(10) || other.bytesAvailable() > 0);
        {
            Store store(file);
            Journal journal(store);
            auto none = journal.takeLeftOver().wait(); // it lives
            VERIFY_OK(none);
            QVERIFY(none->isEmpty());
        }
        ::kill(pid_t(other.processId()), SIGKILL);
        QVERIFY(other.waitForFinished());
        Store store(file);
        Journal journal(store);
        auto tabs = journal.takeLeftOver().wait();
        VERIFY_OK(tabs);
        QCOMPARE(tabs->size(), 2);
        QCOMPARE(tabs->at(0).text, QByteArray("select 'first \xF0\x9F\x90\x98'; and more"));
        QCOMPARE(tabs->at(0).state.value(QLatin1String("title")).toString(), Hostile);
        QVERIFY(tabs->at(0).whole);
        QCOMPARE(tabs->at(1).text, QByteArray("b\0\xFF", 3));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        for (const QString &each : {file, file + QLatin1String("-wal"), file + QLatin1String("-shm")})
            QCOMPARE(QFile::permissions(each) & others, QFile::Permissions());
        // they are this run's now
        QVERIFY(journal.takeLeftOver().wait()->isEmpty());
        VERIFY_OK(journal.remove(tabs->at(0).id).wait());
    }

    void editsAreAsTheWholeText()
    {
        auto *random = QRandomGenerator::global();
        const quint32 seed = random->generate();
        QRandomGenerator dice(seed);
        QByteArray text("select 1;\n-- \xC3\xA9\n");
        const QByteArray before = text;
        QList<TextEdit> edits;
        QList<TextEdit> single;
        for (int i = 0; i < 2000; ++i) {
            TextEdit edit;
            edit.at = single.isEmpty() || dice.bounded(3) == 0
                ? dice.bounded(int(text.size()) + 1)
                : qMin<qint64>(text.size(), single.last().at + single.last().inserted.size());
            edit.removed = dice.bounded(2) ? qMin<qint64>(dice.bounded(5), text.size() - edit.at) : 0;
            if (edit.removed == 0 || dice.bounded(4) == 0)
                edit.inserted = QByteArray(dice.bounded(4), char('a' + i % 26));
            text.replace(edit.at, edit.removed, edit.inserted);
            append(edits, edit);
            single << edit;
        }
        QVERIFY(edits.size() < single.size());
        QVERIFY2(applied(before, edits) == text, qPrintable(QString::number(seed)));
        QCOMPARE(editsFrom(toBytes(edits)), edits);
        QVERIFY(!editsFrom("nonsense"));
        QVERIFY(!applied("abc", {{4, 0, "x"}}));
        QVERIFY(!applied("abc", {{1, 3, ""}}));
    }

    void largeTextsAndEdits()
    {
        const QString file = path("large");
        const QString id = Journal::newId();
        QByteArray text(50 * 1024 * 1024, 'x');
        {
            Store store(file);
            Journal journal(store);
            QElapsedTimer timer;
            timer.start();
            Task<bool> writing = journal.write(entry(id, text));
            VERIFY_OK(writing.wait());
            qInfo("50 MB took %lld ms", timer.restart());
            for (int i = 0; i < 20; ++i) {
                TabEntry some{id, 0, {}, {}, {{i, 1, QByteArray(1, char('A' + i))}}};
                VERIFY_OK(journal.write(some).wait());
                text[i] = char('A' + i);
            }
            qInfo("20 edits took %lld ms", timer.elapsed());
            const auto wrong = journal.write({Journal::newId(), 0, {}, {}, {{0, 0, "x"}}}).wait();
            QVERIFY(!wrong);
            QCOMPARE(int(wrong.error().kind), int(Error::Kind::Input));
        }
        QVERIFY(QFileInfo(file + QLatin1String("-wal")).size() < 20 * 1024 * 1024);
        Store store(file);
        Journal journal(store);
        auto tabs = journal.takeLeftOver().wait();
        VERIFY_OK(tabs);
        QCOMPARE(tabs->size(), 1);
        QVERIFY(tabs->first().text == text);
    }

    void closedTabsAreKeptByText()
    {
        const QString file = path("closed");
        const QString id = Journal::newId();
        QByteArray text(300 * 1024, 'x');
        const auto about = [](const QString &begins, qint64 bytes) {
            return ClosedTab{0,
                             QDateTime::currentDateTimeUtc(),
                             Hostile,
                             QStringLiteral("s & <b>"),
                             QStringLiteral("%1\n"),
                             begins,
                             bytes};
        };
        {
            Store store(file);
            Journal journal(store);
            VERIFY_OK(journal.write(entry(id, text)).wait());
            TabEntry last{id, 0, {{QStringLiteral("caret"), 7}}, {}, {{1, 2, "\xF0\x9F\x90\x98\n"}}};
            VERIFY_OK(
                journal.close(last, about(QStringLiteral("alter role x password 'hidden'"), 300 * 1024), {})
                    .wait());
            // closed while it was still being shown: nobody but the file knows what is in it
            const QString other = Journal::newId();
            VERIFY_OK(journal.write(entry(other, "\n\nselect 'other'")).wait());
            VERIFY_OK(journal.close({other}, about({}, -1), {}).wait());
            // nothing in it
            const QString empty = Journal::newId();
            VERIFY_OK(journal.write(entry(empty, " \n")).wait());
            VERIFY_OK(journal.close({empty}, about(QStringLiteral(" \n"), 2), {}).wait());
        }
        Store store(file);
        Journal journal(store);
        ClosedTabs closed(store);
        QVERIFY(journal.takeLeftOver().wait()->isEmpty()); // they are closed
        auto tabs = closed.list().wait();
        VERIFY_OK(tabs);
        QCOMPARE(tabs->size(), 2);
        QCOMPARE(tabs->at(0).begins, QStringLiteral("select 'other'"));
        QCOMPARE(tabs->at(0).bytes, 16);
        QCOMPARE(tabs->at(1).title, Hostile);
        QCOMPARE(tabs->at(1).server, QStringLiteral("s & <b>"));
        QCOMPARE(tabs->at(1).database, QStringLiteral("%1\n"));
        QVERIFY(!tabs->at(1).begins.contains(QLatin1String("hidden")));
        QVERIFY(tabs->at(1).at.secsTo(QDateTime::currentDateTimeUtc()) < 3600);
        text.replace(1, 2, "\xF0\x9F\x90\x98\n");
        auto first = journal.takeClosed(tabs->at(1).number).wait();
        VERIFY_OK(first);
        QVERIFY(*first && (*first)->whole);
        QCOMPARE((*first)->id, id);
        QVERIFY((*first)->text == text);
        QCOMPARE((*first)->state.value(QLatin1String("caret")).toInt(), 7);
        QVERIFY(!*journal.takeClosed(tabs->at(1).number).wait()); // it is open
        auto last = journal.takeClosed().wait();
        QVERIFY(last && *last);
        QCOMPARE((*last)->text, QByteArray("\n\nselect 'other'"));
        QVERIFY(!*journal.takeClosed().wait());
        QVERIFY(!*closed.any().wait());
        // it goes on as an open one, with edits
        VERIFY_OK(journal.write({id, 0, {}, {}, {{0, 1, "y"}}}).wait());
    }

    void closedTabsAreBounded()
    {
        const QString file = path("bounded");
        Store store(file);
        Journal journal(store);
        ClosedTabs closed(store);
        const auto close = [&](const QByteArray &text, const ClosedLimits &limits, int daysAgo = 0) {
            const QString id = Journal::newId();
            VERIFY_OK(journal.write(entry(id, text)).wait());
            VERIFY_OK(
                journal
                    .close({id},
                           {0, QDateTime::currentDateTimeUtc().addDays(-daysAgo), Hostile, {}, {}, {}, -1},
                           limits)
                    .wait());
        };
        const auto begins = [&] {
            QStringList all;
            const auto tabs = closed.list().wait();
            for (const ClosedTab &tab : *tabs)
                all << tab.begins.left(1);
            return all.join(QString());
        };
        for (const char *each : {"a", "b", "c", "d"})
            close(each, {.tabs = 3});
        QCOMPARE(begins(), QStringLiteral("dcb"));
        close(QByteArray(500, 'e'), {.bytes = 501});
        QCOMPARE(begins(), QStringLiteral("ed"));
        close(QByteArray(600, 'f'), {.bytes = 501}); // takes no room from the others
        QCOMPARE(begins(), QStringLiteral("ed"));
        close("g", {}, 29);
        close("h", {}, 31);
        QCOMPARE(begins(), QStringLiteral("ged"));
        closed.setLimits({.days = 28});
        QCOMPARE(begins(), QStringLiteral("ed"));
        close("i", {.tabs = 0});
        QCOMPARE(begins(), QStringLiteral("ed"));
        QSignalSpy changed(&closed, &ClosedTabs::changed);
        VERIFY_OK(closed.remove({closed.list().wait()->first().number}).wait());
        QCOMPARE(begins(), QStringLiteral("d"));
        QTRY_COMPARE(changed.size(), 1);
        VERIFY_OK(closed.clear().wait());
        QCOMPARE(begins(), QString());
        // nothing is left of any of them
        int left = -1;
        VERIFY_OK(store
                      .run<bool>([&](Database &database) -> Result<bool> {
                          auto read
                              = database.each("SELECT (SELECT count(*) FROM tab_text) + (SELECT count(*) "
                                              "FROM tab_edit) + (SELECT count(*) FROM tab)",
                                              {}, [&](const Row &row) { left = int(row.integer(0)); });
                          return read ? Result<bool>(true) : Result<bool>(read.error());
                      })
                      .wait());
        QCOMPARE(left, 0);
    }

    void closingFailsAsWritingDoes()
    {
        Store store(path("closefails"));
        Journal journal(store);
        ClosedTabs closed(store);
        const QString id = Journal::newId();
        VERIFY_OK(journal.write({id, 0, {{QStringLiteral("title"), Hostile}}}).wait()); // no text yet
        const auto wrong
            = journal.close({id, 0, {{QStringLiteral("a"), 1}}, {}, {{0, 0, "x"}}}, {}, {}).wait();
        QVERIFY(!wrong);
        QCOMPARE(int(wrong.error().kind), int(Error::Kind::Input));
        QVERIFY(!*closed.any().wait());
    }

    /// A file as the first version of the program wrote it.
    void fileOfTheFirstVersion()
    {
        const QString file = path("first");
        QVERIFY(QDir().mkpath(QFileInfo(file).path()));
        {
            auto database = Database::open(file, std::chrono::seconds(3));
            VERIFY_OK(database);
            VERIFY_OK((*database)->script(FirstVersion));
        }
        const auto version = [&](Store &store) {
            qint64 number = -1;
            (void)store
                .run<bool>([&](Database &database) -> Result<bool> {
                    auto read = database.each("PRAGMA user_version", {},
                                              [&](const Row &row) { number = row.integer(0); });
                    return read ? Result<bool>(true) : Result<bool>(read.error());
                })
                .wait();
            return number;
        };
        for (int start = 0; start < 2; ++start) { // the second finds it done
            Store store(file);
            QSignalSpy problems(&store, &Store::problem);
            QCOMPARE(version(store), 2);
            Journal journal(store);
            ClosedTabs closed(store);
            auto tabs = journal.takeLeftOver().wait();
            VERIFY_OK(tabs);
            QCOMPARE(tabs->size(), 1);
            QCOMPARE(tabs->first().text, QByteArray("select 'kept';"));
            auto saved = store.run<QString>([](Database &database) -> Result<QString> {
                QString found;
                auto read
                    = database.each("SELECT name || (SELECT sql FROM history WHERE id IN (SELECT rowid FROM "
                                    "history_words WHERE history_words MATCH 'ran')) FROM saved",
                                    {}, [&](const Row &row) { found = row.text(0); });
                return read ? Result<QString>(found) : Result<QString>(read.error());
            });
            QCOMPARE(*saved.wait(), QStringLiteral("savedselect 'ran'"));
            QCOMPARE(*closed.any().wait(), start == 1);
            if (start == 0) {
                const QString id = Journal::newId();
                VERIFY_OK(journal.write(entry(id, "closed")).wait());
                VERIFY_OK(journal.close({id}, {.at = QDateTime::currentDateTimeUtc()}, {}).wait());
                QVERIFY(*closed.any().wait());
            }
            QCOMPARE(problems.size(), 0);
        }
    }

    void damagedFileIsSetAside_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no database") << QByteArray("something else\n").repeated(1000);
        QTest::newRow("cut off") << QByteArray();
    }
    void damagedFileIsSetAside()
    {
        QFETCH(QByteArray, bytes);
        const QString file = path(QTest::currentDataTag());
        {
            Store store(file);
            Journal journal(store);
            for (int i = 0; i < 50; ++i)
                VERIFY_OK(journal.write(entry(Journal::newId(), QByteArray(9000, 'x'), i)).wait());
        }
        QFile damaged(file);
        QVERIFY(damaged.open(QIODevice::ReadWrite));
        if (bytes.isEmpty()) {
            bytes = damaged.readAll();
            bytes.truncate(bytes.size() / 2);
            bytes.replace(40000, 8000, QByteArray(8000, char(0xA5)));
        }
        damaged.resize(0);
        damaged.seek(0);
        QCOMPARE(damaged.write(bytes), bytes.size());
        damaged.close();
        {
            Store store(file);
            QSignalSpy problems(&store, &Store::problem);
            QSignalSpy replaced(&store, &Store::replaced);
            Journal journal(store);
            VERIFY_OK(journal.takeLeftOver().wait());
            VERIFY_OK(journal.write(entry(Journal::newId(), "new")).wait());
            QTRY_COMPARE(problems.size(), 1);
            QCOMPARE(replaced.size(), 1);
            const auto told = problems.first().first().value<Error>();
            QVERIFY2(told.toText().contains(file + QLatin1String(".corrupt")), qPrintable(told.toText()));
        }
        QCOMPARE(read(file + QLatin1String(".corrupt")), bytes);
        Store store(file);
        Journal journal(store);
        auto tabs = journal.takeLeftOver().wait();
        VERIFY_OK(tabs);
        QCOMPARE(tabs->size(), 1);
        QCOMPARE(tabs->first().text, QByteArray("new"));
    }

    void fileTakenAwayIsMadeAgain()
    {
        const QString file = path("taken");
        Store store(file);
        QSignalSpy replaced(&store, &Store::replaced);
        Journal journal(store);
        VERIFY_OK(journal.write(entry(Journal::newId(), "old")).wait());
        QVERIFY(QFile::remove(file));
        VERIFY_OK(journal.write(entry(Journal::newId(), "new")).wait());
        QTRY_COMPARE(replaced.size(), 1);
        QVERIFY(QFile::exists(file));
    }

    void lockedFileIsToldAndWorksAgain()
    {
        const QString file = path("locked");
        Store other(file);
        VERIFY_OK(other.run<bool>([](Database &) -> Result<bool> { return true; }).wait());
        VERIFY_OK(other
                      .run<bool>([](Database &database) -> Result<bool> {
                          auto begun = database.script("BEGIN IMMEDIATE");
                          return begun ? Result<bool>(true) : Result<bool>(begun.error());
                      })
                      .wait());
        Store store(file);
        QSignalSpy problems(&store, &Store::problem);
        Journal journal(store);
        const auto refused = journal.write(entry(Journal::newId(), "x")).wait();
        QVERIFY(!refused);
        QCOMPARE(int(refused.error().kind), int(Error::Kind::Io));
        QTRY_COMPARE(problems.size(), 1);
        VERIFY_OK(other
                      .run<bool>([](Database &database) -> Result<bool> {
                          auto ended = database.script("COMMIT");
                          return ended ? Result<bool>(true) : Result<bool>(ended.error());
                      })
                      .wait());
        VERIFY_OK(journal.write(entry(Journal::newId(), "x")).wait());
    }

    void twoProgramsWrite()
    {
        const QString file = path("two");
        Store a(file);
        Store b(file);
        Journal one(a);
        Journal two(b);
        QList<Task<bool>> tasks;
        for (int i = 0; i < 50; ++i) {
            tasks << one.write(entry(Journal::newId(), "one"));
            tasks << two.write(entry(Journal::newId(), "two"));
        }
        for (Task<bool> &task : tasks)
            VERIFY_OK(task.wait());
        QVERIFY(one.takeLeftOver().wait()->isEmpty()); // both live
    }

    void noRoomIsToldAndNothingIsCutOff()
    {
        const QString file = path("full");
        Store store(file);
        Journal journal(store);
        const QString id = Journal::newId();
        VERIFY_OK(journal.write(entry(id, "kept")).wait());
        rlimit before{};
        ::getrlimit(RLIMIT_FSIZE, &before);
        rlimit small = before;
        small.rlim_cur = 512 * 1024; // a file that may not grow fails as a full disk does
        ::setrlimit(RLIMIT_FSIZE, &small);
        const auto refused = journal.write(entry(id, QByteArray(5 * 1024 * 1024, 'x'))).wait();
        ::setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!refused);
        QString text;
        auto kept = store.run<bool>([&](Database &database) -> Result<bool> {
            auto read = database.each("SELECT body FROM tab_text", {},
                                      [&](const Row &row) { text = QString::fromUtf8(row.blob(0)); });
            return read ? Result<bool>(true) : Result<bool>(read.error());
        });
        VERIFY_OK(kept.wait());
        QCOMPARE(text, QStringLiteral("kept"));
        VERIFY_OK(journal.write(entry(id, QByteArray(5 * 1024 * 1024, 'x'))).wait());
    }
};

int main(int argc, char **argv)
{
    std::signal(SIGXFSZ, SIG_IGN);
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--write")) {
        Store store(arguments.value(2));
        Journal journal(store);
        const QString first = Journal::newId();
        bool ok = bool(journal.write(entry(Journal::newId(), QByteArray("b\0\xFF", 3), 1)).wait());
        ok = ok && journal.write(entry(first, "select 'first \xF0\x9F\x90\x98';", 0)).wait();
        TabEntry more = entry(first, {}, 0);
        more.text.reset();
        more.edits = {{20, 0, " and more"}};
        ok = ok && journal.write(more).wait();
        std::puts(ok ? "written" : "failed");
        std::fflush(stdout);
        return QCoreApplication::exec();
    }
    TestJournal test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_journal.moc"
