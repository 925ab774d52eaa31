#include "page/html_reader.hpp"

#include "page/html_tree_builder.hpp"

namespace dehusk {

void read_html(std::string_view html, const TreeReadOptions& options, Deadline& deadline, Tree& tree) {
    tree.clear();
    HtmlTreeBuilder(html, options, deadline, tree).read();
}

}  // namespace dehusk
