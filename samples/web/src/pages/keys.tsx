import { unwrap, VivaProblem, type ApiKey, type KeyScope, type NewApiKey } from '@vivaapi/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Check, Copy, KeyRound, Plus } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { toast } from 'sonner';
import { PageTitle } from '@/components/page';
import {
  Ask,
  Badge,
  Button,
  Card,
  Choice,
  control,
  Dialog,
  Empty,
  Field,
  Notice,
  Skeleton,
  Trouble,
} from '@/components/ui';
import { cn } from '@/lib/cn';
import { useKeys } from '@/lib/data';
import { viva } from '@/lib/viva';
import { useText } from '@/text';

export function KeysPage() {
  const { t } = useText();
  const keys = useKeys();
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<NewApiKey | null>(null);
  const items = keys.data?.pages.flatMap((page) => page.items);
  return (
    <div className="space-y-6">
      <PageTitle title={t('keysTitle')} lead={t('keysLead')}>
        <Button onClick={() => setMaking(true)}>
          <Plus aria-hidden />
          {t('keyCreate')}
        </Button>
      </PageTitle>
      {keys.isError && <Trouble error={keys.error} onRetry={() => void keys.refetch()} />}
      {keys.isPending && <Skeleton className="h-40" />}
      {items?.length === 0 && (
        <Card>
          <Empty icon={<KeyRound aria-hidden />} title={t('keysEmpty')} lead={t('keysEmptyLead')} />
        </Card>
      )}
      <ul className="space-y-3">
        {items?.map((key) => (
          <li key={key.id}>
            <KeyCard apiKey={key} onRotated={setMade} />
          </li>
        ))}
      </ul>
      {keys.hasNextPage && (
        <Button look="outline" busy={keys.isFetchingNextPage} onClick={() => void keys.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      {making && (
        <MakeKey
          onClose={() => setMaking(false)}
          onMade={(key) => {
            setMaking(false);
            setMade(key);
          }}
        />
      )}
      {made && <ShownOnce made={made} onClose={() => setMade(null)} />}
    </div>
  );
}

function useKeysChanged() {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: ['keys'] });
}

function KeyCard({ apiKey, onRotated }: { apiKey: ApiKey; onRotated: (made: NewApiKey) => void }) {
  const { t, number, dateTime, problem } = useText();
  const changed = useKeysChanged();
  const [rotating, setRotating] = useState(false);
  const [revoking, setRevoking] = useState(false);
  const revoke = useMutation({
    mutationFn: () => unwrap(viva.api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id: apiKey.id } } })),
    onSuccess() {
      setRevoking(false);
      changed();
      toast.success(t('keyRevoked'));
    },
    onError: (error) => toast.error(problem(error)),
  });
  const expired =
    apiKey.expiresAt !== null && apiKey.expiresAt !== undefined && Date.parse(apiKey.expiresAt) <= Date.now();
  const state = apiKey.revokedAt
    ? ({ tone: 'neutral', text: 'keyEnded' } as const)
    : expired
      ? ({ tone: 'neutral', text: apiKey.replacedById ? 'keyReplaced' : 'keyExpired' } as const)
      : apiKey.replacedById
        ? ({ tone: 'warn', text: 'keyReplaced' } as const)
        : ({ tone: 'good', text: 'keyActive' } as const);
  const works = !apiKey.revokedAt && !expired;
  return (
    <Card className={cn('flex flex-wrap items-center gap-x-6 gap-y-3 sm:p-5', !works && 'bg-page shadow-none')}>
      <div className="min-w-0 flex-1 basis-64 space-y-1">
        <p className="flex flex-wrap items-center gap-2 font-semibold">
          {apiKey.name}
          <Badge tone={state.tone}>{t(state.text)}</Badge>
        </p>
        <p className="font-mono text-sm text-quiet">{apiKey.prefix}…</p>
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-quiet">
          <span>
            {apiKey.scopes.map((scope) => t(scope === 'generate' ? 'scopeGenerate' : 'scopeRead')).join(' · ')}
          </span>
          {apiKey.budget && (
            <span>{t('keyBudgetUsed', { used: number(apiKey.budget.used), limit: number(apiKey.budget.limit) })}</span>
          )}
          <span>{apiKey.lastUsedAt ? t('keyLastUsed', { time: dateTime(apiKey.lastUsedAt) }) : t('keyNeverUsed')}</span>
          {apiKey.expiresAt && works && <span>{t('keyExpires', { time: dateTime(apiKey.expiresAt) })}</span>}
        </p>
      </div>
      {works && (
        <div className="flex gap-2">
          {!apiKey.replacedById && (
            <Button
              look="outline"
              size="small"
              aria-label={t('keyRotateNamed', { name: apiKey.name })}
              onClick={() => setRotating(true)}
            >
              {t('keyRotate')}
            </Button>
          )}
          <Button
            look="outline"
            size="small"
            className="text-bad"
            aria-label={t('keyRevokeNamed', { name: apiKey.name })}
            onClick={() => setRevoking(true)}
          >
            {t('keyRevoke')}
          </Button>
        </div>
      )}
      {rotating && (
        <Rotate
          apiKey={apiKey}
          onClose={() => setRotating(false)}
          onRotated={(made) => {
            setRotating(false);
            changed();
            onRotated(made);
          }}
        />
      )}
      <Ask
        open={revoking}
        onOpenChange={setRevoking}
        title={t('keyRevokeNamed', { name: apiKey.name })}
        lead={t('keyRevokeLead', { name: apiKey.name })}
        action={t('keyRevoke')}
        busy={revoke.isPending}
        onConfirm={() => revoke.mutate()}
      />
    </Card>
  );
}

