// A program of somebody else: sees the installed library only.
#include <iostream>

#include <dehusk/dehusk.hpp>

int main() {
    const auto article = dehusk::extract("One sentence of a text that has no more than this.\n");
    std::cout << dehusk::version() << ' ' << dehusk::name(article.input) << '\n';
    return dehusk::version() == DEHUSK_VERSION && article.input == dehusk::InputKind::text ? 0 : 1;
}
