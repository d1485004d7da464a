// Starts the sandbox with its page, and waits until the page is built. With VIVAAPI_PAGE set to the address of a running page, that one is
// used and left as it is.
import type { TestProject } from 'vitest/node';
import { createVivaClient, unwrap } from '../../clients/typescript/src/index.ts';
import { startSandbox, type Sandbox } from '../../clients/typescript/tests/sandbox.ts';

const builtWithin = 300_000;

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env['VIVAAPI_PAGE'];
  if (running) {
    project.provide('page', running);
    return () => Promise.resolve();
  }
  const sandbox = await startSandbox([]);
  try {
    if (!sandbox.page) {
      throw new Error('the sandbox serves no page');
    }
    await untilBuilt(sandbox.page);
    await offerModelWithImages(sandbox);
    project.provide('page', sandbox.page);
    return sandbox.stop;
  } catch (failure) {
    await sandbox.stop();
    throw failure;
  }
}

// A new installation sells one model, which takes no pictures: the operator puts another on offer.
async function offerModelWithImages({ api, operator }: Sandbox): Promise<void> {
  const viva = createVivaClient({ baseUrl: api });
  await viva.logIn(operator);
  const { items } = await unwrap(viva.api.GET('/api/v1/admin/models'));
  const { terms, version } = items.find(({ code }) => code === 'veo3.1-fast')!;
  const body = { terms: { ...terms, onOffer: true }, version };
  await unwrap(viva.api.PUT('/api/v1/admin/models/{code}', { params: { path: { code: 'veo3.1-fast' } }, body }));
}

async function untilBuilt(page: string): Promise<void> {
  for (const began = Date.now(); Date.now() - began < builtWithin;) {
    const answer = await fetch(page);
    if (answer.ok) {
      return;
    }
    const text = await answer.text();
    if (!text.includes('refresh')) {
      throw new Error(text);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`the page at ${page} was not built in time`);
}
