// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/historypanel.h"

#include "ui/workspace/historydelegate.h"
#include "ui/workspace/historymodel.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui::workspace {

using core::workspace::HistoryEntry;
using core::workspace::HistoryPlace;
using core::workspace::HistoryQuery;

HistoryPanel::HistoryPanel(core::workspace::History &history, const Theme &theme, const Icons &icons,
                           Prompts &prompts, QWidget *parent)
    : QWidget(parent)
    , m_history(history)
    , m_icons(icons)
    , m_prompts(prompts)
    , m_search(new QLineEdit(this))
    , m_places(new QComboBox(this))
    , m_errors(new QToolButton(this))
    , m_clear(new QToolButton(this))
    , m_list(new QListView(this))
    , m_empty(new QLabel(this))
    , m_model(new HistoryModel(this))
{
    setObjectName(QStringLiteral("historyPanel"));
    setAccessibleName(tr("History of what was run"));
    m_search->setObjectName(QStringLiteral("historySearch"));
    m_search->setAccessibleName(tr("Search the history"));
    m_search->setPlaceholderText(tr("Search the history"));
    m_search->setToolTip(tr("Words, or beginnings of words, of statements, connections and errors"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icons.icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_search->setMinimumHeight(metrics::Field);
    m_search->installEventFilter(this);
    m_places->setObjectName(QStringLiteral("historyPlaces"));
    m_places->setAccessibleName(tr("Connection"));
    m_places->setToolTip(tr("Only what was run on this connection"));
    m_places->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_places->addItem(tr("All connections"));
    m_errors->setObjectName(QStringLiteral("historyErrors"));
    m_errors->setText(tr("Errors"));
    m_errors->setAccessibleName(tr("Only what failed"));
    m_errors->setToolTip(tr("Only what failed"));
    m_errors->setCheckable(true);
    m_errors->setAutoRaise(true);
    m_clear->setObjectName(QStringLiteral("historyClear"));
    m_clear->setIcon(icons.icon(QStringLiteral("trash")));
    m_clear->setAccessibleName(tr("Clear the history"));
    m_clear->setToolTip(tr("Clear the history; what is pinned stays"));
    m_clear->setAutoRaise(true);
    m_clear->setPopupMode(QToolButton::InstantPopup);
    auto *clear = new QMenu(m_clear);
    clear->setObjectName(QStringLiteral("historyClearMenu"));
    clear->addAction(tr("Older than a day"), this, [this] { clearOlder(1); });
    clear->addAction(tr("Older than a week"), this, [this] { clearOlder(7); });
    clear->addAction(tr("Older than a month"), this, [this] { clearOlder(30); });
    clear->addAction(tr("Everything…"), this, [this] { clearOlder(0); });
    m_clear->setMenu(clear);

    m_list->setObjectName(QStringLiteral("historyList"));
    m_list->setAccessibleName(tr("What was run"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new HistoryDelegate(theme, icons, m_list));
    m_list->setModel(m_model);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setDragEnabled(true);
    m_list->setDragDropMode(QAbstractItemView::DragOnly);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_empty->setObjectName(QStringLiteral("historyEmpty"));
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setContentsMargins(16, 24, 16, 16);

    auto *filters = new QHBoxLayout;
    filters->setSpacing(4);
    filters->addWidget(m_places, 1);
    filters->addWidget(m_errors);
    filters->addWidget(m_clear);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(8, 8, 8, 6);
    top->setSpacing(6);
    top->addWidget(m_search);
    top->addLayout(filters);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_empty, 1);
    m_empty->hide();

    const auto open = [this] {
        withStatement(
            [this](const HistoryEntry &entry, const QString &sql) { emit openRequested(sql, entry); });
    };
    addAction("historyOpen", tr("Open in a new tab"), QStringLiteral("sql"), QKeySequence(Qt::Key_Return),
              open);
    addAction("historyInsert", tr("Insert at the caret"), QStringLiteral("paste"),
              QKeySequence(Qt::CTRL | Qt::Key_Return), [this] {
                  withStatement(
                      [this](const HistoryEntry &, const QString &sql) { emit insertRequested(sql); });
              });
    addAction("historyCopy", tr("Copy"), QStringLiteral("copy"), QKeySequence::Copy, [this] {
        withStatement(
            [](const HistoryEntry &, const QString &sql) { QApplication::clipboard()->setText(sql); });
    });
    addAction("historyPin", tr("Pin or unpin"), QStringLiteral("pin"), QKeySequence(Qt::CTRL | Qt::Key_P),
              [this] { pinChosen(); });
    addAction("historyDelete", tr("Delete"), QStringLiteral("trash"), QKeySequence::Delete,
              [this] { removeChosen(); });
    connect(m_list, &QListView::doubleClicked, this, open);
    connect(m_list, &QListView::customContextMenuRequested, this, &HistoryPanel::showMenu);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        withStatement(
            [this](const HistoryEntry &entry, const QString &sql) { m_model->setWhole(entry.id, sql); });
    });

    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &HistoryPanel::read);
    const auto later = [this] { m_soon.start(80); };
    connect(m_search, &QLineEdit::textChanged, this, later);
    connect(m_errors, &QToolButton::toggled, this, &HistoryPanel::read);
    connect(m_places, &QComboBox::activated, this, &HistoryPanel::read);
    connect(&m_history, &core::workspace::History::changed, this, [this] {
        m_stale = true;
        if (isVisible())
            m_soon.start(150); // a script of many runs is one change
    });
}

