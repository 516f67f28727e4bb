// SPDX-License-Identifier: GPL-3.0-or-later
// What an environment is called and which colour it has, everywhere it is shown.
#pragma once

#include "core/profile/connectionprofile.h"
#include "ui/base/theme.h"

#include <QList>
#include <QString>

namespace ui::connections {

struct EnvironmentLook
{
    core::profile::Environment environment;
    QString label; ///< colour never stands alone
    Token color;
};

/// All of them, in the order of danger.
const QList<EnvironmentLook> &environmentLooks();
const EnvironmentLook &lookOf(core::profile::Environment environment);

} // namespace ui::connections
