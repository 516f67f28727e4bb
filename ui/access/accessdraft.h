// SPDX-License-Identifier: GPL-3.0-or-later
// What was typed in a tab about privileges, with what it takes to show it again without a server, as JSON.
// Values.
#pragma once

#include "core/ddl/script.h"
#include "core/forms/context.h"
#include "core/profile/connectionprofile.h"

#include <QJsonObject>

#include <optional>

namespace ui::access {

/// Of core::workspace::Draft::kind.
inline const QString AccessDraftKind = QStringLiteral("access");

struct AccessDraft
{
    core::profile::ConnectionProfile profile; ///< for one that is not stored
    QString database;
    QString tab; ///< ScriptTab::draftTab()
    core::forms::Context context{};
    core::forms::Values before{};
    core::forms::Values now{};
    QJsonObject more{}; ///< the tab's own
    /// As it was; left out where it is large, as it is written again from the fields anyway.
    core::ddl::Script script{};
};

QJsonObject toJson(const AccessDraft &draft);
std::optional<AccessDraft> accessDraftFromJson(const QJsonObject &json);

} // namespace ui::access
