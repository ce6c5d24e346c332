/** Checks a certificate without the network, as proof/certificate.py does: the text, public keys, a signed status list. */

const PREFIX = "ZH1.";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const SIGNATURE = 64;
const FIELDS = 13;
const WORDS = {
  valid: ["met", "证书真实，在有效期内"],
  expired: ["unk", "证书真实，有效期已满"],
  revoked: ["not", "荣誉已被撤销"],
  altered: ["not", "证书内容与签名不符"],
  unlisted: ["unk", "证书内容与签名相符，是否已被撤销不能断定"],
};
const OLD = "这个浏览器不能核对Ed25519签名。请换用新版浏览器，或用命令 zhiheng certificate verify 查验。";

const byId = (id) => document.getElementById(id);
const ring = new Map();
const sheets = [];

/** @param {string} tag @param {string} className @param {...(string|Node)} inside */
function make(tag, className, ...inside) {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...inside);
  return made;
}

const day = (iso) => iso.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, "$1年$2月$3日");
const today = () => new Date().toLocaleDateString("sv-SE");
const pasted = (text) => text.replace(/\s+/g, "").split("#").pop();

/** Bytes of base32 without padding; null where another spelling stands for the same bytes. @param {string} text */
function base32(text) {
  const bytes = [];
  let held = 0, bits = 0;
  for (const letter of text) {
    const value = LETTERS.indexOf(letter);
    if (value < 0) return null;
    held = (held << 5) | value;
    bits += 5;
    if (bits >= 8) { bits -= 8; bytes.push(held >> bits); held &= (1 << bits) - 1; }
  }
  return bits >= 5 || held ? null : Uint8Array.from(bytes);
}

/** @param {string} text */
function base64url(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
}

