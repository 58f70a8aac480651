// Around every grid: takes the rows as JSON, does what it is asked, and knows when the picture stands.
//
//   await grid.load(rows)        { ms }: from the JSON text in the page until the first rows are drawn
//   await grid.run(name, ...)    one of its functions, until the picture stands: { ms }
//   await grid.stands()          the same after an event of the mouse: { ms } from the event on
//   await grid.scroll(steps)     through all rows: { blank }, after how many frames no row lay on a place where one belongs
export const rowHeight = 36;

const frame = () => new Promise((resolve) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel(); // comes when the frame has been made
  port1.onmessage = resolve;
  port2.postMessage(0);
}));

export function answer(made) {
  const element = document.getElementById('grid');
  let changedAt = 0, from = 0;
  new MutationObserver(() => { changedAt = performance.now(); }).observe(element, { subtree: true, childList: true, attributes: true, characterData: true });
  addEventListener('mouseup', ({ timeStamp }) => {
    from = timeStamp;
    performance.mark('from', { startTime: timeStamp });
  }, true);
  const begin = () => {
    from = performance.now();
    performance.mark('from');
  };

  // The end of the last frame in which anything has changed; a quarter of a second without any says so.
  async function stands() {
    let last = from;
    for (;;) {
      const seen = changedAt;
      await frame();
      const now = performance.now();
      if (changedAt > last || last === from) last = now;
      else if (now - last > 250 && changedAt === seen) break;
    }
    performance.mark('to', { startTime: last });
    return { ms: last - from };
  }
  globalThis.grid = {
    element: made,
    async load(columns) {
      const text = await (await fetch('/rows.json')).text();
      begin();
      await made.make(element, columns, JSON.parse(text));
      return stands();
    },
    async run(name, ...args) {
      begin();
      made[name](...args);
      return stands();
    },
    stands,
    place(field) {
      const { x, y, height } = element.querySelector(made.header(field)).getBoundingClientRect();
      return { x: x + 30, y: y + height / 2 };
    },
    async scroll(steps) {
      const viewport = element.querySelector(made.viewport), { left, top, height } = viewport.getBoundingClientRect();
      const holds = (part) => document.elementFromPoint(left + 60, top + height * part)?.closest(made.rows);
      let blank = 0;
      performance.mark('step');
      for (let i = 1; i <= steps; ++i) {
        viewport.scrollTop = (viewport.scrollHeight - height) * i / steps;
        await frame();
        performance.mark('step');
        if (![0.2, 0.5, 0.8].every(holds)) ++blank;
      }
      return { blank };
    },
  };
  globalThis.gridReady = true;
}
