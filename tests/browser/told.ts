import { createHmac } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { findings, launch, visit, type Screen, type Visit } from './browser.ts';
import { Customer, type Language } from './customer.ts';

export interface Scene {
  screen: Screen;
  language: Language;
  dark: boolean;
}

/** One customer on one screen, from the first look to signing out: what the chapters of the story share. */
export class Told {
  customer!: Customer;
  page!: Page;
  api = '';
  #visit!: Visit;
  #end = async (): Promise<void> => undefined;

  constructor(readonly scene: Scene) {}

  async begin(): Promise<void> {
    const browser = await launch();
    this.#end = () => browser.close();
    this.#visit = await visit(browser, this.scene.screen, this.scene);
    this.page = this.#visit.page;
    this.customer = new Customer(this.page, inject('page'), this.scene.screen, this.scene.language);
    const config = (await (await fetch(`${inject('page')}/config.json`)).json()) as { apiUrl: string };
    this.api = config.apiUrl;
  }

  end(): Promise<void> {
    return this.#end();
  }

  get complaints(): string[] {
    return this.#visit.complaints;
  }

  /** A refusal that the story provokes: the browser writes it on its console. */
  provokes(status: number, path: string): void {
    this.#visit.provoked.push({ status, path });
  }

  /**
   * So many posts arrive, and a proxy's time-out is answered in the place of what they were answered.
   * @returns the idempotency keys of all that are sent from now on.
   */
  async losesAnswers(path: string, many: number): Promise<string[]> {
    this.provokes(504, path);
    const keys: string[] = [];
    await this.page.route(`**${path}`, async (route) => {
      if (route.request().method() !== 'POST') {
        await route.fallback();
        return;
      }
      keys.push(route.request().headers()['idempotency-key'] ?? 'none');
      if (keys.length > many) {
        await route.fallback();
        return;
      }
      const answer = await route.fetch();
      await route.fulfill({
        status: 504,
        headers: { 'access-control-allow-origin': answer.headers()['access-control-allow-origin'] ?? '' },
      });
    });
    return keys;
  }

  /** Nothing serious for assistive technology to stumble over, by day and by night, and nothing wider than the screen. */
  async accessible(what: string): Promise<void> {
    const { page } = this;
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      `${what}, too wide`,
    ).toBe(0);
    const dark = await page.evaluate(() => document.documentElement.classList.contains('dark'));
    for (const night of [!dark, dark]) {
      await page.evaluate((on) => document.documentElement.classList.toggle('dark', on), night);
      expect(await findings(page), `${what}, ${night ? 'dark' : 'light'}`).toEqual([]);
    }
  }

  /** Marks the document: it is gone once anything was loaded anew. */
  async touchesNothing(): Promise<void> {
    await this.page.evaluate(() => Object.assign(window, { untouched: true }));
  }

  untouched(): Promise<boolean> {
    return this.page.evaluate(() => (window as { untouched?: boolean }).untouched === true);
  }

  async hasCredits(n: number): Promise<void> {
    await this.customer.credits().getByText(this.customer.t('creditsNow', { n }), { exact: true }).waitFor();
  }

  /** What the page sends there next: the browser's own tools do not see a body that is streamed. */
  async sending(path: string): Promise<() => Promise<unknown>> {
    const sent = await this.page.evaluateHandle((end) => {
      const { fetch } = window;
      return {
        body: new Promise((resolve) => {
          window.fetch = (request: Request | string | URL, init?: RequestInit) => {
            if (request instanceof Request && request.method === 'POST' && request.url.endsWith(end)) {
              window.fetch = fetch;
              resolve(request.clone().json());
            }
            return fetch(request, init);
          };
        }),
      };
    }, path);
    return () => sent.evaluate(({ body }) => body);
  }

  /** A call of the customer's own, with the page's token, from outside of the page. */
  async calls(path: string, body: object): Promise<Response> {
    const kept = await this.page.evaluate(() => localStorage.getItem('viva.tokens'));
    const { accessToken } = JSON.parse(kept!) as { accessToken: string };
    return fetch(`${this.api}/api/v1${path}`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${accessToken}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': crypto.randomUUID(),
      },
      body: JSON.stringify(body),
    });
  }
}

/** What an authenticator shows so many steps of 30 seconds from now (RFC 6238). */
export function codeOf(secret: string, steps = 0): string {
  const bits = [...secret.replace(/=+$/, '')]
    .map((each) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(each).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((each) => parseInt(each, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const hash = createHmac('sha1', key).update(counter).digest();
  const number = hash.readUInt32BE(hash[19]! & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}
