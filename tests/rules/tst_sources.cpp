// SPDX-License-Identifier: GPL-3.0-or-later
// The habits of the source text. Each rule is a line of a table with a sample that it must find: none can
// rot.
#include "tests/support/sourcetree.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>

namespace {

/// Adjacent literals keep the words apart that this file must not contain itself.
const char unfinished[] = "\\b(TO"
                          "DO|FIX"
                          "ME|X"
                          "XX)\\b";

/// A pattern that must not occur in the files whose paths match `where`.
struct Rule
{
    const char *name;
    const char *where;
    const char *pattern;
    bool commentsToo;
    const char *why;
    const char *badPath;
    const char *badSample;
    const char *goodSample;
};

const Rule rules[] = {
    {"unfinished", "^(core|ui|app|tests)/", unfinished, true, "finish it, or leave it out", "core/base/a.cpp",
     "int a; // TO"
     "DO later",
     "int todo; // Todos"},
    {"using std", "^(core|ui|app|tests)/", "using\\s+namespace\\s+std\\s*;", false, "name what you use",
     "core/base/a.cpp", "using namespace std;",
     "using namespace std::chrono_literals; // using namespace std;"},
    {"exec", "^ui/", "(\\.|->)\\s*exec\\s*\\(", false, "a nested event loop: use open(), show() or popup()",
     "ui/base/a.cpp", "dialog.exec();", "const auto s = QStringLiteral(\"menu->exec()\");"},
    {"modal helper", "^(core|ui|app)/",
     "\\b(QMessageBox::(question|warning|information|critical|about)|QInputDialog::get\\w+|QFileDialog::"
     "get\\w+"
     "|QColorDialog::getColor|QFontDialog::getFont)\\s*\\(",
     false, "a nested event loop: ask through ui/base/prompts", "ui/base/a.cpp",
     "QMessageBox::warning(this, a, b);", "QMessageBox::StandardButtons buttons;"},
    {"nested loop", "^(core|ui)/", "\\bprocessEvents\\s*\\(|\\bQEventLoop\\b", false,
     "a nested event loop: answer in whenDone", "core/base/a.cpp", "QEventLoop loop;",
     "// a QEventLoop would nest"},
    {"blocking wait", "^ui/",
     "(\\.|->)(wait|waitForFinished|waitForStarted|waitForReadyRead)\\s*\\(|\\bQ?Thread::m?sleep\\s*\\(",
     false, "the GUI thread never waits", "ui/base/a.cpp", "task.wait();", "waiting = true;"},
    {"ready-made model", "^(core|ui|app)/", "\\bQ(StandardItem|SqlQuery|SqlTable|SqlRelationalTable)Model\\b",
     false, "models are immutable data in, appended rows or a reset out", "ui/base/a.cpp",
     "QStandardItemModel model;", "QAbstractItemModel *model;"},
    {"sleeping test", "^tests/", "\\bQTest::(qWait|qSleep)\\s*\\(", false, "wait for what happens: QTRY_*",
     "tests/core/a.cpp", "QTest::qWait(100);", "QTest::qWaitFor(isReady);"},
};

/// A line may break a rule where it, or the line above, says why: "// allow(blocking wait): the program is
/// leaving".
QStringList broken(const Rule &rule, const QString &path, const QString &source)
{
    if (!QRegularExpression(QLatin1String(rule.where)).match(path).hasMatch())
        return {};
    const QRegularExpression pattern{QLatin1String(rule.pattern)};
    const auto text = rule.commentsToo ? source : sourcetree::code(source).text;
    const auto allowed = QStringLiteral("allow(%1): ").arg(QLatin1String(rule.name));
    QStringList found;
    for (auto walk = pattern.globalMatch(text); walk.hasNext();) {
        const auto match = walk.next();
        const auto lineStart = source.lastIndexOf(QLatin1Char('\n'), match.capturedStart()) + 1;
        const auto before = source.lastIndexOf(QLatin1Char('\n'), qMax<qsizetype>(lineStart - 2, 0)) + 1;
        const auto end = source.indexOf(QLatin1Char('\n'), match.capturedStart());
        if (QStringView(source).mid(before, end < 0 ? -1 : end - before).contains(allowed))
            continue;
        found << QStringLiteral("%1:%2: %3: %4")
                     .arg(path)
                     .arg(QStringView(text).left(match.capturedStart()).count(QLatin1Char('\n')) + 1)
                     .arg(match.captured().simplified(), QLatin1String(rule.why));
    }
    return found;
}

/// The first line, #pragma once, the width of lines, the end of the file.
QStringList brokenForm(const QString &path, const QString &source)
{
    constexpr int width = 110;
    QStringList found;
    if (!source.startsWith(QLatin1String("// SPDX-License-Identifier: GPL-3.0-or-later\n")))
        found << QStringLiteral("%1:1: the first line is the SPDX line").arg(path);
    if (path.endsWith(QLatin1String(".h")) && !source.contains(QLatin1String("\n#pragma once\n")))
        found << QStringLiteral("%1:1: no #pragma once").arg(path);
    if (!source.endsWith(QLatin1Char('\n')))
        found << QStringLiteral("%1: no line break at the end").arg(path);
    const auto raw = sourcetree::code(source).rawLines;
    const auto lines = source.split(QLatin1Char('\n'));
    for (int i = 0; i < lines.size(); ++i) {
        const bool breakable
            = lines.at(i).trimmed().contains(QLatin1Char(' ')) && !lines.at(i).contains(QLatin1String("://"));
        if (breakable && lines.at(i).toUcs4().size() > width && !raw.contains(i + 1))
            found << QStringLiteral("%1:%2: over %3 columns").arg(path).arg(i + 1).arg(width);
    }
    return found;
}

/// Files that are missing in the list of resources, listed twice, or listed and not there.
QStringList brokenResources(const QString &qrc, const QStringList &present, const QStringList &mustBeListed)
{
    static const QRegularExpression entry(QStringLiteral("<file[^>]*>([^<]*)</file>"));
    QStringList found;
    QSet<QString> listed;
    QSet<QString> entries; // a file may stand there again under another name (alias)
    for (auto walk = entry.globalMatch(qrc); walk.hasNext();) {
        const auto match = walk.next();
        const auto path = QStringLiteral("resources/") + match.captured(1).trimmed();
        if (entries.contains(match.captured(0)))
            found << QStringLiteral("%1: listed twice").arg(path);
        if (!present.contains(path))
            found << QStringLiteral("%1: listed, but not there").arg(path);
        listed << path;
        entries << match.captured(0);
    }
    for (const auto &path : mustBeListed) {
        if (!listed.contains(path))
            found << QStringLiteral("%1: not in resources/resources.qrc").arg(path);
    }
    return found;
}

void verifyNone(const QStringList &found)
{
    QVERIFY2(found.isEmpty(), qPrintable(QLatin1Char('\n') + found.join(QLatin1Char('\n'))));
}

} // namespace

