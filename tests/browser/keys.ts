import { expect, test } from 'vitest';
import { Told } from './told.ts';

/** What an enterprise gives its own systems. */
export function keys(told: Told): void {
  test('an API key is shown and copied once, works, is rotated and revoked', async () => {
    const { page, customer, api } = told;
    const works = async (bearer: string) =>
      (await fetch(`${api}/api/v1/quota`, { headers: { Authorization: `Bearer ${bearer}` } })).status === 200;
    await customer.goesByMenuTo('navKeys');
    await customer.button('keyCreate').first().click();
    await page.getByLabel(customer.t('keyName'), { exact: true }).fill('browser');
    await told.accessible('new key');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: customer.t('keyCreate') })
      .click();
    const key = (await page.getByTestId('new-key').textContent())!.trim();
    await told.accessible('new key, shown once');
    await page.keyboard.press('Escape');
    await page.getByTestId('new-key').waitFor();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: customer.address });
    await customer.button('keyCopy').click();
    await customer.button('copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key);
    await customer.button('keySaved').click();
    expect(await works(key)).toBe(true);
    expect(await page.content()).not.toContain(key);
    await told.accessible('keys');

    await customer.button('keyRotateNamed', { name: 'browser' }).click();
    await page.getByRole('radio', { name: customer.t('keyOverlapNow') }).click();
    await told.accessible('rotating');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: customer.t('keyRotate'), exact: true })
      .click();
    const next = (await page.getByTestId('new-key').textContent())!.trim();
    await customer.button('keySaved').click();
    await expect.poll(() => works(key), { timeout: 30_000 }).toBe(false);
    expect(await works(next)).toBe(true);

    await customer.button('keyRevokeNamed', { name: 'browser' }).last().click();
    await told.accessible('revoking');
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: customer.t('keyRevoke'), exact: true })
      .click();
    await page.getByText(customer.t('keyRevoked')).waitFor();
    await expect.poll(() => works(next), { timeout: 30_000 }).toBe(false);
  });
}
