// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/targetfile.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace core;
using namespace core::transfer;

namespace {

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QStringList entries(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                                  QDir::Name);
}

mode_t mode(const QString &path)
{
    struct stat information = {};
    ::stat(QFile::encodeName(path).constData(), &information);
    return information.st_mode & 07777;
}

} // namespace

class TestTargetFile : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void appearsOnlyWhenWhole()
    {
        const QString path = m_folder->filePath(QStringLiteral("häßlich \"%1\"\n😀.csv"));
        auto file = TargetFile::open(path);
        VERIFY_OK(file);
        QVERIFY(!(*file)->isStream());
        VERIFY_OK((*file)->write("abc"));
        QVERIFY(!QFile::exists(path));
        QCOMPARE(entries(m_folder->path()).size(), 1);
        QVERIFY(entries(m_folder->path()).first().endsWith(QLatin1String(".part")));
        VERIFY_OK((*file)->commit());
        QCOMPARE(content(path), QByteArray("abc"));
        QCOMPARE(entries(m_folder->path()).size(), 1);
        const mode_t mask = ::umask(0);
        ::umask(mask);
        QCOMPARE(mode(path), mode_t(0666 & ~mask));
    }

    void dropsWhatWasNotCommitted()
    {
        {
            auto file = TargetFile::open(m_folder->filePath(QStringLiteral("a.csv")));
            VERIFY_OK(file);
            VERIFY_OK((*file)->write("abc"));
        }
        QVERIFY(entries(m_folder->path()).isEmpty());
    }

    void replacesAtTheEndAndKeepsTheMode()
    {
        const QString path = m_folder->filePath(QStringLiteral("a.csv"));
        put(path, "old");
        ::chmod(QFile::encodeName(path).constData(), 0640);
        {
            auto file = TargetFile::open(path);
            VERIFY_OK(file);
            VERIFY_OK((*file)->write("new"));
            QCOMPARE(content(path), QByteArray("old"));
        }
        QCOMPARE(content(path), QByteArray("old"));
        auto file = TargetFile::open(path);
        VERIFY_OK(file);
        VERIFY_OK((*file)->write("new"));
        VERIFY_OK((*file)->commit());
        QCOMPARE(content(path), QByteArray("new"));
        QCOMPARE(mode(path), mode_t(0640));
    }

    void linksStayLinks()
    {
        const QString real = m_folder->filePath(QStringLiteral("real.csv"));
        const QString link = m_folder->filePath(QStringLiteral("link.csv"));
        QVERIFY(QFile::link(QStringLiteral("real.csv"), link)); // dangling, relative
        auto file = TargetFile::open(link);
        VERIFY_OK(file);
        VERIFY_OK((*file)->write("x"));
        VERIFY_OK((*file)->commit());
        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(content(real), QByteArray("x"));
    }

    void refusesAtOnce_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("no folder") << QStringLiteral("nowhere/a.csv");
        QTest::newRow("a folder") << QStringLiteral(".");
        QTest::newRow("in a file") << QStringLiteral("plain/a.csv");
        QTest::newRow("ends with a slash") << QStringLiteral("new/");
        QTest::newRow("name too long") << QString(300, QLatin1Char('x')) + QStringLiteral("/a.csv");
        QTest::newRow("read-only file system") << QStringLiteral("/proc/howdah.csv");
    }
    void refusesAtOnce()
    {
        QFETCH(QString, path);
        put(m_folder->filePath(QStringLiteral("plain")), "x");
        auto file = TargetFile::open(path.startsWith(QLatin1Char('/')) ? path : m_folder->filePath(path));
        QVERIFY(!file);
        QCOMPARE(file.error().kind, Error::Kind::Io);
        QVERIFY2(file.error().message.contains(path.startsWith(QLatin1Char('/')) ? path
                                                                                 : m_folder->filePath(path)),
                 qPrintable(file.error().message));
        QCOMPARE(entries(m_folder->path()), QStringList{QStringLiteral("plain")});
        QVERIFY(!TargetFile::open(QString()));
    }

    void longestNameThereIs()
    {
        const QString path = m_folder->filePath(QString(127, QChar(0xe9)) + QLatin1Char('x')); // 255 bytes
        auto file = TargetFile::open(path);
        VERIFY_OK(file);
        VERIFY_OK((*file)->commit());
        QVERIFY(QFile::exists(path));
    }

    void fullDevice()
    {
        auto file = TargetFile::open(QStringLiteral("/dev/full"));
        VERIFY_OK(file);
        QVERIFY((*file)->isStream());
        auto written = (*file)->write("abc");
        QVERIFY(!written);
        QCOMPARE(written.error().kind, Error::Kind::Io);
        QVERIFY2(written.error().message.contains(QLatin1String("no space left")),
                 qPrintable(written.error().message));
        QVERIFY(QFile::exists(QStringLiteral("/dev/full")));
    }

    void limitOfTheFilesSize()
    {
        ::signal(SIGXFSZ, SIG_IGN);
        rlimit before = {};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        rlimit low = before;
        low.rlim_cur = 10000;
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &low), 0);
        {
            auto file = TargetFile::open(m_folder->filePath(QStringLiteral("a.csv")));
            auto written = file ? (*file)->write(QByteArray(20000, 'x')) : Result<void>(file.error());
            ::setrlimit(RLIMIT_FSIZE, &before);
            QVERIFY(!written);
            QCOMPARE(written.error().kind, Error::Kind::Io);
        }
        QVERIFY(entries(m_folder->path()).isEmpty());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestTargetFile)
#include "tst_targetfile.moc"
