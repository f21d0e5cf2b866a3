"""Charts as files: SVG, PNG and the Vega-Lite specification of an answer's chart."""

from functools import partial

from kb.charts.order import Form, Order
from kb.export.form import Format
from kb.export.method import chart_notes
from kb.query.answer import Answer


def has_chart(answer: Answer) -> bool:
    """Some answers are better said by their tables alone."""
    return answer.chart is not None


def draw(form: Form, answer: Answer) -> bytes:
    """The chart of an answer that has one."""
    from kb.charts.render import render

    assert answer.chart is not None
    return render(
        Order(
            chart=answer.chart,
            language=answer.language,
            version=answer.data_version,
            form=form,
            theme="light",
            notes=chart_notes(answer),
        )
    )


SVG = Format("svg", "image/svg+xml", partial(draw, "svg"), fits=has_chart)
PNG = Format("png", "image/png", partial(draw, "png"), fits=has_chart)
VEGA_LITE = Format("vega-lite", "application/vnd.vegalite.v6+json", partial(draw, "vega-lite"), "vl.json", has_chart)
