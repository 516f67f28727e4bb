// SPDX-License-Identifier: GPL-3.0-or-later
// What the user wants to be granted, where it differs from what is; as a script, and as JSON for the disk.
// A value.
#pragma once

#include "core/access/rechecks.h"
#include "ui/access/granter.h"

#include <QJsonObject>

namespace ui::access {

struct MatrixEdit
{
    core::access::Securable object{}; ///< as it was read
    core::access::Securable table{};  ///< of a column
    qint64 role = 0;
    Own now{};
    Own before() const { return ownOf(object, role); }
};

class MatrixEdits
{
public:
    /// What the role is to have itself: as it is, or as it was changed to.
    Own now(qint64 role, const core::access::Securable &object) const;
    /// What is the same as what was read is no edit any more.
    void set(qint64 role, const core::access::Securable &object, const core::access::Securable *table,
             Own now);
    void clear();
    bool isEmpty() const { return m_edits.isEmpty(); }
    qsizetype count() const { return m_edits.size(); }
    bool contains(const MatrixKey &key) const { return m_edits.contains(key); }
    QList<MatrixKey> keys() const { return m_order; }
    const MatrixEdit *find(const MatrixKey &key) const;
    /// Its object was read again: what was changed here is laid over what is there now.
    void refresh(const QHash<MatrixKey, core::access::Securable> &found);

    /// Revokes of what somebody else granted are run as that role, within the transaction. newName: of the
    /// role in the form, as it will be called. cascade: also what the grantee has granted on.
    core::ddl::Script script(const core::access::RoleGraph &graph, const Granter &granter, qint64 formRole,
                             const QString &newName, bool cascade) const;
    /// What the server would refuse; empty: nothing that can be seen from here.
    QString problem(const core::access::RoleGraph &graph, const Granter &granter, bool cascade) const;
    /// "app has granted select on public.orders on": revoking takes CASCADE. Empty: none.
    QStringList dependents(const core::access::RoleGraph &graph) const;

    /// What each edit rests on; the id is the edit's.
    QList<core::access::SeenGrant> seen(const core::access::RoleGraph &graph) const;
    void remove(const QStringList &ids);

    QJsonObject toJson() const;
    static MatrixEdits fromJson(const QJsonObject &json);

private:
    QHash<MatrixKey, MatrixEdit> m_edits;
    QList<MatrixKey> m_order; ///< in which they were made: the script stays calm while one goes on
};

} // namespace ui::access
