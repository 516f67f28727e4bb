// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes on their way to a target, compressed: gzip (zlib) or zstd. Thread: one.
#pragma once

#include "core/transfer/bytesink.h"
#include "core/transfer/writeoptions.h"

#include <memory>

namespace core::transfer {

class Compressor : public ByteSink
{
public:
    /// compression is not None. target outlives it. Fails with Internal if the library has no memory.
    static Result<std::unique_ptr<Compressor>> make(Compression compression, ByteSink &target);

    /// Ends the stream: what is left goes to the target. What is written afterwards is a stream of its own.
    virtual Result<void> finish() = 0;
};

} // namespace core::transfer
