// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#ifndef Q_MOC_RUN // moc 6.4 cannot read this header of GCC 12
#include <coroutine>
#endif
#include <exception>
#include <optional>
#include <utility>

namespace workbench {

/// A lazy coroutine. It starts when it is awaited, or with start(); the Task owns the frame, so destroying a
/// Task that is suspended cancels everything below it: locals die, awaiters disconnect, nothing is resumed.
///
/// Rules that the compiler does not check, but tests/house does: in a `co_await` expression stands nothing
/// but names and calls (GCC 12 destroys aggregates, capturing lambdas and `?:` temporaries in it twice).
template<class T> class [[nodiscard]] Task {
public:
    struct promise_type {
        std::optional<T> value;
        std::coroutine_handle<> continuation = std::noop_coroutine();

        Task get_return_object() { return Task(std::coroutine_handle<promise_type>::from_promise(*this)); }
        std::suspend_always initial_suspend() noexcept { return {}; }
        auto final_suspend() noexcept
        {
            struct Awaiter {
                bool await_ready() noexcept { return false; }
                std::coroutine_handle<> await_suspend(std::coroutine_handle<promise_type> finished) noexcept
                {
                    return finished.promise().continuation;
                }
                void await_resume() noexcept { }
            };
            return Awaiter{};
        }
        void return_value(T result) { value.emplace(std::move(result)); }
        // The engine reports errors as values; an exception here is a bug, and unwinding through a suspended
        // caller would hide it.
        void unhandled_exception() { std::terminate(); }
    };

    Task(Task &&other) noexcept
        : m_handle(std::exchange(other.m_handle, {}))
    {
    }
    Task &operator=(Task &&other) noexcept
    {
        if (this != &other) {
            destroy();
            m_handle = std::exchange(other.m_handle, {});
        }
        return *this;
    }
    ~Task() { destroy(); }

    /// Runs until the first suspension. Only once, and not for a task that is awaited.
    void start() { m_handle.resume(); }
    bool isDone() const { return m_handle && m_handle.done(); }
    /// Only when isDone().
    const T &result() const { return *m_handle.promise().value; }

    bool await_ready() const noexcept { return false; }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<> caller) noexcept
    {
        m_handle.promise().continuation = caller;
        return m_handle;
    }
    T await_resume() { return std::move(*m_handle.promise().value); }

private:
    explicit Task(std::coroutine_handle<promise_type> handle)
        : m_handle(handle)
    {
    }
    void destroy()
    {
        if (m_handle)
            std::exchange(m_handle, {}).destroy();
    }

    std::coroutine_handle<promise_type> m_handle;
};

} // namespace workbench
