// SPDX-License-Identifier: GPL-3.0-or-later
// Where staged edits belong, so that the rows can be opened again after the program was killed: a table with
// its condition and order, or a statement. As JSON beside the edits. Values.
#pragma once

#include "core/browse/tableinfo.h"
#include "core/browse/tablequery.h"
#include "core/profile/connectionprofile.h"

#include <QJsonObject>

#include <optional>

namespace ui::edit {

/// Of core::workspace::Draft::kind; the edits themselves are core::edit::PendingEdits.
inline const QString EditDraftKind = QStringLiteral("edits");

struct EditDraft
{
    core::profile::ConnectionProfile profile{}; ///< for one that is not stored
    QString database{};
    core::browse::TableName table{}; ///< empty: the rows of the statement
    QString where{};
    QList<core::browse::OrderBy> order{};
    QString statement{};
};

QJsonObject toJson(const EditDraft &draft);
/// Nothing where it is none of ours.
std::optional<EditDraft> editDraftFromJson(const QJsonObject &json);

} // namespace ui::edit
