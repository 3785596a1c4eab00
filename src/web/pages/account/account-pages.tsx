import type { VNode } from 'preact';
import type { LinkedProvider, OwnSessionView } from '../../../access/own-sign-ins.js';
import type { Profile } from '../../../access/people.queries.js';
import { ActionButton, ErrorSummary, PageForm, TextField } from '../../controls.js';
import { DataTable } from '../../tables.js';
import type { Form } from '../../form.js';
import { Page } from '../../layout.js';
import { QrCode } from '../../qr-code.js';
import type { NamedRole } from '../../named-roles.js';
import type { View } from '../../view.js';
import { capital } from '../people/role-words.js';

interface Props {
  readonly view: View;
  /** One of the page’s forms, as somebody sent it, or an empty one. */
  readonly formOf: (name: string) => Form;
  readonly profile: Profile;
  readonly roles: readonly NamedRole[];
  readonly sessions: readonly OwnSessionView[];
  /** Those that there are, whether they are linked or not. */
  readonly providers: readonly LinkedProvider[];
}

export function AccountPage(props: Props): VNode {
  const { view, profile, roles } = props;
  const { words, reader } = view;
  const { account } = words;
  return (
    <Page view={view} title={account.title}>
      <h1>{account.title}</h1>
      <dl class="facts">
        <div>
          <dt>{account.name}</dt>
          <dd>{profile.name}</dd>
        </div>
        <div>
          <dt>{account.email}</dt>
          <dd>{profile.email}</dd>
        </div>
        <div>
          <dt>{account.id}</dt>
          <dd>
            <code>{profile.id}</code>
            <span class="hint">{account.idHint}</span>
          </dd>
        </div>
      </dl>
      <section>
        <h2>{account.roles}</h2>
        {roles.length === 0 ? (
          <p>{account.noRoles}</p>
        ) : (
          <DataTable
            id="roles"
            title={account.roles}
            head={[account.where, account.role]}
            rows={roles.map(({ role, place }) => ({
              of: place ? <a href={reader.to(`/c/${place.id}`)}>{place.name}</a> : account.wholeService,
              cells: [capital(role)],
            }))}
          />
        )}
      </section>
      {profile.hasPassword ? <SignInSections {...props} /> : <p>{account.noPassword}</p>}
      <Providers {...props} />
      <section>
        <h2>{account.sessions}</h2>
        <p>{account.sessionsIntro}</p>
        <Sessions {...props} />
        <div class="row">
          <ActionButton view={view} action="/sign-out" label={words.nav.signOut} />
          <ActionButton view={view} action="/account/sign-out-everywhere" label={account.everywhere} />
        </div>
      </section>
    </Page>
  );
}

/** Where somebody is signed in; what is not theirs they end. */
function Sessions({ view, formOf, sessions }: Props): VNode {
  const { words, reader } = view;
  const { account } = words;
  return (
    <>
      <ErrorSummary view={view} form={formOf('sessions')} />
      <DataTable
        id="sessions"
        title={account.sessions}
        head={[account.since, account.seen, account.way, account.end]}
        rows={sessions.map(({ id, isThis, startedAt, seenAt, method }) => ({
          of: reader.moment(startedAt, 'UTC'),
          cells: [
            reader.moment(seenAt, 'UTC'),
            account.ways[method],
            isThis ? (
              <span class="muted">{account.thisOne}</span>
            ) : (
              <ActionButton
                view={view}
                action={`/account/sessions/${id}/ending`}
                label={account.endSession}
                full={`${account.endSession}: ${reader.moment(startedAt, 'UTC')}`}
              />
            ),
          ],
        }))}
      />
    </>
  );
}

/** Other ways to sign in, where this service has any. */
function Providers({ view, formOf, providers }: Props): VNode | null {
  const { words, reader } = view;
  const { account } = words;
  if (providers.length === 0) return null;
  return (
    <section>
      <h2>{account.providers}</h2>
      <p>{account.providersIntro}</p>
      <ErrorSummary view={view} form={formOf('providers')} />
      <DataTable
        id="providers"
        title={account.providers}
        head={[account.provider, account.state, account.end]}
        rows={providers.map(({ name, label, linkedAt }) => ({
          of: label,
          cells: [
            linkedAt === null ? account.notLinked : account.linkedSince(reader.day(linkedAt)),
            <ActionButton
              view={view}
              action={`/account/providers/${encodeURIComponent(name)}${linkedAt === null ? '' : '/removal'}`}
              label={linkedAt === null ? account.link : account.unlink}
              full={`${linkedAt === null ? account.link : account.unlink}: ${label}`}
            />,
          ],
        }))}
      />
    </section>
  );
}

