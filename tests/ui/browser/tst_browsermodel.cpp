// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinds/kinds.h"
#include "tests/support/testmain.h"
#include "tests/ui/browser/fakesource.h"
#include "ui/browser/browserfilter.h"
#include "ui/browser/browsermodel.h"
#include "ui/browser/browserview.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QMimeData>
#include <QSignalSpy>

using namespace core;
using namespace ui::browser;
using core::profile::ConnectionProfile;
using core::profile::Environment;

namespace {

ConnectionProfile connection(const char *name, const char *group,
                             Environment environment = Environment::Development)
{
    ConnectionProfile profile;
    profile.id = QUuid::createUuidV5(QUuid(), QByteArray(name));
    profile.name = QString::fromUtf8(name);
    profile.group = QString::fromUtf8(group);
    profile.environment = environment;
    return profile;
}

void print(const QAbstractItemModel &model, const QModelIndex &parent, int depth, QStringList &lines)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        QString line = QString(depth * 2, QLatin1Char(' ')) + index.data().toString();
        if (model.hasChildren(index) && model.rowCount(index) == 0)
            line += QStringLiteral(" +");
        const QString secondary = index.data(BrowserModel::SecondaryRole).toString();
        if (!secondary.isEmpty())
            line += QStringLiteral(" | ") + secondary;
        lines << line;
        print(model, index, depth + 1, lines);
    }
}

QString printed(const QAbstractItemModel &model)
{
    QStringList lines;
    print(model, {}, 0, lines);
    return lines.join(QLatin1Char('\n'));
}

core::session::SessionInfo info(int version = 150020)
{
    core::session::SessionInfo info;
    info.version.number = version;
    return info;
}

} // namespace

class TestBrowserModel : public QObject
{
    Q_OBJECT

    struct World
    {
        FakeSource source;
        BrowserModel model{source, core::kinds::all()};
        std::unique_ptr<QAbstractItemModelTester> tester = std::make_unique<QAbstractItemModelTester>(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        ConnectionProfile playground = connection("Playground", "Development");

        World()
        {
            model.setProfiles({connection("orders-eu", "Production", Environment::Production), playground});
        }

        QModelIndex at(const QStringList &path) const
        {
            QModelIndex index;
            for (const QString &name : path) {
                QModelIndex next;
                for (int row = 0; row < model.rowCount(index); ++row) {
                    if (model.index(row, 0, index).data().toString() == name)
                        next = model.index(row, 0, index);
                }
                if (!next.isValid())
                    return {};
                index = next;
            }
            return index;
        }
        QModelIndex server() const { return model.serverIndex(playground.id); }

        /// Playground, connected, with the database shop and its schema public open down to two tables.
        void openShop()
        {
            model.expand(server());
            model.setConnected(playground.id, info());
            ObjectRef shop = FakeSource::object("database", QStringLiteral("shop"), 10, {}, 224395264);
            shop.profile = playground.id;
            reply("server Playground", {shop});
            model.expand(at({QStringLiteral("Playground"), QStringLiteral("shop")}));
            reply("database shop", {FakeSource::object("schema", QStringLiteral("public"), 20)});
            model.expand(
                at({QStringLiteral("Playground"), QStringLiteral("shop"), QStringLiteral("public")}));
            reply("schema public", {FakeSource::folder("table", QStringLiteral("Tables"), 2, 20)});
            model.expand(tables());
            reply("folder table Tables", {customers(), orders()});
        }
        static ObjectRef customers()
        {
            return FakeSource::object("table", QStringLiteral("customers"), 31, {}, 48000);
        }
        static ObjectRef orders()
        {
            return FakeSource::object("table", QStringLiteral("orders"), 32, {}, 310000);
        }
        QModelIndex tables() const
        {
            return at({QStringLiteral("Playground"), QStringLiteral("shop"), QStringLiteral("public"),
                       QStringLiteral("Tables")});
        }
        void reply(const char *about, Objects objects)
        {
            for (ObjectRef &ref : objects) {
                if (ref.profile.isNull())
                    ref.profile = playground.id;
            }
            answer(about, std::move(objects));
        }
        void found(const char *about, const Objects &objects) { find(about, FakeSource::names(objects)); }
        void find(const char *about, const Finds &finds)
        {
            QSignalSpy changed(&model, &BrowserModel::hitsChanged);
            QVERIFY(source.find(QString::fromUtf8(about), finds));
            QTRY_VERIFY(changed.count() > 0);
        }
        void refuse(const char *about, const Error &error) { answer(about, error); }
        void answer(const char *about, Result<Objects> objects)
        {
            const QString question = QString::fromUtf8(about);
            QTRY_VERIFY(source.questions().contains(question));
            QSignalSpy rows(&model, &QAbstractItemModel::rowsInserted);
            QSignalSpy loaded(&model, &BrowserModel::loaded);
            QVERIFY(source.answer(question, std::move(objects)));
            QTRY_VERIFY(rows.count() + loaded.count() > 0);
        }
    };

private slots:
    void groupsAreHeaders()
    {
        World world;
        QCOMPARE(printed(world.model), QStringLiteral("PRODUCTION\norders-eu +\nDEVELOPMENT\nPlayground +"));
        QCOMPARE(world.model.index(0, 0).flags(), Qt::NoItemFlags);
        // another order, a new one without a group, one gone
        world.model.setProfiles({world.playground, connection("local", "")});
        QCOMPARE(printed(world.model), QStringLiteral("local +\nDEVELOPMENT\nPlayground +"));
    }

