// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/messagesview.h"

#include "core/passwords/clearpasswords.h"
#include "ui/base/amounts.h"

#include <QLocale>
#include <QTextBlock>

#include <utility>

namespace ui::query {

namespace {

/// Server text on its way to the screen: line breaks stay, other control characters become visible.
QString visible(QString text)
{
    for (QChar &c : text) {
        if (c.unicode() < 0x20 && c != QLatin1Char('\n') && c != QLatin1Char('\t'))
            c = QChar(char16_t(0x2400 + c.unicode()));
        else if (c.unicode() == 0x7F)
            c = QChar(0x2421);
    }
    return text;
}

constexpr int Moment = 40;              ///< milliseconds that lines wait for others
constexpr qsizetype MostWaiting = 2000; ///< lines
constexpr int ColorProperty = QTextFormat::UserProperty + 1;

} // namespace

QString affectedText(const core::query::Outcome &outcome)
{
    struct Verb
    {
        const char *tag;
        QString one;
        QString many;
    };
    const Verb verbs[]
        = {{"INSERT", MessagesView::tr("1 row inserted"), MessagesView::tr("%1 rows inserted")},
           {"UPDATE", MessagesView::tr("1 row updated"), MessagesView::tr("%1 rows updated")},
           {"DELETE", MessagesView::tr("1 row deleted"), MessagesView::tr("%1 rows deleted")},
           {"MERGE", MessagesView::tr("1 row merged"), MessagesView::tr("%1 rows merged")},
           {"COPY", MessagesView::tr("1 row copied"), MessagesView::tr("%1 rows copied")}};
    const QString first = outcome.commandTag.section(QLatin1Char(' '), 0, 0);
    for (const Verb &verb : verbs) {
        if (outcome.rowsAffected >= 0 && first == QLatin1String(verb.tag))
            return outcome.rowsAffected == 1 ? verb.one : verb.many.arg(countText(outcome.rowsAffected));
    }
    return {};
}

MessagesView::MessagesView(const Theme &theme, int lines, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("messages"));
    setAccessibleName(tr("Messages"));
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setMaximumBlockCount(lines);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    document()->setDocumentMargin(10);
    setPlaceholderText(tr("Notices, errors and timings of what you run appear here."));
    connect(&m_theme, &Theme::changed, this, &MessagesView::restyle);
    setFont(m_theme.codeFont());
    m_moment.setSingleShot(true);
    m_moment.setInterval(Moment);
    connect(&m_moment, &QTimer::timeout, this, &MessagesView::flush);
}

void MessagesView::addNotices(const QList<core::session::Notice> &notices, qint64 dropped,
                              const QByteArray &statement)
{
    for (const auto &notice : notices) {
        if (notice.severity == QLatin1String("NOTIFY")) {
            QString text = QStringLiteral("%1  %2  %3")
                               .arg(notice.at.toString(QStringLiteral("HH:mm:ss.zzz")), notice.message,
                                    notice.context);
            if (!notice.detail.isEmpty())
                text += QStringLiteral(":  ") + notice.detail;
            append(Token::Accent, text);
            continue;
        }
        QString text = notice.severity + QStringLiteral(": ") + notice.message;
        if (!notice.sqlState.isEmpty() && notice.sqlState != QLatin1String("00000"))
            text += QStringLiteral(" (%1)").arg(notice.sqlState);
        if (!notice.detail.isEmpty())
            text += QStringLiteral("\nDETAIL: ") + notice.detail;
        if (!notice.hint.isEmpty())
            text += QStringLiteral("\nHINT: ") + notice.hint;
        append(notice.severity == QLatin1String("WARNING") ? Token::Warn : Token::Muted,
               core::passwords::withoutPasswords(text, statement));
    }
    if (dropped > 0)
        append(Token::Warn, tr("%1 more notices came too fast and are not shown").arg(countText(dropped)));
    m_count += int(notices.size());
    flush();
}

