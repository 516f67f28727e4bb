// SPDX-License-Identifier: GPL-3.0-or-later
// A run in two lines: the statement, and when, where and how it went. Thread: GUI.
#pragma once

#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QStyledItemDelegate>

namespace ui::workspace {

class HistoryDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    HistoryDelegate(const Theme &theme, const Icons &icons, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
    const Icons &m_icons;
};

} // namespace ui::workspace
