import type { FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { MethodsAt, ProblemPage } from '../http/problem.filter.js';
import type { Problem } from '../kernel/problem.js';
import { Page } from './layout.js';
import { problemInWords } from './problem-words.js';
import { readerOf, withParameter } from './reader.js';
import { asHtml, saying } from './site-pages.js';
import type { View } from './view.js';

/** What somebody with a browser meets where a request went wrong: a page that says what and what to do, or the way to sign in. */
export function problemPage(problem: Problem, request: FastifyRequest, methodsAt: MethodsAt): ProblemPage {
  const reader = readerOf(request);
  if (problem.code === 'access.not-signed-in') {
    const signIn = withParameter('/sign-in', 'returnTo', wayBack(request, methodsAt));
    return {
      location: reader.to(saying(isRead(request) ? 'sign-in-needed' : 'signed-out-meanwhile', signIn)),
    };
  }
  if (problem.code === 'access.party-needed') {
    const { slug = '' } = request.params as { slug?: string };
    const chooser = `/c/${encodeURIComponent(slug)}/for-whom`;
    return { location: reader.to(withParameter(chooser, 'returnTo', wayBack(request, methodsAt))) };
  }
  const { words } = reader;
  const view: View = {
    reader,
    words,
    person: null,
    isOperator: false,
    coalition: null,
    forWhom: [],
    here: null,
    said: null,
  };
  return {
    html: asHtml(<Problematic view={view} problem={problem} mayGoBack={request.method === 'POST'} />),
  };
}

const isRead = ({ method }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD';

/** What was asked for, to be asked for again. */
function wayBack(request: FastifyRequest, methodsAt: MethodsAt): string {
  return isRead(request) ? request.url : pageOver(request.url, methodsAt);
}

/** The page that a form stands on: what is posted to lies below it. */
function pageOver(url: string, methodsAt: MethodsAt): string {
  const parts = url.split('?')[0]!.split('/');
  while (parts.length > 2 && !methodsAt(parts.join('/')).includes('GET')) parts.pop();
  return parts.join('/') || '/';
}

interface Props {
  readonly view: View;
  readonly problem: Problem;
  /** Whether what was typed can be found again by the browser’s way back. */
  readonly mayGoBack: boolean;
}

function Problematic({ view, problem, mayGoBack }: Props): VNode {
  const { words, reader } = view;
  const titles = words.problemPages as Readonly<Record<number, string | undefined>>;
  const title = titles[problem.status] ?? words.problemPage.other;
  return (
    <Page view={view} title={title} narrow>
      <p class="kicker">{String(problem.status)}</p>
      <h1>{title}</h1>
      <p class="lead">{problemInWords(words, problem)}</p>
      {mayGoBack && problem.retry === 'later' ? <p>{words.problemPage.back}</p> : null}
      <p class="actions">
        <a class="button" href={reader.to('/')}>
          {words.problemPage.home}
        </a>
      </p>
    </Page>
  );
}
