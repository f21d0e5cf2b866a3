// Weighs an edition in the browser, in exact fractions: the order and the numbers are the server's. Without this file the form does it.

const given = document.getElementById("weighing");
if (given) start(JSON.parse(given.textContent));

function start(data) {
  const form = document.getElementById("weights");
  const headline = document.getElementById("headline");
  let table;
  let timer = 0;
  const fields = [...form.querySelectorAll("input[data-official]")];
  const sliders = [...form.querySelectorAll("input[type=range]")];
  const groups = new Map();
  for (const field of fields) groups.set(field.dataset.within ?? "", [...(groups.get(field.dataset.within ?? "") ?? []), field]);
  const shares = [...form.querySelectorAll("output")];
  const heads = new Map();
  const rows = new Map();
  readTable();

  sliders.forEach((slider, at) => {
    slider.hidden = false;
    slider.addEventListener("input", () => {
      fields[at].value = slider.value;
      update();
    });
  });
  form.addEventListener("input", (event) => {
    const at = fields.indexOf(event.target);
    if (at < 0) return;
    sliders[at].value = event.target.value;
    update();
  });
  form.addEventListener("change", (event) => event.target.matches("select") && update());
  form.addEventListener("click", (event) => {
    const link = event.target.closest(".presets a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const said = new URL(link.href).searchParams;
    fields.forEach((field, at) => {
      field.value = said.get(field.name) ?? field.dataset.official;
      sliders[at].value = field.value;
    });
    update();
  });

  function update() {
    clearTimeout(timer); // what was set before must not be asked for with what is set now
    const values = fields.map((field) => decimal(field.value));
    if (values.includes(null)) return;
    const weights = groups.get("").map((field) => decimal(field.value));
    const chosen = (name) => form.elements[name]?.value;
    const found = weigh(data, weights, within(), chosen("aggregation"), chosen("normalisation"), chosen("level") ?? Object.keys(data.levels)[0]);
    if (typeof found === "string") {
      headline.textContent = found;
      return;
    }
    for (const group of groups.values()) {
      const total = group.map((field) => decimal(field.value)).reduce(add, [0n, 1n]);
      for (const field of group) shares[fields.indexOf(field)].textContent = `${fixed(times(divide(decimal(field.value), total), [100n, 1n]), 1)} %`;
    }
    draw(found);
    later();
  }

  // The weights within a part, by part; those that are as published say nothing.
  function within() {
    const changed = [...groups].filter(([of, group]) => of && group.some((field) => field.value !== field.dataset.official));
    return new Map(changed.map(([of, group]) => [of, new Map(group.map((field) => [field.dataset.part, decimal(field.value)]))]));
  }

  function readTable() {
    table = document.querySelector("#order table");
    heads.clear();
    rows.clear();
    const keys = [...table.tHead.rows[0].cells].map((cell) => data.columns.find(([, label]) => label === cell.textContent.trim())[0]);
    for (const row of table.tBodies[0].rows) {
      const city = new URL(row.querySelector("a").href).pathname.split("/").pop();
      const cells = new Map(keys.map((key, at) => [key, row.cells[at]]));
      rows.set(city, { row, cells });
    }
    keys.forEach((key, at) => heads.set(key, table.tHead.rows[0].cells[at]));
  }

  function draw(order) {
    const keys = data.columns.map(([key]) => key).filter((key) => (key !== "open" || order.open) && (key !== "zero" || order.zero));
    for (const key of keys) if (!heads.has(key)) heads.set(key, header(key));
    table.tHead.rows[0].replaceChildren(...keys.map((key) => heads.get(key)));
    const body = document.createDocumentFragment();
    const places = Math.max(0, ...order.placed.map((one) => trimmed(one.value)));
    for (const one of order.placed) {
      const { row, cells } = rows.get(one.city);
      const texts = { rank: one.rank, open: one.open, value: padded(one.value, places), zero: one.zero, shift: signed(one.published - one.rank) };
      for (const key of keys) if (!cells.has(key)) cells.set(key, document.createElement("td"));
      for (const [key, text] of Object.entries(texts)) if (cells.has(key)) cells.get(key).textContent = text || "–";
      row.replaceChildren(...keys.map((key) => cells.get(key)));
      body.append(row);
    }
    table.tBodies[0].replaceChildren(body);
    headline.textContent = say(order.placed);
  }

  function header(key) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = data.columns.find(([name]) => name === key)[1];
    return cell;
  }

  function say(placed) {
    const chinese = document.documentElement.lang.startsWith("zh");
    const [opened, closed] = chinese ? ["（", "）"] : [" (", ")"];
    const first = placed.slice(0, 3).map((one) => `${one.name}${opened}${Number(one.value)}${closed}`);
    const listed = chinese || first.length < 3 ? first.join(chinese ? "、" : ", ") : `${first[0]}, ${first[1]} and ${first[2]}`;
    const shifts = placed.map((one) => Math.abs(one.published - one.rank));
    const moved = shifts.filter(Boolean).length;
    const told = { first: listed, moved, count: placed.length, shift: fixed([BigInt(shifts.reduce((a, b) => a + b, 0)), BigInt(placed.length)], 1) };
    return data.headline.replace(/\{(\w+)\}/g, (_, name) => told[name]);
  }

  // A moment later the server's page takes the place of what was drawn: the same order, with its weights, notes and citations.
  function later() {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const address = here();
      history.replaceState(null, "", address);
      const response = await fetch(address).catch(() => null);
      const page = response?.ok && new DOMParser().parseFromString(await response.text(), "text/html");
      if (!page || address !== here()) return;
      const down = document.querySelector("#order .scroll").scrollTop;
      for (const part of ["#order", "#stability", "#presets", "#beneath", ".evidence", ".languages", ".bottom"]) {
        document.querySelector(part).replaceWith(page.querySelector(part));
      }
      document.querySelector("#order .scroll").scrollTop = down;
      readTable();
      document.documentElement.dataset.weighed = address;
    }, 250);
  }

  function here() {
    return `${location.pathname}?${new URLSearchParams(new FormData(form))}`;
  }
}

