// SPDX-License-Identifier: GPL-3.0-or-later
// What the command palette can find: sources give items for a query. Thread: GUI.
#pragma once

#include <QList>
#include <QString>

#include <functional>

namespace ui::palette {

struct PaletteItem
{
    QString title;               ///< what is matched and highlighted: "orders", "Run statement"
    QString subtitle{};          ///< beside it, muted: "public in shop"
    QString iconName{};          ///< for ui::Icons
    QString trailing{};          ///< right edge, muted: a shortcut or the kind
    std::function<void()> run{}; ///< called after the palette has closed and focus is back where it was
    bool enabled = true;
};

class PaletteSource
{
public:
    PaletteSource() = default;
    virtual ~PaletteSource() = default;
    PaletteSource(const PaletteSource &) = delete;
    PaletteSource &operator=(const PaletteSource &) = delete;

    /// The best `limit` items for query, best first; an empty query asks for what to offer before anything is
    /// typed. Cost: called at every key press, so at most a few milliseconds; FuzzyQuery helps with that.
    /// What must be fetched is fetched aside, and CommandPalette::refresh() called when it is there.
    virtual QList<PaletteItem> items(const QString &query, int limit) = 0;
};

} // namespace ui::palette
