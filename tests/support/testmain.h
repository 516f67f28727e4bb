// SPDX-License-Identifier: GPL-3.0-or-later
// Small things every test may use.
#pragma once

#include "core/base/result.h"
#include "tests/support/patience.h"

#include <QTest>

namespace support {

/// For VERIFY_OK: a call that changes something is evaluated once, and a part of a temporary lives long
/// enough.
template <class R> bool verifyOk(const R &result, const char *text, const char *file, int line)
{
    return QTest::qVerify(result.has_value(), text, result ? "" : qPrintable(result.error().toText()), file,
                          line);
}

} // namespace support

/// Checks a Result<T> and prints the error where there is one.
#define VERIFY_OK(result)                                                                                    \
    do {                                                                                                     \
        if (!support::verifyOk((result), #result, __FILE__, __LINE__))                                       \
            return;                                                                                          \
    } while (false)
