import type { VNode } from 'preact';
import type { Offered } from '../../../access/people.queries.js';
import { ActionButton, PageForm, TextField } from '../../controls.js';
import type { Form } from '../../form.js';
import { Page } from '../../layout.js';
import { withParameter } from '../../reader.js';
import type { View } from '../../view.js';
import { roleWords } from '../people/role-words.js';

interface Props {
  readonly view: View;
  readonly form: Form;
  readonly token: string;
  readonly offer: Offered;
  /** What the invitation is into, by name; null where it is the whole service. */
  readonly coalition: string | null;
  readonly member: string | null;
}

/** Says what is offered, and takes it up: as who has signed in, or as somebody new. */
export function InvitationPage(props: Props): VNode {
  const { view, token, offer, coalition, member } = props;
  const { words, person } = view;
  const { invitation } = words;
  const isForService = coalition === null;
  const role = roleWords(words, offer.role, member);
  return (
    <Page view={view} title={isForService ? invitation.operatorTitle : invitation.title} narrow>
      <h1>{isForService ? invitation.operatorTitle : invitation.title}</h1>
      <p class="lead">
        {isForService
          ? person
            ? invitation.operatorAgain
            : invitation.operatorIntro
          : invitation.offers(role, coalition)}
      </p>
      <p>{words.mandates[offer.role]}</p>
      {person ? (
        <>
          <p>{invitation.signedInAs(person.name)}</p>
          <ActionButton
            view={view}
            action={`/invitations/${token}/acceptance`}
            label={invitation.accept(person.name)}
            main
          />
          <p class="muted">{invitation.notYou}</p>
        </>
      ) : (
        <JoinForm {...props} />
      )}
    </Page>
  );
}

function JoinForm({ view, form, token, offer }: Props): VNode {
  const { words, reader } = view;
  const { invitation } = words;
  const path = `/invitations/${token}`;
  return (
    <>
      <h2>{invitation.asSomebodyNew}</h2>
      <PageForm view={view} form={form} action={path} submit={invitation.join}>
        <TextField
          view={view}
          form={form}
          name="name"
          label={invitation.name}
          hint={invitation.nameHint}
          autocomplete="name"
          max={200}
        />
        <TextField
          view={view}
          form={form}
          name="email"
          label={invitation.email}
          hint={invitation.emailHint}
          type="email"
          inputmode="email"
          autocomplete="username"
          {...(offer.email === null ? {} : { preset: offer.email })}
        />
        <TextField
          view={view}
          form={form}
          name="password"
          label={invitation.password}
          hint={invitation.passwordHint}
          type="password"
          autocomplete="new-password"
        />
      </PageForm>
      <h2>{invitation.haveAccount}</h2>
      <p>
        <a href={reader.to(withParameter('/sign-in', 'returnTo', path))}>{invitation.signInFirst}</a>
      </p>
    </>
  );
}
