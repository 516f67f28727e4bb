// SPDX-License-Identifier: GPL-3.0-or-later
// The picker of a foreign key on a real server.
#include "core/browse/rowsearch.h"
#include "tests/support/heartbeat.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"
#include "ui/editors/editorframe.h"
#include "ui/editors/pane.h"

#include <QLabel>
#include <QLineEdit>
#include <QTableView>

using namespace core;
using core::edit::CellValue;
using ui::editors::CellEditor;

namespace {

constexpr int Rows = 200000;

} // namespace

class TestReference : public QObject
{
    Q_OBJECT

    QString m_url;
    std::unique_ptr<session::Canceller> m_canceller;
    std::unique_ptr<session::Pool> m_pool;
    profile::ConnectionProfile m_profile;

    browse::ForeignKey key(const QString &column, int number, const QString &type) const
    {
        const browse::KeyColumn to{number, column, type};
        return {QStringLiteral("fk"),
                {QStringLiteral("public"), QStringLiteral("child")},
                {QStringLiteral("odd \"schema\""), QStringLiteral("Paren&t %1")},
                {{1, QStringLiteral("parent"), type}},
                {to}};
    }

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        VERIFY_OK(TestServer::query(m_url,
                                    QStringLiteral(
                                        R"(create schema "odd ""schema""";
                create table "odd ""schema"""."Paren&t %1" (
                    id int primary key, doc jsonb, "na""me" text, code uuid unique, secret text);
                insert into "odd ""schema"""."Paren&t %1" values
                    (1, '{}', 'Ada 100% "quoted"', '00000000-0000-0000-0000-000000000001', 'x'),
                    (2, null, 'ada_lower', '00000000-0000-0000-0000-000000000002', 'x'),
                    (3, '{"a": 1}', null, '00000000-0000-0000-0000-000000000003', 'x'),
                    (10, null, E'\\ back', '00000000-0000-0000-0000-000000000010', 'x');
                insert into "odd ""schema"""."Paren&t %1"
                    select i, null, 'row ' || i from generate_series(1000, %1) i;
                )")
                                        .replace(QStringLiteral("generate_series(1000, %1)"),
                                                 QStringLiteral("generate_series(1000, %1)").arg(Rows))));
        m_canceller = std::make_unique<session::Canceller>();
        m_pool = std::make_unique<session::Pool>(*m_canceller);
        m_profile = profileFromUrl(m_url);
    }

    void cleanupTestCase() { m_pool.reset(); }

    void picksARow()
    {
        ui::Theme theme;
        ui::Icons icons(theme);
        support::ScriptedPrompts prompts;
        QWidget window;
        window.resize(900, 600);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const auto editor = ui::editors::makeCellEditor(
            {.column = {QStringLiteral("parent"), 23, -1},
             .reference = key(QStringLiteral("id"), 1, QStringLiteral("integer"))},
            {theme, icons, prompts, [this] { return m_pool->shared(m_profile); }}, &window);
        int committed = 0;
        connect(editor.get(), &CellEditor::committed, this, [&committed] { ++committed; });
        editor->setValue(CellValue::fromText("3"));
        editor->placeOver({10, 10, 120, 25});
        editor->show();
        editor->setFocus();
        QCOMPARE(m_pool->openSessions(m_profile.id), 0); // nothing is asked before it is wanted
        Heartbeat heart;
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down, Qt::AltModifier);
        auto *list = window.findChild<QTableView *>(QStringLiteral("referenceRows"));
        auto *typed = window.findChild<QLineEdit *>(QStringLiteral("referenceSearch"));
        auto *note = window.findChild<QLabel *>(QStringLiteral("referenceNote"));
        QVERIFY(list && typed && note);
        QTRY_COMPARE(list->model()->rowCount(), 100);
        QCOMPARE(list->currentIndex().row(), 2); // the row that is referred to
        QCOMPARE(list->model()->headerData(1, Qt::Horizontal).toString(), QStringLiteral("na\"me"));
        QCOMPARE(QApplication::focusWidget(), typed);

        const auto search = [&](const QString &text, int rows) {
            typed->selectAll();
            QTest::keyClicks(typed, text);
            QTRY_COMPARE(list->model()->rowCount(), rows);
        };
        search(QStringLiteral("ADA"), 2);
        search(QStringLiteral("100%"), 1);
        search(QStringLiteral("a_l"), 1);
        search(QStringLiteral("\\ b"), 1);
        search(QStringLiteral("no such thing"), 0);
        QTRY_COMPARE(note->text(), QStringLiteral("Nothing found."));
        // the row of that key comes first although many others hold it
        typed->selectAll();
        QTest::keyClicks(typed, QStringLiteral("10"));
        QTRY_COMPARE(list->model()->index(0, 0).data().toString(), QStringLiteral("10"));
        QTest::keyClick(typed, Qt::Key_Down);
        QTest::keyClick(typed, Qt::Key_Up);
        QTest::keyClick(typed, Qt::Key_Return);
        QTRY_COMPARE(committed, 1);
        QCOMPARE(editor->value(), CellValue::fromText("10"));
        QVERIFY(heart.longestGap() < 200);
        QVERIFY(!list->isVisible());
    }

    void aSearchTypedOverIsStopped()
    {
        ui::Theme theme;
        ui::Icons icons(theme);
        support::ScriptedPrompts prompts;
        QWidget window;
        window.resize(900, 600);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        // a session on which every search takes long
        VERIFY_OK(TestServer::query(
            m_url,
            QStringLiteral("create view public.slow as select i as id, pg_sleep(30)::text || 'x' as t "
                           "from generate_series(1, 5) i")));
        browse::ForeignKey reference = key(QStringLiteral("id"), 1, QStringLiteral("integer"));
        reference.to = {QStringLiteral("public"), QStringLiteral("slow")};
        const auto editor = ui::editors::makeCellEditor(
            {.column = {QStringLiteral("parent"), 23, -1}, .reference = reference},
            {theme, icons, prompts, [this] { return m_pool->shared(m_profile); }}, &window);
        editor->setValue(CellValue::null());
        editor->placeOver({10, 10, 120, 25});
        editor->show();
        editor->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down, Qt::AltModifier);
        const auto running = [this] {
            const auto rows = TestServer::query(
                m_url,
                QStringLiteral("select count(*) from pg_stat_activity where state = 'active' and "
                               "query like '%slow%' and pid <> pg_backend_pid() and datname = "
                               "current_database()"));
            return rows ? rows->at(0).at(0).toInt() : -1;
        };
        QTRY_COMPARE(running(), 1);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!window.findChild<QTableView *>(QStringLiteral("referenceRows"))->isVisible());
        QTRY_COMPARE(running(), 0);
    }

    void unreadableAndMissing()
    {
        auto session = std::make_unique<session::Session>(requestFromUrl(m_url), *m_canceller);
        VERIFY_OK(session->open().wait());
        browse::TableInfo info;
        info.name = {QStringLiteral("a"), QStringLiteral("b")};
        info.columns = {{1, QStringLiteral("id"), QStringLiteral("integer"), true, false, 1}};
        QVERIFY(!browse::rowSearch(info, {1, QStringLiteral("id"), QStringLiteral("integer")}));
        info.columns[0].readable = true;
        const auto search = browse::rowSearch(info, {1, QStringLiteral("id"), QStringLiteral("integer")});
        VERIFY_OK(search);
        auto found
            = session
                  ->run<browse::FoundRows>(QStringLiteral("t"),
                                           [search](session::Link &link, session::Job &job) {
                                               return browse::findRows(link, job, *search, "1", true, 5);
                                           })
                  .wait();
        QVERIFY(!found);
        QCOMPARE(found.error().sqlState, QStringLiteral("42P01"));
    }
};

QTEST_MAIN(TestReference)
#include "tst_reference_db.moc"
