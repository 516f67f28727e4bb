// SPDX-License-Identifier: GPL-3.0-or-later
// A text that is looked for in cells. Without regular expressions it works on the bytes as the server sent
// them: no cell is turned into a QString. Thread: any; a copy for each.
#pragma once

#include "core/base/result.h"
#include "core/result/chunk.h"

#include <QByteArray>
#include <QRegularExpression>
#include <QString>

namespace core::analysis {

struct TextQuery
{
    QString text;
    bool matchCase = false; ///< otherwise an ASCII text ignores the case of ASCII letters, any other that of
                            ///< all letters (Unicode's simple folding)
    bool wholeCell = false;
    bool regex = false; ///< Perl's

    bool operator==(const TextQuery &) const = default;
};

class Matcher
{
public:
    /// Fails with Input: the pattern's error in words. An empty text matches only empty cells.
    static Result<Matcher> make(const TextQuery &query);

    /// NULL matches nothing.
    bool matches(const result::CellView &cell) const;
    bool startsCell(const result::CellView &cell) const; ///< not for regular expressions
    bool endsCell(const result::CellView &cell) const;   ///< the same

    /// Whether any place in a run of bytes can be asked for with find().
    bool searchesBytes() const { return m_mode == Mode::Bytes || m_mode == Mode::Ascii; }
    /// What find() has seen of a run of bytes ahead of the places it told; a new one for each run.
    struct Ahead
    {
        const char *lower = nullptr;
        const char *upper = nullptr;
    };
    /// The next place at or after `from`; null if there is none. Only if searchesBytes().
    const char *find(const char *from, const char *end, Ahead &ahead) const;
    /// Bytes of a place that find() tells.
    qsizetype length() const { return m_needle.size(); }
    bool wholeCell() const { return m_query.wholeCell; }

private:
    enum class Mode
    {
        Bytes,  ///< as it stands
        Ascii,  ///< letters of either case
        Folded, ///< folded code points
        Pattern
    };

    bool equalsAt(const char *at) const;
    const char *findAscii(const char *from, const char *end, Ahead &ahead) const;
    qsizetype foldedLength(const char *from, const char *end) const;
    bool findFolded(const char *from, const char *end) const;

    TextQuery m_query;
    Mode m_mode = Mode::Bytes;
    QByteArray m_needle;  ///< Ascii: in lower case
    qsizetype m_rare = 0; ///< where in the needle the byte stands that is looked for first
    char m_rareLower = 0;
    char m_rareUpper = 0;
    std::u32string m_folded;
    QRegularExpression m_pattern;
};

} // namespace core::analysis
