"""What a browser makes of --format explain-html: headless Chromium shows the page, in both colour schemes.

usage: explain_html_test.py DEHUSK SOURCE_DIR

Ends with 77, which ctest takes for a skipped test, where there is no Chromium. DEHUSK_SCREENSHOTS names a folder for pictures
of the pages, to be looked at.
"""

import html
import os
import pathlib
import shutil
import sys
import unittest

from browser import Browser
from program import ProgramTest, main

SKIPPED = 77
NAMES = ["chromium", "chromium-browser", "google-chrome"]
SCHEMES = ["light", "dark"]

# What pages may try, in text, in code and in the name of their file.
OVERRIDE, ISOLATE = "\u202e", "\u2067"
MARKUP = '</style></title><script>window.ran = 1</script><img src="http://x.example/a.png" onerror="window.ran = 1">'
HOSTILE_NAME = f"{OVERRIDE}lmth.<script>window.ran = 1<{ISOLATE}.html"
HOSTILE_PAGE = f"""<!DOCTYPE html><title>Harbour {OVERRIDE}bridge</title>
<article><h1>Harbour {OVERRIDE}bridge {html.escape(MARKUP)}</h1>
<p>The old bridge {html.escape(MARKUP)} at the mouth of the harbour opened again on Monday, {OVERRIDE} nine months after
a barge had struck it in the night.</p>
<p>Workers replaced the beams one at a time, {ISOLATE} so that the ferries could go on beneath them all winter.</p>
<pre>{html.escape(MARKUP)}</pre></article>
<p>Share this article {OVERRIDE}</p>
"""

# In JavaScript: each element that shows text of its own, with the contrast of that text against what lies behind it.
CONTRASTS = """(() => {
    const channels = colour => {
        const [red, green, blue, alpha = 1] = colour.match(/[\\d.]+/g).map(Number);
        return {rgb: [red, green, blue], alpha};
    };
    const luminance = rgb => {
        const [red, green, blue] = rgb.map(value => value / 255)
            .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const behind = element => {
        while (channels(getComputedStyle(element).backgroundColor).alpha === 0) element = element.parentElement;
        return channels(getComputedStyle(element).backgroundColor).rgb;
    };
    const opacity = element => element ? getComputedStyle(element).opacity * opacity(element.parentElement) : 1;
    return [...document.body.querySelectorAll('*')].filter(element => element.checkVisibility() &&
            [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())).map(element => {
        const background = behind(element);
        const {rgb, alpha} = channels(getComputedStyle(element).color);
        const share = alpha * opacity(element);
        const shown = rgb.map((value, i) => share * value + (1 - share) * background[i]);
        const [less, more] = [luminance(shown), luminance(background)].sort((a, b) => a - b);
        const line = element.closest('li');
        return {text: element.textContent, name: element.className, verdict: line ? line.classList[0] : '',
                ratio: (more + 0.05) / (less + 0.05)};
    });
})()"""

# The horizontal places of the first and the last character of the element's own text.
ENDS = """(element => {
    const text = [...element.childNodes].findLast(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const place = (begin, range = new Range()) => {
        range.setStart(text, begin);
        range.setEnd(text, begin + 1);
        return range.getBoundingClientRect().x;
    };
    return [place(0), place(text.length - 1)];
})"""


def find_browser():
    return next(filter(None, map(shutil.which, NAMES)), None)


def setUpModule():
    ExplainHtmlTest.browser = Browser(find_browser())
    unittest.addModuleCleanup(ExplainHtmlTest.browser.close)


class ExplainHtmlTest(ProgramTest):
    browser = None

    def open(self, page_path, scheme="light", change=lambda page: page, **size):
        """Shows what the program says of a page, and keeps a picture if one is wanted."""
        shown = self.folder / "shown.html"
        shown.write_text(change(self.dehusk("--format", "explain-html", page_path).stdout.decode()), encoding="utf-8")
        self.browser.open(shown, scheme, **size)
        if "DEHUSK_SCREENSHOTS" in os.environ:
            picture = pathlib.Path(os.environ["DEHUSK_SCREENSHOTS"], f"{self._testMethodName}-{scheme}.png")
            picture.write_bytes(self.browser.screenshot())

    def hostile_page(self):
        return self.write(HOSTILE_NAME, HOSTILE_PAGE.encode())

    def lines_shown(self):
        return self.browser.evaluate("[...document.querySelectorAll('li')].filter(line => line.checkVisibility())"
                                     ".map(line => line.id)")

    def tab_to(self, selector):
        for _ in range(100):
            self.browser.press("Tab")
            if self.browser.evaluate(f"document.activeElement.matches({selector!r})"):
                return
        self.fail(f"the tab key does not come to {selector}")


class SafetyTest(ExplainHtmlTest):
    def watched(self):
        ran = self.browser.evaluate("window.ran === 1")
        return {"ran": ran, "requests": self.browser.requests, "messages": self.browser.messages}

    def test_nothing_runs_and_nobody_is_asked(self):
        for page in [self.page_path, self.hostile_page()]:
            with self.subTest(page):
                self.open(page)
                self.assertEqual(self.watched(), {"ran": False, "requests": [], "messages": []})
                found = set(self.browser.evaluate("[...document.querySelectorAll('*')].map(element => element.localName)"))
                self.assertEqual(found & {"script", "img", "iframe", "link", "object"}, set())

    def test_the_policy_stops_what_would_become_markup(self):
        self.open(self.hostile_page(), change=html.unescape)
        watched = self.watched()
        self.assertFalse(watched["ran"])
        self.assertIn("Content Security Policy", "".join(watched["messages"]))

    def test_without_both_it_would_be_seen(self):
        self.open(self.hostile_page(), change=lambda page: html.unescape(page).replace("Content-Security-Policy", "x"))
        watched = self.watched()
        self.assertTrue(watched["ran"])
        self.assertIn("http://x.example/a.png", watched["requests"])


