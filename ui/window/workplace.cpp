// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/workplace.h"

#include "ui/tabs/tabarea.h"
#include "ui/window/knownprofiles.h"

namespace ui::window {

std::optional<forms::FormPlace> workPlace(const core::catalog::ObjectRef &ref, const KnownProfiles &profiles,
                                          const tabs::TabArea &tabs)
{
    std::optional<core::profile::ConnectionProfile> profile = profiles.find(ref.profile);
    QString database = ref.database;
    if (const tabs::Tab *tab = tabs.current(); tab && database.isEmpty()) {
        const tabs::TabStatus status = tab->status();
        if (status.profile && (!profile || profile->id == status.profile->id)) {
            profile = status.profile;
            database = status.database;
        }
    }
    if (!profile)
        return {};
    return forms::FormPlace{*profile, database.isEmpty() ? profile->database : database};
}

} // namespace ui::window
