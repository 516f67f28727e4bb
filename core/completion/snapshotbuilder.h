// SPDX-License-Identifier: GPL-3.0-or-later
// Puts a snapshot together from rows in any order of kinds; columns come behind their relation. What names
// something unknown is left out. Thread: one.
#pragma once

#include "core/completion/snapshot.h"

#include <QHash>

namespace core::completion {

class SnapshotBuilder
{
public:
    SnapshotBuilder();

    void setServerVersion(int version) { m_snapshot->m_serverVersion = version; }
    /// In order, with pg_catalog where it is looked at. Schemas that are not there are left out.
    void setSearchPath(const QList<QByteArray> &schemas) { m_path = schemas; }

    void addSchema(QByteArrayView name, bool system = false);
    void addRelation(quint32 oid, QByteArrayView schema, QByteArrayView name, RelationKind kind,
                     QByteArrayView comment = {});
    void addColumn(quint32 relation, int number, QByteArrayView name, QByteArrayView type, quint8 flags = 0,
                   QByteArrayView comment = {});
    struct Routine
    {
        quint32 oid = 0;
        QByteArrayView schema{};
        QByteArrayView name{};
        QByteArrayView arguments{};
        QByteArrayView result{};
        QByteArrayView comment{};
        FunctionKind kind = FunctionKind::Function;
        int argumentCount = 0;
        int defaults = 0;
        bool variadic = false;
    };
    void addFunction(const Routine &routine);
    void addType(quint32 oid, QByteArrayView schema, QByteArrayView name, QByteArrayView shown, char kind);
    void addSetting(QByteArrayView name, QByteArrayView kind, QByteArrayView values, QByteArrayView comment);
    void addNamed(NamedKind kind, QByteArrayView name);
    void addPart(char kind, quint32 relation, QByteArrayView name, quint32 function = 0);
    void addForeignKey(quint32 from, quint32 to, const std::vector<std::pair<qint16, qint16>> &columns);

    /// Once.
    SnapshotPtr build();

private:
    NameId intern(QByteArrayView name);
    quint16 schemaIndex(QByteArrayView name);
    void sortRelations();

    std::unique_ptr<Snapshot> m_snapshot;
    QHash<QByteArray, NameId> m_ids;
    QHash<QByteArray, quint16> m_schemaIds;
    QHash<quint32, quint32> m_relationOfOid;
    QList<QByteArray> m_path;
    struct Key
    {
        quint32 from = 0;
        quint32 to = 0;
        std::vector<std::pair<qint16, qint16>> columns{};
    };
    std::vector<Key> m_keys;
    std::vector<std::pair<quint32, Column>> m_columns; ///< with the relation they came for
};

} // namespace core::completion
