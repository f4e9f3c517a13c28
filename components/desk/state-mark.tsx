import type { DeskReport } from '#domain/reports/desk.ts'

/** The state of a report: a word and a shape, then colour. */
export function StateMark({ report: { state, live, archivedAt } }: { report: Pick<DeskReport, 'state' | 'live' | 'archivedAt'> }) {
  if (archivedAt !== null) return <span className="state archived">Archived</span>
  switch (state) {
    case 'draft':
      return <span className="state draft">Draft</span>
    case 'live':
      return <span className="state live">Live</span>
    case 'changed':
      return <span className="state changed">Changed since {live ? editionName(live) : ''}</span>
    case 'withdrawn':
      return <span className="state withdrawn">Withdrawn</span>
  }
}

/** "2.1". */
export const editionName = ({ major, minor }: { major: number; minor: number }): string => `${major}.${minor}`
