/** The keys of the scorebook. A single letter does nothing while somebody types, nor when single keys are switched
 *  off, nor together with Alt, Meta or Ctrl; Esc and Ctrl+Enter work everywhere. */

const OFF = "zhiheng-single-keys-off";
const TYPED = "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])";

export const LIST = [
  ["J / K", "下一条 / 上一条"], ["1—6", "定档"], ["← / →", "减 5% / 加 5%"], ["S", "写一条优势"], ["O", "写一条改进机会"],
  ["V", "写一条现场查证"], ["E", "给刚写的评语引用证据"], ["/", "在全部自评中查找"], ["Ctrl + 回车", "完成本条，到下一条"],
  ["回车（写评语时）", "接着写下一条评语"], ["Esc", "离开输入框；关掉选择"], ["?", "打开、收起这张表"],
];

export const singleKeys = () => localStorage.getItem(OFF) !== "1";

/** @param {boolean} on */
export function switchSingleKeys(on) {
  if (on) localStorage.removeItem(OFF); else localStorage.setItem(OFF, "1");
}

/** @param {KeyboardEvent} event @returns {string} the name of the move, or "" */
function move(event) {
  if (event.isComposing) return "";
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return "finish";
  if (event.key === "Escape") return "leave";
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(TYPED)) return "";
  const arrows = { ArrowLeft: "less", ArrowRight: "more" };
  if (arrows[event.key]) return event.target.closest(".zh-picker") ? "" : arrows[event.key];
  if (!singleKeys()) return "";
  if (/^[1-6]$/.test(event.key)) return `band${event.key}`;
  const letters = { j: "next", k: "before", s: "strengths", o: "improvements", v: "visits", e: "evidence", "/": "find", "?": "help" };
  return letters[event.key.toLowerCase()] ?? "";
}

/** @param {Record<string, (event: KeyboardEvent) => void>} moves */
export function listen(moves) {
  document.addEventListener("keydown", (event) => {
    const name = move(event);
    const done = moves[name] ?? (name.startsWith("band") ? () => moves.band(Number(name.slice(4))) : null);
    if (!done) return;
    event.preventDefault();
    done(event);
  });
}
