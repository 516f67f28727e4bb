// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed in the tabs about privileges is on disk a moment later, comes back without a server, goes on
// where it was, and goes when it is saved or given up. HOWDAH_SHOTS=folder keeps pictures.
#include "core/base/sqlquote.h"
#include "tests/support/accessworld.h"
#include "tests/support/testmain.h"
#include "ui/access/accessdraft.h"
#include "ui/access/accessforms.h"
#include "ui/access/defaultstab.h"
#include "ui/access/grantmodel.h"
#include "ui/access/granttab.h"
#include "ui/access/picks.h"
#include "ui/access/privilegesection.h"
#include "ui/access/recipetab.h"
#include "ui/base/banner.h"
#include "ui/forms/formdraft.h"
#include "ui/forms/formtab.h"
#include "ui/forms/sqlpanel.h"

#include <QDirIterator>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSignalSpy>

using namespace core;
using namespace ui::access;
using core::forms::Values;

class TestAccessDrafts : public QObject
{
    Q_OBJECT

    std::unique_ptr<support::AccessWorld> m_world;
    std::unique_ptr<workspace::Drafts> m_drafts;
    std::unique_ptr<ScriptTab> m_tab;
    QString m_role;
    const QString m_schema = QStringLiteral("app\"; -- <b>&%1\n\u202e");

    void exec(const QString &sql) { VERIFY_OK(m_world->exec(sql)); }
    QString folder() const { return m_world->home.filePath(QStringLiteral("typed")); }
    ui::forms::FormServices services()
    {
        const auto all = m_world->services();
        return {all.theme,   all.icons, all.pool,    all.connector, all.settings,
                all.prompts, all.kinds, all.library, all.forms,     *m_drafts};
    }
    QStringList files() const
    {
        QStringList found;
        QDirIterator it(folder(), {QStringLiteral("*.json")}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext())
            found << it.next();
        return found;
    }
    std::unique_ptr<ScriptTab> make(const QString &which)
    {
        if (which == GrantTab::DraftTab)
            return std::make_unique<GrantTab>(services(), m_world->place, GrantStart{.schema = m_schema});
        if (which == RecipeTab::DraftTab)
            return std::make_unique<RecipeTab>(services(), m_world->place, RecipeStart());
        return std::make_unique<DefaultsTab>(services(), m_world->place);
    }
    void show(const QString &which)
    {
        m_tab = make(which);
        m_tab->resize(1100, 700);
        m_tab->show();
    }
    void open(const QString &which)
    {
        show(which);
        m_tab->reload();
        QTRY_VERIFY(!m_tab->isBusy() && !m_tab->form().values().json().isEmpty());
    }
    /// As a hand does it.
    void type(const QString &which)
    {
        Values values = m_tab->form().values();
        if (which == GrantTab::DraftTab) {
            values.setList(QStringLiteral("privileges"), {QStringLiteral("select")});
            values.setList(QStringLiteral("grantees"), {m_role, PublicChoice});
        } else if (which == RecipeTab::DraftTab) {
            values.setText(QStringLiteral("role"), m_role);
            values.setList(QStringLiteral("schemas"), {m_schema});
        } else {
            QList<Values> rows = values.rows(QStringLiteral("rows"));
            Values row;
            row.setText(QStringLiteral("maker"), QStringLiteral("postgres"));
            row.setText(QStringLiteral("schema"), m_schema);
            row.setText(QStringLiteral("kind"), QStringLiteral("table"));
            row.setText(QStringLiteral("grantee"), m_role);
            row.setList(QStringLiteral("privileges"), {QStringLiteral("select")});
            rows << row;
            values.setRows(QStringLiteral("rows"), rows);
        }
        m_tab->form().setValues(m_tab->form().before(), values);
        emit m_tab->form().edited();
        QTRY_VERIFY(m_tab->sqlPanel().shownSql().contains(QLatin1String("grant")));
    }
    workspace::Draft killed()
    {
        m_tab.reset(); // as a kill leaves it: the file stays
        m_drafts = std::make_unique<workspace::Drafts>(folder());
        const auto left = m_drafts->takeLeftOver().wait();
        return left && left->size() == 1 ? left->first() : workspace::Draft();
    }

private slots:
    void init()
    {
        const QString url = TestServer::createDatabase();
        QVERIFY(!url.isEmpty());
        m_world = std::make_unique<support::AccessWorld>(url);
        m_drafts = std::make_unique<workspace::Drafts>(folder());
        m_role = QStringLiteral("draft \"'\\%1<b>\n ")
            + QString::number(QRandomGenerator::global()->generate(), 36);
        exec(QStringLiteral("create role %1; create schema %2; create table %2.a (id int); "
                            "create table %2.b (id int)")
                 .arg(quoteIdentifier(m_role), quoteIdentifier(m_schema)));
    }
    void cleanup()
    {
        m_tab.reset();
        m_world->pool.closeAll();
        (void)m_world->exec(
            QStringLiteral("drop owned by %1 cascade; drop role %1").arg(quoteIdentifier(m_role)));
        m_drafts.reset();
        m_world.reset();
    }

