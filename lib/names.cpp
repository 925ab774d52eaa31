// Names of the public enumerators. Each switch is without a default, so that the compiler tells of an enumerator that
// has no name yet; a value outside the enumeration, which a caller can make with a cast, is called "unknown".
#include <dehusk/extract.hpp>
#include <dehusk/line.hpp>

namespace dehusk {

std::string_view name(InputKind kind) noexcept {
    switch (kind) {
        case InputKind::automatic:
            return "automatic";
        case InputKind::html:
            return "html";
        case InputKind::text:
            return "text";
    }
    return "unknown";
}

std::string_view name(HtmlReader reader) noexcept {
    switch (reader) {
        case HtmlReader::standard:
            return "standard";
        case HtmlReader::gumbo:
            return "gumbo";
    }
    return "unknown";
}

std::string_view name(Preference preference) noexcept {
    switch (preference) {
        case Preference::precision:
            return "precision";
        case Preference::balanced:
            return "balanced";
        case Preference::recall:
            return "recall";
    }
    return "unknown";
}

std::string_view name(BodyFormat format) noexcept {
    switch (format) {
        case BodyFormat::text:
            return "text";
        case BodyFormat::markdown:
            return "markdown";
        case BodyFormat::html:
            return "html";
    }
    return "unknown";
}

std::string_view name(PageKind kind) noexcept {
    switch (kind) {
        case PageKind::unknown:
            return "unknown";
        case PageKind::article:
            return "article";
        case PageKind::documentation:
            return "documentation";
        case PageKind::service:
            return "service";
        case PageKind::forum:
            return "forum";
        case PageKind::product:
            return "product";
        case PageKind::listing:
            return "listing";
        case PageKind::collection:
            return "collection";
    }
    return "unknown";
}

std::string_view name(Status status) noexcept {
    switch (status) {
        case Status::ok:
            return "ok";
        case Status::no_content:
            return "no_content";
        case Status::limit_reached:
            return "limit_reached";
        case Status::unreadable:
            return "unreadable";
        case Status::out_of_memory:
            return "out_of_memory";
    }
    return "unknown";
}

std::string_view name(Limit limit) noexcept {
    switch (limit) {
        case Limit::none:
            return "none";
        case Limit::input_bytes:
            return "input_bytes";
        case Limit::depth:
            return "depth";
        case Limit::elements:
            return "elements";
        case Limit::lines:
            return "lines";
        case Limit::line_bytes:
            return "line_bytes";
        case Limit::output_bytes:
            return "output_bytes";
        case Limit::time:
            return "time";
    }
    return "unknown";
}

std::string_view name(LineKind kind) noexcept {
    switch (kind) {
        case LineKind::paragraph:
            return "paragraph";
        case LineKind::heading:
            return "heading";
        case LineKind::list_item:
            return "list_item";
        case LineKind::cell:
            return "cell";
        case LineKind::code:
            return "code";
        case LineKind::caption:
            return "caption";
        case LineKind::quote:
            return "quote";
        case LineKind::control:
            return "control";
    }
    return "unknown";
}

std::string_view name(Verdict verdict) noexcept {
    switch (verdict) {
        case Verdict::body:
            return "body";
        case Verdict::headline:
            return "headline";
        case Verdict::residue:
            return "residue";
    }
    return "unknown";
}

std::string_view name(ReasonKind kind) noexcept {
    switch (kind) {
        case ReasonKind::model:
            return "model";
        case ReasonKind::rule:
            return "rule";
        case ReasonKind::repeated:
            return "repeated";
        case ReasonKind::section:
            return "section";
        case ReasonKind::headline:
            return "headline";
        case ReasonKind::limit:
            return "limit";
        case ReasonKind::page:
            return "page";
        case ReasonKind::site:
            return "site";
    }
    return "unknown";
}

}  // namespace dehusk