    void expandingAsksForAConnectionFirst()
    {
        World world;
        QSignalSpy asked(&world.model, &BrowserModel::connectRequested);
        world.model.expand(world.server());
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().first().value<ConnectionProfile>(), world.playground);
        QVERIFY(printed(world.model).endsWith(QStringLiteral("Playground\n  Connecting…")));
        QVERIFY(world.source.open.isEmpty());
        world.model.setConnected(world.playground.id, info());
        QVERIFY(printed(world.model).endsWith(QStringLiteral("Playground | 15.20\n  Loading…")));
        QCOMPARE(world.source.questions(), QStringList{QStringLiteral("server Playground")});
    }

    void refusedConnectionIsARedChildWithRetry()
    {
        World world;
        world.model.expand(world.server());
        const QString words = QStringLiteral("FATAL: password <b>wrong</b> & 100%1\nfor \"bob\"");
        world.model.setDisconnected(world.playground.id, words);
        const QModelIndex failure = world.model.index(0, 0, world.server());
        QCOMPARE(world.model.type(failure), Node::Type::Failure);
        QCOMPARE(failure.data().toString(), words);
        QVERIFY(!failure.data(Qt::ToolTipRole).toString().contains(QStringLiteral("<b>")));
        QSignalSpy asked(&world.model, &BrowserModel::connectRequested);
        world.model.retry(failure);
        QCOMPARE(asked.count(), 1);
        QVERIFY(printed(world.model).endsWith(QStringLiteral("Playground\n  Connecting…")));
    }

    void readsDownToColumns()
    {
        World world;
        world.openShop();
        world.model.expand(world.model.index(1, 0, world.tables()));
        world.reply("table orders",
                    {FakeSource::object("column", QStringLiteral("order_id"), 32, QStringLiteral("bigint"),
                                        -1, ObjectRef::PrimaryKey | ObjectRef::NotNull),
                     FakeSource::object("column", QStringLiteral("note"), 33, QStringLiteral("text"), -1,
                                        ObjectRef::Nullable),
                     FakeSource::folder("index", QStringLiteral("Indexes"), 3, 32)});
        QCOMPARE(printed(world.model),
                 QStringLiteral("PRODUCTION\n"
                                "orders-eu +\n"
                                "DEVELOPMENT\n"
                                "Playground | 15.20\n"
                                "  shop\n"
                                "    public\n"
                                "      Tables | 2\n"
                                "        customers + | 48 k\n"
                                "        orders | 310 k\n"
                                "          order_id | bigint\n"
                                "          note | text · null\n"
                                "          Indexes + | 3"));
        const QModelIndex key = world.model.index(0, 0, world.model.index(1, 0, world.tables()));
        QCOMPARE(key.data(BrowserModel::IconRole).toString(), QStringLiteral("key"));
    }

