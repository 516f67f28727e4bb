// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/folders.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

class TestFolders : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    static constexpr QFile::Permissions Others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
        | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

private slots:
    void privateIsTheOwnersAlone()
    {
        const QString folder = m_home.filePath(QStringLiteral("a/private one"));
        QVERIFY(core::ensurePrivateFolder(folder));
        QVERIFY(core::ensurePrivateFolder(folder));
        QCOMPARE(QFileInfo(folder).permissions() & Others, QFile::Permissions());
    }

    /// The playground's server of root is another account, and has its folder within.
    void dataOfRootCanBePassedThrough()
    {
        const QString folder = m_home.filePath(QStringLiteral("b/data"));
        QVERIFY(core::ensureDataFolder(folder));
        const bool root = QFileInfo(folder).ownerId() == 0;
        QCOMPARE(QFileInfo(folder).permissions() & Others,
                 root ? QFile::ExeGroup | QFile::ExeOther : QFile::Permissions());
    }

    void whatIsThereStaysAsItIs()
    {
        const QString folder = m_home.filePath(QStringLiteral("c"));
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(QFile::setPermissions(folder,
                                      QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner
                                          | QFile::ReadGroup | QFile::ExeGroup));
        const QFile::Permissions before = QFileInfo(folder).permissions();
        QVERIFY(core::ensureDataFolder(folder));
        QCOMPARE(QFileInfo(folder).permissions(), before);
    }

    void aFileInItsPlaceIsToldNotReplaced()
    {
        QFile file(m_home.filePath(QStringLiteral("d")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(!core::ensureDataFolder(file.fileName() + QStringLiteral("/data")));
    }
};

QTEST_GUILESS_MAIN(TestFolders)
#include "tst_folders.moc"
