/** Saves edited answers a few seconds after typing rests. The form works without this file.
 *
 * Form: data-save (URL), data-object, data-icons; fields: data-field, data-version. A field is sent as
 * {"object", "args": {"field", "text", "version"}}; the answer carries the new version. When another person
 * changed the same answer (409) both texts stay on the page until the writer chooses. Text that could not be
 * sent stays in its field and is tried again. A form handed in while a save is under way waits for it, or
 * the two would meet as two versions of one answer.
 */

const DELAY = 3000;
const RETRY = 15000;

/** @returns {string} a key that makes a repeated request harmless */
function key() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}

/** @param {number} n */
const two = (n) => String(n).padStart(2, "0");

/** @param {string} tag @param {string} text @param {string} [name] */
function element(tag, text, name) {
  const node = document.createElement(tag);
  node.textContent = text;
  if (name) node.className = name;
  return node;
}

/** @param {HTMLFormElement} form */
function start(form) {
  const status = document.getElementById("saved");
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const fields = [...form.querySelectorAll("[data-field]")];
  const timers = new Map();
  const saving = new Map();
  const pending = new Map();
  const last = new Map(fields.map((f) => [f, f.value]));

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

  function adopt(field, version) {
    field.dataset.version = String(version);
    const hidden = form.elements.namedItem(`version-${field.dataset.field}`);
    if (hidden) hidden.value = String(version);
  }

  function later(field, delay) {
    clearTimeout(timers.get(field));
    timers.set(field, setTimeout(() => save(field), delay));
  }

  function conflict(field, theirs, version) {
    document.getElementById(`${field.id}-conflict`)?.remove();
    const box = element("section", "", "zh-conflict");
    box.id = `${field.id}-conflict`;
    box.setAttribute("role", "alert");
    const other = element("p", theirs || "（空）", "zh-pre zh-version");
    const buttons = element("div", "", "zh-btns");
    const mine = element("button", "用上面我写的", "zh-btn zh-btn--2");
    const take = element("button", "用下面另一位写的", "zh-btn zh-btn--2");
    mine.type = take.type = "button";
    const choose = (text) => {
      adopt(field, version);
      field.value = text;
      last.delete(field);
      box.remove();
      field.focus();
      save(field);
    };
    mine.addEventListener("click", () => choose(field.value));
    take.addEventListener("click", () => choose(theirs));
    buttons.append(mine, take);
    box.append(element("p", "另一位同事也改了这一段，两份都在，请选择。也可以把下面的文字抄到上面再选。"), other, buttons);
    field.after(box);
    say("issue", "另一位同事也改了这一段，请选择", true);
  }

  async function send(field, text, id) {
    const body = { object: form.dataset.object, args: { field: field.dataset.field, text, version: Number(field.dataset.version) } };
    return fetch(form.dataset.save, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token, "Idempotency-Key": id },
      body: JSON.stringify(body),
    });
  }

  async function settle(field, text, response) {
    const answer = await response.json().catch(() => ({}));
    if (response.ok) {
      adopt(field, answer.version);
      last.set(field, text);
      pending.delete(field);
      const now = new Date();
      say("save", `已保存 ${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`);
      if (field.value !== text) later(field, DELAY);
    } else if (response.status === 409 && answer.version !== undefined) {
      pending.delete(field);
      conflict(field, answer.theirs ?? answer.text ?? "", answer.version);
    } else if (response.status >= 500 || response.status === 429) {
      say("off", "还没有保存，文字仍在本页，稍后再试", true);
      later(field, RETRY);
    } else {
      pending.delete(field);
      say("issue", `没有保存，文字仍在本页：${answer.title ?? "请重新登录后再保存"}`, true);
    }
  }

  async function save(field) {
    const text = field.value;
    if (text === last.get(field) || saving.has(field) || document.getElementById(`${field.id}-conflict`)) return;
    if (pending.get(field)?.text !== text) pending.set(field, { text, id: key() });
    say("doing", "正在保存……");
    const attempt = store(field, text);
    saving.set(field, attempt);
    await attempt;
    saving.delete(field);
    if (field.value !== text) later(field, DELAY);
  }

  async function store(field, text) {
    try {
      await settle(field, text, await send(field, text, pending.get(field).id));
    } catch {
      say("off", "网络断开，文字仍在本页，恢复后自动上传", true);
      later(field, RETRY);
    }
  }

  for (const field of fields) {
    field.addEventListener("input", () => later(field, DELAY));
    field.addEventListener("change", () => save(field));
  }
  const unsaved = () => fields.some((f) => f.value !== last.get(f));
  let leaving = false;
  form.addEventListener("submit", (event) => {
    leaving = true;
    timers.forEach((timer) => clearTimeout(timer));
    if (saving.size === 0) return;
    event.preventDefault();
    Promise.all(saving.values()).then(() => setTimeout(() => form.requestSubmit(event.submitter)));
  });
  window.addEventListener("online", () => fields.forEach((f) => save(f)));
  window.addEventListener("beforeunload", (event) => { if (!leaving && unsaved()) event.preventDefault(); });
}

document.querySelectorAll("form[data-save]").forEach((form) => start(form));
