// Writes the numbers of every line of many documents, for the trainer: the very ones that the library classifies by.
//
// usage: line_numbers MANIFEST OUT_FOLDER            first pass: OUT/numbers.i32, OUT/documents.jsonl
//        line_numbers MANIFEST OUT_FOLDER SCORES     second pass: OUT/score_numbers.i32, from SCORES, an int32 permille
//        a line
//
// MANIFEST holds a line `html|text TAB path` per document. numbers.i32 is rows of native int32; a line of
// documents.jsonl has the lines' text, their kind and the page's titles, in the manifest's order.
#include <cstdint>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

#include "measured_document.hpp"

namespace {

using nlohmann::json;

json describe(const dehusk::Pipeline& pipeline, const std::string& path) {
    json lines = json::array();
    for (std::size_t i = 0; i < pipeline.text.lines.size(); ++i) {
        const dehusk::PageLine& line = pipeline.page.lines[i];
        lines.push_back(
            {{"text", pipeline.text.lines[i].text}, {"kind", dehusk::name(line.kind)}, {"level", line.heading_level}});
    }
    const dehusk::PageMeta& meta = pipeline.page.meta;
    return {{"path", path},
            {"lines", lines},
            {"title", meta.title},
            {"og_title", meta.og_title},
            {"site_name", meta.site_name}};
}

void write_row(std::ofstream& out, std::span<const std::int32_t> row) {
    out.write(reinterpret_cast<const char*>(row.data()), static_cast<std::streamsize>(row.size_bytes()));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3 || argc > 4) {
        std::cerr << "usage: line_numbers MANIFEST OUT_FOLDER [SCORES]\n";
        return 2;
    }
    const std::string out_folder = argv[2];
    const bool is_second_pass = argc == 4;
    const std::vector<std::int32_t> scores =
        is_second_pass ? read_whole_file<std::int32_t>(argv[3]) : std::vector<std::int32_t>{};
    std::ofstream numbers(out_folder + (is_second_pass ? "/score_numbers.i32" : "/numbers.i32"), std::ios::binary);
    std::ofstream documents(is_second_pass ? "/dev/null" : out_folder + "/documents.jsonl");
    std::size_t used = 0;
    MeasuredDocument measured;
    for (const ManifestEntry& document : read_manifest(argv[1])) {
        measured.read(document);
        dehusk::Pipeline& pipeline = measured.pipeline;
        const std::size_t lines = pipeline.text.lines.size();
        if (is_second_pass) {
            if (used + lines > scores.size()) {
                std::cerr << "line_numbers: fewer scores than lines\n";
                return 1;
            }
            pipeline.measurer.prepare_scores(std::span(scores).subspan(used, lines));
        }
        used += lines;
        const std::size_t begin = is_second_pass ? dehusk::first_pass_numbers : 0;
        const std::size_t end = is_second_pass ? dehusk::all_numbers : dehusk::first_pass_numbers;
        std::vector<std::int32_t> row;
        for (std::uint32_t line = 0; line < lines; ++line) {
            row.clear();
            for (std::size_t i = begin; i < end; ++i) {
                row.push_back(pipeline.measurer.number(static_cast<dehusk::Number>(i), line));
            }
            write_row(numbers, row);
        }
        if (!is_second_pass)
            documents << describe(pipeline, document.path).dump(-1, ' ', false, json::error_handler_t::replace) << '\n';
    }
    if (!numbers || !documents) {
        std::cerr << "line_numbers: cannot write to " << out_folder << '\n';
        return 1;
    }
    return 0;
}
