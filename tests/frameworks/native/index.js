// What a React Native application would do. The first two are what React Native itself puts into place.
import { AbortController, AbortSignal } from 'abort-controller/dist/abort-controller';
import { fetch, Headers, Request, Response } from 'whatwg-fetch';
import { createVivaClient, isFinal, unwrap } from '@vivaapi/client';

Object.assign(globalThis, { AbortController, AbortSignal, fetch, Headers, Request, Response });

/** Keeps tokens as the system's key chain does: later. */
function keyChain() {
  let kept = null;
  return {
    get: () => Promise.resolve(kept),
    set: (tokens) => Promise.resolve().then(() => void (kept = tokens)),
  };
}

globalThis.story = async ({ baseUrl, account, image, pay, streamWith }) => {
  const viva = createVivaClient({ baseUrl, tokens: keyChain(), ...(streamWith && { streamWith }) });
  await viva.register(account);
  await viva.logIn(account);

  const bought = await unwrap(viva.api.POST('/api/v1/orders', { body: { packageCode: 'basic', channel: 'wap' } }));
  await pay(bought.payment.payUrl);
  const order = await viva.waitForOrder(bought.order.id, { everyMs: 200 });

  const uploaded = await viva.upload({ uri: image, type: 'image/png', name: 'cat.png' });
  const job = await unwrap(viva.api.POST('/api/v1/generations', { body: { prompt: '一只猫' } }));
  const events = [];
  for await (const event of viva.followGeneration(job.id, { pollMs: 100 })) {
    events.push(event);
  }
  const { availableCredits } = await unwrap(viva.api.GET('/api/v1/quota'));
  const { prompt } = await unwrap(viva.api.GET('/api/v1/generations/{id}', { params: { path: { id: job.id } } }));

  // Left in the middle: nothing may stay behind.
  const second = await unwrap(viva.api.POST('/api/v1/generations', { body: { prompt: '[[fault:slow]] 一只猫' } }));
  const leaving = new AbortController();
  let reason;
  try {
    for await (const { state } of viva.followGeneration(second.id, { pollMs: 100, signal: leaving.signal })) {
      if (!isFinal(state)) {
        leaving.abort();
      }
    }
  } catch (error) {
    reason = error.name;
  }
  await viva.logOut();
  return JSON.stringify({
    order: order.state,
    imageUrl: uploaded.imageUrl,
    events,
    availableCredits,
    prompt,
    reason,
    signedIn: await viva.isSignedIn(),
  });
};
