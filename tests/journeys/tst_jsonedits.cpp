// SPDX-License-Identifier: GPL-3.0-or-later
// A person edits a jsonb value in the inspector while a second session writes the same document: another key,
// where both survive, and the same key, where nothing is overwritten. Then an index is looked for.
#include "tests/journeys/editjourney.h"
#include "ui/edit/conflictband.h"
#include "ui/indexing/indextab.h"
#include "ui/inspector/cellinspector.h"
#include "ui/json/jsoneditor.h"
#include "ui/json/jsontreeview.h"

using ui::json::JsonEditor;

class TestJsonEdits : public EditJourney
{
    Q_OBJECT

    JsonEditor *editor() { return find<JsonEditor>("jsonEditor"); }
    void setKey(const QString &key, const QString &value)
    {
        const core::json::Draft &draft = editor()->bench().draft();
        const core::json::Node node = draft.member(core::json::Draft::Root, key);
        QVERIFY(node != core::json::Draft::NoNode);
        editor()->tree().goTo(node);
        editor()->tree().setFocus();
        QTest::keyClick(&editor()->tree(), Qt::Key_F2);
        QVERIFY(editor()->tree().field());
        editor()->tree().field()->setText(value);
        QTest::keyClick(editor()->tree().field(), Qt::Key_Return);
    }
    void apply()
    {
        auto *button = find<QPushButton>("jsonApply");
        QTRY_VERIFY(button->isVisible() && button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(!editing()->isSaving());
    }
    QString stored() { return ask(QStringLiteral("select doc from docs where id = 1")); }

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        exec(QStringLiteral("create table docs (id int primary key, doc jsonb); "
                            "insert into docs values (1, '{\"a\": \"one\", \"b\": \"two\", \"n\": 1.50}')"));
    }

    void init() { useFolders(); }
    void cleanup() { end(); }

    void twoPeopleEditOneDocumentAndIndexIt()
    {
        start();
        connectTo(m_url);
        openTable(QStringLiteral("docs"));
        view().setCurrentCell(0, columnOf("doc"));
        QTRY_VERIFY(editor() && editor()->bench().isLoaded() && !editor()->bench().isReadOnly());

        // another key: both survive
        setKey(QStringLiteral("a"), QStringLiteral("mine"));
        exec(QStringLiteral("update docs set doc = jsonb_set(doc, '{b}', '\"theirs\"') where id = 1"));
        apply();
        QTRY_COMPARE(stored(), QStringLiteral("{\"a\": \"mine\", \"b\": \"theirs\", \"n\": 1.50}"));
        QTRY_VERIFY(!editing()->isDirty());

        // the same key: nothing is overwritten, and nothing typed is lost
        QTRY_VERIFY(editor()->bench().isLoaded());
        setKey(QStringLiteral("a"), QStringLiteral("again mine"));
        exec(QStringLiteral("update docs set doc = jsonb_set(doc, '{a}', '\"again theirs\"') where id = 1"));
        apply();
        QTRY_VERIFY(editing()->conflicts().isVisible());
        QCOMPARE(stored(), QStringLiteral("{\"a\": \"again theirs\", \"b\": \"theirs\", \"n\": 1.50}"));
        QVERIFY(editing()->isDirty());
        shot("json-conflict");

        // and an index for what is looked for
        editor()->bench().setPicked(editor()->bench().draft().child(core::json::Draft::Root, 0), true);
        editor()->showPage(JsonEditor::Page::Path);
        auto *button = find<QPushButton>("jsonContains.index");
        QTRY_VERIFY(button && button->isVisible());
        button->click();
        auto *tab = find<ui::indexing::IndexTab>("indexTab");
        QVERIFY(tab);
        QTRY_VERIFY(!tab->isReading());
        QCOMPARE(tab->statements().size(), 1);
        QVERIFY(tab->ddl().contains(QLatin1String("using gin (doc jsonb_path_ops)")));
        shot("find-index");
        find<QPushButton>("indexOpenSql")->click();
        QTRY_VERIFY(window().currentSqlTab());
        QVERIFY(
            window().currentSqlTab()->editor().text().contains(QLatin1String("create index concurrently")));
    }

    /// What is typed and not applied yet is asked about before anything ends it.
    void closingAsksAboutWhatIsTyped_data()
    {
        QTest::addColumn<bool>("query");
        QTest::newRow("table") << false;
        QTest::newRow("query") << true;
    }
    void closingAsksAboutWhatIsTyped()
    {
        QFETCH(bool, query);
        exec(QStringLiteral("update docs set doc = '{\"a\": \"one\"}' where id = 1"));
        start();
        connectTo(m_url);
        if (query) {
            runSql(QStringLiteral("select id, doc from docs"));
            view().setFocus();
            QTRY_VERIFY(editing() && editing()->isReady());
        } else {
            openTable(QStringLiteral("docs"));
        }
        view().setCurrentCell(0, columnOf("doc"));
        QTRY_VERIFY(editor() && editor()->bench().isLoaded() && !editor()->bench().isReadOnly());
        setKey(QStringLiteral("a"), QStringLiteral("typed"));
        QVERIFY(!editing()->isDirty());
        m_prompts->questions.clear();
        m_prompts->answer(QStringLiteral("Save and close"));
        window().close();
        QTRY_VERIFY(!m_prompts->questions.isEmpty());
        QVERIFY(m_prompts->questions.first().text.contains(QLatin1String("Not saved yet")));
        QTRY_COMPARE(stored(), QStringLiteral("{\"a\": \"typed\"}"));
    }
};

QTEST_MAIN(TestJsonEdits)
#include "tst_jsonedits.moc"
