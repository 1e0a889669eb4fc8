/** A word that comes and goes, on a phone or over the page. */
import { h } from "./dom.js";

const SHOWN_FOR = 4000; // milliseconds

/** Show words at the foot of an element. */
export function toast(host, words) {
  host.querySelector(":scope > .toast")?.remove();
  const shown = h("div", { class: "toast", role: "status" }, words);
  host.append(shown);
  setTimeout(() => shown.remove(), SHOWN_FOR);
}
