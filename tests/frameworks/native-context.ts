// A bare engine with the few globals of React Native that a client may use: timers, a console, XMLHttpRequest and FormData. No URL, no
// crypto, no streams, no navigator, nothing of Node's and nothing of a page's.
import { readFileSync } from 'node:fs';
import { request, type ClientRequest, type IncomingHttpHeaders } from 'node:http';
import { createContext, runInContext } from 'node:vm';

interface NativeFile {
  uri: string;
  type: string;
  name: string;
}

/** React Native's: its parts may be files that only the system can read. */
class FormData {
  readonly parts: [string, string | NativeFile][] = [];
  append(name: string, value: string | NativeFile): void {
    this.parts.push([name, value]);
  }
}

class XMLHttpRequest {
  readyState = 0;
  status = 0;
  statusText = '';
  responseText = '';
  responseURL = '';
  timeout = 0;
  withCredentials = false;
  onload?: () => void;
  onerror?: () => void;
  ontimeout?: () => void;
  onabort?: () => void;
  onreadystatechange?: () => void;
  #method = '';
  #headers: Record<string, string> = {};
  #answer: IncomingHttpHeaders = {};
  #request: ClientRequest | undefined;
  #ended = false;

  open(method: string, url: string): void {
    this.#method = method;
    this.responseURL = url;
    this.#state(1);
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers[name] = value;
  }

  getAllResponseHeaders(): string {
    return Object.entries(this.#answer)
      .map(([name, value]) => `${name}: ${String(value)}\r\n`)
      .join('');
  }

  send(body?: string | FormData | null): void {
    const { bytes, type } = body instanceof FormData ? multipart(body) : { bytes: body ?? '', type: undefined };
    const headers = { ...this.#headers, ...(type && { 'content-type': type }) };
    this.#request = request(this.responseURL, { method: this.#method, headers }, (answer) => {
      this.#answer = answer.headers;
      this.status = answer.statusCode ?? 0;
      this.statusText = answer.statusMessage ?? '';
      answer.setEncoding('utf8');
      answer.on('data', (text: string) => (this.responseText += text));
      answer.on('end', () => this.#end(() => this.onload?.()));
      answer.on('error', () => this.#end(() => this.onerror?.()));
    });
    this.#request.on('error', () => this.#end(() => this.onerror?.()));
    this.#request.end(bytes);
  }

  abort(): void {
    this.#end(() => this.onabort?.());
    this.#request?.destroy();
  }

  #end(tell: () => void): void {
    if (!this.#ended) {
      this.#ended = true;
      this.#state(4);
      tell();
    }
  }

  #state(state: number): void {
    this.readyState = state;
    this.onreadystatechange?.();
  }
}

function multipart(form: FormData): { bytes: Buffer; type: string } {
  const boundary = 'native-boundary';
  const parts = form.parts.flatMap(([name, value]) => {
    const file = typeof value === 'string' ? null : value;
    const head =
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"` +
      (file ? `; filename="${file.name}"\r\ncontent-type: ${file.type}\r\n\r\n` : '\r\n\r\n');
    return [Buffer.from(head), file ? readFileSync(file.uri) : Buffer.from(value as string), Buffer.from('\r\n')];
  });
  return {
    bytes: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    type: `multipart/form-data; boundary=${boundary}`,
  };
}

interface Native {
  story(scene: object): Promise<string>;
}

export function nativeContext(more: object): { context: Native; run(code: string): void } {
  const globals = { console, setTimeout, clearTimeout, setInterval, clearInterval, XMLHttpRequest, FormData, ...more };
  const context = createContext(globals);
  runInContext('globalThis.global = globalThis; globalThis.self = globalThis;', context);
  return { context: globals as unknown as Native, run: (code) => void runInContext(code, context) };
}
