// SPDX-License-Identifier: GPL-3.0-or-later
// Whether somebody else's transaction changed rows of the catalogue between a look at them and our own
// statements. A cursor keeps the versions of the look in sight; read at the end, their xmax says who ended
// them. Needs no right but to read the catalogue. Thread: the session's.
#pragma once

#include "core/base/result.h"
#include "core/session/job.h"
#include "core/session/link.h"

#include <QStringList>

namespace core::ddl {

class GapWatch
{
public:
    /// watched: as Recheck::watched; none: nothing is watched.
    GapWatch(session::Link &link, session::Job &job, QStringList watched);

    /// In the transaction, before the look.
    Result<void> begin();
    /// In the same transaction, after our statements, before COMMIT. A subtransaction within them that
    /// changed a watched row counts as somebody else's, too.
    Result<bool> isBroken();

private:
    session::Link &m_link;
    session::Job &m_job;
    QStringList m_watched;
};

} // namespace core::ddl