    void errorChildAndRetry()
    {
        World world;
        world.openShop();
        const QPersistentModelIndex table = world.model.index(0, 0, world.tables());
        world.model.expand(table);
        world.refuse("table customers",
                     Error{.kind = Error::Kind::Sql,
                           .message = QStringLiteral("permission denied"),
                           .sqlState = QStringLiteral("42501")});
        const QModelIndex failure = world.model.index(0, 0, table);
        QCOMPARE(failure.data().toString(), QStringLiteral("permission denied"));
        QVERIFY(failure.data(Qt::ToolTipRole).toString().contains(QStringLiteral("42501")));
        world.model.retry(failure);
        QCOMPARE(world.model.index(0, 0, table).data().toString(), QStringLiteral("Loading…"));
        world.reply("table customers", {FakeSource::object("column", QStringLiteral("id"), 31)});
        QCOMPARE(world.model.rowCount(table), 1);
        QCOMPARE(world.model.index(0, 0, table).data().toString(), QStringLiteral("id"));
    }

    void lateAnswersAreDropped()
    {
        World world;
        world.openShop();
        const QPersistentModelIndex table = world.model.index(0, 0, world.tables());
        world.model.expand(table);
        world.model.collapse(table);
        QVERIFY(world.source.isStopped(0));
        QCOMPARE(world.model.rowCount(table), 0);
        QVERIFY(world.model.hasChildren(table));
        world.model.expand(table); // asks again: two questions are open now
        QCOMPARE(world.source.open.size(), 2);
        world.source.open.first().source->finish(
            Objects{FakeSource::object("column", QStringLiteral("old"), 1)});
        world.source.open.last().source->finish(
            Objects{FakeSource::object("column", QStringLiteral("new"), 2)});
        QTRY_COMPARE(world.model.index(0, 0, table).data().toString(), QStringLiteral("new"));
        QCOMPARE(world.model.rowCount(table), 1);
    }

    void refreshKeepsStatesByIdentity()
    {
        World world;
        world.openShop();
        const QPersistentModelIndex orders = world.model.index(1, 0, world.tables());
        world.model.expand(orders);
        world.reply("table orders", {FakeSource::object("column", QStringLiteral("order_id"), 32)});
        const QPersistentModelIndex column = world.model.index(0, 0, orders);

        world.model.refresh(world.tables());
        QCOMPARE(world.model.rowCount(world.tables()), 2); // nothing flickers meanwhile
        ObjectRef renamed = World::orders();
        renamed.name = QStringLiteral("bought");
        world.reply("folder table Tables",
                    {renamed, FakeSource::object("table", QStringLiteral("fresh"), 99)});
        QVERIFY(orders.isValid() && column.isValid());
        QCOMPARE(orders.row(), 0);
        QCOMPARE(orders.data().toString(), QStringLiteral("bought"));
        QCOMPARE(world.model.rowCount(world.tables()), 2);
        // what is open beneath is read again as well
        QCOMPARE(world.source.questions(), QStringList{QStringLiteral("table bought")});
        world.source.answer(QStringLiteral("table bought"),
                            Objects{FakeSource::object("column", QStringLiteral("order_id"), 32),
                                    FakeSource::object("column", QStringLiteral("code"), 33)});
        QTRY_COMPARE(world.model.rowCount(orders), 2);
        QVERIFY(column.isValid());
    }

    void collapsedNodesAreReadAgainWhenNextOpened()
    {
        World world;
        world.openShop();
        const QPersistentModelIndex orders = world.model.index(1, 0, world.tables());
        world.model.expand(orders);
        world.reply("table orders", {FakeSource::object("column", QStringLiteral("order_id"), 32)});
        world.model.collapse(orders);
        world.model.refresh(world.tables());
        world.reply("folder table Tables", {World::customers(), World::orders()});
        QVERIFY(world.source.open.isEmpty());
        world.model.expand(orders);
        QCOMPARE(world.source.questions(), QStringList{QStringLiteral("table orders")});
    }

