import type { Package, PaymentChannel } from '@vivaapi/client';
import { useMutation } from '@tanstack/react-query';
import { Check, MonitorSmartphone, QrCode, Smartphone } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Badge, Button, Card, Dialog, Skeleton, Trouble } from '@/components/ui';
import { isPhone } from '@/lib/browser';
import { cn } from '@/lib/cn';
import { placeOrder, usePackages } from '@/lib/data';
import { useIntent } from '@/lib/intent';
import { useSignedIn } from '@/lib/viva';
import { useText } from '@/text';

/** The cheapest video; what a job costs exactly is asked for when it is described. */
export const leastCredits = 15;

export function PackageCards() {
  const { t, money, number, packageName } = useText();
  const packages = usePackages();
  const signedIn = useSignedIn();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<Package | null>(null);
  if (packages.isError) {
    return <Trouble error={packages.error} onRetry={() => void packages.refetch()} />;
  }
  return (
    <>
      <ul className="grid grid-cols-1 gap-5 md:grid-cols-3" aria-busy={packages.isPending}>
        {packages.isPending && [0, 1, 2].map((each) => <Skeleton key={each} className="h-80" />)}
        {packages.data?.items.map((each, index) => {
          const popular = index === 1;
          return (
            <li key={each.code} className="flex">
              <Card className={cn('flex w-full flex-col gap-5', popular && 'border-accent ring-1 ring-accent')}>
                <div className="flex items-center justify-between gap-2">
                  <h3 className="text-lg font-bold">{packageName(each.code, each.name)}</h3>
                  {popular && <Badge tone="accent">{t('popular')}</Badge>}
                </div>
                <div>
                  <p className="text-4xl font-extrabold tracking-tight tabular-nums">{money(each.priceFen)}</p>
                  <p className="mt-2 font-semibold text-on-tint">{t('credits', { n: number(each.credits) })}</p>
                  <p className="text-sm text-quiet">
                    {t('perVideo', {
                      n: number(Math.floor(each.credits / leastCredits)),
                      price: money(Math.round(each.priceFen / each.credits)),
                    })}
                  </p>
                </div>
                <ul className="flex-1 space-y-2 text-sm">
                  <Feature text={t('featureInstant')} />
                  <Feature text={t('featureRefund')} />
                  {each.includesApiKeys && <Feature text={t('featureApi')} />}
                  {each.includesDedicatedKey && <Feature text={t('featureDedicated')} />}
                </ul>
                <Button
                  look={popular ? 'primary' : 'quiet'}
                  size="large"
                  aria-label={t('buyNamed', { name: packageName(each.code, each.name) })}
                  onClick={() =>
                    signedIn ? setChosen(each) : void navigate('/sign-up', { state: { from: '/packages' } })
                  }
                >
                  {t('buy')}
                </Button>
              </Card>
            </li>
          );
        })}
      </ul>
      {chosen && <Checkout offer={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}

function Feature({ text }: { text: string }) {
  return (
    <li className="flex gap-2">
      <Check className="mt-0.5 size-4 shrink-0 text-good" aria-hidden />
      {text}
    </li>
  );
}

const onDesktop = [
  { channel: 'page', text: 'payPage', hint: 'payPageHint', Icon: MonitorSmartphone },
  { channel: 'qr', text: 'payQr', hint: 'payQrHint', Icon: QrCode },
] as const;
const onPhone = [{ channel: 'wap', text: 'payWap', hint: 'payWapHint', Icon: Smartphone }] as const;

function Checkout({ offer, onClose }: { offer: Package; onClose: () => void }) {
  const { t, money, number, packageName } = useText();
  const navigate = useNavigate();
  const intent = useIntent();
  const ways = isPhone() ? onPhone : onDesktop;
  const [channel, setChannel] = useState<PaymentChannel>(ways[0].channel);
  const order = useMutation({
    mutationFn: ({ cashier }: { cashier: Window | null }) =>
      placeOrder(offer.code, channel, intent.keyFor(`${offer.code} ${channel}`)).then((placed) => ({
        ...placed,
        cashier,
      })),
    onSuccess: ({ order: placed, payment, cashier }) => {
      intent.done();
      if (payment.payUrl && channel === 'wap') {
        // Back from Alipay, the browser is on the order's page.
        window.history.replaceState(null, '', `/orders/${placed.id}`);
        window.location.assign(payment.payUrl);
        return;
      }
      if (payment.payUrl && cashier) {
        cashier.location.replace(payment.payUrl);
      }
      void navigate(`/orders/${placed.id}`, { state: { opened: cashier !== null } });
    },
    onError(error, { cashier }) {
      intent.failed(error);
      cashier?.close();
    },
  });

  const pay = () => {
    // Opened by the click itself; opened later, when the order is there, browsers would block it.
    const cashier = channel === 'page' ? window.open('about:blank', '_blank') : null;
    if (cashier) {
      cashier.opener = null;
    }
    order.mutate({ cashier });
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('checkout')}
      lead={`${packageName(offer.code, offer.name)} · ${t('credits', { n: number(offer.credits) })}`}
    >
      <div className="space-y-5">
        <RadioGroup.Root
          aria-label={t('payWith')}
          value={channel}
          onValueChange={(next) => setChannel(next as PaymentChannel)}
          className="space-y-2"
        >
          {ways.map(({ channel: way, text, hint, Icon }) => (
            <RadioGroup.Item
              key={way}
              value={way}
              className="flex w-full items-center gap-3 rounded-2xl border p-3.5 text-left transition-colors hover:bg-raised data-[state=checked]:border-accent data-[state=checked]:bg-tint"
            >
              <span className="grid size-10 place-items-center rounded-xl bg-[#0e62dd] text-white">
                <Icon className="size-5" aria-hidden />
              </span>
              <span className="flex-1">
                <span className="block text-sm font-semibold">{t(text)}</span>
                <span className="block text-sm text-quiet">{t(hint)}</span>
              </span>
              <span className="grid size-5 place-items-center rounded-full border-2 border-edge">
                <RadioGroup.Indicator className="size-2.5 rounded-full bg-accent" />
              </span>
            </RadioGroup.Item>
          ))}
        </RadioGroup.Root>
        <div className="flex items-baseline justify-between">
          <span className="text-sm text-quiet">{t('total')}</span>
          <span className="text-2xl font-extrabold tabular-nums">{money(offer.priceFen)}</span>
        </div>
        {order.isError && <Trouble error={order.error} />}
        <Button size="large" className="w-full" busy={order.isPending} onClick={pay}>
          {t('payNow', { price: money(offer.priceFen) })}
        </Button>
      </div>
    </Dialog>
  );
}
