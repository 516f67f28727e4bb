// SPDX-License-Identifier: GPL-3.0-or-later
// The privilege matrix without a server: what cells say, what clicks and keys make of them, the script that
// comes out, hostile names, 20,000 objects. HOWDAH_SHOTS=folder keeps pictures, light and dark.
#include "tests/support/testmain.h"
#include "ui/access/matrixview.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>

using namespace core;
using namespace core::access;
using namespace ui;
using namespace ui::access;
using Mark = MatrixCell::Mark;
using Wanted = MatrixModel::Wanted;

namespace {

const ServerVersion v15{150020};
const ServerVersion v17{170002};
const QString Hostile = QStringLiteral("a\"; drop role x; --\n<b>&%1 \u202e\U0001F600");

constexpr qint64 Postgres = 10, Ana = 100, Reporting = 101, Alice = 102, Owner = 103, Odd = 104, Reader = 105;

RoleGraph graphOf(ServerVersion version)
{
    const QList<core::access::Role> roles{
        {.oid = Postgres, .name = QStringLiteral("postgres"), .superuser = true},
        {.oid = Ana, .name = QStringLiteral("ana"), .login = true},
        {.oid = Reporting, .name = QStringLiteral("reporting")},
        {.oid = Alice, .name = QStringLiteral("alice"), .login = true},
        {.oid = Owner, .name = QStringLiteral("shop_owner")},
        {.oid = Odd, .name = Hostile},
        {.oid = Reader, .name = QStringLiteral("pg_read_all_data")}};
    return RoleGraph(roles,
                     {{.role = Reporting, .member = Ana, .grantor = Alice},
                      {.role = Reader, .member = Odd, .grantor = Postgres}},
                     version, Owner);
}

Securable tableOf(qint64 oid, const QString &name, QList<AclItem> more = {})
{
    using enum Privilege;
    const Privileges all = Select | Insert | Update | Delete | Truncate | References | Trigger;
    return {.kind = QStringLiteral("table"),
            .oid = 16384 + oid,
            .schema = QStringLiteral("public"),
            .name = name,
            .owner = Owner,
            .items = QList<AclItem>{{.grantee = Owner, .grantor = Owner, .privileges = all}} + more};
}

Securable columnOf(const Securable &table, int number, const QString &name, QList<AclItem> items = {})
{
    Securable column = table;
    column.kind = QStringLiteral("column");
    column.sub = number;
    column.column = name;
    column.items = std::move(items);
    return column;
}

std::shared_ptr<MatrixData> dataOf(QList<Securable> objects, const QString &user = QStringLiteral("postgres"),
                                   ServerVersion version = v15)
{
    auto data = std::make_shared<MatrixData>();
    data->roles = graphOf(version);
    data->user = user;
    data->objects = std::move(objects);
    return data;
}

AclItem item(qint64 grantee, qint64 grantor, Privileges privileges, Privileges grantable = {})
{
    return {grantee, grantor, privileges, grantable};
}

QString quoted(const QString &name)
{
    return QLatin1Char('"') + QString(name).replace(QLatin1Char('"'), QLatin1String("\"\""))
        + QLatin1Char('"');
}

} // namespace

class TestMatrixModel : public QObject
{
    Q_OBJECT

    using P = Privilege;

    struct World
    {
        MatrixModel model{{{QStringLiteral("table"), QStringLiteral("table")}}};
        QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

