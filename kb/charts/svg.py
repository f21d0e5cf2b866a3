"""The last hand on an SVG: a name for those who do not see it, links that lead out of it, colours of a theme, less weight."""

import re
from xml.etree import ElementTree

from kb.charts.looks import DARK, FONT, style
from kb.charts.order import Order
from kb.charts.outline import shortened

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
BASE = "https://here.invalid"  # in front of addresses while they pass through Vega, which would add one of its own
DROPPED = ("aria-roledescription", "class", "version", "stroke-miterlimit")
COUNTED_ON = re.compile(r"\b(clip|gradient_)(\d+)\b")  # Vega numbers these on from picture to picture
LONG_NUMBER = re.compile(r"-?\d+\.\d{2,}")


def finish(svg: str, order: Order, name: str) -> str:
    """The picture as it is served."""
    ElementTree.register_namespace("", SVG)
    root = ElementTree.fromstring(svg)
    for element in list(root.iter()):
        _tidy(element)
    _prune(root)
    root.set("role", "graphics-document")
    root.set("preserveAspectRatio", "xMinYMin")  # where its room is a little other than it is
    root.set("font-family", FONT)
    root.set("aria-labelledby", "chart-title chart-desc")
    root.set("lang", "zh-Hans" if order.language == "zh" else "en")
    for place, (tag, text) in enumerate((("title", order.chart.title), ("desc", name))):
        element = ElementTree.Element(f"{{{SVG}}}{tag}", {"id": f"chart-{tag}"})
        element.text = text
        root.insert(place, element)
    if order.theme == "auto":
        rules = ElementTree.Element(f"{{{SVG}}}style")
        rules.text = style()
        root.insert(2, rules)
    text = _numbered_anew(ElementTree.tostring(root, encoding="unicode"))
    return _darkened(text) if order.theme == "dark" else text


def _numbered_anew(text: str) -> str:
    """Ids counted from 0 in every picture, so that what was drawn before does not show in its bytes."""
    found = {match[0]: match[1] for match in COUNTED_ON.finditer(text)}
    names = {name: f"{kind}{number}" for number, (name, kind) in enumerate(found.items())}
    return COUNTED_ON.sub(lambda match: names[match[0]], text)


def _tidy(element: ElementTree.Element) -> None:
    """Shorter numbers, no attribute that says the usual; links leave the frame that shows the picture."""
    for name in DROPPED:
        element.attrib.pop(name, None)
    if element.get("opacity") == "1":
        del element.attrib["opacity"]
    if element.get("font-family") == FONT:
        del element.attrib["font-family"]
    if element.get("fill") == "white" and element.tag.endswith("rect"):
        element.attrib.pop("fill")
    for name in ("transform", "d", "x2", "y2", "width", "height"):
        if name in element.attrib:
            element.set(
                name, LONG_NUMBER.sub(lambda match: f"{float(match[0]):.1f}".removesuffix(".0"), element.attrib[name])
            )
    if "d" in element.attrib:
        element.set("d", shortened(element.attrib["d"]))
    address = element.attrib.pop(f"{{{XLINK}}}href", None)
    if address is not None:
        element.set("href", address.removeprefix(BASE))
        element.set("target", "_top")
    label = element.get("aria-label")
    if label and element.get("role") == "graphics-symbol" and len(element) == 0:
        ElementTree.SubElement(element, f"{{{SVG}}}title").text = label


def _prune(parent: ElementTree.Element) -> None:
    """Take out groups and paths that draw nothing."""
    for child in list(parent):
        _prune(child)
        tag = child.tag.rpartition("}")[2]
        empty_path = tag == "path" and (child.get("d") in ("", "M0,0h0v0h0Z") or child.get("display") == "none")
        if empty_path or (tag == "g" and len(child) == 0) or (tag == "text" and not (child.text or "").strip()):
            parent.remove(child)


def _darkened(text: str) -> str:
    for light, dark in DARK.items():
        text = text.replace(f'"{light}"', f'"{dark}"')
    return text