    /// Every question is a statement.
    void refreshAroundReadsOnlyWhatItTouches()
    {
        World world;
        world.openShop();
        world.model.refresh(world.at({QStringLiteral("Playground"), QStringLiteral("shop")}));
        world.reply("database shop",
                    {FakeSource::object("schema", QStringLiteral("other <b>"), 21),
                     FakeSource::object("schema", QStringLiteral("public"), 20)});
        const Objects folders{FakeSource::folder("table", QStringLiteral("Tables"), 2, 20),
                              FakeSource::folder("sequence", QStringLiteral("Sequences"), 1, 20),
                              FakeSource::folder("view", QStringLiteral("Views"), 1, 20)};
        world.reply("schema public", folders);
        world.reply("folder table Tables", {World::customers(), World::orders()});
        const QStringList publicPath{QStringLiteral("Playground"), QStringLiteral("shop"),
                                     QStringLiteral("public")};
        world.model.expand(world.at({publicPath[0], publicPath[1], QStringLiteral("other <b>")}));
        world.reply("schema other <b>", {FakeSource::folder("table", QStringLiteral("Tables"), 0, 21)});
        world.model.expand(world.at(publicPath + QStringList{QStringLiteral("Sequences")}));
        world.reply("folder sequence Sequences",
                    {FakeSource::object("sequence", QStringLiteral("orders_id_seq"), 41)});
        world.model.expand(world.at(publicPath + QStringList{QStringLiteral("Views")}));
        world.reply("folder view Views", {FakeSource::object("view", QStringLiteral("v"), 51)});
        const QPersistentModelIndex customers = world.model.index(0, 0, world.tables());
        const QPersistentModelIndex orders = world.model.index(1, 0, world.tables());
        const Objects columns{FakeSource::object("column", QStringLiteral("order_id"), 32)};
        for (const QPersistentModelIndex &table : {customers, orders}) {
            world.model.expand(table);
            world.reply(qPrintable(QStringLiteral("table ") + table.data().toString()), columns);
        }
        const QPersistentModelIndex column = world.model.index(0, 0, orders);
        QVERIFY(world.source.open.isEmpty());

        // a change of one table: the counts, its list, itself
        world.model.refreshAround({world.model.ref(orders)});
        QCOMPARE(world.source.questions(), QStringList{QStringLiteral("schema public")});
        world.reply("schema public", folders);
        QCOMPARE(world.source.questions(), QStringList{QStringLiteral("folder table Tables")});
        world.reply("folder table Tables", {World::customers(), World::orders()});
        QCOMPARE(world.source.questions(), QStringList{QStringLiteral("table orders")});
        world.reply("table orders", columns);
        QVERIFY(world.source.open.isEmpty());
        QVERIFY(orders.isValid() && customers.isValid() && column.isValid());

        // dropped, with its sequence: that list has another count, views and the other schema have not
        world.model.refreshAround({world.model.ref(orders)});
        world.reply("schema public",
                    {FakeSource::folder("table", QStringLiteral("Tables"), 1, 20),
                     FakeSource::folder("sequence", QStringLiteral("Sequences"), 0, 20), folders[2]});
        QCOMPARE(world.source.questions(),
                 QStringList(
                     {QStringLiteral("folder table Tables"), QStringLiteral("folder sequence Sequences")}));
        world.reply("folder table Tables", {World::customers()});
        world.reply("folder sequence Sequences", {});
        QVERIFY(world.source.open.isEmpty()); // customers did not change
        QVERIFY(!orders.isValid() && customers.isValid());

        // made elsewhere, its list closed by now: counted, read when it is opened
        world.model.collapse(world.tables());
        world.model.refreshAround({World::orders()}); // of no connection: nobody's
        QVERIFY(world.source.open.isEmpty());
        ObjectRef made = World::orders();
        made.profile = world.playground.id;
        world.model.refreshAround({made});
        world.reply("schema public", folders);
        QCOMPARE(world.source.questions(), QStringList{QStringLiteral("folder sequence Sequences")});
        world.model.expand(world.tables());
        QCOMPARE(world.source.questions(),
                 QStringList(
                     {QStringLiteral("folder sequence Sequences"), QStringLiteral("folder table Tables")}));
    }

