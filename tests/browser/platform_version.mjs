// A newer version on the server: loaded in the background, offered, taken over only when the user says so. While it is
// copied there file by file, nobody is locked out: what is not whole is not installed and does not run.
import { Script } from 'node:vm';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, equal } from './drivers/tab.mjs';
import { Deployment, deployed, faults } from './drivers/deployment.mjs';
import { makeWorkspace, saved } from './drivers/steps.mjs';

const served = (tab) => tab.until('the worker serves the page', () => !!navigator.serviceWorker.controller);
const number = (tab) => tab.evaluate(() => yinfeng.version);

// Asks for a new version as the page does every six hours; until the browser has taken it or given up.
const lookOnce = (tab) => tab.evaluate(async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  try {
    const worker = (await registration.update()).installing;
    if (!worker) return registration.waiting ? 'installed' : 'nothing new';
    return await new Promise((resolve) => {
      const tell = () => /installed|redundant/.test(worker.state) && resolve(worker.state);
      worker.addEventListener('statechange', tell);
      tell();
    });
  } catch {
    return 'refused';
  }
});

// The page is not whole, and sends nobody to another browser, where the data are not.
const saysWhatIsWrong = (tab, when) => tab.until(`${when}: the page says what is wrong`, () => {
  if (globalThis.yinfeng?.whole) throw new Error('it has started');
  return /还没有到齐.*换浏览器看不到/.test(document.body?.textContent);
});

async function withDeployment(dist, body) {
  const deployment = await Deployment.begin(dist);
  try {
    await body(deployment);
  } finally {
    await deployment.end();
  }
}

export async function tests(suite) {
  suite.test('a new version waits for the user', (tab, { dist }) => withDeployment(dist, async (deployment) => {
    await tab.open(`${deployment.url}?semantics=1`);
    const old = await number(tab);
    await served(tab);
    deployment.finish();
    await tab.evaluate(() => yinfeng.lookForNewVersion());
    await tab.node('text', '新版本已下载好');
    equal(await number(tab), old, 'version before the user agrees');
    await tab.click('button', '保存并切换');
    await tab.until('the new version runs', (wanted) => yinfeng.started && yinfeng.version === wanted, deployment.number);
    const caches = await tab.evaluate(() => caches.keys());
    check(caches.length === 1 && caches[0].includes(deployment.number), `caches left: ${caches}`);
  }), { engines: ['chromium', 'firefox'] });

  suite.test('a version of which a file is not whole is not installed, the one before stays, and the data', (tab, { dist }) => withDeployment(dist, async (deployment) => {
    await tab.open(`${deployment.url}?semantics=1`);
    const old = await number(tab);
    await makeWorkspace(tab, '部署中的招商局');
    await saved(tab);
    await served(tab);
    for (const name of deployed) {
      for (const fault of faults) {
        // A version of its own each time: what was whole of one is not loaded twice.
        deployment.prepare(`${deployed.indexOf(name)}${faults.indexOf(fault)}dcba987654`);
        deployment.finish();
        deployment.put(name, fault);
        check(/refused|redundant/.test(await lookOnce(tab)), `${name}, ${fault}: installed`);
      }
    }
    await tab.reload(); // by the version before, whatever the server has
    await tab.started();
    equal(await number(tab), old, 'version');
    await tab.node('button', '切换工作区');
    deployment.prepare('fedcba987654');
    deployment.finish();
    equal(await lookOnce(tab), 'installed', 'the whole version');
    await tab.node('text', '新版本已下载好');
    await tab.click('button', '保存并切换');
    await tab.until('the new version runs', (wanted) => yinfeng.started && yinfeng.version === wanted, deployment.number);
    await tab.until('the data are there', () => document.querySelector('#semantics')?.textContent.includes('部署中的招商局'));
  }), { engines: ['chromium', 'firefox'], limitMs: 900_000 });

  for (const fault of faults) {
    suite.test(`a first visit during a deployment starts by itself when the files are there: ${fault}`, async (tab, { dist, newTab }) => {
      for (const name of deployed.filter((name) => name !== 'sw.js')) {
        if (name === 'index.html' && fault !== 'half') continue; // then there is nothing of ours that could do anything
        await withDeployment(dist, async (deployment) => {
          const visitor = await newTab();
          try {
            deployment.finish();
            deployment.put(name, fault);
            await visitor.goto(deployment.url);
            await saysWhatIsWrong(visitor, `${name}, ${fault}`);
            deployment.put(name);
            await visitor.until(`${name}: the page starts`, () => globalThis.yinfeng?.whole);
            equal(await visitor.evaluate(() => sessionStorage.getItem('yinfeng-starts')), '0', 'starts counted');
          } finally {
            await visitor.close();
          }
        });
      }
    }, { engines: ['chromium'], limitMs: 900_000 });
  }

  suite.test('files of two versions never run together', (tab, { dist }) => withDeployment(dist, async (deployment) => {
    const order = ['yinfeng.wasm', 'boot.js', 'sw.js', 'index.html', 'yinfeng-rest.wasm', 'style.css', 'yinfeng.js'];
    deployment.put(order[0]);
    await tab.goto(deployment.url);
    for (const name of order.slice(1)) {
      await saysWhatIsWrong(tab, `before ${name}`);
      deployment.put(name);
    }
    await tab.until('the page starts', (wanted) => globalThis.yinfeng?.whole && yinfeng.version === wanted, deployment.number);
  }), { engines: ['chromium'] });

  for (const [what, name, damage] of [
    ['half a program', 'yinfeng.wasm', 'half'],
    ['half of the rest of the program', 'yinfeng-rest.wasm', 'half'],
    ['a login page instead of a script', 'yinfeng.js', 'login page'],
    ['half a script', 'boot.js', 'half'],
  ]) {
    suite.test(`a version that was kept and cannot be started is loaded anew: ${what}`, async (tab, { url }) => {
      await tab.open(`${url}?semantics=1`);
      await makeWorkspace(tab, '坏缓存的招商局');
      await saved(tab);
      await served(tab);
      await tab.evaluate(async (file, how) => {
        const cache = await caches.open((await caches.keys())[0]);
        const kept = await cache.match(file), bytes = await kept.arrayBuffer();
        const damaged = how === 'half' ? bytes.slice(0, bytes.byteLength >> 1) : '<!doctype html><title>登录</title>';
        await cache.put(file, new Response(damaged, { headers: kept.headers }));
      }, name, damage);
      await tab.reload();
      await tab.started();
      await tab.until('the data are there', () => document.querySelector('#semantics')?.textContent.includes('坏缓存的招商局'));
      await served(tab); // and kept again
    }, { engines: ['chromium'] });
  }

  suite.test('no beginning of the worker does anything: a half is not taken for the whole', (tab, { dist }) => {
    const text = readFileSync(join(dist, 'pwa', 'sw.js'), 'utf8').trimEnd().replace(/;$/, '');
    for (let length = 1; length < text.length; length++) {
      let script;
      try {
        script = new Script(text.slice(0, length));
      } catch {
        continue; // not installed
      }
      let listens = false;
      script.runInNewContext({ self: { addEventListener() { listens = true; } } });
      check(!listens, `${length} of ${text.length} characters run`);
    }
  }, { engines: ['chromium'] });
}
