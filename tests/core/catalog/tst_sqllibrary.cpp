// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/sqllibrary.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace core;
using namespace core::catalog;

class TestSqlLibrary : public QObject
{
    Q_OBJECT

private slots:
    void picksTheNewestFileTheServerKnows()
    {
        QTemporaryDir folder;
        QDir(folder.path()).mkpath(QStringLiteral("table"));
        const auto write = [&](const char *name, const char *text) {
            QFile file(folder.filePath(QStringLiteral("table/") + QLatin1String(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        write("list.sql", "any");
        write("list.14.sql", "from 14");
        write("list.16.sql", "from 16");
        write("listing.sql", "something else");
        write("list.old.sql", "no version");
        const SqlLibrary library(folder.path());
        const auto text = [&](int version) {
            return library.text(QStringLiteral("table"), QStringLiteral("list"), ServerVersion{version})
                .value();
        };
        QCOMPARE(text(130023), QStringLiteral("any"));
        QCOMPARE(text(140000), QStringLiteral("from 14"));
        QCOMPARE(text(150020), QStringLiteral("from 14"));
        QCOMPARE(text(180003), QStringLiteral("from 16"));
        const auto none = library.text(QStringLiteral("moon"), QStringLiteral("list"), ServerVersion{150000});
        QVERIFY(!none);
        QCOMPARE(none.error().kind, Error::Kind::Internal);
        QCOMPARE(library.files().size(), 5);
    }

    void fillsParametersOnlyWhereTheyAreOne_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("filled");
        const auto row = [](const char *name, const char *sql, const char *filled) {
            QTest::newRow(name) << QString::fromUtf8(sql) << QString::fromUtf8(filled);
        };
        row("number", "where oid = :n", "where oid = 42");
        row("text", "= :t", "= 'it''s :n'");
        row("boolean", ":b or not :b", "true or not true");
        row("null", ":nothing", "null");
        row("cast", "x::text", "x::text");
        row("cast of a parameter", ":n::text", "42::text");
        row("string", "':n' || :n", "':n' || 42");
        row("doubled quote", "'a'':n' || :n", "'a'':n' || 42");
        row("quoted name", "\":n\".x = :n", "\":n\".x = 42");
        row("line comment", "-- :missing\n:n", "-- :missing\n42");
        row("block comment", "/* :missing */ :n", "/* :missing */ 42");
        row("dollar quote", "$$ :missing $$ :n", "$$ :missing $$ 42");
        row("array slice", "a[1 : 2]", "a[1 : 2]");
        row("at the end", ":n", "42");
        row("lone colon", "a :", "a :");
        row("longer name", ":n_2", "7");
    }

    void fillsParametersOnlyWhereTheyAreOne()
    {
        QFETCH(QString, sql);
        QFETCH(QString, filled);
        const auto answer = SqlLibrary::fillIn(sql,
                                               {{QStringLiteral("n"), qint64(42)},
                                                {QStringLiteral("n_2"), 7},
                                                {QStringLiteral("t"), QStringLiteral("it's :n")},
                                                {QStringLiteral("b"), true},
                                                {QStringLiteral("nothing"), QVariant()}});
        VERIFY_OK(answer);
        QCOMPARE(*answer, filled);
    }

    void aParameterWithoutValueFails()
    {
        const auto answer = SqlLibrary::fillIn(QStringLiteral("select :x"), {});
        QVERIFY(!answer);
        QVERIFY(answer.error().message.contains(QStringLiteral(":x")));
    }

    void everyFileSaysWhatItReturnsAndIsOneStatement()
    {
        const SqlLibrary library;
        const auto files = library.files();
        QVERIFY(files.size() > 30);
        for (const QString &name : files) {
            QFile file(QStringLiteral(":/sql/") + name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto text = QString::fromUtf8(file.readAll());
            QVERIFY2(text.startsWith(QLatin1String("-- ")), qPrintable(name));
            QVERIFY2(!text.contains(QLatin1Char(';') + QString(QLatin1Char('\n'))), qPrintable(name));
            QVERIFY2(!text.contains(QLatin1String("::")), qPrintable(name));
        }
    }
};

QTEST_GUILESS_MAIN(TestSqlLibrary)
#include "tst_sqllibrary.moc"