    void disconnectingTakesEverythingAway()
    {
        World world;
        world.openShop();
        QSignalSpy closed(&world.model, &BrowserModel::closed);
        world.model.setDisconnected(world.playground.id);
        QCOMPARE(closed.count(), 1);
        QCOMPARE(printed(world.model), QStringLiteral("PRODUCTION\norders-eu +\nDEVELOPMENT\nPlayground +"));
    }

    void profilesChangeWhileOpen()
    {
        World world;
        world.openShop();
        ConnectionProfile renamed = world.playground;
        renamed.name = QStringLiteral("Sandbox <b>%1</b>");
        renamed.group = QStringLiteral("Test");
        world.model.setProfiles({renamed});
        QVERIFY(printed(world.model).startsWith(QStringLiteral("TEST\nSandbox <b>%1</b> | 15.20\n  shop")));
    }

    void dragsQuotedNames()
    {
        World world;
        world.openShop();
        const QString hostile = QStringLiteral("we\"ird &%1<b>\n☕ שלום");
        world.model.refresh(world.tables());
        world.reply("folder table Tables", {FakeSource::object("table", hostile, 77)});
        const QModelIndex index = world.model.index(0, 0, world.tables());
        QVERIFY(index.flags() & Qt::ItemIsDragEnabled);
        QVERIFY(!(world.tables().flags() & Qt::ItemIsDragEnabled));
        std::unique_ptr<QMimeData> data(world.model.mimeData({index}));
        QCOMPARE(data->text(), QStringLiteral("public.\"we\"\"ird &%1<b>\n☕ שלום\""));
        QVERIFY(!index.data(Qt::ToolTipRole).toString().contains(QStringLiteral("<b>")));
        QCOMPARE(index.data().toString(), hostile);
    }

    void searchShowsHitsOnTop()
    {
        World world;
        world.openShop();
        world.model.search(QStringLiteral(" ord "));
        QCOMPARE(world.source.searches.size(), 4); // names, columns, source, comments
        world.found("search shop ord",
                    {FakeSource::object("table", QStringLiteral("orders"), 32, QStringLiteral("public"))});
        QVERIFY(
            printed(world.model).startsWith(QStringLiteral("1 HIT IN SHOP\norders | public\nPRODUCTION")));
        QCOMPARE(world.model.hitCount(), 1);
        world.model.clearHits();
        QVERIFY(printed(world.model).startsWith(QStringLiteral("PRODUCTION")));
        // an answer after clearing is nobody's
        world.model.search(QStringLiteral("x"));
        world.model.clearHits();
        world.source.searches.clear();
        world.model.search(QStringLiteral("y"));
        QVERIFY(
            world.source.find(QStringLiteral("search shop y"), Error::connection(QStringLiteral("gone"))));
        QTRY_VERIFY(world.model.rowCount() > 4);
        QVERIFY(printed(world.model).startsWith(QStringLiteral("0 HITS IN SHOP\ngone | retry\nPRODUCTION")));
    }

    void sourcesShowTheirLines()
    {
        World world;
        world.openShop();
        world.model.search(QStringLiteral("in source: Total"));
        QCOMPARE(world.source.searches.size(), 1);
        const ObjectRef routine
            = FakeSource::object("function", QStringLiteral("f"), 51, QStringLiteral("public"));
        const ObjectRef view = FakeSource::object("view", QStringLiteral("v"), 52, QStringLiteral("public"));
        world.find("source shop Total",
                   {{routine, 3, QStringLiteral("\tselect total <b>")},
                    {routine, 9, QStringLiteral("  return total;")},
                    {view, 0, {}}});
        QCOMPARE(world.model.hitCount(), 2);
        QVERIFY2(printed(world.model)
                     .startsWith(QStringLiteral("2 SOURCES IN SHOP\nf | public\n"
                                                "  select total <b> | line 3\n"
                                                "  return total; | line 9\nv | public\nPROD")),
                 qPrintable(printed(world.model)));
        const QModelIndex hit = world.model.index(1, 0);
        QVERIFY(world.model.wasExpanded(hit)); // shown open
        const QModelIndex line = world.model.index(1, 0, hit);
        QCOMPARE(line.data(BrowserModel::FoundRole).toString(), QStringLiteral("Total"));
        QCOMPARE(world.model.ref(line).name, QStringLiteral("f")); // Enter opens the function
        QCOMPARE(line.data(Qt::AccessibleTextRole).toString(), QStringLiteral("Line 9: return total;"));
        world.model.clearHits();
        QVERIFY(printed(world.model).startsWith(QStringLiteral("PRODUCTION")));
    }

