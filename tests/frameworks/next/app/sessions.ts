import { createVivaClient, type Tokens, type VivaClient } from '@vivaapi/client';
import { cookies } from 'next/headers';

// Next.js bundles pages and route handlers apart; what they share must be the process's. A real application keeps sessions in a store.
const shared = globalThis as typeof globalThis & { vivaSessions?: Map<string, Tokens> };
const sessions = (shared.vivaSessions ??= new Map());
const cookie = 'session';

/** One client for each request, with the tokens of its session. Pages cannot set cookies, so tokens must not live in them. */
export async function vivaOf(session: string): Promise<VivaClient> {
  return createVivaClient({
    baseUrl: process.env.VIVA_API_URL!,
    tokens: {
      get: async () => sessions.get(session) ?? null,
      set: async (tokens) => void (tokens ? sessions.set(session, tokens) : sessions.delete(session)),
    },
  });
}

export async function currentSession(): Promise<string> {
  return (await cookies()).get(cookie)?.value ?? '';
}

export async function beginSession(): Promise<string> {
  const session = crypto.randomUUID();
  (await cookies()).set(cookie, session, { httpOnly: true, sameSite: 'lax' });
  return session;
}
