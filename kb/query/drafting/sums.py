"""One number from several: the sums that a question may ask for, with their names."""

from kb.analysis.exact import exact
from kb.analysis.summary import mean, quantile, summarise

FUNCTIONS = {"mean": ("mean", "平均值"), "median": ("median", "中位数"), "min": ("lowest", "最低值"),
             "max": ("highest", "最高值"), "sum": ("sum", "总和"),
             "share": ("share of the sum over all cities", "占全部城市总和的比例"), "range": ("range", "极差"), "count": ("count", "数量"),
             "deviation": ("standard deviation", "标准差"), "longest step": ("longest step from one to the next", "相邻两者间最长的间隔"),
             "shortest step": ("shortest step from one to the next", "相邻两者间最短的间隔")}  # fmt: skip


def compute(function: str, values: list[float]) -> float:
    """One number from several, exact until the end."""
    if function == "count":
        return float(len(values))
    if function == "mean":
        return float(mean(values))
    if function == "deviation":
        return summarise(values).sample_deviation or 0.0
    numbers = [exact(value) for value in values]
    match function:
        case "median":
            return float(quantile(numbers, exact(0.5)))
        case "min":
            return float(min(numbers))
        case "max":
            return float(max(numbers))
        case "range":
            return float(max(numbers) - min(numbers))
        case _:  # a sum, or the part of one
            return float(sum(numbers))
