// Walks the reading room in a real browser: every page in every view with JavaScript off, then again
// with axe-core, which needs a clock that only runs with JavaScript on.
//
//     npm ci && node run.mjs BASE ORIGINALS OUTDIR
//
// BASE and ORIGINALS are the two origins of a room that already runs, such as http://127.0.0.1:8470
// and http://127.0.0.1:8471. Nothing is started here but the browser (DATELINE_CHROMIUM, else the
// system's), with a fresh profile that is removed at the end. Screenshots and an index of them go to
// OUTDIR; DATELINE_BROWSER_SECONDS bounds the whole run (default 420). Exit code 0: every page kept every rule. 1: some did not, each said on its own line.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [base, originals, outdir] = process.argv.slice(2).map((word) => word.replace(/\/$/, ''));
if (!base || !originals || !outdir) {
  console.error('usage: node run.mjs BASE ORIGINALS OUTDIR');
  process.exit(2);
}
const browsers = [process.env.DATELINE_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = browsers.find((path) => path && existsSync(path));
if (!executablePath) {
  console.error('no Chromium was found; install one or set DATELINE_CHROMIUM');
  process.exit(2);
}

// Pages of one kind that are walked: enough to meet every template with several fillings.
const OF_A_KIND = 3;
const DOORS = ['/', '/chronicle?kind=message', '/search', '/search?q=the', '/search?q=nothinglikethis+until:soon',
  '/statements', '/entities', '/entities?kind=person', '/help', '/nothing-here', '/chronicle?since=soon'];
const VIEWS = [
  { name: 'light-1280', width: 1280, height: 1000, colorScheme: 'light' },
  { name: 'dark-1280', width: 1280, height: 1000, colorScheme: 'dark' },
  { name: 'light-320', width: 320, height: 800, colorScheme: 'light' },
  { name: 'dark-320', width: 320, height: 800, colorScheme: 'dark' },
  { name: 'forced-1280', width: 1280, height: 1000, colorScheme: 'dark', forcedColors: 'active' },
];
const SECONDS = Number(process.env.DATELINE_BROWSER_SECONDS ?? 420);
// Views that axe-core inspects; rules of contrast and size differ between them.
const INSPECTED = ['light-1280', 'dark-1280', 'light-320'];
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const axeSource = createRequire(import.meta.url)('axe-core').source;

const failures = [];
const fail = (where, what) => failures.push(`${where}: ${what}`);
let here = 'start';

/// Addresses of our own pages that a page links to, each with its fragment.
const linksOf = (page) =>
  page.evaluate(() => [...document.querySelectorAll('a[href]')].map((a) => a.href));

/// The kind of an address: its first segment, and whether it points at words.
function kindOf(address) {
  const url = new URL(address);
  const kind = url.pathname.split('/')[1] || 'front';
  if (url.hash.startsWith('#b')) return `${kind}-words`;
  return url.searchParams.get('show') ? `${kind}-original` : kind;
}

/// Follows links from the doors, a few of every kind.
async function collect(page) {
  const kept = new Map();
  const counts = new Map();
  const todo = DOORS.map((door) => base + door);
  while (todo.length > 0) {
    // Fragments other than spans lead to the same page.
    const address = todo.shift().replace(/#(?!b\d).*$/, '');
    const isDoor = DOORS.includes(address.slice(base.length));
    const url = new URL(address);
    if (url.origin !== base || kept.has(address) || /\.json$|\/raw$/.test(url.pathname)) continue;
    const kind = kindOf(address);
    const count = counts.get(kind) ?? 0;
    if (!isDoor && count >= OF_A_KIND) continue;
    if (!isDoor) counts.set(kind, count + 1);
    here = address;
    await page.goto(address);
    kept.set(address, kind);
    todo.push(...(await linksOf(page)));
    if (url.pathname.startsWith('/capture/') && !url.hash && !url.search) {
      todo.push(`${address}?show=original`);
    }
  }
  return kept;
}

/// The rules of one page in one view.
async function check(page, address, view) {
  const where = `${address} (${view.name})`;
  const facts = await page.evaluate(() => {
    const root = document.documentElement;
    const id = location.hash.slice(1);
    const target = id ? document.getElementById(id) : null;
    const box = target?.getBoundingClientRect();
    return {
      wide: Math.max(root.scrollWidth, document.body.scrollWidth) - root.clientWidth,
      h1: document.querySelectorAll('h1').length,
      words: target?.textContent ?? null,
      isSeen: box ? box.height > 0 && box.bottom > 0 && box.top < innerHeight : null,
      isStyled: getComputedStyle(document.body).marginTop === '0px',
    };
  });
  if (facts.wide > 0) fail(where, `scrolls sideways by ${facts.wide} px`);
  if (facts.h1 !== 1) fail(where, `has ${facts.h1} h1`);
  if (!facts.isStyled) fail(where, 'the style sheet did not apply');
  if (/#b\d+-\d+$/.test(address)) {
    if (!facts.words) fail(where, 'the cited words are not marked');
    else if (!facts.isSeen) fail(where, 'the cited words are out of sight');
  }
  if (address.includes('show=original')) {
    const frame = page.frames().find((frame) => frame.url().startsWith(originals));
    if (!frame) fail(where, 'the original is not shown');
  }
}

/// Accessibility by axe-core.
async function axe(page, address, view) {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async (tags) => {
    const options = { runOnly: { type: 'tag', values: tags }, iframes: false };
    const { violations } = await globalThis.axe.run(document, options);
    return violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(' | ')}`);
  }, AXE_TAGS);
  for (const violation of violations) fail(`${address} (${view.name})`, `axe ${violation}`);
}

/// Listens for requests that leave the two origins, for dialogs and for breaches of the policy.
async function listen(context, page) {
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== base && origin !== originals && protocol !== 'data:') {
      fail(here, `asked ${request.url()}, outside the two origins`);
    }
  });
  page.on('dialog', async (dialog) => {
    fail(here, `a dialog opened: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/Content.Security.Policy|Refused to/i.test(message.text())) fail(here, message.text());
  });
  const session = await context.newCDPSession(page);
  session.on('Audits.issueAdded', ({ issue }) => {
    if (issue.code === 'ContentSecurityPolicyIssue') {
      fail(here, `policy: ${JSON.stringify(issue.details.contentSecurityPolicyIssueDetails)}`);
    }
  });
  await session.send('Audits.enable');
}

