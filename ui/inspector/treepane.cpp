// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/treepane.h"

#include "core/base/pooltask.h"
#include "ui/base/amounts.h"
#include "ui/base/elidedlabel.h"
#include "ui/values/jsontree.h"
#include "ui/values/valuetreeview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui::inspector {

using namespace ui::values;

namespace {

constexpr qsizetype ParsedAtOnce = 64 << 10; // bytes: a millisecond
constexpr std::size_t MostHits = 100'000;

core::Result<ValueTreePtr> parse(const CellValue &value, TreePane::Language language, bool looksInside,
                                 const std::stop_token &stop)
{
    const QByteArray text(value.cell.data, value.cell.size);
    if (language == TreePane::Language::Json) {
        auto document = core::json::Document::parse(text, stop);
        if (!document)
            return document.error();
        return jsonTree(*std::move(document));
    }
    using core::result::NestedText;
    constexpr core::result::Oid BoxArray = 1020;
    const NestedText::Options options{value.column.typeOid == BoxArray ? ';' : ',', looksInside};
    auto nested = language == TreePane::Language::Array ? NestedText::array(text, options, stop)
                                                        : NestedText::composite(text, options, stop);
    if (!nested)
        return nested.error();
    return nestedTree(*std::move(nested));
}

} // namespace

TreePane::TreePane(const Theme &theme, const Icons &icons, QWidget *parent)
    : ValuePane(parent)
    , m_theme(theme)
{
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("treeSearch"));
    m_search->setAccessibleName(tr("Search in keys and values"));
    m_search->setPlaceholderText(tr("Search keys and values"));
    m_search->setToolTip(tr("Search in keys and values (Ctrl+F); Enter next, Shift+Enter previous"));
    m_search->setClearButtonEnabled(true);
    m_hits = new QLabel(this);
    m_hits->setObjectName(QStringLiteral("treeHits"));
    m_hits->setTextFormat(Qt::PlainText);
    m_hits->hide();
    const auto button = [&](const char *name, const char *icon, const QString &text, auto handler) {
        auto *tool = new QToolButton(this);
        tool->setObjectName(QLatin1String(name));
        tool->setIcon(icons.icon(QLatin1String(icon)));
        tool->setAccessibleName(text);
        tool->setToolTip(text);
        tool->setAutoRaise(true);
        connect(tool, &QToolButton::clicked, this, handler);
        return tool;
    };
    m_tree = new ValueTreeView(theme, this);
    auto *searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(10, 0, 6, 6);
    searchRow->setSpacing(4);
    searchRow->addWidget(m_search, 1);
    searchRow->addWidget(m_hits);
    searchRow->addWidget(button("treeOpenAll", "expand", tr("Open all (*)"), [this] { m_tree->openAll(); }));
    searchRow->addWidget(button("treeFoldAll", "minus", tr("Fold all (/)"), [this] { m_tree->foldAll(); }));

    m_message = new QLabel(this);
    m_message->setObjectName(QStringLiteral("treeMessage"));
    m_message->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_message->setMargin(24);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_tree);
    m_pages->addWidget(m_message);

    m_path = new ElidedLabel(theme, {}, this);
    m_path->setObjectName(QStringLiteral("treePath"));
    m_path->setElideMode(Qt::ElideLeft);
    m_path->setColor(Token::Muted);
    m_copyPath = button("treeCopyPath", "copy", tr("Copy the path"), [this] { m_copyPath->showMenu(); });
    m_copyPath->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_copyPath);
    menu->setObjectName(QStringLiteral("treePathMenu"));
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        const ValueTree::Node node = m_tree->currentNode();
        if (node == ValueTree::NoNode)
            return;
        for (const ValueTree::Path &path : m_tree->nodes().tree()->paths(node)) {
            menu->addAction(tr("Copy path as %1").arg(path.name), this,
                            [text = path.text] { QGuiApplication::clipboard()->setText(text); });
        }
    });
    m_copyPath->setMenu(menu);
    auto *pathRow = new QHBoxLayout;
    pathRow->setContentsMargins(12, 4, 6, 4);
    pathRow->setSpacing(4);
    pathRow->addWidget(m_path, 1);
    pathRow->addWidget(m_copyPath);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(searchRow);
    column->addWidget(m_pages, 1);
    column->addLayout(pathRow);

    connect(m_search, &QLineEdit::textChanged, this, &TreePane::search);
    connect(m_tree, &ValueTreeView::currentNodeChanged, this, &TreePane::showPath);
    connect(&theme, &Theme::changed, this, &TreePane::applyTheme);
    setFocusProxy(m_tree);
    applyTheme();
    showPath();
}

TreePane::~TreePane()
{
    if (m_parsing)
        m_parsing->requestStop();
    if (m_searching)
        m_searching->requestStop();
}

void TreePane::setLanguage(Language language, bool looksInside)
{
    m_language = language;
    m_looksInside = looksInside;
}

void TreePane::setValue(const CellValue &value)
{
    clear();
    m_name = value.column.name;
    if (value.cell.size <= ParsedAtOnce) {
        show(parse(value, m_language, m_looksInside, {}));
        return;
    }
    m_message->setText(tr("Reading %1…").arg(sizeText(value.cell.size)));
    m_pages->setCurrentWidget(m_message);
    m_parsing = core::runInPool<ValueTreePtr>(
        [value, language = m_language, inside = m_looksInside](const std::stop_token &stop) {
            return parse(value, language, inside, stop);
        });
    core::whenDone(*m_parsing, this, [this, serial = m_serial](core::Result<ValueTreePtr> tree) {
        if (serial == m_serial)
            show(std::move(tree));
    });
}

