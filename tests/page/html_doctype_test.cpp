#include "page/html_doctype.hpp"

#include "support/catch.hpp"

namespace dehusk::test {
namespace {

struct Row {
    std::string_view text;
    bool is_quirky;
};

constexpr Row rows[] = {
    {" html", false},
    {"html", false},
    {" HTML ", false},
    {"", true},
    {" xhtml", true},
    {" html nonsense", true},
    {" html PUBLIC", true},
    {" html PUBLIC x", true},
    {" html PUBLIC \"-//W3C//DTD HTML 4.01//EN\"", false},
    {" html PUBLIC \"-//W3C//DTD HTML 4.01//EN\" \"http://www.w3.org/TR/html4/strict.dtd\"", false},
    {" html PUBLIC '-//W3C//DTD HTML 4.01 Transitional//EN'", true},
    {" html PUBLIC '-//W3C//DTD HTML 4.01 Transitional//EN' ''", false},
    {" html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" \"u\"", false},
    {" html public \"-//w3c//dtd html 3.2 Final//EN\"", true},
    {" html PUBLIC \"html\"", true},
    {" html PUBLIC \"-//W3C//DTD HTML 4.01//EN", true},
    {" html PUBLIC \"a\" b", true},
    {" html SYSTEM \"about:legacy-compat\"", false},
    {" html SYSTEM", true},
    {" html SYSTEM 'http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd'", true},
};

}  // namespace

TEST_CASE("DOCTYPEs that mean quirks mode", "[html_doctype]") {
    for (const Row& row : rows) {
        INFO(row.text);
        CHECK(doctype_means_quirks(row.text) == row.is_quirky);
    }
}

}  // namespace dehusk::test
