/**
 * A fresh idempotency key: one intended effect, one key. Make it when the customer decides (not when the request is sent) and give it to
 * every try, also to one that a person starts anew after a failure: the API then has the effect once and answers the first answer again.
 */
export function newIdempotencyKey(): string {
  // React Native has no crypto of its own; browsers have randomUUID only on secure origins.
  const source = (globalThis as { crypto?: Partial<Crypto> }).crypto;
  if (typeof source?.randomUUID === 'function') {
    return source.randomUUID();
  }
  const bytes = new Uint8Array(16);
  if (typeof source?.getRandomValues === 'function') {
    source.getRandomValues(bytes);
  } else {
    // Good enough: the key is no secret, it only has to differ from the caller's other ones.
    bytes.forEach((_, index) => (bytes[index] = Math.floor(Math.random() * 256)));
  }
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
