#include "command_line/arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <limits>
#include <string_view>
#include <thread>
#include <utility>

namespace command_line {
namespace {

constexpr std::size_t max_threads = 1024;
constexpr char escape = '\x01';

// CLI11 takes an argument in square brackets for a list and splits it at commas, but it may be the name of a file. A
// byte in front keeps it whole; arguments that start with that byte get another, so that taking one away gives the
// original back.
std::string escape_brackets(std::string argument) {
    if (argument.starts_with('[') || argument.starts_with(escape)) argument.insert(argument.begin(), escape);
    return argument;
}

void unescape_brackets(std::string& argument) {
    if (argument.starts_with(escape)) argument.erase(0, 1);
}

template <class Enumeration>
using Choices = std::vector<std::pair<std::string, Enumeration>>;

template <class Enumeration>
CLI::Option* add_choice(CLI::App& app, const std::string& option_name, Enumeration& value, Choices<Enumeration> choices,
                        const std::string& description) {
    std::string names;
    for (const auto& choice : choices) names += (names.empty() ? "" : "|") + choice.first;
    const auto choose = [&value, choices, names, option_name](const std::string& chosen) {
        for (const auto& [choice, enumerator] : choices) {
            if (choice != chosen) continue;
            value = enumerator;
            return;
        }
        throw CLI::ValidationError(option_name, "'" + chosen + "' is not one of " + names);
    };
    return app.add_option_function<std::string>(option_name, choose, description)->type_name(names);
}

template <class Number>
void add_limit(CLI::App& app, const std::string& option_name, Number& value, Number least,
               const std::string& description) {
    app.add_option(option_name, value, description)
        ->check(CLI::Range(least, std::numeric_limits<Number>::max()).description(""))
        ->type_name("N")
        ->capture_default_str()
        ->group("Limits (at a limit, what was read so far is still extracted)");
}

/// What --format says: what is printed, and how the body is written in it.
enum class OutputFormat { text, markdown, html, jsonl, explain_html };

class Parser {
  public:
    explicit Parser(const std::function<std::string()>& version_text) {
        app_.description("Prints the headline and the clean body of web pages and of text taken from them.");
        app_.name("dehusk");
        app_.set_version_flag("--version", version_text, "Print the versions of program and library");
        app_.get_formatter()->column_width(34);
        arguments_.thread_count = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, max_threads);
        add_files();
        add_output();
        add_input();
        add_sites();
        add_streams();
        add_limits();
    }

    std::variant<Arguments, Farewell> parse(std::vector<std::string> words) {
        try {
            std::reverse(words.begin(), words.end());  // CLI11 takes them from the back
            app_.parse(std::move(words));
            return finish();
        } catch (const CLI::CallForHelp&) {
            return Farewell{0, app_.help()};
        } catch (const CLI::CallForVersion& version) {
            return Farewell{0, std::string(version.what()) + '\n'};
        } catch (const CLI::ParseError& error) {
            return wrong_usage(error.what());
        }
    }

  private:
    void add_files() {
        files_ = app_.add_option("FILE");
        files_->description("Pages or texts to read; none, or -, is standard input")
            ->expected(0, CLI::detail::expected_max_vector_size)
            ->allow_extra_args()
            ->type_name("");
    }

    void add_output() {
        format_ = add_choice(app_, "--format", output_format_,
                             {{"text", OutputFormat::text},
                              {"markdown", OutputFormat::markdown},
                              {"html", OutputFormat::html},
                              {"jsonl", OutputFormat::jsonl},
                              {"explain-html", OutputFormat::explain_html}},
                             "text (default): headline, blank line, body; markdown, html: the same with markup; jsonl: "
                             "one JSON object a file; explain-html: a page for a browser that shows every line of a "
                             "file, whether it stayed, and why");
        body_format_ = add_choice(app_, "--body-format", arguments_.options.body_format,
                                  {{"text", dehusk::BodyFormat::text},
                                   {"markdown", dehusk::BodyFormat::markdown},
                                   {"html", dehusk::BodyFormat::html}},
                                  "With --format jsonl: how the body is written; default: text");
        app_.add_flag("--links", arguments_.options.want_links, "In markdown and html: keep the body's links");
        app_.add_flag("--images", arguments_.options.want_images, "In markdown and html: keep the body's images");
        app_.add_flag("--lines", want_lines_, "With --format jsonl: also every line with verdict, score and reasons");
        app_.add_flag("--comments", arguments_.options.want_comments,
                      "With --format jsonl: also readers' comments, which are never part of the body");
        app_.add_flag("--explain", want_explanation_, "Print every line, whether it stayed, and why");
        app_.add_option("--threads", arguments_.thread_count, "Threads; default: one for each core")
            ->check(CLI::Range(std::size_t{1}, max_threads).description(""))
            ->type_name("N");
    }

