// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/passwords/clearpasswords.h"
#include "core/passwords/verifier.h"
#include "tests/support/testmain.h"

using namespace core;
using namespace core::passwords;

class TestClearPasswords : public QObject
{
    Q_OBJECT

private slots:
    void finds_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QStringList>("passwords"); // kind:role:password
        QTest::addColumn<QByteArray>("shown");
        const auto row = [](const char *name, const char *sql, QStringList found, const char *shown) {
            QTest::newRow(name) << QByteArray(sql) << found << QByteArray(shown);
        };
        const auto one = [](const char *text) { return QStringList{QString::fromUtf8(text)}; };

        row("nothing", "select 1", {}, "select 1");
        row("create role", "create role bob login password 's3'", one("r:bob:s3"),
            "create role bob login password '…'");
        row("alter user", "ALTER USER \"b\"\"ö b\" WITH ENCRYPTED PASSWORD 'x' VALID UNTIL 'infinity'",
            one("r:b\"ö b:x"), "ALTER USER \"b\"\"ö b\" WITH ENCRYPTED PASSWORD '…' VALID UNTIL 'infinity'");
        row("create group", "create group g password 'x'", one("r:g:x"), "create group g password '…'");
        row("current_user", "alter role current_user password 'x'", one("r::x"),
            "alter role current_user password '…'");
        row("folded name", "alter role BOB password 'x'", one("r:bob:x"), "alter role BOB password '…'");
        row("comment between", "alter role bob password /* no */ -- yes\n 'x'", one("r:bob:x"),
            "alter role bob password /* no */ -- yes\n '…'");
        row("null", "alter role bob password null", {}, "alter role bob password null");
        row("empty", "alter role bob password ''", {}, "alter role bob password ''");
        row("doubled quote", "alter role bob password 'it''s'", one("r:bob:it's"),
            "alter role bob password '…'");
        row("backslash", "alter role bob password 'a\\'", one("r:bob:a\\"), "alter role bob password '…'");
        row("escape", "alter role bob password E'a\\'b\\x41\\101\\u00e4\\U0001F600\\n'",
            one("r:bob:a'bAAä😀\n"), "alter role bob password '…'");
        row("broken escape", "alter role bob password E'a\\u00'", one("r:bob:"),
            "alter role bob password '…'");
        row("unicode", "alter role bob password U&'d\\0061t\\+000061 \\\\ \\D83D\\DE00'",
            one("r:bob:data \\ 😀"), "alter role bob password '…'");
        row("uescape", "alter role bob password U&'d!0061t' UESCAPE '!' nologin", one("r:bob:dat"),
            "alter role bob password '…' nologin");
        row("dollar", "alter role bob password $x$it's $1 $$$x$", one("r:bob:it's $1 $$"),
            "alter role bob password '…'");
        row("continued", "alter role bob password 'ab'\n  'cd'", one("r:bob:abcd"),
            "alter role bob password '…'");
        row("continued behind a comment", "alter role bob password 'ab' -- it's\n  'cd'", one("r:bob:abcd"),
            "alter role bob password '…'");
        row("two statements", "alter role a password 'x'; select 'y'; alter role b password 'z'",
            QStringList{QStringLiteral("r:a:x"), QStringLiteral("r:b:z")},
            "alter role a password '…'; select 'y'; alter role b password '…'");
        row("verifier",
            "alter role a password "
            "'SCRAM-SHA-256$4096:DCjIHQI2NY1atX6tjWTcdg==$r4IqVVBfT4mkzgKFHS5oxOmg1Nv1LhQqn47Zf+lCl1s=:"
            "iKRFSIo/fyxsnmfN6sYpMwvJngsoLN3P5RM3QhiTDy8='",
            {}, "alter role a password 'SCRAM-SHA-256$4096:…'");
        row("md5", "alter role a password 'md531987a5dbc9922cd211fc93523ffd523'", {},
            "alter role a password 'md5…'");
        row("not quite md5", "alter role a password 'md531987a5dbc9922cd211fc93523ffd52'",
            one("r:a:md531987a5dbc9922cd211fc93523ffd52"), "alter role a password '…'");
        row("not quite scram", "alter role a password 'SCRAM-SHA-256$4096:xx$yy:zz'",
            one("r:a:SCRAM-SHA-256$4096:xx$yy:zz"), "alter role a password '…'");

