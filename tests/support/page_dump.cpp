#include "support/page_dump.hpp"

#include <array>
#include <vector>

namespace dehusk_tests {

using namespace dehusk;

namespace {

constexpr std::string_view kind_names[] = {"paragraph", "heading", "list_item", "cell",
                                           "code",      "caption", "quote",     "control"};
constexpr std::string_view span_names[] = {"bold", "italic", "code", "link", "image"};

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '\n') {
            result += "\\n";
        } else if (c == '\t') {
            result += "\\t";
        } else {
            result += c;
        }
    }
    return result;
}

std::string dump_element(const PageElement& element) {
    return std::string(name(element.tag)) + dump_concepts(element.concepts, '.');
}

std::string dump_chain(const Page& page, std::uint32_t element) {
    std::vector<std::uint32_t> chain;
    for (; element != no_element; element = page.elements[element].parent) chain.push_back(element);
    std::string result;
    for (auto i = chain.rbegin(); i != chain.rend(); ++i) {
        if (!result.empty()) result += '>';
        result += dump_element(page.elements[*i]);
    }
    return result;
}

std::string dump_span(const Span& span) {
    std::string result = " " + std::string(span_names[static_cast<std::size_t>(span.kind)]) + "(";
    result += std::to_string(span.begin) + "-" + std::to_string(span.end);
    if (!span.target.empty()) result += " " + escaped(span.target);
    if (!span.label.empty()) result += " '" + escaped(span.label) + "'";
    return result + ")";
}

std::string dump_line(const Page& page, const PageLine& line, const PageDumpOptions& options) {
    std::string result(kind_names[static_cast<std::size_t>(line.kind)]);
    if (line.heading_level != 0) result += std::to_string(line.heading_level);
    result += " " + (options.chains ? dump_chain(page, line.element) : dump_element(page.elements[line.element]));
    result += " \"" + escaped(line.text) + "\"";
    for (std::uint32_t i = 0; i < line.span_count; ++i) result += dump_span(page.spans[line.first_span + i]);
    if (line.inline_concepts != 0) result += " " + dump_concepts(line.inline_concepts, '~');
    if (options.source) result += " @" + std::to_string(line.source_begin) + "-" + std::to_string(line.source_end);
    return result + "\n";
}

std::string dump_meta(const PageMeta& meta) {
    const std::pair<std::string_view, std::string_view> fields[] = {
        {"title", meta.title},
        {"og_title", meta.og_title},
        {"og_type", meta.og_type},
        {"description", meta.description},
        {"language", meta.language},
        {"canonical_url", meta.canonical_url},
        {"site_name", meta.site_name},
        {"published", meta.published},
        {"author", meta.author},
        {"json_ld_headline", meta.json_ld_headline},
        {"content_language", meta.content_language},
        {"locale", meta.locale},
        {"base_url", meta.base_url},
        {"marked_author", meta.marked_author.name},
    };
    std::string result;
    for (const auto& [label, value] : fields) {
        if (!value.empty()) result += std::string(label) + ": " + escaped(value) + "\n";
    }
    for (const std::string_view script : meta.json_ld) result += "json_ld: " + escaped(script) + "\n";
    for (const PageTime& time : meta.times) {
        result += "time: " + escaped(time.datetime) + (time.is_named_published ? ", published" : "") +
                  (time.is_named_modified ? ", modified" : "") + "\n";
    }
    for (const JsonLdWork& work : meta.works) {
        result += "work: " + escaped(work.title) + " | " + escaped(work.authors) + " | " + escaped(work.published) +
                  " | " + escaped(work.language) + "\n";
    }
    for (const HeadingMarkup& h1 : meta.h1s) {
        result += "h1: " + escaped(h1.text) + " | in " + std::string(name(h1.parent)) + ", " +
                  std::to_string(h1.names) + " names, " + std::to_string(h1.inner_pieces) + " inner pieces" +
                  (h1.is_named_title ? ", a title\n" : "\n");
    }
    return result;
}

}  // namespace

std::string dump_concepts(Concepts concepts, char mark) {
    std::string result;
    for (std::size_t i = 0; i < concept_names.size(); ++i) {
        if ((concepts >> i & 1U) != 0) result += mark + std::string(concept_names[i]);
    }
    return result;
}

std::string dump_page(const Page& page, const PageDumpOptions& options) {
    std::string result;
    for (const PageLine& line : page.lines) result += dump_line(page, line, options);
    if (options.meta) result += dump_meta(page.meta);
    return result;
}

std::string dump_lines(const Page& page) {
    return dump_page(page, {false, false, false});
}

}  // namespace dehusk_tests
