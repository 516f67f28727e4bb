// SPDX-License-Identifier: GPL-3.0-or-later
// Small things every test may use.
#pragma once

#include "core/base/result.h"

#include <QTest>

/// Checks a Result<T> and prints the error where there is one.
#define VERIFY_OK(result)                                                                                    \
    do {                                                                                                     \
        const auto &verified = (result); /* once: it may be a call */                                        \
        QVERIFY2(verified.has_value(), verified ? "" : qPrintable(verified.error().toText()));               \
    } while (false)
