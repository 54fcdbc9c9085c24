// Of a file larger than may come in, the browser sends only so much that the server still tells of it by name and writes
// it into the history. What Streamlit itself refuses never reaches the server and is gone with the next drawing.
(() => {
  "use strict";
  const most = Number("/* FILE_BYTES */");
  const isLarge = (file) => file.size > most;
  const begun = (file) => isLarge(file)
    ? new File([file.slice(0, most + 1)], file.name, { type: file.type, lastModified: file.lastModified }) : file;

  function put(input, files) {
    const chosen = new DataTransfer();
    for (const file of files) chosen.items.add(begun(file));
    input.files = chosen.files;
  }

  document.addEventListener("change", ({ target }) => {
    if (target.type === "file" && [...target.files].some(isLarge)) put(target, [...target.files]);
  }, true);

  document.addEventListener("drop", (event) => {
    const place = event.target.closest?.('[data-testid="stFileUploader"]'), files = [...event.dataTransfer.files];
    const input = place?.querySelector("input[type=file]");
    if (!input || !files.some(isLarge)) return;
    event.preventDefault();
    event.stopPropagation();
    event.target.dispatchEvent(new DragEvent("dragleave", { bubbles: true })); // nothing hovers there any more
    put(input, files);
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }, true);
})();
