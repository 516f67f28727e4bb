// SPDX-License-Identifier: GPL-3.0-or-later
// What the kinds of the browser are in the catalogue, and which actions are offered for each: a table, one
// line a kind. Pure.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace core::actions {

struct ActionKind
{
    QString kind;        ///< catalog::ObjectKind::id
    QString catalog;     ///< "pg_catalog.pg_class"
    QStringList actions; ///< Action::id
};

const QList<ActionKind> &actionKinds();
/// Null where nothing is known of the kind: it has no actions.
const ActionKind *findActionKind(const QString &kind);

} // namespace core::actions
