// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/sqleditor.h"

#include "core/base/pooltask.h"
#include "ui/editor/codearea.h"
#include "ui/editor/codedocument.h"
#include "ui/editor/codestyle.h"
#include "ui/editor/codetools.h"
#include "ui/editor/editcommands.h"
#include "ui/editor/errormarks.h"
#include "ui/editor/findbar.h"
#include "ui/editor/gotoline.h"
#include "ui/editor/largeinsertion.h"
#include "ui/editor/longline.h"
#include "ui/editor/sqllexer.h"

#include <QPaintEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui::editor {

using core::sql::Statement;
using Sci = QsciScintilla;

namespace {

constexpr qsizetype LoadedAtOnce = 1 << 20;   ///< bytes
constexpr qsizetype InsertedAtOnce = 2 << 20; ///< bytes
constexpr int SmallestFont = 8;               ///< px
constexpr int LargestFont = 40;
constexpr int TopPadding = 8; ///< px above the first line

} // namespace

SqlEditor::SqlEditor(const Theme &theme, const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icons(icons)
    , m_area(new CodeArea(theme, this))
    , m_lexer(new SqlLexer(theme, *m_area))
    , m_findBar(new FindBar(theme, icons, *m_area, this))
    , m_tools(new CodeTools(theme, icons, *m_area, *m_lexer, *this))
    , m_marks(new ErrorMarks(theme, *m_area, this))
    , m_insertion(new LargeInsertion(*m_area, this))
    , m_fontSize(theme.codeFont().pixelSize())
{
    setObjectName(QStringLiteral("sqlEditor"));
    m_area->setObjectName(QStringLiteral("sqlEditorText"));
    m_area->setAccessibleName(tr("SQL editor"));
    setFocusProxy(m_area);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_findBar);
    layout->addSpacing(TopPadding);
    layout->addWidget(m_area, 1);
    m_findBar->hide();

    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    m_statementTimer.setSingleShot(true);
    m_statementTimer.setInterval(0);
    connect(&m_statementTimer, &QTimer::timeout, this, &SqlEditor::updateStatement);
    connect(&m_lexer->changes(), &TextChanges::changed, this, &SqlEditor::textModified);
    connect(m_lexer, &SqlLexer::scanned, &m_statementTimer, qOverload<>(&QTimer::start));
    connect(m_area, &QsciScintilla::textChanged, this, &SqlEditor::textEdited);
    connect(m_area, &QsciScintilla::modificationChanged, this, &SqlEditor::modifiedChanged);
    connect(m_area, &QsciScintilla::cursorPositionChanged, this, [this](int line, int column) {
        m_statementTimer.start();
        emit caretMoved(line, column);
    });
    connect(m_area, &CodeArea::zoomed, this, &SqlEditor::updateMargin);
    m_area->setZoomHandler([this](int step) { zoom(step); });
    m_area->setPasteFilter([this](const QByteArray &pasted) { return shortened(pasted); });
    m_area->setPasteHandler([this](const QByteArray &pasted) { insertBytes(pasted); });
    connect(m_insertion, &LargeInsertion::finished, this, [this](const core::sql::ShortLines &lines) {
        m_lexer->hideMiddle(caretLine());
        m_area->SendScintilla(Sci::SCI_SCROLLCARET);
        tellBroken(lines);
    });
    updateMargin();

    m_actions << m_tools->actions();
    addAction("editorFind", tr("Find"), QKeySequence(Qt::CTRL | Qt::Key_F), QStringLiteral("search"),
              &SqlEditor::showFind);
    addAction("editorReplace", tr("Replace"), QKeySequence(Qt::CTRL | Qt::Key_H), QStringLiteral("edit"),
              &SqlEditor::showReplace);
    m_commands = new EditCommands(*this, *m_area, icons, this);
    auto *line = new GoToLine(theme, *this, this);
    layout->insertWidget(0, line);
    connect(m_commands, &EditCommands::goToLineRequested, line, &GoToLine::open);
}

