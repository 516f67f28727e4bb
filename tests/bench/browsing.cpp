// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of a database with 20,000 tables in one schema and 2,000 in others: opened, filtered, searched.
// The yardstick is the bare query through libpq, its rows read and forgotten.
#include "core/actions/target.h"
#include "core/kinds/kinds.h"
#include "core/session/canceller.h"
#include "tests/bench/benches.h"
#include "tests/bench/figures.h"
#include "tests/bench/server.h"
#include "ui/actions/radiusmodel.h"
#include "ui/browser/browserpanel.h"
#include "ui/browser/browserview.h"
#include "ui/browser/objectsource.h"
#include "ui/browser/poolsource.h"

#include <QAbstractProxyModel>
#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QTreeView>
#include <QUrl>

#include <libpq-fe.h>

namespace bench {

using core::Error;
using core::Result;
using namespace ui::browser;

namespace {

constexpr const char *Database = "many_tables";

QString urlOf(const QString &url)
{
    QUrl other(url);
    other.setPath(QLatin1Char('/') + QLatin1String(Database));
    return other.toString();
}

Result<void> make(const QString &url, int tables)
{
    const auto run = [](const QString &where, const QByteArray &sql) -> Result<void> {
        const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(where.toUtf8().constData()),
                                                                      &PQfinish);
        const std::unique_ptr<PGresult, decltype(&PQclear)> answer(PQexec(connection.get(), sql.constData()),
                                                                   &PQclear);
        const ExecStatusType status = PQresultStatus(answer.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
            return Error::internal(QString::fromUtf8(PQerrorMessage(connection.get())));
        return {};
    };
    if (!run(url, QByteArray("create database ") + Database))
        return {}; // it is there: of an earlier turn
    QFile file(QStringLiteral(HOWDAH_SOURCE_DIR "/tests/bench/manytables.sql"));
    if (!file.open(QIODevice::ReadOnly))
        return Error::internal(file.errorString());
    const QString many = urlOf(url);
    const QByteArray procedure = file.readAll();
    const QByteArray call = "call make_many_tables(" + QByteArray::number(tables) + ')';
    for (const QByteArray &sql : {procedure, call, QByteArray("vacuum analyze")}) {
        if (auto done = run(many, sql); !done)
            return done;
    }
    return {};
}

/// The statement that lists the folder of tables, as the tree sends it.
int bare(int argc, char **argv, const QStringList &arguments)
{
    QCoreApplication application(argc, argv);
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(
        PQconnectdb(arguments.value(0).toUtf8().constData()), &PQfinish);
    const auto query = [&](const QByteArray &sql) {
        return std::unique_ptr<PGresult, decltype(&PQclear)>(PQexec(connection.get(), sql.constData()),
                                                             &PQclear);
    };
    const auto schema = query("select oid from pg_namespace where nspname = 'big'");
    if (PQntuples(schema.get()) != 1)
        return 1;
    auto sql = core::catalog::SqlLibrary().statement(
        QStringLiteral("table"), QStringLiteral("list"),
        core::ServerVersion{PQserverVersion(connection.get())},
        {{QStringLiteral("parent_oid"), QByteArray(PQgetvalue(schema.get(), 0, 0)).toLongLong()},
         {QStringLiteral("system"), false}});
    if (!sql)
        return 1;
    query("select count(*) from pg_class"); // warm, as ours is
    const double start = monotonicSeconds();
    const auto rows = query(sql->toUtf8());
    figure("seconds", monotonicSeconds() - start);
    figure("rows", PQntuples(rows.get()));
    return 0;
}

struct World
{
    core::profile::ConnectionProfile profile;
    core::session::Canceller canceller;
    core::session::Pool pool{canceller};
    PoolSource source{pool, core::catalog::Reader(core::kinds::all(), core::catalog::SqlLibrary()),
                      [this](const QUuid &) { return std::optional(profile); }};
    BrowserModel model{source, core::kinds::all()};
    ui::Theme theme;
    ui::Icons icons{theme};
    BrowserPanel panel{model, theme, icons};
    ObjectSource names{model, source};
    double longest = 0; ///< the longest time the window could not answer since it was set to 0

