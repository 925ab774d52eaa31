// A web archive, compressed or not: read in any pieces it gives the same records, and their pages keep to the limit.
#include <string>

#include "command_line/warc.hpp"
#include "fuzz/stream_fuzzer.hpp"

using namespace dehusk::fuzz;
using command_line::WarcReader;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t most_page_bytes = std::size_t{64} << 10;
    static std::string storage;
    const FuzzInput input = split_input(data, size);
    const std::size_t most_bytes = most_bytes_of(input);
    const auto records = read_records<WarcReader>(input.document, piece_bytes_of(input), most_bytes);
    require(are_same(records, read_records<WarcReader>(input.document, std::size_t{1} << 20, most_bytes)),
            "records do not depend on how they are read");
    for (const auto& record : records) {
        const command_line::WarcPage page = command_line::open_warc_record(record, most_page_bytes, storage);
        require(page.bytes.size() <= std::max(most_page_bytes, record.bytes.size()), "a page keeps to the limit");
        require(record.error.empty() || page.error == record.error, "the error of a record is that of its page");
    }
    return 0;
}
