// SPDX-License-Identifier: GPL-3.0-or-later
// The import panel as it is used: a file, what it seems to be, where its columns go, and what becomes of it.
#include "core/session/pool.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"
#include "ui/base/banner.h"
#include "ui/transfer/importpanel.h"
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
using ui::transfer::ImportOffer;
using ui::transfer::ImportPanel;
using ui::transfer::MappingModel;

class TestImportPanelDb : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        m_profile = profileFromUrl(m_url);
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<settings::Settings>(m_folder->filePath(u"settings.ini"_qs));
        m_prompts = std::make_unique<support::ScriptedPrompts>();
        m_pool = std::make_unique<session::Pool>(m_canceller);
        m_importer = std::make_unique<importing::Importer>(*m_pool);
        VERIFY_OK(
            TestServer::query(m_url,
                              u"drop schema if exists s cascade; create schema s; "
                              "create table s.\"ta & <b>\" (id int primary key, name text, \"%1\" text)"_qs));
    }

    void cleanup()
    {
        delete m_panel;
        m_importer.reset();
        m_pool.reset();
    }

    void intoATable()
    {
        open({.schema = u"s"_qs, .table = u"ta & <b>"_qs});
        QVERIFY(!find<QPushButton>("importStart")->isEnabled());
        m_panel->setFile(file("a.csv", "ID;who;%1\n1;\"x;y\";<b>\n2;;\n"));
        QTRY_VERIFY(find<QComboBox>("import_delimiter"));
        QCOMPARE(find<QComboBox>("import_delimiter")->currentText(), u"Semicolon ;"_qs);
        auto *mapping = find<QTableView>("importMapping")->model();
        QTRY_COMPARE(mapping->rowCount(), 3);
        const auto target = [mapping](int row) { return mapping->index(row, MappingModel::Target); };
        QTRY_COMPARE(target(0).data(Qt::EditRole).toString(), u"id"_qs);
        QCOMPARE(target(1).data(Qt::EditRole).toString(), QString());
        QCOMPARE(target(2).data(Qt::EditRole).toString(), u"%1"_qs);
        QCOMPARE(mapping->index(0, MappingModel::Type).data().toString(), u"integer"_qs);
        QCOMPARE(mapping->index(1, MappingModel::FirstValue).data().toString(), u"x;y"_qs);
        QVERIFY(mapping->setData(target(1), u"name"_qs));
        QTRY_VERIFY(sql().contains(u"copy s.\"ta & <b>\" (id, name, \"%1\") from stdin"_qs));

        find<QPushButton>("importTry")->click();
        QSignalSpy finished(m_panel, &ImportPanel::finished);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(count(), 0);
        QVERIFY2(banner().contains(u"2 rows would go into"_qs), qPrintable(banner()));
        find<QPushButton>("importStart")->click();
        QTRY_COMPARE(finished.size(), 2);
        QCOMPARE(count(), 2);
        QVERIFY2(banner().contains(u"2 rows went into"_qs), qPrintable(banner()));
        // once more: they are there
        QSignalSpy failed(m_panel, &ImportPanel::failed);
        find<QPushButton>("importStart")->click();
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(find<ui::Banner>("importBanner")->fullText().contains(u"line 2"_qs));
        auto *conflict = find<QComboBox>("importConflict");
        conflict->setCurrentIndex(2);
        QVERIFY2(sql().contains(u"on conflict (id) do nothing"_qs), qPrintable(sql()));
        find<QPushButton>("importStart")->click();
        QTRY_COMPARE(finished.size(), 3);
    }

    void optionsChangeWhatIsSeen()
    {
        open({.schema = u"s"_qs, .table = u"ta & <b>"_qs});
        m_panel->setFile(file("a.csv", "id,name\n1,x\n"));
        QTRY_VERIFY(find<QComboBox>("import_delimiter"));
        auto *mapping = find<QTableView>("importMapping")->model();
        QTRY_COMPARE(mapping->rowCount(), 2);
        find<QComboBox>("import_delimiter")->setEditText(u";"_qs);
        QTRY_COMPARE(mapping->rowCount(), 1);
        find<QComboBox>("import_delimiter")->setEditText(u"ab"_qs);
        QTRY_VERIFY(find<QComboBox>("import_delimiter")); // refused beneath the field; nothing else changes
        QCOMPARE(mapping->rowCount(), 1);
    }

    void aNewTable()
    {
        open({.schema = u"s"_qs});
        m_panel->setFile(file("My Data.csv", "id,When,code\n1,2024-02-29,007\n"));
        QTRY_COMPARE(find<QLineEdit>("importTable")->text(), u"s.\"my data\""_qs);
        auto *create = find<QPlainTextEdit>("importCreate");
        QTRY_VERIFY(create->toPlainText().contains(u"\"When\" date"_qs));
        QVERIFY(create->toPlainText().contains(u"code text"_qs));
        create->setPlainText(create->toPlainText().replace(u"id integer"_qs, u"id bigint"_qs));
        QTRY_VERIFY(find<QPushButton>("importStart")->isEnabled());
        QSignalSpy finished(m_panel, &ImportPanel::finished);
        find<QPushButton>("importStart")->click();
        QTRY_COMPARE(finished.size(), 1);
        auto type = TestServer::query(m_url, u"select pg_typeof(id), \"When\", code from s.\"my data\""_qs);
        VERIFY_OK(type);
        QCOMPARE(type->first(), QStringList({u"bigint"_qs, u"2024-02-29"_qs, u"007"_qs}));
    }

    void badRows()
    {
        open({.schema = u"s"_qs, .table = u"ta & <b>"_qs});
        m_panel->setFile(file("a.csv", "id,name\n1,x\nz,y\n3,w\n"));
        QTRY_VERIFY(find<QPushButton>("importStart")->isEnabled());
        find<QCheckBox>("importKeepGoing")->setChecked(true);
        QSignalSpy finished(m_panel, &ImportPanel::finished);
        find<QPushButton>("importStart")->click();
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY2(banner().contains(u"1 bad row was left out"_qs), qPrintable(banner()));
        QVERIFY(QFile::exists(m_folder->filePath(u"a.bad.csv"_qs)));
        QCOMPARE(count(), 2);
        // those of last time stay
        VERIFY_OK(TestServer::query(m_url, u"truncate s.\"ta & <b>\""_qs));
        find<QPushButton>("importStart")->click();
        QTRY_COMPARE(finished.size(), 2);
        QVERIFY(QFile::exists(m_folder->filePath(u"a.bad 2.csv"_qs)));
    }

    void valuesOfOnesOwn()
    {
        VERIFY_OK(TestServer::query(m_url,
                                    u"alter table s.\"ta & <b>\" add code text unique; "
                                    "insert into s.\"ta & <b>\" values (9, 'old', '-', 'a')"_qs));
        open({.schema = u"s"_qs, .table = u"ta & <b>"_qs});
        m_panel->setFile(file("a.csv", "id,First,code\n9,Ann,a\n"));
        auto *model = qobject_cast<MappingModel *>(find<QTableView>("importMapping")->model());
        QTRY_COMPARE(model->rowCount(), 3);
        QTRY_COMPARE(model->targets(), QStringList({u"id"_qs, QString(), u"code"_qs}));
        auto *add = find<QPushButton>("importAddValue");
        QTRY_VERIFY(add->isEnabled());
        add->click();
        add->click();
        QCOMPARE(model->rowCount(), 5);
        QCOMPARE(model->targets().mid(3), QStringList({u"name"_qs, u"%1"_qs}));
        QVERIFY(model->setData(model->index(3, MappingModel::Name), u"=upper(\"First\")"_qs, Qt::EditRole));
        QVERIFY(model->setData(model->index(4, MappingModel::Name), u"it's <b>"_qs, Qt::EditRole));
        auto *key = find<QComboBox>("importKey");
        QVERIFY(!key->isEnabled());
        find<QComboBox>("importConflict")->setCurrentIndex(1);
        QVERIFY(key->isEnabled());
        QCOMPARE(key->itemText(0), u"id (primary key)"_qs);
        key->setCurrentIndex(1);
        QVERIFY2(sql().contains(u"on conflict (code) do update"_qs), qPrintable(sql()));
        QSignalSpy finished(m_panel, &ImportPanel::finished);
        find<QPushButton>("importStart")->click();
        QTRY_COMPARE(finished.size(), 1);
        auto rows = TestServer::query(m_url, u"select * from s.\"ta & <b>\""_qs);
        VERIFY_OK(rows);
        QCOMPARE(*rows, (TestServer::Rows{{u"9"_qs, u"ANN"_qs, u"it's <b>"_qs, u"a"_qs}}));
        model->removeValue(4);
        QCOMPARE(model->rowCount(), 4);
        QVERIFY(!sql().contains(u"it's"_qs));
    }

    void noSuchFileOrTable()
    {
        open({.schema = u"s"_qs, .table = u"nothing"_qs});
        m_panel->setFile(u"/nowhere/at all.csv"_qs);
        QTRY_VERIFY(hasText(u"Cannot read"_qs));
        QTRY_VERIFY(hasText(u"There is no table s.nothing"_qs));
        QVERIFY(!find<QPushButton>("importStart")->isEnabled());
    }

    void truncateIsAskedAbout()
    {
        VERIFY_OK(TestServer::query(m_url, u"insert into s.\"ta & <b>\" values (9, 'old')"_qs));
        open({.schema = u"s"_qs, .table = u"ta & <b>"_qs});
        m_panel->setFile(file("a.csv", "id,name\n1,x\n"));
        QTRY_VERIFY(find<QPushButton>("importStart")->isEnabled());
        find<QCheckBox>("importTruncate")->setChecked(true);
        m_prompts->answer(u"Empty and import"_qs);
        QSignalSpy finished(m_panel, &ImportPanel::finished);
        find<QPushButton>("importStart")->click();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(m_prompts->questions.size(), 1);
        QCOMPARE(count(), 1);
    }

