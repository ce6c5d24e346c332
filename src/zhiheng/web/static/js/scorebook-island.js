/** The scorebook on one screen: the material on the left, comments in the middle, the score on the right, the 23 items
 *  below. Built over the plain form, which stays in the page, hidden, and is used where this does not run. */

import { html, nothing, render } from "../vendor/lit-html/lit-html.js";
import { Item, icon, points } from "./scorebook-item.js";
import { LIST, listen, singleKeys, switchSingleKeys } from "./scorebook-keys.js";
import { Paper } from "./scorebook-paper.js";
import { parse, PARTS } from "./scorebook-notes.js";
import { Store } from "./scorebook-store.js";

const CHECK = "check";
const STATES = { done: "已完成", doing: "进行中", todo: "未开始" };

function pane(name, label) {
  const made = document.createElement("section");
  made.className = `zh-pane zh-pane--${name}`;
  if (name !== "doc") made.tabIndex = 0;
  made.setAttribute("aria-label", label);
  return made;
}

class Desk {
  constructor(host, form) {
    this.host = host;
    this.form = form;
    this.icons = host.dataset.icons;
    this.sheet = JSON.parse(host.dataset.sheet);
    const token = form.elements.namedItem("csrfmiddlewaretoken").value;
    this.store = new Store(this.sheet, token, () => this.draw(), (id) => this.items.get(id).adopt());
    this.items = new Map(this.sheet.items.map((facts) => [facts.id, new Item(facts, this)]));
    this.order = [...this.items.keys(), CHECK];
    this.panes = { doc: pane("doc", "申报材料"), say: pane("say", "评语"), score: pane("score", "评分") };
    this.keys = document.createElement("div");
    this.keys.className = "zh-paper zh-keys";
    this.paper = new Paper(this.panes.doc, this.keys);
    this.foot = document.createElement("nav");
    this.foot.className = "zh-bookfoot";
    this.foot.setAttribute("aria-label", "23条进度");
    this.check = { say: document.createElement("div"), score: document.createElement("div") };
    for (const side of ["say", "score"]) this.panes[side].append(...[...this.items.values()].map((i) => i[side]), this.check[side]);
    host.append(this.panes.doc, this.panes.say, this.panes.score, this.foot);
  }

  open() {
    document.getElementById("plain").hidden = true;
    document.body.classList.add("zh-book");
    this.host.hidden = false;
    listen({
      next: () => this.move(1), before: () => this.move(-1), finish: () => this.finish(), leave: () => this.leave(),
      less: () => this.item?.step(-1), more: () => this.item?.step(1), band: (key) => this.item?.choose(key),
      strengths: () => this.item?.add("strengths"), improvements: () => this.item?.add("improvements"), visits: () => this.item?.add("visits"),
      evidence: () => this.item?.evidence(), find: () => this.paper.query.focus(), help: () => this.help(),
    });
    window.addEventListener("hashchange", () => this.go(location.hash.slice(1), false));
    const asked = location.hash.slice(1);
    this.go(this.order.includes(asked) ? asked : this.undone() ?? CHECK, false);
  }

  get item() { return this.items.get(this.at); }
  undone(from = 0) {
    const ids = this.sheet.items.map((i) => i.id);
    return [...ids.slice(from), ...ids.slice(0, from)].find((id) => this.store.state(id) !== "done");
  }

  go(id, focus = true) {
    if (!this.order.includes(id)) return;
    this.at = id;
    history.replaceState(null, "", `#${id}`);
    if (id !== CHECK) this.paper.turn(id);
    for (const [key, item] of [...this.items, [CHECK, this.check]]) for (const side of ["say", "score"]) item[side].hidden = key !== id;
    this.panes.say.scrollTop = 0;
    this.draw();
    if (focus) this.heading();
  }

  heading() { this.panes.say.querySelector("div:not([hidden]) > h2")?.focus(); }
  move(by) { this.go(this.order[Math.min(this.order.length - 1, Math.max(0, this.order.indexOf(this.at) + by))]); }

  /** Done with this item: save at once and go to the next that is not; without a score say so and stay. */
  finish() {
    if (!this.item) return;
    this.store.save();
    if (this.store.state(this.at) !== "done") { this.item.tell("还没有得分率：按 1—6 定档。评语已经另行保存"); return; }
    this.go(this.undone(this.order.indexOf(this.at) + 1) ?? CHECK);
  }

  /** Esc: out of a field to the comment it belongs to; a choice of evidence or the list of keys closes. */
  leave() {
    const { activeElement } = document;
    if (this.item?.picking) { const c = this.item.picking; this.item.picking = null; this.draw(); this.item.row(c)?.focus(); return; }
    if (this.paper.view === "keys") { this.help(); return; }
    const row = activeElement?.closest(".zh-says li");
    if (row) row.focus(); else if (activeElement === this.paper.query) this.paper.shelf.focus(); else this.heading();
  }

  help() {
    if (this.paper.view === "keys") { this.paper.show("source"); this.heading(); return; }
    this.paper.show("keys");
    this.keys.querySelector("h2").focus();
  }

  draw() {
    if (!this.at) return;
    if (this.item) this.item.draw(); else this.drawCheck();
    render(this.footView(), this.foot);
    render(this.keysView(), this.keys);
    this.paper.cite(this.cited());
  }

