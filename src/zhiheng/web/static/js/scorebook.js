/** Opens the scorebook: on one screen where the page brings its sheet, else the plain form with its running total.
 *
 * The plain form works without this file. With it the form shows points per item and the total while scoring, and
 * warns before unsaved scores are left. The server computes the total again; this is only a look ahead. Quarter
 * points stay exact as integers. */

const island = document.getElementById("island");
const form = document.querySelector("form[data-scorebook]");
const total = document.querySelector("#total b");
const done = document.getElementById("done");

/** @param {number} hundredths points × 100 */
const shown = (hundredths) => (hundredths / 100).toFixed(2).replace(/\.?0+$/, "");

function add() {
  let sum = 0;
  let count = 0;
  const items = form.querySelectorAll("[data-points]");
  for (const item of items) {
    const select = item.querySelector("select");
    const points = Number(item.dataset.points) * Number(select.value);
    item.querySelector(".zh-itempoints").textContent = select.value ? `${item.dataset.points}分 × ${select.value}% = ${shown(points)}分` : "";
    if (select.value) { sum += points; count += 1; }
    const dot = document.querySelector(`.zh-dots a[href="#${item.id}"]`);
    if (!dot) continue;
    dot.className = select.value ? "is-done" : "is-todo";
    const name = dot.querySelector(".vh");
    name.textContent = name.textContent.replace(/，[已未]评：$/, select.value ? "，已评：" : "，未评：");
  }
  total.textContent = shown(sum);
  done.textContent = `已评 ${count}／${items.length}`;
}

function plain() {
  let edited = false;
  form.addEventListener("input", () => { edited = true; });
  form.addEventListener("change", add);
  form.addEventListener("submit", () => { edited = false; });
  window.addEventListener("beforeunload", (event) => { if (edited) event.preventDefault(); });
  add();
}

if (island && form) import("./scorebook-island.js").then(({ open }) => open(island, form), plain);
else if (form?.querySelector("select")) plain();
