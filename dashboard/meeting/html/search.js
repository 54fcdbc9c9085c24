// ---- Organisations by their names, typed without marks: on the wall by "/", on the presenter's page to conclude about. ----

// Names that hold every word; those written with the same marks first, then those that begin so.
function matching(text) {
  const asked = fold(text).split(" ").filter(Boolean), exact = text.trim().toLowerCase().normalize("NFC");
  const rank = (one) => {
    const name = one.dataset.name.toLowerCase().normalize("NFC");
    return (name.includes(exact) ? 0 : 2) + (` ${one.dataset.folded}`.includes(` ${asked.join(" ")}`) ? 0 : 1);
  };
  return unitsOf(home()).filter((one) => asked.every((word) => one.dataset.folded.includes(word)))
    .map((one, at) => [rank(one), at, one]).sort((one, other) => one[0] - other[0] || one[1] - other[1]).map((one) => one[2].dataset);
}

// A field with a list below it: what is typed finds, arrows choose, Enter or the mouse takes.
function searching(field, list, found, take) {
  const most = 8;
  let chosen = 0;
  const rows = () => all("[data-code]", list);
  function choose(at) {
    chosen = Math.min(Math.max(at, 0), Math.max(rows().length - 1, 0));
    rows().forEach((row, number) => row.setAttribute("aria-selected", number === chosen));
    if (rows().length) field.setAttribute("aria-activedescendant", rows()[chosen].id);
    else field.removeAttribute("aria-activedescendant");
  }
  function rowOf(one, at) {
    const row = Object.assign(document.createElement("li"), { role: "option", id: `${list.id}-${at}`, textContent: one.name });
    row.dataset.code = one.code;
    row.addEventListener("mousedown", (event) => { event.preventDefault(); take(one); });
    return row;
  }
  function find() {
    const names = found(field.value).slice(0, most);
    list.replaceChildren(...names.map(rowOf));
    if (!names.length) {
      const none = Object.assign(document.createElement("li"), { role: "option", textContent: words.none });
      none.setAttribute("aria-disabled", "true");
      list.append(none);
    }
    choose(0);
  }
  const selected = () => found(field.value)[chosen];
  field.addEventListener("input", find);
  return { find, selected, down: () => choose(chosen + 1), up: () => choose(chosen - 1) };
}

// ---- "/": an organisation over the slide. ----
const lookup = $("#lookup"), field = $("input", lookup);
const looking = searching(field, $("ul", lookup), matching, (one) => show(one.code));
let before = null;

function openLookup() {
  before = document.activeElement;
  lookup.hidden = false;
  field.value = "";
  looking.find();
  field.focus();
}

function closeLookup() {
  lookup.hidden = true;
  before?.focus?.();
  if (document.activeElement === field) field.blur();
}

function show(code) {
  closeLookup();
  go({ slide: place.slide, unit: code });
}

lookup.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "ArrowDown") looking.down();
  else if (event.key === "ArrowUp") looking.up();
  else if (event.key === "Escape") closeLookup();
  else if (event.key === "Enter") {
    const one = looking.selected();
    if (one) show(one.code);
  } else return;
  event.preventDefault();
});
