// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tabs/tabarea.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui::tabs {

namespace {

/// A bar as high as the design says; the current tab has an accent line on top and the colour of its page.
class Strip : public QTabBar
{
public:
    Strip(const Theme &theme, QWidget *parent)
        : QTabBar(parent)
        , m_theme(theme)
    {
        setDrawBase(false);
        setExpanding(false);
        setMovable(true);
        setElideMode(Qt::ElideMiddle);
        setUsesScrollButtons(true);
        setIconSize({16, 16});
        setFocusPolicy(Qt::TabFocus);
    }

protected:
    /// Below this the bar scrolls: a title cut to a few letters says nothing.
    QSize minimumTabSizeHint(int index) const override
    {
        const QSize whole = tabSizeHint(index);
        return {std::min(whole.width(), 172), whole.height()};
    }

    QSize tabSizeHint(int index) const override
    {
        const int text = fontMetrics().horizontalAdvance(tabText(index));
        const int button = tabButton(index, RightSide) ? 22 : 0;
        return {std::clamp(text + 16 + 8 + 26 + button, 96, 260), metrics::TabBar};
    }

    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), m_theme.color(Token::Sunken));
        const QColor border = m_theme.color(Token::Border);
        for (int i = 0; i < count(); ++i)
            paintTab(painter, i, border);
    }

private:
    void paintTab(QPainter &painter, int index, const QColor &border)
    {
        const QRect tab = tabRect(index);
        const bool current = index == currentIndex();
        if (current) {
            painter.fillRect(tab, m_theme.color(Token::Surface));
            painter.fillRect(QRect(tab.left(), tab.top(), tab.width(), 2), m_theme.color(Token::Accent));
        }
        painter.fillRect(QRect(tab.right(), tab.top(), 1, tab.height()), border);
        int x = tab.left() + 13;
        const QIcon icon = tabIcon(index);
        const QRect iconRect(x, tab.top() + (tab.height() - 16) / 2, 16, 16);
        icon.paint(&painter, iconRect);
        x = iconRect.right() + 8;
        const QWidget *button = tabButton(index, RightSide);
        const int right = button ? button->geometry().left() - 2 : tab.right() - 12;
        const QRect textRect(x, tab.top(), right - x, tab.height());
        painter.setFont(font());
        painter.setPen(m_theme.color(current ? Token::Text : Token::Muted));
        painter.drawText(textRect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                         fontMetrics().elidedText(tabText(index), Qt::ElideMiddle, textRect.width()));
        if (current && hasFocus()) {
            painter.setPen(m_theme.color(Token::Accent));
            painter.drawRect(tab.adjusted(3, 4, -5, -4));
        }
    }

    const Theme &m_theme;
};

} // namespace

TabArea::TabArea(const Theme &theme, const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icons(icons)
    , m_bar(new Strip(theme, this))
    , m_new(new QToolButton(this))
    , m_pages(new QStackedWidget(this))
{
    m_bar->setObjectName(QStringLiteral("tabs"));
    m_bar->setAccessibleName(tr("Open tabs"));
    m_bar->installEventFilter(this);
    // the bar's own scroll buttons: without a word they say nothing to a screen reader
    const auto scrolls = m_bar->findChildren<QToolButton *>(Qt::FindDirectChildrenOnly);
    for (QToolButton *scroll : scrolls) {
        const bool left = scroll->arrowType() == Qt::LeftArrow;
        scroll->setObjectName(left ? QStringLiteral("scrollTabsLeft") : QStringLiteral("scrollTabsRight"));
        scroll->setAccessibleName(left ? tr("Scroll tabs left") : tr("Scroll tabs right"));
    }
    m_new->setObjectName(QStringLiteral("newTab"));
    m_new->setAccessibleName(tr("New SQL tab"));
    m_new->setToolTip(tr("New SQL tab (Ctrl+T)"));
    m_new->setAutoRaise(true);
    m_new->setFixedSize(28, 28);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_bar, 0);
    row->addSpacing(6);
    row->addWidget(m_new, 0, Qt::AlignVCenter);
    row->addStretch(1);
    auto *strip = new QWidget(this);
    strip->setFixedHeight(metrics::TabBar);
    strip->setLayout(row);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(strip);
    layout->addWidget(m_pages, 1);

    connect(m_bar, &QTabBar::currentChanged, this, &TabArea::changed);
    connect(m_bar, &QTabBar::tabMoved, this, [this](int from, int to) {
        // pages keep the bar's order; a page of its own for "no tab" stands behind them
        QWidget *page = m_pages->widget(from);
        const QSignalBlocker quiet(m_pages);
        m_pages->removeWidget(page);
        m_pages->insertWidget(to, page);
        m_pages->setCurrentIndex(m_bar->currentIndex());
    });
    connect(m_new, &QToolButton::clicked, this, &TabArea::newTabRequested);
    connect(&m_theme, &Theme::changed, this, &TabArea::refreshIcons);
    refreshIcons();
}

