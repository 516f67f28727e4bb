// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/json/jsontreeview.h"

#include "core/json/layout.h"
#include "ui/values/jsontree.h"

#include <QApplication>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace ui::json {

using core::json::Document;
using core::json::Kind;
using values::ValueTreeModel;

namespace {

constexpr int LeastField = 120;
constexpr qsizetype LongestField = 32'000; // characters of a line that can be edited in its row

struct KindName
{
    Kind kind;
    const char *name;
};
constexpr KindName Kinds[] = {
    {Kind::String, QT_TRANSLATE_NOOP("ui::json::JsonTreeView", "String")},
    {Kind::Number, QT_TRANSLATE_NOOP("ui::json::JsonTreeView", "Number")},
    {Kind::True, QT_TRANSLATE_NOOP("ui::json::JsonTreeView", "true")},
    {Kind::False, QT_TRANSLATE_NOOP("ui::json::JsonTreeView", "false")},
    {Kind::Null, QT_TRANSLATE_NOOP("ui::json::JsonTreeView", "null")},
    {Kind::Object, QT_TRANSLATE_NOOP("ui::json::JsonTreeView", "Object")},
    {Kind::Array, QT_TRANSLATE_NOOP("ui::json::JsonTreeView", "Array")},
};

bool fitsInLine(const QString &text)
{
    return std::none_of(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line
            || c.category() == QChar::Separator_Paragraph;
    });
}

// Keys that mean this tree and not the window, while something may be edited.
bool isEditKey(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    switch (event.key()) {
    case Qt::Key_F2:
    case Qt::Key_Insert:
    case Qt::Key_Delete:
        return (modifiers & ~Qt::ShiftModifier) == Qt::NoModifier;
    case Qt::Key_D:
        return modifiers == Qt::ControlModifier;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
        return modifiers == Qt::AltModifier;
    default:
        return event.matches(QKeySequence::Undo) || event.matches(QKeySequence::Redo);
    }
}

} // namespace

JsonTreeView::JsonTreeView(const Theme &theme, const Icons &icons, JsonBench &bench, QWidget *parent)
    : ValueTreeView(theme, parent)
    , m_theme(theme)
    , m_icons(icons)
    , m_bench(bench)
{
    setObjectName(QStringLiteral("jsonTree"));
    setAccessibleName(tr("Document"));
    connect(&bench, &JsonBench::loaded, this, [this] {
        cancelField();
        setTree(m_bench.isLoaded() ? values::jsonTree(m_bench.draft()) : values::ValueTreePtr(), m_rootLabel);
    });
    connect(&bench, &JsonBench::changed, this, &JsonTreeView::show);
    connect(this, &ValueTreeView::currentNodeChanged, this, [this] {
        if (!m_following && currentNode() != values::ValueTree::NoNode)
            m_bench.setCurrent(currentNode());
    });
    connect(&bench, &JsonBench::currentChanged, this, [this] {
        if (m_following || m_bench.current() == currentNode() || !m_bench.isLoaded())
            return;
        m_following = true;
        goTo(m_bench.current());
        m_following = false;
    });
}

void JsonTreeView::show()
{
    if (!m_bench.isLoaded())
        return;
    if (m_field && !m_bench.draft().contains(m_edited))
        cancelField();
    m_following = true;
    updateTree(values::jsonTree(m_bench.draft()));
    if (currentNode() != m_bench.current())
        goTo(m_bench.current());
    m_following = false;
    placeField();
}

// --- the field

void JsonTreeView::editValue()
{
    const Node node = currentNode();
    if (node == values::ValueTree::NoNode || m_bench.isReadOnly())
        return;
    const Draft &draft = m_bench.draft();
    if (draft.isContainer(node)) {
        editKey();
        return;
    }
    if (draft.kind(node) == Kind::String && fitsInLine(Document::unescaped(draft.scalarText(node))))
        openField(Editing::Text, node);
    else
        openField(Editing::Json, node);
}

void JsonTreeView::editKey()
{
    const Node node = currentNode();
    if (node != values::ValueTree::NoNode && !m_bench.isReadOnly() && m_bench.draft().hasKey(node))
        openField(Editing::Key, node);
}

