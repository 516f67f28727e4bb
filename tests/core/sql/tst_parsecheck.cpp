// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/parsecheck.h"
#include "tests/support/randomsql.h"
#include "tests/support/testmain.h"

#include <QtConcurrent>

using namespace core::sql;

namespace {

/// "offset:text of the token" of the first error, or nothing; ~ where the statement only is not finished.
QByteArray check(const QByteArray &text)
{
    for (const Statement &statement : split(text)) {
        if (const auto error = syntaxError(text, statement))
            return QByteArray(error->atEnd ? "~" : "") + QByteArray::number(error->offset) + ':'
                + text.mid(error->offset, error->length);
    }
    return {};
}

} // namespace

class TestParseCheck : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (parserVersion() == 0)
            QSKIP("built without libpg_query");
    }

    void places_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("error");
        const auto row = [](const char *text, const char *error) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(error);
        };
        row("select 1", "");
        row("", "");
        row("selec 1", "0:selec");
        row("select 'ü🙂' fro t", "20:t");
        row("select 'ü🙂' from t whree a = 1", "29:a");
        row("select 'ü🙂', 1 + from t", "21:from");
        row("select 1;\n-- c\nselect ) 2;\nselect 3", "22:)");
        row("select 1 from", "~9:from");
        row("select (1", "~8:1");
        row("select 'abc", "~7:'abc");
        row("select :'a', \"b\", $1, a[1:2]", "");
        row("select * from t :where", "");
        row("selec :a", "");
        row("selec :'a'", "0:selec");
        row("select 1\\; select 2", "");
        row("select 1,\n\\echo a b\n2;", "");
        row("\\d t", "");
        row("select 1 \\gx", "");
        row("copy t from stdin;\nnonsense\n\\.\n", "");
        row("create function f() returns int language sql begin atomic select 1; select 2; end", "");
        row("select '\xFF' from from", "");
        row("create table a (b int,, c int)", "22:,");
    }

    void places()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, error);
        QCOMPARE(check(text), error);
    }

    void corpusIsValid()
    {
        QRandomGenerator random(17);
        for (int i = 0; i < 2000; ++i) {
            const QByteArray text = support::randomStatement(random);
            const QByteArray error = check(text);
            QVERIFY2(error.isEmpty(), (error + "\n" + text).constData());
        }
    }

    void deepNestingIsNoError()
    {
        const QByteArray deep = "select " + QByteArray(200000, '(') + "1" + QByteArray(200000, ')');
        QCOMPARE(check(deep), QByteArray());
    }

    void anyTextOnManyThreads()
    {
        QList<int> seeds;
        for (int i = 0; i < 8; ++i)
            seeds << i;
        QtConcurrent::blockingMap(seeds, [](int &seed) {
            QRandomGenerator random(quint32(seed) + 100);
            for (int i = 0; i < 400; ++i) {
                const QByteArray text = support::mutated(support::randomStatement(random), random);
                for (const Statement &statement : split(text)) {
                    const auto error = syntaxError(text, statement);
                    if (error
                        && (error->offset < statement.bodyOffset || error->length <= 0
                            || error->offset + error->length > statement.end()))
                        qFatal("place outside of %s", text.constData());
                }
            }
        });
    }
};

QTEST_GUILESS_MAIN(TestParseCheck)
#include "tst_parsecheck.moc"
