import { MetricsListener } from '../../src/operations/metrics/metrics-listener.js';
import { contribution, Door, HERE } from '../http/door.js';
import { Receiver } from '../hooks/receiver.js';
import { onBothEngines } from '../support/engines.js';

/** The value of a series; a name with its labels as they stand in the text. */
function valueOf(text: string, series: string): number {
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  if (line === undefined) throw new Error(`there is no ${series} in\n${text}`);
  return Number(line.slice(series.length + 1));
}

onBothEngines('the metrics of a service', (engine) => {
  it('tell what was asked, what the lanes did, and how many jobs there are, and nobody’s name', async () => {
    const door = await Door.open(await engine.readyUrl(), {
      webHooks: { networks: ['127.0.0.1'], deliverer: { pollMs: 20 } },
    });
    const receiver = await Receiver.open();
    const listener = await MetricsListener.open({ host: '127.0.0.1', port: 0 }, door.served.metrics);
    try {
      await door.found();
      expect((await door.post(`${HERE}/entries`, contribution({ id: 'one' }))).status).toBe(201);
      const refused = await door.post(`${HERE}/entries`, contribution({ id: 'one', quantity: '200.00' }));
      expect(refused.status).toBe(409);
      await door.get(`${HERE}/entries/nothing-of-that-name`);
      const response = await fetch(listener.address);
      const text = await response.text();
      expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
      const entries = 'method="POST",route="/api/v1/coalitions/:slug/entries"';
      const requests = 'evenhand_http_request_duration_seconds_count';
      expect(valueOf(text, `${requests}{${entries},status="201"}`)).toBe(1);
      expect(valueOf(text, `${requests}{${entries},status="409"}`)).toBe(1);
      expect(text).not.toContain('nothing-of-that-name');
      expect(valueOf(text, 'evenhand_commands_total{outcome="done"}')).toBeGreaterThan(2);
      expect(valueOf(text, 'evenhand_commands_total{outcome="refused"}')).toBe(1);
      expect(valueOf(text, 'evenhand_events_appended_total')).toBeGreaterThan(2);
      expect(valueOf(text, 'evenhand_lanes_waiting')).toBe(0);
      const transactions = 'evenhand_lane_transaction_duration_seconds';
      const count = valueOf(text, `${transactions}_count`);
      expect(valueOf(text, `${transactions}_bucket{le="+Inf"}`)).toBe(count);
      const phases = ['lock', 'decide', 'write', 'commit'].map((phase) =>
        valueOf(text, `evenhand_lane_phase_seconds_total{phase="${phase}"}`),
      );
      const spent = phases.reduce((sum, seconds) => sum + seconds, 0);
      expect(spent).toBeGreaterThan(0);
      expect(spent).toBeLessThanOrEqual(valueOf(text, `${transactions}_sum`));
      expect(valueOf(text, 'evenhand_jobs{state="waiting"}')).toBe(0);
      expect(text).toContain('nodejs_eventloop_lag_seconds');
      expect(valueOf(text, 'evenhand_web_hooks{state="active"}')).toBe(0);
      expect((await fetch(listener.address.replace('/metrics', '/'))).status).toBe(404);

      // Two events wait for a receiver that takes its time: one is under way.
      let take = (): void => undefined;
      receiver.answer = () =>
        new Promise(
          (answer) =>
            (take = () => {
              answer(204);
            }),
        );
      const hook = {
        url: receiver.url,
        after: Number((await door.get(`${HERE}/head`)).body.position) - 2,
      };
      expect((await door.post(`${HERE}/hooks`, hook)).status).toBe(201);
      await receiver.until(() => receiver.mostAtOnce === 1);
      const before = await door.served.metrics.text();
      expect(valueOf(before, 'evenhand_web_hooks{state="active"}')).toBe(1);
      expect(valueOf(before, 'evenhand_web_hook_events_behind')).toBe(2);
      expect(valueOf(before, 'evenhand_web_hook_dead_letters')).toBe(0);
      receiver.answer = () => 204;
      take();
      await receiver.until(() => receiver.taken.length === 2);
      await receiver.until(
        async () => valueOf(await door.served.metrics.text(), 'evenhand_web_hook_events_behind') === 0,
      );
      const after = await door.served.metrics.text();
      expect(valueOf(after, 'evenhand_web_hook_delivery_duration_seconds_count{verdict="delivered"}')).toBe(
        2,
      );
      expect(after).not.toContain(receiver.url);
    } finally {
      await receiver.goDown();
      await listener.close();
      await door.close();
    }
  });
});
