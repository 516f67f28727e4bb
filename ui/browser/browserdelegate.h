// SPDX-License-Identifier: GPL-3.0-or-later
// One row of the tree: picture, name, muted secondary text on the right. The name keeps its room first.
#pragma once

#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QStyledItemDelegate>

namespace ui::browser {

class BrowserDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    BrowserDelegate(const Theme &theme, const Icons &icons, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintHeader(QPainter *painter, const QRect &rect, const QString &text) const;

    const Theme &m_theme;
    const Icons &m_icons;
};

} // namespace ui::browser
