// SPDX-License-Identifier: GPL-3.0-or-later
// A statement that makes something, so that it does no harm where the thing is there already. Pure.
#pragma once

#include <QString>

namespace core::definition {

/// With IF NOT EXISTS where the grammar has it, left alone where it says OR REPLACE, else within a block that
/// passes over what is there.
QString repeatable(const QString &statement);

/// $word$, or with a number behind it, so that it does not stand in the text.
QString dollarTag(const QString &text, const QString &word);

} // namespace core::definition
