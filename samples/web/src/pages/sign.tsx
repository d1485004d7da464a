import { VivaProblem } from '@vivaapi/client';
import { useMutation } from '@tanstack/react-query';
import { Eye, EyeOff } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { Link, useLocation } from 'react-router';
import { Button, Card, control, Field, Trouble } from '@/components/ui';
import { useTitle } from '@/lib/browser';
import { cn } from '@/lib/cn';
import { secondFactor } from '@/lib/second-factor';
import { viva } from '@/lib/viva';
import { useText } from '@/text';

const leastPassword = 10;

/** Signs up (and in at once), or in. Where to go then is the router's: see `OnlyGuests`. */
export function SignPage({ up }: { up: boolean }) {
  const { t } = useText();
  const { state } = useLocation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [shown, setShown] = useState(false);
  const [checked, setChecked] = useState(false);
  useTitle(t(up ? 'signUp' : 'signIn'));

  const wrong = {
    email: /^\S+@\S+\.\S+$/.test(email) ? undefined : t('emailWrong'),
    password:
      password.length === 0
        ? t('passwordEmpty')
        : up && password.length < leastPassword
          ? t('passwordShort')
          : undefined,
  };
  const sign = useMutation({
    async mutationFn() {
      const account = { email: email.trim(), password };
      if (up) {
        await viva.register(account);
      }
      await viva.logIn({ ...account, ...secondFactor(code) });
    },
  });
  const wantsCode =
    code !== '' ||
    (sign.error instanceof VivaProblem && ['second_factor_required', 'wrong_code'].includes(sign.error.code));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!wrong.email && !wrong.password) {
      sign.mutate();
    }
  };

  return (
    <div className="mx-auto w-full max-w-md pt-2 sm:pt-8">
      <Card>
        <h1 className="text-2xl font-bold">{t(up ? 'signUpTitle' : 'signInTitle')}</h1>
        <p className="mt-1 text-quiet">{t(up ? 'signUpLead' : 'signInLead')}</p>
        <form noValidate onSubmit={submit} className="mt-6 space-y-4">
          <Field label={t('email')} error={checked ? wrong.email : undefined}>
            {(input) => (
              <input
                {...input}
                type="email"
                name="email"
                autoComplete="email"
                inputMode="email"
                maxLength={256}
                className={control}
                value={email}
                onChange={(event) => setEmail(event.target.value)}
              />
            )}
          </Field>
          <Field
            label={t('password')}
            hint={up ? t('passwordHint') : undefined}
            error={checked ? wrong.password : undefined}
          >
            {(input) => (
              <div className="relative">
                <input
                  {...input}
                  type={shown ? 'text' : 'password'}
                  name="password"
                  autoComplete={up ? 'new-password' : 'current-password'}
                  maxLength={128}
                  className={cn(control, 'pr-12')}
                  value={password}
                  onChange={(event) => setPassword(event.target.value)}
                />
                <button
                  type="button"
                  aria-label={t(shown ? 'hidePassword' : 'showPassword')}
                  className="absolute inset-y-0 right-0 grid w-11 place-items-center text-quiet hover:text-ink"
                  onClick={() => setShown(!shown)}
                >
                  {shown ? <EyeOff className="size-4" aria-hidden /> : <Eye className="size-4" aria-hidden />}
                </button>
              </div>
            )}
          </Field>
          {wantsCode && (
            <Field label={t('code')} hint={t('codeHint')}>
              {(input) => (
                <input
                  {...input}
                  name="code"
                  autoComplete="one-time-code"
                  maxLength={64}
                  className={control}
                  value={code}
                  onChange={(event) => setCode(event.target.value)}
                />
              )}
            </Field>
          )}
          {sign.isError && <Trouble error={sign.error} />}
          <Button type="submit" size="large" className="w-full" busy={sign.isPending}>
            {t(up ? 'signUp' : 'signIn')}
          </Button>
        </form>
        <p className="mt-5 text-center text-sm text-quiet">
          {t(up ? 'haveAccount' : 'noAccount')}{' '}
          <Link
            to={up ? '/sign-in' : '/sign-up'}
            state={state}
            className="font-semibold text-on-tint underline underline-offset-2"
          >
            {t(up ? 'signIn' : 'signUp')}
          </Link>
        </p>
      </Card>
    </div>
  );
}
