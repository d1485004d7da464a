import type { CreditEntry, CreditEntryKind, Quota } from '@vivaapi/client';
import { KeyRound, Package2, ReceiptText, ShieldCheck } from 'lucide-react';
import { Progress as RadixProgress } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { PageTitle } from '@/components/page';
import { Badge, Button, Card, Choice, Skeleton, Trouble } from '@/components/ui';
import { UsageChart } from '@/components/usage-chart';
import { cn } from '@/lib/cn';
import { useEntries, useMe, useQuota, useUsage } from '@/lib/data';
import { useText, type TextOf } from '@/text';

export function AccountPage() {
  const { t } = useText();
  const me = useMe();
  return (
    <div className="space-y-6">
      <PageTitle title={t('accountTitle')} {...(me.data && { lead: me.data.email })}>
        <div className="flex flex-wrap gap-2">
          <Shortcut to="/orders" icon={<ReceiptText aria-hidden />} text={t('navOrders')} />
          <Shortcut to="/api-keys" icon={<KeyRound aria-hidden />} text={t('navKeys')} />
          <Shortcut to="/security" icon={<ShieldCheck aria-hidden />} text={t('navSecurity')} />
          <Shortcut to="/packages" icon={<Package2 aria-hidden />} text={t('buyCredits')} main />
        </div>
      </PageTitle>
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[1fr_1.4fr]">
        <QuotaCard />
        <UsageCard />
      </div>
      <Entries />
    </div>
  );
}

function Shortcut({ to, icon, text, main }: { to: string; icon: ReactNode; text: string; main?: boolean }) {
  return (
    <Button asChild look={main ? 'primary' : 'outline'}>
      <Link to={to}>
        {icon}
        {text}
      </Link>
    </Button>
  );
}

function QuotaCard() {
  const { t } = useText();
  const quota = useQuota();
  return (
    <Card aria-labelledby="quota" data-testid="quota">
      <h2 id="quota" className="text-lg font-bold">
        {t('quotaTitle')}
      </h2>
      {quota.isError && <Trouble error={quota.error} onRetry={() => void quota.refetch()} />}
      {quota.isPending && <Skeleton className="mt-4 h-40" />}
      {quota.data && <QuotaNumbers quota={quota.data} />}
    </Card>
  );
}

function QuotaNumbers({ quota }: { quota: Quota }) {
  const { t, number } = useText();
  const percent = (part: number) => (quota.quota === 0 ? 0 : (part / quota.quota) * 100);
  return (
    <div className="mt-4 space-y-5">
      <div>
        <p className="text-sm text-quiet">{t('quotaLeft')}</p>
        <p className="text-5xl font-extrabold tracking-tight tabular-nums" data-testid="quota-left">
          {number(quota.remaining)}
        </p>
      </div>
      <RadixProgress.Root
        value={quota.used}
        max={Math.max(1, quota.quota)}
        aria-label={t('quotaUsed')}
        getValueLabel={() => t('quotaBar', { used: number(quota.used), total: number(quota.quota) })}
        className="flex h-3 overflow-hidden rounded-full bg-raised"
      >
        <RadixProgress.Indicator
          className="h-full bg-accent transition-[width] duration-700"
          style={{ width: `${percent(quota.used)}%` }}
        />
        <span
          aria-hidden
          className="h-full bg-accent/40 transition-[width] duration-700"
          style={{ width: `${percent(quota.reserved)}%` }}
        />
      </RadixProgress.Root>
      <dl className="grid grid-cols-2 gap-4">
        <Figure name={t('quotaTotal')} value={number(quota.quota)} />
        <Figure name={t('quotaUsed')} value={number(quota.used)} dot="bg-accent" />
        <Figure name={t('quotaReserved')} value={number(quota.reserved)} dot="bg-accent/40" />
        <Figure name={t('quotaAvailable')} value={number(quota.availableCredits)} />
      </dl>
    </div>
  );
}

function Figure({ name, value, dot }: { name: string; value: string; dot?: string }) {
  return (
    <div>
      <dt className="flex items-center gap-1.5 text-sm text-quiet">
        {dot && <span aria-hidden className={cn('size-2.5 rounded-full', dot)} />}
        {name}
      </dt>
      <dd className="text-xl font-bold tabular-nums">{value}</dd>
    </div>
  );
}

const ranges = ['7', '30', '90'] as const;

