// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/layout.h"

namespace core::sql::layout {

namespace {

bool isWordLike(const Item &item)
{
    switch (item.kind) {
    case TokenKind::Keyword:
    case TokenKind::Identifier:
    case TokenKind::QuotedIdentifier:
    case TokenKind::String:
    case TokenKind::DollarString:
    case TokenKind::BitString:
    case TokenKind::Number:
    case TokenKind::Parameter:
    case TokenKind::Variable:
        return true;
    default:
        return false;
    }
}

/// Behind it an operand begins, so that an operator there has none at its left.
bool opensOperand(const Item &item)
{
    if (item.kind == TokenKind::Operator)
        return item.text != "*" || item.unary;
    if (item.kind == TokenKind::Punctuation)
        return item.text != ")" && item.text != "]" && item.text != ".";
    return item.keyword == KeywordClass::Reserved
        && !isOneOf(item.word,
                    {"END", "NULL", "TRUE", "FALSE", "DEFAULT", "CURRENT_DATE", "CURRENT_TIMESTAMP",
                     "CURRENT_USER", "SESSION_USER", "USER", "LOCALTIME", "LOCALTIMESTAMP", "CURRENT_TIME"});
}

/// A blank goes before their parenthesis, however it was written.
bool wantsBlankBeforeParens(const Item &item)
{
    return isOneOf(item.word,
                   {"IN",   "AND",   "OR",  "NOT",    "ON",    "WHERE", "FROM",   "SELECT",   "WHEN",
                    "THEN", "ELSE",  "AS",  "BY",     "USING", "OVER",  "FILTER", "EXISTS",   "VALUES",
                    "WITH", "UNION", "ALL", "HAVING", "LIMIT", "IS",    "LIKE",   "RETURNING"});
}

int charactersOf(const QByteArray &text)
{
    int count = 0;
    for (const char c : text)
        count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return count;
}

int widthOf(const Item &item)
{
    return item.breaks() ? -1 : charactersOf(item.text);
}

const Item &firstOf(const Node &node)
{
    return node.item;
}

const Item &lastOf(const Node &node)
{
    if (node.kind == Node::Kind::Leaf)
        return node.item;
    if (!node.close.text.isEmpty())
        return node.close;
    return node.kids.isEmpty() ? node.item : lastOf(node.kids.constLast());
}

/// Takes nodes until what closes the group; at top level until the end.
QList<Node> takeNodes(const QList<Item> &items, qsizetype &i, Node::Kind group)
{
    QList<Node> nodes;
    while (i < items.size()) {
        const Item &item = items[i];
        const bool closesParens = item.kind == TokenKind::Punctuation && item.text == ")";
        if ((group == Node::Kind::Parens && closesParens)
            || (group == Node::Kind::Case && item.word == "END"))
            return nodes;
        if (group == Node::Kind::Case && closesParens)
            return nodes; // a CASE without END
        Node node;
        node.item = item;
        ++i;
        const bool qualified = i > 1 && items[i - 2].text == ".";
        if (item.kind == TokenKind::Punctuation && item.text == "(")
            node.kind = Node::Kind::Parens;
        else if (item.word == "CASE" && item.kind == TokenKind::Keyword && !qualified)
            node.kind = Node::Kind::Case;
        if (node.kind != Node::Kind::Leaf) {
            node.kids = takeNodes(items, i, node.kind);
            const bool closed
                = i < items.size() && (node.kind == Node::Kind::Case) == (items[i].word == "END");
            if (closed)
                node.close = items[i++];
        }
        nodes.append(node);
    }
    return nodes;
}

} // namespace

bool isOneOf(const QByteArray &word, std::initializer_list<const char *> words)
{
    for (const char *other : words) {
        if (word == other)
            return true;
    }
    return false;
}

QList<Item> itemsOf(QByteArrayView text)
{
    QList<Item> items;
    int newlines = 0;
    bool adjacent = false;
    for (const Token &token : tokenize(text)) {
        const QByteArrayView part = text.sliced(token.offset, token.length);
        if (token.kind == TokenKind::Whitespace) {
            for (qsizetype i = 0; i < part.size(); ++i)
                newlines
                    += part[i] == '\n' || (part[i] == '\r' && !(i + 1 < part.size() && part[i + 1] == '\n'));
            adjacent = false;
            continue;
        }
        Item item{.text = part.toByteArray(), .kind = token.kind, .keyword = token.keyword};
        if (token.kind == TokenKind::Keyword || token.kind == TokenKind::Identifier)
            item.word = item.text.toUpper();
        item.newlines = newlines;
        item.adjacent = adjacent;
        item.unary = token.kind == TokenKind::Operator && item.text != "::"
            && (items.isEmpty() || opensOperand(items.constLast()));
        items.append(item);
        newlines = 0;
        adjacent = true;
    }
    return items;
}

QList<Node> treeOf(const QList<Item> &items)
{
    qsizetype i = 0;
    return takeNodes(items, i, Node::Kind::Leaf);
}

bool spaced(const Item &before, const Item &after)
{
    if (before.isComment() || after.isComment())
        return true;
    const auto is = [](const Item &item, std::initializer_list<const char *> texts) {
        return (item.kind == TokenKind::Punctuation || item.kind == TokenKind::Operator)
            && isOneOf(item.text, texts);
    };
    if (is(before, {"::", "."}) || is(after, {"::", "."}))
        return !after.adjacent && isWordLike(before) && isWordLike(after);
    if (is(before, {"(", "["}) || is(after, {")", "]", ",", ";"}))
        return false;
    if (is(after, {"("}))
        return wantsBlankBeforeParens(before) || before.kind == TokenKind::Operator || is(before, {","})
            || !after.adjacent;
    if (is(after, {"["}) || is(after, {":"}) || is(before, {":"}))
        return !after.adjacent;
    if (before.kind == TokenKind::Operator && after.kind == TokenKind::Operator)
        return true;
    if (before.unary)
        return !after.adjacent;
    if (is(before, {"%"}) || is(after, {"%"}))
        return !after.adjacent; // t.a%type
    if (isWordLike(before) && isWordLike(after))
        return !after.adjacent;
    if (before.kind == TokenKind::Error || after.kind == TokenKind::Error || before.text.startsWith('\\')
        || after.text.startsWith('\\'))
        return !after.adjacent;
    return true;
}

int width(const Node &node)
{
    const int own = widthOf(node.item);
    if (own < 0 || node.kind == Node::Kind::Leaf)
        return own;
    int sum = own;
    if (!node.kids.isEmpty()) {
        const int inner = width(node.kids, 0, node.kids.size());
        if (inner < 0)
            return -1;
        sum += inner + spaced(node.item, firstOf(node.kids.constFirst()));
    }
    if (!node.close.text.isEmpty()) {
        const Item &last = node.kids.isEmpty() ? node.item : lastOf(node.kids.constLast());
        sum += int(node.close.text.size()) + spaced(last, node.close);
    }
    return sum;
}

int width(const QList<Node> &nodes, qsizetype from, qsizetype to)
{
    int sum = 0;
    for (qsizetype i = from; i < to; ++i) {
        const int own = width(nodes[i]);
        if (own < 0)
            return -1;
        sum += own + (i > from && spaced(lastOf(nodes[i - 1]), firstOf(nodes[i])));
    }
    return sum;
}

} // namespace core::sql::layout
