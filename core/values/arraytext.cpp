// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/arraytext.h"

#include "core/result/nestedtext.h"
#include "core/values/quoting.h"

#include <QCoreApplication>

#include <algorithm>

namespace core::values {

using result::NestedText;

namespace {

Error uneven()
{
    return Error::input(
        QCoreApplication::translate("core::values", "Each part of an array has to have as many elements."));
}

bool needsQuotes(QByteArrayView text, char delimiter)
{
    if (text.isEmpty() || (text.size() == 4 && qstrnicmp(text.data(), "null", 4) == 0))
        return true;
    return std::any_of(text.begin(), text.end(), [delimiter](char c) {
        return c == '"' || c == '\\' || c == '{' || c == '}' || c == delimiter || isSpace(c);
    });
}

// One dimension of what is left, its elements or its parts.
bool collect(const NestedText &tree, NestedText::Node node, int depth, ArrayText &array)
{
    const auto count = tree.childCount(node);
    if (depth == array.dimensions()) {
        array.lengths.append(int(count));
        array.lowers.append(tree.lowerBound(node));
    } else if (array.lengths.at(depth) != int(count)) {
        return false;
    }
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto child = tree.child(node, i);
        const bool nested = tree.kind(child) == NestedText::Kind::Array;
        // elements where another part has arrays, or arrays where it has elements
        if (nested ? depth + 1 == array.dimensions() && !array.elements.isEmpty()
                   : depth + 1 != array.dimensions())
            return false;
        if (nested) {
            if (!collect(tree, child, depth + 1, array))
                return false;
        } else if (tree.kind(child) == NestedText::Kind::Null) {
            array.elements.append(Part());
        } else {
            array.elements.append(tree.text(child).toByteArray());
        }
    }
    return true;
}

} // namespace

Result<ArrayText> ArrayText::parse(const QByteArray &text, char delimiter)
{
    const auto tree = NestedText::array(text, {.delimiter = delimiter});
    if (!tree)
        return tree.error();
    ArrayText array;
    if (!collect(*tree, NestedText::Root, 0, array))
        return uneven();
    if (array.elements.isEmpty())
        return ArrayText(); // '{}', and '{{},{}}' is the same to the server
    return array;
}

namespace {

/// How many elements an entry of the dimension is long, and how many such runs there are.
qsizetype runLength(const ArrayText &array, int dimension)
{
    qsizetype length = 1;
    for (qsizetype d = dimension + 1; d < array.lengths.size(); ++d)
        length *= array.lengths.at(d);
    return length;
}

/// The elements with the entries of a dimension in another order; -1: an entry of NULLs.
QList<Part> rearranged(const ArrayText &array, int dimension, const QList<int> &entries)
{
    const qsizetype run = runLength(array, dimension);
    const qsizetype block = run * array.lengths.at(dimension);
    QList<Part> elements;
    elements.reserve(array.elements.size());
    for (qsizetype begin = 0; begin < array.elements.size(); begin += block) {
        for (const int entry : entries) {
            for (qsizetype i = 0; i < run; ++i)
                elements.append(entry < 0 ? Part() : array.elements.at(begin + entry * run + i));
        }
    }
    return elements;
}

QList<int> entriesOf(const ArrayText &array, int dimension)
{
    QList<int> entries;
    for (int i = 0; i < array.lengths.at(dimension); ++i)
        entries.append(i);
    return entries;
}

} // namespace

void ArrayText::insertEntry(int dimension, int at)
{
    if (elements.isEmpty()) {
        lengths = {1};
        lowers = {1};
        elements = {Part()};
        return;
    }
    auto entries = entriesOf(*this, dimension);
    entries.insert(at, -1);
    elements = rearranged(*this, dimension, entries);
    ++lengths[dimension];
}

void ArrayText::removeEntry(int dimension, int at)
{
    auto entries = entriesOf(*this, dimension);
    entries.removeAt(at);
    if (entries.isEmpty()) {
        *this = {};
        return;
    }
    elements = rearranged(*this, dimension, entries);
    --lengths[dimension];
}

void ArrayText::moveEntry(int dimension, int from, int to)
{
    auto entries = entriesOf(*this, dimension);
    entries.move(from, to);
    elements = rearranged(*this, dimension, entries);
}

void ArrayText::nest()
{
    if (elements.isEmpty() || dimensions() >= MostDimensions)
        return;
    lengths.append(1);
    lowers.append(1);
}

QList<int> ArrayText::placeOf(qsizetype element) const
{
    QList<int> place(lengths.size(), 0);
    for (qsizetype d = lengths.size() - 1; d >= 0; --d) {
        place[d] = int(element % lengths.at(d));
        element /= lengths.at(d);
    }
    return place;
}

QString ArrayText::subscript(qsizetype element) const
{
    QString text;
    const auto place = placeOf(element);
    for (qsizetype d = 0; d < place.size(); ++d)
        text += QStringLiteral("[%1]").arg(qint64(lowers.at(d)) + place.at(d));
    return text;
}

QByteArray ArrayText::write(char delimiter) const
{
    if (elements.isEmpty())
        return QByteArrayLiteral("{}");
    QByteArray text;
    if (std::any_of(lowers.begin(), lowers.end(), [](int lower) { return lower != 1; })) {
        for (qsizetype d = 0; d < lengths.size(); ++d)
            text += '[' + QByteArray::number(lowers.at(d)) + ':'
                + QByteArray::number(qint64(lowers.at(d)) + lengths.at(d) - 1) + ']';
        text += '=';
    }
    // how many braces open before, and close behind, an element
    const auto braces = [this](qsizetype element) {
        int count = 0;
        qsizetype size = 1;
        for (qsizetype d = lengths.size() - 1; d >= 0; --d) {
            size *= lengths.at(d);
            if (element % size != 0)
                break;
            ++count;
        }
        return count;
    };
    for (qsizetype i = 0; i < elements.size(); ++i) {
        if (i > 0)
            text += delimiter;
        text += QByteArray(braces(i), '{');
        const Part &part = elements.at(i);
        if (!part)
            text += "NULL";
        else if (needsQuotes(*part, delimiter))
            appendQuoted(text, *part, Escaping::Backslashes);
        else
            text += *part;
        text += QByteArray(braces(i + 1), '}');
    }
    return text;
}

} // namespace core::values