        void show(MatrixDataPtr data, qint64 role = Ana)
        {
            QSignalSpy arranged(&model, &MatrixModel::arranged);
            model.showObjects(std::move(data), role);
            QTRY_VERIFY(!arranged.isEmpty());
        }
        void turn(MatrixDataPtr data)
        {
            QSignalSpy arranged(&model, &MatrixModel::arranged);
            model.showRoles(std::move(data));
            QTRY_VERIFY(!arranged.isEmpty());
        }
        void filter(const MatrixFilter &filter)
        {
            QSignalSpy arranged(&model, &MatrixModel::arranged);
            model.setFilter(filter);
            QTRY_VERIFY(!arranged.isEmpty());
        }
        QModelIndex at(const QString &row, P privilege) const
        {
            return model.index(model.rowOf(row), model.columnOf(privilege));
        }
        MatrixCell cell(const QString &row, P privilege) const
        {
            const QModelIndex index = at(row, privilege);
            return model.cell(index.row(), index.column());
        }
        QString problem() const
        {
            return model.edits().problem(model.matrix()->roles, *model.granter(), false);
        }
        QStringList script(bool cascade = false) const
        {
            QStringList lines;
            const auto script
                = model.edits().script(model.matrix()->roles, *model.granter(), model.role(), {}, cascade);
            for (const auto &statement : script.statements)
                lines << statement.sql;
            return lines;
        }
    };

private slots:
    void marksTellTheSources()
    {
        World world;
        world.show(dataOf({tableOf(1, QStringLiteral("own"), {item(Ana, Owner, P::Select, P::Select)}),
                           tableOf(2, QStringLiteral("member"), {item(Reporting, Owner, P::Select)}),
                           tableOf(3, QStringLiteral("everybody"), {item(PublicRole, Owner, P::Select)}),
                           tableOf(4, QStringLiteral("none"))}));
        QCOMPARE(world.cell(QStringLiteral("public.own"), P::Select).mark, Mark::Own);
        QVERIFY(world.cell(QStringLiteral("public.own"), P::Select).grantable);
        QCOMPARE(world.cell(QStringLiteral("public.member"), P::Select).mark, Mark::Member);
        QCOMPARE(world.cell(QStringLiteral("public.everybody"), P::Select).mark, Mark::Public);
        QCOMPARE(world.cell(QStringLiteral("public.none"), P::Select).mark, Mark::None);
        QVERIFY(world.model.explanation(world.at(QStringLiteral("public.member"), P::Select))
                    .contains(QLatin1String("reporting, granted by alice")));
        QCOMPARE(world.model.index(0, 0).data(MatrixModel::PrefixRole).toString(), QStringLiteral("public."));

        world.show(dataOf({tableOf(1, QStringLiteral("t"))}), Odd);
        QCOMPARE(world.cell(QStringLiteral("public.t"), P::Select).mark, Mark::Predefined);
        world.show(dataOf({tableOf(1, QStringLiteral("t"))}), Owner);
        QCOMPARE(world.cell(QStringLiteral("public.t"), P::Select).mark, Mark::Owner);
        world.show(dataOf({tableOf(1, QStringLiteral("t"))}), Postgres);
        QCOMPARE(world.cell(QStringLiteral("public.t"), P::Select).mark, Mark::Superuser);
        world.show(dataOf({tableOf(1, QStringLiteral("t"), {item(PublicRole, Owner, P::Insert)})}), NewRole);
        QCOMPARE(world.cell(QStringLiteral("public.t"), P::Insert).mark, Mark::Public);
        QCOMPARE(world.cell(QStringLiteral("public.t"), P::Select).mark, Mark::None);
    }

    void privilegesOfTheVersionAndTheKind()
    {
        World world;
        world.show(dataOf({tableOf(1, QStringLiteral("t"))}));
        QCOMPARE(world.model.columnOf(P::Maintain), -1);
        QCOMPARE(world.model.columnCount(), 8);
        const Securable sequence{.kind = QStringLiteral("sequence"),
                                 .oid = 2,
                                 .schema = QStringLiteral("public"),
                                 .name = QStringLiteral("s"),
                                 .owner = Owner};
        world.show(dataOf({tableOf(1, QStringLiteral("t")), sequence}, QStringLiteral("postgres"), v17));
        QVERIFY(world.model.columnOf(P::Maintain) > 0);
        QCOMPARE(world.cell(QStringLiteral("public.s"), P::Delete).mark, Mark::NotApplicable);
        QCOMPARE(world.cell(QStringLiteral("public.t"), P::Usage).mark, Mark::NotApplicable);
        // kinds that differ in what can be granted have headings
        QCOMPARE(world.model.rowCount(), 4);
        QCOMPARE(world.model.rowType(0), MatrixModel::RowType::Group);
        QVERIFY(!world.model.set({world.at(QStringLiteral("public.s"), P::Delete)}, Wanted::Granted));
    }

    void cycleMakesExactlyTheScript()
    {
        World world;
        world.show(dataOf({tableOf(1, QStringLiteral("orders")), tableOf(2, QStringLiteral("items"))}));
        const QModelIndex update = world.at(QStringLiteral("public.orders"), P::Update);
        QCOMPARE(world.model.next(update), Wanted::Granted);
        world.model.set({update}, world.model.next(update));
        QCOMPARE(world.script(), QStringList{QStringLiteral("grant update on table public.orders to ana")});
        QVERIFY(world.cell(QStringLiteral("public.orders"), P::Update).changed);
        world.model.set({update}, world.model.next(update));
        QCOMPARE(world.script(),
                 QStringList{QStringLiteral("grant update on table public.orders to ana with grant option")});
        world.model.set({update}, world.model.next(update));
        QVERIFY(world.script().isEmpty());
        QVERIFY(world.model.edits().isEmpty());
        // several at once
        world.model.set({update, world.at(QStringLiteral("public.items"), P::Update)}, Wanted::Granted);
        QCOMPARE(world.script(),
                 QStringList{QStringLiteral("grant update on table public.orders, public.items to ana")});
        world.model.undo({update});
        QCOMPARE(world.script(), QStringList{QStringLiteral("grant update on table public.items to ana")});
    }

