// The extension module dehusk._native: the enumerations, and extraction, which takes the options and gives the fields
// of the article that the Python files beside it define. They check what they are given, so nothing is checked here
// again.
#include <chrono>
#include <cstddef>
#include <memory>
#include <mutex>
#include <nanobind/nanobind.h>
#include <nanobind/stl/chrono.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dehusk/dehusk.hpp>

namespace nb = nanobind;
using namespace nb::literals;

namespace {

// A document as Python gives it: text, or whatever lends its bytes.
class Document {
  public:
    explicit Document(nb::handle data) {
        if (PyUnicode_Check(data.ptr())) {
            encode(data);
        } else if (PyObject_GetBuffer(data.ptr(), &buffer_, PyBUF_SIMPLE) == 0) {
            bytes_ = {static_cast<const char*>(buffer_.buf), static_cast<std::size_t>(buffer_.len)};
        } else {
            throw nb::python_error();
        }
    }
    ~Document() {
        if (buffer_.obj != nullptr) PyBuffer_Release(&buffer_);
    }
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    std::string_view bytes() const { return bytes_; }
    bool is_text() const { return encoded_.is_valid(); }

  private:
    void encode(nb::handle text) {
        encoded_ = nb::steal(PyUnicode_AsEncodedString(text.ptr(), "utf-8", "surrogatepass"));
        if (!encoded_.is_valid()) throw nb::python_error();
        const auto encoded = nb::borrow<nb::bytes>(encoded_);
        bytes_ = {encoded.c_str(), encoded.size()};
        if (find_surrogate(0) != std::string_view::npos) replace_surrogates();
    }

    // ED A0 to ED BF begin the surrogates, which are no characters, but may stand in Python's text.
    std::size_t find_surrogate(std::size_t from) const {
        std::size_t at = bytes_.find('\xED', from);
        while (at != std::string_view::npos && static_cast<unsigned char>(bytes_[at + 1]) < 0xA0) {
            at = bytes_.find('\xED', at + 1);
        }
        return at;
    }

    // U+FFFD is as long in UTF-8, so that places stay.
    void replace_surrogates() {
        constexpr std::string_view replacement = "\xEF\xBF\xBD";
        replaced_ = bytes_;
        for (std::size_t at = find_surrogate(0); at != std::string_view::npos; at = find_surrogate(at + 1)) {
            replaced_.replace(at, replacement.size(), replacement);
        }
        bytes_ = replaced_;
    }

    Py_buffer buffer_{};
    nb::object encoded_;
    std::string replaced_;
    std::string_view bytes_;
};

// Rules that many options may share.
class RuleSet {
  public:
    explicit RuleSet(const nb::bytes& rows) : rules_(read_without_interpreter({rows.c_str(), rows.size()})) {}

    const std::shared_ptr<const dehusk::RuleSet>& shared() const { return rules_; }
    std::size_t size() const { return rules_->size(); }
    nb::list errors() const {
        nb::list errors;
        for (const dehusk::RuleError& error : rules_->errors()) {
            errors.append(nb::make_tuple(error.line_number, error.message));
        }
        return errors;
    }

  private:
    static std::shared_ptr<const dehusk::RuleSet> read_without_interpreter(std::string_view rows) {
        const nb::gil_scoped_release release;
        return std::make_shared<const dehusk::RuleSet>(rows);
    }

    std::shared_ptr<const dehusk::RuleSet> rules_;
};

// What a site's pages taught. A call goes by what there was when it began: while it has a share, learning takes a copy.
// Shares are taken and given back with the interpreter's lock held, as everything here is done.
class SiteProfile {
  public:
    std::shared_ptr<const dehusk::SiteProfile> shared() const { return site_; }
    void learn(const std::vector<std::string>& texts) {
        dehusk::Article article;
        for (const std::string& text : texts) article.lines.emplace_back().text = text;
        own().learn(article);
    }
    void merge(const SiteProfile& other) { own().merge(*other.site_); }
    std::size_t page_count() const { return site_->page_count(); }
    std::size_t pages_with(std::string_view line) const { return site_->pages_with(line); }
    nb::bytes save() const {
        const std::string saved = site_->save();
        return nb::bytes(saved.data(), saved.size());
    }
    bool load(const nb::bytes& saved) { return own().load({saved.c_str(), saved.size()}); }

  private:
    dehusk::SiteProfile& own() {
        if (site_.use_count() > 1) site_ = std::make_shared<dehusk::SiteProfile>(*site_);
        return *site_;
    }

