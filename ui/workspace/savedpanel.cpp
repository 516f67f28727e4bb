// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/savedpanel.h"

#include "ui/workspace/savedmodel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSet>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui::workspace {

using core::workspace::SavedQuery;

SavedPanel::SavedPanel(core::workspace::SavedQueries &saved, const Theme &theme, const Icons &icons,
                       Prompts &prompts, QWidget *parent)
    : QWidget(parent)
    , m_saved(saved)
    , m_icons(icons)
    , m_prompts(prompts)
    , m_model(new SavedModel(saved, icons, this))
    , m_search(new QLineEdit(this))
    , m_tree(new QTreeView(this))
    , m_empty(new QLabel(this))
{
    Q_UNUSED(theme)
    setObjectName(QStringLiteral("savedPanel"));
    setAccessibleName(tr("Saved queries and snippets"));
    m_search->setObjectName(QStringLiteral("savedSearch"));
    m_search->setAccessibleName(tr("Search saved queries"));
    m_search->setPlaceholderText(tr("Search saved queries"));
    m_search->setToolTip(tr("By name, snippet word, or text"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icons.icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_search->setMinimumHeight(metrics::Field);
    m_search->installEventFilter(this);

    m_tree->setObjectName(QStringLiteral("savedTree"));
    m_tree->setAccessibleName(tr("Saved queries"));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setModel(m_model);
    m_tree->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_tree->setDragDropMode(QAbstractItemView::DragDrop);
    m_tree->setDefaultDropAction(Qt::MoveAction);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_empty->setObjectName(QStringLiteral("savedEmpty"));
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setContentsMargins(16, 24, 16, 16);

    QAction *saveText = addAction("savedSave", tr("Save the query of this tab…"), QStringLiteral("plus"), {},
                                  [this] { emit saveRequested(); });
    QAction *folder
        = addAction("savedFolder", tr("New folder…"), QStringLiteral("open"), {}, [this] { addFolder(); });
    auto *tools = new QHBoxLayout;
    tools->setSpacing(4);
    tools->addWidget(m_search, 1);
    for (QAction *action : {saveText, folder}) {
        auto *button = new QToolButton(this);
        button->setObjectName(action->objectName() + QLatin1String("Button"));
        button->setAccessibleName(action->text());
        button->setToolTip(action->text());
        button->setIcon(action->icon());
        button->setAutoRaise(true);
        connect(button, &QToolButton::clicked, action, &QAction::trigger);
        tools->addWidget(button);
    }
    auto *top = new QVBoxLayout;
    top->setContentsMargins(8, 8, 8, 6);
    top->addLayout(tools);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_empty, 1);

    m_onItem << addAction("savedOpen", tr("Open in a new tab"), QStringLiteral("sql"),
                          QKeySequence(Qt::Key_Return), [this] { open(); });
    m_onItem << addAction("savedInsert", tr("Insert at the caret"), QStringLiteral("paste"),
                          QKeySequence(Qt::CTRL | Qt::Key_Return), [this] {
                              const auto item = m_model->at(m_tree->currentIndex());
                              if (item && !item->folder)
                                  emit insertRequested(item->body);
                          });
    m_onItem << addAction("savedRename", tr("Rename"), QStringLiteral("edit"), QKeySequence(Qt::Key_F2),
                          [this] { m_tree->edit(m_tree->currentIndex()); });
    m_onItem << addAction("savedTrigger", tr("Use as a snippet…"), QStringLiteral("star"), {},
                          [this] { askTrigger(); });
    m_onItem << addAction("savedDelete", tr("Delete…"), QStringLiteral("trash"), QKeySequence::Delete,
                          [this] { removeChosen(); });

    connect(m_tree, &QTreeView::doubleClicked, this, &SavedPanel::open);
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &SavedPanel::showMenu);
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        if (const auto item = m_model->at(index))
            m_open.insert(item->id);
    });
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        if (const auto item = m_model->at(index))
            m_open.remove(item->id);
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                if (const auto item = m_model->at(index))
                    m_current = item->id;
            });
    connect(m_model, &QAbstractItemModel::modelReset, this, &SavedPanel::fill);
    connect(m_model, &SavedModel::failed, this, &SavedPanel::failed);
    connect(m_search, &QLineEdit::textChanged, m_model, &SavedModel::setFilter);
    fill();
}

QAction *SavedPanel::addAction(const char *name, const QString &text, const QString &icon,
                               const QKeySequence &key, std::function<void()> handler)
{
    auto *action = new QAction(m_icons.icon(icon), text, m_tree);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, std::move(handler));
    m_tree->addAction(action);
    return action;
}