/// A browser with a fresh profile, and how to put it away.
async function open(javaScriptEnabled) {
  const profile = mkdtempSync(join(tmpdir(), 'dateline-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    javaScriptEnabled,
    env: { ...process.env, HOME: profile },
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  });
  context.setDefaultTimeout(20_000);
  const page = context.pages()[0] ?? (await context.newPage());
  await listen(context, page);
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { page, close };
}

/// Dresses the page for a view.
async function dress(page, view) {
  await page.setViewportSize({ width: view.width, height: view.height });
  await page.emulateMedia({ colorScheme: view.colorScheme, forcedColors: view.forcedColors ?? 'none' });
}

/// Every page in every view, without JavaScript.
async function read(rows) {
  const { page, close } = await open(false);
  try {
    const pages = await collect(page);
    for (const view of VIEWS) {
      await dress(page, view);
      let n = 0;
      for (const [address, kind] of pages) {
        here = address;
        // A fragment of the page one is on would not load anything, so we come from elsewhere.
        await page.goto('about:blank');
        await page.goto(address);
        await check(page, address, view);
        const shot = `${view.name}-${String(n).padStart(3, '0')}-${kind}.png`;
        await page.screenshot({ path: join(outdir, shot), fullPage: !address.includes('#') });
        rows.push({ address, shot });
        n += 1;
      }
    }
    return pages;
  } finally {
    await close();
  }
}

/// Every page by axe-core, words of citations left out: they are pages already seen.
async function inspect(pages) {
  const { page, close } = await open(true);
  try {
    for (const view of VIEWS.filter((view) => INSPECTED.includes(view.name))) {
      await dress(page, view);
      for (const [address, kind] of pages) {
        if (kind.endsWith('-words')) continue;
        here = address;
        await page.goto(address);
        await axe(page, address, view);
      }
    }
  } finally {
    await close();
  }
}

mkdirSync(outdir, { recursive: true });
setTimeout(() => {
  console.error(`${here}: the run took longer than ${SECONDS} seconds (DATELINE_BROWSER_SECONDS)`);
  process.exit(1);
}, SECONDS * 1000).unref();
const rows = [];
const pages = await read(rows);
await inspect(pages);
console.log(`${pages.size} pages in ${VIEWS.length} views, ${failures.length} failures`);
const escape = (words) => words.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
writeFileSync(join(outdir, 'index.html'), `<!doctype html><meta charset="utf-8"><title>Screenshots</title>
<ul>${rows.map(({ address, shot }) => `<li><a href="${shot}">${shot}</a> ${escape(address)}</li>`).join('\n')}</ul>
${failures.length ? `<h1>Failures</h1><ul>${failures.map((f) => `<li>${escape(f)}</li>`).join('\n')}</ul>` : ''}`);
for (const failure of failures) console.error(failure);
process.exit(failures.length === 0 ? 0 : 1);