// The arithmetic of kb/analysis/weights.py. A fraction is [numerator, denominator], both BigInt.
export function weigh(data, weights, within, aggregation, normalisation, level) {
  const total = weights.reduce(add, [0n, 1n]);
  const inside = new Map([...within].map(([of, group]) => [of, [...group.values()].reduce(add, [0n, 1n])]));
  if (!total[0] || [...inside.values()].some((sum) => !sum[0])) return data.zeroWeights;
  const share = (part) => (within.has(part.of) ? divide(within.get(part.of).get(part.id), inside.get(part.of)) : fraction(part.share));
  const used = data.parts
    .flatMap((of) => data.levels[within.has(of) ? 2 : level].parts.filter((part) => part.of === of)) // own weights within a part: made of its parts
    .map((part) => ({ ...part, weight: times(divide(weights[data.parts.indexOf(part.of)], total), share(part)) }))
    .filter((part) => part.weight[0])
    .map((part) => ({ ...part, values: normalised(part, normalisation, fraction(part.unit)) }));
  const geometric = aggregation === "geometric";
  if (geometric && used.some((part) => part.values.some((value) => value[0] < 0n))) return data.negative;
  const traced = !geometric && normalisation === "printed";
  const means = data.cities.map((_, at) => (geometric ? product(used, at) : used.map((part) => times(part.weight, part.values[at])).reduce(add)));
  const common = geometric ? 0n : means.reduce((whole, mean) => lcm(whole, mean[1]), 1n);
  const keys = geometric ? means : means.map((mean) => mean[0] * (common / mean[1]));
  const falling = [...keys].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0));
  const slack = geometric ? 1e-12 * Math.abs(falling[0]) : 0n; // equal products may differ in their last digit
  const best = falling[0];
  const scaled = data.scaleMax && normalisation === "printed" && best > 0;
  const places = normalisation === "printed" ? data.decimals : 4;
  const show = (key) => {
    if (geometric) return rounded(scaled ? (Number(data.scaleMax) * key) / best : key, places);
    return fixed(scaled ? times(fraction(data.scaleMax), [key, best]) : [key, common], places);
  };
  const step = 10n ** BigInt(data.decimals); // means closer than the last printed digit are not told apart
  const open = (key) => {
    const first = 1 + count(falling, (other) => (other - key) * step >= common);
    const last = count(falling, (other) => (key - other) * step < common);
    return first === last ? `${first}` : `${first}–${last}`;
  };
  const placed = data.cities.map((city, at) => ({
    city,
    name: data.names[at],
    published: data.published[at],
    rank: 1 + count(falling, (other) => other - keys[at] > slack),
    value: show(keys[at]),
    open: traced && open(keys[at]),
    zero: geometric && used.filter((part) => !part.values[at][0]).map((part) => part.name).join("; "),
  }));
  placed.sort((a, b) => a.rank - b.rank || (a.city < b.city ? -1 : 1));
  return { placed, open: traced, zero: geometric };
}

