export {
  createVivaClient,
  type Image,
  type NativeFile,
  type StreamFetch,
  type VivaClient,
  type VivaClientOptions,
} from './client.js';
export { isFinal, type FollowOptions, type GenerationEvent } from './following.js';
export { newIdempotencyKey } from './keys.js';
export { isUndecided, NoAnswer, unwrap, VivaProblem } from './problems.js';
export type * from './schema.js';
export type { Fetch, RetryOptions } from './sending.js';
export { memoryTokens, storedTokens, type Lock, type Tokens, type TokenStore } from './session.js';
export type { Clock } from './waiting.js';
