"""Pictures: SVG that can be read by machines and people, PNG of the right size, Chinese in both, nothing from outside."""

import json
import struct
from xml.etree import ElementTree

import pytest
import vl_convert

from kb.charts.fonts import chinese_fonts, needs_chinese
from kb.charts.looks import DARK, LAND, style
from kb.charts.order import Order
from kb.charts.projection import fit
from kb.charts.render import render
from kb.charts.sketch import plot_width

from .samples import CITIES, chart

SVG = "{http://www.w3.org/2000/svg}"


def drawn(order: Order) -> ElementTree.Element:
    """An SVG as its tree."""
    return ElementTree.fromstring(render(order))


def texts(root: ElementTree.Element) -> list[str]:
    """What stands in a picture."""
    return [str(element.text) for element in root.iter(f"{SVG}text")]


def test_an_svg_has_a_name_labels_numbers_and_links(order: Order) -> None:
    links = {key: f"/cities/{key.partition(':')[2]}?lang=en" for _, key, *_ in CITIES}
    root = drawn(order.model_copy(update={"links": links}))
    assert [root[0].text, root[1].text] == [
        "Learner experience", "Learner experience: 4 named, from 0.7019 (Chengdu) to 0.8639 (Wuhan)."]  # fmt: skip
    assert root.get("aria-labelledby") == "chart-title chart-desc"
    for name, _, value, *_ in CITIES:
        assert {name, f"{value:.4f}"} <= set(texts(root))
    addresses = [(a.get("href"), a.get("target")) for a in root.iter(f"{SVG}a")]
    assert addresses == [(links[key], "_top") for _, key, *_ in CITIES]


def test_dots_stand_where_their_values_are(order: Order) -> None:
    """0.7019 and 0.8639 of a scale from 0.70 to 0.90: the distance of two dots over the width of the axis."""
    root = drawn(order)
    places = {}
    for path in root.iter(f"{SVG}path"):
        label = path.get("aria-label") or ""
        if path.get("role") == "graphics-symbol" and ": " in label:
            places[label.partition(":")[0]] = float(
                path.attrib["transform"].removeprefix("translate(").partition(",")[0]
            )
    axis = [float(text.attrib["transform"].removeprefix("translate(").partition(",")[0])
            for text in root.iter(f"{SVG}text") if text.text in ("0.70", "0.90")]  # fmt: skip
    assert (places["Wuhan"] - places["Chengdu"]) / (axis[-1] - axis[0]) == pytest.approx(
        (0.8639 - 0.7019) / 0.2, abs=0.005
    )


def test_the_dots_of_a_map_stand_where_the_names_think_they_are() -> None:
    order = Order(chart=chart("map"), language="en", version="abc")
    view = fit([(longitude, latitude) for *_, longitude, latitude in CITIES], plot_width(order, 0, 0))
    dots = {}
    for path in drawn(order).iter(f"{SVG}path"):
        if path.get("role") == "graphics-symbol":
            x, y = path.attrib["transform"].removeprefix("translate(").removesuffix(")").split(",")
            dots[(path.get("aria-label") or "").partition(":")[0]] = (float(x), float(y))
    for name, _, _, longitude, latitude in CITIES:
        assert dots[name] == pytest.approx(view.place(longitude, latitude), abs=0.2)


def test_a_map_draws_land_and_credits_it() -> None:
    root = drawn(Order(chart=chart("map"), language="en", version="abc"))
    assert [len(path.get("d", "")) > 100 for path in root.iter(f"{SVG}path") if path.get("fill") == LAND] == [True]
    assert any("GeoNames (CC BY 4.0). Land: Natural Earth" in text for text in texts(root))


def test_the_same_order_gives_the_same_bytes(order: Order) -> None:
    assert render(order) == render(order)


def test_dark_is_every_colour_changed_and_auto_leaves_it_to_the_reader(order: Order) -> None:
    dark = render(order.model_copy(update={"theme": "dark"})).decode()
    assert not [colour for colour in DARK if f'"{colour}"' in dark]
    assert style() in render(order).decode().replace("&gt;", ">")
    assert "<style" not in render(order.model_copy(update={"theme": "light"})).decode()


def test_chinese_is_text_in_svg_with_a_stack_of_chinese_fonts() -> None:
    points = [{"label": name, "value": value} for name, value in (("武汉", 0.9), ("成都", 0.7), ("上海", 0.8))]
    made = chart("ranked").model_copy(update={"title": "学习者体验", "points": points})
    root = drawn(Order(chart=made, language="zh", version="abc"))
    assert {"武汉", "成都", "上海", "学习者体验"} <= set(texts(root))
    assert "Noto Sans CJK SC" in str(root.get("font-family"))
    assert root.get("lang") == "zh-Hans"


def test_a_png_is_twice_as_large_as_the_svg(order: Order) -> None:
    root = drawn(order)
    png = render(order.model_copy(update={"form": "png"}))
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", png[16:24]) == (2 * int(root.attrib["width"]), 2 * int(root.attrib["height"]))


def test_a_png_with_chinese_needs_a_font_that_is_found_by_its_name(tmp_path_factory: pytest.TempPathFactory) -> None:
    directory = tmp_path_factory.mktemp("fonts")
    (directory / "Latin.ttf").write_bytes(b"")
    assert list(chinese_fonts([directory])) == []
    (directory / "NotoSansCJK-Regular.ttc").write_bytes(b"")
    assert [file.name for file in chinese_fonts([directory])] == ["NotoSansCJK-Regular.ttc"]
    assert needs_chinese("武汉")
    assert not needs_chinese("Wuhan – 2016")


def test_vega_may_fetch_nothing() -> None:
    spec = {"data": {"url": "http://127.0.0.1:9/data.json"}, "mark": "point", "encoding": {}}
    with pytest.raises(ValueError, match=r"(?i)not allowed|allowed"):
        vl_convert.vegalite_to_svg(json.dumps(spec), allowed_base_urls=[])


@pytest.mark.parametrize("kind", ["map", "heat", "timeline"])
def test_a_picture_does_not_show_what_was_drawn_before_it(kind: str) -> None:
    wanted = Order(chart=chart(kind), language="en", version="0")
    first = render(wanted)
    render(wanted.model_copy(update={"size": "narrow"}))
    assert render(wanted) == first
