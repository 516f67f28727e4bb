// SPDX-License-Identifier: GPL-3.0-or-later
// What `howdah roles` prints: roles with their attributes and memberships; of one role every right it has,
// with the way by which it has it. Pure.
#pragma once

#include "core/access/rights.h"

#include <QJsonObject>

namespace app::cli {

struct RolesReport
{
    core::access::RoleGraph roles;
    /// Of one role; 0: of all, without rights.
    qint64 role = 0;
    QString database{};
    QList<core::access::Securable> objects{};
};

/// Control characters in names are escaped: a name is one word on its line.
QString toText(const RolesReport &report);
QJsonObject toJson(const RolesReport &report);

} // namespace app::cli
