/** The grid of figures: a block pasted from a spreadsheet fills cells, keys move between them.
 *
 * Changes and doubts are computed by the server alone: after a save the page is asked for again and its
 * computed cells replace ours. Without this file the grid is a table of inputs.
 */

const grid = document.querySelector(".zh-figures");
const form = grid?.closest("form");
const told = document.getElementById("paste");

/** Inputs by row and column. */
const cells = () => [...grid.querySelectorAll("tr[data-row]")].map((row) => [...row.querySelectorAll("[data-field]")]).filter((row) => row.length);

/** A cell as spreadsheets write it: (1,200) is a loss, - is nothing, blanks and currency signs go. @param {string} text */
export function plain(text) {
  const bare = text.normalize("NFKC").replace(/[\s¥￥]/gu, "").replace(/[−–—]/g, "-");
  if (/^-*$/.test(bare)) return "";
  return bare.replace(/^\((.+)\)$/, "-$1");
}

/** The block without its head line and name column; `years` tells the columns where the head line has them. @param {string} text */
export function block(text) {
  let rows = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n").map((line) => line.split("\t"));
  const year = (cell) => cell.trim().match(/^((?:19|20)\d\d)年?度?$/)?.[1];
  const years = rows[0].map(year);
  const head = years.some(Boolean) && rows[0].every((cell, n) => year(cell) || n === 0);
  if (head) rows = rows.slice(1);
  const named = rows.length > 0 && rows[0].length > 1 && rows.every((row) => row[0].trim() && !/\d/.test(row[0]));
  const cut = named ? 1 : 0;
  return { rows: rows.map((row) => row.slice(cut).map(plain)), years: head ? years.slice(cut) : null };
}

/** Fill from a cell on; how many cells were filled and how many found no place. */
function fill(from, { rows, years }) {
  const all = cells();
  const r0 = all.findIndex((row) => row.includes(from));
  const c0 = all[r0].indexOf(from);
  let filled = 0;
  let left = 0;
  rows.forEach((row, r) => row.forEach((text, c) => {
    const line = all[r0 + r] ?? [];
    const target = years ? line.find((input) => input.dataset.field.includes(`.${years[c]}.`)) : line[c0 + c];
    if (!target) { left += text ? 1 : 0; return; }
    target.value = text;
    target.dispatchEvent(new Event("input", { bubbles: true }));
    target.dispatchEvent(new Event("change", { bubbles: true }));
    filled += 1;
  }));
  return { filled, left };
}

function paste(event) {
  const text = event.clipboardData.getData("text/plain");
  if (!event.target.matches("[data-field]") || !/[\t\n]/.test(text.trim())) return;
  event.preventDefault();
  const { filled, left } = fill(event.target, block(text));
  told.textContent = `已粘贴${filled}格${left ? `，另有${left}格超出表格，没有填入` : ""}。请核对单位：没有写单位的按万元。`;
  told.setAttribute("role", "status");
}

/** Arrows up and down and Enter between rows; left and right at the ends of a cell's text. */
function move(event) {
  const from = event.target;
  if (!from.matches("[data-field]") || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const all = cells();
  const r = all.findIndex((row) => row.includes(from));
  const c = all[r].indexOf(from);
  const start = from.selectionStart === 0 && from.selectionEnd === 0;
  const end = from.selectionStart === from.value.length;
  const to = {
    ArrowUp: () => all[r - 1]?.[c],
    ArrowDown: () => all[r + 1]?.[c],
    Enter: () => all[r + (event.shiftKey ? -1 : 1)]?.[c] ?? all[0][c + 1],
    ArrowLeft: () => (start ? all[r][c - 1] : null),
    ArrowRight: () => (end ? all[r][c + 1] : null),
  }[event.key]?.();
  if (event.key === "Enter") event.preventDefault();
  if (!to) return;
  event.preventDefault();
  to.focus();
  to.select();
}

/** Take the computed cells and the doubts from the page as the server has it now. */
async function renew() {
  const response = await fetch(location.pathname, { credentials: "same-origin" }).catch(() => null);
  if (!response?.ok || response.redirected) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = [...page.querySelectorAll("[data-calc]")];
  const ours = [...document.querySelectorAll("[data-calc]")];
  if (fresh.length !== ours.length) return;
  ours.forEach((cell, n) => { cell.textContent = fresh[n].textContent; });
  const doubts = document.getElementById("doubts");
  const now = page.getElementById("doubts");
  if (now && doubts.innerHTML !== now.innerHTML) doubts.replaceChildren(...now.childNodes);
}

if (grid && form) {
  let timer = 0;
  grid.addEventListener("paste", paste);
  grid.addEventListener("keydown", move);
  form.addEventListener("zh-saved", () => { clearTimeout(timer); timer = setTimeout(renew, 400); });
}
