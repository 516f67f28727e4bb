// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/comparegrants.h"
#include "core/ddl/role.h"
#include "core/ddl/rolecompare.h"
#include "core/ddl/roledrop.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>

using namespace core;
using namespace core::ddl;
using core::forms::Context;
using core::forms::Values;

namespace {

Values values(const char *json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray(json).replace('\'', '"'), &error);
    if (!document.isObject())
        qFatal("%s in %s", qPrintable(error.errorString()), json);
    return Values(document.object());
}

Context context(int version, const char *facts)
{
    Context context;
    context.version = {version * 10000};
    context.facts = values(facts);
    return context;
}

QStringList texts(const Script &script)
{
    QStringList all;
    for (const Statement &statement : script.statements)
        all << (statement.database.isEmpty() ? QString() : statement.database + QLatin1String(": "))
                + statement.sql;
    return all;
}

/// Everything that differs, members only if asked for.
Script like(const Values &role, const Values &model, const Context &context, bool members = false)
{
    QList<RoleDifference> chosen = compareRoles(role, model, context);
    chosen.removeIf([&](const RoleDifference &difference) {
        return difference.same() || (!members && difference.field == QLatin1String("members"));
    });
    return roleLikeScript(role, model, chosen, context);
}

} // namespace

class TestRoleCompare : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhatDiffers()
    {
        const Values left = values(
            "{'name': 'a', 'login': true, 'connection_limit': '3', 'comment': 'x',"
            " 'member_of': [{'role': 'r', 'admin': true, 'grantor': 'p'}, {'role': 's', 'admin': false}],"
            " 'parameters': [{'name': 'work_mem', 'value': '1MB', 'database': 'shop'}]}");
        const Values right = values(
            "{'name': 'b', 'login': false, 'member_of': [{'role': 'r', 'admin': true, 'grantor': 'q'}],"
            " 'members': [{'role': 'z'}], 'parameters': [{'name': 'work_mem', 'value': '1MB'}]}");
        QStringList different;
        for (const RoleDifference &row : compareRoles(left, right, context(15, "{'me_super': true}"))) {
            if (!row.same())
                different << QStringList{row.area, row.what, row.left, row.right}.join(QLatin1Char('|'));
        }
        QCOMPARE(different,
                 QStringList({QStringLiteral("Attributes|Connection limit|3|no limit"),
                              QStringLiteral("Attributes|Can log in|yes|no"),
                              QStringLiteral("Member of|s|member|"), QStringLiteral("Members|z||member"),
                              QStringLiteral("Parameters|work_mem||1MB"),
                              QStringLiteral("Parameters|work_mem in shop|1MB|")}));
    }

    void makesOneLikeTheOther()
    {
        const Context known = context(16, "{'me_super': true, 'bootstrap': 'postgres'}");
        const Values role = values(
            "{'name': 'a', 'login': true, 'inherit': true, 'comment': 'mine', 'connection_limit': '3',"
            " 'member_of': [{'role': 'r', 'admin': false, 'inherit': true, 'set': true, 'grantor': 'p'},"
            " {'role': 's', 'admin': false, 'inherit': true, 'set': true, 'grantor': 'p'}],"
            " 'members': [], 'parameters': []}");
        const Values model = values(
            "{'name': 'b', 'login': false, 'inherit': true, 'createdb': true,"
            " 'member_of': [{'role': 'r', 'admin': false, 'inherit': true, 'set': true, 'grantor': 'q'},"
            " {'role': 't', 'admin': true, 'inherit': true, 'set': true, 'grantor': 'q'}],"
            " 'members': [{'role': 'm', 'admin': false, 'inherit': true, 'set': true}],"
            " 'parameters': [{'name': 'work_mem', 'value': '1MB'}]}");
        const Script script = like(role, model, known);
        QCOMPARE(
            texts(script),
            QStringList({QStringLiteral("alter role a\n    nologin\n    createdb\n    connection limit -1"),
                         QStringLiteral("revoke s from a granted by p"),
                         QStringLiteral("grant t to a with admin true"),
                         QStringLiteral("alter role a set work_mem = '1MB'")}));
        QCOMPARE(texts(like(role, model, known, true)).contains(QStringLiteral("grant a to m")), true);
        // one of them alone
        QCOMPARE(texts(roleLikeScript(role, model,
                                      {{.area = {},
                                        .what = {},
                                        .left = {},
                                        .right = {},
                                        .field = QStringLiteral("member_of"),
                                        .key = QStringLiteral("s")}},
                                      known)),
                 QStringList(QStringLiteral("revoke s from a granted by p")));
        // a role is no member of itself, though the other is
        const Values other = values("{'name': 'b', 'login': true, 'inherit': true, 'connection_limit': '3', "
                                    "'member_of': [{'role': 'a'}]}");
        QVERIFY(!like(role, other, known).display().contains(QLatin1String("grant a to a")));
        QVERIFY(like(role, role, known, true).isEmpty());
    }

    void comparesGrants()
    {
        using namespace core::access;
        const auto item = [](qint64 grantee, Privileges privileges, Privileges grantable = {}) {
            return AclItem{
                .grantee = grantee, .grantor = 10, .privileges = privileges, .grantable = grantable};
        };
        const auto table = [](const char *name, qint64 owner, QList<AclItem> items) {
            Securable made;
            made.kind = QStringLiteral("table");
            made.schema = QStringLiteral("public");
            made.name = QLatin1String(name);
            made.owner = owner;
            made.items = std::move(items);
            return made;
        };
        const QList<Securable> objects{
            table("same", 10, {item(1, Privilege::Select), item(2, Privilege::Select)}),
            table("more", 10,
                  {item(1, Privilege::Select),
                   item(2, Privilege::Select | Privilege::Insert, Privilege::Insert)}),
            table("less", 10, {item(1, Privilege::Delete)}),
            table("owned by the model", 2, {item(2, Privilege::Select), item(1, Privilege::Select)}),
            table("owned", 1, {item(1, Privilege::Select), item(2, Privilege::Insert)}),
            table("others", 10, {item(3, Privilege::Select)})};
        const auto differences = compareGrants(objects, 1, 2);
        QCOMPARE(differences.size(), 3);
        QVERIFY(differences.first().same());
        QCOMPARE(grantedWords(differences.at(1).right, differences.at(1).rightGrantable),
                 QStringLiteral("select, insert (may grant)"));
        const QString sql
            = grantScript(grantsLike(differences, QStringLiteral("a b")), {.version = {150000}}).toSql();
        QVERIFY2(sql.contains(QLatin1String("revoke delete on table public.less from \"a b\"")),
                 qPrintable(sql));
        QVERIFY2(
            sql.contains(QLatin1String("grant insert on table public.more to \"a b\" with grant option")),
            qPrintable(sql));
        QVERIFY2(!sql.contains(QLatin1String("public.same")), qPrintable(sql));
        QVERIFY2(!sql.contains(QLatin1String("public.owned ")), qPrintable(sql));
    }

    // --- dropping

    void dropsInEveryDatabase()
    {
        const Context known
            = context(15,
                      "{'name': 'O\\u0027x', 'me': 'postgres', 'me_super': true, 'home': 'shop',"
                      " 'shared': [{'kind': 'database', 'name': 'My db'}], 'sessions': [{'database': 'shop', "
                      "'count': '1'}]}");
        Values choice
            = values("{'reassign_to': 'heir', 'databases': ["
                     "{'database': 'a', 'owned': '0', 'granted': '2', 'action': 'revoke'},"
                     "{'database': 'b', 'owned': '3', 'granted': '0', 'action': 'drop'},"
                     "{'database': 'c', 'owned': '3', 'granted': '0', 'action': 'reassign', 'to': 'second'},"
                     "{'database': 'shop', 'owned': '1', 'granted': '1', 'action': 'reassign'}]}");
        QCOMPARE(texts(roleDropScript(choice, known)),
                 QStringList({QStringLiteral("alter database \"My db\" owner to heir"),
                              QStringLiteral("a: drop owned by \"O'x\""),
                              QStringLiteral("b: drop owned by \"O'x\""),
                              QStringLiteral("c: reassign owned by \"O'x\" to second"),
                              QStringLiteral("c: drop owned by \"O'x\""),
                              QStringLiteral("reassign owned by \"O'x\" to heir"),
                              QStringLiteral("drop owned by \"O'x\""), QStringLiteral("drop role \"O'x\"")}));
        choice.setFlag(QStringLiteral("cascade"), true);
        choice.setFlag(QStringLiteral("terminate"), true);
        choice.setFlag(QStringLiteral("keep"), true);
        const QStringList more = texts(roleDropScript(choice, known));
        QCOMPARE(
            more.first(),
            QStringLiteral("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'O''x'"));
        QVERIFY(more.contains(QStringLiteral("b: drop owned by \"O'x\" cascade")));
        QVERIFY(!more.contains(QStringLiteral("c: drop owned by \"O'x\" cascade")));
        QVERIFY(!more.last().contains(QLatin1String("drop role")));
    }

    void whatOnlyTheServerKnowsOfGoesToo()
    {
        const Context known
            = context(15, "{'name': 'x', 'me_super': true, 'home': 'shop', 'shared_granted': '1'}");
        QCOMPARE(texts(roleDropScript(values("{'databases': []}"), known)),
                 QStringList({QStringLiteral("drop owned by x"), QStringLiteral("drop role x")}));
    }

    void obstaclesAreTold_data()
    {
        QTest::addColumn<QString>("facts");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const char *facts, const char *text) {
            QTest::newRow(name) << QString::fromLatin1(facts) << QString::fromLatin1(text);
        };
        row("none", "{'me_super': true}", "");
        row("itself", "{'me_super': true, 'self': true}", "cannot drop itself");
        row("first", "{'me_super': true, 'bootstrap': true}", "needs it");
        row("predefined", "{'me_super': true, 'predefined': true}", "needs it");
        row("standby", "{'me_super': true, 'standby': true}", "standby");
        row("superuser", "{'me_createrole': true, 'target_super': true}", "Only a superuser");
        row("no createrole", "{'me': 'alice'}", "CREATEROLE, which alice has not");
        row("no admin", "{'me': 'alice', 'me_createrole': true}", "ADMIN option");
    }
    void obstaclesAreTold()
    {
        QFETCH(QString, facts);
        QFETCH(QString, text);
        const Context known = context(16, facts.toLatin1().constData());
        const QString told = roleDropObstacle({}, known);
        QCOMPARE(told.isEmpty(), text.isEmpty());
        QVERIFY2(told.contains(text), qPrintable(told));
        if (!text.isEmpty())
            QVERIFY(roleDropScript(values("{'databases': []}"), known).isEmpty());
    }

    void choicesAreChecked()
    {
        Context known
            = context(15, "{'name': 'x', 'me_super': true, 'closed': [{'database': 'far', 'why': 'y'}]}");
        known.choices[QStringLiteral("roles")] = {{QStringLiteral("heir")}};
        const auto problem = [&](const char *json) {
            for (const auto &found : problems(roleDropSpec(known), values(json), known)) {
                if (found.error)
                    return found.field + QLatin1String(": ") + found.text;
            }
            return QString();
        };
        const char *const reassign = "{'reassign_to': '%1', 'databases': [{'database': 'a', 'owned': '1',"
                                     " 'granted': '0', 'action': 'reassign'}]}";
        const auto to = [&](const char *name) { return QByteArray(reassign).replace("%1", name); };
        QCOMPARE(problem(to("heir").constData()), QString());
        QCOMPARE(problem(to("").constData()), QStringLiteral("reassign_to: Needed"));
        QCOMPARE(problem(to("x").constData()), QStringLiteral("reassign_to: This is the role that goes"));
        QCOMPARE(problem(to("nobody").constData()), QStringLiteral("reassign_to: There is no role nobody"));
        QCOMPARE(
            problem("{'databases': [{'database': 'a', 'owned': '1', 'granted': '0', 'action': 'drop'}]}"),
            QString());
        QVERIFY(
            problem("{'databases': [{'database': 'far', 'owned': '1', 'granted': '0', 'action': 'drop'}]}")
                .contains(QLatin1String("out of reach")));
        QVERIFY(
            problem("{'databases': [{'database': 'far', 'owned': '1', 'granted': '0', 'action': 'leave'}]}")
                .contains(QLatin1String("keeps the role")));
        QCOMPARE(problem("{'keep': true, 'databases': [{'database': 'far', 'owned': '1', 'granted': '0', "
                         "'action': 'leave'}]}"),
                 QString());
    }
};

QTEST_GUILESS_MAIN(TestRoleCompare)
#include "tst_rolecompare.moc"
