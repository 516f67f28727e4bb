// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/sqlassistant.h"

#include "core/base/task.h"
#include "core/completion/signature.h"
#include "core/completion/words.h"
#include "ui/editor/codearea.h"
#include "ui/editor/completionpopup.h"
#include "ui/editor/sqleditor.h"
#include "ui/editor/sqllexer.h"
#include "ui/editor/textcard.h"

#include <QAction>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QThreadPool>

#include <algorithm>

namespace ui::editor {

using core::completion::Answer;
using core::completion::Entry;
using core::completion::Place;
using core::completion::Request;
using core::completion::SnapshotPtr;
using core::sql::Statement;
using Sci = QsciScintilla;

namespace {

constexpr qsizetype LongestBefore
    = 256 * 1024; ///< bytes of a statement before the caret; past it nothing is offered
constexpr qsizetype LongestBehind = 64 * 1024;
constexpr qsizetype LongestWord = 4096;
constexpr qsizetype LongestForHint = 64 * 1024;

bool isWordByte(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || c == '_' || c == '$';
}

bool isListKey(int key)
{
    switch (key) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
    case Qt::Key_Escape:
        return true;
    default:
        return false;
    }
}

} // namespace

SqlAssistant::SqlAssistant(SqlEditor &editor, const Theme &theme, const Icons &icons,
                           core::settings::Settings &settings, core::completion::Usage *usage)
    : QObject(&editor)
    , m_editor(editor)
    , m_area(editor.area())
    , m_theme(theme)
    , m_icons(icons)
    , m_settings(settings)
    , m_usage(usage)
{
    m_later.setSingleShot(true);
    m_later.setInterval(0);
    connect(&m_later, &QTimer::timeout, this, &SqlAssistant::askLater);
    connect(&m_area, &QsciScintillaBase::SCN_CHARADDED, this, &SqlAssistant::typed);
    connect(&m_area, &QsciScintilla::cursorPositionChanged, this, &SqlAssistant::caretMoved);
    connect(&m_area, &QsciScintilla::textChanged, this, [this] {
        if (m_card)
            m_card->hide();
        if (isOffering() && !m_accepting)
            m_later.start(); // also where something was deleted
    });
    connect(&m_area, &QsciScintillaBase::SCN_UPDATEUI, this, [this](int updated) {
        if ((updated & (Sci::SC_UPDATE_V_SCROLL | Sci::SC_UPDATE_H_SCROLL)) != 0)
            scrolled();
    });
    m_area.installEventFilter(this);
    m_area.viewport()->installEventFilter(this);
    addAction("editorComplete", tr("Complete"), QKeySequence(Qt::CTRL | Qt::Key_Space),
              &SqlAssistant::completeNow);
    connect(addAction("editorGoToObject", tr("Go to object"), QKeySequence(Qt::Key_F12), nullptr),
            &QAction::triggered, this, [this] { goToObject(); });
    connect(addAction("editorSignature", tr("Show signature"),
                      QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Space), nullptr),
            &QAction::triggered, this, [this] { updateHint(true); });
}

SqlAssistant::~SqlAssistant()
{
    // children of the window, which may outlive the tab
    delete m_popup;
    delete m_card;
    delete m_hint;
}

