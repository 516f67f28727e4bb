// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/linestates.h"

#include <algorithm>

namespace core::sql {

LineState afterLine(QByteArrayView line, const LineState &before)
{
    LineState after = before;
    Scanner scanner(line, before.state);
    for (Token token; scanner.next(token);) {
        if (token.kind != TokenKind::DollarString || !scanner.state().isRoutine())
            continue;
        qsizetype first = token.offset;
        if (!token.continues) {
            first = line.indexOf('$', first + 1) + 1;
            after.body = State();
        }
        qsizetype last = token.end();
        if (scanner.state().mode != State::Mode::DollarString)
            last = line.first(last - 1).lastIndexOf('$');
        if (last <= first)
            continue;
        Scanner inner(line.sliced(first, last - first), after.body);
        for (Token part; inner.next(part);) { }
        after.body = inner.state();
    }
    after.state = scanner.state();
    if (after.state.mode != State::Mode::DollarString || !after.state.isRoutine())
        after.body = State();
    return after;
}

void LineStates::clear(int lines)
{
    m_count = std::max(1, lines);
    m_lines.assign(1, m_count);
    m_starts.assign(1, LineState());
    m_unsound.assign(1, 0);
    m_last = m_lastUnsound = {};
    m_cachedBlock = -1;
}

const LineStates::Place &LineStates::placeOf(int line) const
{
    const int last = int(m_lines.size()) - 1;
    while (m_last.firstLine > line)
        m_last.firstLine -= m_lines[size_t(--m_last.block)];
    while (m_last.block < last && m_last.firstLine + m_lines[size_t(m_last.block)] <= line)
        m_last.firstLine += m_lines[size_t(m_last.block++)];
    return m_last;
}

const LineStates::Place &LineStates::firstUnsound() const
{
    const int wanted = m_unsound.empty() ? int(m_lines.size()) : m_unsound.front();
    while (m_lastUnsound.block > wanted)
        m_lastUnsound.firstLine -= m_lines[size_t(--m_lastUnsound.block)];
    while (m_lastUnsound.block < wanted)
        m_lastUnsound.firstLine += m_lines[size_t(m_lastUnsound.block++)];
    return m_lastUnsound;
}

void LineStates::forgetPlacesBelow(const Place &place)
{
    if (m_last.block > place.block)
        m_last = place;
    if (m_lastUnsound.block > place.block)
        m_lastUnsound = place;
}

int LineStates::known() const
{
    return isComplete() ? m_count : firstUnsound().firstLine + 1;
}

void LineStates::setUnsound(int block)
{
    const auto at = std::lower_bound(m_unsound.begin(), m_unsound.end(), block);
    if (at == m_unsound.end() || *at != block)
        m_unsound.insert(at, block);
}

void LineStates::insertBlock(int at, int lines, const LineState &start)
{
    m_lines.insert(m_lines.begin() + at, lines);
    m_starts.insert(m_starts.begin() + at, start);
    for (int &block : m_unsound)
        block += block >= at;
    setUnsound(at);
}

void LineStates::removeBlock(int at)
{
    m_lines.erase(m_lines.begin() + at);
    m_starts.erase(m_starts.begin() + at);
    const auto first = std::lower_bound(m_unsound.begin(), m_unsound.end(), at);
    const auto rest = first != m_unsound.end() && *first == at ? m_unsound.erase(first) : first;
    for (auto block = rest; block != m_unsound.end(); ++block)
        --*block;
}

void LineStates::edited(int line, int added)
{
    m_cachedBlock = -1;
    const Place place = placeOf(line);
    forgetPlacesBelow(place);
    int &lines = m_lines[size_t(place.block)];
    setUnsound(place.block);
    if (added >= 0) {
        lines += added;
        m_count += added;
        return;
    }
    int gone = std::min(-added, m_count - 1 - line);
    m_count -= gone;
    const int here = std::min(gone, place.firstLine + lines - 1 - line);
    lines -= here;
    gone -= here;
    while (gone > 0) {
        const int next = place.block + 1;
        const int taken = std::min(gone, m_lines[size_t(next)]);
        gone -= taken;
        if (taken == m_lines[size_t(next)]) {
            removeBlock(next);
        } else {
            m_lines[size_t(next)] -= taken;
            setUnsound(next); // it begins with another line now
        }
    }
}

template <class Seen> LineState LineStates::walk(int firstLine, int lines, LineState state, Seen seen)
{
    std::vector<qsizetype> starts{m_source.start(firstLine)};
    const bool large = m_source.start(firstLine + lines) - starts.front() > 2 * BlockBytes;
    const bool cut = large || lines > 2 * BlockLines; // else the block stays as it is
    for (int i = 1; i <= lines; ++i) {
        starts.push_back(m_source.start(firstLine + i));
        if (cut && (starts.back() - starts.front() >= BlockBytes || i == BlockLines))
            break;
    }
    const QByteArrayView text = m_source.bytes(starts.front(), starts.back());
    for (size_t i = 0; i + 1 < starts.size(); ++i) {
        seen(state);
        state = afterLine(text.sliced(starts[i] - starts.front(), starts[i + 1] - starts[i]), state);
    }
    m_scanned += text.size();
    return state;
}

void LineStates::scanOn()
{
    if (isComplete())
        return;
    const Place place = firstUnsound();
    const auto block = size_t(place.block);
    if (m_cachedBlock >= place.block)
        m_cachedBlock = -1;
    int walked = 0;
    const LineState after
        = walk(place.firstLine, m_lines[block], m_starts[block], [&walked](const LineState &) { ++walked; });
    m_unsound.erase(m_unsound.begin());
    if (walked < m_lines[block]) {
        const int rest = m_lines[block] - walked;
        forgetPlacesBelow(place);
        m_lines[block] = walked;
        insertBlock(place.block + 1, rest, after);
    } else if (block + 1 < m_lines.size() && !(m_starts[block + 1] == after)) {
        m_starts[block + 1] = after;
        setUnsound(place.block + 1);
    }
}

const LineState &LineStates::at(int line)
{
    const Place place = placeOf(line);
    if (place.firstLine == line)
        return m_starts[size_t(place.block)];
    if (m_cachedBlock != place.block) {
        m_cache.clear();
        m_cachedBlock = place.block;
        walk(place.firstLine, m_lines[size_t(place.block)], m_starts[size_t(place.block)],
             [this](const LineState &state) { m_cache.push_back(state); });
    }
    return m_cache[size_t(line - place.firstLine)];
}

} // namespace core::sql