void MessagesView::addOutcome(const QString &statement, const core::query::Outcome &outcome, qint64 line)
{
    QString head = core::passwords::masked(statement).section(QLatin1Char('\n'), 0, 0).simplified();
    if (head.size() > 100)
        head = head.left(100) + QChar(0x2026);
    if (line > 0)
        head.prepend(tr("line %1:  ").arg(line));
    append(Token::Muted, head);
    if (outcome.error) {
        QString text = core::passwords::withoutPasswords(outcome.error->toText(), statement.toUtf8());
        if (outcome.error->connectionLost) {
            switch (outcome.fate) {
            case core::query::Fate::DidNotRun:
                text += tr("\nThe statement did not run.");
                break;
            case core::query::Fate::Unknown:
                text += tr("\nThe connection was lost before the server answered: whether the statement "
                           "took effect is unknown. Check before you repeat it.");
                break;
            case core::query::Fate::Ran:
                text += tr("\nThe statement had run.");
                break;
            }
        }
        if (outcome.rowsReceived > 0)
            text += tr("\n%1 rows had arrived and are kept.").arg(countText(outcome.rowsReceived));
        append(outcome.error->isCancelled() ? Token::Warn : Token::Danger, text);
    } else {
        QString text = !outcome.commandTag.isEmpty() ? outcome.commandTag
            : outcome.stoppedByReader                ? tr("Stopped")
                                                     : tr("Nothing to run");
        if (const QString rows = affectedText(outcome); !rows.isEmpty())
            text += QStringLiteral("  ·  ") + rows;
        text += QStringLiteral("  ·  ") + durationText(outcome.total);
        if (outcome.stoppedByReader)
            text += QStringLiteral("  ·  ")
                + (outcome.commandTag.isEmpty()
                       ? tr("ended after %1, the server had more").arg(rowsText(outcome.rowsReceived))
                       : tr("%1 kept, the rest was read to keep the transaction")
                             .arg(rowsText(outcome.rowsReceived)));
        if (outcome.firstRow.count() >= 0)
            text += QStringLiteral("  ·  ") + tr("first row %1").arg(durationText(outcome.firstRow));
        append(Token::Text, text);
    }
    ++m_count;
    // a script of many small statements says very much: what went well can wait for the rest of it
    if (outcome.error || outcome.hasColumns || m_waiting.size() > MostWaiting)
        flush();
    else if (!m_moment.isActive())
        m_moment.start();
}

void MessagesView::addText(Token color, const QString &text)
{
    append(color, text);
    ++m_count;
    flush();
}

void MessagesView::reset()
{
    m_waiting.clear();
    m_moment.stop();
    clear();
    m_count = 0;
    emit countChanged();
}

void MessagesView::append(Token color, const QString &text)
{
    m_waiting << Line{color, text};
}

void MessagesView::flush()
{
    m_moment.stop();
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    bool empty = document()->isEmpty();
    cursor.beginEditBlock();
    for (const Line &line : std::exchange(m_waiting, {})) {
        if (!std::exchange(empty, false))
            cursor.insertBlock();
        QTextCharFormat format;
        format.setForeground(m_theme.color(line.color));
        format.setProperty(ColorProperty, int(line.color));
        cursor.insertText(visible(line.text), format);
    }
    cursor.endEditBlock();
    moveCursor(QTextCursor::End);
    emit countChanged();
}

void MessagesView::restyle()
{
    setFont(m_theme.codeFont());
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            QTextCharFormat format = it.fragment().charFormat();
            format.setForeground(m_theme.color(Token(format.intProperty(ColorProperty))));
            QTextCursor cursor(document());
            cursor.setPosition(it.fragment().position());
            cursor.setPosition(it.fragment().position() + it.fragment().length(), QTextCursor::KeepAnchor);
            cursor.setCharFormat(format);
        }
    }
}

} // namespace ui::query