QAction *SqlAssistant::addAction(const char *name, const QString &text, const QKeySequence &key,
                                 void (SqlAssistant::*slot)())
{
    auto *action = new QAction(text, &m_editor);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(QStringLiteral("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText)));
    if (slot)
        connect(action, &QAction::triggered, this, slot);
    static_cast<QWidget &>(m_editor).addAction(action);
    return action;
}

QWidget *SqlAssistant::host() const
{
    return m_editor.window();
}

qsizetype SqlAssistant::caret() const
{
    return m_editor.caretByteOffset();
}

bool SqlAssistant::severalCarets() const
{
    return m_area.SendScintilla(Sci::SCI_GETSELECTIONS) > 1;
}

CompletionPopup *SqlAssistant::popup() const
{
    return m_popup;
}

HoverCard *SqlAssistant::card() const
{
    return m_card;
}

SignatureHint *SqlAssistant::hint() const
{
    return m_hint;
}

bool SqlAssistant::isOffering() const
{
    return m_popup && m_popup->isVisible();
}

QRect SqlAssistant::anchorAt(qsizetype byte) const
{
    const auto x = int(m_area.SendScintilla(Sci::SCI_POINTXFROMPOSITION, 0UL, long(byte)));
    const auto y = int(m_area.SendScintilla(Sci::SCI_POINTYFROMPOSITION, 0UL, long(byte)));
    const auto high = int(m_area.SendScintilla(Sci::SCI_TEXTHEIGHT, 0UL));
    return {m_area.viewport()->mapTo(host(), QPoint(x, y)), QSize(1, high)};
}

SqlAssistant::Around SqlAssistant::around(qsizetype byte) const
{
    const SqlLexer &lexer = m_editor.lexer();
    byte = std::clamp<qsizetype>(byte, 0, lexer.size());
    const qsizetype windowStart = std::max<qsizetype>(0, byte - LongestBefore - 1);
    const qsizetype windowEnd = std::min(lexer.size(), byte + LongestBehind);
    const Statement statement = m_editor.lexer().statementAround(byte, LongestBefore, LongestBehind);
    const QByteArrayView window = lexer.bytes(windowStart, windowEnd);
    qsizetype begin = byte;
    qsizetype end = byte;
    if (statement.isNull()) {
        const auto line
            = int(m_area.SendScintilla(Sci::SCI_LINEFROMPOSITION, static_cast<unsigned long>(byte)));
        if (!m_editor.lexer().reaches(line) || m_editor.lexer().stateAt(line).inStatement)
            return {}; // in one that is too long
        // far below the last one: what is typed begins another; the line is enough to see it
        begin = windowStart + window.first(byte - windowStart).lastIndexOf('\n') + 1;
        end = windowEnd;
    } else if (statement.terminated && byte >= statement.end()) {
        begin = statement.end();
        end = window.indexOf('\n', byte - windowStart);
        end = end < 0 ? windowEnd : windowStart + end;
    } else if (byte < statement.bodyOffset) {
        begin = std::min(statement.offset, byte);
    } else {
        begin = statement.offset;
        end = std::max(statement.end(), byte);
    }
    if (byte - begin > LongestBefore || statement.kind == Statement::Kind::Backslash)
        return {};
    end = std::min(end, windowEnd);
    return {lexer.bytes(begin, end).toByteArray(), begin};
}

// --- completions

void SqlAssistant::typed(int character)
{
    if (m_area.isReadOnly() || severalCarets())
        return;
    const int after = m_settings.get(core::settings::keys::completeAfter);
    if (character == '(' || character == ',')
        updateHint(character == '(' || (m_hint && m_hint->isVisible()) || character == ',');
    if (isOffering() || after == 0) // one that is shown follows the text by itself
        return;
    const bool letter = character < 0 || character >= 0x80 || isWordByte(char(character));
    if ((letter || character == '.') && isWordBegun()) {
        m_asked = false;
        m_later.start();
    }
}

bool SqlAssistant::isWordBegun() const
{
    const int after = m_settings.get(core::settings::keys::completeAfter);
    const QByteArrayView text = m_editor.bytes(caret() - LongestWord, caret());
    qsizetype begin = text.size();
    while (begin > 0 && isWordByte(text[begin - 1]))
        --begin;
    const bool dotted = begin > 0 && text[begin - 1] == '.';
    return after > 0 && (text.size() - begin >= after || dotted);
}

bool SqlAssistant::inWord() const
{
    const qsizetype at = caret();
    if (at < m_from || at > m_editor.byteSize() || at - m_from > LongestWord)
        return false;
    const QByteArrayView text = m_editor.bytes(m_from, at);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool part = isWordByte(text[i]) || text[i] == '"' || i < m_typed.size()
            || (text[0] == '"' && text[i] != '\n');
        if (!part)
            return false;
    }
    return true;
}

void SqlAssistant::askLater()
{
    if (isOffering() && !inWord()) {
        hidePopup();
        if (!isWordBegun())
            return;
    }
    ask(m_asked);
}

void SqlAssistant::scrolled()
{
    if (m_card)
        m_card->hide();
    const auto inSight = [this](const QRect &anchor) {
        return QRect(m_area.viewport()->mapTo(host(), QPoint()), m_area.viewport()->size())
            .intersects(anchor);
    };
    if (isOffering()) {
        const QRect anchor = anchorAt(m_from);
        if (inSight(anchor))
            m_popup->place(anchor);
        else
            hidePopup();
    }
    if (m_hint && m_hint->isVisible())
        updateHint(false);
}

void SqlAssistant::completeNow()
{
    if (m_area.isReadOnly())
        return;
    m_asked = true;
    ask(true);
}

void SqlAssistant::namesChanged()
{
    if (isOffering())
        m_later.start();
}

void SqlAssistant::ask(bool asked)
{
    if (m_making) {
        m_wanted = true;
        return;
    }
    if (!m_editor.lexer().reaches(m_editor.caretLine())) {
        m_asked = asked;
        m_later.start(); // a large text that is new: it is being read
        return;
    }
    const Around statement = around(caret());
    if (statement.offset < 0) {
        hidePopup();
        return;
    }
    Request request;
    request.statement = statement.text;
    request.caret = caret() - statement.offset;
    const qsizetype end = statement.offset + statement.text.size();
    request.behind = m_editor.lexer().bytes(end, end + LongestBehind).toByteArray();
    request.snapshot = m_names ? m_names() : SnapshotPtr();
    request.usage = m_usage ? m_usage->counts() : core::completion::UsagePtr();
    request.snippets = m_snippets ? m_snippets() : QList<core::completion::Snippet>();
    request.asked = asked;
    m_making = true;
    m_wanted = false;
    const quint64 serial = ++m_serial;
    auto source = std::make_shared<core::TaskSource<Answer>>();
    core::whenDone(source->task(), this,
                   [this, serial, asked, offset = statement.offset](core::Result<Answer> answer) {
                       m_making = false;
                       if (m_wanted) {
                           m_wanted = false;
                           ask(m_asked);
                       } else if (answer && serial == m_serial) {
                           show(*answer, offset, asked);
                       }
                   });
    QThreadPool::globalInstance()->start(
        [source, request = std::move(request)] { source->finish(core::completion::complete(request)); });
}

void SqlAssistant::show(const Answer &answer, qsizetype offset, bool asked)
{
    // an empty word is offered something only where that was asked for, or behind a dot
    const qsizetype from = offset + answer.from;
    const bool dotted = m_editor.bytes(from - 1, from) == QByteArrayView(".");
    const bool whole = answer.entries.size() == 1 && answer.entries.first().insert.toUtf8() == answer.typed;
    if (answer.entries.isEmpty() || (!asked && answer.typed.isEmpty() && !dotted) || (!asked && whole)
        || !m_area.hasFocus()) {
        hidePopup();
        return;
    }
    m_from = from;
    m_behind = answer.behind;
    m_typed = answer.typed;
    m_mayBeNew = answer.mayBeNew;
    if (m_popup && m_popup->parentWidget() != host())
        delete m_popup;
    if (!m_popup) {
        m_popup = new CompletionPopup(m_theme, m_icons, host());
        connect(m_popup, &CompletionPopup::chosen, this, &SqlAssistant::accept);
    }
    if (m_card)
        m_card->hide();
    m_popup->present(answer.entries, anchorAt(from));
}

bool SqlAssistant::takesEnter() const
{
    const Entry *entry = m_popup->current();
    if (!entry)
        return false;
    if (m_popup->wasMoved() || m_asked)
        return true;
    // the line's end is meant where the word is complete, or new
    const QByteArray typed = m_typed.toLower();
    for (const Entry &other : m_popup->entries()) {
        if (other.label.toUtf8().toLower() == typed || other.insert.toUtf8().toLower() == typed)
            return false;
    }
    return m_settings.get(core::settings::keys::enterCompletes) && entry->prefix && !m_mayBeNew
        && !m_typed.isEmpty();
}

void SqlAssistant::accept()
{
    const Entry *current = m_popup ? m_popup->current() : nullptr;
    if (!current)
        return;
    const Entry entry = *current;
    const qsizetype end = caret();
    hidePopup();
    // typed further since: still that word, or no longer any of this
    if (m_from < 0 || m_from > end || end > m_editor.byteSize())
        return;
    const QByteArrayView next = m_editor.bytes(end, end + m_behind);
    qsizetype behind = 0;
    while (behind < next.size() && next[behind] == '"')
        ++behind;
    // lines of a snippet stand beneath each other
    const auto line = static_cast<unsigned long>(
        m_area.SendScintilla(Sci::SCI_LINEFROMPOSITION, static_cast<unsigned long>(m_from)));
    const auto indentation = int(m_area.SendScintilla(Sci::SCI_GETLINEINDENTATION, line));
    const QString broken
        = m_area.eolMode() == QsciScintilla::EolWindows ? QStringLiteral("\r\n") : QStringLiteral("\n");
    const auto written = [&](QString part) {
        return part.replace(QLatin1Char('\n'), broken + QString(indentation, QLatin1Char(' '))).toUtf8();
    };
    const QByteArray put = written(entry.insert);
    const qsizetype back = written(entry.insert.right(entry.caretBack)).size();
    m_accepting = true;
    m_area.SendScintilla(Sci::SCI_BEGINUNDOACTION);
    m_area.SendScintilla(Sci::SCI_DELETERANGE, static_cast<unsigned long>(m_from),
                         long(end + behind - m_from));
    m_area.SendScintilla(Sci::SCI_INSERTTEXT, static_cast<unsigned long>(m_from), put.constData());
    m_area.SendScintilla(Sci::SCI_GOTOPOS, static_cast<unsigned long>(m_from + put.size() - back));
    m_area.SendScintilla(Sci::SCI_ENDUNDOACTION);
    m_accepting = false;
    if (m_usage)
        m_usage->count(entry.usage);
    if (entry.again) {
        m_asked = false;
        m_later.start();
    }
    if (entry.caretBack > 0 && put.endsWith(')'))
        updateHint(true);
}

void SqlAssistant::hidePopup()
{
    m_later.stop();
    ++m_serial;
    m_wanted = false;
    m_asked = false;
    if (m_popup)
        m_popup->hide();
}

void SqlAssistant::hideAll()
{
    hidePopup();
    if (m_card)
        m_card->hide();
    if (m_hint)
        m_hint->hide();
}

void SqlAssistant::caretMoved()
{
    if (m_accepting)
        return;
    // left the word: nobody completes that any more; what was typed meanwhile is looked at by askLater()
    if (isOffering() && !m_later.isActive() && !inWord())
        hidePopup();
    if (m_card)
        m_card->hide();
    if (m_hint && m_hint->isVisible())
        updateHint(false);
}

// --- the call

void SqlAssistant::updateHint(bool open)
{
    const SnapshotPtr names = m_names ? m_names() : SnapshotPtr();
    const Around statement = names && !severalCarets() ? around(caret()) : Around();
    core::completion::Call call;
    if (statement.offset >= 0 && caret() - statement.offset <= LongestForHint) {
        qsizetype at = caret() - statement.offset;
        qsizetype offset = 0;
        const QByteArrayView inner = core::completion::innermost(statement.text, at, offset);
        call = core::completion::callAt(core::completion::readWords(inner, at), *names);
        call.nameOffset = call.nameOffset < 0 ? -1 : call.nameOffset + offset;
    }
    if (call.nameOffset < 0) {
        if (m_hint)
            m_hint->hide();
        return;
    }
    if (!open && !(m_hint && m_hint->isVisible()))
        return;
    if (m_hint && m_hint->parentWidget() != host())
        delete m_hint;
    if (!m_hint)
        m_hint = new SignatureHint(m_theme, host());
    m_hint->setCall(call);
    // not over the tabs
    m_hint->showAt(anchorAt(std::max(statement.offset + call.nameOffset, qsizetype(0))), true,
                   m_editor.mapTo(host(), QPoint()).y());
}

// --- the name under the mouse, or under the caret

Place SqlAssistant::placeAt(qsizetype byte, SnapshotPtr &names) const
{
    names = m_names ? m_names() : SnapshotPtr();
    if (!names || byte < 0)
        return {};
    const Around statement = around(byte);
    if (statement.offset < 0)
        return {};
    Place place = core::completion::placeAt(statement.text, byte - statement.offset, *names);
    place.from += statement.offset;
    return place;
}

void SqlAssistant::hover(const QPoint &position)
{
    const auto byte = qsizetype(m_area.SendScintilla(
        Sci::SCI_POSITIONFROMPOINTCLOSE, static_cast<unsigned long>(position.x()), long(position.y())));
    SnapshotPtr names;
    const Place place = isOffering() ? Place() : placeAt(byte, names);
    if (place.kind == Place::Kind::None) {
        if (m_card)
            m_card->hide();
        return;
    }
    if (m_card && m_card->parentWidget() != host())
        delete m_card;
    if (!m_card)
        m_card = new HoverCard(m_theme, m_icons, host());
    m_card->setCard(core::completion::cardOf(place, *names));
    m_card->showAt(anchorAt(place.from), false);
}

bool SqlAssistant::goTo(qsizetype byte)
{
    SnapshotPtr names;
    const Place place = placeAt(byte, names);
    if (place.kind == Place::Kind::None)
        return false;
    hideAll();
    emit goToRequested({place, names});
    return true;
}

bool SqlAssistant::goToObject()
{
    return goTo(caret());
}

// --- keys

bool SqlAssistant::keyPressed(QKeyEvent *event)
{
    const int key = event->key();
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (!isOffering()) {
        if (m_hint && m_hint->isVisible()) {
            if (key == Qt::Key_Escape) {
                m_hint->hide();
                return true;
            }
            if (modifiers == Qt::AltModifier && (key == Qt::Key_Up || key == Qt::Key_Down)) {
                m_hint->step(key == Qt::Key_Down ? 1 : -1);
                m_hint->update();
                return true;
            }
        }
        return false;
    }
    if (modifiers != Qt::NoModifier)
        return false;
    switch (key) {
    case Qt::Key_Escape:
        hidePopup();
        return true;
    case Qt::Key_Tab:
        accept();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!takesEnter()) {
            hidePopup();
            return false;
        }
        accept();
        return true;
    default:
        return m_popup->moveBy(key);
    }
}

