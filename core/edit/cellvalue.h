// SPDX-License-Identifier: GPL-3.0-or-later
// What a cell is to become. A value; bytes as the server writes and reads them (client encoding, text
// format), never a number or a date of ours. Thread: any.
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace core::edit {

/// A cell as it was read: the server's text, nothing for NULL.
using Cell = std::optional<QByteArray>;

struct CellValue
{
    enum class Kind
    {
        Text,       ///< text is the value's own text, as the server would show it
        Null,       ///< NULL
        Default,    ///< the column's default: DEFAULT in an update, left out of an insert
        Expression, ///< text is SQL of the user's own ("now()"), without the sign of equality
        JsonPatch,  ///< a part of a document is changed, the rest is nobody's business
    };

    Kind kind = Kind::Null;
    /// By kind; with JsonPatch the whole document as it is shown until it is saved.
    QByteArray text{};
    /// JsonPatch: SQL of the new value over the old one, which stands as {column}:
    /// jsonb_set({column}, '{a,b}', '1')
    QByteArray patch{};
    /// JsonPatch: SQL that is true as long as what is changed is what was seen:
    /// {column} #> '{a,b}' is not distinct from '2'
    QByteArray guard{};

    static CellValue fromText(QByteArray text) { return {Kind::Text, std::move(text)}; }
    static CellValue null() { return {}; }
    static CellValue fromDefault() { return {Kind::Default}; }
    static CellValue expression(QByteArray sql) { return {Kind::Expression, std::move(sql)}; }
    static CellValue jsonPatch(QByteArray whole, QByteArray patch, QByteArray guard)
    {
        return {Kind::JsonPatch, std::move(whole), std::move(patch), std::move(guard)};
    }
    static CellValue fromCell(const Cell &cell) { return cell ? fromText(*cell) : null(); }

    /// What is sent is known here: Text and Null.
    bool isLiteral() const { return kind == Kind::Text || kind == Kind::Null; }
    /// The cell it makes, if it is literal.
    Cell cell() const { return kind == Kind::Text ? Cell(text) : Cell(); }
    bool operator==(const CellValue &) const = default;
};

} // namespace core::edit
