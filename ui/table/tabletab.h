// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a table, view or anything else one can select from: a condition, an order, the rows as they
// come. Each change is one SELECT, shown as it runs, on the tab's own session in auto-commit. Where one went
// (tables, conditions, orders) is a path to go back and forth on. Thread: GUI.
#pragma once

#include "core/catalog/objectkind.h"
#include "core/settings/tablememory.h"
#include "ui/query/acting.h"
#include "ui/query/services.h"
#include "ui/table/tablefacts.h"
#include "ui/table/tablepath.h"
#include "ui/tabs/tab.h"

#include <QTimer>

class QVBoxLayout;

namespace core::result {
class ResultSet;
}

namespace ui {
class Banner;
}
namespace ui::edit {
class RowEditing;
}
namespace ui::query {
class ResultPage;
class SeeAsMode;
class TabSession;
} // namespace ui::query

namespace ui::table {

class RowCounter;
class SideSession;
class TableBar;
class TableHabits;
class TableReading;

class TableTab : public tabs::Tab
{
    Q_OBJECT

public:
    /// memory keeps the columns' arrangement and the conditions of each table.
    TableTab(query::QueryServices services, const core::catalog::ObjectKinds &kinds,
             std::shared_ptr<core::settings::TableMemory> memory, QWidget *parent = nullptr);
    ~TableTab() override;

    /// Shows the place's rows: the first of the tab's path.
    void open(const core::profile::ConnectionProfile &profile, const QString &database,
              const TablePlace &place);
    /// The same, but nothing is read before the user asks for it; why: what he is told.
    void openUnread(const core::profile::ConnectionProfile &profile, const QString &database,
                    const TablePlace &place, const QString &why);
    /// Goes on to another place of the same database.
    void follow(const TablePlace &place);
    void back();
    void forward();
    bool canGoBack() const { return m_path.canGoBack(); }
    bool canGoForward() const { return m_path.canGoForward(); }
    void countRows();
    const TablePlace &place() const { return m_path.here(); }

    QString title() const override { return place().name.text(); }
    QString iconName() const override;
    tabs::TabStatus status() const override;
    bool isModified() const override;
    void requestClose(std::function<void(bool)> agree) override;
    void runStatement() override; ///< with the condition as it stands in the field
    void cancel() override;
    void setSeeing(bool on, const QString &role = {}) override;
    void focusWork() override;

    /// Null until the first rows (or none) came.
    query::ResultPage *page() const { return m_page; }
    TableBar &bar() const { return *m_bar; }
    Banner &banner() const { return *m_banner; }
    RowCounter &counter() const { return *m_counter; }
    edit::RowEditing &editing() const { return *m_editing; }
    TableFacts &facts() const { return *m_facts; }
    query::SeeAsMode &seeAs() const { return *m_seeAs; }

signals:
    void exportRequested(ui::query::ResultPage *page);
    void openSqlRequested(const QString &sql);
    /// Somebody wants to know why the server refused it for want of a right.
    void whyRequested(const QString &statement, const ui::query::Acting &acting);

protected:
    bool event(QEvent *event) override;

private:
    void goOn(const TablePlace &place);
    void goTo(qsizetype station);
    void guardEdits(const core::browse::TableName &next, std::function<void()> then);
    void editPage();
    void lendSession(bool end, std::function<void(core::session::Session *)> then);
    void lendNow();
    void leave();
    void settle(const core::profile::ConnectionProfile &profile, const QString &database,
                const TablePlace &place);
    void showPlace();
    void arrive();
    void returnToCell();
    void run();
    void connectReading();
    void resultStarted(core::result::ResultSet *result);
    void readingEnded(bool again);
    void statementFailed(const core::Error &error);
    void connectSeeing();
    void showSeeing();
    void offerReadableColumns();
    void sessionFailed(const core::Error &error);
    void sessionLost(const core::Error &error);
    void readFacts();
    void showFacts();
    void showRows();
    void dropPage();
    core::browse::TableQuery query() const;

    query::QueryServices m_services;
    const core::catalog::ObjectKinds &m_kinds;
    query::TabSession *m_session;
    TableFacts *m_facts;
    RowCounter *m_counter;
    edit::RowEditing *m_editing;
    std::function<void(core::session::Session *)> m_lending; ///< waits for the session
    SideSession *m_side;                                     ///< saves while the rows wait to be read on
    query::SeeAsMode *m_seeAs;
    std::unique_ptr<TableReading> m_reading;
    TableHabits *m_habits;
    TablePath m_path;
    QStringList m_columns;                    ///< instead of *, where not all may be read
    core::browse::TableStatement m_statement; ///< of place()

    Banner *m_banner;
    TableBar *m_bar;
    query::ResultPage *m_page = nullptr;
    core::browse::TableName m_pageName; ///< whose rows the page shows
    bool m_pageOfRun = false;           ///< what is being read, or was read last
    QWidget *m_empty;
    QVBoxLayout *m_layout;
    QTimer m_clock; ///< while something runs
};

} // namespace ui::table
