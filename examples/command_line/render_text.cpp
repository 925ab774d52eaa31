#include "command_line/render.hpp"

namespace command_line {

std::string name_line(const Result& result) {
    return "==> " + result.name() + " <==\n";
}

std::string render_text(const Result& result, bool with_name, dehusk::BodyFormat format) {
    if (result.failed()) return {};
    const std::string headline = dehusk::heading(result.article.headline, format);
    const std::string& body = result.article.body;
    std::string text = with_name ? name_line(result) : std::string();
    if (!headline.empty()) text += headline + '\n';
    if (!headline.empty() && !body.empty()) text += '\n';
    if (!body.empty()) text += body + '\n';
    if (with_name) text += '\n';
    return text;
}

}  // namespace command_line
