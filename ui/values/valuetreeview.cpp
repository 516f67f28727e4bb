// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/values/valuetreeview.h"

#include "ui/base/stylepaint.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace ui::values {

namespace {

constexpr int Margin = 6;
constexpr int Chevron = 16;
constexpr int Indent = 14;
constexpr int DeepestIndent = 24;
constexpr int Gap = 10;

int contentLeft(const QRect &rect, int depth)
{
    return rect.left() + Margin + Indent * std::min(depth, DeepestIndent);
}

QFont valueFont(const Theme &theme)
{
    QFont font = theme.codeFont();
    font.setPixelSize(std::max(8, QFontInfo(font).pixelSize() - 1));
    return font;
}

// Where the parts of a row go: the key gives way to the value, but never more than to a third.
struct RowParts
{
    QString label;
    QString value;
    QRect labelRect;
    QRect valueRect;
};

QString oneLine(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control)
            c = QChar(0x2400 + (c.unicode() & 0x1F));
    }
    return text;
}

RowParts partsOf(const QModelIndex &index, const QRect &rect, const QFontMetrics &metrics)
{
    RowParts parts;
    const int left = contentLeft(rect, index.data(ValueTreeModel::DepthRole).toInt());
    const QRect room = rect.adjusted(left - rect.left() + Chevron, 0, -Gap, 0);
    if (room.width() <= 0)
        return parts;
    parts.label = oneLine(index.data(ValueTreeModel::LabelRole).toString().left(400));
    parts.value = index.data(ValueTreeModel::ValueRole).toString();
    const int wantedLabel = metrics.horizontalAdvance(parts.label) + 1;
    const int wantedValue = metrics.horizontalAdvance(parts.value) + 1;
    int labelWidth = std::min(wantedLabel, room.width());
    if (wantedLabel + Gap + wantedValue > room.width())
        labelWidth = std::min(wantedLabel, std::max(room.width() / 3, room.width() - Gap - wantedValue));
    parts.labelRect = QRect(room.left(), room.top(), labelWidth, room.height());
    const int valueWidth = room.width() - labelWidth - Gap;
    if (valueWidth > 0)
        parts.valueRect = QRect(room.right() + 1 - valueWidth, room.top(), valueWidth, room.height());
    return parts;
}

class Delegate : public QStyledItemDelegate
{
public:
    Delegate(const Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool selected = option.state & QStyle::State_Selected;
        if (selected)
            painter->fillRect(option.rect, m_theme.color(Token::Selection));
        const int left = contentLeft(option.rect, index.data(ValueTreeModel::DepthRole).toInt());
        const int state = index.data(ValueTreeModel::StateRole).toInt();
        if (state >= 0)
            paint::chevron(painter, QRectF(left, option.rect.top(), Chevron, option.rect.height()),
                           state == 1 ? Qt::DownArrow : Qt::RightArrow, m_theme.color(Token::Muted));
        const QFont font = valueFont(m_theme);
        const QFontMetrics metrics(font);
        painter->setFont(font);
        const RowParts parts = partsOf(index, option.rect, metrics);
        if (index.data(ValueTreeModel::MarkRole).toBool())
            painter->fillRect(QRect(option.rect.left(), option.rect.top() + 2, 3, option.rect.height() - 4),
                              m_theme.color(Token::Warn));
        painter->setPen(m_theme.color(Token::Text));
        painter->drawText(parts.labelRect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          metrics.elidedText(parts.label, Qt::ElideRight, parts.labelRect.width()));
        if (!parts.valueRect.isEmpty()) {
            painter->setPen(m_theme.color(Token(index.data(ValueTreeModel::ColorRole).toInt())));
            painter->drawText(parts.valueRect, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                              metrics.elidedText(parts.value, Qt::ElideRight, parts.valueRect.width()));
        }
        if (selected && option.widget && option.widget->hasFocus())
            painter->fillRect(QRect(option.rect.left(), option.rect.top(), 2, option.rect.height()),
                              m_theme.color(Token::Accent));
    }

private:
    const Theme &m_theme;
};

} // namespace

ValueTreeView::ValueTreeView(const Theme &theme, QWidget *parent)
    : QTableView(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("valueTree"));
    setAccessibleName(tr("Parts of the value"));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionMode(SingleSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerItem);
    setWordWrap(false);
    horizontalHeader()->hide();
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(metrics::TreeRow);
    verticalHeader()->setDefaultSectionSize(metrics::TreeRow);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setItemDelegate(new Delegate(theme, this));
    setModel(&m_model);
    connect(&theme, &Theme::changed, this, &ValueTreeView::applyTheme);
    applyTheme();
}

void ValueTreeView::applyTheme()
{
    QPalette colors = palette();
    colors.setColor(QPalette::Base, m_theme.color(Token::Surface));
    setPalette(colors);
    viewport()->update();
}

void ValueTreeView::setTree(ValueTreePtr tree, const QString &rootLabel)
{
    const bool any = tree != nullptr;
    m_model.setTree(std::move(tree), rootLabel);
    setColumnWidth(0, viewport()->width());
    if (any)
        setCurrentIndex(m_model.index(0, 0));
    else
        emit currentNodeChanged();
}

ValueTree::Node ValueTreeView::currentNode() const
{
    const int row = currentIndex().row();
    return row >= 0 && row < m_model.rowCount() ? m_model.node(row) : ValueTree::NoNode;
}

void ValueTreeView::goTo(ValueTree::Node node)
{
    const int row = m_model.reveal(node);
    if (row >= 0) {
        setCurrentIndex(m_model.index(row, 0));
        scrollTo(m_model.index(row, 0));
    }
}

