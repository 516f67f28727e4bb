// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/browserpanel.h"

#include "ui/browser/browserdelegate.h"
#include "ui/browser/browserfilter.h"
#include "ui/browser/browsermenu.h"
#include "ui/browser/browserview.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::browser {

using core::catalog::ObjectKind;

BrowserPanel::BrowserPanel(BrowserModel &model, const Theme &theme, const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_icons(icons)
    , m_filter(new BrowserFilter(model, this))
    , m_field(new QLineEdit(this))
    , m_status(new QLabel(this))
    , m_view(new BrowserView(theme, this))
    , m_stack(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("browserPanel"));
    setAccessibleName(tr("Connections and objects"));

    m_field->setObjectName(QStringLiteral("objectFilter"));
    m_field->setAccessibleName(tr("Filter objects"));
    m_field->setPlaceholderText(tr("Filter objects"));
    m_field->setToolTip(
        tr("Filters what is loaded; Enter searches the open databases, roles too, Esc clears"));
    m_field->setClearButtonEnabled(true);
    m_field->addAction(icons.icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_field->setMinimumHeight(metrics::Field);
    m_field->installEventFilter(this);

    m_status->setObjectName(QStringLiteral("objectFilterStatus"));
    m_status->setTextFormat(Qt::PlainText);
    m_status->setFont(theme.smallFont());
    m_status->setForegroundRole(QPalette::PlaceholderText);
    m_status->setContentsMargins(4, 0, 4, 0);
    m_status->hide();

    m_view->setObjectName(QStringLiteral("objectBrowser"));
    m_view->setAccessibleName(tr("Object browser"));
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setItemDelegate(new BrowserDelegate(theme, icons, m_view));
    m_view->setModel(m_filter);

    m_stack->addWidget(m_view);
    m_stack->addWidget(makeEmptyState());

    auto *top = new QVBoxLayout;
    top->setContentsMargins(8, 8, 8, 6);
    top->setSpacing(4);
    top->addWidget(m_field);
    top->addWidget(m_status);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_stack, 1);

    // a filter over many objects follows the pause in typing, not every key
    m_typing.setSingleShot(true);
    m_typing.setInterval(std::chrono::milliseconds(120));
    connect(&m_typing, &QTimer::timeout, this, &BrowserPanel::applyFilter);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_searched = false;
        m_model.clearHits();
        text.isEmpty() ? applyFilter() : m_typing.start();
    });
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        applyFilter();
        m_model.search(m_field->text());
        m_searched = m_filter->isActive();
        updateStatus();
    });

    connect(m_view, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        if (!m_applying)
            m_model.expand(m_filter->mapToSource(index));
    });
    connect(m_view, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        if (!m_applying)
            m_model.collapse(m_filter->mapToSource(index));
    });
    connect(m_view, &BrowserView::rowActivated, this,
            [this](const QModelIndex &index) { activate(m_filter->mapToSource(index)); });
    connect(m_view, &QWidget::customContextMenuRequested, this, &BrowserPanel::showMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { emit currentChanged(currentRef()); });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &BrowserPanel::selectionChanged);
    connect(&model, &BrowserModel::closed, this,
            [this](const QModelIndex &source) { m_view->collapse(m_filter->mapFromSource(source)); });
    connect(&model, &BrowserModel::loaded, this, [this] {
        followReveal();
        updateStatus();
    });
    connect(&model, &BrowserModel::hitsChanged, this, [this] {
        updateStatus();
        m_view->scrollToTop();
    });
    // a window's members go before its child widgets
    connect(&model, &QObject::destroyed, m_view, [this] { m_view->setModel(nullptr); });
    connect(&model, &QAbstractItemModel::rowsInserted, this, &BrowserPanel::updateEmptyState);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &BrowserPanel::updateEmptyState);

    auto *copy = new QAction(tr("Copy qualified name"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, [this] { copyNames(true); });
    m_view->addAction(copy);
    updateEmptyState();
}

BrowserPanel::~BrowserPanel() = default;

