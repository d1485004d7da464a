'use client';

import { createVivaClient, storedTokens, unwrap } from '@vivaapi/client';
import { useState } from 'react';

/** Calls the API from the browser, with tokens in its storage. */
export function Customer() {
  const [seen, setSeen] = useState('nothing yet');
  const start = async () => {
    const viva = createVivaClient({ baseUrl: location.origin, tokens: storedTokens(localStorage) });
    const account = { email: `next-${crypto.randomUUID()}@customer.example`, password: `Next-${crypto.randomUUID()}` };
    await viva.register(account);
    await viva.logIn(account);
    const quota = await unwrap(viva.api.GET('/api/v1/quota'));
    const refused = await viva.api.POST('/api/v1/generations', { body: { prompt: 'a cat' } });
    setSeen(`${quota.availableCredits} credits, ${refused.error?.code}`);
  };
  return (
    <>
      <button onClick={() => start().catch((error: unknown) => setSeen(String(error)))}>Start</button>
      <output>{seen}</output>
    </>
  );
}
