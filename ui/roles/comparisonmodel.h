// SPDX-License-Identifier: GPL-3.0-or-later
// Two roles side by side as rows: what each is, has and is granted. A tick takes a difference over from the
// right to the left. Thread: GUI.
#pragma once

#include "core/access/comparegrants.h"
#include "core/ddl/rolecompare.h"

#include <QAbstractTableModel>

namespace ui::roles {

class ComparisonModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Take,
        Area,
        What,
        Left,
        Right,
        Columns
    };
    struct Row
    {
        QString area;
        QString what;
        QString left;
        QString right;
        bool taken = false;
        qsizetype attribute = -1; ///< of the differences, or
        qsizetype grant = -1;     ///< of the grants
        bool same() const { return left == right; }
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setNames(const QString &left, const QString &right);
    void setRoles(const QList<core::ddl::RoleDifference> &differences,
                  const QList<core::access::GrantDifference> &grants);
    /// Also what is the same.
    void setAllShown(bool all);
    void setReadOnly(bool readOnly);
    void takeAll(bool taken);
    const QList<Row> &rows() const { return m_rows; }
    int differences() const;
    int taken() const;

    QList<core::ddl::RoleDifference> chosen() const;
    QList<core::access::GrantDifference> chosenGrants() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void edited();

private:
    void refilter();

    QString m_left;
    QString m_right;
    QList<core::ddl::RoleDifference> m_differences;
    QList<core::access::GrantDifference> m_grants;
    QList<Row> m_rows;
    QList<qsizetype> m_shown;
    bool m_all = false;
    bool m_readOnly = false;
};

} // namespace ui::roles
