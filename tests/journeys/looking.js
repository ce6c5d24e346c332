(() => {
  const shown = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: false }) && !e.closest(".vh, .zh-skip, [hidden]") && e.getBoundingClientRect().width > 1;
  const said = (e) => `${e.tagName.toLowerCase()} ${(e.textContent || e.getAttribute("aria-label") || e.name || "").trim().slice(0, 24)}`;

  const texts = {};
  const add = (e, text) => { if (text.trim()) { const f = getComputedStyle(e).fontFamily; texts[f] = [...new Set((texts[f] ?? "") + text)].join(""); } };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n = walk.nextNode(); n; n = walk.nextNode()) if (!n.parentElement.closest("script, style")) add(n.parentElement, n.data);
  for (const e of document.querySelectorAll("[placeholder], [data-l], input[value]")) add(e, (e.placeholder ?? "") + (e.dataset.l ?? "") + (e.type === "hidden" ? "" : e.value ?? ""));

  // A link inside a sentence is exempt (WCAG 2.5.8, inline): its block has words beside those of links.
  const blockOf = (e) => { let b = e.parentElement; while (b && getComputedStyle(b).display.startsWith("inline")) b = b.parentElement; return b; };
  const words = (b) => { const copy = b.cloneNode(true); copy.querySelectorAll("a, button, .vh, svg, table, ul, ol, p, div, label, .zh-state").forEach((x) => x.remove()); return copy.textContent.replace(/[\s·、，。：；（）—|]/g, "").length; };
  const inSentence = (e) => getComputedStyle(e).display === "inline" && words(blockOf(e)) > 0;
  const targets = [...document.querySelectorAll("a[href], button, select, summary, textarea, input:not([type=hidden]), [role=link]")].filter(shown);
  const box = (e) => (e.matches("input[type=checkbox], input[type=radio]") && e.closest("label") ? e.closest("label") : e).getBoundingClientRect();
  const covers = (e) => getComputedStyle(e, "::after").position === "absolute";
  const small = targets.filter((e) => { const r = box(e); return (r.height < 23.5 || r.width < 23.5) && !inSentence(e) && !covers(e); }).map((e) => `${said(e)} ${Math.round(box(e).width)}×${Math.round(box(e).height)} in ${blockOf(e)?.tagName.toLowerCase()}.${blockOf(e)?.className}`);

  // An icon never stands without a word: what it stands in has text, seen or heard.
  const wordless = [...document.querySelectorAll("svg.zh-i")].filter((s) => s.checkVisibility() && !s.parentElement.parentElement.textContent.trim() && !s.parentElement.getAttribute("aria-label")).map((s) => s.parentElement.outerHTML.slice(0, 80));

  const primary = [...document.querySelectorAll("main .zh-btn:not(.zh-btn--2, .zh-btn--grave, [aria-disabled=true])")].filter(shown).length;
  return { h1: [...document.querySelectorAll("h1")].map((h) => h.textContent.trim()), texts, small, wordless, primary };
})()
