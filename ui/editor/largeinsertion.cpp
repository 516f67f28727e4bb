// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/largeinsertion.h"

#include "core/base/pooltask.h"
#include "ui/editor/codestyle.h"

#include <Qsci/qsciscintilla.h>

#include <algorithm>
#include <utility>

namespace ui::editor {

using core::sql::ShortLines;
using Sci = QsciScintilla;

namespace {

constexpr qsizetype Piece = 2 << 20; ///< bytes: 10 ms

/// Not within a character or a line end, of which Scintilla would make two.
qsizetype pieceEnd(const QByteArray &text, qsizetype from)
{
    qsizetype end = std::min(from + Piece, text.size());
    for (int i = 0; i < 4 && end < text.size() && end > from + 1; ++i) {
        const bool within = (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80
            || (text[end] == '\n' && text[end - 1] == '\r');
        if (!within)
            break;
        --end;
    }
    return end;
}

} // namespace

LargeInsertion::LargeInsertion(QsciScintilla &area, QObject *parent)
    : QObject(parent)
    , m_area(area)
{
    m_next.setSingleShot(true);
    m_next.setInterval(0);
    connect(&m_next, &QTimer::timeout, this, &LargeInsertion::step);
}

void LargeInsertion::start(const QByteArray &utf8, const core::sql::State &before)
{
    cancel();
    m_running = true;
    m_wasReadOnly = m_area.isReadOnly();
    m_area.setReadOnly(true);
    const auto breaking = core::runInPool<ShortLines>([utf8, before](const std::stop_token &) {
        return core::Result(core::sql::withShortLines(utf8, core::sql::LongestEditedLine, before));
    });
    core::whenDone(breaking, this, [this, utf8, serial = ++m_serial](core::Result<ShortLines> lines) {
        if (serial != m_serial)
            return; // another text came
        m_lines = lines ? std::move(*lines) : ShortLines{utf8};
        m_done = 0;
        step();
    });
}

void LargeInsertion::step()
{
    m_area.setReadOnly(false);
    if (!std::exchange(m_begun, true)) {
        m_area.SendScintilla(Sci::SCI_BEGINUNDOACTION);
        m_area.SendScintilla(Sci::SCI_ALLOCATE,
                             static_cast<unsigned long>(m_area.SendScintilla(Sci::SCI_GETLENGTH)
                                                        + m_lines.text.size() + RoomToType));
        m_place = m_area.SendScintilla(Sci::SCI_GETSELECTIONSTART);
        m_area.SendScintilla(Sci::SCI_DELETERANGE, static_cast<unsigned long>(m_place),
                             m_area.SendScintilla(Sci::SCI_GETSELECTIONEND) - long(m_place));
    }
    // the caret may have been moved meanwhile
    m_area.SendScintilla(Sci::SCI_SETEMPTYSELECTION, static_cast<unsigned long>(m_place + m_done));
    const qsizetype to = pieceEnd(m_lines.text, m_done);
    m_area.SendScintilla(Sci::SCI_ADDTEXT, static_cast<unsigned long>(to - m_done),
                         m_lines.text.constData() + m_done);
    m_done = to;
    if (m_done < m_lines.text.size()) {
        m_area.setReadOnly(true);
        m_next.start();
        return;
    }
    end();
    ShortLines told = std::exchange(m_lines, {});
    told.text.clear();
    emit finished(told);
}

void LargeInsertion::end()
{
    if (std::exchange(m_begun, false))
        m_area.SendScintilla(Sci::SCI_ENDUNDOACTION);
    m_area.setReadOnly(m_wasReadOnly);
    m_running = false;
}

void LargeInsertion::cancel()
{
    if (!m_running)
        return;
    ++m_serial;
    m_next.stop();
    m_lines = {};
    end();
}

} // namespace ui::editor
