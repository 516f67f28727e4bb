// SPDX-License-Identifier: GPL-3.0-or-later
// The hands of a person who edits rows in the real window: what the journeys about editing share. Steps
// report their failure to the test that runs. HOWDAH_SHOTS=folder keeps pictures.
#pragma once

#include "app/program.h"
#include "tests/support/heartbeat.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "ui/browser/browserpanel.h"
#include "ui/edit/editbar.h"
#include "ui/edit/rowediting.h"
#include "ui/grid/gridview.h"
#include "ui/query/resultpage.h"
#include "ui/query/sqltab.h"
#include "ui/table/tabletab.h"
#include "ui/tabs/tabarea.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

class EditJourney : public QObject
{
protected:
    QTemporaryDir m_home;
    QString m_url;
    std::unique_ptr<app::Program> m_program;
    support::ScriptedPrompts *m_prompts = nullptr;
    std::unique_ptr<Heartbeat> m_heart;

    ui::window::MainWindow &window() { return m_program->window(); }
    ui::query::ResultPage *page() { return window().currentPage(); }
    ui::edit::RowEditing *editing() { return page() ? page()->editing() : nullptr; }
    ui::grid::GridView &view() { return page()->view(); }
    template <class T> T *find(const char *name) { return window().findChild<T *>(QLatin1String(name)); }
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
    int columnOf(const char *name)
    {
        for (int i = 0; i < page()->result().columnCount(); ++i) {
            if (page()->result().columns()[i].name == QLatin1String(name))
                return i;
        }
        return -1;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *target = QApplication::focusWidget();
        QTest::keyClick(target ? target : &window(), key, modifiers);
    }
    void type(int row, const char *column, const QString &text)
    {
        window().activateWindow();
        view().setFocus();
        QTRY_VERIFY_WITH_TIMEOUT(editing() && editing()->isReady(), 20000);
        view().setCurrentCell(row, columnOf(column));
        QTest::keyClicks(&view(), text.left(1));
        QTRY_VERIFY(view().openedEditor());
        QTest::keyClicks(QApplication::focusWidget(), text.mid(1));
        press(Qt::Key_Return);
        QTRY_VERIFY(!view().openedEditor());
    }
    void save()
    {
        view().setFocus();
        press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!editing()->isSaving(), 20000);
    }
    void start()
    {
        auto prompts = std::make_unique<support::ScriptedPrompts>();
        m_prompts = prompts.get();
        m_program = std::make_unique<app::Program>(app::Program::Options{{}, std::move(prompts)});
        window().resize(1440, 900);
        window().show();
        QVERIFY(QTest::qWaitForWindowExposed(&window()));
        window().activateWindow();
    }
    void connectTo(const QString &url)
    {
        find<QLineEdit>("adHocField")->setText(url);
        QTest::mouseClick(find<QPushButton>("adHocConnect"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(window().currentSqlTab(), 20000);
    }
    void openTable(const QString &name)
    {
        const ui::tabs::TabStatus where = window().currentSqlTab()->status();
        auto &browser = window().browser();
        browser.reveal(where.profile->id,
                       {where.database, QStringLiteral("public"), QStringLiteral("Tables"), name});
        QTRY_COMPARE_WITH_TIMEOUT(browser.currentRef().name, name, 20000);
        browser.focusTree();
        press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(window().currentTableTab() && editing() && editing()->isReady(), 20000);
    }
    void runSql(const QString &sql)
    {
        ui::query::SqlTab *tab = window().currentSqlTab();
        QVERIFY(tab);
        tab->editor().setText(sql);
        tab->editor().setFocus();
        press(Qt::Key_F5);
        QTRY_VERIFY_WITH_TIMEOUT(page() && page()->outcome() && !tab->status().running, 20000);
    }
    void shot(const char *name)
    {
        const QString folder = qEnvironmentVariable("HOWDAH_SHOTS");
        if (folder.isEmpty())
            return;
        QDir().mkpath(folder);
        for (const auto &[action, suffix] :
             {std::pair("theme.dark", "dark"), std::pair("theme.light", "light")}) {
            window().actions().action(QLatin1StringView(action))->setChecked(true);
            QCoreApplication::sendPostedEvents();
            QVERIFY(window().grab().save(QStringLiteral("%1/journey-%2-%3.png")
                                             .arg(folder, QLatin1String(name), QLatin1String(suffix))));
        }
    }
};
