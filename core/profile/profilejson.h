// SPDX-License-Identifier: GPL-3.0-or-later
// A profile as JSON and back. Keys that this version does not know stay as they are.
#pragma once

#include "core/profile/connectionprofile.h"

#include <QJsonObject>

namespace core::profile {

/// An entry without a usable id gets one made from its own content, the same at each reading.
ConnectionProfile profileFromJson(const QJsonObject &object);
/// base with the profile's fields written over it. Never a password, nor a parameter that is a secret.
QJsonObject profileToJson(const ConnectionProfile &profile, QJsonObject base = {});

/// "production" and the like; what is not known is None.
QString environmentId(Environment environment);
Environment environmentFromId(const QString &id);

} // namespace core::profile
