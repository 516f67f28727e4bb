// SPDX-License-Identifier: GPL-3.0-or-later
// Scripts over several databases, tried on a real server: each database's part on a session of its own, all
// of them rolled back, one report that names the databases.
#include "core/base/sqlquote.h"
#include "core/ddl/tryparts.h"
#include "tests/support/accessworld.h"
#include "tests/support/testmain.h"
#include "ui/base/banner.h"
#include "ui/forms/formaccess.h"
#include "ui/forms/formtab.h"
#include "ui/forms/formview.h"
#include "ui/forms/reportmodel.h"
#include "ui/forms/scriptsteps.h"
#include "ui/forms/tryreporttext.h"
#include "ui/forms/tryreportview.h"
#include "ui/roles/copysection.h"

#include <QRandomGenerator>

using namespace core;
using support::AccessWorld;

class TestRoleTry : public QObject
{
    Q_OBJECT

    std::unique_ptr<AccessWorld> m_world;
    QString m_otherUrl;
    QString m_home;
    QString m_other;
    QString m_owned; ///< a database that belongs to the role
    QString m_role;

    void exec(const QString &sql) { VERIFY_OK(m_world->exec(sql)); }
    QString one(const QString &sql)
    {
        const auto rows = m_world->exec(sql);
        return rows && !rows->isEmpty() ? rows->first().first() : QStringLiteral("?");
    }
    qint64 oid()
    {
        return one(QStringLiteral("select oid::text from pg_roles where rolname = ") + quoteLiteral(m_role))
            .toLongLong();
    }
    std::unique_ptr<ui::forms::FormTab> form(const char *kind)
    {
        auto tab = std::make_unique<ui::forms::FormTab>(m_world->services());
        catalog::ObjectRef ref;
        ref.kind = QLatin1String(kind);
        ref.oid = oid();
        ref.name = m_role;
        tab->resize(1300, 860);
        tab->show();
        tab->open(m_world->place, ref);
        return tab;
    }
    /// The whole report as it stands in the view.
    static QString text(const ui::forms::FormTab &tab)
    {
        QStringList lines{tab.report().headline()};
        const auto &model = tab.report().model();
        for (int group = 0; group < model.rowCount(); ++group) {
            const QModelIndex parent = model.index(group, 0);
            lines << parent.data().toString();
            for (int row = 0; row < model.rowCount(parent); ++row) {
                QStringList parts;
                for (int column = 0; column < model.columnCount(); ++column)
                    parts << model.index(row, column, parent).data().toString();
                lines << QStringLiteral("  ") + parts.join(QStringLiteral(" | "));
            }
        }
        return lines.join(QLatin1Char('\n'));
    }

private slots:
    void init()
    {
        const QString url = TestServer::createDatabase();
        QVERIFY(!url.isEmpty());
        m_world = std::make_unique<AccessWorld>(url);
        m_home = m_world->place.database;
        m_otherUrl = TestServer::createDatabase();
        m_other = profileFromUrl(m_otherUrl).database;
        m_owned = profileFromUrl(TestServer::createDatabase()).database;
        m_role = QStringLiteral("goes \"'\\%1<b>&x ")
            + QString::number(QRandomGenerator::global()->generate(), 36);
        const QString role = quoteIdentifier(m_role);
        exec(QStringLiteral("create role %1; create table here (id int); alter table here owner to %1; alter "
                            "database %2 owner to %1")
                 .arg(role, quoteIdentifier(m_owned)));
        VERIFY_OK(TestServer::query(
            m_otherUrl, QStringLiteral("create table far (id int); alter table far owner to %1").arg(role)));
    }
    void cleanup()
    {
        const QString role = quoteIdentifier(m_role);
        (void)TestServer::query(m_otherUrl, QStringLiteral("drop owned by %1 cascade").arg(role));
        (void)m_world->exec(
            QStringLiteral("alter database %2 owner to postgres; drop owned by %1 cascade; drop "
                           "role %1")
                .arg(role, quoteIdentifier(m_owned)));
        m_world->pool.closeAll();
        m_world.reset();
    }

    void aDropOverDatabases()
    {
        const auto tab = form("role_drop");
        QTRY_VERIFY(tab->reading());
        const QString before = tab->script().display();
        QVERIFY2(before.contains(QLatin1String("-- in database ")), qPrintable(before));
        tab->tryOut();
        QTRY_VERIFY(!tab->status().running && !tab->report().headline().isEmpty());
        const QString told = text(*tab);
        m_world->shot(*tab, QStringLiteral("try"));
        QVERIFY2(told.startsWith(QLatin1String("Tried in 2 databases and rolled back: nothing has changed. 6 "
                                               "statements, 1 of them not tried")),
                 qPrintable(told));
        QVERIFY2(told.contains(QLatin1String("not tried | in ") + m_home), qPrintable(told));
        QVERIFY2(told.contains(QLatin1String("cannot be tried before the others are committed")),
                 qPrintable(told));
        QVERIFY2(told.contains(QLatin1String("Objects, in ") + m_other), qPrintable(told));
        QVERIFY2(told.contains(QLatin1String("table public.far | changed")), qPrintable(told));
        QVERIFY2(told.contains(QLatin1String("table public.here | changed")), qPrintable(told));
        // what was run again before each part is told once
        QCOMPARE(told.count(QLatin1String("database ") + m_owned + QLatin1String(" | changed")), 1);
        QVERIFY(!tab->banner().isVisible());
        // nothing of it stayed
        QCOMPARE(
            one(QStringLiteral("select count(*)::text from pg_shdepend where deptype = 'o' and refobjid = %1")
                    .arg(oid())),
            QStringLiteral("3"));
    }

