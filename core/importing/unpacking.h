// SPDX-License-Identifier: GPL-3.0-or-later
// gzip (several members, too), raw deflate, and zstd, unpacked as they are read. Thread: one.
#pragma once

#include "core/importing/bytesource.h"

namespace core::importing {

/// lenient: a stream that ends too early just ends (the beginning of a file).
ByteSourcePtr unpackGzip(ByteSourcePtr packed, bool lenient = false);
ByteSourcePtr unpackDeflate(ByteSourcePtr packed);
ByteSourcePtr unpackZstd(ByteSourcePtr packed, bool lenient = false);

} // namespace core::importing