void JsonTreeView::openField(Editing what, Node node)
{
    cancelField();
    const Draft &draft = m_bench.draft();
    QString text;
    if (what == Editing::Key)
        text = draft.key(node);
    else if (what == Editing::Text)
        text = Document::unescaped(draft.scalarText(node));
    else
        text = QString::fromUtf8(draft.scalarText(node));
    if (text.size() > LongestField) {
        emit m_bench.refused(tr("Too long for a line: edit it as text."));
        return;
    }
    m_editing = what;
    m_edited = node;
    m_field = new QLineEdit(viewport());
    m_field->setObjectName(what == Editing::Key ? QStringLiteral("jsonKeyField")
                                                : QStringLiteral("jsonValueField"));
    m_field->setAccessibleName(what == Editing::Key ? tr("Key") : tr("Value"));
    QFont font = m_theme.codeFont();
    font.setPixelSize(std::max(8, QFontInfo(font).pixelSize() - 1));
    m_field->setFont(font);
    m_field->setMaxLength(1 << 24);
    m_field->setText(text);
    m_field->selectAll();
    m_field->installEventFilter(this);
    if (what == Editing::Key && !m_knownKeys.isEmpty()) {
        auto *completer = new QCompleter(m_knownKeys, m_field);
        completer->setFilterMode(Qt::MatchContains);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        m_field->setCompleter(completer);
    }
    connect(m_field, &QLineEdit::textEdited, this, [this] {
        m_field->setProperty("error", false);
        m_field->update();
    });
    placeField();
    m_field->show();
    m_field->setFocus();
}

void JsonTreeView::placeField()
{
    if (!m_field)
        return;
    for (int row = 0; row < nodes().rowCount(); ++row) {
        if (nodes().node(row) != m_edited)
            continue;
        const QRect whole = visualRect(nodes().index(row, 0));
        QRect rect = m_editing == Editing::Key ? labelRect(row) : valueRect(row);
        if (rect.isNull())
            rect = whole;
        rect.adjust(m_editing == Editing::Key ? -6 : 0, 0, m_editing == Editing::Key ? 40 : 6, 0);
        if (rect.width() < LeastField) {
            if (m_editing == Editing::Key)
                rect.setWidth(LeastField);
            else
                rect.setLeft(rect.right() - LeastField);
        }
        m_field->setGeometry(rect.intersected(whole.adjusted(2, 0, -2, 0)));
        return;
    }
}

bool JsonTreeView::finishField()
{
    if (!m_field)
        return true;
    const QString text = m_field->text();
    const Node node = m_edited;
    const Editing what = m_editing;
    QString why;
    const auto listen
        = connect(&m_bench, &JsonBench::refused, this, [&why](const QString &told) { why = told; });
    bool done = true;
    const Draft &draft = m_bench.draft();
    if (what == Editing::Key) {
        if (draft.key(node) != text)
            done = m_bench.edit(tr("Rename"), [&](Draft &next) { return next.rename(node, text); });
    } else {
        const QByteArray json = what == Editing::Text ? core::json::quoted(text) : text.trimmed().toUtf8();
        const QString before = what == Editing::Text ? Document::unescaped(draft.scalarText(node))
                                                     : QString::fromUtf8(draft.scalarText(node));
        if (before != text)
            done = m_bench.edit(tr("Change value"), [&](Draft &next) { return next.setValue(node, json); });
    }
    disconnect(listen);
    if (!done) {
        m_field->setProperty("error", true);
        m_field->setToolTip(why);
        m_field->setAccessibleDescription(why);
        m_field->update();
        return false;
    }
    cancelField();
    return true;
}

void JsonTreeView::cancelField()
{
    if (!m_field)
        return;
    QLineEdit *field = std::exchange(m_field, nullptr);
    const bool focused = field->hasFocus();
    m_editing = Editing::Nothing;
    m_edited = Document::NoNode;
    field->removeEventFilter(this);
    field->hide();
    field->deleteLater();
    if (focused)
        setFocus();
}

bool JsonTreeView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field)
        return ValueTreeView::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept(); // what is typed goes to the field
        return true;
    }
    if (event->type() == QEvent::FocusOut
        && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason) {
        if (!finishField())
            cancelField();
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return ValueTreeView::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool popup = m_field->completer() && m_field->completer()->popup()->isVisible();
    if (key->key() == Qt::Key_Escape && !popup) {
        cancelField();
        return true;
    }
    if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && !popup) {
        finishField();
        return true;
    }
    if (key->key() == Qt::Key_Tab && m_editing == Editing::Key) { // on to the value
        const Node node = m_edited;
        if (finishField() && !m_bench.draft().isContainer(node)) {
            goTo(node);
            editValue();
        }
        return true;
    }
    return false;
}

