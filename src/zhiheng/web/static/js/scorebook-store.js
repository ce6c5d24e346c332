/** What stands in the book, what of it is saved, and how the difference reaches the server.
 *
 * Edits wait until typing rests, never longer than LONGEST. Only items that changed are sent, with the version that
 * was seen and a key that makes a repetition harmless. When the book was changed elsewhere (409), edits that do not
 * touch each other are put together; where both changed the same, both stay until the expert chooses. What could not
 * be sent stays here and is sent again, first exactly as it was. */

const REST = 1500;
const LONGEST = 4500;
const RETRY = 10000;
const TEXTS = ["strengths", "improvements", "visits"];
const ALL = ["percent", ...TEXTS];

const two = (n) => String(n).padStart(2, "0");
const clock = (now) => `${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`;

function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
}

/** One item as four plain values. */
function value(sheet, id) {
  const notes = sheet.notes[id] ?? {};
  return { percent: sheet.percent[id] ?? null, ...Object.fromEntries(TEXTS.map((t) => [t, notes[t] ?? ""])) };
}

export class Store {
  /** @param {object} sheet as the page brings it @param {string} token @param {() => void} changed @param {(id: string) => void} adopted */
  constructor(sheet, token, changed, adopted) {
    Object.assign(this, { sheet, token, changed, adopted });
    this.version = sheet.version;
    this.draft = new Map(sheet.items.map((i) => [i.id, value(sheet, i.id)]));
    this.saved = new Map(sheet.items.map((i) => [i.id, value(sheet, i.id)]));
    this.conflicts = new Map();
    this.status = { kind: "save", text: "还没有改动" };
    this.closed = false;
    window.addEventListener("online", () => this.save());
    window.addEventListener("beforeunload", (event) => { if (this.unsaved) event.preventDefault(); });
  }

  edited(id) { return ALL.some((k) => this.draft.get(id)[k] !== this.saved.get(id)[k]); }
  get unsaved() { return Boolean(this.pending) || this.conflicts.size > 0 || this.sheet.items.some((i) => this.edited(i.id)); }
  get hundredths() { return this.sheet.items.reduce((sum, i) => sum + i.points * (this.draft.get(i.id).percent ?? 0), 0); }
  get scored() { return this.sheet.items.filter((i) => this.draft.get(i.id).percent !== null).length; }

  /** done: scored; doing: something is written, no score yet. */
  state(id) {
    const said = this.draft.get(id);
    return said.percent !== null ? "done" : TEXTS.some((t) => said[t]) ? "doing" : "todo";
  }