    void revokesRunAsWhoGranted()
    {
        World world;
        world.show(
            dataOf({tableOf(1, QStringLiteral("orders"),
                            {item(Alice, Owner, P::Select, P::Select), item(Ana, Alice, P::Select)})}));
        world.model.set({world.at(QStringLiteral("public.orders"), P::Select)}, Wanted::None);
        QCOMPARE(world.script(),
                 (QStringList{QStringLiteral("set local role alice"),
                              QStringLiteral("revoke select on table public.orders from ana"),
                              QStringLiteral("reset role")}));
        QVERIFY(world.problem().isEmpty());
        // alice has granted on: that takes CASCADE, which is asked for
        world.model.setEdits({});
        world.show(MatrixDataPtr(world.model.matrix()), Alice);
        world.model.set({world.at(QStringLiteral("public.orders"), P::Select)}, Wanted::None);
        QVERIFY(!world.problem().isEmpty());
        QCOMPARE(world.script(true),
                 QStringList{QStringLiteral("revoke select on table public.orders from alice cascade")});
    }

    void withoutTheRightItIsReadOnlyAndSaysWhy()
    {
        World world;
        const QString orders = QStringLiteral("public.orders");
        world.show(dataOf({tableOf(1, QStringLiteral("orders"),
                                   {item(Alice, Owner, P::Select, P::Select), item(Ana, Owner, P::Select)})},
                          QStringLiteral("alice")));
        // alice may grant select on, but not take away what the owner granted
        QVERIFY(!world.cell(orders, P::Select).editable);
        QVERIFY(world.model.whyFixed(world.at(orders, P::Select)).contains(QLatin1String("shop_owner")));
        QVERIFY(!world.model.set({world.at(orders, P::Select)}, Wanted::None));
        QVERIFY(world.model.whyFixed(world.at(orders, P::Delete)).contains(QLatin1String("alice")));
        QVERIFY(!world.model.set({world.at(orders, P::Delete)}, Wanted::Granted));
        world.model.setReadOnly(QStringLiteral("The connection is opened read-only"));
        QCOMPARE(world.model.whyFixed(world.at(orders, P::Delete)),
                 QStringLiteral("The connection is opened read-only"));
    }

    void columnsOpenAndMakeATableMixed()
    {
        World world;
        const Securable orders = tableOf(1, QStringLiteral("orders"));
        auto data = dataOf({orders, tableOf(2, QStringLiteral("items"))});
        data->columns[16385] = {columnOf(orders, 2, QStringLiteral("note"), {item(Ana, Owner, P::Update)})};
        world.show(data);
        QCOMPARE(world.cell(QStringLiteral("public.orders"), P::Update).mark, Mark::OwnColumns);
        QCOMPARE(world.at(QStringLiteral("public.orders"), P::Update).data(Qt::CheckStateRole).toInt(),
                 int(Qt::PartiallyChecked));
        QSignalSpy wanted(&world.model, &MatrixModel::columnsWanted);
        world.model.setOpen(0, true);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(world.model.rowCount(), 3);
        world.model.setColumns(16385,
                               {columnOf(orders, 1, QStringLiteral("id")), data->columns[16385].first(),
                                columnOf(orders, 3, QStringLiteral("a \"b\""))});
        QCOMPARE(world.model.rowCount(), 5);
        QCOMPARE(world.model.rowType(1), MatrixModel::RowType::Column);
        QCOMPARE(world.cell(QStringLiteral("note"), P::Update).mark, Mark::Own);
        QCOMPARE(world.cell(QStringLiteral("note"), P::Delete).mark, Mark::NotApplicable);
        world.model.set(
            {world.at(QStringLiteral("id"), P::Select), world.at(QStringLiteral("a \"b\""), P::Select)},
            Wanted::Granted);
        world.model.set({world.at(QStringLiteral("note"), P::Update)}, Wanted::None);
        QCOMPARE(world.script(),
                 (QStringList{
                     QStringLiteral("revoke update (note) on table public.orders from ana"),
                     QStringLiteral("grant select (id, \"a \"\"b\"\"\") on table public.orders to ana")}));
        QCOMPARE(world.cell(QStringLiteral("public.orders"), P::Select).mark, Mark::OwnColumns);
        QCOMPARE(world.cell(QStringLiteral("public.orders"), P::Update).mark, Mark::None);
        // of the whole table: its columns say so
        world.model.set({world.at(QStringLiteral("public.orders"), P::Insert)}, Wanted::Granted);
        QCOMPARE(world.cell(QStringLiteral("note"), P::Insert).mark, Mark::Table);
        world.model.setOpen(0, false);
        QCOMPARE(world.model.rowCount(), 2);
    }

