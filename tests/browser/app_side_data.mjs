// Side data that the server did not give when it was first asked.
import { openSample } from './drivers/steps.mjs';
import { equal } from './drivers/tab.mjs';

export async function tests(suite) {
  suite.test('holidays that the server refuses are said, and come when the network is back', async (tab, { url }) => {
    const answers = { refused: (route) => route.fulfill({ status: 503, body: '' }), cut: (route) => route.abort() };
    let how = 'refused', asked = 0;
    // The worker would fetch and keep the file by itself, and nobody could stand in its way.
    await tab.raw.page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined }));
    await tab.raw.page.route('**/assets/calendar.txt', (route) => {
      ++asked;
      return how ? answers[how](route) : route.continue();
    });
    await tab.open(`${url}?semantics=1`);
    await openSample(tab);
    await tab.node('text', '未计节假日');
    how = 'cut';
    const before = asked;
    await tab.evaluate(() => dispatchEvent(new Event('online')));
    await tab.eventually('it is asked for again', () => asked > before);
    await tab.node('text', '未计节假日');
    how = '';
    await tab.evaluate(() => dispatchEvent(new Event('online')));
    await tab.gone('text', '未计节假日');
    equal(await tab.evaluate(() => yinfeng.failure), '', 'failure');
  }, { engines: ['chromium'] });
}
