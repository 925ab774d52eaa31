// Writes libFuzzer's dictionary of HTML from the tables that the readers know names by: write_html_dictionary
// OUTPUT_FILE
#include <cstdio>
#include <string_view>

#include "page/html_attributes.hpp"
#include "page/tag.hpp"

namespace {

/// Written as the dictionary wants it: quotes and what is not ASCII escaped.
constexpr std::string_view other_words[] = {
    "<!--",
    "-->",
    "--!>",
    "<!DOCTYPE html>",
    "<![CDATA[",
    "]]>",
    "</",
    "/>",
    "<?",
    "&amp;",
    "&nbsp;",
    "&notin",
    "&#x",
    "&#0;",
    "&#xD800;",
    R"(=\")",
    "=' ",
    R"(\x0D\x0A)",
    R"(\x00)",
    R"(\xC2\xA0)",
    R"(\xCC\x81)",
    R"(\xEF\xBF\xBD)",
    R"(\xEF\xBB\xBF)",
    R"(\xFF\xFE)",
    R"(\xFE\xFF)",
    R"(\x1B$B)",
    R"(\x1B(B)",
    R"(\x81\x30\x81\x30)",
    "charset=",
    "text/html; charset=",
    "application/ld+json",
    R"({\"@type\":\"Article\",\"headline\":\")",
    R"({\"articleBody\":\")",
    "og:title",
    "utf-16",
    "gb18030",
    "iso-2022-jp",
    "shift_jis",
    "comment",
    "article",
    "headline",
    "related",
    "sidebar",
    "display:none",
    "true",
};

void write_word(std::FILE* file, std::string_view before, std::string_view word, std::string_view behind) {
    std::fprintf(file, "\"%.*s%.*s%.*s\"\n", static_cast<int>(before.size()), before.data(),
                 static_cast<int>(word.size()), word.data(), static_cast<int>(behind.size()), behind.data());
}

}  // namespace

int main(int argc, char** argv) {
    std::FILE* const file = argc == 2 ? std::fopen(argv[1], "w") : nullptr;
    if (file == nullptr) return 1;
    for (std::size_t tag = 1; tag < dehusk::tag_count; ++tag) {
        write_word(file, "<", dehusk::tag_names[tag], ">");
        write_word(file, "</", dehusk::tag_names[tag], ">");
    }
    for (const std::string_view name : dehusk::attribute_names) write_word(file, " ", name, R"(=\")");
    for (const std::string_view word : other_words) write_word(file, "", word, "");
    return std::fclose(file) == 0 ? 0 : 1;
}
