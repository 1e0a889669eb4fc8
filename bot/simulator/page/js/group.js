/** The fourth view: the village's group or channel, seen by one of its members. */
import { h } from "./dom.js";
import { face } from "./picker.js";
import { Screen } from "./screen.js";
import { nameOf } from "./village.js";
import { say } from "./words.js";

const SPEAKERS = 100; // members offered as speakers

export class Group extends EventTarget {
  constructor(village) {
    super();
    this.village = village;
    this.screen = new Screen(village, "group", { named: true });
    this.chooser = h("select", { "aria-label": say("group"), onchange: () => this.open(Number(this.chooser.value)) });
    this.speaker = h("select", { "aria-label": say("group.speak_as"), onchange: () => this.#speak(Number(this.speaker.value)) });
    this.peer = h("div", { class: "peer" });
    this.glass = h("div", { class: "glass" }, this.peer, this.screen.element);
    this.nothing = h("p", { class: "nothing" }, say("group.none"));
    this.owner = h("div", { class: "owner" }, this.chooser, this.speaker);
    this.element = h("section", { class: "phone group", "aria-label": say("group") }, this.owner, this.glass, this.nothing);
  }

  /** Show what groups there are now; the one shown stays. */
  async list() {
    const { groups } = this.village;
    this.chooser.replaceChildren(...groups.map((group) => h("option", { value: group.id }, group.title)));
    this.chooser.hidden = groups.length < 2;
    this.owner.hidden = this.glass.hidden = groups.length === 0;
    this.nothing.hidden = groups.length > 0;
    const kept = groups.find((group) => group.id === this.screen.chatId) ?? groups[0];
    if (kept && kept.id !== this.screen.chatId) await this.open(kept.id);
  }

  /** Show one of them. */
  async open(groupId) {
    const group = this.village.groups.find(({ id }) => id === groupId);
    const members = group.members.map((id) => this.village.people.get(id)).filter(Boolean);
    this.peer.replaceChildren(face(group), h("span", {}, h("b", {}, group.title), h("small", {}, say("members", { count: members.length }))));
    this.chooser.value = groupId;
    this.speaker.replaceChildren(...members.slice(0, SPEAKERS).map((person) => h("option", { value: person.id }, `${nameOf(person)} ${person.about ?? ""}`)));
    await this.screen.open(members[0], groupId);
  }

  #speak(personId) {
    return this.screen.open(this.village.people.get(personId), this.screen.chatId);
  }
}
