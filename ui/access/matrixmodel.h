// SPDX-License-Identifier: GPL-3.0-or-later
// The privilege matrix as a table: one row for each object of one role, or for each role of one object; a
// table's row opens into its columns. Which rows there are is found in the thread pool; what a row says is
// computed when it is looked at (some µs), so that 20,000 rows cost what is seen of them. Thread: GUI.
#pragma once

#include "core/base/task.h"
#include "ui/access/matrixedits.h"

#include <QAbstractTableModel>
#include <QCache>

#include <functional>
#include <optional>

namespace ui::access {

/// What stands in a cell.
struct MatrixCell
{
    enum class Mark
    {
        NotApplicable,
        None,
        Own,        ///< granted to the role itself
        OwnColumns, ///< on some columns only
        Member,     ///< through membership
        MemberColumns,
        Public,
        Owner,
        OwnerMember, ///< the owner's, through membership
        Superuser,
        Predefined,
        Table, ///< of a column: its table's
    };
    Mark mark = Mark::NotApplicable;
    bool grantable = false; ///< the own one has the grant option
    bool changed = false;
    bool editable = false;
    bool operator==(const MatrixCell &) const = default;
};

/// Which rows are shown.
struct MatrixFilter
{
    QString text{}; ///< a part of "schema.name" or of the role's name, in any case
    bool onlyGranted = false;
    bool operator==(const MatrixFilter &) const = default;
};

class MatrixModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role
    {
        RowTypeRole = Qt::UserRole, ///< of the first column
        OpenRole,                   ///< of the first column: -1 cannot be opened, 0 closed, 1 open
        IconNameRole,               ///< of the first column
        PrefixRole,                 ///< of the first column: what stands greyed before the name
    };
    enum class RowType : quint8
    {
        Group,
        Entry,
        Column,
    };

    /// icons: of a kind (SecurableKind::id), by name.
    explicit MatrixModel(QHash<QString, QString> icons, QObject *parent = nullptr);
    ~MatrixModel() override;

    /// Objects of a role.
    void showObjects(MatrixDataPtr data, qint64 role);
    /// Roles of the one object that the data holds.
    void showRoles(MatrixDataPtr data);
    void clear();
    const MatrixDataPtr &matrix() const { return m_data; }
    /// The objects are of several schemas: their names alone do not tell which.
    bool hasSeveralSchemas() const { return m_severalSchemas; }
    qint64 role() const { return m_role; }

    void setFilter(const MatrixFilter &filter);
    const MatrixFilter &filter() const { return m_filter; }
    /// All columns of an opened table came.
    void setColumns(qint64 table, const QList<core::access::Securable> &columns);
    bool isOpen(int row) const;
    void setOpen(int row, bool open);
    /// Why nothing can be changed at all; empty: it can.
    void setReadOnly(const QString &reason);

    // --- changes
    const MatrixEdits &edits() const { return m_edits; }
    void setEdits(const MatrixEdits &edits);
    enum class Wanted
    {
        None,
        Granted,
        WithOption,
    };
    Wanted wanted(const QModelIndex &index) const;
    /// What a click makes of it.
    Wanted next(const QModelIndex &index) const;
    /// Changes what can be changed of these; true: something was.
    bool set(const QModelIndexList &indexes, Wanted wanted);
    /// Back to what was read.
    bool undo(const QModelIndexList &indexes);

    // --- what a row is
    RowType rowType(int row) const { return m_rows[row].type; }
    const core::access::Securable *object(int row) const;
    const core::access::Securable *table(int row) const;
    qint64 roleOf(int row) const;
    const QList<core::access::Privilege> &privileges() const { return m_privileges; }
    std::optional<core::access::Privilege> privilegeOf(int column) const;
    int columnOf(core::access::Privilege privilege) const;
    int rowOf(const QString &objectText) const; ///< for tests; -1: none
    MatrixCell cell(int row, int column) const;
    /// Everything that is known of a cell, a sentence a line.
    QString explanation(const QModelIndex &index) const;
    /// Why this cell cannot be changed; empty: it can.
    QString whyFixed(const QModelIndex &index) const;
    const Granter *granter() const { return m_granter ? &*m_granter : nullptr; }
    /// Marks that can be seen somewhere, for the legend.
    qsizetype entryCount() const { return m_entries.size(); }
    qsizetype entryTotal() const { return m_total; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

signals:
    void edited();
    void arranged();
    /// An opened table's columns are wanted: setColumns() answers.
    void columnsWanted(qint64 table);

private:
    struct Row
    {
        RowType type = RowType::Entry;
        int at = 0;  ///< entry: of objects, or of roles; group: of securableKinds()
        int sub = 0; ///< of a column: its place in the list
    };
    struct Facts
    {
        core::access::ObjectRights rights;
        Own own;
        core::access::Privileges known;
        core::access::Privileges columnsOwn; ///< on some columns, not on the whole
        core::access::Privileges columnsHeld;
        core::access::Privileges mayGrant;
    };

    void take(MatrixDataPtr data);
    void arrange();
    void layOut();
    const Facts &facts(int row) const;
    const QList<core::access::Securable> &columnsOf(qint64 table) const;
    bool isRelation(int row) const;
    QString nameOf(qint64 role) const;
    QString text(int row) const;
    QString columnState(int row, core::access::Privilege privilege) const;
    bool change(const QModelIndexList &indexes,
                const std::function<Own(int, Own, core::access::Privilege)> &to);
    static MatrixCell::Mark markOf(const core::access::Right &right);

    QHash<QString, QString> m_icons;
    MatrixDataPtr m_data;
    bool m_turned = false;
    bool m_severalSchemas = false;
    qint64 m_role = 0;
    QList<qint64> m_roleList; ///< turned: PUBLIC, then by name
    std::optional<core::access::RoleRights> m_rights;
    std::optional<Granter> m_granter;
    QList<core::access::Privilege> m_privileges;
    QHash<qint64, QList<core::access::Securable>> m_columns; ///< whole, of opened tables
    MatrixFilter m_filter;
    MatrixEdits m_edits;
    QString m_readOnly;

    QList<int> m_entries; ///< that the filter lets through
    qsizetype m_total = 0;
    QSet<int> m_open; ///< entries
    QList<Row> m_rows;
    core::Task<QList<int>> m_task;
    quint64 m_serial = 0;
    mutable QCache<int, Facts> m_facts; ///< by row
};

} // namespace ui::access
