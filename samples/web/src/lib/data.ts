import {
  isFinal,
  unwrap,
  type Generation,
  type GenerationPage,
  type Order,
  type PaymentChannel,
  type Quota,
} from '@vivaapi/client';
import { useInfiniteQuery, useQuery, useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSignedIn, viva } from './viva';

const pageSize = 12;
const recentSize = 4;

export const usePackages = () =>
  useQuery({ queryKey: ['packages'], queryFn: () => unwrap(viva.api.GET('/api/v1/packages')), staleTime: 300_000 });

export const useModels = () =>
  useQuery({ queryKey: ['models'], queryFn: () => unwrap(viva.api.GET('/api/v1/models')), staleTime: 300_000 });

export const useMe = () =>
  useQuery({
    queryKey: ['me'],
    queryFn: () => unwrap(viva.api.GET('/api/v1/me')),
    enabled: useSignedIn(),
    staleTime: 300_000,
  });

export const useQuota = () =>
  useQuery<Quota>({
    queryKey: ['quota'],
    queryFn: () => unwrap(viva.api.GET('/api/v1/quota')),
    enabled: useSignedIn(),
  });

export const useUsage = (from: string, to: string) =>
  useQuery({
    queryKey: ['usage', from, to],
    queryFn: () => unwrap(viva.api.GET('/api/v1/quota/usage', { params: { query: { from, to } } })),
  });

export const useEntries = () =>
  useInfiniteQuery({
    queryKey: ['entries'],
    queryFn: ({ pageParam }) =>
      unwrap(viva.api.GET('/api/v1/credits/entries', { params: { query: { limit: pageSize, ...after(pageParam) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const useOrders = () =>
  useInfiniteQuery({
    queryKey: ['orders'],
    queryFn: ({ pageParam }) =>
      unwrap(viva.api.GET('/api/v1/orders', { params: { query: { limit: pageSize, ...after(pageParam) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** An order, looked at every other second while it waits for its money. */
export function useOrder(id: string) {
  const client = useQueryClient();
  const query = useQuery<Order>({
    queryKey: ['order', id],
    queryFn: () => unwrap(viva.api.GET('/api/v1/orders/{id}', { params: { path: { id } } })),
    refetchInterval: (current) => (current.state.data?.state === 'pending' ? 2_000 : false),

    // The customer is in the cashier's window meanwhile.
    refetchIntervalInBackground: true,
  });
  const state = query.data?.state;
  useEffect(() => {
    if (state && state !== 'pending') {
      moneyMoved(client);
    }
  }, [client, state]);
  return query;
}

export const usePayment = (order: Order | undefined) =>
  useQuery({
    queryKey: ['payment', order?.id],
    queryFn: () => unwrap(viva.api.GET('/api/v1/orders/{id}/payment', { params: { path: { id: order?.id ?? '' } } })),
    enabled: order?.state === 'pending',
    staleTime: 60_000,
  });

export const placeOrder = (packageCode: string, channel: PaymentChannel, key: string) =>
  unwrap(
    viva.api.POST('/api/v1/orders', {
      params: { header: { 'Idempotency-Key': key } },
      body: { packageCode, channel },
    }),
  );

export const useKeys = () =>
  useInfiniteQuery({
    queryKey: ['keys'],
    queryFn: ({ pageParam }) =>
      unwrap(viva.api.GET('/api/v1/api-keys', { params: { query: { limit: 50, ...after(pageParam) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const useRecent = () =>
  useQuery<GenerationPage>({
    queryKey: ['generations', 'recent'],
    queryFn: () => unwrap(viva.api.GET('/api/v1/generations', { params: { query: { limit: recentSize } } })),
  });

export const useVideos = () =>
  useInfiniteQuery({
    queryKey: ['generations', 'all'],
    queryFn: ({ pageParam }) =>
      unwrap(viva.api.GET('/api/v1/generations', { params: { query: { limit: pageSize, ...after(pageParam) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const useVideo = (id: string) =>
  useQuery<Generation>({
    queryKey: ['generation', id],
    queryFn: () => unwrap(viva.api.GET('/api/v1/generations/{id}', { params: { path: { id } } })),
  });

/** A short-lived address for `<video>`; the player asks for another once it has run out. */
export const useVideoLink = (job: Generation) =>
  useQuery({
    queryKey: ['link', job.id],
    queryFn: () => viva.linkOf(job.id, 3_600),
    enabled: job.state === 'succeeded' && !job.videoDeletedAt,
    staleTime: 50 * 60_000,
    gcTime: 50 * 60_000,
    refetchOnWindowFocus: false,
  });

/** Keeps a job on the page as it stands, live, until it has ended. */
export function useFollowed(job: Generation, onSucceeded?: () => void): void {
  const client = useQueryClient();
  const open = !isFinal(job.state);
  useEffect(() => {
    if (!open) {
      return;
    }
    const stop = new AbortController();
    void (async () => {
      try {
        for await (const { state, progress } of viva.followGeneration(job.id, { signal: stop.signal })) {
          put(client, job.id, { state, progress });
          if (isFinal(state)) {
            break;
          }
        }
        const ended = await unwrap(viva.api.GET('/api/v1/generations/{id}', { params: { path: { id: job.id } } }));
        put(client, job.id, ended);
        moneyMoved(client);
        if (ended.state === 'succeeded') {
          onSucceeded?.();
        }
      } catch {
        // Left, or the API is away: the lists are asked again when the page is looked at.
      }
    })();
    return () => stop.abort();
    // One stream a job, however often the page is drawn.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [job.id, open]);
}

/** Changes a job wherever the page shows it. */
export function put(client: QueryClient, id: string, change: Partial<Generation>): void {
  const changed = (job: Generation) => (job.id === id ? { ...job, ...change } : job);
  const page = (old: GenerationPage) => ({ ...old, items: old.items.map(changed) });
  client.setQueryData<GenerationPage>(['generations', 'recent'], (old) => old && page(old));
  client.setQueryData<InfiniteData<GenerationPage>>(
    ['generations', 'all'],
    (old) => old && { ...old, pages: old.pages.map(page) },
  );
  client.setQueryData<Generation>(['generation', id], (old) => old && changed(old));
}

/** What shows credits is asked for again. */
export function moneyMoved(client: QueryClient): void {
  for (const queryKey of [['quota'], ['entries'], ['usage'], ['orders']]) {
    void client.invalidateQueries({ queryKey });
  }
}

function after(cursor: string | null) {
  return cursor ? { cursor } : {};
}
