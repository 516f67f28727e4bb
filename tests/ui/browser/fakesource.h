// SPDX-License-Identifier: GPL-3.0-or-later
// A catalogue made up by the test, which also decides when an answer comes.
#pragma once

#include "ui/browser/catalogsource.h"

#include <QHash>
#include <QStringList>

#include <memory>

class FakeSource : public ui::browser::CatalogSource
{
public:
    using Objects = ui::browser::Objects;
    using ObjectRef = ui::browser::ObjectRef;
    struct Question
    {
        QString about;
        std::shared_ptr<core::TaskSource<Objects>> source;
    };
    using Finds = ui::browser::Finds;
    using Sizes = ui::browser::Sizes;
    using SearchIn = ui::browser::SearchIn;
    struct Search
    {
        QString about;
        std::shared_ptr<core::TaskSource<Finds>> source;
    };
    struct Sizing
    {
        QList<qint64> oids;
        std::shared_ptr<core::TaskSource<Sizes>> source;
    };

    core::Task<Objects> children(const ObjectRef &of, const ui::browser::Scope &) override
    {
        return ask((of.folder ? QStringLiteral("folder ") : QString()) + of.kind + QLatin1Char(' ')
                   + of.name);
    }
    /// "search shop total" among names, "columns …", "source …", "comments …"
    core::Task<Finds> search(const ObjectRef &within, const QString &needle, SearchIn where) override
    {
        static const QStringList words
            = QStringLiteral("search columns source comments").split(QLatin1Char(' '));
        searches.append({QStringLiteral("%1 %2 %3").arg(words.at(int(where)), within.database, needle),
                         std::make_shared<core::TaskSource<Finds>>()});
        return searches.last().source->task();
    }
    core::Task<Sizes> sizes(const ObjectRef &, const QString &, const QList<qint64> &oids) override
    {
        sizings.append({oids, std::make_shared<core::TaskSource<Sizes>>()});
        return sizings.last().source->task();
    }
    core::Task<Objects> names(const ObjectRef &within) override
    {
        return ask(QStringLiteral("names %1").arg(within.database));
    }

    /// Answers the oldest open question about that; false if there is none.
    bool answer(const QString &about, core::Result<Objects> objects)
    {
        for (qsizetype i = 0; i < open.size(); ++i) {
            if (open[i].about == about) {
                open.takeAt(i).source->finish(std::move(objects));
                return true;
            }
        }
        return false;
    }
    /// As answer(), of a search.
    bool find(const QString &about, core::Result<Finds> finds)
    {
        for (qsizetype i = 0; i < searches.size(); ++i) {
            if (searches[i].about == about) {
                searches.takeAt(i).source->finish(std::move(finds));
                return true;
            }
        }
        return false;
    }
    static Finds names(const Objects &objects)
    {
        Finds finds;
        for (const ObjectRef &object : objects)
            finds.append({object, 0, {}});
        return finds;
    }
    bool isStopped(qsizetype question) const { return open[question].source->stopToken().stop_requested(); }
    QStringList questions() const
    {
        QStringList list;
        for (const Question &question : open)
            list << question.about;
        return list;
    }

    static ObjectRef object(const char *kind, const QString &name, qint64 oid, const QString &detail = {},
                            qint64 amount = -1, unsigned marks = 0)
    {
        ObjectRef ref;
        ref.kind = QLatin1String(kind);
        ref.name = name;
        ref.oid = oid;
        ref.schema = QStringLiteral("public");
        ref.database = ref.kind == QLatin1String("database") ? name : QStringLiteral("shop");
        ref.detail = detail;
        ref.amount = amount;
        ref.marks = marks;
        return ref;
    }
    static ObjectRef folder(const char *kind, const QString &name, qint64 count, qint64 oid = 1)
    {
        ObjectRef ref = object(kind, name, oid, {}, count);
        ref.folder = true;
        return ref;
    }

    QList<Question> open;
    QList<Search> searches;
    QList<Sizing> sizings;

private:
    core::Task<Objects> ask(const QString &about)
    {
        open.append({about, std::make_shared<core::TaskSource<Objects>>()});
        return open.last().source->task();
    }
};
