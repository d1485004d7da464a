import { unwrap, VivaProblem } from '@vivaapi/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Check, Copy, ShieldCheck, ShieldOff } from 'lucide-react';
import { QRCodeSVG } from 'qrcode.react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { toast } from 'sonner';
import { PageTitle } from '@/components/page';
import { Badge, Button, Card, control, Dialog, Field, Notice, Skeleton, Trouble } from '@/components/ui';
import { useMe } from '@/lib/data';
import { secondFactor } from '@/lib/second-factor';
import { viva } from '@/lib/viva';
import { useText } from '@/text';

export function SecurityPage() {
  const { t } = useText();
  const me = useMe();
  return (
    <div className="mx-auto w-full max-w-2xl space-y-6">
      <PageTitle title={t('securityTitle')} {...(me.data?.email && { lead: me.data.email })} />
      {me.isError && <Trouble error={me.error} onRetry={() => void me.refetch()} />}
      {me.isPending && <Skeleton className="h-48" />}
      {me.data &&
        (me.data.email ? <SecondFactor on={me.data.secondFactor} /> : <Notice tone="warn">{t('elsewhere')}</Notice>)}
    </div>
  );
}

function SecondFactor({ on }: { on: boolean }) {
  const { t } = useText();
  const [asked, setAsked] = useState<'setUp' | 'remove' | null>(null);
  const [recovery, setRecovery] = useState<string[] | null>(null);
  const changed = useMeChanged();
  return (
    <Card aria-labelledby="second-factor" className="space-y-4">
      <div className="flex flex-wrap items-center gap-3">
        <h2 id="second-factor" className="text-lg font-bold">
          {t('factorTitle')}
        </h2>
        <span role="status">
          <Badge tone={on ? 'good' : 'neutral'}>{t(on ? 'factorOn' : 'factorOff')}</Badge>
        </span>
      </div>
      <p className="text-sm text-quiet">{t('factorLead')}</p>
      <Button look={on ? 'outline' : 'primary'} onClick={() => setAsked(on ? 'remove' : 'setUp')}>
        {on ? <ShieldOff aria-hidden /> : <ShieldCheck aria-hidden />}
        {t(on ? 'factorRemove' : 'factorSetUp')}
      </Button>
      {asked === 'setUp' && (
        <SetUp
          onClose={() => setAsked(null)}
          onDone={(codes) => {
            setAsked(null);
            setRecovery(codes);
          }}
        />
      )}
      {asked === 'remove' && <Remove onClose={() => setAsked(null)} />}
      {recovery && (
        <RecoveryCodes
          codes={recovery}
          onClose={() => {
            setRecovery(null);
            changed();
          }}
        />
      )}
    </Card>
  );
}

function useMeChanged() {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: ['me'] });
}

/** The password, then the secret with its first code. */
function SetUp({ onClose, onDone }: { onClose: () => void; onDone: (recoveryCodes: string[]) => void }) {
  const { t } = useText();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const begin = useMutation({
    mutationFn: () => unwrap(viva.api.POST('/api/v1/me/second-factor', { body: { password } })),
  });
  const confirm = useMutation({
    mutationFn: () => unwrap(viva.api.POST('/api/v1/me/second-factor/confirm', { body: { code: code.trim() } })),
    onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes),
  });
  if (!begin.data) {
    return (
      <Dialog open onOpenChange={(open) => !open && onClose()} title={t('factorSetUp')} lead={t('factorPasswordLead')}>
        <Form error={begin.error} busy={begin.isPending} action={t('next')} onSubmit={() => begin.mutate()}>
          <PasswordField value={password} onChange={setPassword} />
        </Form>
      </Dialog>
    );
  }
  const { secret, otpauthUri } = begin.data;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('factorSetUp')} lead={t('factorScan')}>
      <div className="space-y-4">
        {/* Codes are black on white, also at night: many scanners read no other. */}
        <div className="mx-auto w-fit rounded-2xl border bg-white p-4">
          <QRCodeSVG value={otpauthUri} size={168} title={t('factorQrAlt')} role="img" level="M" />
        </div>
        <div className="space-y-1 text-center text-sm">
          <p className="text-quiet">{t('factorByHand')}</p>
          <p className="font-mono font-semibold [overflow-wrap:anywhere]" data-testid="secret">
            {secret}
          </p>
        </div>
        <Form
          error={confirm.error}
          busy={confirm.isPending}
          action={t('factorConfirm')}
          onSubmit={() => confirm.mutate()}
        >
          <CodeField value={code} onChange={setCode} hint={t('factorCodeHint')} />
        </Form>
      </div>
    </Dialog>
  );
}

function Remove({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const changed = useMeChanged();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const remove = useMutation({
    mutationFn: () =>
      unwrap(viva.api.POST('/api/v1/me/second-factor/remove', { body: { password, ...secondFactor(code) } })),
    onSuccess() {
      onClose();
      changed();
      toast.success(t('factorRemoved'));
    },
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('factorRemove')} lead={t('factorRemoveLead')}>
      <Form error={remove.error} busy={remove.isPending} action={t('factorRemove')} onSubmit={() => remove.mutate()}>
        <PasswordField value={password} onChange={setPassword} />
        <CodeField value={code} onChange={setCode} hint={t('codeHint')} />
      </Form>
    </Dialog>
  );
}

/** The only time that they are seen: nothing but its own button closes it. */
function RecoveryCodes({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const { t, problem } = useText();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(codes.join('\n'));
      setCopied(true);
      toast.success(t('copied'));
    } catch (error) {
      toast.error(problem(error));
    }
  };
  return (
    <Dialog open stay onOpenChange={(open) => !open && onClose()} title={t('recoveryTitle')}>
      <div className="space-y-4">
        <Notice tone="warn">{t('recoveryLead')}</Notice>
        <ul
          className="grid grid-cols-2 gap-x-4 gap-y-1.5 rounded-xl bg-raised p-3.5 font-mono text-sm"
          data-testid="recovery"
        >
          {codes.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
        <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
          <Button onClick={() => void copy()}>
            {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
            {t(copied ? 'copied' : 'recoveryCopy')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('keySaved')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Form({
  error,
  busy,
  action,
  onSubmit,
  children,
}: {
  error: unknown;
  busy: boolean;
  action: string;
  onSubmit: () => void;
  children: ReactNode;
}) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      {children}
      {error !== null && <Trouble error={aboutPassword(error)} />}
      <Button type="submit" size="large" className="w-full" busy={busy}>
        {action}
      </Button>
    </form>
  );
}

// Nobody was asked for an address here: of the two it is the password that is wrong.
function aboutPassword(error: unknown): unknown {
  return error instanceof VivaProblem && error.code === 'wrong_credentials'
    ? new VivaProblem(error.status, { ...error.problem, code: 'wrong_password' })
    : error;
}

function PasswordField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useText();
  return (
    <Field label={t('password')}>
      {(input) => (
        <input
          {...input}
          type="password"
          name="password"
          autoComplete="current-password"
          required
          maxLength={128}
          className={control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

function CodeField({ value, onChange, hint }: { value: string; onChange: (value: string) => void; hint: string }) {
  const { t } = useText();
  return (
    <Field label={t('code')} hint={hint}>
      {(input) => (
        <input
          {...input}
          name="code"
          autoComplete="one-time-code"
          required
          maxLength={32}
          className={control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
