/** Comments as text and back. A part of an item (strengths, improvements, visits) is saved as one text, a comment a
 *  line, its evidence in tortoise-shell brackets behind it: 投诉半小时响应〔自评4.3.3第1段〕〔E-01〕. So the plain form,
 *  the dossier and the heat map show the same words, and nobody needs a second format to read them. */

export const PARTS = [
  { part: "strengths", word: "优势", key: "S" },
  { part: "improvements", word: "改进机会", key: "O" },
  { part: "visits", word: "现场查证", key: "V" },
];
export const FIGURES = "三年数据";
const MARK = /〔(自评[\d.]+第\d+段|三年数据|E-\d+)〕\s*$/;

/** @param {string} line @returns {{text: string, refs: string[]}} */
export function read(line) {
  const refs = [];
  let text = line.trim();
  for (let found = MARK.exec(text); found; found = MARK.exec(text)) {
    refs.unshift(found[1]);
    text = text.slice(0, found.index).trim();
  }
  return { text, refs };
}

/** @param {string} text */
export const parse = (text) => (text ?? "").split("\n").filter((line) => line.trim()).map(read);

/** @param {{text: string, refs: string[]}} said */
const line = ({ text, refs }) => text.replace(/\s*\n\s*/g, " ").trim() + refs.map((ref) => `〔${ref}〕`).join("");

/** A comment without words is none, whatever evidence was linked to it. */
export const join = (comments) => comments.filter((c) => !c.gone && c.text.trim()).map(line).join("\n");

/** @param {string} item @param {number} paragraph from 1 */
export const paragraphRef = (item, paragraph) => `自评${item}第${paragraph}段`;

/** @param {string} ref @returns {string} id of the paragraph, or "" */
export function paragraphId(ref) {
  const found = /^自评([\d.]+)第(\d+)段$/.exec(ref);
  return found ? `p-${found[1]}-${found[2]}` : "";
}
