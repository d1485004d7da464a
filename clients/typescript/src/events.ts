/** One server-sent event. */
export interface ServerEvent {
  id: string | undefined;
  event: string;
  data: string;
}

/** Takes a stream of server-sent events apart, however the network cut it. Follows the HTML standard's rules. */
export class EventParser {
  /** Milliseconds before coming back, when the stream has said so. */
  retryMs: number | undefined;
  #rest = '';
  #id: string | undefined;
  #event = '';
  #data: string[] = [];
  #first = true;

  push(text: string): ServerEvent[] {
    const events: ServerEvent[] = [];
    let all = this.#rest + text;
    if (this.#first && all.length > 0) {
      all = all.replace(/^\uFEFF/, '');
      this.#first = false;
    }

    // A return at the very end may be half of a return and newline.
    const held = all.endsWith('\r') ? '\r' : '';
    const lines = all.slice(0, all.length - held.length).split(/\r\n|\n|\r/);
    this.#rest = (lines.pop() ?? '') + held;
    for (const line of lines) {
      const event = this.#line(line);
      if (event) {
        events.push(event);
      }
    }
    return events;
  }

  #line(line: string): ServerEvent | undefined {
    if (line === '') {
      return this.#dispatch();
    }
    const colon = line.indexOf(':');
    if (colon === 0) {
      return undefined;
    }
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    switch (field) {
      case 'data':
        this.#data.push(value);
        break;
      case 'event':
        this.#event = value;
        break;
      case 'id':
        this.#id = value.includes('\0') ? this.#id : value;
        break;
      case 'retry':
        this.retryMs = /^\d+$/.test(value) ? Number(value) : this.retryMs;
        break;
    }
    return undefined;
  }

  #dispatch(): ServerEvent | undefined {
    const event =
      this.#data.length > 0
        ? { id: this.#id, event: this.#event || 'message', data: this.#data.join('\n') }
        : undefined;
    this.#event = '';
    this.#data = [];
    return event;
  }
}
