import type { ComponentChildren, VNode } from 'preact';
import type { MemberView } from '../../../coalition/coalition.queries.js';
import { VALUE_TYPES } from '../../../coalition/domain/value-types.js';
import { PageForm, TextAreaField, TextField } from '../../controls.js';
import type { Form } from '../../form.js';
import { Page } from '../../layout.js';
import { namedFrom, prioritiesFrom, profileFrom, type BasedOn } from '../../member-forms.js';
import type { Here } from '../../view.js';
import { memberPath } from '../figures.js';
import { capital } from '../people/role-words.js';

/** Where a member is added. */
export function NewMemberPage({ view, form }: { readonly view: Here; readonly form: Form }): VNode {
  const { reader, words, coalition } = view;
  const { members } = words;
  const base = `/c/${coalition.id}/members`;
  const around = { view, form };
  return (
    <Page view={view} title={members.newTitle} narrow>
      <h1>{members.newTitle}</h1>
      <p class="lead">{members.newIntro}</p>
      <PageForm
        view={view}
        form={form}
        action={`${base}/new`}
        submit={members.join}
        another={{ name: 'another', label: members.joinAnother }}
      >
        <TextField {...around} name="name" label={members.name} autocomplete="organization" max={300} />
        <TextField {...around} name="id" label={members.id} hint={members.idHint} max={200} optional />
        <TextField
          {...around}
          name="joinedOn"
          label={members.joinedOn}
          type="date"
          preset={coalition.today}
        />
        <details open={form.errors.some(({ field }) => field !== null && !EARLY.has(field))}>
          <summary>{members.profile}</summary>
          <ProfileFields {...around} now={null} />
        </details>
        <details
          open={form.errors.some(({ field }) => (VALUE_TYPES as readonly (string | null)[]).includes(field))}
        >
          <summary>{members.priorities}</summary>
          <p>{members.prioritiesIntro}</p>
          <PriorityFields {...around} now={null} />
        </details>
      </PageForm>
      <p>
        <a href={reader.to(base)}>{words.cancel}</a>
      </p>
    </Page>
  );
}

/** The fields that are always open. */
const EARLY: ReadonlySet<string> = new Set(['name', 'id', 'joinedOn', ...VALUE_TYPES]);

interface ChangeProps {
  readonly view: Here;
  readonly member: MemberView;
  readonly formOf: (name: string) => Form;
}

/** Where a member is changed: by whoever speaks for it, and more by a coordinator. */
export function ChangeMemberPage(props: ChangeProps): VNode {
  const { view, member } = props;
  const { reader, words, coalition } = view;
  const { members } = words;
  const last = member.spells.at(-1);
  const isMerged = member.merged !== null;
  return (
    <Page view={view} title={members.changeTitle(member.name)}>
      <h1>{members.changeTitle(member.name)}</h1>
      <p class="lead">{members.changeIntro}</p>
      <p>
        <a href={reader.to(memberPath(view, member.id))}>{members.back}</a>
      </p>
      <div class="columns">
        <Change
          {...props}
          name="profile"
          title={members.profile}
          submit={members.saveProfile}
          from={profileFrom}
        >
          {(form, now) => <ProfileFields view={view} form={form} now={now} />}
        </Change>
        <Change
          {...props}
          name="priorities"
          title={members.priorities}
          intro={members.prioritiesIntro}
          submit={members.savePriorities}
          from={prioritiesFrom}
        >
          {(form, now) => <PriorityFields view={view} form={form} now={now} />}
        </Change>
      </div>
      {coalition.may('administer') ? (
        <div class="rarely">
          <Change
            {...props}
            name="name"
            isRare
            title={members.renameTitle}
            submit={members.rename}
            from={namedFrom}
          >
            {(form, now) => (
              <Field view={view} form={form} now={now} name="name" label={members.newName} max={300} />
            )}
          </Change>
          {isMerged ? null : last?.to === null ? (
            <Change
              {...props}
              name="departure"
              isRare
              title={members.leaveTitle}
              intro={members.leaveIntro}
              submit={members.leave}
              day={members.lastDay}
              grave
            />
          ) : (
            <Change
              {...props}
              name="return"
              isRare
              title={members.rejoinTitle}
              submit={members.rejoin}
              day={members.firstDayBack}
            />
          )}
          {isMerged ? null : (
            <Change
              {...props}
              name="merger"
              isRare
              title={members.mergeTitle}
              intro={members.mergeIntro}
              submit={members.merge}
              day={members.mergedOn}
              grave
            >
              {(form) => (
                <TextField
                  view={view}
                  form={form}
                  name="into"
                  label={members.into}
                  hint={members.intoHint}
                  max={200}
                />
              )}
            </Change>
          )}
          <Change
            {...props}
            name="baseline"
            isRare
            title={members.baselineTitle}
            intro={members.baselineIntro}
            submit={members.baseline}
            day={null}
          >
            {(form) => (
              <>
                <TextField
                  view={view}
                  form={form}
                  name="given"
                  label={members.baselineGiven}
                  inputmode="decimal"
                />
                <TextField
                  view={view}
                  form={form}
                  name="received"
                  label={members.baselineReceived}
                  inputmode="decimal"
                />
                <TextAreaField view={view} form={form} name="reason" label={members.reason} max={2000} />
              </>
            )}
          </Change>
        </div>
      ) : null}
    </Page>
  );
}

