// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/geometry.h"

#include "core/values/numbers.h"
#include "core/values/quoting.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace core::values {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::values", text);
}

struct Shape
{
    Oid oid;
    const char *brackets; ///< that may stand in it
    int least;            ///< numbers
    int most;             ///< 0: any even number
    const char *form;     ///< as it is written
};

constexpr Shape Shapes[] = {
    {Point, "()", 2, 2, "(x,y)"},
    {Line, "{}[]()", 3, 4, "{A,B,C}"},
    {Lseg, "[]()", 4, 4, "[(x1,y1),(x2,y2)]"},
    {Box, "()", 4, 4, "(x1,y1),(x2,y2)"},
    {Path, "[]()", 2, 0, "[(x1,y1),(x2,y2)]"},
    {Polygon, "()", 2, 0, "((x1,y1),(x2,y2),(x3,y3))"},
    {Circle, "<>()", 3, 3, "<(x,y),r>"},
};

/// How many numbers there are; nothing where the brackets do not close what they open.
std::optional<int> countNumbers(QByteArrayView text, const char *brackets, QByteArray &notANumber)
{
    const QByteArrayView allowed(brackets);
    QByteArray closing;
    QByteArray number;
    int count = 0;
    const auto end = [&] {
        const QByteArray trimmed = number.trimmed();
        number.clear();
        if (trimmed.isEmpty())
            return false;
        ++count;
        if (notANumber.isEmpty() && !decimalProblem({}, trimmed, 0).isEmpty())
            notANumber = trimmed;
        return true;
    };
    bool afterBracket = false; // a comma behind ) ends no number
    for (const char c : text) {
        const qsizetype at = allowed.indexOf(c);
        if (at >= 0 && at % 2 == 0) {
            if (!number.trimmed().isEmpty())
                return {};
            closing += allowed.at(at + 1);
            afterBracket = false;
        } else if (at >= 0) {
            if ((!end() && !afterBracket) || closing.isEmpty() || closing.back() != c)
                return {};
            closing.chop(1);
            afterBracket = true;
        } else if (c == ',') {
            if (!end() && !afterBracket)
                return {};
            afterBracket = false;
        } else {
            if (afterBracket && !isSpace(c))
                return {};
            number += c;
        }
    }
    if (!closing.isEmpty() || (!end() && !afterBracket))
        return {};
    return count;
}

} // namespace

QString geometryProblem(const Type &type, QByteArrayView text, int)
{
    const auto *shape = std::find_if(std::begin(Shapes), std::end(Shapes),
                                     [&](const Shape &each) { return each.oid == type.oid; });
    if (shape == std::end(Shapes))
        return {};
    const QString form = tr("%1 is written as %2.").arg(type.name, QLatin1String(shape->form));
    QByteArray notANumber;
    const auto count = countNumbers(text, shape->brackets, notANumber);
    if (!notANumber.isEmpty())
        return tr("%1 is no number. %2").arg(QString::fromUtf8(notANumber), form);
    if (!count)
        return form;
    const bool fits = shape->most == 0 ? *count >= shape->least && *count % 2 == 0
                                       : *count == shape->least || *count == shape->most;
    return fits ? QString() : form;
}

} // namespace core::values