// --- parts

void JsonTreeView::addPart()
{
    const Node node = currentNode();
    if (node == values::ValueTree::NoNode || m_bench.isReadOnly() || !finishField())
        return;
    Node added = Document::NoNode;
    bool keyed = false;
    m_bench.edit(tr("Add"), [&](Draft &draft) -> core::Result<void> {
        const bool inside = draft.isContainer(node);
        const Node parent = inside ? node : draft.parent(node);
        if (parent == Document::NoNode)
            return core::Error::input(tr("Only an object or an array can hold more: change the type first."));
        keyed = draft.kind(parent) == Kind::Object;
        const std::uint32_t place = inside ? draft.childCount(parent) : draft.index(node) + 1;
        const QString key = keyed ? draft.freeKey(parent, tr("new key")) : QString();
        auto done = draft.insert(parent, place, key, "null");
        if (!done)
            return done.error();
        added = *done;
        return {};
    });
    if (added == Document::NoNode)
        return;
    goTo(added);
    if (keyed)
        editKey();
    else
        editValue();
}

void JsonTreeView::duplicatePart()
{
    const Node node = currentNode();
    if (node == values::ValueTree::NoNode || !finishField())
        return;
    Node added = Document::NoNode;
    m_bench.edit(tr("Duplicate"), [&](Draft &draft) -> core::Result<void> {
        auto done = draft.duplicate(node);
        if (!done)
            return done.error();
        added = *done;
        return {};
    });
    if (added != Document::NoNode)
        goTo(added);
}

void JsonTreeView::removePart()
{
    const Node node = currentNode();
    if (node == values::ValueTree::NoNode || m_bench.isReadOnly())
        return;
    cancelField();
    // the cursor goes to what comes next
    const Draft &draft = m_bench.draft();
    Node next = draft.parent(node);
    if (next != Document::NoNode) {
        const std::uint32_t place = draft.index(node);
        if (place + 1 < draft.childCount(next))
            next = draft.child(next, place + 1);
        else if (place > 0)
            next = draft.child(next, place - 1);
    }
    if (m_bench.edit(tr("Delete"), [&](Draft &changed) { return changed.remove(node); }))
        goTo(next);
}

void JsonTreeView::move(Node node, Node parent, std::uint32_t index)
{
    if (m_bench.edit(tr("Move"), [&](Draft &draft) { return draft.move(node, parent, index); }))
        goTo(node);
}

void JsonTreeView::moveUp()
{
    const Node node = currentNode();
    const Draft &draft = m_bench.draft();
    if (node == values::ValueTree::NoNode || node == Draft::Root || draft.index(node) == 0)
        return;
    move(node, draft.parent(node), draft.index(node) - 1);
}

void JsonTreeView::moveDown()
{
    const Node node = currentNode();
    const Draft &draft = m_bench.draft();
    if (node == values::ValueTree::NoNode || node == Draft::Root
        || draft.index(node) + 1 >= draft.childCount(draft.parent(node)))
        return;
    move(node, draft.parent(node), draft.index(node) + 2);
}

void JsonTreeView::moveOut()
{
    const Node node = currentNode();
    const Draft &draft = m_bench.draft();
    if (node == values::ValueTree::NoNode || node == Draft::Root || draft.parent(node) == Draft::Root)
        return;
    const Node above = draft.parent(node);
    move(node, draft.parent(above), draft.index(above) + 1);
}

void JsonTreeView::moveIn()
{
    const Node node = currentNode();
    const Draft &draft = m_bench.draft();
    if (node == values::ValueTree::NoNode || node == Draft::Root || draft.index(node) == 0)
        return;
    const Node before = draft.child(draft.parent(node), draft.index(node) - 1);
    if (draft.isContainer(before))
        move(node, before, draft.childCount(before));
}

// --- menu and keys

