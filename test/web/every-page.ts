/** Where a page is looked at: an address, or a page and what a link on it that leads there looks like. */
export interface Sample {
  /** By which its pictures are called. */
  readonly name: string;
  readonly at: string | { readonly on: string; readonly link: RegExp } | { readonly made: Made };
  /** Whether it is for who has not signed in. */
  readonly stranger?: true;
  /** Whether there are pictures of it in the dark as well. */
  readonly dark?: true;
}

/** What has no address before a form was sent. */
export type Made =
  'invitation' | 'new password' | 'file' | 'preview' | 'errors' | 'batch' | 'undoing' | 'hook';

const C = '/c/corran-bay';
const K = `${C}/knowledge`;
const page = (name: string, at: Sample['at']): Sample => ({ name, at });
const linked = (name: string, on: string, link: RegExp): Sample => page(name, { on, link });

/** Every page of the site in the coalition of the demo, by its route. */
export const PAGES: Readonly<Record<string, readonly Sample[]>> = {
  'GET /': [{ name: 'welcome', at: '/', stranger: true }, page('coalitions', '/')],
  'GET /help': [page('help', '/help')],
  'GET /sign-in': [{ name: 'sign-in', at: '/sign-in', stranger: true }],
  'GET /invitations/:token': [{ name: 'invitation', at: { made: 'invitation' }, stranger: true }],
  'GET /password/:token': [{ name: 'new-password', at: { made: 'new password' }, stranger: true }],
  'GET /account': [page('account', '/account')],
  'GET /coalitions/new': [page('new-coalition', '/coalitions/new')],
  'GET /people': [page('everybody', '/people')],
  'GET /people/:id/erasure': [linked('erasure', '/people', /\/people\/[^/?"]+\/erasure/)],

  'GET /c/:slug': [{ name: 'overview', at: C, dark: true }, page('overview-french', `${C}?lang=fr`)],
  'GET /c/:slug/for-whom': [page('for-whom', `${C}/for-whom`)],
  'GET /c/:slug/needs-you': [
    page('needs-you', `${C}/needs-you`),
    page('needs-you-french', `${C}/needs-you?lang=fr`),
  ],
  'GET /c/:slug/members': [page('members', `${C}/members?quarter=2026-Q3`)],
  'GET /c/:slug/members/new': [page('member-new', `${C}/members/new`)],
  'GET /c/:slug/members/:id': [page('portfolio', `${C}/members/lumenbyte?quarter=2026-Q3`)],
  'GET /c/:slug/members/:id/change': [page('member-change', `${C}/members/lumenbyte/change`)],
  'GET /c/:slug/members/:id/departure': [page('departure', `${C}/members/tidewater-print/departure`)],
  'GET /c/:slug/explain': [
    page('explain', `${C}/explain?figure=member/lumenbyte/2026-Q3/given/in-kind`),
    page('explain-unknown', `${C}/explain?figure=member/lumenbyte/2026-Q2/fortune`),
  ],

  'GET /c/:slug/ledger': [
    { name: 'ledger', at: `${C}/ledger`, dark: true },
    page('ledger-member', `${C}/ledger?member=lumenbyte`),
  ],
  'GET /c/:slug/ledger/:id': [
    page('entry', `${C}/ledger/tablets`),
    linked('entry-waiting', `${C}/needs-you`, /\/ledger\/[^/?"#]+/),
  ],
  'GET /c/:slug/record': [
    { name: 'record', at: `${C}/record`, dark: true },
    page('record-french', `${C}/record?lang=fr`),
  ],
  'GET /c/:slug/pledges': [page('pledges', `${C}/pledges`)],
  'GET /c/:slug/pledges/:id': [page('pledge', `${C}/pledges/transit-vehicles`)],
  'GET /c/:slug/new/pledge': [page('pledge-new', `${C}/new/pledge`)],

  'GET /c/:slug/knowledge': [page('library', K)],
  'GET /c/:slug/knowledge/:id': [
    linked('asset', K, /\/knowledge\/(?!assets|applications|credits|offers|recognition)[^/?"#]+/),
  ],
  'GET /c/:slug/knowledge/assets/:id': [
    linked('asset-by-id', K, /\/knowledge\/(?!assets|applications|credits|offers|recognition)[^/?"#]+/),
  ],
  'GET /c/:slug/new/asset': [page('asset-new', `${C}/new/asset`)],
  'GET /c/:slug/knowledge/applications': [page('applications', `${K}/applications`)],
  'GET /c/:slug/knowledge/applications/:id': [
    linked('application', `${K}/applications`, /\/applications\/[^/?"#]+/),
  ],
  'GET /c/:slug/knowledge/credits': [page('credits', `${K}/credits?quarter=2026-Q3`)],
  'GET /c/:slug/knowledge/credits/:id': [
    linked('credits-why', `${K}/credits?quarter=2026-Q3`, /\/credits\/[^/"#]+/),
  ],
  'GET /c/:slug/knowledge/offers': [page('offers', `${K}/offers`)],
  'GET /c/:slug/knowledge/offers/:id': [linked('offer', `${K}/offers`, /\/offers\/[^/?"#]+/)],
  'GET /c/:slug/new/offer': [page('offer-new', `${C}/new/offer`)],
  'GET /c/:slug/knowledge/recognition': [page('recognition', `${K}/recognition`)],
  'GET /c/:slug/knowledge/recognition/:id': [page('achievement', `${K}/recognition/damp-homes`)],
  'GET /c/:slug/knowledge/recognition/:id/change': [
    page('achievement-change', `${K}/recognition/questionnaires/change`),
  ],
  'GET /c/:slug/new/achievement': [page('achievement-new', `${C}/new/achievement`)],

  'GET /c/:slug/review': [page('reviews', `${C}/review`)],
  'GET /c/:slug/review/:quarter': [
    page('review', `${C}/review/2026-Q3`),
    page('review-closed', `${C}/review/2026-Q2`),
  ],
  'GET /c/:slug/review/:quarter/:step': [
    page('review-prepare', `${C}/review/2026-Q3/prepare`),
    page('review-decide', `${C}/review/2026-Q2/decide`),
  ],
  'GET /c/:slug/review/:quarter/compare': [page('review-compare', `${C}/review/2026-Q3/compare`)],
  'GET /c/:slug/review/:quarter/proposals': [page('review-proposals', `${C}/review/2026-Q3/proposals`)],
  'GET /c/:slug/review/:quarter/settle-up': [page('settle-up', `${C}/review/2026-Q2/settle-up`)],

  'GET /c/:slug/reports': [page('reports', `${C}/reports`)],
  'GET /c/:slug/reports/:quarter': [
    page('report', `${C}/reports/2026-Q2`),
    page('report-french', `${C}/reports/2026-Q2?lang=fr`),
  ],
  'GET /c/:slug/reports/:quarter/compare': [
    page('report-compare', `${C}/reports/2026-Q3/compare?with=2026-Q2`),
  ],
  'GET /c/:slug/reports/:quarter/what-if': [page('what-if', `${C}/reports/2026-Q2/what-if?tolerance=0.2`)],
  'GET /c/:slug/reports/:quarter/statements/:member': [
    page('statement', `${C}/reports/2026-Q2/statements/lumenbyte`),
  ],
  'GET /c/:slug/reports/files/:id': [page('report-file', { made: 'file' })],
  'GET /c/:slug/policies': [
    page('policies', `${C}/policies`),
    page('policies-french', `${C}/policies?lang=fr`),
  ],
  'GET /c/:slug/policies/rules': [page('rules', `${C}/policies/rules`)],
  'GET /c/:slug/policies/settings': [page('settings', `${C}/policies/settings`)],
  'GET /c/:slug/policies/rates/new': [page('rate-new', `${C}/policies/rates/new`)],
  'GET /c/:slug/policies/exchange-rates/new': [page('exchange-rate-new', `${C}/policies/exchange-rates/new`)],
  'GET /c/:slug/policies/pools/new': [page('pool-new', `${C}/policies/pools/new`)],

  'GET /c/:slug/import': [page('import', `${C}/import`)],
  'GET /c/:slug/import/previews/:id': [
    page('import-preview', { made: 'preview' }),
    page('import-errors', { made: 'errors' }),
  ],
  'GET /c/:slug/import/batches/:id': [page('import-batch', { made: 'batch' })],
  'GET /c/:slug/import/batches/:id/undoing': [page('import-undoing', { made: 'undoing' })],
  'GET /c/:slug/people': [page('access', `${C}/people`)],
  'GET /c/:slug/hooks': [page('web-hooks', `${C}/hooks`)],
  'GET /c/:slug/hooks/:id': [page('web-hook', { made: 'hook' })],
  'GET /c/:slug/verify': [page('verify', `${C}/verify?entry=tablets`)],
  'GET /c/:slug/verify/trail': [page('trail', `${C}/verify/trail`)],
};

/** What answers a GET without being a page, and why. */
export const NO_PAGES: Readonly<Record<string, string>> = {
  'GET /assets/:file': 'style, script and letters',
  'GET /sign-in/with/:provider': 'leads to another site',
  'GET /sign-in/with/:provider/return': 'comes back from it',
  'GET /c/:slug/record/preview': 'a piece of a page',
  'GET /c/:slug/import/previews/:id/errors': 'a CSV file',
};
