// SPDX-License-Identifier: GPL-3.0-or-later
// New passwords from the system's random numbers (QRandomGenerator::system()). Thread: any.
#pragma once

#include "core/base/secret.h"

#include <QByteArray>

namespace core::passwords {

struct Recipe
{
    int length = 20; ///< 4 to 256
    bool lower = true;
    bool upper = true;
    bool digits = true;
    bool symbols = false;    ///< those that need no quoting in a shell, a URI or a connection string
    bool unambiguous = true; ///< none of 0 O o 1 l I |

    bool operator==(const Recipe &) const = default;
};

/// The characters a recipe draws from, ASCII. Without any class: lower case.
QByteArray alphabet(const Recipe &recipe);

/// Each character drawn evenly, and at least one of each class (drawn again until so, which keeps the rest
/// even).
Secret generate(const Recipe &recipe);

/// log2 of how many passwords the recipe gives, a hair too high for the class rule.
double entropy(const Recipe &recipe);

} // namespace core::passwords
