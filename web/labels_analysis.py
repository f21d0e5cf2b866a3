"""The words of the pages that analyse an edition, and of what R reads. ``web.labels`` holds them with all others."""

ANALYSIS_LABELS: dict[str, tuple[str, str]] = {
    "tab.dominance": ("Dominance", "占优关系"),
    "tab.outliers": ("Outliers", "离群值"),
    "tab.correlation": ("Correlations", "相关"),
    "number.other": ("Against", "对比城市"),
    "number.no-city": ("all others", "其他所有城市"),
    "number.first": ("First indicator", "指标一"),
    "number.second": ("Second indicator", "指标二"),
    "number.ask": ("Told first", "先说明"),
    "number.drawn": ("Weights drawn", "抽取的权重"),
    "drawn.near": ("near the published ones", "公布权重附近"),
    "drawn.any": ("any, at random", "任意（随机）"),
    "ask.table": ("everything", "全部"),
    "ask.best": ("best possible rank", "可能的最好名次"),
    "ask.worst": ("worst possible rank", "可能的最差名次"),
    "ask.first_share": ("share of weightings in which it is first", "居首的权重占比"),
    "ask.top": ("how often the first stay the first", "前列城市保持不变的占比"),
    "ask.left_out": ("one part left out", "逐一剔除指标"),
    "ask.influence": ("weights on paper and in effect", "名义权重与实际影响"),
    "ask.coherence": ("how the parts go together", "各指标之间的一致性"),
    "format.qca": ("Package for R: QCA (ZIP)", "R包QCA数据包（ZIP）"),
}
