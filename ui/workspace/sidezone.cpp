// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/sidezone.h"

#include "ui/base/segmented.h"

#include <QPaintEvent>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui::workspace {

SideZone::SideZone(const Theme &theme, QWidget *objects, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_choice(new Segmented(theme, QStringLiteral("sideZone"), {tr("Objects"), tr("Queries"), tr("History")},
                             this))
    , m_pages(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("sideZonePanel"));
    m_choice->setAccessibleName(tr("What is shown at the left"));
    m_widgets[Objects] = objects;
    m_pages->addWidget(objects);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 8, 8, 0);
    top->addWidget(m_choice);
    top->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_pages, 1);
    connect(m_choice, &Segmented::currentChanged, this, [this](int page) {
        if (QWidget *shown = widget(Page(page)))
            m_pages->setCurrentWidget(shown);
        emit pageChanged(page);
    });
}

void SideZone::setMaker(Page page, std::function<QWidget *()> make)
{
    m_makers[page] = std::move(make);
}

QWidget *SideZone::widget(Page page)
{
    if (!m_widgets[page] && m_makers[page]) {
        m_widgets[page] = m_makers[page]();
        m_pages->addWidget(m_widgets[page]);
    }
    return m_widgets[page];
}

void SideZone::show(Page page)
{
    m_choice->setCurrent(page);
}

SideZone::Page SideZone::page() const
{
    return Page(m_choice->current());
}

void SideZone::paintEvent(QPaintEvent *event)
{
    QPainter(this).fillRect(event->rect(), m_theme.color(Token::Window));
}

} // namespace ui::workspace
