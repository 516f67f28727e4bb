// SPDX-License-Identifier: GPL-3.0-or-later
// "Why can't she read this?" on a real server: asked, cured, asked again; hostile names; a refused statement.
#include "tests/support/accessworld.h"
#include "tests/support/heartbeat.h"
#include "tests/support/testmain.h"
#include "ui/access/picks.h"
#include "ui/access/steplist.h"
#include "ui/access/whytab.h"
#include "ui/base/banner.h"
#include "ui/forms/sqlpanel.h"
#include "ui/forms/tryreportview.h"

#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QRandomGenerator>
#include <QSignalSpy>

using namespace core;
using namespace ui::access;
using core::access::Step;

class TestWhyTab : public QObject
{
    Q_OBJECT

    std::unique_ptr<support::AccessWorld> m_world;
    std::unique_ptr<WhyTab> m_tab;
    QString m_role;
    QString m_group;
    QString m_schema = QStringLiteral("sales\"; drop role x; --");
    QString m_table = QStringLiteral("<b>orders</b> & %1 \n\u202e\u05e9\u05dc\u05d5\u05dd \U0001F418");

    void exec(const QString &sql) { VERIFY_OK(m_world->exec(sql)); }
    QString q(const QString &name)
    {
        return QLatin1Char('"') + QString(name).replace(QLatin1Char('"'), QLatin1String("\"\""))
            + QLatin1Char('"');
    }
    QString table() { return q(m_schema) + QLatin1Char('.') + q(m_table); }
    qint64 oidOf(const QString &what)
    {
        const auto rows
            = m_world->exec(QStringLiteral("select '%1'::regclass::oid")
                                .arg(QString(what).replace(QLatin1Char('\''), QLatin1String("''"))));
        return rows ? rows->value(0).value(0).toLongLong() : 0;
    }
    void open(const WhyStart &start)
    {
        m_tab = std::make_unique<WhyTab>(m_world->services(), m_world->place, start);
        m_tab->resize(1100, 700);
        m_tab->show();
        m_tab->reload();
    }
    bool answered() { return m_tab->answer() && !m_tab->isBusy(); }
    qsizetype missing()
    {
        const auto &steps = m_tab->answer()->steps;
        return std::count_if(steps.begin(), steps.end(),
                             [](const Step &step) { return step.state == Step::State::Missing; });
    }
    template <class T> T *find(const QString &name) { return m_tab->findChild<T *>(name); }
    void cleanRoles()
    {
        exec(QStringLiteral("drop owned by %1; drop role %1").arg(q(m_role)));
        exec(QStringLiteral("drop owned by %1; drop role %1").arg(q(m_group)));
    }

private slots:
    void init()
    {
        const QString url = TestServer::createDatabase();
        QVERIFY(!url.isEmpty());
        m_world = std::make_unique<support::AccessWorld>(url);
        const QString unique = QString::number(QRandomGenerator::global()->generate(), 36);
        m_role = QStringLiteral("ana \"&%1<b> ") + unique;
        m_group = QStringLiteral("reporting' ") + unique;
        exec(
            QStringLiteral("create role %1 login; create role %2; create schema %3; create table %4 (id int, "
                           "secret text); grant usage on schema %3 to %2; grant select on %4 to %2")
                .arg(q(m_role), q(m_group), q(m_schema), table()));
    }
    void cleanup()
    {
        m_tab.reset();
        cleanRoles();
        m_world->pool.closeAll();
        m_world.reset();
    }

    void askedCuredAndAskedAgain()
    {
        open({.role = m_role, .object = QStringLiteral("table:%1").arg(oidOf(table()))});
        QTRY_VERIFY(answered());
        QVERIFY(!m_tab->answer()->allowed);
        QCOMPARE(missing(), 2); // USAGE on the schema, SELECT on the table
        QVERIFY(m_tab->verdict().contains(m_role));
        QVERIFY(m_tab->title().contains(m_role));
        // and through her eyes
        QSignalSpy seeAs(m_tab.get(), &WhyTab::seeAsRequested);
        find<QPushButton>(QStringLiteral("whySeeAs"))->click();
        QCOMPARE(seeAs.size(), 1);
        QCOMPARE(seeAs[0].value(0).toString(), m_role);
        QVERIFY(seeAs[0].value(1).toString().contains(table()));
        QVERIFY(m_tab->answer()->cures.size() >= 2);
        QVERIFY(m_tab->answer()->cures.first().smallest);
        const QString smallest = m_tab->sqlPanel().shownSql();
        QVERIFY(smallest.contains(QLatin1String("grant select on")));
        QVERIFY(find<QRadioButton>(QStringLiteral("accessCure0"))->isChecked());

        // an alternative is shown as it will run
        const auto &cures = m_tab->answer()->cures;
        qsizetype membership = 0;
        while (membership < cures.size() && !cures.at(membership).title.endsWith(m_group))
            ++membership;
        QVERIFY(membership < cures.size());
        find<QRadioButton>(QStringLiteral("accessCure%1").arg(membership))->click();
        QCOMPARE(m_tab->sqlPanel().shownSql().simplified(),
                 cures.at(membership).script.display().simplified());
        QVERIFY(m_tab->sqlPanel().shownSql() != smallest);
        find<QRadioButton>(QStringLiteral("accessCure0"))->click();
        QCOMPARE(m_tab->sqlPanel().shownSql(), smallest);

        // tried: nothing is changed
        m_tab->tryOut();
        QTRY_VERIFY(!m_tab->isBusy() && m_tab->report().isVisible());
        const auto may = [this] {
            const auto rows = m_world->exec(
                QStringLiteral("set role %1; select count(*) from %2").arg(q(m_role), table()));
            return bool(rows);
        };
        QVERIFY(!may());

        QSignalSpy saved(m_tab.get(), &ScriptTab::saved);
        m_tab->save();
        QTRY_COMPARE(saved.count(), 1);
        QTRY_VERIFY(answered() && m_tab->answer()->allowed);
        QVERIFY(m_tab->script().isEmpty());
        QVERIFY(m_tab->banner().text().contains(QLatin1String("Saved")));
        QCOMPARE(missing(), 0);
        QVERIFY(may());
        QVERIFY(!m_world->exec(QStringLiteral("set role %1; delete from %2").arg(q(m_role), table())));
    }