function UsageCard() {
  const { t, number } = useText();
  const [range, setRange] = useState<(typeof ranges)[number]>('30');
  const usage = useUsage(beijingDay(1 - Number(range)), beijingDay(0));
  const days = usage.data?.items ?? [];
  const sum = (of: 'credits' | 'videos') => number(days.reduce((total, each) => total + each[of], 0));
  return (
    <Card aria-labelledby="usage" className="space-y-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 id="usage" className="text-lg font-bold">
            {t('usageTitle')}
          </h2>
          {usage.data && (
            <p className="text-sm text-quiet">{t('usageSum', { credits: sum('credits'), videos: sum('videos') })}</p>
          )}
        </div>
        <Choice
          hideLabel
          label={t('usageRange')}
          value={range}
          onChange={setRange}
          options={ranges.map((each) => ({ value: each, label: t('usageDays', { n: each }) }))}
        />
      </div>
      {usage.isError && <Trouble error={usage.error} onRetry={() => void usage.refetch()} />}
      {usage.isPending && <Skeleton className="h-56" />}
      {usage.data && <UsageChart days={days} />}
    </Card>
  );
}

// The API counts Beijing's days.
function beijingDay(offset: number): string {
  return new Date(Date.now() + 8 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10);
}

const kinds: Record<CreditEntryKind, Parameters<TextOf['t']>[0]> = {
  grant: 'kindGrant',
  reserve: 'kindReserve',
  settle: 'kindSettle',
  release: 'kindRelease',
  revoke: 'kindRevoke',
  restore: 'kindRestore',
  adjust: 'kindAdjust',
};

function Entries() {
  const { t } = useText();
  const entries = useEntries();
  const items = entries.data?.pages.flatMap((page) => page.items);
  return (
    <Card aria-labelledby="entries" className="space-y-4">
      <h2 id="entries" className="text-lg font-bold">
        {t('entriesTitle')}
      </h2>
      {entries.isError && <Trouble error={entries.error} onRetry={() => void entries.refetch()} />}
      {entries.isPending && <Skeleton className="h-40" />}
      {items?.length === 0 && <p className="py-6 text-center text-sm text-quiet">{t('entriesEmpty')}</p>}
      {items && items.length > 0 && (
        <div
          className="-mx-5 overflow-x-auto px-5 sm:-mx-6 sm:px-6"
          tabIndex={0}
          role="region"
          aria-labelledby="entries"
        >
          <table className="w-full text-left text-sm">
            <thead className="text-quiet">
              <tr>
                <th className="whitespace-nowrap py-2 pr-4 font-medium">{t('entryKind')}</th>
                <th className="py-2 pr-4 font-medium">{t('entryWhat')}</th>
                <th className="py-2 pr-4 text-right font-medium whitespace-nowrap">{t('entryAmount')}</th>
                <th className="py-2 pr-4 text-right font-medium whitespace-nowrap max-sm:hidden">
                  {t('entryBalance')}
                </th>
                <th className="py-2 font-medium max-sm:hidden">{t('entryTime')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {entries.hasNextPage && (
        <Button look="outline" busy={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </Card>
  );
}

function Entry({ entry }: { entry: CreditEntry }) {
  const { t, number, dateTime } = useText();
  const coming = ['grant', 'release', 'restore'].includes(entry.kind) || (entry.kind === 'adjust' && entry.amount > 0);
  return (
    <tr className="border-t">
      <td className="whitespace-nowrap py-2.5 pr-4">
        <Badge tone={coming ? 'good' : 'neutral'}>{t(kinds[entry.kind])}</Badge>
      </td>
      <td className="w-full max-w-0 truncate py-2.5 pr-4">
        {entry.order && <Link to={`/orders/${entry.order.id}`}>{entry.order.packageName}</Link>}
        {entry.generation && <Link to={`/videos/${entry.generation.id}`}>{entry.generation.prompt}</Link>}
        {!entry.order && !entry.generation && entry.reason}
      </td>
      <td className={cn('py-2.5 pr-4 text-right font-semibold tabular-nums', coming && 'text-good')}>
        {coming ? '+' : entry.kind === 'settle' ? '' : '−'}
        {number(Math.abs(entry.amount))}
      </td>
      <td className="py-2.5 pr-4 text-right tabular-nums max-sm:hidden">{number(entry.availableAfter)}</td>
      <td className="whitespace-nowrap py-2.5 text-quiet max-sm:hidden">{dateTime(entry.createdAt)}</td>
    </tr>
  );
}
