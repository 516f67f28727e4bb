// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/problemline.h"

#include "ui/forms/field.h"

#include <QPainter>

namespace ui::forms {

namespace {

constexpr int Padding = 10; ///< between the edge and the text
constexpr int LeastWidth = 90;
constexpr int Gap = 12; ///< between what is typed and what is told

} // namespace

void setProblemEdge(QWidget *widget, const QString &problem, bool error)
{
    const bool red = error && !problem.isEmpty();
    const bool warned = !error && !problem.isEmpty();
    if (widget->property("error").toBool() != red || widget->property("warn").toBool() != warned) {
        widget->setProperty("error", red);
        widget->setProperty("warn", warned);
        widget->update();
    }
}

ProblemLine::ProblemLine(const Theme &theme, QWidget *parent)
    : QLineEdit(parent)
    , m_theme(theme)
{
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    connect(this, &QLineEdit::textChanged, this, &ProblemLine::fit);
}

bool ProblemLine::setProblem(const QString &text, bool error)
{
    m_problem = text;
    m_error = error;
    setProblemEdge(this, text, error);
    fit();
    return text.isEmpty() || m_shown;
}

void ProblemLine::setNote(const QString &text)
{
    m_note = text;
    fit();
}

void ProblemLine::setTrailing(int pixels)
{
    m_trailing = pixels;
    fit();
}

QSize ProblemLine::minimumSizeHint() const
{
    return {LeastWidth, QLineEdit::minimumSizeHint().height()};
}

bool ProblemLine::fits() const
{
    const QString &typed = text().isEmpty() ? placeholderText() : displayText();
    // before it is laid out it has some width or other
    const int whole = isVisible() ? width() : Field::FieldWidth;
    const int room = whole - 2 * Padding - m_trailing - fontMetrics().horizontalAdvance(typed) - Gap;
    return !told().isEmpty() && fontMetrics().horizontalAdvance(told()) <= room;
}

void ProblemLine::fit()
{
    m_shown = fits();
    const int right = m_shown ? fontMetrics().horizontalAdvance(told()) + Gap : 0;
    if (textMargins().right() != right)
        setTextMargins(0, 0, right, 0);
    update();
}

void ProblemLine::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!m_shown)
        return;
    QPainter painter(this);
    const Token token = m_problem.isEmpty() ? Token::Muted : m_error ? Token::Danger : Token::Warn;
    painter.setPen(m_theme.color(token));
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QRect area = mirrored ? rect().adjusted(Padding + m_trailing, 0, -Padding, 0)
                                : rect().adjusted(Padding, 0, -Padding - m_trailing, 0);
    painter.drawText(area, (mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, told());
}

void ProblemLine::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    fit();
}

} // namespace ui::forms
