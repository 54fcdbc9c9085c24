// The wall: shows one slide by a class, and keeps it whatever becomes of server, database and network.
const wall = $("main.wall");
let shown = $(".slide.on", wall); // the first one came before the others
$("#begun")?.remove();

function draw(at) {
  const next = sectionOf(at);
  fit(next, slidesOf(wall));
  if (next !== shown) {
    shown?.classList.remove("on");
    next.classList.add("on");
    shown = next;
  }
  $("#black").hidden = !at.black;
  document.body.classList.toggle("black", at.black);
}

listeners.push((at, here) => {
  draw(at);
  if (here) channel?.postMessage({ kind: "place", place: shared(at), mover: `${token}:${(me.count += 1)}`, from: "wall" });
});

// All slides are made to fit while nobody waits, those near the shown one first. A browser that is never idle, as on a busy machine, or
// in a window that it does not paint, may keep such work for ever: a tenth of a second is as long as it may.
const soon = (work) => (window.requestIdleCallback ? requestIdleCallback(work, { timeout: 100 }) : setTimeout(work, 50));
let round = 0;
function fitAll() {
  const mine = (round += 1), near = (one) => Math.abs(Number(one.id.slice(1)) - place.slide);
  const waiting = [...slidesOf(wall).sort((one, other) => near(one) - near(other)), ...unitsOf(wall)];
  const step = () => {
    if (mine !== round) return;
    const until = performance.now() + 12;
    const pages = slidesOf(wall);
    while (waiting.length && performance.now() < until) fit(waiting.shift(), pages);
    if (waiting.length) soon(step);
    else wall.dataset.ready = "yes";
  };
  soon(step);
}

function refit() {
  delete wall.dataset.ready;
  unfit();
  draw(place);
  fitAll();
  sayHello();
}
looksChanged = refit;
renewed = () => { shown = $(".slide.on", wall); delete wall.dataset.ready; fitAll(); };
let frame = 0;
addEventListener("resize", () => { cancelAnimationFrame(frame); frame = requestAnimationFrame(refit); });
sayHello = () => channel?.postMessage({ kind: "size", width: innerWidth, height: innerHeight, nen: wall.dataset.nen, coChu: wall.dataset.coChu });
told = (text) => { $("#told").textContent = text ?? ""; };

// On paper a slide is a page.
addEventListener("beforeprint", () => {
  document.documentElement.classList.add("printing");
  unfit();
  for (const page of slidesOf(wall)) fit(page, slidesOf(wall));
});
addEventListener("afterprint", () => { document.documentElement.classList.remove("printing"); refit(); });

// A screen that nobody attends turns by itself, until somebody touches a key.
let turning = 0;
if (settings.turning) turning = setInterval(() => go({ slide: place.slide % count() + 1 }, false), settings.turning * 1000);
touched = () => { clearInterval(turning); document.body.classList.add("idle"); };

// The mouse is seen only while it moves; the screen stays lit.
let still = 0;
addEventListener("mousemove", () => {
  document.body.classList.remove("idle");
  clearTimeout(still);
  still = setTimeout(() => document.body.classList.add("idle"), 3000);
});
const stayLit = () => navigator.wakeLock?.request("screen").catch(() => {});
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && stayLit());

addEventListener("hashchange", () => { const named = placeNamed(location.hash); if (named && nameOf(named) !== nameOf(place)) go(named); });
go(placeNamed(location.hash) ?? place, false);
document.fonts.ready.then(refit);
stayLit();
if (settings.live) ask();
