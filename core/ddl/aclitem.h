// SPDX-License-Identifier: GPL-3.0-or-later
// Privileges as the server keeps them: letters of an aclitem, their words in GRANT, which of them a kind of
// object knows on which server. Pure. Defaults (an ACL that is null) are expanded in SQL with acldefault()
// and aclexplode().
#pragma once

#include "core/base/result.h"
#include "core/base/serverversion.h"

#include <QList>
#include <QString>

namespace core::ddl {

/// One privilege of one role on one object, as a row of aclexplode().
struct AclItem
{
    qint64 grantee = 0;     ///< oid; 0: PUBLIC
    QString granteeName{};  ///< empty: PUBLIC
    char privilege = 0;     ///< letter of the aclitem: 'r', 'a', …
    bool grantable = false; ///< WITH GRANT OPTION
    qint64 grantor = 0;     ///< oid
    QString grantorName{};
    bool isPublic() const { return granteeName.isEmpty() && grantee == 0; }
    bool operator==(const AclItem &) const = default;
};

/// A privilege and its words.
struct Privilege
{
    char letter = 0;
    QString word{}; ///< "SELECT", as aclexplode() writes it
    int since = 0;  ///< first major version that knows it
};

/// Every privilege there is, in the order of the letters in an aclitem (arwdDxtXUCTcsAm).
const QList<Privilege> &privileges();
/// 0 for an unknown word; case does not matter. "TEMP" is TEMPORARY.
char privilegeLetter(const QString &word);
/// "SELECT"; empty for an unknown letter.
QString privilegeWord(char letter);
/// "select": as it stands in the SQL we write.
QString privilegeSql(char letter);

/// What of an object can be granted on, in GRANT's words.
struct AclKind
{
    QString id{}; ///< "table", "column", "sequence", "database", "schema", "function", "type", "language",
                  ///< "fdw", "server", "tablespace", "largeobject", "parameter"
    QString
        on{}; ///< after ON: "table", "large object", …; empty: a column, which stands behind the privilege
    QString letters{};  ///< in order, of every version
    QChar acldefault{}; ///< what acldefault() calls it; null: it has no default
    int since = 0;
};

const QList<AclKind> &aclKinds();
/// Null where there is no such kind.
const AclKind *aclKind(const QString &id);
/// The letters that kind knows on that server, in order.
QString lettersOf(const QString &kind, ServerVersion version);

/// The text of one aclitem: alice=r*w/bob, =r/postgres, "odd name"=X/"we""ird". One item per privilege;
/// the oids stay 0. Fails with Input.
Result<QList<AclItem>> parseAclItem(const QString &text);
/// Of a whole aclitem[]: {alice=r/bob,"\"odd name\"=X/bob"}. Fails with Input.
Result<QList<AclItem>> parseAcl(const QString &array);

} // namespace core::ddl
