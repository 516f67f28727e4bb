// SPDX-License-Identifier: GPL-3.0-or-later
// What the windows of exports, imports and copies have in common: heading and banner, the progress and the
// buttons below, and the one piece of work that runs. Blocks nothing: show() it. While the work runs, closing
// needs a Cancel. Thread: GUI.
#pragma once

#include "core/base/error.h"
#include "ui/base/banner.h"
#include "ui/base/icons.h"
#include "ui/base/progressline.h"
#include "ui/base/theme.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QTimer>

class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace ui::connections {
class ToneLabel;
}

namespace ui::transfer {

/// Its accessible name is its text; Enter elsewhere never presses it.
QPushButton *makeButton(const char *name, const QString &text, const QString &tip);

class TransferDialog : public QDialog
{
    Q_OBJECT

public:
    bool isRunning() const { return m_running; }

signals:
    void started();
    void failed(const core::Error &error);

public slots:
    /// The button was pressed: asks what is to be asked, then begins.
    virtual void start() = 0;
    void cancel();
    /// Does nothing while the work runs: that needs a Cancel.
    void reject() override;

protected:
    struct Texts
    {
        QString prefix; ///< of object names: "import" makes importStart, importCancel …
        QString icon;
        QString title;
        QString start; ///< on the button
        QString startTip;
        QString cancelTip;
        QString lineName; ///< of the progress
        QString banner;   ///< object name
    };
    /// How far the work is.
    struct Shown
    {
        QString text;
        double share = -1; ///< 0 to 1; negative: not known
    };

    TransferDialog(const Theme &theme, const Icons &icons, const Texts &texts, QWidget *parent);

    /// Where the window's own things go.
    QVBoxLayout *body() const { return m_body; }
    /// Beside start, gone while the work runs.
    void addButton(QPushButton *button);
    /// The work begins, and has ended.
    void begin();
    void end();
    /// Beside the buttons, while nothing runs.
    void say(const QString &text);
    void showProgress();
    std::chrono::milliseconds elapsed() const { return std::chrono::milliseconds(m_clock.elapsed()); }

    virtual Shown progress() = 0;
    virtual void stopWork() = 0;
    /// What must not be changed while the work runs.
    virtual void lock(bool running) = 0;

    Banner *m_banner;
    QPushButton *m_start;
    QPushButton *m_close;

private:
    void setRunning(bool running);

    QVBoxLayout *m_body;
    QHBoxLayout *m_buttons;
    QList<QPushButton *> m_others;
    QPushButton *m_cancel;
    ProgressLine *m_line;
    connections::ToneLabel *m_words;
    QTimer m_poll;
    QElapsedTimer m_clock;
    bool m_running = false;
    bool m_stopping = false;
};

} // namespace ui::transfer
