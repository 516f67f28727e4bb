// SPDX-License-Identifier: GPL-3.0-or-later
// Small things every test may use.
#pragma once

#include "core/base/result.h"

#include <QTest>

/// Checks a Result<T> and prints the error where there is one.
#define VERIFY_OK(result)                                                                                    \
    QVERIFY2((result).has_value(), (result) ? "" : qPrintable((result).error().toText()))
