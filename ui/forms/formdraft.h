// SPDX-License-Identifier: GPL-3.0-or-later
// What was typed in a form, with what it takes to show it again without a server, as JSON. Secrets are not in
// it; which fields had one is. Values.
#pragma once

#include "core/catalog/objectref.h"
#include "core/ddl/objectform.h"
#include "core/profile/connectionprofile.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace ui::forms {

/// Of core::workspace::Draft::kind.
inline const QString FormDraftKind = QStringLiteral("form");

struct FormDraft
{
    core::profile::ConnectionProfile profile; ///< for one that is not stored
    QString database;
    core::catalog::ObjectRef ref;
    std::optional<core::catalog::ObjectRef> above{}; ///< what a new object is listed under
    core::ddl::Reading reading{};                    ///< as it was read
    core::forms::Values now{};
    QStringList secrets{};  ///< fields whose password was typed and has to be typed again
    QJsonObject sections{}; ///< by title
};

/// Only the first choices of long lists: until it is read again, that is to look at.
QJsonObject toJson(const FormDraft &draft);
std::optional<FormDraft> formDraftFromJson(const QJsonObject &json);

/// What a form knows of its server; of long lists the first choices.
QJsonObject contextToJson(const core::forms::Context &context);
core::forms::Context contextFromJson(const QJsonObject &json);

} // namespace ui::forms
