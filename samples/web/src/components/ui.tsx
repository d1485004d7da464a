import { cva, type VariantProps } from 'class-variance-authority';
import { CircleAlert, LoaderCircle, X } from 'lucide-react';
import { AlertDialog, Dialog as RadixDialog, Progress as RadixProgress, RadioGroup, Slot } from 'radix-ui';
import { useId, type ComponentProps, type ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { useText } from '@/text';

const button = cva(
  'inline-flex items-center justify-center gap-2 whitespace-nowrap rounded-xl text-sm font-semibold transition-colors disabled:cursor-not-allowed disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      look: {
        primary: 'bg-accent text-on-accent hover:bg-accent-strong',
        quiet: 'bg-raised text-ink hover:bg-line',
        outline: 'border border-line bg-surface text-ink hover:bg-raised',
        ghost: 'text-quiet hover:bg-raised hover:text-ink',
        danger: 'bg-bad text-surface hover:opacity-90',
      },
      size: { normal: 'min-h-11 px-4', small: 'min-h-9 px-3', large: 'min-h-12 px-6 text-base', icon: 'size-11' },
    },
    defaultVariants: { look: 'primary', size: 'normal' },
  },
);

export function Button({
  look,
  size,
  asChild,
  busy,
  className,
  children,
  ...rest
}: ComponentProps<'button'> & VariantProps<typeof button> & { asChild?: boolean; busy?: boolean }) {
  if (asChild) {
    return (
      <Slot.Root className={cn(button({ look, size }), className)} {...rest}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled || busy}
      aria-busy={busy || undefined}
      className={cn(button({ look, size }), className)}
    >
      {busy && <LoaderCircle className="animate-spin" aria-hidden />}
      {children}
    </button>
  );
}

export function Card({ className, ...rest }: ComponentProps<'section'>) {
  return <section className={cn('rounded-2xl border bg-surface p-5 shadow-card sm:p-6', className)} {...rest} />;
}

export const control =
  'w-full rounded-xl border border-edge bg-surface px-3.5 py-2.5 text-base text-ink placeholder:text-quiet aria-invalid:border-bad sm:text-sm';

/** A labelled input with its hint and what is wrong with it, tied together for screen readers. */
export function Field({
  label,
  hint,
  error,
  children,
}: {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  children: (input: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean }) => ReactNode;
}) {
  const id = useId();
  const said = error ? `${id}-error` : hint ? `${id}-hint` : undefined;
  return (
    <div className="space-y-1.5">
      <label htmlFor={id} className="block text-sm font-medium">
        {label}
      </label>
      {children({ id, ...(said && { 'aria-describedby': said }), ...(error && { 'aria-invalid': true }) })}
      {error ? (
        <p id={`${id}-error`} role="alert" className="text-sm text-bad">
          {error}
        </p>
      ) : (
        hint && (
          <p id={`${id}-hint`} className="text-sm text-quiet">
            {hint}
          </p>
        )
      )}
    </div>
  );
}

