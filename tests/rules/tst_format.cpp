// SPDX-License-Identifier: GPL-3.0-or-later
// clang-format leaves every source as it is. Its releases differ: only the one that made the style decides.
#include "tests/support/sourcetree.h"
#include "tests/support/testmain.h"

#include <QProcess>
#include <QStandardPaths>

namespace {

constexpr int release = 14;

QProcess::ExitStatus run(QProcess &process, const QString &program, const QStringList &arguments)
{
    process.setWorkingDirectory(QStringLiteral(HOWDAH_SOURCE_DIR));
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    process.closeWriteChannel();
    process.waitForFinished(250'000);
    return process.exitStatus();
}

/// The clang-format of our release, or an empty string.
QString formatter()
{
    for (const auto &name :
         {QStringLiteral("clang-format-%1").arg(release), QStringLiteral("clang-format")}) {
        const auto program = QStandardPaths::findExecutable(name);
        QProcess process;
        if (!program.isEmpty() && run(process, program, {QStringLiteral("--version")}) == QProcess::NormalExit
            && process.readAll().contains("version " + QByteArray::number(release) + '.'))
            return program;
    }
    return {};
}

} // namespace

class TestFormat : public QObject
{
    Q_OBJECT

private slots:
    void formatHolds()
    {
        const auto program = formatter();
        if (program.isEmpty())
            QSKIP("no clang-format 14 here");
        QProcess process;
        QCOMPARE(
            run(process, program,
                QStringList{QStringLiteral("--dry-run"), QStringLiteral("-Werror")} + sourcetree::sources()),
            QProcess::NormalExit);
        const auto output = process.readAll();
        QVERIFY2(process.exitCode() == 0, output.left(4000).constData());
    }
};

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"
