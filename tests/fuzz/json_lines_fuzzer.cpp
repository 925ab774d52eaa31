// A stream of JSON lines, compressed or not: read in any pieces it gives the same records, and what is passed on of a
// line that was read is JSON.
#include <nlohmann/json.hpp>
#include <string>

#include "command_line/json_lines.hpp"
#include "fuzz/stream_fuzzer.hpp"

using namespace dehusk::fuzz;
using command_line::JsonLinesReader;

namespace {

void check_line(std::string line, command_line::JsonLineParser& parser) {
    // Of just the size, so that a sanitizer sees what is read behind the room that the parser asks for.
    line.shrink_to_fit();
    const std::string before = line;
    const command_line::JsonPage page = parser.parse(line);
    require(line == before, "a line is only read");
    require(nlohmann::json::accept("{" + page.members + "}"), "members that are passed on are JSON");
    require(page.error.empty() || page.bytes.empty(), "there is a page or an error");
    if (!page.error.empty()) return;
    // A page is the text of a member of that name, whatever reads it.
    const auto object = nlohmann::json::parse(before, nullptr, false);
    if (object.is_discarded()) return;  // numbers that are too large for nlohmann-json
    const auto html = object.find("html");
    const bool is_html = html != object.end() && html->is_string();
    const auto& expected = is_html ? *html : object.at("text");
    require(expected.get_ref<const std::string&>() == page.bytes, "the page is what another parser finds");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static command_line::JsonLineParser parser{command_line::JsonFields()};
    const FuzzInput input = split_input(data, size);
    const std::size_t most_bytes = most_bytes_of(input);
    const auto records = read_records<JsonLinesReader>(input.document, piece_bytes_of(input), most_bytes);
    require(are_same(records, read_records<JsonLinesReader>(input.document, std::size_t{1} << 20, most_bytes)),
            "records do not depend on how they are read");
    for (const auto& record : records) {
        if (record.error.empty()) check_line(record.bytes, parser);
    }
    return 0;
}
