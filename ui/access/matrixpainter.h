// SPDX-License-Identifier: GPL-3.0-or-later
// The marks of the privilege matrix, each a picture that is drawn once: a frame costs copies of pixmaps.
// Nothing is told by colour alone: what is not an own grant has another shape or a letter. Thread: GUI.
#pragma once

#include "ui/access/matrixmodel.h"
#include "ui/base/icons.h"

#include <QHash>
#include <QPixmap>
#include <QStyledItemDelegate>

namespace ui::access {

class MatrixPainter : public QStyledItemDelegate
{
    Q_OBJECT

public:
    MatrixPainter(const Theme &theme, const Icons &icons, const MatrixModel &model, QObject *parent);

    /// The mark of a cell in device-independent MarkSize, for the legend, too.
    QPixmap markPixmap(const MatrixCell &cell, qreal devicePixelRatio) const;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// The view knows what a click on a mark means.
    bool editorEvent(QEvent *, QAbstractItemModel *, const QStyleOptionViewItem &,
                     const QModelIndex &) override
    {
        return false;
    }
    /// Where a row's chevron stands: pressing it opens the row.
    static QRect chevronRect(const QRect &nameCell, bool isColumn);

    static constexpr int MarkSize = 20; ///< with room for the star of the grant option
    static constexpr int BoxSize = 15;

private:
    /// The schema where it is to be told, and the name without it.
    std::pair<QString, QString> shownName(const QModelIndex &index) const;
    void paintName(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void drawMark(QPainter &painter, const MatrixCell &cell) const;

    const Theme &m_theme;
    const Icons &m_icons;
    const MatrixModel &m_model;
    mutable QHash<quint32, QPixmap> m_marks;
    mutable QHash<QString, QPixmap> m_iconsDrawn;
    mutable qreal m_ratio = 0;
};

} // namespace ui::access
