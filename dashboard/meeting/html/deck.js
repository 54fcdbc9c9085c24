// What both pages share: where the meeting is, the keys, the search for an organisation, and letters that fit.
const settings = JSON.parse(document.body.dataset.settings);
const words = settings.words;
const $ = (css, from = document) => from.querySelector(css);
const all = (css, from = document) => [...from.querySelectorAll(css)];
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
const fold = (text) => text.toLowerCase().replace(/[đð]/g, "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "").split(/\s+/).filter(Boolean).join(" ");
const token = Math.random().toString(36).slice(2, 10);
const me = { count: 0, heard: new Map([[token, Infinity]]) };
let place = { slide: 1, unit: "", black: false };
const listeners = []; // called with where the meeting is now, and whether somebody moved it here

const slidesOf = (home) => all(".slide:not(.unit)", home);
const unitsOf = (home) => all(".slide.unit", home);
const home = () => $("#store") ?? $("main.wall");
const sectionOf = (at) => (at.unit && unitsOf(home()).find((one) => one.dataset.code === at.unit)) || slidesOf(home())[at.slide - 1];
const count = () => slidesOf(home()).length;
const within = (slide) => Math.min(Math.max(1, slide), count());

// A place is a name for this page and others: "#7", "#7,th-phuong-tan-an", "#7,,den" for black.
function nameOf(at) {
  return `#${at.slide}${at.unit || at.black ? `,${at.unit}` : ""}${at.black ? ",den" : ""}`;
}

function placeNamed(name) {
  const [slide, unit = "", black = ""] = decodeURIComponent(name.replace(/^#/, "")).split(",");
  return /^\d{1,4}$/.test(slide) ? { slide: within(Number(slide)), unit, black: black === "den" } : null;
}

function go(next, here = true) {
  place = { slide: within(next.slide), unit: next.unit && sectionOf(next)?.classList.contains("unit") ? next.unit : "", black: !!next.black };
  history.replaceState(null, "", nameOf(place));
  for (const listener of listeners) listener(place, here);
}
const turn = (step) => go({ slide: place.unit ? place.slide : place.slide + step, unit: "", black: false });

// ---- Letters that fit: the largest in which nothing is cut, nearly the same on all pages of one table. ----
const LESS = 0.955, LEAST_HEAD = 0.72, ALIKE = 1.1, LINES = [0.45, 0.38, 0.32, 0.26, 0.2, 0.14];
const sizeOf = (section) => Number(getComputedStyle(section).getPropertyValue("--size")) || 1;
const leastOf = (section) => Number(getComputedStyle(section).getPropertyValue("--least"));

function fits(section) {
  const body = $(".body", section), table = $("table", section);
  return body.scrollHeight <= body.clientHeight && body.scrollWidth <= body.clientWidth && section.scrollHeight <= section.clientHeight &&
    (!table || (table.offsetWidth <= $(".fit", section).clientWidth + 1 && readable(table)));
}

// Names have room for some words in a line, beside whatever columns stand there.
function readable(table) {
  const names = $("col.names", table);
  return !names || !names.offsetParent || names.getBoundingClientRect().width >= Number(names.dataset.least) * parseFloat(getComputedStyle(table).fontSize);
}

// Words below a chart that would run into one another: every second is left out, or more; the last one stays. Numbers that cover
// later ones are left out too: the line is there to be seen, and its end is told.
function thin(section) {
  const under = all(".plot .under", section);
  for (const one of under) one.style.visibility = "";
  const edges = under.map((one) => one.getBoundingClientRect()), last = under.length - 1;
  const crowded = (step) => edges.some((one, at) => at + step <= last && (last - at) % step === 0 && edges[at + step].left < one.right + one.height * 0.25);
  let step = 1;
  while (step < last && crowded(step)) step += 1;
  under.forEach((one, at) => { if ((last - at) % step) one.style.visibility = "hidden"; });
  const kept = all(".plot .last", section).map((one) => one.getBoundingClientRect());
  for (const one of all(".plot .each", section).reverse()) {
    const box = one.getBoundingClientRect();
    const covered = kept.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom);
    one.style.visibility = covered ? "hidden" : "";
    if (!covered) kept.push(box);
  }
}

function setSize(section, size) {
  section.style.setProperty("--fit", size.toFixed(3));
  section.style.setProperty("--head", Math.max(LEAST_HEAD, Math.min(size, sizeOf(section))).toFixed(3));
}

function fitOne(section) {
  let size = sizeOf(section) * ($("table, .only", section) ? 1.3 : 1);
  const least = leastOf(section);
  section.style.removeProperty("--row");
  for (setSize(section, size); !fits(section) && size > least; setSize(section, size)) size = Math.max(least, size * LESS);
  return size;
}

function fit(section, among) {
  if (!section || section.dataset.fitted) return;
  const run = section.dataset.run;
  const pages = run ? among.filter((one) => one.dataset.run === run) : [section];
  const sizes = pages.map(fitOne), least = Math.min(...sizes);
  pages.forEach((page, number) => setSize(page, Math.min(sizes[number], least * ALIKE)));
  pages.forEach(thin);
  spread(pages.filter((page) => $("table", page)));
  for (const page of pages) page.dataset.fitted = "yes";
}

// What room is left goes between the rows.
function spread(pages) {
  const give = (air) => pages.forEach((page) => page.style.setProperty("--row", `${air}em`));
  for (const air of LINES) {
    give(air);
    if (pages.every(fits)) return;
  }
  pages.forEach((page) => page.style.removeProperty("--row"));
}

function unfit(from = document) {
  for (const section of all(".slide", from)) delete section.dataset.fitted;
}

// ---- Keys. Clickers send PageUp, PageDown, "b" or ".". ----
let typed = "";
const actions = {
  next: () => turn(1),
  back: () => turn(-1),
  first: () => go({ slide: 1 }),
  last: () => go({ slide: count() }),
  black: () => go({ ...place, black: !place.black }),
  lookup: () => openLookup(),
  keys: () => ($("#keys").hidden = !$("#keys").hidden),
  return: () => (place.unit || place.black) && go({ slide: place.slide }),
  theme: () => appear("nen", settings.grounds, 1, true),
  larger: () => appear("coChu", settings.sizes, 1),
  smaller: () => appear("coChu", settings.sizes, -1),
  full: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.())?.catch(() => {}),
};
const KEYS = {
  ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", ArrowLeft: "back", ArrowUp: "back", PageUp: "back",
  Home: "first", End: "last", b: "black", ".": "black", "/": "lookup", "?": "keys", Escape: "return", t: "theme", f: "full",
  "+": "larger", "=": "larger", "-": "smaller", "−": "smaller",
};

function tellTyped() {
  $("#typed").textContent = typed ? fill(words.page, { n: typed }) : "";
}

function onKey(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return;
  if (event.target.closest("input, textarea, select")) return;
  if (event.target.closest("button, a") && (event.key === " " || event.key === "Enter")) return;
  touched();
  if (/^\d$/.test(event.key)) typed = (typed + event.key).slice(0, 4).replace(/^0+/, "");
  else if (event.key === "Enter" && typed) {
    const slide = Number(typed);
    typed = "";
    go({ slide });
  } else {
    const name = event.key === " " && event.shiftKey ? "back" : KEYS[event.key] ?? KEYS[event.key.toLowerCase()];
    typed = "";
    if (!name) return tellTyped();
    if (name === "return" && !$("#keys").hidden) actions.keys();
    else actions[name]();
  }
  tellTyped();
  event.preventDefault();
}
let touched = () => {};
document.addEventListener("keydown", onKey);

// ---- How it looks: kept in the address, so that a reload and a copied link look the same. ----
function appear(name, values, step, round = false) {
  const [wall] = all(".wall");
  const at = values.indexOf(wall.dataset[name]) + step;
  const value = values[round ? (at + values.length) % values.length : Math.min(Math.max(at, 0), values.length - 1)];
  for (const each of all(".wall")) each.dataset[name] = value;
  recut();
  const address = new URL(location.href);
  address.searchParams.set(name === "nen" ? "nen" : "co_chu", value);
  history.replaceState(null, "", (address.protocol === "file:" ? "" : address.search) + nameOf(place));
  looksChanged();
}
let looksChanged = () => {};
