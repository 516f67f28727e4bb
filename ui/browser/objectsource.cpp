// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/objectsource.h"

#include "ui/palette/fuzzyquery.h"

namespace ui::browser {

using core::Result;
using core::catalog::ObjectKind;

ObjectSource::ObjectSource(BrowserModel &model, CatalogSource &source, QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_source(source)
{
    connect(&model, &BrowserModel::loaded, this, [this](const QModelIndex &index) {
        follow();
        const ObjectRef ref = m_model.ref(index);
        const ObjectKind *kind = m_model.kinds().find(ref.kind);
        const auto known = m_names.constFind({ref.profile, ref.database});
        // read again in the tree: here too
        if (kind && !ref.folder && kind->is(ObjectKind::OwnDatabase) && known != m_names.constEnd()
            && known->task.isFinished())
            read(ref);
    });
    connect(&model, &BrowserModel::closed, this, &ObjectSource::follow);
    follow();
}

ObjectSource::~ObjectSource()
{
    for (Names &names : m_names)
        names.task.requestStop();
}

void ObjectSource::follow()
{
    for (auto it = m_names.begin(); it != m_names.end();) {
        if (m_model.isConnected(it.key().first)) {
            ++it;
            continue;
        }
        it->task.requestStop();
        it = m_names.erase(it);
    }
    m_shared.removeIf([this](const auto &one) { return !m_model.isConnected(one.key()); });
    for (const ObjectRef &database : m_model.openDatabases()) {
        if (!m_names.contains({database.profile, database.database}))
            read(database);
    }
}

bool ObjectSource::isComplete() const
{
    return std::all_of(m_names.begin(), m_names.end(), [](const Names &names) {
        return !names.objects.isEmpty() || names.task.isFinished();
    });
}

void ObjectSource::refresh(const QUuid &profile, const QString &database)
{
    for (const ObjectRef &open : m_model.openDatabases()) {
        if (open.profile == profile && (database.isEmpty() || open.database == database))
            read(open);
    }
}

void ObjectSource::read(const ObjectRef &database)
{
    const Key key{database.profile, database.database};
    const quint64 serial = ++m_serial;
    Names &names = m_names[key];
    names.task.requestStop();
    names.serial = serial;
    names.task = m_source.names(database);
    core::whenDone(names.task, this, [this, key, serial](Result<Objects> answer) {
        const auto found = m_names.find(key);
        if (found == m_names.end() || found->serial != serial || !answer)
            return; // the tree shows what is wrong with the server; here there is only less to find
        // every database tells the server's own objects: they are to be found once
        Objects own;
        Objects shared;
        for (const ObjectRef &ref : *answer)
            (ref.parentKind == QLatin1String("server") ? shared : own) << ref;
        put(*found, std::move(own));
        put(m_shared[key.first], std::move(shared));
        emit changed();
    });
}

void ObjectSource::put(Names &names, Objects objects)
{
    names.objects = std::move(objects);
    names.texts.clear();
    names.texts.reserve(names.objects.size());
    for (const ObjectRef &ref : std::as_const(names.objects))
        names.texts << ref.text();
}

const Objects &ObjectSource::objects(const QUuid &profile, const QString &database) const
{
    static const Objects none;
    const auto found = m_names.constFind({profile, database});
    return found == m_names.constEnd() ? none : found->objects;
}

QList<palette::PaletteItem> ObjectSource::items(const QString &query, int limit)
{
    const palette::FuzzyQuery fuzzy(query);
    if (fuzzy.isEmpty())
        return {};
    struct Place
    {
        const Names *names;
        int at;
    };
    QList<Place> places;
    const auto add = [&places](const Names &names) {
        for (int i = 0; i < names.objects.size(); ++i)
            places.append({&names, i});
    };
    for (const Names &names : std::as_const(m_names))
        add(names);
    for (const Names &names : std::as_const(m_shared))
        add(names);
    const auto best = palette::bestMatches(int(places.size()), limit, [&](int i) {
        const Place &place = places.at(i);
        return fuzzy.score(place.names->texts.at(place.at));
    });
    QList<palette::PaletteItem> found;
    for (const int i : best) {
        const ObjectRef &ref = places.at(i).names->objects.at(places.at(i).at);
        const ObjectKind *kind = m_model.kinds().find(ref.kind);
        const QString where = ref.schema.isEmpty()
            ? (ref.database.isEmpty() || (kind && kind->is(ObjectKind::OwnDatabase))
                   ? m_model.serverIndex(ref.profile).data().toString()
                   : ref.database)
            : ref.schema == ref.name && kind && !kind->is(ObjectKind::InSchema) ? ref.database
            : ref.database.isEmpty()                                            ? ref.schema
                                     : tr("%1 in %2").arg(ref.schema, ref.database);
        found.append({.title = ref.text(),
                      .subtitle = where,
                      .iconName = kind ? kind->icon : QString(),
                      .trailing = kind ? kind->label : QString(),
                      .run = [this, ref] { emit chosen(ref); }});
    }
    return found;
}

} // namespace ui::browser
