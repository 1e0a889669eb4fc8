/** Every word on the page, in the chosen language. */
import { EN } from "./words_en.js";
import { ZH } from "./words_zh.js";
import { language } from "./settings.js";

const TABLE = language() === "zh" ? ZH : EN;

/** Return the words for a key, with {names} filled in. */
export function say(key, values = {}) {
  const words = TABLE[key];
  if (words === undefined) throw new Error(`no words for ${key}`);
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