    std::shared_ptr<dehusk::SiteProfile> site_ = std::make_shared<dehusk::SiteProfile>();
};

template <class Field>
void read_field(nb::handle object, const char* name, Field& field) {
    field = nb::cast<Field>(object.attr(name));
}

dehusk::Limits limits_from(nb::handle object) {
    dehusk::Limits limits;
    read_field(object, "max_input_bytes", limits.max_input_bytes);
    read_field(object, "max_depth", limits.max_depth);
    read_field(object, "max_elements", limits.max_elements);
    read_field(object, "max_lines", limits.max_lines);
    read_field(object, "max_line_bytes", limits.max_line_bytes);
    read_field(object, "max_output_bytes", limits.max_output_bytes);
    // Less than a millisecond is a limit too.
    limits.max_time =
        std::chrono::ceil<std::chrono::milliseconds>(nb::cast<std::chrono::microseconds>(object.attr("max_time")));
    return limits;
}

dehusk::Options options_from(nb::handle object) {
    dehusk::Options options;
    read_field(object, "input", options.input);
    read_field(object, "html_reader", options.html_reader);
    read_field(object, "preference", options.preference);
    read_field(object, "charset", options.charset);
    read_field(object, "url", options.url);
    const nb::object rules = object.attr("rules");
    if (!rules.is_none()) options.rules = nb::cast<const RuleSet&>(rules.attr("_native")).shared();
    const nb::object site = object.attr("site");
    if (!site.is_none()) options.site = nb::cast<const SiteProfile&>(site.attr("_native")).shared();
    read_field(object, "body_format", options.body_format);
    read_field(object, "want_links", options.want_links);
    read_field(object, "want_images", options.want_images);
    read_field(object, "want_comments", options.want_comments);
    read_field(object, "want_lines", options.want_lines);
    options.limits = limits_from(object.attr("limits"));
    return options;
}

nb::tuple fields_of(const dehusk::Line& line) {
    nb::list reasons;
    for (const dehusk::Reason& reason : line.reasons) reasons.append(nb::make_tuple(reason.kind, reason.rule));
    return nb::make_tuple(line.text, line.kind, line.heading_level, line.verdict, line.score, reasons,
                          line.source_begin_byte, line.source_end_byte);
}

nb::tuple fields_of(const dehusk::Article& article) {
    nb::list lines;
    for (const dehusk::Line& line : article.lines) lines.append(fields_of(line));
    nb::list comments;
    for (const std::string& comment : article.comments) comments.append(comment);
    return nb::make_tuple(article.status, article.limit, article.headline, article.byline, article.published,
                          article.language, article.body, article.input, article.encoding, article.kind,
                          article.confidence, article.unclosed, comments, lines);
}

// An extractor that threads may share: one works, the others wait.
class Extractor {
  public:
    nb::tuple extract(nb::handle data, nb::handle options_object) {
        const Document document(data);
        dehusk::Options options = options_from(options_object);
        if (document.is_text()) options.charset = "utf-8";
        return fields_of(extract_without_interpreter(document.bytes(), options));
    }

  private:
    dehusk::Article extract_without_interpreter(std::string_view bytes, const dehusk::Options& options) {
        // The interpreter's lock goes first and comes back last: who waits for the extractor holds up nobody else.
        const nb::gil_scoped_release release;
        const std::scoped_lock lock(mutex_);
        return extractor_.extract(bytes, options);
    }

    std::mutex mutex_;
    dehusk::Extractor extractor_;
};

template <class Enumeration>
void define_enumeration(nb::module_& module, const char* type_name, const char* what, Enumeration last) {
    nb::enum_<Enumeration> type(module, type_name, what);
    for (unsigned value = 0; value <= static_cast<unsigned>(last); ++value) {
        const auto enumerator = static_cast<Enumeration>(value);
        type.value(std::string(dehusk::name(enumerator)).c_str(), enumerator);
    }
}

}  // namespace

NB_MODULE(_native, module) {
    define_enumeration(module, "InputKind", "What the input is.", dehusk::InputKind::text);
    define_enumeration(module, "HtmlReader", "Which parser reads HTML.", dehusk::HtmlReader::gumbo);
    define_enumeration(
        module, "Preference",
        "Which mistake is worse: to keep a line of residue (precision), or to lose one of the body (recall).",
        dehusk::Preference::recall);
    define_enumeration(module, "BodyFormat", "How the body is written.", dehusk::BodyFormat::html);
    define_enumeration(module, "Status", "How an extraction ended.", dehusk::Status::out_of_memory);
    define_enumeration(module, "PageKind", "What kind of page it is; an estimate.", dehusk::PageKind::collection);
    define_enumeration(module, "Limit", "The limit that was reached first.", dehusk::Limit::time);
    define_enumeration(module, "LineKind", "What a line is on the page, whatever became of it.",
                       dehusk::LineKind::control);
    define_enumeration(module, "Verdict", "What became of a line.", dehusk::Verdict::residue);
    define_enumeration(module, "ReasonKind", "What a reason rests on.", dehusk::ReasonKind::site);

    nb::class_<RuleSet>(module, "RuleSet")
        .def(nb::init<const nb::bytes&>(), "rows"_a)
        .def("size", &RuleSet::size)
        .def("errors", &RuleSet::errors, nb::sig("def errors(self) -> list[tuple[int, str]]"));
    nb::class_<SiteProfile>(module, "SiteProfile")
        .def(nb::init<>())
        .def("learn", &SiteProfile::learn, "texts"_a)
        .def("merge", &SiteProfile::merge, "other"_a)
        .def("page_count", &SiteProfile::page_count)
        .def("pages_with", &SiteProfile::pages_with, "line"_a)
        .def("save", &SiteProfile::save)
        .def("load", &SiteProfile::load, "saved"_a);
    nb::class_<Extractor>(module, "Extractor")
        .def(nb::init<>())
        .def("extract", &Extractor::extract, "data"_a, "options"_a,
             nb::sig("def extract(self, data: object, options: object) -> tuple[typing.Any, ...]"));
    module.def("heading", &dehusk::heading, "line"_a, "format"_a);
    module.def("version", &dehusk::version);
    module.def("model_version", &dehusk::model_version);
    module.def("rules_version", &dehusk::rules_version);
}
