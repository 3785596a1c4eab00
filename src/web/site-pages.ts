import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Standing } from '../access/domain/standing.js';
import { SEES_ALL } from '../coalition/domain/sight.js';
import { coalitionIdOf } from '../http/caller.decorator.js';
import type { FormFields } from '../http/forms.js';
import { setPageHeaders } from '../http/security-headers.js';
import { Site } from '../http/site.js';
import { withFormFiles, type StoredFile } from '../http/uploads.js';
import { isProblem, Problem, type ProblemCode } from '../kernel/problem.js';
import { FORM_ID, Form, formFieldsOf, FormRefused } from './form.js';
import { roleWords } from './pages/people/role-words.js';
import { siteQuestions as ask } from './questions.js';
import { readerOf, withParameter } from './reader.js';
import { SubmittedOnce, submissionKey, type Accepted } from './submitted-once.js';
import { mayIn, type ForWhom, type View } from './view.js';
import type { Visit } from './visit.js';

/** What a form of a page asks, and how the page looks where that was refused. */
export interface Submission {
  /** Which of the page’s forms it is. */
  readonly form: string;
  /** Does it. The path to go to then, or a page where something is shown once. */
  readonly work: (form: Form, view: View) => Promise<string | VNode>;
  readonly again: (view: View, form: Form) => VNode | Promise<VNode>;
}

/** The same for a form that brings files. */
export interface FilesSubmission extends Pick<Submission, 'form' | 'again'> {
  readonly work: (form: Form, view: View, files: readonly StoredFile[]) => Promise<string | VNode>;
}

/** These are about the way to the page, not about what was typed: the page for problems tells of them. */
const NOT_ABOUT_THE_FORM: ReadonlySet<ProblemCode> = new Set([
  'access.not-signed-in',
  'access.link-not-valid',
  'ledger.coalition-unknown',
  'request.cross-site',
  'request.not-found',
  'request.internal',
]);

/** Shows pages and takes what their forms send. */
@Injectable()
export class SitePages {
  private readonly once = new SubmittedOnce();

  constructor(
    private readonly queries: QueryBus,
    private readonly site: Site,
  ) {}

  async show({ request, reply }: Visit, draw: (view: View) => VNode | Promise<VNode>): Promise<string> {
    const html = asHtml(await draw(await this.viewOf(request)));
    void setPageHeaders(reply).status(200);
    return html;
  }

  /**
   * Does what a form asks, once, and answers 303; where it is refused, the page comes again with what was typed and why.
   * @throws Problem `request.cross-site`
   */
  async submit(visit: Visit, submission: Submission): Promise<string> {
    this.site.assertSameOrigin(visit.request);
    return this.accept(visit, formFieldsOf(visit.request), submission);
  }

  /** The same for a form that brings files. They are gone afterwards, whatever happens. */
  async submitFiles(visit: Visit, { form, work, again }: FilesSubmission): Promise<string> {
    this.site.assertSameOrigin(visit.request);
    return withFormFiles(visit.request, visit.reply, (fields, files) =>
      this.accept(visit, fields, {
        form,
        work: (typed, view) => work(typed, view, files),
        again,
      }),
    );
  }

  private async accept(
    visit: Visit,
    fields: FormFields,
    { form: name, work, again }: Submission,
  ): Promise<string> {
    const { request, reply } = visit;
    const view = await this.viewOf(request);
    const form = new Form(name, view.words, fields);
    let refused: Problem | null = null;
    const attempt = async (): Promise<Accepted | null> => {
      try {
        const answer = await work(form, view);
        const [location, html] =
          typeof answer === 'string' ? [view.reader.to(answer), null] : [null, asHtml(answer)];
        const cookie = reply.getHeader('set-cookie');
        return { location, html, cookie: typeof cookie === 'string' ? cookie : null };
      } catch (error) {
        if (error instanceof FormRefused) return null;
        if (!isProblem(error) || NOT_ABOUT_THE_FORM.has(error.code)) throw error;
        refused = error;
        form.refuse(error);
        return null;
      }
    };
    const key =
      form.typed(FORM_ID) === '' ? null : submissionKey(request.url, request.headers.cookie, fields);
    if (key !== null) visit.isOfForm(key);
    const accepted = key === null ? await attempt() : await this.once.run(key, attempt);
    if (accepted) return answered(reply, accepted);
    const html = asHtml(await again(view, form));
    void setPageHeaders(reply).status(statusOf(refused));
    return html;
  }

  private async viewOf(request: FastifyRequest): Promise<View> {
    const { standing, method, url, params, query } = request;
    const reader = readerOf(request);
    const { words } = reader;
    const said = (query as { said?: unknown } | null)?.said;
    const profile = standing && (await this.queries.execute(ask.profile.ask(standing.principal.id)));
    const hasCoalition = standing !== undefined && 'slug' in (params as object);
    const overview = hasCoalition && (await this.queries.execute(ask.overview.ask(coalitionIdOf(request))));
    return {
      reader,
      words,
      person: profile ? { id: profile.id, name: profile.name } : null,
      isOperator: standing?.principal.isOperator ?? false,
      coalition: overview ? { ...overview, may: mayIn(standing) } : null,
      forWhom: overview ? await this.forWhom(request, standing, words) : [],
      here: method === 'GET' || method === 'HEAD' ? url.split('?')[0]! : null,
      said: typeof said === 'string' && isSaid(said, words.said) ? words.said[said] : null,
    };
  }

  /** Those for whom somebody has a role, where there is a choice: most have one role, and are asked nothing. */
  private async forWhom(
    request: FastifyRequest,
    { principal, actingFor, roles }: Standing,
    words: View['words'],
  ): Promise<ForWhom[]> {
    if (!roles.includes('representative')) return [];
    const coalitionId = coalitionIdOf(request);
    const all = await this.queries.execute(ask.rolesOf.ask(principal.id));
    const here = all.filter((grant) => grant.coalitionId === coalitionId);
    const memberIds = here.flatMap(({ memberId }) => memberId ?? []);
    const names = await this.queries.execute(ask.memberNames.ask(coalitionId, memberIds, SEES_ALL));
    const parties = new Map<string, string>();
    for (const { role, memberId } of here) {
      if (role === 'representative')
        parties.set(`member:${memberId!}`, roleWords(words, role, names.get(memberId!) ?? memberId));
      // Facilitators and coordinators act for the same party: what they do as the one they do as the other.
      else if (role !== 'auditor' && role !== 'observer')
        parties.set('backbone', parties.get('backbone') ?? roleWords(words, role, null));
    }
    if (parties.size < 2) return [];
    return [...parties].map(([party, label]) => ({ party, label, isCurrent: party === actingFor }));
  }
}

/** A path, with a word about what was done for the page there to say. */
export function saying(said: keyof View['words']['said'], path: string): string {
  return withParameter(path, 'said', said);
}

export function asHtml(page: VNode): string {
  return `<!doctype html>\n${renderToString(page)}\n`;
}

function isSaid<Said extends object>(text: string, words: Said): text is Extract<keyof Said, string> {
  return Object.hasOwn(words, text);
}

function answered(reply: FastifyReply, { location, html, cookie }: Accepted): string {
  // Whoever did the work has set it; who sent the same form once more gets the same session.
  if (cookie !== null && !reply.hasHeader('set-cookie')) void reply.header('set-cookie', cookie);
  if (location !== null) {
    void reply.status(303).header('location', location);
    return '';
  }
  void setPageHeaders(reply).status(200);
  return html!;
}

/** A form that is shown again is no success, whatever a program may think of pages. */
function statusOf(refused: Problem | null): number {
  return refused?.status ?? 422;
}
