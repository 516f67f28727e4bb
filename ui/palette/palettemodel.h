// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the palette: items of all sources merged by rank, and the delegate that draws them. Thread:
// GUI.
#pragma once

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/palette/palettesource.h"

#include <QAbstractListModel>
#include <QStringList>
#include <QStyledItemDelegate>

namespace ui::palette {

class PaletteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        SubtitleRole = Qt::UserRole,
        TrailingRole,
        PositionsRole, ///< QList<int> of the title
        IconRole,      ///< name
    };

    explicit PaletteModel(QObject *parent = nullptr);

    void setItems(QList<PaletteItem> items, const QString &query);
    const PaletteItem &item(int row) const { return m_items.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QList<PaletteItem> m_items;
    QString m_query;
};

/// The same for an item of a source each time it is given.
QString paletteKey(const PaletteItem &item);

/// All sources asked and merged, best first; equals keep the order of the sources. recent: keys of what was
/// used lately, the last first: it stands before others that match as well, and first where nothing is typed.
QList<PaletteItem> merged(const QList<PaletteSource *> &sources, const QString &query, int limit,
                          const QStringList &recent = {});

class PaletteDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int RowHeight = 32;

    PaletteDelegate(const Theme &theme, const Icons &icons, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
    const Icons &m_icons;
};

} // namespace ui::palette
