// SPDX-License-Identifier: GPL-3.0-or-later
// A role's form without a server: what is written for which change on which version, what is checked, who may
// change what.
#include "core/ddl/memberships.h"
#include "core/ddl/role.h"
#include "core/ddl/rolefacts.h"
#include "core/ddl/rolerights.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <optional>

using namespace core;
using namespace core::ddl;
using core::forms::Choice;
using core::forms::Context;
using core::forms::FormSpec;
using core::forms::Problem;
using core::forms::Values;

namespace {

const QString Hostile = QStringLiteral("we\"ird'; drop role x; -- \n\u2615 \u05e9\u05dc %1<b>");

QJsonObject object(const char *json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray(json).replace('\'', '"'), &error);
    if (!document.isObject())
        qFatal("%s in %s", qPrintable(error.errorString()), json);
    return document.object();
}

/// As it is read of a role without anything, and what differs.
Values role(const char *json)
{
    QJsonObject values
        = object("{'name': 'app', 'login': true, 'inherit': true, 'superuser': false, 'createdb': false,"
                 " 'createrole': false, 'replication': false, 'bypassrls': false, 'no_password': false,"
                 " 'member_of': [], 'members': [], 'parameters': [], 'labels': []}");
    const QJsonObject changes = object(json);
    for (auto at = changes.begin(); at != changes.end(); ++at)
        values.insert(at.key(), at.value());
    return Values(values);
}

Context context(int version, const char *facts = "{}")
{
    Context context;
    context.version = {version * 10000};
    QJsonObject all = object("{'me': 'postgres', 'me_super': true, 'bootstrap': 'postgres', 'name': 'app', "
                             "'now': '2026-06-01T12:00:00+00:00', 'utc_offset': '0'}");
    const QJsonObject given = object(facts);
    for (auto at = given.begin(); at != given.end(); ++at)
        all.insert(at.key(), at.value());
    context.facts = Values(all);
    for (const char *name : {"app", "postgres", "alice", "bob", "reporting", "pg_monitor", "a", "b", "c"})
        context.choices[QStringLiteral("roles")] << Choice{QString::fromLatin1(name)};
    context.choices[QStringLiteral("databases")] << Choice{QStringLiteral("shop")};
    return context;
}

QStringList texts(const Script &script)
{
    QStringList all;
    for (const Statement &statement : script.statements)
        all << statement.sql;
    return all;
}

QString problemOf(const QString &field, const Values &values, const Context &context, bool error = true)
{
    for (const Problem &problem : problems(roleSpec(context), values, context)) {
        if (problem.field == field && problem.error == error)
            return problem.text;
    }
    return {};
}

} // namespace