        row("do block", "do $$ begin create role bob password 'x'; end $$", one("r:bob:x"),
            "do $$ begin create role bob password '…'; end $$");
        row("do in quotes", "do 'begin create role bob password ''it''''s''; end'", one("r:bob:it's"),
            "do 'begin create role bob password ''…''; end'");
        row("execute", "do $$ begin execute 'create role bob password ''x'''; end $$", one("r:bob:x"),
            "do $$ begin execute 'create role bob password ''…'''; end $$");
        row("execute in pieces",
            "do $$ begin execute 'create role ' || quote_ident(n) || ' password ''x'''; end $$", one("r::x"),
            "do $$ begin execute 'create role ' || quote_ident(n) || ' password ''…'''; end $$");
        row("function",
            "create function f() returns void language sql as $f$ alter role bob password 'x' $f$",
            one("r:bob:x"),
            "create function f() returns void language sql as $f$ alter role bob password '…' $f$");

        row("user mapping", "create user mapping for bob server s options (user 'b', password 'x')",
            one("o::x"), "create user mapping for bob server s options (user 'b', password '…')");
        row("alter mapping", "alter user mapping for public server s options (set \"password\" E'x')",
            one("o::x"), "alter user mapping for public server s options (set \"password\" '…')");
        row("server", "create server s foreign data wrapper w options (sslpassword 'x', host 'h')",
            one("o::x"), "create server s foreign data wrapper w options (sslpassword '…', host 'h')");
        row("subscription", "create subscription s connection 'host=h password=s3 user=b' publication p",
            one("c::s3"), "create subscription s connection 'host=h password=… user=b' publication p");
        row("subscription, quoted", "alter subscription s connection 'password = ''it\\''s'' host=h'",
            one("c::it\\'s"), "alter subscription s connection 'password = ''…'' host=h'");
        row("subscription, uri",
            "alter subscription s connection 'postgresql://bob:s@3@h:5432/d?password=yy&sslmode=require'",
            QStringList{QStringLiteral("c::s@3"), QStringLiteral("c::yy")},
            "alter subscription s connection 'postgresql://bob:…@h:5432/d?password=…&sslmode=require'");
        row("dblink", "select * from dblink('dbname=d password=s3', 'select 1') t(a int)", one("c::s3"),
            "select * from dblink('dbname=d password=…', 'select 1') t(a int)");
        row("dblink_exec", "select dblink_exec('c', 'alter role bob password ''x''')", one("r:bob:x"),
            "select dblink_exec('c', 'alter role bob password ''…''')");
        row("connect", "\\c \"host=h password=s3 user=u\"\nselect 1;", one("c::s3"),
            "\\c \"host=h password=… user=u\"\nselect 1;");
        row("connect by URI", "select 1;\n\\connect postgresql://ana:s3@h/db", one("c::s3"),
            "select 1;\n\\connect postgresql://ana:…@h/db");
        row("conninfo", "alter system set primary_conninfo = 'host=h password=s3'", one("c::s3"),
            "alter system set primary_conninfo = 'host=h password=…'");

        row("format", "do $$ begin execute format('alter role %I login password %L', 'bob', 's3'); end $$",
            one("r::s3"),
            "do $$ begin execute format('alter role %I login password %L', 'bob', '…'); end $$");
        row("format by number", "select format('create role %2$I password %1$L -- 100%%', 's''3', 'x')",
            one("r::s'3"), "select format('create role %2$I password %1$L -- 100%%', '…', 'x')");
        row("format with a call", "select format('alter role %s password %L', f('a', 'b'), 's3')",
            one("r::s3"), "select format('alter role %s password %L', f('a', 'b'), '…')");
        row("format of a variable", "select format('alter role %I password %L', name, given)", {},
            "select format('alter role %I password %L', name, given)");
        row("format of a mapping",
            "select format('create user mapping for %I server s options (password %L)', 'bob', 's3')",
            one("o::s3"),
            "select format('create user mapping for %I server s options (password %L)', 'bob', '…')");
        row("format of something else", "select format('%s %L', 'x', 'password')", {},
            "select format('%s %L', 'x', 'password')");
        row("set_config", "select set_config('app.password', 's3', false), set_config('a.b', 'c', true)",
            one("o::s3"), "select set_config('app.password', '…', false), set_config('a.b', 'c', true)");
        row("set", "set app.api_key = 's3'; set local my.secret to 't4'",
            QStringList{QStringLiteral("o::s3"), QStringLiteral("o::t4")},
            "set app.api_key = '…'; set local my.secret to '…'");
        row("alter role set", "alter role bob in database d set app.password = 's3'", one("o:bob:s3"),
            "alter role bob in database d set app.password = '…'");
        row("password_encryption",
            "set password_encryption = 'md5'; select set_config('password_encryption', 'md5', true)", {},
            "set password_encryption = 'md5'; select set_config('password_encryption', 'md5', true)");
        row("data", "update users set password = 'x' where id = 1", {},
            "update users set password = 'x' where id = 1");
        row("foreign table", "create foreign table t (a int) server s options (password 'x')", one("o::x"),
            "create foreign table t (a int) server s options (password '…')");

