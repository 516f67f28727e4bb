// SPDX-License-Identifier: GPL-3.0-or-later
// What a copy of a role may get of what the role was granted: the parts of this database, and each other
// database as a whole. Thread: GUI.
#pragma once

#include "core/access/rolecopy.h"

#include <QAbstractTableModel>
#include <QJsonObject>

#include <optional>

namespace ui::roles {

class CopyModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        What, ///< with the tick
        Database,
        Count,
        Note,
        Columns
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// What was read here: rows for its parts, and for the other databases it names.
    void setHere(const core::access::RoleGrants &grants);
    void clear();
    /// The answer for one of the other databases.
    void setThere(const QString &database, const core::Result<core::access::RoleGrants> &grants);

    /// The next other database that is ticked and was not asked for; it counts as asked for then.
    std::optional<QString> takeUnread();
    /// A ticked one has no answer yet; or none was to be had, and why.
    bool isReading() const;
    QString failure() const;
    /// Asks again for those that failed.
    void retry();

    core::ddl::Script script(const QString &to) const;
    int taken() const;
    /// The ticks by row, and back; those of rows that are not there (yet) wait for them.
    QJsonObject ticks() const;
    void setTicks(const QJsonObject &ticks);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void edited();

private:
    struct Row
    {
        QString key;  ///< of its tick: "objects"; of a database "in " and its name
        QString what; ///< "Privileges on objects"
        QString database;
        qint64 count = 0;
        QString note{};
        bool taken = true;
        bool core::access::RoleCopyParts::*part = nullptr; ///< none: another database
        QString closed{};
        bool asked = false;
        std::optional<core::Result<core::access::RoleGrants>> there{};
    };
    QString noteOf(const Row &row) const;
    bool isLate(const Row &row) const { return !row.part && row.taken && !row.there; }

    core::access::RoleGrants m_here;
    QList<Row> m_rows;
    QJsonObject m_ticks;
};

} // namespace ui::roles
