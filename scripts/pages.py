#!/usr/bin/env python3
"""Looks at pages of a report as a browser lays them out, and says what is wrong with them.

    scripts/pages.py report.html [...] [--shots DIR]

For each page and each of three widths (desktop, phone, A4): does it scroll sideways, does text lie over text, does every
link lead somewhere, does every picture have a name, is the contrast of text enough; and does it load anything? Needs
chromium and nothing else. With --shots, keeps pictures of what it saw.
"""

import argparse
import html
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

WIDTHS = {"desktop": 1280, "a4": 672, "phone": 390}

# Runs in the page. A text is every run of text as it is drawn, line by line.
MEASURE = """
const width = WIDTH, faults = [];
const tell = (what, node) => faults.push(what + ': ' + (node.textContent || '').trim().slice(0, 60));
const root = document.documentElement;
if (root.scrollWidth > root.clientWidth)
  faults.push('scrolls sideways: ' + root.scrollWidth + ' of ' + root.clientWidth);
const boxes = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node; (node = walker.nextNode());) {
  const parent = node.parentElement;
  if (!node.data.trim() || parent.closest('title, style, script, details:not([open]) > :not(summary)')) continue;
  const range = document.createRange();
  range.selectNodeContents(node);
  for (const box of range.getClientRects())
    if (box.width > 1 && box.height > 1) boxes.push({ box, node, parent });
}
boxes.sort((a, b) => a.box.top - b.box.top);
for (let i = 0; i < boxes.length; i++) {
  const a = boxes[i];
  if (a.box.right > root.clientWidth + 1) tell('leaves the page', a.node);
  for (let j = i + 1; j < boxes.length && boxes[j].box.top < a.box.bottom; j++) {
    const b = boxes[j];
    const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
    const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
    // Lines of one paragraph may touch; a raised number may reach into the line above.
    const small = Math.min(a.box.height, b.box.height);
    if (across > 2 && down > small * 0.4 && a.parent.tagName !== 'SUP' && b.parent.tagName !== 'SUP')
      tell('text over text, ' + b.node.data.trim().slice(0, 40), a.node);
  }
}
for (const link of document.querySelectorAll('a[href]')) {
  const to = link.getAttribute('href');
  if (to.startsWith('#') && !document.getElementById(to.slice(1))) tell('leads nowhere, ' + to, link);
}
const ids = [...document.querySelectorAll('[id]')].map((it) => it.id);
for (const id of new Set(ids)) if (ids.filter((it) => it === id).length > 1) faults.push('id used twice: ' + id);
for (const picture of document.querySelectorAll('svg'))
  if (!picture.querySelector(':scope > title')) tell('picture without a name', picture);
let level = 0;
for (const heading of document.querySelectorAll('h1, h2, h3, h4')) {
  const next = +heading.tagName[1];
  if (next > level + 1) tell('heading skips a level', heading);
  level = next;
}
const parse = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
const light = (colour) => {
  const [r, g, b] = colour.slice(0, 3).map((c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const seen = new Set();
for (const { parent } of boxes) {
  if (seen.has(parent)) continue;
  seen.add(parent);
  const style = getComputedStyle(parent);
  const ink = parse(parent.closest('svg') ? style.fill : style.color);
  let behind = [255, 255, 255];
  for (let it = parent; it; it = it.parentElement) {
    const colour = parse(getComputedStyle(it).backgroundColor);
    if (colour.length === 3 || colour[3] > 0) { behind = colour; break; }
  }
  const [a, b] = [light(ink), light(behind)];
  const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  if (contrast < 4.5) tell('contrast ' + contrast.toFixed(1), parent);
}
const out = document.createElement('pre');
out.id = 'measured';
out.textContent = JSON.stringify([...new Set(faults)]);
document.body.append(out);
"""


def chromium(scratch, *arguments):
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    flags += ["--hide-scrollbars", f"--user-data-dir={scratch}/profile"]
    done = subprocess.run([BROWSER, *flags, *arguments], capture_output=True, text=True, timeout=120)
    return done.stdout


def measure(page, width, scratch):
    """What a browser finds in `page` when it is `width` wide: it stands in a frame of that width."""
    source = page.read_text(encoding="utf-8")
    # The page forbids scripts, which is as it should be; the copy that is measured has one.
    source = re.sub(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "", source)
    source = source.replace("</body>", f"<script>{MEASURE.replace('WIDTH', str(width))}"
                            "parent.postMessage(document.getElementById('measured').textContent, '*')</script></body>")
    outer = scratch / "outer.html"
    outer.write_text(
        "<!doctype html><meta charset=utf-8><script>addEventListener('message', (event) => {"
        "const it = document.createElement('pre'); it.id = 'result'; it.textContent = event.data;"
        "document.body.append(it) })</script>"
        f"<iframe style='width:{width}px;height:900px;border:0' srcdoc=\"{html.escape(source)}\"></iframe>",
        encoding="utf-8")
    dom = chromium(scratch, "--virtual-time-budget=4000", f"--window-size={max(width, 500) + 40},1000", "--dump-dom",
                   outer.as_uri())
    found = re.search(r'<pre id="result">(.*?)</pre>', dom, re.S)
    return json.loads(html.unescape(found[1])) if found else ["could not be measured"]


def still(page):
    """What can be told of the page as it lies in its file."""
    source = page.read_text(encoding="utf-8")
    faults = []
    for what in re.findall(r"<(?:script|link|img|iframe|object)\b[^>]*|@import[^;]*|url\([^)]*\)", source):
        faults.append(f"loads or runs something: {what[:60]}")
    for to in re.findall(r'href="([^"#:]+)(?:#[^"]*)?"', source):
        if not (page.parent / html.unescape(to)).exists():
            faults.append(f"leads nowhere: {to}")
    return faults


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("pages", nargs="+", type=pathlib.Path)
    options.add_argument("--shots", type=pathlib.Path)
    options = options.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        for page in options.pages:
            page = page.resolve()
            faults = [f"as it lies: {fault}" for fault in still(page)]
            for name, width in WIDTHS.items():
                faults += [f"{name}: {fault}" for fault in measure(page, width, scratch)]
                if options.shots and width >= 500:
                    shot = options.shots.resolve() / f"{page.stem}-{name}.png"
                    shot.parent.mkdir(parents=True, exist_ok=True)
                    chromium(scratch, f"--screenshot={shot}", f"--window-size={width},4000", page.as_uri())
            print(f"{page.name}: {page.stat().st_size // 1024} KB, " + ("nothing wrong" if not faults else f"{len(faults)} faults"))
            for fault in faults:
                print(f"  {fault}")
            wrong += len(faults)
    return 1 if wrong else 0


BROWSER = next((it for it in map(shutil.which, ["chromium", "chromium-browser", "google-chrome"]) if it), None)
if __name__ == "__main__":
    if BROWSER is None:
        sys.exit("pages.py: needs chromium")
    sys.exit(main())
