// SPDX-License-Identifier: GPL-3.0-or-later
// Several tables from their window, on a real server. HOWDAH_SHOTS=folder keeps pictures of it.
#include "core/session/pool.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"
#include "ui/transfer/paralleloptions.h"
#include "ui/transfer/tablesetmodel.h"
#include "ui/transfer/tablesetpanel.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTreeView>

using namespace core;
using core::transfer::SetReport;
using ui::transfer::ExportOffer;
using ui::transfer::ExportPanel;
using ui::transfer::TableSetModel;
using ui::transfer::TableSetOffer;
using ui::transfer::TableSetPanel;

namespace {

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
}

} // namespace

class TestTableSetPanelDb : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        m_profile = profileFromUrl(m_url);
        m_profile.name = QStringLiteral("Local & <b>");
        VERIFY_OK(TestServer::query(
            m_url,
            QStringLiteral(
                "create schema s; create table s.orders as select g as id, repeat('x', 100) as t from "
                "generate_series(1, 5000) g; create table s.\"a/b <i> & %1\" as select 1 as x; "
                "create table s.customers as select g as id from generate_series(1, 700) g; "
                "create view s.recent as select * from s.orders where id > 4990; "
                "create table public.other as select 1 as x; "
                "create schema bad; create table bad.good as select 1 as x; "
                "create view bad.broken as select 1 / (x - 1) as x from bad.good; "
                // a hundred seconds of rows, whatever machine reads them: it is never over before it is
                // stopped
                "create schema slow; create view slow.big as select g as id, repeat('y', 900) as t, "
                "pg_sleep(0.001)::text as slept from generate_series(1, 100000) g; "
                "create schema large; create table large.big as select g as id, repeat('y', 900) as t "
                "from generate_series(1, 100000) g; analyze")));
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<settings::Settings>(m_folder->filePath(QStringLiteral("settings.ini")));
        m_settings->set(settings::keys::exportFolder, m_folder->path());
        m_prompts = std::make_unique<support::ScriptedPrompts>();
    }

    void cleanup()
    {
        delete m_panel;
        m_panel = nullptr;
        m_settings.reset();
        m_folder.reset();
    }

    void aSchema()
    {
        open({.profile = m_profile, .database = {}, .schema = QStringLiteral("s")});
        QAbstractItemModelTester tester(&m_panel->model());
        QCOMPARE(widget<QLabel>("tableSetChosen")->text(), QStringLiteral("4 of 4 tables"));
        QCOMPARE(shown(),
                 (QStringList{QStringLiteral("a/b <i> & %1"), QStringLiteral("customers"),
                              QStringLiteral("orders"), QStringLiteral("recent")}));
        widget<QSpinBox>("exportSessions")->setValue(2);
        QSignalSpy finished(m_panel, &TableSetPanel::finished);
        press("exportStart");
        QTRY_COMPARE(finished.size(), 1);
        const auto report = finished.first().first().value<SetReport>();
        QCOMPARE(report.rows(), 5000 + 1 + 700 + 10);
        const auto *banner = widget<ui::Banner>("tableSetBanner");
        QCOMPARE(banner->tone(), ui::Banner::Tone::Ok);
        QVERIFY2(banner->text().startsWith(QStringLiteral("4 tables, ")), qPrintable(banner->text()));
        QCOMPARE(content(m_folder->filePath(QStringLiteral("s/a_b _i_ & %1.csv"))), QByteArray("x\n1\n"));
        QCOMPARE(content(m_folder->filePath(QStringLiteral("s/customers.csv"))).count('\n'), 701);
        for (int row = 0; row < 4; ++row) {
            const QModelIndex state = m_panel->model().index(row, TableSetModel::State);
            QVERIFY(state.data().toString().startsWith(QStringLiteral("Done")));
            QCOMPARE(state.data(TableSetModel::ShareRole).toDouble(), 1.0);
        }
        shoot(QStringLiteral("done"));
    }

    void chosenByNameAndFilter()
    {
        open({.profile = m_profile, .database = {}});
        QCOMPARE(widget<QLabel>("tableSetChosen")->text(), QStringLiteral("9 of 9 tables"));
        press("tableSetNone");
        QVERIFY(!widget<QPushButton>("exportStart")->isEnabled());
        widget<QLineEdit>("tableSetFilter")->setText(QStringLiteral("ORDERS"));
        QCOMPARE(shown(), QStringList{QStringLiteral("s.orders")});
        press("tableSetAll");
        widget<QLineEdit>("tableSetFilter")->clear();
        QCOMPARE(widget<QLabel>("tableSetChosen")->text(), QStringLiteral("1 of 9 tables"));
        // by the keyboard
        auto *view = widget<QTreeView>("tableSetList");
        view->setFocus();
        view->setCurrentIndex(view->model()->index(0, 0));
        QTest::keyClick(view, Qt::Key_Space);
        QCOMPARE(widget<QLabel>("tableSetChosen")->text(), QStringLiteral("2 of 9 tables"));
        QCOMPARE(m_panel->model().chosen().first().name, QStringLiteral("broken"));
    }

    void oneOfThemFirst()
    {
        open({.profile = m_profile,
              .database = {},
              .schema = QStringLiteral("s"),
              .chosen = {{QStringLiteral("s"), QStringLiteral("orders")}},
              .onlyChosen = true});
        QCOMPARE(m_panel->model().chosenCount(), 1);
        QCOMPARE(m_panel->model().chosen().first().name, QStringLiteral("orders"));
    }

    void failuresNameTheirTable()
    {
        open({.profile = m_profile, .database = {}, .schema = QStringLiteral("bad")});
        QSignalSpy failed(m_panel, &TableSetPanel::failed);
        press("exportStart");
        QTRY_COMPARE(failed.size(), 1);
        const auto *banner = widget<ui::Banner>("tableSetBanner");
        QCOMPARE(banner->tone(), ui::Banner::Tone::Danger);
        QVERIFY2(banner->text().startsWith(QStringLiteral("bad.broken: ")), qPrintable(banner->text()));
        QVERIFY(!QFileInfo::exists(m_folder->filePath(QStringLiteral("bad"))));
        shoot(QStringLiteral("failed"));
        // what is whole can be kept
        widget<QCheckBox>("exportKeepFinished")->setChecked(true);
        QSignalSpy finished(m_panel, &TableSetPanel::finished);
        press("exportStart");
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(banner->tone(), ui::Banner::Tone::Warn);
        QVERIFY2(banner->text().endsWith(QStringLiteral("1 table failed")), qPrintable(banner->text()));
        QCOMPARE(QDir(m_folder->filePath(QStringLiteral("bad"))).entryList(QDir::Files),
                 QStringList{QStringLiteral("good.csv")});
    }

    void cancelLeavesNothing()
    {
        open({.profile = m_profile, .database = {}, .schema = QStringLiteral("slow")});
        QSignalSpy failed(m_panel, &TableSetPanel::failed);
        press("exportStart");
        QVERIFY(m_panel->isRunning());
        QVERIFY(!widget<QWidget>("exportForm")->isEnabled());
        QTest::keyClick(m_panel, Qt::Key_Escape);
        QVERIFY(m_panel->isVisible());
        QTRY_VERIFY(widget<QLabel>("exportProgress")->text().contains(QStringLiteral(" of 1 table")));
        shoot(QStringLiteral("running"));
        press("exportCancel");
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(widget<ui::Banner>("tableSetBanner")->tone(), ui::Banner::Tone::Info);
        QVERIFY(!QFileInfo::exists(m_folder->filePath(QStringLiteral("slow"))));
        QVERIFY(!m_panel->isRunning());
    }

    void closedInTheMiddle()
    {
        open({.profile = m_profile, .database = {}, .schema = QStringLiteral("slow")});
        press("exportStart");
        QTRY_VERIFY(widget<QLabel>("exportProgress")->text().contains(QStringLiteral(" of 1 table")));
        delete m_panel;
        m_panel = nullptr;
        QTRY_VERIFY(!QFileInfo::exists(m_folder->filePath(QStringLiteral("slow"))));
    }

    void asksBeforeItReplaces()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("s")));
        QFile old(m_folder->filePath(QStringLiteral("s/orders.csv")));
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.close();
        open({.profile = m_profile, .database = {}, .schema = QStringLiteral("s")});
        press("exportStart");
        QTRY_COMPARE(m_prompts->questions.size(), 1);
        QCOMPARE(m_prompts->questions.first().title, QStringLiteral("Replace orders.csv?"));
        QVERIFY(!m_panel->isRunning());
        QSignalSpy finished(m_panel, &TableSetPanel::finished);
        m_prompts->answer(QStringLiteral("Replace"));
        press("exportStart");
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(content(old.fileName()).startsWith("id,t\n"));
    }

    void foldersAndFormatsAreRemembered()
    {
        open({.profile = m_profile, .database = {}, .schema = QStringLiteral("s")});
        m_prompts->answerFile(m_folder->filePath(QStringLiteral("else")));
        press("exportBrowse");
        QTRY_COMPARE(widget<QLineEdit>("exportPath")->text(), m_folder->filePath(QStringLiteral("else")));
        QVERIFY(m_prompts->fileQuestions.first().folder);
        widget<QCheckBox>("exportUnordered")->setChecked(true);
        widget<QSpinBox>("exportSessions")->setValue(3);
        auto *format = widget<QComboBox>("exportFormat");
        format->setCurrentIndex(format->findData(int(core::transfer::Format::JsonLines)));
        const int chosen = format->currentIndex();
        QSignalSpy finished(m_panel, &TableSetPanel::finished);
        press("exportStart");
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(content(m_folder->filePath(QStringLiteral("else/a_b _i_ & %1.jsonl"))),
                 QByteArray("{\"x\": 1}\n"));
        open({.profile = m_profile, .database = {}, .schema = QStringLiteral("s")});
        QVERIFY(widget<QCheckBox>("exportUnordered")->isChecked());
        QCOMPARE(widget<QSpinBox>("exportSessions")->value(), 3);
        QCOMPARE(widget<QComboBox>("exportFormat")->currentIndex(), chosen);
        // INSERT names each table in its own file
        format = widget<QComboBox>("exportFormat");
        format->setCurrentIndex(format->findData(int(core::transfer::Format::SqlInsert)));
        QVERIFY(!m_panel->findChild<QLineEdit *>(QStringLiteral("exportTable")));
        QSignalSpy again(m_panel, &TableSetPanel::finished);
        press("exportStart");
        QTRY_COMPARE(again.size(), 1);
        QVERIFY(content(m_folder->filePath(QStringLiteral("s/a_b _i_ & %1.sql")))
                    .startsWith("INSERT INTO s.\"a/b <i> & %1\" (x) VALUES"));
    }

    void problemsOfTheFolder()
    {
        open({.profile = m_profile, .database = {}, .schema = QStringLiteral("s")});
        widget<QLineEdit>("exportPath")->setText(QStringLiteral(" "));
        press("exportStart");
        QVERIFY(!widget<QLabel>("exportPathProblem")->text().isEmpty());
        QFile file(m_folder->filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        widget<QLineEdit>("exportPath")->setText(file.fileName());
        press("exportStart");
        QVERIFY(widget<QLabel>("exportPathProblem")->text().contains(QStringLiteral("folder")));
    }

    void noServer()
    {
        auto profile = m_profile;
        profile.id = QUuid::createUuid();
        profile.host = m_folder->path();
        m_panel = new TableSetPanel({m_exporter, *m_settings, *m_prompts, m_theme, m_icons},
                                    {.profile = profile, .database = {}, .schema = QStringLiteral("s")});
        m_panel->setAttribute(Qt::WA_DeleteOnClose, false);
        m_panel->show();
        QTRY_COMPARE(widget<ui::Banner>("tableSetBanner")->tone(), ui::Banner::Tone::Danger);
        QVERIFY(!widget<QPushButton>("exportStart")->isEnabled());
        QCOMPARE(widget<QPushButton>("bannerButton0")->text(), QStringLiteral("Retry"));
    }

    void everyFieldCanBeNamed()
    {
        open({.profile = m_profile, .database = {}, .schema = QStringLiteral("s")});
        for (const QWidget *child : m_panel->findChildren<QWidget *>()) {
            if (child->focusPolicy() == Qt::NoFocus || !child->isVisible()
                || child->objectName().startsWith(QStringLiteral("qt_")))
                continue;
            QVERIFY2(!child->accessibleName().isEmpty() || qobject_cast<const QLabel *>(child),
                     qPrintable(child->objectName() + QLatin1Char(' ')
                                + QLatin1String(child->metaObject()->className())));
        }
        shoot(QStringLiteral("open"));
    }

    // --- one table, and a result that is not whole, from the other window

    void oneTableByManySessions()
    {
        ExportOffer offer;
        offer.source = core::transfer::TableSource{{QStringLiteral("large"), QStringLiteral("big")}};
        offer.title = QStringLiteral("Table large.big");
        offer.suggestedName = QStringLiteral("big");
        offer.profile = m_profile;
        std::unique_ptr<ExportPanel> panel(openOne(offer));
        QVERIFY(!panel->findChild<QSpinBox *>(QStringLiteral("exportSessions"))->isEnabled());
        panel->findChild<QCheckBox *>(QStringLiteral("exportUnordered"))->setChecked(true);
        shootOne(*panel, QStringLiteral("one"));
        QSignalSpy finished(panel.get(), &ExportPanel::finished);
        panel->start();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(content(m_folder->filePath(QStringLiteral("big.csv"))).count('\n'), 100001);
        QVERIFY(m_settings->get(settings::keys::exportUnordered));
    }

    void partOfAResultOrAllOfIt()
    {
        ExportOffer offer;
        offer.source = core::transfer::RowsSource{result::ShownRows::all(
            {{.name = QStringLiteral("id")}}, result::Rows(std::vector<result::ChunkPtr>()))};
        offer.title = QStringLiteral("Result 1");
        offer.suggestedName = QStringLiteral("r");
        offer.profile = m_profile;
        offer.partial = true;
        offer.statement = "select generate_series(1, 10) as id";
        for (const bool again : {false, true}) {
            std::unique_ptr<ExportPanel> panel(openOne(offer));
            QVERIFY(panel->findChild<QRadioButton *>(QStringLiteral("exportHeld"))->isChecked());
            auto *all = panel->findChild<QRadioButton *>(QStringLiteral("exportAgain"));
            auto *remark = panel->findChild<QLabel *>(QStringLiteral("exportAgainRemark"));
            QVERIFY(!remark->isVisible());
            all->setChecked(again);
            QCOMPARE(remark->isVisible(), again);
            if (again)
                shootOne(*panel, QStringLiteral("again"));
            QSignalSpy finished(panel.get(), &ExportPanel::finished);
            m_prompts->answer(QStringLiteral("Replace"));
            panel->start();
            QTRY_COMPARE(finished.size(), 1);
            QCOMPARE(content(m_folder->filePath(QStringLiteral("r.csv"))).count('\n'), again ? 11 : 1);
        }
    }

private:
    void open(TableSetOffer offer)
    {
        delete m_panel;
        m_panel
            = new TableSetPanel({m_exporter, *m_settings, *m_prompts, m_theme, m_icons}, std::move(offer));
        m_panel->setAttribute(Qt::WA_DeleteOnClose, false);
        QSignalSpy loaded(m_panel, &TableSetPanel::loaded);
        m_panel->show();
        if (!QTest::qWaitFor([&loaded] { return !loaded.isEmpty(); }, support::Patience))
            qFatal("the list of tables does not come");
    }

    ExportPanel *openOne(ExportOffer offer)
    {
        auto *panel
            = new ExportPanel({m_exporter, *m_settings, *m_prompts, m_theme, m_icons}, std::move(offer));
        panel->setAttribute(Qt::WA_DeleteOnClose, false);
        panel->show();
        return panel;
    }

    QStringList shown() const
    {
        const QAbstractItemModel *model = widget<QTreeView>("tableSetList")->model();
        QStringList names;
        for (int row = 0; row < model->rowCount(); ++row)
            names << model->index(row, 0).data().toString();
        return names;
    }

    void shootOne(QWidget &panel, const QString &name)
    {
        const QString folder = qEnvironmentVariable("HOWDAH_SHOTS");
        if (folder.isEmpty())
            return;
        for (const bool dark : {false, true}) {
            m_theme.setMode(dark ? ui::Theme::Mode::Dark : ui::Theme::Mode::Light);
            QVERIFY(panel.grab().save(folder + QStringLiteral("/tables-") + name
                                      + (dark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png"))));
        }
        m_theme.setMode(ui::Theme::Mode::Light);
    }
    void shoot(const QString &name) { shootOne(*m_panel, name); }

    template <class W> W *widget(const char *name) const
    {
        W *found = m_panel->findChild<W *>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    void press(const char *name) const { QTest::mouseClick(widget<QPushButton>(name), Qt::LeftButton); }

    QString m_url;
    profile::ConnectionProfile m_profile;
    ui::Theme m_theme;
    ui::Icons m_icons{m_theme};
    session::Canceller m_canceller;
    session::Pool m_pool{m_canceller};
    core::transfer::Exporter m_exporter{m_pool};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<settings::Settings> m_settings;
    std::unique_ptr<support::ScriptedPrompts> m_prompts;
    TableSetPanel *m_panel = nullptr;
};

QTEST_MAIN(TestTableSetPanelDb)
#include "tst_tablesetpanel_db.moc"
