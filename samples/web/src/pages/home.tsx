import { ArrowRight, BadgeCheck, Play, RotateCcw, Wallet } from 'lucide-react';
import { Link } from 'react-router';
import { PackageCards } from '@/components/packages';
import { Button } from '@/components/ui';
import { useTitle } from '@/lib/browser';
import { useSignedIn } from '@/lib/viva';
import { useText } from '@/text';

export function HomePage() {
  const { t } = useText();
  const signedIn = useSignedIn();
  useTitle(t('heroTitle'));
  return (
    <div className="space-y-14 sm:space-y-20">
      <div className="grid grid-cols-1 items-center gap-10 pt-2 sm:pt-8 lg:grid-cols-[1.1fr_1fr]">
        <div className="space-y-6">
          <h1 className="text-4xl font-extrabold leading-tight tracking-tight sm:text-5xl sm:leading-[1.15]">
            {t('heroTitle')}
          </h1>
          <p className="max-w-xl text-lg text-quiet">{t('heroLead')}</p>
          <div className="flex flex-wrap gap-3">
            <Button asChild size="large">
              <Link to={signedIn ? '/create' : '/sign-up'}>
                {t(signedIn ? 'heroGo' : 'heroStart')}
                <ArrowRight aria-hidden />
              </Link>
            </Button>
            <Button asChild size="large" look="outline">
              <Link to="/packages">{t('heroPackages')}</Link>
            </Button>
          </div>
          <ul className="flex flex-wrap gap-x-6 gap-y-2 text-sm text-quiet [&_svg]:size-4 [&_svg]:text-accent">
            <li className="flex items-center gap-1.5">
              <BadgeCheck aria-hidden />
              {t('factPrice')}
            </li>
            <li className="flex items-center gap-1.5">
              <Wallet aria-hidden />
              {t('factPay')}
            </li>
            <li className="flex items-center gap-1.5">
              <RotateCcw aria-hidden />
              {t('factBack')}
            </li>
          </ul>
        </div>
        <div aria-hidden className="relative">
          <div className="absolute -inset-6 rounded-[3rem] bg-gradient-to-br from-violet-500/25 via-fuchsia-500/15 to-sky-400/25 blur-2xl" />
          <div className="relative overflow-hidden rounded-3xl border bg-surface shadow-card">
            <div className="relative grid aspect-video place-items-center bg-gradient-to-br from-indigo-950 via-violet-900 to-fuchsia-800">
              <svg viewBox="0 0 320 180" className="absolute inset-0 size-full" preserveAspectRatio="xMidYMid slice">
                {Array.from({ length: 46 }, (_, index) => (
                  <line
                    key={index}
                    x1={(index * 53) % 330}
                    y1={(index * 37) % 170}
                    x2={((index * 53) % 330) - 4}
                    y2={((index * 37) % 170) + 14}
                    stroke="#c4b5fd"
                    strokeOpacity={0.18 + (index % 4) * 0.08}
                    strokeWidth="1.2"
                    strokeLinecap="round"
                  />
                ))}
                <path d="M0 152q80-16 160-8t160-6v42H0z" fill="#0b0620" fillOpacity=".75" />
                <g fill="#0b0620">
                  <path d="M96 148v-34q0-6 6-6h92q14 0 14 12v28h-6v-14h-96v14z" />
                  <path d="M232 148c-2-16 2-30 12-34l-3-12 9 7q5-2 10 0l9-7-3 12c6 6 7 12 4 17 8 4 9 12 7 17z" />
                </g>
                <g fill="#f5f3ff" fillOpacity=".85">
                  {Array.from({ length: 11 }, (_, index) => (
                    <rect key={index} x={112 + index * 8} y="126" width="6" height="6" rx="1" />
                  ))}
                </g>
              </svg>
              <span className="relative grid size-16 place-items-center rounded-full bg-white/20 text-white backdrop-blur">
                <Play className="ml-1 size-7 fill-current" />
              </span>
            </div>
            <p className="p-4 text-sm text-quiet">“{t('placeholderScene')}”</p>
          </div>
        </div>
      </div>
      <section aria-labelledby="home-packages" className="space-y-6">
        <h2 id="home-packages" className="text-2xl font-bold">
          {t('packagesTitle')}
        </h2>
        <PackageCards />
      </section>
    </div>
  );
}
