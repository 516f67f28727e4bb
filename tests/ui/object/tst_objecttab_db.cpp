// SPDX-License-Identifier: GPL-3.0-or-later
// The page of an object on a real server: sections read when they are shown, links, what somebody dropped,
// what one may not read. HOWDAH_SHOTS=folder keeps pictures; HOWDAH_SHOTS_URL: of every kind in that
// database.
#include "core/kinds/forms.h"
#include "core/kinds/kinds.h"
#include "core/objects/read.h"
#include "core/secrets/memorystore.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"
#include "ui/access/privilegesection.h"
#include "ui/base/banner.h"
#include "ui/object/definitionpage.h"
#include "ui/object/dependencymodel.h"
#include "ui/object/dependencypage.h"
#include "ui/object/factspage.h"
#include "ui/object/factsview.h"
#include "ui/object/linklabel.h"
#include "ui/object/objecttab.h"
#include "ui/object/privilegepage.h"
#include "ui/object/rowsmodel.h"
#include "ui/object/rowspage.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTreeView>

using namespace core;
using namespace core::catalog;
using namespace ui;
using namespace ui::object;

namespace {

class NoAsker : public connections::PasswordAsker
{
public:
    Task<connections::PasswordAnswer> ask(const connections::PasswordQuestion &) override
    {
        return finishedTask<connections::PasswordAnswer>(Error::cancelled());
    }
};

const QString Hostile = QStringLiteral("a \"b\" 'c' & %1 <b>\n; drop table x; -- 😀");

QString quoted(const QString &name)
{
    return QLatin1Char('"') + QString(name).replace(QLatin1Char('"'), QLatin1String("\"\""))
        + QLatin1Char('"');
}

} // namespace

