// Names are those of the Open Graph protocol, Twitter cards, Dublin Core, schema.org and the widespread inventions
// (parsely, sailthru) that the pages this was developed with carry.
#include "page/meta_reader.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>

#include "page/heading_markup.hpp"
#include "page/json_ld.hpp"

namespace dehusk {

namespace {

constexpr std::string_view white_space = " \t\n\f\r";

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    }
    return lower;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(white_space);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(white_space) + 1 - begin);
}

// White space at the ends gone, inside collapsed.
std::string_view collapsed(std::string_view text, Arena& arena) {
    text = trimmed(text);
    char* const begin = arena.allocate(text.size());
    char* to = begin;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_space = white_space.find(text[i]) != std::string_view::npos;
        if (is_space && to[-1] == ' ') continue;
        *to++ = is_space ? ' ' : text[i];
    }
    const std::size_t size = static_cast<std::size_t>(to - begin);
    arena.give_back(text.size() - size);
    return {begin, size};
}

// Names that mean the same, best first: a better one replaces a worse one whatever their order on the page.
struct Field {
    std::string_view PageMeta::*member;
    std::string_view names;  ///< parted by spaces, in lower case
};

constexpr Field fields[] = {
    {&PageMeta::og_title, "og:title twitter:title"},
    {&PageMeta::og_type, "og:type"},
    {&PageMeta::generator, "generator"},
    {&PageMeta::description, "og:description description twitter:description dc.description"},
    {&PageMeta::site_name, "og:site_name application-name apple-mobile-web-app-title"},
    {&PageMeta::published,
     "article:published_time datepublished article:published og:published_time dc.date.issued dcterms.issued "
     "dcterms.created "
     "dc.date dcterms.date parsely-pub-date sailthru.date publishdate pubdate publish-date date"},
    {&PageMeta::author, "author article:author parsely-author sailthru.author dc.creator dcterms.creator byl"},
};
constexpr std::size_t field_count = std::size(fields);

// Place of `name` among the field's names, or nothing.
std::optional<std::size_t> rank_of(const Field& field, std::string_view name) {
    std::string_view rest = field.names;
    for (std::size_t rank = 0; !rest.empty(); ++rank) {
        const std::size_t space = rest.find(' ');
        if (rest.substr(0, space) == name) return rank;
        if (space == std::string_view::npos) break;
        rest.remove_prefix(space + 1);
    }
    return std::nullopt;
}

class MetaReader {
  public:
    MetaReader(const Tree& tree, Page& page) : tree_(tree), page_(page), meta_(page.meta) {
        ranks_.fill(~std::size_t{0});
    }

    void run() {
        for (std::uint32_t i = 0; i < tree_.elements.size(); ++i) read_element(i);
        read_texts();
        if (meta_.canonical_url.empty()) meta_.canonical_url = shared_url_;
        if (meta_.published.empty()) meta_.published = first_time_;
        if (meta_.author.empty()) meta_.author = collapsed(author_text_, page_.arena);
        read_json_ld();
    }

  private:
    std::string_view value(std::uint32_t element, AttributeName name) const {
        const std::string_view* found = tree_.attribute(element, name);
        return found == nullptr ? std::string_view{} : trimmed(*found);
    }

    void read_element(std::uint32_t element) {
        switch (tree_.elements[element].tag) {
            case Tag::html:
                if (meta_.language.empty()) meta_.language = value(element, AttributeName::lang);
                break;
            case Tag::body:
                if (meta_.body_class.empty()) meta_.body_class = value(element, AttributeName::class_);
                break;
            case Tag::meta:
                read_meta_element(element);
                break;
            case Tag::link:
                read_link(element);
                break;
            case Tag::time:
                if (first_time_.empty()) first_time_ = value(element, AttributeName::datetime);
                break;
            default:
                break;
        }
    }

    void read_meta_element(std::uint32_t element) {
        const std::string_view content = value(element, AttributeName::content);
        if (content.empty()) return;
        for (const AttributeName name : {AttributeName::property, AttributeName::name, AttributeName::itemprop}) {
            const std::string_view key = value(element, name);
            if (key.empty() || key.size() >= 64) continue;
            const std::string lower = lower_case(key);
            take_field(lower, content);
            if (lower == "og:url" && shared_url_.empty()) shared_url_ = content;
        }
    }

