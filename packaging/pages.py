"""Makes pages of the handbook and of the page for IT, to read without a network: pages.py OUT"""

import re
import sys
from pathlib import Path

import markdown

PAGES = {"HANDBOK.md": "Handbok för ledningskoll", "IT.md": "För IT: ledningskoll på Windows"}
SHELL = """<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1rem/1.6 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }}
pre {{ overflow-x: auto; padding: .75rem 1rem; border: 1px solid #8886; border-radius: .4rem; }}
code {{ font-family: ui-monospace, Consolas, monospace; font-size: .92em; }}
table {{ border-collapse: collapse; display: block; overflow-x: auto; }}
th, td {{ border: 1px solid #8886; padding: .3rem .6rem; text-align: left; vertical-align: top; }}
@media print {{ body {{ max-width: none; margin: 0; }} pre {{ white-space: pre-wrap; }} }}
</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def anchor(text: str, _separator: str) -> str:
    """The anchor of a heading, as the hosts of git make it: links in the text are written for those."""
    return re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")


def page(source: Path, title: str) -> str:
    """The page of a text; what it links to lies beside it as a page, or is named without a link."""
    text = source.read_text(encoding="utf-8")
    body = markdown.markdown(
        text, extensions=["tables", "fenced_code", "toc", "sane_lists"], extension_configs={"toc": {"slugify": anchor}}
    )
    for name in PAGES:
        body = body.replace(f'href="{name}', f'href="{name.removesuffix(".md")}.html')
    body = re.sub(r'<a href="(?!https?:|#|[A-Z]+\.html)[^"]*">(.*?)</a>', r"\1", body)
    # In a table of Markdown a bar in code is written with a stroke, and stands for the bar alone.
    body = re.sub(r"<code>.*?</code>", lambda code: code[0].replace(r"\|", "|"), body)
    missing = {link for link in re.findall(r'href="#([^"]*)"', body) if f'id="{link}"' not in body}
    if missing:
        raise SystemExit(f"{source}: no heading for {sorted(missing)}")
    return SHELL.format(title=title, body=body)


def main() -> None:
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    docs = Path(__file__).resolve().parent.parent / "docs"
    for name, title in PAGES.items():
        (out / name).with_suffix(".html").write_text(page(docs / name, title), encoding="utf-8")


main()
