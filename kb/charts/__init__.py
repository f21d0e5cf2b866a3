"""Charts: what an answer holds drawn as Vega-Lite by Altair and rendered to SVG or PNG in a process of its own."""
