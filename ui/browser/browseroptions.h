// SPDX-License-Identifier: GPL-3.0-or-later
// What the tree shows and in which order: a menu of ticks behind the button beside the filter.
#pragma once

#include "ui/browser/browserfilter.h"
#include "ui/browser/browsermodel.h"

#include <QJsonObject>
#include <QMenu>

namespace ui::browser {

class BrowserOptions : public QMenu
{
    Q_OBJECT

public:
    BrowserOptions(BrowserModel &model, BrowserFilter &filter, QWidget *parent = nullptr);

    /// Anything but the defaults is chosen: the button says so.
    bool isUnusual() const;
    QJsonObject toJson() const;
    void fromJson(const QJsonObject &options);

signals:
    void changed();

private:
    QAction *addTick(const char *name, const QString &text, const QString &toolTip);
    void follow();
    void apply();

    BrowserModel &m_model;
    BrowserFilter &m_filter;
    QList<QAction *> m_orders; ///< by BrowserFilter::Order
    QAction *m_sizes;
    QAction *m_usable;
    QAction *m_empty;
    QAction *m_system;
};

} // namespace ui::browser
