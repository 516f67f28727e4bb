// SPDX-License-Identifier: GPL-3.0-or-later
// The SQLite file in which open tabs, the history and saved queries live, and its thread: one job after the
// other, opened at the first. Two programs may use it at once. A damaged file is set aside and told of.
// Thread: GUI; jobs run in the thread of the file.
#pragma once

#include "core/base/task.h"
#include "core/workspace/database.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace core::workspace {

class Store : public QObject
{
    Q_OBJECT

public:
    /// file empty: "workspace.sqlite" in dataFolder(). Made when it is needed.
    explicit Store(const QString &file = {}, QObject *parent = nullptr);
    /// Does what waits, then closes.
    ~Store() override;

    /// job: Result<T>(Database &), in the store's thread. Run once more where the file had to be set aside.
    template <class T> Task<T> run(std::function<Result<T>(Database &)> job)
    {
        auto source = std::make_shared<TaskSource<T>>();
        auto answer = std::make_shared<std::optional<Result<T>>>();
        enqueue([job = std::move(job), answer](Database &database) { answer->emplace(job(database)); },
                [source, answer](const Error *error) {
                    source->finish(error ? Result<T>(*error) : std::move(**answer));
                });
        return source->task();
    }
    /// Blocks until every job is done. For tests and the end.
    void waitForDone() { m_thread.waitForDone(); }

    const QString &file() const { return m_file; }

    static constexpr std::chrono::milliseconds Patience{3000}; ///< for another program's write

signals:
    /// It cannot be used at the moment (told once until it can again), or a damaged file was set aside.
    void problem(const core::Error &error);
    /// An empty file stands in the place of the old one: what is kept in it is to be written anew.
    void replaced();

private:
    struct World;
    using Work = std::function<void(Database &)>;
    using Deliver = std::function<void(const Error *)>;
    void enqueue(Work work, Deliver deliver);

    QString m_file;
    std::shared_ptr<World> m_world; ///< the thread's own
    std::atomic_bool m_closing = false;
    QThreadPool m_thread; ///< one thread
};

} // namespace core::workspace
