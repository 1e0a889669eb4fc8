/** A voice message's player: a button, a line of bars, the time. */
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { say } from "./words.js";
import { duration } from "./times.js";

const BARS = 32;

/** Return the player of a Voice or Audio; `title` names a piece of music. */
export function voicePlayer(voice, village, title = null) {
  const sound = new Audio();
  sound.preload = "none";
  sound.src = village.file(voice.file_id);
  const button = h("button", { class: "round", type: "button", "aria-label": say("voice.play") }, icon("play"));
  const bars = heights(voice.file_unique_id).map((height) => {
    const bar = h("i", {});
    bar.style.height = `${height}%`;
    return bar;
  });
  const left = h("small", {}, duration(voice.duration));
  const box = h(
    "div", { class: "voice", role: "group", "aria-label": `${title ?? say("voice")} ${duration(voice.duration)}` },
    button, h("div", {}, title && h("b", {}, title), h("div", { class: "bars", "aria-hidden": "true" }, bars), left),
  );

  const show = () => {
    const part = sound.currentTime / (voice.duration || 1);
    bars.forEach((bar, index) => bar.classList.toggle("heard", index < part * BARS));
    left.textContent = duration(sound.paused && !sound.currentTime ? voice.duration : sound.currentTime);
    button.replaceChildren(icon(sound.paused ? "play" : "pause"));
    button.setAttribute("aria-label", say(sound.paused ? "voice.play" : "voice.pause"));
  };
  for (const moment of ["play", "pause", "timeupdate"]) sound.addEventListener(moment, show);
  sound.addEventListener("ended", () => {
    sound.currentTime = 0;
    show();
  });
  button.addEventListener("click", async () => {
    if (!sound.paused) return sound.pause();
    try {
      await sound.play();
    } catch (error) {
      if (error.name !== "AbortError") left.textContent = say("voice.silent");
    }
  });
  return box;
}

/** Return how high the bars stand, in percent: always the same for the same file. */
function heights(id) {
  let state = [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
  return Array.from({ length: BARS }, () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return 20 + (state >>> 24) * 80 / 255;
  });
}
