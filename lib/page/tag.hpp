// Every element name that some rule of the HTML standard, or a later stage of dehusk, treats by name.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace dehusk {

// clang-format off
#define DEHUSK_TAGS(TAG) \
    TAG(a, "a") \
    TAG(abbr, "abbr") \
    TAG(acronym, "acronym") \
    TAG(address, "address") \
    TAG(applet, "applet") \
    TAG(area, "area") \
    TAG(article, "article") \
    TAG(aside, "aside") \
    TAG(audio, "audio") \
    TAG(b, "b") \
    TAG(base, "base") \
    TAG(basefont, "basefont") \
    TAG(bdi, "bdi") \
    TAG(bdo, "bdo") \
    TAG(bgsound, "bgsound") \
    TAG(big, "big") \
    TAG(blink, "blink") \
    TAG(blockquote, "blockquote") \
    TAG(body, "body") \
    TAG(br, "br") \
    TAG(button, "button") \
    TAG(canvas, "canvas") \
    TAG(caption, "caption") \
    TAG(center, "center") \
    TAG(cite, "cite") \
    TAG(code, "code") \
    TAG(col, "col") \
    TAG(colgroup, "colgroup") \
    TAG(data, "data") \
    TAG(datalist, "datalist") \
    TAG(dd, "dd") \
    TAG(del, "del") \
    TAG(details, "details") \
    TAG(dfn, "dfn") \
    TAG(dialog, "dialog") \
    TAG(dir, "dir") \
    TAG(div, "div") \
    TAG(dl, "dl") \
    TAG(dt, "dt") \
    TAG(em, "em") \
    TAG(embed, "embed") \
    TAG(fieldset, "fieldset") \
    TAG(figcaption, "figcaption") \
    TAG(figure, "figure") \
    TAG(font, "font") \
    TAG(footer, "footer") \
    TAG(form, "form") \
    TAG(frame, "frame") \
    TAG(frameset, "frameset") \
    TAG(h1, "h1") \
    TAG(h2, "h2") \
    TAG(h3, "h3") \
    TAG(h4, "h4") \
    TAG(h5, "h5") \
    TAG(h6, "h6") \
    TAG(head, "head") \
    TAG(header, "header") \
    TAG(hgroup, "hgroup") \
    TAG(hr, "hr") \
    TAG(html, "html") \
    TAG(i, "i") \
    TAG(iframe, "iframe") \
    TAG(image, "image") \
    TAG(img, "img") \
    TAG(input, "input") \
    TAG(ins, "ins") \
    TAG(isindex, "isindex") \
    TAG(kbd, "kbd") \
    TAG(keygen, "keygen") \
    TAG(label, "label") \
    TAG(legend, "legend") \
    TAG(li, "li") \
    TAG(link, "link") \
    TAG(listing, "listing") \
    TAG(main, "main") \
    TAG(map, "map") \
    TAG(mark, "mark") \
    TAG(marquee, "marquee") \
    TAG(math, "math") \
    TAG(menu, "menu") \
    TAG(menuitem, "menuitem") \
    TAG(meta, "meta") \
    TAG(meter, "meter") \
    TAG(multicol, "multicol") \
    TAG(nav, "nav") \
    TAG(nextid, "nextid") \
    TAG(nobr, "nobr") \
    TAG(noembed, "noembed") \
    TAG(noframes, "noframes") \
    TAG(noscript, "noscript") \
    TAG(object, "object") \
    TAG(ol, "ol") \
    TAG(optgroup, "optgroup") \
    TAG(option, "option") \
    TAG(output, "output") \
    TAG(p, "p") \
    TAG(param, "param") \
    TAG(picture, "picture") \
    TAG(plaintext, "plaintext") \
    TAG(pre, "pre") \
    TAG(progress, "progress") \
    TAG(q, "q") \
    TAG(rb, "rb") \
    TAG(rp, "rp") \
    TAG(rt, "rt") \
    TAG(rtc, "rtc") \
    TAG(ruby, "ruby") \
    TAG(s, "s") \
    TAG(samp, "samp") \
    TAG(script, "script") \
    TAG(search, "search") \
    TAG(section, "section") \
    TAG(select, "select") \
    TAG(slot, "slot") \
    TAG(small, "small") \
    TAG(source, "source") \
    TAG(spacer, "spacer") \
    TAG(span, "span") \
    TAG(strike, "strike") \
    TAG(strong, "strong") \
    TAG(style, "style") \
    TAG(sub, "sub") \
    TAG(summary, "summary") \
    TAG(sup, "sup") \
    TAG(svg, "svg") \
    TAG(table, "table") \
    TAG(tbody, "tbody") \
    TAG(td, "td") \
    TAG(template_, "template") \
    TAG(textarea, "textarea") \
    TAG(tfoot, "tfoot") \
    TAG(th, "th") \
    TAG(thead, "thead") \
    TAG(time, "time") \
    TAG(title, "title") \
    TAG(tr, "tr") \
    TAG(track, "track") \
    TAG(tt, "tt") \
    TAG(u, "u") \
    TAG(ul, "ul") \
    TAG(var, "var") \
    TAG(video, "video") \
    TAG(wbr, "wbr") \
    TAG(xmp, "xmp") \
    TAG(annotation_xml, "annotation-xml") \
    TAG(desc, "desc") \
    TAG(foreignobject, "foreignobject") \
    TAG(malignmark, "malignmark") \
    TAG(mglyph, "mglyph") \
    TAG(mi, "mi") \
    TAG(mn, "mn") \
    TAG(mo, "mo") \
    TAG(ms, "ms") \
    TAG(mtext, "mtext")
// clang-format on

enum class Tag : std::uint8_t {
    unknown,
#define DEHUSK_TAG_ENUMERATOR(identifier, name) identifier,
    DEHUSK_TAGS(DEHUSK_TAG_ENUMERATOR)
#undef DEHUSK_TAG_ENUMERATOR
};

inline constexpr std::array tag_names = {std::string_view{"unknown"},
#define DEHUSK_TAG_NAME(identifier, name) std::string_view{name},
                                         DEHUSK_TAGS(DEHUSK_TAG_NAME)
#undef DEHUSK_TAG_NAME
};

inline constexpr std::size_t tag_count = tag_names.size();

/// Lower-case name, "unknown" for an element that no rule knows.
constexpr std::string_view name(Tag tag) {
    return tag_names[static_cast<std::size_t>(tag)];
}

/// The tag of that name in any ASCII case, or Tag::unknown. One hash and one comparison.
Tag tag_for_name(std::string_view name);

}  // namespace dehusk
