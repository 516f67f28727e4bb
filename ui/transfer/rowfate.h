// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to the rows that a table has already: whether it is emptied first, and what becomes of a row
// whose key comes again. Thread: GUI.
#pragma once

#include "core/importing/plan.h"
#include "ui/connections/formgrid.h"

class QCheckBox;
class QComboBox;

namespace ui::transfer {

class RowFate : public connections::FormGrid
{
    Q_OBJECT

public:
    /// prefix: of the object names.
    RowFate(const Theme &theme, const QString &prefix, QWidget *parent = nullptr);

    /// The table that is there; nothing: it is a new one, or not known yet.
    void setTable(const std::optional<core::importing::TargetTable> &table);
    core::importing::OnConflict onConflict() const;
    /// Of the rows that are told apart; empty where nothing is asked.
    QStringList key() const;
    bool truncate() const;

signals:
    void changed();

private:
    void showFields();

    QComboBox *m_conflict;
    QComboBox *m_key;
    QCheckBox *m_truncate;
    QList<QStringList> m_keys;
    bool m_there = false;
};

} // namespace ui::transfer
