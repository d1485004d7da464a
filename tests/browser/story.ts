import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { security } from './security.ts';
import { Told, type Scene } from './told.ts';
import { keys } from './keys.ts';
import { videos } from './videos.ts';

/** The whole story on one screen. Its chapters go on from each other, in this order. */
export function tell(scene: Scene): void {
  describe(`${scene.screen} in ${scene.language}:`, () => {
    const told = new Told(scene);
    beforeAll(() => told.begin());
    afterAll(() => told.end());
    arriving(told);
    buying(told);
    videos(told);
    keys(told);
    security(told);
    leaving(told);
  });
}

function arriving(told: Told): void {
  const { screen, language, dark } = told.scene;

  test('the page comes from another origin than the API, which lets it in', async () => {
    const { page, customer, api } = told;
    expect(new URL(api).origin).not.toBe(new URL(customer.address).origin);
    const called = page.waitForResponse((response) => response.url() === `${api}/api/v1/packages`);
    await customer.opens();
    expect((await called).headers()['access-control-allow-origin']).toBe(new URL(customer.address).origin);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
    expect(await page.evaluate(() => document.documentElement.classList.contains('dark'))).toBe(dark);
    await told.accessible('home');
    await page.goto(`${customer.address}/nowhere`);
    await customer.heading('notFoundTitle').waitFor();
    await told.accessible('not found');
  });

  test('the theme and the language are the customer’s to choose, and are kept', async () => {
    const { page, customer } = told;
    await customer.opens();
    const isDark = () => page.evaluate(() => document.documentElement.classList.contains('dark'));
    const languageIs = () => page.evaluate(() => document.documentElement.lang);
    await customer.button(dark ? 'toLight' : 'toDark').click();
    expect(await isDark()).toBe(!dark);
    await page
      .getByRole('banner')
      .getByRole('button', { name: customer.t('language') })
      .click();
    const other = customer.in(language === 'en' ? 'zh-CN' : 'en');
    await other.link('heroStart').waitFor();
    expect(await languageIs()).toBe(other.language);

    await page.reload();
    await other.link('heroStart').waitFor();
    expect([await isDark(), await languageIs()]).toEqual([!dark, other.language]);
    await other.button(dark ? 'toDark' : 'toLight').click();
    await page
      .getByRole('banner')
      .getByRole('button', { name: other.t('language') })
      .click();
    await customer.link('heroStart').waitFor();
    expect([await isDark(), await languageIs()]).toEqual([dark, language]);
  });

  test('signing up is done with the keyboard alone', async () => {
    const { page, customer } = told;
    await page.goto(`${customer.address}/sign-up`);
    await customer.button('signUp').click();
    await page.getByText(customer.t('emailWrong')).waitFor();
    await told.accessible('sign up, with mistakes');
    await customer.opens();
    await customer.signsUp();
    await told.hasCredits(0);
    await told.accessible('create, without credits');
  });

  test('without credits the page says what is missing, and so does the API’s refusal', async () => {
    const { page, customer } = told;
    await page.getByText(customer.t('notEnough', { required: 15, available: 0 })).waitFor();
    expect(await customer.button('generateFor', { n: 15 }).isDisabled()).toBe(true);

    // Spent elsewhere since the price was shown.
    await page.route('**/generations/quote', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), affordable: true } });
    });
    await page.reload();
    await customer.describes('a cat');
    told.provokes(402, '/generations');
    await customer.button('generateFor', { n: 15 }).click();
    await page
      .getByRole('alert')
      .getByText(customer.problem('insufficient_credits', { required: 15, available: 0 }))
      .waitFor();
    await told.accessible('create, refused');
    await page.unroute('**/generations/quote');
  });

  test.runIf(screen === 'phone')('API keys are refused, with the reason, before they are bought', async () => {
    const { page, customer } = told;
    await customer.goesByMenuTo('navKeys');
    await customer.button('keyCreate').first().click();
    await page.getByLabel(customer.t('keyName'), { exact: true }).fill('early');
    told.provokes(403, '/api-keys');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: customer.t('keyCreate') })
      .click();
    await page.getByText(customer.problem('api_keys_not_included')).waitFor();
    await told.accessible('keys, refused');
    await page.keyboard.press('Escape');
  });
}

function buying(told: Told): void {
  const { screen } = told.scene;

  test('buying and paying in the cashier brings the credits, without a reload', async () => {
    const { page, customer } = told;
    await customer.goesTo('navPackages');
    await customer.button('buyNamed', { name: customer.t('packEnterprise') }).waitFor();
    await told.accessible('packages');

    // With the keyboard alone.
    await customer.tabsTo(customer.button('buyNamed', { name: customer.t('packEnterprise') }));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await told.accessible('checkout');
    await told.touchesNothing();
    await customer.pays('¥299');
    await customer.heading('orderPaid').waitFor();
    await told.hasCredits(500);
    if (screen === 'desktop') {
      expect(await told.untouched()).toBe(true);
    }
    await told.accessible('order, paid');
  });

  test.runIf(screen === 'desktop')('a code is paid with a phone elsewhere, and this page sees it', async () => {
    const { customer } = told;
    await customer.choosesToBuy('packBasic');
    await told.touchesNothing();
    await customer.paysByCode('¥49');
    await customer.heading('orderPaid').waitFor();
    await told.hasCredits(550);
    expect(await told.untouched()).toBe(true);
  });

  test.runIf(screen === 'desktop')('an order that is not wanted any more is cancelled', async () => {
    const { page, customer } = told;
    await customer.choosesToBuy('packPro');
    await page.getByRole('radio', { name: customer.t('payQr') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: customer.t('payNow', { price: '¥99' }) })
      .click();
    await page.getByRole('img', { name: customer.t('orderQrAlt') }).waitFor();
    await told.accessible('order, waiting');
    await customer.button('orderCancel').click();
    await customer.heading('orderClosed').waitFor();
    await told.accessible('order, closed');
  });
}

function leaving(told: Told): void {
  test('after signing out nothing of the customer is left, and their pages ask to sign in', async () => {
    const { page, customer } = told;
    await customer.goesByMenuTo('signOut');
    await customer.link('signIn').waitFor();
    expect(await page.evaluate(() => localStorage.getItem('viva.tokens'))).toBeNull();
    await page.goto(`${customer.address}/account`);
    await customer.heading('signInTitle').waitFor();
    await told.accessible('sign in');
  });

  test('all the while, the browser had nothing to complain about', () => {
    expect(told.complaints).toEqual([]);
  });
}
