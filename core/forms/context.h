// SPDX-License-Identifier: GPL-3.0-or-later
// What a form knows of the server it is for, read once with the object: version, who we are there, what can
// be chosen in its fields. A value, so that fields and scripts are made and tested without a server.
#pragma once

#include "core/base/serverversion.h"
#include "core/forms/values.h"

#include <QHash>
#include <QList>
#include <QString>

namespace core::forms {

/// One of the values offered in a field.
struct Choice
{
    QString value;
    QString label{};  ///< where it differs from the value
    QString detail{}; ///< secondary text: what it means, its unit, its legal range
    bool operator==(const Choice &) const = default;
};

struct Context
{
    ServerVersion version;
    QString user{}; ///< current_user
    bool superuser = false;
    bool creating = false; ///< a new object
    /// Why nothing can be changed ("needs CREATEROLE, which alice has not"); empty: it can.
    QString readOnly{};
    /// By name of the list: "roles", "tablespaces", "schemas", "settings", …
    QHash<QString, QList<Choice>> choices{};
    /// What else the kind's fields and script need to know of the server.
    Values facts{};
};

} // namespace core::forms
