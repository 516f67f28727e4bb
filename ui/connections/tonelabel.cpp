// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/tonelabel.h"

#include <algorithm>

namespace ui::connections {

ToneLabel::ToneLabel(const Theme &theme, Token tone, const QString &text, QWidget *parent)
    : QLabel(text, parent)
    , m_theme(theme)
    , m_tone(tone)
{
    setTextFormat(Qt::PlainText);
    connect(&theme, &Theme::changed, this, &ToneLabel::recolor);
    recolor();
}

void ToneLabel::setTone(Token tone)
{
    m_tone = tone;
    recolor();
}

void ToneLabel::setText(const QString &text)
{
    QLabel::setText(text);
    // hidden it may have any width yet, and would keep room for a narrow column of words
    if (isVisible())
        fitHeight();
    else if (wordWrap())
        setMinimumHeight(m_leastHeight);
}

void ToneLabel::setLeastHeight(int height)
{
    m_leastHeight = height;
    setMinimumHeight(height);
    fitHeight();
}

void ToneLabel::showEvent(QShowEvent *event)
{
    QLabel::showEvent(event);
    fitHeight();
}

void ToneLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    fitHeight();
}

void ToneLabel::fitHeight()
{
    // nested layouts lose a label's height-for-width and cut its last lines
    if (!wordWrap())
        return;
    setMinimumHeight(0); // else the height of a narrower time is measured, too
    if (!text().isEmpty())
        setMinimumHeight(std::max(m_leastHeight, heightForWidth(width())));
}

void ToneLabel::recolor()
{
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, m_theme.color(m_tone));
    colors.setColor(QPalette::Text, m_theme.color(m_tone));
    setPalette(colors);
}

ToneLabel *makeMessageLabel(const Theme &theme, Token tone, QWidget *parent)
{
    auto *label = new ToneLabel(theme, tone, {}, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setFocusPolicy(Qt::ClickFocus);
    // a word without spaces must not widen the page
    label->setMinimumWidth(1);
    return label;
}

} // namespace ui::connections
