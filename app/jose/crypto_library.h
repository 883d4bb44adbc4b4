// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>

namespace workbench {

/// What we use of OpenSSL, under its own names; nobody else includes its headers. On Linux and the BSDs the
/// library is loaded by the first call of load() and not linked: only the sandbox needs it, while a linked
/// one is mapped and relocated whenever a program of ours starts, which costs each start a millisecond and
/// the window a megabyte.
struct CryptoLibrary {
    decltype(&::BN_bn2bin) BN_bn2bin;
    decltype(&::BN_free) BN_free;
    decltype(&::BN_num_bits) BN_num_bits;
    decltype(&::ERR_clear_error) ERR_clear_error;
    decltype(&::ERR_error_string_n) ERR_error_string_n;
    decltype(&::ERR_peek_last_error) ERR_peek_last_error;
    decltype(&::EVP_DigestSign) EVP_DigestSign;
    decltype(&::EVP_DigestSignInit_ex) EVP_DigestSignInit_ex;
    decltype(&::EVP_MD_CTX_free) EVP_MD_CTX_free;
    decltype(&::EVP_MD_CTX_new) EVP_MD_CTX_new;
    decltype(&::EVP_PKEY_Q_keygen) EVP_PKEY_Q_keygen;
    decltype(&::EVP_PKEY_free) EVP_PKEY_free;
    decltype(&::EVP_PKEY_get_bn_param) EVP_PKEY_get_bn_param;
    decltype(&::OPENSSL_thread_stop) OPENSSL_thread_stop;

    /// The same at every call, from any thread; nullptr where the library is missing or too old.
    static const CryptoLibrary *load();
};

} // namespace workbench
