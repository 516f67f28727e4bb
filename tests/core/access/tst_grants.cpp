// SPDX-License-Identifier: GPL-3.0-or-later
// GRANT and REVOKE from changes: few statements, quoted names, what the version knows.
#include "core/access/defaultprivileges.h"
#include "core/access/grants.h"
#include "core/access/recipes.h"
#include "core/access/rights.h"
#include "tests/support/testmain.h"

using namespace core;
using namespace core::access;
using enum Privilege;

namespace {

const ServerVersion v13{130023};
const ServerVersion v15{150020};
const ServerVersion v17{170010};
const ServerVersion v18{180004};

Securable table(const char *name, const QList<AclItem> &items = {})
{
    return {.kind = QStringLiteral("table"),
            .oid = 20'000 + qint64(qHash(QByteArray(name)) % 1000),
            .schema = QStringLiteral("s"),
            .name = QString::fromUtf8(name),
            .owner = 10,
            .items = items};
}

QStringList lines(const ddl::Script &script)
{
    QStringList list;
    for (const auto &statement : script.statements)
        list << statement.sql;
    return list;
}

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestGrants : public QObject
{
    Q_OBJECT

private slots:
    void whatGoesTogetherStandsTogether()
    {
        const QList<Change> changes{
            {.object = table("a"), .privileges = Select, .grantee = q("ana")},
            {.object = table("a"), .privileges = Insert, .grantee = q("ana")},
            {.object = table("b"), .privileges = Select | Insert, .grantee = q("ana")},
            {.object = table("b"), .privileges = Select | Insert, .grantee = q("bob")},
            {.object = table("a"), .privileges = Select | Insert, .grantee = q("bob")},
            {.verb = Change::Verb::Revoke, .object = table("a"), .privileges = Truncate},
            {.verb = Change::Verb::GrantWithOption,
             .object = table("a"),
             .privileges = Update,
             .grantee = q("ana")},
        };
        QCOMPARE(lines(grantScript(changes, {.version = v15})),
                 (QStringList{q("revoke truncate on table s.a from public"),
                              q("grant select, insert on table s.a, s.b to ana, bob"),
                              q("grant update on table s.a to ana with grant option")}));
    }

    void hostileNamesAndEveryKind()
    {
        const QString bad = q("\"; drop role x; --\n%1 😀");
        const QString quoted = q("\"\"\"; drop role x; --\n%1 😀\"");
        Securable object = table("t");
        object.schema = bad;
        object.name = bad;
        QCOMPARE(
            lines(grantScript({{.object = object,
                                .privileges = Select,
                                .columns = {bad, q("id")},
                                .grantee = bad,
                                .grantedBy = bad}},
                              {.version = v15})),
            (QStringList{
                QStringLiteral("grant select (%1, id) on table %1.%1 to %1 granted by %1").arg(quoted)}));
        // GRANTED BY came with 14
        QVERIFY(!lines(grantScript({{.object = object, .privileges = Select, .grantedBy = bad}},
                                   {.version = v13}))
                     .first()
                     .contains(q("granted by")));
        const auto one = [](const char *kind, const char *name, Privileges privileges, qint64 oid = 1) {
            return lines(grantScript({{.object = {.kind = q(kind), .oid = oid, .name = q(name)},
                                       .privileges = privileges,
                                       .grantee = q("x")}},
                                     {.version = v18}))
                .value(0);
        };
        QCOMPARE(one("large_object", "", Select, 4711), q("grant select on large object 4711 to x"));
        QCOMPARE(one("parameter", "my.Setting", Set), q("grant set on parameter my.\"Setting\" to x"));
        QCOMPARE(one("foreign_data_wrapper", "w w", Usage),
                 q("grant usage on foreign data wrapper \"w w\" to x"));
        QCOMPARE(one("foreign_server", "v", Usage), q("grant usage on foreign server v to x"));
        QCOMPARE(one("function", "f", Execute), q("grant execute on function f() to x"));
        QCOMPARE(one("procedure", "p", Execute), q("grant execute on procedure p() to x"));
        QCOMPARE(one("aggregate", "a", Execute), q("grant execute on function a() to x"));
        QCOMPARE(one("enum", "e", Usage), q("grant usage on type e to x"));
        QCOMPARE(one("database", "d", Connect | Temporary), q("grant connect, temporary on database d to x"));
        QCOMPARE(one("index", "i", Select), QString());
        QCOMPARE(one("schema", "s", Select), QString()); // a schema has none
    }

    void whatTheVersionDoesNotKnow()
    {
        const QList<Change> changes{
            {.object = table("a"), .privileges = Select | Maintain, .grantee = q("ana")}};
        QCOMPARE(lines(grantScript(changes, {.version = v15})),
                 QStringList{q("grant select on table s.a to ana")});
        QCOMPARE(lines(grantScript(changes, {.version = v17})),
                 QStringList{q("grant select, maintain on table s.a to ana")});
        const QList<Change> parameter{{.object = {.kind = q("parameter"), .name = q("work_mem")},
                                       .privileges = Set,
                                       .grantee = q("ana")}};
        QVERIFY(grantScript(parameter, {.version = v13}).isEmpty());
    }

    void columnsJoin()
    {
        Securable a = table("t");
        a.kind = q("column");
        a.column = q("a");
        Securable b = a;
        b.column = q("b c");
        QCOMPARE(lines(grantScript({{.object = a, .privileges = Select, .grantee = q("x")},
                                    {.object = b, .privileges = Select, .grantee = q("x")},
                                    {.object = b, .privileges = Update, .grantee = q("x")},
                                    {.object = table("t"), .privileges = Delete, .grantee = q("x")}},
                                   {.version = v15})),
                 (QStringList{q("grant select (a) on table s.t to x"),
                              q("grant select (\"b c\"), update (\"b c\") on table s.t to x"),
                              q("grant delete on table s.t to x")}));
        QCOMPARE(lines(grantScript({{.object = a, .privileges = Select, .grantee = q("x")},
                                    {.object = b, .privileges = Select, .grantee = q("x")}},
                                   {.version = v15})),
                 QStringList{q("grant select (a, \"b c\") on table s.t to x")});
        QCOMPARE(lines(grantScript({{.object = table("t"), .privileges = Select, .grantee = q("x")},
                                    {.object = a, .privileges = Select, .grantee = q("x")}},
                                   {.version = v15})),
                 (QStringList{q("grant select on table s.t to x"), q("grant select (a) on table s.t to x")}));
    }

    void manyObjectsAreCut()
    {
        QList<Change> changes;
        for (int i = 0; i < 120; ++i) {
            Securable object = table("t");
            object.name = QStringLiteral("t%1").arg(i);
            changes << Change{.object = object, .privileges = Select, .grantee = q("x")};
        }
        const auto script = grantScript(changes, {.version = v15, .field = q("rights")});
        QCOMPARE(script.statements.size(), 3);
        QCOMPARE(script.statements.first().field, q("rights"));
    }

    void differencesOfAnAcl()
    {
        const RoleGraph graph(
            {{.oid = 10, .name = q("owner")}, {.oid = 11, .name = q("ana")}, {.oid = 12, .name = q("bob")}},
            {}, v15);
        const Securable before = table(
            "t", {{10, 10, Select | Insert}, {11, 10, Select | Update, Select}, {PublicRole, 10, Select}});
        const QList<AclItem> after{
            {10, 10, Select | Insert}, {11, 10, Select | Insert, Insert}, {12, 10, Delete}};
        QCOMPARE(lines(grantScript(changesBetween(graph, before, after), {.version = v15})),
                 (QStringList{q("revoke select on table s.t from public"),
                              q("revoke update on table s.t from ana"),
                              q("revoke grant option for select on table s.t from ana"),
                              q("grant insert on table s.t to ana with grant option"),
                              q("grant delete on table s.t to bob")}));
        QVERIFY(changesBetween(graph, before, before.items).isEmpty());
        QCOMPARE(revokePublic({before, table("u")}, Select | Insert).size(), 1);
    }

    void defaultPrivileges()
    {
        const auto script = defaultPrivilegesScript(
            {{.forRole = q("mak er"),
              .schema = q("s"),
              .kind = q("table"),
              .privileges = Select,
              .grantee = q("ana")},
             {.forRole = q("mak er"),
              .schema = q("T"),
              .kind = q("table"),
              .privileges = Select,
              .grantee = q("ana")},
             {.verb = Change::Verb::Revoke,
              .forRole = q("mak er"),
              .kind = q("function"),
              .privileges = Execute},
             {.forRole = q("mak er"), .kind = q("large_object"), .privileges = Select, .grantee = q("ana")}},
            {.version = v15});
        QCOMPARE(
            lines(script),
            (QStringList{
                q("alter default privileges for role \"mak er\" revoke execute on functions from public"),
                q("alter default privileges for role \"mak er\" in schema s, \"T\" grant select on "
                  "tables to ana")}));
        QCOMPARE(kindsWithDefaults(v15, true).size(), 4);
        QCOMPARE(kindsWithDefaults(v15, false).size(), 5);
        QCOMPARE(kindsWithDefaults(v18, false).size(), 6);
    }

    void everySourceStrongestFirst()
    {
        const RoleGraph graph({{.oid = 10, .name = q("owner")},
                               {.oid = 11, .name = q("ana")},
                               {.oid = 12, .name = q("team")},
                               {.oid = 13, .name = q("root"), .superuser = true},
                               {.oid = 6181, .name = q("pg_read_all_data")}},
                              {{.role = 12, .member = 11, .grantor = 13},
                               {.role = 10, .member = 12, .grantor = 13},
                               {.role = 6181, .member = 12, .grantor = 13}},
                              v15);
        const Securable object = table("t",
                                       {{PublicRole, 10, Select},
                                        {12, 13, Select, Select},
                                        {11, 10, Select},
                                        {10, 10, Select | Insert}});
        const ObjectRights found = RoleRights(graph, 11).on(object);
        QStringList told;
        for (const Right &right : found.rights)
            told << keyword(right.privilege) + q(" ") + sourceText(graph, right);
        QCOMPARE(told,
                 (QStringList{
                     q("select the owner's, through team, granted by root → owner, granted by root"),
                     q("select granted by owner"), q("select through team, granted by root"),
                     q("select granted to everybody (PUBLIC) by owner"),
                     q("select predefined role: team, granted by root → pg_read_all_data, granted by root"),
                     q("insert the owner's, through team, granted by root → owner, granted by root")}));
        QVERIFY(found.owns);
        QCOMPARE(found.grantable, privilegesOf(*securableKind(q("table")), v15));
        QCOMPARE(RoleRights(graph, 13).on(object).strongest(Delete)->source, Source::Superuser);
        QCOMPARE(RoleRights(graph, 4711).on(object).rights.size(), 1); // a role that is gone: as everybody
        const auto who = holders(graph, object);
        QStringList names;
        for (const Holder &holder : who)
            names << graph.nameOf(holder.role);
        QCOMPARE(
            names,
            (QStringList{q("public"), q("ana"), q("owner"), q("pg_read_all_data"), q("root"), q("team")}));
    }

    void recipesAreQuoted()
    {
        const QString bad = q("\"; drop role x; --");
        for (const Recipe &recipe : recipes()) {
            const RecipeScript script = recipe.write({.role = bad,
                                                      .database = {.kind = q("database"), .name = bad},
                                                      .schemas = {{.kind = q("schema"), .name = bad}},
                                                      .makers = {bad},
                                                      .existing = {},
                                                      .version = v13});
            QVERIFY(!script.steps.isEmpty());
            for (const RecipeStep &step : script.steps) {
                QString sql = step.statement.sql;
                sql.remove(q("\"\"\"; drop role x; --\""));
                QVERIFY2(!sql.contains(q("drop")), qPrintable(step.statement.sql));
                QVERIFY(!step.why.isEmpty());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestGrants)
#include "tst_grants.moc"
