/** Counts the marks on a slip and keeps the limit. The server refuses a slip with too many marks as well. */

const form = document.querySelector("form[data-limit]");
const left = document.getElementById("left");

function count() {
  const limit = Number(form.dataset.limit);
  const boxes = [...form.querySelectorAll("input[name=candidate]")];
  const marked = boxes.filter((b) => b.checked).length;
  for (const box of boxes) box.disabled = !box.checked && marked >= limit;
  left.textContent = marked > limit ? `已赞成${marked}家，多出${marked - limit}家，请取消` : `已赞成${marked}家，还可赞成${limit - marked}家`;
}

form?.addEventListener("change", count);
if (form) count();
