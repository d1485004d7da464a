import type { OrderState } from '@vivaapi/client';
import { Badge, type Tone } from '@/components/ui';
import { useText, type TextOf } from '@/text';

const states: Record<OrderState, { tone: Tone; text: Parameters<TextOf['t']>[0] }> = {
  pending: { tone: 'warn', text: 'statePending' },
  paid: { tone: 'good', text: 'statePaid' },
  closed: { tone: 'neutral', text: 'stateClosed' },
  partially_refunded: { tone: 'accent', text: 'statePartlyRefunded' },
  refunded: { tone: 'neutral', text: 'stateRefunded' },
};

export function OrderStateBadge({ state }: { state: OrderState }) {
  const { t } = useText();
  return <Badge tone={states[state].tone}>{t(states[state].text)}</Badge>;
}
