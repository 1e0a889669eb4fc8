/** The simulator's person side, over HTTP. */

import { say } from "./words.js";

/** A refusal in the simulator's own words, or that it isn't there. */
export class Refusal extends Error {}

async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Refusal(say("gone"));
  }
  const body = await response.json();
  if (!response.ok) throw new Refusal(body.error);
  return body;
}

/** GET an address and return its JSON. */
export function get(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined);
  const search = new URLSearchParams(given).toString();
  return ask(search ? `${path}?${search}` : path);
}

/** POST a JSON object and return the answer. */
export function post(path, asked = {}) {
  const headers = { "content-type": "application/json" };
  return ask(path, { method: "POST", headers, body: JSON.stringify(asked) });
}

/** DELETE an address. */
export function remove(path) {
  return ask(path, { method: "DELETE" });
}