void TreePane::clear()
{
    ++m_serial;
    if (m_parsing)
        m_parsing->requestStop();
    m_parsing.reset();
    m_note.clear();
    m_tree->setTree({}, {});
    m_found.clear();
    m_current = -1;
    m_hits->hide();
}

void TreePane::show(core::Result<ValueTreePtr> tree)
{
    m_parsing.reset();
    if (tree) {
        const qsizetype nodes = (*tree)->nodeCount() - 1;
        m_note = nodes == 1 ? tr("1 value") : tr("%1 values").arg(countText(nodes));
        if (nodes > ValueTreeModel::MostRows)
            m_note = tr("%1, not more than %2 open at once").arg(m_note, countText(ValueTreeModel::MostRows));
        m_tree->setTree(*std::move(tree), m_name);
        m_pages->setCurrentWidget(m_tree);
        if (!m_search->text().isEmpty())
            search();
    } else {
        m_message->setText(tree.error().message);
        m_pages->setCurrentWidget(m_message);
    }
    emit noteChanged();
    emit ready();
}

QString TreePane::shownText() const
{
    if (m_pages->currentWidget() == m_message)
        return m_message->text();
    QStringList lines;
    const ValueTreeModel &rows = m_tree->nodes();
    for (int row = 0; row < rows.rowCount(); ++row) {
        const QModelIndex index = rows.index(row, 0);
        lines << QString(2 * index.data(ValueTreeModel::DepthRole).toInt(), QLatin1Char(' '))
                + index.data().toString();
    }
    return lines.join(QLatin1Char('\n'));
}

void TreePane::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void TreePane::search()
{
    if (m_searching)
        m_searching->requestStop();
    m_searching.reset();
    m_found.clear();
    m_current = -1;
    const QString needle = m_search->text();
    const ValueTreePtr tree = m_tree->nodes().tree();
    m_hits->setVisible(!needle.isEmpty());
    m_hits->setText(tr("…"));
    if (needle.isEmpty() || !tree)
        return;
    m_searching = core::runInPool<std::vector<ValueTree::Node>>(
        [tree, needle](const std::stop_token &stop) -> core::Result<std::vector<ValueTree::Node>> {
            std::vector<ValueTree::Node> found;
            quint32 steps = 0;
            for (ValueTree::Node node = ValueTree::Root; node != ValueTree::NoNode && found.size() < MostHits;
                 node = tree->next(node)) {
                if ((++steps & 1023) == 0 && stop.stop_requested())
                    return core::Error::cancelled();
                if (tree->matches(node, needle))
                    found.push_back(node);
            }
            return found;
        });
    core::whenDone(*m_searching, this,
                   [this, tree, needle](core::Result<std::vector<ValueTree::Node>> found) {
                       if (!found || tree != m_tree->nodes().tree() || needle != m_search->text())
                           return;
                       m_found = *std::move(found);
                       m_current = m_found.empty() ? -1 : 0;
                       showHit();
                   });
}

void TreePane::step(int by)
{
    if (m_found.empty())
        return;
    const auto count = qsizetype(m_found.size());
    m_current = (m_current + by + count) % count;
    showHit();
}

void TreePane::showHit()
{
    if (m_current < 0) {
        m_hits->setText(tr("none"));
        return;
    }
    m_hits->setText(tr("%1 of %2").arg(countText(m_current + 1), countText(qsizetype(m_found.size()))));
    m_tree->goTo(m_found[std::size_t(m_current)]);
}

void TreePane::showPath()
{
    const ValueTree::Node node = m_tree->currentNode();
    const QList<ValueTree::Path> paths
        = node == ValueTree::NoNode ? QList<ValueTree::Path>() : m_tree->nodes().tree()->paths(node);
    m_path->setText(paths.isEmpty() ? QString() : paths.first().text);
    m_path->setVisible(!paths.isEmpty());
    m_copyPath->setVisible(!paths.isEmpty());
}

// Find and its keys mean this value while the focus is in here.
bool TreePane::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool find = key->matches(QKeySequence::Find) || key->key() == Qt::Key_F3;
        const bool escape
            = key->key() == Qt::Key_Escape && m_search->hasFocus() && !m_search->text().isEmpty();
        if (find || escape) {
            event->accept();
            return true;
        }
    }
    return ValuePane::event(event);
}

void TreePane::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->matches(QKeySequence::Find)) {
        focusSearch();
    } else if (enter && m_search->hasFocus()) {
        step(event->modifiers() & Qt::ShiftModifier ? -1 : 1);
    } else if (event->key() == Qt::Key_F3) {
        step(event->modifiers() & Qt::ShiftModifier ? -1 : 1);
    } else if (event->key() == Qt::Key_Escape && m_search->hasFocus()) {
        m_search->clear();
        m_tree->setFocus();
    } else if (event->key() == Qt::Key_Down && m_search->hasFocus()) {
        m_tree->setFocus();
    } else {
        ValuePane::keyPressEvent(event);
    }
}

void TreePane::applyTheme()
{
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, m_theme.color(Token::Muted));
    m_message->setPalette(colors);
    m_hits->setPalette(colors);
    m_hits->setFont(m_theme.smallFont());
    m_path->setFont(m_theme.smallFont());
}

} // namespace ui::inspector
