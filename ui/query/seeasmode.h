// SPDX-License-Identifier: GPL-3.0-or-later
// Whether and how a tab is seen as another role: its bar, the roles of its server, the settings kept for the
// connection, the frame around what runs, the count of hidden rows. Thread: GUI.
#pragma once

#include "core/access/seeas.h"
#include "core/query/frame.h"
#include "ui/base/whenwanted.h"
#include "ui/query/services.h"

#include <QObject>

#include <functional>
#include <optional>

namespace ui::query {

class RoleList;
class SeeAsBar;
class VisibleCounter;

/// A table whose hidden rows can be counted: by number, or by name.
struct CountedTable
{
    qint64 oid = 0;
    QString schema{};
    QString table{};
    bool isNull() const { return oid == 0 && table.isEmpty(); }
    bool operator==(const CountedTable &) const = default;
};

class SeeAsMode : public QObject
{
    Q_OBJECT

public:
    /// runs: statements are run, and may be kept. place puts the bar, which is made at the first need, into
    /// the tab's layout.
    SeeAsMode(QueryServices services, bool runs, QWidget *tab, std::function<void(SeeAsBar *)> place);
    ~SeeAsMode() override;

    bool isOn() const { return m_on; }
    /// Shows the bar; role empty: to be chosen in it.
    void turnOn(const QString &role);
    void turnOff();
    /// Where the tab works: roles, settings and counts are of there. database: as it was asked for.
    void setPlace(const core::profile::ConnectionProfile &profile, const QString &database);
    /// The roles are read again: the server is reachable now, or says that a role is gone.
    void readRoles();

    /// Off: empty.
    QString role() const;
    core::access::SeeAs seeAs() const;
    /// Why nothing can be run as it stands; shown in the bar too. Empty: it can.
    QString problem() const;
    /// Around what is run now; nothing while it is off.
    std::optional<core::query::Frame> frame() const;
    bool keepsChanges() const;
    /// While something runs as the role.
    void setLocked(bool locked);

    /// The table that is looked at: its hidden rows can be counted. Forgets the count of another one.
    void setTable(const CountedTable &table);
    void count();
    void cancelCount();

    /// Null until it was turned on.
    SeeAsBar *bar() const { return m_bar.ifMade(); }

signals:
    /// On or off, the role, or what becomes of changes.
    void changed();
    /// Meant to be used now: Enter, or chosen from the list.
    void submitted();
    void leaveRequested();
    void countFailed(const core::Error &error);

private:
    SeeAsBar *makeBar(QWidget *tab, const std::function<void(SeeAsBar *)> &place);
    void showRoles();
    void showRows();
    void edited();
    void keepSettings();
    void tellProblem();
    QString roleProblem() const;

    QueryServices m_services;
    bool m_runs;
    bool m_on = false;
    std::optional<core::profile::ConnectionProfile> m_profile;
    QString m_database;
    RoleList *m_roles;
    VisibleCounter *m_counter;
    CountedTable m_table;
    core::access::SeeAs m_countedAs;
    bool m_roleFinished = false; ///< not in the middle of typing it
    WhenWanted<SeeAsBar> m_bar;
};

} // namespace ui::query