/** One of a few, as a row of buttons. */
export function Choice<T extends string>({
  label,
  value,
  onChange,
  options,
  hideLabel,
}: {
  label: string;
  value: T;
  onChange: (value: T) => void;
  options: { value: T; label: string }[];
  hideLabel?: boolean;
}) {
  const id = useId();
  return (
    <div className="space-y-1.5">
      <span id={id} className={hideLabel ? 'sr-only' : 'block text-sm font-medium'}>
        {label}
      </span>
      <RadioGroup.Root
        aria-labelledby={id}
        value={value}
        onValueChange={(next) => onChange(next as T)}
        className="inline-flex flex-wrap gap-1 rounded-xl bg-raised p-1"
      >
        {options.map((option) => (
          <RadioGroup.Item
            key={option.value}
            value={option.value}
            className="min-h-9 rounded-lg px-3.5 text-sm font-medium text-quiet transition-colors hover:text-ink data-[state=checked]:bg-surface data-[state=checked]:text-ink data-[state=checked]:shadow-card dark:data-[state=checked]:bg-line"
          >
            {option.label}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </div>
  );
}

const tones = {
  neutral: 'bg-raised text-quiet',
  accent: 'bg-tint text-on-tint',
  good: 'bg-good-tint text-good',
  warn: 'bg-warn-tint text-warn',
  bad: 'bg-bad-tint text-bad',
};
export type Tone = keyof typeof tones;

export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={cn('inline-flex items-center gap-1 rounded-full px-2.5 py-0.5 text-xs font-semibold', tones[tone])}
    >
      {children}
    </span>
  );
}

export function Progress({ value, label, className }: { value: number; label: string; className?: string }) {
  return (
    <RadixProgress.Root
      value={value}
      aria-label={label}
      className={cn('h-2.5 overflow-hidden rounded-full bg-raised', className)}
    >
      <RadixProgress.Indicator
        className="h-full rounded-full bg-accent transition-[width] duration-700"
        style={{ width: `${Math.max(2, value)}%` }}
      />
    </RadixProgress.Root>
  );
}

export function Notice({ tone = 'bad', children }: { tone?: 'bad' | 'warn' | 'good'; children: ReactNode }) {
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={cn('flex gap-2.5 rounded-xl p-3.5 text-sm', tones[tone])}
    >
      <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}

/** What went wrong with a query, and the way to try it again. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t, problem } = useText();
  return (
    <Notice>
      <p>{problem(error)}</p>
      {onRetry && (
        <button type="button" className="mt-1 font-semibold underline underline-offset-2" onClick={onRetry}>
          {t('retry')}
        </button>
      )}
    </Notice>
  );
}

export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      aria-hidden
      className={cn(
        'animate-[shimmer_1.6s_linear_infinite] rounded-xl bg-[linear-gradient(90deg,var(--raised)_25%,var(--line)_50%,var(--raised)_75%)] bg-[length:200%_100%]',
        className,
      )}
    />
  );
}

export function Empty({
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
    <div className="flex flex-col items-center gap-2 px-4 py-14 text-center">
      <div className="mb-2 grid size-14 place-items-center rounded-2xl bg-tint text-on-tint [&_svg]:size-6">{icon}</div>
      <p className="font-semibold">{title}</p>
      <p className="max-w-sm text-sm text-quiet">{lead}</p>
      {children && <div className="mt-3">{children}</div>}
    </div>
  );
}

const overlay = 'fixed inset-0 z-40 bg-black/50 backdrop-blur-[2px]';
const sheet =
  'fixed inset-x-0 bottom-0 z-50 max-h-[92dvh] overflow-y-auto rounded-t-3xl border bg-surface p-6 pb-[max(1.5rem,env(safe-area-inset-bottom))] shadow-card sm:inset-auto sm:left-1/2 sm:top-1/2 sm:w-full sm:max-w-md sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-3xl';

export function Dialog({
  open,
  onOpenChange,
  title,
  lead,
  children,
  stay,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  lead?: string;
  children: ReactNode;
  /** Closed by its own buttons alone: it shows what is shown once. */
  stay?: boolean;
}) {
  const { t } = useText();
  const keep = stay ? (event: Event) => event.preventDefault() : undefined;
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className={overlay} />
        <RadixDialog.Content
          className={sheet}
          onInteractOutside={keep}
          onEscapeKeyDown={keep}
          {...(!lead && { 'aria-describedby': undefined })}
        >
          <div className="mb-4 flex items-start gap-3">
            <div className="min-w-0 flex-1">
              <RadixDialog.Title className="text-lg font-bold">{title}</RadixDialog.Title>
              {lead && <RadixDialog.Description className="mt-1 text-sm text-quiet">{lead}</RadixDialog.Description>}
            </div>
            {!stay && (
              <RadixDialog.Close asChild>
                <Button look="ghost" size="icon" className="-mr-2 -mt-2" aria-label={t('close')}>
                  <X aria-hidden />
                </Button>
              </RadixDialog.Close>
            )}
          </div>
          {children}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

/** Asks once more before something that cannot be undone. */
export function Ask({
  open,
  onOpenChange,
  title,
  lead,
  action,
  busy,
  onConfirm,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  lead: string;
  action: string;
  busy: boolean;
  onConfirm: () => void;
}) {
  const { t } = useText();
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={overlay} />
        <AlertDialog.Content className={sheet}>
          <AlertDialog.Title className="text-lg font-bold">{title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-sm text-quiet">{lead}</AlertDialog.Description>
          <div className="mt-6 flex justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button look="quiet">{t('cancel')}</Button>
            </AlertDialog.Cancel>
            <Button look="danger" busy={busy} onClick={onConfirm}>
              {action}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
