// Names are those of the Open Graph protocol, Twitter cards, Dublin Core, schema.org and the widespread inventions
// (parsely, sailthru) that the pages this was developed with carry.
#include "page/meta_reader.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "page/html_names.hpp"
#include "page/white_space.hpp"

namespace dehusk {

namespace {

// White space at the ends gone, inside collapsed; `text` itself or a part of it where that is all.
std::string_view collapsed(std::string_view text, Arena& arena) {
    text = trimmed(text);
    if (text.empty() || collapsed_stretch_end(text, 0) == text.size()) return text;
    char* const begin = arena.allocate(text.size());
    char* to = begin;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_space = is_html_space(text[i]);
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
    {&PageMeta::locale, "og:locale"},
    {&PageMeta::author, "author article:author parsely-author sailthru.author dc.creator dcterms.creator byl"},
};
constexpr std::size_t field_count = std::size(fields);

constexpr std::size_t longest_name = 32;
constexpr std::size_t most_times = 64;

bool holds_name(std::string_view classes, std::string_view name) {
    while (!classes.empty()) {
        const std::size_t end = find_white_space(classes, 0);
        if (equals_ignoring_case(classes.substr(0, end), name)) return true;
        classes.remove_prefix(end);
        classes.remove_prefix(skip_white_space(classes));
    }
    return false;
}

// A name, the place of its field in `fields`, and its place among the names there.
struct Name {
    std::string_view text;
    std::uint8_t field = 0;
    std::uint8_t rank = 0;
};

template <typename Visitor>
constexpr void for_each_name(Visitor visit) {
    for (std::size_t field = 0; field < field_count; ++field) {
        std::string_view rest = fields[field].names;
        for (std::uint8_t rank = 0; !rest.empty(); ++rank) {
            const std::size_t space = std::min(rest.find(' '), rest.size());
            visit(Name{rest.substr(0, space), static_cast<std::uint8_t>(field), rank});
            rest.remove_prefix(std::min(space + 1, rest.size()));
        }
    }
}

constexpr std::size_t name_count = [] {
    std::size_t count = 0;
    for_each_name([&](const Name&) { ++count; });
    return count;
}();

// Names by their length, which leaves few to compare with.
struct NameTable {
    std::array<std::uint8_t, longest_name + 2> length_begin{};
    std::array<Name, name_count> names{};
};

constexpr NameTable name_table = [] {
    NameTable table;
    for_each_name([&](const Name& name) { ++table.length_begin[name.text.size() + 1]; });
    for (std::size_t i = 1; i < table.length_begin.size(); ++i) {
        table.length_begin[i] = static_cast<std::uint8_t>(table.length_begin[i] + table.length_begin[i - 1]);
    }
    std::array<std::uint8_t, longest_name + 1> filled{};
    for_each_name([&](const Name& name) {
        const std::size_t length = name.text.size();
        table.names[static_cast<std::size_t>(table.length_begin[length] + filled[length]++)] = name;
    });
    return table;
}();

// The name that `key` is in any letter case, or nullptr.
const Name* find_name(std::string_view key) {
    if (key.size() > longest_name) return nullptr;
    for (std::size_t i = name_table.length_begin[key.size()]; i < name_table.length_begin[key.size() + 1]; ++i) {
        if (equals_ignoring_case(key, name_table.names[i].text)) return &name_table.names[i];
    }
    return nullptr;
}

class MetaReader {
  public:
    MetaReader(const Tree& tree, MetaMemory& memory, Page& page)
        : tree_(tree),
          page_(page),
          meta_(page.meta),
          title_text_(memory.title),
          author_text_(memory.author),
          script_text_(memory.script),
          json_(memory.json_ld) {
        ranks_.fill(0xFF);
        title_text_.clear();
        author_text_.clear();
        script_text_.clear();
        json_.clear();
    }

    void run() {
        for (std::uint32_t i = 0; i < tree_.elements.size(); ++i) read_element(i);
        meta_.title = collapsed_text(title_text_);
        if (meta_.author.empty() && names_author_anywhere()) read_marked_author();
        if (meta_.canonical_url.empty()) meta_.canonical_url = shared_url_;
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
            case Tag::base:
                if (meta_.base_url.empty()) meta_.base_url = value(element, AttributeName::href);
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
            case Tag::title:
                // The first that holds text.
                if (title_text_.empty() && !tree_.elements[element].is_foreign) read_text_of(element, title_text_);
                break;
            case Tag::script:
                if (is_json_ld(tree_, element)) read_script(element);
                break;
            case Tag::time:
                read_time(element);
                break;
            default:
                break;
        }
    }