    void itComesBackWithoutConnecting_data()
    {
        QTest::addColumn<QString>("which");
        for (const QString &which : {GrantTab::DraftTab, RecipeTab::DraftTab, DefaultsTab::DraftTab})
            QTest::newRow(qPrintable(which)) << which;
    }
    void itComesBackWithoutConnecting()
    {
        QFETCH(QString, which);
        open(which);
        m_drafts->waitForWritten();
        QCOMPARE(files(), QStringList()); // nothing was typed yet
        QVERIFY(!m_tab->isModified());
        type(which);
        if (which == GrantTab::DraftTab) {
            auto &model = static_cast<GrantTab &>(*m_tab).model();
            QTRY_COMPARE(model.rowCount(), 2);
            QVERIFY(model.setData(model.index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
            QTRY_VERIFY(!m_tab->sqlPanel().shownSql().contains(QLatin1String(".a")));
        }
        QVERIFY(m_tab->isModified());
        QTRY_COMPARE(files().size(), 1);
        m_drafts->waitForWritten();
        const QString sql = m_tab->script().toSql();
        const Values typed = m_tab->form().values();
        const auto draftSql = [&] {
            QFile file(files().value(0));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        // the script that is kept is the one of the last edit
        QTRY_VERIFY(which != GrantTab::DraftTab || draftSql().contains("unticked\":[\"table"));
        m_drafts->waitForWritten();

        const workspace::Draft draft = killed();
        QCOMPARE(draft.kind, AccessDraftKind);
        const auto content = accessDraftFromJson(draft.content);
        QVERIFY(content);
        QCOMPARE(content->tab, which);
        QCOMPARE(content->profile.id, m_world->place.profile.id);
        m_world->pool.closeAll();
        QTRY_COMPARE(m_world->pool.openSessions(m_world->place.profile.id), 0);
        show(which);
        m_tab->restore(draft, *content);
        QCOMPARE(m_tab->form().values(), typed);
        QCOMPARE(m_tab->script().toSql(), sql);
        QVERIFY(m_tab->isModified());
        QVERIFY(!m_tab->findChild<QPushButton *>(QStringLiteral("formSave"))->isEnabled());
        QVERIFY(m_tab->banner().fullText().contains(QLatin1String("not connected")));
        m_world->shot(*m_tab, QStringLiteral("restored-") + which);
        QCOMPARE(m_world->pool.openSessions(m_world->place.profile.id), 0); // nobody asked for it yet

        m_tab->banner().findChild<QPushButton *>(QStringLiteral("bannerButton0"))->click();
        QTRY_VERIFY(!m_tab->isBusy()
                    && m_tab->findChild<QPushButton *>(QStringLiteral("formSave"))->isEnabled());
        QCOMPARE(m_tab->form().values(), typed);
        QCOMPARE(m_tab->script().toSql(), sql);
        QList<bool> saved;
        m_tab->save([&](bool done) { saved << done; });
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY2(saved.first(), qPrintable(m_tab->banner().fullText()));
        QTRY_VERIFY(!m_tab->isBusy());
        QVERIFY(!m_tab->isModified());
        m_drafts->waitForWritten();
        QCOMPARE(files(), QStringList());
    }

    void aServerThatIsAwayLosesNothing()
    {
        open(RecipeTab::DraftTab);
        type(RecipeTab::DraftTab);
        QTRY_COMPARE(files().size(), 1);
        const Values typed = m_tab->form().values();
        const workspace::Draft draft = killed();
        auto content = accessDraftFromJson(draft.content);
        QVERIFY(content);
        const auto place = m_world->place;
        m_world->place.profile.host = QStringLiteral("/nowhere");
        show(RecipeTab::DraftTab);
        m_tab->restore(draft, *content);
        m_tab->reload();
        QTRY_VERIFY(!m_tab->isBusy() && !m_tab->banner().text().isEmpty());
        QCOMPARE(m_tab->form().values(), typed);
        QVERIFY(m_tab->isModified());
        QVERIFY(!m_tab->findChild<QPushButton *>(QStringLiteral("formSave"))->isEnabled());
        QCOMPARE(files().size(), 1);
        m_world->place = place;
    }

    void closingAsks_data() { itComesBackWithoutConnecting_data(); }
    void closingAsks()
    {
        QFETCH(QString, which);
        open(which);
        QList<bool> answers;
        m_tab->requestClose([&](bool may) { answers << may; });
        QCOMPARE(answers, QList<bool>{true}); // nothing to lose
        type(which);
        QTRY_COMPARE(files().size(), 1);
        m_tab->requestClose([&](bool may) { answers << may; });
        QTRY_COMPARE(answers.size(), 2);
        QVERIFY(!answers.last()); // no answer prepared: Cancel
        QCOMPARE(files().size(), 1);
        m_world->prompts.answer(QStringLiteral("Close without saving"));
        m_tab->requestClose([&](bool may) { answers << may; });
        QTRY_COMPARE(answers.size(), 3);
        QVERIFY(answers.last());
        m_drafts->waitForWritten();
        QCOMPARE(files(), QStringList());
    }

    void theMatrixInAFormComesBack()
    {
        core::ddl::ObjectForms all{core::kinds::forms().list() + accessForms()};
        const auto base = services();
        const auto with = [&] {
            return ui::forms::FormServices{base.theme,    base.icons,   base.pool,  base.connector,
                                           base.settings, base.prompts, base.kinds, base.library,
                                           all,           *m_drafts};
        };
        catalog::ObjectRef table;
        table.kind = QStringLiteral("access/table");
        table.name = QStringLiteral("a");
        table.schema = m_schema;
        table.oid
            = m_world->exec(QStringLiteral("select oid from pg_class where relname = 'a' and relkind = 'r'"))
                  ->first()
                  .first()
                  .toLongLong();
        PrivilegeSection *section = nullptr;
        const auto make = [&] {
            auto tab = std::make_unique<ui::forms::FormTab>(with());
            section = new PrivilegeSection(with(), PrivilegeSection::Of::Object);
            tab->addSection(QStringLiteral("Privileges"), section);
            tab->resize(1100, 700);
            tab->show();
            return tab;
        };
        auto tab = make();
        QSignalSpy shown(section, &PrivilegeSection::shown);
        tab->open(m_world->place, table);
        QTRY_VERIFY(!shown.isEmpty());
        const int row = section->model().rowOf(QStringLiteral("PUBLIC"));
        QVERIFY(row >= 0);
        section->model().set(
            {section->model().index(row, section->model().columnOf(core::access::Privilege::Select))},
            MatrixModel::Wanted::Granted);
        QTRY_VERIFY(tab->sqlPanel().shownSql().contains(QLatin1String("to public")));
        const QString sql = tab->sqlPanel().shownSql();
        QTRY_COMPARE(files().size(), 1);
        m_drafts->waitForWritten();
        tab.reset();
        const workspace::Draft draft = killed();
        const auto content = ui::forms::formDraftFromJson(draft.content);
        QVERIFY(content);
        tab = make();
        tab->restore(m_world->place, draft, *content);
        QVERIFY(tab->isModified()); // closing it is asked about before it is connected, too
        QVERIFY(tab->banner().fullText().contains(QLatin1String("Privileges")));
        QList<bool> answers;
        tab->requestClose([&](bool may) { answers << may; });
        QTRY_COMPARE(answers, QList<bool>{false});
        QCOMPARE(files().size(), 1);
        tab->reload();
        QTRY_COMPARE(tab->sqlPanel().shownSql(), sql);
        QVERIFY(tab->isModified());
        bool saved = false;
        tab->save([&](bool done) { saved = done; });
        QTRY_VERIFY(saved);
        m_drafts->waitForWritten();
        QCOMPARE(files(), QStringList());
    }
};

QTEST_MAIN(TestAccessDrafts)
#include "tst_accessdrafts_db.moc"
