import type { ReactElement } from 'react'
import type { ListedEdition } from '#domain/editions/public-sponsor.ts'
import { changesAddress, comparisonAddress, editionName, reportAddress } from './addresses.ts'
import { Day } from './day.tsx'

type EditionNoticeProps = { slug: string; edition: { major: number; minor: number; publishedAt: number }; editions: readonly ListedEdition[] }

/** Says before all else which edition stands on the page, whether it is the newest, and where that is. */
export function EditionNotice({ slug, edition, editions }: EditionNoticeProps): ReactElement {
  const newest = editions.find(({ live }) => live)
  const isNewest = newest !== undefined && editionName(newest) === editionName(edition)
  return (
    <aside className="which" aria-label="Which edition this is">
      <div className="wrap meta">
        <p>
          <strong>
            Edition {editionName(edition)} of <Day at={edition.publishedAt} />
            {isNewest ? ', the newest.' : newest ? ' is not the newest.' : '.'}
          </strong>{' '}
          {isNewest ? 'It keeps this address when a newer one comes.' : newest ? 'It stays here as it was published.' : <NoneLive editions={editions} />}
        </p>
        <p>
          {newest && (
            <a href={reportAddress(slug)}>
              {isNewest ? (
                'The report, at its newest'
              ) : (
                <>
                  Read edition {editionName(newest)} of <Day at={newest.publishedAt} />
                </>
              )}
            </a>
          )}
          {newest && !isNewest && <a href={comparisonAddress(slug, edition, newest)}>What changed since</a>}
          <a href={changesAddress(slug)}>All editions</a>
        </p>
      </div>
    </aside>
  )
}

/** Why no edition is the newest: the last one was withdrawn, and none comes in its place. */
function NoneLive({ editions }: { editions: readonly ListedEdition[] }): ReactElement {
  const last = editions[0]
  return (
    <>
      It stays here as it was published. There is no newer one to read
      {last && last.withdrawnAt !== null && (
        <>
          : edition {editionName(last)} was withdrawn on <Day at={last.withdrawnAt} />
        </>
      )}
      .
    </>
  )
}
