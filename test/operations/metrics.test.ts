import { MetricsListener } from '../../src/operations/metrics/metrics-listener.js';
import { contribution, Door, HERE } from '../http/door.js';
import { onBothEngines } from '../support/engines.js';

/** The value of a series; a name with its labels as they stand in the text. */
function valueOf(text: string, series: string): number {
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  if (line === undefined) throw new Error(`there is no ${series} in\n${text}`);
  return Number(line.slice(series.length + 1));
}

onBothEngines('the metrics of a service', (engine) => {
  it('tell what was asked, what the lanes did, and how many jobs there are, and nobody’s name', async () => {
    const door = await Door.open(await engine.readyUrl());
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
      expect((await fetch(listener.address.replace('/metrics', '/'))).status).toBe(404);
    } finally {
      await listener.close();
      await door.close();
    }
  });
});
