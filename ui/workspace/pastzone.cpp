// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/pastzone.h"

#include "ui/base/segmented.h"
#include "ui/workspace/closedpanel.h"
#include "ui/workspace/historypanel.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui::workspace {

namespace {

enum Page
{
    Runs,
    Closed
};

} // namespace

PastZone::PastZone(const Theme &theme, HistoryPanel *runs, std::function<ClosedPanel *()> makeClosed,
                   QWidget *parent)
    : QWidget(parent)
    , m_choice(
          new Segmented(theme, QStringLiteral("pastZone"), {tr("Statements run"), tr("Closed tabs")}, this))
    , m_pages(new QStackedWidget(this))
    , m_runs(runs)
    , m_makeClosed(std::move(makeClosed))
{
    setObjectName(QStringLiteral("pastZonePanel"));
    m_choice->setAccessibleName(tr("What of the past is shown"));
    m_pages->addWidget(runs);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 8, 8, 0);
    top->addWidget(m_choice);
    top->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_pages, 1);
    connect(m_choice, &Segmented::currentChanged, this, &PastZone::showPage);
}

void PastZone::showPage(int page)
{
    if (page == Closed && !m_closed) {
        m_closed = m_makeClosed();
        m_pages->addWidget(m_closed);
    }
    m_pages->setCurrentIndex(page);
}

void PastZone::showRuns()
{
    m_choice->setCurrent(Runs);
    m_runs->focusSearch();
}

void PastZone::showClosed()
{
    m_choice->setCurrent(Closed);
    m_closed->focusSearch();
}

} // namespace ui::workspace
