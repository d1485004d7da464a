import type { Order } from '@vivaapi/client';
import { unwrap } from '@vivaapi/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, CircleSlash, Clock, ExternalLink, Sparkles } from 'lucide-react';
import { QRCodeSVG } from 'qrcode.react';
import type { ReactNode } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import { toast } from 'sonner';
import { OrderStateBadge } from '@/components/order-state';
import { Button, Card, Skeleton, Trouble } from '@/components/ui';
import { clock, useSecondsUntil, useTitle } from '@/lib/browser';
import { useOrder, usePayment, useQuota } from '@/lib/data';
import { viva } from '@/lib/viva';
import { useText } from '@/text';

/** One order: how to pay it while it waits, and what it brought once it was paid. It changes by itself. */
export function OrderPage() {
  const { id = '' } = useParams();
  const { t } = useText();
  const order = useOrder(id);
  useTitle(t('orderTitle'));
  if (order.isError && !order.data) {
    return (
      <>
        <h1 className="sr-only">{t('orderTitle')}</h1>
        <Trouble error={order.error} onRetry={() => void order.refetch()} />
      </>
    );
  }
  return (
    <div className="mx-auto w-full max-w-lg space-y-4">
      {order.data ? <Standing order={order.data} /> : <Skeleton className="h-96" />}
      {order.data && <Details order={order.data} />}
    </div>
  );
}

function Standing({ order }: { order: Order }) {
  const { t, number, money } = useText();
  const quota = useQuota();
  switch (order.state) {
    case 'pending':
      return <Waiting order={order} />;
    case 'paid':
      return (
        <Result
          icon={<CircleCheck className="size-14 text-good" aria-hidden />}
          title={t('orderPaid')}
          lead={t('orderPaidLead', {
            n: number(order.credits),
            available: quota.data ? number(quota.data.availableCredits) : '…',
          })}
        >
          <Button asChild size="large">
            <Link to="/create">
              <Sparkles aria-hidden />
              {t('startCreating')}
            </Link>
          </Button>
        </Result>
      );
    case 'closed':
      return (
        <Result
          icon={<CircleSlash className="size-14 text-quiet" aria-hidden />}
          title={t('orderClosed')}
          lead={t('orderClosedLead')}
        >
          <Button asChild size="large">
            <Link to="/packages">{t('heroPackages')}</Link>
          </Button>
        </Result>
      );
    case 'partially_refunded':
    case 'refunded':
      return (
        <Result
          icon={<CircleSlash className="size-14 text-quiet" aria-hidden />}
          title={t('orderRefunded')}
          lead={t('orderRefundedLead', { price: money(order.refundedFen) })}
        />
      );
  }
}

function Result({
  icon,
  title,
  lead,
  children,
}: {
  icon: ReactNode;
  title: string;
  lead: string;
  children?: ReactNode;
}) {
  return (
    <Card className="flex flex-col items-center gap-3 py-10 text-center">
      {icon}
      <div role="status" className="space-y-1.5">
        <h1 className="text-2xl font-bold">{title}</h1>
        <p className="text-quiet">{lead}</p>
      </div>
      {children && <div className="mt-3">{children}</div>}
    </Card>
  );
}

function Waiting({ order }: { order: Order }) {
  const { t, money } = useText();
  const { state } = useLocation();
  const opened = (state as { opened?: boolean } | null)?.opened === true;
  const seconds = useSecondsUntil(order.expiresAt);
  const payment = usePayment(order);
  const client = useQueryClient();
  const close = useMutation({
    mutationFn: () => unwrap(viva.api.POST('/api/v1/orders/{id}/close', { params: { path: { id: order.id } } })),
    onSuccess: (closed) => {
      client.setQueryData(['order', order.id], closed);
      toast.success(t('orderCancelled'));
    },
  });
  const { qrCode, payUrl } = payment.data ?? {};
  return (
    <Card className="flex flex-col items-center gap-4 text-center">
      <div role="status">
        <h1 className="text-2xl font-bold">{t('orderWaiting')}</h1>
        <p className="mt-1.5 text-quiet">{t('orderWaitingLead')}</p>
      </div>
      <p className="text-4xl font-extrabold tabular-nums">{money(order.amountFen)}</p>
      <p className="flex items-center gap-1.5 text-sm text-quiet" role="timer">
        <Clock className="size-4" aria-hidden />
        {t('orderLeft', { time: clock(seconds) })}
      </p>
      {payment.isPending && <Skeleton className="h-56 w-56" />}
      {payment.isError && <Trouble error={payment.error} onRetry={() => void payment.refetch()} />}
      {qrCode && (
        <>
          {/* Codes are black on white, also at night: many scanners read no other. */}
          <div className="rounded-2xl border bg-white p-4">
            <QRCodeSVG value={qrCode} size={192} title={t('orderQrAlt')} role="img" level="M" />
          </div>
          <p className="font-medium">{t('orderScan')}</p>
          <a
            href={qrCode}
            target="_blank"
            rel="noopener noreferrer"
            className="text-sm font-semibold text-on-tint underline underline-offset-2"
          >
            {t('orderOpenQr')}
          </a>
        </>
      )}
      {payUrl && (
        <>
          {opened && <p className="text-sm text-quiet">{t('orderOpened')}</p>}
          <Button asChild size="large">
            <a href={payUrl} {...(order.channel === 'page' && { target: '_blank', rel: 'noopener noreferrer' })}>
              <ExternalLink aria-hidden />
              {t('orderReopen')}
            </a>
          </Button>
        </>
      )}
      {close.isError && <Trouble error={close.error} />}
      <Button look="ghost" busy={close.isPending} onClick={() => close.mutate()}>
        {t('orderCancel')}
      </Button>
    </Card>
  );
}

function Details({ order }: { order: Order }) {
  const { t, money, number, dateTime, packageName } = useText();
  const rows = [
    [
      t('orderPackage'),
      `${packageName(order.packageCode, order.packageName)} · ${t('credits', { n: number(order.credits) })}`,
    ],
    [t('orderAmount'), money(order.amountFen)],
    [t('orderTime'), dateTime(order.createdAt)],
    [t('orderNumber'), order.outTradeNo],
  ] as const;
  return (
    <Card>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2.5 text-sm">
        {rows.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-quiet">{name}</dt>
            <dd className="text-right [overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
        <dt className="text-quiet">{t('orderState')}</dt>
        <dd className="text-right">
          <OrderStateBadge state={order.state} />
        </dd>
      </dl>
    </Card>
  );
}
