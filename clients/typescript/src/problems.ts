import type { Problem } from './schema.js';

/** An answer of the API that says what is wrong: an RFC 9457 problem with a stable code. */
export class VivaProblem extends Error {
  override readonly name = 'VivaProblem';
  /** Stable and made for programs; `unexpected_answer` where the answer was no problem document (a proxy's page, say). */
  readonly code: string;
  readonly status: number;
  readonly detail: string | undefined;
  /** For `validation_failed`: the messages of each field. */
  readonly errors: Readonly<Record<string, readonly string[]>>;
  /** What the API's operator needs to find the request. */
  readonly traceId: string | undefined;
  /** Seconds after which another try makes sense, where the API says so. */
  readonly retryAfter: number | undefined;
  /** The whole document, with the members that some codes have (`required`, `available`, `state`, …). */
  readonly problem: Readonly<Partial<Problem> & Record<string, unknown>>;

  constructor(status: number, body: unknown, retryAfter?: number) {
    const problem = isProblem(body) ? body : {};
    super(problem.detail ?? problem.title ?? `The API answered ${status}.`);
    this.code = problem.code ?? 'unexpected_answer';
    this.status = status;
    this.detail = problem.detail ?? undefined;
    this.errors = problem.errors ?? {};
    this.traceId = problem.traceId;
    this.retryAfter = retryAfter;
    this.problem = problem;
  }
}

/** No answer came, after all tries: the network, or a service that is away. Whether the request had an effect is not known. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';

  constructor(cause: unknown) {
    super('The API did not answer.', { cause });
  }
}

/**
 * Whether a call that failed with this may have had its effect all the same, or may still have it: no answer came, the service broke down
 * over it, somebody in between answered, or an earlier try is not through. Whoever starts the same intent again then gives the same
 * idempotency key; after any other failure nothing has happened, and the next try is an intent of its own.
 */
export function isUndecided(failure: unknown): boolean {
  return failure instanceof VivaProblem
    ? failure.status >= 500 || failure.status === 429 || undecidedCodes.includes(failure.code)
    : true;
}

// A try that was told to come later may be the second one, after a first whose answer was lost.
const undecidedCodes: readonly string[] = ['request_in_progress', 'unexpected_answer'];

/**
 * The data of a call, or its problem thrown: `const quota = await unwrap(viva.api.GET('/api/v1/quota'))`.
 * @throws {VivaProblem} when the API refused.
 */
export async function unwrap<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) {
    throw new VivaProblem(response.status, error, retryAfterOf(response, Date.now()));
  }
  return data as T;
}

/** The problem of an answer that was not read yet. */
export async function problemOf(response: Response): Promise<VivaProblem> {
  const body: unknown = await response.json().catch(() => undefined);
  return new VivaProblem(response.status, body, retryAfterOf(response, Date.now()));
}

/** Seconds of `Retry-After`, which is a number of them or a date. */
export function retryAfterOf(response: Response, now: number): number | undefined {
  const text = response.headers.get('Retry-After')?.trim();
  if (!text) {
    return undefined;
  }
  if (/^\d+$/.test(text)) {
    return Number(text);
  }
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, (at - now) / 1000);
}

function isProblem(body: unknown): body is Partial<Problem> & Record<string, unknown> {
  return typeof body === 'object' && body !== null && typeof (body as Record<string, unknown>)['code'] === 'string';
}
