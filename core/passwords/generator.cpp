// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/passwords/generator.h"

#include <QList>
#include <QRandomGenerator>

#include <algorithm>
#include <cmath>

namespace core::passwords {

namespace {

QList<QByteArray> classes(const Recipe &recipe)
{
    QList<QByteArray> found;
    const auto add = [&](bool wanted, QByteArray characters) {
        if (!wanted)
            return;
        if (recipe.unambiguous)
            characters.removeIf([](char c) { return QByteArrayView("0Oo1lI|").contains(c); });
        found << characters;
    };
    add(recipe.lower, "abcdefghijklmnopqrstuvwxyz");
    add(recipe.upper, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    add(recipe.digits, "0123456789");
    add(recipe.symbols, "-._~+=,^");
    if (found.isEmpty())
        add(true, "abcdefghijklmnopqrstuvwxyz");
    return found;
}

int lengthOf(const Recipe &recipe)
{
    return std::clamp(recipe.length, 4, 256);
}

} // namespace

QByteArray alphabet(const Recipe &recipe)
{
    return classes(recipe).join();
}

Secret generate(const Recipe &recipe)
{
    const QList<QByteArray> parts = classes(recipe);
    const QByteArray characters = parts.join();
    QByteArray drawn(lengthOf(recipe), Qt::Uninitialized);
    const auto has = [&](const QByteArray &part) {
        return std::any_of(drawn.cbegin(), drawn.cend(), [&](char c) { return part.contains(c); });
    };
    do {
        for (char &c : drawn)
            c = characters[QRandomGenerator::system()->bounded(int(characters.size()))];
    } while (!std::all_of(parts.cbegin(), parts.cend(), has));
    return Secret(std::move(drawn));
}

double entropy(const Recipe &recipe)
{
    return lengthOf(recipe) * std::log2(double(alphabet(recipe).size()));
}

} // namespace core::passwords
