// SPDX-License-Identifier: GPL-3.0-or-later
// The tab that finds an index for a jsonb column, on a real server: what is asked, what fits, the try, the
// DDL.
#include "core/base/sqlquote.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"
#include "ui/base/banner.h"
#include "ui/indexing/indextab.h"
#include "ui/indexing/trypanel.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace ui::indexing;
using core::indexing::ColumnRef;

class TestIndexTab : public QObject
{
    Q_OBJECT

    QString m_url;
    ui::Theme m_theme;
    ui::Icons m_icons{m_theme};
    core::session::Canceller m_canceller;
    std::unique_ptr<core::session::Pool> m_pool;
    support::ScriptedPrompts m_prompts;
    std::unique_ptr<IndexTab> m_tab;
    const ColumnRef m_column{QStringLiteral("s <b>&%1"), QStringLiteral("orders\n\"x"),
                             QStringLiteral("de'tails")};

    void open(core::profile::Environment environment = core::profile::Environment::None)
    {
        auto profile = profileFromUrl(m_url);
        profile.environment = environment;
        m_tab = std::make_unique<IndexTab>(IndexServices{m_theme, m_icons, *m_pool, m_prompts},
                                           IndexPlace{profile, {}, m_column});
        m_tab->resize(1180, 760);
        m_tab->show();
        m_tab->read();
        QTRY_VERIFY(!m_tab->isReading());
    }
    template <class T> T *find(const char *name) { return m_tab->findChild<T *>(QLatin1String(name)); }
    QString cell(const char *view, int row, int column)
    {
        return find<QTableView>(view)->model()->index(row, column).data().toString();
    }
    QString condition(const QString &rest) { return core::quoteIdentifier(m_column.column) + rest; }
    void add(const QString &text)
    {
        find<QLineEdit>("indexStatement")->setText(text);
        find<QPushButton>("indexAdd")->click();
    }

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        m_pool = std::make_unique<core::session::Pool>(m_canceller);
        VERIFY_OK(TestServer::query(
            m_url,
            QStringLiteral("create schema %1; create table %2 (id int primary key, %3 jsonb); insert into %2 "
                           "select i, jsonb_build_object('channel', 'c' || i % 500, 'n', i) from "
                           "generate_series(1, 20000) i; analyze %2")
                .arg(core::quoteIdentifier(m_column.schema), m_column.qualified(),
                     core::quoteIdentifier(m_column.column))));
    }
    void cleanup()
    {
        m_tab.reset();
        m_prompts.questions.clear();
    }
    void cleanupTestCase() { m_pool->closeAll(); }

    void saysWhatFits()
    {
        open();
        QVERIFY(m_tab->title().contains(m_column.column));
        QVERIFY(find<QLabel>("indexFacts")->text().contains(QLatin1String("jsonb")));
        QCOMPARE(m_tab->candidates().size(), 0);
        QVERIFY(find<QLabel>("indexNone")->isVisible());
        QVERIFY(m_tab->ddl().isEmpty());

        add(condition(QStringLiteral(" @> '{\"channel\": \"c7\"}'")));
        QCOMPARE(m_tab->statements().size(), 1);
        QCOMPARE(cell("indexStatements", 0, 1), QStringLiteral("@>"));
        QCOMPARE(cell("indexStatements", 0, 3), QStringLiteral("no index"));
        QCOMPARE(m_tab->candidates().size(), 2);
        QVERIFY(cell("indexCandidates", 0, 0).contains(QLatin1String("jsonb_path_ops")));
        QVERIFY(m_tab->ddl().contains(QLatin1String("create index concurrently")));
        QSignalSpy opened(m_tab.get(), &IndexTab::openSqlRequested);
        find<QPushButton>("indexOpenSql")->click();
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.at(0).at(0).toString(), m_tab->ddl());

        // a key asked for as well: only the larger class knows both
        add(QStringLiteral("select 1 from %1 where %2;")
                .arg(m_column.qualified(), condition(QStringLiteral(" ? 'n'"))));
        QCOMPARE(m_tab->statements().size(), 2);
        QCOMPARE(m_tab->candidates().first().serves.size(), 2);
        add(condition(QStringLiteral(" ->> 'channel' = 'c7'")));
        QVERIFY(find<QLabel>("indexRemarks")->text().contains(QLatin1String("@>")));

        find<QTableView>("indexStatements")->selectRow(0);
        find<QPushButton>("indexRemove")->click();
        QCOMPARE(m_tab->statements().size(), 2);
    }

    void refusesWhatAsksNothing()
    {
        open();
        for (const char *text : {"select 1", "id = 5", "select 1; select 2", "\\d"}) {
            add(QLatin1String(text));
            QVERIFY2(find<QLabel>("indexProblem")->isVisible(), text);
            QCOMPARE(find<QLineEdit>("indexStatement")->text(), QLatin1String(text));
        }
        QCOMPARE(m_tab->statements().size(), 0);
    }

    void triesOnACopyAndOnTheTable()
    {
        open(core::profile::Environment::Production);
        VERIFY_OK(m_tab->addStatement(condition(QStringLiteral(" @> '{\"channel\": \"c7\"}'")),
                                      IndexTab::Source::Example));
        TryPanel &panel = m_tab->tryPanel();
        QVERIFY(!panel.isRunning() && !panel.outcome()); // nothing begins by itself
        QSignalSpy finished(&panel, &TryPanel::finished);
        find<QPushButton>("indexTry")->click();
        QVERIFY(panel.isRunning());
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY2(panel.outcome().has_value(), qPrintable(find<QLabel>("indexTryTold")->text()));
        QVERIFY(panel.outcome()->statements.first().usable);
        QVERIFY(find<QPlainTextEdit>("indexPlanAfter")
                    ->toPlainText()
                    .contains(QLatin1String("howdah_index_try")));
        QVERIFY(find<QPlainTextEdit>("indexPlanBefore")->toPlainText().contains(QLatin1String("Seq Scan")));

        // on the table it is said what that means, and asked about on production
        find<QPushButton>("indexTryWhere.1");
        auto *onTable = m_tab->findChild<QAbstractButton *>(QStringLiteral("indexTryWhere.1"));
        QVERIFY(onTable);
        onTable->click();
        QVERIFY(!panel.outcome());
        QVERIFY(find<QLabel>("indexTryAbout")->text().contains(QLatin1String("nobody can write")));
        find<QPushButton>("indexTry")->click();
        QTRY_COMPARE(m_prompts.questions.size(), 1);
        QVERIFY(!panel.isRunning());
        m_prompts.answer(QStringLiteral("Lock and try"));
        find<QPushButton>("indexTry")->click();
        QTRY_COMPARE(finished.size(), 2);
        QVERIFY(panel.outcome() && panel.outcome()->onTable);
        QVERIFY(panel.outcome()->statements.first().used);
        const auto left = TestServer::query(
            m_url, QStringLiteral("select count(*) from pg_class where relname = 'howdah_index_try'"));
        VERIFY_OK(left);
        QCOMPARE(left->first().first(), QStringLiteral("0"));
    }

    void knowsTheIndexThatIsThere()
    {
        VERIFY_OK(TestServer::query(m_url,
                                    QStringLiteral("create index the_one on %1 using gin (%2)")
                                        .arg(m_column.qualified(), condition({}))));
        open();
        add(condition(QStringLiteral(" ? 'n'")));
        QCOMPARE(cell("indexStatements", 0, 3), QStringLiteral("the_one"));
        QVERIFY(cell("indexCandidates", 0, 3).startsWith(QLatin1String("the_one")));
        VERIFY_OK(TestServer::query(
            m_url, QStringLiteral("drop index %1.the_one").arg(core::quoteIdentifier(m_column.schema))));
    }

    void tellsWhyItCannotRead()
    {
        VERIFY_OK(TestServer::query(m_url, QStringLiteral("create table plain (t text)")));
        m_tab = std::make_unique<IndexTab>(
            IndexServices{m_theme, m_icons, *m_pool, m_prompts},
            IndexPlace{profileFromUrl(m_url),
                       {},
                       {QStringLiteral("public"), QStringLiteral("plain"), QStringLiteral("t")}});
        m_tab->show();
        m_tab->read();
        QTRY_VERIFY(!m_tab->isReading());
        QVERIFY(m_tab->findChild<ui::Banner *>()->text().contains(QLatin1String("jsonb")));
    }
};

QTEST_MAIN(TestIndexTab)
#include "tst_indextab_db.moc"
