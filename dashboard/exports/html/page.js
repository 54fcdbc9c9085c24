"use strict";
// Search and sorting. Without this script all rows stand there in the order of the paper.
const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/\s+/g, " ").trim();
const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
const search = document.querySelector(".search");
const input = search.querySelector("input");
const found = search.querySelector("output");
const lists = [...document.querySelectorAll("table[data-list]")];
const names = new Map();
for (const list of lists) for (const row of list.tBodies[0].rows) names.set(row, fold(row.querySelector("[data-name]")?.textContent ?? ""));

function look() {
  const words = fold(input.value);
  const seen = new Set();
  document.body.classList.toggle("searching", words !== "");
  for (const list of lists) {
    let above = null;
    let any = false;
    for (const row of list.tBodies[0].rows) {
      if (row.className === "group" || row.className === "section") {
        above = row;
        above.hidden = words !== "";
        continue;
      }
      if (row.className === "total") {
        row.hidden = words !== "";
        continue;
      }
      row.hidden = !names.get(row).includes(words);
      if (words && !row.hidden) {
        seen.add(row.querySelector("[data-name]").textContent);
        any = true;
        if (above) above.hidden = false;
      }
    }
    list.parentElement.hidden = words !== "" && !any;
  }
  for (const section of document.querySelectorAll("main > section")) section.hidden = words !== "" && !section.querySelector(".scroll:not([hidden]) [data-list]");
  found.textContent = words ? search.dataset.found.replace("{n}", seen.size) : "";
}

function valueOf(row, column) {
  const cell = row.cells[column];
  return cell.dataset.v === undefined ? cell.textContent : Number(cell.dataset.v);
}

function compare(one, other, sign) {
  const [a, b] = [typeof one === "number", typeof other === "number"];
  if (a && b) return sign * (one - other);
  if (a !== b) return a ? -1 : 1; // what is no number stands last, whichever way
  return sign * collator.compare(one, other);
}

// Rows change places among their neighbours only: what belongs to a group stays below its heading.
function sort(table, column, sign) {
  const body = table.tBodies[0];
  let run = [];
  const place = (before) => {
    run.sort((one, other) => compare(valueOf(one, column), valueOf(other, column), sign));
    for (const row of run) body.insertBefore(row, before);
    run = [];
  };
  for (const row of [...body.rows]) {
    if (row.className === "item") run.push(row);
    else place(row);
  }
  place(null);
}

for (const table of lists) {
  for (const head of table.tHead.querySelectorAll("th[data-column]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      for (const other of table.tHead.querySelectorAll("[aria-sort]")) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      sort(table, Number(head.dataset.column), up ? 1 : -1);
    });
  }
}
if (lists.length) {
  search.hidden = false;
  input.addEventListener("input", look);
  look();
}
