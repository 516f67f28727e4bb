// SPDX-License-Identifier: GPL-3.0-or-later
// How long a test waits for what is to happen. Qt's five seconds are not enough on a machine that does a
// dozen other things; waiting longer costs nothing where what is waited for comes.
#pragma once

#include <QTest>

namespace support {

constexpr int Patience = 30000; ///< milliseconds

} // namespace support

#undef QTRY_VERIFY
#undef QTRY_VERIFY2
#undef QTRY_COMPARE
#define QTRY_VERIFY(expr) QTRY_VERIFY_WITH_TIMEOUT(expr, support::Patience)
#define QTRY_VERIFY2(expr, message) QTRY_VERIFY2_WITH_TIMEOUT(expr, message, support::Patience)
#define QTRY_COMPARE(expr, expected) QTRY_COMPARE_WITH_TIMEOUT(expr, expected, support::Patience)
