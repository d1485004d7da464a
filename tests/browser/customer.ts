import type { Locator, Page } from 'playwright-core';
import { en } from '../../samples/web/src/text/en.ts';
import { problems } from '../../samples/web/src/text/problems.ts';
import { zh, type TextKey } from '../../samples/web/src/text/zh.ts';
import type { Screen } from './browser.ts';

export type Language = 'zh-CN' | 'en';
export type Pack = 'packBasic' | 'packPro' | 'packEnterprise';

/** What a customer does on the page, by what they read there. */
export class Customer {
  readonly email = `lin-${crypto.randomUUID().slice(0, 8)}@example.com`;
  readonly password = `Browser-${crypto.randomUUID()}`;

  constructor(
    readonly page: Page,
    readonly address: string,
    readonly screen: Screen,
    readonly language: Language,
  ) {}

  /** The page's own words. */
  t(key: TextKey, values: Record<string, string | number> = {}): string {
    const text: string = (this.language === 'en' ? en : zh)[key];
    return fill(text, values);
  }

  /** The page's words for what the API refuses. */
  problem(code: string, values: Record<string, string | number> = {}): string {
    return fill(problems[code]![this.language === 'en' ? 'en' : 'zh'], values);
  }

  /** The same page for who reads the other language. */
  in(language: Language): Customer {
    return new Customer(this.page, this.address, this.screen, language);
  }

  /** Presses Tab until something is reached: whoever has no mouse must come to everything. */
  async tabsTo(target: Locator): Promise<void> {
    for (let presses = 0; presses < 80; presses++) {
      if (await target.evaluate((element) => element === document.activeElement)) {
        return;
      }
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard does not reach ${String(target)}`);
  }

  button(key: TextKey, values?: Record<string, string | number>): Locator {
    return this.page.getByRole('button', { name: this.t(key, values), exact: true });
  }

  link(key: TextKey): Locator {
    return this.page.getByRole('link', { name: this.t(key), exact: true });
  }

  heading(key: TextKey): Locator {
    return this.page.getByRole('heading', { name: this.t(key), exact: true });
  }

  async opens(): Promise<void> {
    await this.page.goto(this.address);
    await this.button('buyNamed', { name: this.t('packPro') }).waitFor();
  }

  /** Through the navigation, as a page of its own would be reached: without loading anything anew. */
  async goesTo(key: 'navCreate' | 'navVideos' | 'navPackages' | 'navAccount'): Promise<void> {
    await this.page
      .getByRole('navigation')
      .getByRole('link', { name: this.t(key), exact: true })
      .click();
  }

  async goesByMenuTo(key: 'navOrders' | 'navKeys' | 'navSecurity' | 'signOut'): Promise<void> {
    await this.button('accountMenu').click();
    await this.page.getByRole('menuitem', { name: this.t(key), exact: true }).click();
  }

  /** With the keyboard alone. */
  async signsUp(): Promise<void> {
    await this.tabsTo(this.link('heroStart'));
    await this.page.keyboard.press('Enter');
    await this.heading('signUpTitle').waitFor();
    await this.tabsTo(this.page.getByLabel(this.t('email'), { exact: true }));
    await this.page.keyboard.type(this.email);
    await this.page.keyboard.press('Tab');
    await this.page.keyboard.type(this.password);
    await this.page.keyboard.press('Enter');
    await this.heading('createTitle').waitFor();
  }

  async choosesToBuy(pack: Pack): Promise<void> {
    await this.goesTo('navPackages');
    await this.button('buyNamed', { name: this.t(pack) }).click();
    await this.page.getByRole('dialog').waitFor();
  }

  /** On a desktop in the cashier's own window, on a phone in this one. */
  async pays(price: string): Promise<void> {
    const pay = this.page.getByRole('dialog').getByRole('button', { name: this.t('payNow', { price }) });
    if (this.screen === 'phone') {
      await pay.click();
      await this.page.getByRole('button', { name: '确认付款' }).click();
      return;
    }
    await this.tabsTo(pay);
    const [cashier] = await Promise.all([this.page.context().waitForEvent('page'), this.page.keyboard.press('Enter')]);
    await this.heading('orderWaiting').waitFor();
    await cashier.getByRole('button', { name: '确认付款' }).click();

    // The cashier sends its window back to the page; one that is closed on its way there can keep the browser waiting.
    await cashier.waitForURL((url) => url.origin === new URL(this.address).origin);
    await cashier.close();
  }

  /** With a phone that reads the code: what it holds is opened elsewhere. */
  async paysByCode(price: string): Promise<void> {
    await this.page.getByRole('radio', { name: this.t('payQr') }).click();
    await this.page
      .getByRole('dialog')
      .getByRole('button', { name: this.t('payNow', { price }) })
      .click();
    await this.page.getByRole('img', { name: this.t('orderQrAlt') }).waitFor();
    const code = await this.page.getByRole('link', { name: this.t('orderOpenQr') }).getAttribute('href');
    const phone = await this.page.context().newPage();
    await phone.goto(code!);
    await phone.getByRole('button', { name: '确认付款' }).click();
    await phone.getByRole('heading', { name: '付款成功' }).waitFor();
    await phone.close();
  }

  credits(): Locator {
    return this.page.getByTestId('credits');
  }

  async describes(prompt: string): Promise<void> {
    await this.page.getByLabel(this.t('prompt'), { exact: true }).fill(prompt);
  }

  /** The newest job on the page. */
  job(): Locator {
    return this.page.getByTestId('job').first();
  }
}

function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
}
