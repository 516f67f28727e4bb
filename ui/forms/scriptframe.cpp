// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/scriptframe.h"

#include "core/settings/settingkeys.h"
#include "ui/base/amounts.h"
#include "ui/base/banner.h"
#include "ui/base/elidedlabel.h"
#include "ui/base/focusorder.h"
#include "ui/base/progressline.h"
#include "ui/forms/sqlpanel.h"
#include "ui/forms/tryreportview.h"

#include <QApplication>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::forms {

namespace keys = core::settings::keys;

namespace {

constexpr int Margin = 28;
constexpr int Narrow = 760; ///< below it the SQL stands under the page
constexpr int Low = 640;    ///< below it a report takes the room of the SQL, where that stands under the page
constexpr int SqlWidth = 360;
constexpr int HeadlineTop = 4;

} // namespace

ScriptFrame::ScriptFrame(const Theme &theme, const Icons &icons, core::settings::Settings &settings,
                         const QString &prefix, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icons(icons)
    , m_settings(settings)
    , m_prefix(prefix)
    , m_outer(new QSplitter(Qt::Vertical, this))
    , m_inner(new QSplitter(Qt::Horizontal, this))
    , m_scroll(new QScrollArea(this))
    , m_progress(new ProgressLine(theme, m_scroll))
    , m_banner(new Banner(theme, icons, this))
    , m_readOnly(new Banner(theme, icons, this))
    , m_sql(new SqlPanel(theme, icons, this))
    , m_report(new TryReportView(theme, icons, this))
{
    m_banner->setObjectName(prefix + QStringLiteral("Banner"));
    m_readOnly->setObjectName(prefix + QStringLiteral("ReadOnly"));
    m_readOnly->setClosable(false);
    m_progress->setGroove(false);

    auto *content = new QWidget(this);
    m_page = new QVBoxLayout(content);
    m_page->setContentsMargins(Margin, 20, Margin, Margin);
    m_page->setSpacing(16);
    m_page->addWidget(makeHead());
    m_scroll->setObjectName(prefix + QStringLiteral("Scroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(content);
    m_scroll->viewport()->setBackgroundRole(QPalette::Base);
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);

    auto *left = new QWidget(this);
    m_column = new QVBoxLayout(left);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_banner);
    m_column->addWidget(m_readOnly);
    m_column->addWidget(m_scroll, 1);
    left->setMinimumWidth(260);
    m_sql->setMinimumWidth(220);
    m_inner->setObjectName(prefix + QStringLiteral("Splitter"));
    m_inner->addWidget(left);
    m_inner->addWidget(m_sql);
    m_inner->setStretchFactor(0, 1);
    m_inner->setStretchFactor(1, 0);
    m_inner->setChildrenCollapsible(false);
    m_outer->addWidget(m_inner);
    m_outer->addWidget(m_report);
    m_outer->setStretchFactor(0, 1);
    m_outer->setChildrenCollapsible(false);
    m_report->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_outer);

    m_clock.setInterval(250);
    connect(&m_clock, &QTimer::timeout, this, &ScriptFrame::ticked);
    connect(m_report, &TryReportView::closed, this, &ScriptFrame::hideReport);
    connect(m_inner, &QSplitter::splitterMoved, this, [this] {
        if (m_inner->orientation() == Qt::Horizontal)
            m_settings.set(keys::formSplitter, m_inner->saveState());
    });
    connect(&m_theme, &Theme::changed, this,
            [this] { setHead(m_iconName, m_name->text(), m_headline->text()); });
}

QToolButton *ScriptFrame::addHeadButton(const QString &name, const QString &icon, const QString &toolTip)
{
    auto *button = new QToolButton(m_reload->parentWidget());
    button->setObjectName(name);
    button->setIcon(m_icons.icon(icon));
    button->setAutoRaise(true);
    button->setAccessibleName(toolTip);
    button->setToolTip(toolTip);
    m_headLine->insertWidget(m_headLine->indexOf(m_reload), button);
    return button;
}

QWidget *ScriptFrame::makeHead()
{
    auto *head = new QWidget(this);
    m_icon = new QLabel(head);
    m_icon->setFixedSize(20, 24);
    m_name = new ElidedLabel(m_theme, {}, head);
    m_name->setObjectName(m_prefix + QStringLiteral("Name"));
    QFont large = m_name->font();
    large.setPixelSize(18);
    large.setWeight(QFont::DemiBold);
    m_name->setFont(large);
    m_headline = new ElidedLabel(m_theme, {}, head);
    m_headline->setObjectName(m_prefix + QStringLiteral("Headline"));
    m_headline->setColor(Token::Muted);
    m_reload = new QToolButton(head);
    m_reload->setObjectName(m_prefix + QStringLiteral("Reload"));
    m_reload->setIcon(m_icons.icon(QStringLiteral("refresh")));
    m_reload->setAutoRaise(true);
    m_reload->setAccessibleName(tr("Read again"));
    auto *line = new QHBoxLayout;
    m_headLine = line;
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(10);
    line->addWidget(m_icon);
    line->addWidget(m_name, 1);
    line->addWidget(m_reload);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(HeadlineTop);
    column->addLayout(line);
    column->addWidget(m_headline);
    return head;
}

