/** Scanning a household's card: the link in its code opens the chat with the bot. */
import { h, svg } from "./dom.js";
import { icon } from "./icons.js";
import { say } from "./words.js";
import { nameOf } from "./village.js";

/** Ask which card; `follow` is called with the link's payload. */
export function openScan(village, person, follow) {
  const field = h("input", { type: "text", value: person.link ?? "", autocomplete: "off", spellcheck: false, "aria-describedby": "scan-error" });
  const error = h("p", { class: "error", id: "scan-error", role: "alert" });
  const box = h("dialog", { class: "sheet", "aria-label": say("scan.title") });
  const form = h(
    "form", {},
    h("header", {}, h("h2", {}, say("scan.title")), h("button", { class: "round", type: "button", "aria-label": say("close"), onclick: () => box.close() }, icon("close"))),
    person.link ? card(person) : h("p", {}, say("scan.none", { name: nameOf(person) })),
    h("label", {}, say("scan.link"), field),
    error,
    h("button", { class: "wide", type: "submit" }, icon("scan"), say("scan.do")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const payload = village.payload(field.value);
    if (payload === null) {
      error.textContent = say("scan.wrong");
      return;
    }
    box.close();
    follow(payload);
  });
  box.append(form);
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
}

function card(person) {
  const drawing = svg("svg", { viewBox: "0 0 9 9", class: "code", "aria-hidden": "true" });
  let state = [...person.link].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 1);
  for (let cell = 0; cell < 81; cell += 1) {
    state = (state * 1664525 + 1013904223) >>> 0;
    if (state >>> 31) drawing.append(svg("rect", { x: cell % 9, y: Math.floor(cell / 9), width: 1, height: 1 }));
  }
  for (const [x, y] of [[0, 0], [6, 0], [0, 6]]) {
    drawing.append(svg("rect", { x, y, width: 3, height: 3, class: "paper" }), svg("rect", { x: x + 0.25, y: y + 0.25, width: 2.5, height: 2.5, class: "eye" }));
  }
  const words = h("span", {}, h("b", {}, say("scan.own", { name: nameOf(person) })), h("small", {}, person.about ?? ""));
  return h("div", { class: "card" }, drawing, words);
}