const overlaps = [
  { value: '0', text: 'keyOverlapNow' },
  { value: '60', text: 'keyOverlapHour' },
  { value: '1440', text: 'keyOverlapDay' },
  { value: '10080', text: 'keyOverlapWeek' },
] as const;

function Rotate({
  apiKey,
  onClose,
  onRotated,
}: {
  apiKey: ApiKey;
  onClose: () => void;
  onRotated: (made: NewApiKey) => void;
}) {
  const { t } = useText();
  const [overlap, setOverlap] = useState<string>('1440');
  const rotate = useMutation({
    mutationFn: () =>
      unwrap(
        viva.api.POST('/api/v1/api-keys/{id}/rotate', {
          params: { path: { id: apiKey.id } },
          body: { overlapMinutes: Number(overlap) },
        }),
      ),
    onSuccess: onRotated,
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('keyRotateNamed', { name: apiKey.name })}
      lead={t('keyRotateLead')}
    >
      <div className="space-y-5">
        <Choice
          label={t('keyOverlap')}
          value={overlap}
          onChange={setOverlap}
          options={overlaps.map((each) => ({ value: each.value, label: t(each.text) }))}
        />
        {rotate.isError && <Trouble error={rotate.error} />}
        <Button className="w-full" size="large" busy={rotate.isPending} onClick={() => rotate.mutate()}>
          {t('keyRotate')}
        </Button>
      </div>
    </Dialog>
  );
}

const expiries = ['0', '30', '90', '365'] as const;
const scopes: { scope: KeyScope; text: 'scopeGenerate' | 'scopeRead' }[] = [
  { scope: 'generate', text: 'scopeGenerate' },
  { scope: 'read', text: 'scopeRead' },
];

