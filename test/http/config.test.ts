import { resolve } from 'node:path';
import {
  assertPublicUrl,
  databaseOf,
  doorOf,
  evidenceFolderOf,
  listenerOf,
  logFormatOf,
  logsRequestsOf,
  metricsPlaceOf,
  reportFilesDaysOf,
  reportFilesFolderOf,
  requestLimitsOf,
} from '../../src/config.js';
import { Problem } from '../../src/kernel/problem.js';

describe('the environment', () => {
  it('says where to listen; nothing said means this machine only', () => {
    expect(listenerOf({})).toEqual({ host: '127.0.0.1', port: 3000 });
    expect(listenerOf({ EVENHAND_HOST: '', EVENHAND_PORT: '' })).toEqual({ host: '127.0.0.1', port: 3000 });
    expect(listenerOf({ EVENHAND_HOST: '0.0.0.0', EVENHAND_PORT: '0' })).toEqual({
      host: '0.0.0.0',
      port: 0,
    });
  });

  it.each(['65536', '-1', '3000x', '1e3', ' 80', '100000'])('refuses the port %p', (port) =>
    expect(() => listenerOf({ EVENHAND_PORT: port })).toThrow('a port from 0 to 65535'),
  );

  it('says whether and where metrics are read, and how the log is written', () => {
    expect([metricsPlaceOf({}), logFormatOf({}), logsRequestsOf({})]).toEqual([null, 'text', false]);
    expect(metricsPlaceOf({ EVENHAND_METRICS_PORT: '9464' })).toEqual({ host: '127.0.0.1', port: 9464 });
    expect(logFormatOf({ EVENHAND_LOG_FORMAT: 'json' })).toBe('json');
    expect(logsRequestsOf({ EVENHAND_LOG_REQUESTS: 'on' })).toBe(true);
    expect(() => logFormatOf({ EVENHAND_LOG_FORMAT: 'xml' })).toThrow('text or json');
    expect(() => metricsPlaceOf({ EVENHAND_METRICS_PORT: 'here' })).toThrow('a port from 0 to 65535');
  });

  it('says which database', () => {
    expect(databaseOf({})).toMatchObject({ engine: 'sqlite' });
    expect(databaseOf({ EVENHAND_DATABASE_URL: 'postgres://host/name' })).toMatchObject({
      engine: 'postgres',
    });
    expect(() => databaseOf({ EVENHAND_DATABASE_URL: 'mysql://host/name' })).toThrow('mysql');
  });

  it('says where files of evidence lie; nothing said means beside the SQLite file, or else in data', () => {
    const sqlite = { engine: 'sqlite', path: '/srv/evenhand/ledger.sqlite' } as const;
    const postgres = { engine: 'postgres', url: 'postgres://host/name' } as const;
    expect(evidenceFolderOf({}, sqlite)).toBe('/srv/evenhand/evidence');
    expect(evidenceFolderOf({}, databaseOf({}))).toBe(resolve('data/evidence'));
    expect(evidenceFolderOf({ EVENHAND_EVIDENCE: '' }, postgres)).toBe(resolve('data/evidence'));
    expect(evidenceFolderOf({ EVENHAND_EVIDENCE: '/mnt/evidence' }, sqlite)).toBe('/mnt/evidence');
  });

  it('says where files of reports lie, and for how long', () => {
    const sqlite = { engine: 'sqlite', path: '/srv/evenhand/ledger.sqlite' } as const;
    const postgres = { engine: 'postgres', url: 'postgres://host/name' } as const;
    expect(reportFilesFolderOf({}, sqlite)).toBe('/srv/evenhand/report-files');
    expect(reportFilesFolderOf({}, postgres)).toBe(resolve('data/report-files'));
    expect(reportFilesFolderOf({ EVENHAND_REPORT_FILES: '/mnt/files' }, sqlite)).toBe('/mnt/files');
    expect(reportFilesDaysOf({ EVENHAND_REPORT_FILES_DAYS: '' })).toBe(7);
    expect(reportFilesDaysOf({ EVENHAND_REPORT_FILES_DAYS: '30' })).toBe(30);
    for (const days of ['0', '-1', '1.5', '10000', 'a week'])
      expect(() => reportFilesDaysOf({ EVENHAND_REPORT_FILES_DAYS: days })).toThrow('from 1 to 9999');
  });

  it.each([
    'mysql://ana:hunter2@host/name',
    'mysql://ana:hunter2:x@host/name',
    'mysql://ana:a@hunter2@host/name',
    'mysql://ana:a/hunter2@host/name',
    'mysql://host/name?password=hunter2',
    'ana:hunter2',
    'hunter2',
  ])('does not repeat the password in %s', (url) => {
    const told = (): unknown => databaseOf({ EVENHAND_DATABASE_URL: url });
    expect(told).toThrow(Problem);
    expect(told).not.toThrow('hunter2');
  });

  it('says under which name the site is reached, and which proxies are believed', () => {
    expect(doorOf({})).toMatchObject({ publicUrl: null, trustedProxies: [] });
    const said = {
      EVENHAND_PUBLIC_URL: 'https://evenhand.example/',
      EVENHAND_TRUSTED_PROXIES: '10.0.0.0/8, ::1',
    };
    expect(doorOf(said)).toMatchObject({
      publicUrl: 'https://evenhand.example',
      trustedProxies: ['10.0.0.0/8', '::1'],
    });
    for (const url of [
      'evenhand.example',
      'https://x.example/path',
      'ftp://x.example',
      'https://a:b@x.example',
    ])
      expect(() => doorOf({ EVENHAND_PUBLIC_URL: url })).toThrow('without a path');
    for (const proxy of [
      '0.0.0.0/0',
      '::/0',
      'proxy.example',
      'loopback',
      '10.0.0.0/33',
      '10.0.0.0/8/8',
      '*',
      '1',
    ])
      expect(() => doorOf({ EVENHAND_TRUSTED_PROXIES: proxy })).toThrow('or a network');
  });

  it('says how many requests are let through', () => {
    expect(requestLimitsOf({})).toEqual({ address: 3_000, person: 1_200, key: 3_000 });
    const said = { EVENHAND_LIMIT_PER_KEY: 'off', EVENHAND_LIMIT_PER_PERSON: '60' };
    expect(requestLimitsOf(said)).toEqual({ address: 3_000, person: 60, key: null });
    expect(() => requestLimitsOf({ EVENHAND_LIMIT_PER_KEY: '0' })).toThrow('off, or a number');
  });

  it('says where the site is, where something sends people here from elsewhere', () => {
    expect(() => assertPublicUrl(null, 'mail')).toThrow('EVENHAND_PUBLIC_URL');
    expect(() => assertPublicUrl('https://evenhand.example', 'mail')).not.toThrow();
  });
});