void SavedPanel::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void SavedPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_saved.reload(); // another window of the program may have changed them
}

bool SavedPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            m_tree->setFocus();
            if (!m_tree->currentIndex().isValid())
                m_tree->setCurrentIndex(m_model->index(0, 0));
            return true;
        }
        if (key->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

/// After the tree was made anew: what was open and chosen is so again.
void SavedPanel::fill()
{
    const bool filtered = !m_search->text().isEmpty();
    if (filtered) {
        const QSet<qint64> open = m_open;
        m_tree->expandAll();
        m_open = open; // a search opens folders for itself
    } else {
        for (const qint64 id : QSet<qint64>(m_open))
            m_tree->expand(m_model->indexOf(id));
    }
    if (const QModelIndex current = m_model->indexOf(m_current); current.isValid())
        m_tree->setCurrentIndex(current);
    const bool none = m_model->rowCount() == 0;
    m_empty->setText(filtered
                         ? tr("No saved query has this.")
                         : tr("Save queries you need again, in folders. With a word of their own they are "
                              "snippets: type the word in a text."));
    m_empty->setVisible(none);
    m_tree->setVisible(!none);
}

void SavedPanel::open()
{
    const auto item = m_model->at(m_tree->currentIndex());
    if (item && !item->folder)
        emit openRequested(item->body, item->name);
    else if (item)
        m_tree->setExpanded(m_tree->currentIndex(), !m_tree->isExpanded(m_tree->currentIndex()));
}

qint64 SavedPanel::chosenFolder() const
{
    const auto item = m_model->at(m_tree->currentIndex());
    return !item ? 0 : item->folder ? item->id : item->parent;
}

void SavedPanel::save(const SavedQuery &query)
{
    core::whenDone(m_saved.save(query), this,
                   [this, parent = query.parent](const core::Result<qint64> &saved) {
                       if (!saved) {
                           emit failed(saved.error());
                           return;
                       }
                       m_current = *saved;
                       m_open.insert(parent);
                   });
}

void SavedPanel::saveText(const QString &sql, const QString &suggestion)
{
    TextQuestion question;
    question.title = tr("Save the query");
    question.label = tr("Name");
    question.value = suggestion;
    question.accept = tr("Save");
    m_prompts.askText(question, this,
                      [this, sql, folder = chosenFolder()](bool accepted, const QString &name) {
                          if (!accepted || name.trimmed().isEmpty())
                              return;
                          SavedQuery query;
                          query.parent = folder;
                          query.name = name.trimmed();
                          query.body = sql;
                          save(query);
                      });
}

void SavedPanel::addFolder()
{
    TextQuestion question;
    question.title = tr("New folder");
    question.label = tr("Name");
    question.accept = tr("Make folder");
    m_prompts.askText(question, this, [this, above = chosenFolder()](bool accepted, const QString &name) {
        if (!accepted || name.trimmed().isEmpty())
            return;
        SavedQuery folder;
        folder.folder = true;
        folder.parent = above;
        folder.name = name.trimmed();
        save(folder);
    });
}

void SavedPanel::askTrigger()
{
    const auto item = m_model->at(m_tree->currentIndex());
    if (!item || item->folder)
        return;
    TextQuestion question;
    question.title = tr("Use “%1” as a snippet").arg(item->name);
    question.text = tr("Completion offers it for this word. Empty: for none.");
    question.label = tr("Word");
    question.value = item->trigger;
    question.accept = tr("Use");
    m_prompts.askText(question, this, [this, query = *item](bool accepted, const QString &word) {
        if (!accepted)
            return;
        SavedQuery changed = query;
        changed.trigger = word.simplified().remove(QLatin1Char(' '));
        save(changed);
    });
}

void SavedPanel::removeChosen()
{
    const auto item = m_model->at(m_tree->currentIndex());
    if (!item)
        return;
    Question question;
    question.title = tr("Delete “%1”?").arg(item->name);
    question.text = item->folder ? tr("With everything in it.") : QString();
    question.answers = {{tr("Delete"), Question::Role::Danger}};
    m_prompts.ask(question, this, [this, id = item->id](int answer) {
        if (answer == 0)
            (void)m_saved.remove(id); // changed() shows it
    });
}

void SavedPanel::showMenu(const QPoint &place)
{
    if (!m_tree->indexAt(place).isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("savedMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_onItem);
    menu->popup(m_tree->viewport()->mapToGlobal(place));
}

} // namespace ui::workspace
