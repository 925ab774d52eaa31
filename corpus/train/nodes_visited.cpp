// Counts the tree nodes that both passes look at, a line on average: what the sizes of the models are chosen by.
//
// usage: nodes_visited MANIFEST      with the models of DEHUSK_MODEL_FOLDER; prints documents, lines, nodes and nodes a
// line
#include <cstdint>
#include <iostream>
#include <vector>

#include "classify/classify.hpp"
#include "measured_document.hpp"

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: nodes_visited MANIFEST\n";
        return 2;
    }
    MeasuredDocument document;
    dehusk::Classifier classifier;
    std::vector<std::int32_t> scores;
    std::uint64_t documents = 0, lines = 0, nodes = 0;
    for (const ManifestEntry& entry : read_manifest(argv[1])) {
        document.read(entry);
        const dehusk::Pipeline& pipeline = document.pipeline;
        const dehusk::Model& model = pipeline.page.is_text ? dehusk::text_model() : dehusk::html_model();
        nodes += classifier.classify(model, document.pipeline.measurer, document.deadline, scores).nodes_visited;
        lines += scores.size();
        ++documents;
    }
    const double per_line = lines == 0 ? 0.0 : static_cast<double>(nodes) / static_cast<double>(lines);
    std::cout << documents << " documents, " << lines << " lines, " << nodes << " nodes, " << per_line << " a line\n";
}
