// What the user asked for.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include <dehusk/extract.hpp>

namespace command_line {

enum class Format {
    text,          ///< headline, blank line, body
    jsonl,         ///< one object a file
    explain,       ///< every line and why it stayed or went
    explain_html,  ///< the same as a page for a browser; of one file
};

struct Arguments {
    Format format = Format::text;
    dehusk::Options options;
    std::size_t thread_count = 1;
    /// Never empty; "-" is standard input and stands at most once.
    std::vector<std::string> files;
};

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
