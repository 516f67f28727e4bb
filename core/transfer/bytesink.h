// SPDX-License-Identifier: GPL-3.0-or-later
// Where a writer puts its bytes: a file under a temporary name, standard output, a test's array.
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>

namespace core::transfer {

class ByteSink
{
public:
    virtual ~ByteSink() = default;

    /// All of them, or Error::io with the reason in words. Thread: one at a time.
    virtual Result<void> write(QByteArrayView bytes) = 0;
};

} // namespace core::transfer