        row("a column", "select password from users where password = 'x'", {},
            "select password from users where password = 'x'");
        row("a comment", "-- alter role bob password 'x'\nselect 1", {},
            "-- alter role bob password 'x'\nselect 1");
        row("after another", "alter role bob login; select password 'x'", {},
            "alter role bob login; select password 'x'");
        row("in brackets", "alter role \"password 'x'\" login", {}, "alter role \"password 'x'\" login");
        row("unterminated", "alter role bob password 'x", {}, "alter role bob password 'x");
    }
    void finds()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QStringList, passwords);
        QStringList found;
        for (const ClearPassword &one : clearPasswords(sql)) {
            const char *kinds[] = {"r", "o", "c"};
            found << QStringLiteral("%1:%2:%3")
                         .arg(QLatin1String(kinds[int(one.kind)]), one.role,
                              QString::fromUtf8(one.password.reveal()));
        }
        QCOMPARE(found, passwords);
        QTEST(masked(sql), "shown");
        QTEST(masked(QString::fromUtf8(sql)).toUtf8(), "shown");
    }

    void serversWords()
    {
        const QByteArray sql = "do $$ begin execute 'alter role bob foo password ''it''''s3'''; end $$";
        QCOMPARE(withoutPasswords(
                     QStringLiteral("syntax error\nQUERY: alter role bob foo password 'it''s3'\nit's3"), sql),
                 QStringLiteral("syntax error\nQUERY: alter role bob foo password '…'\n…"));
        const QString text = QStringLiteral("/* ä😀 */ alter role bob password 'ä😀x' foo");
        QCOMPARE(maskedInPlace(text), QStringLiteral("/* ä😀 */ alter role bob password ****** foo"));
    }

    void withoutStandardStrings()
    {
        const QByteArray sql = "alter role bob password 'a\\'b'";
        const auto found = clearPasswords(sql, false);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0].password.reveal(), QByteArray("a'b"));
    }

    void placesBecomeVerifiers()
    {
        QByteArray sql = "/* ä */ alter role a password 'x'; do 'begin execute ''alter role b password "
                         "''''y''''''; end'; create user mapping for a server s options (password 'z')";
        const auto found = clearPasswords(sql);
        QCOMPARE(found.size(), 3);
        auto edits = verifiersFor(found);
        VERIFY_OK(edits);
        QCOMPARE(edits->size(), 2);
        QVERIFY(edits->at(0).offset > edits->at(1).offset);
        for (const auto &edit : *edits)
            sql.replace(edit.offset, edit.length, edit.text);
        QVERIFY(sql.startsWith("/* ä */ alter role a password 'SCRAM-SHA-256$4096:"));
        QVERIFY(sql.contains("b password ''''SCRAM-SHA-256$4096:"));
        const auto left = clearPasswords(sql);
        QCOMPARE(left.size(), 1);
        QCOMPARE(left[0].kind, ClearPassword::Kind::Option);
    }

    void longTextsAreQuick()
    {
        QByteArray sql;
        for (int i = 0; i < 20000; ++i)
            sql += "insert into t values (1, 'password of nobody', 'postgresql://h/d');\n";
        QVERIFY(clearPasswords(sql).isEmpty());
        const QByteArray quotes = "select 'password' || '" + QByteArray(200000, '\'') + "';";
        QVERIFY(clearPasswords(quotes).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestClearPasswords)
#include "tst_clearpasswords.moc"
