// Turns a record into the page that is in it.
#pragma once

#include <string>
#include <string_view>

#include <dehusk/extract.hpp>

#include "command_line/arguments.hpp"
#include "command_line/file_input.hpp"
#include "command_line/json_lines.hpp"
#include "command_line/record.hpp"

namespace command_line {

struct Page {
    /// In the reader's memory or the record's: good until the reader's next page.
    std::string_view bytes;
    /// The user's, and what the record tells.
    dehusk::Options options;
    int http_status = 0;
    std::string members;
    /// Why there is no page.
    std::string error;
};

/// Keeps its memory from page to page; one for each thread.
class PageReader {
  public:
    /// `arguments` must outlive it.
    explicit PageReader(const Arguments& arguments) : arguments_(arguments), json_parser_(arguments.json_fields) {}

    /// Throws std::bad_alloc only.
    Page read(Record& record);

  private:
    void read_file(const std::string& path, Page& page);
    void read_json(std::string& line, Page& page);
    void read_warc(const Record& record, Page& page);

    const Arguments& arguments_;
    FileReader file_reader_;
    JsonLineParser json_parser_;
    /// Of a page that had to be decompressed.
    std::string decoded_;
};

}  // namespace command_line
