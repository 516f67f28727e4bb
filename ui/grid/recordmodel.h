// SPDX-License-Identifier: GPL-3.0-or-later
// One row of a grid stood on end: a line for each column shown, its name and type at the left, its value at
// the right. Thread: GUI.
#pragma once

#include <QAbstractTableModel>
#include <QPointer>

namespace ui::grid {

class GridView;

class RecordModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Name,
        Value,
        Columns
    };
    enum Role
    {
        TypeRole = Qt::UserRole, ///< of Name: the short name of the type
        NullRole,                ///< of Value
        EmptyRole,               ///< of Value: an empty string
        CodeRole                 ///< of Value: set in the code font
    };

    explicit RecordModel(GridView &grid, QObject *parent = nullptr);

    /// A row as the grid shows it; -1 for none. The lines stay, only the values change.
    void setRow(qsizetype row);
    qsizetype row() const { return m_row; }
    /// Only columns whose name or type holds this text.
    void setFilter(const QString &text);
    /// The grid shows other columns, or another result.
    void restart();

    /// The grid's column of a line, and the line of a column (-1 where it is filtered out).
    int gridColumn(int line) const { return m_columns.at(line); }
    int lineOf(int gridColumn) const { return int(m_columns.indexOf(gridColumn)); }
    /// The whole value; empty for NULL.
    QString value(int line) const;
    /// What is shown of it: its beginning, in a few lines.
    QString shownValue(int line) const;

    /// Characters and lines of a value that are shown.
    static constexpr qsizetype MostCharacters = 1000;
    static constexpr int MostLines = 6;

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_columns.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : Columns; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    bool hasRow() const;

    QPointer<GridView> m_grid;
    QList<int> m_columns; ///< of the grid
    QString m_filter;
    qsizetype m_row = -1;
};

} // namespace ui::grid
