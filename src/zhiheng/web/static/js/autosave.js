/** Saves edited answers a few seconds after typing rests. The form works without this file.
 *
 * Form: data-save (URL), data-object, data-icons; every answer has a hidden input version-NAME. An answer is
 * sent as {"object", "args": {"field", "text", "version"}}, one at a time; the reply carries its new version.
 * When another person changed the same answer (409) both texts stay on the page until the writer chooses.
 * Text that could not be sent stays in its field and is tried again; when the session has ended the page says
 * so, waits for the writer to sign in again and then saves the same text. Nothing is written to the browser's
 * storage: the drafts hold trade secrets, and computers are shared. A form handed in while a save is under way
 * waits for it, and is not handed in at all while nobody is signed in.
 */

import { refresh, panel } from "./applicant-session.js";

const DELAY = 3000;
const RETRY = 15000;
const MOST_KEPT = 40000; // bytes that a browser sends after a page is gone, with room to spare

/** @returns {string} a key that makes a repeated request harmless */
function key() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}

/** @param {string} tag @param {string} text @param {string} [name] */
function element(tag, text, name) {
  const node = document.createElement(tag);
  node.textContent = text;
  if (name) node.className = name;
  return node;
}

/** One answer of the form, whatever asks for it: @param {HTMLElement} at @param {string} name */
function answer(form, at, name, read, write) {
  const version = form.elements.namedItem(`version-${name}`);
  return {
    at, name, read, write, sent: read(), timer: 0, busy: null, pending: null, refused: false,
    get version() { return Number(version?.value ?? at.dataset.version); },
    set version(n) { if (version) version.value = String(n); },
    get dirty() { return read() !== this.sent; },
    get open() { return document.getElementById(`${at.id}-conflict`); },
  };
}

/** @param {HTMLFormElement} form */
function answers(form) {
  const plain = [...form.querySelectorAll("[data-field]")].map((at) =>
    answer(form, at, at.dataset.field, () => at.value, (text) => { at.value = text; }));
  const picks = [...form.querySelectorAll("fieldset")].flatMap((at) => {
    const radios = [...at.querySelectorAll("input[type=radio]")];
    if (!radios.length || !form.elements.namedItem(`version-${radios[0].name}`)) return [];
    const read = () => radios.find((r) => r.checked)?.value ?? "";
    return [answer(form, at, radios[0].name, read, (text) => radios.forEach((r) => { r.checked = r.value === text; }))];
  });
  return [...plain, ...picks];
}