void ValueTreeView::updateTree(ValueTreePtr tree)
{
    const ValueTree::Node node = currentNode();
    const int scrolled = verticalScrollBar()->value();
    m_model.updateTree(std::move(tree));
    setColumnWidth(0, viewport()->width());
    verticalScrollBar()->setValue(scrolled);
    if (node != ValueTree::NoNode && currentNode() != node) {
        for (int row = 0; row < m_model.rowCount(); ++row) {
            if (m_model.node(row) == node) {
                setCurrentIndex(m_model.index(row, 0));
                return;
            }
        }
    }
    emit currentNodeChanged();
}

QRect ValueTreeView::labelRect(int row) const
{
    const QModelIndex index = m_model.index(row, 0);
    return partsOf(index, visualRect(index), QFontMetrics(valueFont(m_theme))).labelRect;
}

QRect ValueTreeView::valueRect(int row) const
{
    const QModelIndex index = m_model.index(row, 0);
    return partsOf(index, visualRect(index), QFontMetrics(valueFont(m_theme))).valueRect;
}

void ValueTreeView::setAllOpen(bool open)
{
    const ValueTree::Node node = currentNode();
    m_model.setAllOpen(open);
    setColumnWidth(0, viewport()->width());
    if (open && node != ValueTree::NoNode)
        goTo(node);
    else if (m_model.rowCount() > 0)
        setCurrentIndex(m_model.index(0, 0));
}

void ValueTreeView::openAll()
{
    setAllOpen(true);
}

void ValueTreeView::foldAll()
{
    setAllOpen(false);
}

void ValueTreeView::copyValue()
{
    if (const ValueTree::Node node = currentNode(); node != ValueTree::NoNode)
        QGuiApplication::clipboard()->setText(m_model.tree()->copyText(node));
}

void ValueTreeView::copyKey()
{
    if (const ValueTree::Node node = currentNode(); node != ValueTree::NoNode)
        QGuiApplication::clipboard()->setText(m_model.tree()->label(node));
}

void ValueTreeView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    emit currentNodeChanged();
}

void ValueTreeView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    setColumnWidth(0, viewport()->width());
}

void ValueTreeView::keyPressEvent(QKeyEvent *event)
{
    const int row = currentIndex().row();
    if (row < 0 || row >= m_model.rowCount()) {
        QTableView::keyPressEvent(event);
        return;
    }
    const int state = m_model.index(row, 0).data(ValueTreeModel::StateRole).toInt();
    if (event->matches(QKeySequence::Copy)) {
        copyValue();
    } else if (event->key() == Qt::Key_Right || event->key() == Qt::Key_Plus) {
        if (state == 0)
            m_model.setOpen(row, true);
        else if (state == 1 && event->key() == Qt::Key_Right && row + 1 < m_model.rowCount())
            setCurrentIndex(m_model.index(row + 1, 0));
    } else if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Minus) {
        if (state == 1)
            m_model.setOpen(row, false);
        else if (event->key() == Qt::Key_Left && m_model.parentRow(row) >= 0)
            setCurrentIndex(m_model.index(m_model.parentRow(row), 0));
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
               || event->key() == Qt::Key_Space) {
        if (state >= 0)
            m_model.setOpen(row, state == 0);
    } else if (event->key() == Qt::Key_Asterisk) {
        openAll();
    } else if (event->key() == Qt::Key_Slash) {
        foldAll();
    } else if (event->key() == Qt::Key_Home || event->key() == Qt::Key_End) {
        setCurrentIndex(m_model.index(event->key() == Qt::Key_Home ? 0 : m_model.rowCount() - 1, 0));
    } else {
        QTableView::keyPressEvent(event);
    }
}

void ValueTreeView::mousePressEvent(QMouseEvent *event)
{
    QTableView::mousePressEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !index.isValid())
        return;
    const int state = index.data(ValueTreeModel::StateRole).toInt();
    const int left = contentLeft(visualRect(index), index.data(ValueTreeModel::DepthRole).toInt());
    const int x = event->position().toPoint().x();
    if (state >= 0 && x >= left && x < left + Chevron)
        m_model.setOpen(index.row(), state == 0);
}

void ValueTreeView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid()) {
        const int state = index.data(ValueTreeModel::StateRole).toInt();
        if (state >= 0)
            m_model.setOpen(index.row(), state == 0);
    }
}

void ValueTreeView::fillMenu(QMenu *menu, ValueTree::Node node)
{
    menu->addAction(tr("Copy value"), this, &ValueTreeView::copyValue)->setShortcut(QKeySequence::Copy);
    menu->addAction(tr("Copy key"), this, &ValueTreeView::copyKey);
    for (const ValueTree::Path &path : m_model.tree()->paths(node)) {
        menu->addAction(tr("Copy path as %1").arg(path.name), this,
                        [text = path.text] { QGuiApplication::clipboard()->setText(text); });
    }
    menu->addSeparator();
    menu->addAction(tr("Open all"), this, &ValueTreeView::openAll)->setShortcut(Qt::Key_Asterisk);
    menu->addAction(tr("Fold all"), this, &ValueTreeView::foldAll)->setShortcut(Qt::Key_Slash);
}

void ValueTreeView::contextMenuEvent(QContextMenuEvent *event)
{
    const ValueTree::Node node = currentNode();
    if (node == ValueTree::NoNode)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("valueTreeMenu"));
    menu->setAccessibleName(tr("Part of the value"));
    fillMenu(menu, node);
    menu->popup(event->globalPos());
}

} // namespace ui::values