    void turnedRoundRowsAreRoles()
    {
        World world;
        world.turn(
            dataOf({tableOf(1, QStringLiteral("orders"),
                            {item(Reporting, Owner, P::Select), item(PublicRole, Owner, P::Insert)})}));
        QCOMPARE(world.model.rowCount(), 8);
        QCOMPARE(world.model.index(0, 0).data().toString(), QStringLiteral("PUBLIC"));
        QCOMPARE(world.cell(QStringLiteral("PUBLIC"), P::Insert).mark, Mark::Own);
        QCOMPARE(world.cell(QStringLiteral("ana"), P::Select).mark, Mark::Member);
        QCOMPARE(world.cell(QStringLiteral("ana"), P::Insert).mark, Mark::Public);
        QCOMPARE(world.cell(QStringLiteral("shop_owner"), P::Select).mark, Mark::Owner);
        QCOMPARE(world.cell(QStringLiteral("postgres"), P::Delete).mark, Mark::Superuser);
        world.filter({{}, true});
        QCOMPARE(world.model.rowOf(QStringLiteral("alice")), -1);
        QVERIFY(world.model.rowOf(QStringLiteral("ana")) > 0);
        world.filter({QStringLiteral("DROP role"), false});
        QCOMPARE(world.model.rowCount(), 1);
        world.model.set({world.model.index(0, world.model.columnOf(P::Delete))}, Wanted::WithOption);
        world.filter({});
        // PUBLIC never has a grant option
        QCOMPARE(world.model.next(world.at(QStringLiteral("PUBLIC"), P::Insert)), Wanted::None);
        world.model.set({world.at(QStringLiteral("PUBLIC"), P::Insert)}, Wanted::None);
        QCOMPARE(world.script(),
                 (QStringList{QStringLiteral("revoke insert on table public.orders from public"),
                              QStringLiteral("grant delete on table public.orders to ") + quoted(Hostile)
                                  + QLatin1String(" with grant option")}));
    }

    void draftsComeBackAndAreRebased()
    {
        World world;
        world.show(dataOf({tableOf(1, Hostile), tableOf(2, QStringLiteral("items"))}));
        world.model.set({world.model.index(0, world.model.columnOf(P::Select))}, Wanted::Granted);
        world.model.set({world.at(QStringLiteral("public.items"), P::Update)}, Wanted::WithOption);
        const QStringList before = world.script();
        QCOMPARE(before.size(), 2);
        const QJsonObject json = world.model.edits().toJson();
        World later;
        later.model.setEdits(MatrixEdits::fromJson(json)); // before anything was read
        later.show(dataOf({tableOf(1, Hostile), tableOf(2, QStringLiteral("items"))}));
        QCOMPARE(later.script(), before);
        // somebody has granted it meanwhile
        World last;
        last.model.setEdits(MatrixEdits::fromJson(json));
        last.show(dataOf(
            {tableOf(1, Hostile, {item(Ana, Owner, P::Select)}), tableOf(2, QStringLiteral("items"))}));
        QCOMPARE(last.script(), QStringList{before.last()});
    }

