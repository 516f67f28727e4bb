// SPDX-License-Identifier: GPL-3.0-or-later
// A table of texts that is set as a whole. Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <optional>

namespace ui::indexing {

struct Cell
{
    QString text{};
    std::optional<Token> tone{}; ///< else as text is
    QString tip{};               ///< else what does not fit
    bool code = false;
    bool right = false; ///< a figure
};

class CellsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    CellsModel(const Theme &theme, const QStringList &heads, QObject *parent = nullptr);

    void setRows(const QList<QList<Cell>> &rows);
    const QList<QList<Cell>> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const Theme &m_theme;
    QStringList m_heads;
    QList<QList<Cell>> m_rows;
};

} // namespace ui::indexing
