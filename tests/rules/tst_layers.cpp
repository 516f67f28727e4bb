// SPDX-License-Identifier: GPL-3.0-or-later
// Linking does not enforce layers, so this reads every #include and fails on one that its room may not have.
#include "tests/support/sourcetree.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QLibraryInfo>
#include <QMap>
#include <QRegularExpression>

namespace {

/// What each room of core may include besides itself. A new room gets its line here first.
const QMap<QString, QStringList> &coreRooms()
{
    static const QMap<QString, QStringList> rooms = [] {
        const char *const table[][2] = {
            {"base", ""},
            {"settings", "base"},
            {"profile", "base"},
            {"secrets", "base"},
            {"result", "base"},
            {"actions", "base session catalog ddl forms definition"},
            {"analysis", "base result"},
            {"session", "base profile"},
            {"sql", "base"},
            {"query", "base result session sql"},
            {"catalog", "base session"},
            {"completion", "base profile session sql"},
            {"forms", "base"},
            {"passwords", "base sql"},
            {"graph", "base"},
            {"ddl", "base session forms catalog passwords"},
            {"access", "base session sql catalog ddl forms"},
            {"definition", "base session catalog ddl passwords"},
            {"browse", "base result session sql catalog values"},
            {"kinds", "base catalog ddl forms"},
            {"objects", "base session catalog"},
            {"values", "base result"},
            {"edit", "base result session query sql catalog browse json workspace values"},
            {"transfer", "base result session query"},
            {"importing", "base result session query sql transfer"},
            {"psql", "base profile result session sql passwords query transfer importing"},
            {"json", "base"},
            {"workspace", "base sql passwords"},
            {"indexing", "base session sql json ddl"},
            {"playground", "base profile"},
        };
        QMap<QString, QStringList> map;
        for (const auto &row : table)
            map.insert(QLatin1String(row[0]),
                       QString(QLatin1String(row[1])).split(QLatin1Char(' '), Qt::SkipEmptyParts));
        return map;
    }();
    return rooms;
}

/// ui/base is below every other room of ui and sees little of core.
const QStringList uiBaseSees{QStringLiteral("core/base"), QStringLiteral("core/settings")};

/// Header names (QWidget, qwidget.h) of the Qt modules that core never sees, as this Qt installs them.
const QSet<QString> &guiHeaders()
{
    static const QSet<QString> headers = [] {
        QSet<QString> names;
        const QDir include(QLibraryInfo::path(QLibraryInfo::HeadersPath));
        for (const auto *module :
             {"QtGui", "QtWidgets", "QtSvg", "QtSvgWidgets", "QtPrintSupport", "QtOpenGL"}) {
            const auto entries = QDir(include.filePath(QLatin1String(module))).entryList(QDir::Files);
            names.unite(QSet<QString>(entries.begin(), entries.end()));
        }
        return names;
    }();
    return headers;
}

bool isGuiHeader(const QString &header)
{
    static const QRegularExpression module(
        QStringLiteral("^(Qt(Gui|Widgets|Svg|SvgWidgets|PrintSupport|OpenGL)|Qsci)(/|$)"));
    return module.match(header).hasMatch() || guiHeaders().contains(header);
}

/// "core/base" of "core/base/result.h"; "app" of anything under app; empty where the path has no room.
QString roomOf(const QString &path)
{
    const auto parts = path.split(QLatin1Char('/'));
    if (parts.size() > 1 && parts.first() == QLatin1String("app"))
        return parts.first();
    return parts.size() > 2 ? parts.at(0) + QLatin1Char('/') + parts.at(1) : QString();
}

/// Why a file of `room` may not include `header`; empty if it may.
QString refusal(const QString &room, const QString &header, bool quoted)
{
    const auto layer = room.section(QLatin1Char('/'), 0, 0);
    if (!quoted)
        return layer == QLatin1String("core") && isGuiHeader(header)
            ? QStringLiteral("core never sees QtGui or QtWidgets")
            : QString();
    if (header.endsWith(QLatin1String(".moc")) || header.startsWith(QLatin1String("moc_")))
        return {}; // what moc makes of the file itself
    const auto other = roomOf(header);
    const auto otherLayer = other.section(QLatin1Char('/'), 0, 0);
    if (other.isEmpty())
        return QStringLiteral("includes are written from the root: \"core/base/result.h\"");
    if (other == room || layer == QLatin1String("app"))
        return {};
    if (layer == QLatin1String("core")) {
        if (otherLayer != QLatin1String("core"))
            return QStringLiteral("core knows only core");
        const auto allowed = coreRooms().value(room.section(QLatin1Char('/'), 1, 1));
        return allowed.contains(other.section(QLatin1Char('/'), 1, 1))
            ? QString()
            : QStringLiteral("%1 may include: %2").arg(room, allowed.join(QLatin1Char(' ')));
    }
    if (otherLayer == QLatin1String("app") || otherLayer == QLatin1String("tests"))
        return QStringLiteral("ui does not know %1").arg(otherLayer);
    if (room == QLatin1String("ui/base") && !uiBaseSees.contains(other))
        return QStringLiteral("ui/base may include: %1").arg(uiBaseSees.join(QLatin1Char(' ')));
    return {};
}

QStringList violations(const QString &path, const QString &source)
{
    const auto room = roomOf(path);
    if (room.isEmpty())
        return {QStringLiteral("%1: stands in no room").arg(path)};
    if (room.startsWith(QLatin1String("core/")) && !coreRooms().contains(room.mid(5)))
        return {QStringLiteral("%1: the room %2 has no line in the table of tests/rules/tst_layers.cpp")
                    .arg(path, room)};

    static const QRegularExpression include(
        QStringLiteral("^[ \\t]*#[ \\t]*include[ \\t]*([<\"])([^>\"]+)[>\"]"),
        QRegularExpression::MultilineOption);
    QStringList found;
    const auto text = sourcetree::code(source).text;
    for (auto walk = include.globalMatch(text); walk.hasNext();) {
        const auto match = walk.next();
        const auto why = refusal(room, match.captured(2), match.captured(1) == QLatin1String("\""));
        if (!why.isEmpty())
            found << QStringLiteral("%1:%2: #include %3: %4")
                         .arg(path)
                         .arg(QStringView(text).left(match.capturedStart()).count(QLatin1Char('\n')) + 1)
                         .arg(match.captured(2), why);
    }
    return found;
}

} // namespace

