/** Everything that happens in the simulator, as it happens. One stream for the whole page. */
const KINDS = [
  "message", "edit", "delete", "action", "callback_answer", "blocked", "unblocked", "confirmed", "pin", "clock",
  "faults", "stage", "people", "group",
];

/** Hands events on to whoever listens; "open" comes at each (re)connection, "lost" when it breaks. */
export class Stream extends EventTarget {
  #source = null;

  constructor() {
    super();
    // A hidden tab gives its connection back: browsers allow six of them to one address.
    document.addEventListener("visibilitychange", () => (document.hidden ? this.#close() : this.open()));
    addEventListener("pagehide", () => this.#close());
    addEventListener("pageshow", () => this.open());
  }

  /** Connect, unless connected. */
  open() {
    if (this.#source) return;
    this.#source = new EventSource(`/sim/events?types=${KINDS.join(",")}`);
    this.#source.onopen = () => this.dispatchEvent(new Event("open"));
    this.#source.onerror = () => this.#broken();
    for (const kind of KINDS) {
      this.#source.addEventListener(kind, (event) => {
        this.dispatchEvent(new CustomEvent(kind, { detail: JSON.parse(event.data) }));
      });
    }
  }

  /** Call with the event's content whenever one of this kind comes. */
  on(kind, listener) {
    this.addEventListener(kind, (event) => listener(event.detail));
  }

  #broken() {
    this.dispatchEvent(new Event("lost"));
    if (this.#source?.readyState === EventSource.CLOSED) {
      this.#source = null;
      setTimeout(() => this.open(), 2000);
    }
  }

  #close() {
    this.#source?.close();
    this.#source = null;
  }
}
