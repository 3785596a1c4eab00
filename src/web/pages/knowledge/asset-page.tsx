import type { VNode } from 'preact';
import type { RelatedAsset } from '../../../knowledge/library.queries.js';
import { Page } from '../../layout.js';
import { LostForm } from '../../lost-form.js';
import { DataTable, numbers } from '../../tables.js';
import { ApplicationTable } from './application-table.js';
import { AssetForms } from './asset-forms.js';
import type { AssetProps } from './asset-props.js';
import { AssetLink, assetPath, authorsText, KnowledgeNav } from './knowledge-parts.js';
import { MemberLink, memberName, quantityIn, sentence, type Here } from '../naming.js';
import { UseCredits } from './use-credits.js';

/** One asset: whose it is, where it comes from, how it was applied, and the way to tell that one has. */
export function AssetPage(props: AssetProps): VNode {
  const { view, names, asset, acts } = props;
  const { reader, words } = view;
  const { knowledge } = words;
  const so = asset.uses === null ? '' : ` ${knowledge.usedSo(asset.uses)}`;
  return (
    <Page view={view} title={asset.title}>
      <KnowledgeNav view={view} part="library" />
      {asset.assetType === null ? null : <p class="kicker">{asset.assetType}</p>}
      <h1>{asset.title}</h1>
      <LostForm
        sent={props.sent}
        offered={[acts.apply && 'tell', acts.revise && 'version', acts.derive && 'lineage']}
      />
      <p class="lead">
        {knowledge.leadOf(reader.day(asset.sharedOn), authorsText(view, names, asset.authors))}
        {so}
      </p>
      {asset.description === null ? null : <p class="pre">{asset.description}</p>}
      {acts.apply === null ? null : (
        <p>
          <a class="button" href="#tell">
            {acts.apply === 'any' ? knowledge.tellFor : knowledge.tell}
          </a>
        </p>
      )}
      <div class="columns">
        <About {...props} />
        <Lineage {...props} />
      </div>
      <Quarters {...props} />
      <Earned {...props} />
      <Applications {...props} />
      <AssetForms {...props} />
    </Page>
  );
}

function About({ view, names, asset }: AssetProps): VNode {
  const { reader, words } = view;
  const { knowledge } = words;
  return (
    <section>
      <h2>{knowledge.about}</h2>
      <dl class="facts">
        {asset.licence === null ? null : (
          <div>
            <dt>{knowledge.licence}</dt>
            <dd>{asset.licence}</dd>
          </div>
        )}
        <div>
          <dt>{knowledge.authors}</dt>
          <dd>
            <ul class="plain">
              {asset.authors.map(({ id, weight }) => (
                <li>
                  <MemberLink view={view} names={names} id={id} />{' '}
                  {asset.authors.length === 1 ? null : <span class="muted">{reader.share(weight)}</span>}
                </li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
      <h3>{knowledge.versions}</h3>
      <ol class="story">
        {asset.editions.toReversed().map(({ edition, on, note }) => (
          <li>
            <strong>{`${knowledge.edition} ${reader.number(edition)}`}</strong>{' '}
            <span class="muted">· {reader.day(on)}</span>
            <p>{note ?? knowledge.first}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Lineage({ view, asset }: AssetProps): VNode {
  const { knowledge } = view.words;
  const more = asset.derivedAssetsInAll - asset.derivedAssets.length;
  return (
    <section>
      <h2>{knowledge.lineage}</h2>
      <h3>{knowledge.madeFrom}</h3>
      {asset.derivesFrom.length === 0 ? (
        <p class="muted">{knowledge.madeFromNothing}</p>
      ) : (
        <Related view={view} assets={asset.derivesFrom} />
      )}
      <p class="this" aria-hidden="true">
        ↓ {asset.title} ↓
      </p>
      <h3>{knowledge.wentInto}</h3>
      {asset.derivedAssets.length === 0 ? (
        <p class="muted">{knowledge.wentIntoNothing}</p>
      ) : (
        <Related view={view} assets={asset.derivedAssets} />
      )}
      {more > 0 ? <p class="muted">{knowledge.wentIntoMore(more)}</p> : null}
    </section>
  );
}

function Related({ view, assets }: { readonly view: Here; readonly assets: readonly RelatedAsset[] }): VNode {
  return (
    <ul class="plain">
      {assets.map(({ id, title, weight }) => (
        <li>
          <AssetLink view={view} id={id}>
            {title}
          </AssetLink>{' '}
          <span class="muted">{view.reader.share(weight)}</span>
        </li>
      ))}
    </ul>
  );
}

function Quarters({ view, names, asset }: AssetProps): VNode | null {
  const { reader, words } = view;
  const { knowledge } = words;
  if (asset.usesByQuarter.length === 0) return null;
  const figure = (number: number | null): string =>
    number === null ? knowledge.usesUntold : reader.number(number);
  return (
    <section>
      <h2>{knowledge.byQuarter}</h2>
      <DataTable
        id="by-quarter"
        title={knowledge.byQuarter}
        head={[
          knowledge.quarter,
          ...[
            knowledge.users,
            sentence(knowledge.depths.consulted),
            sentence(knowledge.depths.adapted),
            sentence(knowledge.depths.embedded),
            knowledge.outcomes,
            knowledge.awaiting,
          ].map(numbers),
          knowledge.whatItEarned,
        ]}
        rows={asset.usesByQuarter.toReversed().map((row) => ({
          of: reader.quarter(row.quarter),
          cells: [
            ...[row.users, row.consulted, row.adapted, row.embedded].map(figure),
            row.outcomes === null ? knowledge.usesUntold : quantityIn(view, row.outcomes, names.currency),
            figure(row.awaiting),
            row.users === 0 ? (
              ''
            ) : (
              <a href={reader.to(`${assetPath(view, asset.id)}?quarter=${row.quarter}#earned`)}>
                {knowledge.earned}
                <span class="unseen"> {reader.quarter(row.quarter)}</span>
              </a>
            ),
          ],
        }))}
      />
    </section>
  );
}

function Earned({ view, names, earned }: AssetProps): VNode | null {
  const { knowledge } = view.words;
  if (earned === null) return null;
  return (
    <section id="earned">
      <h2>{knowledge.earnedTitle(view.reader.quarter(earned.quarter))}</h2>
      <p>{knowledge.earnedIntro}</p>
      <UseCredits view={view} names={names} {...earned} />
    </section>
  );
}

function Applications({ view, names, asset, applications, hasMore }: AssetProps): VNode {
  const { reader, words, coalition } = view;
  const { knowledge } = words;
  const all = `/c/${coalition.id}/knowledge/applications?quarter=all&asset=${encodeURIComponent(asset.id)}`;
  return (
    <section>
      <h2>{knowledge.applications}</h2>
      {applications.length === 0 ? (
        <p class="muted">{knowledge.noApplications}</p>
      ) : (
        <ApplicationTable
          view={view}
          names={names}
          applications={applications}
          of={({ memberId }) => memberName(names, memberId)}
          first={knowledge.user}
        />
      )}
      {hasMore ? (
        <p>
          <a href={reader.to(all)}>{knowledge.allApplications}</a>
        </p>
      ) : null}
    </section>
  );
}
