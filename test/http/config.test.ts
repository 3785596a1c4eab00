import { resolve } from 'node:path';
import {
  databaseOf,
  evidenceFolderOf,
  listenerOf,
  reportFilesDaysOf,
  reportFilesFolderOf,
} from '../../src/config.js';

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
});
