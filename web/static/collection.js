// The collection is kept in this browser under one name. What it says is made by the server, from what is sent to it;
// before every write what is kept is read again, so that no tab loses what another added.

const NAME = "collection";
const SPOILT = "collection-unreadable";
const main = document.getElementById("main");
const list = document.getElementById("collected");

function read() {
  const text = localStorage.getItem(NAME);
  if (!text) return [];
  try {
    return JSON.parse(text).entries.map(({ item, note, version }) => ({ item, note, version }));
  } catch {
    localStorage.setItem(SPOILT, text); // nothing is thrown away
    return [];
  }
}

function write(entries) {
  try {
    localStorage.setItem(NAME, JSON.stringify({ form: "learning-city-kb/collection-1", entries }));
    return true;
  } catch {
    return false; // the browser is full: what was kept is as it was
  }
}

function merge(more) {
  const entries = read();
  const known = new Map(entries.map((entry) => [entry.item, entry]));
  for (const entry of more) {
    const same = known.get(entry.item);
    if (!same) entries.push(entry);
    else if (!same.note.includes(entry.note)) same.note = [same.note, entry.note].filter(Boolean).join("\n");
  }
  return write(entries);
}

for (const form of document.querySelectorAll("form.collect")) {
  const item = form.querySelector("[name=item]").value;
  const said = form.querySelector("[role=status]");
  const tell = () => {
    said.textContent = read().some((entry) => entry.item === item) ? main.dataset.kept : "";
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const done = merge([{ item, note: "", version: main.dataset.version }]);
    if (done) tell();
    else said.textContent = main.dataset.full;
  });
  addEventListener("storage", tell);
  tell();
}

if (list) edit(list);

function edit(form) {
  const addressed = "addressed" in form.dataset;
  const trouble = document.getElementById("trouble");

  function fail(text) {
    trouble.textContent = text;
    trouble.hidden = !text;
  }

  function entriesOf(root) {
    const of = (name) => [...root.querySelectorAll(`[name=${name}]`)].map((field) => field.value);
    const [notes, versions] = [of("note"), of("version")];
    return of("item").map((item, at) => ({ item, note: notes[at], version: versions[at] }));
  }

  function keep(entries) {
    if (addressed) return true;
    const done = write(entries);
    fail(done ? "" : main.dataset.full);
    return done;
  }

  async function act(changes = {}) {
    for (let tries = 0; tries < 9; tries++) {
      const before = localStorage.getItem(NAME);
      const sent = new URLSearchParams(changes);
      for (const entry of addressed ? entriesOf(form) : read()) {
        for (const name of ["item", "note", "version"]) sent.append(name, entry[name] ?? "");
      }
      const response = await fetch(form.action, { method: "POST", body: sent }).catch(() => null);
      if (!response || !response.ok) return fail(trouble.dataset.unreachable);
      const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
      if (localStorage.getItem(NAME) !== before) continue; // written meanwhile, here or in another tab
      if (changes.do && !keep(entriesOf(fresh))) return;
      return show(fresh, changes.do);
    }
  }

  function show(fresh, done) {
    const { id: focused, selectionStart: caret } = document.activeElement;
    form.replaceChildren(...fresh.getElementById("collected").childNodes);
    document.querySelector("h1").replaceWith(fresh.querySelector("h1"));
    prepare();
    const same = [...form.querySelectorAll("button")].find((button) => button.value === done && button.tabIndex === 0);
    const next = done ? same || form.querySelector("[role=status]") : document.getElementById(focused || "none");
    next?.focus();
    if (!done && next?.name === "note") next.setSelectionRange(caret, caret);
  }

  function prepare() {
    for (const hidden of form.querySelectorAll(".file, .adopting")) hidden.hidden = false;
  }

  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (button?.name !== "do") return;
    event.preventDefault();
    const { add, paste, removed } = form.elements;
    act({ do: button.value, add: add.value, paste: paste.value, removed: removed?.value ?? "" });
  });
  form.addEventListener("input", (event) => {
    if (event.target.name !== "note" || addressed) return;
    const { item } = entriesOf(form)[[...form.querySelectorAll("[name=note]")].indexOf(event.target)];
    keep(read().map((entry) => (entry.item === item ? { ...entry, note: event.target.value } : entry)));
  });
  form.addEventListener("change", async (event) => {
    if (event.target.type === "file" && event.target.files[0]) act({ do: "import", paste: await event.target.files[0].text() });
  });
  form.addEventListener("click", (event) => {
    if (!event.target.matches(".adopt")) return;
    if (merge(entriesOf(form))) location.href = form.action;
    else fail(main.dataset.full);
  });
  if (!addressed) addEventListener("storage", (event) => event.key === NAME && act());
  prepare();
  if (!addressed && read().length) act();
}
