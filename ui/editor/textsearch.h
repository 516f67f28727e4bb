// SPDX-License-Identifier: GPL-3.0-or-later
// Where a pattern is found in a text, in bytes; bytes that are no UTF-8 count as what they are. Thread: any.
// Cost: linear, about 1 s for 50 MB.
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QRegularExpression>
#include <QString>

#include <optional>
#include <stop_token>

namespace ui::editor {

struct TextRange
{
    qsizetype start = 0; ///< bytes
    qsizetype end = 0;
};

struct TextHit
{
    qsizetype start = 0; ///< bytes
    qsizetype length = 0;
    QString replacement{};

    qsizetype end() const { return start + length; }
};

struct TextQuery
{
    QRegularExpression pattern{};
    QString replacement{};
    bool expands = false;                    ///< \1 and $1 are groups, \n and \t what they say
    std::optional<QList<TextRange>> scope{}; ///< hits lie within one of these (sorted)
};

/// Sorted; empty hits are left out. What was found so far when it was stopped.
QList<TextHit> findAll(QByteArrayView utf8, const TextQuery &query, const std::stop_token &stop = {});

} // namespace ui::editor