/** The one written form of a value: keys sorted, no spaces. @param {any} value */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((k) => `${JSON.stringify(k)}:${canonical(value[k])}`).join(",")}}`;
}

/** @param {{key: CryptoKey}|undefined} known @param {string} purpose @param {Uint8Array} body @param {Uint8Array} signature */
async function holds(known, purpose, body, signature) {
  if (!known) return false;
  const head = new TextEncoder().encode(`zhiheng ${purpose}\n`);
  const framed = new Uint8Array(head.length + body.length);
  framed.set(head);
  framed.set(body, head.length);
  return crypto.subtle.verify("Ed25519", known.key, signature, framed);
}

/** Take up public keys, each under the id that follows from it. @param {any} given */
async function learn(given) {
  for (const { id, public: text } of given.keys) {
    const raw = base64url(text);
    const digest = [...new Uint8Array(await crypto.subtle.digest("SHA-256", raw))].map((b) => b.toString(16).padStart(2, "0")).join("");
    if (digest.slice(0, 16) !== id) throw new Error("an id is not that of its key");
    ring.set(id, { key: await crypto.subtle.importKey("raw", raw, "Ed25519", false, ["verify"]), rehearsal: given.rehearsal });
  }
}

/** @param {any} sheet */
async function genuine({ signature, ...said }) {
  try {
    return await holds(ring.get(said.key), "status", new TextEncoder().encode(canonical(said)), base64url(signature));
  } catch { return false; }
}

/** What the lists say whose signature holds, and how many do not hold. */
async function lists() {
  const good = await Promise.all(sheets.map(genuine));
  return { awards: sheets.filter((_, n) => good[n]).flatMap((s) => s.awards), refused: good.filter((g) => !g).length };
}

/** What was signed, or null. @param {string} text */
async function signed(text) {
  const raw = text.startsWith(PREFIX) ? base32(text.slice(PREFIX.length)) : null;
  if (!raw || raw.length <= SIGNATURE) return null;
  const body = raw.slice(SIGNATURE);
  try {
    const said = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
    const known = ring.get(said[FIELDS - 1]);
    const good = said.length === FIELDS && said[0] === 1 && await holds(known, "certificate", body, raw.slice(0, SIGNATURE));
    return good ? { said, rehearsal: known.rehearsal } : null;
  } catch { return null; }
}

/** @param {string} text */
async function judge(text) {
  const found = await signed(text);
  const { awards } = await lists();
  const latest = (rows) => rows.reduce((a, b) => (a && a.as_of >= b.as_of ? a : b), null);
  if (!found) return { outcome: "altered", asOf: latest(awards)?.as_of ?? "" };
  const { said, rehearsal } = found;
  const list = latest(awards.filter((a) => a.register === said[1]));
  if (!list) return { outcome: "unlisted", asOf: "", said, rehearsal };
  const on = today() > list.as_of ? today() : list.as_of;
  const since = list.revoked.find((r) => r.number === said[3])?.since ?? "";
  if (since && since <= on) return { outcome: "revoked", since, asOf: list.as_of, said, rehearsal };
  return { outcome: said[8] && on > said[8] ? "expired" : "valid", asOf: list.as_of, said, rehearsal };
}

/** @param {string} outcome @param {string} title @param {string} text */
function verdict(kind, title, text) {
  const heading = make("h2", "", title);
  heading.id = "verdict";
  heading.tabIndex = -1;
  const made = make("section", `zh-verdict is-${kind}`, make("div", "zh-verdict__m", byId(`mark-${kind}`).content.cloneNode(true)), make("div", "", heading, make("p", "", text)));
  made.setAttribute("aria-labelledby", "verdict");
  return made;
}

/** @param {any[]} said */
function facts(said) {
  const [, , award, number, organisation, uscc, edition, awarded, through, tier, , papers] = said;
  const rows = [["获奖单位", organisation], ["统一社会信用代码", uscc], ["证书编号", number], ["奖项", award.endsWith(tier) ? award : `${award} · ${tier}`], ["届次", edition], ["获奖时间", day(awarded) + (papers ? `（${papers}）` : "")], ["有效期", through ? `至${day(through)}` : "长期"]];
  const list = make("dl", "zh-facts zh-facts--big", ...rows.flatMap(([name, value]) => [make("dt", "", name), make("dd", "", value)]));
  return make("section", "zh-sheet", make("h2", "", "证书内容"), list);
}

async function show() {
  const answer = byId("answer");
  const text = pasted(byId("text").value);
  if (!text) { answer.hidden = true; byId("text").focus(); return; }
  const found = await judge(text);
  const [kind, words] = WORDS[found.outcome];
  const title = words + (found.since ? `（自${day(found.since)}起）` : "");
  const says = found.outcome === "altered" ? "文字不完整、被改动过，或者不是由这里的公钥签发。请重新扫码；仍不相符的，不能证明荣誉属实。" : "请与证书上的内容逐项核对，以下面所列为准。";
  const dated = found.asOf ? `状态截至${day(found.asOf)}。` : "没有这一奖项的状态清单。";
  answer.replaceChildren(verdict(kind, title, `${found.rehearsal ? "演练证书，不产生任何效力。" : ""}${dated}${says}`), ...(found.said ? [facts(found.said)] : []));
  answer.hidden = false;
  byId("verdict").focus();
}

async function tell() {
  const { awards, refused } = await lists();
  const dates = [...new Set(awards.map((a) => `${a.award}：状态截至${day(a.as_of)}`))];
  byId("known").textContent = `公钥${ring.size}把。${dates.length ? `${dates.join("；")}。` : "没有可用的状态清单。"}${refused ? "有状态清单与签名不符，没有采用。" : ""}`;
}

/** A file of keys or of statuses. @param {any} given */
async function take(given) {
  if (given?.keys) await learn(given);
  if (given?.awards) sheets.push(given);
}

/** What lies in the page, then what lies beside it where the page came over the network. */
async function begin() {
  for (const id of ["keys", "status"]) await take(JSON.parse(byId(`${id}-given`)?.textContent || "null"));
  if (location.protocol === "file:") return;
  for (const name of ["keys.json", "status.json"]) {
    const answer = await fetch(name, { cache: "no-cache" }).catch(() => null);
    if (answer?.ok) await take(await answer.json());
  }
}

async function opened() {
  try {
    for (const file of byId("files").files) await take(JSON.parse(await file.text()));
    await tell();
  } catch {
    byId("known").textContent = "打开的文件不是公钥或状态清单，没有采用。请重新选择 keys.json 或 status.json。";
  }
  if (!byId("answer").hidden) await show();
}

/** The text that came with the address, as from the code on a certificate. */
async function arrived() {
  if (!location.hash.startsWith(`#${PREFIX}`)) return;
  byId("text").value = location.hash.slice(1);
  await show();
}

try {
  await begin();
  await tell();
  byId("check").addEventListener("click", show);
  byId("files").addEventListener("change", opened);
  addEventListener("hashchange", arrived);
  await arrived();
} catch {
  byId("known").textContent = OLD;
  byId("check").disabled = true;
}
