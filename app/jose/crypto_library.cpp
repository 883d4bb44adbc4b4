// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#include "jose/crypto_library.h"

#include <QLibrary>

#include <optional>

namespace workbench {

using namespace Qt::StringLiterals;

namespace {

#ifdef WORKBENCH_LINKS_OPENSSL

std::optional<CryptoLibrary> resolved()
{
    return CryptoLibrary{
        &::BN_bn2bin,
        &::BN_free,
        &::BN_num_bits,
        &::ERR_clear_error,
        &::ERR_error_string_n,
        &::ERR_peek_last_error,
        &::EVP_DigestSign,
        &::EVP_DigestSignInit_ex,
        &::EVP_MD_CTX_free,
        &::EVP_MD_CTX_new,
        &::EVP_PKEY_Q_keygen,
        &::EVP_PKEY_free,
        &::EVP_PKEY_get_bn_param,
        &::OPENSSL_thread_stop,
    };
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
    find(found.BN_bn2bin, "BN_bn2bin");
    find(found.BN_free, "BN_free");
    find(found.BN_num_bits, "BN_num_bits");
    find(found.ERR_clear_error, "ERR_clear_error");
    find(found.ERR_error_string_n, "ERR_error_string_n");
    find(found.ERR_peek_last_error, "ERR_peek_last_error");
    find(found.EVP_DigestSign, "EVP_DigestSign");
    find(found.EVP_DigestSignInit_ex, "EVP_DigestSignInit_ex");
    find(found.EVP_MD_CTX_free, "EVP_MD_CTX_free");
    find(found.EVP_MD_CTX_new, "EVP_MD_CTX_new");
    find(found.EVP_PKEY_Q_keygen, "EVP_PKEY_Q_keygen");
    find(found.EVP_PKEY_free, "EVP_PKEY_free");
    find(found.EVP_PKEY_get_bn_param, "EVP_PKEY_get_bn_param");
    find(found.OPENSSL_thread_stop, "OPENSSL_thread_stop");
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