void ScriptFrame::addBand(QWidget *band)
{
    m_column->insertWidget(m_column->count() - 1, band);
}

void ScriptFrame::orderFocus()
{
    QList<QWidget *> order = widgetsOf(*m_column);
    order.removeOne(m_scroll);
    order << widgetsOf(*m_page) << m_sql << m_report;
    ui::orderFocus(order);
}

void ScriptFrame::setHead(const QString &icon, const QString &name, const QString &headline)
{
    m_iconName = icon;
    if (!icon.isEmpty())
        m_icon->setPixmap(m_icons.pixmap(icon, Token::Accent, 20, devicePixelRatioF()));
    m_name->setText(name);
    m_headline->setText(headline);
    m_headline->setVisible(!headline.isEmpty());
}

QString ScriptFrame::headline() const
{
    return m_headline->text();
}

void ScriptFrame::setName(const QString &name)
{
    m_name->setText(name);
}

void ScriptFrame::setWork(Work work, bool readOnly)
{
    m_work = work;
    m_progress->setGeometry(0, 0, m_scroll->width(), m_progress->sizeHint().height());
    m_progress->raise();
    if (work == Work::None) {
        m_since.invalidate();
        m_clock.stop();
        m_progress->setIdle();
    } else {
        if (!m_clock.isActive())
            m_since.start();
        m_clock.start();
        m_progress->setIndeterminate();
    }
    // a widget that is disabled gives its focus to just any other
    const bool writing = work == Work::Saving || work == Work::Trying;
    if (writing && isAncestorOf(QApplication::focusWidget()))
        m_focusBefore = QApplication::focusWidget();
    m_sql->setWork(work == Work::Saving       ? SqlPanel::Work::Saving
                       : work == Work::Trying ? SqlPanel::Work::Trying
                                              : SqlPanel::Work::None);
    m_sql->setReadOnly(readOnly);
    if (writing && m_focusBefore)
        m_sql->focusCancel();
    m_scroll->widget()->setEnabled(!writing); // what is being saved must stay what is shown
    if (!writing && m_focusBefore && isVisible())
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    if (!writing)
        m_focusBefore.clear();
}

QString ScriptFrame::workText() const
{
    const auto since = [this](const QString &text) {
        const qint64 seconds = m_since.isValid() ? m_since.elapsed() / 1000 : 0;
        return seconds < 1 ? text : text + QLatin1Char(' ') + durationText(std::chrono::seconds(seconds));
    };
    switch (m_work) {
    case Work::Reading:
        return since(tr("reading"));
    case Work::Saving:
        return since(tr("saving"));
    case Work::Trying:
        return since(tr("trying"));
    case Work::None:
        break;
    }
    return {};
}

void ScriptFrame::showReport(const core::ddl::TryReport &report, const core::ddl::Script &tried)
{
    m_report->setReport(report, tried);
    if (m_report->isVisibleTo(this))
        return;
    m_report->show();
    fit();
    m_outer->setSizes({std::max(1, height() * 3 / 5), std::max(1, height() * 2 / 5)});
}

void ScriptFrame::hideReport()
{
    m_report->hide();
    fit();
}

void ScriptFrame::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void ScriptFrame::fit()
{
    const Qt::Orientation wanted = width() < Narrow ? Qt::Vertical : Qt::Horizontal;
    if (m_inner->orientation() != wanted) {
        m_inner->setOrientation(wanted);
        if (wanted == Qt::Vertical)
            m_inner->setSizes({std::max(1, height() * 3 / 5), std::max(1, height() * 2 / 5)});
    }
    if (wanted == Qt::Horizontal && m_inner->property("fitted").toInt() != int(wanted)) {
        if (!m_inner->restoreState(m_settings.get(keys::formSplitter)))
            m_inner->setSizes({std::max(1, width() - SqlWidth), SqlWidth});
        m_inner->setOrientation(wanted); // the state holds one too
    }
    m_inner->setProperty("fitted", int(wanted));
    m_sql->setCompact(wanted == Qt::Vertical && height() < Low && m_report->isVisibleTo(this));
}

} // namespace ui::forms
