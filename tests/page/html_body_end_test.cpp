#include "page/read_cases.hpp"
#include "support/catch.hpp"

namespace dehusk::test {
namespace {

constexpr ReadCase rows[] = {
    {"<div><p>a</div>b", "body/div/p: a\nbody: b"},
    {"<div>a</section>b", "body/div: ab"},
    {"a</p>b", "body: a\nbody: b"},
    {"<div><span>a</div>b", "body/div/span: a\nbody: b"},
    {"<span><div>a</span>b", "body/span/div: ab"},
    {"<ul><li>a</li>b</ul>", "body/ul/li: a\nbody/ul: b"},
    {"<ul><li><ul>a</li>b", "body/ul/li/ul: ab"},
    {"<dl><dd><p>a</dd>b", "body/dl/dd/p: a\nbody/dl: b"},
    {"<h1>a</h3>b", "body/h1: a\nbody: b"},
    {"<h1><p>a</h1>b", "body/h1/p: a\nbody: b"},
    {"<form><div>a</form>b</div>c", "body/form/div: ab\nbody: c"},
    {"<form>a</form>b<form>c", "body/form: a\nbody: b\nbody/form: c"},
    {"<table><td><form>a</table></form>b<form>c", "body/table/tbody/tr/td/form: a\nbody: b\nbody/form: c"},
    {"<div><object>a</div>b</object>c", "body/div/object: ab\nbody/div: c"},
    {"a</br>b", "body: a\nbody: b"},
    {"<p><button>a</p>b", "body/p/button: a\nbody/p/button: b"},
    {"<foo><div>a</foo>b", "body/foo/div: ab"},
    {"<foo><bar>a</foo>b", "body/foo/bar: a\nbody: b"},
    {"<x-a>a</x-b>b</x-a>c", "body/x-a: ab\nbody: c"},
    {"<p>a</sarcasm>b", "body/p: ab"},
};

}  // namespace

TEST_CASE("end tags in the body", "[html_body_end]") {
    check_cases(rows);
}

}  // namespace dehusk::test