bool SqlAssistant::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        if (watched == &m_area) {
            const auto *key = static_cast<QKeyEvent *>(event);
            const auto modifiers = key->modifiers() & ~Qt::KeypadModifier;
            const bool hinting = m_hint && m_hint->isVisible() && !isOffering();
            // else they move the line
            const bool steps = hinting && modifiers == Qt::AltModifier
                && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down);
            const bool closes = hinting && key->key() == Qt::Key_Escape;
            const bool lists = isOffering() && isListKey(key->key());
            if (steps || (modifiers == Qt::NoModifier && (closes || lists))) {
                event->accept();
                return true;
            }
        }
        break;
    case QEvent::KeyPress:
        if (watched == &m_area) {
            if (m_card)
                m_card->hide();
            if (keyPressed(static_cast<QKeyEvent *>(event)))
                return true;
        }
        break;
    case QEvent::FocusOut:
    case QEvent::Hide:
        if (watched == &m_area)
            hideAll();
        break;
    case QEvent::MouseButtonPress:
        if (watched == m_area.viewport()) {
            const auto *mouse = static_cast<QMouseEvent *>(event);
            hideAll();
            if (mouse->button() == Qt::LeftButton && mouse->modifiers() == Qt::ControlModifier) {
                const QPoint at = mouse->position().toPoint();
                if (goTo(qsizetype(m_area.SendScintilla(Sci::SCI_POSITIONFROMPOINTCLOSE,
                                                        static_cast<unsigned long>(at.x()), long(at.y())))))
                    return true;
            }
        }
        break;
    case QEvent::ToolTip:
        if (watched == m_area.viewport()) {
            hover(static_cast<QHelpEvent *>(event)->pos());
            return true;
        }
        break;
    case QEvent::MouseMove:
        if (watched == m_area.viewport() && m_card && m_card->isVisible()) {
            // gone from the name: the card goes, too
            const QPoint at = static_cast<QMouseEvent *>(event)->position().toPoint();
            SnapshotPtr names;
            const auto byte = qsizetype(m_area.SendScintilla(
                Sci::SCI_POSITIONFROMPOINTCLOSE, static_cast<unsigned long>(at.x()), long(at.y())));
            const Place place = placeAt(byte, names);
            if (place.kind == Place::Kind::None)
                m_card->hide();
        }
        break;
    case QEvent::Leave:
        if (watched == m_area.viewport() && m_card)
            m_card->hide();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ui::editor
