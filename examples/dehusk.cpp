// The command line program: files in, headline and body out. README.md describes its options, its JSON and its exit
// statuses; examples/crawler_pipeline.cpp is the shorter program to learn the library from.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <memory>
#include <mutex>
#include <new>
#include <string>
#include <utility>
#include <variant>

#include <dehusk/dehusk.hpp>

#include "command_line/arguments.hpp"
#include "command_line/file_input.hpp"
#include "command_line/interrupts.hpp"
#include "command_line/output.hpp"
#include "command_line/page_reader.hpp"
#include "command_line/progress.hpp"
#include "command_line/record_source.hpp"
#include "command_line/render.hpp"
#include "command_line/resume.hpp"
#include "command_line/site_file.hpp"
#include "ordered_workers.hpp"

namespace {

using namespace command_line;

// What a thread hands to the writer. Rendering is part of a thread's work, so that the writer only writes.
struct Printout {
    dehusk::Status status = dehusk::Status::ok;
    std::string output;
    std::string message;
};

// What the pages of a run teach, from all of its threads.
class SiteLearner {
  public:
    /// `known` may be null.
    explicit SiteLearner(const std::shared_ptr<const dehusk::SiteProfile>& known) {
        if (known != nullptr) site_ = *known;
    }

    void learn(const dehusk::Article& article) {
        const std::scoped_lock lock(mutex_);
        site_.learn(article);
    }

    /// Once the threads have ended.
    const dehusk::SiteProfile& site() const { return site_; }

  private:
    std::mutex mutex_;
    dehusk::SiteProfile site_;
};

class Worker {
  public:
    /// `learner` may be null.
    Worker(const Arguments& arguments, const Terminal& terminal, SiteLearner* learner)
        : arguments_(arguments), terminal_(terminal), learner_(learner), reader_(arguments) {}

    Printout operator()(Record record) {
        Result result;
        result.source = record.source;
        result.record_number = record.number;
        try {
            extract(record, result);
            return print(result);
        } catch (const std::bad_alloc&) {
            fail(result, dehusk::Status::out_of_memory, "out of memory");
        }
        return print(result);
    }

  private:
    void extract(Record& record, Result& result) {
        Page page = reader_.read(record);
        result.url = std::move(record.warc.url);
        result.date = std::move(record.warc.date);
        result.http_status = page.http_status;
        result.members = std::move(page.members);
        if (page.error.empty()) {
            if (learner_ != nullptr) page.options.want_lines = true;
            result.article = extractor_.extract(page.bytes, page.options);
            if (learner_ != nullptr) learner_->learn(result.article);
        } else {
            fail(result, dehusk::Status::unreadable, std::move(page.error));
        }
    }

    static void fail(Result& result, dehusk::Status status, std::string error) {
        result.article = {};
        result.article.status = status;
        result.error = std::move(error);
    }

    Printout print(const Result& result) const {
        return {result.article.status, render(result),
                result.failed() ? "dehusk: " + result.name() + ": " + result.error + '\n' : ""};
    }

    std::string render(const Result& result) const {
        switch (arguments_.format) {
            case Format::text:
                return render_text(result, arguments_.is_batch(), arguments_.options.body_format);
            case Format::jsonl:
                return render_json(result, arguments_.options);
            case Format::explain:
                return render_explanation(result, arguments_.is_batch(), terminal_);
            case Format::explain_html:
                return render_explain_html(result);
        }
        return {};
    }