void JsonTreeView::addEditActions(QMenu *menu, Node node)
{
    const Draft &draft = m_bench.draft();
    const bool root = node == Draft::Root;
    const auto add
        = [&](const QString &text, const char *icon, auto slot, const QKeySequence &keys, bool on = true) {
              QAction *action = menu->addAction(m_icons.icon(QLatin1String(icon)), text, this, slot);
              action->setShortcut(keys);
              action->setShortcutContext(Qt::WidgetShortcut);
              action->setEnabled(on);
              return action;
          };
    add(tr("Edit value"), "edit", &JsonTreeView::editValue, Qt::Key_F2, !draft.isContainer(node));
    add(tr("Rename key"), "key", &JsonTreeView::editKey, Qt::SHIFT | Qt::Key_F2, draft.hasKey(node));
    add(draft.isContainer(node) ? tr("Add inside") : tr("Add after"), "plus", &JsonTreeView::addPart,
        Qt::Key_Insert);
    add(tr("Duplicate"), "copy", &JsonTreeView::duplicatePart, Qt::CTRL | Qt::Key_D, !root);
    add(tr("Delete"), "trash", &JsonTreeView::removePart, Qt::Key_Delete, !root);
    auto *type = menu->addMenu(m_icons.icon(QStringLiteral("type")), tr("Change type"));
    type->setObjectName(QStringLiteral("jsonTypeMenu"));
    for (const KindName &entry : Kinds) {
        QAction *action = type->addAction(tr(entry.name), this, [this, node, kind = entry.kind] {
            m_bench.edit(tr("Change type"), [&](Draft &next) { return next.retype(node, kind); });
        });
        action->setCheckable(true);
        action->setChecked(draft.kind(node) == entry.kind);
    }
    auto *moves = menu->addMenu(tr("Move"));
    moves->setObjectName(QStringLiteral("jsonMoveMenu"));
    moves->addAction(tr("Up"), this, &JsonTreeView::moveUp)->setShortcut(Qt::ALT | Qt::Key_Up);
    moves->addAction(tr("Down"), this, &JsonTreeView::moveDown)->setShortcut(Qt::ALT | Qt::Key_Down);
    moves->addAction(tr("Out of its container"), this, &JsonTreeView::moveOut)
        ->setShortcut(Qt::ALT | Qt::Key_Left);
    moves->addAction(tr("Into the container before it"), this, &JsonTreeView::moveIn)
        ->setShortcut(Qt::ALT | Qt::Key_Right);
    moves->menuAction()->setEnabled(!root);
}

void JsonTreeView::fillMenu(QMenu *menu, values::ValueTree::Node node)
{
    if (!m_bench.isReadOnly()) {
        addEditActions(menu, node);
        menu->addSeparator();
    }
    const bool picked = m_bench.picks().contains(node);
    if (node != Draft::Root) {
        QAction *pick = menu->addAction(tr("Look for rows like this"), this,
                                        [this, node, picked] { m_bench.setPicked(node, !picked); });
        pick->setCheckable(true);
        pick->setChecked(picked);
        menu->addSeparator();
    }
    ValueTreeView::fillMenu(menu, node);
}

bool JsonTreeView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && !m_bench.isReadOnly()
        && isEditKey(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return ValueTreeView::event(event);
}

void JsonTreeView::keyPressEvent(QKeyEvent *event)
{
    const bool scalar = currentNode() != values::ValueTree::NoNode && m_bench.isLoaded()
        && !m_bench.draft().isContainer(currentNode());
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (m_bench.isReadOnly() || !(isEditKey(*event) || (enter && scalar))) {
        ValueTreeView::keyPressEvent(event);
        return;
    }
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    if (event->matches(QKeySequence::Undo))
        m_bench.undo();
    else if (event->matches(QKeySequence::Redo))
        m_bench.redo();
    else if (enter)
        editValue();
    else if (event->key() == Qt::Key_F2)
        shift ? editKey() : editValue();
    else if (event->key() == Qt::Key_Insert)
        addPart();
    else if (event->key() == Qt::Key_Delete)
        removePart();
    else if (event->key() == Qt::Key_D)
        duplicatePart();
    else if (event->key() == Qt::Key_Up)
        moveUp();
    else if (event->key() == Qt::Key_Down)
        moveDown();
    else if (event->key() == Qt::Key_Left)
        moveOut();
    else
        moveIn();
}

// --- dragging

