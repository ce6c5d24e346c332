/** One item of the book: its comments in the middle pane, its band and step in the right one.
 *
 * Each item has containers of its own, and a comment keeps its place in its list for good (one taken out leaves a gap
 * that draws nothing). So no field is ever handed from one text to another while somebody types in it. A field gets
 * its text once, when it is made; what comes from elsewhere later makes new fields. */

import { html, nothing, render, svg } from "../vendor/lit-html/lit-html.js";
import { join, parse, PARTS } from "./scorebook-notes.js";

let made = 0;
const BAND_KEYS = [6, 5, 4, 3, 2, 1];

/** @param {number} hundredths */
export const points = (hundredths) => (hundredths / 100).toFixed(2).replace(/\.?0+$/, "");

export const icon = (icons, name) => html`<svg class="zh-i" aria-hidden="true" focusable="false">${svg`<use href="${icons}#i-${name}"></use>`}</svg>`;

function comment(part, said) {
  made += 1;
  return { key: `c${made}`, part, initial: said.text, text: said.text, refs: said.refs, gone: false };
}

export class Item {
  /** @param {object} facts of the sheet @param {object} desk store, paper, icons, moves of the whole book */
  constructor(facts, desk) {
    Object.assign(this, { facts, desk, id: facts.id });
    this.say = document.createElement("div");
    this.score = document.createElement("div");
    this.comments = [];
    this.current = null;
    this.picking = null;
    this.told = "";
    this.adopt();
  }

  get said() { return this.desk.store.draft.get(this.id); }
  get bands() { return this.desk.sheet.bands[this.facts.kind]; }
  /** Index of the band the score lies in, or -1. */
  get band() { return this.said.percent === null ? -1 : this.bands.findIndex((b) => this.said.percent <= b.high); }
  of(part) { return this.comments.filter((c) => c.part === part && !c.gone); }

  /** Take the texts as the store has them now, in new fields. */
  adopt() {
    for (const c of this.comments) c.gone = true;
    for (const { part } of PARTS) this.comments.push(...parse(this.said[part]).map((said) => comment(part, said)));
    this.current = null;
    this.picking = null;
    this.removed = null;
  }

  keep(part) { this.desk.store.set(this.id, part, join(this.of(part))); }

  /** Add a comment and write in it; an empty one that stands there already is used. */
  add(part) {
    let c = this.of(part).find((x) => !x.text.trim());
    if (!c) { c = comment(part, { text: "", refs: [] }); this.comments.push(c); }
    this.current = c;
    this.desk.draw();
    this.field(c)?.focus();
  }

  field(c) { return this.say.querySelector(`#${c.key} textarea`); }
  row(c) { return this.say.querySelector(`#${c.key}`); }

  /** Take a comment out; until the next one is taken out it can be put back where it stood. */
  remove(c) {
    Object.assign(c, { gone: true, initial: c.text });
    this.removed = c;
    this.current = null;
    this.keep(c.part);
    this.desk.draw();
    this.desk.heading();
  }

  restore(c) {
    c.gone = false;
    this.removed = null;
    this.keep(c.part);
    this.desk.draw();
    this.row(c)?.focus();
  }

  /** Link evidence to the comment last worked on: what is selected in the material, else a choice. */
  evidence(c = this.current ?? this.comments.filter((x) => !x.gone).at(-1)) {
    if (!c) { this.tell("先按 S 或 O 写一条评语，再引用证据"); return; }
    this.current = c;
    const ref = this.desk.paper.selected();
    if (ref) { this.link(c, ref); return; }
    this.picking = c;
    this.desk.draw();
    this.say.querySelector(".zh-picker button")?.focus();
  }

  link(c, ref) {
    if (!c.refs.includes(ref)) c.refs = [...c.refs, ref];
    this.picking = null;
    this.keep(c.part);
    this.desk.draw();
    this.row(c)?.focus();
  }

  unlink(c, ref) {
    c.refs = c.refs.filter((r) => r !== ref);
    this.keep(c.part);
    this.desk.draw();
    this.row(c)?.focus();
  }

