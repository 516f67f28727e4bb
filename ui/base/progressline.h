// SPDX-License-Identifier: GPL-3.0-or-later
// A thin bar: share of what is done, or a moving piece while nobody knows how long. Still when hidden.
// Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QWidget>

namespace ui {

class ProgressLine : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressLine(const Theme &theme, QWidget *parent = nullptr);

    /// share: 0 to 1; stops the moving piece.
    void setShare(double share);
    /// The moving piece, until setShare() or setIdle().
    void setIndeterminate();
    /// Nothing is going on: an empty groove, or nothing if the groove is off.
    void setIdle();
    /// Without groove the line can lie above other things.
    void setGroove(bool visible);
    bool isIndeterminate() const { return m_mode == Mode::Moving; }
    double share() const { return m_share; }

    QSize sizeHint() const override { return {140, metrics::Step}; }
    QSize minimumSizeHint() const override { return {24, metrics::Step}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    enum class Mode
    {
        Idle,
        Share,
        Moving
    };
    void setMode(Mode mode);

    const Theme &m_theme;
    Mode m_mode = Mode::Idle;
    double m_share = 0;
    bool m_groove = true;
    QBasicTimer m_timer;
    QElapsedTimer m_clock;
};

} // namespace ui
