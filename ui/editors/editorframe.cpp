// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/editorframe.h"

#include "ui/base/stylepaint.h"
#include "ui/editors/body.h"
#include "ui/editors/pane.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace ui::editors {

namespace {

constexpr int ButtonWidth = 22;
constexpr int LeastWidth = 120;
constexpr int MostExpression = 1 << 20;

const QKeySequence NullKey(Qt::CTRL | Qt::Key_0);
const QKeySequence DefaultKey(Qt::CTRL | Qt::SHIFT | Qt::Key_0);
const QKeySequence ExpressionKey(Qt::CTRL | Qt::Key_Equal);

bool pressed(const QKeyEvent *event, Qt::KeyboardModifiers modifiers, std::initializer_list<int> keys)
{
    return (event->modifiers() & ~Qt::KeypadModifier) == modifiers
        && std::find(keys.begin(), keys.end(), event->key()) != keys.end();
}

} // namespace

EditorFrame::EditorFrame(const ColumnFacts &facts, const EditorTools &tools, Body *body, QWidget *parent)
    : CellEditor(parent)
    , m_facts(facts)
    , m_tools(tools)
    , m_body(body)
    , m_expression(new QLineEdit(this))
    , m_sign(new QLabel(QStringLiteral("="), this))
    , m_more(new QToolButton(this))
    , m_told(new QLabel(this))
{
    setObjectName(QStringLiteral("cellEditor"));
    setAccessibleName(tr("Editor of %1").arg(facts.column.name));
    setAutoFillBackground(false);
    m_body->setParent(this);
    m_body->installEventFilter(this);
    m_expression->setObjectName(QStringLiteral("editorExpression"));
    m_expression->setAccessibleName(tr("SQL expression"));
    m_expression->setPlaceholderText(tr("SQL expression, such as now()"));
    m_expression->setProperty("bare", true);
    m_expression->setMaxLength(MostExpression);
    m_expression->setFont(tools.theme.codeFont());
    m_expression->installEventFilter(this);
    m_sign->setFont(tools.theme.codeFont());
    m_sign->setForegroundRole(QPalette::PlaceholderText);
    m_sign->setContentsMargins(6, 0, 2, 0);
    m_more->setObjectName(QStringLiteral("editorMore"));
    m_more->setAccessibleName(tr("NULL, default, expression"));
    m_more->setToolTip(tr("NULL (%1), default (%2), expression (%3)")
                           .arg(NullKey.toString(QKeySequence::NativeText),
                                DefaultKey.toString(QKeySequence::NativeText),
                                ExpressionKey.toString(QKeySequence::NativeText)));
    m_more->setIcon(tools.icons.icon(QStringLiteral("more")));
    m_more->setAutoRaise(true);
    m_more->setFixedWidth(ButtonWidth);
    m_more->setFocusPolicy(Qt::NoFocus); // Ctrl+0 and its kin reach all of it
    m_told->setObjectName(QStringLiteral("editorProblem"));
    m_told->setTextFormat(Qt::PlainText);
    m_told->setWordWrap(true);
    m_told->setAutoFillBackground(true);
    m_told->setFrameShape(QFrame::StyledPanel);
    m_told->setContentsMargins(6, 3, 6, 3);
    m_told->hide();

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_sign);
    layout->addWidget(m_expression, 1);
    layout->addWidget(m_body, 1);
    layout->addWidget(m_more, 0, Qt::AlignTop);
    makeMenu();
    showAs(Kind::Null);

    connect(m_body, &Body::edited, this, &EditorFrame::bodyEdited);
    connect(m_body, &Body::told, this, &EditorFrame::tell);
    connect(m_body, &Body::expressionWanted, this, &EditorFrame::toggleExpression);
    connect(m_body, &Body::resized, this, &EditorFrame::fitToContent);
    connect(m_body, &Body::committed, this,
            [this](bool stay) { commit(stay ? Next::Stay : Next::Down, false); });
    connect(m_expression, &QLineEdit::textEdited, this, &EditorFrame::touch);
    connect(qApp, &QApplication::focusChanged, this,
            [this](const QWidget *, QWidget *now) { focusMoved(now); });
}

