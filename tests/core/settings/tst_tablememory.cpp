// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/tablememory.h"
#include "tests/support/testmain.h"

#include <QDateTime>
#include <QDir>
#include <QTemporaryDir>

using namespace core::settings;

class TestTableMemory : public QObject
{
    Q_OBJECT

    static TableKey key(const QString &table)
    {
        return {QUuid(QStringLiteral("{8f9a1c52-5d1b-4a6e-9f35-70b1a9d0c001}")), QStringLiteral("shop"),
                QStringLiteral("public"), table};
    }
    static QJsonObject entry(int n) { return {{QStringLiteral("n"), n}}; }
    static QStringList files(const QString &folder)
    {
        return QDir(folder).entryList(QDir::Files, QDir::Name);
    }

private slots:
    void keepsEachTable()
    {
        QTemporaryDir home;
        const QString folder = home.filePath(QStringLiteral("a/tables"));
        const QString hostile = QStringLiteral("../../etc \"%1\"\n<b>🐘");
        {
            TableMemory memory(folder);
            QVERIFY(memory.read(key(hostile)).isEmpty());
            memory.write(key(hostile), entry(1));
            memory.write(key(QStringLiteral("b")), entry(2));
            memory.write(key(hostile), entry(3));
            QCOMPARE(memory.read(key(hostile)), entry(3)); // also while it is being written
        }
        TableMemory memory(folder);
        QCOMPARE(memory.read(key(hostile)), entry(3));
        QCOMPARE(memory.read(key(QStringLiteral("b"))), entry(2));
        TableKey other = key(QStringLiteral("b"));
        other.database = QStringLiteral("other");
        QVERIFY(memory.read(other).isEmpty());
        QCOMPARE(files(folder).size(), 2);
        const QFileInfo file(folder + QLatin1Char('/') + files(folder).first());
        QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
        memory.write(key(hostile), {});
        memory.wait();
        QCOMPARE(files(folder).size(), 1);
    }

    void damagedFilesAreKeptAside()
    {
        QTemporaryDir home;
        TableMemory memory(home.path());
        memory.write(key(QStringLiteral("a")), entry(1));
        memory.wait();
        QFile file(home.filePath(files(home.path()).first()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"table\": {\"n\"");
        file.close();
        QVERIFY(memory.read(key(QStringLiteral("a"))).isEmpty());
        QCOMPARE(files(home.path()).size(), 1);
        QVERIFY(files(home.path()).first().endsWith(QStringLiteral(".corrupt")));
        memory.write(key(QStringLiteral("a")), entry(2));
        QCOMPARE(memory.read(key(QStringLiteral("a"))), entry(2));
    }

    void theLongestUnusedGoes()
    {
        QTemporaryDir home;
        TableMemory memory(home.path(), 3);
        for (int n = 0; n < 3; ++n) {
            memory.write(key(QString::number(n)), entry(n));
            memory.wait();
            for (const QString &name : files(home.path())) { // each an hour older than the next
                QFile file(home.filePath(name));
                QVERIFY(file.open(QIODevice::ReadWrite));
                file.setFileTime(file.fileTime(QFileDevice::FileModificationTime).addSecs(-3600),
                                 QFileDevice::FileModificationTime);
            }
        }
        QCOMPARE(memory.read(key(QStringLiteral("0"))), entry(0)); // a use makes it the newest
        memory.write(key(QStringLiteral("3")), entry(3));
        memory.wait();
        QCOMPARE(files(home.path()).size(), 3);
        QVERIFY(memory.read(key(QStringLiteral("1"))).isEmpty());
        QCOMPARE(memory.read(key(QStringLiteral("0"))), entry(0));
        QCOMPARE(memory.read(key(QStringLiteral("3"))), entry(3));
    }

    void aFolderThatCannotBeMade()
    {
        QTemporaryDir home;
        QFile file(home.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        TableMemory memory(home.filePath(QStringLiteral("file/tables")));
        memory.write(key(QStringLiteral("a")), entry(1));
        memory.wait();
        QVERIFY(memory.read(key(QStringLiteral("a"))).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTableMemory)
#include "tst_tablememory.moc"
