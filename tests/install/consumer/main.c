/* A program of somebody else, in C: sees the installed library only. */
#include <stdio.h>

#include <dehusk/dehusk.h>

int main(void) {
    static const char dump[] = "One sentence of a text that has no more than this.\n";
    dehusk_article* article = dehusk_extract(dump, sizeof dump - 1, NULL);
    const dehusk_text version = dehusk_version();
    const dehusk_text input = dehusk_input_kind_name(dehusk_article_get_input(article));
    printf("%.*s %.*s\n", (int)version.byte_count, version.bytes, (int)input.byte_count, input.bytes);
    dehusk_article_free(article);
    return input.byte_count == 4 ? 0 : 1;
}
