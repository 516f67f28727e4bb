// SPDX-License-Identifier: GPL-3.0-or-later
// A cell with words and a thin bar below them: how far a table is.
#pragma once

#include "ui/base/theme.h"

#include <QStyledItemDelegate>

namespace ui::transfer {

class ProgressDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit ProgressDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace ui::transfer
