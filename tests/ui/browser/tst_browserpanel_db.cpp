// SPDX-License-Identifier: GPL-3.0-or-later
// The panel on the sample database, through the pool. HOWDAH_SHOTS=folder keeps pictures of it.
#include "core/kinds/kinds.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"
#include "ui/browser/browserfilter.h"
#include "ui/browser/browserpanel.h"
#include "ui/browser/browserview.h"
#include "ui/browser/objectsource.h"
#include "ui/browser/poolsource.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

using namespace core;
using namespace ui::browser;
using core::profile::ConnectionProfile;

class TestBrowserPanel : public QObject
{
    Q_OBJECT

    struct World
    {
        QList<ConnectionProfile> profiles;
        core::session::Canceller canceller;
        core::session::Pool pool{canceller};
        PoolSource source{pool, core::catalog::Reader(core::kinds::all(), core::catalog::SqlLibrary()),
                          [this](const QUuid &id) -> std::optional<ConnectionProfile> {
                              for (const ConnectionProfile &profile : profiles) {
                                  if (profile.id == id)
                                      return profile;
                              }
                              return std::nullopt;
                          }};
        BrowserModel model{source, core::kinds::all()};
        ui::Theme theme;
        ui::Icons icons{theme};
        BrowserPanel panel{model, theme, icons};
        ObjectSource objects{model, source};

        BrowserView *view() const { return panel.findChild<BrowserView *>(); }
        QLineEdit *field() const { return panel.findChild<QLineEdit *>(QStringLiteral("objectFilter")); }

        void start()
        {
            ConnectionProfile production = profileFromUrl(TestServer::sharedUrl());
            production.name = QStringLiteral("orders-eu");
            production.group = QStringLiteral("Production");
            production.environment = core::profile::Environment::Production;
            ConnectionProfile playground = profileFromUrl(TestServer::sharedShopUrl());
            playground.name = QStringLiteral("Playground");
            playground.group = QStringLiteral("Development");
            playground.environment = core::profile::Environment::Development;
            profiles = {production, playground};
            model.setProfiles(profiles);
            // what the window does: bring the connection up, then tell the model
            QObject::connect(&model, &BrowserModel::connectRequested, &panel,
                             [this](const ConnectionProfile &profile) {
                                 whenDone(pool.shared(profile), &panel,
                                          [this, id = profile.id](Result<core::session::Lease> lease) {
                                              if (lease)
                                                  model.setConnected(id, (*lease)->info());
                                              else
                                                  model.setDisconnected(id, lease.error().message);
                                          });
                             });
            panel.resize(280, 860);
            panel.show();
        }
        QString shop() const { return profiles.at(1).database; }
        QModelIndex open(const QStringList &path)
        {
            panel.reveal(profiles.at(1).id, path);
            QModelIndex found;
            const auto find = [&] {
                found = model.serverIndex(profiles.at(1).id);
                for (const QString &name : path) {
                    QModelIndex next;
                    for (int row = 0; row < model.rowCount(found); ++row) {
                        if (model.index(row, 0, found).data().toString() == name)
                            next = model.index(row, 0, found);
                    }
                    found = next;
                    if (!found.isValid())
                        return false;
                }
                return model.rowCount(found) > 0
                    && model.type(model.index(0, 0, found)) == Node::Type::Object;
            };
            if (!QTest::qWaitFor(find, support::Patience))
                qWarning() << "never read:" << path;
            return found;
        }
        QModelIndex orders()
        {
            return open(
                {shop(), QStringLiteral("public"), QStringLiteral("Tables"), QStringLiteral("orders")});
        }
        void shoot(const QString &name)
        {
            const QString folder = qEnvironmentVariable("HOWDAH_SHOTS");
            if (!folder.isEmpty())
                QVERIFY(panel.grab().save(folder + QLatin1Char('/') + name));
        }
    };

private slots:
    void initTestCase() { QVERIFY(!TestServer::sharedShopUrl().isEmpty()); }

    void emptyStateTeaches()
    {
        World world;
        world.panel.show();
        QSignalSpy playground(&world.panel, &BrowserPanel::playgroundRequested);
        QTest::mouseClick(world.panel.findChild<QPushButton *>(QStringLiteral("browserStartPlayground")),
                          Qt::LeftButton);
        QCOMPARE(playground.count(), 1);
        QSignalSpy connection(&world.panel, &BrowserPanel::newConnectionRequested);
        QTest::mouseClick(world.panel.findChild<QPushButton *>(QStringLiteral("browserNewConnection")),
                          Qt::LeftButton);
        QCOMPARE(connection.count(), 1);
    }