void TabArea::add(Tab *tab)
{
    const int index = m_bar->count();
    m_pages->insertWidget(index, tab);
    m_bar->insertTab(index, QString());
    auto *cross = new QToolButton(m_bar);
    cross->setAutoRaise(true);
    cross->setFixedSize(20, 20);
    cross->setIconSize({12, 12});
    cross->setIcon(m_icons.icon(QStringLiteral("close")));
    cross->setToolTip(tr("Close tab (Ctrl+W)"));
    cross->setObjectName(QStringLiteral("closeTab"));
    cross->setFocusPolicy(Qt::NoFocus);
    connect(cross, &QToolButton::clicked, tab, [this, tab] { close(tab); });
    m_bar->setTabButton(index, QTabBar::RightSide, cross);
    connect(tab, &Tab::titleChanged, this, [this, tab] { refresh(tab); });
    connect(tab, &Tab::statusChanged, this, [this, tab] {
        if (tab == current())
            emit currentStatusChanged();
    });
    connect(tab, &Tab::inspectionChanged, this, [this, tab] {
        if (tab == current())
            emit currentInspectionChanged();
    });
    refresh(tab);
    m_bar->setCurrentIndex(index);
    if (index == 0)
        changed(0);
}

void TabArea::close(Tab *tab, std::function<void(bool)> then)
{
    tab->requestClose([this, tab, then = std::move(then)](bool agreed) {
        const int index = indexOf(tab);
        if (agreed && index >= 0) {
            m_pages->removeWidget(tab);
            m_bar->removeTab(index);
            tab->hide();
            emit closed(tab);
            tab->deleteLater();
            changed(m_bar->currentIndex());
            if (Tab *next = current())
                next->focusWork();
        }
        if (then)
            then(agreed);
    });
}

Tab *TabArea::current() const
{
    return at(m_bar->currentIndex());
}

void TabArea::setCurrent(Tab *tab)
{
    const int index = indexOf(tab);
    if (index >= 0)
        m_bar->setCurrentIndex(index);
}

int TabArea::count() const
{
    return m_bar->count();
}

Tab *TabArea::at(int index) const
{
    return index >= 0 && index < m_bar->count() ? qobject_cast<Tab *>(m_pages->widget(index)) : nullptr;
}

void TabArea::step(int by)
{
    const int n = m_bar->count();
    if (n > 1)
        m_bar->setCurrentIndex((m_bar->currentIndex() + by + n) % n);
    if (Tab *tab = current())
        tab->focusWork();
}

void TabArea::setEmptyPage(QWidget *page)
{
    m_empty = page;
    m_pages->addWidget(page);
    changed(m_bar->currentIndex());
}

void TabArea::refresh(Tab *tab)
{
    const int index = indexOf(tab);
    if (index < 0)
        return;
    QString title = tab->title();
    if (tab->isModified())
        title += QStringLiteral(" ●");
    title.replace(QLatin1Char('\n'), QLatin1Char(' '));
    m_bar->setTabText(index, title);
    if (QWidget *cross = m_bar->tabButton(index, QTabBar::RightSide))
        cross->setAccessibleName(tr("Close %1").arg(tab->title()));
    m_bar->setTabToolTip(index, tab->title().toHtmlEscaped());
    m_bar->setTabIcon(index, m_icons.icon(tab->iconName(), tab == current() ? Token::Accent : Token::Muted));
}

void TabArea::refreshIcons()
{
    m_new->setIcon(m_icons.icon(QStringLiteral("plus")));
    for (int i = 0; i < m_bar->count(); ++i)
        refresh(at(i));
    update();
}

int TabArea::indexOf(Tab *tab) const
{
    for (int i = 0; i < m_bar->count(); ++i) {
        if (m_pages->widget(i) == tab)
            return i;
    }
    return -1;
}

void TabArea::changed(int index)
{
    Tab *tab = at(index);
    m_bar->setVisible(m_bar->count() > 0); // an empty bar keeps the width of a tab
    if (tab)
        m_pages->setCurrentWidget(tab);
    else if (m_empty)
        m_pages->setCurrentWidget(m_empty);
    for (int i = 0; i < m_bar->count(); ++i)
        refresh(at(i));
    emit currentChanged(tab);
}

bool TabArea::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_bar && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::MiddleButton) {
            if (Tab *tab = at(m_bar->tabAt(mouse->pos())))
                close(tab);
            return true;
        }
    }
    if (watched == m_bar && event->type() == QEvent::MouseButtonDblClick
        && m_bar->tabAt(static_cast<QMouseEvent *>(event)->pos()) < 0) {
        emit newTabRequested();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void TabArea::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), metrics::TabBar), m_theme.color(Token::Sunken));
    painter.fillRect(QRect(0, metrics::TabBar - 1, width(), 1), m_theme.color(Token::Border));
}

} // namespace ui::tabs
