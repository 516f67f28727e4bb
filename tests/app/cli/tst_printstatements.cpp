// SPDX-License-Identifier: GPL-3.0-or-later
// howdah run --print-statements: the lines it prints, byte for byte, and the memory it takes for them.
#include "tests/support/testmain.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <sys/resource.h>

class TestPrintStatements : public QObject
{
    Q_OBJECT

private:
    QByteArray print(const QByteArray &script, bool throughPipe = false)
    {
        const QString path = m_folder.filePath(QStringLiteral("a b'\"é.sql"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(script) != script.size())
            return "cannot write";
        file.close();
        QProcess program;
        program.start(QStringLiteral(HOWDAH_BINARY_DIR "/howdah"),
                      {QStringLiteral("run"), QStringLiteral("--print-statements"),
                       throughPipe ? QStringLiteral("-") : path});
        if (throughPipe) {
            program.write(script);
            program.closeWriteChannel();
        }
        if (!program.waitForFinished(60000) || program.exitCode() != 0)
            return "failed: " + program.readAllStandardError();
        return program.readAllStandardOutput();
    }

    QTemporaryDir m_folder;

private slots:
    void printsLines_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QByteArray>("lines");
        const auto row = [](const char *name, const QByteArray &script, const QByteArray &lines) {
            QTest::newRow(name) << script << lines;
        };
        row("nothing", "", "");
        row("blank", " \n-- a\n ;; /* b */;\n", "");
        row("one", "select 1;", "{\"line\":1,\"offset\":0,\"length\":9}\n");
        row("no semicolon", "select 1;\n\nselect 2\n",
            "{\"line\":1,\"offset\":0,\"length\":9}\n{\"line\":3,\"offset\":9,\"length\":10}\n");
        row("empty ones between", "select 1;;\r\n;select 2;",
            "{\"line\":1,\"offset\":0,\"length\":9}\n{\"line\":2,\"offset\":13,\"length\":9}\n");
        row("rows", "copy t from stdin;\n1;\n\\.\nselect 2;",
            "{\"line\":1,\"offset\":0,\"length\":18}\n{\"line\":4,\"offset\":24,\"length\":10}\n");
        row("commands", "\\set a 1\nselect :a \\gx\nselect 2;",
            "{\"line\":2,\"offset\":8,\"length\":11}\n{\"line\":3,\"offset\":22,\"length\":10}\n");
        row("not UTF-8", QByteArray("select '\xFF\xFE;';\xE9\0;", 16),
            "{\"line\":1,\"offset\":0,\"length\":13}\n"
            "{\"line\":1,\"offset\":13,\"length\":3}\n");
        row("byte order mark", "\xEF\xBB\xBFselect 1;", "{\"line\":1,\"offset\":0,\"length\":12}\n");
        row("open quote", "select 1; 'a;",
            "{\"line\":1,\"offset\":0,\"length\":9}\n"
            "{\"line\":1,\"offset\":9,\"length\":4}\n");
    }

    void printsLines()
    {
        QFETCH(QByteArray, script);
        QFETCH(QByteArray, lines);
        QCOMPARE(print(script), lines);
        QCOMPARE(print(script, true), lines);
    }

    void missingFileIsTold()
    {
        QProcess program;
        program.start(QStringLiteral(HOWDAH_BINARY_DIR "/howdah"),
                      {QStringLiteral("run"), QStringLiteral("--print-statements"),
                       m_folder.filePath(QStringLiteral("none.sql"))});
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 4);
        QVERIFY(program.readAllStandardOutput().isEmpty());
        QVERIFY(!program.readAllStandardError().isEmpty());
    }

    void memoryDoesNotGrowWithTheFile()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("the sanitizer's own memory grows with what is read");
#endif
        const QByteArray piece = QByteArray("insert into t values ('") + QByteArray(4000, 'x') + "');\n";
        QFile file(m_folder.filePath(QStringLiteral("big.sql")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        while (file.size() + file.bytesToWrite() < 200 << 20)
            file.write(piece.repeated(256));
        file.close();
        QProcess program;
        program.setStandardOutputFile(QProcess::nullDevice());
        program.start(QStringLiteral(HOWDAH_BINARY_DIR "/howdah"),
                      {QStringLiteral("run"), QStringLiteral("--print-statements"), file.fileName()});
        QVERIFY(program.waitForFinished(120000));
        QCOMPARE(program.exitCode(), 0);
        rusage usage{};
        ::getrusage(RUSAGE_CHILDREN, &usage); // the largest of all children
        QVERIFY2(usage.ru_maxrss < 120 * 1024, qPrintable(QString::number(usage.ru_maxrss)));
    }
};

QTEST_GUILESS_MAIN(TestPrintStatements)
#include "tst_printstatements.moc"
