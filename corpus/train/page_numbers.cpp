// Writes the numbers of whole pages with the bodies that came out, for train_kind.py. The models of the lines are those
// of the folder that DEHUSK_MODEL_FOLDER names.
//
// usage: page_numbers MANIFEST      prints the stamp, the names of the numbers, then one JSON object per document:
//                                   {"numbers": [number, ...], "body": text, "is_empty": bool}; the body is
//                                   the one before an empty page is found to be empty
#include "assemble/page_numbers.hpp"

#include <iostream>
#include <nlohmann/json.hpp>

#include "assemble/no_content.hpp"
#include "classify/classify.hpp"
#include "manifest.hpp"
#include "pipeline.hpp"

int main(int argc, char** argv) {
    using nlohmann::json;
    if (argc != 2) {
        std::cerr << "usage: page_numbers MANIFEST\n";
        return 2;
    }
    std::cout << dehusk::page_numbers_stamp << '\n' << json(dehusk::page_number_names).dump() << '\n';
    dehusk::Pipeline pipeline;
    std::vector<std::int32_t> scores;
    std::vector<dehusk::Decision> decisions;
    for (const ManifestEntry& entry : read_manifest(argv[1])) {
        const std::vector<char> bytes = read_whole_file<char>(entry.path);
        dehusk::Options options;
        options.input = entry.kind;
        dehusk::Deadline deadline;
        dehusk::read_and_measure({bytes.data(), bytes.size()}, options, deadline, pipeline);
        const dehusk::Model& model = pipeline.page.is_text ? dehusk::text_model() : dehusk::html_model();
        dehusk::classify(model, pipeline.measurer, deadline, scores);
        const dehusk::Evidence evidence{pipeline.page,
                                        pipeline.text,
                                        pipeline.measurer,
                                        pipeline.measurer.line_facts(),
                                        dehusk::RuleMatcher::builtin(),
                                        pipeline.hits,
                                        scores,
                                        model.threshold};
        dehusk::select_lines(evidence, decisions);
        dehusk::drop_repeats(evidence, decisions);
        const std::string headline = dehusk::take_headline(evidence, options.url, decisions);
        bool is_cut = false;
        const std::string body = dehusk::write_body(evidence, decisions, options.limits.max_output_bytes, is_cut);
        const dehusk::PageRow row = dehusk::page_numbers(evidence, decisions, !headline.empty(), options.url);
        const bool is_empty = dehusk::emptiness_of(row, pipeline.page.is_text) != dehusk::Emptiness::none;
        std::cout << json{{"numbers", row}, {"body", body}, {"is_empty", is_empty}}.dump(-1, ' ', false,
                                                                                         json::error_handler_t::replace)
                  << '\n';
    }
}