    void add_input() {
        auto& options = arguments_.options;
        add_choice(app_, "--input", options.input,
                   {{"auto", dehusk::InputKind::automatic},
                    {"html", dehusk::InputKind::html},
                    {"text", dehusk::InputKind::text}},
                   "What the files are; auto (default) tells it from the content");
        add_choice(app_, "--html-reader", options.html_reader,
                   {{"standard", dehusk::HtmlReader::standard}, {"gumbo", dehusk::HtmlReader::gumbo}},
                   "The parser of HTML; default: standard");
        add_choice(app_, "--prefer", options.preference,
                   {{"precision", dehusk::Preference::precision},
                    {"balanced", dehusk::Preference::balanced},
                    {"recall", dehusk::Preference::recall}},
                   "What to do with lines in doubt: drop more of them, neither (default), or keep more");
        app_.add_option("--rules", arguments_.rules_path, "Residue rules beside the built-in ones")->type_name("FILE");
        app_.add_option("--charset", options.charset, "Charset that the web server named")->type_name("LABEL");
        app_.add_option("--url", options.url, "Address of the page")->type_name("URL");
    }

    void add_sites() {
        const std::string group = "Sites";
        site_ = app_.add_option("--site-profile", arguments_.site_path,
                                "Drop lines that repeat over the site, as FILE tells, which --learn-site wrote");
        learned_site_ =
            app_.add_option("--learn-site", arguments_.learned_site_path,
                            "Learn which lines repeat over the pages, all of one site, and write that, with "
                            "what --site-profile tells, to FILE");
        for (auto* option : {site_, learned_site_}) option->type_name("FILE")->group(group);
    }

    void add_streams() {
        const std::string group = "Streams";
        add_choice(app_, "--container", arguments_.container, {{"jsonl", Container::jsonl}, {"warc", Container::warc}},
                   "Files hold many pages: as JSON objects, one a line, or as records of a web archive")
            ->group(group);
        page_field_ = app_.add_option("--page-field", arguments_.json_fields.page,
                                      "With --container jsonl: member that holds the page; default: html, else text");
        url_field_ = app_.add_option("--url-field", arguments_.json_fields.url,
                                     "With --container jsonl: member that holds the address; default: url");
        for (auto* field : {page_field_, url_field_}) field->type_name("NAME")->group(group);
        list_ = app_.add_option("--files-from", arguments_.list_path,
                                "Read the files named in LIST, one a line; - is "
                                "standard input");
        list_->type_name("LIST")->group(group);
        output_ = app_.add_option("--output", arguments_.output_path, "Write to FILE, not to standard output");
        output_->type_name("FILE")->group(group);
        app_.add_flag("--resume", arguments_.resume, "Go on where the results in the file of --output end")
            ->group(group);
        app_.add_flag("--quiet", arguments_.is_quiet, "Neither progress nor summary, only errors")->group(group);
    }

    void add_limits() {
        auto& limits = arguments_.options.limits;
        add_limit(app_, "--max-input-bytes", limits.max_input_bytes, std::size_t{1}, "Bytes read of each file");
        add_limit(app_, "--max-depth", limits.max_depth, 1U, "Elements open at one time");
        add_limit(app_, "--max-elements", limits.max_elements, 1U, "Elements of a page");
        add_limit(app_, "--max-lines", limits.max_lines, 1U, "Lines of a page");
        add_limit(app_, "--max-line-bytes", limits.max_line_bytes, std::size_t{1}, "Bytes of one line");
        add_limit(app_, "--max-output-bytes", limits.max_output_bytes, std::size_t{1}, "Bytes of the body");
        add_limit(app_, "--max-time-ms", max_time_ms_, 0U, "Milliseconds for each file; 0 is no limit");
    }

