/** A session that ended while somebody wrote: ask whether there is one again, and how to get one. */

/** Take the token of the present session into the form. @param {HTMLFormElement} form @returns {Promise<boolean>} is anybody signed in? */
export async function refresh(form) {
  const response = await fetch("/api/v1/me", { credentials: "same-origin" });
  if (!response.ok) return false;
  const token = (await response.json()).csrf;
  document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((input) => { input.value = token; });
  return Boolean(form.isConnected);
}

/** Say that the session has ended, with the way back. @param {HTMLFormElement} form @param {() => Promise<boolean>} resume */
export function panel(form, resume) {
  const box = document.createElement("section");
  box.className = "zh-conflict zh-away";
  box.setAttribute("role", "alert");
  box.tabIndex = -1;
  const title = document.createElement("h2");
  title.textContent = "已退出登录，您写的内容还在这一页";
  const how = document.createElement("p");
  how.textContent = "请不要关闭这一页。在新窗口重新登录，再回到这里，会自动接着保存。";
  const buttons = document.createElement("div");
  buttons.className = "zh-btns";
  const enter = document.createElement("a");
  enter.className = "zh-btn";
  enter.href = "/sign-in/?next=/application/";
  enter.target = "_blank";
  enter.rel = "noopener";
  enter.textContent = "在新窗口登录";
  const again = document.createElement("button");
  again.className = "zh-btn zh-btn--2";
  again.type = "button";
  again.textContent = "我已登录，接着保存";
  const told = document.createElement("p");
  told.className = "meta";
  told.setAttribute("role", "status");
  again.addEventListener("click", async () => {
    const there = await resume().catch(() => null);
    if (!there) told.textContent = there === null ? "网络断开，请稍后再试。" : "还没有登录，请先在新窗口登录。";
  });
  buttons.append(enter, again);
  box.append(title, how, buttons, told);
  form.before(box);
  box.scrollIntoView({ block: "nearest" });
  return box;
}
