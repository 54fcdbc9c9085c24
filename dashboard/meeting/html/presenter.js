// The presenter's laptop: what is shown and what comes next, notes, time; its keys move the wall.
const store = $("#store"), frames = { now: $("#now .wall"), next: $("#next .wall") };
const screen = { width: 1280, height: 720 };
let waiting = null, sending = false, unsent = false;

// ---- Pictures: the same slides, laid out as large as the wall and made small as a whole. ----
let sized = new WeakMap(); // how large the letters of a slide are: found out once, for trying takes a while
function put(wall, section) {
  const copy = section?.cloneNode(true);
  copy?.removeAttribute("id");
  copy?.classList.add("on");
  wall.replaceChildren(...(copy ? [copy] : []));
  if (!copy) return void (wall.textContent = words.last);
  if (sized.has(section)) {
    copy.style.cssText = sized.get(section);
    thin(copy);
  } else {
    fit(copy, [copy]);
    sized.set(section, copy.style.cssText);
  }
}

function scale() {
  sized = new WeakMap();
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
  if (place.unit) setSubject(place.unit);
}

// ---- Moves go to the other pages of this browser at once, to other machines through the server. ----
// They go before anything is drawn here: the room does not wait for this page.
listeners.push((at, here) => {
  if (here) {
    const mover = `${token}:${(me.count += 1)}`;
    memory.set(mover);
    channel?.postMessage({ kind: "place", place: shared(at), mover, from: "presenter" });
    send(shared(at), mover);
  }
  draw();
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
looksChanged = () => { sized = new WeakMap(); draw(); };
renewed = (found) => {
  sized = new WeakMap();
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
const form = $("#write"), subject = $("#subject"), said = $("#words"), due = $("#due"), answer = $("#answer"), EVERYBODY = { code: "", name: words.everybody };

// About whom: the name is typed, the code stays beside it. A name that was typed and not chosen is no answer, unless it is the only one.
const named = (text) => [...(text.trim() ? [] : [EVERYBODY]), ...matching(text)];
const subjects = searching(subject, $("#subjects"), named, takeSubject);

function listSubjects(open) {
  $("#subjects").hidden = !open;
  subject.setAttribute("aria-expanded", open);
  if (open) subjects.find();
}

function takeSubject(one) {
  subject.value = one.code ? one.name : "";
  subject.dataset.code = one.code;
  listSubjects(false);
}

const setSubject = (code) => takeSubject(unitsOf(store).find((one) => one.dataset.code === code)?.dataset ?? EVERYBODY);
subject.addEventListener("input", () => { delete subject.dataset.code; listSubjects(true); });
subject.addEventListener("blur", () => {
  const names = named(subject.value);
  if (subject.dataset.code === undefined && (names.length === 1 || !subject.value.trim())) takeSubject(names[0]);
  listSubjects(false);
});
subject.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const open = !$("#subjects").hidden;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (!open) listSubjects(true);
    else if (event.key === "ArrowDown") subjects.down();
    else subjects.up();
  } else if (event.key === "Enter" && open) {
    const one = subjects.selected();
    if (one) takeSubject(one);
  } else if (event.key === "Escape" && open) listSubjects(false);
  else return;
  event.preventDefault();
});

async function write(what) {
  try {
    const done = await post("trinh-bay/ket-luan", what);
    const refused = done.ok ? null : await done.json().catch(() => null);
    answer.textContent = done.ok ? words.written : refused?.reason ?? words.unwritten;
    due.setAttribute("aria-invalid", refused?.field === "due");
    if (refused?.field === "due") due.focus();
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
  if (subject.dataset.code === undefined) return void ((answer.textContent = words.unknown), subject.focus());
  const button = $("button[type=submit]", form);
  button.disabled = true;
  if (await write({ action: "write", subject: subject.dataset.code, said: said.value, due_on: due.value.trim() })) {
    form.reset();
    setSubject(place.unit);
  }
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
setSubject("");
scale();
tick();
go(placeNamed(location.hash) ?? place, false);
document.fonts.ready.then(() => { scale(); draw(); });
channel?.postMessage({ kind: "hello" });
readConclusions();
ask();
