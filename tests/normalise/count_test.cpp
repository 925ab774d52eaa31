#include "normalise/count.hpp"

#include <cmath>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include "normalise/normalise.hpp"
#include "support/catch.hpp"
#include "support/utf8.hpp"

using namespace dehusk;

namespace {

TextCounts counts_of(std::string_view text) {
    TextCounts counts;
    count_text(text, counts);
    return counts;
}

std::optional<TextCounts> plain_counts_of(std::string_view text) {
    TextCounts counts;
    return count_if_plain(text, counts) ? std::optional(counts) : std::nullopt;
}

}  // namespace

TEST_CASE("words") {
    struct Row {
        std::string_view text;
        std::uint32_t words;
    };
    const Row rows[] = {
        {"", 0},
        {" ", 0},
        {"one", 1},
        {"one two", 2},
        {"don't", 1},
        {"don’t", 1},
        {"well-known", 1},
        {"well--known", 2},
        {"'quoted' words'", 2},
        {"- item", 1},
        {"a-", 1},
        {"-a", 1},
        {"a - b", 2},
        {"x1 2nd 3", 3},
        {"3.5", 2},
        {"a'b'c", 1},
        {"été à l’école", 3},
        {"e\u0301te\u0301", 1},
        {"\u0301 \u0301a", 1},
        {"a-\u0301b", 2},
        {"Съешь ещё этих", 3},
        {"中", 1},
        {"中文", 1},
        {"中文字", 2},
        {"中文abc文字", 3},
        {"中文 文字字", 3},
        {"今日は", 2},
        {"東京・大阪", 2},
        {"한국어 문장이다", 2},
        {"ไทยไท", 2},
        {"ไทย", 1},
        {"ภาษาไทย 24 ชั่วโมง", 5},
        {"می\u200Cخواهم", 1},
        {"नमस्ते दुनिया", 2},
        {"👩\u200D💻 ❤\uFE0F", 0},
        {"a👩b", 2},
        {"\uFFFD", 0},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(count_words(row.text) == row.words);
    }
}

TEST_CASE("sentences") {
    struct Row {
        std::string_view text;
        std::uint32_t sentences;
    };
    const Row rows[] = {
        {"", 0},
        {"No end", 0},
        {"One.", 1},
        {"One. Two! Three?", 3},
        {"What?! Really...", 2},
        {"Version 3.5 is out", 0},
        {"See example.com now", 0},
        {"It works, e.g. this one.", 1},
        {"“Stop.” He left.", 2},
        {"\"Stop!\" he said.", 2},
        {"(In brackets.) Next.", 2},
        {"Ends in quote.\"", 1},
        {"a.b", 0},
        {"这是一句。这是第二句！「第三句？」", 3},
        {"真的吗？！是的。", 2},
        {"यह वाक्य है। दूसरा।", 2},
        {"هل هذا سؤال؟ نعم.", 2},
        {"ဒါကစာကြောင်း။ နောက်တစ်ကြောင်း။", 2},
        {"Это так. Да!", 2},
        {"Das ist so. Ärger.", 2},
        {"Es ist so. ärger.", 1},
        {"…", 0},
        {"测试.下一句", 1},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(count_sentences(row.text) == row.sentences);
    }
}

TEST_CASE("characters are code points without spaces") {
    struct Row {
        std::string_view text;
        std::uint32_t characters;
    };
    const Row rows[] = {{"", 0}, {"a b", 2}, {"é 中 🙂", 3}, {"a\n\tb", 2}, {"a\u00A0b", 2}, {"\u3000", 0}};
    for (const Row& row : rows) CHECK(counts_of(row.text).characters == row.characters);
}