  tell(text) {
    this.told = text;
    this.desk.draw();
  }

  set(percent) {
    this.told = "";
    this.desk.store.set(this.id, "percent", percent);
  }

  /** Choose a band by its key; a score already in it stays, else the middle step is put down to begin with. */
  choose(key) {
    const { low, high } = this.bands[key - 1];
    if (this.band === key - 1) return;
    const { step } = this.desk.sheet;
    const percent = low + Math.floor(((high - low) / step) / 2) * step;
    this.set(percent);
    this.tell(`第${key}档，先记${percent}%，可再调整`);
  }

  step(by) {
    if (this.said.percent === null) { this.tell("先按 1—6 定档"); return; }
    this.set(Math.min(100, Math.max(0, this.said.percent + by * this.desk.sheet.step)));
    this.tell(`得分率${this.said.percent}%，${points(this.said.percent * this.facts.points)}分`);
  }

  draw() {
    render(this.sayView(), this.say);
    render(this.scoreView(), this.score);
  }

  sayView() {
    const { category, title, gist, asks } = this.facts;
    const n = this.desk.sheet.items.indexOf(this.facts) + 1;
    return html`<p class="meta">${this.id.replace(/\.\d+$/, "")} ${category} · 第${n}条，共${this.desk.sheet.items.length}条</p>
      <h2 class="zh-item" tabindex="-1">${this.id} ${title}</h2>
      <p class="zh-crit">${gist}</p>
      <details class="zh-asks" open><summary>要点</summary><ul>${asks.map((a) => html`<li>${a}</li>`)}</ul></details>
      ${this.conflictView()}
      ${PARTS.map((p) => this.listView(p))}`;
  }

  listView({ part, word, key }) {
    let n = 0;
    return html`<h3 class="zh-h"><span>${word}</span><button class="zh-btn zh-btn--2" type="button" @click=${() => this.add(part)}>添加<span class="vh">${word}</span> <kbd>${key}</kbd></button></h3>
      <ol class="zh-says is-${part}">${this.comments.map((c) => {
        if (c.part === part && c === this.removed) return html`<li class="zh-gone"><span>已删除：${c.text.slice(0, 20) || "（空）"}</span><button class="zh-textbtn" type="button" @click=${() => this.restore(c)}>撤回</button></li>`;
        if (c.part !== part || c.gone) return nothing;
        n += 1;
        return this.commentView(c, `${word}${n}`);
      })}</ol>`;
  }

  commentView(c, name) {
    const { icons, paper } = this.desk;
    const input = (event) => { c.text = event.target.value; this.keep(c.part); };
    return html`<li id=${c.key} tabindex="-1" aria-label=${name} @focusin=${() => { this.current = c; }}>
      <textarea class="zh-input" rows="2" aria-label=${`${name}，${this.id}`} maxlength="1000" .defaultValue=${c.initial} @input=${input} @keydown=${(e) => this.typed(e, c)}></textarea>
      <div class="zh-refs">${c.refs.map((ref) => html`<span class="zh-refone"><button class="zh-textbtn" type="button" @click=${() => paper.reveal(ref)}>${icon(icons, "clip")}${ref.replace(`自评${this.id}`, "自评")}</button><button class="zh-textbtn zh-x" type="button" aria-label=${`${name}去掉引用${ref}`} @click=${() => this.unlink(c, ref)}>×</button></span>`)}
      ${c.refs.length ? nothing : html`<span class="zh-state is-unk">${icon(icons, "unk")}还没有证据</span>`}
      <span class="zh-refacts"><button class="zh-textbtn" type="button" aria-label=${`${name}：引用证据`} @click=${() => this.evidence(c)}>引证</button><button class="zh-textbtn" type="button" aria-label=${`删除${name}`} @click=${() => this.remove(c)}>删除</button></span></div>
      ${this.picking === c ? this.pickerView(c) : nothing}</li>`;
  }