    void sizesAreAskedForOnce()
    {
        World world;
        world.openShop();
        const QModelIndex tables = world.tables();
        const QModelIndexList rows{tables, world.model.index(0, 0, tables), world.model.index(1, 0, tables)};
        world.model.fillSizes(rows);
        QCOMPARE(world.source.sizings.size(), 1); // one question for all of them
        QCOMPARE(world.source.sizings.first().oids, QList<qint64>({31, 32}));
        world.model.fillSizes(rows); // not while it waits
        QCOMPARE(world.source.sizings.size(), 1);
        QSignalSpy filled(&world.model, &BrowserModel::sizesFilled);
        world.source.sizings.first().source->finish(Sizes{{32, 44040192}}); // the other one is gone
        QTRY_COMPARE(filled.count(), 1);
        QCOMPARE(rows[1].data(BrowserModel::SecondaryRole).toString(), QStringLiteral("48 k"));
        QCOMPARE(rows[2].data(BrowserModel::SecondaryRole).toString(), QStringLiteral("310 k · 42 MB"));
        QCOMPARE(rows[2].data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Table orders, about 310,000 rows, 42 MB"));
        world.model.fillSizes(rows);
        QCOMPARE(world.source.sizings.size(), 1);
        // read again: asked again
        world.model.refresh(tables);
        world.reply("folder table Tables", {World::customers(), World::orders()});
        world.model.fillSizes(rows);
        QCOMPARE(world.source.sizings.size(), 2);
        // while somebody holds a lock: said so, and asked again after a while
        world.source.sizings.last().source->finish(
            Sizes{{31, core::catalog::Reader::LockedSize}, {32, 44040192}});
        QTRY_COMPARE(filled.count(), 2);
        QCOMPARE(rows[1].data(BrowserModel::SecondaryRole).toString(), QStringLiteral("48 k · locked"));
        QVERIFY(rows[1].data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("locked")));
        world.model.fillSizes(rows);
        QCOMPARE(world.source.sizings.size(), 2);
        QTRY_COMPARE(filled.count(), 3);
        world.model.fillSizes(rows);
        QCOMPARE(world.source.sizings.size(), 3);
        QCOMPARE(world.source.sizings.last().oids, QList<qint64>({31}));
        world.source.sizings.last().source->finish(Sizes{{31, 8192}});
        QTRY_COMPARE(filled.count(), 4);
        QCOMPARE(rows[1].data(BrowserModel::SecondaryRole).toString(), QStringLiteral("48 k · 8 kB"));
        world.model.setShowSizes(false);
        QCOMPARE(rows[2].data(BrowserModel::SecondaryRole).toString(), QStringLiteral("310 k"));
    }

