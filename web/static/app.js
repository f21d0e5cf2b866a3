// Completions under the question box; long facets are searched; the drawer of a citation shuts with Escape. Everything
// works without this file.

const box = document.querySelector("input[data-suggest]");
if (box) attach(box);

const place = document.querySelector(".top nav [aria-current]");
if (place) place.closest(".menu").scrollLeft = place.offsetLeft - place.closest(".menu").clientWidth / 2;
document.querySelectorAll("input.find-in").forEach(findIn);

let opener = null;
document.addEventListener("click", (event) => {
  if (event.target.closest(".refs a")) opener = event.target.closest("a");
  else if (event.target.closest("a.shut")) setTimeout(back);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !document.querySelector(".evidence li:target")) return;
  location.hash = "shut";
  back();
});

function back() {
  if (opener) opener.focus({ preventScroll: true });
}

// Shows only those values of a facet that hold what is typed.
function findIn(input) {
  const items = [...input.parentElement.querySelectorAll("li")];
  input.hidden = false;
  input.addEventListener("input", () => {
    const wanted = input.value.trim().toLowerCase();
    for (const item of items) item.hidden = !item.textContent.toLowerCase().includes(wanted);
  });
}

function attach(input) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0].textContent);
  list.hidden = true;
  input.parentElement.append(list);
  for (const [name, value] of [["role", "combobox"], ["aria-controls", list.id], ["aria-expanded", "false"], ["aria-autocomplete", "list"]]) {
    input.setAttribute(name, value);
  }
  let timer = 0;
  let latest = 0;
  let active = -1;

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(load, 120);
  });
  input.addEventListener("blur", () => setTimeout(close, 150));
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const count = list.children.length;
      choose(event.key === "ArrowDown" ? (active + 1) % count : (Math.max(active, 0) + count - 1) % count);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      list.children[active].click();
    } else if (event.key === "Escape") {
      close();
    }
  });

  async function load() {
    const words = input.value.trim();
    if (!words) return close();
    const number = ++latest;
    const language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
    const address = `${input.dataset.suggest}?${new URLSearchParams({ q: words.slice(0, 200), lang: language })}`;
    const response = await fetch(address).catch(() => null);
    if (!response || !response.ok || number !== latest) return;
    show(await response.json(), language);
  }

  function show(found, language) {
    active = -1;
    list.replaceChildren(...found.map((entry, index) => option(entry, index, language)));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
  }

  function option(entry, index, language) {
    const item = document.createElement("li");
    item.id = `suggestion-${index}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    const kind = document.createElement("span");
    kind.className = "unit";
    kind.textContent = entry.label;
    item.append(entry.text, kind);
    item.addEventListener("click", () => {
      location.href = entry.url + (entry.url.includes("?") ? "&" : "?") + `lang=${language}`;
    });
    return item;
  }

  function choose(index) {
    active = index;
    [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === index)));
    input.setAttribute("aria-activedescendant", `suggestion-${index}`);
  }

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
}