  /** Enter goes on to the next comment of the kind; while a word is being composed it belongs to the composing. */
  typed(event, c) {
    if (event.key !== "Enter" || event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (c.text.trim()) this.add(c.part);
  }

  pickerView(c) {
    const move = (event) => {
      const buttons = [...event.currentTarget.querySelectorAll("button")];
      const at = buttons.indexOf(document.activeElement);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      buttons[(to + buttons.length) % buttons.length].focus();
    };
    return html`<div class="zh-picker" role="group" aria-label="选择证据" @keydown=${move}>
      ${this.desk.paper.offers(this.desk.sheet.files).map(({ ref, gist }) => html`<button type="button" @click=${() => this.link(c, ref)}><b>${ref}</b> <span>${gist}</span></button>`)}
      <p class="meta"><kbd>↑</kbd> <kbd>↓</kbd> 选择，回车引用，<kbd>Esc</kbd> 不引用。也可以先在左边选中文字，再按 <kbd>E</kbd>。</p></div>`;
  }

  conflictView() {
    const apart = this.desk.store.conflicts.get(this.id);
    if (!apart) return nothing;
    const names = { percent: "得分率", ...Object.fromEntries(PARTS.map((p) => [p.part, p.word])) };
    const text = (k, v) => (k === "percent" ? (v === null ? "未评" : `${v}%`) : v || "（空）");
    const take = (which) => () => this.desk.store.choose(this.id, which);
    return html`<section class="zh-conflict" role="alert" aria-label="别处的改动"><p>这一条在别处也改过，两份都在：</p>
      ${Object.entries(apart).map(([k, v]) => html`<div class="zh-version"><b>${names[k]}，这里写的</b><p class="zh-pre">${text(k, this.said[k])}</p><b>${names[k]}，别处保存的</b><p class="zh-pre">${text(k, v)}</p></div>`)}
      <div class="zh-btns"><button class="zh-btn zh-btn--2" type="button" @click=${take("mine")}>用这里写的</button><button class="zh-btn zh-btn--2" type="button" @click=${take("theirs")}>用别处保存的</button>
      ${Object.keys(apart).some((k) => k !== "percent") ? html`<button class="zh-btn zh-btn--2" type="button" @click=${take("both")}>评语两份都留</button>` : nothing}</div></section>`;
  }

  scoreView() {
    const { percent } = this.said;
    const now = this.band;
    const band = this.bands[now];
    const steps = band ? Array.from({ length: (band.high - band.low) / this.desk.sheet.step + 1 }, (_, n) => band.low + n * this.desk.sheet.step) : [];
    return html`<fieldset><legend class="zh-h"><span>先定档：哪一档总体最贴切</span></legend><div class="zh-ladder">${BAND_KEYS.map((key) => {
        const b = this.bands[key - 1];
        return html`<label><input type="radio" name=${`band-${this.id}`} value=${key} .checked=${now === key - 1} @change=${() => this.choose(key)}><kbd>${key}</kbd><b>${b.low}—${b.high}%</b><span>${b.text}</span></label>`;
      })}</div></fieldset>
      <fieldset class="zh-top"><legend class="zh-h"><span>再定分：每级${this.desk.sheet.step}%</span></legend><div class="zh-scoreline">
        ${steps.length ? html`<div class="zh-step">${steps.map((p) => html`<label><input type="radio" name=${`step-${this.id}`} value=${p} .checked=${p === percent} @change=${() => this.set(p)}>${p}%</label>`)}</div><p class="meta"><kbd>←</kbd> <kbd>→</kbd></p>` : html`<p class="quiet">定档以后在这里选</p>`}
        ${percent === null ? nothing : html`<output class="zh-points1"><b>${points(percent * this.facts.points)}</b>分</output>`}</div>
        <p class="meta">${percent === null ? `这一条${this.facts.points}分` : `${this.facts.points}分 × ${percent}%，不取整`}</p></fieldset>
      <div class="zh-btns zh-top"><button class="zh-btn" type="button" @click=${() => this.desk.finish()}>完成本条，到下一条 <kbd>Ctrl ↵</kbd></button></div>
      <p class="zh-told meta" role="status">${this.told}</p>`;
  }
}
