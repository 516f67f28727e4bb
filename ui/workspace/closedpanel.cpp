// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/closedpanel.h"

#include "ui/workspace/closedmodel.h"
#include "ui/workspace/twolines.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui::workspace {

using core::workspace::ClosedTab;

namespace {

class Delegate : public QStyledItemDelegate
{
public:
    Delegate(const Theme &theme, const Icons &icons, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
        , m_icons(icons)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {100, TwoLines::RowHeight};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *model = qobject_cast<const ClosedModel *>(index.model());
        if (!model)
            return;
        const ClosedTab &tab = model->at(index.row());
        TwoLines row;
        row.icon = QStringLiteral("sql");
        row.title = tab.title.simplified();
        row.code = index.data().toString();
        row.facts = ClosedModel::factsOf(tab);
        workspace::paint(painter, option, row, m_theme, m_icons);
    }

private:
    const Theme &m_theme;
    const Icons &m_icons;
};

} // namespace

ClosedPanel::ClosedPanel(core::workspace::ClosedTabs &closed, const Theme &theme, const Icons &icons,
                         Prompts &prompts, QWidget *parent)
    : QWidget(parent)
    , m_closed(closed)
    , m_icons(icons)
    , m_prompts(prompts)
    , m_search(new QLineEdit(this))
    , m_clear(new QToolButton(this))
    , m_list(new QListView(this))
    , m_empty(new QLabel(this))
    , m_model(new ClosedModel(this))
{
    setObjectName(QStringLiteral("closedPanel"));
    setAccessibleName(tr("Recently closed tabs"));
    m_search->setObjectName(QStringLiteral("closedSearch"));
    m_search->setAccessibleName(tr("Search closed tabs"));
    m_search->setPlaceholderText(tr("Search closed tabs"));
    m_search->setToolTip(tr("Words of titles, connections and first lines"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icons.icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_search->setMinimumHeight(metrics::Field);
    m_search->installEventFilter(this);
    m_clear->setObjectName(QStringLiteral("closedClear"));
    m_clear->setIcon(icons.icon(QStringLiteral("trash")));
    m_clear->setAccessibleName(tr("Forget all closed tabs"));
    m_clear->setToolTip(tr("Forget all closed tabs"));
    m_clear->setAutoRaise(true);
    m_list->setObjectName(QStringLiteral("closedList"));
    m_list->setAccessibleName(tr("Recently closed tabs"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new Delegate(theme, icons, m_list));
    m_list->setModel(m_model);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_empty->setObjectName(QStringLiteral("closedEmpty"));
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setMargin(16);

    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 8, 8, 6);
    top->setSpacing(4);
    top->addWidget(m_search, 1);
    top->addWidget(m_clear);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_empty, 1);
    showTold();

    addAction("closedReopen", tr("Reopen"), QStringLiteral("undo"), QKeySequence(Qt::Key_Return),
              [this] { reopenChosen(); });
    addAction("closedForget", tr("Forget"), QStringLiteral("trash"), QKeySequence::Delete,
              [this] { removeChosen(); });
    connect(m_clear, &QToolButton::clicked, this, &ClosedPanel::clear);
    connect(m_list, &QListView::doubleClicked, this, &ClosedPanel::reopenChosen);
    connect(m_list, &QListView::customContextMenuRequested, this, &ClosedPanel::showMenu);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_model->setFilter(words);
        showTold();
    });
    connect(&m_closed, &core::workspace::ClosedTabs::changed, this, [this] {
        m_stale = true;
        if (isVisible())
            read();
    });
}

void ClosedPanel::addAction(const char *name, const QString &text, const QString &icon,
                            const QKeySequence &key, std::function<void()> handler)
{
    auto *action = new QAction(m_icons.icon(icon), text, m_list);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, std::move(handler));
    m_list->addAction(action);
    m_actions << action;
}

void ClosedPanel::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ClosedPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // always: another window of the program may have closed some, and time goes by
    m_stale = true;
    read();
}

bool ClosedPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (key->key() == Qt::Key_Down || enter) {
            if (!m_list->currentIndex().isValid() && m_model->rowCount() > 0)
                m_list->setCurrentIndex(m_model->index(0, 0));
            m_list->setFocus();
            return true;
        }
        if (key->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ClosedPanel::read()
{
    if (!std::exchange(m_stale, false))
        return;
    core::whenDone(m_closed.list(), this, [this](const core::Result<QList<ClosedTab>> &tabs) {
        const QModelIndex current = m_list->currentIndex();
        const qint64 number = current.isValid() ? m_model->at(current.row()).number : 0;
        const int before = current.row();
        m_problem = tabs ? QString() : tabs.error().message;
        m_model->setTabs(tabs ? *tabs : QList<ClosedTab>());
        if (current.isValid() && m_model->rowCount() > 0) {
            // where it went, what is in its place now
            const int row = m_model->rowOf(number);
            m_list->selectionModel()->setCurrentIndex(
                m_model->index(row >= 0 ? row : std::min(before, m_model->rowCount() - 1), 0),
                QItemSelectionModel::ClearAndSelect);
        }
        showTold();
    });
}

void ClosedPanel::showTold()
{
    const bool empty = m_model->rowCount() == 0;
    const int days = m_closed.limits().days;
    QString told = m_problem;
    if (told.isEmpty() && m_model->isFiltered())
        told = tr("No closed tab has these words.");
    else if (told.isEmpty() && m_closed.limits().tabs == 0)
        told = tr("Closed tabs are not kept: the settings say so.");
    else if (told.isEmpty())
        told = tr("SQL tabs you close are kept here with their texts %1 and can be reopened. Nothing is run "
                  "for it.")
                   .arg(days == 1 ? tr("for a day") : tr("for %1 days").arg(days));
    m_empty->setText(told);
    m_empty->setVisible(empty);
    m_list->setVisible(!empty);
    m_clear->setEnabled(!empty);
}

void ClosedPanel::reopenChosen()
{
    QList<int> rows; // the oldest first: the one at the top comes in front
    for (const QModelIndex &index : m_list->selectionModel()->selectedIndexes())
        rows << index.row();
    std::sort(rows.begin(), rows.end(), std::greater<>());
    QList<qint64> numbers;
    for (const int row : std::as_const(rows))
        numbers << m_model->at(row).number;
    for (const qint64 number : std::as_const(numbers))
        emit reopenRequested(number);
}

void ClosedPanel::removeChosen()
{
    QList<qint64> numbers;
    for (const QModelIndex &index : m_list->selectionModel()->selectedIndexes())
        numbers << m_model->at(index.row()).number;
    if (!numbers.isEmpty())
        (void)m_closed.remove(numbers); // changed() shows it
}

void ClosedPanel::clear()
{
    Question question;
    question.title = tr("Forget all closed tabs?");
    question.text = tr("Their texts are deleted from this machine.");
    question.answers = {{tr("Forget all"), Question::Role::Danger}};
    m_prompts.ask(question, this, [this](int answer) {
        if (answer == 0)
            (void)m_closed.clear();
    });
}

void ClosedPanel::showMenu(const QPoint &place)
{
    if (!m_list->indexAt(place).isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("closedMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_actions);
    menu->popup(m_list->viewport()->mapToGlobal(place));
}

} // namespace ui::workspace
