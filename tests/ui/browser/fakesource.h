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

    core::Task<Objects> children(const ObjectRef &of, const ui::browser::Scope &) override
    {
        return ask((of.folder ? QStringLiteral("folder ") : QString()) + of.kind + QLatin1Char(' ')
                   + of.name);
    }
    core::Task<Objects> search(const ObjectRef &within, const QString &needle) override
    {
        return ask(QStringLiteral("search %1 %2").arg(within.database, needle));
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

private:
    core::Task<Objects> ask(const QString &about)
    {
        open.append({about, std::make_shared<core::TaskSource<Objects>>()});
        return open.last().source->task();
    }
};