type Now = Readonly<Record<string, string | null>> | null;

interface OneChange extends ChangeProps {
  readonly name: string;
  readonly title: string;
  readonly intro?: string;
  readonly submit: string;
  /** What the day is called; null where there is none. */
  readonly day?: string | null;
  readonly grave?: boolean;
  readonly isRare?: boolean;
  /** What the form is made from, where it replaces something. */
  readonly from?: BasedOn;
  readonly children?: (form: Form, now: Now) => ComponentChildren;
}

/** One form, in a section of its own. One that replaces something carries what it was made from; what is rare is folded away. */
function Change(props: OneChange): VNode {
  const { formOf, name, title, isRare } = props;
  if (!isRare)
    return (
      <section>
        <h2>{title}</h2>
        <ChangeForm {...props} />
      </section>
    );
  return (
    <details class="rare" open={formOf(name).errors.length > 0}>
      <summary>{title}</summary>
      <ChangeForm {...props} />
    </details>
  );
}

function ChangeForm(props: OneChange): VNode {
  const { view, member, formOf, name, intro, submit, day, grave, from, children } = props;
  const form = formOf(name);
  const now = from ? from(member) : null;
  return (
    <>
      {intro === undefined ? null : <p>{intro}</p>}
      <PageForm
        view={view}
        form={form}
        action={`${memberPath(view, member.id)}/change/${name}`}
        submit={submit}
        grave={grave ?? false}
      >
        {now === null ? null : <input type="hidden" name="basedOn" value={basisOf(form, now)} />}
        {children?.(form, now)}
        {day === null ? null : (
          <TextField
            view={view}
            form={form}
            name="on"
            label={day ?? view.words.members.from}
            type="date"
            preset={view.coalition.today}
          />
        )}
      </PageForm>
    </>
  );
}

/**
 * What a form goes by from now on. Whoever was told that something changed meanwhile has seen it, and may send the form once more; one
 * that came back for another reason still goes by what its reader saw first.
 */
function basisOf(form: Form, now: NonNullable<Now>): string {
  const typed = form.typed('basedOn');
  return typed === '' || form.isOvertaken ? JSON.stringify(now) : typed;
}

interface FieldsProps {
  readonly view: Here;
  readonly form: Form;
  /** What holds now; null where there is nothing yet. */
  readonly now: Now;
}

type FieldProps = FieldsProps & Omit<Parameters<typeof TextField>[0], 'preset'>;

/** A field with what holds now in it, or what was typed; where that was overtaken, with what it is now. */
function Field({ now, hint, ...field }: FieldProps): VNode {
  const { view, form, name } = field;
  const { members } = view.words;
  const current = now?.[name] ?? null;
  const hasChanged = form.isOvertaken && before(form)[name] !== current;
  const meanwhile = hasChanged ? members.meanwhile(current ?? members.nothing) : null;
  const said = [hint, meanwhile].filter(Boolean).join(' ');
  return (
    <TextField
      {...field}
      preset={wasSent(form) ? '' : (current ?? '')}
      {...(said === '' ? {} : { hint: said })}
    />
  );
}

/** Whether what stands in a form was typed: a field that was emptied stays empty. */
function wasSent(form: Form): boolean {
  return form.typed('basedOn') !== '';
}

/** What the form was made from that was overtaken. */
function before(form: Form): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(form.typed('basedOn'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function ProfileFields(props: FieldsProps): VNode {
  const { members } = props.view.words;
  return (
    <>
      <Field {...props} name="capacityBudget" label={members.capacityBudget} inputmode="decimal" optional />
      <Field {...props} name="capacityFte" label={members.capacityFte} inputmode="decimal" optional />
      <Field
        {...props}
        name="need"
        label={members.need}
        hint={members.needHint}
        inputmode="decimal"
        optional
      />
      <Field
        {...props}
        name="parentGroup"
        label={members.parentGroup}
        hint={members.parentGroupHint}
        max={200}
        optional
      />
    </>
  );
}

function PriorityFields(props: FieldsProps): VNode {
  const { words } = props.view;
  return (
    <div class="weights">
      {[...VALUE_TYPES].reverse().map((type) => (
        <Field {...props} name={type} label={capital(words.valueTypes[type])} inputmode="decimal" optional />
      ))}
    </div>
  );
}
