/** The bench above the phones: clock, strip, faults, and how the page looks. */
import { h } from "./dom.js";
import { choose, chosen, dress, isDark, language } from "./settings.js";
import { say } from "./words.js";

/** Fill the bench. */
export function layBench(bench, clock, strip, faults) {
  const title = h("h1", {}, h("img", { src: "/page/icon.svg", alt: "", width: 28, height: 28 }), h("span", {}, say("title")), h("small", {}, say("subtitle")));
  bench.append(h("div", { class: "row" }, title, clock.element, settings()), h("div", { class: "row second" }, strip.element, faults.element));
}

function settings() {
  const speak = h("button", { type: "button", lang: language() === "zh" ? "en" : "zh-CN", onclick: () => {
    choose("language", language() === "zh" ? "en" : "zh");
    location.reload();
  } }, say("settings.language"));
  const type = toggle("settings.type", () => Boolean(chosen("large")), () => choose("large", !chosen("large")));
  const theme = toggle("settings.theme", isDark, () => choose("dark", !isDark()));
  const group = toggle("group.short", () => Boolean(chosen("group")), () => choose("group", !chosen("group")));
  group.classList.add("group-toggle");
  return h("div", { class: "settings" }, group, type, theme, speak);
}

function toggle(key, pressed, turn) {
  const button = h("button", { type: "button", "aria-pressed": String(pressed()) }, say(key));
  button.addEventListener("click", () => {
    turn();
    dress();
    button.setAttribute("aria-pressed", String(pressed()));
  });
  return button;
}
