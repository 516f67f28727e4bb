// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/valueview.h"

#include <QMimeData>
#include <QTextBlock>

#include <algorithm>

namespace ui::inspector {

namespace {

constexpr int Continued = 1; // state of a block whose line goes on in the next

} // namespace

ValueView::ValueView(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
}

void ValueView::showText(const QString &text)
{
    QString pieces;
    pieces.reserve(text.size() + text.size() / LongestLine + 1);
    QList<int> continued;
    int block = 0;
    qsizetype start = 0;
    while (start <= text.size()) {
        qsizetype end = text.indexOf(QLatin1Char('\n'), start);
        if (end < 0)
            end = text.size();
        for (qsizetype at = start; at < end;) {
            qsizetype next = std::min(at + LongestLine, end);
            if (next < end && text.at(next).isLowSurrogate())
                ++next;
            pieces += QStringView(text).sliced(at, next - at);
            if (next < end) {
                pieces += QLatin1Char('\n');
                continued.append(block++);
            }
            at = next;
        }
        if (end < text.size())
            pieces += QLatin1Char('\n');
        ++block;
        start = end + 1;
    }
    setPlainText(pieces);
    for (const int number : continued)
        document()->findBlockByNumber(number).setUserState(Continued);
    moveCursor(QTextCursor::Start);
}

QMimeData *ValueView::createMimeDataFromSelection() const
{
    const QTextCursor cursor = textCursor();
    QString text;
    for (QTextBlock block = document()->findBlock(cursor.selectionStart()); block.isValid();
         block = block.next()) {
        const int from = std::max(0, cursor.selectionStart() - block.position());
        const int to = std::min(block.length() - 1, cursor.selectionEnd() - block.position());
        text += QStringView(block.text()).sliced(from, std::max(0, to - from));
        if (cursor.selectionEnd() <= block.position() + block.length() - 1)
            break;
        if (block.userState() != Continued)
            text += QLatin1Char('\n');
    }
    auto *mime = new QMimeData;
    mime->setText(text);
    return mime;
}

} // namespace ui::inspector
