// The presenter's laptop: what is shown and what comes next, notes, time; its keys move the wall.
const store = $("#store"), frames = { now: $("#now .wall"), next: $("#next .wall") };
const screen = { width: 1280, height: 720 };
let waiting = null, sending = false, unsent = false;

// ---- Pictures: the same slides, laid out as large as the wall and made small as a whole. ----
function put(wall, section) {
  const copy = section?.cloneNode(true);
  copy?.removeAttribute("id");
  copy?.classList.add("on");
  wall.replaceChildren(...(copy ? [copy] : []));
  if (!copy) wall.textContent = words.last;
  else fit(copy, [copy]);
}

function scale() {
  document.documentElement.style.fontSize = `${Math.min(screen.width * 0.021, screen.height * 0.03)}px`;
  for (const wall of Object.values(frames)) {
    const frame = wall.parentElement, by = frame.clientWidth / screen.width;
    wall.style.setProperty("--w", `${screen.width}px`);
    wall.style.setProperty("--h", `${screen.height}px`);
    wall.style.transform = `scale(${by})`;
    frame.style.height = `${screen.height * by}px`;
  }
}

function draw() {
  const next = place.unit ? place.slide : place.slide + 1;
  put(frames.now, sectionOf(place));
  put(frames.next, next <= count() ? sectionOf({ slide: next, unit: "" }) : null);
  frames.now.classList.toggle("dark", place.black);
  $("#place").textContent = place.unit ? words.unit : fill(words.place, { n: place.slide, all: count() });
  const about = (place.unit ? settings.unitNotes[place.unit] : settings.notes[slidesOf(store)[place.slide - 1].dataset.about]) ?? {};
  $("#note").textContent = about.note ?? "";
  $("#note-box").hidden = !about.note;
  $("#why").replaceChildren(...(about.why ?? []).map((text) => Object.assign(document.createElement("li"), { textContent: text })));
  $("#why-box").hidden = !about.why?.length;
  $("#screen").hidden = !about.href;
  if (about.href) $("#screen").href = about.href.replace(/^\//, "");
  if (place.unit) subject.value = place.unit;
}

// ---- Moves go to the other pages of this browser at once, to other machines through the server. ----
listeners.push((at, here) => {
  draw();
  if (!here) return;
  const mover = `${token}:${(me.count += 1)}`;
  memory.set(mover);
  channel?.postMessage({ kind: "place", place: shared(at), mover, from: "presenter" });
  send(shared(at), mover);
});

// The newest place is what counts: what was not sent yet is replaced by it.
async function send(at, mover) {
  waiting = { slide: at.slide, black: at.black, looked_up: at.unit, mover };
  if (sending) return;
  sending = true;
  while (waiting) {
    const moved = waiting;
    try {
      const answer = await post("trinh-chieu/dang-chieu", moved);
      unsent = !answer.ok;
    } catch {
      unsent = true;
    }
    if (unsent) break; // the next answer of the server sends it again
    if (waiting === moved) waiting = null;
  }
  sending = false;
}

const post = (path, said) => fetch(address(path), {
  method: "POST", cache: "no-store", headers: { "content-type": "application/json" }, body: JSON.stringify(said), signal: AbortSignal.timeout(PATIENCE),
});

// The wall on this machine was moved by its own keys: everybody else hears of it from here.
heardBeside = (data) => { if (data.from === "wall") send(data.place, data.mover); };
answered = (found) => {
  $("#newer").hidden = !found.newer;
  $("#newer").textContent = words.newer;
  if (waiting && !sending) send({ slide: waiting.slide, black: waiting.black, unit: waiting.looked_up }, waiting.mover);
};
told = (text, why) => {
  $("#told").textContent = !text ? "" : why === "gone" ? text : `${text} ${words.unreached}`;
};
resized = ({ width, height, nen, coChu }) => {
  Object.assign(screen, { width, height });
  for (const wall of Object.values(frames)) Object.assign(wall.dataset, { nen, coChu });
  recut();
  scale();
  go(place, false);
};
looksChanged = draw;
renewed = (found) => {
  settings.notes = found.notes ?? settings.notes;
  settings.unitNotes = found.unitNotes ?? settings.unitNotes;
  readConclusions();
};

// ---- Clock. ----
const began = Date.now();
function tick() {
  const minutes = Math.floor((Date.now() - began) / 60000);
  $("#clock").textContent = clock(new Date());
  $("#running").textContent = fill(words.running, { time: `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}` });
}
setInterval(tick, 1000);

for (const button of all("[data-act]")) button.addEventListener("click", () => actions[button.dataset.act]());

// ---- Conclusions. ----
const form = $("#write"), subject = $("#subject"), said = $("#words"), due = $("#due"), answer = $("#answer");
const nameOption = (unit) => Object.assign(document.createElement("option"), { value: unit.dataset.code, textContent: unit.dataset.name });
subject.append(...unitsOf(store).map(nameOption));

// A day is written as everywhere in the papers, whatever language the browser speaks: its own field would follow that.
function dayOf(text) {
  const found = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim());
  if (!found) return null;
  const [day, month, year] = found.slice(1).map(Number), moment = new Date(Date.UTC(year, month - 1, day));
  return moment.getUTCMonth() === month - 1 && year > 1900 ? moment.toISOString().slice(0, 10) : null;
}

async function write(what) {
  try {
    const done = await post("trinh-bay/ket-luan", what);
    answer.textContent = done.ok ? words.written : (await done.json().catch(() => null))?.reason ?? words.unwritten;
    if (done.ok) readConclusions();
    return done.ok;
  } catch {
    answer.textContent = words.unwritten;
    return false;
  }
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (!said.value.trim()) return void (answer.textContent = words.empty);
  const until = due.value.trim() ? dayOf(due.value) : "";
  due.setAttribute("aria-invalid", until === null);
  if (until === null) return void ((answer.textContent = words.due), due.focus());
  const button = $("button[type=submit]", form);
  button.disabled = true;
  if (await write({ action: "write", subject: subject.value, said: said.value, due_on: until })) form.reset();
  button.disabled = false;
});

function rowOf(one) {
  const row = document.createElement("li"), label = document.createElement("label"), box = document.createElement("input");
  box.type = "checkbox";
  box.checked = one.done;
  box.addEventListener("change", async () => {
    if (!(await write({ action: box.checked ? "done" : "reopen", number: one.number }))) box.checked = !box.checked;
  });
  const text = document.createElement("span"), about = document.createElement("small");
  text.textContent = one.said;
  about.textContent = one.about;
  label.append(box, text, about);
  row.append(label);
  return row;
}

async function readConclusions() {
  try {
    const found = await fetch(address("trinh-bay/ket-luan"), { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    if (found.ok) $("#earlier").replaceChildren(...(await found.json()).conclusions.map(rowOf));
  } catch { /* the list that is there stays */ }
}

addEventListener("resize", scale);
addEventListener("hashchange", () => { const named = placeNamed(location.hash); if (named && nameOf(named) !== nameOf(place)) go(named); });
scale();
tick();
go(placeNamed(location.hash) ?? place, false);
document.fonts.ready.then(() => { scale(); draw(); });
channel?.postMessage({ kind: "hello" });
readConclusions();
ask();
