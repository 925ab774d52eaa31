#include "command_line/resume.hpp"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>

#include "command_line/render.hpp"

namespace command_line {
namespace {

using Json = nlohmann::json;

/// Whether `line` is what was written for `record`. Its own line is made the same way, as bytes that are no UTF-8 are
/// replaced.
bool is_result_of(const std::string& line, const Record& record) {
    Result result;
    result.source = record.source;
    result.record_number = record.number;
    const Json written = Json::parse(line, nullptr, false);
    const Json expected = Json::parse(render_json(result, dehusk::Options()));
    const auto member = [](const Json& object, const char* name) {
        const auto found = object.find(name);
        return found == object.end() ? Json() : *found;
    };
    return written.is_object() && member(written, "source") == member(expected, "source") &&
           member(written, "record") == member(expected, "record");
}

}  // namespace

std::string pass_over(const EarlierResults& earlier, RecordSource& source) {
    std::optional<Record> last;
    for (std::uint64_t passed = 0; passed < earlier.count; ++passed) {
        last = source.next();
        if (!last) return "holds more results than there are pages to read";
    }
    if (last && !is_result_of(earlier.last, *last)) return "its last result is not of these files and options";
    return {};
}

}  // namespace command_line
