// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/searchpath.h"

#include <algorithm>
#include <tuple>

namespace core::completion {

namespace {

/// Of things with the same name, which stand beside each other, the one whose schema comes first in the path.
template <class Thing> void markVisible(std::vector<Thing> &things, const std::vector<Schema> &schemas)
{
    for (std::size_t first = 0; first < things.size();) {
        std::size_t best = things.size();
        std::size_t at = first;
        for (; at < things.size() && things[at].name == things[first].name; ++at) {
            things[at].visible = false;
            const qint16 place = schemas[things[at].schema].inPath;
            if (place >= 0 && (best == things.size() || place < schemas[things[best].schema].inPath))
                best = at;
        }
        if (best < things.size())
            things[best].visible = true;
        first = at;
    }
}

} // namespace

SnapshotPtr withSearchPath(const SnapshotPtr &names, const QStringList &schemas)
{
    if (!names)
        return {};
    QList<QByteArray> path;
    for (const QString &implied : {QStringLiteral("pg_temp"), QStringLiteral("pg_catalog")}) {
        if (!schemas.contains(implied))
            path << implied.toUtf8();
    }
    for (const QString &schema : schemas)
        path << schema.toUtf8();

    auto view = std::make_shared<Snapshot>(*names);
    for (Schema &schema : view->m_schemas)
        schema.inPath = qint16(path.indexOf(view->bytes(schema.name).toByteArray()));
    markVisible(view->m_relations, view->m_schemas);
    markVisible(view->m_types, view->m_schemas);
    // overloads are all seen; those of the first schema come first
    for (Function &function : view->m_functions)
        function.visible = view->m_schemas[function.schema].inPath >= 0;
    const auto order = [&](const Function &function) {
        const qint16 place = view->m_schemas[function.schema].inPath;
        return std::tuple(place < 0, place, function.oid);
    };
    auto first = view->m_functions.begin();
    while (first != view->m_functions.end()) {
        const auto last = std::find_if(first, view->m_functions.end(), [first](const Function &function) {
            return function.name != first->name;
        });
        std::sort(first, last, [&](const Function &a, const Function &b) { return order(a) < order(b); });
        first = last;
    }
    return view;
}

SnapshotPtr PathView::of(const SnapshotPtr &names, const std::optional<QStringList> &schemas)
{
    if (!schemas || !names)
        return names;
    if (m_names != names || m_schemas != *schemas || !m_view) {
        m_names = names;
        m_schemas = *schemas;
        m_view = withSearchPath(names, *schemas);
    }
    return m_view;
}

} // namespace core::completion
