import type { VNode } from 'preact';
import { KEY_DAYS, KEY_DAYS_LIMIT } from '../../../access/lifetimes.js';
import type { KeyInCoalition } from '../../../access/people.queries.js';
import { ActionButton, PageForm, TextField, TickField } from '../../controls.js';
import { DataTable, type Row } from '../../tables.js';
import { grantWords, RoleFields, type PeopleProps } from './role-fields.js';
import { capital } from './role-words.js';

type Props = PeopleProps & { readonly mayChange: boolean };

/** Keys of programs: those that were revoked as well, so that what was made can be looked up. */
export function KeysSection(props: Props): VNode {
  const { view, keys, nextKeys, mayChange } = props;
  const { words, reader, coalition } = view;
  const { people } = words;
  const head = [people.keyName, people.role, people.may, people.used, people.state];
  return (
    <section>
      <h2>{people.keys}</h2>
      <p>{people.keysIntro}</p>
      {keys.length === 0 ? (
        <p class="muted">{people.noKeys}</p>
      ) : (
        <DataTable
          id="keys"
          title={people.keys}
          head={mayChange ? [...head, people.change] : head}
          rows={keys.map((key) => keyRow(props, key))}
        />
      )}
      {nextKeys === null ? null : (
        <p>
          <a href={reader.to(`/c/${coalition.id}/people?keysAfter=${encodeURIComponent(nextKeys)}`)}>
            {words.more}
          </a>
        </p>
      )}
      {mayChange ? <MakeKey {...props} /> : null}
      {coalition.may('administer') ? (
        <p>
          <a href={reader.to(`/c/${coalition.id}/hooks`)}>{people.hooks}</a>
        </p>
      ) : null}
    </section>
  );
}

function keyRow(props: Props, key: KeyInCoalition): Row {
  const { view, mayChange, now } = props;
  const { words, reader, coalition } = view;
  const { people } = words;
  const isInForce = key.revokedAt === null && key.expiresAt > now;
  const roles = key.roles.map((grant) => grantWords(props, grant));
  const revoke = (
    <ActionButton
      view={view}
      action={`/c/${coalition.id}/people/keys/${key.id}/revocation`}
      label={people.revoke}
      full={`${people.revoke}: ${key.name}`}
    />
  );
  const state = isInForce ? (
    <>
      <span class="badge good">{people.inForce}</span>{' '}
      <span class="muted">
        {people.until} {reader.moment(key.expiresAt, coalition.timeZone)}
      </span>
    </>
  ) : (
    <span class="badge">
      {key.revokedAt === null ? people.expired : people.revoked(reader.day(key.revokedAt))}
    </span>
  );
  return {
    of: key.name,
    cells: [
      roles.length === 0 ? '–' : capital(reader.list(roles)),
      key.writes ? people.writes : people.reads,
      key.usedAt === null ? words.never : reader.moment(key.usedAt, coalition.timeZone),
      state,
      ...(mayChange ? [isInForce ? revoke : null] : []),
    ],
  };
}

function MakeKey(props: Props): VNode {
  const { view, formOf } = props;
  const { people } = view.words;
  const form = formOf('key');
  return (
    <details open={form.errors.length > 0}>
      <summary>{people.makeKey}</summary>
      <div class="narrow">
        <PageForm view={view} form={form} action={`/c/${view.coalition.id}/people/keys`} submit={people.make}>
          <TextField view={view} form={form} name="name" label={people.keyName} max={100} />
          <RoleFields {...props} form={form} />
          <TickField view={view} form={form} name="writes" label={people.writesLabel} />
          <TextField
            view={view}
            form={form}
            name="days"
            label={people.days}
            type="number"
            preset={String(KEY_DAYS)}
            max={String(KEY_DAYS_LIMIT).length}
          />
        </PageForm>
      </div>
    </details>
  );
}
