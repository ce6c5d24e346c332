/** Opens the help of a page beside it. Without this file the link leads to the help page. */

const link = document.querySelector("a[data-help]");

/** @param {string} text */
function pane(text) {
  const aside = document.createElement("aside");
  aside.className = "zh-helppane";
  aside.tabIndex = -1;
  aside.setAttribute("aria-label", "帮助");
  const close = document.createElement("button");
  close.type = "button";
  close.className = "zh-btn zh-btn--2";
  close.textContent = "关闭帮助";
  const shut = () => { aside.remove(); link.setAttribute("aria-expanded", "false"); link.focus(); };
  close.addEventListener("click", shut);
  aside.addEventListener("keydown", (event) => { if (event.key === "Escape") shut(); });
  const page = new DOMParser().parseFromString(text, "text/html");
  aside.append(close, page.querySelector("h1"), page.getElementById("help-text"));
  return aside;
}

link?.setAttribute("aria-expanded", "false");
link?.addEventListener("click", async (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const open = document.querySelector(".zh-helppane");
  if (open) { open.focus(); return; }
  const answer = await fetch(link.href, { credentials: "same-origin" }).catch(() => null);
  if (!answer?.ok) { location.assign(link.href); return; }
  const aside = pane(await answer.text());
  document.body.append(aside);
  link.setAttribute("aria-expanded", "true");
  aside.focus();
});
