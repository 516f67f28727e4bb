// SPDX-License-Identifier: GPL-3.0-or-later
// Bulk grant and revoke, and default privileges, on a real server: filters, ticks, PUBLIC, future objects,
// hostile names.
#include "core/base/sqlquote.h"
#include "tests/support/accessworld.h"
#include "tests/support/heartbeat.h"
#include "tests/support/testmain.h"
#include "ui/access/defaultstab.h"
#include "ui/access/grantmodel.h"
#include "ui/access/granttab.h"
#include "ui/access/picks.h"
#include "ui/base/banner.h"
#include "ui/forms/sqlpanel.h"

#include <QPushButton>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace core;
using namespace ui::access;
using core::forms::Values;

class TestGrantTab : public QObject
{
    Q_OBJECT

    std::unique_ptr<support::AccessWorld> m_world;
    std::unique_ptr<ScriptTab> m_tab;
    QString m_role;
    QString m_maker;
    QString m_schema = QStringLiteral("app\"; drop schema x; -- <b>&%1");

    GrantTab &grants() { return static_cast<GrantTab &>(*m_tab); }
    void exec(const QString &sql) { VERIFY_OK(m_world->exec(sql)); }
    QString table(const char *name) { return quoteQualified({m_schema, QString::fromUtf8(name)}); }
    void show(ScriptTab *tab)
    {
        m_tab.reset(tab);
        m_tab->resize(1100, 700);
        m_tab->show();
        m_tab->reload();
        QTRY_VERIFY(!m_tab->isBusy() && !m_tab->form().values().json().isEmpty());
    }
    void edit(const std::function<void(Values &)> &change)
    {
        Values values = m_tab->form().values();
        change(values);
        m_tab->form().setValues(m_tab->form().before(), values);
        emit m_tab->form().edited();
    }
    bool may(const QString &sql)
    {
        return bool(m_world->exec(QStringLiteral("set role %1; %2").arg(quoteIdentifier(m_role), sql)));
    }
    bool save()
    {
        bool done = false;
        bool ok = false;
        m_tab->save([&](bool saved) {
            done = true;
            ok = saved;
        });
        [&] { QTRY_VERIFY(done && !m_tab->isBusy()); }();
        return ok;
    }

private slots:
    void init()
    {
        const QString url = TestServer::createDatabase();
        QVERIFY(!url.isEmpty());
        m_world = std::make_unique<support::AccessWorld>(url);
        const QString unique = QString::number(QRandomGenerator::global()->generate(), 36);
        m_role = QStringLiteral("bulk \"'\\%1<b> ") + unique;
        m_maker = QStringLiteral("maker & ") + unique;
        exec(QStringLiteral("create role %1; create role %2; create schema %3 authorization %1; set role %1; "
                            "create table %4 (id int); create table %5 (id int); create view %6 as select 1; "
                            "create function %7() returns int language sql as 'select 1'")
                 .arg(quoteIdentifier(m_maker), quoteIdentifier(m_role), quoteIdentifier(m_schema),
                      table("a\nb"), table("b"), table("v"), table("f")));
    }
    void cleanup()
    {
        m_tab.reset();
        for (const QString &role : {m_role, m_maker})
            (void)m_world->exec(
                QStringLiteral("drop owned by %1 cascade; drop role %1").arg(quoteIdentifier(role)));
        m_world->pool.closeAll();
        m_world.reset();
    }

