"""An order drawn in this process. Vega holds the interpreter while it works: servers use ``painter`` instead."""

import json
from typing import Any

from kb.charts.fonts import ADVICE, NoFontError, chinese_fonts, needs_chinese
from kb.charts.order import Order
from kb.charts.svg import BASE, finish

PNG_SCALE = 2.0


def render(order: Order) -> bytes:
    """The bytes of a chart in its form.

    Raises
    ------
    NoFontError
        When a PNG holds Chinese and no font here does.
    """
    from kb.charts.spec import specification

    if order.form == "vega-lite":
        plain = order.model_copy(update={"links": {}})
        return json.dumps(specification(plain), ensure_ascii=False, indent=1).encode()
    links = {} if order.form == "png" else {key: BASE + address for key, address in order.links.items()}
    theme = "light" if order.form == "png" and order.theme == "auto" else order.theme
    order = order.model_copy(update={"links": links, "theme": theme})
    made = specification(order)
    svg = finish(_svg(made), order, str(made["description"]))
    return svg.encode() if order.form == "svg" else _png(svg)


def _svg(specification: dict[str, Any]) -> str:
    import vl_convert

    return str(vl_convert.vegalite_to_svg(specification, allowed_base_urls=[]))


def _png(svg: str) -> bytes:
    import vl_convert

    if needs_chinese(svg):
        file = next(chinese_fonts(), None)
        if file is None:
            raise NoFontError(ADVICE)
        vl_convert.register_font_directory(str(file.parent))
    return bytes(vl_convert.svg_to_png(svg, scale=PNG_SCALE))
