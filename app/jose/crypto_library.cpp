// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/crypto_library.h"

#include <QLibrary>
#include <QString>

#include <optional>

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

#ifdef WORKBENCH_LINKS_OPENSSL

std::optional<CryptoLibrary> resolved()
{
#define WORKBENCH_ADDRESS(name) &::name,
    return CryptoLibrary{WORKBENCH_OPENSSL_FUNCTIONS(WORKBENCH_ADDRESS)};
#undef WORKBENCH_ADDRESS
}

#else

std::optional<CryptoLibrary> resolved()
{
    QLibrary library(u"crypto"_s, OPENSSL_VERSION_MAJOR);
    library.setLoadHints(QLibrary::PreventUnloadHint); // it cleans up after itself when the process ends
    bool complete = true;
    const auto find = [&](auto &function, const char *name) {
        function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(library.resolve(name));
        complete = complete && function;
    };
    CryptoLibrary found;
#define WORKBENCH_FIND(name) find(found.name, #name);
    WORKBENCH_OPENSSL_FUNCTIONS(WORKBENCH_FIND)
#undef WORKBENCH_FIND
    return complete ? std::optional(found) : std::nullopt;
}

#endif

} // namespace

const CryptoLibrary *CryptoLibrary::load()
{
    static const std::optional<CryptoLibrary> library = resolved();
    return library ? &*library : nullptr;
}

} // namespace workbench
