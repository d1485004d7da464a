// Takes the pictures of the documentation, from the running page: `npm run images`.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, inject, test } from 'vitest';
import { launch, visit } from './browser.ts';
import { Customer, type Pack } from './customer.ts';

const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const prompt = '一只在雨中弹钢琴的猫，电影质感，慢镜头';
let browser: Browser;

beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  browser = await launch();
});
afterAll(() => browser?.close());

async function take(page: Page, name: string): Promise<void> {
  // Notices come and go; the pictures are without them.
  await page.addStyleTag({ content: '[data-sonner-toaster] { visibility: hidden }' });
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${folder}${name}.png`, animations: 'disabled', scale: 'css' });
}

async function someCustomer(screen: 'desktop' | 'phone', dark: boolean): Promise<Customer> {
  const { page } = await visit(browser, screen, { dark });
  const customer = new Customer(page, inject('page'), screen, 'zh-CN');
  await customer.opens();
  return customer;
}

async function bought(customer: Customer, pack: Pack, price: string): Promise<void> {
  await customer.signsUp();
  await customer.choosesToBuy(pack);
  await customer.pays(price);
  await customer.heading('orderPaid').waitFor();
}

async function made(customer: Customer, scene: string): Promise<void> {
  await customer.goesTo('navCreate');
  await customer.describes(scene);
  await customer.button('generateFor', { n: 15 }).click();
  await customer.job().locator('video').waitFor();
}

test('on a desktop, by day', async () => {
  const customer = await someCustomer('desktop', false);
  await take(customer.page, 'home');
  await bought(customer, 'packEnterprise', '¥299');
  await customer.choosesToBuy('packPro');
  await take(customer.page, 'checkout');
  await customer.page.keyboard.press('Escape');
  await made(customer, prompt);
  await customer.describes('清晨的江南水乡，薄雾，乌篷船缓缓驶过石桥');
  await customer.button('generateFor', { n: 15 }).click();
  await customer
    .job()
    .getByText(/[3-9]\d%/)
    .waitFor();
  await customer.page.setViewportSize({ width: 1280, height: 960 });
  await customer.page.evaluate(() => window.scrollTo(0, 0));
  await take(customer.page, 'create');
  await customer.job().locator('video').waitFor();
  await customer.page.context().close();
});

test('on a desktop, by night', async () => {
  const customer = await someCustomer('desktop', true);
  await bought(customer, 'packEnterprise', '¥299');
  await made(customer, prompt);
  await customer.goesTo('navAccount');
  await customer.page.getByRole('radio', { name: customer.t('usageDays', { n: 7 }) }).click();
  await customer.page.getByRole('img', { name: customer.t('usageChart') }).waitFor();
  await take(customer.page, 'account-dark');
  await customer.page.context().close();
});

test('on a phone', async () => {
  const customer = await someCustomer('phone', false);
  await bought(customer, 'packPro', '¥99');
  await take(customer.page, 'paid-phone');
  await made(customer, prompt);
  await customer.goesTo('navVideos');
  await customer.page.locator('video').waitFor();
  await take(customer.page, 'videos-phone');
  await customer.goesTo('navAccount');
  await customer.page.getByTestId('quota-left').waitFor();
  await take(customer.page, 'account-phone');
  await customer.page.context().close();
});
