// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/resultspane.h"

#include "ui/base/amounts.h"
#include "ui/grid/copyas.h"
#include "ui/grid/gridview.h"
#include "ui/query/messagesview.h"
#include "ui/query/pilltabs.h"
#include "ui/query/resultpage.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::query {

namespace {

constexpr int BarHeight = 34;

} // namespace

ResultsPane::ResultsPane(const Theme &theme, const Icons &icons, core::settings::Settings &settings,
                         QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icons(icons)
    , m_settings(settings)
    , m_tabs(new PillTabs(theme, this))
    , m_copy(new QPushButton(tr("Copy as"), this))
    , m_export(new QPushButton(tr("Export…"), this))
    , m_stack(new QStackedWidget(this))
    , m_messages(new MessagesView(theme, settings.get(core::settings::keys::messagesKept), this))
{
    m_copy->setObjectName(QStringLiteral("copyMenu"));
    m_copy->setAccessibleName(tr("Copy the selected cells"));
    m_copy->setToolTip(tr("Copy the selected cells (Ctrl+C)"));
    m_copy->setProperty("flat", true);
    m_copy->setFlat(true);
    m_copy->setIcon(icons.icon(QStringLiteral("copy")));
    auto *menu = new QMenu(m_copy);
    menu->setToolTipsVisible(true);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        ResultPage *page = currentPage();
        if (!page)
            return;
        grid::GridView *view = &page->view();
        menu->addAction(tr("Copy"), view, &grid::GridView::copy);
        menu->addAction(tr("Copy with header"), view, &grid::GridView::copyWithHeader);
        menu->addAction(tr("Copy column name"), view, &grid::GridView::copyColumnName);
        menu->addSeparator();
        page->copyAs().fillMenu(menu);
    });
    m_copy->setMenu(menu);
    m_export->setObjectName(QStringLiteral("exportResult"));
    m_export->setAccessibleName(tr("Export this result"));
    m_export->setToolTip(tr("Export this result to a CSV file (Ctrl+Shift+E)"));

    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(8);
    row->addWidget(m_tabs, 1);
    row->addWidget(m_copy);
    row->addWidget(m_export);
    auto *bar = new QWidget(this);
    bar->setFixedHeight(BarHeight);
    bar->setLayout(row);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addSpacing(1); // the line that paintEvent() draws
    layout->addWidget(m_stack, 1);
    m_stack->addWidget(m_messages);

    connect(m_tabs, &PillTabs::currentChanged, this, &ResultsPane::showCurrent);
    connect(m_messages, &MessagesView::countChanged, this, &ResultsPane::updateTexts);
    connect(m_export, &QPushButton::clicked, this, [this] {
        if (ResultPage *page = currentPage())
            emit exportRequested(page);
    });
    updateTexts();
}

ResultsPane::~ResultsPane() = default;

ResultPage *ResultsPane::makePage(core::result::ResultSet *result, const QByteArray &statement,
                                  const QString &title)
{
    auto *page = new ResultPage(m_theme, m_icons, m_settings, result, statement, this);
    if (!title.isEmpty())
        m_titles.insert(page, title);
    connect(page, &ResultPage::rowsChanged, this, &ResultsPane::updateTexts);
    connect(page, &ResultPage::currentCellChanged, this, &ResultsPane::currentCellChanged);
    connect(page, &ResultPage::notice, this, &ResultsPane::notice);
    return page;
}

ResultPage *ResultsPane::addResult(core::result::ResultSet *result, const QByteArray &statement,
                                   const QString &title)
{
    ResultPage *page = makePage(result, statement, title);
    // run again, a statement finds its columns as they were arranged
    page->view().setColumnLayout(m_layouts.value(qsizetype(m_pages.size())),
                                 grid::GridView::LayoutFor::SameColumns);
    m_pages.push_back(page);
    m_stack->addWidget(page);
    updateTexts();
    // the first result comes to the front; later ones do not take the view away from the reader
    if (m_pages.size() == 1) {
        m_tabs->setCurrent(0);
        showCurrent(0);
    }
    emit pageAdded(page);
    return page;
}

ResultPage *ResultsPane::replaceResult(ResultPage *before, core::result::ResultSet *result,
                                       const QByteArray &statement, const QString &title)
{
    const auto at = std::find(m_pages.begin(), m_pages.end(), before);
    if (at == m_pages.end())
        return addResult(result, statement, title);
    ResultPage *page = makePage(result, statement, title);
    page->view().setColumnLayout(before->view().columnLayout(), grid::GridView::LayoutFor::SameColumns);
    const bool shown = m_stack->currentWidget() == before;
    const int scroll = before->view().verticalScrollBar()->value();
    *at = page;
    m_titles.remove(before);
    m_stack->addWidget(page);
    if (shown)
        m_stack->setCurrentWidget(page);
    m_stack->removeWidget(before);
    delete before;
    connect(result, &core::result::ResultSet::ended, page,
            [page, scroll] { page->view().verticalScrollBar()->setValue(scroll); });
    updateTexts();
    emit pageAdded(page);
    return page;
}

void ResultsPane::reset()
{
    if (!m_pages.empty())
        m_layouts.clear();
    for (ResultPage *page : m_pages) {
        m_layouts.append(page->view().columnLayout());
        m_stack->removeWidget(page);
        delete page;
    }
    m_pages.clear();
    m_titles.clear();
    m_messages->reset();
    updateTexts();
    showCurrent(m_tabs->current());
}

void ResultsPane::showMessages()
{
    m_tabs->setCurrent(int(m_pages.size()));
    showCurrent(m_tabs->current());
}

void ResultsPane::showPage(int index)
{
    m_tabs->setCurrent(index);
    showCurrent(index);
}

ResultPage *ResultsPane::currentPage() const
{
    return qobject_cast<ResultPage *>(m_stack->currentWidget());
}

void ResultsPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), BarHeight), m_theme.color(Token::Window));
    painter.fillRect(QRect(0, BarHeight, width(), 1), m_theme.color(Token::Border));
}

void ResultsPane::updateTexts()
{
    QStringList texts;
    for (std::size_t i = 0; i < m_pages.size(); ++i)
        texts << m_titles.value(m_pages[i], tr("Result %1").arg(i + 1)) + QStringLiteral(" · ")
                + countText(m_pages[i]->result().rowCount());
    texts << (m_messages->count() > 0 ? tr("Messages · %1").arg(m_messages->count()) : tr("Messages"));
    m_tabs->setTexts(texts);
}

void ResultsPane::showCurrent(int index)
{
    if (index >= 0 && index < int(m_pages.size()))
        m_stack->setCurrentWidget(m_pages[std::size_t(index)]);
    else
        m_stack->setCurrentWidget(m_messages);
    const bool result = currentPage() != nullptr;
    m_copy->setEnabled(result);
    m_export->setEnabled(result);
    emit currentCellChanged();
}

} // namespace ui::query
