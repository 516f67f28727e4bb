// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/losses.h"

namespace core::transfer {

namespace {

QString words(Loss loss)
{
    switch (loss) {
    case Loss::EmptyText:
        return QStringLiteral("an empty text, which is an empty cell in a workbook, as NULL is");
    case Loss::Digits:
        return QStringLiteral("a number of more digits than the 16 that a workbook keeps");
    case Loss::Milliseconds:
        return QStringLiteral("a time with parts of a millisecond, which a workbook does not keep");
    case Loss::CutText:
        return QStringLiteral("a text that was cut to the 32,767 characters of a cell");
    case Loss::EmptyRow:
        return QStringLiteral("a row without any value: an empty row of a workbook is none to who reads it");
    case Loss::JsonNull:
        return QStringLiteral("the JSON value null, which is written as NULL is");
    case Loss::JsonSpace:
        return QStringLiteral("JSON with space around it or line breaks, which are not kept");
    }
    return {};
}

} // namespace

void Losses::add(Loss loss, const QString &column, qint64 count)
{
    const std::lock_guard lock(m_mutex);
    m_counts[{column, loss}] += count;
}

void Losses::addAll(const Losses &others)
{
    const std::scoped_lock lock(m_mutex, others.m_mutex);
    for (auto it = others.m_counts.begin(); it != others.m_counts.end(); ++it)
        m_counts[it.key()] += it.value();
}

QStringList Losses::notes() const
{
    const std::lock_guard lock(m_mutex);
    QStringList notes;
    for (auto it = m_counts.begin(); it != m_counts.end(); ++it) {
        const auto &[column, loss] = it.key();
        const QString what = QStringLiteral("%L1 × ").arg(it.value()) + words(loss);
        notes << (column.isEmpty() ? what
                                   : QStringLiteral("Column \"") + column + QStringLiteral("\": ") + what);
    }
    return notes;
}

} // namespace core::transfer
