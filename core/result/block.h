// SPDX-License-Identifier: GPL-3.0-or-later
// Read-only bytes that somebody owns: memory of the heap, or a part of a file that is mapped. Movable.
#pragma once

#include <QtGlobal>

#include <utility>

namespace core::result {

class Block
{
public:
    /// How the memory goes: base and length as they were given to the constructor.
    using Release = void (*)(void *base, std::size_t length);

    Block() = default;
    /// data lies within base .. base + length.
    Block(const char *data, void *base, std::size_t length, Release release)
        : m_data(data)
        , m_base(base)
        , m_length(length)
        , m_release(release)
    {
    }
    Block(Block &&other) noexcept { swap(other); }
    Block &operator=(Block &&other) noexcept
    {
        swap(other);
        return *this;
    }
    ~Block()
    {
        if (m_base)
            m_release(m_base, m_length);
    }

    explicit operator bool() const { return m_base != nullptr; }
    const char *data() const { return m_data; }

private:
    void swap(Block &other)
    {
        std::swap(m_data, other.m_data);
        std::swap(m_base, other.m_base);
        std::swap(m_length, other.m_length);
        std::swap(m_release, other.m_release);
    }

    const char *m_data = nullptr;
    void *m_base = nullptr;
    std::size_t m_length = 0;
    Release m_release = nullptr;
};

} // namespace core::result
