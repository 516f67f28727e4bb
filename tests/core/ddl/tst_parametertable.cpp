// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/comment.h"
#include "core/ddl/namecheck.h"
#include "core/ddl/parametertable.h"
#include "core/ddl/securitylabels.h"
#include "tests/support/testmain.h"

using namespace core::ddl;
using core::forms::Values;

namespace {

Values parameter(const QString &name, const QString &value, const QString &database = {})
{
    Values row;
    row.setText(QStringLiteral("name"), name);
    row.setText(QStringLiteral("value"), value);
    if (!database.isEmpty())
        row.setText(QStringLiteral("database"), database);
    return row;
}

Values with(const QList<Values> &rows)
{
    Values values;
    values.setRows(QStringLiteral("parameters"), rows);
    return values;
}

QStringList texts(const Script &script)
{
    QStringList all;
    for (const Statement &statement : script.statements)
        all << statement.sql;
    return all;
}

} // namespace

class TestParameterTable : public QObject
{
    Q_OBJECT

private slots:
    void clauses_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *value, const char *expected) {
            QTest::addRow("%s %s", name, value)
                << QString::fromUtf8(name) << QString::fromUtf8(value) << QString::fromUtf8(expected);
        };
        row("work_mem", "64MB", "set work_mem = '64MB'");
        row("DateStyle", "ISO, MDY", "set datestyle = 'ISO, MDY'");
        row("search_path", "\"$user\", public", "set search_path = '$user', 'public'");
        row("search_path", "\"a,b\",  c", "set search_path = 'a,b', 'c'");
        row("search_path", "\"a\"\"b\", Upper, \"Upper\"", "set search_path = 'a\"b', 'upper', 'Upper'");
        row("search_path", "", "set search_path = ''");
        row("search_path", "\"\"", "set search_path = ''");
        row("search_path", "it's", "set search_path = 'it''s'");
        row("session_preload_libraries", "$libdir/Auto, b",
            "set session_preload_libraries = '$libdir/Auto', 'b'");
        row("my app.Te\"nant", "x\\y", "set \"my app\".\"te\"\"nant\" = E'x\\\\y'");
        row("application_name", "'; drop role x; --", "set application_name = '''; drop role x; --'");
    }
    void clauses()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, expected);
        QCOMPARE(setClause(name, value), expected);
    }

    void onlyDifferencesAreWritten()
    {
        const auto alter = [](const Values &row) {
            return QStringLiteral("alter role a")
                + (row.isNull(QStringLiteral("database"))
                       ? QString()
                       : QStringLiteral(" in database ") + row.text(QStringLiteral("database")));
        };
        const QString field = QStringLiteral("parameters");
        const Values before
            = with({parameter(QStringLiteral("work_mem"), QStringLiteral("1MB")),
                    parameter(QStringLiteral("work_mem"), QStringLiteral("2MB"), QStringLiteral("d")),
                    parameter(QStringLiteral("DateStyle"), QStringLiteral("ISO"))});
        QVERIFY(parametersScript(field, before, before, alter).isEmpty());
        const Values after = with({parameter(QStringLiteral("datestyle"), QStringLiteral("German")),
                                   parameter(QStringLiteral("work_mem"), QStringLiteral("1MB"))});
        QCOMPARE(texts(parametersScript(field, before, after, alter)),
                 (QStringList{QStringLiteral("alter role a in database d reset work_mem"),
                              QStringLiteral("alter role a set datestyle = 'German'")}));
        QCOMPARE(parametersScript(field, {}, after, alter).statements.size(), 2);
        QCOMPARE(parametersScript(field, {}, after, alter).statements.first().field, field);
    }

    void commentsAndLabels()
    {
        Values before;
        Values after;
        const QString object = QStringLiteral("role \"%1\"");
        QVERIFY(commentScript(object, before, after).isEmpty());
        after.setText(QStringLiteral("comment"), QString());
        QVERIFY(commentScript(object, before, after).isEmpty());
        after.setText(QStringLiteral("comment"), QStringLiteral("it's\n%2"));
        QCOMPARE(texts(commentScript(object, before, after)),
                 QStringList{QStringLiteral("comment on role \"%1\" is 'it''s\n%2'")});
        QCOMPARE(texts(commentScript(object, after, before)),
                 QStringList{QStringLiteral("comment on role \"%1\" is null")});
        Values label;
        label.setText(QStringLiteral("provider"), QStringLiteral("dum%2my"));
        label.setText(QStringLiteral("label"), QStringLiteral("a'%3"));
        after.setRows(QStringLiteral("labels"), {label});
        QCOMPARE(texts(securityLabelsScript(object, before, after)),
                 QStringList{QStringLiteral("security label for \"dum%2my\" on role \"%1\" is 'a''%3'")});
        QCOMPARE(texts(securityLabelsScript(object, after, before)),
                 QStringList{QStringLiteral("security label for \"dum%2my\" on role \"%1\" is null")});
    }

    void namesAreCountedInBytes()
    {
        QVERIFY(problemOfName({}).isEmpty());
        QVERIFY(problemOfName(QString(63, QLatin1Char('a'))).isEmpty());
        QVERIFY(!problemOfName(QString(64, QLatin1Char('a'))).isEmpty());
        // an elephant is four bytes
        const QString elephant = QStringLiteral("\U0001F418");
        QVERIFY(problemOfName(elephant.repeated(15) + QStringLiteral("abc")).isEmpty());
        QVERIFY(!problemOfName(elephant.repeated(16)).isEmpty());
        QVERIFY(!problemOfName(QStringLiteral("a") + QChar(u'\0')).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestParameterTable)
#include "tst_parametertable.moc"
