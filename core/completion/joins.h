// SPDX-License-Identifier: GPL-3.0-or-later
// Joins that foreign keys suggest: the tables beside those in FROM with their condition, and the condition of
// a table that stands there. Thread: any.
#pragma once

#include "core/completion/collector.h"

namespace core::completion {

/// A short name for a table: the first letters of its words, another one where that is taken.
QByteArray aliasFor(QByteArrayView table, const QList<QByteArray> &taken);

/// Behind JOIN.
void offerJoins(const Words &words, const Scope &scope, const Query &query, const Snapshot *snapshot,
                Collector &collector);
/// Behind ON.
void offerConditions(const Words &words, const Scope &scope, const Query &query, const Snapshot *snapshot,
                     Collector &collector);

} // namespace core::completion
