/** Who and what there is: the bot, the people, the groups; kept up to date by the stream. */
import { get, post } from "./api.js";

export class Village extends EventTarget {
  people = new Map();
  groups = [];
  bot = null;
  confirmedBelow = 0;
  /** Messages from the bot that nobody on this page has looked at, by chat id. */
  unread = new Map();

  /** Ask for everything. */
  async load(setting) {
    const wanted = new URLSearchParams(location.search).get("bot");
    this.bot = setting.bots.find((bot) => bot.username === wanted) ?? setting.bots[0] ?? null;
    const [{ people }, { groups }] = await Promise.all([
      get("/sim/people"),
      this.bot ? get("/sim/groups", { bot: this.bot.username }) : { groups: [] },
    ]);
    this.people = new Map(people.map((person) => [person.id, person]));
    this.groups = groups;
  }

  /** Let a person do something in the chat with the bot. */
  act(person, what, asked = {}) {
    return post(`/sim/people/${person.id}/${what}`, { bot: this.bot.username, ...asked });
  }

  /** Return a person's chat as it is now, or of the group with this id. */
  look(person, chatId = null) {
    return get(`/sim/people/${person.id}/chat`, { bot: this.bot.username, chat_id: chatId, last: 200 });
  }

  /** Add somebody. */
  async add(name) {
    const person = await post("/sim/people", { first_name: name, phone: `+86139${String(Date.now()).slice(-8)}` });
    this.people.set(person.id, person);
    return person;
  }

  /** Return where a file's content is. */
  file(fileId) {
    return `/sim/files/${encodeURIComponent(fileId)}?bot=${encodeURIComponent(this.bot.username)}`;
  }

  /** Return the payload of a deep link to this bot, or null for any other address. */
  payload(link) {
    const found = /^(?:https?:\/\/)?(?:t\.me|telegram\.me)\/(\w+)\?start=([\w-]{1,64})$/.exec(link.trim());
    return found && found[1].toLowerCase() === this.bot.username.toLowerCase() ? found[2] : null;
  }
}

/** Return somebody's full name, or a channel's. */
export function nameOf(user) {
  return user.title ?? [user.first_name, user.last_name].filter(Boolean).join(" ");
}

/** Return a hue that stays with a person. */
export function hueOf(id) {
  return (Math.abs(id) * 137) % 360;
}