    void anotherRoleAndActionIsAskedAgain()
    {
        open({.object = QStringLiteral("table:%1").arg(oidOf(table()))});
        QTRY_VERIFY(!m_tab->isBusy() && m_tab->verdict().contains(QLatin1String("role")));
        QVERIFY(!m_tab->answer());
        core::forms::Values values = m_tab->form().values();
        values.setText(QStringLiteral("role"), QStringLiteral("postgres"));
        m_tab->form().setValues(values, values);
        emit m_tab->form().edited();
        QTRY_VERIFY(answered());
        QVERIFY(m_tab->answer()->allowed);
        QVERIFY(m_tab->script().isEmpty());
        values.setText(QStringLiteral("role"), m_role);
        values.setText(QStringLiteral("privilege"), QStringLiteral("delete"));
        m_tab->form().setValues(values, values);
        emit m_tab->form().edited();
        QTRY_VERIFY(answered() && !m_tab->answer()->allowed);
        // another kind of object can do other things
        exec(QStringLiteral("create sequence public.numbers"));
        m_tab->reload();
        QTRY_VERIFY(answered());
        values.setText(QStringLiteral("object"),
                       QStringLiteral("sequence:%1").arg(oidOf(QStringLiteral("public.numbers"))));
        m_tab->form().setValues(values, values);
        emit m_tab->form().edited();
        QCOMPARE(m_tab->form().values().text(QStringLiteral("privilege")), QStringLiteral("select"));
        QTRY_VERIFY(answered() && m_tab->verdict().contains(QLatin1String("numbers")));
    }

    void aRefusedStatement_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("quotes") << QStringLiteral(
            "<b>orders\"</b> & %1 \u202e\u05e9\u05dc\u05d5\u05dd \U0001F418");
        QTest::newRow("line break") << QStringLiteral("or\nders \"'\\ \r\n\U0001F418");
        QTest::newRow("an array's") << QStringLiteral("{a,\"b\\\",NULL} \t$$ -- /*");
        QTest::newRow("63 bytes") << QStringLiteral("\u2615").repeated(21);
    }
    void aRefusedStatement()
    {
        QFETCH(QString, name);
        const QString before = table();
        m_table = name;
        exec(QStringLiteral("alter table %1 rename to %2").arg(before, q(m_table)));
        WhyStart start{.role = m_role,
                       .statement = QStringLiteral("select o.* from %1 as o where id > 3").arg(table())};
        open(start);
        QTRY_VERIFY(answered() || m_tab->banner().isVisible());
        QVERIFY2(answered(), qPrintable(m_tab->banner().fullText()));
        QVERIFY(!m_tab->answer()->allowed);
        QCOMPARE(m_tab->form().values().text(QStringLiteral("object")),
                 QStringLiteral("table:%1").arg(oidOf(table())));
        QCOMPARE(m_tab->form().values().text(QStringLiteral("privilege")), QStringLiteral("select"));
    }

    void goneMeanwhile()
    {
        open({.role = m_role, .object = QStringLiteral("table:%1").arg(oidOf(table()))});
        QTRY_VERIFY(answered());
        exec(QStringLiteral("drop table %1").arg(table()));
        m_tab->save();
        QTRY_VERIFY(!m_tab->isBusy() && m_tab->banner().isVisible());
        QVERIFY(m_tab->banner().fullText().contains(QLatin1String("42P01")));
        QVERIFY(!m_tab->script().isEmpty()); // nothing typed is lost
    }

    /// What is offered is made where it is read; the window goes on.
    void manyTables()
    {
        exec(QStringLiteral("create schema many"));
        for (int i = 0; i < 20; ++i) // fewer locks each
            exec(QStringLiteral(
                     "do $$begin for j in 1 .. 1000 loop execute format('create table many.t_%1_%s ()', "
                     "j); end loop; end$$")
                     .arg(i));
        open({});
        QTRY_VERIFY_WITH_TIMEOUT(!m_tab->isBusy() && m_tab->form().field(QStringLiteral("object")), 60000);
        qint64 least = 1'000'000;
        for (int round = 0; round < 5; ++round) { // the least of some: other programs run, too
            Heartbeat heart;
            m_tab->reload();
            QTRY_VERIFY_WITH_TIMEOUT(!m_tab->isBusy(), 60000);
            least = std::min(least, heart.longestGap());
        }
        qInfo("reading 20,000 tables again leaves a gap of %lld ms", least);
        QVERIFY2(least < 120, qPrintable(QString::number(least))); // debug, sanitizers; 16 is what is meant
    }
};

QTEST_MAIN(TestWhyTab)
#include "tst_whytab_db.moc"
