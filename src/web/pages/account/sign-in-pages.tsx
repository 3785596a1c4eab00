import type { VNode } from 'preact';
import { signInWayPath, type SignInWay } from '../../../http/sign-in-ways.js';
import { PageForm, TextField } from '../../controls.js';
import type { Form } from '../../form.js';
import { Page } from '../../layout.js';
import { withParameter } from '../../reader.js';
import type { View } from '../../view.js';

interface Props {
  readonly view: View;
  readonly form: Form;
  readonly ways: readonly SignInWay[];
  /** Where to go after that; a path of this site. */
  readonly returnTo: string | null;
}

const returning = (path: string, returnTo: string | null): string =>
  returnTo === null ? path : withParameter(path, 'returnTo', returnTo);

export function SignInPage({ view, form, ways, returnTo }: Props): VNode {
  const { words, reader } = view;
  const { signIn } = words;
  return (
    <Page view={view} title={signIn.title} narrow>
      <h1>{signIn.title}</h1>
      <PageForm view={view} form={form} action={returning('/sign-in', returnTo)} submit={signIn.submit}>
        <TextField
          view={view}
          form={form}
          name="email"
          label={signIn.email}
          type="email"
          inputmode="email"
          autocomplete="username"
        />
        <TextField
          view={view}
          form={form}
          name="password"
          label={signIn.password}
          type="password"
          autocomplete="current-password"
        />
      </PageForm>
      {ways.length === 0 ? null : (
        <div class="ways">
          <p class="or">
            <span>{signIn.or}</span>
          </p>
          {ways.map((way) => (
            <a class="button quiet" href={reader.to(returning(signInWayPath(way), returnTo))}>
              {signIn.with(way.label)}
            </a>
          ))}
        </div>
      )}
      <p class="muted">
        {signIn.lost}
        <br />
        {signIn.new}
      </p>
    </Page>
  );
}

export function SecondStepPage({
  view,
  form,
  ticket,
  returnTo,
}: Omit<Props, 'ways'> & { readonly ticket: string }): VNode {
  const { words, reader } = view;
  const { signIn } = words;
  return (
    <Page view={view} title={signIn.codeTitle} narrow>
      <h1>{signIn.codeTitle}</h1>
      <p class="lead">{signIn.codeIntro}</p>
      <PageForm
        view={view}
        form={form}
        action={returning('/sign-in/code', returnTo)}
        submit={signIn.codeSubmit}
      >
        <input type="hidden" name="ticket" value={ticket} />
        <TextField
          view={view}
          form={form}
          name="code"
          label={signIn.code}
          inputmode="numeric"
          autocomplete="one-time-code"
          max={20}
        />
      </PageForm>
      <p>
        <a href={reader.to(returning('/sign-in', returnTo))}>{signIn.again}</a>
      </p>
    </Page>
  );
}

export function NewPasswordPage({
  view,
  form,
  token,
}: {
  readonly view: View;
  readonly form: Form;
  readonly token: string;
}): VNode {
  const { password } = view.words;
  return (
    <Page view={view} title={password.title} narrow>
      <h1>{password.title}</h1>
      <p class="lead">{password.intro}</p>
      <PageForm view={view} form={form} action={`/password/${token}`} submit={password.submit}>
        <TextField
          view={view}
          form={form}
          name="password"
          label={password.password}
          hint={view.words.invitation.passwordHint}
          type="password"
          autocomplete="new-password"
        />
      </PageForm>
    </Page>
  );
}
