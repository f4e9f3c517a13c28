import type { ReactElement } from 'react'
import { isoDate, longDate } from './dates.ts'

/** A day as readers and machines read it. */
export const Day = ({ at }: { at: number }): ReactElement => <time dateTime={isoDate(at)}>{longDate(at)}</time>
