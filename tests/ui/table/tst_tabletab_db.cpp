// SPDX-License-Identifier: GPL-3.0-or-later
// The table tab on a real server: conditions and their errors, order, count, paths along foreign keys, what
// goes wrong. HOWDAH_SHOTS=folder keeps pictures of it.
#include "core/completion/snapshotbuilder.h"
#include "core/kinds/kinds.h"
#include "core/secrets/memorystore.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"
#include "ui/base/banner.h"
#include "ui/grid/gridview.h"
#include "ui/query/resultpage.h"
#include "ui/query/resulttools.h"
#include "ui/table/conditionfield.h"
#include "ui/table/rowcounter.h"
#include "ui/table/tablebar.h"
#include "ui/table/tabletab.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCompleter>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

using namespace core;
using namespace ui;
using table::TablePlace;
using table::TableTab;

namespace {

class NoAsker : public connections::PasswordAsker
{
public:
    Task<connections::PasswordAnswer> ask(const connections::PasswordQuestion &) override
    {
        return finishedTask<connections::PasswordAnswer>(Error::cancelled());
    }
};

} // namespace

class TestTableTab : public QObject
{
    Q_OBJECT

    struct World
    {
        QTemporaryDir home;
        session::Canceller canceller;
        session::Pool pool{canceller};
        secrets::MemoryStore secrets;
        NoAsker asker;
        connections::Connector connector{pool, secrets, asker};
        settings::Settings settings{home.filePath(QStringLiteral("settings.ini"))};
        support::ScriptedPrompts prompts;
        Theme theme;
        Icons icons{theme};
        catalog::ObjectKinds kinds = kinds::all();
        std::shared_ptr<settings::TableMemory> memory
            = std::make_shared<settings::TableMemory>(home.filePath(QStringLiteral("tables")));
        std::unique_ptr<TableTab> tab;

        void start()
        {
            tab = std::make_unique<TableTab>(
                ui::query::QueryServices{theme, icons, pool, connector, settings, prompts}, kinds, memory);
            tab->resize(900, 600);
            tab->show();
        }
    };

    QString m_url;
    profile::ConnectionProfile m_profile;
    std::unique_ptr<World> m_world;

    TableTab &tab() { return *m_world->tab; }
    ui::query::ResultPage *page() { return tab().page(); }
    bool ended() { return page() && page()->outcome() && !tab().status().running; }
    QString sql() { return tab().bar().statement().simplified(); }
    QString cell(qsizetype row, int column)
    {
        const auto view = page()->result().cell(row, column);
        return view.null ? QString() : QString::fromUtf8(view.bytes());
    }
    template <class T> T *find(const char *name) { return tab().findChild<T *>(QLatin1String(name)); }

    void open(const char *schema, const char *name, const QString &user = {})
    {
        profile::ConnectionProfile profile = m_profile;
        if (!user.isEmpty()) {
            profile.user = user;
            profile.id = QUuid::createUuid();
        }
        tab().open(profile, {}, {{QString::fromUtf8(schema), QString::fromUtf8(name)}});
    }

    void type(const QString &condition)
    {
        tab().bar().field().setFocus();
        tab().bar().field().setText(condition);
        QTest::keyClick(&tab().bar().field(), Qt::Key_Return);
    }

    void exec(const char *sql) { VERIFY_OK(TestServer::query(m_url, QString::fromUtf8(sql))); }

    /// Puts the current cell where the named column is, in a row of the result.
    void goToCell(qsizetype row, const char *column)
    {
        for (int i = 0; i < page()->result().columnCount(); ++i) {
            if (page()->result().columns()[i].name == QString::fromUtf8(column))
                QVERIFY(page()->view().revealCell(row, i));
        }
        page()->view().setFocus();
    }

