// Made by scripts/generate.mjs from the x-idempotency and x-retry of openapi.yaml.

/** What a repeat of an operation does, and after which answers there may be one. */
export interface RepeatRule {
  /** Whether it takes an Idempotency-Key. */
  readonly key: boolean;
  /** Whether to try again when no answer came. */
  readonly withoutAnswer: boolean;
  /** Statuses of answers that may be followed by another try. */
  readonly statuses: readonly number[];
  /** Problem codes of answers that may be followed by another try, whatever their status. */
  readonly codes: readonly string[];
}

/** What holds for every operation that is not listed below. */
export const commonRule: RepeatRule = {
  key: false,
  withoutAnswer: true,
  statuses: [429, 500, 502, 503, 504],
  codes: [],
};

/** The operations of which something else holds. */
export const otherRules: readonly { readonly method: string; readonly path: string; readonly rule: RepeatRule }[] = [
  {
    method: 'POST',
    path: '/api/v1/admin/users/{id}/credit-adjustments',
    rule: { key: true, withoutAnswer: true, statuses: [429, 500, 502, 503, 504], codes: ['request_in_progress'] },
  },
  {
    method: 'POST',
    path: '/api/v1/generations',
    rule: { key: true, withoutAnswer: true, statuses: [429, 500, 502, 503, 504], codes: ['request_in_progress'] },
  },
  { method: 'POST', path: '/api/v1/api-keys', rule: { key: false, withoutAnswer: false, statuses: [429], codes: [] } },
  {
    method: 'POST',
    path: '/api/v1/orders',
    rule: { key: true, withoutAnswer: true, statuses: [429, 500, 502, 503, 504], codes: ['request_in_progress'] },
  },
  {
    method: 'POST',
    path: '/api/v1/admin/orders/{id}/refund',
    rule: { key: true, withoutAnswer: true, statuses: [429, 500, 502, 503, 504], codes: ['request_in_progress'] },
  },
  {
    method: 'POST',
    path: '/api/v1/webhook-endpoints',
    rule: { key: false, withoutAnswer: false, statuses: [429], codes: [] },
  },
  {
    method: 'POST',
    path: '/api/v1/webhook-endpoints/{id}/rotate-secret',
    rule: { key: false, withoutAnswer: false, statuses: [429], codes: [] },
  },
  {
    method: 'POST',
    path: '/api/v1/webhook-endpoints/{id}/test',
    rule: { key: false, withoutAnswer: false, statuses: [429], codes: [] },
  },
];
