// SPDX-License-Identifier: GPL-3.0-or-later
// A value or an Error. The names are those of std::expected (C++23), which GCC 12 does not have.
// Every function at a room's edge that can fail returns one; no exception crosses a room's edge.
#pragma once

#include "core/base/error.h"

#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace core {

template <class T> class [[nodiscard]] Result
{
public:
    using value_type = T;

    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    } // NOLINT(google-explicit-constructor)
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    } // NOLINT

    bool has_value() const { return m_state.index() == 0; }
    explicit operator bool() const { return has_value(); }

    T &value() & { return std::get<0>(m_state); }
    const T &value() const & { return std::get<0>(m_state); }
    T &&value() && { return std::get<0>(std::move(m_state)); }
    T &operator*() & { return value(); }
    const T &operator*() const & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }

    Error &error() & { return std::get<1>(m_state); }
    const Error &error() const & { return std::get<1>(m_state); }
    Error &&error() && { return std::get<1>(std::move(m_state)); }

    template <class U> T value_or(U &&other) const &
    {
        return has_value() ? value() : static_cast<T>(std::forward<U>(other));
    }

    /// f(T) -> Result<U>; an error passes through.
    template <class F> auto and_then(F &&f) && -> std::invoke_result_t<F, T>
    {
        if (!has_value())
            return std::move(*this).error();
        return std::forward<F>(f)(std::move(*this).value());
    }

    /// f(T) -> U; an error passes through.
    template <class F> auto transform(F &&f) && -> Result<std::invoke_result_t<F, T>>
    {
        if (!has_value())
            return std::move(*this).error();
        return std::forward<F>(f)(std::move(*this).value());
    }

private:
    std::variant<T, Error> m_state;
};

template <> class [[nodiscard]] Result<void>
{
public:
    using value_type = void;

    Result() = default;
    Result(Error error)
        : m_error(std::move(error))
    {
    } // NOLINT(google-explicit-constructor)

    bool has_value() const { return !m_error; }
    explicit operator bool() const { return !m_error; }
    Error &error() & { return *m_error; }
    const Error &error() const & { return *m_error; }
    Error &&error() && { return *std::move(m_error); }

private:
    std::optional<Error> m_error; // success, the answer to every row, makes no strings
};

} // namespace core
