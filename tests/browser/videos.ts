import { expect, test } from 'vitest';
import { Told } from './told.ts';

const prompt = '一只在雨中弹钢琴的猫，电影质感，慢镜头';
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** What is made, and what is left of it. It begins with the credits of the packages bought, and spends 30. */
export function videos(told: Told): void {
  const bought = told.scene.screen === 'desktop' ? 550 : 500;

  test('a video is priced before, made with live progress, and plays', async () => {
    const { page, customer } = told;
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
    await told.accessible('create, in the making');

    const video = customer.job().locator('video');
    await video.waitFor();
    await video.evaluate((element: HTMLVideoElement) => ((element.muted = true), element.play()));
    await expect
      .poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime), { timeout: 60_000 })
      .toBeGreaterThan(0.2);
    expect(await video.evaluate((element: HTMLVideoElement) => element.videoWidth)).toBeGreaterThan(0);
    await told.hasCredits(bought - 15);
  });

  test('what waits is cancelled, and its credits come back without a reload', async () => {
    const { page, customer } = told;
    await told.touchesNothing();
    await customer.describes(`[[fault:rate-limited]] ${prompt}`);
    await customer.button('generateFor', { n: 15 }).click();
    await told.hasCredits(bought - 30);

    // Between two tries of the provider's it waits; during one it cannot be cancelled, and the page says so.
    told.provokes(409, '/cancel');
    const cancelled = page.locator('[data-testid=job][data-state=cancelled]');
    await expect
      .poll(
        async () => {
          await customer
            .job()
            .getByRole('button', { name: customer.t('jobCancel') })
            .click({ timeout: 2_000 })
            .catch(() => 0);
          return cancelled.count();
        },
        { timeout: 60_000 },
      )
      .toBe(1);
    await told.hasCredits(bought - 15);
    expect(await told.untouched()).toBe(true);
    await told.accessible('create, cancelled');
  });

  test('a picture is added and becomes a video, and what is none is refused', async () => {
    const { page, customer } = told;
    await page.getByLabel(customer.t('model'), { exact: true }).selectOption('veo3.1-fast');
    const input = page.getByLabel(customer.t('addImage'));
    told.provokes(415, '/uploads');
    await input.setInputFiles({ name: 'cat.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') });
    await page.getByText(customer.problem('not_an_image')).waitFor();
    await input.setInputFiles({ name: 'cat.png', mimeType: 'image/png', buffer: pixel });
    await page.getByRole('img', { name: 'cat.png' }).waitFor();
    await told.accessible('create, with a picture');
    await customer.describes(`${prompt}，图片`);
    const sent = await told.sending('/generations');
    await customer.button('generateFor', { n: 15 }).click();
    expect(await sent()).toMatchObject({ model: 'veo3.1-fast', imageUrls: [expect.stringMatching(/^upload:/)] });
    await customer.job().getByText(`${prompt}，图片`).waitFor();
    await customer.job().locator('video').waitFor();
    await told.hasCredits(bought - 30);
  });

  test('a video that fails says why, and the credits are back: once, though its answer was lost and it was asked for again', async () => {
    const { page, customer } = told;
    await customer.describes(`[[fault:unsafe]] ${prompt}`);
    const keys = await told.losesAnswers('/api/v1/generations', 4);
    await customer.button('generateFor', { n: 15 }).click();
    await page.getByText(customer.problem('unavailable')).waitFor();
    await customer.button('generateFor', { n: 15 }).click();
    const failed = page.locator('[data-testid=job][data-state=failed]');
    await failed.first().waitFor();
    expect(await failed.count()).toBe(1);
    expect(new Set(keys).size).toBe(1);
    expect(keys.length).toBeGreaterThan(4);
    await failed.getByText(customer.t('jobFailedLead')).waitFor();
    await failed.getByText(customer.problem('content_filtered')).waitFor();
    await told.hasCredits(bought - 30);
    await told.accessible('create, failed');
  });

  test('what was made is kept: it is found again, and downloaded', async () => {
    const { page, customer } = told;
    await customer.goesTo('navVideos');
    const made = page.locator('[data-testid=job][data-state=succeeded]');
    await made.nth(1).locator('video').waitFor();
    await told.accessible('videos');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      made
        .last()
        .getByRole('button', { name: customer.t('download') })
        .click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.mp4$/);

    await made
      .last()
      .getByRole('link', { name: customer.t('details') })
      .click();
    await page.locator('video').waitFor();
    await told.accessible('a video');
  });

  test('the orders and the account show what was done', async () => {
    const { page, customer } = told;
    await customer.goesByMenuTo('navOrders');
    await page.getByText(customer.t('statePaid')).first().waitFor();
    await told.accessible('orders');
    await customer.goesTo('navAccount');
    await page
      .getByTestId('quota-left')
      .getByText(String(bought - 30))
      .waitFor();
    const figures = await page.getByTestId('quota').locator('dl').innerText();
    expect(figures.split(/\s*\n\s*/)).toEqual([
      ...[customer.t('quotaTotal'), String(bought), customer.t('quotaUsed'), '30'],
      ...[customer.t('quotaReserved'), '0', customer.t('quotaAvailable'), String(bought - 30)],
    ]);
    const bar = page.getByTestId('quota').getByRole('progressbar');
    expect(await bar.getAttribute('aria-valuetext')).toBe(customer.t('quotaBar', { used: 30, total: bought }));
    await page.getByRole('img', { name: customer.t('usageChart') }).waitFor();
    await page.getByText(customer.t('usageSum', { credits: 30, videos: 2 })).waitFor();
    await told.accessible('account');
  });

  test.runIf(told.scene.screen === 'desktop')('with many videos in the making, the page still answers', async () => {
    const { page, customer } = told;
    const body = { prompt: `[[fault:slow]] ${prompt}` };
    const jobs = await Promise.all(Array.from({ length: 8 }, () => told.calls('/generations', body)));
    expect(jobs.map(({ status }) => status)).toEqual(Array(8).fill(202));
    await customer.goesTo('navVideos');

    // The page knows nothing of what was made behind its back, and a list that it has just had is not asked for again.
    await page.reload();
    const open = ['queued', 'submitting', 'running'].map((state) => `[data-testid=job][data-state=${state}]`).join();
    await page.locator(open).nth(7).waitFor();
    await customer.goesByMenuTo('navOrders');
    await page.getByText(customer.t('stateClosed')).first().waitFor();
  });
}
