import { EventParser } from './events.js';
import type { StreamPlaces } from './places.js';
import { NoAnswer, problemOf, VivaProblem } from './problems.js';
import type { Generation, GenerationState } from './schema.js';
import { follow, reasonOf, type Clock } from './waiting.js';

/** How a job stands. */
export interface GenerationEvent {
  /** `state` when the state changed, `progress` when only the percent did. */
  type: 'state' | 'progress';
  /** What a later call can be resumed with. */
  eventId: string;
  id: string;
  state: GenerationState;
  /** 0 to 100. */
  progress: number;
  /** A path below the API's address, once the job has succeeded. */
  videoUrl: string | null;
  error: { code: string; message: string } | null;
}

export interface FollowOptions {
  signal?: AbortSignal;
  /** The `eventId` of the last event that was seen: it is not told again. */
  lastEventId?: string;
  /** Milliseconds between two looks where streams cannot be had. Default 2000. */
  pollMs?: number;
  /** Milliseconds of silence after which a stream is taken for dead; the API gives a sign of life every 15 seconds. Default 45000. */
  quietMs?: number;
  /** Fruitless tries in a row after which the last failure is thrown. Default 20. */
  patience?: number;
}

export interface FollowedApi {
  send(request: Request): Promise<Response>;
  /** Once, and by what can hand an answer over while it arrives. */
  stream(request: Request): Promise<Response>;
  baseUrl: string;
  clock: Clock;
  streaming: boolean;
  places: StreamPlaces;
}

/** How far the caller has seen, and how many tries since then were fruitless. */
interface Progress {
  lastEventId: string | undefined;
  failures: number;
}

const finalStates: readonly GenerationState[] = ['succeeded', 'failed', 'cancelled', 'written_off'];

/** Whether a job has ended. (A `written_off` one may still turn into `succeeded` later, at no cost.) */
export function isFinal(state: GenerationState): boolean {
  return finalStates.includes(state);
}

/**
 * A stream that was alive for so long was a good one, however it ended: something in between may cut every connection after half a minute,
 * and a job may wait for hours.
 */
const soundMs = 5_000;

/**
 * Tells how a job stands, now and at every change, until it has ended. Comes back by itself after a lost connection and goes on where it
 * was; where streams cannot be had (React Native's own fetch, too many of them open), it asks every few seconds instead.
 */
export async function* followGeneration(
  api: FollowedApi,
  id: string,
  options: FollowOptions = {},
): AsyncGenerator<GenerationEvent, void, undefined> {
  const { signal, pollMs = 2000, quietMs = 45_000, patience = 20 } = options;
  const seen: Progress = { lastEventId: options.lastEventId, failures: 0 };
  for (;;) {
    const parser = new EventParser();
    let failure: unknown = new NoAnswer('the stream ended');
    try {
      const streamed = api.streaming ? yield* stream(api, id, seen, parser, quietMs, signal) : 'unavailable';
      if (streamed === 'unavailable') {
        yield* poll(api, id, seen, pollMs, signal);
      }
      if (streamed !== 'cut') {
        return;
      }
    } catch (caught) {
      if (signal?.aborted) {
        throw reasonOf(signal);
      }
      if (caught instanceof VivaProblem && !mayPass(caught)) {
        throw caught;
      }
      failure = caught;
    }
    seen.failures++;
    if (seen.failures > patience) {
      throw failure;
    }
    const asked = failure instanceof VivaProblem ? failure.retryAfter : undefined;
    await api.clock.sleep(
      asked === undefined ? Math.min(30_000, (parser.retryMs ?? 1000) * 2 ** (seen.failures - 1)) : asked * 1000,
      signal,
    );
  }
}

async function* stream(
  api: FollowedApi,
  id: string,
  seen: Progress,
  parser: EventParser,
  quietMs: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<GenerationEvent, 'ended' | 'cut' | 'unavailable', undefined> {
  const giveBack = await api.places.take();
  if (!giveBack) {
    return 'unavailable';
  }
  const { controller, release } = follow(signal);
  const begun = api.clock.now();
  const onLife = () => {
    if (api.clock.now() - begun >= soundMs) {
      seen.failures = 0;
    }
  };
  try {
    const response = await open(api, id, seen.lastEventId, controller.signal);
    if (response?.status === 204) {
      return 'ended';
    }
    if (!response?.body) {
      return 'unavailable';
    }
    for await (const event of read(response.body, parser, quietMs, controller, onLife)) {
      seen.failures = 0;
      seen.lastEventId = event.eventId;
      yield event;
      if (isFinal(event.state)) {
        return 'ended';
      }
    }
    return 'cut';
  } finally {
    // Also a request whose answer cannot be read while it arrives must not stay open.
    controller.abort();
    release();
    giveBack();
  }
}

// null: streams cannot be had for now.
async function open(
  api: FollowedApi,
  id: string,
  lastEventId: string | undefined,
  signal: AbortSignal,
): Promise<Response | null> {
  const headers = new Headers({ Accept: 'text/event-stream' });
  if (lastEventId) {
    headers.set('Last-Event-ID', lastEventId);
  }
  const address = `${api.baseUrl}/api/v1/generations/${encodeURIComponent(id)}/events`;
  const response = await api.stream(new Request(address, { headers, cache: 'no-store', signal }));
  if (response.ok) {
    return response;
  }
  const problem = await problemOf(response);
  if (problem.code === 'too_many_streams') {
    return null;
  }
  throw problem;
}

async function* read(
  body: ReadableStream<Uint8Array>,
  parser: EventParser,
  quietMs: number,
  controller: AbortController,
  onLife: () => void,
): AsyncGenerator<GenerationEvent, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const stopped = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(reasonOf(controller.signal)), { once: true });
  });
  stopped.catch(() => undefined);
  try {
    for (;;) {
      const timer = setTimeout(() => controller.abort(new NoAnswer('the stream went silent')), quietMs);
      const chunk = await Promise.race([reader.read(), stopped]).finally(() => clearTimeout(timer));
      if (chunk.done) {
        return;
      }
      onLife();
      for (const { id, event, data } of parser.push(decoder.decode(chunk.value, { stream: true }))) {
        if (id !== undefined && (event === 'state' || event === 'progress')) {
          yield {
            ...(JSON.parse(data) as Omit<GenerationEvent, 'type' | 'eventId'>),
            type: event,
            eventId: id,
          };
        }
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function* poll(
  api: FollowedApi,
  id: string,
  seen: Progress,
  pollMs: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<GenerationEvent, void, undefined> {
  for (;;) {
    const request = new Request(`${api.baseUrl}/api/v1/generations/${encodeURIComponent(id)}`, {
      cache: 'no-store',
      ...(signal && { signal }),
    });
    const response = await api.send(request);
    if (!response.ok) {
      throw await problemOf(response);
    }
    const job = (await response.json()) as Generation;
    seen.failures = 0;
    const eventId = `${job.state}-${job.progress}`;
    if (eventId !== seen.lastEventId) {
      const type = seen.lastEventId?.startsWith(`${job.state}-`) ? 'progress' : 'state';
      seen.lastEventId = eventId;
      yield {
        type,
        eventId,
        id: job.id,
        state: job.state,
        progress: job.progress,
        videoUrl: job.videoUrl ?? null,
        error: job.error ?? null,
      };
    }
    if (isFinal(job.state)) {
      return;
    }
    await api.clock.sleep(pollMs, signal);
  }
}

function mayPass(problem: VivaProblem): boolean {
  return problem.status === 429 || problem.status >= 500;
}
