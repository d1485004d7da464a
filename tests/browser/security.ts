import { expect, test } from 'vitest';
import { codeOf, Told } from './told.ts';

/** The second factor, from setting it up to removing it. */
export function security(told: Told): void {
  let secret = '';
  let recovery: string[] = [];

  test('a second factor is set up with the password and a first code, and recovery codes are shown once', async () => {
    const { page, customer } = told;
    const dialog = page.getByRole('dialog');
    await customer.goesByMenuTo('navSecurity');
    await page.getByText(customer.t('factorOff'), { exact: true }).waitFor();
    await told.accessible('security');
    await customer.button('factorSetUp').click();
    await dialog.getByLabel(customer.t('password')).fill('not the password');
    told.provokes(401, '/me/second-factor');
    await customer.button('next').click();
    await page.getByText(customer.problem('wrong_password')).waitFor();
    await told.accessible('second factor, wrong password');
    await dialog.getByLabel(customer.t('password')).fill(customer.password);
    await customer.button('next').click();

    secret = (await page.getByTestId('secret').textContent())!.trim();
    await page.getByRole('img', { name: customer.t('factorQrAlt') }).waitFor();
    await told.accessible('second factor, its secret');
    told.provokes(401, '/me/second-factor/confirm');
    await dialog.getByLabel(customer.t('code')).fill(wrong(secret));
    await customer.button('factorConfirm').click();
    await page.getByText(customer.problem('wrong_code')).waitFor();
    await dialog.getByLabel(customer.t('code')).fill(codeOf(secret));
    await customer.button('factorConfirm').click();

    await page.getByTestId('recovery').waitFor();
    recovery = await page.getByTestId('recovery').getByRole('listitem').allTextContents();
    expect(new Set(recovery).size).toBe(10);
    await told.accessible('recovery codes');
    await customer.button('keySaved').click();
    await page.getByText(customer.t('factorOn'), { exact: true }).waitFor();
    expect(await page.content()).not.toContain(recovery[0]);
  });

  test('signing in, with the keyboard alone, then takes a code as well', async () => {
    const { page, customer } = told;
    await customer.goesByMenuTo('signOut');
    await customer.link('signIn').waitFor();
    await customer.tabsTo(customer.link('signIn'));
    await page.keyboard.press('Enter');
    await customer.heading('signInTitle').waitFor();
    await customer.tabsTo(page.getByLabel(customer.t('email'), { exact: true }));
    await page.keyboard.type(customer.email);
    await page.keyboard.press('Tab');
    await page.keyboard.type('not the password');
    told.provokes(401, '/auth/login');
    await page.keyboard.press('Enter');
    await page.getByText(customer.problem('wrong_credentials')).waitFor();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(customer.password);
    await page.keyboard.press('Enter');

    await page.getByText(customer.problem('second_factor_required')).waitFor();
    await told.accessible('sign in, code wanted');
    await customer.tabsTo(page.getByLabel(customer.t('code'), { exact: true }));
    await page.keyboard.type(wrong(secret));
    await page.keyboard.press('Enter');
    await page.getByText(customer.problem('wrong_code')).waitFor();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(codeOf(secret, 1));
    await page.keyboard.press('Enter');
    await customer.heading('createTitle').waitFor();
  });

  test('it is removed with the password and a recovery code', async () => {
    const { page, customer } = told;
    const dialog = page.getByRole('dialog');
    await customer.goesByMenuTo('navSecurity');
    await customer.button('factorRemove').click();
    await told.accessible('second factor, removing');
    await dialog.getByLabel(customer.t('password')).fill(customer.password);
    await dialog.getByLabel(customer.t('code')).fill(recovery[0]!);
    await dialog.getByRole('button', { name: customer.t('factorRemove') }).click();
    await page.getByText(customer.t('factorOff'), { exact: true }).waitFor();
  });
}

// Six digits that no code around now is.
function wrong(secret: string): string {
  const right = new Set([-3, -2, -1, 0, 1, 2, 3].map((steps) => codeOf(secret, steps)));
  return ['000000', '111111', '222222', '333333', '444444', '555555', '666666', '777777'].find(
    (each) => !right.has(each),
  )!;
}