    void opensWhatWasOpen()
    {
        QStringList paths;
        QString selected;
        {
            World before;
            before.openShop();
            paths = before.model.expandedPaths();
            selected = before.model.path(before.model.index(1, 0, before.tables()));
        }
        World world;
        QSignalSpy asked(&world.model, &BrowserModel::connectRequested);
        world.model.restore(paths);
        QVERIFY(!world.model.wasExpanded(world.server()));
        QCOMPARE(asked.count(), 0); // never by itself
        QVERIFY(!world.model.find(selected).isValid());
        QCOMPARE(world.model.expandedPaths().size(), 3); // kept for the next run
        world.model.expand(world.server());
        world.model.setConnected(world.playground.id, info());
        ObjectRef shop = FakeSource::object("database", QStringLiteral("shop"), 10);
        shop.profile = world.playground.id;
        world.reply("server Playground", {shop});
        const QModelIndex database = world.at({QStringLiteral("Playground"), QStringLiteral("shop")});
        QVERIFY(world.model.wasExpanded(database)); // the view opens it, which reads it
        world.model.expand(database);
        world.reply("database shop",
                    {FakeSource::object("schema", QStringLiteral("public"), 20),
                     FakeSource::object("schema", QStringLiteral("other"), 21)});
        QVERIFY(world.model.wasExpanded(world.model.index(0, 0, database)));
        QVERIFY(!world.model.wasExpanded(world.model.index(1, 0, database)));
        world.model.expand(world.model.index(0, 0, database));
        world.reply("schema public", {FakeSource::folder("table", QStringLiteral("Tables"), 2, 20)});
        world.model.expand(world.tables());
        world.reply("folder table Tables", {World::customers(), World::orders()});
        QCOMPARE(world.model.find(selected).data().toString(), QStringLiteral("orders"));
    }

    void sortsAndFollowsWhatComes()
    {
        World world;
        world.openShop();
        BrowserFilter filter(world.model);
        QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QPersistentModelIndex customers = filter.mapFromSource(world.model.index(0, 0, world.tables()));
        const auto tables = [&] {
            QStringList names;
            const QModelIndex folder = filter.mapFromSource(world.tables());
            for (int row = 0; row < filter.rowCount(folder); ++row)
                names << filter.index(row, 0, folder).data().toString();
            return names.join(QLatin1Char(' '));
        };
        filter.setOrder(BrowserFilter::Order::Rows);
        QCOMPARE(tables(), QStringLiteral("orders customers"));
        QCOMPARE(customers.row(), 1);
        // a new one comes with a refresh, one goes, while sorted and filtered
        const auto items = FakeSource::object("table", QStringLiteral("order_items"), 33, {}, 1200000);
        world.model.refresh(world.tables());
        world.reply("folder table Tables", {World::customers(), items, World::orders()});
        QCOMPARE(tables(), QStringLiteral("order_items orders customers"));
        QCOMPARE(customers.row(), 2);
        filter.setNeedle(QStringLiteral("order"));
        QCOMPARE(tables(), QStringLiteral("order_items orders"));
        QVERIFY(!customers.isValid());
        world.model.refresh(world.tables());
        world.reply("folder table Tables", {World::customers(), World::orders()});
        QCOMPARE(tables(), QStringLiteral("orders"));
        // columns keep their order, and come in while filtered
        world.model.expand(world.model.index(1, 0, world.tables()));
        world.reply("table orders",
                    {FakeSource::object("column", QStringLiteral("z"), 32),
                     FakeSource::object("column", QStringLiteral("a"), 33)});
        const QModelIndex orders = filter.mapFromSource(world.model.index(1, 0, world.tables()));
        QCOMPARE(filter.index(0, 0, orders).data().toString(), QStringLiteral("z"));
        filter.setNeedle(QString());
        filter.setOrder(BrowserFilter::Order::Name);
        QCOMPARE(tables(), QStringLiteral("customers orders"));
        world.model.setDisconnected(world.playground.id);
        QVERIFY(printed(filter).endsWith(QStringLiteral("Playground +")));
    }

    void whatIsTheServersIsFoundOnce()
    {
        World world;
        world.model.expand(world.server());
        world.model.setConnected(world.playground.id, info());
        Objects databases;
        for (const char *name : {"shop", "far"}) {
            databases << FakeSource::object("database", QLatin1String(name), 10 + qint64(databases.size()),
                                            {});
            databases.last().profile = world.playground.id;
        }
        world.reply("server Playground", databases);
        for (const char *name : {"shop", "far"}) {
            world.model.expand(world.at({QStringLiteral("Playground"), QLatin1String(name)}));
            world.reply((QByteArray("database ") + name).constData(), {});
        }
        world.model.search(QStringLiteral("ann"));
        const ObjectRef ann = FakeSource::object("role", QStringLiteral("ann & <b>"), 77, {});
        ObjectRef table = FakeSource::object("table", QStringLiteral("annals"), 32, QStringLiteral("public"));
        table.database = QStringLiteral("shop");
        world.found("search shop ann", {ann, table});
        table.database = QStringLiteral("far"); // of the same number
        world.found("search far ann", {ann, table});
        QCOMPARE(world.model.hitCount(), 3);
    }

