// SPDX-License-Identifier: GPL-3.0-or-later
// The fields that somebody else changed, side by side. Thread: GUI.
#pragma once

#include "core/ddl/recheck.h"
#include "ui/forms/rebase.h"
#include "ui/forms/sidebyside.h"

#include <QStringList>

namespace ui::forms {

class ConflictModel : public SideBySide
{
    Q_OBJECT

public:
    struct Row
    {
        Difference difference;
        QString label;
        QString was;
        QString theirs;
        QString mine;
    };
    explicit ConflictModel(QObject *parent = nullptr);

    void setRows(const QList<Row> &rows);
    /// With what is ticked.
    QList<Difference> differences() const;

private:
    QList<Difference> m_differences;
};

/// What rechecks found, mine taken at first; Difference::field is the Meanwhile::id.
QList<ConflictModel::Row> rowsOf(const QList<core::ddl::Meanwhile> &changes);
/// The ids of which theirs goes on.
QStringList givenUp(const QList<Difference> &differences);

} // namespace ui::forms
