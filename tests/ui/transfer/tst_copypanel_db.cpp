// SPDX-License-Identifier: GPL-3.0-or-later
// The window that copies a table to another connection: where to, what goes where, and what became of it.
#include "core/profile/profilestore.h"
#include "core/secrets/memorystore.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"
#include "ui/connections/connector.h"
#include "ui/connections/passwordasker.h"
#include "ui/transfer/copypanel.h"
#include "ui/transfer/mappingmodel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

using namespace core;
using ui::transfer::CopyPanel;
using ui::transfer::MappingModel;

namespace {

class NoAsker : public ui::connections::PasswordAsker
{
public:
    Task<ui::connections::PasswordAnswer> ask(const ui::connections::PasswordQuestion &) override
    {
        return finishedTask<ui::connections::PasswordAnswer>(Error::cancelled());
    }
};

} // namespace

class TestCopyPanelDb : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        m_otherUrl = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty() && !m_otherUrl.isEmpty());
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_profiles = std::make_unique<profile::ProfileStore>(m_folder->filePath(u"connections.json"_qs));
        VERIFY_OK(m_profiles->load());
        m_from = profileFromUrl(m_url);
        m_from.name = u"here <b>"_qs;
        m_to = profileFromUrl(m_otherUrl);
        m_to.name = u"there %1 & \u05e9"_qs;
        for (const auto &profile : {m_from, m_to})
            VERIFY_OK(m_profiles->add(profile));
        m_pool = std::make_unique<session::Pool>(m_canceller);
        m_importer = std::make_unique<importing::Importer>(*m_pool);
        m_copier = std::make_unique<importing::TableCopier>(*m_pool);
        m_connector = std::make_unique<ui::connections::Connector>(*m_pool, m_secrets, m_asker);
        m_prompts = std::make_unique<support::ScriptedPrompts>();
        for (const QString &url : {m_url, m_otherUrl})
            VERIFY_OK(TestServer::query(url, u"drop schema if exists s cascade; create schema s"_qs));
        VERIFY_OK(TestServer::query(
            m_url,
            u"create table s.\"ta & <b>\" (id int primary key, name text, \"%1\" text, kind regtype); "
            "insert into s.\"ta & <b>\" values (1, 'a', null, 'int4'), (2, '', E'x\\r\\n\\ty', null)"_qs));
    }

    void cleanup()
    {
        delete m_panel;
        m_connector.reset();
        m_copier.reset();
        m_importer.reset();
        m_pool.reset();
    }

    void aNewTable()
    {
        open();
        QTRY_COMPARE(find<QComboBox>("copySchema")->currentText(), u"s"_qs);
        QTRY_VERIFY(find<QCheckBox>("copyNew")->isChecked());
        QVERIFY(find<QPlainTextEdit>("copyCreate")->toPlainText().contains(u"primary key (id)"_qs));
        QVERIFY2(sql().contains(u"copy (select id, name, \"%1\", kind from s.\"ta & <b>\") to stdout;"_qs),
                 qPrintable(sql()));
        QTRY_VERIFY(find<QPushButton>("copyStart")->isEnabled());
        QVERIFY(find<QLabel>("copyHow")->text().contains(u"kind is of a type that may differ"_qs));
        QSignalSpy finished(m_panel, &CopyPanel::finished);
        find<QPushButton>("copyTry")->click();
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(!TestServer::query(m_otherUrl, u"select * from s.\"ta & <b>\""_qs));
        find<QPushButton>("copyStart")->click();
        QTRY_COMPARE(finished.size(), 2);
        const QString all = u"select * from s.\"ta & <b>\" order by id"_qs;
        auto was = TestServer::query(m_url, all);
        auto is = TestServer::query(m_otherUrl, all);
        VERIFY_OK(was);
        VERIFY_OK(is);
        QCOMPARE(*is, *was);
        // it is there now: the window goes on with that
        QTRY_VERIFY(!find<QCheckBox>("copyNew")->isChecked());
        QTRY_VERIFY(find<QPushButton>("copyStart")->isEnabled());
        find<QComboBox>("copyConflict")->setCurrentIndex(2);
        find<QPushButton>("copyStart")->click();
        QTRY_COMPARE(finished.size(), 3);
        QVERIFY2(banner().contains(u"2 rows were there already"_qs), qPrintable(banner()));
    }

    void intoOneThatIsThere()
    {
        VERIFY_OK(
            TestServer::query(m_otherUrl,
                              u"create table s.\"ta & <b>\" (\"ID\" int primary key, who text, note text, "
                              "at text default 'never'); "
                              "insert into s.\"ta & <b>\" values (1, 'old'), (9, 'stays')"_qs));
        open();
        auto *model = qobject_cast<MappingModel *>(find<QTableView>("copyMapping")->model());
        QTRY_COMPARE(model->targets(), QStringList({u"ID"_qs, QString(), QString(), QString()}));
        QVERIFY(model->setData(model->index(1, MappingModel::Target), u"who"_qs, Qt::EditRole));
        auto *add = find<QPushButton>("copyAddValue");
        QTRY_VERIFY(add->isEnabled());
        add->click();
        QVERIFY(model->setData(model->index(4, MappingModel::Name), u"=kind || '?'"_qs, Qt::EditRole));
        add->click();
        QVERIFY(model->setData(model->index(5, MappingModel::Name), u"it's"_qs, Qt::EditRole));
        find<QComboBox>("copyConflict")->setCurrentIndex(1);
        QTRY_VERIFY2(find<QPushButton>("copyStart")->isEnabled(), qPrintable(sql()));
        QSignalSpy finished(m_panel, &CopyPanel::finished);
        find<QPushButton>("copyStart")->click();
        QTRY_COMPARE(finished.size(), 1);
        auto rows = TestServer::query(m_otherUrl, u"select * from s.\"ta & <b>\" order by \"ID\""_qs);
        VERIFY_OK(rows);
        QCOMPARE(*rows,
                 (TestServer::Rows{{u"1"_qs, u"a"_qs, u"integer?"_qs, u"it's"_qs},
                                   {u"2"_qs, u""_qs, QString(), u"it's"_qs},
                                   {u"9"_qs, u"stays"_qs, QString(), u"never"_qs}}));
        // emptied first: only after a word, and not when it fails
        find<QComboBox>("copyConflict")->setCurrentIndex(0);
        find<QCheckBox>("copyTruncate")->setChecked(true);
        QVERIFY(model->setData(model->index(5, MappingModel::Name), u"=1/0"_qs, Qt::EditRole));
        QVERIFY(find<QPushButton>("copyStart")->isEnabled());
        m_prompts->answer(u"Empty and copy"_qs);
        QSignalSpy failed(m_panel, &CopyPanel::failed);
        find<QPushButton>("copyStart")->click();
        QTRY_COMPARE(failed.size(), 1);
        auto left = TestServer::query(m_otherUrl, u"select count(*) from s.\"ta & <b>\""_qs);
        VERIFY_OK(left);
        QCOMPARE(left->first().first(), u"3"_qs);
    }

    void notIntoItself()
    {
        open();
        auto *connection = find<QComboBox>("copyConnection");
        QCOMPARE(connection->currentText(), m_to.name);
        connection->setCurrentIndex(0);
        emit connection->activated(0);
        QTRY_VERIFY(hasText(u"A table cannot be copied into itself"_qs));
        QVERIFY(!find<QPushButton>("copyStart")->isEnabled());
        find<QLineEdit>("copyTable")->setText(u"other"_qs);
        QTRY_VERIFY(find<QPushButton>("copyStart")->isEnabled());
    }

    void cancelLeavesNothing()
    {
        VERIFY_OK(TestServer::query(m_url,
                                    u"create view s.slow as select i id, pg_sleep(0.01)::text t "
                                    "from generate_series(1, 100000) i"_qs));
        open({u"s"_qs, u"slow"_qs});
        QTRY_VERIFY(find<QPushButton>("copyStart")->isEnabled());
        QSignalSpy failed(m_panel, &CopyPanel::failed);
        find<QPushButton>("copyStart")->click();
        QTRY_VERIFY(find<QPushButton>("copyCancel")->isVisible());
        m_panel->reject();
        QVERIFY(m_panel->isVisible());
        find<QPushButton>("copyCancel")->click();
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(banner().contains(u"Nothing stays"_qs));
        QVERIFY(!TestServer::query(m_otherUrl, u"select * from s.slow"_qs));
    }

