// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/gridfindbar.h"

#include "core/result/celltext.h"
#include "ui/base/amounts.h"
#include "ui/base/progressline.h"
#include "ui/grid/gridview.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPaintEvent>
#include <QPainter>
#include <QToolButton>

namespace ui::grid {

namespace {

constexpr qint64 Patience = 200; // ms before progress is shown

} // namespace

GridFindBar::GridFindBar(const Theme &theme, const Icons &icons, GridView &view, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icons(icons)
    , m_view(view)
    , m_finder(new ResultFinder(view, this))
    , m_text(new QLineEdit(this))
    , m_progress(new ProgressLine(theme, this))
    , m_count(new QLabel(this))
{
    setObjectName(QStringLiteral("gridFindBar"));
    m_text->setObjectName(QStringLiteral("gridFindText"));
    m_text->setAccessibleName(tr("Find in the result"));
    m_text->setToolTip(tr("Find in all rows (Ctrl+F)"));
    m_text->setPlaceholderText(tr("Find in the result"));
    m_text->setClearButtonEnabled(true);
    m_progress->setObjectName(QStringLiteral("gridFindProgress"));
    m_progress->setAccessibleName(tr("Progress of the search"));
    m_progress->setFixedWidth(60);
    m_progress->hide();
    m_count->setObjectName(QStringLiteral("gridFindCount"));
    m_count->setTextFormat(Qt::PlainText);
    m_count->setMinimumWidth(110);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 5, 8, 4);
    row->setSpacing(4);
    row->addWidget(m_text, 1);
    m_case = addToggle(QStringLiteral("Aa"), "gridFindCase", tr("Match case"), Qt::Key_C);
    m_whole = addToggle(QStringLiteral("[ ]"), "gridFindWhole", tr("Whole cell"), Qt::Key_W);
    m_regex = addToggle(QStringLiteral(".*"), "gridFindRegex", tr("Regular expression"), Qt::Key_R);
    m_column = addToggle({}, "gridFindColumn", tr("Only in the current column"), Qt::Key_L);
    m_column->setIcon(icons.icon(QStringLiteral("column")));
    row->addSpacing(8);
    row->addWidget(m_progress);
    row->addWidget(m_count);
    addButton(QStringLiteral("chevron-up"), "gridFindPrevious", tr("Previous (Shift+F3)"),
              &GridFindBar::findPrevious);
    addButton(QStringLiteral("chevron-down"), "gridFindNext", tr("Next (F3)"), &GridFindBar::findNext);
    addButton(QStringLiteral("close"), "gridFindClose", tr("Close (Esc)"), &GridFindBar::close);

    m_timer.setSingleShot(true);
    m_timer.setInterval(120);
    connect(&m_timer, &QTimer::timeout, this, &GridFindBar::search);
    connect(m_text, &QLineEdit::textChanged, this, [this] { m_timer.start(); });
    for (QToolButton *toggle : {m_case, m_whole, m_regex, m_column})
        connect(toggle, &QToolButton::toggled, this, &GridFindBar::search);
    connect(m_finder, &ResultFinder::changed, this, &GridFindBar::showState);
    connect(&view, &GridView::currentCellChanged, this, [this] {
        if (isVisible())
            showState();
    });
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

QToolButton *GridFindBar::addToggle(const QString &text, const char *name, const QString &tip, Qt::Key key)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setText(text);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setAccessibleName(tip);
    const QKeySequence keys(Qt::ALT | key);
    button->setToolTip(QStringLiteral("%1 (%2)").arg(tip, keys.toString(QKeySequence::NativeText)));
    button->setShortcut(keys);
    layout()->addWidget(button);
    return button;
}

QToolButton *GridFindBar::addButton(const QString &icon, const char *name, const QString &tip,
                                    void (GridFindBar::*slot)())
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setIcon(m_icons.icon(icon));
    button->setAutoRaise(true);
    button->setToolTip(tip);
    button->setAccessibleName(tip.section(QStringLiteral(" ("), 0, 0));
    connect(button, &QToolButton::clicked, this, slot);
    layout()->addWidget(button);
    return button;
}

void GridFindBar::open()
{
    if (m_text->text().isEmpty() && m_view.result() && m_view.currentResultRow() >= 0
        && m_view.selectionSummary().cells <= 1) {
        constexpr qsizetype MostTyped = 200;
        const auto cell = m_view.result()->cell(m_view.currentResultRow(), m_view.currentResultColumn());
        if (!cell.null && cell.size <= MostTyped && !cell.bytes().contains('\n'))
            m_text->setText(core::result::fullText(cell));
    }
    const bool wasHidden = isHidden();
    show();
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
    if (wasHidden)
        search();
}

void GridFindBar::close()
{
    m_timer.stop();
    m_finder->clear();
    hide();
    m_view.setFocus(Qt::OtherFocusReason);
}

void GridFindBar::search()
{
    m_timer.stop();
    core::analysis::TextQuery query;
    query.text = m_text->text();
    query.matchCase = m_case->isChecked();
    query.wholeCell = m_whole->isChecked();
    query.regex = m_regex->isChecked();
    m_goToFirst = !query.text.isEmpty();
    m_finder->find(query, m_column->isChecked() ? m_view.currentResultColumn() : -1);
}

void GridFindBar::findNext()
{
    if (!isVisible())
        return open();
    if (m_timer.isActive())
        return search(); // what is typed is not looked for yet
    m_goToFirst = false;
    m_finder->step(true);
}

void GridFindBar::findPrevious()
{
    if (!isVisible())
        return open();
    if (m_timer.isActive())
        return search();
    m_goToFirst = false;
    m_finder->step(false);
}

void GridFindBar::showState()
{
    if (m_goToFirst && m_finder->count() > 0) {
        m_goToFirst = false;
        m_finder->step(true, true);
        return; // it has called us
    }
    const qint64 count = m_finder->count();
    QString text;
    if (!m_finder->problem().isEmpty())
        text = m_regex->isChecked() && count == 0 && !m_finder->isActive() ? tr("Bad pattern")
                                                                           : m_finder->problem();
    else if (!m_finder->isActive())
        text = QString();
    else if (const qint64 current = m_finder->currentHit(); current > 0)
        text = tr("%1 of %2").arg(countText(current), countText(count));
    else if (count == 0)
        text = m_finder->isRunning() ? tr("Searching…") : tr("No hits");
    else
        text = count == 1 ? tr("1 hit") : tr("%1 hits").arg(countText(count));
    if (m_count->text() != text)
        m_count->setText(text);
    m_count->setToolTip(m_finder->problem());
    const bool slow = m_finder->isRunning() && m_finder->runningSince() >= Patience;
    if (slow && !m_progress->isIndeterminate())
        m_progress->setIndeterminate();
    else if (!slow)
        m_progress->setIdle();
    m_progress->setVisible(slow);
}

bool GridFindBar::event(QEvent *event)
{
    // Esc closes the bar even while it would cancel what runs
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void GridFindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        event->modifiers() & Qt::ShiftModifier ? findPrevious() : findNext();
    else
        QWidget::keyPressEvent(event);
}

void GridFindBar::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), m_theme.color(Token::Window));
    painter.fillRect(0, 0, width(), 1, m_theme.color(Token::Border));
}

} // namespace ui::grid
