/** Counts the marks on a slip aloud. Nothing is locked: one too many is said at once, and the server takes no such slip. */

const form = document.querySelector("form[data-limit]");
const left = document.getElementById("left");

/** @param {number} marked @param {number} limit */
export function said(marked, limit) {
  if (marked > limit) return `已赞成${marked}家，多出${marked - limit}家，请取消`;
  return marked < limit ? `已赞成${marked}家，还可赞成${limit - marked}家` : `已赞成${marked}家，已到名额`;
}

function count() {
  const limit = Number(form.dataset.limit);
  const marked = form.querySelectorAll("input[name=candidate]:checked").length;
  left.textContent = said(marked, limit);
  left.classList.toggle("is-over", marked > limit);
}

form?.addEventListener("change", count);
if (form) count();