    explicit World(const QString &url)
        : profile(profileFromUrl(url))
    {
        profile.name = QStringLiteral("bench");
        model.setProfiles({profile});
        QObject::connect(&model, &BrowserModel::connectRequested, &panel,
                         [this](const core::profile::ConnectionProfile &wanted) {
                             core::whenDone(pool.shared(wanted), &panel,
                                            [this](Result<core::session::Lease> lease) {
                                                if (!lease)
                                                    qFatal("%s", qPrintable(lease.error().toText()));
                                                model.setConnected(profile.id, (*lease)->info());
                                            });
                         });
        panel.resize(300, 860);
        panel.show();
    }

    template <class Done> void until(const Done &done)
    {
        while (!done()) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            const double start = monotonicSeconds();
            QCoreApplication::processEvents();
            longest = std::max(longest, monotonicSeconds() - start);
        }
    }
    QModelIndex child(const QModelIndex &of, const QString &name) const
    {
        for (int row = 0; row < model.rowCount(of); ++row) {
            if (model.index(row, 0, of).data().toString() == name)
                return model.index(row, 0, of);
        }
        return {};
    }
    /// Opens a node as a click does and waits until it is painted; seconds.
    double open(const QModelIndex &index)
    {
        auto *view = panel.findChild<BrowserView *>();
        auto *proxy = qobject_cast<QAbstractProxyModel *>(view->model());
        const QPersistentModelIndex kept(index);
        const double start = monotonicSeconds();
        view->expand(proxy->mapFromSource(index));
        until([&] {
            const QModelIndex first = model.index(0, 0, kept);
            return first.isValid() && model.type(first) == Node::Type::Object;
        });
        view->scrollTo(proxy->mapFromSource(model.index(0, 0, kept)));
        view->viewport()->repaint();
        return monotonicSeconds() - start;
    }
    double search(const QString &text)
    {
        const double start = monotonicSeconds();
        model.search(text);
        until([&] { return !model.isSearching(); });
        panel.repaint();
        const double taken = monotonicSeconds() - start;
        model.clearHits();
        return taken;
    }
};

/// What DROP … CASCADE of a schema would take along: read, and shown as its tab does; seconds.
struct Radius
{
    double read = 0;
    double shown = 0;
};

Radius radiusOf(World &world, const QModelIndex &schema)
{
    using core::actions::Situation;
    core::session::Lease lease;
    Radius taken;
    bool done = false;
    Situation situation;
    const double start = monotonicSeconds();
    core::whenDone(world.pool.shared(world.profile, QLatin1String(Database)), &world.panel,
                   [&](Result<core::session::Lease> lent) {
                       if (!lent)
                           qFatal("%s", qPrintable(lent.error().toText()));
                       lease = std::move(*lent);
                       core::whenDone(lease->run<Situation>(
                                          QStringLiteral("drop"),
                                          [objects = QList{world.model.ref(schema)}](auto &link, auto &job) {
                                              return core::actions::readSituation(
                                                  link, job, core::catalog::SqlLibrary(), objects, true);
                                          }),
                                      &world.panel, [&](Result<Situation> read) {
                                          if (!read)
                                              qFatal("%s", qPrintable(read.error().toText()));
                                          situation = std::move(*read);
                                          done = true;
                                      });
                   });
    world.until([&] { return done; });
    taken.read = monotonicSeconds() - start;
    ui::actions::RadiusModel model(world.icons);
    QTreeView view;
    view.setUniformRowHeights(true);
    view.setModel(&model);
    view.show();
    const double shown = monotonicSeconds();
    model.setRadius(situation.radius);
    view.expandToDepth(0);
    view.viewport()->repaint();
    taken.shown = monotonicSeconds() - shown;
    return taken;
}

int browse(int argc, char **argv, const QStringList &arguments)
{
    QApplication application(argc, argv);
    World world(arguments.value(0));
    world.open(world.model.serverIndex(world.profile.id));
    const QPersistentModelIndex database
        = world.child(world.model.serverIndex(world.profile.id), QLatin1String(Database));
    world.open(database);
    const QPersistentModelIndex small = world.child(database, QStringLiteral("s1"));
    const QPersistentModelIndex big = world.child(database, QStringLiteral("big"));
    world.open(small);
    world.open(big);
    world.until([&] { return world.names.isComplete(); });

    figure("few", world.open(world.child(small, QStringLiteral("Tables"))));
    world.longest = 0;
    figure("seconds", world.open(world.child(big, QStringLiteral("Tables"))));
    figure("blocked", world.longest);

    auto *view = world.panel.findChild<BrowserView *>();
    double start = monotonicSeconds();
    view->viewport()->repaint();
    figure("paint", monotonicSeconds() - start);

    QList<double> keys;
    auto *field = world.panel.findChild<QLineEdit *>(QStringLiteral("objectFilter"));
    const QStringList typed{QStringLiteral("order_item_4"), QStringLiteral("e"), QStringLiteral("inv_8"),
                            QStringLiteral("cu12"), QStringLiteral("zzz")};
    for (const QString &text : typed) {
        for (qsizetype length = 1; length <= text.size(); ++length) {
            start = monotonicSeconds();
            field->setText(text.left(length));
            QCoreApplication::sendPostedEvents();
            view->viewport()->repaint();
            keys << monotonicSeconds() - start;
            QCoreApplication::processEvents();
        }
        field->clear();
        QCoreApplication::processEvents();
    }
    figure("key", percentile(keys, 0.95));

    for (const auto &[name, text] :
         {std::pair("names", "name:invoice_log"), std::pair("columns", "column:region"),
          std::pair("source", "source:rounded as"), std::pair("everything", "payment_stock")}) {
        QList<double> times;
        for (int i = 0; i < 5; ++i)
            times << world.search(QLatin1String(text));
        figure(name, median(times));
    }
    QList<double> palette;
    for (const char *text : {"o", "or", "ord", "orde", "order", "orderit", "ciu", "zzz", "log 77"}) {
        start = monotonicSeconds();
        (void)world.names.items(QLatin1String(text), 100);
        palette << monotonicSeconds() - start;
    }
    figure("palette", percentile(palette, 0.95));

    world.longest = 0;
    bool done = false;
    QObject::connect(&world.model, &BrowserModel::loaded, &world.panel, [&] { done = true; });
    start = monotonicSeconds();
    world.model.refresh(world.child(big, QStringLiteral("Tables")));
    world.until([&] { return done; });
    figure("refresh", monotonicSeconds() - start);
    figure("refreshBlocked", world.longest);
    const Radius radius = radiusOf(world, big);
    figure("radius", radius.read);
    figure("radiusShown", radius.shown);
    leave(true);
}

Result<QList<Line>> browses(const Context &context)
{
    const int tables = int(std::min<qint64>(20'000, context.rows / 50));
    if (auto made = make(context.url, tables); !made)
        return made.error();
    Command ours = part(context, QStringLiteral("browse"), {urlOf(context.url)});
    ours.environment += context.windowless;
    auto pair = alternate(context, ours, part(context, QStringLiteral("browse-bare"), {urlOf(context.url)}));
    if (!pair)
        return pair.error();
    const double peak = median(pair->ours, &Sample::peak);
    const auto milliseconds = [&](const QString &what, const char *name, double limit) {
        return limitLine(QStringLiteral("  ") + what, median(pair->ours, QLatin1String(name)) * 1000, limit,
                         QStringLiteral("ms"));
    };
    Line whole = ratioLine(QStringLiteral("tree of %L1 tables painted, against the bare query").arg(tables),
                           *pair, 3);
    whole.cpu.clear();
    whole.peak = peak;
    return QList<Line>{
        whole,
        milliseconds(QStringLiteral("longest the window is busy meanwhile"), "blocked", 0),
        milliseconds(QStringLiteral("schema of 400 tables opened and painted"), "few", 0),
        milliseconds(QStringLiteral("paint of the tree"), "paint", 16),
        milliseconds(QStringLiteral("key in the filter, p95"), "key", 16),
        milliseconds(QStringLiteral("search of names"), "names", 150),
        milliseconds(QStringLiteral("search of columns"), "columns", 150),
        milliseconds(QStringLiteral("search of source"), "source", 150),
        milliseconds(QStringLiteral("search of everything"), "everything", 0),
        milliseconds(QStringLiteral("key in the palette, p95"), "palette", 16),
        milliseconds(QStringLiteral("refresh, nothing changed"), "refresh", 0),
        milliseconds(QStringLiteral("longest the window is busy meanwhile"), "refreshBlocked", 0),
        milliseconds(QStringLiteral("what a drop of the schema would take along"), "radius", 0),
        milliseconds(QStringLiteral("  and shown"), "radiusShown", 16)};
}

} // namespace

Bench browseBench()
{
    return {QStringLiteral("browse"), QStringLiteral("the tree, its filter and search with 20,000 tables"),
            browses};
}

QList<Part> browseParts()
{
    return {{QStringLiteral("browse"), browse}, {QStringLiteral("browse-bare"), bare}};
}

} // namespace bench
