// SPDX-License-Identifier: GPL-3.0-or-later
// Two people changed the same object: whose value goes where. Pure.
#pragma once

#include "core/forms/formspec.h"

#include <QList>

namespace ui::forms {

struct Difference
{
    QString field;
    bool conflict = false; ///< both changed it, and not to the same
    bool takeMine = false; ///< which one goes on; at first: mine where I changed it
};

/// Every field that somebody else changed, in the form's order.
QList<Difference> differencesOf(const core::forms::FormSpec &spec, const core::forms::Values &before,
                                const core::forms::Values &theirs, const core::forms::Values &mine);

/// theirs with my changes on top, except where a difference says otherwise.
core::forms::Values merged(const core::forms::FormSpec &spec, const core::forms::Values &before,
                           const core::forms::Values &theirs, const core::forms::Values &mine,
                           const QList<Difference> &differences);

} // namespace ui::forms
