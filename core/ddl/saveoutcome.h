// SPDX-License-Identifier: GPL-3.0-or-later
// What became of a script that was saved: what is done for good, what is not, what nobody knows. A value.
#pragma once

#include "core/base/error.h"
#include "core/ddl/recheck.h"
#include "core/ddl/script.h"
#include "core/forms/values.h"
#include "core/session/notice.h"

#include <QList>
#include <QString>

#include <optional>

namespace core::ddl {

struct SaveOutcome
{
    enum class Fate
    {
        Done,     ///< everything
        Nothing,  ///< failed or stopped, and nothing is changed
        Partly,   ///< the first `committed` statements are done and stay, what follows is not
        Conflict, ///< somebody else changed the object since it was read; nothing is written
        Unknown,  ///< the connection went while it could have taken effect: see `unknown`
    };

    Fate fate = Fate::Nothing;
    std::optional<Error> error{}; ///< why it is not Done; none with Conflict
    qsizetype failed = -1;        ///< the statement the error belongs to; -1: the commit, or before all
    qsizetype committed = 0;      ///< so many statements, from the first, are done for certain
    qsizetype unknown = 0;        ///< so many after these may be done or not
    std::optional<forms::Values> theirs{}; ///< with Conflict: the object as it is now
    QList<Meanwhile> meanwhile{};          ///< or, with Conflict: what the rechecks found
    /// With Unknown, where it could be asked: the transaction, for wasCommitted().
    QString transaction{};
    QList<session::Notice> notices{}; ///< at most 1000

    bool ok() const { return fate == Fate::Done; }
    /// One or two sentences for the user: precisely what is done and what is not, without the error's text.
    QString summary(const Script &script) const;
};

} // namespace core::ddl

Q_DECLARE_METATYPE(core::ddl::SaveOutcome)
