// The processor time of a page's own thread, by the browser's trace: what it worked, without the time in which it had no processor.
//
//   const trace = await Trace.begin(browser); … page: performance.mark('from'), performance.mark('to') …; await trace.end(); trace.read()
//   trace.spans()  [{ clock, worked }] in milliseconds of each 'from' to the next 'to': by the clock, and of the page's thread
//   trace.steps()  the same from each mark called 'step' to the next
//   trace.pid      the process of the page
const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing'];

export class Trace {
  events = [];
  static async begin(browser) {
    const trace = new Trace();
    trace.session = await browser.processes();
    trace.session.on('Tracing.dataCollected', ({ value }) => trace.take(value));
    await trace.session.send('Tracing.start', { traceConfig: { includedCategories: categories }, bufferUsageReportingInterval: 0 });
    return trace;
  }
  take(events) {
    for (const event of events) if (event.name === 'RunTask' || /blink.user_timing/.test(event.cat)) this.events.push(event);
  }
  async end() {
    const complete = new Promise((resolve) => this.session.once('Tracing.tracingComplete', resolve));
    await this.session.send('Tracing.end');
    await complete;
    await this.session.detach();
  }
  read() {
    const named = (name) => this.events.filter((event) => event.name === name && /blink.user_timing/.test(event.cat)).sort((a, b) => a.ts - b.ts);
    this.marks = { from: named('from'), to: named('to'), step: named('step') };
    const [any] = [...this.marks.from, ...this.marks.step];
    if (!any) throw new Error('the trace has none of the marks of the page');
    this.pid = any.pid;
    this.tasks = this.events.filter(({ name, pid, tid }) => name === 'RunTask' && pid === any.pid && tid === any.tid).sort((a, b) => a.ts - b.ts);
    return this;
  }
  between(from, to) {
    const tasks = this.tasks.filter(({ ts, dur = 0 }) => ts < to && ts + dur > from);
    return { clock: (to - from) / 1000, worked: tasks.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000 };
  }
  spans() {
    const { from, to } = this.marks;
    return from.map(({ ts }) => ({ ts, end: to.find((mark) => mark.ts > ts)?.ts })).filter(({ end }) => end).map(({ ts, end }) => this.between(ts, end));
  }
  steps() {
    const { step } = this.marks;
    return step.slice(1).map(({ ts }, i) => this.between(step[i].ts, ts));
  }
}
