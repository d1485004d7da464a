import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { findings, launch, visit, type Screen, type Visit } from './browser.ts';
import { Customer, type Language } from './customer.ts';

const prompt = '一只在雨中弹钢琴的猫，电影质感，慢镜头';
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

const stories: { screen: Screen; language: Language; dark: boolean }[] = [
  { screen: 'desktop', language: 'zh-CN', dark: false },
  { screen: 'phone', language: 'en', dark: true },
];

describe.each(stories)('$screen in $language:', ({ screen, language, dark }) => {
  let customer: Customer;
  let visited: Visit;
  let page: Page;
  let api = '';
  let key = '';

  /** Nothing serious for assistive technology to stumble over, by day and by night. */
  const accessible = async (what: string) => {
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      `${what}, too wide`,
    ).toBe(0);
    for (const night of [false, true]) {
      await page.evaluate((on) => document.documentElement.classList.toggle('dark', on), night);
      expect(await findings(page), `${what}, ${night ? 'dark' : 'light'}`).toEqual([]);
    }
    await page.evaluate((on) => document.documentElement.classList.toggle('dark', on), dark);
  };
  const untouched = () => page.evaluate(() => (window as { untouched?: boolean }).untouched === true);

  beforeAll(async () => {
    visited = await visit(browser, screen, { dark, language });
    page = visited.page;
    customer = new Customer(page, inject('page'), screen, language);
    api = ((await (await fetch(`${inject('page')}/config.json`)).json()) as { apiUrl: string }).apiUrl;
  });
  afterAll(() => visited?.context.close());

  test('the page comes from another origin than the API, which lets it in', async () => {
    expect(new URL(api).origin).not.toBe(new URL(customer.address).origin);
    const called = page.waitForResponse((response) => response.url() === `${api}/api/v1/packages`);
    await customer.opens();
    expect((await called).headers()['access-control-allow-origin']).toBe(new URL(customer.address).origin);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
    expect(await page.evaluate(() => document.documentElement.classList.contains('dark'))).toBe(dark);
    await accessible('home');
  });

  test('signing up is done with the keyboard alone', async () => {
    await page.goto(`${customer.address}/sign-up`);
    await customer.button('signUp').click();
    await page.getByText(customer.t('emailWrong')).waitFor();
    await accessible('sign up, with mistakes');
    await customer.opens();
    await customer.signsUp();
    await customer
      .credits()
      .getByText(customer.t('creditsNow', { n: 0 }))
      .waitFor();
    await accessible('create, without credits');
  });

  test('buying and paying in the cashier brings the credits, without a reload', async () => {
    await customer.choosesToBuy('packEnterprise');
    await accessible('checkout');
    await page.evaluate(() => Object.assign(window, { untouched: true }));
    await customer.pays('¥299');
    await customer.heading('orderPaid').waitFor();
    await customer
      .credits()
      .getByText(customer.t('creditsNow', { n: 500 }))
      .waitFor();
    if (screen === 'desktop') {
      expect(await untouched()).toBe(true);
    }
    await accessible('order, paid');
  });

  test.runIf(screen === 'desktop')('a code is paid with a phone elsewhere, and this page sees it', async () => {
    await customer.choosesToBuy('packBasic');
    await page.evaluate(() => Object.assign(window, { untouched: true }));
    await customer.paysByCode('¥49');
    await customer.heading('orderPaid').waitFor();
    await customer
      .credits()
      .getByText(customer.t('creditsNow', { n: 550 }))
      .waitFor();
    expect(await untouched()).toBe(true);
  });

  test.runIf(screen === 'desktop')('an order that is not wanted any more is cancelled', async () => {
    await customer.choosesToBuy('packPro');
    await page.getByRole('radio', { name: customer.t('payQr') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: customer.t('payNow', { price: '¥99' }) })
      .click();
    await page.getByRole('img', { name: customer.t('orderQrAlt') }).waitFor();
    await accessible('order, waiting');
    await customer.button('orderCancel').click();
    await customer.heading('orderClosed').waitFor();
  });

  test('a video is priced before, made with live progress, and plays', async () => {
    await customer.goesTo('navCreate');
    await customer.describes(prompt);
    await page
      .getByTestId('price')
      .getByText(customer.t('credits', { n: 15 }))
      .waitFor();
    await customer.button('generateFor', { n: 15 }).click();
    const bar = customer.job().getByRole('progressbar');
    await bar.waitFor();
    await expect.poll(() => bar.getAttribute('aria-valuenow').then(Number), { timeout: 60_000 }).toBeGreaterThan(0);
    await accessible('create, in the making');

    const video = customer.job().locator('video');
    await video.waitFor();
    await video.evaluate((element: HTMLVideoElement) => ((element.muted = true), element.play()));
    await expect
      .poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime), { timeout: 60_000 })
      .toBeGreaterThan(0.2);
    expect(await video.evaluate((element: HTMLVideoElement) => element.videoWidth)).toBeGreaterThan(0);
    await customer
      .credits()
      .getByText(/535|485/)
      .waitFor();

    const [file] = await Promise.all([
      page.waitForEvent('download'),
      customer
        .job()
        .getByRole('button', { name: customer.t('download') })
        .click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.mp4$/);
  });

  test('a video that fails says why, and the credits are back', async () => {
    await customer.describes(`[[fault:unsafe]] ${prompt}`);
    await customer.button('generateFor', { n: 15 }).click();
    const failed = page.locator('[data-testid=job][data-state=failed]').first();
    await failed.getByText(customer.t('jobFailedLead')).waitFor();
    await customer
      .credits()
      .getByText(/535|485/)
      .waitFor();
    await accessible('create, failed');
  });

  test('the videos, the orders and the account show what was done', async () => {
    await customer.goesTo('navVideos');
    await page.getByTestId('job').nth(1).waitFor();
    await accessible('videos');
    await customer.goesByMenuTo('navOrders');
    await page.getByText(customer.t('statePaid')).first().waitFor();
    await accessible('orders');
    await customer.goesTo('navAccount');
    await page
      .getByTestId('quota-left')
      .getByText(/535|485/)
      .waitFor();
    await page.getByRole('img', { name: customer.t('usageChart') }).waitFor();
    await accessible('account');
  });

  test('an API key is shown once, works, is rotated and revoked', async () => {
    const works = async (bearer: string) =>
      (await fetch(`${api}/api/v1/quota`, { headers: { Authorization: `Bearer ${bearer}` } })).status === 200;
    await customer.goesByMenuTo('navKeys');
    await customer.button('keyCreate').first().click();
    await page.getByLabel(customer.t('keyName'), { exact: true }).fill('browser');
    await accessible('new key');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: customer.t('keyCreate') })
      .click();
    key = (await page.getByTestId('new-key').textContent())!.trim();
    await accessible('new key, shown once');
    await page.keyboard.press('Escape');
    await page.getByTestId('new-key').waitFor();
    await customer.button('keySaved').click();
    expect(await works(key)).toBe(true);
    expect(await page.content()).not.toContain(key);
    await accessible('keys');

    await customer.button('keyRotateNamed', { name: 'browser' }).click();
    await page.getByRole('radio', { name: customer.t('keyOverlapNow') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: customer.t('keyRotate'), exact: true })
      .click();
    const next = (await page.getByTestId('new-key').textContent())!.trim();
    await customer.button('keySaved').click();
    await expect.poll(() => works(key), { timeout: 30_000 }).toBe(false);
    expect(await works(next)).toBe(true);

    await customer.button('keyRevokeNamed', { name: 'browser' }).last().click();
    await accessible('revoking');
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: customer.t('keyRevoke'), exact: true })
      .click();
    await page.getByText(customer.t('keyRevoked')).waitFor();
    await expect.poll(() => works(next), { timeout: 30_000 }).toBe(false);
  });

  test('after signing out nothing of the customer is left, and their pages ask to sign in', async () => {
    await customer.goesByMenuTo('signOut');
    await customer.link('signIn').waitFor();
    expect(await page.evaluate(() => localStorage.getItem('viva.tokens'))).toBeNull();
    await page.goto(`${customer.address}/account`);
    await customer.heading('signInTitle').waitFor();
    await accessible('sign in');
  });

  test('all the while, the browser had nothing to complain about', () => {
    expect(visited.complaints).toEqual([]);
  });
});
