#include "page/html_reader.hpp"

#include "page/html_tree_builder.hpp"

namespace dehusk {

struct TreeReader::Memory : HtmlTreeBuilder::Memory {};

TreeReader::TreeReader() : memory_(std::make_unique<Memory>()) {}
TreeReader::~TreeReader() = default;

void TreeReader::read(std::string_view html, const TreeReadOptions& options, Deadline& deadline, Tree& tree) {
    tree.clear();
    HtmlTreeBuilder(html, options, deadline, *memory_, tree).read();
}

void read_html(std::string_view html, const TreeReadOptions& options, Deadline& deadline, Tree& tree) {
    TreeReader().read(html, options, deadline, tree);
}

}  // namespace dehusk