    std::variant<Arguments, Farewell> finish() {
        set_format();
        arguments_.files = files_->results();
        for (auto* argument : {&arguments_.options.charset, &arguments_.options.url, &arguments_.json_fields.page,
                               &arguments_.json_fields.url, &arguments_.list_path, &arguments_.output_path,
                               &arguments_.rules_path, &arguments_.site_path, &arguments_.learned_site_path}) {
            unescape_brackets(*argument);
        }
        for (auto& file : arguments_.files) unescape_brackets(file);
        if (const auto error = check_streams(); !error.empty()) return wrong_usage(error);
        if (arguments_.files.empty() && list_->count() == 0) arguments_.files.emplace_back("-");
        auto readers_of_input = std::count(arguments_.files.begin(), arguments_.files.end(), "-");
        for (const auto* path : {&arguments_.list_path, &arguments_.rules_path, &arguments_.site_path}) {
            readers_of_input += *path == "-" ? 1 : 0;
        }
        if (readers_of_input > 1) {
            return wrong_usage("standard input can be read only once");
        }
        if (body_format_->count() > 0 && arguments_.format != Format::jsonl) {
            return wrong_usage("--body-format needs --format jsonl");
        }
        const bool want_targets = arguments_.options.want_links || arguments_.options.want_images;
        if (want_targets && arguments_.options.body_format == dehusk::BodyFormat::text) {
            return wrong_usage("--links and --images need markdown or html");
        }
        if (arguments_.options.want_comments && arguments_.format != Format::jsonl) {
            return wrong_usage("--comments needs --format jsonl");
        }
        if (want_lines_ && arguments_.format != Format::jsonl) return wrong_usage("--lines needs --format jsonl");
        if (want_explanation_ && format_->count() > 0) return wrong_usage("--explain is a format of its own");
        if (want_explanation_) arguments_.format = Format::explain;
        if (arguments_.format == Format::explain_html && arguments_.is_batch()) {
            return wrong_usage("--format explain-html takes one file that is one page");
        }
        arguments_.options.want_lines = want_lines_ || want_explanation_ || arguments_.format == Format::explain_html;
        arguments_.options.limits.max_time = std::chrono::milliseconds(max_time_ms_);
        return std::move(arguments_);
    }

    void set_format() {
        switch (output_format_) {
            case OutputFormat::text:
                return;
            case OutputFormat::markdown:
                arguments_.options.body_format = dehusk::BodyFormat::markdown;
                return;
            case OutputFormat::html:
                arguments_.options.body_format = dehusk::BodyFormat::html;
                return;
            case OutputFormat::jsonl:
                arguments_.format = Format::jsonl;
                return;
            case OutputFormat::explain_html:
                arguments_.format = Format::explain_html;
                return;
        }
    }

    std::string check_streams() const {
        const bool names_field = page_field_->count() + url_field_->count() > 0;
        if (names_field && arguments_.container != Container::jsonl) {
            return "--page-field and --url-field need --container jsonl";
        }
        for (const auto* path : {list_, output_, site_, learned_site_}) {
            if (path->count() > 0 && path->results().back().empty()) return path->get_name() + " needs a name";
        }
        if (list_->count() > 0 && !arguments_.files.empty()) return "--files-from and FILE exclude each other";
        if (arguments_.resume && learned_site_->count() > 0) return "--resume and --learn-site exclude each other";
        const bool can_resume = output_->count() > 0 && arguments_.format == Format::jsonl;
        return arguments_.resume && !can_resume ? "--resume needs --output and --format jsonl" : "";
    }

    static Farewell wrong_usage(const std::string& message) {
        return {wrong_usage_status, "dehusk: " + message + "\nTry 'dehusk --help'.\n"};
    }

    CLI::App app_;
    Arguments arguments_;
    CLI::Option* files_ = nullptr;
    CLI::Option* format_ = nullptr;
    CLI::Option* body_format_ = nullptr;
    CLI::Option* page_field_ = nullptr;
    CLI::Option* url_field_ = nullptr;
    CLI::Option* list_ = nullptr;
    CLI::Option* output_ = nullptr;
    CLI::Option* site_ = nullptr;
    CLI::Option* learned_site_ = nullptr;
    OutputFormat output_format_ = OutputFormat::text;
    bool want_lines_ = false;
    bool want_explanation_ = false;
    std::uint32_t max_time_ms_ = 0;
};

}  // namespace

std::size_t Arguments::most_page_bytes() const {
    constexpr std::size_t most = std::size_t{1} << 30;
    return std::min(options.limits.max_input_bytes, most);
}

std::variant<Arguments, Farewell> parse_arguments(int argc, const char* const* argv,
                                                  const std::function<std::string()>& version_text) {
    std::vector<std::string> words;
    for (int i = 1; i < argc; ++i) words.push_back(escape_brackets(argv[i]));
    return Parser(version_text).parse(std::move(words));
}

}  // namespace command_line
