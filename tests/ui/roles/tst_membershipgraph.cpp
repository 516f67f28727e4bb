// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/roles/membershipcanvas.h"
#include "ui/roles/membershipgraph.h"
#include "ui/roles/membershipsection.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QSpinBox>

using namespace ui;
using namespace ui::roles;
using core::access::Membership;
using core::access::Role;
using core::access::RoleGraph;

class TestMembershipGraph : public QObject
{
    Q_OBJECT

    Theme m_theme;
    Icons m_icons{m_theme};

    static Role role(qint64 oid, const char *name, bool login = false, bool superuser = false)
    {
        Role made;
        made.oid = oid;
        made.name = QString::fromUtf8(name);
        made.login = login;
        made.superuser = superuser;
        return made;
    }
    static Membership member(qint64 who, qint64 of, bool admin = false, bool inherit = true, bool set = true)
    {
        return {of, who, 10, admin, inherit, set, false};
    }
    static RoleGraph sample()
    {
        return RoleGraph({role(10, "postgres", true, true), role(1, "ana", true), role(2, "reporting"),
                          role(3, "pg_read_all_data"), role(4, "bob <b>&\"%1\n; drop", true),
                          role(5, "writers"), role(6, "nobody", true), role(7, "شركة 🦊")},
                         {member(1, 2), member(2, 3, false, false), member(4, 2, true),
                          member(1, 5, false, false, false), member(10, 7)},
                         core::ServerVersion(160000));
    }

private slots:
    void drawsWhatIsAround()
    {
        const auto picture = membershipPicture(sample(), 2, 3, 100);
        QCOMPARE(picture.nodes.size(), 4); // reporting, above it one, below it two; not ana's other group
        QCOMPARE(picture.nodes[0].role.name, QStringLiteral("reporting"));
        QCOMPARE(picture.edges.size(), 3);
        QStringList labels;
        for (const auto &edge : picture.edges)
            labels << edge.label();
        labels.sort();
        QCOMPARE(labels, (QStringList{{}, QStringLiteral("admin"), QStringLiteral("set only")}));
        QCOMPARE(picture.leftOut, 0);
        QCOMPARE(membershipPicture(sample(), 1, 1, 100).nodes.size(), 3);
        QCOMPARE(membershipPicture(sample(), 1, 1, 100).leftOut, 1);
        QCOMPARE(membershipPicture(sample(), 1, 9, 2).nodes.size(), 2);
        QCOMPARE(membershipPicture(sample(), 6, 3, 100).nodes.size(), 1);
    }

    void followsTheForm()
    {
        using core::forms::Values;
        Values row;
        row.setText(QStringLiteral("role"), QStringLiteral("reporting"));
        row.setFlag(QStringLiteral("set"), true);
        Values other;
        other.setText(QStringLiteral("role"), QStringLiteral("pg_read_all_data"));
        other.setFlag(QStringLiteral("inherit"), true);
        other.setFlag(QStringLiteral("set"), true);
        Values form;
        form.setRows(QStringLiteral("member_of"), {row, other}); // no longer of writers
        const auto now = formMemberships(sample(), 1, form);
        QCOMPARE(now.pending.size(), 1);
        QCOMPARE(now.pending[0].role, 3);
        const auto direct = now.graph.membershipsOf(1);
        QCOMPARE(direct.size(), 1);
        QVERIFY(!direct[0].inherit && direct[0].set);
        form.setText(QStringLiteral("name"), QStringLiteral("new"));
        const auto made = formMemberships(sample(), 0, form);
        QCOMPARE(made.pending.size(), 2);
        QCOMPARE(made.graph.nameOf(NewRole), QStringLiteral("new"));
        QCOMPARE(made.graph.membershipsOf(1).size(), 2);
    }

    void circleOfThePending()
    {
        MembershipGraph graph(m_theme, m_icons);
        QSignalSpy drawn(&graph, &MembershipGraph::drawn);
        graph.setGraph(sample(), 1, {member(3, 1)});
        QTRY_COMPARE(drawn.count(), 1);
        int circle = 0;
        for (const auto &edge : graph.canvas().picture().edges)
            circle += edge.onCycle;
        QCOMPARE(circle, 3);
        QVERIFY2(graph.caption().contains(QLatin1String("circle")), qPrintable(graph.caption()));
    }

