// SPDX-License-Identifier: GPL-3.0-or-later
// One thing a person works on: what every tab tells the window and can be asked for. Thread: GUI.
#pragma once

#include "core/profile/connectionprofile.h"
#include "core/session/sessioninfo.h"

#include <QString>
#include <QWidget>

#include <functional>
#include <optional>

namespace ui::tabs {

/// Where am I, as whom, in what transaction state: what toolbar and status line show of a tab.
struct TabStatus
{
    std::optional<core::profile::ConnectionProfile> profile;
    QString database;
    std::optional<core::session::SessionInfo> session; ///< none while not connected
    QString state;       ///< "idle", "running 3 s", "in transaction 12 s", "not connected", "connection lost"
    bool canRun = false; ///< the tab has statements to run at all
    bool placeIsFixed = false; ///< it belongs to its connection and has no transactions to choose
    bool running = false;
    bool paused = false; ///< a statement waits on the server for its reader; another one may be run
    bool autoCommit = true;
    bool inTransaction = false;
    bool transactionFailed = false;
    bool lost = false;
    bool canSeeAs = false; ///< it can be seen as another role
    bool seeing = false;   ///< and is
    QString seenAs{};      ///< that role; empty while it is being chosen
    int line = -1;         ///< of the caret, from 1; -1: none
    int column = -1;
};

class Tab : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual QString title() const = 0;
    virtual QString iconName() const = 0;
    virtual TabStatus status() const { return {}; }
    /// Something typed is not saved anywhere else.
    virtual bool isModified() const { return false; }
    /// It has cells to inspect; otherwise the inspector gives it its room.
    virtual bool hasInspection() const { return true; }
    /// Asks where something would be lost; calls answer once: true if the tab may go.
    virtual void requestClose(std::function<void(bool)> answer) { answer(true); }

    virtual void runStatement() { }
    virtual void runScript() { }
    /// Asks for a file and runs it without opening it.
    virtual void runFile() { }
    virtual void cancel() { }
    virtual void commit() { }
    virtual void rollback() { }
    virtual void setAutoCommit(bool) { }
    /// What runs from now on runs as another role, and is rolled back. role empty: chosen in the tab.
    virtual void setSeeing(bool /*on*/, const QString & /*role*/ = {}) { }
    /// Another server or database for what runs from now on.
    virtual void setConnection(const core::profile::ConnectionProfile &, const QString & /*database*/) { }
    /// Keyboard focus goes where the work is.
    virtual void focusWork() { setFocus(); }

signals:
    void titleChanged();
    void statusChanged();
    /// The cell under the cursor is another one, or gone.
    void inspectionChanged();
};

} // namespace ui::tabs
