// SPDX-License-Identifier: GPL-3.0-or-later
// How far a script is: "12 of 340", what failed so far, how long; of a file the bytes read. Shown while more
// than one statement runs. Thread: GUI.
#pragma once

#include "ui/base/progressline.h"

#include <QTimer>
#include <QWidget>

#include <atomic>
#include <memory>

class QLabel;
class QPushButton;

namespace core::query {
class ScriptRun;
}

namespace ui::query {

class RunBar : public QWidget
{
    Q_OBJECT

public:
    explicit RunBar(const Theme &theme, QWidget *parent = nullptr);

    /// A file that is run: its name, its size in bytes, how far it is read.
    struct File
    {
        QString name{};
        qint64 size = 0;
        std::shared_ptr<std::atomic<qint64>> read{};
        qint64 pieces = -1; ///< statements and commands; -1: not known
    };

    /// Follows the run until stop(); shows itself when it takes longer than a moment.
    void follow(const core::query::ScriptRun &run, const File &file);
    void stop();
    QString text() const;

signals:
    void cancelRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    const Theme &m_theme;
    const core::query::ScriptRun *m_run = nullptr;
    File m_file;
    QLabel *m_text;
    ProgressLine *m_line;
    QPushButton *m_cancel;
    QTimer m_timer;
};

} // namespace ui::query