    /// A window's members go before its child widgets.
    void modelMayGoFirst()
    {
        auto world = std::make_unique<World>();
        ui::Theme theme;
        ui::Icons icons(theme);
        auto model = std::make_unique<BrowserModel>(world->source, core::kinds::all());
        auto panel = std::make_unique<BrowserPanel>(*model, theme, icons);
        model->setProfiles(
            {profileFromUrl(TestServer::sharedUrl()), profileFromUrl(TestServer::sharedUrl())});
        panel->show();
        panel->setCurrentIndex(model->index(1, 0));
        model->expand(model->index(0, 0));
        model.reset();
        QVERIFY(panel->currentRef().kind.isEmpty());
        panel->grab();
        panel.reset();
    }

    void opensDownToColumns()
    {
        World world;
        world.start();
        const QModelIndex orders = world.orders();
        QVERIFY(orders.isValid());
        QCOMPARE(world.view()->accessibleName(), QStringLiteral("Object browser"));
        QStringList columns;
        for (int row = 0; row < world.model.rowCount(orders); ++row)
            columns << world.model.index(row, 0, orders).data().toString();
        QVERIFY(columns.contains(QStringLiteral("order_id")));
        QVERIFY(columns.contains(QStringLiteral("Indexes")));
        world.panel.setCurrentIndex(orders);
        world.theme.setMode(ui::Theme::Mode::Light);
        world.shoot(QStringLiteral("browser-light.png"));
        world.theme.setMode(ui::Theme::Mode::Dark);
        world.shoot(QStringLiteral("browser-dark.png"));
        QVERIFY(world.pool.openSessions(world.profiles.at(1).id) <= 3);
    }

    void menusDoWhatTheySay()
    {
        World world;
        world.start();
        const QModelIndex orders = world.orders();
        QSignalSpy opened(&world.panel, &BrowserPanel::openTable);
        QSignalSpy exported(&world.panel, &BrowserPanel::exportRequested);
        QSignalSpy query(&world.panel, &BrowserPanel::queryRequested);
        const auto trigger = [&](const QModelIndex &index, const char *name) {
            std::unique_ptr<QMenu> menu(world.panel.menuFor(index));
            auto *action = menu->findChild<QAction *>(QLatin1String(name));
            if (action)
                action->trigger();
            return action != nullptr;
        };
        QVERIFY(trigger(orders, "browserOpenData"));
        QCOMPARE(opened.first().first().value<ObjectRef>().name, QStringLiteral("orders"));
        QVERIFY(trigger(orders, "browserExport"));
        QCOMPARE(exported.count(), 1);
        QVERIFY(trigger(orders, "browserSelectRows"));
        QCOMPARE(query.first().at(0).toUuid(), world.profiles.at(1).id);
        QCOMPARE(query.first().at(1).toString(), world.shop());
        QCOMPARE(query.first().at(2).toString(),
                 QStringLiteral("select *\nfrom public.orders\nlimit 100;\n"));
        QCOMPARE(query.first().at(4).toBool(), true);
        QVERIFY(trigger(orders, "browserCopyQualifiedName"));
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("public.orders"));
        QVERIFY(!trigger(orders, "browserConnect"));
        QVERIFY(!trigger(orders, "browserDeleteConnection"));

