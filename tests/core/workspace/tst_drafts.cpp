// SPDX-License-Identifier: GPL-3.0-or-later
// Drafts on disk: when, as whose, what a killed run leaves, and that a living one keeps its own.
#include "core/workspace/drafts.h"
#include "tests/support/testmain.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>

#include <csignal>

using namespace core;
using workspace::Draft;
using workspace::Drafts;

namespace {

const QString Hostile = QStringLiteral("\"; drop role x; -- ' & %1 <b> \n \u202E\U0001F418");

QStringList filesIn(const QString &folder)
{
    QStringList found;
    QDirIterator it(folder, {QStringLiteral("*.json")}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        found << it.next();
    return found;
}

} // namespace

class TestDrafts : public QObject
{
    Q_OBJECT

private slots:
    void isOnDiskWithinASecond()
    {
        QTemporaryDir folder;
        Drafts drafts(folder.filePath(QStringLiteral("drafts")));
        QVERIFY(!QFileInfo::exists(folder.filePath(QStringLiteral("drafts")))); // nothing before it is needed
        const QString id = Drafts::newId();
        drafts.put(
            {id, QStringLiteral("form"), Hostile, {{QStringLiteral("text"), QStringLiteral("first")}}});
        drafts.put({id, QStringLiteral("form"), Hostile, {{QStringLiteral("text"), Hostile}}});
        QTRY_COMPARE_WITH_TIMEOUT(filesIn(folder.path()).size(), 1, 1000);
        const QString path = filesIn(folder.path()).first();
        QCOMPARE(QFile::permissions(path)
                     & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
        QCOMPARE(QFile::permissions(QFileInfo(path).path())
                     & (QFile::ReadOther | QFile::ExeOther | QFile::ReadGroup),
                 QFile::Permissions());
        drafts.remove(id);
        drafts.waitForWritten();
        QCOMPARE(filesIn(folder.path()), QStringList());
    }

    void whoTypesWithoutAPauseIsKeptToo()
    {
        QTemporaryDir folder;
        Drafts drafts(folder.path());
        const QString id = Drafts::newId();
        QElapsedTimer clock;
        clock.start();
        int n = 0;
        QTRY_VERIFY_WITH_TIMEOUT((drafts.put({id, QStringLiteral("form"), {}, {{QStringLiteral("n"), ++n}}}),
                                  !filesIn(folder.path()).isEmpty()),
                                 1000);
    }

    void emptyFoldersGo()
    {
        QTemporaryDir folder;
        {
            Drafts drafts(folder.path());
            const QString id = Drafts::newId();
            drafts.put({id, QStringLiteral("form"), {}, {}});
            drafts.waitForWritten();
            drafts.remove(id);
        }
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
    }

    void aKilledRunLeavesItsDrafts()
    {
        QTemporaryDir folder;
        QProcess run;
        run.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--type-into"), folder.path()});
        QVERIFY(run.waitForStarted());
        QTRY_COMPARE(filesIn(folder.path()).size(), 2);

        // while it lives they are its own
        Drafts second(folder.path());
        auto none = second.takeLeftOver().wait();
        QVERIFY(none);
        QVERIFY(none->isEmpty());
        QCOMPARE(filesIn(folder.path()).size(), 2);

        ::kill(pid_t(run.processId()), SIGKILL);
        QVERIFY(run.waitForFinished());
        auto taken = second.takeLeftOver().wait();
        QVERIFY(taken);
        QCOMPARE(taken->size(), 2);
        QCOMPARE(taken->first().kind, QStringLiteral("form"));
        QCOMPARE(taken->first().title, Hostile);
        QCOMPARE(taken->first().content.value(QLatin1String("text")).toString(), Hostile);
        // they are ours now: nobody else is offered them, and they are still on disk
        Drafts third(folder.path());
        QVERIFY(third.takeLeftOver().wait()->isEmpty());
        QCOMPARE(filesIn(folder.path()).size(), 2);
        for (const Draft &draft : *taken)
            second.remove(draft.id);
        second.waitForWritten();
        QCOMPARE(filesIn(folder.path()), QStringList());
    }

    void whatIsNoDraftIsKeptAside()
    {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("old")));
        QFile broken(folder.filePath(QStringLiteral("old/x.json")));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("{\"id\": ");
        broken.close();
        Drafts drafts(folder.path());
        QVERIFY(drafts.takeLeftOver().wait()->isEmpty());
        QVERIFY(QFileInfo::exists(folder.filePath(QStringLiteral("old/x.json.corrupt"))));
    }

    void aFolderThatCannotBeMadeIsTold()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        Drafts drafts(folder.filePath(QStringLiteral("file/drafts")));
        QSignalSpy failed(&drafts, &Drafts::failed);
        drafts.put({Drafts::newId(), QStringLiteral("form"), QStringLiteral("x"), {}});
        drafts.waitForWritten();
        QTRY_COMPARE(failed.size(), 1);
        drafts.put({Drafts::newId(), QStringLiteral("form"), QStringLiteral("y"), {}});
        drafts.waitForWritten();
        bool later = false;
        QTimer::singleShot(0, &drafts, [&] { later = true; }); // behind the answer
        QTRY_VERIFY(later);
        QCOMPARE(failed.size(), 1); // once is enough
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--type-into") == 0) {
        Drafts drafts(QString::fromLocal8Bit(argv[2]));
        drafts.put({Drafts::newId(), QStringLiteral("form"), Hostile, {{QStringLiteral("text"), Hostile}}});
        drafts.put({Drafts::newId(), QStringLiteral("form"), Hostile, {{QStringLiteral("text"), Hostile}}});
        return QCoreApplication::exec();
    }
    TestDrafts test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_drafts.moc"
