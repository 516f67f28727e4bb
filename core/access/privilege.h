// SPDX-License-Identifier: GPL-3.0-or-later
// Privileges, and the kinds of objects that have an ACL, as data: nobody switches on a kind.
#pragma once

#include "core/base/serverversion.h"

#include <QFlags>
#include <QList>
#include <QString>

namespace core::access {

enum class Privilege : quint32
{
    Select = 1U << 0,
    Insert = 1U << 1,
    Update = 1U << 2,
    Delete = 1U << 3,
    Truncate = 1U << 4,
    References = 1U << 5,
    Trigger = 1U << 6,
    Maintain = 1U << 7, ///< 17+
    Execute = 1U << 8,
    Usage = 1U << 9,
    Create = 1U << 10,
    Connect = 1U << 11,
    Temporary = 1U << 12,
    Set = 1U << 13,         ///< of a parameter
    AlterSystem = 1U << 14, ///< of a parameter
};
Q_DECLARE_FLAGS(Privileges, Privilege)
Q_DECLARE_OPERATORS_FOR_FLAGS(Privileges)

struct PrivilegeInfo
{
    Privilege privilege;
    char letter;         ///< in an aclitem's text: 'r'
    const char *keyword; ///< in GRANT: "alter system"
    int since = 0;       ///< first major version that knows it
};

/// In the order they are shown in and written in GRANT.
const QList<PrivilegeInfo> &allPrivileges();
const PrivilegeInfo &infoOf(Privilege privilege);
/// "select", "alter system".
QString keyword(Privilege privilege);
/// Upper or lower case, as aclexplode and information_schema write it. Nothing for an unknown word.
Privileges privilegeFromKeyword(QStringView word);
/// The single privileges in it, in the order of allPrivileges().
QList<Privilege> listOf(Privileges privileges);
/// "select, insert".
QString words(Privileges privileges);

/// A kind of object that has privileges. Its id is that of core/kinds where there is one.
struct SecurableKind
{
    QString id;            ///< "table"
    QString label;         ///< "Table"
    QString plural;        ///< "Tables"
    QString word;          ///< GRANT … ON <word> name: "table", "foreign server"; of a column its table's
    QString allWord{};     ///< GRANT … ON ALL <word> IN SCHEMA: "tables"; empty: there is none
    QString defaultWord{}; ///< ALTER DEFAULT PRIVILEGES … ON <word>: "tables"; empty: there is none
    Privileges privileges; ///< of the newest server; see privilegesOf
    bool inSchema = false;
    int since = 0;        ///< first major version in which it has an ACL
    int defaultSince = 0; ///< in which it has default privileges
};

const QList<SecurableKind> &securableKinds();
/// Null where the kind has no ACL. Takes the ids of core/kinds that are a finer cut of a kind here, too:
/// partitioned_table and partition are tables, trigger_function is a function, enum is a type.
const SecurableKind *securableKind(const QString &id);
/// The kind's privileges that this server knows.
Privileges privilegesOf(const SecurableKind &kind, ServerVersion version);

} // namespace core::access
