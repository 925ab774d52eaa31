#include "page/read_cases.hpp"
#include "support/catch.hpp"

namespace dehusk::test {
namespace {

constexpr ReadCase tables[] = {
    {"<table><td>a<td>b<tr><th>c</table>d",
     "body/table/tbody/tr/td: a\nbody/table/tbody/tr/td: b\nbody/table/tbody/tr/th: c\nbody: d"},
    {"<table> <tr> <td>a</td> </tr> </table>",
     "body/table:  \nbody/table/tbody/tr:  \nbody/table/tbody/tr/td: a\nbody/table/tbody/tr:  \nbody/table/tbody:  "},
    {"<table><caption>a<tr><td>b", "body/table/caption: a\nbody/table/tbody/tr/td: b"},
    {"<table><caption>a</caption>b", "body/table/caption: a\nbody: b"},
    {"<table><col> <col>a<td>b", "body/table/colgroup:  \nbody: a\nbody/table/tbody/tr/td: b"},
    {"<table><thead><td>a<tbody><td>b<tfoot><tr><td>c",
     "body/table/thead/tr/td: a\nbody/table/tbody/tr/td: b\nbody/table/tfoot/tr/td: c"},
    {"<table><td>a</tr>b<td>c", "body/table/tbody/tr/td: a\nbody: b\nbody/table/tbody/tr/td: c"},
    {"<table><td>a<table><td>b</table>c",
     "body/table/tbody/tr/td: a\nbody/table/tbody/tr/td/table/tbody/tr/td: b\n"
     "body/table/tbody/tr/td: c"},
    {"<table><td><p>a</td>b", "body/table/tbody/tr/td/p: a\nbody: b"},
    {"<table><tr></td></tbody></foo>a", "body: a"},
    {"<table><td>a</body></html>b", "body/table/tbody/tr/td: ab"},
    {"<table><table>a", "body: a"},
};

constexpr ReadCase foster_parenting[] = {
    {"<table>a<td>b</table>c", "body: a\nbody/table/tbody/tr/td: b\nbody: c"},
    {"<div><table> a", "body/div:  a"},
    {"<table><p>a<td>b</table>", "body/p: a\nbody/table/tbody/tr/td: b"},
    {"<table><b>a<tr><td>b</table>c", "body/b: a\nbody/table/tbody/tr/td: b\nbody/b: c"},
    {"<table><div>a</div> <td>b", "body/div: a\nbody/table:  \nbody/table/tbody/tr/td: b"},
    {"<table><form>a<input type=hidden><td>b", "body: a\nbody/table/tbody/tr/td: b"},
    {"<table><script>a</script><style>b</style>", "body/table/script: a\nbody/table/style: b"},
    {"<template><table>a</table></template>", "head/template: a"},
    {"<table><td><table>a", "body/table/tbody/tr/td: a"},
};

constexpr ReadCase select[] = {
    {"<select><option>a<option>b</select>c", "body/select/option: a\nbody/select/option: b\nbody: c"},
    {"<select><optgroup><option>a<optgroup>b</optgroup>c",
     "body/select/optgroup/option: a\nbody/select/optgroup: b\nbody/select: c"},
    {"<select><option>a</optgroup>b</option>c", "body/select/option: ab\nbody/select: c"},
    {"<select><p>a<div>b", "body/select: ab"},
    {"<select>a<input>b", "body/select: a\nbody: b"},
    {"<select>a<select>b", "body/select: a\nbody: b"},
    {"<select><option>a<hr>b", "body/select/option: a\nbody/select: b"},
    {"<table><td><select>a<td>b", "body/table/tbody/tr/td/select: a\nbody/table/tbody/tr/td: b"},
    {"<table><td><select>a</table>b", "body/table/tbody/tr/td/select: a\nbody: b"},
    {"<select>a</table>b", "body/select: ab"},
};

}  // namespace

TEST_CASE("tables", "[html_table_modes]") {
    check_cases(tables);
}

TEST_CASE("what belongs nowhere in a table has the table's parent", "[html_table_modes]") {
    check_cases(foster_parenting);
}

TEST_CASE("select", "[html_table_modes]") {
    check_cases(select);
}

}  // namespace dehusk::test
