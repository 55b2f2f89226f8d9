// node page.mjs PAGE INPUTS EXPECTED DOWNLOADS
// Drives the page in headless Chromium, opened from the disk: drops what lies in INPUTS, compares the table with
// EXPECTED, opens reports, takes files away, and looks for faults of accessibility. Ends with 1 and what is wrong.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [file, inputs, expected, downloads] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const puppeteer = require('puppeteer-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM,
  headless: true,
  args: process.getuid && process.getuid() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage();
const devtools = await page.createCDPSession();
await devtools.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });

const faults = [];
page.on('pageerror', error => faults.push('error: ' + error.message));
page.on('console', message => message.type() === 'error' && faults.push('console: ' + message.text()));
page.on('dialog', dialog => { faults.push('dialog'); dialog.dismiss(); });
page.on('request', request => {
  if (request.url() !== pathToFileURL(file).href && !/^(?:blob|data):/.test(request.url())) {
    faults.push('request: ' + request.url());
  }
});

async function step(name, body) {
  const begin = performance.now();
  await body();
  console.log(`${name}: ${Math.round(performance.now() - begin)} ms`);
}

/** Drops files and folders on the page, as a file manager does. */
async function drop(...paths) {
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop']) {
    await devtools.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  }
}

const text = selector => page.$eval(selector, element => element.textContent);
const isIdle = () => page.waitForFunction(
  () => document.querySelector('#rows tr') !== null && document.getElementById('activity').hidden, { timeout: 60000 });

/** Waits until a file with this ending is in the folder of downloads. */
async function downloaded(ending) {
  for (let waited = 0; !readdirSync(downloads).some(name => name.endsWith(ending)); waited++) {
    assert.ok(waited < 100, 'no download of ' + ending);
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

async function accessible(state) {
  if (!(await page.evaluate('typeof axe !== "undefined"'))) {
    await page.evaluate(axe);
  }
  const { violations } = await page.evaluate('axe.run()');
  for (const { id, nodes } of violations) {
    faults.push(`axe, ${state}: ${id} at ${nodes.map(node => node.html.slice(0, 120)).join(' and ')}`);
  }
}

/** Returns the rows of the table as the lines of EXPECTED: file, unit, year, and the counts. */
const rows = () => page.$$eval('#rows tr', all => all.map(row => {
  const cell = name => row.querySelector('.' + name).firstChild.textContent;
  const unit = row.querySelector('.reason') ? '' : cell('unit');
  const counts = ['errors', 'warnings', 'explained', 'notices'].map(cell);
  return [row.querySelector('.file').firstChild.textContent, unit, row.querySelector('.year').textContent, ...counts].join('\t');
}));

try {
  await step('open', async () => {
    await page.setViewport({ width: 1280, height: 720 });
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector('html[data-ready]');
    await accessible('empty');
  });

  await step('drop a folder and a file', async () => {
    await drop(join(inputs, '单位'), join(inputs, '<img src=x onerror=alert(1)>.xlsx'));
    await isIdle();
    assert.deepEqual((await rows()).sort(), readFileSync(expected, 'utf8').split('\n').filter(line => line !== '').sort());
    assert.equal(await page.$('main img'), null);
    await accessible('list');
  });

  await step('filter and sort', async () => {
    await page.select('#filter-state', 'unreadable');
    assert.equal((await rows()).length, 2);
    await page.select('#filter-state', 'all');
    await page.click('[data-column="errors"]');
    assert.equal(await page.$eval('th.errors', head => head.getAttribute('aria-sort')), 'descending');
  });

  await step('open the report with most errors', async () => {
    await page.click('#rows tr:first-child button');
    await page.waitForSelector('.sheet');
    const chosen = await text('.finding[aria-current] strong');
    assert.equal(await page.$$eval('td.framed.main', cells => cells.length), 1, chosen);
    assert.ok(await page.$eval('td.framed.main', cell => cell.classList.contains('error')));
    await accessible('report');
  });

  await step('from a finding to its cell and back', async () => {
    const count = await page.$$eval('button.finding', all => all.length);
    for (let at = 0; at < count; at++) {
      await page.evaluate(index => document.querySelectorAll('button.finding')[index].click(), at);
      assert.ok(await page.$eval('td.framed.main', cell => cell.contains(document.activeElement)), `finding ${at}`);
      assert.ok(await page.$eval('td.framed.main', cell => {
        const box = cell.getBoundingClientRect();
        return box.top >= 0 && box.bottom <= innerHeight && cell.offsetParent !== null;
      }), `cell of finding ${at} is in view`);
    }
    const marked = await page.$$('td.error button');
    assert.ok(marked.length > 1);
    await page.evaluate(button => button.click(), marked[marked.length - 1]);
    assert.ok(await page.$eval('.finding[aria-current]', finding => finding === document.activeElement));
  });

  await step('take the workbook away', async () => {
    await page.click('#take-one button');
    await page.waitForFunction(() => document.getElementById('status').textContent.includes('.xlsx'));
    await downloaded('.xlsx');
  });

  await step('narrow, in English', async () => {
    await page.setViewport({ width: 375, height: 800 });
    await page.click('#language');
    await page.waitForFunction(() => document.querySelector('.badge') && document.querySelector('.badge').textContent === 'error');
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no scrolling sideways');
    await accessible('narrow report');
    await page.click('#back');
    await page.waitForFunction(() => !document.getElementById('list').hidden);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no scrolling sideways');
    await accessible('narrow list');
    await page.click('#language');
    await page.setViewport({ width: 1280, height: 720 });
  });

  await step('cancel and go on', async () => {
    await page.click('#clear');
    await drop(join(inputs, '很多'));
    await page.waitForFunction(() => document.querySelectorAll('#rows tr').length > 0);
    await page.click('#cancel');
    await page.waitForSelector('#continue:not([hidden])');
    const read = (await rows()).length;
    const all = readdirSync(join(inputs, '很多')).length;
    assert.ok(read < all, `${read} were read`);
    await page.click('#continue');
    await isIdle();
    assert.equal((await rows()).length, all);
  });

  await step('take all away', async () => {
    await page.click('#take-all button:last-child');
    await page.waitForFunction(() => document.getElementById('status').textContent.includes('.zip'));
    await downloaded('.zip');
  });
  assert.deepEqual(faults, []);
} catch (failure) {
  console.log(failure.stack, faults);
  process.exitCode = 1;
} finally {
  await browser.close();
}