// How many of a list hold, when those that do stand first.
function count(list, holds) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}

function normalised(part, method, unit) {
  if (method === "rank") {
    const others = BigInt(2 * (part.scores.length - 1));
    const rising = [...part.scores].sort((a, b) => a - b);
    const around = (own) => count(rising, (other) => other < own) + count(rising, (other) => other <= own) - 1;
    return part.scores.map((own) => [BigInt(around(own)), others]);
  }
  const [offset, divisor] = part.lines[method].map(fraction);
  return part.scores.map((own) => divide(add(times([BigInt(own), 1n], unit), [-offset[0], offset[1]]), divisor));
}

function product(used, at) {
  if (used.some((part) => !part.values[at][0])) return 0;
  const number = ([above, below]) => Number(above) / Number(below);
  return Math.exp(used.reduce((sum, part) => sum + number(part.weight) * Math.log(number(part.values[at])), 0));
}

function fraction(text) {
  const [above, below] = String(text).split("/");
  return below ? [BigInt(above), BigInt(below)] : decimal(above);
}

function decimal(text) {
  const found = /^(\d{1,7})(?:\.(\d{1,9}))?$/.exec(text.trim());
  return found && [BigInt(found[1] + (found[2] ?? "")), 10n ** BigInt((found[2] ?? "").length)];
}

function gcd(a, b) {
  while (b) [a, b] = [b, a % b];
  return a < 0n ? -a : a;
}

function lcm(a, b) {
  return (a / gcd(a, b)) * b;
}

function lowest(above, below) {
  const shared = gcd(above, below) || 1n;
  return [above / shared, below / shared];
}

function add(a, b) {
  return lowest(a[0] * b[1] + b[0] * a[1], a[1] * b[1]);
}

function times(a, b) {
  return lowest(a[0] * b[0], a[1] * b[1]);
}

function divide(a, b) {
  return lowest(a[0] * b[1], a[1] * b[0]);
}

// Halves away from zero, as printed tables do.
function fixed([above, below], places) {
  const scaled = 2n * (above < 0n ? -above : above) * 10n ** BigInt(places) + below;
  return pointed(scaled / (2n * below), places, above < 0n);
}

function rounded(value, places) {
  return pointed(BigInt(Math.floor(value * 10 ** places + 0.5)), places, false);
}

function pointed(whole, places, negative) {
  const digits = whole.toString().padStart(places + 1, "0");
  const text = places ? `${digits.slice(0, -places)}.${digits.slice(-places)}` : digits;
  return negative && whole ? `−${text}` : text;
}

function signed(whole) {
  return whole < 0 ? `−${-whole}` : String(whole);
}

function trimmed(text) {
  return text.includes(".") ? text.split(".")[1].replace(/0+$/, "").length : 0;
}

function padded(text, places) {
  return places ? text.slice(0, text.length - text.split(".")[1].length + places) : text.split(".")[0];
}
