import { Notice } from '#components/ui/notice.tsx'
import { When } from '#components/ui/when.tsx'

type Problem = { what: string; remedy: string }

/** What ails the installation, a sentence each and what to do; or that nothing does. */
export function Findings({ problems }: { problems: readonly Problem[] }) {
  return (
    <section className="states" aria-labelledby="standing">
      <h2 id="standing">Standing</h2>
      <div>
        {problems.length === 0 ? <p className="long">Host City is well: the disk, the database, the way in and the backups.</p> : null}
        {problems.map(({ what, remedy }) => (
          <Notice key={what} tone="warning" title={what}>
            <p>{remedy}</p>
          </Notice>
        ))}
      </div>
    </section>
  )
}

type BackupListProps = {
  backups: readonly { name: string; at: number; bytes: number }[]
  failed: { at: number; sentence: string } | null
  daily: boolean
  kept: number
  now: number
}

/** The backups that were found whole, newest first, and why the last try failed where it did. */
export function BackupList({ backups, failed, daily, kept, now }: BackupListProps) {
  const [newest] = backups
  return (
    <>
      {failed ? (
        <Notice tone="error" title="The last try failed.">
          <p>
            {failed.sentence} <When at={failed.at} now={now} />
          </p>
        </Notice>
      ) : null}
      <p className="long">
        {newest ? (
          <>
            The last good backup was made <When at={newest.at} now={now} />.{' '}
          </>
        ) : (
          'There is no backup yet. '
        )}
        {daily
          ? `One is made every day and opened to see that it is whole; the last ${kept} stay in the folder backups of the data folder. Copy them to another machine.`
          : 'The daily backup is switched off (HOST_CITY_BACKUPS=off).'}
      </p>
      {backups.length === 0 ? null : (
        <table className="list backups">
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Made</th>
              <th scope="col" className="figure">
                Size
              </th>
            </tr>
          </thead>
          <tbody>
            {backups.map(({ name, at, bytes }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  <When at={at} now={now} />
                </td>
                <td className="figure">{sizeOf(bytes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

/** That the sample library is there, and how to take it away. */
export function SampleNote({ sponsors, reports }: { sponsors: number; reports: number }) {
  if (sponsors + reports === 0) return null
  return (
    <section className="states" aria-labelledby="sample">
      <h2 id="sample">Sample library</h2>
      <div>
        <p className="long">{`${sponsors} sponsors and ${reports} reports belong to the sample library. One command takes all of it away, keeps a backup first, and touches nothing that you added:`}</p>
        <p className="long">
          <code>npm run -s host-city -- sample remove</code>
        </p>
      </div>
    </section>
  )
}

/** What runs here, and where. */
export function Facts({ facts, now }: { facts: readonly (readonly [string, string | { at: number }])[]; now: number }) {
  return (
    <section className="states" aria-labelledby="installation">
      <h2 id="installation">Installation</h2>
      <dl className="installation">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{typeof value === 'string' ? value : <When at={value.at} now={now} />}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const sizeOf = (bytes: number) => (bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`)
