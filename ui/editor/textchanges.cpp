// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/textchanges.h"

#include "ui/editor/codestyle.h"

#include <Qsci/qsciscintilla.h>

#include <QAccessibleWidget>
#include <QEvent>

#include <utility>

namespace ui::editor {

using Sci = QsciScintilla;

namespace {

constexpr unsigned long Large = Sci::SC_MOD_BEFOREINSERT | Sci::SC_MOD_BEFOREDELETE | Sci::SC_MOD_CHANGEFOLD;

constexpr char LargeProperty[] = "largeText";

bool endsLine(QByteArrayView text)
{
    return text.endsWith('\n') || text.endsWith('\r');
}

/// QScintilla's own counts every character before the caret whenever it moves.
QAccessibleInterface *largeTextInterface(const QString &, QObject *object)
{
    auto *area = object->property(LargeProperty).toBool() ? qobject_cast<QsciScintilla *>(object) : nullptr;
    return area ? new QAccessibleWidget(area, QAccessible::EditableText, area->accessibleName()) : nullptr;
}

void installInterface()
{
    static const bool installed = [] {
        QAccessible::installFactory(largeTextInterface);
        return true;
    }();
    Q_UNUSED(installed);
}

} // namespace

TextChanges::TextChanges(QsciScintilla &area)
    : QObject(&area)
    , m_area(area)
{
    connect(&area, &QsciScintillaBase::SCN_MODIFIED, this, &TextChanges::modified);
    connect(&area, &QsciScintillaBase::SCN_CHARADDED, this, &TextChanges::settle);
    area.viewport()->installEventFilter(this);
    restart();
}

bool TextChanges::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint)
        settle(); // what is painted asks for colours, when it is too late to tell of it
    return QObject::eventFilter(watched, event);
}

void TextChanges::watch(bool large)
{
    if (large != m_large) {
        installInterface();
        m_area.setProperty(LargeProperty, large);
        if (QAccessibleInterface *old = QAccessible::queryAccessibleInterface(&m_area))
            QAccessible::deleteAccessibleInterface(QAccessible::uniqueId(old)); // the next one is the other
    }
    m_large = large;
    m_area.SendScintilla(Sci::SCI_SETMODEVENTMASK,
                         large ? Large : static_cast<unsigned long>(Sci::SC_MODEVENTMASKALL));
}

void TextChanges::restart()
{
    m_isWaiting = false;
    watch(m_area.SendScintilla(Sci::SCI_GETLENGTH) > LargeText);
}

void TextChanges::modified(int position, int type, const char *text, int length, int linesAdded)
{
    const bool inserts = type & (Sci::SC_MOD_INSERTTEXT | Sci::SC_MOD_BEFOREINSERT);
    if (type & (Sci::SC_MOD_INSERTTEXT | Sci::SC_MOD_DELETETEXT)) {
        if (m_large)
            return;
        const QByteArrayView content(text, text ? length : 0);
        emit changed(
            {position, inserts, length, linesAdded, endsLine(content), inserts ? content : QByteArrayView()});
        if (m_area.SendScintilla(Sci::SCI_GETLENGTH) > LargeText)
            settleLater(); // not while others still hear of this change
        return;
    }
    if (!m_large || !(type & (Sci::SC_MOD_BEFOREINSERT | Sci::SC_MOD_BEFOREDELETE)))
        return;
    settle();
    m_waiting = {position, inserts, length};
    if (!inserts) {
        m_waiting.endsLine
            = length > 0 && endsLine(codeBytes(m_area, position + length - 1, position + length));
    }
    m_linesBefore = m_area.SendScintilla(Sci::SCI_GETLINECOUNT);
    m_isWaiting = true;
    settleLater();
}

void TextChanges::settleLater()
{
    if (!std::exchange(m_isQueued, true))
        QMetaObject::invokeMethod(this, &TextChanges::settleAndWatch, Qt::QueuedConnection);
}

void TextChanges::settleAndWatch()
{
    m_isQueued = false;
    settle();
    const long length = m_area.SendScintilla(Sci::SCI_GETLENGTH);
    if (m_large ? length < LargeText / 2 : length > LargeText)
        watch(!m_large);
}

void TextChanges::settle()
{
    if (!std::exchange(m_isWaiting, false))
        return;
    TextChange change = m_waiting;
    change.linesAdded = int(m_area.SendScintilla(Sci::SCI_GETLINECOUNT) - m_linesBefore);
    if (change.inserted) {
        change.insertion = codeBytes(m_area, change.position, change.position + change.length);
        change.endsLine = endsLine(change.insertion);
    }
    emit changed(change);
    // QScintilla's own, which it makes of what it is told no longer
    emit m_area.textChanged();
    if (change.linesAdded != 0)
        emit m_area.linesChanged();
}

} // namespace ui::editor
