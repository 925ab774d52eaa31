// What the harnesses of streams share: reading an input to its end.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "command_line/decompressed_source.hpp"
#include "command_line/record.hpp"
#include "fuzz/fuzz_input.hpp"
#include "support/piece_source.hpp"

namespace dehusk::fuzz {

/// All records of `bytes`.
template <class Reader>
std::vector<command_line::Record> read_records(std::string_view bytes, std::size_t piece_bytes,
                                               std::size_t most_bytes) {
    testing::PieceSource pieces(bytes, piece_bytes);
    command_line::DecompressedSource source(pieces);
    Reader reader(source, most_bytes);
    std::vector<command_line::Record> records;
    std::uint64_t latest_number = 0;
    while (auto record = reader.next()) {
        require(record->number > latest_number, "records are numbered in order");
        require(record->bytes.size() <= most_bytes, "no record is longer than the limit");
        latest_number = record->number;
        records.push_back(*std::move(record));
    }
    require(!reader.next(), "an end is an end");
    return records;
}

/// How much a decompressor gives before it finds damage depends on the pieces that it gets.
inline bool is_damaged(const std::vector<command_line::Record>& records) {
    return std::ranges::any_of(records, [](const auto& record) { return record.error == "damaged compressed data"; });
}

/// Whether the two readings of an input found the same.
inline bool are_same(const std::vector<command_line::Record>& left, const std::vector<command_line::Record>& right) {
    if (is_damaged(left) || is_damaged(right)) return true;
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](const auto& a, const auto& b) {
        return a.number == b.number && a.bytes == b.bytes && a.error == b.error && a.warc.url == b.warc.url &&
               a.warc.is_http == b.warc.is_http;
    });
}

/// How many bytes the pieces have, by the first choice: all at once when nobody chose.
inline std::size_t piece_bytes_of(const FuzzInput& input) {
    return input.choices[0] == 0 ? std::size_t{1} << 20 : input.choices[0];
}

/// By the second choice: one that is never reached when nobody chose.
inline std::size_t most_bytes_of(const FuzzInput& input) {
    return input.choices[1] == 0 ? std::size_t{1} << 20 : std::size_t{8} * input.choices[1];
}

}  // namespace dehusk::fuzz
