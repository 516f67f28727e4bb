// SPDX-License-Identifier: GPL-3.0-or-later
// The tree reduced to what a typed text finds in what is loaded, with all that stands above it. Hits of a
// search stay.
#pragma once

#include "ui/browser/browsermodel.h"

#include <QSortFilterProxyModel>

namespace ui::browser {

/// Case aside: name holds needle ("item" in order_items), or needle's letters are those its words begin with
/// ("oi").
bool nameMatches(const QString &name, const QString &needle);

class BrowserFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit BrowserFilter(BrowserModel &model, QObject *parent = nullptr);

    void setNeedle(const QString &needle);
    const QString &needle() const { return m_needle; }
    bool isActive() const { return !m_needle.isEmpty(); }
    /// The row was found, and is not only there for one beneath it. Index of the filter.
    bool matchesItself(const QModelIndex &index) const { return matches(mapToSource(index)); }
    /// Objects that match themselves, among those loaded.
    int matchCount() const;

    bool hasChildren(const QModelIndex &parent = {}) const override;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    bool matches(const QModelIndex &source) const;
    bool groupHasMatches(int headerRow) const;

    BrowserModel &m_model;
    QString m_needle;
};

} // namespace ui::browser