class TestLayers : public QObject
{
    Q_OBJECT

private slots:
    void knowsQtsHeaders()
    {
        QVERIFY2(guiHeaders().contains(QStringLiteral("QWidget"))
                     && guiHeaders().contains(QStringLiteral("QColor")),
                 qPrintable(QLibraryInfo::path(QLibraryInfo::HeadersPath)));
        QVERIFY(!guiHeaders().contains(QStringLiteral("QString")));
    }

    void findsBadSamples_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("include");
        QTest::addColumn<bool>("forbidden");
        const auto row = [](const char *path, const char *include, bool forbidden) {
            QTest::addRow("%s includes %s", path, include)
                << QString::fromLatin1(path) << QString::fromLatin1(include) << forbidden;
        };
        row("core/base/a.h", "<QString>", false);
        row("core/base/a.h", "<libpq-fe.h>", false);
        row("core/base/a.h", "<QtSql/QSqlDatabase>", false);
        row("core/base/a.h", "<QColor>", true);
        row("core/base/a.h", "<qwidget.h>", true);
        row("core/base/a.h", "<QtGui/QColor>", true);
        row("core/base/a.h", "<QtWidgets>", true);
        row("core/base/a.h", "<Qsci/qsciscintilla.h>", true);
        row("core/base/a.h", "\"core/sql/scanner.h\"", true);
        row("core/base/a.h", "\"ui/base/theme.h\"", true);
        row("core/sql/a.cpp", "\"core/base/result.h\"", false);
        row("core/sql/a.cpp", "\"core/session/session.h\"", true);
        row("core/query/a.cpp", "\"core/session/session.h\"", false);
        row("core/query/a.cpp", "\"app/application.h\"", true);
        row("core/nowhere/a.cpp", "<QString>", true);
        row("core/a.cpp", "<QString>", true);
        row("ui/base/a.cpp", "\"core/settings/settings.h\"", false);
        row("ui/base/a.cpp", "\"core/session/session.h\"", true);
        row("ui/base/a.cpp", "\"ui/window/mainwindow.h\"", true);
        row("ui/grid/a.cpp", "\"core/result/chunk.h\"", false);
        row("ui/grid/a.cpp", "\"ui/base/theme.h\"", false);
        row("ui/grid/a.cpp", "\"grid.h\"", true);
        row("ui/grid/a.cpp", "\"a.moc\"", false);
        row("ui/grid/a.cpp", "\"app/application.h\"", true);
        row("ui/grid/a.cpp", "\"tests/support/server.h\"", true);
        row("app/cli/a.cpp", "\"ui/window/mainwindow.h\"", false);
        row("app/a.cpp", "\"core/session/session.h\"", false);
    }
    void findsBadSamples()
    {
        QFETCH(QString, path);
        QFETCH(QString, include);
        QFETCH(bool, forbidden);
        QCOMPARE(violations(path, QStringLiteral("// a line\n#include %1\n").arg(include)).size(),
                 qsizetype(forbidden));
        QCOMPARE(violations(path, QStringLiteral("// #include %1\n").arg(include)).isEmpty(),
                 !path.startsWith(QLatin1String("core/nowhere")) && path != QLatin1String("core/a.cpp"));
    }

    void tableHasNoCycle()
    {
        // A room may only allow rooms that do not, over any number of steps, allow it back.
        for (const auto &room : coreRooms().keys()) {
            QStringList open = coreRooms().value(room);
            QSet<QString> seen;
            while (!open.isEmpty()) {
                const auto next = open.takeLast();
                QVERIFY2(coreRooms().contains(next), qPrintable(next));
                QVERIFY2(next != room, qPrintable(room));
                if (!seen.contains(next)) {
                    seen << next;
                    open << coreRooms().value(next);
                }
            }
        }
    }

    void everyIncludeIsAllowed()
    {
        QStringList found;
        for (const auto &path : sourcetree::sources()) {
            if (!path.startsWith(QLatin1String("tests/")))
                found << violations(path, sourcetree::read(path));
        }
        QVERIFY2(found.isEmpty(), qPrintable(QLatin1Char('\n') + found.join(QLatin1Char('\n'))));
    }
};

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"