class LooksTest(ExplainHtmlTest):
    def test_text_can_be_read_and_what_was_dropped_is_dimmed(self):
        backgrounds = set()
        for scheme in SCHEMES:
            self.open(self.page_path, scheme)
            backgrounds.add(self.browser.evaluate("getComputedStyle(document.body).backgroundColor"))
            self.browser.evaluate("document.querySelectorAll('details').forEach(element => element.open = true)")
            contrasts = self.browser.evaluate(CONTRASTS)
            self.assertGreater(len(contrasts), 60)
            for row in contrasts:
                with self.subTest(scheme=scheme, **row):
                    self.assertGreaterEqual(row["ratio"], 4.5)
                    if row["name"] == "text" and row["verdict"] == "residue":
                        self.assertLess(row["ratio"], 7)
                    elif row["name"] == "text":
                        self.assertGreaterEqual(row["ratio"], 7)
        self.assertEqual(len(backgrounds), 2)

    def test_the_line_under_the_pointer_can_be_read(self):
        for scheme in SCHEMES:
            self.open(self.page_path, scheme)
            places = self.browser.evaluate("['body', 'headline', 'residue'].map(verdict => {"
                                           "  const box = document.querySelector('li.' + verdict).getBoundingClientRect();"
                                           "  return [box.x + 5, box.y + 5]; })")
            for place in places:
                self.browser.point_at(*place)
                self.assertEqual(self.browser.evaluate("document.querySelectorAll('li:hover').length"), 1)
                self.assertGreaterEqual(min(row["ratio"] for row in self.browser.evaluate(CONTRASTS)), 4.5)

    def test_nothing_is_wider_than_a_narrow_window(self):
        for page in [self.page_path, self.hostile_page()]:
            self.open(page, width=320)
            self.assertEqual(self.browser.evaluate("document.documentElement.scrollWidth"), 320)

    def test_each_line_is_set_in_its_own_direction(self):
        right_to_left = "\u05d4\u05d2\u05e9\u05e8 \u05d4\u05d9\u05e9\u05df 1998"
        self.write("page.txt", f"{right_to_left}\n\nA bridge.\n".encode())
        self.open("page.txt")
        self.assertEqual(self.browser.evaluate("[...document.querySelectorAll('summary')].map("
                                               "  element => getComputedStyle(element).direction)"), ["rtl", "ltr"])

    def test_controls_of_direction_reach_no_further_than_their_text(self):
        self.open(self.hostile_page(), change=lambda page: page.replace("Harbour", f"Harbour{OVERRIDE}").replace(
            "this article", f"this {OVERRIDE} article"))
        self.assertEqual(self.browser.evaluate(f"document.body.textContent.split({OVERRIDE!r}).length - 1"), 4)
        for selector in ["dt", "dd", "legend", "label", ".score", ".reason", "a"]:
            for first, last in self.browser.evaluate(f"[...document.querySelectorAll({selector!r})].map({ENDS})"):
                with self.subTest(selector):
                    self.assertLess(first, last)


class KeyboardTest(ExplainHtmlTest):
    def test_the_filter(self):
        self.open(self.page_path)
        everything = self.lines_shown()
        for group, lines in [("body", "li.body"), ("headline", "li.headline"), ("by-navigation", "li.by-navigation")]:
            hidden = self.browser.evaluate(f"[...document.querySelectorAll({lines!r})].map(line => line.id)")
            self.assertGreater(len(hidden), 0)
            self.tab_to(f"#show-{group}")
            self.browser.press(" ")
            self.assertEqual(self.lines_shown(), [line for line in everything if line not in hidden])
            self.browser.press(" ")
            self.assertEqual(self.lines_shown(), everything)

    def test_each_box_has_a_name(self):
        self.open(self.page_path)
        boxes = [node for node in self.browser.tell("Accessibility.getFullAXTree")["nodes"]
                 if node.get("role", {}).get("value") == "checkbox"]
        self.assertGreater(len(boxes), 5)
        self.assertEqual([box["name"]["value"] for box in boxes if not box["name"]["value"].strip()], [])

    def test_a_line_tells_why(self):
        self.open(self.page_path)
        self.tab_to("summary")
        shown = "document.activeElement.parentElement.querySelector('.why').checkVisibility()"
        self.assertNotEqual(self.browser.evaluate("getComputedStyle(document.activeElement).outlineStyle"), "none")
        self.assertFalse(self.browser.evaluate(shown))
        self.browser.press("Enter")
        self.assertTrue(self.browser.evaluate(shown))

    def test_the_headline_leads_to_its_line(self):
        self.open(self.page_path, height=300)
        self.tab_to("a[href^='#line-']")
        self.browser.press("Enter")
        target = "document.querySelector('li.headline:target')"
        top, bottom = self.browser.evaluate(f"(box => [box.top, box.bottom])({target}.getBoundingClientRect())")
        self.assertTrue(0 <= top < bottom <= 300, (top, bottom))
        colours = self.browser.evaluate(f"[{target}, document.querySelector('li.body')].map("
                                        "  line => getComputedStyle(line).backgroundColor)")
        self.assertNotEqual(*colours)


if __name__ == "__main__":
    if find_browser() is None:
        print("skipped: no Chromium (Debian: chromium)")
        sys.exit(SKIPPED)
    main()
