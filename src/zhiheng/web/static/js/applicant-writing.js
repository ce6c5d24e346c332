/** The text of an item: counts characters, cleans what is pasted from a word processor, names files.
 *
 * Counting and naming need nothing else; saving is autosave.js's, which hears the input events of this file.
 */

const area = document.querySelector("textarea[data-low]");
const told = document.getElementById("told");

/** Characters without white space. @param {string} text */
const count = (text) => [...text.replace(/\s/gu, "")].length;

function show() {
  const n = count(area.value);
  document.querySelector("[data-count]").textContent = n.toLocaleString("en");
  document.querySelector("[data-bar]").setAttribute("width", String(Math.min(150, (150 * n) / Number(area.dataset.high))));
  for (const note of document.querySelectorAll("[data-used]")) {
    note.textContent = area.value.includes(`〔${note.dataset.used}`) ? "已引用" : "";
  }
}

/** Plain paragraphs: no control or private characters, no soft hyphens, bullets as ·, cells apart, at most one empty line. @param {string} text */
export function clean(text) {
  return text
    .replace(/\r\n?|[\u000b\u2028\u2029]/g, "\n")
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "")
    .replace(/^[ \t\u00a0\u3000]*[\uf0b7\uf0a7\uf06c\uf06e\uf0d8\u2022\u25cf\u25a0\u25c6][ \t\u00a0]*/gm, "· ")
    .replace(/[\ue000-\uf8ff]/g, "")
    .replace(/\u00a0/g, " ")
    .replace(/[\u0000-\u0008\u000c\u000e-\u001f\u007f]/g, "")
    .replace(/\t/g, "  ")
    .replace(/[ \u3000]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n");
}

/** Put text where the cursor is, so that undoing takes it back. @param {string} text */
function insert(text) {
  area.focus();
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function paste(event) {
  const text = event.clipboardData.getData("text/plain");
  if (!text) return;
  event.preventDefault();
  const html = event.clipboardData.getData("text/html");
  const lost = [/<table/i.test(html) && "表格的边框", /<img/i.test(html) && "图片"].filter(Boolean);
  insert(clean(text));
  told.textContent = lost.length ? `已粘贴文字。${lost.join("和")}没有带入，需要的请作为证明材料上传后引用。` : "已粘贴文字。";
}

if (area) {
  area.addEventListener("input", show);
  area.addEventListener("paste", paste);
  for (const button of document.querySelectorAll("[data-mark]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      insert(`〔${button.dataset.mark}〕`);
      told.textContent = `已在光标处引用 ${button.dataset.mark}。`;
    });
  }
  show();
}
