import { Controller, Get, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { coalitionsHere, coalitionSettings } from '../coalition/coalition.queries.js';
import { PAGE_LIMIT } from '../event-store/cursor.js';
import { question } from '../http/bus.js';
import { Needs } from '../http/operation.decorator.js';
import { pagePolicy } from '../http/security-headers.js';
import { htmlText } from '../kernel/html-text.js';

export const landingQuestions = {
  coalitions: question(coalitionsHere),
  settings: question(coalitionSettings),
};
const ask = landingQuestions;

/** One page that says what is here and where to find it. No script, no picture, nothing from elsewhere. */
@ApiExcludeController()
@Controller()
export class LandingController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Needs('be welcomed')
  async landing(
    @Req() { standing }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const first = { after: null, limit: PAGE_LIMIT };
    const items = standing
      ? (await this.queries.execute(ask.coalitions.ask(first, standing.principal.id))).items
      : [];
    const rows: string[] = [];
    for (const { id } of items) {
      const { answer } = await this.queries.execute(ask.settings.ask(id));
      rows.push(rowOf(answer));
    }
    const page = pageOf(rows);
    void reply.type('text/html; charset=utf-8').header('content-security-policy', pagePolicy(page));
    return page;
  }
}

function rowOf({ id, name, currentQuarter }: { id: string; name: string; currentQuarter: string }): string {
  const base = `/api/v1/coalitions/${id}`;
  const balances = `${base}/balances?quarter=${currentQuarter}`;
  const report = `${base}/reports/${currentQuarter}`;
  const links = [
    `balances ${currentQuarter}: <a href="${balances}">JSON</a>, <a href="${balances}&amp;format=csv">CSV</a>`,
    `report ${currentQuarter}: <a href="${report}">JSON</a>, <a href="${report}?format=csv">CSV</a>`,
    `<a href="${base}/entries">entries</a>`,
    `<a href="${base}/members">members</a>`,
  ];
  return `<li><h2>${htmlText(name)}</h2><p>${links.join(' · ')}</p></li>`;
}

function pageOf(rows: readonly string[]): string {
  const list =
    rows.length > 0
      ? `<ul>${rows.join('')}</ul>`
      : '<p>Sign in to see the coalitions that you have a role in.</p>';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Evenhand</title>
<style>:root{color-scheme:light dark}body{font:1.05rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}
ul{list-style:none;padding:0}h2{font-size:1.2rem;margin-bottom:0}</style></head>
<body><main><h1>Evenhand</h1>
<p>Who gives what, who gets what, and whether that is fair.</p>
${list}
<p><a href="/api/openapi.json">Description of the API</a> (OpenAPI 3.1)</p>
</main></body></html>
`;
}