private:
    /// Into the other one.
    void open(const QStringList &table = {u"s"_qs, u"ta & <b>"_qs})
    {
        m_panel
            = new CopyPanel({*m_copier, *m_importer, *m_profiles, *m_connector, *m_prompts, m_theme, m_icons},
                            {m_from, m_from.database, table});
        m_panel->show();
        auto *connection = find<QComboBox>("copyConnection");
        connection->setCurrentIndex(1);
        emit connection->activated(1);
    }

    template <class T> T *find(const char *name) const
    {
        return m_panel->findChild<T *>(QLatin1String(name));
    }
    QString sql() const { return find<QPlainTextEdit>("copySql")->toPlainText(); }
    QString banner() const { return find<ui::Banner>("copyBanner")->text(); }
    bool hasText(const QString &text) const
    {
        const auto labels = m_panel->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&text](const QLabel *label) { return label->text().contains(text); });
    }

    QString m_url;
    QString m_otherUrl;
    profile::ConnectionProfile m_from;
    profile::ConnectionProfile m_to;
    ui::Theme m_theme;
    ui::Icons m_icons{m_theme};
    session::Canceller m_canceller;
    secrets::MemoryStore m_secrets;
    NoAsker m_asker;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<profile::ProfileStore> m_profiles;
    std::unique_ptr<support::ScriptedPrompts> m_prompts;
    std::unique_ptr<session::Pool> m_pool;
    std::unique_ptr<importing::Importer> m_importer;
    std::unique_ptr<importing::TableCopier> m_copier;
    std::unique_ptr<ui::connections::Connector> m_connector;
    QPointer<CopyPanel> m_panel;
};

QTEST_MAIN(TestCopyPanelDb)
#include "tst_copypanel_db.moc"
