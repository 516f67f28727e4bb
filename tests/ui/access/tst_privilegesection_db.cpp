// SPDX-License-Identifier: GPL-3.0-or-later
// The matrix on a real server: in a role's tab and turned round for one object; changed, saved, read back; as
// a role that may not grant; 20,000 objects. HOWDAH_SHOTS=folder keeps pictures.
#include "core/kinds/forms.h"
#include "core/kinds/kinds.h"
#include "core/secrets/memorystore.h"
#include "tests/support/heartbeat.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"
#include "ui/access/accessforms.h"
#include "ui/access/matrixview.h"
#include "ui/access/privilegesection.h"
#include "ui/base/banner.h"
#include "ui/forms/formtab.h"
#include "ui/forms/sqlpanel.h"

#include <QApplication>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QUuid>

using namespace core;
using namespace ui;
using namespace ui::access;
using core::access::Privilege;
using ui::forms::FormTab;
using Mark = MatrixCell::Mark;
using Wanted = MatrixModel::Wanted;

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

class TestPrivilegeSection : public QObject
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
        ddl::ObjectForms forms{kinds::forms().list() + accessForms()};
        workspace::Drafts drafts{home.filePath(QStringLiteral("drafts"))};
        std::unique_ptr<FormTab> tab;
        PrivilegeSection *section = nullptr;

        void open(const QString &url, const catalog::ObjectRef &ref, PrivilegeSection::Of of)
        {
            const ui::forms::FormServices services{theme,    icons,   pool,  connector,
                                                   settings, prompts, kinds, catalog::SqlLibrary(),
                                                   forms,    drafts};
            tab = std::make_unique<FormTab>(services);
            section = new PrivilegeSection(services, of);
            tab->addSection(QStringLiteral("Privileges"), section);
            tab->resize(1240, 820);
            tab->show();
            QSignalSpy shown(section, &PrivilegeSection::shown);
            const auto profile = profileFromUrl(url);
            tab->open({profile, profile.database}, ref);
            QTRY_VERIFY(!shown.isEmpty());
        }
        QModelIndex at(const QString &row, Privilege privilege) const
        {
            const MatrixModel &model = section->model();
            return model.index(model.rowOf(row), model.columnOf(privilege));
        }
        MatrixCell cell(const QString &row, Privilege privilege) const
        {
            const QModelIndex index = at(row, privilege);
            return section->model().cell(index.row(), index.column());
        }
        void save()
        {
            QSignalSpy shown(section, &PrivilegeSection::shown);
            bool saved = false;
            bool done = false;
            tab->save([&](bool ok) {
                saved = ok;
                done = true;
            });
            QTRY_VERIFY(done);
            QVERIFY2(saved, qPrintable(tab->banner().fullText()));
            QTRY_VERIFY(!shown.isEmpty());
        }
        void shoot(const QString &name)
        {
            const QString folder = qEnvironmentVariable("HOWDAH_SHOTS");
            if (folder.isEmpty())
                return;
            if (auto *scroll = tab->findChild<QScrollArea *>(QStringLiteral("formScroll")))
                scroll->ensureWidgetVisible(section, 0, 0);
            for (const bool dark : {false, true}) {
                theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
                tab->grab().save(
                    QStringLiteral("%1/%2-%3.png").arg(folder, name, QLatin1String(dark ? "dark" : "light")));
            }
            theme.setMode(Theme::Mode::Light);
        }
    };

    QString m_url;
    QString m_tag;
    std::unique_ptr<World> m_world;

    QString value(const QString &sql)
    {
        const auto rows = TestServer::query(m_url, sql);
        return rows && !rows->isEmpty() ? rows->first().value(0) : QStringLiteral("?");
    }
    QString role(const char *name) const { return QLatin1String(name) + m_tag; }
    catalog::ObjectRef roleRef(const QString &name)
    {
        catalog::ObjectRef ref;
        ref.kind = QStringLiteral("role");
        ref.name = name;
        ref.oid
            = value(QStringLiteral("select oid from pg_roles where rolname = '%1'").arg(name)).toLongLong();
        return ref;
    }
    catalog::ObjectRef objectRef(const QString &kind, const QString &name, const QString &regtype)
    {
        catalog::ObjectRef ref;
        ref.kind = kind;
        ref.name = name;
        ref.oid
            = value(QStringLiteral("select cast(cast('%1' as %2) as oid)").arg(name, regtype)).toLongLong();
        return ref;
    }

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        m_tag = QLatin1Char('_') + QUuid::createUuid().toString(QUuid::Id128).left(8);
        const auto made = TestServer::query(
            m_url,
            QStringLiteral(
                "create role reporting%1; create role ana%1 login; create role clerk%1 login; "
                "grant reporting%1 to ana%1; "
                "create table customers (id int, note text); create table orders (id int, \"od\"\"d\" text); "
                "create table products (id int); create view daily_sales as select 1 as one; "
                "create sequence ids; create function total(int) returns int language sql as 'select 1'; "
                "grant select on orders, customers to ana%1; grant select on products to reporting%1; "
                "grant select on daily_sales to public; grant update (note) on customers to ana%1; "
                "grant insert on orders to clerk%1 with grant option")
                .arg(m_tag));
        QVERIFY2(made, made ? "" : qPrintable(made.error().toText()));
    }
    void init() { m_world = std::make_unique<World>(); }
    void cleanup() { m_world.reset(); }
    void cleanupTestCase()
    {
        (void)TestServer::query(
            m_url,
            QStringLiteral("drop owned by ana%1, clerk%1, reporting%1; drop role ana%1, clerk%1, reporting%1")
                .arg(m_tag));
    }

    void aRolesMatrixIsChangedSavedAndReadBack()
    {
        World &w = *m_world;
        w.open(m_url, roleRef(role("ana")), PrivilegeSection::Of::Role);
        QCOMPARE(w.section->model().rowCount(), 4);
        QCOMPARE(w.cell(QStringLiteral("public.orders"), Privilege::Select).mark, Mark::Own);
        QCOMPARE(w.cell(QStringLiteral("public.products"), Privilege::Select).mark, Mark::Member);
        QCOMPARE(w.cell(QStringLiteral("public.daily_sales"), Privilege::Select).mark, Mark::Public);
        QCOMPARE(w.cell(QStringLiteral("public.customers"), Privilege::Update).mark, Mark::OwnColumns);
        QVERIFY(w.section->legend().contains(role("reporting")));
        MatrixModel &model = w.section->model();
        model.set({w.at(QStringLiteral("public.orders"), Privilege::Update)}, Wanted::WithOption);
        model.set({w.at(QStringLiteral("public.customers"), Privilege::Select)}, Wanted::None);
        const int customers = model.rowOf(QStringLiteral("public.customers"));
        model.setOpen(customers, true);
        QTRY_COMPARE(model.rowCount(), 6);
        model.set({w.at(QStringLiteral("note"), Privilege::Update)}, Wanted::None);
        model.set({w.at(QStringLiteral("id"), Privilege::Select)}, Wanted::Granted);
        QTRY_VERIFY(w.tab->sqlPanel().shownSql().contains(QLatin1String("grant select (id)")));
        w.section->view().setCurrentIndex(w.at(QStringLiteral("public.products"), Privilege::Select));
        QVERIFY(w.section->detail().contains(role("reporting")));
        w.shoot(QStringLiteral("role"));
        w.save();
        QVERIFY(!w.tab->isModified());
        QTRY_COMPARE(w.cell(QStringLiteral("public.orders"), Privilege::Update).mark, Mark::Own);
        QVERIFY(w.cell(QStringLiteral("public.orders"), Privilege::Update).grantable);
        const QString ana = role("ana");
        const auto has
            = [&](const QString &call) { return value(QStringLiteral("select ") + call.arg(ana)); };
        QCOMPARE(has(QStringLiteral("has_table_privilege('%1', 'orders', 'update with grant option')")),
                 QStringLiteral("t"));
        QCOMPARE(has(QStringLiteral("has_table_privilege('%1', 'customers', 'select')")),
                 QStringLiteral("f"));
        QCOMPARE(has(QStringLiteral("has_column_privilege('%1', 'customers', 'id', 'select')")),
                 QStringLiteral("t"));
        QCOMPARE(has(QStringLiteral("has_column_privilege('%1', 'customers', 'note', 'update')")),
                 QStringLiteral("f"));
    }

    void keyboardOrderIsReadingOrder()
    {
        World &w = *m_world;
        w.open(m_url, roleRef(role("ana")), PrivilegeSection::Of::Role);
        QStringList names;
        QWidget *start = w.tab->findChild<QWidget *>(QStringLiteral("formReload"));
        QWidget *at = start;
        do {
            names << at->objectName();
            at = at->nextInFocusChain();
        } while (at != start);
        const QStringList wanted{QStringLiteral("formReload"),    QStringLiteral("name"),
                                 QStringLiteral("matrixSchemas"), QStringLiteral("matrixKinds"),
                                 QStringLiteral("matrixFilter"),  QStringLiteral("formSave"),
                                 QStringLiteral("formOpenSql")};
        QList<qsizetype> places;
        for (const QString &name : wanted)
            places << names.indexOf(name);
        QVERIFY2(!places.contains(-1), qPrintable(names.join(QLatin1Char(' '))));
        QVERIFY2(std::is_sorted(places.begin(), places.end()), qPrintable(names.join(QLatin1Char(' '))));
    }

    void aNarrowTabElidesWhatIsChosen()
    {
        World &w = *m_world;
        w.open(m_url, roleRef(role("ana")), PrivilegeSection::Of::Role);
        w.tab->resize(520, 460);
        auto *kinds = w.tab->findChild<QPushButton *>(QStringLiteral("matrixKinds"));
        QVERIFY(kinds);
        const auto fits = [&] {
            return kinds->fontMetrics().horizontalAdvance(kinds->text()) <= kinds->width() - 12
                && kinds->text().endsWith(QStringLiteral("▾"));
        };
        QTRY_VERIFY2(fits(), qPrintable(kinds->text()));
        w.shoot(QStringLiteral("narrow"));
        w.tab->resize(1240, 820);
        QTRY_VERIFY(fits());
    }

    void parametersNobodyWasGrantedAnythingOn()
    {
        if (value(QStringLiteral("select current_setting('server_version_num')")).toInt() < 150000)
            QSKIP("parameters have privileges from 15 on");
        World &w = *m_world;
        w.open(m_url, roleRef(role("clerk")), PrivilegeSection::Of::Role);
        QSignalSpy shown(w.section, &PrivilegeSection::shown);
        w.section->setScope({}, {QStringLiteral("parameter")});
        QTRY_VERIFY(!shown.isEmpty());
        MatrixModel &model = w.section->model();
        QVERIFY(model.rowOf(QStringLiteral("work_mem")) >= 0);
        QVERIFY(model.rowOf(QStringLiteral("datestyle")) >= 0);
        model.set({w.at(QStringLiteral("log_statement"), Privilege::Set)}, Wanted::Granted);
        QTRY_VERIFY(w.tab->sqlPanel().shownSql().contains(QLatin1String("grant set on parameter")));
        w.shoot(QStringLiteral("parameters"));
        w.save();
        QCOMPARE(value(QStringLiteral("select has_parameter_privilege('%1', 'log_statement', 'set')")
                           .arg(role("clerk"))),
                 QStringLiteral("t"));
        QTRY_COMPARE(w.cell(QStringLiteral("log_statement"), Privilege::Set).mark, Mark::Own);
        model.set({w.at(QStringLiteral("log_statement"), Privilege::Set)}, Wanted::None);
        w.save();
    }

    void everyKindIsRead()
    {
        World &w = *m_world;
        w.open(m_url, roleRef(role("ana")), PrivilegeSection::Of::Role);
        QSignalSpy shown(w.section, &PrivilegeSection::shown);
        w.section->setScope({}, {});
        QTRY_VERIFY(!shown.isEmpty());
        QVERIFY(w.section->model().rowOf(QStringLiteral("public.total(integer)")) > 0);
        QVERIFY(w.section->model().rowOf(QStringLiteral("public.ids")) > 0);
        QCOMPARE(w.cell(QStringLiteral("public.total(integer)"), Privilege::Execute).mark, Mark::Public);
        w.shoot(QStringLiteral("kinds"));
    }

    void turnedRoundForAnObject()
    {
        World &w = *m_world;
        const auto ref = accessRef(
            objectRef(QStringLiteral("table"), QStringLiteral("orders"), QStringLiteral("regclass")));
        QVERIFY(ref);
        w.open(m_url, *ref, PrivilegeSection::Of::Object);
        QVERIFY(w.section->banner().text().isEmpty());
        QVERIFY(w.cell(role("clerk"), Privilege::Insert).grantable);
        QCOMPARE(w.cell(QStringLiteral("postgres"), Privilege::Delete).mark, Mark::Owner);
        w.section->model().set({w.at(QStringLiteral("PUBLIC"), Privilege::Select)}, Wanted::Granted);
        w.section->model().set({w.at(role("clerk"), Privilege::Insert)}, Wanted::Granted);
        QTRY_VERIFY(w.tab->sqlPanel().shownSql().contains(QLatin1String("revoke grant option for insert")));
        w.shoot(QStringLiteral("object"));
        w.save();
        QCOMPARE(
            value(QStringLiteral("select has_table_privilege('%1', 'orders', 'insert')").arg(role("clerk"))),
            QStringLiteral("t"));
        QCOMPARE(
            value(QStringLiteral("select has_table_privilege('%1', 'orders', 'insert with grant option')")
                      .arg(role("clerk"))),
            QStringLiteral("f"));
        QCOMPARE(value(QStringLiteral("select has_table_privilege('%1', 'orders', 'select')")
                           .arg(role("reporting"))),
                 QStringLiteral("t"));
    }

    void aGrantBySomebodyElseIsRevokedAsThatRole()
    {
        World &w = *m_world;
        const auto made = TestServer::query(
            m_url,
            QStringLiteral("grant delete on orders to clerk%1 with grant option; set role clerk%1; "
                           "grant delete on orders to reporting%1")
                .arg(m_tag));
        QVERIFY(made);
        const auto ref = accessRef(
            objectRef(QStringLiteral("table"), QStringLiteral("orders"), QStringLiteral("regclass")));
        w.open(m_url, *ref, PrivilegeSection::Of::Object);
        w.section->model().set({w.at(role("reporting"), Privilege::Delete)}, Wanted::None);
        w.save();
        QCOMPARE(value(QStringLiteral("select has_table_privilege('%1', 'orders', 'delete')")
                           .arg(role("reporting"))),
                 QStringLiteral("f"));
    }

    void whoMayNotGrantOnlyLooks()
    {
        World &w = *m_world;
        const auto ref = accessRef(
            objectRef(QStringLiteral("table"), QStringLiteral("orders"), QStringLiteral("regclass")));
        QString url = m_url;
        url.replace(QLatin1String("user=postgres"), QLatin1String("user=") + role("clerk"));
        w.open(url, *ref, PrivilegeSection::Of::Object);
        QVERIFY(!w.cell(QStringLiteral("PUBLIC"), Privilege::Update).editable);
        QVERIFY(w.section->model()
                    .whyFixed(w.at(QStringLiteral("PUBLIC"), Privilege::Update))
                    .contains(QLatin1String("postgres")));
        QVERIFY(
            !w.section->model().set({w.at(QStringLiteral("PUBLIC"), Privilege::Update)}, Wanted::Granted));
    }

    void twentyThousandTables()
    {
        World &w = *m_world;
        for (int i = 0; i < 10; ++i) { // one transaction has not locks enough for all
            const auto made = TestServer::query(
                m_url,
                QLatin1String(i == 0 ? "create schema many; " : "")
                    + QStringLiteral("do $$ begin for i in 1..2000 loop "
                                     "execute format('create table many.t%1_%s ()', i); end loop; end $$")
                          .arg(i));
            QVERIFY2(made, made ? "" : qPrintable(made.error().toText()));
        }
        w.open(m_url, roleRef(role("ana")), PrivilegeSection::Of::Role);
        Heartbeat heart;
        QElapsedTimer clock;
        clock.start();
        QSignalSpy shown(w.section, &PrivilegeSection::shown);
        w.section->setScope({QStringLiteral("many")}, {QStringLiteral("table")});
        QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty(), 60000);
        qInfo() << "20,000 tables shown after" << clock.elapsed() << "ms, longest gap" << heart.longestGap()
                << "ms";
        QCOMPARE(w.section->model().entryCount(), 20'000);
        QVERIFY(heart.longestGap() < 500);
    }
};

QTEST_MAIN(TestPrivilegeSection)
#include "tst_privilegesection_db.moc"
