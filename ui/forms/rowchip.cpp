// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/rowchip.h"

#include "ui/base/stylepaint.h"
#include "ui/forms/plaintip.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace ui::forms {

namespace {

constexpr int ChipHeight = 22;
constexpr int Padding = 10;
constexpr int Gap = 5;
constexpr int CrossWidth = 18;
constexpr int LongestText = 220;

using State = ChipText::State;

} // namespace

RowChip::RowChip(const Theme &theme, const Icons &icons, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_icons(icons)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QString RowChip::sign() const
{
    switch (m_chip.state) {
    case State::New:
        return QStringLiteral("+");
    case State::Changed:
        return QStringLiteral("•");
    case State::Removed:
        return QStringLiteral("−");
    case State::Same:
        break;
    }
    return {};
}

void RowChip::setChip(const ChipText &chip, bool readOnly)
{
    m_chip = chip;
    m_chip.name.replace(QLatin1Char('\n'), QChar(0x21B5));
    m_readOnly = readOnly;
    QStringList told{chip.name};
    if (!chip.special.isEmpty())
        told << chip.special;
    const QStringList states{QString(), tr("new"), tr("changed"), tr("to be removed")};
    if (chip.state != State::Same)
        told << states.at(int(chip.state));
    if (!chip.problem.isEmpty())
        told << chip.problem;
    setAccessibleName(told.join(QLatin1String(", ")));
    setAccessibleDescription(readOnly ? tr("Enter shows its options")
                                 : chip.state == State::Removed
                                 ? tr("Delete brings it back")
                                 : tr("Enter shows its options, Delete removes it"));
    setToolTip(plainTip(told.join(QLatin1String(", ")) + QLatin1Char('\n') + accessibleDescription()));
    updateGeometry();
    update();
}

QSize RowChip::sizeHint() const
{
    ensurePolished(); // the font is the style's
    int width = 2 * Padding + std::min(LongestText, fontMetrics().horizontalAdvance(m_chip.name) + 1);
    if (!m_chip.special.isEmpty())
        width += Gap + std::min(LongestText, fontMetrics().horizontalAdvance(m_chip.special) + 1);
    if (!sign().isEmpty())
        width += Gap + fontMetrics().horizontalAdvance(sign());
    return {width + (m_readOnly ? 0 : CrossWidth - 4), ChipHeight};
}

QRect RowChip::crossRect() const
{
    return m_readOnly ? QRect() : QRect(width() - CrossWidth - 4, 0, CrossWidth, height());
}

void RowChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool removed = m_chip.state == State::Removed;
    const bool wrong = !m_chip.problem.isEmpty();
    const Token tone = wrong             ? Token::Danger
        : m_chip.state == State::New     ? Token::Ok
        : m_chip.state == State::Changed ? Token::Warn
                                         : Token::Muted;
    const bool plain = m_chip.state == State::Same && !wrong;
    const QColor fill = plain ? m_theme.color(Token::Selection)
        : removed             ? m_theme.color(Token::Surface)
                              : m_theme.blend(Token::Surface, tone, 0.12);
    const QColor border = hasFocus() ? m_theme.color(Token::Accent)
        : plain                      ? QColor()
                                     : m_theme.color(removed ? Token::Border : tone);
    paint::box(&painter, rect(), fill, border, height() / 2.0, hasFocus() ? 2.0 : 1.0);
    QRect place = rect().adjusted(Padding, 0, m_readOnly ? -Padding : -CrossWidth - 4, 0);
    const auto write = [&](const QString &text, const QColor &color) {
        if (text.isEmpty())
            return;
        painter.setPen(color);
        const QString shown
            = fontMetrics().elidedText(text, Qt::ElideMiddle, std::min(LongestText, place.width()));
        painter.drawText(place, Qt::AlignVCenter | Qt::TextSingleLine, shown);
        place.setLeft(place.left() + fontMetrics().horizontalAdvance(shown) + Gap);
    };
    write(sign(), m_theme.color(tone));
    QFont font = painter.font();
    font.setStrikeOut(removed);
    painter.setFont(font);
    write(m_chip.name, m_theme.color(removed ? Token::Muted : Token::Text));
    write(m_chip.special, m_theme.color(Token::Muted));
    if (m_readOnly)
        return;
    if (removed) {
        const QPixmap undo = m_icons.pixmap(QStringLiteral("undo"), Token::Accent, 12, devicePixelRatioF());
        painter.drawPixmap(crossRect().center() - QPoint(6, 6), undo);
    } else {
        paint::cross(&painter, crossRect(), m_theme.color(Token::Muted), 6);
    }
}

void RowChip::mouseReleaseEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (event->button() == Qt::LeftButton && isDown() && crossRect().contains(at)) {
        setDown(false);
        emit removeRequested();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void RowChip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (!m_readOnly && event->modifiers() == Qt::NoModifier) // Alt+Backspace is the form's
            emit removeRequested();
        else
            event->ignore();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down:
        click();
        return;
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const bool forward = (event->key() == Qt::Key_Right) == (layoutDirection() == Qt::LeftToRight);
        emit moveRequested(forward ? 1 : -1);
        return;
    }
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

} // namespace ui::forms