/** The way to a provider: a form of ours may not lead there by itself. */
export function GoOnPage({
  view,
  url,
  label,
}: {
  readonly view: View;
  readonly url: string;
  readonly label: string;
}): VNode {
  const { words, reader } = view;
  const title = words.account.goOnTitle(label);
  return (
    <Page view={view} title={title} narrow>
      <h1>{title}</h1>
      <p class="lead">{words.account.goOnHow(label)}</p>
      <p class="actions">
        <a class="button" href={url}>
          {words.account.goOn(label)}
        </a>
      </p>
      <p>
        <a href={reader.to('/account')}>{words.cancel}</a>
      </p>
    </Page>
  );
}

function SignInSections({ view, formOf, profile }: Props): VNode {
  const { account } = view.words;
  const password = formOf('password');
  return (
    <div class="columns">
      <section>
        <h2>{account.passwordTitle}</h2>
        <PageForm view={view} form={password} action="/account/password" submit={account.change}>
          <TextField
            view={view}
            form={password}
            name="current"
            label={account.current}
            type="password"
            autocomplete="current-password"
          />
          <TextField
            view={view}
            form={password}
            name="password"
            label={account.new}
            hint={account.newHint}
            type="password"
            autocomplete="new-password"
          />
        </PageForm>
      </section>
      <SecondFactorSection view={view} form={formOf('second-factor')} isOn={profile.hasSecondFactor} />
    </div>
  );
}

interface SecondFactorProps {
  readonly view: View;
  readonly form: Form;
  readonly isOn: boolean;
}

function SecondFactorSection({ view, form, isOn }: SecondFactorProps): VNode {
  const { account } = view.words;
  const [action, submit] = isOn
    ? ['/account/second-factor/removal', account.remove]
    : ['/account/second-factor/offer', account.offer];
  return (
    <section>
      <h2>
        {account.secondFactor}{' '}
        <span class={isOn ? 'badge good' : 'badge'}>{isOn ? account.on : account.off}</span>
      </h2>
      <p>{isOn ? account.secondFactorOn : account.secondFactorOff}</p>
      <PageForm view={view} form={form} action={action} submit={submit}>
        <TextField
          view={view}
          form={form}
          name="current"
          label={account.current}
          hint={account.offerHint}
          type="password"
          autocomplete="current-password"
        />
        {isOn ? (
          <TextField
            view={view}
            form={form}
            name="code"
            label={account.code}
            inputmode="numeric"
            autocomplete="one-time-code"
            max={20}
          />
        ) : null}
      </PageForm>
    </section>
  );
}

/** The secret of a second factor, as a picture and in letters, and the form that shows that it arrived. */
export function NewSecondFactorPage({
  view,
  form,
  secret,
  uri,
}: {
  readonly view: View;
  readonly form: Form;
  readonly secret: string;
  readonly uri: string;
}): VNode {
  const { words, reader } = view;
  const { secondFactor } = words;
  return (
    <Page view={view} title={secondFactor.title} narrow>
      <h1>{secondFactor.title}</h1>
      <h2>{secondFactor.scan}</h2>
      <QrCode text={uri} title={secondFactor.picture} />
      <p>
        {secondFactor.type}
        <br />
        <code class="secret">{secret.match(/.{1,4}/g)!.join(' ')}</code>
      </p>
      <h2>{secondFactor.confirm}</h2>
      <PageForm view={view} form={form} action="/account/second-factor" submit={secondFactor.submit}>
        <input type="hidden" name="secret" value={secret} />
        <input type="hidden" name="uri" value={uri} />
        <TextField
          view={view}
          form={form}
          name="code"
          label={secondFactor.code}
          inputmode="numeric"
          autocomplete="one-time-code"
          max={20}
        />
        <TextField
          view={view}
          form={form}
          name="current"
          label={secondFactor.password}
          type="password"
          autocomplete="current-password"
        />
      </PageForm>
      <p class="muted">{secondFactor.lost}</p>
      <p>
        <a href={reader.to('/account')}>{words.cancel}</a>
      </p>
    </Page>
  );
}