QWidget *BrowserPanel::makeEmptyState()
{
    auto *page = new QWidget(m_stack);
    auto *text = new QLabel(
        tr("No connections yet. Try Howdah on a local sample database, or connect to a server."), page);
    text->setObjectName(QStringLiteral("browserEmptyText"));
    text->setWordWrap(true);
    text->setForegroundRole(QPalette::PlaceholderText);
    auto *playground = new QPushButton(tr("Start the playground"), page);
    playground->setObjectName(QStringLiteral("browserStartPlayground"));
    playground->setAccessibleName(playground->text());
    auto *connection = new QPushButton(tr("Connect to a server"), page);
    connection->setObjectName(QStringLiteral("browserNewConnection"));
    connection->setAccessibleName(connection->text());
    connect(playground, &QPushButton::clicked, this, &BrowserPanel::playgroundRequested);
    connect(connection, &QPushButton::clicked, this, &BrowserPanel::newConnectionRequested);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(12, 16, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(text);
    layout->addWidget(playground);
    layout->addWidget(connection);
    layout->addStretch(1);
    return page;
}

void BrowserPanel::updateEmptyState()
{
    m_stack->setCurrentIndex(m_model.rowCount() == 0 ? 1 : 0);
}

// --- filter and search

bool BrowserPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape && !m_field->text().isEmpty()) {
            m_field->clear();
            return true;
        }
        if (key == Qt::Key_Down) {
            m_view->setFocus(Qt::TabFocusReason);
            if (!m_view->currentIndex().isValid())
                m_view->setCurrentIndex(m_view->indexBelow(m_filter->index(0, 0)));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void BrowserPanel::focusFilter()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void BrowserPanel::focusTree()
{
    m_view->setFocus(Qt::ShortcutFocusReason);
}

void BrowserPanel::applyFilter()
{
    m_typing.stop();
    const QString needle = m_field->text().trimmed();
    if (needle != m_filter->needle()) {
        m_filter->setNeedle(needle);
        m_applying = true;
        applyExpansion({});
        m_applying = false;
    }
    updateStatus();
}

/// With a filter: open down to every match. Without: as the user left it.
void BrowserPanel::applyExpansion(const QModelIndex &filtered)
{
    for (int row = 0; row < m_filter->rowCount(filtered); ++row) {
        const QModelIndex index = m_filter->index(row, 0, filtered);
        const QModelIndex source = m_filter->mapToSource(index);
        const bool open
            = m_model.wasExpanded(source) || (m_filter->isActive() && !m_filter->matchesItself(index));
        if (m_filter->rowCount(index) > 0 || m_model.wasExpanded(source)) {
            m_view->setExpanded(index, open);
            if (open)
                applyExpansion(index);
        }
    }
}

void BrowserPanel::updateStatus()
{
    const int hits = m_model.hitCount();
    if (!m_filter->isActive()) {
        m_status->hide();
        return;
    }
    const int matches = m_filter->matchCount();
    QString text = matches == 1 ? tr("1 match") : tr("%L1 matches").arg(matches);
    if (m_model.isSearching())
        text += tr(" · searching…");
    else if (hits > 0 || (m_searched && !m_model.openDatabases().isEmpty()))
        text += tr(" · %L1 found").arg(hits);
    else if (!m_model.openDatabases().isEmpty())
        text += tr(" · Enter searches the database");
    m_status->setText(text);
    m_status->show();
}

// --- rows

QModelIndex BrowserPanel::currentIndex() const
{
    return m_filter->sourceModel() ? m_filter->mapToSource(m_view->currentIndex()) : QModelIndex();
}

void BrowserPanel::setCurrentIndex(const QModelIndex &source)
{
    m_view->setCurrentIndex(m_filter->mapFromSource(source));
}

ObjectRef BrowserPanel::currentRef() const
{
    const QModelIndex source = currentIndex();
    return source.isValid() ? m_model.ref(source) : ObjectRef();
}

QList<ObjectRef> BrowserPanel::selected() const
{
    if (!m_filter->sourceModel()) // the model went first
        return {};
    QList<QModelIndex> rows = m_view->selectionModel()->selectedRows();
    const auto place = [this](const QModelIndex &index) { return m_view->visualRect(index).top(); };
    std::stable_sort(rows.begin(), rows.end(), [&place](const QModelIndex &a, const QModelIndex &b) {
        return a.parent() == b.parent() ? a.row() < b.row() : place(a) < place(b);
    });
    QList<ObjectRef> refs;
    for (const QModelIndex &row : std::as_const(rows)) {
        const QModelIndex source = m_filter->mapToSource(row);
        const auto type = m_model.type(source);
        const ObjectRef ref = m_model.ref(source);
        if ((type == Node::Type::Object || type == Node::Type::Hit) && !ref.folder)
            refs << ref;
    }
    return refs;
}

void BrowserPanel::activate(const QModelIndex &source)
{
    if (!source.isValid())
        return;
    const auto type = m_model.type(source);
    const ObjectRef ref = m_model.ref(source);
    const ObjectKind *kind = m_model.kinds().find(ref.kind);
    if (type == Node::Type::Failure)
        return retry(source);
    if (kind && !ref.folder && kind->is(ObjectKind::HasRows)) {
        emit openTable(ref);
    } else if (m_model.hasChildren(source)) {
        const QModelIndex index = m_filter->mapFromSource(source);
        m_view->setExpanded(index, !m_view->isExpanded(index));
    }
    if (!ref.folder)
        emit activated(ref);
}

void BrowserPanel::extendMenu(QMenu &menu, const ObjectRef &ref) const
{
    for (const MenuPart &part : m_menuParts)
        part(menu, ref);
}

void BrowserPanel::extendMenu(QMenu &menu, const QList<ObjectRef> &refs) const
{
    if (refs.isEmpty())
        return;
    for (const SelectionPart &part : m_selectionParts)
        part(menu, refs);
}

void BrowserPanel::refreshCurrent()
{
    m_model.refresh(currentIndex());
}

void BrowserPanel::retry(const QModelIndex &source)
{
    m_model.retry(source);
}

void BrowserPanel::connectServer(const QModelIndex &source)
{
    const QModelIndex index = m_filter->mapFromSource(source);
    if (!m_view->isExpanded(index))
        m_view->expand(index);
    else
        m_model.retry(source); // it stands open with the last error
}

void BrowserPanel::selectRows(const ObjectRef &ref)
{
    const QString name = core::catalog::qualifiedName(ref, m_model.kinds());
    emit queryRequested(ref.profile, ref.database,
                        QStringLiteral("select *\nfrom %1\nlimit 100;\n").arg(name), ref.name, true);
}

void BrowserPanel::newQuery(const ObjectRef &ref)
{
    emit queryRequested(ref.profile, ref.database, QString(), QString(), false);
}

void BrowserPanel::copyText(const QString &text)
{
    QApplication::clipboard()->setText(text);
}

void BrowserPanel::copyNames(bool qualified)
{
    QStringList names;
    for (const ObjectRef &ref : selected())
        names << (qualified ? core::catalog::qualifiedName(ref, m_model.kinds()) : ref.name);
    if (!names.isEmpty())
        copyText(names.join(QLatin1Char('\n')));
}

QMenu *BrowserPanel::menuFor(const QModelIndex &source)
{
    return makeBrowserMenu(*this, m_model, m_icons, source);
}

void BrowserPanel::showMenu(const QPoint &at)
{
    const QModelIndex index = m_view->indexAt(at);
    // a row of the selection stands for all of it
    if (index.isValid())
        m_view->selectionModel()->setCurrentIndex(index,
                                                  m_view->selectionModel()->isSelected(index)
                                                      ? QItemSelectionModel::NoUpdate
                                                      : QItemSelectionModel::ClearAndSelect);
    if (QMenu *menu = menuFor(m_filter->mapToSource(index))) {
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(m_view->viewport()->mapToGlobal(at));
    }
}

void BrowserPanel::reveal(const QUuid &profile, const QStringList &path)
{
    m_revealed = profile;
    m_revealPath = path;
    const QModelIndex server = m_model.serverIndex(profile);
    if (!server.isValid())
        return;
    m_view->expand(m_filter->mapFromSource(server));
    followReveal();
}

void BrowserPanel::followReveal()
{
    if (m_revealed.isNull())
        return;
    QModelIndex at = m_model.serverIndex(m_revealed);
    for (const QString &name : m_revealPath) {
        QModelIndex next;
        for (int row = 0; row < m_model.rowCount(at) && !next.isValid(); ++row) {
            const QModelIndex child = m_model.index(row, 0, at);
            if (child.data().toString() == name)
                next = child;
        }
        if (!next.isValid())
            return; // not read yet; loaded() asks again
        at = next;
        const QModelIndex index = m_filter->mapFromSource(at);
        if (!m_view->isExpanded(index))
            m_view->expand(index);
    }
    if (m_model.rowCount(at) > 0 || !m_model.hasChildren(at)) {
        m_revealed = QUuid();
        setCurrentIndex(at);
    }
}

} // namespace ui::browser