    void aFailureElsewhere()
    {
        exec(QStringLiteral("create role \"%1 to\"").arg(m_home));
        const auto tab = form("role_drop");
        QTRY_VERIFY(tab->reading());
        // gone meanwhile: the second database's REASSIGN fails, with its own number
        VERIFY_OK(
            TestServer::query(m_otherUrl, QStringLiteral("create view v as select * from far; drop view v")));
        ddl::Script script = tab->script();
        script.statements[2].sql = QStringLiteral("select 1 / 0");
        ui::forms::FormAccess access(m_world->pool, m_world->connector);
        access.setPlace(m_world->place);
        std::optional<Result<ddl::TryReport>> report;
        ui::forms::tryOn(access, tab.get(), script, {},
                         [&](Result<ddl::TryReport> answer) { report = std::move(answer); });
        QTRY_VERIFY(report);
        VERIFY_OK(*report);
        QCOMPARE((*report)->failed, 2);
        QCOMPARE((*report)->error->sqlState, QStringLiteral("22012"));
        QVERIFY((*report)->rolledBack);
        QVERIFY((*report)->statements.at(0).ran);
        QVERIFY((*report)->statements.at(1).ran);
        QVERIFY((*report)->statements.at(2).error);
        for (qsizetype i = 3; i < script.statements.size(); ++i)
            QVERIFY(!(*report)->statements.at(i).ran && !(*report)->statements.at(i).error);
        exec(QStringLiteral("drop role \"%1 to\"").arg(m_home));

        // a database that is not there
        script = tab->script();
        for (ddl::Statement &statement : script.statements) {
            if (!statement.database.isEmpty())
                statement.database = QStringLiteral("no such \"one\"");
        }
        report.reset();
        ui::forms::tryOn(access, tab.get(), script, {},
                         [&](Result<ddl::TryReport> answer) { report = std::move(answer); });
        QTRY_VERIFY(report);
        VERIFY_OK(*report);
        QCOMPARE((*report)->error->sqlState, QStringLiteral("3D000"));
        QCOMPARE((*report)->failed, 1);
        QVERIFY((*report)->rolledBack);

        // what cannot be in a transaction stops all of it before anything is run
        script = tab->script();
        script.statements.last().standalone = QStringLiteral("X cannot run in a transaction");
        report.reset();
        ui::forms::tryOn(access, tab.get(), script, {},
                         [&](Result<ddl::TryReport> answer) { report = std::move(answer); });
        QTRY_VERIFY(report);
        VERIFY_OK(*report);
        QCOMPARE((*report)->refused.size(), 1);
        QCOMPARE((*report)->refused.first().statement, script.statements.size() - 1);
        QVERIFY((*report)->parts.isEmpty());
    }

    void sessionsAreNotEndedByATry()
    {
        ddl::Script script;
        script.add(QStringLiteral("create table made (id int)"));
        script.add(QStringLiteral("select pg_terminate_backend(pg_backend_pid())"));
        script.statements.last().untried = QStringLiteral("no rollback brings ended sessions back");
        ui::forms::FormAccess access(m_world->pool, m_world->connector);
        access.setPlace(m_world->place);
        std::optional<Result<ddl::TryReport>> report;
        ui::forms::tryOn(access, this, script, {},
                         [&](Result<ddl::TryReport> answer) { report = std::move(answer); });
        QTRY_VERIFY(report);
        VERIFY_OK(*report);
        QVERIFY((*report)->ok());
        QCOMPARE((*report)->skipped.size(), 1);
        QCOMPARE((*report)->skipped.first().statement, 1);
        const QString told = ui::forms::reportText(**report, script);
        QVERIFY2(told.contains(QLatin1String("1 of them not tried")), qPrintable(told));
        QVERIFY2(told.contains(QLatin1String("brings ended sessions back")), qPrintable(told));
    }

    /// The role that is made at home is there when the other database's grants are tried.
    void aCopyOverDatabases()
    {
        const QString role = quoteIdentifier(m_role);
        exec(QStringLiteral("create table seen (id int); grant select on seen to %1").arg(role));
        VERIFY_OK(TestServer::query(
            m_otherUrl, QStringLiteral("create table seen (id int); grant insert on seen to %1").arg(role)));
        ui::forms::FormTab tab(m_world->services());
        auto *copy = new ui::roles::CopySection(m_world->services());
        copy->setOriginal(oid(), m_role);
        tab.addSection({}, copy);
        catalog::ObjectRef ref;
        ref.kind = QStringLiteral("role");
        forms::Values values;
        values.setText(QStringLiteral("name"), m_role + QStringLiteral(" 2"));
        tab.openWith(m_world->place, ref, values);
        tab.resize(1200, 800);
        tab.show();
        QTRY_VERIFY(copy->model().rowCount() == 2 && copy->problem().isEmpty());
        tab.tryOut();
        QTRY_VERIFY(!tab.status().running && !tab.report().headline().isEmpty());
        const QString told = text(tab);
        QVERIFY2(told.startsWith(QLatin1String("Tried in 2 databases and rolled back: nothing has changed.")),
                 qPrintable(told));
        QVERIFY2(!told.contains(QLatin1String("not tried")), qPrintable(told));
        QVERIFY2(told.contains(QLatin1String("Objects, in ") + m_other), qPrintable(told));
        // what others make on the server meanwhile is told, too
        QCOMPARE(told.count(quoteIdentifier(m_role + QLatin1String(" 2")) + QLatin1String(" | created")), 1);
        QCOMPARE(one(QStringLiteral("select count(*)::text from pg_roles where rolname = ")
                     + quoteLiteral(m_role + QStringLiteral(" 2"))),
                 QStringLiteral("0"));
    }
};

QTEST_MAIN(TestRoleTry)
#include "tst_roletry_db.moc"
