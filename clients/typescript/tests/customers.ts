import { inject } from 'vitest';
import { createVivaClient, unwrap, type VivaClient, type VivaClientOptions } from '../src/index.js';

export const api = (): string => inject('api');

export function client(options: Partial<VivaClientOptions> = {}): VivaClient {
  return createVivaClient({ baseUrl: api(), retry: { pauseMs: 10 }, ...options });
}

export function someAccount(): { email: string; password: string } {
  return { email: `client-${crypto.randomUUID()}@customer.example`, password: `Client-${crypto.randomUUID()}7x` };
}

/** A customer who has just registered and logged in. */
export async function someCustomer(options: Partial<VivaClientOptions> = {}): Promise<VivaClient> {
  const viva = client(options);
  const account = someAccount();
  await viva.register(account);
  await viva.logIn(account);
  return viva;
}

/** Buys a package and pays it, as a person in the cashier does. */
export async function buys(viva: VivaClient, packageCode: string): Promise<void> {
  const { order, payment } = await unwrap(viva.api.POST('/api/v1/orders', { body: { packageCode, channel: 'page' } }));
  await pays(payment.payUrl!);
  await viva.waitForOrder(order.id, { everyMs: 200 });
}

export async function pays(payUrl: string): Promise<void> {
  const page = await fetch(payUrl);
  const action = /<form id="pay" method="post" action="([^"]+)"/.exec(await page.text())?.[1];
  if (!action) {
    throw new Error(`the cashier shows no form at ${page.url}`);
  }
  const paid = await fetch(new URL(action, page.url), { method: 'POST', redirect: 'manual' });
  if (paid.status >= 400) {
    throw new Error(`the cashier answered ${paid.status}`);
  }
}

export async function all<T>(events: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const event of events) {
    list.push(event);
  }
  return list;
}
