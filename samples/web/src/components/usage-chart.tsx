import type { UsageDay } from '@vivaapi/client';
import { useState } from 'react';
import { useMedia } from '@/lib/browser';
import { useText } from '@/text';

const height = 200;
const left = 34;
const bottom = 22;
const top = 10;

/** Credits by day as bars. The same numbers are in a table for those who do not see them. */
export function UsageChart({ days }: { days: UsageDay[] }) {
  const { t, day: shortDay, number } = useText();
  const [pointed, setPointed] = useState<number | null>(null);
  // Drawn at the size it is seen at, so that its texts stay readable.
  const width = useMedia('(max-width: 40rem)') ? 330 : 640;
  const most = niceCeiling(Math.max(1, ...days.map((each) => each.credits)));
  const slot = (width - left) / Math.max(1, days.length);
  const y = (credits: number) => top + (height - top - bottom) * (1 - credits / most);
  const bar = Math.min(36, slot * 0.64);
  const step = Math.ceil(days.length / (width < 400 ? 4 : 6));
  const shown = pointed === null ? null : days[pointed];
  return (
    <figure>
      <p className="h-6 text-sm text-quiet" aria-hidden>
        {shown &&
          t('usageTip', {
            day: shortDay(shown.day),
            credits: number(shown.credits),
            videos: number(shown.videos),
            failures: number(shown.failures),
          })}
      </p>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('usageChart')}
        className="w-full"
        onPointerLeave={() => setPointed(null)}
      >
        {[0, most / 2, most].map((line) => (
          <g key={line}>
            <line
              x1={left}
              x2={width}
              y1={y(line)}
              y2={y(line)}
              className="stroke-line"
              strokeDasharray={line === 0 ? undefined : '3 4'}
            />
            <text x={left - 6} y={y(line) + 4} textAnchor="end" className="fill-quiet text-[11px]">
              {number(Math.round(line))}
            </text>
          </g>
        ))}
        {days.map((each, index) => (
          <g key={each.day} onPointerEnter={() => setPointed(index)}>
            <rect
              x={left + index * slot}
              y={top}
              width={slot}
              height={height - top - bottom}
              className="fill-transparent"
            />
            {each.credits > 0 && (
              <rect
                x={left + (index + 0.5) * slot - bar / 2}
                y={y(each.credits)}
                width={bar}
                height={y(0) - y(each.credits)}
                rx={Math.min(4, slot * 0.2)}
                className={pointed === index ? 'fill-accent-strong' : 'fill-accent'}
              />
            )}
            {(days.length - 1 - index) % step === 0 && (
              <text
                x={left + (index + 0.5) * slot}
                y={height - 4}
                textAnchor={index === days.length - 1 ? 'end' : 'middle'}
                dx={index === days.length - 1 ? slot / 2 : 0}
                className="fill-quiet text-[11px]"
              >
                {shortDay(each.day)}
              </text>
            )}
          </g>
        ))}
      </svg>
      <details className="mt-2 text-sm">
        <summary className="cursor-pointer text-quiet">{t('usageTable')}</summary>
        <div className="mt-2 max-h-64 overflow-y-auto" tabIndex={0} role="region" aria-label={t('usageTable')}>
          <table className="w-full text-left">
            <thead className="text-quiet">
              <tr>
                <th className="py-1 font-medium">{t('usageDay')}</th>
                <th className="py-1 text-right font-medium">{t('usageCredits')}</th>
                <th className="py-1 text-right font-medium">{t('usageVideos')}</th>
                <th className="py-1 text-right font-medium">{t('usageFailures')}</th>
              </tr>
            </thead>
            <tbody className="tabular-nums">
              {days.map((each) => (
                <tr key={each.day} className="border-t">
                  <th scope="row" className="py-1 font-normal">
                    {shortDay(each.day)}
                  </th>
                  <td className="py-1 text-right">{number(each.credits)}</td>
                  <td className="py-1 text-right">{number(each.videos)}</td>
                  <td className="py-1 text-right">{number(each.failures)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

// 1, 2 or 5 times a power of ten, times two: the middle line is a whole number as well.
function niceCeiling(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  const nice = [1, 2, 4, 6, 10].find((each) => each * power >= most) ?? 10;
  return Math.max(2, nice * power);
}