void HistoryPanel::addAction(const char *name, const QString &text, const QString &icon,
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

void HistoryPanel::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void HistoryPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_stale, false))
        read();
}

bool HistoryPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            if (!m_list->currentIndex().isValid() && m_model->rowCount() > 0)
                m_list->setCurrentIndex(m_model->index(0));
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

void HistoryPanel::read()
{
    m_soon.stop();
    m_stale = false;
    HistoryQuery query;
    query.text = m_search->text();
    query.onlyErrors = m_errors->isChecked();
    if (const int at = m_places->currentIndex() - 1; at >= 0 && at < m_known.size())
        query.connection = m_known[at].connection;
    const int serial = ++m_serial;
    core::whenDone(m_history.find(query), this,
                   [this, serial](const core::Result<QList<HistoryEntry>> &entries) {
                       if (serial != m_serial)
                           return;
                       if (entries) {
                           fill(*entries);
                           return;
                       }
                       m_empty->setText(entries.error().message);
                       m_empty->show();
                       m_list->hide();
                   });
    readPlaces();
}

void HistoryPanel::readPlaces()
{
    core::whenDone(m_history.places(), this, [this](const core::Result<QList<HistoryPlace>> &places) {
        if (!places || *places == m_known)
            return;
        const int at = m_places->currentIndex() - 1;
        const HistoryPlace chosen = at >= 0 && at < m_known.size() ? m_known[at] : HistoryPlace();
        m_known = *places;
        m_places->clear();
        m_places->addItem(tr("All connections"));
        for (const HistoryPlace &place : m_known)
            m_places->addItem(place.server);
        m_places->setCurrentIndex(int(m_known.indexOf(chosen)) + 1);
    });
}

void HistoryPanel::fill(const QList<HistoryEntry> &entries)
{
    const QModelIndex current = m_list->currentIndex();
    const qint64 id = current.isValid() ? m_model->at(current.row()).id : 0;
    m_model->setEntries(entries);
    if (const int row = m_model->rowOf(id); id != 0 && row >= 0)
        // of the view, it would depend on the keys that are held: Ctrl+P pins
        m_list->selectionModel()->setCurrentIndex(m_model->index(row), QItemSelectionModel::ClearAndSelect);
    const bool filtered
        = !m_search->text().isEmpty() || m_errors->isChecked() || m_places->currentIndex() > 0;
    m_empty->setText(filtered
                         ? tr("Nothing of this kind was run.")
                         : tr("What you run is kept here: when, where, how long and with what outcome."));
    m_empty->setVisible(entries.isEmpty());
    m_list->setVisible(!entries.isEmpty());
}

void HistoryPanel::withStatement(std::function<void(const HistoryEntry &, const QString &)> then)
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid())
        return;
    const HistoryEntry entry = m_model->at(current.row());
    core::whenDone(m_history.statement(entry.id), this,
                   [entry, then = std::move(then)](const core::Result<QString> &sql) {
                       if (sql)
                           then(entry, *sql);
                   });
}

void HistoryPanel::removeChosen()
{
    QList<qint64> ids;
    for (const QModelIndex &index : m_list->selectionModel()->selectedIndexes())
        ids << m_model->at(index.row()).id;
    if (!ids.isEmpty())
        (void)m_history.remove(ids); // changed() shows it
}

void HistoryPanel::pinChosen()
{
    const QModelIndex current = m_list->currentIndex();
    if (current.isValid())
        (void)m_history.setPinned(m_model->at(current.row()).id, !m_model->at(current.row()).pinned);
}

void HistoryPanel::clearOlder(int days)
{
    if (days > 0) {
        (void)m_history.clear(QDateTime::currentDateTimeUtc().addDays(-days));
        return;
    }
    Question question;
    question.title = tr("Clear the whole history?");
    question.text = tr("What is pinned stays.");
    question.answers = {{tr("Clear the history"), Question::Role::Danger}};
    m_prompts.ask(question, this, [this](int answer) {
        if (answer == 0)
            (void)m_history.clear(QDateTime::currentDateTimeUtc().addSecs(1));
    });
}

void HistoryPanel::showMenu(const QPoint &place)
{
    if (!m_list->indexAt(place).isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("historyMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_actions);
    menu->popup(m_list->viewport()->mapToGlobal(place));
}

} // namespace ui::workspace
