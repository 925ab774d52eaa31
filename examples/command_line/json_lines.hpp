// JSON lines: one object a line, one of its members the page.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <dehusk/extract.hpp>

#include "command_line/buffered_source.hpp"
#include "command_line/record.hpp"

namespace command_line {

/// Parts a stream into lines; blank ones are passed over, but counted. A line of more than `most_bytes` is an error.
class JsonLinesReader : public RecordReader {
  public:
    /// `source` must outlive it.
    JsonLinesReader(ByteSource& source, std::size_t most_bytes) : source_(source), most_bytes_(most_bytes) {}

    std::optional<Record> next() override;

  private:
    std::optional<Record> read_line();
    void copy_line(std::string_view line, Record& record) const;

    BufferedSource source_;
    std::size_t most_bytes_;
    std::uint64_t line_number_ = 0;
    bool is_behind_damage_ = false;
};

struct JsonFields {
    /// The member that holds the page; empty is "html", and "text" where there is no "html".
    std::string page;
    std::string url = "url";
};

/// What is in a line. Views are good until the parser's next line.
struct JsonPage {
    std::string_view bytes;
    /// Told by the name of the member, when it is "html" or "text" by default.
    dehusk::InputKind input = dehusk::InputKind::automatic;
    std::string_view url;
    /// All other members as they stood, valid JSON: `"id":7,"tags":["a"]`.
    std::string members;
    /// Why there is no page.
    std::string error;
};

/// Keeps its memory from line to line; one for each thread.
class JsonLineParser {
  public:
    explicit JsonLineParser(JsonFields fields);
    ~JsonLineParser();
    JsonLineParser(JsonLineParser&&) noexcept;
    JsonLineParser& operator=(JsonLineParser&&) = delete;

    /// Any bytes. `line` may grow by what the parser needs behind it.
    JsonPage parse(std::string& line);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace command_line
