// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/schema.h"

#include <QCoreApplication>

#include <algorithm>

namespace core::json {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::json", text);
}

constexpr std::size_t Nowhere = std::size_t(-1);

} // namespace

QString SchemaEntry::kindText() const
{
    struct Name
    {
        const char *text;
        qint64 count;
    };
    Name names[] = {
        {QT_TRANSLATE_NOOP("core::json", "string"), kinds[std::size_t(Kind::String)]},
        {QT_TRANSLATE_NOOP("core::json", "number"), kinds[std::size_t(Kind::Number)]},
        {QT_TRANSLATE_NOOP("core::json", "boolean"),
         kinds[std::size_t(Kind::True)] + kinds[std::size_t(Kind::False)]},
        {QT_TRANSLATE_NOOP("core::json", "object"), kinds[std::size_t(Kind::Object)]},
        {QT_TRANSLATE_NOOP("core::json", "array"), kinds[std::size_t(Kind::Array)]},
        {QT_TRANSLATE_NOOP("core::json", "null"), kinds[std::size_t(Kind::Null)]},
    };
    std::stable_sort(std::begin(names), std::end(names),
                     [](const Name &one, const Name &other) { return one.count > other.count; });
    QStringList list;
    for (const Name &name : names) {
        if (name.count > 0)
            list << tr(name.text);
    }
    return list.join(tr(" or "));
}

void ColumnSchema::add(const Document &document)
{
    ++m_documents;
    struct Step
    {
        Node node;
        std::size_t place;
        int level;
    };
    std::vector<Step> stack{{Document::Root, 0, 0}};
    const auto childPlace = [this](std::size_t place, const QString &key) {
        const auto known = m_places[place].children.find(key);
        if (known != m_places[place].children.end())
            return known->second;
        if (m_places[place].children.size() >= MostKeys) {
            m_places[place].more = true;
            return Nowhere;
        }
        const std::size_t made = m_places.size();
        m_places.push_back({});
        m_places[place].children.emplace(key, made);
        return made;
    };
    while (!stack.empty()) {
        const Step step = stack.back();
        stack.pop_back();
        const Kind kind = document.kind(step.node);
        ++m_places[step.place].count;
        ++m_places[step.place].kinds[std::size_t(kind)];
        if (kind == Kind::Object)
            ++m_places[step.place].objects;
        if (step.level == Levels || !document.isContainer(step.node))
            continue;
        const bool array = kind == Kind::Array;
        const std::uint32_t count
            = std::min(document.childCount(step.node), array ? MostElements : std::uint32_t(2 * MostKeys));
        for (std::uint32_t i = 0; i < count; ++i) {
            const Node child = document.child(step.node, i);
            const std::size_t place
                = childPlace(step.place, array ? QStringLiteral("[]") : document.key(child));
            if (place != Nowhere)
                stack.push_back({child, place, step.level + 1});
        }
    }
}

std::vector<std::pair<QString, std::size_t>> ColumnSchema::byFrequency(const Place &place) const
{
    std::vector<std::pair<QString, std::size_t>> list(place.children.begin(), place.children.end());
    std::stable_sort(list.begin(), list.end(), [this](const auto &one, const auto &other) {
        return m_places[one.second].count > m_places[other.second].count;
    });
    return list;
}

QList<SchemaEntry> ColumnSchema::entries() const
{
    QList<SchemaEntry> list;
    struct Step
    {
        std::size_t place;
        QStringList path;
        qint64 of;
    };
    std::vector<Step> stack{{0, {}, 0}};
    while (!stack.empty()) {
        const Step step = stack.back();
        stack.pop_back();
        const Place &place = m_places[step.place];
        if (!step.path.isEmpty())
            list << SchemaEntry{step.path, place.count, step.of, place.kinds};
        const auto children = byFrequency(place);
        for (auto child = children.rbegin(); child != children.rend(); ++child)
            stack.push_back(
                {child->second, step.path + QStringList(child->first),
                 child->first == QLatin1String("[]") ? m_places[child->second].count : place.objects});
    }
    return list;
}

std::size_t ColumnSchema::find(const QStringList &path) const
{
    std::size_t at = 0;
    for (const QString &step : path) {
        const auto child = m_places[at].children.find(step);
        if (child == m_places[at].children.end())
            return Nowhere;
        at = child->second;
    }
    return at;
}

QStringList ColumnSchema::keysAt(const QStringList &path) const
{
    QStringList keys;
    const std::size_t place = find(path);
    if (place == Nowhere)
        return keys;
    for (const auto &child : byFrequency(m_places[place])) {
        if (child.first != QLatin1String("[]") || m_places[place].objects == m_places[place].count)
            keys << child.first;
    }
    return keys;
}

bool ColumnSchema::isMap(const QStringList &path) const
{
    const std::size_t place = find(path);
    return place != Nowhere && m_places[place].more;
}

} // namespace core::json