  set(id, key, to) {
    if (this.draft.get(id)[key] === to) return;
    this.draft.get(id)[key] = to;
    this.first ??= Date.now();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), Math.max(0, Math.min(REST, this.first + LONGEST - Date.now())));
    if (this.status.kind === "save") this.status = { kind: "doing", text: "有改动，几秒内保存" };
    this.changed();
  }

  say(kind, text) {
    this.status = { kind, text };
    this.changed();
  }

  /** Send what is unsaved now. @returns {Promise<boolean>} whether the server has everything */
  async flush() {
    for (let round = 0; round < 5 && this.unsaved; round += 1) if (!(await this.save())) return false;
    return !this.unsaved;
  }

  save() {
    this.running ??= this.send().finally(() => { this.running = null; });
    return this.running;
  }

  /** The next request: changed items that are not waiting for a choice. */
  next() {
    const ids = this.sheet.items.map((i) => i.id).filter((id) => this.edited(id) && !this.conflicts.has(id));
    if (!ids.length) return null;
    const sent = new Map(ids.map((id) => [id, { ...this.draft.get(id) }]));
    const percent = {};
    const notes = {};
    for (const [id, said] of sent) {
      const before = this.saved.get(id);
      if (said.percent !== before.percent) percent[id] = said.percent;
      if (TEXTS.some((t) => said[t] !== before[t])) notes[id] = { ...this.sheet.notes[id], ...Object.fromEntries(TEXTS.map((t) => [t, said[t]])) };
    }
    return { key: newKey(), sent, body: JSON.stringify({ object: this.sheet.object, args: { percent, notes, version: this.version } }) };
  }

  async send() {
    clearTimeout(this.timer);
    if (this.closed) return false;
    this.pending ??= this.next();
    if (!this.pending) return !this.unsaved;
    this.first = null;
    this.say("doing", "正在保存……");
    try {
      const headers = { "Content-Type": "application/json", "X-CSRFToken": this.token, "Idempotency-Key": this.pending.key };
      return await this.settle(await fetch("/api/v1/acts/score", { method: "POST", credentials: "same-origin", headers, body: this.pending.body }));
    } catch {
      return this.later("off", "网络断开，文字仍在本页，恢复后自动保存");
    }
  }

  later(kind, text) {
    this.timer = setTimeout(() => this.save(), RETRY);
    this.say(kind, text);
    return false;
  }

  async settle(response) {
    const answer = await response.json().catch(() => ({}));
    if (response.ok) return this.accept(answer.version);
    if (response.status === 409) return this.meet();
    if (response.status === 401 || response.status === 403) return this.signedOut();
    if (response.status >= 500 || response.status === 429) return this.later("off", "还没有保存，文字仍在本页，稍后自动再试");
    this.pending = null;
    this.say("issue", `没有保存，文字仍在本页：${answer.title ?? "请核对后再试"}`);
    return false;
  }

  accept(version) {
    for (const [id, said] of this.pending.sent) this.saved.set(id, said);
    this.version = version;
    this.pending = null;
    if (this.sheet.items.some((i) => this.edited(i.id) && !this.conflicts.has(i.id))) {
      this.timer = setTimeout(() => this.save(), REST);
      this.say("doing", "有改动，几秒内保存");
    } else if (this.conflicts.size) this.say("issue", "有条款在别处改过，请选择");
    else this.say("save", `已保存 ${clock(new Date())}`);
    return true;
  }

  /** This page as the server has it now: its sheet, or null where the book is locked or nobody is signed in. */
  async reread() {
    const page = new DOMParser().parseFromString(await (await fetch(location.pathname, { credentials: "same-origin" })).text(), "text/html");
    this.token = page.querySelector("form[data-scorebook] [name=csrfmiddlewaretoken]")?.value ?? this.token;
    const text = page.getElementById("island")?.dataset.sheet;
    return { sheet: text ? JSON.parse(text) : null, book: Boolean(page.querySelector("form[data-scorebook]")) };
  }

  async signedOut() {
    const { sheet } = await this.reread();
    if (sheet) return this.later("off", "重新登录后自动保存，文字仍在本页");
    return this.later("off", "已退出登录，文字仍在本页。请在新窗口登录，回来后自动保存");
  }

  async meet() {
    const { sheet, book } = await this.reread();
    this.pending = null;
    if (!sheet) {
      this.closed = book;
      this.say("issue", "这本评分表已经锁定，没有再保存。您刚才写的文字仍在本页，可以抄走");
      return false;
    }
    this.version = sheet.version;
    this.sheet.notes = sheet.notes;
    for (const { id } of this.sheet.items) this.merge(id, value(sheet, id));
    if (this.conflicts.size) {
      this.say("issue", "有条款在别处改过，请选择");
      return false;
    }
    return this.send();
  }

  /** Three ways: what was saved when we last saw it, what stands here, what stands there now. */
  merge(id, theirs) {
    const [base, mine] = [this.saved.get(id), this.draft.get(id)];
    const apart = {};
    for (const k of ALL) {
      if (theirs[k] === base[k] || theirs[k] === mine[k]) continue;
      if (mine[k] === base[k]) { mine[k] = theirs[k]; this.adopted(id); } else apart[k] = theirs[k];
    }
    this.saved.set(id, theirs);
    if (Object.keys(apart).length) this.conflicts.set(id, apart);
  }

  /** @param {"mine" | "theirs" | "both"} which */
  choose(id, which) {
    const mine = this.draft.get(id);
    for (const [k, theirs] of Object.entries(this.conflicts.get(id) ?? {})) {
      if (which === "theirs") mine[k] = theirs;
      if (which === "both" && k !== "percent") mine[k] = [theirs, mine[k]].filter(Boolean).join("\n");
    }
    this.conflicts.delete(id);
    if (which !== "mine") this.adopted(id);
    this.save();
  }
}
