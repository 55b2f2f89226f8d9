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

/** Takes a picture to look at, into the folder that SHOTS names. */
async function shot(name) {
  if (process.env.SHOTS) {
    await page.screenshot({ path: join(process.env.SHOTS, name + '.png') });
  }
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

/** Waits until the line of messages says a sentence. */
const said = sentence => page.waitForFunction(
  expected => document.getElementById('status').textContent.includes(expected), {}, sentence);

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
    await page.evaluate(() => document.getElementById('clear').click()); // while it warms up
    await new Promise(resolve => setTimeout(resolve, 1500));
    assert.equal(await text('#status'), '');
    await accessible('empty');
  });

  await step('issue blank forms by a roster', async () => {
    await page.click('#issue-open');
    await page.waitForFunction(() => document.getElementById('issue-form').options.length > 1);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'issue-roster');
    await page.$eval('#issue-year', input => { input.value = ''; });
    await page.type('#issue-year', '2024');
    await page.waitForFunction(() => document.getElementById('issue-level').options.length > 1);
    await accessible('issue');
    await shot('issue');
    const roster = await page.$('#issue-roster');
    await roster.uploadFile(join(inputs, '空.csv'));
    await page.click('#issue-go');
    await said('没有生成空白表：');
    await roster.uploadFile(join(inputs, '名册.csv'));
    await page.click('#issue-go');
    await said('已给 12 个单位生成空白表，放在 空白表-2024.zip 里');
    await downloaded('空白表-2024.zip');
    await page.select('#issue-form', '政府网站工作年度报表');
    await page.setViewport({ width: 375, height: 800 });
    await page.click('#language');
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no scrolling sideways');
    await page.click('#issue-go');
    await said('blank-forms-2024.zip with 12 blank forms');
    await downloaded('blank-forms-2024.zip');
    await accessible('narrow issue');
    await shot('issue-narrow');
    await page.click('#language');
    await page.setViewport({ width: 1280, height: 720 });
    await page.click('#issue-open');
    assert.ok(await page.$eval('#issue', section => section.hidden));
  });

  await step('the settings of the office', async () => {
    await drop(join(inputs, '设置.txt'));
    await said('已按 设置.txt 填好发文设置');
    assert.equal(await page.$eval('#office-signature', input => input.value), '红旗区政务公开办');
    assert.equal(await page.$eval('#office-correction', input => input.value), '2999-02-10');
    assert.match(await text('#office-remarks'), /没有“地址”这项设置/);
    assert.equal(await page.evaluate(() => localStorage.length), 0, 'nothing is stored unless asked');
    await accessible('office');
    await shot('office');
    await page.click('#office-keep');
    await page.$eval('#office-contact', input => { input.value = ''; });
    await page.type('#office-contact', '王一');
    await page.keyboard.press('Enter');
    await page.reload();
    await page.waitForSelector('html[data-ready]');
    await page.click('#office-open');
    assert.equal(await page.$eval('#office-contact', input => input.value), '王一');
    await page.click('#office-keep');
    assert.equal(await page.evaluate(() => localStorage.length), 0);
    await page.$eval('#office-correction', input => {
      input.value = '2025-01-24';
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
    assert.equal(await text('#office-remarks'), '设置里的改正截止日期（2025年1月24日）已过，退回通知里的日期留空，请填写。');
    await page.$eval('#office-correction', input => { input.value = '2999-02-10'; });
    await page.click('#office-save');
    await downloaded('设置.txt');
    assert.equal(readFileSync(join(downloads, '设置.txt'), 'utf8'), '落款：红旗区政务公开办\n联系人：王一\n改正截止日期：2999-02-10\n');
    await page.setViewport({ width: 375, height: 800 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no scrolling sideways');
    await shot('office-narrow');
    await page.setViewport({ width: 1280, height: 720 });
    await page.click('#office-open');
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
    assert.equal((await rows()).length, 3);
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
    await page.click('#take-one [data-kind="letter"]');
    await page.waitForFunction(() => document.getElementById('status').textContent.includes('.docx'));
    await downloaded('.docx');
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
    await downloaded('校验结果.zip');
  });

  await step('merge', async () => {
    await page.setViewport({ width: 375, height: 800 });
    await page.focus('#merge summary');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.getElementById('merge-level').options.length > 1);
    await page.type('#merge-unit', '某区');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('#merge-result h3') !== null && document.getElementById('activity').hidden);
    assert.match(await text('#status'), /某区-20\d\d\.xlsx/);
    assert.match(await text('#merge-result h3'), /^某区 20\d\d 年度/);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no scrolling sideways');
    await accessible('narrow merge');
    await shot('merge-narrow');
  });

  await step('merge with a roster, last year and the reported form', async () => {
    const city = join(inputs, '示例市');
    await page.setViewport({ width: 1280, height: 720 });
    await page.click('#clear');
    await drop(join(city, '2024'));
    await isIdle();
    await page.click('#merge summary');
    await page.waitForFunction(() => document.getElementById('merge-year').value === '2024');
    await page.$eval('#merge-unit', input => { input.value = '示例市'; });
    await page.select('#merge-level', '设区市政府');
    await (await page.$('#merge-roster')).uploadFile(join(city, '名册.csv'));
    await (await page.$('#merge-previous')).uploadFile(
      ...readdirSync(join(city, '2023')).map(name => join(city, '2023', name)));
    await (await page.$('#merge-reported')).uploadFile(join(city, '全市上报.xlsx'));
    await shot('merge-inputs');
    await page.click('#merge-go');
    await page.waitForFunction(() => document.querySelector('#merge-result h3') !== null && document.getElementById('activity').hidden);
    assert.match(await text('#merge-result'), /示例市住房和城乡建设局未报/);
    await downloaded('示例市-2024.xlsx');
    await accessible('merge');
    await shot('merge');
    await page.click('#remind');
    await downloaded('催报通知.zip');
    await page.click('[data-row="total"]');
    await page.waitForSelector('#report:not([hidden]) .sheet');
    assert.match(await text('#report-heading'), /^示例市.2024/);
    const tabs = await page.$$('[role="tab"]');
    await tabs[tabs.length - 2].click();
    await accessible('sums');
    await shot('merge-total');
    await page.click('#back');
    await page.waitForFunction(() => document.activeElement.dataset.row === 'total');
    await page.click('[data-row="reported"]');
    await page.waitForSelector('#report:not([hidden]) .sheet');
    assert.match(await text('#findings'), /上报/);
    await page.click('#language');
    await page.waitForFunction(() => /reported/.test(document.getElementById('findings').textContent));
    await shot('merge-reported');
    await page.click('#language');
    await page.click('#back');
    await page.$eval('#merge-year', input => { input.value = '2007'; });
    await page.click('#merge-go');
    await page.waitForFunction(() => document.getElementById('status').textContent.includes('2007'));
  });

  await step('the second form', async () => {
    await page.setViewport({ width: 1280, height: 720 });
    await page.click('#clear');
    await drop(join(inputs, '网站'));
    await isIdle();
    assert.match((await rows()).join('\n'), /小店镇\t2024\t1\t/);
    await page.evaluate(() => [...document.querySelectorAll('#rows button')].find(row => row.textContent === '小店镇').click());
    await page.waitForFunction(() => document.querySelector('[role="tab"][aria-selected="true"]') !== null
      && document.querySelector('[role="tab"][aria-selected="true"]').textContent.startsWith('工作报表'));
    assert.match(await text('td.framed.main'), /8$/);
    await accessible('second form');
    await shot('second-form');
    await page.click('#take-one button');
    await downloaded('小店镇-2024-政府网站工作年度报表.xlsx');
    await page.click('#back');
    await page.click('#merge summary');
    await page.waitForFunction(() => document.getElementById('merge-year').value === '2024');
    await page.$eval('#merge-unit', input => { input.value = '二区'; });
    await page.focus('#merge-unit');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('#merge-result h3') !== null && document.getElementById('activity').hidden);
    assert.match(await text('#merge-result'), /收到的都是《政府网站工作年度报表》/);
    await downloaded('二区-2024-政府网站工作年度报表.xlsx');
  });
  assert.deepEqual(faults, []);
} catch (failure) {
  console.log(failure.stack, faults);
  process.exitCode = 1;
} finally {
  await browser.close();
}
