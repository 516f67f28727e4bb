// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/browserpanel.h"

#include "core/catalog/searchtext.h"
#include "core/catalog/sqlname.h"
#include "ui/browser/browserdelegate.h"
#include "ui/browser/browserfilter.h"
#include "ui/browser/browsermenu.h"
#include "ui/browser/browseroptions.h"
#include "ui/browser/browserview.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::browser {

using core::catalog::ObjectKind;

namespace {

using namespace std::chrono_literals;

constexpr size_t EveryKey = 60000; ///< nodes up to which a key filters at once
constexpr auto TypingPause = 120ms;
constexpr auto SizesPause = 120ms;
constexpr qsizetype MostOpen = 500; ///< rows remembered as open

} // namespace

BrowserPanel::BrowserPanel(BrowserModel &model, const Theme &theme, const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_icons(icons)
    , m_filter(new BrowserFilter(model, this))
    , m_field(new QLineEdit(this))
    , m_status(new QLabel(this))
    , m_view(new BrowserView(theme, this))
    , m_options(new BrowserOptions(model, *m_filter, this))
    , m_optionsButton(new QToolButton(this))
    , m_stack(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("browserPanel"));
    setAccessibleName(tr("Connections and objects"));

    m_field->setObjectName(QStringLiteral("objectFilter"));
    m_field->setAccessibleName(tr("Filter objects"));
    m_field->setPlaceholderText(tr("Filter objects"));
    m_field->setToolTip(tr(
        "Filters what is loaded. Enter searches the open databases: names, columns, the source of functions "
        "and views, comments; name:, column:, source: or comment: in front searches only there. Esc clears"));
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
    m_view->setItemDelegate(new BrowserDelegate(theme, icons, m_view));
    m_view->setModel(m_filter);

    m_optionsButton->setObjectName(QStringLiteral("browserOptions"));
    m_optionsButton->setAccessibleName(tr("Order and options of the object browser"));
    m_optionsButton->setToolTip(tr("Order and options"));
    m_optionsButton->setAutoRaise(true);
    m_optionsButton->setMenu(m_options);
    m_optionsButton->setPopupMode(QToolButton::InstantPopup);
    m_optionsButton->setFixedSize(metrics::Field, metrics::Field);
    const auto showUnusual = [this] {
        const QString icon = m_filter->order() == BrowserFilter::Order::Name ? QStringLiteral("filter")
                                                                             : QStringLiteral("sort-desc");
        m_optionsButton->setIcon(m_options->isUnusual() ? m_icons.icon(icon, Token::Accent)
                                                        : m_icons.icon(icon));
    };
    connect(m_options, &BrowserOptions::changed, this, showUnusual);
    connect(m_options, &BrowserOptions::changed, this, &BrowserPanel::fillSizes);
    connect(&model, &BrowserModel::scopeChanged, this, showUnusual);
    showUnusual();

    m_stack->addWidget(m_view);
    m_stack->addWidget(makeEmptyState());

    auto *top = new QVBoxLayout;
    top->setContentsMargins(8, 8, 8, 6);
    top->setSpacing(4);
    auto *line = new QHBoxLayout;
    line->setSpacing(4);
    line->addWidget(m_field, 1);
    line->addWidget(m_optionsButton);
    top->addLayout(line);
    top->addWidget(m_status);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_stack, 1);

    // every key counts; only where very much is loaded the filter follows the pause in typing
    m_typing.setSingleShot(true);
    connect(&m_typing, &QTimer::timeout, this, &BrowserPanel::applyFilter);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_searched = false;
        m_model.clearHits();
        const bool many = m_model.tree().size() > EveryKey;
        text.isEmpty() || !many ? applyFilter() : m_typing.start(TypingPause);
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
    connect(m_view, &BrowserView::menuRequested, this, &BrowserPanel::showMenu);
    connect(m_view, &BrowserView::refreshRequested, this, &BrowserPanel::refreshCurrent);
    // sizes of what is in sight, when it has come to rest
    m_sizing.setSingleShot(true);
    m_sizing.setInterval(SizesPause);
    connect(&m_sizing, &QTimer::timeout, this, &BrowserPanel::fillSizes);
    connect(m_view, &BrowserView::sightChanged, this, [this] { m_sizing.start(); });
    connect(&model, &BrowserModel::sizesFilled, this, [this] {
        m_view->viewport()->update();
        if (m_filter->order() == BrowserFilter::Order::Size)
            m_filter->sortAgain();
        m_sizing.start();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { emit currentChanged(currentRef()); });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &BrowserPanel::selectionChanged);
    connect(&model, &BrowserModel::closed, this,
            [this](const QModelIndex &source) { m_view->collapse(m_filter->mapFromSource(source)); });
    connect(&model, &BrowserModel::loaded, this, [this](const QModelIndex &source) {
        openKnown(source);
        followState();
        followReveal();
        updateStatus();
    });
    connect(&model, &BrowserModel::hitsChanged, this, [this] {
        openKnown({});
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

/// What came in open (lines found, what was open in the last run) is shown open.
void BrowserPanel::openKnown(const QModelIndex &source)
{
    const NodeTree &tree = m_model.tree();
    for (const NodeId child : std::vector<NodeId>(tree[m_model.idOf(source)].children)) {
        if (!tree[child].expanded)
            continue;
        const QModelIndex index = m_filter->mapFromSource(m_model.indexOf(child));
        if (index.isValid() && !m_view->isExpanded(index))
            m_view->expand(index);
    }
}

// --- what was open in the last run

QByteArray BrowserPanel::state() const
{
    QJsonObject state = m_options->toJson();
    QStringList open = m_model.expandedPaths();
    if (open.size() > MostOpen)
        open.resize(MostOpen);
    state.insert(QStringLiteral("open"), QJsonArray::fromStringList(open));
    const QModelIndex current = currentIndex();
    const QModelIndex top = m_filter->mapToSource(m_view->indexAt(QPoint(1, 1)));
    // what could not be shown again in this run is still what it was
    state.insert(QStringLiteral("current"),
                 m_wantedCurrent.isEmpty() ? m_model.path(current) : m_wantedCurrent);
    state.insert(QStringLiteral("top"), m_wantedTop.isEmpty() ? m_model.path(top) : m_wantedTop);
    return QJsonDocument(state).toJson(QJsonDocument::Compact);
}

void BrowserPanel::restoreState(const QByteArray &bytes)
{
    const QJsonObject state = QJsonDocument::fromJson(bytes).object();
    if (state.isEmpty())
        return;
    m_options->fromJson(state);
    QStringList open;
    for (const QJsonValue &path : state.value(QStringLiteral("open")).toArray())
        open << path.toString();
    m_model.restore(open);
    m_wantedCurrent = state.value(QStringLiteral("current")).toString();
    m_wantedTop = state.value(QStringLiteral("top")).toString();
    followState();
}

/// As far as it has been read. Whoever moves on meanwhile is left where he is.
void BrowserPanel::followState()
{
    if (m_wantedCurrent.isEmpty() && m_wantedTop.isEmpty())
        return;
    const QModelIndex now = currentIndex();
    if (now.isValid() && m_model.type(now) != Node::Type::Server) {
        m_wantedCurrent.clear();
        m_wantedTop.clear();
        return;
    }
    if (const QModelIndex current = m_model.find(m_wantedCurrent); current.isValid()) {
        if (m_model.type(current) != Node::Type::Server || !now.isValid())
            setCurrentIndex(current);
        m_wantedCurrent.clear();
    }
    if (const QModelIndex top = m_model.find(m_wantedTop); top.isValid()) {
        m_view->scrollTo(m_filter->mapFromSource(top), QAbstractItemView::PositionAtTop);
        if (m_wantedCurrent.isEmpty())
            m_wantedTop.clear();
    }
}

// --- sizes

void BrowserPanel::fillSizes()
{
    QModelIndexList rows;
    if (m_filter->order() == BrowserFilter::Order::Size) {
        // what is to be sorted is asked for whole, piece by piece; each answer starts the next piece
        const NodeTree &tree = m_model.tree();
        tree.walk(RootNode, [&](NodeId id) {
            if (rows.size() < BrowserModel::MostSizes && !tree[id].sized && tree[id].ref.oid > 0
                && !tree[id].ref.folder && tree[tree[id].parent].expanded) {
                const core::catalog::ObjectKind *kind = m_model.kinds().find(tree[id].ref.kind);
                if (kind && !kind->sizesFrom.isEmpty())
                    rows << m_model.indexOf(id);
            }
        });
    } else {
        for (const QModelIndex &index : m_view->rowsInSight())
            rows << m_filter->mapToSource(index);
    }
    m_model.fillSizes(rows);
}

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
    const QString needle = core::catalog::searchText(m_field->text()).needle;
    if (needle != m_filter->needle()) {
        if (!m_filter->isActive())
            m_beforeFilter = currentIndex();
        m_filter->setNeedle(needle);
        m_applying = true;
        applyExpansion(RootNode);
        m_applying = false;
        // what was current and filtered away is current again, unless another row is by now
        if (needle.isEmpty() && m_beforeFilter.isValid() && !currentIndex().isValid())
            setCurrentIndex(m_beforeFilter);
    }
    updateStatus();
}

/// With a filter: open down to every match. Without: as the user left it.
void BrowserPanel::applyExpansion(NodeId above)
{
    const NodeTree &tree = m_model.tree();
    for (const NodeId child : tree[above].children) {
        const Node &node = tree[child];
        if (node.children.empty() && !node.expanded)
            continue;
        const QModelIndex index = m_filter->mapFromSource(m_model.indexOf(child));
        if (!index.isValid())
            continue;
        const bool open = node.expanded || (m_filter->isActive() && !m_filter->matchesItself(index));
        if (m_view->isExpanded(index) != open)
            m_view->setExpanded(index, open);
        if (open)
            applyExpansion(child);
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
        text += tr(" · Enter searches everything");
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
        names << (qualified ? core::catalog::qualifiedName(ref, m_model.kinds())
                            : core::catalog::shortName(ref, m_model.kinds()));
    if (!names.isEmpty())
        copyText(names.join(QLatin1Char('\n')));
}

QMenu *BrowserPanel::menuFor(const QModelIndex &source)
{
    return makeBrowserMenu(*this, m_model, m_icons, source);
}

void BrowserPanel::showMenu(const QModelIndex &index, const QPoint &at)
{
    // a row of the selection stands for all of it
    if (index.isValid())
        m_view->selectionModel()->setCurrentIndex(index,
                                                  m_view->selectionModel()->isSelected(index)
                                                      ? QItemSelectionModel::NoUpdate
                                                      : QItemSelectionModel::ClearAndSelect);
    if (QMenu *menu = menuFor(m_filter->mapToSource(index))) {
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(at);
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
