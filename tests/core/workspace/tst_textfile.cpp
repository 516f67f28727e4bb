// SPDX-License-Identifier: GPL-3.0-or-later
// Files in their encodings: read and written back byte for byte, what cannot be written is told and changes
// nothing, mode and links stay. And two texts line by line.
#include "core/workspace/linediff.h"
#include "core/workspace/textfile.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace core;
using namespace core::workspace;

class TestTextFile : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be opened");
    }
    QString write(const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(QStringLiteral("file.sql"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no file");
        return path;
    }

private slots:
    void guessesAndKeepsBytes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("encoding");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("notUtf8");
        const auto row
            = [](const char *name, const QByteArray &bytes, Encoding encoding, const QByteArray &text,
                 bool notUtf8) { QTest::newRow(name) << bytes << int(encoding) << text << notUtf8; };
        row("empty", {}, Encoding::Utf8, {}, false);
        row("utf8", "select '\xC3\xA9\xF0\x9F\x90\x98'\r\n", Encoding::Utf8,
            "select '\xC3\xA9\xF0\x9F\x90\x98'\r\n", false);
        row("mark", "\xEF\xBB\xBFselect 1", Encoding::Utf8Mark, "select 1", false);
        row("utf16le", QByteArray("\xFF\xFE\xE9\0\n\0", 6), Encoding::Utf16Le, "\xC3\xA9\n", false);
        row("utf16be", QByteArray("\xFE\xFF\0\xE9\0\n", 6), Encoding::Utf16Be, "\xC3\xA9\n", false);
        row("latin", "caf\xE9", Encoding::Utf8, "caf\xE9", true);
        row("half a character", "caf\xC3", Encoding::Utf8, "caf\xC3", true);
        row("half of utf16", QByteArray("\xFF\xFE\xE9\0\n", 5), Encoding::Utf8,
            QByteArray("\xFF\xFE\xE9\0\n", 5), true);
        row("binary", QByteArray("\0\1\2\xFF", 4), Encoding::Utf8, QByteArray("\0\1\2\xFF", 4), true);
        row("two marks", "\xEF\xBB\xBF\xEF\xBB\xBFx", Encoding::Utf8Mark, "\xEF\xBB\xBFx", false);
    }
    void guessesAndKeepsBytes()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, encoding);
        QFETCH(QByteArray, text);
        QFETCH(bool, notUtf8);
        const QString path = write(bytes);
        const auto file = readTextFile(path);
        VERIFY_OK(file);
        QCOMPARE(int(file->encoding), encoding);
        QCOMPARE(file->text, text);
        QCOMPARE(file->notUtf8, notUtf8);
        VERIFY_OK(writeTextFile(path, file->text, file->encoding));
        QCOMPARE(read(path), bytes);
    }

    void anyBytesComeBack()
    {
        QRandomGenerator dice(4711);
        for (int i = 0; i < 500; ++i) {
            QByteArray bytes(dice.bounded(40), Qt::Uninitialized);
            for (char &byte : bytes)
                byte = char(dice.bounded(256));
            if (i % 3 == 0)
                bytes.prepend(i % 2 ? "\xFF\xFE" : "\xEF\xBB\xBF");
            const TextFile guessed = decoded(bytes);
            QCOMPARE(encoded(guessed.text, guessed.encoding).value_or("none"), bytes);
            for (const Encoding single : {Encoding::Latin1, Encoding::Latin9, Encoding::Windows1252}) {
                const TextFile file = decoded(bytes, single);
                QCOMPARE(int(file.encoding), int(single));
                QCOMPARE(encoded(file.text, single).value_or("none"), bytes);
            }
        }
    }

    void whatAnEncodingLacksIsTold()
    {
        QCOMPARE(decoded("\x80", Encoding::Windows1252).text, QByteArray("\xE2\x82\xAC"));
        QCOMPARE(decoded("\xA4", Encoding::Latin9).text, QByteArray("\xE2\x82\xAC"));
        QCOMPARE(encoded("\xE2\x82\xAC", Encoding::Latin9).value_or("none"), QByteArray("\xA4"));
        const QString path = write("before");
        const auto refused = writeTextFile(path, "a\nb \xF0\x9F\x90\x98", Encoding::Latin1);
        QVERIFY(!refused);
        QCOMPARE(int(refused.error().kind), int(Error::Kind::Input));
        QVERIFY(refused.error().message.contains(QStringLiteral("Line 2")));
        QVERIFY(refused.error().message.contains(QStringLiteral("\U0001F418")));
        QVERIFY(!encoded("caf\xE9", Encoding::Utf16Le));
        QCOMPARE(read(path), QByteArray("before"));
    }

    void linkAndModeStay()
    {
        const QString path = write("before");
        const QString link = m_folder.filePath(QStringLiteral("link.sql"));
        QVERIFY(QFile::link(path, link));
        const auto mode = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup;
        QVERIFY(QFile::setPermissions(path, mode));
        VERIFY_OK(writeTextFile(link, "after", Encoding::Utf8));
        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(read(path), QByteArray("after"));
        QCOMPARE(QFile::permissions(path) & ~(QFile::ReadUser | QFile::WriteUser | QFile::ExeUser), mode);
        QVERIFY(!writeTextFile(m_folder.filePath(QStringLiteral("no/such/folder.sql")), "x", Encoding::Utf8));
        QVERIFY(!readTextFile(m_folder.path()));
        QVERIFY(!readTextFile(m_folder.filePath(QStringLiteral("none.sql"))));
    }

    void linesThatDiffer_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("diff");
        QTest::newRow("same") << QByteArray("a\nb") << QByteArray("a\nb") << QString();
        QTest::newRow("one") << QByteArray("a\nb\nc") << QByteArray("a\nX\nc")
                             << QStringLiteral("@@ -1 +1 @@\n a\n-b\n+X\n c");
        QTest::newRow("added") << QByteArray("a\nc") << QByteArray("a\nb\nc")
                               << QStringLiteral("@@ -1 +1 @@\n a\n+b\n c");
        QTest::newRow("gone") << QByteArray("a\nb\nc\nd") << QByteArray("a\nd")
                              << QStringLiteral("@@ -1 +1 @@\n a\n-b\n-c\n d");
        QTest::newRow("from nothing")
            << QByteArray() << QByteArray("a") << QStringLiteral("@@ -1 +1 @@\n-\n+a");
        QTest::newRow("line ends") << QByteArray("a\r\n") << QByteArray("a\n")
                                   << QStringLiteral("@@ -1 +1 @@\n-a\u240D\n+a\n ");
    }
    void linesThatDiffer()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, diff);
        QCOMPARE(lineDiff(before, after), diff);
    }

    void diffsGiveTheOtherText()
    {
        QRandomGenerator dice(99);
        for (int i = 0; i < 300; ++i) {
            QByteArrayList a;
            QByteArrayList b;
            for (int n = dice.bounded(12); n >= 0; --n) {
                const QByteArray line(1, char('a' + dice.bounded(4)));
                if (dice.bounded(3))
                    a << line;
                if (dice.bounded(3))
                    b << line;
            }
            QByteArrayList minus;
            QByteArrayList plus;
            for (const QString &line : lineDiff(a.join('\n'), b.join('\n')).split(QLatin1Char('\n'))) {
                if (line.startsWith(QLatin1String("@@")) || line.isEmpty())
                    continue;
                if (line[0] != QLatin1Char('+'))
                    minus << line.mid(1).toUtf8();
                if (line[0] != QLatin1Char('-'))
                    plus << line.mid(1).toUtf8();
            }
            // everything that changed, with lines around it, is a run of both texts
            const QByteArray text = '\n' + a.join('\n') + '\n';
            const QByteArray other = '\n' + b.join('\n') + '\n';
            if (!minus.isEmpty() && a.size() <= 6)
                QVERIFY2(text.contains('\n' + minus.join('\n') + '\n'), minus.join('|'));
            if (!plus.isEmpty() && b.size() <= 6)
                QVERIFY2(other.contains('\n' + plus.join('\n') + '\n'), plus.join('|'));
        }
        // far apart: one block, at once
        QElapsedTimer timer;
        timer.start();
        QByteArray many;
        QByteArray others;
        for (int i = 0; i < 20000; ++i) {
            many += QByteArray::number(i) + '\n';
            others += QByteArray::number(-i) + '\n';
        }
        const QString diff = lineDiff(many, others);
        QVERIFY(diff.contains(QLatin1String("more lines")));
        qInfo("%lld ms", timer.elapsed());
    }
};

QTEST_GUILESS_MAIN(TestTextFile)
#include "tst_textfile.moc"