    /// The texts of the entries that follow keys, as the menu of the current cell offers them; "-" before
    /// one that cannot be chosen.
    QStringList keyEntries(QMenu &menu)
    {
        emit page()->view().aboutToShowCellMenu(&menu, page()->view().currentRow(),
                                                page()->view().currentColumn());
        const auto reading = [&] {
            const auto actions = menu.actions();
            return std::any_of(actions.begin(), actions.end(), [](const QAction *action) {
                return action->text().startsWith(QLatin1String("Reading"));
            });
        };
        if (!QTest::qWaitFor([&] { return !reading(); }, support::Patience))
            return {QStringLiteral("still reading")};
        QStringList texts;
        for (const QAction *action : menu.actions()) {
            if (action->objectName().startsWith(QLatin1String("follow")))
                texts << (action->isEnabled() ? QString() : QStringLiteral("-")) + action->text();
        }
        return texts;
    }

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        m_profile = profileFromUrl(m_url);
        exec("create table public.customers (id int primary key, name text not null); "
             "insert into customers select n, 'name ' || n from generate_series(1, 50) n; "
             "create table public.orders (id int primary key, customer_id int references customers, "
             "note text, total numeric(12,2)); "
             "insert into orders select n, nullif(n % 51, 0), 'note ' || n % 7, n * 1.5 "
             "from generate_series(1, 1000) n; "
             "create index on orders (customer_id); analyze");
        exec("create schema \"Sales & <b>\"; "
             "create table \"Sales & <b>\".\"it's \"\"%1\"\"\" (\"select\" int, \"a \"\"b\"\"\nc\" text); "
             "insert into \"Sales & <b>\".\"it's \"\"%1\"\"\" values (1, 'x'), (2, null)");
    }

    void init()
    {
        m_world = std::make_unique<World>();
        m_world->start();
    }

    void cleanup() { m_world.reset(); }

    void rowsOnce()
    {
        open("public", "orders");
        QTRY_VERIFY(ended());
        QCOMPARE(page()->result().rowCount(), 1000);
        QCOMPARE(sql(), QStringLiteral("SELECT * FROM public.orders"));
        QCOMPARE(tab().title(), QStringLiteral("public.orders"));
        QTRY_COMPARE(tab().iconName(), QStringLiteral("table"));
        // the estimate comes from the catalogue
        QTRY_VERIFY(find<QLabel>("tableRows")->text().startsWith(QLatin1Char('~')));
        QVERIFY(!tab().status().inTransaction);
        QVERIFY(tab().status().placeIsFixed);
    }

    // rows that come back with edits of a run that ended: the server hears nothing before the user says so
    void nothingIsReadBeforeItIsAskedFor()
    {
        tab().openUnread(m_profile, {}, {{QStringLiteral("public"), QStringLiteral("customers")}},
                         QStringLiteral("kept & <b>"));
        QVERIFY(tab().banner().isVisible());
        QCOMPARE(tab().banner().text(), QStringLiteral("kept & <b>"));
        QVERIFY(sql().startsWith(QStringLiteral("SELECT * FROM public.customers"), Qt::CaseInsensitive));
        const auto sessions = TestServer::query(
            m_url,
            QStringLiteral("select count(*) from pg_stat_activity where datname = current_database() "
                           "and pid <> pg_backend_pid()"));
        VERIFY_OK(sessions);
        QCOMPARE(sessions->value(0).value(0), QStringLiteral("0"));
        QVERIFY(!tab().status().session && !page());
        QTest::mouseClick(tab().banner().findChild<QPushButton *>(QStringLiteral("bannerButton0")),
                          Qt::LeftButton);
        QTRY_VERIFY(ended());
        QCOMPARE(page()->result().rowCount(), 50);
        QVERIFY(tab().banner().isHidden());
    }

    void conditionAndItsErrors()
    {
        open("public", "orders");
        QTRY_VERIFY(ended());
        type(QStringLiteral("total > 1000 -- dear"));
        QTRY_VERIFY(ended() && page()->result().rowCount() == 334);
        QCOMPARE(tab().bar().statement(),
                 QStringLiteral("SELECT *\nFROM public.orders\nWHERE (total > 1000 -- dear\n)"));

        // the server's error under the field, at the character; text and rows stay
        type(QStringLiteral("total > 10 and nosuch = 1"));
        QTRY_VERIFY(!tab().bar().errorText().isEmpty());
        QVERIFY(tab().bar().errorText().contains(QStringLiteral("nosuch")));
        QVERIFY(tab().bar().errorText().contains(QStringLiteral("42703")));
        QCOMPARE(tab().bar().field().errorPosition(), 15);
        QCOMPARE(tab().bar().field().text(), QStringLiteral("total > 10 and nosuch = 1"));
        QCOMPARE(page()->result().rowCount(), 334);
        QVERIFY(tab().banner().isHidden());

        // ours before anything is sent
        type(QStringLiteral("total > 10; drop table orders"));
        QVERIFY(tab().bar().errorText().contains(QStringLiteral("semicolon")));
        QCOMPARE(tab().bar().field().errorPosition(), 10);
        type(QStringLiteral("total > 10) or (1 = 1"));
        QCOMPARE(tab().bar().field().errorPosition(), 10);
        QVERIFY(!tab().status().running);

        // typing takes the mark away
        QTest::keyClick(&tab().bar().field(), Qt::Key_End);
        QTest::keyClicks(&tab().bar().field(), QStringLiteral("x"));
        QCOMPARE(tab().bar().field().errorPosition(), -1);
        QVERIFY(tab().bar().errorText().isEmpty());

        // an error without a place goes to the banner
        type(QStringLiteral("1 / (id - id) > 0"));
        QTRY_VERIFY(!tab().banner().isHidden());
        QVERIFY(tab().banner().fullText().contains(QStringLiteral("22012")));
    }

    void completion()
    {
        open("public", "orders");
        QTRY_VERIFY(ended());
        QTRY_VERIFY(tab().facts().known({QStringLiteral("public"), QStringLiteral("orders")}));
        auto &field = tab().bar().field();
        field.setFocus();
        QTest::keyClicks(&field, QStringLiteral("cus"));
        QCOMPARE(field.offered(), QStringList{QStringLiteral("customer_id")});
        QTest::keyClick(field.completer().popup(), Qt::Key_Down);
        QTest::keyClick(field.completer().popup(), Qt::Key_Return);
        QCOMPARE(field.text(), QStringLiteral("customer_id "));
        QTest::keyClick(&field, Qt::Key_Space, Qt::ControlModifier);
        QCOMPARE(field.offered().value(0), QStringLiteral("="));
    }

    /// As in an SQL editor, once the names of the database are there.
    void completionByNames()
    {
        completion::SnapshotBuilder builder;
        builder.setSearchPath({"pg_catalog"});
        builder.addSchema("pg_catalog", true);
        builder.addRelation(1, "public", "orders", completion::RelationKind::Table);
        builder.addColumn(1, 1, "Ähm %1", "int4");
        builder.addColumn(1, 2, "customer_id", "int4");
        builder.addFunction({.oid = 1,
                             .schema = "pg_catalog",
                             .name = "customary",
                             .arguments = "text",
                             .result = "text",
                             .argumentCount = 1});
        open("public", "orders");
        QTRY_VERIFY(ended());
        auto &field = tab().bar().field();
        field.setNames([names = builder.build()] { return names; });
        field.setFocus();
        QTest::keyClicks(&field, QStringLiteral("cus"));
        QCOMPARE(field.offered().mid(0, 2),
                 (QStringList{QStringLiteral("customer_id"), QStringLiteral("customary()")}));
        QTest::keyClick(field.completer().popup(), Qt::Key_Down);
        QTest::keyClick(field.completer().popup(), Qt::Key_Down);
        QTest::keyClick(field.completer().popup(), Qt::Key_Return);
        QCOMPARE(field.text(), QStringLiteral("customary()"));
        QCOMPARE(field.cursorPosition(), int(field.text().size()) - 1);
        field.setText(QStringLiteral("'ü' = \"Äh"));
        QTest::keyClicks(&field, QStringLiteral("m"));
        QCOMPARE(field.offered(), QStringList{QStringLiteral("\"Ähm %1\"")});
        QTest::keyClick(field.completer().popup(), Qt::Key_Down);
        QTest::keyClick(field.completer().popup(), Qt::Key_Return);
        QCOMPARE(field.text(), QStringLiteral("'ü' = \"Ähm %1\" "));
        field.clear();
        QTest::keyClick(&field, Qt::Key_Space, Qt::ControlModifier);
        QCOMPARE(field.offered().value(0), QStringLiteral("\"Ähm %1\""));
        QVERIFY(!field.offered().contains(QStringLiteral("*")));
    }

    void pathOfConditionsAndOrders()
    {
        open("public", "orders");
        QTRY_VERIFY(ended());
        QTRY_VERIFY(tab().facts().known({QStringLiteral("public"), QStringLiteral("orders")}));
        type(QStringLiteral("id < 10"));
        QTRY_VERIFY(ended() && page()->result().rowCount() == 9);
        emit page()->view().sortRequested({{3, true}});
        QTRY_VERIFY(ended() && cell(0, 0) == QStringLiteral("9"));
        // the primary key keeps rows that are alike in their places
        QCOMPARE(sql(),
                 QStringLiteral("SELECT * FROM public.orders WHERE (id < 10) ORDER BY total DESC, id"));
        QCOMPARE(page()->view().sortKeys(), (QList<result::SortKey>{{3, true}}));
        QVERIFY(find<QWidget>("orderPill0"));
        auto *back = find<QToolButton>("tableBack");
        auto *forward = find<QToolButton>("tableForward");
        QVERIFY(back->isEnabled() && !forward->isEnabled());
        QTest::keyClick(&page()->view(), Qt::Key_Left, Qt::AltModifier);
        QTRY_VERIFY(ended() && cell(0, 0) == QStringLiteral("1"));
        QVERIFY(page()->view().sortKeys().isEmpty());
        tab().back();
        QTRY_VERIFY(ended() && page()->result().rowCount() == 1000);
        QVERIFY(!back->isEnabled() && forward->isEnabled());
        QVERIFY(tab().bar().field().text().isEmpty());
        tab().forward();
        tab().forward(); // while the one before is still under way
        QTRY_VERIFY(ended() && cell(0, 0) == QStringLiteral("9"));
        // the cross of the pill takes the order away
        emit tab().bar().orderRemoved(0);
        QTRY_VERIFY(ended() && cell(0, 0) == QStringLiteral("1"));
        QVERIFY(!sql().contains(QStringLiteral("ORDER")));
    }

    void countAndCancel()
    {
        open("public", "orders");
        QTRY_VERIFY(ended());
        type(QStringLiteral("id <= 20"));
        QTRY_VERIFY(ended() && page()->result().rowCount() == 20);
        auto *count = find<QPushButton>("countRows");
        QTest::mouseClick(count, Qt::LeftButton);
        QTRY_VERIFY(tab().counter().count() == 20);
        QCOMPARE(find<QLabel>("tableRows")->text(), QStringLiteral("20 rows match"));
        QVERIFY(find<QLabel>("tableRows")->toolTip().contains(QStringLiteral("Counted exactly at")));

        // one that would take an hour
        type(QStringLiteral("id <= 20 and (id < 1 or pg_sleep(3600) is not null)"));
        QTRY_VERIFY(tab().status().running);
        QTRY_VERIFY(tab().status().state.startsWith(QStringLiteral("running")));
        tab().cancel();
        QTRY_VERIFY(!tab().status().running);
        QTest::mouseClick(count, Qt::LeftButton);
        QTRY_VERIFY(tab().counter().isRunning());
        QCOMPARE(count->text(), QStringLiteral("Cancel"));
        QTest::mouseClick(count, Qt::LeftButton);
        QTRY_VERIFY(!tab().counter().isRunning());
        QVERIFY(!tab().counter().count());
        QCOMPARE(count->text(), QStringLiteral("Count"));
    }

    void hostileNames()
    {
        open("Sales & <b>", "it's \"%1\"");
        QTRY_VERIFY(ended());
        QCOMPARE(page()->result().rowCount(), 2);
        emit page()->view().sortRequested({{1, false}, {0, true}});
        QTRY_VERIFY(ended() && sql().contains(QStringLiteral("ORDER BY")));
        QVERIFY(sql().endsWith(QStringLiteral("ORDER BY \"a \"\"b\"\" c\", \"select\" DESC")));
        QCOMPARE(page()->result().rowCount(), 2);
        type(QStringLiteral("\"select\" = 2"));
        QTRY_VERIFY(ended() && page()->result().rowCount() == 1);
    }

    void droppedMeanwhile()
    {
        exec("create table public.soon (id int); insert into soon values (1)");
        open("public", "soon");
        QTRY_VERIFY(ended());
        exec("drop table soon");
        tab().runStatement();
        QTRY_VERIFY(!tab().banner().isHidden());
        QVERIFY(tab().banner().fullText().contains(QStringLiteral("42P01")));
        exec("create table public.soon (id int); insert into soon values (1), (2)");
        QTest::mouseClick(tab().banner().findChild<QPushButton *>(QStringLiteral("bannerButton0")),
                          Qt::LeftButton);
        QTRY_VERIFY(ended() && page()->result().rowCount() == 2);
        QVERIFY(tab().banner().isHidden());
        exec("drop table soon");
    }

    void columnsThatMayNotBeRead()
    {
        const QString role = QStringLiteral("reader_%1").arg(QCoreApplication::applicationPid());
        exec(qPrintable(
            QStringLiteral("create role %1 login; create table public.partly (id int, secret text, "
                           "\"No te\" text); insert into partly values (1, 's', 'n'); "
                           "grant select (id, \"No te\") on partly to %1")
                .arg(role)));
        open("public", "partly", role);
        QTRY_VERIFY(tab().banner().findChild<QPushButton *>(QStringLiteral("bannerButton2")));
        QVERIFY(tab().banner().fullText().contains(QStringLiteral("42501")));
        QTest::mouseClick(tab().banner().findChild<QPushButton *>(QStringLiteral("bannerButton2")),
                          Qt::LeftButton);
        QTRY_VERIFY(ended());
        QCOMPARE(sql(), QStringLiteral("SELECT id, \"No te\" FROM public.partly"));
        QCOMPARE(cell(0, 1), QStringLiteral("n"));
        m_world.reset();
        exec(qPrintable(QStringLiteral("drop table partly; drop role %1").arg(role)));
        init();
    }

    void manyColumnsAndNone()
    {
        QStringList columns;
        for (int i = 0; i < 1600; ++i)
            columns << QStringLiteral("c%1 int").arg(i);
        exec(qPrintable(QStringLiteral("create table public.wide (%1); insert into wide (c0) values (1); "
                                       "create table public.none (); insert into none default values")
                            .arg(columns.join(QLatin1Char(',')))));
        open("public", "wide");
        QTRY_VERIFY(ended());
        QCOMPARE(page()->result().columnCount(), 1600);
        tab().follow({{QStringLiteral("public"), QStringLiteral("none")}});
        QTRY_VERIFY(ended() && page()->result().columnCount() == 0);
        QCOMPARE(page()->result().rowCount(), 1);
    }

    void followAKeyAndBack()
    {
        open("public", "orders");
        QTRY_VERIFY(ended());
        goToCell(41, "customer_id"); // order 42 of customer 42
        QMenu menu;
        QCOMPARE(keyEntries(menu), QStringList{QStringLiteral("Go to public.customers where id = 42")});
        QTest::keyClick(&page()->view(), Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(ended() && tab().title() == QStringLiteral("public.customers"));
        QCOMPARE(sql(), QStringLiteral("SELECT * FROM public.customers WHERE (id = 42)"));
        QCOMPARE(page()->result().rowCount(), 1);
        QCOMPARE(tab().bar().field().text(), QStringLiteral("id = 42"));

        // and to the rows that refer to it
        goToCell(0, "name");
        QMenu back;
        const QStringList entries = keyEntries(back);
        QCOMPARE(entries,
                 QStringList{QStringLiteral("Rows in public.orders that refer to this (customer_id)")});
        back.findChild<QAction *>(QStringLiteral("followBack"))->trigger();
        QTRY_VERIFY(ended() && page()->result().rowCount() == 19);
        QCOMPARE(sql(), QStringLiteral("SELECT * FROM public.orders WHERE (customer_id = 42)"));

        // Alt+Left, twice
        QTest::keyClick(&page()->view(), Qt::Key_Left, Qt::AltModifier);
        QTRY_VERIFY(ended() && tab().title() == QStringLiteral("public.customers"));
        QTest::keyClick(&tab().bar().field(), Qt::Key_Left, Qt::AltModifier);
        QTRY_VERIFY(ended() && page()->result().rowCount() == 1000);

        // NULL refers to nothing
        goToCell(50, "customer_id");
        QMenu none;
        QCOMPARE(keyEntries(none),
                 QStringList{QStringLiteral("-Go to public.customers: customer_id is NULL")});
        QTest::keyClick(&page()->view(), Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(!tab().banner().isHidden());
        QVERIFY(tab().banner().text().contains(QStringLiteral("customer_id is NULL")));
        goToCell(50, "note");
        QTest::keyClick(&page()->view(), Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(tab().banner().text().contains(QStringLiteral("note is part of no foreign key")));
    }

    void compositeAndSelfReferences()
    {
        exec("create schema hr; create table hr.\"Depts\" (region varchar(2), \"No\" int, "
             "primary key (region, "
             "\"No\")); insert into hr.\"Depts\" values ('EU', 1), ('it', 2); "
             "create table hr.staff (id int primary key, dept int, region varchar(2), boss int references "
             "hr.staff, foreign key (region, dept) references hr.\"Depts\" (region, \"No\")); "
             "insert into hr.staff values (1, 1, 'EU', null), (2, 2, 'it', 1), (3, null, 'EU', 1)");
        open("hr", "staff");
        QTRY_VERIFY(ended());
        goToCell(1, "dept");
        QMenu menu;
        QCOMPARE(keyEntries(menu),
                 (QStringList{
                     QStringLiteral("Go to hr.Depts where region = 'it'::character varying AND \"No\" = 2"),
                     QStringLiteral("Rows in hr.staff that refer to this (boss)")}));
        goToCell(2, "region");
        QMenu partly;
        QCOMPARE(keyEntries(partly).first(), QStringLiteral("-Go to hr.Depts: dept is NULL"));
        goToCell(1, "boss");
        QMenu self;
        QCOMPARE(keyEntries(self).first(), QStringLiteral("Go to hr.staff where id = 1"));
        goToCell(1, "region");
        QTest::keyClick(&page()->view(), Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(ended() && tab().title() == QStringLiteral("hr.Depts"));
        QCOMPARE(page()->result().rowCount(), 1);
        goToCell(0, "region");
        QMenu back;
        QCOMPARE(keyEntries(back),
                 QStringList{QStringLiteral("Rows in hr.staff that refer to this (region, dept)")});
        back.findChild<QAction *>(QStringLiteral("followBack"))->trigger();
        QTRY_VERIFY(ended() && tab().title() == QStringLiteral("hr.staff"));
        QCOMPARE(page()->result().rowCount(), 1);
    }

    void partitionsHaveTheirKeysOnce()
    {
        exec("create table public.items (id int, order_id int references orders) partition by hash (id); "
             "create table public.items_0 partition of items for values with (modulus 2, remainder 0); "
             "create table public.items_1 partition of items for values with (modulus 2, remainder 1); "
             "insert into items values (1, 7), (2, 7)");
        open("public", "items");
        QTRY_VERIFY(ended());
        goToCell(0, "order_id");
        QMenu menu;
        QCOMPARE(keyEntries(menu), QStringList{QStringLiteral("Go to public.orders where id = 7")});
        open("public", "items_0");
        QTRY_VERIFY(ended() && page()->statement().contains("items_0"));
        exec("insert into items values (3, 7), (4, 7), (5, 7), (6, 7)");
        tab().runStatement();
        QTRY_VERIFY(ended() && page()->result().rowCount() > 0);
        goToCell(0, "order_id");
        QMenu part;
        QCOMPARE(keyEntries(part), QStringList{QStringLiteral("Go to public.orders where id = 7")});
        QTest::keyClick(&page()->view(), Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(ended() && tab().title() == QStringLiteral("public.orders"));
        goToCell(0, "id");
        QMenu back;
        QCOMPARE(keyEntries(back),
                 QStringList{QStringLiteral("Rows in public.items that refer to this (order_id)")});
        exec("drop table items");
    }

    void columnsAndConditionsAreRemembered()
    {
        open("public", "orders");
        QTRY_VERIFY(ended());
        page()->view().setCurrentCell(0, 2);
        page()->view().hideColumns();
        QCOMPARE(page()->view().shown().columnCount(), 3);
        type(QStringLiteral("id < 10"));
        QTRY_VERIFY(ended() && page()->result().rowCount() == 9);
        QCOMPARE(page()->view().shown().columnCount(), 3); // also from one statement to the next
        // another tab, later
        m_world->tab.reset();
        m_world->memory->wait();
        m_world->start();
        open("public", "orders");
        QTRY_VERIFY(ended());
        QCOMPARE(page()->view().shown().columnCount(), 3);
        tab().bar().showHistory();
        QCOMPARE(tab().bar().historyMenu()->actions().first()->text(), QStringLiteral("id < 10"));
        tab().bar().historyMenu()->actions().first()->trigger();
        tab().bar().historyMenu()->close();
        QTRY_VERIFY(ended() && page()->result().rowCount() == 9);
        // another table has its own
        tab().follow({{QStringLiteral("public"), QStringLiteral("customers")}});
        QTRY_VERIFY(ended() && tab().title() == QStringLiteral("public.customers"));
        QCOMPARE(page()->view().shown().columnCount(), 2);
        tab().back();
        QTRY_VERIFY(ended() && page()->result().rowCount() == 9);
        QCOMPARE(page()->view().shown().columnCount(), 3);
        page()->view().resetColumns();
        QCOMPARE(page()->view().shown().columnCount(), 4);
    }

    void filteredByAValueAndBackToTheCell()
    {
        open("public", "orders");
        QTRY_VERIFY(ended());
        type(QStringLiteral("id < 100 or id > 900"));
        QTRY_VERIFY(ended() && page()->result().rowCount() == 199);
        goToCell(150, "note");
        const qsizetype top = page()->view().topRow();
        QVERIFY(top > 0);
        emit page()->tools().filterRequested(
            {{2, analysis::FilterOp::In, {analysis::FilterValue("note 1")}, false}});
        QTRY_VERIFY(ended() && page()->result().rowCount() < 100);
        QVERIFY(sql().contains(QStringLiteral("WHERE ((id < 100 or id > 900) AND note")));
        QCOMPARE(cell(0, 2), QStringLiteral("note 1"));
        tab().back();
        QTRY_VERIFY(ended() && page()->result().rowCount() == 199);
        QCOMPARE(page()->view().currentResultRow(), 150);
        QCOMPARE(page()->view().currentResultColumn(), 2);
        tab().runStatement(); // read again: one stays where one is
        QTRY_VERIFY(tab().status().running);
        QTRY_VERIFY(ended());
        QCOMPARE(page()->view().currentResultRow(), 150);
    }

    void aLargeTableWaits()
    {
        exec("create view public.large as select n as id, repeat('x', 10) from generate_series(1, 400000) n");
        open("public", "large");
        QTRY_VERIFY(tab().status().paused);
        QVERIFY(page()->result().rowCount() < 400000);
        QVERIFY(!tab().status().running);
        // another condition ends what waits
        type(QStringLiteral("id <= 5"));
        QTRY_VERIFY(ended() && page()->result().rowCount() == 5);
        tab().back();
        QTRY_VERIFY(tab().status().paused);
        tab().cancel();
        QTRY_VERIFY(!tab().status().paused && !tab().status().running);
        QVERIFY(page()->result().rowCount() >= 1000);
    }

    void viewsAndTheRest()
    {
        exec("create view public.v as select id, total from orders; "
             "create materialized view public.m as select * from v; create sequence public.s; "
             "create table public.parted (id int) partition by list (id); "
             "create table public.parted_1 partition of parted for values in (1)");
        for (const char *name : {"v", "m", "s", "parted", "parted_1"}) {
            open("public", name);
            QTRY_VERIFY(ended() && page()->statement().contains(name));
            QVERIFY2(page()->outcome()->ok(), name);
        }
        open("pg_catalog", "pg_class");
        QTRY_VERIFY(ended() && page()->statement().contains("pg_class"));
        QVERIFY(page()->result().rowCount() > 100);
    }
};

QTEST_MAIN(TestTableTab)
#include "tst_tabletab_db.moc"
