// Links between screens are followed without a reload: the address changes, Streamlit hears it as if the visitor had
// pressed Back or Forward, and draws the screen of that address. Without this script the same links load the page.
(() => {
  "use strict";
  const soft = (anchor) =>
    anchor.origin === location.origin && anchor.closest(".qd") && !anchor.hasAttribute("download") &&
    anchor.target !== "_blank" && !anchor.pathname.includes("/export/") && !anchor.hash &&
    new URLSearchParams(anchor.search).get("ngon_ngu") === new URLSearchParams(location.search).get("ngon_ngu");

  function follow(href) {
    if (href === location.href) return;
    const samePage = new URL(href).pathname === location.pathname;
    history.pushState({}, "", href);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    if (!samePage) document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  }

  // A part that the address names comes after the page itself: go there once it stands.
  if (location.hash) {
    const watch = new MutationObserver(() => {
      const part = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (part) { watch.disconnect(); part.scrollIntoView(); }
    });
    watch.observe(document.documentElement, { childList: true, subtree: true });
    setTimeout(() => watch.disconnect(), 10_000);
  }

  // A device that turns dark or light while a screen is open: Streamlit colours its own parts at once, ours when it draws.
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    setTimeout(() => window.dispatchEvent(new PopStateEvent("popstate", { state: {} })), 100);
  });

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const anchor = event.target.closest?.("a[href]");
    if (anchor) {
      if (!soft(anchor)) return;
      event.preventDefault();
      follow(anchor.href);
      return;
    }
    const row = event.target.closest?.(".qd tr[data-href]");
    if (row && !String(getSelection())) follow(row.querySelector(".name a").href);
  });
})();

// A button with data-copy puts its text on the clipboard and says so beside it. Browsers offer their clipboard on https
// only; an office often has none, so there the text is selected in a field out of sight and copied as by Ctrl+C.
(() => {
  "use strict";
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      field.readOnly = true;
      field.style.cssText = "position:fixed;top:0;left:-9999px";
      document.body.append(field);
      field.select();
      const copied = document.execCommand("copy");
      field.remove();
      return copied;
    }
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("button[data-copy]");
    if (!button) return;
    const said = button.parentElement.querySelector("[role=status]");
    said.textContent = "";
    if (!(await copy(button.dataset.copy))) return;
    button.focus();
    said.textContent = button.dataset.done;
    setTimeout(() => { said.textContent = ""; }, 4000);
  });
})();
