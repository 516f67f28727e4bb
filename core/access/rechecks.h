// SPDX-License-Identifier: GPL-3.0-or-later
// Privileges that a script rests on, read again in the transaction that is going to change them: what
// somebody else granted or revoked since, of the same grantee on the same object, is told. Values.
#pragma once

#include "core/access/defaultprivileges.h"
#include "core/ddl/recheck.h"

namespace core::access {

/// What one grantee has, by whomever.
struct Held
{
    Privileges privileges{};
    Privileges grantable{};
    bool operator==(const Held &) const = default;
    /// "select, insert; with grant option: select"; "nothing".
    QString text() const;
};
Held heldBy(const QList<AclItem> &items, qint64 grantee);
/// theirs with what differs between was and mine on top.
Held rebased(const Held &was, const Held &theirs, const Held &mine);

struct SeenGrant
{
    QString id;    ///< ddl::Meanwhile::id
    QString label; ///< "public.orders · ana"
    Securable object{};
    qint64 grantee = PublicRole;
    Held mine{};
};

struct SeenDefault
{
    QString id;
    QString label;
    DefaultAcl before{};
    qint64 grantee = PublicRole;
    Held mine{};
};

/// One or two round trips. An object that is gone is left to the server's own words.
ddl::Recheck recheckOf(const catalog::SqlLibrary &library, const QList<SeenGrant> &seen);
ddl::Recheck recheckOf(const catalog::SqlLibrary &library, const QList<SeenDefault> &seen);

} // namespace core::access
