// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "jose/crypto.h"
#include "jose/crypto_library.h"

#include <memory>

// What the parts of crypto.cpp share. Nobody else includes this.

namespace workbench::crypto {

/// Only after a check that the library is there; whoever holds something of its, has checked.
inline const CryptoLibrary &openssl()
{
    return *CryptoLibrary::load();
}
/// Why nothing works where it is not there.
QString missingLibrary();

template<auto release> struct Release {
    template<class T> void operator()(T *pointer) const { (openssl().*release)(pointer); }
};
template<class T, auto release> using Handle = std::unique_ptr<T, Release<release>>;

using Pkey = Handle<EVP_PKEY, &CryptoLibrary::EVP_PKEY_free>;
using PkeyContext = Handle<EVP_PKEY_CTX, &CryptoLibrary::EVP_PKEY_CTX_free>;
using DigestContext = Handle<EVP_MD_CTX, &CryptoLibrary::EVP_MD_CTX_free>;
using BigNumber = Handle<BIGNUM, &CryptoLibrary::BN_clear_free>;
using BigNumberContext = Handle<BN_CTX, &CryptoLibrary::BN_CTX_free>;
using Bio = Handle<BIO, &CryptoLibrary::BIO_free_all>;

/// Nothing to read still needs a pointer that is not null.
inline const unsigned char *bytesOf(QByteArrayView data)
{
    return reinterpret_cast<const unsigned char *>(data.isEmpty() ? "" : data.data());
}
inline unsigned char *writableBytes(QByteArray &data)
{
    return reinterpret_cast<unsigned char *>(data.data());
}

BigNumber numberOf(QByteArrayView bigEndian);
/// Big-endian in `size` bytes; 0 = in as many as it needs.
QByteArray bytesOf(const BIGNUM *number, qsizetype size = 0);

/// OpenSSL's words for what failed last; empty when it has none. Empties its error queue, so that no later
/// operation is blamed.
QString takeReason();
/// `what`, a sentence without its full stop, and OpenSSL's words.
CryptoError failed(const QString &what);

/// The numbers of a key of any origin; Unsupported with its kind in words for one that cannot sign a JWS.
Result<KeyMaterial, ContainerError> materialOf(const EVP_PKEY *key);

const char *nameOf(Curve curve);
const char *nameOf(Digest digest);

} // namespace workbench::crypto
