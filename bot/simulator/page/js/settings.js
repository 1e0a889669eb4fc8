/** What whoever looks on has chosen: language, type size, light or dark, who holds which phone. */
const PREFIX = "lianxin.";

/** Return a choice, or null where none was made or the browser keeps nothing. */
export function chosen(name) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name));
  } catch {
    return null;
  }
}

/** Keep a choice for this browser. */
export function choose(name, value) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing: the choice holds for this page.
  }
}

/** Return zh or en. */
export function language() {
  return chosen("language") ?? (navigator.language.startsWith("zh") ? "zh" : "en");
}

/** Say whether the page is dark now. */
export function isDark() {
  return chosen("dark") ?? matchMedia("(prefers-color-scheme: dark)").matches;
}

/** Dress the page as chosen. */
export function dress() {
  const root = document.documentElement;
  root.lang = language() === "zh" ? "zh-CN" : "en";
  document.body.classList.toggle("with-group", Boolean(chosen("group")));
  root.dataset.type = chosen("large") ? "large" : "normal";
  root.style.colorScheme = isDark() ? "dark" : "light";
}
