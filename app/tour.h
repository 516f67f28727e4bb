// SPDX-License-Identifier: GPL-3.0-or-later
// The main job without a hand on the mouse: start the playground, connect, expand the tree, run a query,
// export it, take pictures in light and dark; and say what was done. For machines without a display, and for
// the pictures of the README.
#pragma once

#include "core/transfer/exporter.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

namespace app {

class Program;

class Tour : public QObject
{
    Q_OBJECT

public:
    Tour(Program &program, QString folder);

    void start();

signals:
    /// 0, or 1 after a step that failed (said on standard error).
    void finished(int code);

private:
    struct Step
    {
        QString what;
        std::function<void()> begin;
        std::function<bool()> done; ///< asked until it is true
    };
    void next();
    void poll();
    void fail(const QString &why);
    void picture(const QString &name);
    void exportQuery();

    Program &m_program;
    QString m_folder;
    std::vector<Step> m_steps;
    std::size_t m_step = 0;
    QTimer m_poll;
    QElapsedTimer m_clock;
    bool m_ready = false;
    bool m_exported = false;
    core::transfer::Exporter m_exporter;
};

} // namespace app
