// Runs before Streamlit. Its frontend has no language setting: dates, numbers and calendars follow navigator.language,
// and its own words are English. Both are put right here. Only text nodes and attributes change, never elements, so
// that React finds its tree as it left it.
(() => {
  "use strict";
  // Pages lie at the root, so the frontend need not look for its server below each of them first.
  window.__streamlit = { ...window.__streamlit, BACKEND_BASE_URL: `${location.origin}/` };
  const english = new URLSearchParams(location.search).get("ngon_ngu") === "en";
  const language = english ? "en-GB" : "vi-VN";
  for (const [name, value] of [["language", language], ["languages", Object.freeze([language])]])
    Object.defineProperty(Navigator.prototype, name, { get: () => value, configurable: true });
  document.documentElement.lang = english ? "en" : "vi";
  if (english) return;

  const words = /* WORDS */ {};
  const exact = new Map(Object.entries(words.exact));
  const patterns = words.patterns.map(([english, vietnamese]) => [new RegExp(`^(?:${english})$`), vietnamese]);
  const attributes = ["aria-label", "title", "placeholder", "alt", "aria-valuetext"];
  // What stands here is written by us or by the database, and is never Streamlit's to translate.
  const ours = ["stMarkdown", "stMetricValue", "stMetricDelta", "stHtml", "stTable", "stText", "stCode"]
    .map((id) => `[data-testid="${id}"]`).join(",") + ",[data-testid^=stBidiComponent],[data-own-words],script,style";
  const charts = ".vega-embed svg,.vega-embed canvas";

  const month = (_, name) => String(1 + "JanFebMarAprMayJunJulAugSepOctNovDec".indexOf(name) / 3);

  function translated(text) {
    const key = text.trim();
    if (key.length < 2 || key.length > 300) return text;
    const found = exact.get(key);
    if (found !== undefined) return text.replace(key, () => found);
    for (const [pattern, vietnamese] of patterns)
      if (pattern.test(key)) return text.replace(key, () => key.replace(pattern, vietnamese).replace(/\{(\w{3})\}/g, month));
    return text;
  }

  function translateText(node) {
    const text = translated(node.nodeValue);
    if (text === node.nodeValue || node.parentElement?.closest(ours)) return;
    if (node.nodeValue.startsWith(words.developer_advice)) hideCode(node);
    node.nodeValue = text;
  }

  // The dialog of a lost connection tells visitors which command a developer would type.
  function hideCode(node) {
    const dialog = node.parentElement?.closest('[role="dialog"]');
    requestAnimationFrame(() => dialog?.querySelectorAll("pre").forEach((code) => { code.style.display = "none"; }));
  }

  function translateAttribute(element, name) {
    const value = element.getAttribute(name);
    if (!value) return;
    const text = translated(value);
    if (text !== value && !element.closest(ours)) element.setAttribute(name, text);
  }

  function translateTree(root) {
    if (root.nodeType === Node.TEXT_NODE) return translateText(root);
    if (root.nodeType !== Node.ELEMENT_NODE || root.closest(charts)) return;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      node.nodeType === Node.ELEMENT_NODE && node.matches(charts) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    for (let node = root; node; node = walker.nextNode())
      if (node.nodeType === Node.TEXT_NODE) translateText(node);
      else for (const name of attributes) if (node.hasAttribute(name)) translateAttribute(node, name);
  }

  new MutationObserver((mutations) => {
    for (const { type, target, attributeName, addedNodes } of mutations)
      if (type === "attributes") translateAttribute(target, attributeName);
      else if (type === "characterData") translateText(target);
      else addedNodes.forEach(translateTree);
  }).observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: attributes,
  });
})();
