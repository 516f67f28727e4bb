// SPDX-License-Identifier: GPL-3.0-or-later
// The tab of a form on a real server: read, tried, saved, what somebody else changed, errors at their field,
// what is typed and not saved. HOWDAH_SHOTS=folder keeps pictures of it.
#include "core/kinds/forms.h"
#include "core/kinds/kinds.h"
#include "core/secrets/memorystore.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"
#include "ui/base/banner.h"
#include "ui/forms/conflictpanel.h"
#include "ui/forms/formtab.h"
#include "ui/forms/formview.h"
#include "ui/forms/sqlpanel.h"
#include "ui/forms/tryreportview.h"

#include <QApplication>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>
#include <QUuid>

using namespace core;
using namespace ui;
using namespace ui::forms;

namespace {

class NoAsker : public connections::PasswordAsker
{
public:
    Task<connections::PasswordAnswer> ask(const connections::PasswordQuestion &) override
    {
        return finishedTask<connections::PasswordAnswer>(Error::cancelled());
    }
};

/// Adds a statement of its own when it is ticked off.
class Section : public FormSection
{
public:
    void load(const FormPlace &, const catalog::ObjectRef &, const ddl::Reading &reading) override
    {
        name = reading.values.text(QStringLiteral("name"));
        sql.clear();
        ++loads;
    }
    void setValues(const core::forms::Values &values) override { name = values.text(QStringLiteral("name")); }
    ddl::Script script() const override
    {
        ddl::Script script;
        if (!sql.isEmpty())
            script.add(sql);
        return script;
    }
    bool isModified() const override { return !sql.isEmpty(); }
    void revert() override { sql.clear(); }
    QJsonObject draft() const override { return {{QStringLiteral("sql"), sql}}; }
    void restore(const QJsonObject &draft) override
    {
        sql = draft.value(QLatin1String("sql")).toString();
        emit edited();
    }
    void set(const QString &text)
    {
        sql = text;
        emit edited();
    }

    QString name;
    QString sql;
    int loads = 0;
};

} // namespace

