// SPDX-License-Identifier: GPL-3.0-or-later
// Rows edited in a table's tab on a real server, with the keys a person uses: what is staged, saved, refused,
// in conflict, pasted, kept. HOWDAH_SHOTS=folder keeps pictures, light and dark.
#include "core/kinds/kinds.h"
#include "core/secrets/memorystore.h"
#include "core/workspace/drafts.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"
#include "ui/base/banner.h"
#include "ui/edit/conflictband.h"
#include "ui/edit/editbar.h"
#include "ui/edit/rowediting.h"
#include "ui/grid/gridview.h"
#include "ui/query/resultpage.h"
#include "ui/table/tabletab.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

using namespace core;
using namespace ui;
using core::edit::RowState;
using ui::edit::Command;

namespace {

class NoAsker : public connections::PasswordAsker
{
public:
    Task<connections::PasswordAnswer> ask(const connections::PasswordQuestion &) override
    {
        return finishedTask<connections::PasswordAnswer>(Error::cancelled());
    }
};

} // namespace

class TestRowEditing : public QObject
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
        workspace::Drafts drafts{home.filePath(QStringLiteral("drafts"))};
        support::ScriptedPrompts prompts;
        Theme theme;
        Icons icons{theme};
        catalog::ObjectKinds kinds = kinds::all();
        std::shared_ptr<settings::TableMemory> memory
            = std::make_shared<settings::TableMemory>(home.filePath(QStringLiteral("tables")));
        std::unique_ptr<table::TableTab> tab;

        void start()
        {
            tab = std::make_unique<table::TableTab>(
                ui::query::QueryServices{theme, icons, pool, connector, settings, prompts, {}, &drafts},
                kinds, memory);
            tab->resize(900, 600);
            tab->show();
        }
    };

    QString m_url;
    profile::ConnectionProfile m_profile;
    std::unique_ptr<World> m_world;

    table::TableTab &tab() { return *m_world->tab; }
    ui::query::ResultPage *page() { return tab().page(); }
    grid::GridView &view() { return page()->view(); }
    ui::edit::RowEditing &editing() { return tab().editing(); }
    template <class T> T *find(const char *name) { return tab().findChild<T *>(QLatin1String(name)); }
    bool ready() { return page() && page()->outcome() && !tab().status().running && editing().isReady(); }
    void exec(const QString &sql) { VERIFY_OK(TestServer::query(m_url, sql)); }
    QString ask(const QString &sql)
    {
        const auto answer = TestServer::query(m_url, sql);
        if (!answer)
            return answer.error().message;
        QStringList rows;
        for (const auto &row : *answer)
            rows << row.join(QLatin1Char('|'));
        return rows.join(QLatin1Char(';'));
    }
    QString cell(int row, const char *column)
    {
        return view().model()->index(row, columnOf(column)).data().toString();
    }
    int columnOf(const char *name)
    {
        for (int i = 0; i < page()->result().columnCount(); ++i) {
            if (page()->result().columns()[i].name == QLatin1String(name))
                return i;
        }
        return -1;
    }
    void open(const char *name, const QString &where = {})
    {
        tab().open(m_profile, {}, {{QStringLiteral("public"), QLatin1String(name)}, {}, where});
        QTRY_VERIFY(ready());
        tab().activateWindow();
        view().setFocus();
        QTRY_VERIFY(view().hasFocus());
    }
    /// As a person does: to the cell, and over what is there.
    void type(int row, const char *column, const QString &text)
    {
        view().setCurrentCell(row, columnOf(column));
        view().setFocus();
        QTest::keyClicks(&view(), text.left(1));
        QWidget *editor = QApplication::focusWidget();
        QVERIFY(editor && editor != &view());
        QTest::keyClicks(editor, text.mid(1));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(!view().openedEditor());
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &view(), Qt::Key(key),
                        modifiers);
    }
    void save()
    {
        press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(!editing().isSaving());
    }
    void shot(const char *name)
    {
        const QString folder = qEnvironmentVariable("HOWDAH_SHOTS");
        if (folder.isEmpty())
            return;
        QDir().mkpath(folder);
        for (const bool dark : {true, false}) {
            m_world->theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
            QCoreApplication::sendPostedEvents();
            QVERIFY(tab().grab().save(QStringLiteral("%1/edit-%2-%3.png")
                                          .arg(folder, QLatin1String(name),
                                               dark ? QStringLiteral("dark") : QStringLiteral("light"))));
        }
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
        exec(QStringLiteral(
            "drop table if exists items; create table public.items (id int primary key generated by default "
            "as identity, name text not null check (name <> 'bad'), note text, qty numeric default 7, "
            "twice numeric generated always as (qty * 2) stored); "
            "insert into items (name, note, qty) select 'name ' || n, 'note', n "
            "from generate_series(1, 20) n"));
        m_world = std::make_unique<World>();
        m_world->start();
    }

    void cleanup() { m_world.reset(); }

    void whatIsTypedIsSavedAndReadBack()
    {
        open("items");
        QVERIFY(view().headDescription(columnOf("twice")).contains(QStringLiteral("not editable")));
        type(2, "name", QStringLiteral("it's <b>&%1"));
        type(3, "qty", QStringLiteral("12345678901234567890.5"));
        QCOMPARE(view().currentRow(), qsizetype(4)); // Enter goes down
        QVERIFY(tab().isModified());
        QCOMPARE(editing().bar().text(), QStringLiteral("2 rows changed"));
        QCOMPARE(cell(2, "name"), QStringLiteral("it's <b>&%1"));
        QCOMPARE(ask(QStringLiteral("select count(*) from items where name like 'it%'")),
                 QStringLiteral("0"));
        shot("staged");
        save();
        QVERIFY(!tab().isModified());
        QVERIFY2(editing().bar().text().startsWith(QStringLiteral("Saved 2 rows in ")),
                 qPrintable(editing().bar().text()));
        QCOMPARE(ask(QStringLiteral("select name from items where id = 3")), QStringLiteral("it's <b>&%1"));
        // what the server made of it is in the grid
        QCOMPARE(cell(3, "twice"), QStringLiteral("24691357802469135781.0"));
        shot("saved");
        // and again on top of it
        type(2, "name", QStringLiteral("second"));
        save();
        QCOMPARE(ask(QStringLiteral("select name from items where id = 3")), QStringLiteral("second"));
    }

    void nullDefaultExpressionAndUndo()
    {
        open("items");
        view().setCurrentCell(0, columnOf("note"));
        press(Qt::Key_0, Qt::ControlModifier);
        QVERIFY(view().cell(0, columnOf("note")).null);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(cell(0, "note"), QStringLiteral("note"));
        QVERIFY(!tab().isModified());
        press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(view().cell(0, columnOf("note")).null);
        // a column that may not be NULL says so, and stays
        QSignalSpy told(&editing(), &ui::edit::RowEditing::told);
        view().setCurrentCell(1, columnOf("name"));
        press(Qt::Key_Delete);
        QCOMPARE(cell(1, "name"), QStringLiteral("name 2"));
        QVERIFY(told.last().first().toString().contains(QStringLiteral("may not be NULL")));
        view().setCurrentCell(1, columnOf("qty"));
        press(Qt::Key_0, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(cell(1, "qty"), QStringLiteral("DEFAULT"));
        type(2, "note", QStringLiteral("=upper('x' || 'y')"));
        QVERIFY(view()
                    .model()
                    ->index(2, columnOf("note"))
                    .data(Qt::AccessibleDescriptionRole)
                    .toString()
                    .contains(QStringLiteral("expression")));
        save();
        QCOMPARE(ask(QStringLiteral("select note is null from items where id = 1")), QStringLiteral("t"));
        QCOMPARE(ask(QStringLiteral("select qty from items where id = 2")), QStringLiteral("7"));
        QCOMPARE(cell(2, "note"), QStringLiteral("XY"));
    }

    void rowsAreAddedCopiedAndDeleted()
    {
        open("items");
        press(Qt::Key_Insert, Qt::AltModifier);
        QCOMPARE(view().model()->rowCount(), 21);
        QCOMPARE(view().currentRow(), qsizetype(20));
        QCOMPARE(view().currentColumn(), columnOf("name"));
        type(20, "name", QStringLiteral("added"));
        view().setCurrentCell(4, columnOf("note"));
        press(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(view().model()->rowCount(), 22);
        QCOMPARE(cell(21, "name"), QStringLiteral("name 5"));
        QCOMPARE(cell(21, "id"), QStringLiteral("DEFAULT"));
        view().setCurrentCell(6, 0);
        press(Qt::Key_Delete, Qt::ControlModifier);
        QCOMPARE(editing().buffer().state(6), RowState::Deleted);
        // a whole row selected: Del alone
        view().setCurrentCell(7, 0);
        press(Qt::Key_Space, Qt::ShiftModifier);
        press(Qt::Key_Delete);
        QCOMPARE(editing().buffer().state(7), RowState::Deleted);
        QCOMPARE(editing().bar().text(), QStringLiteral("2 new, 2 deleted"));
        shot("rows");
        find<QPushButton>("editSql")->click();
        shot("sql");
        find<QPushButton>("editSql")->click();
        view().setFocus();
        save();
        QCOMPARE(ask(QStringLiteral("select string_agg(id || name, ',' order by id) from items "
                                    "where id > 20 or id between 6 and 9")),
                 QStringLiteral("6name 6,9name 9,21added,22name 5"));
        // the keys that the server gave are in the grid, and the rows can be edited
        QCOMPARE(cell(20, "id"), QStringLiteral("21"));
        type(20, "note", QStringLiteral("later"));
        save();
        QCOMPARE(ask(QStringLiteral("select note from items where id = 21")), QStringLiteral("later"));
    }

    void aBlockIsPasted()
    {
        open("items");
        auto *data = new QMimeData;
        data->setText(QStringLiteral("pasted 1\t\"two\nlines\"\t1\r\npasted 2\t\t2\r\npasted 3\tx\t3\r\n"));
        QGuiApplication::clipboard()->setMimeData(data);
        view().setCurrentCell(18, columnOf("name"));
        press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(view().model()->rowCount(), 21);
        QCOMPARE(editing().bar().text(), QStringLiteral("2 rows changed, 1 new"));
        save();
        QCOMPARE(ask(QStringLiteral("select string_agg(concat_ws('~', name, note, qty), ',' order by id) "
                                    "from items where id >= 19")),
                 QStringLiteral("pasted 1~two\nlines~1,pasted 2~2,pasted 3~x~3"));
        // one value into many cells
        QGuiApplication::clipboard()->setText(QStringLiteral("all"));
        view().setCurrentCell(0, columnOf("note"));
        press(Qt::Key_Down, Qt::ShiftModifier);
        press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(cell(0, "note"), QStringLiteral("all"));
        QCOMPARE(cell(1, "note"), QStringLiteral("all"));
        editing().discard();
        QVERIFY(!tab().isModified());
    }

    void whatTheServerRefusesStandsAtItsRow()
    {
        open("items");
        type(3, "name", QStringLiteral("bad"));
        type(5, "note", QStringLiteral("good"));
        save();
        QVERIFY(tab().isModified());
        QCOMPARE(editing().buffer().state(3), RowState::Failed);
        QCOMPARE(view().currentRow(), qsizetype(3));
        auto *banner = find<Banner>("rowFailure");
        QVERIFY(!banner->isHidden());
        QVERIFY(banner->fullText().contains(QStringLiteral("23514")));
        QCOMPARE(ask(QStringLiteral("select count(*) from items where note = 'good'")), QStringLiteral("0"));
        shot("failed");
        view().setCurrentCell(6, 0);
        QVERIFY(banner->isHidden());
        type(3, "name", QStringLiteral("fine"));
        save();
        QVERIFY(!tab().isModified());
        QCOMPARE(ask(QStringLiteral("select count(*) from items where note = 'good' or name = 'fine'")),
                 QStringLiteral("2"));
    }

    void nobodyElsesChangeIsOverwritten()
    {
        open("items");
        type(3, "name", QStringLiteral("mine"));
        type(3, "note", QStringLiteral("mine too"));
        exec(QStringLiteral("update items set name = 'theirs', qty = 99 where id = 4"));
        save();
        QCOMPARE(ask(QStringLiteral("select name, note, qty from items where id = 4")),
                 QStringLiteral("theirs|note|99"));
        QCOMPARE(editing().buffer().state(3), RowState::Conflict);
        auto &band = editing().conflicts();
        QVERIFY(!band.isHidden());
        QStringList lines;
        for (int row = 0; row < band.model().rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < 4; ++column)
                cells << band.model().index(row, column).data().toString();
            lines << cells.join(QLatin1Char('|'));
        }
        QVERIFY2(lines.contains(QStringLiteral("name|name 4|theirs|mine")),
                 qPrintable(lines.join(QLatin1Char(10))));
        QVERIFY(lines.contains(QStringLiteral("note|note|note|mine too")));
        QVERIFY(lines.contains(QStringLiteral("qty|4|99|not changed by me")));
        shot("conflict");
        // theirs for the name, mine for the note
        const auto boxes = [&](int row, int column) { return band.model().index(row, column); };
        for (int row = 0; row < band.model().rowCount(); ++row) {
            if (boxes(row, 0).data() == QStringLiteral("name"))
                QVERIFY(band.model().setData(boxes(row, ui::edit::ConflictModel::Theirs), true,
                                             Qt::CheckStateRole));
        }
        find<QPushButton>("rowConflictGoOn")->click();
        QVERIFY(band.isHidden());
        QCOMPARE(editing().buffer().state(3), RowState::Changed);
        view().setFocus();
        save();
        QCOMPARE(ask(QStringLiteral("select name, note, qty from items where id = 4")),
                 QStringLiteral("theirs|mine too|99"));

        // gone meanwhile
        type(8, "note", QStringLiteral("for nobody"));
        exec(QStringLiteral("delete from items where id = 9"));
        save();
        QVERIFY(!band.isHidden());
        shot("deleted");
        find<QPushButton>("rowConflictMine")->click();
        view().setFocus();
        save();
        QVERIFY(!tab().isModified());
        QCOMPARE(ask(QStringLiteral("select count(*) from items where note = 'for nobody'")),
                 QStringLiteral("1"));
    }

    void aRefreshAnOrderAndAFilterKeepWhatWasTyped()
    {
        open("items");
        type(3, "note", QStringLiteral("typed"));
        press(Qt::Key_Insert, Qt::AltModifier);
        type(20, "name", QStringLiteral("new"));
        view().setCurrentCell(0, columnOf("id"));
        view().sortDescending();
        QTRY_VERIFY(ready() && cell(0, "id") == QStringLiteral("20"));
        QCOMPARE(editing().bar().text(), QStringLiteral("1 row changed, 1 new"));
        QCOMPARE(cell(16, "note"), QStringLiteral("typed"));
        QCOMPARE(cell(20, "name"), QStringLiteral("new"));
        // filtered out: kept aside, and saved
        tab().follow({{QStringLiteral("public"), QStringLiteral("items")}, {}, QStringLiteral("id > 10")});
        QTRY_VERIFY(ready() && page()->result().rowCount() == 10);
        QVERIFY2(editing().bar().text().contains(QStringLiteral("not among these rows")),
                 qPrintable(editing().bar().text()));
        view().setFocus();
        save();
        QVERIFY(!tab().isModified());
        QCOMPARE(ask(QStringLiteral("select count(*) from items where note = 'typed' or name = 'new'")),
                 QStringLiteral("2"));
    }

    void closingAsks()
    {
        open("items");
        type(3, "note", QStringLiteral("typed"));
        bool asked = false;
        bool agreed = true;
        tab().requestClose([&](bool yes) {
            asked = true;
            agreed = yes;
        });
        QTRY_VERIFY(asked);
        QVERIFY(!agreed); // Cancel: nothing happened
        QVERIFY(tab().isModified());
        m_world->prompts.answer(QStringLiteral("Save and close"));
        asked = false;
        tab().requestClose([&](bool yes) {
            asked = true;
            agreed = yes;
        });
        QTRY_VERIFY(asked);
        QVERIFY(agreed);
        QCOMPARE(ask(QStringLiteral("select note from items where id = 4")), QStringLiteral("typed"));
    }

    void aKeyOfSeveralColumnsIsSetAsOne()
    {
        exec(QStringLiteral(
            "drop table if exists visits, rooms; "
            "create table rooms (house int, \"no %1\" text, label text, primary key (house, \"no %1\")); "
            "insert into rooms values (1, 'a', 'one a'), (1, 'b''<b>', 'one b'), (2, 'a', 'two a'); "
            "create table visits (id int primary key, house int, room text, note text, "
            "foreign key (room, house) references rooms (\"no %1\", house)); "
            "insert into visits values (1, 1, 'a', null)"));
        open("visits");
        view().setCurrentCell(0, columnOf("house"));
        press(Qt::Key_F2);
        QTRY_VERIFY(view().openedEditor());
        press(Qt::Key_Down, Qt::AltModifier);
        auto *list = find<QTableView>("referenceRows");
        QVERIFY(list);
        QTRY_COMPARE(list->model()->rowCount(), 3);
        QCOMPARE(list->model()->headerData(0, Qt::Horizontal).toString(), QStringLiteral("house"));
        QCOMPARE(list->model()->headerData(1, Qt::Horizontal).toString(), QStringLiteral("no %1"));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("one b"));
        QTRY_COMPARE(list->model()->rowCount(), 1);
        press(Qt::Key_Return);
        QTRY_VERIFY(!view().openedEditor());
        QCOMPARE(cell(0, "house"), QStringLiteral("1"));
        QCOMPARE(cell(0, "room"), QStringLiteral("b'<b>"));
        save();
        QVERIFY(!editing().isDirty());
        QCOMPARE(ask(QStringLiteral("select house, room from visits")), QStringLiteral("1|b'<b>"));
        // typed by hand it is one column, as everywhere
        type(0, "room", QStringLiteral("a"));
        save();
        QCOMPARE(ask(QStringLiteral("select house, room from visits")), QStringLiteral("1|a"));
        // one step, there and back
        view().setCurrentCell(0, columnOf("room"));
        press(Qt::Key_F2);
        QTRY_VERIFY(view().openedEditor());
        press(Qt::Key_Down, Qt::AltModifier);
        list = find<QTableView>("referenceRows");
        QTRY_COMPARE(list->model()->rowCount(), 3);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("two a"));
        QTRY_COMPARE(list->model()->rowCount(), 1);
        press(Qt::Key_Return);
        QTRY_VERIFY(!view().openedEditor());
        QCOMPARE(cell(0, "house"), QStringLiteral("2"));
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(cell(0, "house"), QStringLiteral("1"));
        QVERIFY(!editing().isDirty());
    }

    void productionIsAskedFirst()
    {
        profile::ConnectionProfile profile = m_profile;
        profile.environment = profile::Environment::Production;
        profile.id = QUuid::createUuid();
        std::swap(profile, m_profile);
        open("items");
        std::swap(profile, m_profile);
        type(3, "note", QStringLiteral("typed"));
        press(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(m_world->prompts.questions.size(), 1);
        QVERIFY(m_world->prompts.questions.last().detail.contains(QStringLiteral("update public.items")));
        QVERIFY(tab().isModified());
        QCOMPARE(ask(QStringLiteral("select note from items where id = 4")), QStringLiteral("note"));
        QTRY_VERIFY(editing().can(Command::Save));
        m_world->prompts.answer(QStringLiteral("Save on production"));
        press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(!tab().isModified());
        QCOMPARE(ask(QStringLiteral("select note from items where id = 4")), QStringLiteral("typed"));
    }

    void whatCannotBeEditedSaysWhy()
    {
        exec(QStringLiteral("drop view if exists v; create view v as select count(*) n from items"));
        tab().open(m_profile, {}, {{QStringLiteral("public"), QStringLiteral("v")}});
        QTRY_VERIFY(page() && !editing().whyNot().isEmpty());
        QTRY_VERIFY(find<QWidget>("resultReadOnly")->isVisible());
        shot("readonly");
        view().setFocus();
        view().setCurrentCell(0, 0);
        press(Qt::Key_F2);
        QVERIFY(!view().openedEditor());
        QMenu menu;
        editing().fillMenu(&menu);
        QVERIFY(menu.findChild<QAction *>(QStringLiteral("rowsReadOnly")));
        exec(QStringLiteral("drop view v"));
    }

    void aDraftIsThereWhileSomethingIsStaged()
    {
        open("items");
        type(3, "note", QStringLiteral("typed"));
        const auto drafts = [&] {
            m_world->drafts.waitForWritten();
            int count = 0;
            const QDir folder(m_world->home.filePath(QStringLiteral("drafts")));
            for (const QString &run : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
                count += int(
                    QDir(folder.filePath(run)).entryList({QStringLiteral("*.json")}, QDir::Files).size());
            return count;
        };
        QTRY_COMPARE(drafts(), 1);
        save();
        QTRY_COMPARE(drafts(), 0);
    }
};

QTEST_MAIN(TestRowEditing)
#include "tst_rowediting_db.moc"
