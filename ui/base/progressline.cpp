// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/progressline.h"

#include "ui/base/stylepaint.h"

#include <QPainter>
#include <QTimerEvent>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numbers>

using namespace std::chrono_literals;

namespace ui {

namespace {

constexpr auto Frame = 33ms;
constexpr auto Round = 1600ms;

} // namespace

ProgressLine::ProgressLine(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ProgressLine::setMode(Mode mode)
{
    m_mode = mode;
    if (mode != Mode::Moving)
        m_timer.stop();
    else if (isVisible() && !m_timer.isActive()) {
        m_clock.start();
        m_timer.start(int(Frame.count()), this);
    }
    update();
}

void ProgressLine::setShare(double share)
{
    m_share = std::clamp(std::isfinite(share) ? share : 0.0, 0.0, 1.0);
    setAccessibleDescription(tr("%1 percent").arg(qRound(m_share * 100)));
    setMode(Mode::Share);
}

void ProgressLine::setIndeterminate()
{
    setAccessibleDescription(tr("Working"));
    setMode(Mode::Moving);
}

void ProgressLine::setIdle()
{
    setAccessibleDescription(QString());
    setMode(Mode::Idle);
}

void ProgressLine::setGroove(bool visible)
{
    m_groove = visible;
    update();
}

void ProgressLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const qreal thick = std::min<qreal>(height(), metrics::Step);
    const QRectF groove(0, (height() - thick) / 2, width(), thick);
    if (m_groove)
        paint::box(&painter, groove, m_theme.blend(Token::Sunken, Token::Border, 0.5), QColor(), thick / 2);
    QRectF piece = groove;
    if (m_mode == Mode::Share) {
        piece.setWidth(groove.width() * m_share);
        if (layoutDirection() == Qt::RightToLeft)
            piece.moveRight(groove.right());
    } else if (m_mode == Mode::Moving) {
        const double turn
            = m_clock.isValid() ? double(m_clock.elapsed() % Round.count()) / double(Round.count()) : 0;
        const double place = (1 - std::cos(turn * 2 * std::numbers::pi)) / 2;
        piece.setWidth(groove.width() * 0.3);
        piece.moveLeft((groove.width() - piece.width()) * place);
    } else {
        return;
    }
    if (piece.width() >= 1)
        paint::box(&painter, piece, m_theme.color(Token::Accent), QColor(), thick / 2);
}

void ProgressLine::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        update();
    else
        QWidget::timerEvent(event);
}

void ProgressLine::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_mode == Mode::Moving)
        setMode(Mode::Moving);
}

void ProgressLine::hideEvent(QHideEvent *event)
{
    m_timer.stop();
    QWidget::hideEvent(event);
}

} // namespace ui