    void read_meta_element(std::uint32_t element) {
        const std::string_view content = value(element, AttributeName::content);
        if (content.empty()) return;
        if (meta_.content_language.empty() &&
            equals_ignoring_case(value(element, AttributeName::http_equiv), "content-language")) {
            meta_.content_language = content;
        }
        for (const AttributeName name : {AttributeName::property, AttributeName::name, AttributeName::itemprop}) {
            const std::string_view key = value(element, name);
            if (const Name* const known = find_name(key)) take_field(*known, content);
            if (shared_url_.empty() && equals_ignoring_case(key, "og:url")) shared_url_ = content;
        }
    }

    // Class names are those of hAtom, which editors' systems write to this day.
    void read_time(std::uint32_t element) {
        const std::string_view datetime = value(element, AttributeName::datetime);
        if (datetime.empty() || meta_.times.size() == most_times) return;
        const std::string_view itemprop = value(element, AttributeName::itemprop);
        const std::string_view classes = value(element, AttributeName::class_);
        meta_.times.push_back({datetime, tree_.elements[element].begin,
                               itemprop == "datePublished" || holds_name(classes, "published"),
                               itemprop == "dateModified" || holds_name(classes, "updated")});
    }

    void take_field(const Name& name, std::string_view content) {
        const auto member = fields[name.field].member;
        if (name.rank >= ranks_[name.field] || (member == &PageMeta::author && is_address(content))) return;
        ranks_[name.field] = name.rank;
        meta_.*member = collapsed(content, page_.arena);
    }

    // Many pages name their author by the address of a profile.
    static bool is_address(std::string_view content) {
        return content.starts_with("http://") || content.starts_with("https://") || content.starts_with("//");
    }

    void read_link(std::uint32_t element) {
        if (!meta_.canonical_url.empty()) return;
        const std::string_view rel = value(element, AttributeName::rel);
        if (equals_ignoring_case(rel, "canonical")) meta_.canonical_url = value(element, AttributeName::href);
    }

    // Of a title or script, which holds no elements. Several runs where it holds NULs, as readers part it there.
    void read_text_of(std::uint32_t element, JoinedText& text) const {
        const auto is_before = [](const TextRun& run, std::uint32_t index) { return run.elements_before <= index; };
        auto run = std::lower_bound(tree_.runs.begin(), tree_.runs.end(), element, is_before);
        for (; run != tree_.runs.end() && run->element == element; ++run) text.append(run->text);
    }

    std::string_view collapsed_text(const JoinedText& text) {
        return collapsed(text.kept(text.view(), page_.arena), page_.arena);
    }

    void read_script(std::uint32_t element) {
        script_text_.clear();
        read_text_of(element, script_text_);
        if (!script_text_.empty()) meta_.json_ld.push_back(script_text_.kept(script_text_.view(), page_.arena));
    }

    // Most pages hold no such attribute, and need no search for the text under it.
    bool names_author_anywhere() const {
        return std::any_of(tree_.attributes.begin(), tree_.attributes.end(), [](const Attribute& attribute) {
            return (attribute.name == AttributeName::itemprop || attribute.name == AttributeName::rel) &&
                   trimmed(attribute.value) == "author";
        });
    }

    // The text of the first itemprop="author" or rel="author", or of the first name inside it.
    void read_marked_author() {
        std::uint32_t author = no_element;
        for (const TextRun& run : tree_.runs) {
            if (author == no_element && !is_white_space(run.text) && is_under_author(run.element)) author = run.element;
            if (author != no_element && run.element == author) author_text_.append(run.text);
        }
        if (author != no_element) meta_.marked_author = {collapsed_text(author_text_), tree_.elements[author].begin};
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
        for (const std::string_view script : meta_.json_ld) {
            json_.types.clear();
            scan_json_ld(script, page_.arena, json_, ArticleBodies::unwanted);
            meta_.json_ld_types.insert(meta_.json_ld_types.end(), json_.types.begin(), json_.types.end());
        }
        meta_.json_ld_headline = collapsed(json_.headline, page_.arena);
        meta_.works.assign(json_.works.begin(), json_.works.end());
    }

    const Tree& tree_;
    Page& page_;
    PageMeta& meta_;
    JoinedText& title_text_;
    JoinedText& author_text_;
    JoinedText& script_text_;
    JsonLd& json_;
    std::array<std::uint8_t, field_count> ranks_{};
    std::string_view shared_url_;
};

}  // namespace

bool is_json_ld(const Tree& tree, std::uint32_t element) {
    if (tree.elements[element].tag != Tag::script || tree.elements[element].is_foreign) return false;
    const std::string_view* type = tree.attribute(element, AttributeName::type);
    return type != nullptr && starts_with_ignoring_case(trimmed(*type), "application/ld+json");
}

void read_meta(const Tree& tree, MetaMemory& memory, Page& page) {
    MetaReader(tree, memory, page).run();
    read_h1s(tree, memory.heading, page);
}

}  // namespace dehusk
