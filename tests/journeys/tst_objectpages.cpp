// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of objects in the real window: opened with keys from the tree, read again, along links, to rows, form
// and editor, and back after the next start without being read.
#include "tests/journeys/journey.h"
#include "ui/base/banner.h"
#include "ui/browser/browserpanel.h"
#include "ui/forms/formtab.h"
#include "ui/object/factspage.h"
#include "ui/object/factsview.h"
#include "ui/object/linklabel.h"
#include "ui/object/objecttab.h"
#include "ui/query/sqltab.h"
#include "ui/table/tabletab.h"
#include "ui/tabs/tabarea.h"

using namespace ui;
using object::ObjectTab;

class TestObjectPages : public Journey
{
    Q_OBJECT

    const QString m_name = QStringLiteral("Order & <b> %1 \"q\"");
    QString m_url;
    QString m_database;

    ObjectTab *page() { return qobject_cast<ObjectTab *>(window().tabs().current()); }
    bool isRead(const char *section)
    {
        return page() && page()->currentSection() == QLatin1String(section) && page()->currentPage()->isRead()
            && !page()->currentPage()->isReading();
    }

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        auto rows = TestServer::query(
            m_url,
            QStringLiteral("create schema sales; create table sales.\"Order & <b> %1 \"\"q\"\"\" (id int "
                           "primary key, note text not null); create view sales.seen as select note from "
                           "sales.\"Order & <b> %1 \"\"q\"\"\"; select current_database()"));
        VERIFY_OK(rows);
        m_database = rows->first().first();
    }
    void init()
    {
        useFolders();
        start({1280, 800});
    }
    void cleanup() { end(); }

    void fromTheTreeAndBack()
    {
        connectTo(m_url);
        const QUuid id = window().currentSqlTab()->status().profile->id;
        window().browser().reveal(id,
                                  {m_database, QStringLiteral("sales"), QStringLiteral("Tables"), m_name});
        QTRY_COMPARE(window().browser().currentRef().name, m_name);
        window().browser().focusTree();

        press(Qt::Key_Return, Qt::AltModifier);
        QTRY_VERIFY(isRead("properties"));
        QCOMPARE(page()->title(), m_name);
        shot("object-properties");
        // once more is the same page
        const int tabs = window().tabs().count();
        window().browser().focusTree();
        press(Qt::Key_Return, Qt::AltModifier);
        QCOMPARE(window().tabs().count(), tabs);

        // F5 reads the section in front again
        VERIFY_OK(TestServer::query(m_url,
                                    QStringLiteral("comment on schema sales is 'ours'; comment on table "
                                                   "sales.\"Order & <b> %1 \"\"q\"\"\" is 'new words'")));
        page()->setFocus();
        press(Qt::Key_F5);
        auto *facts = qobject_cast<object::FactsPage *>(page()->currentPage());
        QVERIFY(facts);
        QTRY_VERIFY(facts->view().toText().contains(QLatin1String("new words")));

        // along a link to the schema, whose form is a button away
        auto *link = page()->findChild<object::LinkLabel *>(QStringLiteral("fact_Schema"));
        QVERIFY(link);
        QTest::mouseClick(link, Qt::LeftButton);
        QTRY_VERIFY(page() && page()->ref().kind == QLatin1String("schema") && isRead("properties"));
        QCOMPARE(page()->ref().name, QStringLiteral("sales"));
        find<QPushButton>("objectEdit", page())->click();
        QTRY_VERIFY(window().currentFormTab() && window().currentFormTab()->reading());
        QCOMPARE(window().currentFormTab()->title(), QStringLiteral("sales"));

        // to the rows
        window().openObject(window().browser().currentRef(), QStringLiteral("sql"));
        QTRY_VERIFY(isRead("sql"));
        shot("object-sql");
        find<QPushButton>("definitionOpen", page())->click();
        QVERIFY(window().currentSqlTab());
        QVERIFY(window().currentSqlTab()->editor().text().contains(QLatin1String("create table sales.")));
        window().openObject(window().browser().currentRef());
        find<QPushButton>("objectRows", page())->click();
        QTRY_VERIFY(window().currentTableTab());
    }

    void comesBackUnread()
    {
        connectTo(m_url);
        const QUuid id = window().currentSqlTab()->status().profile->id;
        window().browser().reveal(id,
                                  {m_database, QStringLiteral("sales"), QStringLiteral("Tables"), m_name});
        QTRY_COMPARE(window().browser().currentRef().name, m_name);
        window().openObject(window().browser().currentRef(), QStringLiteral("dependents"));
        QTRY_VERIFY(isRead("dependents"));
        window().tabs().setCurrent(window().tabs().at(0));
        end();

        start({1280, 800});
        window().restoreTabs();
        ObjectTab *back = nullptr;
        const auto look = [&] {
            for (int i = 0; i < window().tabs().count(); ++i) {
                auto *tab = qobject_cast<ObjectTab *>(window().tabs().at(i));
                if (tab && tab->currentSection() == QLatin1String("dependents"))
                    back = tab;
            }
            return back != nullptr;
        };
        QTRY_VERIFY(look());
        QCOMPARE(back->title(), m_name);
        QVERIFY(window().tabs().current() != back);
        QVERIFY(!back->currentPage()->isRead() && !back->currentPage()->isReading());
        window().tabs().setCurrent(back);
        QTRY_VERIFY(isRead("dependents"));
    }
};

QTEST_MAIN(TestObjectPages)
#include "tst_objectpages.moc"
