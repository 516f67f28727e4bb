// SPDX-License-Identifier: GPL-3.0-or-later
// The words behind a backslash command, taken apart as psql does: quotes with escapes, variables filled in,
// the next backslash begins the next command. Thread: any. Source: psqlscanslash.l.
#pragma once

#include "core/psql/variables.h"

#include <QByteArrayView>
#include <QList>

namespace core::psql {

/// A line with commands, read from left to right.
class CommandLine
{
public:
    /// line: from a backslash on.
    explicit CommandLine(QByteArrayView line)
        : m_line(line)
    {
    }

    /// The next command's name without its backslash; nothing at the end of the line. After \\ or SQL behind
    /// arguments of another command, see rest().
    std::optional<QByteArray> command();
    /// The arguments of the command last read. active: variables are filled in. Fails with Input: a quote
    /// without end, a program in backticks.
    Result<QList<QByteArray>> arguments(const Variables &variables, bool active);
    /// All of the line, as it stands, for commands that read it themselves.
    QByteArray wholeLine();
    /// What is still to be read.
    QByteArrayView remaining() const { return m_line.sliced(m_at); }
    /// SQL behind \\ ; empty: none.
    QByteArrayView rest() const { return m_line.sliced(m_rest < 0 ? m_line.size() : m_rest); }

private:
    void skipBlank();
    Result<bool> word(QByteArray &into, const Variables &variables, bool active);
    Result<void> variable(QByteArray &into, const Variables &variables, bool active);
    Result<void> quotedText(QByteArray &into);

    QByteArrayView m_line;
    qsizetype m_at = 0;
    qsizetype m_rest = -1;
};

/// Of what is given to \if: one word, or several that are joined by blanks.
std::optional<bool> toCondition(const QList<QByteArray> &words);

} // namespace core::psql
