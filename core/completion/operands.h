// SPDX-License-Identifier: GPL-3.0-or-later
// What can stand as an operand of an expression, or be named in it: columns in sight, functions, types,
// tables; and what can follow one. Hands it to the collector.
#pragma once

#include "core/completion/caret.h"
#include "core/completion/collector.h"

namespace core::completion {

class Operands
{
public:
    /// Both outlive it.
    Operands(const Caret &caret, Collector &collector);

    /// An operand, or what can stand behind one. clauses: the next clause may begin here.
    void expression(bool clauses);
    /// Behind a dot.
    void qualified();
    void types();
    void relations(RelationsWanted wanted, int score);
    /// Of the sources in sight. dot: a column of theirs is to follow, so those of outer queries too.
    void aliases(int score, bool dot);

    /// A new name may be meant where it was asked.
    bool mayBeNew() const { return m_mayBeNew; }
    /// Where what is replaced begins, if that is not the typed word; else -1.
    qsizetype from() const { return m_from; }

private:
    bool hasCase() const;
    void scopeColumns();
    bool star();
    void outputNames();
    void triggerRow();

    const Caret &m_caret;
    Collector &m_collector;
    bool m_mayBeNew = false;
    qsizetype m_from = -1;
};

} // namespace core::completion