    void take_field(std::string_view name, std::string_view content) {
        for (std::size_t i = 0; i < field_count; ++i) {
            const std::optional<std::size_t> rank = rank_of(fields[i], name);
            if (!rank || *rank >= ranks_[i] || (is_address(content) && fields[i].member == &PageMeta::author)) continue;
            ranks_[i] = *rank;
            meta_.*fields[i].member = collapsed(content, page_.arena);
        }
    }

    // Many pages name their author by the address of a profile.
    static bool is_address(std::string_view content) {
        return content.starts_with("http://") || content.starts_with("https://") || content.starts_with("//");
    }

    void read_link(std::uint32_t element) {
        if (!meta_.canonical_url.empty()) return;
        const std::string_view rel = value(element, AttributeName::rel);
        if (rel.size() < 64 && lower_case(rel) == "canonical")
            meta_.canonical_url = value(element, AttributeName::href);
    }

    void read_texts() {
        for (const TextRun& run : tree_.runs) {
            const TreeElement& element = tree_.elements[run.element];
            if (element.tag == Tag::title && !element.is_foreign) read_title(run);
            if (is_json_ld(tree_, run.element)) read_script(run);
            if (author_element_ == no_element || run.element == author_element_) read_author(run);
        }
        finish_script();
        meta_.title = collapsed(title_text_, page_.arena);
    }

    void read_title(const TextRun& run) {
        if (title_element_ == no_element) title_element_ = run.element;
        if (run.element == title_element_) title_text_ += run.text;
    }

    // Readers part a script where it holds NULs.
    void read_script(const TextRun& run) {
        if (run.element != script_element_) finish_script();
        script_element_ = run.element;
        script_text_ += run.text;
    }

    void finish_script() {
        if (script_element_ != no_element) meta_.json_ld.push_back(page_.arena.copy(script_text_));
        script_text_.clear();
    }

    // The text of the first itemprop="author" or rel="author", or of the first name inside it.
    void read_author(const TextRun& run) {
        if (author_element_ == no_element) {
            if (trimmed(run.text).empty() || !is_under_author(run.element)) return;
            author_element_ = run.element;
        }
        author_text_ += run.text;
    }

    bool names_author(std::uint32_t element) const {
        return value(element, AttributeName::itemprop) == "author" || value(element, AttributeName::rel) == "author";
    }

    // Three levels hold what pages do, and bound the work.
    bool is_under_author(std::uint32_t element) const {
        for (int level = 0; level < 3 && element != no_element; ++level) {
            if (names_author(element)) return true;
            element = tree_.elements[element].parent;
        }
        return false;
    }

    void read_json_ld() {
        JsonLd json;
        for (const std::string_view script : meta_.json_ld) {
            scan_json_ld(script, page_.arena, json);
            meta_.json_ld_types.insert(meta_.json_ld_types.end(), json.types.begin(), json.types.end());
            json.types.clear();
        }
        meta_.json_ld_headline = collapsed(json.headline, page_.arena);
    }

    const Tree& tree_;
    Page& page_;
    PageMeta& meta_;
    std::array<std::size_t, field_count> ranks_{};
    std::string_view first_time_;
    std::string_view shared_url_;
    std::string title_text_;
    std::string author_text_;
    std::string script_text_;
    std::uint32_t title_element_ = no_element;
    std::uint32_t script_element_ = no_element;
    std::uint32_t author_element_ = no_element;
};

}  // namespace

bool is_json_ld(const Tree& tree, std::uint32_t element) {
    if (tree.elements[element].tag != Tag::script || tree.elements[element].is_foreign) return false;
    const std::string_view* type = tree.attribute(element, AttributeName::type);
    return type != nullptr && lower_case(trimmed(*type).substr(0, 32)).starts_with("application/ld+json");
}

void read_meta(const Tree& tree, Page& page) {
    MetaReader(tree, page).run();
    read_h1s(tree, page);
}

}  // namespace dehusk
