// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace workbench {

inline QByteArrayView fuzzInput(const uint8_t *data, size_t size)
{
    return QByteArrayView(data, qsizetype(size));
}

/// States what must hold for every input; the fuzzer reports the input for which it does not.
inline void mustHold(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

} // namespace workbench
