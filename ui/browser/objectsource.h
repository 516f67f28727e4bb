// SPDX-License-Identifier: GPL-3.0-or-later
// The objects of the open databases, and of their servers, for the palette: names read once per database in
// the background, again on request.
#pragma once

#include "ui/browser/browsermodel.h"
#include "ui/palette/palettesource.h"

#include <QHash>
#include <QObject>

namespace ui::browser {

class ObjectSource : public QObject, public palette::PaletteSource
{
    Q_OBJECT

public:
    /// Follows the model: a database that is opened there is read, one whose server goes is forgotten.
    ObjectSource(BrowserModel &model, CatalogSource &source, QObject *parent = nullptr);
    ~ObjectSource() override;

    QList<palette::PaletteItem> items(const QString &query, int limit) override;
    /// Of one database, as far as read; for completion too.
    const Objects &objects(const QUuid &profile, const QString &database) const;
    /// Nothing is being read.
    bool isComplete() const;
    /// Reads the open database again, every one of that server where it is empty; what is known stays until
    /// then.
    void refresh(const QUuid &profile, const QString &database);

signals:
    /// There is more to find: CommandPalette::refresh().
    void changed();
    void chosen(const core::catalog::ObjectRef &ref);

private:
    struct Names
    {
        Objects objects;
        QStringList texts; ///< of objects, as shown
        core::Task<Objects> task{};
        quint64 serial = 0; ///< of the question on its way
    };
    using Key = std::pair<QUuid, QString>;

    void follow();
    void put(Names &names, Objects objects);
    void read(const ObjectRef &database);

    BrowserModel &m_model;
    CatalogSource &m_source;
    QHash<Key, Names> m_names;
    QHash<QUuid, Names> m_shared; ///< databases, roles, …: of the server, as its database last read told them
    quint64 m_serial = 0;
};

} // namespace ui::browser
