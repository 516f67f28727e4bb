// SPDX-License-Identifier: GPL-3.0-or-later
// Tabs on disk: what a killed run leaves, whole texts and edits, two programs at once, damaged and locked
// files, no room.
#include "core/workspace/journal.h"
#include "tests/support/testmain.h"

#include <QCoreApplication>
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
