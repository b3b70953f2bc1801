import { chromium } from 'playwright-core';
import { chromium as chromiumPath } from '../../bin/chromium.mjs';
import { quantile } from './quantile.mjs';
import { post } from './requests.mjs';

// What somebody sees in a real browser, signed in by `email` and `password`: the first load, the way from list to account,
// a signal that is raised while they look, and a list that is scrolled from one end to the other.
const { url, key, email, password, loads, steps } = JSON.parse(process.argv[2] ?? '{}');
const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });

async function signedIn() {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  const answer = await context.request.post(`${url}/auth/sign-in/email`, {
    data: { email, password },
    headers: { origin: url },
  });
  if (!answer.ok()) throw new Error(`${email} can not sign in: ${answer.status()} ${await answer.text()}`);
  return context;
}

/** Nothing cached: when the largest thing was painted, and how much script came over the wire until then. */
async function coldLoad() {
  const context = await signedIn();
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  await wire.send('Network.enable');
  const scripts = new Set();
  let bytes = 0;
  wire.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && scripts.add(requestId));
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const paint = await page.evaluate(
    () =>
      new Promise((resolve) =>
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        }),
      ),
  );
  await context.close();
  return { paint, bytes };
}

/** From the click on a row until the account's name and its section are painted. */
async function toAccount(page, index) {
  await page.goto(`${url}/accounts`, { waitUntil: 'networkidle' });
  const row = page.locator(`[role=row][aria-rowindex="${index + 2}"]`);
  await row.waitFor();
  await page.evaluate(() => {
    document.addEventListener('click', () => (window.clickedAt = performance.now()), { capture: true, once: true });
    window.shownAt = new Promise((resolve) => {
      const look = () => {
        const isThere =
          /^\/accounts\/[^/]+\/summary/.test(location.pathname) && document.querySelector('main section h2') !== null;
        if (isThere) requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
        else requestAnimationFrame(look);
      };
      look();
    });
  });
  await row.locator('[role=gridcell]').nth(2).click();
  return page.evaluate(async () => (await window.shownAt) - window.clickedAt);
}

/** From the answer to an event until the signal that it raises is on the screen, which nobody reloads. */
async function toSignal(page, account) {
  await page.goto(`${url}/accounts/${account}/signals`, { waitUntil: 'networkidle' });
  const event = { event: 'bench.pulse', messageId: account, userId: account, context: { groupId: account } };
  await post(`${url}/v1/track`, event, key);
  const answered = performance.now();
  await page.getByText('A pulse was felt').first().waitFor();
  return performance.now() - answered;
}

/** The wheel turned evenly through the whole list: how long frames took, and rows on the screen without anything in them. */
async function scroll(page) {
  await page.goto(`${url}/accounts`, { waitUntil: 'networkidle' });
  await page.locator('[role=row][aria-rowindex="3"]').waitFor();
  return page.evaluate(async (turns) => {
    const grid = document.querySelector('[role=grid]');
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const height = grid.clientHeight;
    const frames = [];
    let blank = 0;
    const blankNow = () => {
      const { top, bottom } = grid.getBoundingClientRect();
      return [...grid.querySelectorAll('[role=rowgroup] [role=row]')].filter((row) => {
        const box = row.getBoundingClientRect();
        return box.bottom > top + 36 && box.top < bottom && row.textContent.trim() === '';
      }).length;
    };
    const turn = async (by) => {
      const before = performance.now();
      grid.scrollTop += by;
      await frame();
      frames.push(performance.now() - before);
      blank += blankNow();
    };
    // As fast as a wheel is turned: 20 rows a frame's tenth of a second; then from end to end in large steps, as by the bar.
    for (let n = 0; n < turns; n++) await turn(120);
    const wheel = { frames: [...frames], blank };
    frames.length = 0;
    blank = 0;
    const far = grid.scrollHeight / turns;
    for (let n = 0; n < turns; n++) await turn(Math.max(far, height));
    return { wheel, far: { frames, blank } };
  }, steps);
}

const cold = [];
for (let n = 0; n < loads; n++) cold.push(await coldLoad());
const context = await signedIn();
const page = await context.newPage();
await toAccount(page, 1);
const between = [];
for (let n = 0; n < loads; n++) between.push(await toAccount(page, n % 10));
const live = [];
for (let n = 0; n < loads; n++) live.push(await toSignal(page, `account-${7 * n + 3}`));
const { wheel, far } = await scroll(page);
await browser.close();
const worst = (frames) => Math.max(...frames);
process.stdout.write(
  `${JSON.stringify({
    paint: quantile(
      cold.map(({ paint }) => paint),
      0.5,
    ),
    slowestPaint: worst(cold.map(({ paint }) => paint)),
    script: worst(cold.map(({ bytes }) => bytes)),
    between: quantile(between, 0.5),
    slowestBetween: worst(between),
    live: quantile(live, 0.5),
    slowestLive: worst(live),
    wheelFrame: worst(wheel.frames),
    wheelBlank: wheel.blank,
    farFrame: worst(far.frames),
    farBlank: far.blank,
  })}\n`,
);