  /** Evidence → the comments that rest on it, over the item that is open. */
  cited() {
    const by = new Map();
    for (const { part, word } of PARTS) this.item?.of(part).forEach((c, n) => c.refs.forEach((ref) => by.set(ref, [...(by.get(ref) ?? []), `${word}${n + 1}`])));
    return by;
  }

  footView() {
    const { kind, text } = this.store.status;
    const dot = ({ id, title }) => {
      const state = this.store.conflicts.has(id) ? "issue" : this.store.state(id);
      return html`<a class="is-${state}" href="#${id}" title="${id} ${title}" aria-current=${id === this.at ? "page" : nothing}><span class="vh">${title}，${state === "issue" ? "别处改过，请选择" : STATES[state]}：</span>${id.replace(/^4\./, "")}</a>`;
    };
    return html`<div class="zh-dots">${this.sheet.items.map(dot)}<a class="is-check" href="#${CHECK}" aria-current=${this.at === CHECK ? "page" : nothing}>核对锁定</a></div>
      <p class="zh-sum">已评 <b>${this.store.scored}</b>／${this.sheet.items.length}　合计 <output><b>${points(this.store.hundredths)}</b></output> 分</p>
      <p class="zh-saved ${kind === "save" || kind === "doing" ? "" : "is-off"}" role="status" id="said">${icon(this.icons, kind)}${text}</p>
      <button class="zh-textbtn" type="button" @click=${() => this.help()}>全部按键 <kbd>?</kbd></button>`;
  }

  keysView() {
    return html`<h2 tabindex="-1">全部按键</h2><dl class="zh-keylist">${LIST.map(([key, word]) => html`<dt><kbd>${key}</kbd></dt><dd>${word}</dd>`)}</dl>
      <label class="zh-pick"><input type="checkbox" .checked=${singleKeys()} @change=${(e) => switchSingleKeys(e.target.checked)}><span>使用单个字母和数字的按键</span></label>
      <p class="meta">在输入框里打字时，单个按键不起作用。<a href="?plain=1">改用普通表单</a></p>`;
  }

  drawCheck() {
    const rows = this.sheet.items.map(({ id, title, points: most }) => {
      const said = this.store.draft.get(id);
      const count = PARTS.map(({ part }) => parse(said[part]).length);
      return html`<tr><th scope="row"><a href="#${id}">${id} ${title}</a></th><td class="num">${said.percent === null ? html`<b>未评</b>` : `${said.percent}%`}</td><td class="num">${said.percent === null ? "" : points(said.percent * most)}</td><td class="num">${count.join("／")}</td></tr>`;
    });
    render(html`<h2 class="zh-item" tabindex="-1">核对全部23条</h2><table class="zh-table zh-checktable"><caption class="vh">全部条款的得分率与优势、改进机会、现场查证的条数</caption><thead><tr><th scope="col">条款</th><th scope="col" class="num">得分率</th><th scope="col" class="num">得分</th><th scope="col" class="num">评语</th></tr></thead><tbody>${rows}</tbody></table>`, this.check.say);
    render(this.lockView(), this.check.score);
  }

  lockView() {
    const left = this.sheet.items.length - this.store.scored;
    const body = left
      ? html`<p>还有${left}条没有评分，评完才能锁定。</p><div class="zh-btns"><a class="zh-btn" href="#${this.undone()}">去评 ${this.undone()}</a></div>`
      : html`<p>锁定后不能改动。锁定以后，您可以看到其他评审员已锁定的评分表。</p>
        <form method="post" action=${this.form.action} @submit=${(event) => this.lock(event)}>
        <input type="hidden" name="csrfmiddlewaretoken" .value=${this.store.token}><input type="hidden" name="idempotency_key" value=${this.form.elements.namedItem("idempotency_key").value}>
        <input type="hidden" name="version" .value=${String(this.store.version)}><input type="hidden" name="act" value="lock">
        <div class="zh-btns"><button class="zh-btn zh-btn--grave" type="submit">锁定评分表</button><a href="#${this.sheet.items[0].id}">返回，再看看</a></div></form>`;
    return html`<section class="zh-grave zh-lock" aria-labelledby="lock-h"><h2 id="lock-h">锁定评分表</h2><dl class="zh-facts"><dt>已评</dt><dd>${this.store.scored}／${this.sheet.items.length}</dd><dt>合计</dt><dd><b class="zh-total">${points(this.store.hundredths)}</b> 分，满分${this.sheet.maximum}分</dd></dl>${body}</section>
      <p class="zh-told meta" role="status">${this.told ?? ""}</p>`;
  }

  /** Lock only what the server has: a save under way is waited for, a failed one keeps the book open. */
  async lock(event) {
    event.preventDefault();
    const { target } = event;
    this.told = "正在保存，保存好即锁定……";
    this.draw();
    if (await this.store.flush()) { target.elements.namedItem("version").value = String(this.store.version); target.submit(); return; }
    this.told = "还有内容没有保存，没有锁定。保存好以后再锁定";
    this.draw();
  }
}

/** @param {HTMLElement} host @param {HTMLFormElement} form */
export function open(host, form) {
  new Desk(host, form).open();
}
