// What a button opens stands at the end of the page, so Tab would go through everything behind it first. Whoever opened
// it by keyboard is brought into it, goes on from the button after its last stop, and is back at the button with Escape.
(() => {
  "use strict";
  const BODY = '[data-testid="stPopoverBody"]', BUTTON = '[data-testid="stPopoverButton"], [data-testid="stPopover"] button';
  let opener = null;
  const stops = (body) => [...body.querySelectorAll("a[href], button, input, [tabindex]")]
    .filter((one) => one.tabIndex >= 0 && !one.disabled && one.getClientRects().length);

  new MutationObserver((changes) => {
    if (!opener?.isConnected) return;
    const body = changes.flatMap((change) => [...change.addedNodes])
      .map((node) => node.nodeType === 1 && (node.matches(BODY) ? node : node.querySelector(BODY))).find(Boolean);
    if (body) setTimeout(() => stops(body)[0]?.focus({ preventScroll: true }), 50);
  }).observe(document.documentElement, { childList: true, subtree: true });

  document.addEventListener("pointerdown", () => { opener = null; }, true);
  document.addEventListener("keydown", (event) => {
    const button = event.target.closest?.(BUTTON), body = event.target.closest?.(BODY);
    if (button && (event.key === "Enter" || event.key === " ")) opener = button;
    if (!body || !opener?.isConnected) return;
    if (event.key === "Escape") {
      setTimeout(() => opener?.focus(), 50);
    } else if (event.key === "Tab") {
      const all = stops(body), at = all.indexOf(document.activeElement);
      if (at !== (event.shiftKey ? 0 : all.length - 1)) return;
      if (event.shiftKey) event.preventDefault();
      opener.focus(); // and from there to the next stop of the page
    }
  }, true);
})();