EditorFrame::~EditorFrame()
{
    m_left = true;
    delete m_told.data(); // stands in another widget, which may have gone
}

void EditorFrame::makeMenu()
{
    m_menu = new QMenu(this);
    m_menu->setObjectName(QStringLiteral("editorMenu"));
    m_menu->setToolTipsVisible(true);
    const auto add = [this](const char *name, const QString &text, const QKeySequence &key, auto slot) {
        auto *action = m_menu->addAction(text);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut); // shown; handleKey() does it, also in panes
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    auto *null = add("editorSetNull", m_facts.nullWord, NullKey, &EditorFrame::setNull);
    if (m_facts.notNull) {
        null->setEnabled(false);
        null->setToolTip(tr("The column does not take NULL."));
    }
    if (m_facts.mayBeDefault) {
        const QString text = m_facts.defaultText.simplified().left(60);
        QString label = text.isEmpty() ? tr("Default") : tr("Default: %1").arg(text);
        label.replace(QLatin1Char('&'), QLatin1String("&&"));
        add("editorSetDefault", label, DefaultKey, &EditorFrame::setDefault);
    }
    if (m_facts.mayBeExpression)
        add("editorSetExpression", tr("SQL expression"), ExpressionKey, &EditorFrame::toggleExpression);
    if (m_body->hasEmptyText())
        add("editorSetEmpty", tr("Empty text ''"), {}, &EditorFrame::setEmptyText);
    m_menu->addSeparator();
    const auto own = m_body->extraActions();
    m_menu->addActions(own);
    if (!own.isEmpty())
        m_menu->addSeparator();
    add("editorRestore", tr("As it was"), {}, &EditorFrame::restore);
    connect(m_more, &QToolButton::clicked, this,
            [this] { m_menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
}

QString EditorFrame::nullWord() const
{
    return m_facts.nullWord;
}

QString EditorFrame::defaultWord() const
{
    return m_facts.defaultText.isEmpty() ? QStringLiteral("DEFAULT")
                                         : QStringLiteral("DEFAULT  ") + m_facts.defaultText.simplified();
}

// What stands in it follows the kind; the text of the body is the caller's.
void EditorFrame::showAs(Kind kind)
{
    m_kind = kind;
    const bool expression = kind == Kind::Expression;
    // what comes is there and has the focus before what goes is hidden: it must not wander off meanwhile
    const bool focused = isAncestorOf(QApplication::focusWidget());
    m_sign->setVisible(expression);
    if (expression)
        m_expression->show();
    else
        m_body->show();
    // the field itself: a view that opens an editor sends the first key to it
    QWidget *field = m_body->focusProxy() ? m_body->focusProxy() : m_body;
    setFocusProxy(expression ? static_cast<QWidget *>(m_expression) : field);
    if (focused)
        focusProxy()->setFocus();
    if (expression)
        m_body->hide();
    else
        m_expression->hide();
}

void EditorFrame::setValue(const core::edit::CellValue &value)
{
    m_setting = true;
    m_set = value;
    m_touched = false;
    m_left = false;
    m_expression->clear();
    switch (value.kind) {
    case Kind::Text:
    case Kind::JsonPatch: // the document as a whole; once touched it is a text
        m_body->setText(value.text);
        break;
    case Kind::Null:
        m_body->clear(nullWord());
        break;
    case Kind::Default:
        m_body->clear(defaultWord());
        break;
    case Kind::Expression:
        m_body->clear(nullWord());
        m_expression->setText(QString::fromUtf8(value.text));
        break;
    }
    m_setting = false;
    showAs(value.kind == Kind::JsonPatch ? Kind::Text : value.kind);
    updateProblem();
    fitToContent();
}

core::edit::CellValue EditorFrame::value() const
{
    if (!m_touched)
        return m_set;
    switch (m_kind) {
    case Kind::Default:
        return {Kind::Default};
    case Kind::Expression:
        return {Kind::Expression, m_expression->text().toUtf8()};
    case Kind::Text:
        return {Kind::Text, m_body->text()};
    default:
        return {};
    }
}

QList<Alongside> EditorFrame::alongside() const
{
    return m_kind == Kind::Text ? m_body->alongside() : QList<Alongside>();
}

QString EditorFrame::problem() const
{
    if (!m_touched)
        return {};
    if (m_kind == Kind::Expression)
        return m_expression->text().trimmed().isEmpty() ? tr("An expression is missing.") : QString();
    if (m_kind == Kind::Null && m_facts.notNull)
        return tr("The column does not take NULL.");
    return m_kind == Kind::Text ? m_body->problem() : QString();
}

bool EditorFrame::opensLarge() const
{
    return m_kind == Kind::Text && m_body->opensLarge();
}

void EditorFrame::startWith(const QString &text)
{
    if (m_facts.mayBeExpression && m_body->isExpressionSign(text)) {
        toggleExpression();
        return;
    }
    if (m_kind == Kind::Expression)
        showAs(Kind::Text);
    m_body->startWith(text);
    bodyEdited();
    m_body->setFocus();
}

void EditorFrame::bodyEdited()
{
    if (m_setting)
        return;
    if (m_body->isEmpty() && !m_body->hasEmptyText()) {
        m_setting = true;
        m_body->clear(nullWord());
        m_setting = false;
        showAs(Kind::Null);
    } else {
        showAs(Kind::Text);
    }
    touch();
}

void EditorFrame::touch()
{
    if (m_setting)
        return;
    m_touched = true;
    m_left = false;
    updateProblem();
    fitToContent();
    emit edited();
}

void EditorFrame::setNull()
{
    if (m_facts.notNull)
        return;
    m_setting = true;
    m_body->closePane();
    m_body->clear(nullWord());
    m_setting = false;
    showAs(Kind::Null);
    m_body->setFocus();
    touch();
}

void EditorFrame::setDefault()
{
    if (!m_facts.mayBeDefault)
        return;
    m_setting = true;
    m_body->closePane();
    m_body->clear(defaultWord());
    m_setting = false;
    showAs(Kind::Default);
    m_body->setFocus();
    touch();
}

void EditorFrame::setEmptyText()
{
    m_setting = true;
    m_body->setText(QByteArray(""));
    m_setting = false;
    showAs(Kind::Text);
    m_body->setFocus();
    touch();
}

void EditorFrame::toggleExpression()
{
    if (!m_facts.mayBeExpression)
        return;
    m_body->closePane();
    if (m_kind == Kind::Expression) {
        restore();
        return;
    }
    showAs(Kind::Expression);
    m_expression->setFocus();
    touch();
}

void EditorFrame::restore()
{
    const bool touched = m_touched;
    m_body->closePane();
    setValue(m_set);
    focusProxy()->setFocus();
    if (touched)
        emit edited();
}

QSize EditorFrame::wishedSize() const
{
    const QSize body = m_kind == Kind::Expression ? QSize(3 * LeastWidth, 0)
                                                  : m_body->wishedSize().expandedTo(QSize(0, 0));
    return QSize(std::max(body.width() + ButtonWidth + 2, LeastWidth), body.height() + 2);
}

void EditorFrame::updateProblem()
{
    tell(problem());
}

void EditorFrame::tell(const QString &text)
{
    if (!m_told)
        return;
    m_body->setAccessibleDescription(text);
    update();
    if (text.isEmpty() || !isVisible()) {
        m_told->hide();
        return;
    }
    m_told->setText(text);
    if (m_told->parentWidget() != window()) {
        m_told->setParent(window());
        auto palette = m_told->palette();
        palette.setColor(QPalette::WindowText, m_tools.theme.color(Token::Danger));
        palette.setColor(QPalette::Window, m_tools.theme.color(Token::Surface));
        m_told->setPalette(palette);
    }
    m_told->setFixedWidth(std::max(width(), 260));
    m_told->adjustSize();
    const QWidget *beneath = m_body->pane() && m_body->pane()->isVisible() ? m_body->pane() : this;
    QPoint at = beneath->mapTo(window(), QPoint(0, beneath->height() + 1));
    if (at.y() + m_told->height() > window()->height())
        at.setY(mapTo(window(), QPoint(0, 0)).y() - m_told->height() - 1);
    at.setX(std::max(0, std::min(at.x(), window()->width() - m_told->width())));
    m_told->move(at);
    m_told->show();
    m_told->raise();
}

void EditorFrame::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool wrong = !problem().isEmpty();
    paint::box(&painter, QRectF(rect()), m_tools.theme.color(Token::Surface),
               m_tools.theme.color(wrong ? Token::Danger : Token::Accent), 0);
}

void EditorFrame::showEvent(QShowEvent *event)
{
    CellEditor::showEvent(event);
    updateProblem();
}

void EditorFrame::moveEvent(QMoveEvent *event)
{
    CellEditor::moveEvent(event);
    m_body->placePane();
}

void EditorFrame::resizeEvent(QResizeEvent *event)
{
    CellEditor::resizeEvent(event);
    m_body->placePane();
}

void EditorFrame::hideEvent(QHideEvent *event)
{
    if (m_told)
        m_told->hide();
    m_body->closePane();
    m_entered = false;
    CellEditor::hideEvent(event);
}

// A key of ours is also a shortcut of the window (Ctrl+0 resets the zoom somewhere): it is taken here first.
bool EditorFrame::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (isEditorKey(key)) {
            event->accept();
            return true;
        }
    }
    return CellEditor::event(event);
}

