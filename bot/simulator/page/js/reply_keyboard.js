/** The keyboard that a bot puts at the foot of the chat. */
import { h } from "./dom.js";

/** Return the keyboard's element; `press` is called with the button. */
export function replyKeyboard(markup, press) {
  const rows = markup.keyboard.map((row) =>
    h("div", {}, row.map((button) => h("button", { type: "button", onclick: () => press(button) }, button.text))),
  );
  return h("div", { class: markup.resize_keyboard ? "reply-keyboard small" : "reply-keyboard" }, rows);
}