    void overTablesSchemaAndLater()
    {
        show(new GrantTab(m_world->services(), m_world->place, {.grantee = m_role, .schema = m_schema}));
        QTRY_COMPARE(grants().model().objects().size(), 3); // two tables, one view
        QVERIFY(m_tab->script().isEmpty());
        QTRY_VERIFY(m_tab->sqlPanel().shownSummary().contains(QLatin1String("privileges")));
        edit([this](Values &values) {
            values.setList(QStringLiteral("privileges"), {QStringLiteral("select"), QStringLiteral("usage")});
            values.setList(QStringLiteral("kinds"),
                           {QStringLiteral("table"), QStringLiteral("view"), QStringLiteral("schema")});
            values.setList(QStringLiteral("makers"), {m_maker});
        });
        QTRY_COMPARE(grants().model().objects().size(), 4);
        QTRY_VERIFY(!m_tab->script().isEmpty());
        // one is unticked
        for (int row = 0; row < 4; ++row) {
            if (grants().model().objects().at(row).name == QLatin1String("b"))
                QVERIFY(grants().model().setData(grants().model().index(row, 0), Qt::Unchecked,
                                                 Qt::CheckStateRole));
        }
        QTRY_VERIFY(m_tab->sqlPanel().shownSummary().contains(QLatin1String("3 statements")));
        m_world->shot(*m_tab, QStringLiteral("grant"));
        QVERIFY2(save(), qPrintable(m_tab->banner().fullText()));
        QVERIFY(may(QStringLiteral("select * from %1").arg(table("a\nb"))));
        QVERIFY(may(QStringLiteral("select * from %1").arg(table("v"))));
        QVERIFY(!may(QStringLiteral("select * from %1").arg(table("b"))));
        exec(QStringLiteral("set role %1; create table %2 (id int)")
                 .arg(quoteIdentifier(m_maker), table("later")));
        QVERIFY(may(QStringLiteral("select * from %1").arg(table("later"))));
        // nothing is said twice
        QTRY_VERIFY(m_tab->script().isEmpty());
        m_tab->reload();
        QTRY_COMPARE(grants().model().objects().size(), 5);
        QTRY_VERIFY(!m_tab->isBusy());
        QVERIFY(m_tab->script().isEmpty());
        QStringList told;
        for (int row = 0; row < grants().model().rowCount(); ++row)
            told << grants().model().index(row, GrantModel::HasColumn).data().toString();
        QCOMPARE(told.count(QStringLiteral("SELECT")), 3); // the later one, too
        QCOMPARE(told.count(QStringLiteral("USAGE")), 1);

        // and back
        edit([](Values &values) { values.setText(QStringLiteral("verb"), QStringLiteral("revoke")); });
        QTRY_VERIFY(!m_tab->script().isEmpty());
        QVERIFY2(save(), qPrintable(m_tab->banner().fullText()));
        QVERIFY(!may(QStringLiteral("select * from %1").arg(table("a\nb"))));
    }

    void whatPublicHasIsShownAndRevoked()
    {
        show(new GrantTab(
            m_world->services(), m_world->place,
            {.schema = m_schema, .kinds = {QStringLiteral("function"), QStringLiteral("table")}}));
        edit([](Values &values) { values.setText(QStringLiteral("verb"), QStringLiteral("revokePublic")); });
        QTRY_COMPARE(grants().model().objects().size(), 1);
        QCOMPARE(grants().model().index(0, GrantModel::HasColumn).data().toString(),
                 QStringLiteral("EXECUTE"));
        m_tab->findChild<QPushButton *>(QStringLiteral("grantNone"))->click();
        QTRY_VERIFY(m_tab->script().isEmpty());
        m_tab->findChild<QPushButton *>(QStringLiteral("grantAll"))
            ->click(); // saving waits for the script of it
        QVERIFY2(save(), qPrintable(m_tab->banner().fullText()));
        QTRY_VERIFY(grants().model().objects().isEmpty());
        exec(QStringLiteral("grant usage on schema %1 to %2")
                 .arg(quoteIdentifier(m_schema), quoteIdentifier(m_role)));
        QVERIFY(!may(QStringLiteral("select %1()").arg(table("f"))));
    }

