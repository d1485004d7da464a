import { createVivaClient, memoryTokens, storedTokens, type TokenStore, type VivaClient } from '@vivaapi/client';
import { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

/** What the page's server says about its surroundings; see `config.json`. */
export interface PageConfig {
  apiUrl: string;
}

export let viva: VivaClient;
export const queries = new QueryClient({
  defaultOptions: {
    // The client has repeated already what may be repeated.
    queries: { retry: false, staleTime: 5_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});

const name = 'viva.tokens';
const listeners = new Set<() => void>();
let signedIn = false;
let onExpired: () => void = () => undefined;

export async function start(): Promise<void> {
  const { apiUrl } = await config();
  const tokens = watched(storage() ? storedTokens(localStorage, name) : memoryTokens());
  signedIn = (await tokens.get()) !== null;
  viva = createVivaClient({
    baseUrl: apiUrl,
    tokens,
    onSignedOut: () => {
      forget();
      onExpired();
    },
  });

  // Another tab has signed in or out.
  window.addEventListener('storage', (event) => {
    if (event.key === name) {
      tell(event.newValue !== null);
    }
  });
}

export function whenExpired(tellIt: () => void): () => void {
  onExpired = tellIt;
  return () => {
    onExpired = () => undefined;
  };
}

export function useSignedIn(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => signedIn,
  );
}

export async function signOut(everywhere = false): Promise<void> {
  await viva.logOut({ everywhere });
  forget();
}

// Nothing of one customer may be shown to the next.
function forget(): void {
  queries.clear();
}

function watched(store: TokenStore): TokenStore {
  return {
    get: () => store.get(),
    async set(tokens) {
      await store.set(tokens);
      tell(tokens !== null);
    },
  };
}

function tell(now: boolean): void {
  if (now === signedIn) {
    return;
  }
  signedIn = now;
  if (!now) {
    forget();
  }
  listeners.forEach((listener) => listener());
}

async function config(): Promise<PageConfig> {
  const fallback = { apiUrl: import.meta.env.VITE_API_URL ?? location.origin };
  try {
    const answer = await fetch('/config.json', { cache: 'no-store' });
    const told = (await answer.json()) as Partial<PageConfig>;
    return typeof told.apiUrl === 'string' ? { apiUrl: told.apiUrl } : fallback;
  } catch {
    return fallback;
  }
}

function storage(): boolean {
  try {
    localStorage.getItem(name);
    return true;
  } catch {
    return false;
  }
}
