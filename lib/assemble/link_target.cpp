// RFC 3986, 5.2, with what browsers do to references first (URL standard, 4.4): white space at the ends and line ends
// inside go, backslashes are slashes. A scheme is told before all else, so that nothing but a known one comes through.
#include "assemble/link_target.hpp"

#include <algorithm>

#include "support/ascii.hpp"

namespace dehusk {
namespace {

constexpr std::size_t longest_bytes = 2048;

// What browsers pass over.
std::string cleaned(std::string_view reference) {
    const auto is_blank = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
    while (!reference.empty() && is_blank(reference.front())) reference.remove_prefix(1);
    while (!reference.empty() && is_blank(reference.back())) reference.remove_suffix(1);
    std::string text;
    for (const char c : reference.substr(0, longest_bytes + 1)) {
        if (c != '\t' && c != '\n' && c != '\r') text += c;
    }
    return text;
}

// Bytes of "scheme:" at the front of `reference`, or 0.
std::size_t scheme_bytes(std::string_view reference) {
    if (reference.empty() || !is_ascii_letter(reference[0])) return 0;
    const auto end = std::ranges::find_if_not(
        reference, [](char c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == '+' || c == '-' || c == '.'; });
    return end != reference.end() && *end == ':' ? static_cast<std::size_t>(end - reference.begin()) + 1 : 0;
}

// In lower case, with the colon.
std::string scheme_of(std::string_view reference) {
    std::string scheme(reference.substr(0, scheme_bytes(reference)));
    std::ranges::transform(scheme, scheme.begin(), ascii_lower_case);
    return scheme;
}

bool is_web_scheme(std::string_view scheme) {
    return scheme == "http:" || scheme == "https:";
}

// Percent-encodes what is no character of an address.
std::string encoded(std::string_view address) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    constexpr std::string_view unsafe = "\"'()<>[\\]^`{|}";
    std::string text;
    for (const char c : address) {
        const auto byte = static_cast<unsigned char>(c);
        const bool may_stay = byte > 0x20 && byte != 0x7F && unsafe.find(c) == std::string_view::npos;
        if (may_stay) {
            text += c;
        } else {
            text += '%';
            text += hex[byte >> 4U];
            text += hex[byte & 0xFU];
        }
    }
    return text;
}

// "http://host:port" at the front of an absolute address.
std::size_t origin_bytes(std::string_view address) {
    const std::size_t authority = address.find("//") + 2;
    return std::min(address.find_first_of("/?#", authority), address.size());
}

// RFC 3986, 5.2.4. `path` begins with a slash.
std::string without_dot_segments(std::string_view path) {
    std::string out;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/', 1), path.size());
        const std::string_view segment = path.substr(0, end);
        const bool is_last = end == path.size();
        path.remove_prefix(end);
        if (segment == "/." || segment == "/..") {
            if (segment == "/..") out.resize(std::min(out.rfind('/'), out.size()));
            if (is_last) out += '/';
        } else {
            out += segment;
        }
    }
    return out;
}

std::string without_fragment(std::string_view address) {
    return std::string(address.substr(0, address.find('#')));
}

// A path with the query behind it.
std::string joined(std::string_view origin, std::string_view path_and_query) {
    const std::size_t path_end = std::min(path_and_query.find_first_of("?#"), path_and_query.size());
    return std::string(origin) + without_dot_segments(path_and_query.substr(0, path_end)) +
           std::string(path_and_query.substr(path_end));
}

void make_slashes(std::string& reference) {
    const std::size_t path_end = std::min(reference.find_first_of("?#"), reference.size());
    std::replace(reference.begin(), reference.begin() + static_cast<std::ptrdiff_t>(path_end), '\\', '/');
}

// `reference` has no scheme and is not empty; `base` is absolute and has no fragment.
std::string resolved_against(std::string_view base, std::string_view reference) {
    if (reference.starts_with("//")) return std::string(base.substr(0, scheme_bytes(base))) + std::string(reference);
    const std::size_t origin = origin_bytes(base);
    if (reference[0] == '/') return joined(base.substr(0, origin), reference);
    const std::string_view without_query = base.substr(0, base.find('?'));
    if (reference[0] == '#') return std::string(base) + std::string(reference);
    if (reference[0] == '?') return std::string(without_query) + std::string(reference);
    const std::size_t folder_end = without_query.rfind('/');
    const std::string_view folder =
        folder_end >= origin ? without_query.substr(origin, folder_end + 1 - origin) : std::string_view("/");
    return joined(base.substr(0, origin), std::string(folder) + std::string(reference));
}

// `address` where it is one of the web with a host, else empty.
std::string web_address(std::string_view address) {
    std::string text = cleaned(address);
    const std::string scheme = scheme_of(text);
    if (!is_web_scheme(scheme)) return {};
    make_slashes(text);
    const std::string_view rest = std::string_view(text).substr(scheme.size());
    return rest.starts_with("//") && rest.size() > 2 && rest[2] != '/' ? scheme + std::string(rest) : std::string();
}

}  // namespace

LinkBase::LinkBase(std::string_view page_url, std::string_view base_href)
    : base_(without_fragment(web_address(page_url))) {
    if (base_href.empty()) return;
    std::string base = cleaned(base_href);
    make_slashes(base);
    if (!base_.empty() && !base.empty() && scheme_bytes(base) == 0) base = resolved_against(base_, base);
    base = without_fragment(web_address(base));
    if (!base.empty()) base_ = std::move(base);
}

std::string LinkBase::resolve(std::string_view reference) const {
    std::string text = cleaned(reference);
    if (text.empty() || text[0] == '#' || text.size() > longest_bytes) return {};
    const std::string scheme = scheme_of(text);
    if (scheme == "mailto:") {
        text = scheme + text.substr(scheme.size());
    } else if (!scheme.empty()) {
        text = web_address(text);
    } else {
        make_slashes(text);
        if (!base_.empty()) text = web_address(resolved_against(base_, text));
    }
    const std::size_t fragment = text.find('#');
    if (fragment != std::string::npos && std::string_view(text).substr(0, fragment) == base_) return {};
    text = encoded(text);
    return text.size() <= longest_bytes ? text : std::string();
}

}  // namespace dehusk