    void pointsPathsAndOpens()
    {
        MembershipGraph graph(m_theme, m_icons);
        graph.resize(800, 400);
        graph.show();
        QSignalSpy drawn(&graph, &MembershipGraph::drawn);
        QSignalSpy opened(&graph, &MembershipGraph::roleActivated);
        graph.setGraph(sample(), 1);
        QTRY_COMPARE(drawn.count(), 1);
        auto &canvas = graph.canvas();
        const int top = canvas.picture().nodeOf(3);
        QVERIFY(top > 0);
        QVERIFY(canvas.nodeRect(top).left() > canvas.nodeRect(0).right());
        QTest::mouseMove(&canvas, canvas.nodeRect(top).center().toPoint());
        QTRY_COMPARE(canvas.path(), (QList<qint64>{1, 2, 3}));
        QVERIFY2(graph.caption().contains(QLatin1String("reporting")), qPrintable(graph.caption()));
        QTest::mouseClick(&canvas, Qt::LeftButton, {}, canvas.nodeRect(top).center().toPoint());
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened[0][0].toLongLong(), 3);
        canvas.setFocus();
        QTest::keyClick(&canvas, Qt::Key_Home);
        QTest::keyClick(&canvas, Qt::Key_Right);
        QVERIFY(canvas.current() > 0);
        QVERIFY(!canvas.accessibleDescription().isEmpty());
        QTest::keyClick(&canvas, Qt::Key_Return);
        QCOMPARE(opened.count(), 2);
    }

    void hostileNamesAndCopies()
    {
        MembershipGraph graph(m_theme, m_icons);
        QSignalSpy drawn(&graph, &MembershipGraph::drawn);
        graph.setGraph(sample(), 4);
        QTRY_COMPARE(drawn.count(), 1);
        QVERIFY(graph.canvas().toSvg().contains("&lt;b&gt;"));
        QVERIFY(graph.canvas().toImage().width() > 200);
        graph.setGraph(sample(), 7);
        graph.setGraph(sample(), 6); // the newest counts
        QTRY_VERIFY(!graph.isBusy() && drawn.count() >= 2);
        QCOMPARE(graph.canvas().picture().nodes.first().role.oid, 6);
    }

    void thousandsOfRoles()
    {
        QList<Role> roles{role(1, "all")};
        QList<Membership> memberships;
        for (qint64 i = 2; i <= 5000; ++i) {
            roles << role(i, qPrintable(QStringLiteral("role_%1").arg(i)), true);
            memberships << member(i, i % 10 == 0 ? 1 : i / 10 * 10 > 1 ? i / 10 * 10 : 1);
        }
        QElapsedTimer clock;
        clock.start();
        const RoleGraph large(roles, memberships, core::ServerVersion(160000));
        const auto picture = membershipPicture(large, 1, 3, 150);
        QCOMPARE(picture.nodes.size(), 150);
        QCOMPARE(picture.leftOut, 4850);
        qInfo("5,000 roles: %lld ms", clock.elapsed());
        MembershipGraph graph(m_theme, m_icons);
        QSignalSpy drawn(&graph, &MembershipGraph::drawn);
        clock.restart();
        graph.setGraph(large, 1);
        QTRY_COMPARE(drawn.count(), 1);
        qInfo("laid out: %lld ms", clock.elapsed());
    }

    void picturesOfBothThemes()
    {
        const QString folder = qEnvironmentVariable("HOWDAH_PICTURES");
        if (folder.isEmpty())
            QSKIP("only looked at by eye");
        for (const bool dark : {false, true}) {
            m_theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
            MembershipGraph graph(m_theme, m_icons);
            graph.resize(860, 320);
            graph.show();
            QSignalSpy drawn(&graph, &MembershipGraph::drawn);
            graph.setGraph(sample(), 1, {member(7, 1)});
            QTRY_COMPARE(drawn.count(), 1);
            graph.showPath(1, 3);
            graph.grab().save(
                folder + (dark ? QStringLiteral("/graph-dark.png") : QStringLiteral("/graph-light.png")));
        }
    }
};

QTEST_MAIN(TestMembershipGraph)
#include "tst_membershipgraph.moc"
