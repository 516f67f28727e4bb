// SPDX-License-Identifier: GPL-3.0-or-later
// A snapshot as a session sees it that has set its own search path: which names need no schema in front.
// Thread: any; a PathView: one.
#pragma once

#include "core/completion/snapshot.h"

#include <optional>

namespace core::completion {

/// schemas: as current_schemas(false) lists them; pg_temp and pg_catalog are searched first where they are
/// not among them. A copy: some ms with 20,000 tables. names may be null.
SnapshotPtr withSearchPath(const SnapshotPtr &names, const QStringList &schemas);

/// Makes that copy once for the same names and the same path.
class PathView
{
public:
    /// schemas: nothing where the path is that of the snapshot.
    SnapshotPtr of(const SnapshotPtr &names, const std::optional<QStringList> &schemas);

private:
    SnapshotPtr m_names;
    QStringList m_schemas;
    SnapshotPtr m_view;
};

} // namespace core::completion
