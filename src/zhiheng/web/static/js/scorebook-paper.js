/** The left pane: the application's own words, moved here from the plain form. It shows one text at a time, finds
 *  words in all of them, and tells which paragraph is meant by a selection. It belongs to no template, so that marks
 *  and selections survive whatever is drawn beside it. */

import { FIGURES, paragraphId, paragraphRef } from "./scorebook-notes.js";

const VIEWS = [["source", "本条自评"], ["figures", "三年数据"], ["files", "证明材料"], ["facts", "单位概况"]];

function element(tag, text, className, attributes = {}) {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = className;
  for (const [name, to] of Object.entries(attributes)) made.setAttribute(name, to);
  return made;
}

export class Paper {
  /** @param {HTMLElement} host @param {HTMLElement} keys the list of keys, shown here too */
  constructor(host, keys) {
    this.host = host;
    this.texts = new Map([...document.querySelectorAll("[data-paper]")].map((n) => [n.dataset.paper, n]));
    this.texts.set("keys", keys);
    this.hits = [];
    this.at = -1;
    this.chips = element("div", "", "zh-chips", { role: "group", "aria-label": "材料" });
    for (const [view, word] of VIEWS) {
      const chip = element("button", word, "", { type: "button", "data-view": view });
      chip.addEventListener("click", () => this.show(view));
      this.chips.append(chip);
    }
    this.shelf = element("div", "", "zh-shelf", { tabindex: "0", role: "group", "aria-label": "材料正文" });
    this.shelf.append(...this.texts.values());
    for (const title of this.shelf.querySelectorAll("h3")) title.replaceWith(element("h2", title.textContent, "", { tabindex: "-1" }));
    host.append(this.chips, this.finder(), this.shelf);
  }

  finder() {
    const form = element("form", "", "zh-join zh-find1", { role: "search" });
    const label = element("label", "在全部自评中查找", "vh", { for: "find" });
    this.query = element("input", "", "zh-input", { id: "find", type: "search", autocomplete: "off", placeholder: "在全部自评中查找" });
    const button = element("button", "下一处", "zh-btn zh-btn--2", { type: "submit" });
    this.found = element("span", "", "meta nw", { role: "status" });
    form.append(label, this.query, button, this.found);
    form.addEventListener("submit", (event) => { event.preventDefault(); this.next(); });
    this.query.addEventListener("input", () => this.search(this.query.value.trim()));
    return form;
  }

  /** @param {string} item number of the item being scored */
  turn(item) {
    this.item = item;
    this.show("source");
    this.shelf.scrollTop = 0;
  }

  show(view, item = this.item) {
    this.view = view;
    for (const [name, node] of this.texts) node.hidden = name !== (view === "source" ? item : view);
    for (const chip of this.chips.children) {
      const now = chip.dataset.view === view && item === this.item;
      chip.setAttribute("aria-pressed", String(now));
      if (now) chip.setAttribute("aria-current", "true"); else chip.removeAttribute("aria-current");
    }
  }

  search(words) {
    for (const hit of this.hits) hit.replaceWith(hit.firstChild);
    for (const text of this.texts.values()) text.normalize();
    this.hits = words ? [...this.texts].filter(([name]) => /^\d/.test(name)).flatMap(([, text]) => [...text.querySelectorAll("p")].flatMap((p) => this.mark(p, words))) : [];
    this.at = -1;
    this.found.textContent = !words ? "" : this.hits.length ? `共${this.hits.length}处` : "没有找到";
  }

  mark(paragraph, words) {
    const made = [];
    let node = paragraph.firstChild;
    for (let at = node?.data?.indexOf(words) ?? -1; at >= 0; at = node.data.indexOf(words)) {
      const start = node.splitText(at);
      node = start.splitText(words.length);
      const hit = document.createElement("mark");
      start.replaceWith(hit);
      hit.append(start);
      made.push(hit);
    }
    return made;
  }

  next() {
    if (!this.hits.length) return;
    this.hits[this.at]?.classList.remove("is-now");
    this.at = (this.at + 1) % this.hits.length;
    const hit = this.hits[this.at];
    const item = hit.closest("[data-paper]").dataset.paper;
    this.show("source", item);
    hit.classList.add("is-now");
    hit.scrollIntoView({ block: "center" });
    this.found.textContent = `第${this.at + 1}处，共${this.hits.length}处${item === this.item ? "" : `，在${item}`}`;
  }

  /** What a comment on this item can point to: its paragraphs, the figures, the files. */
  offers(files) {
    const paragraphs = [...this.texts.get(this.item).querySelectorAll("p[id]")];
    return [
      ...paragraphs.map((p, n) => ({ ref: paragraphRef(this.item, n + 1), gist: p.textContent.slice(0, 18) })),
      { ref: FIGURES, gist: "营业收入、利润" },
      ...files.map((f) => ({ ref: f.mark, gist: f.name })),
    ];
  }

  /** @returns {string} the paragraph in which words are selected, as evidence, or "" */
  selected() {
    const selection = getSelection();
    if (!selection || selection.isCollapsed) return "";
    const paragraph = selection.anchorNode?.parentElement?.closest("[data-paper] p[id]");
    const found = /^p-([\d.]+)-(\d+)$/.exec(paragraph?.id ?? "");
    return found ? paragraphRef(found[1], Number(found[2])) : "";
  }

  /** Show what a piece of evidence points to. */
  reveal(ref) {
    const id = paragraphId(ref) || `file-${ref}`;
    const target = document.getElementById(id);
    if (ref === FIGURES) this.show("figures");
    else if (paragraphId(ref)) this.show("source", target?.closest("[data-paper]").dataset.paper);
    else this.show("files");
    this.shelf.querySelector(".is-meant")?.classList.remove("is-meant");
    target?.classList.add("is-meant");
    target?.scrollIntoView({ block: "center" });
  }

  /** Write behind each paragraph which comments rest on it. @param {Map<string, string[]>} by ref */
  cite(by) {
    for (const p of this.shelf.querySelectorAll("p[data-refs]")) p.removeAttribute("data-refs");
    for (const [ref, names] of by) {
      const id = paragraphId(ref);
      if (id) document.getElementById(id)?.setAttribute("data-refs", names.join("　"));
    }
  }
}
