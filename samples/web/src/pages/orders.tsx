import { ReceiptText } from 'lucide-react';
import { Link } from 'react-router';
import { OrderStateBadge } from '@/components/order-state';
import { PageTitle } from '@/components/page';
import { Button, Card, Empty, Skeleton, Trouble } from '@/components/ui';
import { useOrders } from '@/lib/data';
import { useText } from '@/text';

export function OrdersPage() {
  const { t, money, number, dateTime, packageName } = useText();
  const orders = useOrders();
  const items = orders.data?.pages.flatMap((page) => page.items);
  return (
    <div className="space-y-6">
      <PageTitle title={t('ordersTitle')} />
      {orders.isError && <Trouble error={orders.error} onRetry={() => void orders.refetch()} />}
      {orders.isPending && <Skeleton className="h-64" />}
      {items?.length === 0 && (
        <Card>
          <Empty icon={<ReceiptText aria-hidden />} title={t('ordersEmpty')} lead={t('ordersEmptyLead')}>
            <Button asChild>
              <Link to="/packages">{t('heroPackages')}</Link>
            </Button>
          </Empty>
        </Card>
      )}
      {items && items.length > 0 && (
        <ul className="space-y-3">
          {items.map((order) => (
            <li key={order.id}>
              <Card className="flex flex-wrap items-center gap-x-6 gap-y-3 sm:p-5">
                <div className="min-w-0 flex-1 basis-52">
                  <p className="font-semibold">
                    {packageName(order.packageCode, order.packageName)} · {t('credits', { n: number(order.credits) })}
                  </p>
                  <p className="text-sm text-quiet">{dateTime(order.createdAt)}</p>
                  <p className="truncate text-xs text-quiet">{order.outTradeNo}</p>
                </div>
                <p className="text-lg font-bold tabular-nums">{money(order.amountFen)}</p>
                <OrderStateBadge state={order.state} />
                <Button asChild size="small" look={order.state === 'pending' ? 'primary' : 'quiet'}>
                  <Link to={`/orders/${order.id}`}>
                    {t(order.state === 'pending' ? 'orderPay' : 'orderView')}
                    <span className="sr-only">{order.outTradeNo}</span>
                  </Link>
                </Button>
              </Card>
            </li>
          ))}
        </ul>
      )}
      {orders.hasNextPage && (
        <Button look="outline" busy={orders.isFetchingNextPage} onClick={() => void orders.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}
