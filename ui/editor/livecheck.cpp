// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/livecheck.h"

#include "core/base/pooltask.h"
#include "core/base/task.h"
#include "core/sql/parsecheck.h"
#include "core/sql/traits.h"
#include "ui/editor/codearea.h"
#include "ui/editor/sqllexer.h"

#include <QHelpEvent>
#include <QToolTip>

#include <chrono>
#include <tuple>

namespace ui::editor {

using namespace std::chrono_literals;
using core::sql::Statement;
using Sci = QsciScintilla;

namespace {

constexpr int SyntaxIndicator = 10;
constexpr int UnguardedIndicator = 11;
constexpr auto Pause = 500ms;
constexpr qsizetype PieceLimit = 256 << 10; ///< bytes that are copied and looked at
constexpr int LinesAbove = 400; ///< that are searched for the start of the first visible statement

} // namespace

QList<LiveCheck::Mark> findMarks(const QByteArray &piece, const core::sql::State &state, qsizetype visibleEnd,
                                 qsizetype caret, bool cut, bool syntax, qsizetype base)
{
    QList<LiveCheck::Mark> marks;
    core::sql::Splitter splitter(piece, {0, 1, state});
    for (Statement statement; splitter.next(statement) && statement.bodyOffset < visibleEnd;) {
        if (statement.kind == Statement::Kind::Backslash || (cut && !statement.terminated))
            continue;
        if (syntax) {
            const auto error = core::sql::syntaxError(piece, statement);
            const bool typing
                = !statement.terminated && caret >= statement.bodyOffset && caret <= piece.size();
            if (error && !(error->atEnd && typing))
                marks << LiveCheck::Mark{base + error->offset, error->length, error->message, false};
        }
        const core::sql::StatementTraits traits = core::sql::traits(statement.sql(piece));
        if (traits.unguardedOffset >= 0 && statement.terminated) {
            const qsizetype at = statement.bodyOffset + traits.unguardedOffset;
            marks << LiveCheck::Mark{base + at, 6,
                                     LiveCheck::tr("Without WHERE this changes or deletes every row."), true};
        }
    }
    std::sort(marks.begin(), marks.end(),
              [](const LiveCheck::Mark &a, const LiveCheck::Mark &b) { return a.offset < b.offset; });
    return marks;
}

LiveCheck::LiveCheck(const Theme &theme, CodeArea &area, SqlLexer &lexer, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_area(area)
    , m_lexer(lexer)
{
    for (const int indicator : {SyntaxIndicator, UnguardedIndicator}) {
        area.SendScintilla(Sci::SCI_INDICSETSTYLE, static_cast<unsigned long>(indicator),
                           long(indicator == SyntaxIndicator ? Sci::INDIC_SQUIGGLE : Sci::INDIC_DASH));
        area.SendScintilla(Sci::SCI_INDICSETUNDER, static_cast<unsigned long>(indicator), 1L);
    }
    updateColors();
    connect(&theme, &Theme::changed, this, &LiveCheck::updateColors);
    m_pause.setSingleShot(true);
    m_pause.setInterval(Pause);
    connect(&m_pause, &QTimer::timeout, this, &LiveCheck::check);
    connect(&lexer.changes(), &TextChanges::changed, this, &LiveCheck::textModified);
    connect(&area, &QsciScintillaBase::SCN_UPDATEUI, this, [this](int what) {
        if (what & Sci::SC_UPDATE_V_SCROLL)
            m_pause.start();
    });
    area.viewport()->installEventFilter(this);
}

void LiveCheck::updateColors()
{
    m_area.SendScintilla(Sci::SCI_INDICSETFORE, static_cast<unsigned long>(SyntaxIndicator),
                         m_theme.color(Token::Danger));
    m_area.SendScintilla(Sci::SCI_INDICSETFORE, static_cast<unsigned long>(UnguardedIndicator),
                         m_theme.color(Token::Warn));
}

void LiveCheck::setServerMajor(int major)
{
    if (m_serverMajor == major)
        return;
    m_serverMajor = major;
    m_pause.start();
}

/// Marks go along with the text; one that is touched goes away until the next pause.
void LiveCheck::textModified(const TextChange &change)
{
    const auto [position, inserted, length] = std::tuple(change.position, change.inserted, change.length);
    ++m_revision;
    m_pause.start();
    if (m_marks.isEmpty())
        return;
    const qsizetype end = inserted ? position : position + length;
    QList<Mark> kept;
    for (Mark mark : std::as_const(m_marks)) {
        if (mark.offset > end || (mark.offset == end && length > 0 && mark.offset > position)) {
            mark.offset += inserted ? length : -length;
            kept << mark;
        } else if (mark.offset + mark.length < position) {
            kept << mark;
        }
    }
    // not now: indicators must not change within a modification
    QMetaObject::invokeMethod(
        this,
        [this, kept, revision = m_revision] {
            if (revision == m_revision)
                show(kept);
        },
        Qt::QueuedConnection);
}

void LiveCheck::check()
{
    const long firstVisible = m_area.SendScintilla(Sci::SCI_GETFIRSTVISIBLELINE);
    const long shown = m_area.SendScintilla(Sci::SCI_LINESONSCREEN) + 1;
    const auto lineShown = [this](long visible) {
        return int(m_area.SendScintilla(Sci::SCI_DOCLINEFROMVISIBLE, static_cast<unsigned long>(visible)));
    };
    const int first = lineShown(firstVisible);
    const int last = std::min(lineShown(firstVisible + shown), m_area.lines() - 1);
    const auto startOf = [this](int line) {
        return qsizetype(m_area.SendScintilla(Sci::SCI_POSITIONFROMLINE, static_cast<unsigned long>(line)));
    };
    if (!m_lexer.reaches(first))
        return m_pause.start(); // it is still being read
    int line = first;
    while (line > 0 && first - line < LinesAbove && !m_lexer.stateAt(line).isFresh())
        --line;
    if (!m_lexer.stateAt(line).isFresh())
        return show({}); // the middle of something huge
    const qsizetype start = startOf(line);
    const qsizetype size = std::min(PieceLimit, m_lexer.size() - start);
    const qsizetype visibleEnd = (last + 1 < m_area.lines() ? startOf(last + 1) : m_lexer.size()) - start;
    const auto caret = qsizetype(m_area.SendScintilla(Sci::SCI_GETCURRENTPOS)) - start;
    const bool syntax = m_serverMajor > 0 && m_serverMajor <= core::sql::parserVersion();

    const auto task = core::runInPool<QList<Mark>>(
        [bytes = m_lexer.bytes(start, start + size).toByteArray(), state = m_lexer.stateAt(line), visibleEnd,
         caret, cut = start + size < m_lexer.size(), syntax,
         start](const std::stop_token &) -> core::Result<QList<Mark>> {
            return findMarks(bytes, state, visibleEnd, caret, cut, syntax, start);
        });
    core::whenDone(task, this, [this, revision = m_revision](const core::Result<QList<Mark>> &marks) {
        if (marks && revision == m_revision)
            show(*marks);
    });
}

void LiveCheck::show(const QList<Mark> &marks)
{
    const bool changed = marks != m_marks;
    m_marks = marks;
    for (const int indicator : {SyntaxIndicator, UnguardedIndicator}) {
        m_area.SendScintilla(Sci::SCI_SETINDICATORCURRENT, static_cast<unsigned long>(indicator));
        m_area.SendScintilla(Sci::SCI_INDICATORCLEARRANGE, 0UL, m_area.SendScintilla(Sci::SCI_GETLENGTH));
        for (const Mark &mark : marks) {
            if (mark.warning != (indicator == UnguardedIndicator))
                continue;
            // of a token of many lines only the first is underlined
            const auto line
                = m_area.SendScintilla(Sci::SCI_LINEFROMPOSITION, static_cast<unsigned long>(mark.offset));
            const auto lineEnd = qsizetype(
                m_area.SendScintilla(Sci::SCI_GETLINEENDPOSITION, static_cast<unsigned long>(line)));
            m_area.SendScintilla(Sci::SCI_INDICATORFILLRANGE, static_cast<unsigned long>(mark.offset),
                                 long(std::clamp<qsizetype>(lineEnd - mark.offset, 1, mark.length)));
        }
    }
    if (!changed)
        return;
    QStringList told;
    for (const Mark &mark : marks)
        told << tr("Line %1: %2")
                    .arg(m_area.SendScintilla(Sci::SCI_LINEFROMPOSITION,
                                              static_cast<unsigned long>(mark.offset))
                         + 1)
                    .arg(mark.message);
    m_area.setAccessibleDescription(told.join(QLatin1Char('\n')));
    emit marksChanged();
}

const LiveCheck::Mark *LiveCheck::markAt(qsizetype byteOffset) const
{
    for (const Mark &mark : m_marks) {
        if (byteOffset >= mark.offset && byteOffset < mark.offset + mark.length)
            return &mark;
    }
    return nullptr;
}

bool LiveCheck::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ToolTip && !m_marks.isEmpty()) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const long position = m_area.SendScintilla(Sci::SCI_POSITIONFROMPOINTCLOSE,
                                                   static_cast<unsigned long>(help->x()), long(help->y()));
        const Mark *mark = position < 0 ? nullptr : markAt(position);
        if (mark) { // it quotes the text, which may look like markup
            QToolTip::showText(help->globalPos(),
                               QStringLiteral("<qt>%1</qt>").arg(mark->message.toHtmlEscaped()),
                               m_area.viewport());
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ui::editor
