import axe from 'axe-core';
import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

/** Where distributions put it; `CHROMIUM` names another. */
const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

export function launch(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? places.find(existsSync);
  if (!executablePath) {
    throw new Error('Chromium was not found: install it (apt-get install chromium), or name it in CHROMIUM');
  }
  // Root, as in containers, cannot have the sandbox of Chromium's own; shared memory may be small there.
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--autoplay-policy=no-user-gesture-required'],
  });
}

export const screens = {
  desktop: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
  phone: {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    userAgent:
      'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
  },
} as const;
export type Screen = keyof typeof screens;

export interface Visit {
  context: BrowserContext;
  page: Page;
  /** What the page threw, and what the browser wrote as errors on its console. */
  complaints: string[];
  /** Refusals that are meant to happen. */
  provoked: { status: number; path: string }[];
}

/** A fresh browser profile on a screen. */
export async function visit(
  browser: Browser,
  screen: Screen,
  { dark = false, language = 'zh-CN' }: { dark?: boolean; language?: 'zh-CN' | 'en' } = {},
): Promise<Visit> {
  const context = await browser.newContext({
    ...screens[screen],
    locale: language,
    timezoneId: 'Asia/Shanghai',
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(60_000);
  await context.addInitScript((chosen) => {
    try {
      // What the customer has chosen since stays.
      localStorage.setItem('viva.language', localStorage.getItem('viva.language') ?? chosen);
    } catch {
      // An empty page, which the cashier's window is at first, has no storage.
    }
  }, language);
  const page = await context.newPage();
  const complaints: string[] = [];

  // That an order was paid while its payment was asked for, the page takes as it comes.
  const provoked = [{ status: 409, path: '/payment' }];
  const isProvoked = (text: string, url: string) =>
    provoked.some(({ status, path }) => text.includes(String(status)) && new URL(url).pathname.endsWith(path));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    const { url } = message.location();

    // The cashier is not ours.
    if (
      message.type() === 'error' &&
      !url.includes('/cashier/') &&
      !url.endsWith('favicon.ico') &&
      !isProvoked(message.text(), url)
    ) {
      complaints.push(`${message.text()} ${url}`);
    }
  });
  return { context, page, complaints, provoked };
}

/** axe-core's serious and critical findings on the page as it is now. */
export async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) =>
        `${id}: ${help} (${nodes.map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`).join(' | ')})`,
    );
}
