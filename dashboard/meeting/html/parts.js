// In a hall letters are larger, so that a table turns pages of fewer rows. Pages with different letters must still agree where the
// meeting is: whatever they show, they count by the smallest parts, and tell each other the number of a part, not of their slide.
const FEW = 7, HALL = "hoi_truong";
const isHall = () => $(".wall").dataset.coChu === HALL;
const atOf = (slide) => Number(slidesOf(home())[slide - 1].dataset.at);
const slideAt = (at) => Math.max(1, slidesOf(home()).findLastIndex((one) => Number(one.dataset.at) <= at) + 1);
const shared = (at) => ({ ...at, slide: atOf(at.slide) });
const own = (at) => ({ ...at, slide: slideAt(at.slide) });

// The rows of a table in parts as equal as can be; no heading of rows stands last in one.
function partsOf(rows) {
  const found = [];
  for (let left = Math.max(1, Math.ceil(rows.length / FEW)), first = 0; first < rows.length || !found.length; left -= 1) {
    let last = left > 1 ? first + Math.ceil((rows.length - first) / left) : rows.length;
    while (last < rows.length && last - first > 1 && rows[last - 1].matches(".group, .section")) last -= 1;
    found.push(rows.slice(first, last));
    first = last;
  }
  return found;
}

function join(from) {
  for (const part of all(".slide.part", from)) {
    $("tbody", part.previousElementSibling).append(...all("tbody > tr", part));
    part.remove();
  }
}

function split(section, parts) {
  let before = section;
  parts.forEach((rows, number) => {
    if (!number) return;
    const part = section.cloneNode(true);
    part.classList.add("part");
    part.classList.remove("on");
    part.dataset.at = Number(section.dataset.at) + number;
    $(".said", part)?.remove();
    $("tbody", part).replaceChildren(...rows);
    before.after(part);
    before = part;
  });
  delete section.dataset.fitted;
}

// Cut the slides for the letters that are shown, then number them anew.
function cut(from = home()) {
  join(from);
  let at = 1;
  slidesOf(from).forEach((section, number) => {
    const parts = partsOf(all("tbody > tr", section));
    Object.assign(section.dataset, { at, about: number });
    if (isHall() && parts.length > 1) split(section, parts);
    at += parts.length;
  });
  const pages = slidesOf(from);
  pages.forEach((page, number) => {
    page.id = `s${number + 1}`;
    delete page.dataset.fitted;
    $(".place", page).textContent = fill(words.slide, { n: number + 1, all: pages.length });
    const run = pages.filter((one) => one.dataset.run === page.dataset.run);
    $(".turned", page).textContent = run.length > 1 ? `(${run.indexOf(page) + 1}/${run.length})` : "";
  });
}

// The same after the letters changed: the meeting stays where it is.
function recut() {
  const at = atOf(place.slide);
  cut();
  place = { ...place, slide: slideAt(at) };
}
cut();