void SqlEditor::addAction(const char *name, const QString &text, const QKeySequence &key, const QString &icon,
                          void (SqlEditor::*slot)())
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1String(name));
    action->setIcon(m_icons.icon(icon));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(QStringLiteral("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, slot);
    QWidget::addAction(action);
    m_actions << action;
}

QList<QAction *> SqlEditor::editActions() const
{
    return m_actions + m_commands->actions();
}

void SqlEditor::paintEvent(QPaintEvent *event)
{
    QPainter(this).fillRect(event->rect(), m_theme.color(Token::Surface));
}

QString SqlEditor::text() const
{
    return codeText(*m_area);
}

void SqlEditor::setText(const QString &text)
{
    setBytes(text.toUtf8());
}

bool SqlEditor::isLoading() const
{
    return m_loading > 0 || m_insertion->isRunning();
}

void SqlEditor::setBytes(const QByteArray &utf8)
{
    m_insertion->cancel();
    if (std::exchange(m_loading, 0) > 0)
        m_area->setReadOnly(false); // instead of what was to come
    clearErrors();
    setRunning({});
    setCodeBytes(*m_area, utf8);
    m_lexer->changes().settle();
    updateMargin();
    m_statementTimer.start();
}

void SqlEditor::load(const QByteArray &utf8, std::function<void()> then)
{
    if (utf8.size() <= LoadedAtOnce) {
        const core::sql::ShortLines lines = core::sql::withShortLines(utf8, core::sql::LongestEditedLine);
        setBytes(lines.text);
        if (then)
            then();
        tellBroken(lines);
        return;
    }
    m_insertion->cancel();
    clearErrors();
    setRunning({});
    const bool readOnly = m_area->isReadOnly() && !isLoading();
    m_area->setReadOnly(true);
    m_loading = ++m_loads;
    const auto show = [this, readOnly, serial = m_loading,
                       then = std::move(then)](const core::Result<std::shared_ptr<CodeDocument>> &document) {
        if (serial != m_loading)
            return false; // another text came after it
        m_loading = 0;
        m_area->setReadOnly(readOnly);
        if (!document) {
            emit loadFailed(document.error());
            return false;
        }
        m_lexer->changes().settle();
        showDocument(*m_area, **document);
        m_lexer->restart();
        updateMargin();
        m_statementTimer.start();
        emit replaced();
        emit m_area->textChanged();
        if (then)
            then();
        return true;
    };
    const auto breaking = core::runInPool<core::sql::ShortLines>([utf8](const std::stop_token &) {
        return core::Result(core::sql::withShortLines(utf8, core::sql::LongestEditedLine));
    });
    core::whenDone(breaking, this,
                   [this, show, serial = m_loading](core::Result<core::sql::ShortLines> lines) {
                       if (serial != m_loading || !lines)
                           return;
                       const QByteArray text = std::exchange(lines->text, {});
                       core::whenDone(makeDocument(*m_area, text), this,
                                      [this, show, told = *lines](const auto &document) {
                                          if (show(document))
                                              tellBroken(told);
                                      });
                   });
}

core::sql::State SqlEditor::stateAtSelection() const
{
    const auto place = qsizetype(m_area->SendScintilla(Sci::SCI_GETSELECTIONSTART));
    const int line = lineOf(place);
    const auto start
        = qsizetype(m_area->SendScintilla(Sci::SCI_POSITIONFROMLINE, static_cast<unsigned long>(line)));
    return core::sql::scanLine(m_lexer->bytes(start, place), m_lexer->stateAt(line));
}

/// A line of 1 MB costs 1.6 s at every key, and to insert it as well.
QByteArray SqlEditor::shortened(const QByteArray &pasted)
{
    if (pasted.size() <= core::sql::LongestEditedLine)
        return pasted;
    core::sql::ShortLines lines
        = core::sql::withShortLines(pasted, core::sql::LongestEditedLine, stateAtSelection());
    const QByteArray text = std::exchange(lines.text, {});
    tellBroken(lines);
    return text;
}

void SqlEditor::tellBroken(const core::sql::ShortLines &lines)
{
    if (lines.broken > 0 || lines.longest > LongestDrawnLine)
        emit linesBroken(lines.broken, lines.longest);
}

void SqlEditor::insertText(const QString &text)
{
    insertBytes(text.toUtf8());
}

void SqlEditor::insertBytes(const QByteArray &utf8)
{
    if (utf8.size() > InsertedAtOnce && !isLoading() && !m_area->isReadOnly()) {
        m_insertion->start(utf8, stateAtSelection());
        return;
    }
    const QByteArray bytes = shortened(utf8);
    m_area->SendScintilla(Sci::SCI_BEGINUNDOACTION);
    m_area->SendScintilla(
        Sci::SCI_DELETERANGE, static_cast<unsigned long>(m_area->SendScintilla(Sci::SCI_GETSELECTIONSTART)),
        m_area->SendScintilla(Sci::SCI_GETSELECTIONEND) - m_area->SendScintilla(Sci::SCI_GETSELECTIONSTART));
    m_area->SendScintilla(Sci::SCI_ADDTEXT, static_cast<unsigned long>(bytes.size()), bytes.constData());
    m_area->SendScintilla(Sci::SCI_ENDUNDOACTION);
    m_lexer->hideMiddle(caretLine());
    m_area->SendScintilla(Sci::SCI_SCROLLCARET);
}

bool SqlEditor::isModified() const
{
    return m_area->isModified();
}

void SqlEditor::setModified(bool modified)
{
    m_area->setModified(modified);
}

void SqlEditor::setReadOnly(bool readOnly)
{
    m_area->setReadOnly(readOnly);
}

int SqlEditor::lineOf(qsizetype byteOffset) const
{
    return int(m_area->SendScintilla(Sci::SCI_LINEFROMPOSITION, static_cast<unsigned long>(byteOffset)));
}

SqlRange SqlEditor::rangeOf(const Statement &statement) const
{
    SqlRange range;
    if (statement.isNull() || isLoading())
        return range;
    range.text
        = m_lexer->bytes(statement.bodyOffset, statement.bodyOffset + statement.sqlLength).toByteArray();
    range.byteOffset = statement.bodyOffset;
    range.firstLine = lineOf(statement.bodyOffset);
    range.lastLine = lineOf(statement.end());
    range.kind = statement.kind;
    range.data
        = m_lexer->bytes(statement.dataOffset, statement.dataOffset + statement.dataLength).toByteArray();
    return range;
}

SqlRange SqlEditor::statementAtCaret() const
{
    return statementAt(caretByteOffset());
}

SqlRange SqlEditor::statementAt(qsizetype byteOffset) const
{
    return rangeOf(m_lexer->statementAt(byteOffset));
}

SqlRange SqlEditor::selectionOrEmpty() const
{
    SqlRange range;
    const auto start = qsizetype(m_area->SendScintilla(Sci::SCI_GETSELECTIONSTART));
    const auto end = qsizetype(m_area->SendScintilla(Sci::SCI_GETSELECTIONEND));
    if (end <= start || isLoading())
        return range;
    range.text = m_lexer->bytes(start, end).toByteArray();
    range.byteOffset = start;
    range.firstLine = lineOf(start);
    range.lastLine = lineOf(end);
    range.kind = Statement::Kind::Sql;
    return range;
}

QList<SqlRange> SqlEditor::allStatements() const
{
    QList<SqlRange> ranges;
    if (isLoading())
        return ranges;
    const QByteArrayView text = m_lexer->bytes(); // before the pieces of it, which move nothing then
    for (const Statement &statement : core::sql::split(text))
        ranges << rangeOf(statement);
    return ranges;
}

QList<SqlRange> SqlEditor::statementsInSelection() const
{
    const SqlRange selection = selectionOrEmpty();
    QList<SqlRange> ranges;
    for (Statement statement : core::sql::split(selection.text)) {
        statement.offset += selection.byteOffset;
        statement.bodyOffset += selection.byteOffset;
        statement.tokenOffset += selection.byteOffset;
        statement.dataOffset += statement.dataLength > 0 ? selection.byteOffset : 0;
        ranges << rangeOf(statement);
    }
    return ranges;
}

qsizetype SqlEditor::placeOf(const SqlRange &sent) const
{
    if (sent.isEmpty())
        return -1;
    if (m_lexer->bytes(sent.byteOffset, sent.byteOffset + sent.text.size()) == QByteArrayView(sent.text))
        return sent.byteOffset;
    const QByteArrayView text = m_lexer->bytes();
    const qsizetype place = std::min(sent.byteOffset, text.size());
    const qsizetype after = text.indexOf(sent.text, place);
    const qsizetype before = text.lastIndexOf(sent.text, place);
    if (before < 0 || after < 0)
        return std::max(before, after);
    return place - before < after - place ? before : after;
}

bool SqlEditor::showError(const SqlRange &sent, qsizetype utf16OffsetInSent, const QString &message)
{
    const qsizetype start = placeOf(sent);
    if (start < 0)
        return false;
    m_marks->show(start, sent.text, utf16OffsetInSent, message);
    return true;
}

void SqlEditor::clearErrors()
{
    m_marks->clear();
}

void SqlEditor::setWarnings(const QList<SqlEdit> &places)
{
    m_marks->setWarnings(places);
}

bool SqlEditor::replaceIn(const SqlRange &sent, const QList<SqlEdit> &edits)
{
    const qsizetype start = placeOf(sent);
    if (start < 0)
        return false;
    for (const SqlEdit &edit : edits)
        replaceCodeBytes(*m_area, start + edit.byteOffset, edit.byteLength, edit.text);
    return true;
}

void SqlEditor::oneUndoStep(const std::function<void()> &change)
{
    m_area->SendScintilla(Sci::SCI_BEGINUNDOACTION);
    change();
    m_area->SendScintilla(Sci::SCI_ENDUNDOACTION);
}

QByteArrayView SqlEditor::bytes() const
{
    return m_lexer->bytes();
}

QByteArrayView SqlEditor::bytes(qsizetype from, qsizetype to) const
{
    return m_lexer->bytes(from, to);
}

qsizetype SqlEditor::byteSize() const
{
    return m_lexer->size();
}

void SqlEditor::textModified(const TextChange &change)
{
    const auto follow = [&change](qsizetype &place) {
        if (change.inserted && place >= change.position)
            place += change.length;
        else if (!change.inserted && place > change.position)
            place = std::max(change.position, place - change.length);
    };
    if (m_runningStart >= 0) {
        follow(m_runningStart);
        follow(m_runningEnd);
    }
    m_marks->follow(change);
    if (change.linesAdded != 0)
        updateMargin();
    m_statementTimer.start();
}

void SqlEditor::updateStatement()
{
    const Statement statement = m_lexer->statementNear(caretByteOffset());
    const bool changed = statement.bodyOffset != m_statement.bodyOffset
        || statement.sqlLength != m_statement.sqlLength || statement.kind != m_statement.kind;
    m_statement = statement;
    updateBars();
    if (changed)
        emit statementAtCaretChanged();
}

void SqlEditor::setRunning(const SqlRange &running)
{
    m_runningStart = running.isEmpty() ? -1 : running.byteOffset;
    m_runningEnd = m_runningStart + running.text.size();
    updateBars();
}

void SqlEditor::updateBars()
{
    QList<CodeArea::Bar> bars;
    if (!m_statement.isNull())
        bars << CodeArea::Bar{lineOf(m_statement.bodyOffset), lineOf(m_statement.end()), Token::Accent};
    if (m_runningStart >= 0)
        bars << CodeArea::Bar{lineOf(m_runningStart), lineOf(m_runningEnd), Token::Ok};
    m_area->setBars(bars);
}

void SqlEditor::updateMargin()
{
    const int digits = std::max(3, int(QString::number(m_area->lines()).size()));
    const QByteArray widest(digits, '9');
    const long width = m_area->SendScintilla(
        Sci::SCI_TEXTWIDTH, static_cast<unsigned long>(Sci::STYLE_LINENUMBER), widest.constData());
    m_area->setMarginWidth(0, int(width) + 10);
}

int SqlEditor::caretLine() const
{
    return lineOf(caretByteOffset());
}

int SqlEditor::caretColumn() const
{
    // in Scintilla: QScintilla's own goes through the line by one call a character
    const qsizetype caret = caretByteOffset();
    const long start
        = m_area->SendScintilla(Sci::SCI_POSITIONFROMLINE, static_cast<unsigned long>(lineOf(caret)));
    return int(
        m_area->SendScintilla(Sci::SCI_COUNTCHARACTERS, static_cast<unsigned long>(start), long(caret)));
}

qsizetype SqlEditor::caretByteOffset() const
{
    return qsizetype(m_area->SendScintilla(Sci::SCI_GETCURRENTPOS));
}

void SqlEditor::goTo(int line, int column)
{
    m_lexer->hideMiddle(line);
    m_area->setCursorPosition(line, column);
    m_area->ensureCursorVisible();
}

void SqlEditor::select(qsizetype byteOffset, qsizetype byteLength)
{
    m_lexer->hideMiddle(lineOf(byteOffset));
    m_area->SendScintilla(Sci::SCI_SETSEL, static_cast<unsigned long>(byteOffset),
                          long(byteOffset + byteLength));
}

void SqlEditor::zoom(int step)
{
    const int usual = m_theme.codeFont().pixelSize();
    setFontSize(step == 0 ? usual : std::clamp(m_fontSize + step, SmallestFont, LargestFont));
    emit fontSizeChosen(step == 0 ? 0 : m_fontSize);
}

void SqlEditor::setFontSize(int pixels)
{
    if (pixels == m_fontSize)
        return;
    m_fontSize = pixels;
    m_lexer->setFontSize(pixels);
    updateMargin();
}

bool SqlEditor::isWrapped() const
{
    return m_area->wrapMode() != Sci::WrapNone;
}

void SqlEditor::setWrapped(bool wrapped)
{
    if (wrapped == isWrapped())
        return;
    m_area->setWrapMode(wrapped ? Sci::WrapWhitespace : Sci::WrapNone);
    m_area->setWrapVisualFlags(wrapped ? Sci::WrapFlagByText : Sci::WrapFlagNone);
}

void SqlEditor::showFind()
{
    m_findBar->open(false);
}

void SqlEditor::showReplace()
{
    m_findBar->open(true);
}

void SqlEditor::undo()
{
    m_area->undo();
}

void SqlEditor::redo()
{
    m_area->redo();
}

} // namespace ui::editor