        const QModelIndex server = world.model.serverIndex(world.profiles.at(1).id);
        QSignalSpy disconnected(&world.panel, &BrowserPanel::disconnectRequested);
        QVERIFY(trigger(server, "browserDisconnect"));
        QCOMPARE(disconnected.first().first().value<ConnectionProfile>(), world.profiles.at(1));
        QVERIFY(!trigger(server, "browserOpenData"));
        QVERIFY(!trigger({}, "browserOpenData"));
        QVERIFY(trigger({}, "browserNewConnection"));
    }

    void severalAreSelected()
    {
        World world;
        world.start();
        const QModelIndex orders = world.orders();
        const QModelIndex customers = world.open(
            {world.shop(), QStringLiteral("public"), QStringLiteral("Tables"), QStringLiteral("customers")});
        QSignalSpy changed(&world.panel, &BrowserPanel::selectionChanged);
        world.panel.setCurrentIndex(orders);
        auto *filter = world.panel.findChild<BrowserFilter *>();
        QItemSelectionModel *selection = world.view()->selectionModel();
        selection->select(filter->mapFromSource(customers), QItemSelectionModel::Select);
        // a folder is nothing to act on
        selection->select(filter->mapFromSource(orders.parent()), QItemSelectionModel::Select);
        QVERIFY(changed.count() >= 3);
        QStringList names;
        for (const ObjectRef &ref : world.panel.selected())
            names << ref.name;
        QCOMPARE(names, QStringList({QStringLiteral("customers"), QStringLiteral("orders")}));

        QList<QList<ObjectRef>> offered;
        int single = 0;
        world.panel.addMenuPart([&](QMenu &, const ObjectRef &) { ++single; });
        world.panel.addSelectionPart([&](QMenu &, const QList<ObjectRef> &refs) { offered << refs; });
        std::unique_ptr<QMenu> menu(world.panel.menuFor(orders));
        QCOMPARE(offered.size(), 1);
        QCOMPARE(offered.first().size(), 2);
        QCOMPARE(single, 0);
        QVERIFY(!menu->findChild<QAction *>(QStringLiteral("browserOpenData")));
        menu->findChild<QAction *>(QStringLiteral("browserCopyQualifiedNames"))->trigger();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("public.customers\npublic.orders"));
        // another row is for itself
        menu.reset(world.panel.menuFor(world.model.index(0, 0, orders)));
        QCOMPARE(offered.last().size(), 1);
        QCOMPARE(offered.last().first().kind, QStringLiteral("column"));
        QCOMPARE(single, 1);
    }

    void keysAndDoubleClick()
    {
        World world;
        world.start();
        const QModelIndex orders = world.orders();
        QSignalSpy opened(&world.panel, &BrowserPanel::openTable);
        world.panel.setCurrentIndex(orders);
        QTest::keyClick(world.view(), Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QTest::keyClick(world.view(), Qt::Key_Left); // closes it
        QVERIFY(!world.model.wasExpanded(orders));
        QTest::keyClick(world.view(), Qt::Key_Right);
        QVERIFY(world.model.wasExpanded(orders));
        QTest::keyClick(world.view(), Qt::Key_Down);
        QCOMPARE(world.panel.currentRef().kind, QStringLiteral("column"));
        // the chevron is where it is painted
        const QPoint chevron
            = world.view()->visualRect(world.view()->currentIndex().parent()).topLeft() + QPoint(3, 12);
        QTest::mouseClick(world.view()->viewport(), Qt::LeftButton, {}, chevron);
        QVERIFY(!world.model.wasExpanded(orders));
        QTest::mouseClick(world.view()->viewport(), Qt::LeftButton, {}, chevron);
        QVERIFY(world.model.wasExpanded(orders));
        QTest::keyClick(world.view(), Qt::Key_Down);
        const QPoint at = world.view()->visualRect(world.view()->currentIndex().parent()).center();
        QTest::mouseDClick(world.view()->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(opened.count(), 2);
    }

    void filtersAndGivesTheTreeBack()
    {
        World world;
        world.start();
        const QPersistentModelIndex orders = world.orders();
        const QPersistentModelIndex folder = orders.parent();
        world.panel.setCurrentIndex(folder); // is there for what is beneath it, then not at all
        world.field()->setText(QStringLiteral("no such name"));
        QVERIFY(!world.panel.currentIndex().isValid());
        world.field()->clear();
        QCOMPARE(QPersistentModelIndex(world.panel.currentIndex()), folder);
        world.field()->setText(QStringLiteral("custom"));
        auto *status = world.panel.findChild<QLabel *>(QStringLiteral("objectFilterStatus"));
        QTRY_VERIFY(status->isVisible());
        QVERIFY2(status->text().contains(QStringLiteral("match")), qPrintable(status->text()));
        world.theme.setMode(ui::Theme::Mode::Light);
        world.shoot(QStringLiteral("browser-filter.png"));
        QTest::keyClick(world.field(), Qt::Key_Return);
        QTRY_VERIFY(status->text().contains(QStringLiteral("found"))); // by both connections
        QVERIFY(world.model.hitCount() > 0);
        world.shoot(QStringLiteral("browser-search.png"));
        QTest::keyClick(world.field(), Qt::Key_Escape);
        QCOMPARE(world.model.hitCount(), 0);
        QVERIFY(!status->isVisible());
        QVERIFY(world.model.wasExpanded(orders));
        auto *filter = world.panel.findChild<BrowserFilter *>();
        QVERIFY(world.view()->isExpanded(filter->mapFromSource(orders)));
    }

    void refusedConnectionAndRetry()
    {
        World world;
        world.start();
        world.profiles[0].port = QStringLiteral("1");
        world.model.setProfiles(world.profiles);
        world.panel.reveal(world.profiles.at(0).id);
        const QModelIndex server = world.model.serverIndex(world.profiles.at(0).id);
        QTRY_COMPARE(world.model.type(world.model.index(0, 0, server)), Node::Type::Failure);
        world.theme.setMode(ui::Theme::Mode::Light);
        world.shoot(QStringLiteral("browser-refused.png"));
        world.profiles[0].port = QString();
        world.profiles[0] = [&] {
            ConnectionProfile right = profileFromUrl(TestServer::sharedUrl());
            right.id = world.profiles.at(0).id;
            right.name = world.profiles.at(0).name;
            right.group = world.profiles.at(0).group;
            return right;
        }();
        world.model.setProfiles(world.profiles);
        world.panel.activate(world.model.index(0, 0, world.model.serverIndex(world.profiles.at(0).id)));
        QTRY_COMPARE(
            world.model.type(world.model.index(0, 0, world.model.serverIndex(world.profiles.at(0).id))),
            Node::Type::Object);
    }

    /// A session that dies while idle costs one red child at most; nothing is stuck.
    void lostSessionIsRetried()
    {
        World world;
        world.start();
        const QString url = TestServer::createDatabase();
        ConnectionProfile own = profileFromUrl(url);
        own.name = QStringLiteral("own");
        world.profiles << own;
        world.model.setProfiles(world.profiles);
        world.panel.reveal(own.id, {own.database, QStringLiteral("public")});
        const auto schema = [&] {
            const QModelIndex server = world.model.serverIndex(own.id);
            for (int row = 0; row < world.model.rowCount(server); ++row) {
                const QModelIndex database = world.model.index(row, 0, server);
                if (database.data().toString() == own.database && world.model.rowCount(database) > 0)
                    return world.model.index(0, 0, database);
            }
            return QModelIndex();
        };
        const auto first = [&] { return world.model.index(0, 0, schema()); };
        QTRY_COMPARE(first().data().toString(), QStringLiteral("Tables"));
        VERIFY_OK(
            TestServer::query(TestServer::sharedUrl(),
                              QStringLiteral("select pg_terminate_backend(pid) from pg_stat_activity where "
                                             "datname = '%1' and pid <> pg_backend_pid()")
                                  .arg(own.database)));
        VERIFY_OK(TestServer::query(url, QStringLiteral("create view fresh as select 1 as one")));
        world.model.refresh(schema());
        QTRY_VERIFY(world.model.type(first()) == Node::Type::Failure || world.model.rowCount(schema()) == 2);
        for (int i = 0; i < 3 && world.model.type(first()) == Node::Type::Failure; ++i) {
            qInfo("%s", qPrintable(first().data().toString()));
            world.panel.retry(first());
            QTRY_VERIFY(world.model.type(first()) != Node::Type::Busy);
        }
        QCOMPARE(world.model.rowCount(schema()), 2); // Tables and Views
    }

    void paletteFindsObjects()
    {
        World world;
        world.start();
        QSignalSpy changed(&world.objects, &ObjectSource::changed);
        QVERIFY(world.orders().isValid());
        QTRY_VERIFY(!world.objects.objects(world.profiles.at(1).id, world.shop()).isEmpty());
        QVERIFY(changed.count() > 0);
        QVERIFY(world.objects.items({}, 10).isEmpty());
        const auto items = world.objects.items(QStringLiteral("orders"), 10);
        QVERIFY(!items.isEmpty());
        QCOMPARE(items.first().title, QStringLiteral("orders"));
        QSignalSpy chosen(&world.objects, &ObjectSource::chosen);
        items.first().run();
        QCOMPARE(chosen.first().first().value<ObjectRef>().name, QStringLiteral("orders"));
        world.model.setDisconnected(world.profiles.at(1).id);
        QVERIFY(world.objects.items(QStringLiteral("orders"), 10).isEmpty());
    }
};

QTEST_MAIN(TestBrowserPanel)
#include "tst_browserpanel_db.moc"
