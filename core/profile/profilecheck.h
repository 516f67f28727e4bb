// SPDX-License-Identifier: GPL-3.0-or-later
// What can be said of a profile's fields before anything is sent to a server.
#pragma once

#include "core/profile/connectionprofile.h"

namespace core::profile {

struct FieldProblem
{
    QString field;   ///< "host", "port", "database", "user", "parameters"
    QString message; ///< one sentence for the field
    int row = -1;    ///< of parameters
};

/// Every problem, in the order of the form. Empty means: worth trying. Cost: a libpq call, no I/O.
QList<FieldProblem> checkProfile(const ConnectionProfile &profile);

} // namespace core::profile
