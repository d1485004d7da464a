import { newIdempotencyKey } from './keys.js';
import { NoAnswer, retryAfterOf } from './problems.js';
import { commonRule, otherRules, type RepeatRule } from './rules.js';
import { follow, reasonOf, type Clock } from './waiting.js';

/** How often and how patiently a request is sent. */
export interface RetryOptions {
  /** Tries in all, the first included. Default 4; 1 never repeats. */
  attempts?: number;
  /** First pause in milliseconds, doubled each time, with jitter, where the API names none. Default 1000. */
  pauseMs?: number;
  /** Longest pause in milliseconds; when `Retry-After` asks for more, the answer is handed back at once. Default 30000. */
  longestPauseMs?: number;
  /** Milliseconds within which an answer must begin. Default 30000. */
  timeoutMs?: number;
  /** The same for an image, which must have been sent before: phones' networks are slow. Default 300000. */
  uploadTimeoutMs?: number;
}

/** What is special about one request. */
export interface Sending {
  attempts?: number;
  timeoutMs?: number;
}

export type Fetch = (request: Request) => Promise<Response>;

/** Sends a request, and again where the API's own rules allow it, with one idempotency key over all tries. */
export class Sender {
  readonly #fetch: Fetch;
  readonly #clock: Clock;
  readonly #retry: Required<Omit<RetryOptions, 'uploadTimeoutMs'>>;

  constructor(fetch: Fetch, clock: Clock, retry: RetryOptions) {
    this.#fetch = fetch;
    this.#clock = clock;
    this.#retry = { attempts: 4, pauseMs: 1000, longestPauseMs: 30_000, timeoutMs: 30_000, ...retry };
  }

  /**
   * @throws {NoAnswer} when none came; the caller's own abort is thrown as it is.
   */
  async send(request: Request, sending: Sending = {}): Promise<Response> {
    const { attempts, timeoutMs } = { ...this.#retry, ...sending };
    const rule = ruleOf(request);
    if (rule.key && !request.headers.has('Idempotency-Key')) {
      request.headers.set('Idempotency-Key', newIdempotencyKey());
    }
    for (let attempt = 1; ; attempt++) {
      const last = attempt >= attempts;
      let pause = this.#pauseBefore(attempt);
      try {
        const response = await this.#once(request, timeoutMs);
        if (last || !(await mayFollow(rule, response))) {
          return response;
        }
        const asked = retryAfterOf(response, this.#clock.now());
        if (asked !== undefined && asked * 1000 > this.#retry.longestPauseMs) {
          return response;
        }
        pause = asked === undefined ? pause : asked * 1000;
        await discard(response);
      } catch (failure) {
        if (request.signal.aborted) {
          throw reasonOf(request.signal);
        }
        if (last || !rule.withoutAnswer) {
          throw failure instanceof NoAnswer ? failure : new NoAnswer(failure);
        }
      }
      await this.#clock.sleep(pause, request.signal);
    }
  }

  async #once(request: Request, timeoutMs: number): Promise<Response> {
    const { controller, release } = follow(request.signal);
    const timer = setTimeout(() => controller.abort(new NoAnswer('time-out')), timeoutMs);

    // Not every fetch listens to its signal: waiting ends all the same.
    const stopped = new Promise<never>((_, reject) => {
      controller.signal.addEventListener('abort', () => reject(reasonOf(controller.signal)), { once: true });
    });
    stopped.catch(() => undefined);
    try {
      // A copy, so that the body can be sent again. The caller's signal goes on to govern the body of the answer.
      return await Promise.race([this.#fetch(new Request(request.clone(), { signal: controller.signal })), stopped]);
    } catch (failure) {
      release();
      throw failure;
    } finally {
      clearTimeout(timer);
    }
  }

  // Half of the pause is jitter: many clients that were refused together must not come back together.
  #pauseBefore(attempt: number): number {
    const whole = Math.min(this.#retry.longestPauseMs, this.#retry.pauseMs * 2 ** (attempt - 1));
    return whole / 2 + (Math.random() * whole) / 2;
  }
}

/** What the API says of a repeat of this request. */
export function ruleOf(request: { method: string; url: string }): RepeatRule {
  const path = request.url.split(/[?#]/, 1)[0] ?? '';
  const other = otherRules.find((each) => each.method === request.method && pattern(each.path).test(path));
  return other?.rule ?? commonRule;
}

function pattern(template: string): RegExp {
  return new RegExp(`${template.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`);
}

async function mayFollow(rule: RepeatRule, response: Response): Promise<boolean> {
  if (response.ok) {
    return false;
  }
  if (rule.statuses.includes(response.status)) {
    return true;
  }
  if (rule.codes.length === 0) {
    return false;
  }
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  const code = (body as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' && rule.codes.includes(code);
}

// An answer that nobody reads would keep its connection.
async function discard(response: Response): Promise<void> {
  await response.body?.cancel().catch(() => undefined);
}
