// SPDX-License-Identifier: GPL-3.0-or-later
// The request settings that a connection is seen with, kept over runs only where the user says so, and what
// looks like a secret not even then. Thread: GUI.
#pragma once

#include "core/access/seeas.h"
#include "core/settings/settings.h"

#include <QUuid>

namespace ui::query {

/// Empty where nothing is kept.
QList<core::access::RequestSetting> keptRequestSettings(const core::settings::Settings &settings,
                                                        const QUuid &profile);
/// Replaces what is kept; an empty list forgets the connection. Values that look like secrets are left out:
/// their names stay.
void keepRequestSettings(core::settings::Settings &settings, const QUuid &profile,
                         const QList<core::access::RequestSetting> &list);

} // namespace ui::query
