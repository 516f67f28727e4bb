// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/unpacking.h"

#include <memory>

#include <zlib.h>
#include <zstd.h>

namespace core::importing {

namespace {

constexpr qsizetype BlockSize = 128 << 10;

Error damaged(const char *what)
{
    return Error::input(QStringLiteral("The compressed data is damaged (%1)").arg(QLatin1String(what)));
}

Error cut()
{
    return Error::input(QStringLiteral("The compressed data ends too early"),
                        QStringLiteral("The file was not written or copied to its end."));
}

class Inflating : public ByteSource
{
public:
    Inflating(ByteSourcePtr packed, bool raw, bool lenient)
        : m_packed(std::move(packed))
        , m_raw(raw)
        , m_lenient(lenient)
        , m_buffer(new char[BlockSize])
    {
        constexpr int LargestWindow = 15, WithGzipHeader = 16;
        m_ready = inflateInit2(&m_stream, raw ? -LargestWindow : LargestWindow + WithGzipHeader) == Z_OK;
    }
    ~Inflating() override
    {
        if (m_ready)
            inflateEnd(&m_stream);
    }
    Inflating(const Inflating &) = delete;
    Inflating &operator=(const Inflating &) = delete;

    Result<qsizetype> read(char *to, qsizetype size) override
    {
        if (!m_ready)
            return Error::internal(QStringLiteral("There is no memory to unpack with"));
        if (m_done || size <= 0)
            return qsizetype(0);
        m_stream.next_out = reinterpret_cast<Bytef *>(to);
        m_stream.avail_out = uInt(std::min<qsizetype>(size, 1 << 30));
        const uInt room = m_stream.avail_out;
        while (m_stream.avail_out == room) {
            if (m_stream.avail_in == 0) {
                auto some = m_packed->read(m_buffer.get(), BlockSize);
                if (!some)
                    return some;
                if (*some == 0) {
                    m_done = true;
                    if (m_betweenMembers || m_lenient)
                        break;
                    return cut();
                }
                m_stream.next_in = reinterpret_cast<Bytef *>(m_buffer.get());
                m_stream.avail_in = uInt(*some);
            }
            if (m_betweenMembers && m_stream.next_in[0] == 0) { // padding after the last member
                ++m_stream.next_in;
                --m_stream.avail_in;
                continue;
            }
            m_betweenMembers = false;
            const int code = inflate(&m_stream, Z_NO_FLUSH);
            if (code == Z_STREAM_END) {
                if (m_raw) {
                    m_done = true;
                    break;
                }
                m_betweenMembers = true;
                inflateReset(&m_stream);
            } else if (code != Z_OK && code != Z_BUF_ERROR) {
                return damaged(m_stream.msg ? m_stream.msg : "gzip");
            }
        }
        return qsizetype(room - m_stream.avail_out);
    }

private:
    ByteSourcePtr m_packed;
    const bool m_raw;
    const bool m_lenient;
    std::unique_ptr<char[]> m_buffer;
    z_stream m_stream{};
    bool m_ready = false;
    bool m_done = false;
    bool m_betweenMembers = false;
};

class Unzstd : public ByteSource
{
public:
    Unzstd(ByteSourcePtr packed, bool lenient)
        : m_packed(std::move(packed))
        , m_lenient(lenient)
        , m_buffer(new char[BlockSize])
        , m_stream(ZSTD_createDStream())
    {
        // a window of 128 MB at most, as the zstd program takes it: memory is bounded
        if (m_stream)
            ZSTD_DCtx_setParameter(m_stream, ZSTD_d_windowLogMax, 27);
    }
    ~Unzstd() override { ZSTD_freeDStream(m_stream); }
    Unzstd(const Unzstd &) = delete;
    Unzstd &operator=(const Unzstd &) = delete;

    Result<qsizetype> read(char *to, qsizetype size) override
    {
        if (!m_stream)
            return Error::internal(QStringLiteral("There is no memory to unpack with"));
        if (m_done || size <= 0)
            return qsizetype(0);
        ZSTD_outBuffer out{to, std::size_t(size), 0};
        while (out.pos == 0) {
            if (m_in.pos == m_in.size && !m_more) {
                auto some = m_packed->read(m_buffer.get(), BlockSize);
                if (!some)
                    return some;
                if (*some == 0) {
                    m_done = true;
                    if (m_betweenFrames || m_lenient)
                        break;
                    return cut();
                }
                m_in = {m_buffer.get(), std::size_t(*some), 0};
            }
            const std::size_t code = ZSTD_decompressStream(m_stream, &out, &m_in);
            if (ZSTD_isError(code))
                return damaged(ZSTD_getErrorName(code));
            m_betweenFrames = code == 0;
            m_more = out.pos == out.size && code != 0;
        }
        return qsizetype(out.pos);
    }

private:
    ByteSourcePtr m_packed;
    const bool m_lenient;
    std::unique_ptr<char[]> m_buffer;
    ZSTD_DStream *m_stream;
    ZSTD_inBuffer m_in{nullptr, 0, 0};
    bool m_more = false; ///< the stream may hold output still
    bool m_done = false;
    bool m_betweenFrames = true;
};

} // namespace

ByteSourcePtr unpackGzip(ByteSourcePtr packed, bool lenient)
{
    return std::make_unique<Inflating>(std::move(packed), false, lenient);
}

ByteSourcePtr unpackDeflate(ByteSourcePtr packed)
{
    return std::make_unique<Inflating>(std::move(packed), true, false);
}

ByteSourcePtr unpackZstd(ByteSourcePtr packed, bool lenient)
{
    return std::make_unique<Unzstd>(std::move(packed), lenient);
}

} // namespace core::importing
