// SPDX-License-Identifier: MIT
#include "base/hash.hpp"

#include "base/error.hpp"
#include "base/handle.hpp"
#include "base/text.hpp"

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace sitmap {

namespace {

using Digest = std::unique_ptr<EVP_MD_CTX, Releaser<EVP_MD_CTX_free>>;

Digest start()
{
    // The machine's settings of OpenSSL have no say in a hash, and take a millisecond to read.
    static bool const is_ready = OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr) == 1;
    Digest digest(EVP_MD_CTX_new());
    if (!is_ready || !digest || EVP_DigestInit_ex(digest.get(), EVP_sha256(), nullptr) != 1)
        throw Error{ErrorKind::internal, "cannot start a SHA-256 digest"};
    return digest;
}

std::string finish(Digest const& digest)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned size = 0;
    if (EVP_DigestFinal_ex(digest.get(), bytes.data(), &size) != 1)
        throw Error{ErrorKind::internal, "cannot finish a SHA-256 digest"};
    std::string text;
    for (unsigned i = 0; i < size; ++i) text += fmt::format("{:02x}", bytes[i]);
    return text;
}

}  // namespace

std::string sha256(std::string_view bytes)
{
    auto const digest = start();
    EVP_DigestUpdate(digest.get(), bytes.data(), bytes.size());
    return finish(digest);
}

std::string sha256_of_file(std::string const& path)
{
    std::unique_ptr<std::FILE, Releaser<std::fclose>> const file(std::fopen(path.c_str(), "rb"));
    if (!file)
        throw Error{ErrorKind::input,
                    fmt::format("cannot read '{}': {}", clean(path), std::strerror(errno))};
    auto const digest = start();
    std::string block(1 << 18, '\0');
    while (auto const got = std::fread(block.data(), 1, block.size(), file.get()))
        EVP_DigestUpdate(digest.get(), block.data(), got);
    if (std::ferror(file.get()) != 0)
        throw Error{ErrorKind::input,
                    fmt::format("cannot read '{}': {}", clean(path), std::strerror(errno))};
    return finish(digest);
}

}  // namespace sitmap