bool EditorFrame::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && watched == m_expression)
        return handleKey(static_cast<QKeyEvent *>(event));
    return CellEditor::eventFilter(watched, event);
}

void EditorFrame::keyPressEvent(QKeyEvent *event)
{
    if (!handleKey(event))
        CellEditor::keyPressEvent(event);
}

// Tab, wherever in the editor it was pressed: Qt asks before it tells the key.
bool EditorFrame::focusNextPrevChild(bool next)
{
    if (isHidden()) // it goes, and the focus somewhere else
        return CellEditor::focusNextPrevChild(next);
    commit(next ? Next::Right : Next::Left, false);
    return true;
}

bool EditorFrame::handleKey(QKeyEvent *event)
{
    const auto shifted = Qt::ControlModifier | Qt::ShiftModifier;
    if (pressed(event, Qt::NoModifier, {Qt::Key_Escape})) {
        if (m_touched)
            setValue(m_set);
        m_left = true;
        m_body->closePane();
        emit cancelled();
    } else if (pressed(event, Qt::NoModifier, {Qt::Key_Return, Qt::Key_Enter})) {
        commit(Next::Down, false);
    } else if (pressed(event, Qt::ControlModifier, {Qt::Key_Return, Qt::Key_Enter})) {
        commit(Next::Stay, false);
    } else if (pressed(event, Qt::NoModifier, {Qt::Key_Tab})) {
        commit(Next::Right, false);
    } else if (pressed(event, Qt::ShiftModifier, {Qt::Key_Backtab, Qt::Key_Tab})) {
        commit(Next::Left, false);
    } else if (pressed(event, Qt::AltModifier, {Qt::Key_Down})) {
        m_body->openPane();
        updateProblem();
    } else if (pressed(event, shifted, {Qt::Key_0, Qt::Key_ParenRight})) {
        setDefault();
    } else if (pressed(event, Qt::ControlModifier, {Qt::Key_0})) {
        setNull();
    } else if (pressed(event, Qt::ControlModifier, {Qt::Key_Equal})
               || pressed(event, shifted, {Qt::Key_Equal})) {
        toggleExpression();
    } else {
        return false;
    }
    return true;
}

void EditorFrame::commit(Next next, bool evenWrong)
{
    if (m_left)
        return;
    if (!evenWrong && !problem().isEmpty()) {
        updateProblem();
        return;
    }
    m_left = true;
    m_body->closePane();
    emit committed(next);
}

bool EditorFrame::isMine(const QWidget *widget) const
{
    for (const QWidget *at = widget; at; at = Pane::parentAcrossPanes(at)) {
        if (at == this || (at->isWindow() && at->isModal()))
            return true; // a question of ours (which file?) is answered in a dialog
    }
    return false;
}

// Without a focus anywhere (another program's window) one goes on later. An editor that never had it is not
// left either.
void EditorFrame::focusMoved(QWidget *now)
{
    if (!now || !isVisible())
        return;
    if (isMine(now)) {
        m_entered = true;
    } else if (m_entered) {
        m_entered = false;
        commit(Next::Stay, true);
    }
}

} // namespace ui::editors
