// How a page follows the meeting: other pages of this browser at once, other machines by asking the server each second.
const EVERY = 1000, PATIENCE = 4000, SILENT = 2;
const address = (path) => `${path}${settings.query}`;
const channel = settings.live && "BroadcastChannel" in window ? new BroadcastChannel(`trinh-chieu-${settings.meeting}`) : null;
const SEEN = `trinh-chieu-${settings.meeting}`;
const memory = { get: () => { try { return sessionStorage.getItem(SEEN); } catch { return null; } }, set: (value) => { try { sessionStorage.setItem(SEEN, value); } catch { /* private window */ } } };
let lost = null, failures = 0, version = settings.version;
// A link to a slide is opened at that slide; a page that is loaded again, and one without a slide, joins the meeting.
let startsHere = placeNamed(location.hash) !== null && memory.get() === null;
if (memory.get()) isNews(memory.get());

// A move is named by the page that made it and its number there: what was heard before is not followed again.
function isNews(mover) {
  const [from, number] = mover.split(":");
  if (!(Number(number) > (me.heard.get(from) ?? -1))) return false;
  me.heard.set(from, Number(number));
  return true;
}

function hear(next, mover) {
  if (!isNews(mover)) return;
  memory.set(mover);
  if (!startsHere) go(own(next), false);
}

channel?.addEventListener("message", ({ data }) => {
  if (data.kind === "place") {
    startsHere = false;
    hear(data.place, data.mover);
    heardBeside(data);
  } else if (data.kind === "hello") sayHello();
  else if (data.kind === "size") resized(data);
});
let heardBeside = () => {}, sayHello = () => {}, resized = () => {}, answered = () => {}, told = () => {};

const clock = (moment) => new Intl.DateTimeFormat("vi", { hour: "2-digit", minute: "2-digit", hour12: false }).format(moment);

async function ask() {
  try {
    const answer = await fetch(address("trinh-chieu/dang-chieu"), { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status === 404) return lose("gone");
    if (answer.status === 503) return lose("database");
    if (!answer.ok) return lose("server");
    const found = await answer.json();
    failures = 0;
    lost = null;
    told(null);
    if (found.slide) hear({ slide: found.slide, unit: found.looked_up, black: found.black }, found.mover);
    startsHere = false;
    if (found.version !== version) await renew();
    answered(found);
  } catch {
    lose("server");
  } finally {
    setTimeout(ask, EVERY);
  }
}

// One answer that fails is no news: a cable that was touched, a server that was busy.
function lose(why) {
  failures += 1;
  lost = { why, since: lost?.since ?? new Date() };
  if (failures >= SILENT) told(fill(words[why], { time: clock(lost.since) }), why);
}

// A conclusion was written or the agenda changed: the slides are made anew beside those that are shown, then swapped.
async function renew() {
  const answer = await fetch(address("trinh-chieu/trang"), { cache: "no-store", signal: AbortSignal.timeout(30000) });
  if (!answer.ok) return;
  const found = await answer.json();
  const made = document.createElement("template");
  made.innerHTML = found.slides;
  version = found.version;
  replaceSlides(made.content, found);
}

// The slide that is shown stays, even where others came or went before it.
function replaceSlides(fresh, found) {
  cut(fresh);
  const title = $("h2", sectionOf(place))?.textContent, old = place;
  const pages = slidesOf(fresh), kept = $("h2", pages[old.slide - 1])?.textContent === title || old.unit;
  const same = kept ? -1 : pages.findIndex((one) => $("h2", one).textContent === title);
  const next = { ...old, slide: same < 0 ? old.slide : same + 1 };
  const shown = old.unit && unitsOf(fresh).find((one) => one.dataset.code === old.unit) || pages[Math.min(next.slide, pages.length) - 1];
  if (!$("#store")) shown.classList.add("on"); // in the same stroke: no moment without a picture
  home().replaceChildren(...fresh.childNodes);
  renewed(found);
  go(next, false);
}
let renewed = () => {};