    const Arguments& arguments_;
    const Terminal& terminal_;
    SiteLearner* learner_;
    PageReader reader_;
    dehusk::Extractor extractor_;
};

int run(const Arguments& arguments, RecordSource& source, std::uint64_t earlier_results, SiteLearner* learner) {
    const Terminal terminal = find_terminal();
    Interrupts interrupts;
    Progress progress(arguments);
    progress.begin(earlier_results, source.read_bytes());
    bool all_read = true;
    int write_error = 0;

    const auto take = [&] { return source.next(); };
    const auto make_worker = [&] { return Worker(arguments, terminal, learner); };
    const auto write = [&](const Printout& printout) {
        const auto held = interrupts.hold();
        if (!printout.message.empty()) {
            all_read = false;
            progress.clear();
            write_message(printout.message);
        }
        write_error = write_output(printout.output);
        if (write_error != 0) return false;
        progress.count(printout.status);
        progress.show(source.read_bytes());
        return true;
    };
    const std::size_t thread_count =
        arguments.is_batch() ? arguments.thread_count : std::min(arguments.thread_count, arguments.files.size());
    examples::run_in_order<Printout>(thread_count, take, make_worker, write);
    progress.clear();
    if (!source.list_error().empty()) {
        all_read = false;
        write_message("dehusk: " + arguments.list_path + ": " + source.list_error() + '\n');
    }
    write_message(progress.summary(source.read_bytes(), source.passed_over()));
    const std::string output_name = arguments.output_path.empty() ? "standard output" : arguments.output_path;
    return std::max(report_write(write_error, output_name), all_read ? EXIT_SUCCESS : EXIT_FAILURE);
}

/// Reads --rules. False where rows do not count, of which each is named: a batch that runs for days should not find out
/// in the end that a rule had a slip of the pen.
bool read_rules(Arguments& arguments) {
    constexpr std::size_t most_bytes = std::size_t{64} << 20;
    if (arguments.rules_path.empty()) return true;
    FileReader reader;
    const FileContent content = reader.read(arguments.rules_path, most_bytes);
    const std::string name = "dehusk: " + arguments.rules_path + ":";
    if (!content.error.empty()) {
        write_message(name + " " + content.error + '\n');
        return false;
    }
    auto rules = std::make_shared<const dehusk::RuleSet>(content.bytes);
    for (const dehusk::RuleError& error : rules->errors()) {
        write_message(name + std::to_string(error.line_number) + ": " + error.message + '\n');
    }
    const bool is_whole = rules->errors().empty();
    arguments.options.rules = std::move(rules);
    return is_whole;
}

/// Reads --site-profile. False where that failed, which is said.
bool read_site(Arguments& arguments) {
    if (arguments.site_path.empty()) return true;
    auto site = std::make_shared<dehusk::SiteProfile>();
    const std::string error = read_site_file(arguments.site_path, *site);
    if (!error.empty()) write_message("dehusk: " + arguments.site_path + ": " + error + '\n');
    arguments.options.site = std::move(site);
    return error.empty();
}

/// Opens what the results go to, passes over what an earlier run has done, and runs.
int run(const Arguments& arguments, SiteLearner* learner) {
    RecordSource source(arguments);
    EarlierResults earlier;
    std::string error;
    if (!arguments.output_path.empty()) {
        error = redirect_output(arguments.output_path, arguments.resume ? &earlier : nullptr);
    }
    if (error.empty()) error = pass_over(earlier, source);
    if (error.empty()) return run(arguments, source, earlier.count, learner);
    write_message("dehusk: " + arguments.output_path + ": " + error + '\n');
    return EXIT_FAILURE;
}

/// Runs, and writes what the pages taught beside what was known of the site.
int run_and_learn(const Arguments& arguments) {
    if (arguments.learned_site_path.empty()) return run(arguments, nullptr);
    SiteLearner learner(arguments.options.site);
    const int exit_status = run(arguments, &learner);
    const std::string error = write_site_file(arguments.learned_site_path, learner.site());
    if (error.empty()) return exit_status;
    write_message("dehusk: " + arguments.learned_site_path + ": " + error + '\n');
    return EXIT_FAILURE;
}

std::string version_text() {
    return "dehusk " DEHUSK_VERSION "\nlibrary " + std::string(dehusk::version()) + "\nmodel " +
           dehusk::model_version() + "\nrules " + dehusk::rules_version();
}

}  // namespace

int main(int argc, char** argv) try {
    occupy_closed_descriptors();
    let_writes_fail();
    auto request = parse_arguments(argc, argv, version_text);
    if (const auto* farewell = std::get_if<Farewell>(&request)) {
        if (farewell->exit_status == 0) return report_write(write_output(farewell->text));
        write_message(farewell->text);
        return farewell->exit_status;
    }
    auto& arguments = std::get<Arguments>(request);
    return read_rules(arguments) && read_site(arguments) ? run_and_learn(arguments) : wrong_usage_status;
} catch (const std::exception& error) {
    write_message("dehusk: " + std::string(error.what()) + '\n');
    return EXIT_FAILURE;
}