class TestFormTab : public QObject
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
        ddl::ObjectForms forms = kinds::forms();
        std::unique_ptr<workspace::Drafts> drafts
            = std::make_unique<workspace::Drafts>(home.filePath(QStringLiteral("drafts")));
        std::unique_ptr<FormTab> tab;
        Section *section = nullptr;

        void make()
        {
            tab.reset();
            tab = std::make_unique<FormTab>(FormServices{theme, icons, pool, connector, settings, prompts,
                                                         kinds, catalog::SqlLibrary(), forms, *drafts});
            section = new Section;
            tab->addSection(QStringLiteral("A section"), section);
            tab->resize(1200, 760);
            tab->show();
        }
        template <class T> T *find(const char *name) const
        {
            return tab->findChild<T *>(QLatin1String(name));
        }
        QStringList draftFiles() const
        {
            QStringList found;
            QDirIterator it(home.filePath(QStringLiteral("drafts")), {QStringLiteral("*.json")}, QDir::Files,
                            QDirIterator::Subdirectories);
            while (it.hasNext())
                found << it.next();
            return found;
        }
    };

    QString m_url;
    profile::ConnectionProfile m_profile;
    QString m_role; ///< hostile, and of this run alone
    std::unique_ptr<World> m_world;

    QString query(const QString &sql)
    {
        const auto rows = TestServer::query(m_url, sql);
        if (!rows) {
            qWarning("%s", qPrintable(rows.error().toText()));
            return {};
        }
        return rows->isEmpty() ? QString() : rows->first().value(0);
    }
    QString quoted() const
    {
        return QLatin1Char('"') + QString(m_role).replace(QLatin1Char('"'), QLatin1String("\"\""))
            + QLatin1Char('"');
    }
    QString literal() const
    {
        return QLatin1Char('\'') + QString(m_role).replace(QLatin1Char('\''), QLatin1String("''"))
            + QLatin1Char('\'');
    }
    catalog::ObjectRef ref()
    {
        catalog::ObjectRef ref;
        ref.profile = m_profile.id;
        ref.kind = QStringLiteral("role");
        ref.name = m_role;
        ref.oid = query(QStringLiteral("select oid from pg_roles where rolname = ") + literal()).toLongLong();
        return ref;
    }
    FormPlace place() const { return {m_profile, m_profile.database}; }
    void openRole()
    {
        m_world->make();
        QSignalSpy read(m_world->tab.get(), &FormTab::readingDone);
        m_world->tab->open(place(), ref());
        QTRY_COMPARE(read.size(), 1);
    }
    void type(const char *field, const QString &text)
    {
        auto *line = m_world->find<QLineEdit>(field);
        QVERIFY(line);
        line->selectAll();
        QTest::keyClicks(line, text);
    }
    void shoot(const char *name)
    {
        if (const QString folder = qEnvironmentVariable("HOWDAH_SHOTS"); !folder.isEmpty())
            m_world->tab->grab().save(folder + QLatin1Char('/') + QLatin1String(name));
    }

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        m_profile = profileFromUrl(m_url);
    }

    void init()
    {
        m_role = QStringLiteral("it's \"<b>\" & %1 ") + QUuid::createUuid().toString(QUuid::Id128).left(8);
        query(QStringLiteral("create role %1 login connection limit 10").arg(quoted()));
        m_world = std::make_unique<World>();
    }

    void cleanup()
    {
        m_world.reset();
        query(QStringLiteral("drop role if exists ") + quoted());
    }

    void readsAndShows()
    {
        openRole();
        QCOMPARE(m_world->tab->title(), m_role);
        QCOMPARE(m_world->find<QLineEdit>("name")->text(), m_role);
        QVERIFY(!m_world->tab->isModified());
        QVERIFY(m_world->tab->script().isEmpty());
        QVERIFY(!m_world->find<QPushButton>("formSave")->isEnabled());
        QCOMPARE(m_world->section->name, m_role);
        QVERIFY(m_world->tab->status().session);
        shoot("formtab.png");
    }

    void savesWhatItShowsAndReadsAgain()
    {
        openRole();
        QSignalSpy saved(m_world->tab.get(), &FormTab::saved);
        QSignalSpy read(m_world->tab.get(), &FormTab::readingDone);

        type("connection_limit", QStringLiteral("7"));
        m_world->section->set(QStringLiteral("comment on role %1 is 'by the section'").arg(quoted()));
        QTRY_VERIFY(m_world->tab->sqlPanel().shownSql().contains(QLatin1String("by the section")));
        QCOMPARE(m_world->tab->sqlPanel().shownSummary(), QStringLiteral("2 statements, one transaction"));
        QTRY_COMPARE(m_world->draftFiles().size(), 1);
        m_world->find<QPushButton>("formSave")->click();
        QCOMPARE(m_world->tab->status().state, QStringLiteral("saving"));
        QTRY_COMPARE(saved.size(), 1);
        QTRY_COMPARE(read.size(), 1);
        QCOMPARE(query(QStringLiteral("select rolconnlimit from pg_roles where rolname = ") + literal()),
                 QStringLiteral("7"));
        QCOMPARE(
            query(QStringLiteral("select shobj_description(oid, 'pg_authid') from pg_roles where rolname = ")
                  + literal()),
            QStringLiteral("by the section"));
        QVERIFY(!m_world->tab->isModified());
        QCOMPARE(m_world->section->loads, 2);
        m_world->drafts->waitForWritten();
        QCOMPARE(m_world->draftFiles(), QStringList());
    }

    void createsAndGoesOnWithWhatWasMade()
    {
        query(QStringLiteral("drop role ") + quoted());
        m_world->make();
        QSignalSpy read(m_world->tab.get(), &FormTab::readingDone);
        catalog::ObjectRef above;
        above.profile = m_profile.id;
        above.kind = QStringLiteral("role");
        above.folder = true;
        above.parentKind = QStringLiteral("server");
        catalog::ObjectRef fresh;
        fresh.profile = m_profile.id;
        fresh.kind = QStringLiteral("role");
        m_world->tab->open(place(), fresh, above);
        QTRY_COMPARE(read.size(), 1);
        QCOMPARE(m_world->tab->title(), QStringLiteral("New role"));
        QCOMPARE(m_world->tab->sqlPanel().shownSummary(), QStringLiteral("name it first"));
        type("name", m_role);
        QTRY_VERIFY(m_world->find<QPushButton>("formSave")->isEnabled());
        QCOMPARE(m_world->tab->title(), m_role);
        m_world->tab->save();
        QTRY_COMPARE(read.size(), 2);
        QCOMPARE(m_world->tab->ref().oid, ref().oid);
        QVERIFY(!m_world->tab->isModified());
        QCOMPARE(m_world->tab->banner().text(), QStringLiteral("Saved."));
    }

    void anErrorStandsAtItsField()
    {
        openRole();
        type("valid_until", QStringLiteral("no time"));
        m_world->tab->save();
        QTRY_VERIFY(m_world->tab->banner().isVisible());
        QVERIFY(m_world->tab->banner().fullText().contains(QLatin1String("22007")));
        QVERIFY(m_world->find<QLineEdit>("valid_until")->property("error").toBool());
        QVERIFY(m_world->tab->isModified());
        QCOMPARE(m_world->find<QLineEdit>("valid_until")->text(), QStringLiteral("no time"));
        shoot("formtab-error.png");
    }

    void aTryTellsAndChangesNothing()
    {
        openRole();
        m_world->section->set(QStringLiteral("create table public.tried (a int)"));
        QTRY_VERIFY(m_world->find<QPushButton>("formTry")->isEnabled());
        m_world->find<QPushButton>("formTry")->click();
        QTRY_VERIFY(m_world->tab->report().isVisible());
        QVERIFY(m_world->tab->report().headline().contains(QLatin1String("rolled back")));
        shoot("formtab-try.png");
        QVERIFY(m_world->tab->report().model().rowCount() >= 1);
        QCOMPARE(query(QStringLiteral("select to_regclass('public.tried')::text")), QString());
        shoot("formtab-try.png");
    }

    void whatCannotBeTriedIsNotRun()
    {
        openRole();
        m_world->section->set(QStringLiteral("vacuum"));
        QTRY_VERIFY(m_world->find<QPushButton>("formTry")->isEnabled());
        m_world->tab->tryOut();
        QTRY_VERIFY(m_world->tab->report().isVisible() || m_world->tab->banner().isVisible());
    }

    void whatSomebodyElseChangedStandsSideBySide()
    {
        openRole();
        type("name", m_role + QStringLiteral("2"));
        query(QStringLiteral("alter role %1 createdb valid until 'infinity'").arg(quoted()));
        m_world->tab->save();
        QTRY_VERIFY(m_world->tab->conflicts().isVisible());
        QCOMPARE(query(QStringLiteral("select rolname from pg_roles where rolname = ") + literal()),
                 m_role); // nothing written
        QVERIFY(m_world->tab->conflicts().model().rowCount() >= 1);
        shoot("formtab-conflict.png");
        m_world->find<QPushButton>("conflictGoOn")->click();
        QVERIFY(!m_world->tab->conflicts().isVisible());
        QCOMPARE(m_world->find<QLineEdit>("name")->text(), m_role + QStringLiteral("2"));
        QSignalSpy read(m_world->tab.get(), &FormTab::readingDone);
        m_world->tab->save();
        QTRY_COMPARE(read.size(), 1);
        m_role += QStringLiteral("2");
        QCOMPARE(query(QStringLiteral("select rolcreatedb from pg_roles where rolname = ") + literal()),
                 QStringLiteral("t"));
    }

    void aDroppedObjectIsToldAndCanBeMadeAnew()
    {
        openRole();
        type("name", m_role + QStringLiteral("3"));
        query(QStringLiteral("drop role ") + quoted());
        m_world->tab->reload();
        QTRY_VERIFY(m_world->tab->banner().isVisible());
        QVERIFY(m_world->tab->banner().text().contains(QLatin1String("gone")));
        m_world->tab->banner().findChild<QPushButton *>(QStringLiteral("bannerButton0"))->click();
        QTRY_VERIFY(m_world->tab->sqlPanel().shownSql().contains(QLatin1String("create role")));
        QCOMPARE(m_world->find<QLineEdit>("name")->text(), m_role + QStringLiteral("3"));
    }

    void aDraftComesBackWithoutConnecting()
    {
        openRole();
        type("name", m_role + QStringLiteral("4"));
        m_world->section->set(QStringLiteral("select 'of the section'"));
        QTRY_COMPARE(m_world->draftFiles().size(), 1);
        m_world->tab.reset(); // as a kill leaves it: the file stays
        m_world->drafts
            = std::make_unique<workspace::Drafts>(m_world->home.filePath(QStringLiteral("drafts")));
        const auto left = m_world->drafts->takeLeftOver().wait();
        QVERIFY(left);
        QCOMPARE(left->size(), 1);
        const auto content = formDraftFromJson(left->first().content);
        QVERIFY(content);
        QCOMPARE(content->profile.id, m_profile.id);
        m_world->pool.closeAll();
        QTRY_COMPARE(m_world->pool.openSessions(m_profile.id), 0);
        m_world->make();
        m_world->tab->restore(place(), left->first(), *content);
        QCOMPARE(m_world->find<QLineEdit>("name")->text(), m_role + QStringLiteral("4"));
        QVERIFY(m_world->tab->isModified());
        QVERIFY(!m_world->find<QPushButton>("formSave")->isEnabled());
        bool later = false;
        QTimer::singleShot(50, m_world->tab.get(), [&] { later = true; });
        QTRY_VERIFY(later);
        QCOMPARE(m_world->pool.openSessions(m_profile.id), 0); // nobody asked for it yet
        shoot("formtab-restored.png");
        QSignalSpy read(m_world->tab.get(), &FormTab::readingDone);
        m_world->tab->banner().findChild<QPushButton *>(QStringLiteral("bannerButton0"))->click();
        QTRY_COMPARE(read.size(), 1);
        QCOMPARE(m_world->find<QLineEdit>("name")->text(), m_role + QStringLiteral("4"));
        QTRY_VERIFY(m_world->tab->sqlPanel().shownSql().contains(QLatin1String("rename to")));
        QTRY_VERIFY(m_world->tab->sqlPanel().shownSql().contains(QLatin1String("of the section")));
    }

    void closingAsks()
    {
        openRole();
        QList<bool> answers;
        m_world->tab->requestClose([&](bool may) { answers << may; });
        QCOMPARE(answers, QList<bool>{true}); // nothing to lose
        type("name", m_role + QStringLiteral("5"));
        QTRY_COMPARE(m_world->draftFiles().size(), 1);
        m_world->prompts.answer(QStringLiteral("Close without saving"));
        m_world->tab->requestClose([&](bool may) { answers << may; });
        QTRY_COMPARE(answers.size(), 2);
        QVERIFY(answers.last());
        m_world->drafts->waitForWritten();
        QCOMPARE(m_world->draftFiles(), QStringList());
    }

    void productionAsksFirst()
    {
        const auto was = m_profile;
        m_profile.environment = profile::Environment::Production;
        openRole();
        m_profile = was;
        type("name", m_role + QStringLiteral("6"));
        QList<bool> saved;
        m_world->tab->save([&](bool done) { saved << done; });
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(!saved.first()); // no answer prepared: Cancel
        QCOMPARE(m_world->prompts.questions.size(), 1);
        QVERIFY(m_world->prompts.questions.first().detail.contains(QLatin1String("rename to")));
    }

    void aServerThatGoesLosesNothing()
    {
        auto server = TestServer::start();
        VERIFY_OK(server);
        VERIFY_OK((*server)->exec(QStringLiteral("create role victim")));
        const auto profile = profileFromUrl((*server)->url());
        const auto oid = (*server)->exec(QStringLiteral("select oid from pg_roles where rolname = 'victim'"));
        VERIFY_OK(oid);
        catalog::ObjectRef ref;
        ref.profile = profile.id;
        ref.kind = QStringLiteral("role");
        ref.name = QStringLiteral("victim");
        ref.oid = oid->first().first().toLongLong();
        m_world->make();
        QSignalSpy read(m_world->tab.get(), &FormTab::readingDone);
        m_world->tab->open({profile, profile.database}, ref);
        QTRY_COMPARE(read.size(), 1);
        type("name", QStringLiteral("renamed"));
        (*server)->killPostmaster();
        m_world->tab->save();
        QTRY_VERIFY(m_world->tab->banner().isVisible());
        QCOMPARE(m_world->find<QLineEdit>("name")->text(), QStringLiteral("renamed"));
        QTRY_COMPARE(m_world->draftFiles().size(), 1);
        VERIFY_OK((*server)->restart());
        m_world->tab->reload();
        QTRY_COMPARE(read.size(), 2);
        m_world->tab->save();
        QTRY_COMPARE(read.size(), 3);
        QCOMPARE((*server)
                     ->exec(QStringLiteral("select count(*) from pg_roles where rolname = 'renamed'"))
                     ->first()
                     .first(),
                 QStringLiteral("1"));
    }
};

QTEST_MAIN(TestFormTab)
#include "tst_formtab_db.moc"
