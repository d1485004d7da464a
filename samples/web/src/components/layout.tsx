import {
  Clapperboard,
  Gem,
  KeyRound,
  LogOut,
  Moon,
  Package2,
  ReceiptText,
  ShieldCheck,
  Sparkles,
  Sun,
  UserRound,
} from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useEffect, useRef } from 'react';
import { Link, NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { toast, Toaster } from 'sonner';
import { Button } from '@/components/ui';
import { useTheme } from '@/lib/browser';
import { cn } from '@/lib/cn';
import { useMe, useQuota } from '@/lib/data';
import { signOut, useSignedIn, whenExpired } from '@/lib/viva';
import { useText } from '@/text';

const places = [
  { to: '/create', text: 'navCreate', Icon: Sparkles },
  { to: '/videos', text: 'navVideos', Icon: Clapperboard },
  { to: '/packages', text: 'navPackages', Icon: Package2 },
  { to: '/account', text: 'navAccount', Icon: UserRound },
] as const;

export function Layout() {
  const { t, language } = useText();
  const signedIn = useSignedIn();
  const { dark } = useTheme();
  const navigate = useNavigate();
  useFocusOnArrival();
  useEffect(
    () =>
      whenExpired(() => {
        toast.info(t('sessionEnded'));
        void navigate('/sign-in');
      }),
    [t, navigate],
  );
  return (
    <div className="flex min-h-dvh flex-col overflow-x-clip">
      <a
        href="#main"
        className="sr-only z-50 rounded-xl bg-accent px-4 py-2 font-semibold text-on-accent focus:not-sr-only focus:fixed focus:left-4 focus:top-4"
      >
        {t('skip')}
      </a>
      <header className="sticky top-0 z-30 border-b bg-surface">
        <div className="mx-auto flex h-16 max-w-6xl items-center gap-2 px-4 sm:gap-4 sm:px-6">
          <Link to="/" className="flex items-center gap-2.5 text-lg font-bold tracking-tight">
            <img src="/icon.svg" alt="" className="size-8" />
            <span className={cn(signedIn && 'max-[26rem]:sr-only')}>{t('appName')}</span>
          </Link>
          {signedIn && (
            <nav aria-label={t('mainNav')} className="ml-4 hidden gap-1 md:flex">
              {places.map(({ to, text }) => (
                <NavLink
                  key={to}
                  to={to}
                  className={({ isActive }) =>
                    cn(
                      'rounded-lg px-3 py-2 text-sm font-medium text-quiet transition-colors hover:text-ink',
                      isActive && 'bg-tint text-on-tint hover:text-on-tint',
                    )
                  }
                >
                  {t(text)}
                </NavLink>
              ))}
            </nav>
          )}
          <div className="ml-auto flex items-center gap-1">
            {signedIn && <Credits />}
            <LanguageButton />
            <ThemeButton />
            {signedIn ? (
              <AccountMenu />
            ) : (
              <>
                <Button asChild look="ghost" className="max-sm:px-2">
                  <Link to="/sign-in">{t('signIn')}</Link>
                </Button>
                <Button asChild className="max-sm:hidden">
                  <Link to="/sign-up">{t('signUp')}</Link>
                </Button>
              </>
            )}
          </div>
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className={cn('mx-auto w-full max-w-6xl flex-1 px-4 py-6 sm:px-6 sm:py-10', signedIn && 'max-md:pb-28')}
      >
        <Outlet />
      </main>
      {signedIn && (
        <nav
          aria-label={t('mainNav')}
          className="fixed inset-x-0 bottom-0 z-30 border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
        >
          <div className="grid grid-cols-4">
            {places.map(({ to, text, Icon }) => (
              <NavLink
                key={to}
                to={to}
                className={({ isActive }) =>
                  cn(
                    'flex min-h-14 flex-col items-center justify-center gap-0.5 text-xs font-medium text-quiet',
                    isActive && 'text-accent',
                  )
                }
              >
                <Icon className="size-5" aria-hidden />
                {t(text)}
              </NavLink>
            ))}
          </div>
        </nav>
      )}
      <Toaster
        key={language}
        position="top-center"
        theme={dark ? 'dark' : 'light'}
        closeButton={false}
        duration={4000}
      />
    </div>
  );
}

function Credits() {
  const { t, number } = useText();
  const quota = useQuota();
  return (
    <Link
      to="/account"
      data-testid="credits"
      className="flex min-h-11 items-center gap-1.5 rounded-xl px-2.5 text-sm font-semibold hover:bg-raised"
    >
      <Gem className="size-4 text-accent" aria-hidden />
      <span aria-live="polite" className="tabular-nums">
        {quota.data ? t('creditsNow', { n: number(quota.data.availableCredits) }) : '…'}
      </span>
    </Link>
  );
}

function LanguageButton() {
  const { t, language, setLanguage } = useText();
  return (
    <Button
      look="ghost"
      className="px-2.5"
      lang={language === 'en' ? 'zh-CN' : 'en'}
      onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}
    >
      <span className="sm:hidden" aria-hidden>
        {language === 'en' ? '中' : 'EN'}
      </span>
      <span className="max-sm:sr-only">{t('language')}</span>
    </Button>
  );
}

