// The page starts, draws, rests and comes back, in every engine and from both artefacts.
import { check, equal } from './drivers/tab.mjs';

// While the storage is being opened the canvas stays empty for a moment, at rest: nothing flashes up on a quick one.
async function drawsText(tab) {
  let last;
  await tab.eventually('a picture that is not blank', async () => {
    last = await tab.ink();
    return last.ink > 0.02 && last.colours > 20;
  }, () => last);
}

export async function tests(suite) {
  suite.test('starts and really draws', async (tab, { url }) => {
    await tab.open(url);
    await tab.idle();
    await drawsText(tab);
    equal(await tab.evaluate(() => yinfeng.rendererName), 'webgl2', 'renderer');
    equal(await tab.evaluate(() => document.getElementById('notice').hidden), true, 'notice hidden');
  });

  suite.test('starts from one file on the disk', async (tab, { fileUrl }) => {
    await tab.open(`${fileUrl}?semantics=1`);
    await tab.idle();
    await drawsText(tab);
  });

  suite.test('draws without WebGL', async (tab, { url }) => {
    await tab.open(`${url}?renderer=software`);
    await tab.idle();
    equal(await tab.evaluate(() => yinfeng.rendererName), 'software', 'renderer');
    await drawsText(tab);
  });

  suite.test('asks for no frame when nothing happens', async (tab, { url }) => {
    await tab.open(url);
    await drawsText(tab);
    await tab.until('the start has calmed down', async () => {
      const before = yinfeng.frames;
      await new Promise((resolve) => setTimeout(resolve, 600));
      return yinfeng.frames === before;
    });
    const frames = await tab.evaluate(async () => {
      const before = yinfeng.frames;
      await new Promise((resolve) => setTimeout(resolve, 3000)); // here time itself is measured
      return yinfeng.frames - before;
    });
    equal(frames, 0, 'frames in 3 s');
  });

  suite.test('the picture has as many pixels as the screen', async (tab, { url }) => {
    await tab.open(url);
    await tab.idle();
    const sizes = () => tab.evaluate(() => {
      const canvas = document.getElementById('canvas'), box = canvas.getBoundingClientRect();
      return Math.abs(canvas.width - box.width * devicePixelRatio) + Math.abs(canvas.height - box.height * devicePixelRatio);
    });
    check(await sizes() <= 1.5, 'the canvas is scaled');
    await tab.resize(1000, 700);
    await tab.until('the canvas follows the window', () => {
      const canvas = document.getElementById('canvas'), box = canvas.getBoundingClientRect();
      return box.width <= 1000 && Math.abs(canvas.width - box.width * devicePixelRatio) <= 1;
    });
    await drawsText(tab);
  });

  suite.test('is crisp at 125 %', async (tab, { url }) => {
    await tab.open(url);
    await tab.idle();
    equal(await tab.evaluate(() => document.getElementById('canvas').width), 1708, 'canvas width'); // 1366 * 1.25 = 1707.5
    await drawsText(tab);
  }, { engines: ['chromium'], scale: 1.25 });

  suite.test('follows a change of the scale factor', async (tab, { url }) => {
    await tab.open(url);
    await tab.idle();
    await tab.raw.cdp.send('Emulation.setDeviceMetricsOverride', { width: 1366, height: 768, deviceScaleFactor: 2, mobile: false });
    await tab.move(300, 300); // an emulated factor, unlike a real one, is told to nobody until something happens
    await tab.until('the canvas has the new size', () => document.getElementById('canvas').width === 2732);
  }, { engines: ['chromium'] });

  suite.test('survives the loss of the graphics context', async (tab, { url }) => {
    await tab.open(url);
    await drawsText(tab); // of the start, which must not be taken for the one after the loss
    await tab.idle();
    await tab.evaluate(() => {
      window.loser = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
      window.loser.loseContext();
    });
    await tab.until('the context is lost', () => document.getElementById('canvas').getContext('webgl2').isContextLost());
    await tab.evaluate(() => new Promise((resolve) => {
      document.getElementById('canvas').addEventListener('webglcontextrestored', () => setTimeout(resolve), { once: true });
      setTimeout(() => window.loser.restoreContext()); // not in the handler of the loss
    }));
    await tab.idle();
    await drawsText(tab);
    equal(await tab.evaluate(() => yinfeng.failure), '', 'failure');
  }, { engines: ['chromium', 'firefox'] });

  suite.test('works without a network after the first visit', async (tab, { url, server }) => {
    await tab.open(url);
    await tab.until('everything is in the cache', async () =>
      (await navigator.serviceWorker.ready).active?.state === 'activated' && !!navigator.serviceWorker.controller);
    await server.unplug();
    await tab.reload();
    await tab.started();
    await tab.idle();
    await drawsText(tab);
  }, { engines: ['chromium', 'firefox'] });

  suite.test('reaches nobody from the single file', async (tab, { fileUrl, url }) => {
    await tab.open(fileUrl);
    equal(await tab.evaluate(async (address) => {
      try {
        await fetch(address);
        return 'reached';
      } catch {
        return 'refused';
      }
    }, url), 'refused', 'a request to elsewhere');
  });

  suite.test('says in Chinese why it cannot start', async (tab, { url }) => {
    await tab.raw.page.addInitScript(() => { delete globalThis.WebAssembly; });
    await tab.goto(url);
    await tab.until('a message', () => /WebAssembly|版本过旧/.test(document.getElementById('notice').textContent));
    tab.errors.length = 0;
  }, { engines: ['chromium'] });
}
