// Profiles of sites that nobody saved, with what save() writes around the numbers of a profile.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <dehusk/site_profile.hpp>

#include "support/quick_hash.hpp"

namespace dehusk::testing {

/// The bytes that save() would write for a profile of these numbers, with the stamp and the check that a forger would
/// take care of: for each page how many lines it has, and their hashes.
inline std::string forge_profile(const std::vector<std::uint64_t>& numbers) {
    constexpr std::size_t number_bytes = 8;
    // What is saved of no page is the head, the stamp and the check.
    std::string bytes = SiteProfile().save();
    bytes.resize(bytes.size() - number_bytes);
    std::uint64_t stamp = 0;
    for (std::size_t i = 1; i <= number_bytes; ++i) {
        stamp = stamp << 8 | static_cast<unsigned char>(bytes[bytes.size() - i]);
    }
    const auto append = [&bytes](std::uint64_t number) {
        for (std::size_t i = 0; i < number_bytes; ++i) bytes += static_cast<char>(number >> (8 * i) & 0xFF);
    };
    std::uint64_t check = quick_hash_step(quick_hash_seed, stamp);
    for (const std::uint64_t number : numbers) {
        append(number);
        check = quick_hash_step(check, number);
    }
    append(check);
    return bytes;
}

}  // namespace dehusk::testing
