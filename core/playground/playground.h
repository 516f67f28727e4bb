// SPDX-License-Identifier: GPL-3.0-or-later
// The playground for the interface: the same as PlaygroundCluster, on a thread of its own, one request after
// another. Thread: the GUI's; nothing blocks, but the destructor waits for a running request, which it stops
// (some 100 ms). The server is left running: it survives the program, and is taken over by the next one.
#pragma once

#include "core/base/task.h"
#include "core/playground/playgroundcluster.h"

#include <QObject>
#include <QThreadPool>

#include <stop_token>

namespace core::playground {

class Playground : public QObject
{
    Q_OBJECT

public:
    explicit Playground(PlaygroundOptions options = {}, QObject *parent = nullptr);
    ~Playground() override;

    Task<PlaygroundStarted> start();
    Task<void> stop();
    /// Throws everything away and makes it anew.
    Task<PlaygroundStarted> reset();
    Task<Cluster::Status> status();
    QString url() const;

signals:
    /// What the current request is doing, in words for the user, and how far it is, -1 where nobody knows.
    void progress(const QString &text, int percent);

private:
    template <class T>
    Task<T>
    queue(std::function<Result<T>(PlaygroundCluster &, const std::stop_token &, const Progress &)> work);

    PlaygroundOptions m_options;
    std::stop_source m_closing;
    QThreadPool m_thread;
};

} // namespace core::playground
