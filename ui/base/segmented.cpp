// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/segmented.h"

#include "ui/base/stylepaint.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

namespace ui {

namespace {

class Segment : public QAbstractButton
{
public:
    Segment(const Theme &theme, const QString &text, QWidget *parent)
        : QAbstractButton(parent)
        , m_theme(theme)
    {
        setText(text);
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override
    {
        return {fontMetrics().horizontalAdvance(text()) + 24, metrics::Field - 4};
    }
    QSize minimumSizeHint() const override
    {
        return {fontMetrics().horizontalAdvance(text()) + 10, sizeHint().height()};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        QColor fill;
        if (isChecked())
            fill = m_theme.color(Token::Surface);
        else if (underMouse() && isEnabled())
            fill = m_theme.blend(Token::Window, Token::Text, 0.06);
        paint::box(&painter, rect(), fill, hasFocus() ? m_theme.color(Token::Accent) : QColor(),
                   metrics::Corner - 2);
        painter.setPen(!isEnabled()      ? palette().color(QPalette::Disabled, QPalette::ButtonText)
                           : isChecked() ? m_theme.color(Token::Text)
                                         : m_theme.color(Token::Muted));
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, text());
    }

private:
    const Theme &m_theme;
};

} // namespace

Segmented::Segmented(const Theme &theme, const QString &name, const QStringList &texts, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_group(new QButtonGroup(this))
{
    setObjectName(name);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2, 2, 2, 2);
    row->setSpacing(0);
    for (const QString &text : texts) {
        auto *segment = new Segment(theme, text, this);
        segment->setObjectName(QStringLiteral("%1.%2").arg(name).arg(m_buttons.size()));
        segment->setAccessibleName(text);
        m_group->addButton(segment, int(m_buttons.size()));
        m_buttons.append(segment);
        row->addWidget(segment);
    }
    if (!m_buttons.isEmpty())
        m_buttons.constFirst()->setChecked(true);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked)
            emit currentChanged(id);
    });
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

int Segmented::current() const
{
    return m_group->checkedId();
}

void Segmented::setCurrent(int index)
{
    if (index >= 0 && index < m_buttons.size())
        m_buttons.at(index)->setChecked(true);
}

void Segmented::setSegmentEnabled(int index, bool enabled)
{
    if (index >= 0 && index < m_buttons.size())
        m_buttons.at(index)->setEnabled(enabled);
}

void Segmented::setSegmentVisible(int index, bool visible)
{
    if (index >= 0 && index < m_buttons.size())
        m_buttons.at(index)->setVisible(visible);
}

void Segmented::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint::box(&painter, rect(), m_theme.color(Token::Sunken), m_theme.color(Token::Border), metrics::Corner);
}

} // namespace ui