private:
    void open(ImportOffer offer)
    {
        offer.profile = m_profile;
        m_panel = new ImportPanel({*m_importer, *m_settings, *m_prompts, m_theme, m_icons}, offer);
        m_panel->show();
    }

    template <class T> T *find(const char *name) const
    {
        return m_panel->findChild<T *>(QLatin1String(name));
    }
    QString sql() const { return find<QPlainTextEdit>("importSql")->toPlainText(); }
    QString banner() const { return find<ui::Banner>("importBanner")->text(); }
    bool hasText(const QString &text) const
    {
        const auto labels = m_panel->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&text](const QLabel *label) { return label->text().contains(text); });
    }
    int count() const
    {
        auto rows = TestServer::query(m_url, u"select count(*) from s.\"ta & <b>\""_qs);
        return rows ? rows->first().first().toInt() : -1;
    }
    QString file(const char *name, const QByteArray &bytes) const
    {
        const QString path = m_folder->filePath(QString::fromUtf8(name));
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }

    QString m_url;
    profile::ConnectionProfile m_profile;
    ui::Theme m_theme;
    ui::Icons m_icons{m_theme};
    session::Canceller m_canceller;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<settings::Settings> m_settings;
    std::unique_ptr<support::ScriptedPrompts> m_prompts;
    std::unique_ptr<session::Pool> m_pool;
    std::unique_ptr<importing::Importer> m_importer;
    QPointer<ImportPanel> m_panel;
};

QTEST_MAIN(TestImportPanelDb)
#include "tst_importpanel_db.moc"