    void tenThousandsKeepTheWindowAlive()
    {
        constexpr int Tables = 20'000;
        exec(QStringLiteral(
                 "do $$ begin for i in 1..%1 loop execute format('create table public.t_%s ()', i); "
                 "if i % 1000 = 0 then commit; end if; end loop; end $$")
                 .arg(Tables));
        m_tab.reset(new GrantTab(m_world->services(), m_world->place,
                                 {.grantee = m_role, .schema = QStringLiteral("public")}));
        m_tab->resize(1100, 700);
        m_tab->show();
        Heartbeat heart;
        m_tab->reload();
        QTRY_COMPARE_WITH_TIMEOUT(grants().model().rowCount(), Tables, 60000);
        qInfo("reading: the longest gap was %lld ms", heart.longestGap());
        QVERIFY2(heart.longestGap() < 250, qPrintable(QString::number(heart.longestGap())));
        heart.reset();
        edit(
            [](Values &values) { values.setList(QStringLiteral("privileges"), {QStringLiteral("select")}); });
        QTRY_COMPARE_WITH_TIMEOUT(m_tab->script().statements.size(), Tables / 50, 60000);
        qInfo("writing: the longest gap was %lld ms", heart.longestGap());
        QVERIFY2(heart.longestGap() < 250, qPrintable(QString::number(heart.longestGap())));
        // all of it is run, its beginning is shown
        const QString shown = m_tab->sqlPanel().shownSql();
        QVERIFY(shown.size() < 40'000);
        QVERIFY(shown.contains(QRegularExpression(QStringLiteral("-- … and \\d+ more statements"))));
        QVERIFY(m_tab->sqlPanel().shownSummary().contains(QString::number(Tables / 50)));
        QSignalSpy opened(m_tab.get(), &ScriptTab::openSqlRequested);
        m_tab->findChild<QPushButton *>(QStringLiteral("formOpenSql"))->click();
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.first().first().toString().count(QLatin1String("t_")), Tables);
        // a tick, and saved at once: without it
        heart.reset();
        QVERIFY(grants().model().setData(grants().model().index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
        const QString first = grants().model().objects().first().sqlName();
        m_tab->sqlPanel().openRequested();
        QCOMPARE(opened.count(), 1); // it waits
        QTRY_COMPARE(opened.count(), 2);
        QCOMPARE(opened.last().first().toString().count(QLatin1String("t_")), Tables - 1);
        QVERIFY(!opened.last().first().toString().contains(first + QLatin1Char(',')));
        qInfo("a tick: the longest gap was %lld ms", heart.longestGap());
        QVERIFY2(heart.longestGap() < 250, qPrintable(QString::number(heart.longestGap())));
    }

    void defaultsAsRows()
    {
        show(new DefaultsTab(m_world->services(), m_world->place));
        QVERIFY(m_tab->script().isEmpty());
        QVERIFY(!m_tab->isModified());
        const auto rows = [this] { return m_tab->form().values().rows(QStringLiteral("rows")); };
        const auto isPublics = [this](const Values &row) {
            return row.text(QStringLiteral("maker")) == m_maker
                && row.text(QStringLiteral("kind")) == QLatin1String("function")
                && row.text(QStringLiteral("grantee")) == PublicChoice;
        };
        // the built-in one: everybody may call what it makes
        const QList<Values> first = rows();
        QCOMPARE(std::count_if(first.begin(), first.end(), isPublics), 1);
        edit([&](Values &values) {
            QList<Values> now;
            for (const Values &row : first) {
                if (!isPublics(row))
                    now << row;
            }
            Values added;
            added.setText(QStringLiteral("maker"), m_maker);
            added.setText(QStringLiteral("schema"), m_schema);
            added.setText(QStringLiteral("kind"), QStringLiteral("table"));
            added.setText(QStringLiteral("grantee"), m_role);
            added.setList(QStringLiteral("privileges"), {QStringLiteral("select"), QStringLiteral("insert")});
            added.setList(QStringLiteral("grantable"), {QStringLiteral("select")});
            now << added;
            values.setRows(QStringLiteral("rows"), now);
        });
        QVERIFY(m_tab->isModified());
        m_world->shot(*m_tab, QStringLiteral("defaults"));
        QVERIFY2(save(), qPrintable(m_tab->banner().fullText() + m_tab->sqlPanel().shownSql()));
        QVERIFY(m_tab->script().isEmpty());
        QVERIFY(!m_tab->isModified());
        const QList<Values> second = rows(); // everybody's row stays, and says that there is nothing
        const auto nothing = std::find_if(second.begin(), second.end(), isPublics);
        QVERIFY(nothing != second.end());
        QVERIFY(nothing->list(QStringLiteral("privileges")).isEmpty());
        exec(QStringLiteral("grant usage on schema %2 to %3; set role %1; create table %4 (id int); "
                            "create function %5() returns int language sql as 'select 1'")
                 .arg(quoteIdentifier(m_maker), quoteIdentifier(m_schema), quoteIdentifier(m_role),
                      table("later"), table("laterf")));
        QVERIFY(may(QStringLiteral("insert into %1 values (1)").arg(table("later"))));
        QVERIFY(!may(QStringLiteral("delete from %1").arg(table("later"))));
        QVERIFY(!may(QStringLiteral("select %1()").arg(table("laterf"))));
        // read back: the same rows, and taking them away brings back what was
        edit([&](Values &values) { values.setRows(QStringLiteral("rows"), first); });
        QVERIFY(!m_tab->script().isEmpty());
        QVERIFY2(save(), qPrintable(m_tab->banner().fullText()));
        const auto left = m_world->exec(QStringLiteral("select count(*) from pg_default_acl"));
        VERIFY_OK(left);
        QCOMPARE(left->value(0).value(0), QStringLiteral("0"));
    }

    void withoutRowsWhatIsBuiltInHoldsAgain_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("stored"); // %1 the maker, %2 somebody
        QTest::addColumn<int>("rows");
        const QString start = QStringLiteral("alter default privileges for role %1 ");
        QTest::newRow("granted") << QStringLiteral("function")
                                 << start + QStringLiteral("grant execute on functions to %2") << 2;
        QTest::newRow("public's taken away")
            << QStringLiteral("function") << start + QStringLiteral("revoke execute on functions from public")
            << 1;
        QTest::newRow("both") << QStringLiteral("type")
                              << start + QStringLiteral("revoke usage on types from public; ") + start
                + QStringLiteral("grant usage on types to %2 with grant option")
                              << 2;
        QTest::newRow("the owner's taken away")
            << QStringLiteral("table") << start + QStringLiteral("revoke all on tables from %1") << 1;
        QTest::newRow("a part of the owner's") << QStringLiteral("table")
                                               << start + QStringLiteral("revoke delete on tables from %1; ")
                + start + QStringLiteral("grant select on tables to %2, public")
                                               << 3;
        QTest::newRow("of a schema") << QStringLiteral("table")
                                     << start + QStringLiteral("in schema %3 grant select on tables to %2")
                                     << 1;
    }
    void withoutRowsWhatIsBuiltInHoldsAgain()
    {
        QFETCH(QString, kind);
        QFETCH(QString, stored);
        QFETCH(int, rows);
        exec(stored.arg(quoteIdentifier(m_maker), quoteIdentifier(m_role), quoteIdentifier(m_schema)));
        show(new DefaultsTab(m_world->services(), m_world->place));
        QVERIFY2(m_tab->script().isEmpty(), qPrintable(m_tab->sqlPanel().shownSql()));
        int gone = 0;
        edit([&](Values &values) {
            QList<Values> now;
            for (const Values &row : values.rows(QStringLiteral("rows"))) {
                const bool its = row.text(QStringLiteral("maker")) == m_maker
                    && row.text(QStringLiteral("kind")) == kind;
                if (its)
                    ++gone;
                else
                    now << row;
            }
            values.setRows(QStringLiteral("rows"), now);
        });
        QCOMPARE(gone, rows);
        QVERIFY2(save(), qPrintable(m_tab->banner().fullText() + m_tab->sqlPanel().shownSql()));
        const auto left = m_world->exec(QStringLiteral("select count(*) from pg_default_acl"));
        VERIFY_OK(left);
        QCOMPARE(left->value(0).value(0), QStringLiteral("0"));
    }

    void aNewDefaultTakesNothingAway()
    {
        show(new DefaultsTab(m_world->services(), m_world->place));
        // of one who has made nothing yet: no row shows what everybody has
        edit([&](Values &values) {
            QList<Values> now = values.rows(QStringLiteral("rows"));
            Values added;
            added.setText(QStringLiteral("maker"), m_role);
            added.setText(QStringLiteral("kind"), QStringLiteral("function"));
            added.setText(QStringLiteral("grantee"), m_maker);
            added.setList(QStringLiteral("privileges"), {QStringLiteral("execute")});
            now << added;
            values.setRows(QStringLiteral("rows"), now);
        });
        QCOMPARE(m_tab->script().statements.size(), 1);
        QVERIFY(!m_tab->script().toSql().contains(QLatin1String("revoke")));
    }

    /// Tab walks as one reads, though the fields are made after all else.
    void keyboardOrderIsReadingOrder()
    {
        show(new GrantTab(m_world->services(), m_world->place, {.grantee = m_role, .schema = m_schema}));
        QStringList names;
        QWidget *start = m_tab->findChild<QWidget *>(QStringLiteral("accessReload"));
        QWidget *at = start;
        do {
            if (m_tab->isAncestorOf(at) && at->isVisible() && (at->focusPolicy() & Qt::TabFocus)
                && !at->focusProxy())
                names << at->objectName();
            at = at->nextInFocusChain();
        } while (at != start);
        const QStringList wanted{QStringLiteral("accessReload"), QStringLiteral("verb"),
                                 QStringLiteral("kinds_0"),      QStringLiteral("kinds"),
                                 QStringLiteral("schemas"),      QStringLiteral("name"),
                                 QStringLiteral("grantAll"),     QStringLiteral("grantNone"),
                                 QStringLiteral("grantObjects"), QStringLiteral("formOpenSql")};
        QList<qsizetype> places;
        for (const QString &name : wanted)
            places << names.indexOf(name);
        QVERIFY2(!places.contains(-1), qPrintable(names.join(QLatin1Char(' '))));
        QVERIFY2(std::is_sorted(places.begin(), places.end()), qPrintable(names.join(QLatin1Char(' '))));
    }
};

QTEST_MAIN(TestGrantTab)
#include "tst_granttab_db.moc"
