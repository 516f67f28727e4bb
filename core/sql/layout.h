// SPDX-License-Identifier: GPL-3.0-or-later
// What the formatter stands on: the tokens of one statement as a tree of parentheses and CASEs, and the blank
// that belongs between two of them. Thread: any.
#pragma once

#include "core/sql/scanner.h"

#include <QByteArray>
#include <QList>

namespace core::sql::layout {

struct Item
{
    QByteArray text;
    QByteArray word; ///< of a keyword or name in upper case
    TokenKind kind = TokenKind::Error;
    KeywordClass keyword = KeywordClass::None;
    int newlines = 0;      ///< before it
    bool adjacent = false; ///< nothing stood before it
    bool unary = false;    ///< an operator in front of its operand

    bool isComment() const { return kind == TokenKind::LineComment || kind == TokenKind::BlockComment; }
    /// Has to be the last one on its line, or has a line's end in it.
    bool breaks() const
    {
        return kind == TokenKind::LineComment || text.contains('\n') || text.contains('\r');
    }
};

struct Node
{
    enum class Kind : quint8
    {
        Leaf,
        Parens,
        Case
    };

    Kind kind = Kind::Leaf;
    Item item;    ///< of a leaf; of a group what opens it
    Item close{}; ///< of a group; empty text: it is not closed
    QList<Node> kids{};

    const QByteArray &word() const { return item.word; }
    bool isWord(const char *wanted) const { return kind == Kind::Leaf && item.word == wanted; }
    bool isText(const char *wanted) const { return kind == Kind::Leaf && item.text == wanted; }
};

/// No item is blank. The text is one statement.
QList<Item> itemsOf(QByteArrayView text);
QList<Node> treeOf(const QList<Item> &items);

/// Whether a blank belongs between them on one line.
bool spaced(const Item &before, const Item &after);

bool isOneOf(const QByteArray &word, std::initializer_list<const char *> words);

/// On one line with all that is in it; -1 where it cannot be on one.
int width(const Node &node);
int width(const QList<Node> &nodes, qsizetype from, qsizetype to);

} // namespace core::sql::layout
