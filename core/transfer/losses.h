// SPDX-License-Identifier: GPL-3.0-or-later
// What a format could not carry of the values that were written: counted while they are written, told at the
// end, so that nothing is altered without a word. Thread: any.
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include <mutex>

namespace core::transfer {

enum class Loss
{
    EmptyText,
    Digits,
    Milliseconds,
    CutText,
    EmptyRow,
    JsonNull,
    JsonSpace,
};

class Losses
{
public:
    /// column: its name; empty where the loss is a whole row's.
    void add(Loss loss, const QString &column, qint64 count = 1);
    void addAll(const Losses &others);
    /// One for each column and loss: 'Column "a": 3 × an empty text, which …'.
    QStringList notes() const;

private:
    using Key = std::pair<QString, Loss>;
    mutable std::mutex m_mutex;
    QMap<Key, qint64> m_counts;
};

} // namespace core::transfer
