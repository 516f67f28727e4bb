// SPDX-License-Identifier: GPL-3.0-or-later
// Who is a member of whom, by the rules of every version; circles; thousands of roles.
#include "core/access/rolegraph.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>

using namespace core;
using namespace core::access;

namespace {

const ServerVersion v15{150020};
const ServerVersion v16{160013};

Role role(qint64 oid, const char *name, bool inherit = true)
{
    return {.oid = oid, .name = QString::fromUtf8(name), .inherit = inherit};
}

} // namespace

class TestRoleGraph : public QObject
{
    Q_OBJECT

private slots:
    void inheritanceOfBothKinds()
    {
        const QList<Role> roles{role(1, "ana"), role(2, "team", false), role(3, "reporting")};
        const QList<Membership> memberships{{.role = 2, .member = 1, .grantor = 9, .inherit = false},
                                            {.role = 3, .member = 2, .grantor = 9, .set = false}};
        const RoleGraph before(roles, memberships, v15);
        // before 16 the member's own INHERIT counts, whatever the membership was read with
        QCOMPARE(before.rolesInheritedBy(1), (QList<qint64>{1, 2}));
        QCOMPARE(before.rolesInheritedBy(2), (QList<qint64>{2}));
        QCOMPARE(before.rolesSettableBy(1), (QList<qint64>{1, 2, 3}));
        const RoleGraph now(roles, memberships, v16);
        QCOMPARE(now.rolesInheritedBy(1), (QList<qint64>{1}));
        QCOMPARE(now.rolesInheritedBy(2), (QList<qint64>{2, 3}));
        QCOMPARE(now.rolesSettableBy(1), (QList<qint64>{1, 2}));
        QVERIFY(!now.maySet(1, 3));
        QCOMPARE(now.members(3, RoleGraph::Via::Any), (QList<qint64>{3, 2, 1}));
    }

    void shortestWayWithItsGrantors()
    {
        const QList<Role> roles{role(1, "ana"), role(2, "a"), role(3, "b"), role(4, "goal"),
                                role(9, "alice")};
        const RoleGraph graph(roles,
                              {{.role = 2, .member = 1, .grantor = 9},
                               {.role = 3, .member = 2, .grantor = 9},
                               {.role = 4, .member = 3, .grantor = 9},
                               {.role = 3, .member = 1, .grantor = 2}},
                              v16);
        const auto way = graph.path(1, 4);
        QCOMPARE(way.size(), 2);
        QCOMPARE(way[0].role, 3);
        QCOMPARE(way[1].role, 4);
        QCOMPARE(pathText(graph, way), QStringLiteral("b, granted by a → goal, granted by alice"));
        QVERIFY(graph.path(1, 1).isEmpty());
        QVERIFY(graph.path(4, 1).isEmpty());
    }

    void severalGrantorsOneMayInherit()
    {
        const RoleGraph graph({role(1, "ana"), role(2, "team")},
                              {{.role = 2, .member = 1, .grantor = 8, .inherit = false, .set = true},
                               {.role = 2, .member = 1, .grantor = 9, .inherit = true, .set = false}},
                              v16);
        QVERIFY(graph.inherits(1, 2));
        QVERIFY(graph.maySet(1, 2));
        QCOMPARE(graph.path(1, 2).first().grantor, 9);
    }

    void circlesAreSeenBefore()
    {
        const RoleGraph graph({role(1, "a"), role(2, "b"), role(3, "c")},
                              {{.role = 2, .member = 1}, {.role = 3, .member = 2}}, v16);
        QCOMPARE(graph.cycle(1, 3), (QList<qint64>{1, 2, 3, 1}));
        QCOMPARE(graph.cycle(2, 2), (QList<qint64>{2, 2}));
        QVERIFY(graph.cycle(3, 1).isEmpty());
        QVERIFY(graph.cycles().isEmpty());
        const RoleGraph broken({role(1, "a"), role(2, "b"), role(3, "c")},
                               {{.role = 2, .member = 1}, {.role = 3, .member = 2}, {.role = 1, .member = 3}},
                               v16);
        QCOMPARE(broken.cycles(), (QList<QList<qint64>>{{1, 2, 3, 1}}));
        QCOMPARE(broken.rolesInheritedBy(1).size(), 3); // and it ends
    }

    void theDatabasesOwner()
    {
        const QList<Role> roles{role(1, "dba", false), role(6171, "pg_database_owner")};
        QVERIFY(!RoleGraph(roles, {}, v15, 1).inherits(1, 6171)); // NOINHERIT counts here too
        QVERIFY(RoleGraph(roles, {}, v16, 1).inherits(1, 6171));
        QVERIFY(RoleGraph(roles, {}, v15, 1).maySet(1, 6171));
    }

    void hostileNames()
    {
        const QString name = QStringLiteral("\"; drop role x; --\n<b>%1 &amp; 😀 \u202eשלום");
        const RoleGraph graph({{.oid = 1, .name = name}, role(2, "%2")},
                              {{.role = 1, .member = 2, .grantor = 2}}, v16);
        QCOMPARE(graph.find(name)->oid, 1);
        QVERIFY(pathText(graph, graph.path(2, 1)).contains(name + QStringLiteral(", granted by %2")));
        QCOMPARE(graph.nameOf(4711), QStringLiteral("4711"));
        QCOMPARE(graph.nameOf(PublicRole), QStringLiteral("public"));
    }

    void thousandsOfRoles()
    {
        // a chain of 5,000, and everybody in 20 groups
        QList<Role> roles;
        QList<Membership> memberships;
        for (int i = 0; i < 5000; ++i) {
            roles << Role{.oid = 20000 + i, .name = QStringLiteral("role %1").arg(i)};
            if (i > 0)
                memberships << Membership{.role = 20000 + i - 1, .member = 20000 + i, .grantor = 10};
            for (int group = 0; group < 20; ++group)
                memberships << Membership{.role = 100 + group, .member = 20000 + i, .grantor = 10};
        }
        for (int group = 0; group < 20; ++group)
            roles << Role{.oid = 100 + group, .name = QStringLiteral("group %1").arg(group)};
        QElapsedTimer clock;
        clock.start();
        const RoleGraph graph(roles, memberships, v16);
        QCOMPARE(graph.path(24999, 20000).size(), 4999);
        QCOMPARE(graph.members(107, RoleGraph::Via::Inherit).size(), 5001);
        QVERIFY(graph.cycles().isEmpty());
        QCOMPARE(graph.cycle(24999, 20000).size(), 5001);
        QVERIFY2(clock.elapsed() < support::Patience, qPrintable(QString::number(clock.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestRoleGraph)
#include "tst_rolegraph.moc"
