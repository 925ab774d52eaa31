// The one thing that quirks mode changes in a tree: <table> does not close <p>. It is decided by the identifiers of the
// DOCTYPE, so those are read in full and compared with the standard's list.
//
// Source: HTML standard, 13.2.5.53 to 13.2.5.67 (tokens) and 13.2.6.4.1 (list).
#include "page/html_doctype.hpp"

#include <optional>

#include "page/html_names.hpp"

namespace dehusk {
namespace {

constexpr std::string_view quirky_public_prefixes[] = {
    "+//silmaril//dtd html pro v0r11 19970101//",
    "-//as//dtd html 3.0 aswedit + extensions//",
    "-//advasoft ltd//dtd html 3.0 aswedit + extensions//",
    "-//ietf//dtd html 2.0 level 1//",
    "-//ietf//dtd html 2.0 level 2//",
    "-//ietf//dtd html 2.0 strict level 1//",
    "-//ietf//dtd html 2.0 strict level 2//",
    "-//ietf//dtd html 2.0 strict//",
    "-//ietf//dtd html 2.0//",
    "-//ietf//dtd html 2.1e//",
    "-//ietf//dtd html 3.0//",
    "-//ietf//dtd html 3.2 final//",
    "-//ietf//dtd html 3.2//",
    "-//ietf//dtd html 3//",
    "-//ietf//dtd html level 0//",
    "-//ietf//dtd html level 1//",
    "-//ietf//dtd html level 2//",
    "-//ietf//dtd html level 3//",
    "-//ietf//dtd html strict level 0//",
    "-//ietf//dtd html strict level 1//",
    "-//ietf//dtd html strict level 2//",
    "-//ietf//dtd html strict level 3//",
    "-//ietf//dtd html strict//",
    "-//ietf//dtd html//",
    "-//metrius//dtd metrius presentational//",
    "-//microsoft//dtd internet explorer 2.0 html strict//",
    "-//microsoft//dtd internet explorer 2.0 html//",
    "-//microsoft//dtd internet explorer 2.0 tables//",
    "-//microsoft//dtd internet explorer 3.0 html strict//",
    "-//microsoft//dtd internet explorer 3.0 html//",
    "-//microsoft//dtd internet explorer 3.0 tables//",
    "-//netscape comm. corp.//dtd html//",
    "-//netscape comm. corp.//dtd strict html//",
    "-//o'reilly and associates//dtd html 2.0//",
    "-//o'reilly and associates//dtd html extended 1.0//",
    "-//o'reilly and associates//dtd html extended relaxed 1.0//",
    "-//sq//dtd html 2.0 hotmetal + extensions//",
    "-//softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//",
    "-//softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//",
    "-//spyglass//dtd html 2.0 extended//",
    "-//sun microsystems corp.//dtd hotjava html//",
    "-//sun microsystems corp.//dtd hotjava strict html//",
    "-//w3c//dtd html 3 1995-03-24//",
    "-//w3c//dtd html 3.2 draft//",
    "-//w3c//dtd html 3.2 final//",
    "-//w3c//dtd html 3.2//",
    "-//w3c//dtd html 3.2s draft//",
    "-//w3c//dtd html 4.0 frameset//",
    "-//w3c//dtd html 4.0 transitional//",
    "-//w3c//dtd html experimental 19960712//",
    "-//w3c//dtd html experimental 970421//",
    "-//w3c//dtd w3 html//",
    "-//w3o//dtd w3 html 3.0//",
    "-//webtechs//dtd mozilla html 2.0//",
    "-//webtechs//dtd mozilla html//",
};

constexpr std::string_view quirky_without_system_identifier[] = {
    "-//w3c//dtd html 4.01 frameset//",
    "-//w3c//dtd html 4.01 transitional//",
};

std::string_view without_leading_space(std::string_view text) {
    while (!text.empty() && is_html_space(text.front())) text.remove_prefix(1);
    return text;
}

/// Takes a quoted identifier off the front of `text`. None where no quote stands there; `ok` turns false where it is
/// never closed.
std::optional<std::string_view> take_identifier(std::string_view& text, bool& ok) {
    text = without_leading_space(text);
    if (text.empty() || (text.front() != '"' && text.front() != '\'')) return std::nullopt;
    const std::size_t quote = text.find(text.front(), 1);
    ok = quote != std::string_view::npos;
    const std::string_view identifier = text.substr(1, ok ? quote - 1 : quote);
    text.remove_prefix(ok ? quote + 1 : text.size());
    return identifier;
}

bool has_quirky_prefix(std::string_view identifier, bool has_system_identifier) {
    for (const std::string_view prefix : quirky_public_prefixes) {
        if (starts_with_ignoring_case(identifier, prefix)) return true;
    }
    if (has_system_identifier) return false;
    for (const std::string_view prefix : quirky_without_system_identifier) {
        if (starts_with_ignoring_case(identifier, prefix)) return true;
    }
    return false;
}

bool is_quirky_public(std::string_view identifier, bool has_system_identifier) {
    return equals_ignoring_case(identifier, "-//w3o//dtd w3 html strict 3.0//en//") ||
           equals_ignoring_case(identifier, "-/w3c/dtd html 4.0 transitional/en") ||
           equals_ignoring_case(identifier, "html") || has_quirky_prefix(identifier, has_system_identifier);
}

}  // namespace

bool doctype_means_quirks(std::string_view text) {
    text = without_leading_space(text);
    std::size_t name_length = 0;
    while (name_length < text.size() && !is_html_space(text[name_length])) ++name_length;
    if (!equals_ignoring_case(text.substr(0, name_length), "html")) return true;
    text = without_leading_space(text.substr(name_length));
    if (text.empty()) return false;
    const bool is_public = starts_with_ignoring_case(text, "public");
    if (!is_public && !starts_with_ignoring_case(text, "system")) return true;
    text.remove_prefix(6);
    bool ok = true;
    std::optional<std::string_view> public_identifier;
    if (is_public) {
        public_identifier = take_identifier(text, ok);
        if (!public_identifier || !ok) return true;
    }
    const bool expects_more = !is_public || !without_leading_space(text).empty();
    const std::optional<std::string_view> system_identifier = take_identifier(text, ok);
    if ((expects_more && !system_identifier) || !ok) return true;
    if (system_identifier &&
        equals_ignoring_case(*system_identifier, "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd")) {
        return true;
    }
    return public_identifier && is_quirky_public(*public_identifier, system_identifier.has_value());
}

}  // namespace dehusk