function MakeKey({ onClose, onMade }: { onClose: () => void; onMade: (made: NewApiKey) => void }) {
  const { t, number } = useText();
  const changed = useKeysChanged();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<KeyScope[]>(['generate', 'read']);
  const [expiry, setExpiry] = useState<(typeof expiries)[number]>('0');
  const [budget, setBudget] = useState('');
  const [checked, setChecked] = useState(false);
  const wrong = {
    name: name.trim() ? undefined : t('keyNameEmpty'),
    scopes: chosen.length > 0 ? undefined : t('keyScopesEmpty'),
    budget:
      budget === '' || (/^\d{1,10}$/.test(budget) && Number(budget) >= 1 && Number(budget) <= 1e9)
        ? undefined
        : t('keyBudgetWrong'),
  };
  const make = useMutation({
    mutationFn: () =>
      unwrap(
        viva.api.POST('/api/v1/api-keys', {
          body: {
            name: name.trim(),
            scopes: chosen,
            ...(expiry !== '0' && { expiresAt: new Date(Date.now() + Number(expiry) * 86_400_000).toISOString() }),
            ...(budget !== '' && { budgetCredits: Number(budget) }),
          },
        }),
      ),
    onSuccess: onMade,
    // Also after a failure: an answer that got lost may have made one.
    onSettled: changed,
  });
  const notIncluded = make.error instanceof VivaProblem && make.error.code === 'api_keys_not_included';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!wrong.name && !wrong.scopes && !wrong.budget) {
      make.mutate();
    }
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('keyCreate')}>
      <form noValidate onSubmit={submit} className="space-y-5">
        <Field label={t('keyName')} hint={t('keyNameHint')} error={checked ? wrong.name : undefined}>
          {(input) => (
            <input
              {...input}
              className={control}
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <fieldset className="space-y-2">
          <legend className="text-sm font-medium">{t('keyScopes')}</legend>
          {scopes.map(({ scope, text }) => (
            <label key={scope} className="flex min-h-9 items-center gap-2.5 text-sm">
              <input
                type="checkbox"
                className="size-4.5 accent-accent"
                checked={chosen.includes(scope)}
                onChange={(event) =>
                  setChosen(event.target.checked ? [...chosen, scope] : chosen.filter((each) => each !== scope))
                }
              />
              {t(text)}
            </label>
          ))}
          {checked && wrong.scopes && (
            <p role="alert" className="text-sm text-bad">
              {wrong.scopes}
            </p>
          )}
        </fieldset>
        <Choice
          label={t('keyExpiry')}
          value={expiry}
          onChange={setExpiry}
          options={expiries.map((each) => ({
            value: each,
            label: each === '0' ? t('keyNever') : t('keyDays', { n: number(Number(each)) }),
          }))}
        />
        <Field label={t('keyBudget')} hint={t('keyBudgetHint')} error={checked ? wrong.budget : undefined}>
          {(input) => (
            <input
              {...input}
              className={control}
              inputMode="numeric"
              value={budget}
              onChange={(event) => setBudget(event.target.value.trim())}
            />
          )}
        </Field>
        {make.isError && <Trouble error={make.error} />}
        {notIncluded && (
          <Button asChild look="outline" className="w-full">
            <Link to="/packages">{t('keyUpgrade')}</Link>
          </Button>
        )}
        <Button type="submit" size="large" className="w-full" busy={make.isPending}>
          {t('keyCreate')}
        </Button>
      </form>
    </Dialog>
  );
}

/** The only time that a key is seen: nothing but its own button closes it. */
function ShownOnce({ made, onClose }: { made: NewApiKey; onClose: () => void }) {
  const { t, problem } = useText();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(made.key);
      setCopied(true);
      toast.success(t('copied'));
    } catch (error) {
      toast.error(problem(error));
    }
  };
  return (
    <Dialog open stay onOpenChange={(open) => !open && onClose()} title={t('keyShownOnce')}>
      <div className="space-y-4">
        <Notice tone="warn">{t('keyShownOnceLead')}</Notice>
        <p className="rounded-xl bg-raised p-3.5 font-mono text-sm [overflow-wrap:anywhere]" data-testid="new-key">
          {made.key}
        </p>
        <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
          <Button onClick={() => void copy()}>
            {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
            {t(copied ? 'copied' : 'keyCopy')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('keySaved')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
