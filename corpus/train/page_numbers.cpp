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
#include "measured_document.hpp"

int main(int argc, char** argv) {
    using nlohmann::json;
    if (argc != 2) {
        std::cerr << "usage: page_numbers MANIFEST\n";
        return 2;
    }
    std::cout << dehusk::page_numbers_stamp << '\n' << json(dehusk::page_number_names).dump() << '\n';
    MeasuredDocument document;
    dehusk::Classifier classifier;
    std::vector<std::int32_t> scores;
    std::vector<dehusk::Decision> decisions;
    for (const ManifestEntry& entry : read_manifest(argv[1])) {
        document.read(entry);
        const dehusk::Pipeline& pipeline = document.pipeline;
        const dehusk::Model& model = pipeline.page.is_text ? dehusk::text_model() : dehusk::html_model();
        classifier.classify(model, document.pipeline.measurer, document.deadline, scores);
        const dehusk::Evidence evidence = document.evidence(scores, model.threshold);
        dehusk::select_lines(evidence, decisions);
        dehusk::drop_repeats(evidence, decisions);
        const std::string headline = dehusk::take_headline(evidence, {}, decisions);
        bool is_cut = false;
        const std::string body = dehusk::write_body(evidence, decisions, dehusk::Limits{}.max_output_bytes, is_cut);
        const dehusk::PageRow row = dehusk::page_numbers(evidence, decisions, !headline.empty(), {});
        const bool is_empty = dehusk::emptiness_of(row, pipeline.page.is_text) != dehusk::Emptiness::none;
        std::cout << json{{"numbers", row}, {"body", body}, {"is_empty", is_empty}}.dump(-1, ' ', false,
                                                                                         json::error_handler_t::replace)
                  << '\n';
    }
}
