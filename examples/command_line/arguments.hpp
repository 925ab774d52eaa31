// What the user asked for.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include <dehusk/extract.hpp>

#include "command_line/json_lines.hpp"

namespace command_line {

enum class Format {
    text,          ///< headline, blank line, body, in the options' format of the body
    jsonl,         ///< one object a file
    explain,       ///< every line and why it stayed or went
    explain_html,  ///< the same as a page for a browser; of one file
};

/// What a file holds.
enum class Container {
    none,   ///< one page
    jsonl,  ///< JSON objects, one a line, with a page each
    warc,   ///< records of a web archive
};

struct Arguments {
    Format format = Format::text;
    Container container = Container::none;
    JsonFields json_fields;
    dehusk::Options options;
    std::size_t thread_count = 1;
    /// Empty only when a list names the files; "-" is standard input and stands at most once.
    std::vector<std::string> files;
    /// A file of residue rules, or "-"; empty when there is none.
    std::string rules_path;
    /// A file with a path on each line, or "-"; empty when there is none.
    std::string list_path;
    /// Where results go; empty is standard output.
    std::string output_path;
    /// Files of profiles: what is used, and where what the pages teach is written; empty for none.
    std::string site_path, learned_site_path;
    /// Go on where the results in `output_path` end.
    bool resume = false;
    /// Neither progress nor summary.
    bool is_quiet = false;

    /// Many results are to be expected.
    bool is_batch() const { return container != Container::none || !list_path.empty() || files.size() > 1; }
    /// The library reads no more of any page.
    std::size_t most_page_bytes() const;
};

/// The exit status of wrong usage.
inline constexpr int wrong_usage_status = 2;

/// The program has nothing to extract: text to print, and the status to exit with. A status other than 0 is wrong
/// usage, and the text belongs on standard error.
struct Farewell {
    int exit_status = 0;
    std::string text;
};

/// `version_text` gives what --version prints; it is called only then.
std::variant<Arguments, Farewell> parse_arguments(int argc, const char* const* argv,
                                                  const std::function<std::string()>& version_text);

}  // namespace command_line