JsonTreeView::Target JsonTreeView::targetAt(const QPoint &point) const
{
    Target target;
    const auto &rows = const_cast<JsonTreeView *>(this)->nodes();
    const QModelIndex index = indexAt(point);
    if (!index.isValid())
        return target;
    const Draft &draft = m_bench.draft();
    const Node node = rows.node(index.row());
    const QRect rect = visualRect(index);
    const int quarter = rect.height() / 4;
    const bool container = draft.isContainer(node);
    const bool open = index.data(ValueTreeModel::StateRole).toInt() == 1;
    if (node == Draft::Root
        || (container && point.y() > rect.top() + quarter && point.y() < rect.bottom() - quarter)) {
        target.parent = node;
        target.index = draft.childCount(node);
        target.row = index.row();
    } else if (point.y() < rect.center().y()) {
        target.parent = draft.parent(node);
        target.index = draft.index(node);
        target.line = rect.top();
    } else if (container && open) {
        target.parent = node;
        target.line = rect.bottom();
    } else {
        target.parent = draft.parent(node);
        target.index = draft.index(node) + 1;
        target.line = rect.bottom();
    }
    for (Node above = target.parent; above != Document::NoNode; above = draft.parent(above)) {
        if (above == m_dragged)
            return {}; // into itself
    }
    return target;
}

void JsonTreeView::mousePressEvent(QMouseEvent *event)
{
    if (m_field && !finishField())
        cancelField();
    ValueTreeView::mousePressEvent(event);
    m_dragged = Document::NoNode;
    m_dragging = false;
    if (event->button() == Qt::LeftButton && !m_bench.isReadOnly()
        && indexAt(event->position().toPoint()).isValid() && currentNode() != Draft::Root) {
        m_pressed = event->position().toPoint();
        m_dragged = currentNode();
    }
}

void JsonTreeView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragged == Document::NoNode || !(event->buttons() & Qt::LeftButton)) {
        ValueTreeView::mouseMoveEvent(event);
        return;
    }
    const QPoint point = event->position().toPoint();
    if (!m_dragging && (point - m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    m_dragging = true;
    m_target = targetAt(point);
    viewport()->setCursor(m_target.parent == Document::NoNode ? Qt::ForbiddenCursor : Qt::ClosedHandCursor);
    const int step = point.y() < 0 ? -1 : point.y() > viewport()->height() ? 1 : 0;
    verticalScrollBar()->setValue(verticalScrollBar()->value() + step);
    viewport()->update();
}

void JsonTreeView::mouseReleaseEvent(QMouseEvent *event)
{
    ValueTreeView::mouseReleaseEvent(event);
    const bool dropped = m_dragging && m_target.parent != Document::NoNode;
    const Node node = std::exchange(m_dragged, Document::NoNode);
    const Target target = std::exchange(m_target, {});
    m_dragging = false;
    viewport()->unsetCursor();
    viewport()->update();
    if (dropped)
        move(node, target.parent, target.index);
}

void JsonTreeView::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_dragged = Document::NoNode;
    const QModelIndex index = indexAt(event->position().toPoint());
    if (!index.isValid() || m_bench.isReadOnly() || event->button() != Qt::LeftButton) {
        ValueTreeView::mouseDoubleClickEvent(event);
        return;
    }
    setCurrentIndex(index);
    if (labelRect(index.row()).contains(event->position().toPoint()) && m_bench.draft().hasKey(currentNode()))
        editKey();
    else if (!m_bench.draft().isContainer(currentNode()))
        editValue();
    else
        ValueTreeView::mouseDoubleClickEvent(event);
}

void JsonTreeView::paintEvent(QPaintEvent *event)
{
    ValueTreeView::paintEvent(event);
    if (!m_dragging || m_target.parent == Document::NoNode)
        return;
    QPainter painter(viewport());
    painter.setPen(QPen(m_theme.color(Token::Accent), 2));
    if (m_target.line >= 0)
        painter.drawLine(8, m_target.line, viewport()->width() - 8, m_target.line);
    else
        painter.drawRect(visualRect(model()->index(m_target.row, 0)).adjusted(1, 1, -2, -2));
}

void JsonTreeView::resizeEvent(QResizeEvent *event)
{
    ValueTreeView::resizeEvent(event);
    placeField();
}

void JsonTreeView::scrollContentsBy(int dx, int dy)
{
    ValueTreeView::scrollContentsBy(dx, dy);
    placeField();
}

} // namespace ui::json