class TestRole : public QObject
{
    Q_OBJECT

private slots:
    void writes_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<QString>("before"); // empty: a new one
        QTest::addColumn<QString>("after");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, QList<int> versions, const char *before, const char *after,
                            std::initializer_list<const char *> expected) {
            QStringList statements;
            for (const char *sql : expected)
                statements << QString::fromUtf8(sql);
            for (const int version : versions)
                QTest::addRow("%s %d", name, version)
                    << version << QString::fromUtf8(before) << QString::fromUtf8(after) << statements;
        };
        const QList<int> all{13, 14, 15, 16, 17, 18};
        const QList<int> older{13, 14, 15};
        const QList<int> newer{16, 17, 18};

        row("new", all, "", "{}", {"create role app login"});
        row("new group", all, "", "{'login': false}", {"create role app"});
        row("new with all", all, "",
            "{'superuser': true, 'createdb': true, 'createrole': true, 'inherit': false, 'replication': true,"
            " 'bypassrls': true, 'valid_until': '2030-01-01', 'connection_limit': '5'}",
            {"create role app\n    login\n    noinherit\n    superuser\n    createdb\n    createrole\n    "
             "replication\n"
             "    bypassrls\n    valid until '2030-01-01'\n    connection limit 5"});
        row("no change", all, "{}", "{}", {});
        row("rename", all, "{}", "{'name': 'Other', 'createdb': true, 'comment': 'it\\u0027s'}",
            {"alter role app rename to \"Other\"", "alter role \"Other\" createdb",
             "comment on role \"Other\" is 'it''s'"});
        row("attributes", all, "{'superuser': true}", "{'login': false, 'inherit': false}",
            {"alter role app\n    nologin\n    noinherit\n    nosuperuser"});
        row("limits", all, "{'valid_until': '2025-01-31 00:00:00+00:00', 'connection_limit': '20'}", "{}",
            {"alter role app\n    valid until 'infinity'\n    connection limit -1"});
        row("limits that say none", all, "{}", "{'valid_until': 'infinity', 'connection_limit': '-1'}", {});
        row("password away", all, "{}", "{'no_password': true}", {"alter role app password null"});
        row("parameters", all,
            "{'parameters': [{'name': 'work_mem', 'value': '4MB'}, {'name': 'a.b', 'value': '1', "
            "'database': 'My db'}]}",
            "{'parameters': [{'name': 'work_mem', 'value': '8MB'}, {'name': 'search_path', 'value': 'a, b', "
            "'database': 'shop'}]}",
            {"alter role app in database \"My db\" reset a.b", "alter role app set work_mem = '8MB'",
             "alter role app in database shop set search_path = 'a', 'b'"});
        row("labels", all, "{'labels': [{'provider': 'x', 'label': '1'}]}",
            "{'labels': [{'provider': 'y', 'label': '2'}]}",
            {"security label for x on role app is null", "security label for y on role app is '2'"});

        row("member of", all, "{'member_of': [{'role': 'a', 'admin': false, 'inherit': true, 'set': true}]}",
            "{'member_of': [{'role': 'b'}]}", {"revoke a from app", "grant b to app"});
        row("members", all, "{'members': [{'role': 'a', 'admin': false, 'inherit': true, 'set': true}]}",
            "{'members': [{'role': 'b'}]}", {"revoke app from a", "grant app to b"});
        row("admin", older,
            "{'member_of': [{'role': 'a', 'admin': true, 'grantor': 'alice'}, {'role': 'b'}]}",
            "{'member_of': [{'role': 'a', 'admin': false, 'grantor': 'alice'}, {'role': 'b', 'admin': "
            "true}]}",
            {"revoke admin option for a from app", "grant b to app with admin option"});
        row("new with admin", older, "", "{'members': [{'role': 'b', 'admin': true}]}",
            {"create role app login", "grant app to b with admin option"});
        row("options", newer,
            "{'member_of': [{'role': 'a', 'admin': true, 'inherit': true, 'set': true, 'grantor': 'alice'}]}",
            "{'member_of': [{'role': 'a', 'admin': false, 'inherit': false, 'set': true, 'grantor': "
            "'alice'}]}",
            {"grant a to app with admin false, inherit false granted by alice"});
        row("of several grantors", newer,
            "{'member_of': [{'role': 'a', 'admin': false, 'inherit': true, 'set': true, 'grantor': 'alice'},"
            " {'role': 'a', 'admin': false, 'inherit': true, 'set': true, 'grantor': 'postgres'}]}",
            "{'member_of': [{'role': 'a', 'admin': false, 'inherit': true, 'set': true, 'grantor': "
            "'postgres'}]}",
            {"revoke a from app granted by alice"});
        row("grantor of the superuser's own", newer,
            "{'member_of': [{'role': 'a', 'admin': false, 'inherit': true, 'set': true, 'grantor': "
            "'postgres'}]}",
            "{}", {"revoke a from app"});
        row("inherit that is the default", newer, "",
            "{'inherit': false, 'member_of': [{'role': 'a', 'admin': false, "
            "'inherit': false, 'set': true}]}",
            {"create role app\n    login\n    noinherit", "grant a to app"});
        row("inherit that is not", newer, "",
            "{'inherit': false, 'member_of': [{'role': 'a', 'admin': false, "
            "'inherit': true, 'set': false}]}",
            {"create role app\n    login\n    noinherit", "grant a to app with inherit true, set false"});
    }
    void writes()
    {
        QFETCH(int, version);
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QStringList, expected);
        const auto old
            = before.isEmpty() ? std::nullopt : std::optional<Values>(role(before.toUtf8().constData()));
        QCOMPARE(texts(writeRole(old, role(after.toUtf8().constData()), context(version))), expected);
    }

    void onlyVerifiersAreSentAndTheyAreMasked()
    {
        const Values before = role("{}");
        Values after = before;
        const QString key = QString::fromLatin1(QByteArray(32, 'k').toBase64());
        const QString verifier = QStringLiteral("SCRAM-SHA-256$4096:c2FsdA==$%1:%1").arg(key);
        after.setSecret(QStringLiteral("password"), Secret(verifier));
        after.setText(QStringLiteral("connection_limit"), QStringLiteral("20"));
        const Script script = writeRole(before, after, context(15));
        QCOMPARE(script.statements.size(), 1);
        QCOMPARE(script.statements.first().sql,
                 QStringLiteral("alter role app\n    password '%1'\n    connection limit 20").arg(verifier));
        QCOMPARE(script.display(),
                 QStringLiteral("alter role app\n    password 'SCRAM-SHA-256$4096:…'\n    "
                                "connection limit 20;"));
        after = before;
        for (const QString &clear :
             {QStringLiteral("in clear"), QStringLiteral("SCRAM-SHA-256$my own password"),
              QStringLiteral("SCRAM-SHA-256$4096:c2FsdA==$a:b"), QString(verifier).replace(key, QString()),
              QStringLiteral("md5") + QString(32, QLatin1Char('x')),
              QStringLiteral("md5") + QString(32, QLatin1Char('A'))}) {
            after.setSecret(QStringLiteral("password"), Secret(clear));
            QVERIFY2(writeRole(before, after, context(15)).isEmpty(), qPrintable(clear));
            QVERIFY2(!writeRole(std::nullopt, after, context(15)).toSql().contains(clear), qPrintable(clear));
            QCOMPARE(problemOf(QStringLiteral("password"), after, context(15)),
                     QStringLiteral("Not a verifier"));
        }
        const QString md5 = QStringLiteral("md5") + QString(32, QLatin1Char('a'));
        after.setSecret(QStringLiteral("password"), Secret(md5));
        QCOMPARE(writeRole(before, after, context(15)).display(),
                 QStringLiteral("alter role app password 'md5…';"));
    }

    void md5IsOfferedWhereTheServerMakesIt_data()
    {
        QTest::addColumn<QStringList>("methods");
        const QStringList both{QStringLiteral("scram-sha-256"), QStringLiteral("md5")};
        QTest::newRow("md5") << both;
        QTest::newRow("on") << both;
        QTest::newRow("scram-sha-256") << QStringList();
        QTest::newRow("") << QStringList();
    }
    void md5IsOfferedWhereTheServerMakesIt()
    {
        QFETCH(QStringList, methods);
        const QByteArray facts = QByteArray("{'password_encryption': '") + QTest::currentDataTag() + "'}";
        const forms::FormSpec spec = roleSpec(context(15, facts.constData()));
        const auto *field = spec.find(QStringLiteral("password"));
        QVERIFY(field);
        QStringList offered;
        for (const forms::Choice &choice : field->choices)
            offered << choice.value;
        QCOMPARE(offered, methods);
    }

    void namesAreQuotedEverywhere()
    {
        Values before = role("{}");
        Values after = before;
        after.setText(QStringLiteral("name"), Hostile);
        after.setText(QStringLiteral("comment"), Hostile);
        Values member;
        member.setText(QStringLiteral("role"), Hostile);
        after.setRows(QStringLiteral("members"), {member});
        Values parameter;
        parameter.setText(QStringLiteral("name"), QStringLiteral("work_mem"));
        parameter.setText(QStringLiteral("value"), Hostile);
        parameter.setText(QStringLiteral("database"), Hostile);
        after.setRows(QStringLiteral("parameters"), {parameter});
        const QString quoted = QLatin1Char('"')
            + QString(Hostile).replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
        const QString literal = QLatin1Char('\'')
            + QString(Hostile).replace(QLatin1Char('\''), QLatin1String("''")) + QLatin1Char('\'');
        QCOMPARE(
            texts(writeRole(before, after, context(15))),
            QStringList({QStringLiteral("alter role app rename to ") + quoted,
                         QStringLiteral("grant ") + quoted + QStringLiteral(" to ") + quoted,
                         QStringLiteral("alter role ") + quoted + QStringLiteral(" in database ") + quoted
                             + QStringLiteral(" set work_mem = ") + literal,
                         QStringLiteral("comment on role ") + quoted + QStringLiteral(" is ") + literal}));
    }

    void namesAreChecked_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("good");
        QTest::newRow("its own") << QStringLiteral("app") << true;
        QTest::newRow("taken") << QStringLiteral("alice") << false;
        QTest::newRow("other case") << QStringLiteral("Alice") << true;
        QTest::newRow("none") << QString() << false;
        QTest::newRow("the system's") << QStringLiteral("pg_mine") << false;
        QTest::newRow("public") << QStringLiteral("public") << false;
        QTest::newRow("63 bytes") << QString(63, QLatin1Char('x')) << true;
        QTest::newRow("64 bytes") << QString(64, QLatin1Char('x')) << false;
        QTest::newRow("emoji") << QStringLiteral("\u2615").repeated(21) << true;
        QTest::newRow("too much emoji") << QStringLiteral("\u2615").repeated(22) << false;
        QTest::newRow("hostile") << Hostile << true;
    }
    void namesAreChecked()
    {
        QFETCH(QString, name);
        QFETCH(bool, good);
        Values values = role("{}");
        values.setText(QStringLiteral("name"), name);
        const QString problem = problemOf(QStringLiteral("name"), values, context(15));
        QVERIFY2(problem.isEmpty() == good, qPrintable(problem));
    }

    void aRenameThatLosesThePasswordIsTold()
    {
        const Values values = role("{'name': 'other'}");
        QVERIFY(
            !problemOf(QStringLiteral("name"), values, context(15, "{'password': 'md5'}"), false).isEmpty());
        QVERIFY(
            problemOf(QStringLiteral("name"), values, context(15, "{'password': 'scram'}"), false).isEmpty());
        Values with = values;
        with.setSecret(QStringLiteral("password"), Secret(QStringLiteral("SCRAM-SHA-256$1:x$y:z")));
        QVERIFY(problemOf(QStringLiteral("name"), with, context(15, "{'password': 'md5'}"), false).isEmpty());
    }

    void thePastIsTold_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("past");
        QTest::newRow("day") << QStringLiteral("2025-01-31") << true;
        QTest::newRow("minute") << QStringLiteral("2025-01-31 00:00") << true;
        QTest::newRow("future") << QStringLiteral("2026-06-01 12:00:01") << false;
        QTest::newRow("offset") << QStringLiteral("2026-06-01 13:30:00+02") << true;
        QTest::newRow("offset west") << QStringLiteral("2026-06-01 11:30:00-02:30") << false;
        QTest::newRow("fraction") << QStringLiteral("2026-06-01 11:59:59.999999+00:00") << true;
        QTest::newRow("infinity") << QStringLiteral("infinity") << false;
        QTest::newRow("none") << QString() << false;
        QTest::newRow("words") << QStringLiteral("tomorrow") << false;
        QTest::newRow("far") << QStringLiteral("294276-01-01") << false;
    }
    void thePastIsTold()
    {
        QFETCH(QString, text);
        QFETCH(bool, past);
        QCOMPARE(isPast(text, context(15)), past);
    }

    void circlesAreRefusedAtTheField_data()
    {
        QTest::addColumn<QString>("values");
        QTest::addColumn<QString>("facts");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *name, const char *values, const char *facts, const char *field,
                            const char *problem) {
            QTest::newRow(name) << QString::fromUtf8(values) << QString::fromUtf8(facts)
                                << QString::fromUtf8(field) << QString::fromUtf8(problem);
        };
        row("itself", "{'member_of': [{'role': 'app'}]}", "{}", "member_of",
            "A role cannot be a member of itself");
        row("its new name", "{'name': 'z', 'members': [{'role': 'app'}]}", "{}", "members",
            "A role cannot be a member of itself");
        // b is in a, app shall be in b, and a in app
        row("through others", "{'member_of': [{'role': 'b'}], 'members': [{'role': 'a'}]}",
            "{'granted_roles': ['a'], 'granted_members': ['b']}", "member_of",
            "A circle of memberships: app → b → a → app");
        row("told at members too", "{'member_of': [{'role': 'b'}], 'members': [{'role': 'a'}]}",
            "{'granted_roles': ['a'], 'granted_members': ['b']}", "members",
            "A circle of memberships: app → b → a → app");
        row("what is taken away is no part", "{'member_of': [{'role': 'a'}]}",
            "{'granted_roles': ['app'], 'granted_members': ['a']}", "member_of", "");
        row("what is there is", "{'member_of': [{'role': 'c'}], 'members': [{'role': 'a'}]}",
            "{'granted_roles': ['app', 'a', 'b'], 'granted_members': ['a', 'b', 'c']}", "member_of",
            "A circle of memberships: app → c → b → a → app");
        row("none", "{'member_of': [{'role': 'b'}, {'role': 'a'}], 'members': [{'role': 'c'}]}",
            "{'granted_roles': ['a'], 'granted_members': ['b']}", "member_of", "");
        row("unknown", "{'member_of': [{'role': 'nobody'}]}", "{}", "member_of", "There is no role nobody");
        row("twice", "{'member_of': [{'role': 'a'}, {'role': 'a'}]}", "{}", "member_of", "Stands here twice");
    }
    void circlesAreRefusedAtTheField()
    {
        QFETCH(QString, values);
        QFETCH(QString, facts);
        QFETCH(QString, field);
        QFETCH(QString, problem);
        QCOMPARE(problemOf(field, role(values.toUtf8().constData()), context(15, facts.toUtf8().constData())),
                 problem);
    }

    void whatOneMayChange_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<QString>("facts");
        QTest::addColumn<QString>("enabled");
        const auto row = [](const char *name, QList<int> versions, const char *facts, const char *enabled) {
            for (const int version : versions)
                QTest::addRow("%s %d", name, version)
                    << version << QString::fromUtf8(facts) << QString::fromUtf8(enabled);
        };
        const QList<int> older{13, 14, 15};
        const QList<int> newer{16, 17, 18};
        const QList<int> all = older + newer;
        row("superuser", all, "{'target_super': true}",
            "name password valid_until connection_limit login inherit superuser createdb createrole "
            "replication "
            "bypassrls member_of members parameters comment labels");
        row("superuser and a predefined role", all, "{'predefined': true, 'name': 'pg_x'}",
            "member_of members comment labels");
        row("superuser and itself", all, "{'self': true, 'session': true}",
            "password valid_until connection_limit login inherit superuser createdb createrole "
            "replication bypassrls "
            "member_of members parameters comment labels");
        row("createrole", older, "{'me_super': false, 'me_createrole': true}",
            "name password valid_until connection_limit login inherit createdb createrole member_of members "
            "parameters comment labels");
        row("createrole without admin", newer,
            "{'me_super': false, 'me_createrole': true, 'admin_any': true}", "member_of");
        row("createrole with admin", newer,
            "{'me_super': false, 'me_createrole': true, 'admin': true, 'admin_any': true, "
            "'me_replication': true}",
            "name password valid_until connection_limit login inherit createrole replication member_of "
            "members "
            "parameters comment labels");
        row("createrole and a superuser", all,
            "{'me_super': false, 'me_createrole': true, 'target_super': true}", "member_of");
        row("nothing", all, "{'me_super': false}", "");
        row("nothing, itself", all, "{'me_super': false, 'self': true}", "password parameters");
        row("only admin", all, "{'me_super': false, 'admin': true, 'admin_any': true}", "member_of members");
    }
    void whatOneMayChange()
    {
        QFETCH(int, version);
        QFETCH(QString, facts);
        QFETCH(QString, enabled);
        const Context known = context(version, facts.toUtf8().constData());
        QStringList found;
        for (const auto &group : roleSpec(known).groups) {
            for (const auto &field : group.fields) {
                if (field.type == forms::FieldSpec::Type::Note || field.id == QLatin1String("no_password"))
                    continue;
                if (!field.enabledWhen)
                    found << field.id;
                else
                    QVERIFY(!field.help.isEmpty());
            }
        }
        QCOMPARE(found.join(QLatin1Char(' ')), enabled);
    }

    void errorsStandAtTheirField_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *state, const char *statement, const char *field) {
            QTest::addRow("%s %s", state, statement)
                << QString::fromLatin1(state) << QString::fromLatin1(statement) << QString::fromLatin1(field);
        };
        row("42710", "login", "name");
        row("42939", "superuser", "name");
        row("22007", "superuser", "valid_until");
        row("0LP01", "member_of", "member_of");
        row("42704", "members", "members");
        row("42501", "superuser", "superuser");
        row("22023", "parameters", "parameters");
        row("22023", "login", "connection_limit");
        row("3D000", "parameters", "parameters");
        row("2BP01", "members", "members");
    }
    void errorsStandAtTheirField()
    {
        QFETCH(QString, state);
        QFETCH(QString, statement);
        QFETCH(QString, field);
        Error error{.kind = Error::Kind::Sql, .message = {}, .sqlState = state};
        QCOMPARE(roleFieldOf(error, Statement{{}, statement}), field);
    }

    void aStatementBelongsToWhatNeedsMost()
    {
        const Script script = writeRole(
            role("{}"), role("{'createdb': true, 'superuser': true, 'bypassrls': true}"), context(15));
        QCOMPARE(script.statements.first().field, QStringLiteral("superuser"));
    }

    void aCloneIsAnother()
    {
        Values values = role("{'comment': 'x', 'createdb': true, 'connection_limit': '3',"
                             " 'member_of': [{'role': 'a', 'admin': true, 'grantor': 'alice'},"
                             " {'role': 'a', 'admin': false, 'grantor': 'bob'}], 'members': [{'role': 'c'}],"
                             " 'parameters': [{'name': 'work_mem', 'value': '4MB'}]}");
        Values clone = clonedRole(values);
        clone.setText(QStringLiteral("name"), QStringLiteral("copy"));
        QCOMPARE(
            texts(writeRole(std::nullopt, clone, context(15))),
            QStringList({QStringLiteral("create role copy\n    login\n    createdb\n    connection limit 3"),
                         QStringLiteral("grant a to copy with admin option"),
                         QStringLiteral("alter role copy set work_mem = '4MB'")}));
    }

    void factsInWords()
    {
        const Context known = context(15,
                                      "{'owns': [{'database': 'shop', 'count': '12'}, {'count': '1'}],"
                                      " 'sessions': [{'database': 'shop', 'count': '2', 'idle': '185'}]}");
        QCOMPARE(ownedText(known), QStringLiteral("shop: 12 · server-wide: 1"));
        QCOMPARE(sessionsText(known), QStringLiteral("2 sessions in shop · last active 3 minutes ago"));
        QCOMPARE(roleHeadline({role("{'member_of': [{'role': 'a'}]}"), known}),
                 QStringLiteral(
                     "Login role · member of 1 · owns 13 objects · 2 sessions, last active 3 minutes ago"));
        QCOMPARE(roleHeadline({role("{'login': false}"), context(15)}),
                 QStringLiteral("Group role · owns nothing"));
    }
};

QTEST_GUILESS_MAIN(TestRole)
#include "tst_role.moc"
