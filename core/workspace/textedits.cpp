// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/textedits.h"

#include <QDataStream>
#include <QIODevice>

#include <cstring>

namespace core::workspace {

void append(QList<TextEdit> &edits, const TextEdit &edit)
{
    if (!edits.isEmpty()) {
        TextEdit &last = edits.last();
        const qint64 end = last.at + last.inserted.size();
        if (edit.removed == 0 && edit.at == end) { // typing on
            last.inserted += edit.inserted;
            return;
        }
        if (edit.inserted.isEmpty() && edit.at >= last.at && edit.at + edit.removed <= end) { // taken back
            last.inserted.remove(edit.at - last.at, edit.removed);
            return;
        }
        if (edit.inserted.isEmpty() && last.inserted.isEmpty()
            && (edit.at == last.at || edit.at + edit.removed == last.at)) { // Delete, Backspace
            last.at = edit.at;
            last.removed += edit.removed;
            return;
        }
    }
    edits << edit;
}

QByteArray toBytes(const QList<TextEdit> &edits)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    stream << quint32(edits.size());
    for (const TextEdit &edit : edits)
        stream << edit.at << edit.removed << edit.inserted;
    return bytes;
}

std::optional<QList<TextEdit>> editsFrom(const QByteArray &bytes)
{
    QDataStream stream(bytes);
    stream.setVersion(QDataStream::Qt_6_0);
    quint32 count = 0;
    stream >> count;
    QList<TextEdit> edits;
    for (quint32 i = 0; i < count && stream.status() == QDataStream::Ok; ++i) {
        TextEdit edit;
        stream >> edit.at >> edit.removed >> edit.inserted;
        edits << edit;
    }
    if (stream.status() != QDataStream::Ok || !stream.atEnd())
        return {};
    return edits;
}

std::optional<QByteArray> applied(const QByteArray &text, const QList<TextEdit> &edits)
{
    // a gap that goes from edit to edit, as an editor has it: people edit where they have just been
    qint64 room = 0;
    for (const TextEdit &edit : edits)
        room += edit.inserted.size();
    QByteArray buffer(text.size() + room, Qt::Uninitialized);
    char *data = buffer.data();
    std::memcpy(data, text.constData(), size_t(text.size()));
    qint64 gap = text.size();
    qint64 gapEnd = buffer.size();
    for (const TextEdit &edit : edits) {
        const qint64 size = gap + (buffer.size() - gapEnd);
        if (edit.at < 0 || edit.removed < 0 || edit.at > size || edit.removed > size - edit.at)
            return {};
        if (edit.at < gap) {
            std::memmove(data + gapEnd - (gap - edit.at), data + edit.at, size_t(gap - edit.at));
            gapEnd -= gap - edit.at;
            gap = edit.at;
        } else if (edit.at > gap) {
            const qint64 by = edit.at - gap;
            std::memmove(data + gap, data + gapEnd, size_t(by));
            gap += by;
            gapEnd += by;
        }
        gapEnd += edit.removed;
        std::memcpy(data + gap, edit.inserted.constData(), size_t(edit.inserted.size()));
        gap += edit.inserted.size();
    }
    std::memmove(data + gap, data + gapEnd, size_t(buffer.size() - gapEnd));
    buffer.truncate(gap + buffer.size() - gapEnd);
    return buffer;
}

} // namespace core::workspace
