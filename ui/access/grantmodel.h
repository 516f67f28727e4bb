// SPDX-License-Identifier: GPL-3.0-or-later
// Objects with ticks: those that a bulk grant or revoke is about, their kind, and what the grantees have on
// them already. Thread: GUI. Cost: linear in the objects at each change of them; a row is made when it is
// shown.
#pragma once

#include "core/access/securable.h"
#include "ui/base/icons.h"

#include <QAbstractTableModel>
#include <QSet>

namespace ui::access {

class GrantModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        ObjectColumn,
        KindColumn,
        HasColumn,
        ColumnCount,
    };
    explicit GrantModel(const Icons &icons, QObject *parent = nullptr);

    /// Those that pass the filter. What was unticked stays unticked.
    void setObjects(const QList<core::access::Securable> &objects);
    /// Whose privileges are told in the last column, by number; PUBLIC is 0.
    void setGrantees(const QList<qint64> &grantees);
    const QList<core::access::Securable> &objects() const { return m_objects; }
    /// By objectKey(); also of objects that do not pass the filter now.
    const QSet<QString> &unticked() const { return m_unticked; }
    /// ticksChanged() is not emitted.
    void setUnticked(const QSet<QString> &keys);
    void setAll(bool ticked);
    /// Everything but these, by objectKey().
    void tickOnly(const QSet<QString> &keys);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    void ticksChanged();

private:
    QString hasText(const core::access::Securable &object) const;

    const Icons &m_icons;
    QList<core::access::Securable> m_objects;
    QList<qint64> m_grantees;
    QSet<QString> m_unticked; ///< objectKey()
};

} // namespace ui::access