TEST_CASE("letters told without ICU are letters to it") {
    char bytes[4];
    for (char32_t c = 0x80; c <= 0xFFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        if (!u_isdefined(static_cast<UChar32>(c))) continue;
        const bool is_word = count_words({bytes, static_cast<std::size_t>(write_utf8(bytes, c) - bytes)}) == 1;
        const bool is_letter = (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
        const bool is_vowel_sign_alone = !is_letter && u_charType(static_cast<UChar32>(c)) <= U_COMBINING_SPACING_MARK;
        if (is_word != is_letter && !is_vowel_sign_alone) FAIL("U+" << std::hex << static_cast<unsigned>(c));
    }
}

TEST_CASE("ASCII is counted the same with and without other letters around") {
    constexpr std::string_view letters = "ab1'- .!?\"),;\n";
    std::mt19937 random(11);
    for (int round = 0; round < 100000; ++round) {
        std::string text;
        for (auto i = random() % 16; i > 0; --i) text += letters[random() % letters.size()];
        const TextCounts ascii = counts_of(text);
        // The symbol stands apart, so that it adds one character and nothing else.
        const TextCounts mixed = counts_of("☃ " + text);
        if (ascii.words != mixed.words || ascii.sentences != mixed.sentences ||
            ascii.characters + 1 != mixed.characters) {
            FAIL(text);
        }
    }
}

namespace {

enum class Unit { word, sentence };

int icu_count(const char* text, const char* locale, Unit unit) {
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> breaks(
        unit == Unit::word ? icu::BreakIterator::createWordInstance(icu::Locale(locale), error)
                           : icu::BreakIterator::createSentenceInstance(icu::Locale(locale), error));
    REQUIRE(U_SUCCESS(error));
    const icu::UnicodeString units = icu::UnicodeString::fromUTF8(text);
    breaks->setText(units);
    int count = 0;
    while (breaks->next() != icu::BreakIterator::DONE) {
        if (unit == Unit::sentence || breaks->getRuleStatus() >= UBRK_WORD_NONE_LIMIT) ++count;
    }
    return count;
}

struct Sample {
    const char *locale, *text;
    int sentences;
};

const Sample samples[] = {
    {"en",
     "The ferry left the harbour shortly after dawn, and nobody on the quay had expected it. \"We weren't told,\" said "
     "a "
     "well-known fisherman. By noon, the whole town was talking about it! Would it ever come back?",
     4},
    {"de",
     "Die kleine Bäckerei am Marktplatz öffnet schon um fünf Uhr morgens. Wer früh kommt, bekommt warme Brötchen und "
     "einen kurzen Plausch dazu. Am Sonntag bleibt sie geschlossen, obwohl viele Gäste danach fragen.",
     3},
    {"zh",
     "今天早上天气很好,我们决定去公园散步。公园里有很多老人在打太极拳,"
     "孩子们在草地上放风筝。中午我们在湖边的小饭馆吃了面条,"
     "味道非常不错。下午回家以后,我读了一本关于历史的书。",
     4},
    {"ja",
     "昨日は友達と一緒に新しい美術館へ行きました。建物はとても大きくて、展示も面白かったです。帰りに駅の近くの喫茶店で"
     "コーヒーを"
     "飲みながら、来週の予定について話しました。また行きたいと思います。",
     4},
    {"ko",
     "어제 우리는 새로 문을 연 도서관에 다녀왔습니다. 건물 안은 조용하고 책도 아주 많았습니다. 아이들은 그림책을 "
     "읽었고 저는 "
     "오래된 지도를 구경했습니다. 다음 주에도 다시 갈 생각입니다. 가까운 곳에 좋은 식당도 있습니다.",
     5},
    {"th",
     "เมื่อวานนี้เราไปเที่ยวตลาดน้ำกับเพื่อนหลายคน อากาศดีมากและมีคนไม่มาก เรากินก๋วยเตี๋ยวเรือและซื้อผลไม้กลับบ้าน "
     "ตอนเย็นเรานั่งเรือชมแม่น้ำและถ่ายรูปพระอาทิตย์ตกดิน",
     1},
    {"km",
     "ម្សិលមិញយើងបានទៅលេងផ្សារជាមួយមិត្តភក្តិជាច្រើននាក់។ អាកាសធាតុល្អណាស់ហើយមនុស្សមិនច្រើនទេ។ "
     "យើងបានញ៉ាំបាយនៅក្បែរទន្លេ ហើយទិញផ្លែឈើយកមកផ្ទះ។",
     3},
    {"lo", "ມື້ວານນີ້ພວກເຮົາໄປຕະຫຼາດກັບໝູ່ຫຼາຍຄົນ ອາກາດດີຫຼາຍແລະມີຄົນບໍ່ຫຼາຍ ພວກເຮົາກິນເຂົ້າຢູ່ໃກ້ແມ່ນ້ຳແລະຊື້ໝາກໄມ້ກັບບ້ານ", 1},
    {"my",
     "မနေ့က ကျွန်တော်တို့ သူငယ်ချင်းများနှင့်အတူ ဈေးသို့ သွားခဲ့ကြသည်။ ရာသီဥတုက အလွန်ကောင်းပြီး လူလည်း မများပါ။ "
     "မြစ်ကမ်းနားတွင် ထမင်းစားပြီး သစ်သီးများ ဝယ်ခဲ့ကြသည်။",
     3},
    {"ar",
     "زرنا أمس المكتبة الجديدة في وسط المدينة. كان المبنى واسعا وهادئا، وقرأ الأطفال قصصا مصورة كثيرة. هل سنعود إليها "
     "في الأسبوع القادم؟ نعم، لأن الكتب القديمة هناك جميلة جدا.",
     4},
    {"he",
     "אתמול ביקרנו בספרייה החדשה שבמרכז העיר. הבניין היה גדול ושקט, והילדים קראו ספרי תמונות רבים. האם נחזור לשם בשבוע "
     "הבא? כן, כי הספרים הישנים שם יפים מאוד.",
     4},
    {"hi",
     "कल हम अपने दोस्तों के साथ नए पुस्तकालय में गए थे। वहाँ का वातावरण बहुत शांत था और किताबें भी बहुत थीं। बच्चों ने चित्रों वाली "
     "कहानियाँ पढ़ीं। अगले सप्ताह हम फिर वहाँ जाएँगे।",
     4},
};

}  // namespace

TEST_CASE("words come near what ICU's dictionaries find") {
    for (const Sample& sample : samples) {
        const int expected = icu_count(sample.text, sample.locale, Unit::word);
        const int counted = static_cast<int>(count_words(sample.text));
        CAPTURE(sample.locale, expected, counted);
        CHECK(expected >= 20);
        CHECK(std::abs(counted - expected) * 100 <= expected * 35);
    }
}

TEST_CASE("sentences are those ICU finds, with none where the script marks none") {
    for (const Sample& sample : samples) {
        CAPTURE(sample.locale);
        const int counted = static_cast<int>(count_sentences(sample.text));
        const bool unmarked = std::string_view("th lo").find(sample.locale) != std::string_view::npos;
        CHECK(counted == (unmarked ? 0 : sample.sentences));
        // ICU learnt of the Khmer full stop with Unicode 16.
        if (std::string_view(sample.locale) == "km") continue;
        CHECK(icu_count(sample.text, sample.locale, Unit::sentence) == sample.sentences);
    }
}

namespace {

// Letters that are no ASCII for those that are: they are counted one by one, in the same places.
std::string with_other_letters(std::string_view ascii) {
    std::string text;
    for (const char c : ascii) {
        if (c == 'a') {
            text += "ä";
        } else if (c == 'A') {
            text += "Ä";
        } else {
            text += c;
        }
    }
    return text;
}

bool is_plain(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] < ' ' || text[i] == 0x7F) return false;
        if (text[i] == ' ' && (i == 0 || i + 1 == text.size() || text[i + 1] == ' ')) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("blocks of ASCII are counted as single characters are", "[count]") {
    constexpr std::string_view alphabet = "aaaaaaaaaAA    ''--..!?\")0\x7F\n";
    std::mt19937 random(1);
    for (int round = 0; round < 20'000; ++round) {
        std::string text(random() % 150, ' ');
        for (char& c : text) c = alphabet[random() % alphabet.size()];
        CAPTURE(text);
        const TextCounts counts = counts_of(text);
        const TextCounts others = counts_of(with_other_letters(text));
        CHECK(counts.words == others.words);
        CHECK(counts.characters == others.characters);
        CHECK(counts.sentences == others.sentences);
        const std::optional<TextCounts> plain = plain_counts_of(text);
        REQUIRE(plain.has_value() == is_plain(text));
        if (plain) CHECK((plain->words == counts.words && plain->characters == counts.characters));
        if (plain) CHECK(plain->sentences == counts.sentences);
    }
}

TEST_CASE("plain texts are ASCII with single spaces", "[count]") {
    CHECK(plain_counts_of("").has_value());
    CHECK(plain_counts_of("a b").has_value());
    CHECK(plain_counts_of("it's a well-known fact. Is it?")->sentences == 2);
    for (const std::string_view text : {" a", "a ", "a  b", "a\tb", "a\x7F", "\xC3\xA4", "a\n"}) {
        CAPTURE(text);
        CHECK_FALSE(plain_counts_of(text).has_value());
    }
    const std::string sixty_three(63, 'a');
    CHECK(plain_counts_of(sixty_three + " b").has_value());
    CHECK_FALSE(plain_counts_of(sixty_three + "  b").has_value());
    CHECK_FALSE(plain_counts_of(sixty_three + " ").has_value());
}