function ThemeButton() {
  const { t } = useText();
  const { dark, toggle } = useTheme();
  return (
    <Button look="ghost" size="icon" aria-label={t(dark ? 'toLight' : 'toDark')} onClick={toggle}>
      {dark ? <Sun aria-hidden /> : <Moon aria-hidden />}
    </Button>
  );
}

function AccountMenu() {
  const { t, problem } = useText();
  const me = useMe();
  const navigate = useNavigate();
  const item =
    'flex min-h-10 cursor-pointer items-center gap-2.5 rounded-lg px-3 text-sm outline-none data-[highlighted]:bg-raised [&_svg]:size-4 [&_svg]:text-quiet';
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>
        <Button look="quiet" size="icon" className="rounded-full" aria-label={t('accountMenu')}>
          <UserRound aria-hidden />
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={8}
          className="z-50 min-w-56 rounded-2xl border bg-surface p-1.5 shadow-card"
        >
          <DropdownMenu.Label className="max-w-64 truncate px-3 py-2 text-sm text-quiet">
            {me.data?.email}
          </DropdownMenu.Label>
          <DropdownMenu.Separator className="my-1 h-px bg-line" />
          <DropdownMenu.Item className={item} onSelect={() => void navigate('/account')}>
            <UserRound aria-hidden />
            {t('navAccount')}
          </DropdownMenu.Item>
          <DropdownMenu.Item className={item} onSelect={() => void navigate('/orders')}>
            <ReceiptText aria-hidden />
            {t('navOrders')}
          </DropdownMenu.Item>
          <DropdownMenu.Item className={item} onSelect={() => void navigate('/api-keys')}>
            <KeyRound aria-hidden />
            {t('navKeys')}
          </DropdownMenu.Item>
          <DropdownMenu.Item className={item} onSelect={() => void navigate('/security')}>
            <ShieldCheck aria-hidden />
            {t('navSecurity')}
          </DropdownMenu.Item>
          <DropdownMenu.Separator className="my-1 h-px bg-line" />
          {[false, true].map((everywhere) => (
            <DropdownMenu.Item
              key={String(everywhere)}
              className={item}
              onSelect={() =>
                void signOut(everywhere).then(
                  () => {
                    toast.success(t('signedOut'));
                    void navigate('/');
                  },
                  (error: unknown) => toast.error(problem(error)),
                )
              }
            >
              <LogOut aria-hidden />
              {t(everywhere ? 'signOutEverywhere' : 'signOut')}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** A new page begins at its top, also for those who hear it. */
function useFocusOnArrival(): void {
  const { pathname } = useLocation();
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    window.scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [pathname]);
}
