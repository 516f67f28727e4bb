// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/conditionfield.h"

#include "core/base/sqlquote.h"
#include "core/completion/complete.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStringListModel>

namespace ui::table {

namespace {

constexpr int LongestList = 200;                ///< of a table with 1 600 columns one types more anyway
constexpr qsizetype LongestByNames = 64 * 1024; ///< UTF-16; a longer condition was not typed

/// Can stand in parentheses somewhere, and is no part of a condition.
bool isOfConditions(const core::completion::Entry &entry)
{
    using Kind = core::completion::EntryKind;
    if (entry.kind != Kind::Keyword)
        return entry.kind != Kind::Snippet;
    return entry.insert != QLatin1String("*")
        && entry.insert.compare(QLatin1String("as"), Qt::CaseInsensitive) != 0
        && entry.insert.compare(QLatin1String("order by"), Qt::CaseInsensitive) != 0;
}

} // namespace

ConditionField::ConditionField(const Theme &theme, QWidget *parent)
    : QLineEdit(parent)
    , m_theme(theme)
    , m_completer(new QCompleter(this))
    , m_words(new QStringListModel(this))
{
    setObjectName(QStringLiteral("whereField"));
    setAccessibleName(tr("WHERE condition"));
    setPlaceholderText(tr("Condition, for example id = 1"));
    setToolTip(tr("Only rows for which this holds; Enter reads them, Ctrl+Space completes, Down shows what "
                  "was asked before"));
    setFont(theme.codeFont());
    setMinimumHeight(metrics::Field);
    setMaxLength(1024 * 1024);
    m_completer->setModel(m_words);
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->popup()->setFont(theme.codeFont());
    m_completer->popup()->setObjectName(QStringLiteral("whereCompletions"));
    m_completer->popup()->setAccessibleName(tr("Completions"));
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &ConditionField::insert);
    connect(this, &QLineEdit::textEdited, this, [this] {
        setErrorPosition(-1);
        complete(false);
    });
    connect(this, &QLineEdit::textChanged, this, [this] { setErrorPosition(-1); });
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ConditionField::setErrorPosition(qsizetype position)
{
    if (m_error == position)
        return;
    m_error = position;
    if (position >= 0)
        setCursorPosition(int(std::min(position, text().size()))); // scrolled into sight
    update();
}

QStringList ConditionField::offered() const
{
    return m_completer->popup()->isVisible() ? m_words->stringList() : QStringList();
}

bool ConditionField::completeByNames(bool asked)
{
    const core::completion::SnapshotPtr names = m_names ? m_names() : core::completion::SnapshotPtr();
    const QString text = this->text();
    if (!names || text.size() > LongestByNames
        || names->relation(m_table.schema.toUtf8(), m_table.table.toUtf8()) < 0)
        return false;
    QString from = core::quoteIdentifier(m_table.table);
    if (!m_table.schema.isEmpty())
        from = core::quoteIdentifier(m_table.schema) + QLatin1Char('.') + from;
    const QByteArray lead = "SELECT * FROM " + from.toUtf8() + " WHERE (";
    core::completion::Request request;
    request.statement = lead + text.toUtf8();
    request.caret = lead.size() + text.left(cursorPosition()).toUtf8().size();
    request.snapshot = names;
    request.asked = asked;
    request.limit = LongestList;
    const core::completion::Answer answer = core::completion::complete(request);
    const QByteArray typed = request.statement.sliced(answer.from, request.caret - answer.from);
    m_completion = {};
    m_completion.length = QString::fromUtf8(typed).size() + answer.behind;
    m_completion.from = cursorPosition() - QString::fromUtf8(typed).size();
    for (const core::completion::Entry &entry : answer.entries) {
        if (!isOfConditions(entry) || m_completion.words.contains(entry.insert))
            continue;
        m_completion.words << entry.insert;
        if (entry.caretBack > 0)
            m_caretBack.insert(entry.insert, entry.caretBack);
    }
    return true;
}

void ConditionField::complete(bool asked)
{
    m_caretBack.clear();
    m_completion = core::browse::completeCondition(text(), cursorPosition(), m_columns);
    // behind an operand a condition wants an operator first of all: that list knows it
    if (!m_completion.operatorWanted)
        completeByNames(asked);
    // unasked only for a word that is being typed, and not when it stands there already
    const QString typed = text().mid(m_completion.from, m_completion.length);
    const bool whole = m_completion.words.size() == 1
        && m_completion.words.first().compare(typed, Qt::CaseInsensitive) == 0;
    if (m_completion.words.isEmpty() || whole || (!asked && typed.isEmpty())) {
        m_completer->popup()->hide();
        return;
    }
    m_words->setStringList(m_completion.words.mid(0, LongestList));
    const int x = xOf(m_completion.from);
    QRect at(x, 0, std::min(320, std::max(160, width() - x)), height());
    m_completer->complete(at);
    m_completer->popup()->setCurrentIndex(asked ? m_words->index(0) : QModelIndex());
}

void ConditionField::insert(const QString &word)
{
    QString text = this->text();
    QString put = word;
    const qsizetype end = m_completion.from + m_completion.length;
    const int back = m_caretBack.value(word);
    const bool opens = back > 0 || word.endsWith(QLatin1Char('(')) || word.endsWith(QLatin1Char('\''))
        || word.endsWith(QLatin1Char('.'));
    if (!opens && (end >= text.size() || !text[end].isSpace()))
        put += QLatin1Char(' ');
    // through insert(), so that one Ctrl+Z takes it back
    setSelection(int(m_completion.from), int(m_completion.length));
    if (m_completion.length == 0) {
        deselect();
        setCursorPosition(int(m_completion.from));
    }
    QLineEdit::insert(put);
    cursorBackward(false, back);
    setErrorPosition(-1);
    if (word.endsWith(QLatin1Char('.')))
        complete(true);
}

void ConditionField::keyPressEvent(QKeyEvent *event)
{
    QAbstractItemView *popup = m_completer->popup();
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (popup->isVisible()) {
        if (enter || event->key() == Qt::Key_Tab) {
            const QModelIndex chosen = popup->currentIndex();
            popup->hide();
            if (chosen.isValid()) {
                insert(chosen.data().toString());
                return;
            }
        } else if (event->key() == Qt::Key_Escape) {
            popup->hide();
            return;
        }
    }
    if (enter && event->modifiers() == Qt::NoModifier) {
        emit submitted();
        return;
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        complete(true);
        return;
    }
    if (event->key() == Qt::Key_Down && event->modifiers() == Qt::NoModifier) {
        emit historyRequested();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

int ConditionField::xOf(qsizetype position) const
{
    const QString shown = displayText();
    const QFontMetrics metrics(font());
    return cursorRect().center().x() + metrics.horizontalAdvance(shown.left(position))
        - metrics.horizontalAdvance(shown.left(cursorPosition()));
}

void ConditionField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_error < 0)
        return;
    // to the end of the word, so that it is seen; the place behind the end gets a wave of its own
    qsizetype end = m_error;
    const QString shown = text();
    while (end < shown.size() && (shown[end].isLetterOrNumber() || shown[end] == QLatin1Char('_')))
        ++end;
    if (end == m_error)
        ++end;
    const int left = std::max(6, xOf(m_error));
    const int right = std::min(width() - 6, std::max(left + 6, xOf(std::min(end, shown.size()))));
    const int base = height() / 2 + QFontMetrics(font()).descent() + QFontMetrics(font()).xHeight() / 2 + 3;
    QPainterPath wave(QPointF(left, base));
    for (int x = left, up = 1; x < right; x += 3, up = -up)
        wave.lineTo(x + 3, base - (up > 0 ? 2 : 0));
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.color(Token::Danger), 1.25));
    painter.drawPath(wave);
}

} // namespace ui::table