class TestObjectTab : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Icons> m_icons;
    session::Canceller m_canceller;
    std::unique_ptr<session::Pool> m_pool;
    secrets::MemoryStore m_secrets;
    NoAsker m_asker;
    std::unique_ptr<connections::Connector> m_connector;
    std::unique_ptr<settings::Settings> m_settings;
    std::unique_ptr<workspace::Drafts> m_drafts;
    support::ScriptedPrompts m_prompts;
    ObjectKinds m_kinds = kinds::all();
    ddl::ObjectForms m_forms = kinds::forms();
    QString m_url;
    profile::ConnectionProfile m_profile;

    ui::forms::FormServices services()
    {
        return {*m_theme,  *m_icons, *m_pool,      *m_connector, *m_settings,
                m_prompts, m_kinds,  SqlLibrary(), m_forms,      *m_drafts};
    }
    QStringList query(const QString &sql)
    {
        auto rows = TestServer::query(m_url, sql);
        if (!rows)
            qWarning().noquote() << rows.error().toText();
        return rows && !rows->isEmpty() ? rows->first() : QStringList();
    }
    ObjectRef ref(const QString &kind, const QString &name, const QString &oid)
    {
        ObjectRef one;
        one.profile = m_profile.id;
        one.database = m_profile.database;
        one.kind = kind;
        one.oid = oid.toLongLong();
        one.schema = QStringLiteral("public");
        one.name = name;
        return one;
    }
    ObjectRef relation(const QString &kind, const QString &name)
    {
        const QString in = quoted(name).replace(QLatin1Char('\''), QLatin1String("''"));
        return ref(kind, name, query(QStringLiteral("select '%1'::regclass::oid").arg(in)).value(0));
    }
    std::unique_ptr<ObjectTab> open(const ObjectRef &what, const QString &section = {})
    {
        auto tab = std::make_unique<ObjectTab>(services());
        tab->resize(1080, 760);
        tab->open({m_profile, m_profile.database}, what, section);
        return tab;
    }
    static void shot(QWidget *widget, const QString &name)
    {
        const QString folder = qEnvironmentVariable("HOWDAH_SHOTS");
        if (!folder.isEmpty() && QDir().mkpath(folder))
            widget->grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
    }
    template <class Page> static Page *at(const std::unique_ptr<ObjectTab> &tab, const char *id)
    {
        return qobject_cast<Page *>(tab->page(QLatin1String(id)));
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_theme = std::make_unique<Theme>();
        m_theme->setMode(qEnvironmentVariableIsSet("HOWDAH_SHOTS_DARK") ? Theme::Mode::Dark
                                                                        : Theme::Mode::Light);
        m_icons = std::make_unique<Icons>(*m_theme);
        m_pool = std::make_unique<session::Pool>(m_canceller);
        m_connector = std::make_unique<connections::Connector>(*m_pool, m_secrets, m_asker);
        m_settings = std::make_unique<settings::Settings>(m_folder.filePath(QStringLiteral("settings.ini")));
        m_drafts = std::make_unique<workspace::Drafts>(m_folder.filePath(QStringLiteral("drafts")));
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        m_profile = profileFromUrl(m_url);
        query(QStringLiteral("create table %1 (id int generated always as identity primary key,"
                             " \"x & <i>\" text not null default 'a''b', j jsonb check (j is not null));"
                             "comment on table %1 is %2;"
                             "insert into %1 (\"x & <i>\", j) select g, '{}' from generate_series(1, 100) g;"
                             "analyze %1;"
                             "create index by_x on %1 (\"x & <i>\");"
                             "create view seen as select \"x & <i>\" as x from %1;"
                             "create view seen_again as select x from seen;"
                             "create function called(int) returns int language sql as 'select $1'")
                  .arg(quoted(Hostile), QStringLiteral("'first <b>line</b>\nsecond & last'")));
    }
    void cleanupTestCase()
    {
        m_pool->closeAll();
        m_connector.reset();
        m_pool.reset();
    }

    void readsNothingBeforeItIsShown()
    {
        const auto tab = open(relation(QStringLiteral("table"), Hostile));
        QCOMPARE(tab->title(), Hostile);
        QCOMPARE(
            tab->sectionIds(),
            QStringList({QStringLiteral("properties"), QStringLiteral("columns"),
                         QStringLiteral("constraints"), QStringLiteral("indexes"), QStringLiteral("triggers"),
                         QStringLiteral("statistics"), QStringLiteral("dependencies"),
                         QStringLiteral("dependents"), QStringLiteral("privileges"), QStringLiteral("sql")}));
        QCoreApplication::processEvents();
        QVERIFY(!tab->currentPage()->isRead() && !tab->currentPage()->isReading());
        tab->show();
        QTRY_VERIFY(tab->currentPage()->isRead());
        QVERIFY(!tab->page(QStringLiteral("columns"))->isRead());
        auto *page = at<FactsPage>(tab, "properties");
        QHash<QString, QString> values;
        for (const auto &fact : page->view().facts())
            values.insert(fact.label, fact.value);
        QCOMPARE(values.value(QStringLiteral("Name")), Hostile);
        QCOMPARE(values.value(QStringLiteral("Comment")), QStringLiteral("first <b>line</b>\nsecond & last"));
        QCOMPARE(values.value(QStringLiteral("Primary key")), QStringLiteral("id"));
        QCOMPARE(values.value(QStringLiteral("Rows (estimate)")), QStringLiteral("100"));
        shot(tab.get(), QStringLiteral("properties"));

        // links go where they name
        QSignalSpy spy(tab.get(), &ObjectTab::objectRequested);
        auto *link = tab->findChild<LinkLabel *>(QStringLiteral("fact_Schema"));
        QVERIFY(link);
        QTest::keyClick(link, Qt::Key_Return);
        QTRY_COMPARE(spy.size(), 1);
        const auto schema = spy.first().first().value<ObjectRef>();
        QCOMPARE(schema.kind, QStringLiteral("schema"));
        QCOMPARE(schema.name, QStringLiteral("public"));
        QCOMPARE(schema.database, m_profile.database);
    }

    void sections()
    {
        const auto tab = open(relation(QStringLiteral("table"), Hostile), QStringLiteral("columns"));
        tab->show();
        auto *columns = at<RowsPage>(tab, "columns");
        QTRY_VERIFY(columns->isRead());
        QVERIFY(!tab->page(QStringLiteral("properties"))->isRead());
        QAbstractItemModelTester tester(&columns->model());
        QCOMPARE(columns->model().rowCount(), 3);
        QCOMPARE(columns->model().value(1, 1), QStringLiteral("x & <i>"));
        QCOMPARE(columns->model().code(1), QStringLiteral("'a''b'::text"));
        shot(tab.get(), QStringLiteral("columns"));
        // what ANALYZE found, when asked
        auto *request = columns->findChild<QPushButton *>(QStringLiteral("sectionRequest"));
        QVERIFY(request);
        request->click();
        QTRY_VERIFY(!columns->isReading());
        const int last = columns->model().columnCount() - 1;
        QCOMPARE(columns->model().headerData(last, Qt::Horizontal, Qt::DisplayRole).toString(),
                 QStringLiteral("Most common values"));
        shot(tab.get(), QStringLiteral("columns-values"));

        // Enter goes to the column
        QSignalSpy spy(tab.get(), &ObjectTab::objectRequested);
        columns->view().setCurrentIndex(columns->model().index(1, 1));
        QTest::keyClick(&columns->view(), Qt::Key_Return);
        QTRY_COMPARE(spy.size(), 1);
        QCOMPARE(spy.first().first().value<ObjectRef>().kind, QStringLiteral("column"));
        QCOMPARE(spy.first().first().value<ObjectRef>().name, QStringLiteral("x & <i>"));

        for (const char *id : {"constraints", "indexes", "triggers", "statistics", "sql"}) {
            tab->showSection(QLatin1String(id));
            QCOMPARE(tab->currentSection(), QLatin1String(id));
            QTRY_VERIFY2(tab->currentPage()->isRead(), id);
            QVERIFY2(tab->currentPage()->banner().isHidden(), id);
            shot(tab.get(), QLatin1String(id));
        }
        QCOMPARE(tab->page(QStringLiteral("triggers"))->emptyText(),
                 QStringLiteral("It has no triggers, rules or policies."));
        QVERIFY(at<RowsPage>(tab, "indexes")->model().rowCount() == 2);

        const auto *sql = at<DefinitionPage>(tab, "sql");
        QVERIFY(sql->sql().contains(QLatin1String("create table")));
        QVERIFY(sql->sql().contains(quoted(Hostile)));
        QVERIFY(sql->sql().contains(QLatin1String("owner to")));
        tab->findChild<QAction *>(QStringLiteral("definitionOwner"))->trigger();
        QTRY_VERIFY(!sql->sql().contains(QLatin1String("owner to")));
        QSignalSpy opened(tab.get(), &ObjectTab::openSqlRequested);
        tab->findChild<QPushButton *>(QStringLiteral("definitionOpen"))->click();
        QCOMPARE(opened.first().value(1).toString(), sql->sql());
    }

    void passwordsAreHiddenUnlessAskedFor()
    {
        const QString oid
            = query(QStringLiteral("create foreign data wrapper w; create server s foreign data "
                                   "wrapper w; create user mapping for public server s "
                                   "options (\"user\" 'me', password 'sec''ret'); "
                                   "select umid from pg_user_mappings"))
                  .value(0);
        const auto tab
            = open(ref(QStringLiteral("user_mapping"), QStringLiteral("public"), oid), QStringLiteral("sql"));
        tab->show();
        auto *page = at<DefinitionPage>(tab, "sql");
        QTRY_VERIFY(page->isRead());
        QVERIFY(page->sql().contains(QLatin1String("'me'")));
        QVERIFY2(!page->sql().contains(QLatin1String("ret'")), qPrintable(page->sql()));
        QVERIFY(page->sql().startsWith(QLatin1String("-- the password is left out")));
        QVERIFY(!page->banner().isHidden());
        tab->findChild<QAction *>(QStringLiteral("definitionPasswords"))->trigger();
        QTRY_VERIFY(page->sql().contains(QLatin1String("password 'sec''ret'")));
        QVERIFY(page->banner().isHidden());
    }

    void dependents()
    {
        const auto tab = open(relation(QStringLiteral("table"), Hostile), QStringLiteral("dependents"));
        tab->show();
        auto *page = at<DependencyPage>(tab, "dependents");
        QTRY_VERIFY(page->isRead());
        DependencyModel &model = page->model();
        QAbstractItemModelTester tester(&model);
        const QModelIndex view = model.index(0, 0);
        QCOMPARE(view.data().toString(), QStringLiteral("public.seen"));
        QCOMPARE(view.siblingAtColumn(DependencyModel::ByColumns).data().toString(),
                 QStringLiteral("x & <i>"));
        QVERIFY(model.hasChildren(view));
        QCOMPARE(model.rowCount(view), 0); // not before it is opened
        page->view().expand(view);
        QTRY_VERIFY(model.rowCount(view) > 0);
        QStringList names;
        for (int row = 0; row < model.rowCount(view); ++row)
            names << model.index(row, 0, view).data().toString();
        QVERIFY2(names.contains(QStringLiteral("public.seen_again")),
                 qPrintable(names.join(QLatin1Char('|'))));
        QVERIFY(page->toText().contains(QLatin1String("public.seen\tview\tnormal\tx & <i>")));
        shot(tab.get(), QStringLiteral("dependents"));
        QSignalSpy spy(tab.get(), &ObjectTab::objectRequested);
        page->view().setCurrentIndex(view);
        QTest::keyClick(&page->view(), Qt::Key_Return);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy.first().first().value<ObjectRef>().name, QStringLiteral("seen"));

        tab->showSection(QStringLiteral("dependencies"));
        QTRY_VERIFY(tab->currentPage()->isRead());
        shot(tab.get(), QStringLiteral("dependencies"));
    }

    void privileges()
    {
        const auto tab = open(relation(QStringLiteral("table"), Hostile), QStringLiteral("privileges"));
        tab->show();
        auto *page = at<PrivilegePage>(tab, "privileges");
        QTRY_VERIFY(page->isRead() && page->matrix());
        QSignalSpy shown(page->matrix(), &ui::access::PrivilegeSection::shown);
        QTRY_VERIFY(page->matrix()->model().rowCount() > 0 || !shown.isEmpty());
        shot(tab.get(), QStringLiteral("privileges"));
        QSignalSpy edit(tab.get(), &ObjectTab::editRequested);
        tab->findChild<QPushButton *>(QStringLiteral("privilegesEdit"))->click();
        QCOMPARE(edit.size(), 1);
        QVERIFY(!open(ref(QStringLiteral("trigger"), QStringLiteral("t"), QStringLiteral("1")))
                     ->sectionIds()
                     .contains(QStringLiteral("privileges")));
    }

    void droppedMeanwhile()
    {
        query(QStringLiteral("create table goes (a int)"));
        const ObjectRef goes = relation(QStringLiteral("table"), QStringLiteral("goes"));
        const auto tab = open(goes);
        tab->show();
        QTRY_VERIFY(tab->currentPage()->isRead());
        query(QStringLiteral("alter table goes rename to went"));
        tab->readAgain();
        QTRY_COMPARE(tab->title(), QStringLiteral("went"));
        query(QStringLiteral("drop table went"));
        tab->readAgain();
        QTRY_VERIFY(!tab->currentPage()->banner().isHidden());
        QCOMPARE(tab->currentPage()->banner().text(),
                 QStringLiteral("went is gone: somebody has dropped it."));
        shot(tab.get(), QStringLiteral("gone"));
        // nowhere it reads as empty
        for (const QString &id : tab->sectionIds()) {
            if (id == QLatin1String("privileges"))
                continue; // tells by itself
            tab->showSection(id);
            QTRY_VERIFY2(!tab->currentPage()->banner().isHidden(), qPrintable(id));
            QCOMPARE(tab->currentPage()->banner().text(),
                     QStringLiteral("went is gone: somebody has dropped it."));
            QCOMPARE(tab->currentPage()->emptyText(), QString());
        }
    }

    /// The server's words, and a way to try again.
    void refused()
    {
        query(QStringLiteral("create table waits (a int)"));
        const auto tab
            = open(relation(QStringLiteral("table"), QStringLiteral("waits")), QStringLiteral("columns"));
        profile::ConnectionProfile nobody = m_profile;
        nobody.id = QUuid::createUuid();
        nobody.user = QStringLiteral("no such role");
        tab->open({nobody, nobody.database}, tab->ref(), QStringLiteral("columns"));
        tab->show();
        QTRY_VERIFY(!tab->currentPage()->banner().isHidden());
        QVERIFY2(tab->currentPage()->banner().text().contains(QLatin1String("no such role")),
                 qPrintable(tab->currentPage()->banner().text()));
        QVERIFY(tab->currentPage()->findChild<QPushButton *>(QStringLiteral("bannerButton0")));
        shot(tab.get(), QStringLiteral("refused"));
    }

    void narrow()
    {
        const auto tab = open(relation(QStringLiteral("table"), Hostile));
        tab->resize(530, 380);
        tab->show();
        QTRY_VERIFY(tab->currentPage()->isRead());
        QVERIFY(!tab->findChild<QListView *>(QStringLiteral("objectSections"))->isVisible());
        auto *choice = tab->findChild<QComboBox *>(QStringLiteral("objectSectionChoice"));
        QVERIFY(choice->isVisible());
        shot(tab.get(), QStringLiteral("narrow"));
        choice->setCurrentIndex(1);
        emit choice->activated(1);
        QCOMPARE(tab->currentSection(), QStringLiteral("columns"));
        QTRY_VERIFY(tab->currentPage()->isRead());
        shot(tab.get(), QStringLiteral("narrow-columns"));
    }

    void manyValuesAndLongOnes()
    {
        FactsView view(*m_theme);
        view.resize(900, 600);
        QList<objects::Fact> facts;
        for (int i = 0; i < 5000; ++i)
            facts << objects::Fact{QStringLiteral("Used by"),
                                   QStringLiteral("Column"),
                                   QString::number(i),
                                   objects::Form::Text,
                                   {QStringLiteral("pg_class"), 1259, 1}};
        facts << objects::Fact{QStringLiteral("Long"), QStringLiteral("Path"),
                               QString(5000, QLatin1Char('x'))};
        view.setFacts(facts);
        view.show();
        QCOMPARE(view.findChildren<LinkLabel *>().size(), 100);
        QVERIFY(view.widget()->minimumSizeHint().width() < 900);
        QCOMPARE(view.toText().count(QLatin1Char('\n')), 5000); // copied whole
    }

    void comesBack()
    {
        const auto tab = open(relation(QStringLiteral("table"), Hostile), QStringLiteral("indexes"));
        const auto again = objectPlaceFromJson(toJson(tab->objectPlace()));
        QVERIFY(again);
        QCOMPARE(again->ref.identity(), tab->ref().identity());
        QCOMPARE(again->ref.name, Hostile);
        QCOMPARE(again->section, QStringLiteral("indexes"));
        QCOMPARE(again->place.database, m_profile.database);
        QVERIFY(!objectPlaceFromJson({}));
    }

    void pictures()
    {
        const QString url = qEnvironmentVariable("HOWDAH_SHOTS_URL");
        if (url.isEmpty())
            QSKIP("pictures of every kind are made on request");
        m_url = url;
        m_profile = profileFromUrl(url);
        const QStringList sections
            = qEnvironmentVariable("HOWDAH_SHOTS_SECTIONS", QStringLiteral("properties"))
                  .split(QLatin1Char(','));
        auto rows = TestServer::query(url,
                                      QStringLiteral("select o.catalog, o.oid from (%1) o")
                                          .arg(qEnvironmentVariable("HOWDAH_SHOTS_OBJECTS")));
        QVERIFY2(rows, qPrintable(rows ? QString() : rows.error().toText()));
        session::Session session(requestFromUrl(url), m_canceller);
        QVERIFY(session.open().wait());
        QSet<QString> done;
        for (const QStringList &row : *rows) {
            const objects::Address address{row[0], row[1].toLongLong(), 0};
            ObjectRef within;
            within.profile = m_profile.id;
            within.database = m_profile.database;
            auto named = session
                             .run<QHash<objects::Address, objects::Named>>(
                                 QStringLiteral("names"),
                                 [&](session::Link &link, session::Job &job) {
                                     return objects::readNamed(link, job, SqlLibrary(), within, {address});
                                 })
                             .wait();
            QVERIFY(named);
            const ObjectRef one = named->value(address).ref;
            const auto tab = open(one);
            tab->show();
            for (const QString &id : sections) {
                tab->showSection(id);
                if (tab->currentSection() != id)
                    continue;
                QTRY_VERIFY(!tab->currentPage()->isReading()
                            && (tab->currentPage()->isRead() || !tab->currentPage()->banner().isHidden()));
                QCoreApplication::processEvents();
                shot(tab.get(), one.kind + QLatin1Char('-') + id);
            }
        }
    }
};

QTEST_MAIN(TestObjectTab)
#include "tst_objecttab_db.moc"
