import { isUndecided, newIdempotencyKey } from '@vivaapi/client';
import { useRef } from 'react';

/**
 * One idempotency key for one intent: as long as the customer wants the same (the signature), a new try after a failure carries the same
 * key and cannot buy or make the thing twice. The intent ends when it was done, and when it was refused: then nothing has happened, and the
 * next try is a new one. After a failure that leaves open what has happened it goes on.
 */
export function useIntent() {
  const current = useRef<{ signature: string; key: string } | null>(null);
  return {
    keyFor(signature: string): string {
      if (current.current?.signature !== signature) {
        current.current = { signature, key: newIdempotencyKey() };
      }
      return current.current.key;
    },
    done(): void {
      current.current = null;
    },
    failed(error: unknown): void {
      if (!isUndecided(error)) {
        current.current = null;
      }
    },
  };
}