    void filterKeepsAncestors()
    {
        World world;
        world.openShop();
        BrowserFilter filter(world.model);
        QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        filter.setNeedle(QStringLiteral("RDER"));
        QCOMPARE(filter.matchCount(), 2); // orders-eu and orders
        QCOMPARE(printed(filter),
                 QStringLiteral("PRODUCTION\n"
                                "orders-eu +\n"
                                "DEVELOPMENT\n"
                                "Playground | 15.20\n"
                                "  shop\n"
                                "    public\n"
                                "      Tables | 2\n"
                                "        orders + | 310 k"));
        filter.setNeedle(QStringLiteral("custo"));
        QVERIFY(printed(filter).startsWith(QStringLiteral("DEVELOPMENT\nPlayground")));
        filter.setNeedle(QStringLiteral("no such thing"));
        QCOMPARE(printed(filter), QString());
        filter.setNeedle({});
        QCOMPARE(printed(filter), printed(world.model));
    }

    void matching()
    {
        QVERIFY(nameMatches(QStringLiteral("order_items"), QStringLiteral("ITEM")));
        QVERIFY(nameMatches(QStringLiteral("order_items"), QStringLiteral("oi")));
        QVERIFY(nameMatches(QStringLiteral("order_items"), QStringLiteral("orit")));
        QVERIFY(nameMatches(QStringLiteral("OrderItems"), QStringLiteral("oi")));
        QVERIFY(!nameMatches(QStringLiteral("customer_id"), QStringLiteral("ord")));
        QVERIFY(!nameMatches(QStringLiteral("order_items"), QStringLiteral("io")));
        QVERIFY(nameMatches(QString(63, QLatin1Char('a')), QStringLiteral("aaaaaaaa")));
        QVERIFY(!nameMatches(QStringLiteral("a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a"), QStringLiteral("aaaaaaab")));
    }

    void twentyThousandTables()
    {
        World world;
        world.tester.reset(); // it looks at every row on every change
        world.openShop();
        Objects many;
        for (int i = 0; i < 20000; ++i)
            many << FakeSource::object("table", QStringLiteral("t%1").arg(i), 1000 + i);
        // as in the window: a filter and a view with the folder open
        BrowserFilter filter(world.model);
        ui::Theme theme;
        BrowserView view(theme);
        view.setModel(&filter);
        view.resize(280, 800);
        view.show();
        view.expandAll();
        world.model.refresh(world.tables());
        QElapsedTimer clock;
        clock.start();
        world.reply("folder table Tables", many);
        view.grab();
        qInfo("20,000 tables from answer to painted: %lld ms, %zu bytes a node", clock.restart(),
              sizeof(Node));
        QCOMPARE(world.model.rowCount(world.tables()), 20000);
        filter.setNeedle(QStringLiteral("1999"));
        view.grab();
        qInfo("filtered: %lld ms", clock.restart());
        QCOMPARE(filter.matchCount(), 12);
        filter.setNeedle({});
        view.grab();
        qInfo("filter taken away: %lld ms", clock.restart());
        // every other one is dropped: rows go in many pieces
        Objects half;
        for (int i = 0; i < 20000; i += 100)
            half << many[i];
        world.model.refresh(world.tables());
        world.source.answer(QStringLiteral("folder table Tables"), half);
        QTRY_COMPARE(world.model.rowCount(world.tables()), 200);
    }

    void destroyedWhileReading()
    {
        auto world = std::make_unique<World>();
        world->openShop();
        world->model.expand(world->model.index(0, 0, world->tables()));
        auto source = world->source.open.first().source;
        world.reset();
        QVERIFY(source->stopToken().stop_requested());
        source->finish(Objects{});
        QCoreApplication::sendPostedEvents();
    }
};

QTEST_MAIN(TestBrowserModel)
#include "tst_browsermodel.moc"