class TestSources : public QObject
{
    Q_OBJECT

private slots:
    void rulesFindTheirSamples_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(std::size(rules)); ++i)
            QTest::newRow(rules[i].name) << i;
    }
    void rulesFindTheirSamples()
    {
        QFETCH(int, index);
        const auto &rule = rules[index];
        const auto path = QString::fromLatin1(rule.badPath);
        QCOMPARE(broken(rule, path, QString::fromLatin1(rule.badSample)).size(), 1);
        verifyNone(broken(rule, path, QString::fromLatin1(rule.goodSample)));
        verifyNone(broken(rule, QStringLiteral("elsewhere/a.cpp"), QString::fromLatin1(rule.badSample)));
        const auto allowed = QStringLiteral("// allow(%1): why\n%2\n")
                                 .arg(QLatin1String(rule.name), QLatin1String(rule.badSample));
        verifyNone(broken(rule, path, allowed));
        QCOMPARE(broken(rule, path, allowed + QLatin1Char('\n') + QLatin1String(rule.badSample)).size(), 1);
    }
    void rulesHold_data() { rulesFindTheirSamples_data(); }
    void rulesHold()
    {
        QFETCH(int, index);
        QStringList found;
        for (const auto &path : sourcetree::sources())
            found << broken(rules[index], path, sourcetree::read(path));
        verifyNone(found);
    }

    void codeBlanksCommentsAndLiterals()
    {
        const auto blanked = [](const char *source) {
            return sourcetree::code(QString::fromUtf8(source)).text.simplified();
        };
        QCOMPARE(blanked("a; // b\nc;"), QStringLiteral("a; c;"));
        QCOMPARE(blanked("a /* b \n c */ d"), QStringLiteral("a d"));
        QCOMPARE(blanked("f(\"x \\\" y\", 'z', '\\'') + 1'000"), QStringLiteral("f( , , ) + 1'000"));
        QCOMPARE(blanked("f(R\"(a \" b)\") g"), QStringLiteral("f( ) g"));
        QCOMPARE(blanked("f(R\"sql(a )\" b)sql\") g"), QStringLiteral("f( ) g"));
        QCOMPARE(blanked("#include \"a.h\"\n"), QStringLiteral("#include \"a.h\""));
        QCOMPARE(sourcetree::code(QStringLiteral("a\nR\"(b\nc)\";\nd")).rawLines, (QSet<int>{2, 3}));
    }

    void formFindsItsSamples()
    {
        const auto spdx = QStringLiteral("// SPDX-License-Identifier: GPL-3.0-or-later\n");
        const auto cpp = QStringLiteral("core/base/a.cpp");
        verifyNone(brokenForm(cpp, spdx + QStringLiteral("int a;\n")));
        QCOMPARE(brokenForm(cpp, QStringLiteral("int a;\n")).size(), 1);
        QCOMPARE(brokenForm(cpp, spdx + QStringLiteral("int a;")).size(), 1);
        QCOMPARE(brokenForm(QStringLiteral("core/base/a.h"), spdx + QStringLiteral("int a;\n")).size(), 1);
        verifyNone(brokenForm(QStringLiteral("core/base/a.h"), spdx + QStringLiteral("#pragma once\n")));
        const QString wide = QStringLiteral("// ") + QString(111, QLatin1Char('x'));
        QCOMPARE(brokenForm(cpp, spdx + wide + QLatin1Char('\n')).size(), 1);
        verifyNone(brokenForm(cpp, spdx + QStringLiteral("// https://") + wide + QLatin1Char('\n')));
        verifyNone(brokenForm(cpp, spdx + QStringLiteral("auto a = R\"(") + wide + QStringLiteral(")\";\n")));
        verifyNone(brokenForm(cpp, spdx + QString(110, QChar(0xE9)) + QLatin1Char('\n')));
    }
    void formHolds()
    {
        QStringList found;
        for (const auto &path : sourcetree::sources())
            found << brokenForm(path, sourcetree::read(path));
        verifyNone(found);
    }

    void resourcesFindTheirSamples()
    {
        const auto qrc = QStringLiteral("<file>icons/a.svg</file>\n<file alias=\"x\">icons/b.svg</file>");
        const QStringList both{QStringLiteral("resources/icons/a.svg"),
                               QStringLiteral("resources/icons/b.svg")};
        verifyNone(brokenResources(qrc, both, both));
        QCOMPARE(brokenResources(qrc, {both.first()}, {}).size(), 1);
        QCOMPARE(brokenResources(qrc, both, both + QStringList{QStringLiteral("resources/sql/c.sql")}).size(),
                 1);
        QCOMPARE(brokenResources(qrc + qrc, both, both).size(), 2);
    }
    void resourcesHold()
    {
        QStringList mustBeListed;
        for (const auto &folder : {"icons", "sql", "playground"})
            mustBeListed << sourcetree::files(QStringLiteral("resources/") + QLatin1String(folder),
                                              {QStringLiteral("*")});
        verifyNone(brokenResources(sourcetree::read(QStringLiteral("resources/resources.qrc")),
                                   sourcetree::files(QStringLiteral("resources"), {QStringLiteral("*")}),
                                   mustBeListed));
    }
};

QTEST_GUILESS_MAIN(TestSources)
#include "tst_sources.moc"
