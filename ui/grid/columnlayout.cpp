// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/columnlayout.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace ui::grid {

namespace {

constexpr int Version = 1;
constexpr int WidestKept = 10'000;
constexpr int MostColumns = 1664; // of a result, says the server

using Key = std::pair<QString, int>;

QList<Key> keysOf(const QStringList &names)
{
    QList<Key> keys;
    keys.reserve(names.size());
    QHash<QString, int> seen;
    for (const QString &name : names)
        keys.append({name, seen[name]++});
    return keys;
}

core::Error refused(const QString &what)
{
    return core::Error::input(QCoreApplication::translate("ui", "Not a layout of columns: %1").arg(what));
}

// A whole number from 0 to most; -1 if it is anything else.
int number(const QJsonValue &value, int most)
{
    const double real = value.toDouble(-1);
    return real >= 0 && real <= most && real == double(int(real)) ? int(real) : -1;
}

} // namespace

QJsonObject ColumnLayout::toJson() const
{
    QJsonArray list;
    for (const Entry &entry : columns) {
        QJsonObject object{{QStringLiteral("name"), entry.name}};
        if (entry.occurrence > 0)
            object.insert(QStringLiteral("occurrence"), entry.occurrence);
        if (entry.width > 0)
            object.insert(QStringLiteral("width"), entry.width);
        if (entry.hidden)
            object.insert(QStringLiteral("hidden"), true);
        list.append(object);
    }
    return {{QStringLiteral("version"), Version},
            {QStringLiteral("frozen"), frozen},
            {QStringLiteral("columns"), list}};
}

core::Result<ColumnLayout> ColumnLayout::fromJson(const QJsonObject &json)
{
    for (auto it = json.begin(); it != json.end(); ++it) {
        if (it.key() != QLatin1String("version") && it.key() != QLatin1String("frozen")
            && it.key() != QLatin1String("columns"))
            return refused(QStringLiteral("unknown field %1").arg(it.key()));
    }
    if (number(json.value(QLatin1String("version")), Version) != Version)
        return refused(QStringLiteral("version"));
    ColumnLayout layout;
    layout.frozen = number(json.value(QLatin1String("frozen")), MostColumns);
    if (layout.frozen < 0)
        return refused(QStringLiteral("frozen"));
    const QJsonValue list = json.value(QLatin1String("columns"));
    if (!list.isArray() || list.toArray().size() > MostColumns)
        return refused(QStringLiteral("columns"));
    QSet<Key> seen;
    for (const QJsonValue &value : list.toArray()) {
        if (!value.isObject())
            return refused(QStringLiteral("columns"));
        const QJsonObject object = value.toObject();
        Entry entry;
        bool named = false;
        for (auto it = object.begin(); it != object.end(); ++it) {
            bool good = false;
            if (it.key() == QLatin1String("name")) {
                good = named = it->isString();
                entry.name = it->toString();
            } else if (it.key() == QLatin1String("occurrence")) {
                entry.occurrence = number(*it, MostColumns);
                good = entry.occurrence > 0;
            } else if (it.key() == QLatin1String("width")) {
                entry.width = number(*it, WidestKept);
                good = entry.width > 0;
            } else if (it.key() == QLatin1String("hidden")) {
                good = it->isBool();
                entry.hidden = it->toBool();
            }
            if (!good)
                return refused(it.key());
        }
        if (!named || seen.contains({entry.name, entry.occurrence}))
            return refused(QStringLiteral("name"));
        seen.insert({entry.name, entry.occurrence});
        layout.columns.append(entry);
    }
    return layout;
}

ColumnLayout layoutOf(const ColumnMap &map, const QStringList &names, const QList<int> &widths)
{
    const QList<Key> keys = keysOf(names);
    ColumnLayout layout;
    layout.frozen = map.frozen();
    layout.columns.reserve(map.resultCount());
    for (const int column : map.order())
        layout.columns.append({keys.at(column).first, keys.at(column).second,
                               std::min(widths.value(column), WidestKept), map.isHidden(column)});
    return layout;
}

bool isLayoutOf(const ColumnLayout &layout, const QStringList &names)
{
    if (layout.columns.size() != names.size())
        return false;
    QSet<Key> wanted;
    for (const ColumnLayout::Entry &entry : layout.columns)
        wanted.insert({entry.name, entry.occurrence});
    const QList<Key> keys = keysOf(names);
    return std::all_of(keys.begin(), keys.end(), [&](const Key &key) { return wanted.contains(key); });
}

AppliedLayout applied(const ColumnLayout &layout, const QStringList &names)
{
    if (layout.isEmpty())
        return {ColumnMap(int(names.size())), QList<int>(names.size(), 0)};
    const QList<Key> keys = keysOf(names);
    QHash<Key, int> columnOf;
    for (qsizetype i = 0; i < keys.size(); ++i)
        columnOf.insert(keys.at(i), int(i));

    QList<int> order;
    QList<bool> hidden(names.size(), false);
    QList<int> widths(names.size(), 0);
    QList<bool> placed(names.size(), false);
    int left = 0;   // entries shown so far
    int frozen = 0; // of them: those that are frozen and still there
    for (const ColumnLayout::Entry &entry : layout.columns) {
        const bool inFrozen = !entry.hidden && left++ < layout.frozen;
        const int column = columnOf.value({entry.name, entry.occurrence}, -1);
        if (column < 0 || placed.at(column))
            continue;
        order.append(column);
        placed[column] = true;
        hidden[column] = entry.hidden;
        widths[column] = entry.width;
        frozen += inFrozen ? 1 : 0;
    }
    for (int column = 0; column < names.size(); ++column) {
        if (placed.at(column))
            continue;
        const qsizetype at = column == 0 ? 0 : order.indexOf(column - 1) + 1;
        // between frozen columns it is one of them, or the edge would move
        const auto shownBefore
            = std::count_if(order.begin(), order.begin() + at, [&](int c) { return !hidden.at(c); });
        if (shownBefore < frozen)
            ++frozen;
        order.insert(at, column);
        placed[column] = true;
    }
    return {ColumnMap(std::move(order), std::move(hidden), frozen), std::move(widths)};
}

} // namespace ui::grid