    void clicksAndKeys()
    {
        Theme theme;
        Icons icons(theme);
        World world;
        world.show(dataOf({tableOf(1, QStringLiteral("orders")), tableOf(2, QStringLiteral("items"))}));
        MatrixView view(theme, icons, world.model);
        view.resize(900, 300);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const QModelIndex select = world.at(QStringLiteral("public.orders"), P::Select);
        const QPoint mark = view.visualRect(select).center();
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, mark);
        QCOMPARE(world.model.wanted(select), Wanted::Granted);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, mark);
        QCOMPARE(world.model.wanted(select), Wanted::WithOption);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, mark);
        QVERIFY(world.model.edits().isEmpty());
        // beside the mark: only the current cell
        const QModelIndex remove = world.at(QStringLiteral("public.orders"), P::Delete);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {},
                          view.visualRect(remove).topLeft() + QPoint(4, 12));
        QVERIFY(world.model.edits().isEmpty());
        QCOMPARE(view.currentIndex(), remove);
        QTest::keyClick(&view, Qt::Key_Space);
        QCOMPARE(world.script(), QStringList{QStringLiteral("grant delete on table public.orders to ana")});
        QTest::keyClick(&view, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(&view, Qt::Key_Space); // of the current cell: granted
        QCOMPARE(world.script(),
                 QStringList{QStringLiteral("grant delete on table public.orders, public.items to ana")});
        QMenu menu;
        view.fillMenu(menu);
        menu.findChild<QAction *>(QStringLiteral("matrixRevoke"))->trigger();
        QVERIFY(world.model.edits().isEmpty());
        // a name stands for its row
        view.setCurrentIndex(world.model.index(1, 0));
        QMenu row;
        view.fillMenu(row);
        row.findChild<QAction *>(QStringLiteral("matrixGrant"))->trigger();
        QCOMPARE(world.script(),
                 QStringList{QStringLiteral("grant select, insert, update, delete, truncate, references, "
                                            "trigger on table public.items to ana")});
        QTest::keyClick(&view, Qt::Key_Delete);
        QVERIFY(world.model.edits().isEmpty());
    }

    void twentyThousandObjects()
    {
        QList<Securable> objects;
        for (int i = 0; i < 20'000; ++i)
            objects << tableOf(1000 + i, QStringLiteral("table_%1").arg(i, 5, 10, QLatin1Char('0')),
                               i % 3 == 0 ? QList<AclItem>{item(Reporting, Owner, P::Select)}
                                          : QList<AclItem>());
        Theme theme;
        Icons icons(theme);
        MatrixModel model({{QStringLiteral("table"), QStringLiteral("table")}});
        QSignalSpy arranged(&model, &MatrixModel::arranged);
        MatrixView view(theme, icons, model);
        view.resize(1100, 800);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QElapsedTimer clock;
        clock.start();
        model.showObjects(dataOf(objects, QStringLiteral("postgres"), v17), Ana);
        const qint64 handed = clock.elapsed();
        QTRY_VERIFY(!arranged.isEmpty());
        QCOMPARE(model.rowCount(), 20'000);
        QList<qint64> frames;
        for (int i = 0; i < 120; ++i) {
            view.verticalScrollBar()->setValue(i * 160);
            clock.restart();
            view.viewport()->repaint();
            frames << clock.nsecsElapsed() / 1000;
        }
        std::sort(frames.begin(), frames.end());
        qInfo() << "handed over in" << handed << "ms; frame of 1100 x 800: median" << frames[60] << "us, p95"
                << frames[114] << "us";
        arranged.clear();
        clock.restart();
        model.setFilter({QStringLiteral("_19"), true});
        QVERIFY(arranged.isEmpty()); // filtered beside the window
        QTRY_VERIFY(!arranged.isEmpty());
        qInfo() << "filtered after" << clock.elapsed() << "ms," << model.rowCount() << "rows";
        QVERIFY(model.rowCount() > 0 && model.rowCount() < 20'000);
    }

    void pictures()
    {
        const QString folder = qEnvironmentVariable("HOWDAH_SHOTS");
        if (folder.isEmpty())
            QSKIP("HOWDAH_SHOTS is not set");
        Theme theme;
        Icons icons(theme);
        World world;
        const Securable orders = tableOf(
            1, QStringLiteral("orders"),
            {item(Ana, Owner, P::Select | P::Update, P::Update), item(PublicRole, Owner, P::Insert)});
        auto data
            = dataOf({orders, tableOf(2, QStringLiteral("products"), {item(Reporting, Owner, P::Select)}),
                      tableOf(3, Hostile)});
        data->columns[16385]
            = {columnOf(orders, 2, QStringLiteral("note"), {item(Ana, Owner, P::References)})};
        world.show(data);
        world.model.set({world.at(QStringLiteral("public.products"), P::Delete)}, Wanted::Granted);
        world.model.setOpen(0, true);
        MatrixView view(theme, icons, world.model);
        view.resize(900, 220);
        view.show();
        for (const bool dark : {false, true}) {
            theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
            QVERIFY(view.grab().save(
                QStringLiteral("%1/matrix-%2.png").arg(folder, QLatin1String(dark ? "dark" : "light"))));
        }
    }
};

QTEST_MAIN(TestMatrixModel)
#include "tst_matrixmodel.moc"