/** @param {HTMLFormElement} form */
function start(form) {
  const status = document.getElementById("saved");
  const all = answers(form);
  let line = Promise.resolve();
  let leaving = false;
  let away = null;

  function say(icon, text, off) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", "zh-i");
    svg.setAttribute("aria-hidden", "true");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", `${form.dataset.icons}#i-${icon}`);
    svg.append(use);
    status.replaceChildren(svg, text);
    status.classList.toggle("is-off", Boolean(off));
  }

  function later(one, delay) {
    clearTimeout(one.timer);
    one.timer = setTimeout(() => save(one), delay);
  }

  function conflict(one, theirs, version) {
    one.open?.remove();
    const box = element("section", "", "zh-conflict");
    box.id = `${one.at.id}-conflict`;
    box.setAttribute("role", "alert");
    const buttons = element("div", "", "zh-btns");
    const choose = (words, text) => {
      const button = element("button", words, "zh-btn zh-btn--2");
      button.type = "button";
      button.addEventListener("click", () => {
        const chosen = text();
        one.version = version;
        one.sent = null;
        box.remove();
        one.write(chosen);
        one.at.focus();
        one.at.dispatchEvent(new Event("input", { bubbles: true }));
        save(one);
      });
      return button;
    };
    buttons.append(choose("用上面我写的", one.read), choose("用下面另一位写的", () => theirs));
    box.append(element("p", "另一位同事也改了这一段，两份都在，请选择。也可以把下面的文字抄到上面再选。"), element("p", theirs || "（空）", "zh-pre zh-version"), buttons);
    one.at.after(box);
    say("issue", "另一位同事也改了这一段，请选择", true);
  }

  async function send(one, text, id) {
    const body = JSON.stringify({ object: form.dataset.object, args: { field: one.name, text, version: one.version } });
    return fetch(form.dataset.save, {
      method: "POST",
      credentials: "same-origin",
      keepalive: document.hidden && body.length * 3 < MOST_KEPT,
      headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.namedItem("csrfmiddlewaretoken").value, "Idempotency-Key": id },
      body,
    });
  }

  async function settle(one, text, response) {
    const reply = await response.json().catch(() => ({}));
    if (response.ok) {
      one.version = reply.version;
      one.sent = text;
      one.pending = null;
      one.refused = false;
      say("save", `已保存 ${reply.at.slice(11, 19)}`);
      accepted(one);
      form.dispatchEvent(new CustomEvent("zh-saved"));
    } else if (response.status === 409 && reply.version !== undefined) {
      one.pending = null;
      conflict(one, reply.theirs ?? "", reply.version);
    } else if (response.status === 401 || (response.status === 403 && !one.refused)) {
      one.refused = response.status === 403;
      await signedOut(one);
    } else if (response.status >= 500 || response.status === 429) {
      say("off", "还没有保存，文字仍在本页，稍后再试", true);
      later(one, RETRY);
    } else {
      one.pending = null;
      const other = response.status === 404 ? "登录的不是原来的单位，请换回原来的账号" : reply.title;
      say("issue", `没有保存，文字仍在本页：${other ?? "请刷新页面后再试"}`, true);
    }
  }

  /** What the server refused before and now took is no fault any more; contradictions stay until they are checked anew. */
  function accepted(one) {
    const fault = document.getElementById(`${one.at.id}-e`);
    if (!fault || new URLSearchParams(location.search).has("from")) return;
    (fault.closest(".zh-rowerr") ?? fault).remove();
    one.at.removeAttribute("aria-invalid");
    const summary = document.querySelector(".zh-errors");
    summary?.querySelector(`a[href="#${one.at.id}"]`)?.closest("li").remove();
    if (summary && !summary.querySelector("li")) summary.remove();
    else if (summary) summary.querySelector("h2").textContent = `有${summary.querySelectorAll("li").length}处需要改正`;
  }

  /** A token that another tab's signing in replaced is fetched anew; without a session the writer is asked to sign in. */
  async function signedOut(one) {
    if (await refresh(form)) later(one, 0);
    else wait();
  }

  function wait() {
    say("off", "已退出登录，文字仍在本页，登录后接着保存", true);
    away ??= panel(form, resume);
  }

  async function resume() {
    if (!(await refresh(form))) return false;
    away?.remove();
    away = null;
    say("doing", "已重新登录，正在保存……");
    all.filter((one) => one.dirty).forEach((one) => save(one));
    if (!all.some((one) => one.dirty)) say("save", "已重新登录");
    return true;
  }

  /** Join the line; whoever waits for the promise waits for this answer. */
  function save(one) {
    clearTimeout(one.timer);
    if (!one.dirty || one.busy || one.open || away) return one.busy ?? Promise.resolve();
    one.busy = line = line.then(() => store(one)).finally(() => {
      one.busy = null;
      if (one.pending === null && one.dirty && !one.open && one.read() !== one.failed) later(one, DELAY);
    });
    return one.busy;
  }

  async function store(one) {
    const text = one.read();
    if (text === one.sent) return;
    if (one.pending?.text !== text) one.pending = { text, id: key() };
    say("doing", "正在保存……");
    one.failed = text;
    try {
      await settle(one, text, await send(one, text, one.pending.id));
    } catch {
      say("off", "网络断开，文字仍在本页，恢复后自动上传", true);
      later(one, RETRY);
    }
  }

  const settled = () => Promise.all(all.filter((one) => one.dirty || one.busy).map((one) => save(one)));

  for (const one of all) {
    one.at.addEventListener("input", () => later(one, DELAY));
    one.at.addEventListener("change", () => save(one));
  }
  form.addEventListener("submit", async (event) => {
    if (leaving) return;
    event.preventDefault();
    all.forEach((one) => clearTimeout(one.timer));
    await Promise.all(all.map((one) => one.busy));
    const there = await refresh(form).catch(() => null);
    if (there === null) return say("off", "网络断开，文字仍在本页，请稍后再保存", true);
    if (!there) return wait();
    leaving = true;
    form.requestSubmit(event.submitter);
  });
  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.("a[href]");
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button || event.defaultPrevented;
    if (!link || elsewhere || link.target || link.hash || link.origin !== location.origin || !all.some((one) => one.dirty)) return;
    event.preventDefault();
    await settled();
    location.assign(link.href);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) settled();
    else if (away) resume();
  });
  window.addEventListener("focus", () => { if (away) resume(); });
  window.addEventListener("online", settled);
  window.addEventListener("beforeunload", (event) => { if (!leaving && all.some((one) => one.dirty)) event.preventDefault(); });
}

document.querySelectorAll("form[data-save]").forEach((form) => start(form));
