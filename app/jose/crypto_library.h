// SPDX-FileCopyrightText: 2026 The OAuth Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/decoder.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

namespace workbench {

/// Every function of OpenSSL that we use. Its macros that stand for functions cannot be used beside this.
#define WORKBENCH_OPENSSL_FUNCTIONS(X)                                                                       \
    X(ASN1_INTEGER_get_int64)                                                                                \
    X(ASN1_item_unpack)                                                                                      \
    X(BIO_free_all)                                                                                          \
    X(BIO_new_mem_buf)                                                                                       \
    X(BN_CTX_free)                                                                                           \
    X(BN_CTX_new)                                                                                            \
    X(BN_bin2bn)                                                                                             \
    X(BN_bn2binpad)                                                                                          \
    X(BN_clear_free)                                                                                         \
    X(BN_cmp)                                                                                                \
    X(BN_dup)                                                                                                \
    X(BN_is_odd)                                                                                             \
    X(BN_is_one)                                                                                             \
    X(BN_mod_exp)                                                                                            \
    X(BN_mod_mul)                                                                                            \
    X(BN_mul)                                                                                                \
    X(BN_new)                                                                                                \
    X(BN_num_bits)                                                                                           \
    X(BN_set_flags)                                                                                          \
    X(BN_set_word)                                                                                           \
    X(BN_sub_word)                                                                                           \
    X(CRYPTO_clear_free)                                                                                     \
    X(CRYPTO_free)                                                                                           \
    X(ECDSA_SIG_free)                                                                                        \
    X(ECDSA_SIG_get0_r)                                                                                      \
    X(ECDSA_SIG_get0_s)                                                                                      \
    X(ECDSA_SIG_new)                                                                                         \
    X(ECDSA_SIG_set0)                                                                                        \
    X(EC_GROUP_free)                                                                                         \
    X(EC_GROUP_new_by_curve_name)                                                                            \
    X(EC_curve_nist2nid)                                                                                     \
    X(ERR_clear_error)                                                                                       \
    X(ERR_peek_error)                                                                                        \
    X(ERR_peek_last_error)                                                                                   \
    X(ERR_reason_error_string)                                                                               \
    X(EVP_DigestSign)                                                                                        \
    X(EVP_DigestSignInit_ex)                                                                                 \
    X(EVP_DigestVerify)                                                                                      \
    X(EVP_DigestVerifyInit_ex)                                                                               \
    X(EVP_MD_CTX_free)                                                                                       \
    X(EVP_MD_CTX_new)                                                                                        \
    X(EVP_PKEY2PKCS8)                                                                                        \
    X(EVP_PKEY_CTX_free)                                                                                     \
    X(EVP_PKEY_CTX_new_from_name)                                                                            \
    X(EVP_PKEY_CTX_new_from_pkey)                                                                            \
    X(EVP_PKEY_CTX_set_rsa_mgf1_md_name)                                                                     \
    X(EVP_PKEY_CTX_set_rsa_padding)                                                                          \
    X(EVP_PKEY_CTX_set_rsa_pss_saltlen)                                                                      \
    X(EVP_PKEY_Q_keygen)                                                                                     \
    X(EVP_PKEY_free)                                                                                         \
    X(EVP_PKEY_fromdata)                                                                                     \
    X(EVP_PKEY_fromdata_init)                                                                                \
    X(EVP_PKEY_get0_type_name)                                                                               \
    X(EVP_PKEY_get_bits)                                                                                     \
    X(EVP_PKEY_get_bn_param)                                                                                 \
    X(EVP_PKEY_get_raw_private_key)                                                                          \
    X(EVP_PKEY_get_raw_public_key)                                                                           \
    X(EVP_PKEY_get_utf8_string_param)                                                                        \
    X(EVP_PKEY_is_a)                                                                                         \
    X(EVP_PKEY_new_raw_private_key_ex)                                                                       \
    X(EVP_PKEY_new_raw_public_key_ex)                                                                        \
    X(EVP_PKEY_pairwise_check)                                                                               \
    X(EVP_PKEY_private_check)                                                                                \
    X(EVP_PKEY_public_check)                                                                                 \
    X(EVP_PKEY_up_ref)                                                                                       \
    X(OBJ_nid2sn)                                                                                            \
    X(OBJ_obj2nid)                                                                                           \
    X(OBJ_sn2nid)                                                                                            \
    X(OPENSSL_sk_free)                                                                                       \
    X(OPENSSL_sk_num)                                                                                        \
    X(OPENSSL_sk_value)                                                                                      \
    X(OPENSSL_thread_stop)                                                                                   \
    X(OSSL_DECODER_CTX_free)                                                                                 \
    X(OSSL_DECODER_CTX_new_for_pkey)                                                                         \
    X(OSSL_DECODER_CTX_set_pem_password_cb)                                                                  \
    X(OSSL_DECODER_from_bio)                                                                                 \
    X(OSSL_PARAM_BLD_free)                                                                                   \
    X(OSSL_PARAM_BLD_new)                                                                                    \
    X(OSSL_PARAM_BLD_push_BN)                                                                                \
    X(OSSL_PARAM_BLD_push_octet_string)                                                                      \
    X(OSSL_PARAM_BLD_push_utf8_string)                                                                       \
    X(OSSL_PARAM_BLD_to_param)                                                                               \
    X(OSSL_PARAM_free)                                                                                       \
    X(PBE2PARAM_free)                                                                                        \
    X(PBE2PARAM_it)                                                                                          \
    X(PBEPARAM_free)                                                                                         \
    X(PBEPARAM_it)                                                                                           \
    X(PBKDF2PARAM_free)                                                                                      \
    X(PBKDF2PARAM_it)                                                                                        \
    X(PEM_read_bio)                                                                                          \
    X(PKCS12_SAFEBAG_free)                                                                                   \
    X(PKCS12_SAFEBAG_get0_pkcs8)                                                                             \
    X(PKCS12_free)                                                                                           \
    X(PKCS12_get0_mac)                                                                                       \
    X(PKCS12_parse)                                                                                          \
    X(PKCS12_unpack_authsafes)                                                                               \
    X(PKCS12_unpack_p7data)                                                                                  \
    X(PKCS7_free)                                                                                            \
    X(PKCS8_PRIV_KEY_INFO_free)                                                                              \
    X(X509_ALGOR_get0)                                                                                       \
    X(X509_SIG_free)                                                                                         \
    X(X509_SIG_get0)                                                                                         \
    X(X509_check_private_key)                                                                                \
    X(X509_free)                                                                                             \
    X(d2i_ECDSA_SIG)                                                                                         \
    X(d2i_PKCS12_bio)                                                                                        \
    X(d2i_X509)                                                                                              \
    X(d2i_X509_SIG)                                                                                          \
    X(i2d_ECDSA_SIG)                                                                                         \
    X(i2d_PKCS8_PRIV_KEY_INFO)                                                                               \
    X(i2d_X509)

/// What we use of OpenSSL, under its own names; nobody else includes its headers. On Linux and the BSDs the
/// library is loaded by the first call of load() and not linked: only signatures need it, while a linked one
/// is mapped and relocated whenever a program of ours starts, which costs each start a millisecond and the
/// window a megabyte.
struct CryptoLibrary {
#define WORKBENCH_MEMBER(name) decltype(&::name) name;
    WORKBENCH_OPENSSL_FUNCTIONS(WORKBENCH_MEMBER)
#undef WORKBENCH_MEMBER

    /// The same at every call, from any thread; nullptr where the library is missing or too old.
    static const CryptoLibrary *load();
};

} // namespace workbench
