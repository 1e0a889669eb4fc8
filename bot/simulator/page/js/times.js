/** Times as people read them, in the village's zone. */
import { language } from "./settings.js";

let zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Show times in this zone (an IANA name) from now on. */
export function useZone(name) {
  zone = name;
}

function format(options, moment) {
  const locale = language() === "zh" ? "zh-CN" : "en-GB";
  return new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }).format(moment);
}

/** 08:05 */
export function clockTime(moment) {
  return format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, moment);
}

/** 11月30日星期一 */
export function day(moment) {
  return format({ month: "long", day: "numeric", weekday: "long" }, moment);
}

/** 2026年11月30日星期一 */
export function fullDay(moment) {
  return format({ year: "numeric", month: "long", day: "numeric", weekday: "short" }, moment);
}

/** 11月30日 08:05 */
export function dayAndTime(moment) {
  return format({ month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, moment);
}

/** 1:05, of seconds. */
export function duration(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
