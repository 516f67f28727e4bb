// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/strengthmeter.h"

#include <QPainter>

namespace ui::forms {

using Step = core::passwords::Strength::Step;

namespace {

constexpr int Segments = 4;
constexpr int SegmentWidth = 18;
constexpr int SegmentHeight = 4;
constexpr int Gap = 3;
constexpr int BarWidth = Segments * SegmentWidth + (Segments - 1) * Gap;
constexpr int TextGap = 8;

} // namespace

StrengthMeter::StrengthMeter(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("strengthMeter"));
    setFont(theme.smallFont());
    connect(&theme, &Theme::changed, this, [this] {
        setFont(m_theme.smallFont());
        update();
    });
}

void StrengthMeter::setStrength(const core::passwords::Strength &strength, const QString &remark)
{
    m_step = strength.step;
    m_warns = !remark.isEmpty();
    const QString &why = m_warns ? remark : strength.reason;
    m_text = why.isEmpty() ? strength.word : tr("%1 · %2").arg(strength.word, why);
    setAccessibleName(tr("Strength of the password: %1").arg(m_text));
    setToolTip(tr("%1 (about %2 bits)").arg(m_text).arg(qRound(strength.bits)));
    update();
}

QSize StrengthMeter::sizeHint() const
{
    return {BarWidth + TextGap + 120, fontMetrics().height() + 4};
}

void StrengthMeter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const Token tone = m_step == Step::Weak ? Token::Danger : m_step == Step::Fair ? Token::Warn : Token::Ok;
    for (int i = 0; i < Segments; ++i) {
        const int x = i * (SegmentWidth + Gap);
        painter.setBrush(m_theme.color(i <= int(m_step) ? tone : Token::Border));
        painter.drawRoundedRect(QRectF(mirrored ? width() - x - SegmentWidth : x,
                                       (height() - SegmentHeight) / 2.0, SegmentWidth, SegmentHeight),
                                2, 2);
    }
    const QRect area = mirrored ? rect().adjusted(0, 0, -BarWidth - TextGap, 0)
                                : rect().adjusted(BarWidth + TextGap, 0, 0, 0);
    painter.setPen(m_theme.color(m_warns ? Token::Warn : Token::Muted));
    painter.drawText(area, Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft),
                     fontMetrics().elidedText(m_text, Qt::ElideRight, area.width()));
}

} // namespace ui::forms
